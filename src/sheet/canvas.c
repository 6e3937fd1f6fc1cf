/* canvas.c - cairo's side: paths, glyph outlines and pictures on a surface in memory. Glyphs are filled as
 * curves, at their exact places and without hints, as a PDF viewer shows them. */
#include "sheet/sheet_int.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/grey.h"

#define POINTS_PER_INCH 72000 /* [mpt] */
#define QUARTER 1.5707963267948966
#define THINNEST 0.8 /* [px] of a line */

struct canvas {
	cairo_surface_t *surface;
	cairo_t *cr;
	unsigned dpi;
	double scale; /* pixels a mpt */
	bool mono;
	struct outliner *outliner;
	double x, y, size; /* of the glyph being drawn */
};

const char *sheet_library(void)
{
	return "cairo " CAIRO_VERSION_STRING;
}

/* ---- outlines ---- */

static void on_move(void *canvas, double x, double y)
{
	struct canvas *c = canvas;
	cairo_move_to(c->cr, c->x + x * c->size, c->y - y * c->size);
}

static void on_line(void *canvas, double x, double y)
{
	struct canvas *c = canvas;
	cairo_line_to(c->cr, c->x + x * c->size, c->y - y * c->size);
}

static void on_curve(void *canvas, const double p[6])
{
	struct canvas *c = canvas;
	cairo_curve_to(c->cr, c->x + p[0] * c->size, c->y - p[1] * c->size, c->x + p[2] * c->size,
	               c->y - p[3] * c->size, c->x + p[4] * c->size, c->y - p[5] * c->size);
}

static void on_close(void *canvas)
{
	struct canvas *c = canvas;
	cairo_close_path(c->cr);
}

void canvas_glyph(struct canvas *c, const struct face *f, uint32_t glyph, len x, len y, len size)
{
	c->x = x;
	c->y = y;
	c->size = size;
	outliner_draw(c->outliner, f, glyph, c);
}

static void set_ink(struct canvas *c, struct rgb ink)
{
	cairo_set_source_rgb(c->cr, ink.r / 255., ink.g / 255., ink.b / 255.);
}

void canvas_fill_glyphs(struct canvas *c, struct rgb ink)
{
	set_ink(c, ink);
	cairo_fill(c->cr);
}

/* ---- the sheet ---- */

uint32_t canvas_px(len l, unsigned dpi)
{
	return (uint32_t)(((int64_t)l * dpi + POINTS_PER_INCH - 1) / POINTS_PER_INCH);
}

struct canvas *canvas_new(len width, len height, unsigned dpi)
{
	static const struct outline_pen pen = {on_move, on_line, on_curve, on_close};
	struct canvas *c = mem_alloc(sizeof *c);
	int w = (int)canvas_px(width, dpi), h = (int)canvas_px(height, dpi);
	*c = (struct canvas){.dpi = dpi, .scale = (double)dpi / POINTS_PER_INCH};
	c->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
	c->cr = cairo_create(c->surface);
	c->outliner = outliner_new(&pen);
	cairo_set_source_rgb(c->cr, 1, 1, 1);
	cairo_paint(c->cr);
	cairo_scale(c->cr, c->scale, c->scale);
	cairo_set_antialias(c->cr, CAIRO_ANTIALIAS_GOOD);
	if (cairo_status(c->cr) == CAIRO_STATUS_SUCCESS)
		return c;
	canvas_drop(c);
	return NULL;
}

void canvas_drop(struct canvas *c)
{
	if (!c)
		return;
	outliner_drop(c->outliner);
	cairo_destroy(c->cr);
	cairo_surface_destroy(c->surface);
	free(c);
}

/* ---- shapes ---- */

static void trace(struct canvas *c, const struct canvas_shape *s)
{
	len shorter = s->w < s->h ? s->w : s->h;
	double r = s->radius < shorter / 2 ? s->radius : shorter / 2.;
	if (r <= 0) {
		cairo_rectangle(c->cr, s->x, s->y, s->w, s->h);
		return;
	}
	cairo_new_sub_path(c->cr);
	cairo_arc(c->cr, s->x + s->w - r, s->y + r, r, -QUARTER, 0);
	cairo_arc(c->cr, s->x + s->w - r, s->y + s->h - r, r, 0, QUARTER);
	cairo_arc(c->cr, s->x + r, s->y + s->h - r, r, QUARTER, 2 * QUARTER);
	cairo_arc(c->cr, s->x + r, s->y + r, r, 2 * QUARTER, 3 * QUARTER);
	cairo_close_path(c->cr);
}

