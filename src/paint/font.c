/* font.c - which glyphs are in use, and the PDF fonts made of them. Glyphs are noted over all pages
 * before the first page is painted, because codes exist only once the subsets are cut. */
#include "paint/paint_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

/* ---- noting ---- */

static void grow_slots(struct press *p, struct font *f, uint32_t id)
{
	uint32_t n = f->n_slots ? f->n_slots : 1024;
	while (n <= id)
		n *= 2;
	uint32_t *slots = ARENA_ARRAY(p->arena, uint32_t, n);
	if (f->n_slots)
		memcpy(slots, f->slots, f->n_slots * sizeof *slots);
	f->slots = slots;
	f->n_slots = n;
}

static void note_glyph(struct press *p, struct font *f, uint32_t id)
{
	if (id >= f->n_slots)
		grow_slots(p, f, id);
	if (f->slots[id])
		return;
	ARENA_PUSH(p->arena, f->glyphs, f->n_glyphs)->id = id;
	f->slots[id] = (uint32_t)f->n_glyphs;
}

/* The first text of a glyph becomes what ToUnicode says of it, but a plain ASCII character always
 * wins: where a no-break space came first, every space would need its text spelled out. */
static void note_text(struct font *f, uint32_t id, const char *text, uint32_t n)
{
	if (f->slots[id] & FONT_NAMED && n != 1)
		return;
	struct font_glyph *g = &f->glyphs[(f->slots[id] & ~FONT_NAMED) - 1];
	f->slots[id] |= FONT_NAMED;
	if (g->n_text == 1)
		return;
	g->text = text;
	g->n_text = n;
	g->head = font_head(text, n);
}

static void note_run(struct press *p, const struct text_run *run)
{
	struct font *f = &p->fonts[face_index(run->face)];
	f->face = run->face;
	for (size_t i = 0; i < run->n; i++) {
		const struct set_glyph *s = &run->glyphs[i];
		bool alone = s->n_text && (i + 1 == run->n || run->glyphs[i + 1].n_text);
		note_glyph(p, f, s->id);
		if (alone)
			note_text(f, s->id, run->text + s->text, s->n_text);
	}
}

void font_collect(struct press *p, const struct pages *pages)
{
	p->n_fonts = p->job->type ? face_count(p->job->type) : 0; /* pages without text need none */
	p->fonts = ARENA_ARRAY(p->arena, struct font, p->n_fonts);
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->v[i].n; k++)
			if (pages->v[i].boxes[k].kind == BOX_TEXT && pages->v[i].boxes[k].u.text.n)
				note_run(p, &pages->v[i].boxes[k].u.text);
}

/* ---- embedding ---- */

static void sort_glyphs(struct press *p, struct font *f)
{
	struct font_glyph *sorted = ARENA_ARRAY(p->arena, struct font_glyph, f->n_glyphs);
	size_t n = 0;
	for (uint32_t id = 0; id < f->n_slots; id++) {
		if (!f->slots[id])
			continue;
		sorted[n] = f->glyphs[(f->slots[id] & ~FONT_NAMED) - 1];
		f->slots[id] = (uint32_t)++n;
	}
	f->glyphs = sorted;
}

/* "ABCDEF+Name": the letters from a hash of the glyphs, so that the same subset has the same name. */
static char *subset_name(struct press *p, const struct font *f)
{
	uint64_t hash = HASH_START;
	for (size_t i = 0; i < f->n_glyphs; i++)
		hash = hash_bytes(hash, &f->glyphs[i].id, sizeof f->glyphs[i].id);
	char tag[7] = { 0 };
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	return arena_printf(p->arena, "%s+%s", tag, face_name(f->face));
}

static struct object *embed_program(struct press *p, enum face_program kind, const struct buf *program)
{
	struct object *o = object_new(p);
	int level = kind == PROGRAM_TRUETYPE ? 6 : 1; /* CFF is dense: more saves 1 in 200 bytes */
	buf_clear(&p->body);
	if (kind == PROGRAM_TRUETYPE) {
		pdf_put(&p->body, "/Length1 ");
		pdf_int(&p->body, (long long)program->n);
	} else {
		pdf_put(&p->body, "/Subtype/CIDFontType0C");
	}
	object_deflate(p, o, &p->body, program->data, program->n, level);
	return o;
}

static void put_number(struct buf *b, const char *key, int n)
{
	pdf_put(b, key);
	pdf_int(b, n);
}

static struct object *embed_descriptor(struct press *p, const struct font *f, const char *name,
                                       const struct object *program)
{
	struct face_descriptor d = face_descriptor(f->face);
	struct object *o = object_new(p);
	struct buf *b = &p->body;
	buf_clear(b);
	pdf_put(b, "/Type/FontDescriptor/FontName");
	pdf_name(b, name);
	put_number(b, "/Flags ", d.flags);
	pdf_put(b, "/FontBBox[");
	for (int i = 0; i < 4; i++)
		put_number(b, i ? " " : "", d.bbox[i]);
	put_number(b, "]/ItalicAngle ", d.italic_angle);
	put_number(b, "/Ascent ", d.ascent);
	put_number(b, "/Descent ", -abs(d.descent));
	put_number(b, "/CapHeight ", d.cap_height);
	put_number(b, "/StemV ", d.stem_v);
	pdf_put(b, face_program(f->face) == PROGRAM_TRUETYPE ? "/FontFile2 " : "/FontFile3 ");
	pdf_ref(b, program->id);
	object_body(p, o, b);
	return o;
}

