/* emoji.c - colour bitmaps as Type 3 fonts, so that emoji are text: they copy, search and wrap like
 * any other character. 256 glyphs a font; each is one image with a soft mask. */
#include "paint/paint_int.h"

enum { PART = 256, LEVEL = 6 };

static struct object *embed_plane(struct press *p, const struct face_bitmap *m, const struct buf *plane,
                                  const char *space, const struct object *mask)
{
	struct object *o = object_new(p);
	struct buf *b = &p->body;
	buf_clear(b);
	put(b, "/Type/XObject/Subtype/Image/Width ");
	put_int(b, m->width);
	put(b, "/Height ");
	put_int(b, m->height);
	put(b, "/BitsPerComponent 8/ColorSpace/");
	put(b, space);
	if (mask) {
		put(b, "/SMask ");
		put_ref(b, mask->id);
	}
	object_deflate(p, o, b, plane->data, plane->n, LEVEL);
	return o;
}

/* The glyph's drawing: advance, then the image stretched over its box. */
static struct object *embed_procedure(struct press *p, const struct face_bitmap *m, const struct font_glyph *g)
{
	struct object *o = object_new(p);
	struct buf *b = &p->content;
	buf_clear(b);
	put_int(b, m->advance);
	put(b, " 0 d0 ");
	if (m->width) {
		put_int(b, m->w);
		put(b, " 0 0 ");
		put_int(b, m->h);
		buf_add_byte(b, ' ');
		put_int(b, m->left);
		buf_add_byte(b, ' ');
		put_int(b, m->top - m->h);
		put(b, " cm/I");
		put_int(b, g->code);
		put(b, " Do");
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
	put(b, prefix);
	put_int(b, code);
	buf_add_byte(b, ' ');
	put_ref(b, o->id);
}

static void add_glyph(struct press *p, struct part *part, const struct face *face, struct font_glyph *g)
{
	struct face_bitmap m = { 0 };
	if (face_bitmap(&m, face, g->id)) {
		struct object *mask = embed_plane(p, &m, &m.alpha, "DeviceGray", NULL);
		list_object(&part->images, "/I", g->code, embed_plane(p, &m, &m.rgb, "DeviceRGB", mask));
		grow_box(part->box, &m);
	} else {
		m.width = 0; /* joiners and selectors draw nothing */
	}
	g->width = m.advance;
	list_object(&part->procedures, "/g", g->code, embed_procedure(p, &m, g));
	put(&part->names, "/g");
	put_int(&part->names, g->code);
	put_int(&part->widths, m.advance);
	buf_add_byte(&part->widths, ' ');
	buf_drop(&m.rgb);
	buf_drop(&m.alpha);
}

static void add_entry(struct buf *b, const char *open, const struct buf *what, const char *close)
{
	put(b, open);
	buf_add(b, what->data, what->n);
	put(b, close);
}

static struct object *embed_part(struct press *p, const struct face *face, struct font_glyph *g, size_t n)
{
	struct part part = { 0 };
	struct object *o = object_new(p);
	for (size_t i = 0; i < n; i++)
		add_glyph(p, &part, face, &g[i]);
	struct object *unicode = cmap_embed(p, g, n, 1);
	struct buf *b = &p->body;
	buf_clear(b);
	put(b, "/Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FontBBox[");
	for (int i = 0; i < 4; i++) {
		put_int(b, part.box[i]);
		buf_add_byte(b, ' ');
	}
	put(b, "]/FirstChar 0/LastChar ");
	put_int(b, (long long)n - 1);
	add_entry(b, "/Widths[", &part.widths, "]");
	add_entry(b, "/Encoding<</Type/Encoding/Differences[0", &part.names, "]>>");
	add_entry(b, "/CharProcs<<", &part.procedures, ">>");
	add_entry(b, "/Resources<</XObject<<", &part.images, ">>>>/ToUnicode ");
	put_ref(b, unicode->id);
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
			f->glyphs[first + i].part = (uint16_t)f->n_parts;
			f->glyphs[first + i].code = (uint16_t)i;
		}
		struct object *part = embed_part(p, f->face, f->glyphs + first, n);
		*ARENA_PUSH(p->arena, f->parts, f->n_parts) = part;
	}
}
