/* buf.h - a growing run of bytes. Zero-initialise it; appending never fails (see arena.h). */
#ifndef DOSSIER_BASE_BUF_H
#define DOSSIER_BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

struct buf {
	uint8_t *data;
	size_t n;        /* bytes in use */
	size_t capacity; /* bytes allocated */
};

void buf_add(struct buf *b, const void *bytes, size_t n);
void buf_add_byte(struct buf *b, int byte);
void buf_add_string(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
uint8_t *buf_extend(struct buf *b, size_t n); /* n more bytes, uninitialised; lent */
void buf_clear(struct buf *b);                /* keeps the memory */
void buf_drop(struct buf *b);                 /* frees and zeroes it */

#endif
