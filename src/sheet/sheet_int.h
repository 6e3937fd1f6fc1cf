/* sheet_int.h - what the files of the second press share, and nobody else sees.
 *
 *      sheet.c     all sheets, on all cores
 *      fit.c       resolution and quality within the limits
 *      draw.c      a page's boxes
 *      picture.c   cleared pictures as pixels
 *      canvas.c    cairo, and nothing that knows of pages
 */
#ifndef DOSSIER_SHEET_INT_H
#define DOSSIER_SHEET_INT_H

#include "base/buf.h"
#include "image/image.h"
#include "sheet/sheet.h"

/* ---- canvas.c: lengths are those of the page; y down ---- */
struct canvas;

/* A white sheet. NULL: no cairo, or no memory for so many pixels. */
struct canvas *canvas_new(len width, len height, unsigned dpi);
void canvas_drop(struct canvas *c);
uint32_t canvas_px(len l, unsigned dpi); /* [px] of a sheet: begun ones are whole */

struct canvas_shape {
	len x, y, w, h, radius;
};
void canvas_fill(struct canvas *c, struct rgb ink, const struct canvas_shape *s);
void canvas_stroke(struct canvas *c, struct rgb ink, const struct canvas_shape *s, len width);
void canvas_line(struct canvas *c, struct rgb ink, const struct canvas_shape *s, len width);
/* A path of a box, clipped to it. */
void canvas_path(struct canvas *c, struct rgb ink, const struct box *b);
/* Outlines of one run, filled at once. */
void canvas_glyph(struct canvas *c, const struct face *f, uint32_t glyph, len x, len y, len size);
void canvas_fill_glyphs(struct canvas *c, struct rgb ink);

/* The pixels that a rectangle of the page takes. */
struct canvas_area {
	int x, y;
	uint32_t w, h;
};
struct canvas_area canvas_area(const struct canvas *c, len x, len y, len w, len h);

struct canvas_picture {
	const uint8_t *rgb, *alpha; /* alpha NULL: opaque */
	uint32_t width, height;
	int orientation; /* EXIF: how to turn it upright */
};
/* Stretched over an area of pixels, or (emoji) over a rectangle of the page. */
void canvas_picture(struct canvas *c, const struct canvas_picture *p, const struct canvas_area *to);
void canvas_emoji(struct canvas *c, const struct canvas_picture *p, const struct canvas_shape *to);

/* What was drawn; good until the canvas is drawn on again or dropped. */
struct image_pixels canvas_pixels(struct canvas *c, bool mono);

/* ---- picture.c ---- */
/* false: the picture cannot be read any more (errno ESTALE: it was changed) or is broken. */
bool picture_draw(struct canvas *c, const struct box *b, const struct cleared_image *image);
size_t picture_cost_bytes(const struct box *b, const struct cleared_image *image, unsigned dpi);

/* ---- draw.c ---- */
/* NULL: done; else the box that cannot be drawn. */
const struct box *draw_page(struct canvas *c, const struct page *page, const struct sheet_job *job);

/* ---- fit.c ---- */
enum { ENCODINGS_MOST = 3 };

struct fit { /* one sheet */
	const struct sheet_job *job;
	const struct page *page;
	struct buf file;          /* the best so far that is within the limits */
	const struct box *broken; /* cannot be drawn: errno tells why */
	int error;
	uint64_t least_bytes;     /* the smallest try, if none was small enough */
	bool has_no_canvas;
};
/* true: f->file is the sheet. */
bool fit_sheet(struct fit *f);
unsigned fit_best_dpi(const struct page *page, const struct sheet_limits *limits);

#endif
