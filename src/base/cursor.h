/* cursor.h - bytes in memory, read as a file is: for libraries that ask for one by callbacks. All of it is
 * here, since those stand in modules, which a test may open without the whole floor below. */
#ifndef DOSSIER_BASE_CURSOR_H
#define DOSSIER_BASE_CURSOR_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct cursor {
	const uint8_t *bytes; /* lent */
	size_t n;
	uint64_t at; /* where the next are read; may be behind the last */
};

/* How many were left of them. */
static inline size_t cursor_read(struct cursor *c, void *to, size_t n)
{
	uint64_t rest = c->at < c->n ? c->n - c->at : 0;
	size_t got = n < rest ? n : (size_t)rest;
	if (got > 0)
		memcpy(to, c->bytes + c->at, got);
	c->at += got;
	return got;
}

/* As lseek; returns where it is then. */
static inline uint64_t cursor_seek(struct cursor *c, uint64_t offset, int whence)
{
	c->at = offset + (whence == SEEK_CUR ? c->at : whence == SEEK_END ? c->n : 0);
	return c->at;
}

#endif
