/* reading.c - text that was read, one character after the other. */
#include "base/gbk.h"
#include "base/utf8.h"
#include "verify/verify_int.h"

#include <stdlib.h>
#include <string.h>

enum { CAPACITY_FIRST = 256 };

uint32_t *reading_room(struct reading *r, size_t n)
{
	if (n > r->capacity - r->n) {
		if (n > SIZE_MAX / sizeof *r->v / 4 - r->n)
			mem_exhausted();
		r->capacity = 2 * (r->n + n) + CAPACITY_FIRST;
		r->v = mem_resize(r->v, r->capacity * sizeof *r->v);
	}
	return r->v + r->n;
}

void reading_add(struct reading *r, uint32_t cp)
{
	*reading_room(r, 1) = cp;
	r->n++;
}

void reading_add_utf8(struct reading *r, const char *s, size_t n)
{
	uint32_t *to = reading_room(r, n);
	for (size_t i = 0; i < n; r->n++)
		*to++ = utf8_next(s, n, &i);
}

/* `high`: which byte of two is the higher. */
static void add_utf16(struct reading *r, const uint8_t *s, size_t n, int high)
{
	uint32_t *to = reading_room(r, n / 2);
	for (size_t i = 0; i + 1 < n; i += 2) {
		uint32_t unit = (uint32_t)s[i + high] << 8 | s[i + 1 - high];
		if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < n) {
			uint32_t low = (uint32_t)s[i + 2 + high] << 8 | s[i + 3 - high];
			unit = 0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF));
			i += 2;
		}
		*to++ = unit;
		r->n++;
	}
}

void reading_add_utf16(struct reading *r, const uint8_t *s, size_t n)
{
	add_utf16(r, s, n, 0);
}

/* PDFDocEncoding is Latin 1 but for these. */
static uint32_t character_of(uint8_t byte)
{
	static const uint16_t low[] = {0x2D8, 0x2C7, 0x2C6, 0x2D9, 0x2DD, 0x2DB, 0x2DA, 0x2DC};
	static const uint16_t high[] = {
		0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192, 0x2044, 0x2039, 0x203A, 0x2212,
		0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x141,
		0x152, 0x160, 0x178, 0x17D, 0x131, 0x142, 0x153, 0x161, 0x17E, 0xFFFD, 0x20AC,
	};
	if (byte >= 0x18 && byte < 0x20)
		return low[byte - 0x18];
	return byte >= 0x80 && byte <= 0xA0 ? high[byte - 0x80] : byte;
}

void reading_add_string(struct reading *r, const uint8_t *s, size_t n)
{
	if (n >= 2 && ((s[0] == 0xFE && s[1] == 0xFF) || (s[0] == 0xFF && s[1] == 0xFE))) {
		add_utf16(r, s + 2, n - 2, s[0] == 0xFF);
	} else if (n >= 3 && s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF) {
		reading_add_utf8(r, (const char *)s + 3, n - 3);
	} else {
		uint32_t *to = reading_room(r, n);
		for (size_t i = 0; i < n; i++)
			to[i] = character_of(s[i]);
		r->n += n;
	}
}

void reading_add_part(struct reading *r, const struct reading *from, size_t start)
{
	size_t n = from->n - start;
	if (n == 0)
		return;
	memcpy(reading_room(r, n), from->v + start, n * sizeof *from->v);
	r->n += n;
}

/* ---- percent escapes ---- */

static size_t skip_blanks(const struct reading *r, size_t i)
{
	while (i < r->n && (r->v[i] == '\n' || r->v[i] == ' ' || r->v[i] == 0x200B))
		i++;
	return i;
}

static int hex_at(const struct reading *r, size_t i)
{
	uint32_t cp = i < r->n ? r->v[i] : 0;
	if (cp >= '0' && cp <= '9')
		return (int)(cp - '0');
	cp |= 0x20;
	return cp >= 'a' && cp <= 'f' ? (int)(cp - 'a' + 10) : -1;
}

/* The byte of "%E7" at *i, and *i behind it; -1: there is none. A page may break its line anywhere. */
static int escaped_byte(const struct reading *r, size_t *i)
{
	size_t sign = skip_blanks(r, *i);
	if (sign >= r->n || r->v[sign] != '%')
		return -1;
	size_t first = skip_blanks(r, sign + 1), second = skip_blanks(r, first + 1);
	int high = hex_at(r, first), low = hex_at(r, second);
	if (high < 0 || low < 0)
		return -1;
	*i = second + 1;
	return high << 4 | low;
}

/* The character whose bytes are escaped at *i, or what stands there. */
static uint32_t unescaped_at(const struct reading *r, enum escapes as, size_t *i)
{
	char bytes[4];
	size_t ends[4], n = 0, used = 0, at = *i;
	for (int byte; n < sizeof bytes && (byte = escaped_byte(r, &at)) >= 0; n++) {
		bytes[n] = (char)byte;
		ends[n] = at;
	}
	if (n == 0)
		return r->v[(*i)++];
	at = skip_blanks(r, at);
	if (n == 1 && as == ESCAPES_GBK && at < r->n && r->v[at] < 0x80) { /* "%E9F": letters need no escape */
		bytes[n] = (char)r->v[at];
		ends[n++] = at + 1;
	}
	uint32_t cp = as == ESCAPES_GBK ? gbk_next(bytes, n, &used) : utf8_next(bytes, n, &used);
	*i = ends[used - 1];
	return cp;
}

bool reading_add_unescaped(struct reading *to, const struct reading *from, enum escapes as)
{
	size_t n_before = to->n, i = 0;
	while (i < from->n && from->v[i] != '%')
		i++;
	if (i == from->n)
		return false;
	for (i = 0; i < from->n;)
		reading_add(to, unescaped_at(from, as, &i));
	return to->n - n_before < from->n;
}

void reading_clear(struct reading *r)
{
	r->n = 0;
}

void reading_drop(struct reading *r)
{
	free(r->v);
	*r = (struct reading){0};
}
