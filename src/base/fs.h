/* fs.h - the only door to the disk: read, spool, and write-then-rename.
 *
 * Functions that can fail return false and set errno; callers report with message_errno
 * and the path. Nothing here prints. */
#ifndef DOSSIER_BASE_FS_H
#define DOSSIER_BASE_FS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"

/* A file open for reading. Its identity tells whether it was changed between two openings. */
struct fs_file {
	int fd;
	uint64_t bytes;
	uint64_t identity[4]; /* device, inode, mtime in ns, size */
};

/* Regular files only (EINVAL for a folder, fifo or device; never blocks on one). */
bool fs_open(struct fs_file *f, const char *path);
/* These bytes as a file without a name, gone when it is closed; its identity is that of no other. */
bool fs_open_scratch(struct fs_file *f, const void *bytes, size_t n);
bool fs_extend_scratch(struct fs_file *f, const void *bytes, size_t n); /* more of them */
void fs_close(struct fs_file *f); /* a closed one is fine */
/* Exactly n bytes at offset, or false (EIO when the file is shorter). */
bool fs_read_at(const struct fs_file *f, void *to, size_t n, uint64_t offset);
/* Do its first n bytes read so? None of a shorter file do. */
bool fs_begins_with(const struct fs_file *f, const char *bytes, size_t n);
/* The whole file; false with EFBIG above max_bytes. "-" is standard input. */
bool fs_read_all(struct buf *b, const char *path, size_t max_bytes);

/* Read-only map of a whole file (fonts); NULL on failure. */
const void *fs_map(const char *path, size_t *n);
void fs_unmap(const void *p, size_t n);

/* ---- paths ---- */
bool fs_exists(const char *path);
bool fs_is_folder(const char *path);
bool fs_is_link(const char *path);
/* One file, by whatever names; false too if one of them is not there. */
bool fs_is_same(const char *a, const char *b);
/* One file, or what would become one: two spellings of a name at which nothing is yet, nor its folder. */
bool fs_is_same_place(const char *a, const char *b);
const char *fs_join(struct arena *a, const char *folder, const char *path); /* absolute path wins */
const char *fs_folder_of(struct arena *a, const char *path);                /* "." for a bare name */
/* "./a//b/./c/" to "a/b/c", without a look at the disk: ".." stays, for before it may be a link. */
const char *fs_tidy(struct arena *a, const char *path);
/* The same as a place below some folder: "../n/../t/c" and "/t/c" to "t/c"; nothing leads out of it. */
const char *fs_tidy_below(struct arena *a, const char *path);
/* The one name of a file in a folder that may not be there yet, links to those that are there followed. */
const char *fs_real_place(struct arena *a, const char *path);
const char *fs_name_of(const char *path);                                   /* after the last slash; lent */
/* `path` as seen from `folder` ("../x"), both made canonical first; NULL if one does not exist. */
const char *fs_relative(struct arena *a, const char *folder, const char *path);
/* Does `path`, symbolic links followed, lie in `folder`, or is it that? false too if it does not exist. */
bool fs_is_inside(const char *folder, const char *path);
/* Read as a shell's pattern, does the path name other files, and not itself? */
bool fs_is_pattern_of_others(const char *path);
/* A file that must not be there yet: EEXIST if it is, and it stays as it was. All or nothing. */
bool fs_write_new(const char *path, const void *bytes, size_t n);
/* The folder and all above it; one that is there is fine. false and errno: it cannot be made. */
bool fs_make_folders(const char *path);
/* EEXIST: there is something of that name. */
bool fs_make_folder(const char *path);
/* Names in a folder, sorted by bytes, without . and ..; NULL and *n = 0 on failure. */
const char **fs_list(struct arena *a, const char *folder, size_t *n);

/* A file that lines are added to: those of before stay if it goes on, but what stands behind the last whole
 * one. NULL and errno on failure. */
FILE *fs_open_lines(const char *path, bool goes_on);

/* ---- output: a temporary file beside the target, synced and renamed ---- */
struct fs_output;
/* "-" is standard output. NULL and errno on failure. */
struct fs_output *fs_output_new(const char *path);
/* Standard output, a device, a pipe: what is written there has nothing beside it. */
bool fs_is_stream(const char *path);
/* "-", "/dev/stdout" and its like. */
bool fs_is_stdout(const char *path);
/* One without a target, to be looked at and abandoned. NULL and errno on failure. */
struct fs_output *fs_output_new_proof(void);
/* Right after it was opened: what would go straight to a device, a pipe or standard output waits in an
 * unlinked temporary file until it is settled, so that it may still be abandoned. false and errno on
 * failure. */
bool fs_output_hold(struct fs_output *o);
/* What was written so far, read-only, for fs_unmap; before it is settled, of a file, a proof or what is held.
 * NULL on failure. */
const void *fs_output_map(struct fs_output *o, size_t *n);
/* Sticky: after a failure all later writes do nothing and commit fails with that errno. */
bool fs_output_write(struct fs_output *o, const void *bytes, size_t n);
uint64_t fs_output_bytes(const struct fs_output *o);
/* false where bytes go straight to a device, a pipe or standard output. */
bool fs_output_is_file(const struct fs_output *o);
/* Would the one be written over the other, by way of links? */
bool fs_output_meets(const struct fs_output *a, const struct fs_output *b);
/* Removes what killed processes left of this output and of those whose names begin like its own: temporary
 * files that no living process writes. */
void fs_output_sweep(const struct fs_output *o);
void fs_sweep(const char *path); /* the same of an output that would be there */
/* Flush and fsync; nothing more can be written. Of two files that belong together settle both, then
 * commit both: what can still fail is a rename. */
bool fs_output_settle(struct fs_output *o);
/* Settle if that was not done, rename over the target, fsync the folder; frees o either way. */
bool fs_output_commit(struct fs_output *o);
void fs_output_abandon(struct fs_output *o); /* the old file stays; NULL is fine */
/* Remove the temporary files of outputs not yet committed: async-signal-safe, for SIGINT and SIGTERM. */
void fs_output_abandon_all(void);

/* A file of an earlier build that this one has no more. */
bool fs_remove(const char *path);
bool fs_remove_folder(const char *path); /* one that is not empty stays */

/* ---- spool: re-encoded pictures wait here between darkroom and press, not in memory ---- */
struct fs_spool; /* an unlinked temporary file in $TMPDIR or /tmp; safe from several threads */
struct fs_spool *fs_spool_new(void);
void fs_spool_drop(struct fs_spool *s);
/* Appends n bytes in one piece and tells where they start. */
bool fs_spool_add(struct fs_spool *s, const void *bytes, size_t n, uint64_t *offset);
bool fs_spool_read(const struct fs_spool *s, void *to, size_t n, uint64_t offset);

#endif
