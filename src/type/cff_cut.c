/* cff_cut.c - a subset of a CID-keyed CFF font, which is what Noto Sans CJK is.
 *
 * hb-subset can do it, and does where this gives up, but it takes 7 ms for 800 glyphs because it has
 * layout, hints and shared subroutines to think of; copying outlines takes a tenth of that, and a
 * dossier has two such fonts. All Font DICTs stay, each with its widths only. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "type/cff.h"

#define MOST_DICTS 256

struct source {
	struct cff_font font;
	struct cff_index charstrings, dicts;
	struct cff_index locals[MOST_DICTS];
	struct cff_span privates[MOST_DICTS];
	struct cff_span select;
	uint32_t dict_range; /* where the last search in `select` ended */
};

struct cut {
	struct buf charset, select, charstrings, dicts, privates;
	uint32_t *ends; /* of the charstrings */
	size_t n_glyphs;
};

/* ---- reading ---- */

static struct cff_span span_from(struct cff_span all, long offset)
{
	if (offset <= 0 || (size_t)offset >= all.n)
		return (struct cff_span){0};
	return (struct cff_span){all.p + offset, all.n - (size_t)offset};
}

static bool open_dict(struct source *s, uint32_t i)
{
	struct cff_entry e, subrs;
	size_t end;
	if (!cff_lookup(cff_element(&s->dicts, i), CFF_PRIVATE, &e))
		return false;
	struct cff_span private = span_from(s->font.all, e.operand[1]);
	if (!private.p || e.operand[0] < 0 || (size_t)e.operand[0] > private.n)
		return false;
	s->privates[i] = (struct cff_span){private.p, (size_t)e.operand[0]};
	if (!cff_lookup(s->privates[i], CFF_SUBRS, &subrs))
		return true;
	struct cff_span local = span_from(private, subrs.operand[0]);
	return local.p && cff_read_index(&s->locals[i], local, 0, &end);
}

static bool open_source(struct source *s, struct cff_span cff)
{
	struct cff_entry ros, charstrings, dicts, select;
	size_t end;
	if (!cff_open(&s->font, cff) || !cff_lookup(s->font.top, CFF_ROS, &ros) ||
	    !cff_lookup(s->font.top, CFF_CHARSTRINGS, &charstrings) ||
	    !cff_lookup(s->font.top, CFF_FD_ARRAY, &dicts) || !cff_lookup(s->font.top, CFF_FD_SELECT, &select))
		return false;
	if (charstrings.operand[0] <= 0 || dicts.operand[0] <= 0 ||
	    !cff_read_index(&s->charstrings, cff, (size_t)charstrings.operand[0], &end) ||
	    !cff_read_index(&s->dicts, cff, (size_t)dicts.operand[0], &end) || s->dicts.count > MOST_DICTS)
		return false;
	s->select = span_from(cff, select.operand[0]);
	bool ok = s->select.p != NULL;
	for (uint32_t i = 0; ok && i < s->dicts.count; i++)
		ok = open_dict(s, i);
	return ok;
}

static uint32_t get16(const uint8_t *p)
{
	return (uint32_t)p[0] << 8 | p[1];
}

/* Format 3: ranges of a first glyph and a Font DICT, closed by one more glyph. Glyphs are asked in
 * ascending order, so the search goes on where it ended. */
static int find_in_ranges(struct source *s, uint32_t glyph)
{
	if (s->select.n < 3)
		return -1;
	uint32_t count = get16(s->select.p + 1);
	if (s->select.n < 5 + 3 * (size_t)count)
		return -1;
	for (; s->dict_range < count; s->dict_range++) {
		const uint8_t *range = s->select.p + 3 + 3 * (size_t)s->dict_range;
		if (glyph < get16(range + 3))
			return glyph >= get16(range) ? range[2] : -1;
	}
	return -1;
}

static int find_dict(struct source *s, uint32_t glyph)
{
	int dict = -1;
	if (s->select.p[0] == 3)
		dict = find_in_ranges(s, glyph);
	else if (s->select.p[0] == 0 && glyph + 1 < s->select.n)
		dict = s->select.p[1 + glyph];
	return dict < (int)s->dicts.count ? dict : -1;
}

