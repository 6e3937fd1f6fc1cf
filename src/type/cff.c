/* cff.c - as much of the Compact Font Format (Adobe Technical Note 5176) as the press must know:
 * is a font keyed by CID, and which CID does each glyph of a subset have. Input is hostile. */
#include <string.h>

#include "type/type_int.h"

struct reader {
	const uint8_t *p;
	size_t n, at;
	bool bad;
};

static uint32_t read_number(struct reader *r, unsigned bytes)
{
	uint32_t value = 0;
	if (r->bad || bytes > 4 || r->n - r->at < bytes) {
		r->bad = true;
		return 0;
	}
	while (bytes-- > 0)
		value = value << 8 | r->p[r->at++];
	return value;
}

static void skip(struct reader *r, size_t bytes)
{
	if (r->bad || r->n - r->at < bytes)
		r->bad = true;
	else
		r->at += bytes;
}

/* An INDEX: count, size of offsets, offsets from 1, data. Leaves r after it, gives its first element. */
static struct reader read_index(struct reader *r)
{
	struct reader first = {.bad = true};
	uint32_t count = read_number(r, 2);
	if (r->bad || count == 0)
		return first;
	unsigned size = read_number(r, 1);
	uint32_t from = read_number(r, size), to = read_number(r, size), end = to;
	if (count > 1) {
		skip(r, (size_t)(count - 2) * size);
		end = read_number(r, size);
	}
	size_t data = r->at - 1; /* offset 1 is the first byte after the offsets */
	if (r->bad || size == 0 || from < 1 || to < from || end < to || end > r->n - data) {
		r->bad = true;
		return first;
	}
	r->at = data + end;
	return (struct reader){.p = r->p, .n = data + to, .at = data + from};
}

static void skip_real(struct reader *r)
{
	uint32_t byte;
	do
		byte = read_number(r, 1);
	while (!r->bad && (byte & 0x0F) != 0x0F && byte >> 4 != 0x0F);
}

/* An operand of a DICT whose first byte was b0. A real number counts as 0. */
static long read_operand(struct reader *r, uint32_t b0)
{
	if (b0 == 28)
		return (int16_t)read_number(r, 2);
	if (b0 == 29)
		return (int32_t)read_number(r, 4);
	if (b0 == 30)
		skip_real(r);
	if (b0 >= 32 && b0 <= 246)
		return (long)b0 - 139;
	if (b0 >= 247 && b0 <= 250)
		return ((long)b0 - 247) * 256 + (long)read_number(r, 1) + 108;
	if (b0 >= 251 && b0 <= 254)
		return -((long)b0 - 251) * 256 - (long)read_number(r, 1) - 108;
	return 0;
}

static bool dict_lookup(struct reader *r, enum cff_operator op, long *first_operand)
{
	long first = 0;
	bool has_operand = false;
	while (!r->bad && r->at < r->n) {
		uint32_t b = read_number(r, 1);
		if (b > 21) {
			long value = read_operand(r, b);
			first = has_operand ? first : value;
			has_operand = true;
			continue;
		}
		if (b == 12)
			b = 12 << 8 | read_number(r, 1);
		if (!r->bad && b == (uint32_t)op) {
			*first_operand = first;
			return true;
		}
		first = 0;
		has_operand = false;
	}
	return false;
}

bool cff_lookup(const uint8_t *cff, size_t n, enum cff_operator op, long *first_operand)
{
	struct reader r = {.p = cff, .n = n};
	skip(&r, 2);
	uint32_t header = read_number(&r, 1);
	if (r.bad || header > n)
		return false;
	r.at = header;
	read_index(&r); /* names */
	struct reader top = read_index(&r);
	return !r.bad && dict_lookup(&top, op, first_operand);
}

/* Ranges of formats 1 and 2: a first CID and how many follow it. */
static void read_ranges(struct reader *r, unsigned bytes_left, uint16_t *cids, size_t n_glyphs)
{
	for (size_t glyph = 1; glyph < n_glyphs && !r->bad;) {
		uint32_t cid = read_number(r, 2), left = read_number(r, bytes_left);
		for (uint32_t i = 0; i <= left && glyph < n_glyphs && !r->bad; i++)
			cids[glyph++] = (uint16_t)(cid + i);
	}
}

bool cff_read_cids(const uint8_t *cff, size_t n, uint16_t *cids, size_t n_glyphs)
{
	long offset = 0;
	if (n_glyphs == 0 || !cff_lookup(cff, n, CFF_CHARSET, &offset) || offset <= 2 || (size_t)offset >= n)
		return false; /* 0 to 2 are predefined charsets, which no CID-keyed font may use */
	struct reader r = {.p = cff, .n = n, .at = (size_t)offset};
	uint32_t format = read_number(&r, 1);
	cids[0] = 0;
	if (format == 0)
		for (size_t i = 1; i < n_glyphs; i++)
			cids[i] = (uint16_t)read_number(&r, 2);
	else if (format <= 2)
		read_ranges(&r, format, cids, n_glyphs);
	else
		r.bad = true;
	return !r.bad;
}
