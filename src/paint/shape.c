/* shape.c - rectangles with round corners, lines, discs, pictures and the box of a missing character. */
#include "paint/paint_int.h"

#include <string.h>

enum { HAIRLINE = 400, /* [mpt] of the box of a missing character */
       ARC = 5523 };   /* [1/10000 of the radius] of a quarter circle: from its ends to its control points */

static void put_operator(struct pen *pen, const len *operands, int n, const char *operator)
{
	pdf_lens(pen->out, operands, n);
	pdf_put(pen->out, operator);
	buf_add_byte(pen->out, '\n');
}

static void move(struct pen *pen, len x, len y)
{
	put_operator(pen, (len[]){ x, y }, 2, "m");
}

static void line(struct pen *pen, len x, len y)
{
	put_operator(pen, (len[]){ x, y }, 2, "l");
}

/* A quarter ellipse from (x, y), leaving along (ax, ay) and arriving along (bx, by): where ax is set
 * bx is not, and the other way round. */
static void arc(struct pen *pen, len x, len y, len ax, len ay, len bx, len by)
{
	len to_x = x + ax + bx, to_y = y + ay + by;
	put_operator(pen,
	             (len[]){ x + len_scale(ax, ARC, 10000), y + len_scale(ay, ARC, 10000),
	                      to_x - len_scale(bx, ARC, 10000), to_y - len_scale(by, ARC, 10000), to_x, to_y },
	             6, "c");
}

/* A closed path: the rectangle (x, y up, w, h) with corners of radii rx and ry. */
static void round_path(struct pen *pen, len x, len y, len w, len h, len rx, len ry)
{
	bool has_edges = 2 * rx < w || 2 * ry < h;
	move(pen, x + rx, y);
	if (has_edges)
		line(pen, x + w - rx, y);
	arc(pen, x + w - rx, y, rx, 0, 0, ry);
	if (has_edges)
		line(pen, x + w, y + h - ry);
	arc(pen, x + w, y + h - ry, 0, ry, -rx, 0);
	if (has_edges)
		line(pen, x + rx, y + h);
	arc(pen, x + rx, y + h, -rx, 0, 0, -ry);
	if (has_edges)
		line(pen, x, y + ry);
	arc(pen, x, y + ry, 0, -ry, rx, 0);
	pdf_put(pen->out, "h\n");
}

static void rectangle_path(struct pen *pen, const struct box *b)
{
	len y = pen->page_height - b->y - b->h, shorter = b->w < b->h ? b->w : b->h;
	len radius = b->u.shape.radius < shorter / 2 ? b->u.shape.radius : shorter / 2;
	if (radius > 0)
		round_path(pen, b->x, y, b->w, b->h, radius, radius);
	else
		put_operator(pen, (len[]){ b->x, y, b->w, b->h }, 4, "re");
}

void shape_fill(struct pen *pen, const struct box *b)
{
	pen_graphics(pen);
	pen_fill(pen, b->ink);
	rectangle_path(pen, b);
	pdf_put(pen->out, "f\n");
}

void shape_stroke(struct pen *pen, const struct box *b)
{
	pen_graphics(pen);
	pen_stroke(pen, b->ink, b->u.shape.width);
	rectangle_path(pen, b);
	pdf_put(pen->out, "S\n");
}

void shape_line(struct pen *pen, const struct box *b)
{
	len y = pen->page_height - b->y;
	pen_graphics(pen);
	pen_stroke(pen, b->ink, b->u.shape.width);
	move(pen, b->x, y);
	line(pen, b->x + b->w, y - b->h);
	pdf_put(pen->out, "S\n");
}

void shape_disc(struct pen *pen, const struct box *b)
{
	pen_graphics(pen);
	pen_fill(pen, b->ink);
	round_path(pen, b->x, pen->page_height - b->y - b->h, b->w, b->h, b->w / 2, b->h / 2);
	pdf_put(pen->out, "f\n");
}

static void draw_missing(struct pen *pen, const struct box *b)
{
	len edge = HAIRLINE / 2, left = b->x + edge, right = b->x + b->w - edge;
	len top = pen->page_height - b->y - edge, bottom = pen->page_height - b->y - b->h + edge;
	pen_graphics(pen);
	pen_stroke(pen, b->ink, HAIRLINE);
	put_operator(pen, (len[]){ left, bottom, right - left, top - bottom }, 4, "re");
	move(pen, left, bottom);
	line(pen, right, top);
	move(pen, left, top);
	line(pen, right, bottom);
	pdf_put(pen->out, "S\n");
}

