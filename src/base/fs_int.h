/* fs_int.h - what the files of the door to the disk share. */
#ifndef DOSSIER_BASE_FS_INT_H
#define DOSSIER_BASE_FS_INT_H

#include <stdbool.h>

#include "base/fs.h"

/* fs.c: size and identity of what f->fd is. false: no regular file (EINVAL), or errno. */
bool fs_identify(struct fs_file *f);
/* A temporary file in $TMPDIR or /tmp that has no name any more; -1 and errno on failure. */
int fs_open_unlinked(void);

/* ---- fs_temporary.c: a file beside a target, until it takes its name ---- */
/* Its descriptor, to be kept open as long as it is there; -1 and errno on failure. */
int temporary_open(int *slot, const char *target);
bool temporary_rename(int slot, const char *target);
void temporary_release(int slot); /* it was renamed */
void temporary_remove(int slot);
void temporary_sweep(const char *target); /* see fs_output_sweep */

#endif
