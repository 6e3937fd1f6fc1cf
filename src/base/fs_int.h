/* fs_int.h - what the files of the door to the disk share. */
#ifndef DOSSIER_BASE_FS_INT_H
#define DOSSIER_BASE_FS_INT_H

/* A temporary file in $TMPDIR or /tmp that has no name any more; -1 and errno on failure. */
int fs_open_unlinked(void);

#endif
