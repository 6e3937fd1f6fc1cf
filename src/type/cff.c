/* cff.c - reading the Compact Font Format (Adobe Technical Note 5176): its INDEX and DICT structures
 * and the charset, as much as cutting a subset needs. Input is hostile. */
#include <string.h>

#include "type/cff.h"

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

static uint32_t offset_at(const struct cff_index *x, uint32_t i)
{
	struct reader r = {.p = x->offsets, .n = ((size_t)x->count + 1) * x->size, .at = (size_t)i * x->size};
	return read_number(&r, x->size);
}

bool cff_read_index(struct cff_index *out, struct cff_span cff, size_t at, size_t *end)
{
	struct reader r = {.p = cff.p, .n = cff.n, .at = at, .bad = at > cff.n};
	*out = (struct cff_index){.count = read_number(&r, 2)};
	*end = r.at;
	if (r.bad || out->count == 0)
		return !r.bad;
	out->size = read_number(&r, 1);
	size_t n_offsets = ((size_t)out->count + 1) * out->size;
	if (r.bad || out->size < 1 || out->size > 4 || n_offsets > cff.n - r.at)
		return false;
	out->offsets = cff.p + r.at;
	out->data = out->offsets + n_offsets;
	out->n_data = offset_at(out, out->count) - 1u; /* offsets count from 1 */
	size_t left = cff.n - r.at - n_offsets;
	*end = r.at + n_offsets + out->n_data;
	return out->n_data <= left;
}

struct cff_span cff_element(const struct cff_index *x, uint32_t i)
{
	if (i >= x->count)
		return (struct cff_span){0};
	uint32_t from = offset_at(x, i), to = offset_at(x, i + 1);
	if (from < 1 || to < from || to - 1u > x->n_data)
		return (struct cff_span){0};
	return (struct cff_span){x->data + from - 1, to - from};
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

bool cff_lookup(struct cff_span dict, enum cff_operator op, struct cff_entry *out)
{
	struct reader r = {.p = dict.p, .n = dict.n};
	struct cff_entry e = {.raw = {dict.p, 0}};
	for (size_t n = 0; !r.bad && r.at < r.n;) {
		uint32_t b = read_number(&r, 1);
		if (b > 21) {
			long value = read_operand(&r, b);
			if (n < 2)
				e.operand[n++] = value;
			continue;
		}
		if (b == 12)
			b = 12 << 8 | read_number(&r, 1);
		if (!r.bad && b == (uint32_t)op) {
			e.raw.n = (size_t)(dict.p + r.at - e.raw.p);
			*out = e;
			return true;
		}
		e = (struct cff_entry){.raw = {dict.p + r.at, 0}};
		n = 0;
	}
	return false;
}

bool cff_open(struct cff_font *f, struct cff_span cff)
{
	struct cff_index names, tops, strings;
	size_t at;
	*f = (struct cff_font){.all = cff};
	if (cff.n < 4 || !cff_read_index(&names, cff, cff.p[2], &at) || !cff_read_index(&tops, cff, at, &at) ||
	    !cff_read_index(&strings, cff, at, &at) || !cff_read_index(&f->global, cff, at, &at))
		return false;
	f->top = cff_element(&tops, 0);
	return f->top.p != NULL;
}

bool cff_is_cid(struct cff_span cff)
{
	struct cff_font f;
	struct cff_entry e;
	return cff_open(&f, cff) && cff_lookup(f.top, CFF_ROS, &e);
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

bool cff_read_cids(struct cff_span cff, uint16_t *cids, size_t n_glyphs)
{
	struct cff_font f;
	struct cff_entry e;
	if (n_glyphs == 0 || !cff_open(&f, cff) || !cff_lookup(f.top, CFF_CHARSET, &e))
		return false;
	if (e.operand[0] <= 2 || (size_t)e.operand[0] >= cff.n)
		return false; /* 0 to 2 are predefined charsets, which no CID-keyed font may use */
	struct reader r = {.p = cff.p, .n = cff.n, .at = (size_t)e.operand[0]};
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