/* ---- writing ---- */

static void put(struct buf *b, uint32_t value, unsigned bytes)
{
	while (bytes-- > 0)
		buf_add_byte(b, (int)(value >> 8 * bytes & 0xFF));
}

/* As an operand that is always five bytes long. */
static void put_operand(struct buf *b, uint32_t value)
{
	buf_add_byte(b, 29);
	put(b, value, 4);
}

static void put_operator(struct buf *b, enum cff_operator op)
{
	put(b, (uint32_t)op, op > 0xFF ? 2 : 1);
}

static void put_raw(struct buf *b, struct cff_span dict, enum cff_operator op)
{
	struct cff_entry e;
	if (cff_lookup(dict, op, &e))
		buf_add(b, e.raw.p, e.raw.n);
}

/* An INDEX whose elements end at these offsets in `data`. */
static void put_index(struct buf *b, const struct buf *data, const uint32_t *ends, size_t count)
{
	unsigned size = data->n < 0xFF ? 1 : data->n < 0xFFFF ? 2 : data->n < 0xFFFFFF ? 3 : 4;
	put(b, (uint32_t)count, 2);
	buf_add_byte(b, (int)size);
	put(b, 1, size);
	for (size_t i = 0; i < count; i++)
		put(b, ends[i] + 1, size);
	buf_add(b, data->data, data->n);
}

static void put_index_of_one(struct buf *b, const struct buf *data)
{
	uint32_t end = (uint32_t)data->n;
	put_index(b, data, &end, 1);
}

static bool add_glyph(struct cut *c, struct source *s, uint32_t glyph, uint16_t cid)
{
	int dict = find_dict(s, glyph);
	struct cff_span code = cff_element(&s->charstrings, glyph);
	if (dict < 0 || !code.p || !charstring_flatten(&c->charstrings, code, &s->font.global, &s->locals[dict]))
		return false;
	if (c->n_glyphs > 0)
		put(&c->charset, cid, 2); /* .notdef's is not written */
	buf_add_byte(&c->select, dict);
	c->ends[c->n_glyphs++] = (uint32_t)c->charstrings.n;
	return true;
}

/* Widths only: the rest serves hints. Never empty, which some readers would not like. */
static void put_private(struct buf *b, struct cff_span private)
{
	size_t start = b->n;
	put_raw(b, private, CFF_DEFAULT_WIDTH);
	put_raw(b, private, CFF_NOMINAL_WIDTH);
	if (b->n == start) {
		put_operand(b, 0);
		put_operator(b, CFF_DEFAULT_WIDTH);
	}
}

/* Font DICTs and their Private DICTs, which will start at `private_at`. Their size does not depend on it. */
static void make_dicts(struct cut *c, const struct source *s, size_t private_at)
{
	uint32_t ends[MOST_DICTS];
	struct buf dicts = {0};
	buf_clear(&c->dicts);
	buf_clear(&c->privates);
	for (uint32_t i = 0; i < s->dicts.count; i++) {
		size_t start = c->privates.n;
		put_private(&c->privates, s->privates[i]);
		put_raw(&dicts, cff_element(&s->dicts, i), CFF_FONT_MATRIX);
		put_operand(&dicts, (uint32_t)(c->privates.n - start));
		put_operand(&dicts, (uint32_t)(private_at + start));
		put_operator(&dicts, CFF_PRIVATE);
		ends[i] = (uint32_t)dicts.n;
	}
	put_index(&c->dicts, &dicts, ends, s->dicts.count);
	buf_drop(&dicts);
}

enum part { PART_CHARSET, PART_SELECT, PART_CHARSTRINGS, PART_DICTS, PARTS };