void canvas_fill(struct canvas *c, struct rgb ink, const struct canvas_shape *s)
{
	set_ink(c, ink);
	trace(c, s);
	cairo_fill(c->cr);
}

static void stroke(struct canvas *c, struct rgb ink, len width)
{
	double thinnest = THINNEST / c->scale;
	set_ink(c, ink);
	cairo_set_line_width(c->cr, width > thinnest ? width : thinnest);
	cairo_stroke(c->cr);
}

void canvas_stroke(struct canvas *c, struct rgb ink, const struct canvas_shape *s, len width)
{
	trace(c, s);
	stroke(c, ink, width);
}

void canvas_line(struct canvas *c, struct rgb ink, const struct canvas_shape *s, len width)
{
	cairo_move_to(c->cr, s->x, s->y);
	cairo_line_to(c->cr, s->x + s->w, s->y + s->h);
	stroke(c, ink, width);
}

static void trace_step(struct canvas *c, const struct box *b, const struct path_step *step)
{
	const len *v = step->v;
	switch (step->operator) {
	case PATH_MOVE:
		cairo_move_to(c->cr, b->x + v[0], b->y + v[1]);
		break;
	case PATH_LINE:
		cairo_line_to(c->cr, b->x + v[0], b->y + v[1]);
		break;
	case PATH_CURVE:
		cairo_curve_to(c->cr, b->x + v[0], b->y + v[1], b->x + v[2], b->y + v[3], b->x + v[4], b->y + v[5]);
		break;
	case PATH_CLOSE:
		cairo_close_path(c->cr);
		break;
	}
}

void canvas_path(struct canvas *c, struct rgb ink, const struct box *b)
{
	cairo_save(c->cr);
	cairo_rectangle(c->cr, b->x, b->y, b->w, b->h);
	cairo_clip(c->cr);
	cairo_set_line_cap(c->cr, CAIRO_LINE_CAP_ROUND);
	cairo_set_line_join(c->cr, CAIRO_LINE_JOIN_ROUND);
	if (b->u.path.tints)
		cairo_set_operator(c->cr, CAIRO_OPERATOR_MULTIPLY);
	for (size_t i = 0; i < b->u.path.n; i++)
		trace_step(c, b, &b->u.path.steps[i]);
	if (b->u.path.width > 0) {
		stroke(c, ink, b->u.path.width);
	} else {
		set_ink(c, ink);
		cairo_fill(c->cr);
	}
	cairo_restore(c->cr);
}

/* ---- pictures ---- */

struct canvas_area canvas_area(const struct canvas *c, len x, len y, len w, len h)
{
	int left = len_scale(x, c->dpi, POINTS_PER_INCH), right = len_scale(x + w, c->dpi, POINTS_PER_INCH);
	int top = len_scale(y, c->dpi, POINTS_PER_INCH), foot = len_scale(y + h, c->dpi, POINTS_PER_INCH);
	return (struct canvas_area){left, top, right > left ? (uint32_t)(right - left) : 1,
	                            foot > top ? (uint32_t)(foot - top) : 1};
}

/* cairo's pixels are words of 32 bits, alpha (multiplied in) on top. */
static cairo_surface_t *load(const struct canvas_picture *p)
{
	cairo_format_t format = p->alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
	cairo_surface_t *s = cairo_image_surface_create(format, (int)p->width, (int)p->height);
	uint8_t *data = cairo_image_surface_get_data(s);
	size_t stride = (size_t)cairo_image_surface_get_stride(s);
	if (!data)
		mem_exhausted();
	cairo_surface_flush(s);
	for (uint32_t y = 0; y < p->height; y++) {
		uint32_t *to = (uint32_t *)(void *)(data + y * stride);
		for (uint32_t x = 0; x < p->width; x++) {
			size_t i = (size_t)y * p->width + x;
			const uint8_t *rgb = p->rgb + 3 * i;
			uint32_t a = p->alpha ? p->alpha[i] : 255;
			to[x] = a << 24 | (rgb[0] * a / 255) << 16 | (rgb[1] * a / 255) << 8 | rgb[2] * a / 255;
		}
	}
	cairo_surface_mark_dirty(s);
	return s;
}

