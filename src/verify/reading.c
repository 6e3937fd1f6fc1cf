/* reading.c - text that was read, one character after the other. */
#include "base/utf8.h"
#include "verify/verify_int.h"

void reading_add(struct reading *r, uint32_t cp)
{
	buf_add(&r->bytes, &cp, sizeof cp);
	r->v = (void *)r->bytes.data;
	r->n++;
}

void reading_add_utf8(struct reading *r, const char *s, size_t n)
{
	for (size_t i = 0; i < n;)
		reading_add(r, utf8_next(s, n, &i));
}

void reading_add_utf16(struct reading *r, const uint8_t *s, size_t n)
{
	for (size_t i = 0; i + 1 < n; i += 2) {
		uint32_t unit = (uint32_t)s[i] << 8 | s[i + 1];
		if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < n) {
			uint32_t low = (uint32_t)s[i + 2] << 8 | s[i + 3];
			unit = 0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF));
			i += 2;
		}
		reading_add(r, unit);
	}
}

void reading_add_string(struct reading *r, const uint8_t *s, size_t n)
{
	if (n >= 2 && s[0] == 0xFE && s[1] == 0xFF) {
		reading_add_utf16(r, s + 2, n - 2);
	} else if (n >= 3 && s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF) {
		reading_add_utf8(r, (const char *)s + 3, n - 3);
	} else {
		for (size_t i = 0; i < n; i++)
			reading_add(r, s[i]);
	}
}

void reading_add_part(struct reading *r, const struct reading *from, size_t start)
{
	if (from->n == start)
		return;
	buf_add(&r->bytes, from->v + start, (from->n - start) * sizeof *from->v);
	r->v = (void *)r->bytes.data;
	r->n += from->n - start;
}

void reading_clear(struct reading *r)
{
	buf_clear(&r->bytes);
	r->n = 0;
}

void reading_drop(struct reading *r)
{
	buf_drop(&r->bytes);
	*r = (struct reading){0};
}
