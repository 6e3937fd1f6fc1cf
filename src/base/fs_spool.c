/* fs_spool.c - an unlinked temporary file: gone with the process, however it ends. */
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/fs_int.h"

struct fs_spool {
	int fd;
	pthread_mutex_t lock; /* of end */
	uint64_t end;
};

int fs_open_unlinked(void)
{
	/* base reads the environment here and nowhere else: POSIX names TMPDIR for this */
	const char *folder = getenv("TMPDIR");
	if (!folder || !*folder)
		folder = "/tmp";
	char path[4096];
	int n = snprintf(path, sizeof path, "%s/dossier-XXXXXX", folder);
	if (n < 0 || (size_t)n >= sizeof path) {
		errno = ENAMETOOLONG;
		return -1;
	}
	int fd = mkstemp(path); /* mode 0600: evidence is nobody else's */
	if (fd >= 0)
		unlink(path);
	return fd;
}

static bool write_at(int fd, const void *bytes, size_t n, uint64_t at)
{
	for (const uint8_t *p = bytes; n > 0;) {
		ssize_t wrote = pwrite(fd, p, n, (off_t)at);
		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote <= 0)
			return false;
		p += wrote;
		n -= (size_t)wrote;
		at += (uint64_t)wrote;
	}
	return true;
}

bool fs_open_scratch(struct fs_file *f, const void *bytes, size_t n)
{
	int fd = fs_open_unlinked();
	if (fd < 0)
		return false;
	*f = (struct fs_file){.fd = fd};
	if (write_at(fd, bytes, n, 0) && fs_identify(f))
		return true;
	int trouble = errno;
	fs_close(f);
	errno = trouble;
	return false;
}

bool fs_extend_scratch(struct fs_file *f, const void *bytes, size_t n)
{
	return write_at(f->fd, bytes, n, f->bytes) && fs_identify(f);
}

struct fs_spool *fs_spool_new(void)
{
	int fd = fs_open_unlinked();
	if (fd < 0)
		return NULL;
	struct fs_spool *s = mem_alloc(sizeof *s);
	*s = (struct fs_spool){.fd = fd, .lock = PTHREAD_MUTEX_INITIALIZER};
	return s;
}

void fs_spool_drop(struct fs_spool *s)
{
	if (!s)
		return;
	close(s->fd);
	pthread_mutex_destroy(&s->lock);
	free(s);
}

bool fs_spool_add(struct fs_spool *s, const void *bytes, size_t n, uint64_t *offset)
{
	/* the place is taken under the lock, the bytes are written outside of it */
	pthread_mutex_lock(&s->lock);
	uint64_t at = s->end;
	s->end += n;
	pthread_mutex_unlock(&s->lock);
	*offset = at;
	return write_at(s->fd, bytes, n, at);
}

bool fs_spool_read(const struct fs_spool *s, void *to, size_t n, uint64_t offset)
{
	struct fs_file f = {.fd = s->fd};
	return fs_read_at(&f, to, n, offset);
}
