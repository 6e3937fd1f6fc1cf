/* draw.c - a page's boxes in order, each as it stands. */
#include "sheet/sheet_int.h"

enum { HAIRLINE = 400 }; /* [mpt] of the box of a missing character */

static struct canvas_shape shape_of(const struct box *b)
{
	return (struct canvas_shape){b->x, b->y, b->w, b->h, b->u.shape.radius};
}

/* ---- text ---- */

static void draw_emoji(struct canvas *c, const struct text_run *run, const struct set_glyph *g, len x, len y)
{
	struct face_bitmap m = {0};
	if (face_bitmap(&m, run->face, g->id)) {
		struct canvas_picture p = {.rgb = m.rgb.data, .alpha = m.alpha.data, .width = m.width,
			.height = m.height, .orientation = 1};
		struct canvas_shape to = {.x = x + len_scale(m.left, run->size, 1000),
			.y = y - len_scale(m.top, run->size, 1000),
			.w = len_scale(m.w, run->size, 1000), .h = len_scale(m.h, run->size, 1000)};
		canvas_emoji(c, &p, &to);
	}
	buf_drop(&m.rgb);
	buf_drop(&m.alpha);
}

static void draw_text(struct canvas *c, const struct box *b)
{
	const struct text_run *run = &b->u.text;
	if (run->n == 0 || run->size <= 0)
		return;
	bool is_bitmap = face_program(run->face) == PROGRAM_BITMAP;
	for (size_t i = 0; i < run->n; i++) {
		const struct set_glyph *g = &run->glyphs[i];
		if (is_bitmap)
			draw_emoji(c, run, g, b->x + g->x, b->y - g->dy);
		else
			canvas_glyph(c, run->face, g->id, b->x + g->x, b->y - g->dy, run->size);
	}
	if (!is_bitmap)
		canvas_fill_glyphs(c, layout_ink(b->ink));
}

/* ---- shapes ---- */

static void draw_missing(struct canvas *c, const struct box *b)
{
	struct rgb ink = layout_ink(b->ink);
	len edge = HAIRLINE / 2;
	struct canvas_shape s = {b->x + edge, b->y + edge, b->w - HAIRLINE, b->h - HAIRLINE, 0};
	canvas_stroke(c, ink, &s, HAIRLINE);
	canvas_line(c, ink, &s, HAIRLINE);
	s.y += s.h;
	s.h = -s.h;
	canvas_line(c, ink, &s, HAIRLINE);
}

static void draw_shape(struct canvas *c, const struct box *b)
{
	struct canvas_shape s = shape_of(b);
	struct rgb ink = layout_ink(b->ink);
	switch (b->kind) {
	case BOX_FILL:
		canvas_fill(c, ink, &s);
		break;
	case BOX_DISC:
		s.radius = b->w / 2;
		canvas_fill(c, ink, &s);
		break;
	case BOX_STROKE:
		canvas_stroke(c, ink, &s, b->u.shape.width);
		break;
	case BOX_LINE:
		canvas_line(c, ink, &s, b->u.shape.width);
		break;
	case BOX_PATH:
		canvas_path(c, ink, b);
		break;
	case BOX_MISSING:
		draw_missing(c, b);
		break;
	default: /* a link has no ink; text and pictures have their own */
		break;
	}
}

/* ---- a page ---- */

static bool draw_picture(struct canvas *c, const struct box *b, const struct sheet_job *job)
{
	size_t i = b->u.picture.evidence;
	const struct cleared_image *image = i < job->n_images ? job->images[i] : NULL;
	return image && b->u.picture.part < privacy_encoding(image)->n_bands && picture_draw(c, b, image);
}

const struct box *draw_page(struct canvas *c, const struct page *page, const struct sheet_job *job)
{
	for (size_t i = 0; i < page->n; i++) {
		const struct box *b = &page->boxes[i];
		if (b->kind == BOX_TEXT)
			draw_text(c, b);
		else if (b->kind != BOX_PICTURE)
			draw_shape(c, b);
		else if (!draw_picture(c, b, job))
			return b;
	}
	return NULL;
}