/* A box with a cross, and, because readers take text only from glyphs, an empty glyph as wide. */
void shape_missing(struct pen *pen, const struct box *b)
{
	draw_missing(pen, b);
	pen->blank = true;
	pen_text(pen, b->x, b->y + b->h);
	pen_spacing(pen, 0);
	pen_rise(pen, 0);
	pen_span(pen, b->u.missing.text, b->u.missing.n);
	pdf_put(pen->out, "/B ");
	pdf_len(pen->out, b->w);
	pdf_put(pen->out, " Tf( )Tj\nEMC\n");
	pen->size = 0; /* neither font nor size are what they were */
}

/* ---- pictures ---- */

/* The unit square, on which PDF draws an image upright as stored, to the box turned upright: which of
 * w and h each matrix entry is, and from which corner. By EXIF orientation, 1 first. */
static const struct turn {
	int a, b, c, d; /* times w, h, w, h */
	int e, f;       /* 1: starts at the right, at the top */
} turns[8] = {
	{ 1, 0, 0, 1, 0, 0 },   /* as stored */
	{ -1, 0, 0, 1, 1, 0 },  /* left and right exchanged */
	{ -1, 0, 0, -1, 1, 1 }, /* half a turn */
	{ 1, 0, 0, -1, 0, 1 },  /* top and bottom exchanged */
	{ 0, -1, -1, 0, 1, 1 }, /* first row at the left, first column at the top */
	{ 0, -1, 1, 0, 0, 1 },  /* first row at the right, first column at the top */
	{ 0, 1, 1, 0, 0, 0 },   /* first row at the right, first column at the foot */
	{ 0, 1, -1, 0, 1, 0 },  /* first row at the left, first column at the foot */
};

static void use_picture(struct pen *pen, unsigned id)
{
	for (size_t i = 0; i < pen->n_pictures; i++)
		if (pen->pictures[i] == id)
			return;
	*ARENA_PUSH(pen->press->arena, pen->pictures, pen->n_pictures) = id;
}

static void begin_figure(struct buf *out, const char *alternative)
{
	if (!alternative) {
		pdf_put(out, "/Figure BMC\nq ");
		return;
	}
	pdf_put(out, "/Figure<</Alt");
	pdf_text(out, alternative, strlen(alternative));
	pdf_put(out, ">>BDC\nq ");
}

/* A form in points, its lower left corner at 0, 0. */
static void draw_form(struct pen *pen, const struct box *b, const struct object *form,
                      struct enclosure_size size)
{
	pen_graphics(pen);
	use_picture(pen, form->id);
	begin_figure(pen->out, b->u.picture.alternative);
	pdf_ratio(pen->out, b->w, size.width);
	pdf_put(pen->out, " 0 0 ");
	pdf_ratio(pen->out, b->h, size.height);
	pdf_put(pen->out, " ");
	put_operator(pen, (len[]){ b->x, pen->page_height - b->y - b->h }, 2, "cm");
	pdf_put(pen->out, "/X");
	pdf_int(pen->out, form->id);
	pdf_put(pen->out, " Do Q\nEMC\n");
}

void shape_picture(struct pen *pen, const struct box *b)
{
	struct enclosure_size size;
	const struct object *form = enclosed_find(pen->press, b, &size);
	if (form) {
		draw_form(pen, b, form, size);
		return;
	}
	int orientation = 1;
	const struct object *o = picture_find(pen->press, b, &orientation);
	if (!o)
		return;
	const struct turn *t = &turns[orientation >= 1 && orientation <= 8 ? orientation - 1 : 0];
	len y = pen->page_height - b->y - b->h;
	pen_graphics(pen);
	use_picture(pen, o->id);
	begin_figure(pen->out, b->u.picture.alternative);
	put_operator(pen,
	             (len[]){ t->a * b->w, t->b * b->h, t->c * b->w, t->d * b->h, b->x + t->e * b->w,
	                      y + t->f * b->h },
	             6, "cm");
	pdf_put(pen->out, "/X");
	pdf_int(pen->out, o->id);
	pdf_put(pen->out, " Do Q\nEMC\n");
}
