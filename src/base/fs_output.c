/* fs_output.c - write beside the target, sync, rename: the old file stays whole until the new one is.
 *
 * What is not a regular file (standard output, /dev/full, a fifo) is written as it is. A
 * symbolic link is followed, so that the link stays one and its file is replaced. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_int.h"

#define PATH_MOST 4096
#define BUFFER_BYTES ((size_t)256 << 10)
#define LINKS_MOST 40

struct fs_output {
	int fd;
	int held_for;      /* the target, while fd is a file that waits for it; -1: nothing is held */
	int error;         /* the first errno; nothing is written after it */
	int slot;          /* of its temporary file; -1 where the target is written directly */
	bool is_settled;   /* all bytes are on the disk */
	uint64_t bytes;
	size_t n_buffered;
	char target[PATH_MOST];
	uint8_t *buffer;   /* BUFFER_BYTES; NULL once settled */
};

/* ---- opening ---- */

/* /dev/stdout and its like lead here: a file that is open already, by whatever name. */
static bool is_descriptor(const char *path)
{
	return strncmp(path, "/proc/", 6) == 0 || strncmp(path, "/dev/fd/", 8) == 0;
}

/* Where the chain of links that starts at `path` ends, whether or not something is there. */
static bool follow_links(char target[PATH_MOST], const char *path)
{
	if (snprintf(target, PATH_MOST, "%s", path) >= PATH_MOST) {
		errno = ENAMETOOLONG;
		return false;
	}
	for (int i = 0; i < LINKS_MOST && !is_descriptor(target); i++) {
		char link[PATH_MOST];
		ssize_t n = readlink(target, link, sizeof link - 1);
		if (n < 0)
			return true; /* no link, or nothing */
		link[n] = '\0';
		size_t folder = link[0] == '/' ? 0 : (size_t)(fs_name_of(target) - target);
		if (folder + (size_t)n >= PATH_MOST) {
			errno = ENAMETOOLONG;
			return false;
		}
		memcpy(target + folder, link, (size_t)n + 1);
	}
	errno = ELOOP;
	return is_descriptor(target);
}

/* Cuts the name off, and tells what is left: "." and "/" are always there. */
static const char *cut_name(char *path)
{
	size_t n = (size_t)(fs_name_of(path) - path);
	while (n > 1 && path[n - 1] == '/')
		n--;
	path[n] = '\0';
	return *path ? path : ".";
}

bool fs_is_same_place(const char *a, const char *b)
{
	char x[PATH_MOST], y[PATH_MOST];
	if (strcmp(a, b) == 0 || fs_is_same(a, b))
		return true;
	if (!follow_links(x, a) || !follow_links(y, b))
		return false;
	while (strcmp(fs_name_of(x), fs_name_of(y)) == 0) { /* of folders that are not there yet, too */
		const char *folder = cut_name(x), *other = cut_name(y);
		if (strcmp(folder, other) == 0 || fs_is_same(folder, other))
			return true;
		if (fs_exists(folder) || fs_exists(other))
			break;
	}
	return false;
}

bool fs_is_stream(const char *path)
{
	char target[PATH_MOST];
	struct stat st;
	if (strcmp(path, "-") == 0)
		return true;
	if (!follow_links(target, path) || stat(path, &st) != 0)
		return false;
	return is_descriptor(target) || !(S_ISREG(st.st_mode) || S_ISDIR(st.st_mode));
}

bool fs_is_stdout(const char *path)
{
	char target[PATH_MOST];
	struct stat st, out;
	if (strcmp(path, "-") == 0)
		return true;
	return follow_links(target, path) && is_descriptor(target) && stat(path, &st) == 0
		&& fstat(STDOUT_FILENO, &out) == 0 && st.st_dev == out.st_dev && st.st_ino == out.st_ino;
}

static bool open_replacing(struct fs_output *o, const struct stat *old)
{
	o->fd = temporary_open(&o->slot, o->target);
	if (o->fd < 0)
		return false;
	if (old)
		(void)!fchmod(o->fd, old->st_mode & 0777); /* as it was; not worth failing for */
	return true;
}

static bool open_target(struct fs_output *o, const char *path)
{
	struct stat st;
	o->slot = -1;
	if (!path) {
		o->fd = fs_open_unlinked();
		return o->fd >= 0;
	}
	if (strcmp(path, "-") == 0) {
		o->fd = STDOUT_FILENO;
		return true;
	}
	if (!follow_links(o->target, path))
		return false;
	if (stat(path, &st) != 0)
		return errno == ENOENT && open_replacing(o, NULL);
	if (S_ISREG(st.st_mode) && !is_descriptor(o->target))
		return access(path, W_OK) == 0 && open_replacing(o, &st); /* a file made read-only stays */
	o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	return o->fd >= 0;
}

/* path NULL: a proof */
static struct fs_output *open_output(const char *path)
{
	struct fs_output *o = mem_alloc(sizeof *o);
	memset(o, 0, sizeof *o);
	o->held_for = -1;
	if (open_target(o, path)) {
		o->buffer = mem_alloc(BUFFER_BYTES);
		return o;
	}
	int kept = errno;
	free(o);
	errno = kept;
	return NULL;
}

struct fs_output *fs_output_new(const char *path)
{
	return open_output(path);
}

struct fs_output *fs_output_new_proof(void)
{
	return open_output(NULL);
}

/* ---- writing ---- */