static void make_top(struct buf *top, const struct source *s, const size_t at[PARTS])
{
	static const enum cff_operator operators[PARTS] = {CFF_CHARSET, CFF_FD_SELECT, CFF_CHARSTRINGS,
	                                                   CFF_FD_ARRAY};
	put_operand(top, 391); /* the two strings of make_head */
	put_operand(top, 392);
	put_operand(top, 0);
	put_operator(top, CFF_ROS);
	put_raw(top, s->font.top, CFF_FONT_MATRIX);
	put_raw(top, s->font.top, CFF_BOX);
	put_operand(top, 0x10000);
	put_operator(top, CFF_CID_COUNT);
	for (int i = 0; i < PARTS; i++) {
		put_operand(top, (uint32_t)at[i]);
		put_operator(top, operators[i]);
	}
}

/* All that stands before the parts; its size does not depend on where they are. */
static void make_head(struct buf *out, const struct source *s, const size_t at[PARTS])
{
	static const uint32_t string_ends[] = {5, 13};
	struct buf name = {0}, top = {0}, strings = {0};
	buf_add(out, "\1\0\4\4", 4);
	buf_add_string(&name, "Subset");
	put_index_of_one(out, &name);
	make_top(&top, s, at);
	put_index_of_one(out, &top);
	buf_add_string(&strings, "AdobeIdentity");
	put_index(out, &strings, string_ends, 2);
	put(out, 0, 2); /* no global subroutines */
	buf_drop(&name);
	buf_drop(&top);
	buf_drop(&strings);
}

static void assemble(struct buf *out, struct cut *c, const struct source *s)
{
	size_t at[PARTS] = {0};
	struct buf charstrings = {0}, head = {0};
	put_index(&charstrings, &c->charstrings, c->ends, c->n_glyphs);
	make_head(&head, s, at);
	make_dicts(c, s, 0);
	at[PART_CHARSET] = head.n;
	at[PART_SELECT] = at[PART_CHARSET] + c->charset.n;
	at[PART_CHARSTRINGS] = at[PART_SELECT] + c->select.n;
	at[PART_DICTS] = at[PART_CHARSTRINGS] + charstrings.n;
	make_dicts(c, s, at[PART_DICTS] + c->dicts.n);
	make_head(out, s, at);
	buf_add(out, c->charset.data, c->charset.n);
	buf_add(out, c->select.data, c->select.n);
	buf_add(out, charstrings.data, charstrings.n);
	buf_add(out, c->dicts.data, c->dicts.n);
	buf_add(out, c->privates.data, c->privates.n);
	buf_drop(&charstrings);
	buf_drop(&head);
}

static bool add_glyphs(struct cut *c, struct source *s, uint16_t *cids, const uint32_t *glyphs, size_t n)
{
	size_t n_all = s->charstrings.count;
	uint16_t *all = mem_alloc((n_all + 1) * sizeof *all);
	bool ok = cff_read_cids(s->font.all, all, n_all);
	buf_add_byte(&c->charset, 0);
	buf_add_byte(&c->select, 0);
	ok = ok && add_glyph(c, s, 0, 0);
	for (size_t i = 0; ok && i < n; i++) {
		ok = glyphs[i] < n_all;
		if (ok && glyphs[i] > 0)
			ok = add_glyph(c, s, glyphs[i], all[glyphs[i]]);
		if (ok)
			cids[i] = all[glyphs[i]];
	}
	free(all);
	return ok;
}

static void cut_drop(struct cut *c)
{
	buf_drop(&c->charset);
	buf_drop(&c->select);
	buf_drop(&c->charstrings);
	buf_drop(&c->dicts);
	buf_drop(&c->privates);
	free(c->ends);
}

bool cff_cut(struct buf *out, uint16_t *cids, struct cff_span cff, const uint32_t *glyphs, size_t n)
{
	struct source *s = mem_alloc(sizeof *s);
	struct cut c = {.ends = mem_alloc((n + 1) * sizeof *c.ends)};
	memset(s, 0, sizeof *s);
	bool ok = open_source(s, cff) && add_glyphs(&c, s, cids, glyphs, n);
	if (ok)
		assemble(out, &c, s);
	cut_drop(&c);
	free(s);
	return ok;
}
