/* type_font.h - makes small fonts: a rectangle for each character, wider from one to the next. */
#ifndef DOSSIER_TESTS_TYPE_FONT_H
#define DOSSIER_TESTS_TYPE_FONT_H

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"

#define FONT_GLYPHS 5 /* .notdef and four characters */

struct font_spec {
	const char *family;
	int weight;
	bool cff;
	uint32_t first; /* the characters first .. first + 3, in the basic plane */
	int step;       /* each glyph's rectangle and advance are so much wider than the last one's */
	int em;         /* units of one; 0: 1000 */
};

static inline void put16(struct buf *b, int v)
{
	buf_add_byte(b, v >> 8 & 0xFF);
	buf_add_byte(b, v & 0xFF);
}

static inline void put32(struct buf *b, uint32_t v)
{
	put16(b, (int)(v >> 16));
	put16(b, (int)(v & 0xFFFF));
}

static inline void put_many(struct buf *b, const int *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put16(b, v[i]);
}

#define PUT(b, ...) \
	put_many((b), (const int[]){__VA_ARGS__}, sizeof((const int[]){__VA_ARGS__}) / sizeof(int))

static inline int font_width(const struct font_spec *s, int glyph)
{
	return 100 + s->step * glyph;
}

static inline void make_cmap(struct buf *b, const struct font_spec *s)
{
	int first = (int)s->first;
	PUT(b, 0, 1, 3, 1, 0, 12);              /* one table, Windows, Unicode */
	PUT(b, 4, 32, 0, 4, 4, 1, 0);           /* format 4, two segments */
	PUT(b, first + 3, 0xFFFF, 0, first, 0xFFFF, 1 - first, 1, 0, 0);
}

static inline void make_name(struct buf *b, const struct font_spec *s)
{
	const char *texts[] = {s->family, "Regular", s->family};
	static const int ids[] = {1, 2, 6};
	PUT(b, 0, 3, 6 + 3 * 12);
	int at = 0;
	for (int i = 0; i < 3; i++) {
		int n = 2 * (int)strlen(texts[i]);
		PUT(b, 3, 1, 0x409, ids[i], n, at);
		at += n;
	}
	for (int i = 0; i < 3; i++)
		for (const char *p = texts[i]; *p; p++)
			put16(b, (uint8_t)*p);
}

static inline void make_glyf(struct buf *glyf, struct buf *loca, const struct font_spec *s)
{
	for (int i = 0; i < FONT_GLYPHS; i++) {
		int w = font_width(s, i);
		put16(loca, (int)glyf->n / 2);
		PUT(glyf, 1, 50, 0, 50 + w, 700, 3, 0);
		PUT(glyf, 0x0101, 0x0101);
		PUT(glyf, 50, w, 0, -w, 0, 0, 700, 0);
	}
	put16(loca, (int)glyf->n / 2);
}

/* ---- CFF, keyed by name ---- */
static inline void put_operand(struct buf *b, int v)
{
	buf_add_byte(b, 28);
	put16(b, v);
}

static inline void put_index(struct buf *b, const struct buf *elements, int n)
{
	put16(b, n);
	if (n == 0)
		return;
	buf_add_byte(b, 2);
	int at = 1;
	put16(b, at);
	for (int i = 0; i < n; i++)
		put16(b, at += (int)elements[i].n);
	for (int i = 0; i < n; i++)
		buf_add(b, elements[i].data, elements[i].n);
}

static inline void put_elements(struct buf *b, struct buf *elements, int n)
{
	put_index(b, elements, n);
	for (int i = 0; i < n; i++)
		buf_drop(&elements[i]);
}

static inline void make_charstrings(struct buf *b, const struct font_spec *s)
{
	struct buf glyphs[FONT_GLYPHS] = {{0}};
	for (int i = 0; i < FONT_GLYPHS; i++) {
		int w = font_width(s, i);
		put_operand(&glyphs[i], 50);
		put_operand(&glyphs[i], 0);
		buf_add_byte(&glyphs[i], 21); /* rmoveto */
		put_operand(&glyphs[i], w);
		put_operand(&glyphs[i], 700);
		put_operand(&glyphs[i], -w);
		buf_add_byte(&glyphs[i], 6); /* hlineto */
		buf_add_byte(&glyphs[i], 14);
	}
	put_elements(b, glyphs, FONT_GLYPHS);
}

/* The Top DICT has the same length whatever its offsets, so that it can be written twice. */
static inline void make_top(struct buf *b, int charset, int charstrings, int private_at)
{
	put_operand(b, charset);
	buf_add_byte(b, 15);
	put_operand(b, charstrings);
	buf_add_byte(b, 17);
	put_operand(b, 0);
	put_operand(b, private_at);
	buf_add_byte(b, 18);
}

