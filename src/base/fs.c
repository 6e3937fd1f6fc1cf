/* fs.c - reading and paths. Output is in fs_output.c, the spool in fs_spool.c. */
#include "base/fs.h"
#include "base/fs_int.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- reading ---- */

bool fs_identify(struct fs_file *f)
{
	struct stat st;
	if (fstat(f->fd, &st) != 0)
		return false;
	if (!S_ISREG(st.st_mode)) {
		errno = EINVAL;
		return false;
	}
	f->bytes = (uint64_t)st.st_size;
	f->identity[0] = st.st_dev;
	f->identity[1] = st.st_ino;
	f->identity[2] = (uint64_t)st.st_mtim.tv_sec * 1000000000u + (uint64_t)st.st_mtim.tv_nsec;
	f->identity[3] = (uint64_t)st.st_size;
	return true;
}

bool fs_open(struct fs_file *f, const char *path)
{
	/* without O_NONBLOCK opening a fifo would wait for a writer */
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0)
		return false;
	*f = (struct fs_file){.fd = fd};
	if (fs_identify(f))
		return true;
	fs_close(f);
	errno = EINVAL;
	return false;
}

void fs_close(struct fs_file *f)
{
	/* a zeroed struct is a closed one too: no file of ours has descriptor 0 */
	if (f->fd > 0)
		close(f->fd);
	f->fd = -1;
}

bool fs_begins_with(const struct fs_file *f, const char *bytes, size_t n)
{
	char found[64];
	for (size_t at = 0, step; at < n; at += step) {
		step = n - at < sizeof found ? n - at : sizeof found;
		if (at + step > f->bytes || !fs_read_at(f, found, step, at) || memcmp(found, bytes + at, step) != 0)
			return false;
	}
	return true;
}

bool fs_read_at(const struct fs_file *f, void *to, size_t n, uint64_t offset)
{
	uint8_t *p = to;
	while (n > 0) {
		ssize_t got = pread(f->fd, p, n, (off_t)offset);
		if (got < 0 && errno == EINTR)
			continue;
		if (got == 0)
			errno = EIO;
		if (got <= 0)
			return false;
		p += got;
		n -= (size_t)got;
		offset += (uint64_t)got;
	}
	return true;
}

static bool read_stream(struct buf *b, int fd, size_t max_bytes)
{
	enum { WINDOW = 65536 };
	size_t start = b->n;
	for (;;) {
		ssize_t got = read(fd, buf_extend(b, WINDOW), WINDOW);
		b->n -= WINDOW - (size_t)(got > 0 ? got : 0);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0)
			return got == 0;
		if (b->n - start > max_bytes) {
			errno = EFBIG;
			return false;
		}
	}
}

bool fs_read_all(struct buf *b, const char *path, size_t max_bytes)
{
	struct fs_file f;
	if (strcmp(path, "-") == 0)
		return read_stream(b, STDIN_FILENO, max_bytes);
	if (!fs_open(&f, path))
		return false;
	bool ok = f.bytes <= max_bytes;
	if (ok) {
		ok = fs_read_at(&f, buf_extend(b, (size_t)f.bytes), (size_t)f.bytes, 0);
	} else {
		errno = EFBIG;
	}
	int kept = errno;
	fs_close(&f);
	errno = kept;
	return ok;
}

const void *fs_map(const char *path, size_t *n)
{
	struct fs_file f;
	if (!fs_open(&f, path))
		return NULL;
	void *p = mmap(NULL, (size_t)f.bytes, PROT_READ, MAP_PRIVATE, f.fd, 0); /* EINVAL if empty */
	int kept = errno;
	fs_close(&f);
	errno = kept;
	if (p == MAP_FAILED)
		return NULL;
	*n = (size_t)f.bytes;
	return p;
}

void fs_unmap(const void *p, size_t n)
{
	if (p)
		munmap((void *)(uintptr_t)p, n);
}

/* ---- paths ---- */

bool fs_exists(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0;
}

