/* buf.c - growing bytes: capacity doubles, so that appending is cheap however small the pieces. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define CAPACITY_FIRST 64

uint8_t *buf_extend(struct buf *b, size_t n)
{
	if (n > SIZE_MAX / 2 - b->n)
		mem_exhausted();
	size_t needed = b->n + n;
	if (needed > b->capacity || !b->data) { /* NULL + 0 is undefined */
		size_t capacity = b->capacity * 2;
		if (capacity < CAPACITY_FIRST)
			capacity = CAPACITY_FIRST;
		if (capacity < needed)
			capacity = needed;
		b->data = mem_resize(b->data, capacity);
		b->capacity = capacity;
	}
	uint8_t *lent = b->data + b->n;
	b->n = needed;
	return lent;
}

void buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (n)
		memcpy(buf_extend(b, n), bytes, n);
}

void buf_add_byte(struct buf *b, int byte)
{
	*buf_extend(b, 1) = (uint8_t)byte;
}

void buf_add_string(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
	char small[256];
	va_list ap, again;
	va_start(ap, fmt);
	va_copy(again, ap);
	int n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if (n > 0 && (size_t)n < sizeof small) {
		buf_add(b, small, (size_t)n);
	} else if (n > 0) {
		char *to = (char *)buf_extend(b, (size_t)n + 1);
		vsnprintf(to, (size_t)n + 1, fmt, again);
		b->n--; /* the NUL */
	}
	va_end(again);
}

void buf_clear(struct buf *b)
{
	b->n = 0;
}

void buf_drop(struct buf *b)
{
	free(b->data);
	*b = (struct buf){0};
}