static inline void make_cff(struct buf *b, const struct font_spec *s)
{
	struct buf name = {0}, top = {0}, strings[FONT_GLYPHS - 1] = {{0}}, rest = {0}, charstrings = {0};
	for (int i = 0; i < FONT_GLYPHS - 1; i++)
		buf_printf(&strings[i], "box%d", i);
	put_elements(&rest, strings, FONT_GLYPHS - 1);
	put_index(&rest, NULL, 0); /* global subroutines */
	buf_add_string(&name, "Test");
	make_top(&top, 0, 0, 0);
	int head = 4 + (2 + 1 + 4 + (int)name.n) + (2 + 1 + 4 + (int)top.n);
	int charset = head + (int)rest.n, charstrings_at = charset + 1 + 2 * (FONT_GLYPHS - 1);
	make_charstrings(&charstrings, s);
	buf_clear(&top);
	make_top(&top, charset, charstrings_at, charstrings_at + (int)charstrings.n);
	buf_add(b, "\1\0\4\2", 4);
	put_elements(b, &name, 1);
	put_elements(b, &top, 1);
	buf_add(b, rest.data, rest.n);
	buf_add_byte(b, 0); /* charset format 0 */
	for (int i = 0; i < FONT_GLYPHS - 1; i++)
		put16(b, 391 + i);
	buf_add(b, charstrings.data, charstrings.n);
	buf_drop(&rest);
	buf_drop(&charstrings);
}

/* ---- the sfnt around it ---- */
struct font_table {
	const char *tag;
	struct buf data;
};

static inline void make_plain_tables(struct font_table *t, const struct font_spec *s)
{
	PUT(&t[0].data, 1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, s->em ? s->em : 1000, 0, 0, 0, 0, 0, 0, 0, 0);
	PUT(&t[0].data, 0, 0, 900, 700, 0, 8, 2, 0, 0);
	PUT(&t[1].data, 1, 0, 800, -200, 0, 1000, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, FONT_GLYPHS);
	if (s->cff)
		PUT(&t[2].data, 0, 0x5000, FONT_GLYPHS);
	else
		PUT(&t[2].data, 1, 0, FONT_GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0);
	for (int i = 0; i < FONT_GLYPHS; i++)
		PUT(&t[3].data, 100 + font_width(s, i), 50);
	make_cmap(&t[4].data, s);
	make_name(&t[5].data, s);
	for (int i = 0; i < 48; i++) /* OS/2 version 4 */
		put16(&t[6].data, i == 0 ? 4 : i == 2 ? s->weight : i == 34 ? 800 : i == 35 ? -200 : 0);
}

/* One font at offset `base` of a file. */
static inline void font_add(struct buf *out, const struct font_spec *s, size_t base)
{
	const char *outlines = s->cff ? "CFF " : "glyf";
	struct font_table t[9] = {{"head", {0}}, {"hhea", {0}}, {"maxp", {0}}, {"hmtx", {0}}, {"cmap", {0}},
	                          {"name", {0}}, {"OS/2", {0}}, {outlines, {0}}, {"loca", {0}}};
	int n = s->cff ? 8 : 9;
	make_plain_tables(t, s);
	if (s->cff)
		make_cff(&t[7].data, s);
	else
		make_glyf(&t[7].data, &t[8].data, s);
	put32(out, s->cff ? 0x4F54544F : 0x00010000);
	PUT(out, n, 0, 0, 0);
	size_t at = base + 12 + 16 * (size_t)n;
	for (int i = 0; i < n; i++) { /* readers search the directory, sorted or not, if it is short */
		buf_add(out, t[i].tag, 4);
		put32(out, 0);
		put32(out, (uint32_t)at);
		put32(out, (uint32_t)t[i].data.n);
		at += (t[i].data.n + 3) & ~(size_t)3;
	}
	for (int i = 0; i < n; i++) {
		buf_add(out, t[i].data.data, t[i].data.n);
		while (out->n % 4)
			buf_add_byte(out, 0);
		buf_drop(&t[i].data);
	}
}

/* A collection of two. */
static inline void collection_make(struct buf *out, const struct font_spec *a, const struct font_spec *b)
{
	struct buf first = {0};
	font_add(&first, a, 20);
	put32(out, 0x74746366);
	put32(out, 0x00010000);
	put32(out, 2);
	put32(out, 20);
	put32(out, (uint32_t)(20 + first.n));
	buf_add(out, first.data, first.n);
	font_add(out, b, 20 + first.n);
	buf_drop(&first);
}

#endif