/* From the unit square of a picture as stored to that of the picture upright, y down. By EXIF, 1 first. */
static const cairo_matrix_t turns[8] = {
	{1, 0, 0, 1, 0, 0},  {-1, 0, 0, 1, 1, 0},  {-1, 0, 0, -1, 1, 1}, {1, 0, 0, -1, 0, 1},
	{0, 1, 1, 0, 0, 0},  {0, 1, -1, 0, 1, 0},  {0, -1, -1, 0, 1, 1}, {0, -1, 1, 0, 0, 1},
};

/* Over the unit square that is set up. */
static void paint(struct canvas *c, const struct canvas_picture *p, cairo_filter_t filter)
{
	cairo_surface_t *s = load(p);
	int turn = p->orientation >= 1 && p->orientation <= 8 ? p->orientation - 1 : 0;
	cairo_transform(c->cr, &turns[turn]);
	cairo_scale(c->cr, 1. / p->width, 1. / p->height);
	cairo_set_source_surface(c->cr, s, 0, 0);
	cairo_pattern_set_extend(cairo_get_source(c->cr), p->alpha ? CAIRO_EXTEND_NONE : CAIRO_EXTEND_PAD);
	cairo_pattern_set_filter(cairo_get_source(c->cr), filter);
	cairo_rectangle(c->cr, 0, 0, p->width, p->height);
	cairo_fill(c->cr);
	cairo_surface_destroy(s);
}

void canvas_picture(struct canvas *c, const struct canvas_picture *p, const struct canvas_area *to)
{
	bool is_turned = p->orientation >= 5;
	uint32_t width = is_turned ? p->height : p->width, height = is_turned ? p->width : p->height;
	bool fits = width == to->w && height == to->h;
	cairo_save(c->cr);
	cairo_identity_matrix(c->cr);
	cairo_set_antialias(c->cr, CAIRO_ANTIALIAS_NONE); /* the area is whole pixels */
	cairo_translate(c->cr, to->x, to->y);
	cairo_scale(c->cr, to->w, to->h);
	paint(c, p, fits ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_GOOD);
	cairo_restore(c->cr);
}

void canvas_emoji(struct canvas *c, const struct canvas_picture *p, const struct canvas_shape *to)
{
	cairo_save(c->cr);
	cairo_translate(c->cr, to->x, to->y);
	cairo_scale(c->cr, to->w, to->h);
	paint(c, p, CAIRO_FILTER_GOOD);
	cairo_restore(c->cr);
}

/* ---- what was drawn ---- */

static void read_row(void *canvas, uint32_t y, uint8_t *rgb)
{
	const struct canvas *c = canvas;
	size_t stride = (size_t)cairo_image_surface_get_stride(c->surface);
	const uint8_t *data = cairo_image_surface_get_data(c->surface) + y * stride;
	const uint32_t *from = (const uint32_t *)(const void *)data;
	int width = cairo_image_surface_get_width(c->surface);
	for (int x = 0; x < width; x++, rgb += 3) {
		uint32_t r = from[x] >> 16 & 255, g = from[x] >> 8 & 255, b = from[x] & 255;
		uint32_t grey = grey_of(r, g, b);
		rgb[0] = (uint8_t)(c->mono ? grey : r);
		rgb[1] = (uint8_t)(c->mono ? grey : g);
		rgb[2] = (uint8_t)(c->mono ? grey : b);
	}
}

struct image_pixels canvas_pixels(struct canvas *c, bool mono)
{
	cairo_surface_flush(c->surface);
	c->mono = mono;
	return (struct image_pixels){
		.width = (uint32_t)cairo_image_surface_get_width(c->surface),
		.height = (uint32_t)cairo_image_surface_get_height(c->surface),
		.row = read_row,
		.context = c,
		.dpi = c->dpi,
	};
}
