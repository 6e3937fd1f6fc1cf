/* fs_output.c - write beside the target, sync, rename: the old file stays whole until the new one is.
 *
 * What is not a regular file (standard output, /dev/full, a fifo) is written as it is. A
 * symbolic link is followed, so that the link stays one and its file is replaced. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
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
#define OUTPUTS_MOST 1024 /* at once in a process: a dossier's sheets take their names together */
#define LINKS_MOST 40
#define NAME_MOST 200   /* bytes of the target's name kept in the temporary one */

struct fs_output {
	int fd;
	int held_for;      /* the target, while fd is a file that waits for it; -1: nothing is held */
	int error;         /* the first errno; nothing is written after it */
	int slot;          /* in temporaries; -1 where the target is written directly */
	bool is_settled;   /* all bytes are on the disk */
	uint64_t bytes;
	size_t n_buffered;
	char target[PATH_MOST];
	uint8_t *buffer;   /* BUFFER_BYTES; NULL once settled */
};

/* Names of temporary files now on the disk, for a signal handler to remove. Each slot is written
 * before `in_use` is set and never moved, so a handler sees whole names only. */
static struct {
	volatile sig_atomic_t is_taken, in_use;
	char path[PATH_MOST];
} temporaries[OUTPUTS_MOST];

void fs_output_abandon_all(void)
{
	for (int i = 0; i < OUTPUTS_MOST; i++)
		if (temporaries[i].in_use)
			unlink(temporaries[i].path);
}

static int take_slot(void)
{
	for (int i = 0; i < OUTPUTS_MOST; i++)
		if (!temporaries[i].is_taken) {
			temporaries[i].is_taken = 1;
			return i;
		}
	return -1;
}

static void release_slot(int i)
{
	temporaries[i].in_use = 0;
	temporaries[i].is_taken = 0;
}

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

/* Six letters that no other process is likely to choose. */
static bool choose_letters(char out[7])
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
	uint8_t random[6];
	if (getentropy(random, sizeof random) != 0)
		return false;
	for (int i = 0; i < 6; i++)
		out[i] = letters[random[i] & 31];
	out[6] = '\0';
	return true;
}

/* Opens ".NAME.XXXXXX.tmp" beside the target; with open, not mkstemp, so that the umask holds. */
static int open_temporary(char path[PATH_MOST], const char *target)
{
	const char *name = fs_name_of(target);
	for (int tries = 0; tries < 100; tries++) {
		char letters[7];
		if (!choose_letters(letters))
			return -1;
		int n = snprintf(path, PATH_MOST, "%.*s.%.*s.%s.tmp", (int)(name - target), target,
		                 NAME_MOST, name, letters);
		if (n < 0 || n >= PATH_MOST) {
			errno = ENAMETOOLONG;
			return -1;
		}
		int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

static bool open_replacing(struct fs_output *o, const struct stat *old)
{
	o->slot = take_slot();
	if (o->slot < 0) {
		errno = EMFILE;
		return false;
	}
	o->fd = open_temporary(temporaries[o->slot].path, o->target);
	if (o->fd < 0) {
		release_slot(o->slot);
		return false;
	}
	temporaries[o->slot].in_use = 1;
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

bool fs_output_settle(struct fs_output *o)
{
	if (!o->is_settled) {
		flush(o);
		if (o->held_for >= 0)
			let_go(o);
		if (!o->error && o->slot >= 0 && fsync(o->fd) != 0)
			o->error = errno;
		if (o->fd != STDOUT_FILENO && close(o->fd) != 0 && !o->error)
			o->error = errno; /* network disks report a full quota here */
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
		ok = rename(temporaries[o->slot].path, o->target) == 0;
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
		release_slot(o->slot);
		sync_folder_of(o->target);
	}
	free(o);
	return true;
}

void fs_output_abandon(struct fs_output *o)
{
	if (!o)
		return;
	if (!o->is_settled && o->fd != STDOUT_FILENO)
		close(o->fd);
	if (o->held_for >= 0 && o->held_for != STDOUT_FILENO)
		close(o->held_for);
	if (o->slot >= 0) {
		unlink(temporaries[o->slot].path);
		release_slot(o->slot);
	}
	free(o->buffer);
	free(o);
}
