/* cmap.c - ToUnicode: what text the codes of a font stand for. */
#include "paint/paint_int.h"

#include <stdio.h>

#include "base/utf8.h"

enum { BLOCK = 100 }; /* entries between begin and end, at most */

struct run { /* consecutive codes whose characters are consecutive too */
	size_t first, n;
};

/* The one character of the Basic Multilingual Plane that the glyph stands for, or 0. */
static uint32_t only_char(const struct font_glyph *g)
{
	size_t i = 0;
	uint32_t cp = g->n_text ? utf8_next(g->text, g->n_text, &i) : 0;
	return i == g->n_text && cp < 0xD800 ? cp : 0;
}

/* May `g` follow `before` in a range? The last byte of code and character may not wrap. */
static bool continues(const struct font_glyph *before, const struct font_glyph *g)
{
	uint32_t a = only_char(before), b = only_char(g);
	return a && b == a + 1 && (b & 255) && g->code == before->code + 1 && (g->code & 255);
}

static struct run *find_runs(struct press *p, const struct font_glyph *g, size_t n, size_t *n_runs)
{
	struct run *runs = NULL;
	*n_runs = 0;
	for (size_t i = 0; i < n; i++) {
		if (!g[i].n_text)
			continue;
		struct run *last = *n_runs ? &runs[*n_runs - 1] : NULL;
		if (last && last->first + last->n == i && continues(&g[i - 1], &g[i]))
			last->n++;
		else
			*ARENA_PUSH(p->arena, runs, *n_runs) = (struct run){ i, 1 };
	}
	return runs;
}

static void put_code(struct buf *b, unsigned code, int code_bytes)
{
	char text[8];
	snprintf(text, sizeof text, "<%0*X>", code_bytes * 2, code);
	pdf_put(b, text);
}

static void put_run(struct buf *b, const struct font_glyph *g, const struct run *r, int code_bytes)
{
	put_code(b, g[r->first].code, code_bytes);
	if (r->n > 1)
		put_code(b, g[r->first + r->n - 1].code, code_bytes);
	buf_add_byte(b, '<');
	pdf_utf16(b, g[r->first].text, g[r->first].n_text);
	pdf_put(b, ">\n");
}

/* All runs that are ranges, or all that are not, in blocks. */
static void put_runs(struct buf *b, const struct font_glyph *g, const struct run *runs, size_t n, bool ranges,
                     int code_bytes)
{
	const char *what = ranges ? "range\n" : "char\n";
	size_t left = 0, in_block = 0;
	for (size_t i = 0; i < n; i++)
		left += (runs[i].n > 1) == ranges;
	for (size_t i = 0; i < n; i++) {
		if ((runs[i].n > 1) != ranges)
			continue;
		if (in_block == 0) {
			pdf_int(b, (long long)(left < BLOCK ? left : BLOCK));
			pdf_put(b, " beginbf");
			pdf_put(b, what);
		}
		put_run(b, g, &runs[i], code_bytes);
		left--;
		if (++in_block == BLOCK || left == 0) {
			pdf_put(b, "endbf");
			pdf_put(b, what);
			in_block = 0;
		}
	}
}

struct object *cmap_embed(struct press *p, const struct font_glyph *glyphs, size_t n, int code_bytes)
{
	struct object *o = object_new(p);
	struct buf *b = &p->content;
	size_t n_runs;
	struct run *runs = find_runs(p, glyphs, n, &n_runs);

	buf_clear(b);
	pdf_put(b, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	       "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	       "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n");
	pdf_put(b, code_bytes == 1 ? "<00><FF>\n" : "<0000><FFFF>\n");
	pdf_put(b, "endcodespacerange\n");
	put_runs(b, glyphs, runs, n_runs, false, code_bytes);
	put_runs(b, glyphs, runs, n_runs, true, code_bytes);
	pdf_put(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
	object_deflate(p, o, NULL, b->data, b->n, 6);
	return o;
}
