/* utf8.c - code points in and out of UTF-8. Malformed input costs one byte and is never read past. */
#include "base/utf8_int.h"

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
	if (left > 2 && p[0] > 0xE0 && p[0] < 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
		*i += 3; /* Han, and always well formed */
		return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
	}
	++*i;
	if (p[0] < 0x80)
		return p[0];
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

/* Letters of one base, with whatever marks. */
static uint32_t fold_marks(uint32_t cp)
{
	static const struct {
		uint32_t first, last, plain;
	} ranges[] = {
		{0xE0, 0xE5, 'a'}, {0xE7, 0xE7, 'c'}, {0xE8, 0xEB, 'e'}, {0xEC, 0xEF, 'i'}, {0xF1, 0xF1, 'n'},
		{0xF2, 0xF6, 'o'}, {0xF8, 0xF8, 'o'}, {0xF9, 0xFC, 'u'}, {0xFD, 0xFD, 'y'}, {0xFF, 0xFF, 'y'},
		{0x100, 0x105, 'a'}, {0x106, 0x10D, 'c'}, {0x10E, 0x111, 'd'}, {0x112, 0x11B, 'e'},
		{0x11C, 0x123, 'g'}, {0x124, 0x127, 'h'}, {0x128, 0x131, 'i'}, {0x134, 0x135, 'j'},
		{0x136, 0x138, 'k'}, {0x139, 0x142, 'l'}, {0x143, 0x149, 'n'}, {0x14C, 0x151, 'o'},
		{0x154, 0x159, 'r'}, {0x15A, 0x161, 's'}, {0x162, 0x167, 't'}, {0x168, 0x173, 'u'},
		{0x174, 0x175, 'w'}, {0x176, 0x178, 'y'}, {0x179, 0x17E, 'z'}, {0x1A0, 0x1A1, 'o'},
		{0x1AF, 0x1B0, 'u'}, {0x1CD, 0x1CE, 'a'}, {0x1CF, 0x1D0, 'i'}, {0x1D1, 0x1D2, 'o'},
		{0x1D3, 0x1DC, 'u'}, {0x439, 0x439, 0x438}, {0x451, 0x451, 0x435}, {0x457, 0x457, 0x456},
		{0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'},
		{0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
	};
	for (size_t i = 0; cp >= 0xE0 && cp < 0x1F00 && i < sizeof ranges / sizeof *ranges; i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return ranges[i].plain;
	return cp;
}

/* Digits of other scripts. */
static uint32_t fold_digits(uint32_t cp)
{
	static const uint16_t zeros[] = {
		0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
		0xF20, 0x1040, 0x17E0, 0x1810,
	};
	for (size_t i = 0; cp >= 0x660 && cp < 0x1F00 && i < sizeof zeros / sizeof *zeros; i++)
		if (cp >= zeros[i] && cp < zeros[i] + 10u)
			return '0' + cp - zeros[i];
	return cp;
}

/* Letters and digits in the styles of formulas: bold, italic, of a typewriter. */
static uint32_t fold_style(uint32_t cp)
{
	if (cp >= 0x1D7CE && cp <= 0x1D7FF)
		return '0' + (cp - 0x1D7CE) % 10;
	return cp >= 0x1D400 && cp <= 0x1D6A3 ? 'a' + (cp - 0x1D400) % 26 : cp;
}

static uint32_t fold_width(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

static uint32_t fold_case(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) ||
	    (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
		return cp + 0x20;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp + 0x50;
	return cp < 0x100 ? cp : fold_pairs(cp);
}

uint32_t utf8_fold(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 0x20 : cp;
	if (cp >= 0x1F00 && cp < 0xFF01) /* Han and most others */
		return cp < 0x2F00 || (cp > 0x2FD5 && cp < 0xF900) ? cp : utf8_fold_han(cp);
	return cp >= 0x1D400 ? fold_style(cp) : fold_digits(fold_marks(fold_case(fold_width(cp))));
}

uint32_t utf8_alike_of(uint32_t folded)
{
	static const char greek[] = "ab..ezh.ik.mn.o.p..ty.x"; /* from alpha */
	static const char cyrillic[] = "a.b..e....k.mho.pcty.x...............si.j"; /* from a */
	uint32_t from = folded >= 0x430 ? 0x430 : 0x3B1;
	const char *table = folded >= 0x430 ? cyrillic : greek;
	size_t n = folded >= 0x430 ? sizeof cyrillic - 1 : sizeof greek - 1;
	char latin = folded - from < n ? table[folded - from] : '.';
	return latin == '.' ? folded : (uint32_t)latin;
}

bool utf8_is_capital(uint32_t cp)
{
	cp = fold_width(cp);
	return fold_case(cp) != cp;
}

bool utf8_is_utf16(const void *text, size_t n)
{
	const uint8_t *t = text;

	if (n >= 2 && ((t[0] == 0xFF && t[1] == 0xFE) || (t[0] == 0xFE && t[1] == 0xFF)))
		return true;
	return n >= 4 && (t[0] == 0) == (t[2] == 0) && (t[1] == 0) == (t[3] == 0) && (t[0] == 0) != (t[1] == 0);
}
