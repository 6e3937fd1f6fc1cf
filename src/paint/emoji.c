/* emoji.c - colour bitmaps as Type 3 fonts, so that emoji are text: they copy, search and wrap like
 * any other character. 255 glyphs a font; each is one image with a soft mask.
 *
 * Code 0 is an empty glyph named m: readers guess how large a Type 3 font's letters are from the width of
 * its m, and where it has none, from any glyph. Emoji are wide, so their line would be taken apart. */
#include "paint/paint_int.h"

#include <string.h>

#include "base/grey.h"

enum { PART = 255, LEVEL = 6 };

static struct object *embed_measure(struct press *p)
{
	static const char procedure[] = "600 0 d0";
	struct object *o = object_new(p);
	object_deflate(p, o, NULL, procedure, sizeof procedure - 1, 1);
	return o;
}

/* ---- images ---- */

struct palette { /* colours in order of first appearance */
	uint8_t rgb[256][3];
	int n;
	uint16_t table[1024]; /* 1 + index, open addressing */
};

/* The index of a colour, added if new; -1 if that is one too many. */
static int palette_find(struct palette *p, const uint8_t *rgb)
{
	unsigned slot = (rgb[0] * 67u + rgb[1] * 259u + rgb[2] * 1031u) % 1024;
	for (; p->table[slot]; slot = (slot + 1) % 1024)
		if (memcmp(p->rgb[p->table[slot] - 1], rgb, 3) == 0)
			return p->table[slot] - 1;
	if (p->n == 256)
		return -1;
	memcpy(p->rgb[p->n++], rgb, 3);
	p->table[slot] = (uint16_t)p->n;
	return p->n - 1;
}

/* Most emoji were drawn with a palette: indices weigh a quarter less than what they stand for. */
static bool index_colours(struct buf *indices, struct palette *p, const struct face_bitmap *m)
{
	size_t n = (size_t)m->width * m->height;
	uint8_t *to = buf_extend(indices, n);
	for (size_t i = 0; i < n; i++) {
		int index = palette_find(p, m->rgb.data + 3 * i);
		if (index < 0)
			return false;
		to[i] = (uint8_t)index;
	}
	return true;
}

static struct object *embed_plane(struct press *p, const struct face_bitmap *m, const struct buf *plane,
                                  const struct palette *palette, const char *space, const struct object *mask)
{
	struct object *o = object_new(p);
	struct buf *b = &p->body;
	buf_clear(b);
	pdf_image(b, m->width, m->height, 8);
	pdf_put(b, palette ? "[/Indexed/DeviceRGB" : space);
	if (palette)
		pdf_entries(b, palette->rgb[0], palette->n);
	if (mask) {
		pdf_put(b, "/SMask ");
		pdf_ref(b, mask->id);
	}
	object_deflate(p, o, b, plane->data, plane->n, LEVEL);
	return o;
}

static struct object *embed_grey(struct press *p, const struct face_bitmap *m, const struct object *mask)
{
	size_t n = (size_t)m->width * m->height;
	struct buf grey = { 0 };
	uint8_t *to = buf_extend(&grey, n);
	for (size_t i = 0; i < n; i++)
		to[i] = grey_of(m->rgb.data[3 * i], m->rgb.data[3 * i + 1], m->rgb.data[3 * i + 2]);
	struct object *o = embed_plane(p, m, &grey, NULL, "/DeviceGray", mask);
	buf_drop(&grey);
	return o;
}

static struct object *embed_image(struct press *p, const struct face_bitmap *m)
{
	struct palette palette = { .n = 0 };
	struct buf indices = { 0 };
	struct object *mask = embed_plane(p, m, &m->alpha, NULL, "/DeviceGray", NULL);
	if (p->job->shades != SHADES_COLOUR)
		return embed_grey(p, m, mask);
	bool indexed = index_colours(&indices, &palette, m);
	struct object *o = indexed ? embed_plane(p, m, &indices, &palette, NULL, mask)
	                           : embed_plane(p, m, &m->rgb, NULL, "/DeviceRGB", mask);
	buf_drop(&indices);
	return o;
}

/* ---- glyphs ---- */