static void write_through(struct fs_output *o, const uint8_t *p, size_t n)
{
	while (n > 0 && !o->error) {
		ssize_t wrote = write(o->fd, p, n);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0) {
			o->error = wrote < 0 ? errno : EIO;
			return;
		}
		p += wrote;
		n -= (size_t)wrote;
	}
}

static void flush(struct fs_output *o)
{
	write_through(o, o->buffer, o->n_buffered);
	o->n_buffered = 0;
}

bool fs_output_write(struct fs_output *o, const void *bytes, size_t n)
{
	o->bytes += n;
	if (n >= BUFFER_BYTES) {
		flush(o);
		write_through(o, bytes, n);
	} else {
		if (o->n_buffered + n > BUFFER_BYTES)
			flush(o);
		memcpy(o->buffer + o->n_buffered, bytes, n);
		o->n_buffered += n;
	}
	if (o->error)
		errno = o->error;
	return !o->error;
}

uint64_t fs_output_bytes(const struct fs_output *o)
{
	return o->bytes;
}

bool fs_output_is_file(const struct fs_output *o)
{
	return o->slot >= 0;
}

static bool stat_folder_of(struct stat *st, const char *target)
{
	char folder[PATH_MOST];
	snprintf(folder, sizeof folder, "%.*s", (int)(fs_name_of(target) - target), target);
	return stat(*folder ? folder : ".", st) == 0;
}

bool fs_output_meets(const struct fs_output *a, const struct fs_output *b)
{
	struct stat x, y;
	return a->slot >= 0 && b->slot >= 0 && strcmp(fs_name_of(a->target), fs_name_of(b->target)) == 0
		&& stat_folder_of(&x, a->target) && stat_folder_of(&y, b->target) && x.st_dev == y.st_dev
		&& x.st_ino == y.st_ino;
}

void fs_output_sweep(const struct fs_output *o)
{
	if (o->slot >= 0)
		temporary_sweep(o->target);
}

void fs_sweep(const char *path)
{
	char target[PATH_MOST];
	if (follow_links(target, path))
		temporary_sweep(target);
}

/* ---- holding back, and reading again ---- */

bool fs_output_hold(struct fs_output *o)
{
	int fd = o->slot < 0 ? fs_open_unlinked() : -1;
	if (fd >= 0) {
		o->held_for = o->fd;
		o->fd = fd;
	}
	return o->slot >= 0 || fd >= 0;
}

const void *fs_output_map(struct fs_output *o, size_t *n)
{
	flush(o);
	*n = (size_t)o->bytes;
	errno = o->error;
	void *p = o->error ? MAP_FAILED : mmap(NULL, *n, PROT_READ, MAP_PRIVATE, o->fd, 0);
	return p == MAP_FAILED ? NULL : p;
}

/* What was held goes on to its target. */
static void let_go(struct fs_output *o)
{
	struct fs_file held = {.fd = o->fd, .bytes = o->bytes};
	o->fd = o->held_for;
	o->held_for = -1;
	for (uint64_t at = 0; at < held.bytes && !o->error;) {
		size_t n = held.bytes - at < BUFFER_BYTES ? (size_t)(held.bytes - at) : BUFFER_BYTES;
		if (fs_read_at(&held, o->buffer, n, at))
			write_through(o, o->buffer, n);
		else
			o->error = errno;
		at += n;
	}
	close(held.fd);
}

/* ---- the end ---- */

/* Network disks report a full quota when a file is closed. A temporary one stays open, for its lock. */
static bool close_written(const struct fs_output *o)
{
	int fd = o->slot >= 0 ? fcntl(o->fd, F_DUPFD_CLOEXEC, 0) : o->fd;
	return fd < 0 || fd == STDOUT_FILENO || close(fd) == 0;
}

bool fs_output_settle(struct fs_output *o)
{
	if (!o->is_settled) {
		flush(o);
		if (o->held_for >= 0)
			let_go(o);
		if (!o->error && o->slot >= 0 && fsync(o->fd) != 0)
			o->error = errno;
		if (!close_written(o) && !o->error)
			o->error = errno;
		o->is_settled = true;
		free(o->buffer);
		o->buffer = NULL;
	}
	if (o->error)
		errno = o->error;
	return !o->error;
}

/* So that the new name outlives a power cut. Disks that cannot sync a folder lose nothing by it. */
static void sync_folder_of(char *target)
{
	char *name = target + (fs_name_of(target) - target);
	*name = '\0';
	int fd = open(*target ? target : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

bool fs_output_commit(struct fs_output *o)
{
	bool ok = fs_output_settle(o);
	if (ok && o->slot >= 0) {
		ok = temporary_rename(o->slot, o->target);
		if (!ok)
			o->error = errno;
	}
	if (!ok) {
		int kept = o->error;
		fs_output_abandon(o);
		errno = kept;
		return false;
	}
	if (o->slot >= 0) {
		temporary_release(o->slot);
		close(o->fd);
		sync_folder_of(o->target);
	}
	free(o);
	return true;
}

void fs_output_abandon(struct fs_output *o)
{
	if (!o)
		return;
	if (o->slot >= 0)
		temporary_remove(o->slot);
	if ((!o->is_settled || o->slot >= 0) && o->fd != STDOUT_FILENO)
		close(o->fd);
	if (o->held_for >= 0 && o->held_for != STDOUT_FILENO)
		close(o->held_for);
	free(o->buffer);
	free(o);
}