static int by_code(const void *a, const void *b)
{
	const struct font_glyph *x = a, *y = b;
	return x->code < y->code ? -1 : x->code > y->code;
}

/* /W: widths that are not a whole em, in runs of consecutive codes. */
static void put_widths(struct buf *b, const struct font_glyph *g, size_t n)
{
	bool open = false;
	unsigned next = 0;
	pdf_put(b, "/DW 1000/W[");
	for (size_t i = 0; i < n; i++) {
		if (g[i].width == 1000)
			continue;
		if (!open || g[i].code != next) {
			put_number(b, open ? "]" : "", g[i].code);
			buf_add_byte(b, '[');
			open = true;
		} else {
			buf_add_byte(b, ' ');
		}
		pdf_int(b, g[i].width);
		next = g[i].code + 1u;
	}
	pdf_put(b, open ? "]]" : "]");
}

static struct object *embed_cid_font(struct press *p, const struct font *f, const char *name,
                                     const struct font_glyph *by_codes, const struct object *descriptor)
{
	struct object *o = object_new(p);
	struct buf *b = &p->body;
	bool is_truetype = face_program(f->face) == PROGRAM_TRUETYPE;
	buf_clear(b);
	pdf_put(b, "/Type/Font/Subtype/");
	pdf_put(b, is_truetype ? "CIDFontType2/CIDToGIDMap/Identity/BaseFont" : "CIDFontType0/BaseFont");
	pdf_name(b, name);
	pdf_put(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor ");
	pdf_ref(b, descriptor->id);
	put_widths(b, by_codes, f->n_glyphs);
	object_body(p, o, b);
	return o;
}

static struct object *embed_type0(struct press *p, const struct font *f, const struct buf *program)
{
	char *name = subset_name(p, f);
	struct font_glyph *by_codes = arena_copy(p->arena, f->glyphs, f->n_glyphs * sizeof *f->glyphs);
	qsort(by_codes, f->n_glyphs, sizeof *by_codes, by_code);

	struct object *font = object_new(p);
	struct object *file = embed_program(p, face_program(f->face), program);
	struct object *descriptor = embed_descriptor(p, f, name, file);
	struct object *cid = embed_cid_font(p, f, name, by_codes, descriptor);
	struct object *unicode = cmap_embed(p, by_codes, f->n_glyphs, 2);
	struct buf *b = &p->body;
	buf_clear(b);
	pdf_put(b, "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
	pdf_name(b, name);
	pdf_put(b, "/DescendantFonts[");
	pdf_ref(b, cid->id);
	pdf_put(b, "]/ToUnicode ");
	pdf_ref(b, unicode->id);
	object_body(p, font, b);
	return font;
}

void font_spell(struct font_glyph *g, int code_bytes)
{
	g->n_spelled = 0;
	for (int shift = 8 * (code_bytes - 1); shift >= 0; shift -= 8) {
		uint8_t byte = (uint8_t)(g->code >> shift);
		bool is_return = byte == '\r'; /* a bare one would be read as a newline */
		if (is_return || byte == '(' || byte == ')' || byte == '\\')
			g->spelled[g->n_spelled++] = '\\';
		g->spelled[g->n_spelled++] = is_return ? 'r' : byte;
	}
}

static void embed_outlines(struct press *p, struct font *f)
{
	uint32_t *ids = ARENA_ARRAY(p->arena, uint32_t, f->n_glyphs);
	struct subset subset = { 0 };
	for (size_t i = 0; i < f->n_glyphs; i++)
		ids[i] = f->glyphs[i].id;
	if (!face_subset(&subset, f->face, ids, f->n_glyphs)) {
		press_fail(p, "font-subset", "the font %s could not be cut to the glyphs in use", face_name(f->face));
		return;
	}
	for (size_t i = 0; i < f->n_glyphs; i++) {
		f->glyphs[i].code = subset.codes[i];
		f->glyphs[i].width = subset.widths[i];
		font_spell(&f->glyphs[i], 2);
	}
	*ARENA_PUSH(p->arena, f->parts, f->n_parts) = embed_type0(p, f, &subset.program);
	subset_drop(&subset);
}

void font_embed(struct press *p)
{
	for (size_t i = 0; i < p->n_fonts && !p->failed; i++) {
		struct font *f = &p->fonts[i];
		if (f->n_glyphs == 0)
			continue;
		sort_glyphs(p, f);
		f->first_name = p->n_font_names;
		f->is_bitmap = face_program(f->face) == PROGRAM_BITMAP;
		if (f->is_bitmap)
			emoji_embed(p, f);
		else
			embed_outlines(p, f);
		p->n_font_names += (unsigned)f->n_parts;
	}
}

struct object *font_blank(struct press *p)
{
	if (p->blank)
		return p->blank;
	struct object *o = object_new(p), *glyph = object_new(p);
	struct buf *b = &p->body;
	object_deflate(p, glyph, NULL, "1000 0 d0", 9, 1);
	buf_clear(b);
	pdf_put(b, "/Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[.001 0 0 .001 0 0]"
	           "/FirstChar 32/LastChar 33/Widths[1000 600]" /* m: see emoji.c */
	           "/Encoding<</Type/Encoding/Differences[32/blank/m]>>/CharProcs<</blank ");
	pdf_ref(b, glyph->id);
	pdf_put(b, "/m ");
	pdf_ref(b, glyph->id);
	pdf_put(b, ">>");
	object_body(p, o, b);
	return p->blank = o;
}