/* The glyph's drawing: advance, then the image stretched over its box. */
static struct object *embed_procedure(struct press *p, const struct face_bitmap *m,
                                      const struct font_glyph *g)
{
	struct object *o = object_new(p);
	struct buf *b = &p->content;
	buf_clear(b);
	pdf_int(b, m->advance);
	pdf_put(b, " 0 d0 ");
	if (m->width) {
		pdf_int(b, m->w);
		pdf_put(b, " 0 0 ");
		pdf_int(b, m->h);
		buf_add_byte(b, ' ');
		pdf_int(b, m->left);
		buf_add_byte(b, ' ');
		pdf_int(b, m->top - m->h);
		pdf_put(b, " cm/I");
		pdf_int(b, g->code);
		pdf_put(b, " Do");
	}
	object_deflate(p, o, NULL, b->data, b->n, LEVEL);
	return o;
}

struct part { /* what a Type 3 font's dictionary lists, as it grows */
	struct buf procedures, images, names, widths;
	int box[4];
};

static void grow_box(int box[4], const struct face_bitmap *m)
{
	int low = m->top - m->h, right = m->left + m->w;
	box[0] = m->left < box[0] ? m->left : box[0];
	box[1] = low < box[1] ? low : box[1];
	box[2] = right > box[2] ? right : box[2];
	box[3] = m->top > box[3] ? m->top : box[3];
}

static void list_object(struct buf *b, const char *prefix, int code, const struct object *o)
{
	pdf_put(b, prefix);
	pdf_int(b, code);
	buf_add_byte(b, ' ');
	pdf_ref(b, o->id);
}

static void add_glyph(struct press *p, struct part *part, const struct face *face, struct font_glyph *g)
{
	struct face_bitmap m = { 0 };
	if (face_bitmap(&m, face, g->id)) {
		list_object(&part->images, "/I", g->code, embed_image(p, &m));
		grow_box(part->box, &m);
	} else {
		m.width = 0; /* joiners and selectors draw nothing */
	}
	g->width = m.advance;
	list_object(&part->procedures, "/g", g->code, embed_procedure(p, &m, g));
	pdf_put(&part->names, "/g");
	pdf_int(&part->names, g->code);
	pdf_int(&part->widths, m.advance);
	buf_add_byte(&part->widths, ' ');
	buf_drop(&m.rgb);
	buf_drop(&m.alpha);
}

static void add_entry(struct buf *b, const char *open, const struct buf *what, const char *close)
{
	pdf_put(b, open);
	buf_add(b, what->data, what->n);
	pdf_put(b, close);
}

static struct object *embed_part(struct press *p, const struct face *face, struct font_glyph *g, size_t n)
{
	struct part part = { 0 };
	struct object *o = object_new(p), *measure = embed_measure(p);
	for (size_t i = 0; i < n; i++)
		add_glyph(p, &part, face, &g[i]);
	struct object *unicode = cmap_embed(p, g, n, 1);
	struct buf *b = &p->body;
	buf_clear(b);
	pdf_put(b, "/Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[");
	for (int i = 0; i < 4; i++) {
		pdf_int(b, part.box[i]);
		buf_add_byte(b, ' ');
	}
	pdf_put(b, "]/FirstChar 0/LastChar ");
	pdf_int(b, (long long)n);
	add_entry(b, "/Widths[600 ", &part.widths, "]");
	add_entry(b, "/Encoding<</Type/Encoding/Differences[0/m", &part.names, "]>>");
	pdf_put(b, "/CharProcs<</m ");
	pdf_ref(b, measure->id);
	add_entry(b, "", &part.procedures, ">>");
	add_entry(b, "/Resources<</XObject<<", &part.images, ">>>>/ToUnicode ");
	pdf_ref(b, unicode->id);
	object_body(p, o, b);
	buf_drop(&part.procedures);
	buf_drop(&part.images);
	buf_drop(&part.names);
	buf_drop(&part.widths);
	return o;
}

void emoji_embed(struct press *p, struct font *f)
{
	for (size_t first = 0; first < f->n_glyphs; first += PART) {
		size_t n = f->n_glyphs - first < PART ? f->n_glyphs - first : PART;
		for (size_t i = 0; i < n; i++) {
			struct font_glyph *g = &f->glyphs[first + i];
			g->part = (uint8_t)f->n_parts; /* 65536 glyphs at most */
			g->code = (uint16_t)(i + 1);
			font_spell(g, 1);
		}
		struct object *part = embed_part(p, f->face, f->glyphs + first, n);
		*ARENA_PUSH(p->arena, f->parts, f->n_parts) = part;
	}
}
