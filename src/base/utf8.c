/* utf8.c - code points in and out of UTF-8. Malformed input costs one byte and is never read past. */
#include "base/utf8.h"

/* How many bytes follow this lead byte, the bits it carries and the least code point it may make. */
struct lead {
	unsigned follow;
	uint32_t bits, least;
};

static struct lead lead_of(uint8_t byte)
{
	if (byte < 0x80)
		return (struct lead){0, byte, 0};
	if (byte >= 0xC2 && byte < 0xE0)
		return (struct lead){1, byte & 0x1Fu, 0x80};
	if (byte >= 0xE0 && byte < 0xF0)
		return (struct lead){2, byte & 0x0Fu, 0x800};
	if (byte >= 0xF0 && byte < 0xF5)
		return (struct lead){3, byte & 0x07u, 0x10000};
	return (struct lead){0, UTF8_BAD, 0};
}

static bool is_scalar(uint32_t cp)
{
	return cp <= 0x10FFFF && (cp < 0xD800 || cp > 0xDFFF);
}

static uint32_t scalar_or_replacement(uint32_t cp)
{
	return is_scalar(cp) ? cp : 0xFFFD;
}

uint32_t utf8_next(const char *s, size_t n, size_t *i)
{
	const uint8_t *p = (const uint8_t *)s + *i;
	size_t left = n - *i;
	if (left == 0)
		return UTF8_BAD;
	++*i;
	struct lead lead = lead_of(p[0]);
	if (lead.follow == 0)
		return lead.bits;
	if (lead.follow >= left)
		return UTF8_BAD;
	uint32_t cp = lead.bits;
	for (unsigned k = 1; k <= lead.follow; k++) {
		if ((p[k] & 0xC0) != 0x80)
			return UTF8_BAD;
		cp = cp << 6 | (p[k] & 0x3Fu);
	}
	if (cp < lead.least || !is_scalar(cp))
		return UTF8_BAD;
	*i += lead.follow;
	return cp;
}

size_t utf8_put(char out[4], uint32_t cp)
{
	cp = scalar_or_replacement(cp);
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	size_t n = cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	static const uint8_t mark[5] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t k = n - 1; k > 0; k--, cp >>= 6)
		out[k] = (char)(0x80 | (cp & 0x3F));
	out[0] = (char)(mark[n] | cp);
	return n;
}

size_t utf8_check(const char *s, size_t n)
{
	size_t i = 0;
	while (i < n) {
		size_t start = i;
		if (utf8_next(s, n, &i) == UTF8_BAD)
			return start;
	}
	return n;
}

size_t utf8_count(const char *s, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n; count++)
		utf8_next(s, n, &i);
	return count;
}

size_t utf8_to_utf16(uint16_t out[2], uint32_t cp)
{
	cp = scalar_or_replacement(cp);
	if (cp < 0x10000) {
		out[0] = (uint16_t)cp;
		return 1;
	}
	out[0] = (uint16_t)(0xD800 + ((cp - 0x10000) >> 10));
	out[1] = (uint16_t)(0xDC00 + ((cp - 0x10000) & 0x3FF));
	return 2;
}

/* ---- comparing ---- */

/* Blocks where capital and small letter follow each other: the capital is the even one, or the odd. */
static uint32_t fold_pairs(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} blocks[] = {
		{0x100, 0x137}, {0x139, 0x148}, {0x14A, 0x177}, {0x179, 0x17E}, {0x460, 0x481},
		{0x48A, 0x4BF}, {0x4D0, 0x52F}, {0x1E00, 0x1E95}, {0x1EA0, 0x1EFF},
	};
	for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
		if (cp >= blocks[i].first && cp <= blocks[i].last)
			return (cp - blocks[i].first) % 2 == 0 ? cp + 1 : cp;
	return cp;
}

uint32_t utf8_fold(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
	    (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
		return cp + 0x20;
	if (cp == 0x401 || cp == 0x451)
		return 0x435;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp + 0x50;
	return cp < 0x100 ? cp : fold_pairs(cp);
}