bool fs_is_folder(const char *path)
{
	struct stat st;
	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

bool fs_is_link(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0 && S_ISLNK(st.st_mode);
}

bool fs_is_same(const char *a, const char *b)
{
	struct stat x, y;
	return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

const char *fs_join(struct arena *a, const char *folder, const char *path)
{
	size_t n = strlen(folder);
	if (*path == '/' || n == 0 || strcmp(folder, ".") == 0)
		return arena_strdup(a, path);
	return arena_printf(a, folder[n - 1] == '/' ? "%s%s" : "%s/%s", folder, path);
}

const char *fs_name_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* What is written never overtakes what is read. */
static const char *tidy(struct arena *a, const char *path, bool is_below)
{
	char *out = arena_strndup(a, path, strlen(path)), *end = out + (*path == '/' && !is_below);
	for (size_t n; *path; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (n == 0 || (n == 1 && *path == '.'))
			continue;
		if (is_below && n == 2 && memcmp(path, "..", 2) == 0) {
			while (end > out && *--end != '/')
				;
			continue;
		}
		if (end > out && end[-1] != '/')
			*end++ = '/';
		memmove(end, path, n);
		end += n;
	}
	*end = '\0';
	return end > out ? out : ".";
}

const char *fs_tidy(struct arena *a, const char *path)
{
	return tidy(a, path, false);
}

const char *fs_tidy_below(struct arena *a, const char *path)
{
	return tidy(a, path, true);
}

const char *fs_real_place(struct arena *a, const char *path)
{
	const char *tidied = fs_tidy(a, path), *folder = tidied;
	char *real;
	do {
		if (strcmp(folder, ".") == 0 || strcmp(folder, "/") == 0)
			return tidied; /* it cannot be asked */
		folder = fs_folder_of(a, folder);
		real = realpath(folder, NULL);
	} while (!real);
	const char *rest = tidied + (strcmp(folder, ".") == 0 ? 0 : strlen(folder));
	const char *place = arena_printf(a, "%s/%s", strcmp(real, "/") == 0 ? "" : real, rest + (*rest == '/'));
	free(real);
	return place;
}

const char *fs_folder_of(struct arena *a, const char *path)
{
	size_t n = (size_t)(fs_name_of(path) - path);
	if (n == 0)
		return ".";
	while (n > 1 && path[n - 1] == '/')
		n--;
	return arena_strndup(a, path, n);
}

/* Bytes of `folder` with its slash if path lies below it, else 0. Both canonical. */
static size_t prefix_of(const char *folder, const char *path)
{
	size_t n = strlen(folder);
	if (strcmp(folder, "/") == 0)
		return 1;
	return strncmp(folder, path, n) == 0 && path[n] == '/' ? n + 1 : 0;
}

const char *fs_relative(struct arena *a, const char *folder, const char *path)
{
	char *from = realpath(folder, NULL), *to = realpath(path, NULL);
	const char *relative = NULL;
	if (from && to && strcmp(from, to) == 0) {
		relative = ".";
	} else if (from && to) {
		const char *up = "";
		while (!prefix_of(from, to)) {
			char *slash = strrchr(from, '/');
			slash[slash == from] = '\0'; /* the root keeps its slash */
			up = arena_printf(a, "../%s", up);
		}
		relative = arena_printf(a, "%s%s", up, to + prefix_of(from, to));
	}
	free(from);
	free(to);
	return relative;
}

bool fs_is_inside(const char *folder, const char *path)
{
	char *outer = realpath(folder, NULL), *inner = realpath(path, NULL);
	bool is_inside = outer && inner && (strcmp(outer, inner) == 0 || prefix_of(outer, inner) > 0);
	free(outer);
	free(inner);
	return is_inside;
}

bool fs_is_pattern_of_others(const char *path)
{
	glob_t found;
	bool is_itself = false, is_any = glob(path, GLOB_NOSORT, NULL, &found) == 0;
	for (size_t i = 0; is_any && i < found.gl_pathc; i++)
		is_itself |= strcmp(found.gl_pathv[i], path) == 0;
	if (is_any)
		globfree(&found);
	return is_any && !is_itself;
}

bool fs_remove(const char *path)
{
	return unlink(path) == 0;
}

bool fs_remove_folder(const char *path)
{
	return rmdir(path) == 0;
}

static bool write_all(int fd, const uint8_t *p, size_t n)
{
	while (n > 0) {
		ssize_t wrote = write(fd, p, n);
		if (wrote < 0 && errno != EINTR)
			return false;
		p += wrote > 0 ? wrote : 0;
		n -= wrote > 0 ? (size_t)wrote : 0;
	}
	return fsync(fd) == 0 || errno == EINVAL || errno == EROFS;
}

bool fs_write_new(const char *path, const void *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return false;
	bool ok = write_all(fd, bytes, n);
	int kept = errno;
	ok = close(fd) == 0 && ok;
	if (!ok)
		unlink(path);
	errno = ok ? 0 : kept;
	return ok;
}

bool fs_make_folder(const char *path)
{
	return mkdir(path, 0777) == 0;
}

bool fs_make_folders(const char *path)
{
	char part[4096];
	size_t n = strlen(path);
	if (n >= sizeof part) {
		errno = ENAMETOOLONG;
		return false;
	}
	for (size_t i = 1; i <= n; i++) {
		if (i < n && path[i] != '/')
			continue;
		memcpy(part, path, i);
		part[i] = '\0';
		if (!fs_make_folder(part) && errno != EEXIST)
			return false;
	}
	if (fs_is_folder(path))
		return true;
	errno = ENOTDIR;
	return false;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **fs_list(struct arena *a, const char *folder, size_t *n)
{
	const char **names = NULL;
	*n = 0;
	DIR *dir = opendir(folder);
	if (!dir)
		return NULL;
	for (struct dirent *e; (e = readdir(dir)) != NULL;)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			*ARENA_PUSH(a, names, *n) = arena_strdup(a, e->d_name);
	closedir(dir);
	if (!names)
		return arena_alloc(a, sizeof *names); /* empty, not failed */
	qsort(names, *n, sizeof *names, compare_names);
	return names;
}
