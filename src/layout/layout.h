/* layout.h - the composing room: a plan becomes a galley, a galley becomes pages.
 *
 * Pure: no files, no clock, no pixels, no floats, no globals. The same plan and fonts give the same
 * pages everywhere. Page coordinates: origin at the top left corner, x right, y down, in mpt.
 *
 *      +------------------------------+
 *      | running head                 |   a page is a list of boxes with absolute places, each
 *      |  +------------------------+  |   with the role it plays, in reading order. The painter
 *      |  | body: the measure wide |  |   draws them as they are: it measures nothing and
 *      |  |                        |  |   breaks no line.
 *      |  +------------------------+  |
 *      | running foot        folio    |
 *      +------------------------------+
 */
#ifndef DOSSIER_LAYOUT_LAYOUT_H
#define DOSSIER_LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/len.h"
#include "plan/plan.h"
#include "type/type.h"

/* What a box is, for the dump and the PDF's structure. */
enum role {
	ROLE_ARTIFACT, /* rules, panels, running heads: no content */
	ROLE_TITLE, ROLE_HEADING, ROLE_SUBHEADING, ROLE_PARA, ROLE_LABEL, ROLE_CELL, ROLE_CELL_HEAD,
	ROLE_EVENT, ROLE_MESSAGE, ROLE_CAPTION, ROLE_FIGURE, ROLE_COUNT
};
const char *layout_role_name(enum role r);

enum ink { INK_TEXT, INK_QUIET, INK_ACCENT, INK_RULE, INK_PANEL, INK_TINT, INK_MARK, INK_WHITE, INK_BLACK,
	INK_COUNT };
struct rgb {
	uint8_t r, g, b;
};
struct rgb layout_ink(enum ink i); /* style.c */

enum shades { SHADES_COLOUR, SHADES_GREY }; /* what a form takes */
struct rgb layout_shade(struct rgb colour, enum shades shades);

enum box_kind { BOX_TEXT, BOX_FILL, BOX_STROKE, BOX_LINE, BOX_DISC, BOX_PATH, BOX_MISSING,
	BOX_PICTURE, BOX_LINK };

enum path_operator { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_step { /* points count from the box's upper left corner */
	enum path_operator operator;
	len v[6]; /* x, y; of a curve both control points and its end */
};

struct set_glyph { /* a glyph in its place */
	uint32_t id;
	len x;  /* from the box's x to its origin, justification included */
	len dy; /* up from the baseline */
	uint32_t text, n_text; /* cluster's bytes in text_run.text, on its first glyph; n_text 0 on others */
};

struct text_run { /* one face, one size, one ink */
	const struct face *face;
	len size;
	const char *text; /* the characters, for extraction */
	struct set_glyph *glyphs;
	size_t n;
};

struct box {
	enum box_kind kind;
	enum role role;
	enum ink ink;
	len x, y, w, h; /* TEXT: x, y is the start of the baseline, w the set width, h the size */
	union {
		struct text_run text;
		struct { /* FILL, STROKE: a rectangle, `radius` for round corners; STROKE, LINE: `width` of the
		          * line. LINE runs from (x, y) to (x + w, y + h). DISC fills the circle in the box. */
			len radius, width;
		} shape;
		struct { /* PATH: drawn above a picture and clipped to the box, with round corners and ends */
			const struct path_step *steps;
			size_t n;
			len width;   /* of its line; 0: it is filled */
			bool tints;  /* filled so that what lies below is seen through it: inks multiply */
		} path;
		struct { /* MISSING: the box of a character that no font has */
			const char *text; /* its bytes */
			size_t n;
		} missing;
		struct { /* PICTURE: upright in the rectangle */
			size_t evidence;
			size_t part; /* band of the picture */
			len text_height; /* of its lines of text; 0: none were found */
			const char *alternative;
		} picture;
		struct { /* LINK: the rectangle leads to an anchor */
			const char *target;
			size_t page; /* found by layout; SIZE_MAX: nowhere */
			len to_y;
		} link;
	} u;
};

struct page {
	len width, height;
	struct box *boxes;
	size_t n;
	const char *folio; /* the printed page number, for the page label */
	size_t volume;     /* that it belongs to; 0 where there is one alone */
};

/* What begins at a place where a volume could end, by how well it could. */
enum border { BORDER_KEPT, BORDER_PAGE, BORDER_BLOCK, BORDER_EXHIBIT, BORDER_SECTION };

struct passage { /* what stands of one block on one page */
	struct plan_place at;
	enum border border;
	size_t page, box; /* its first box there */
};

struct named_place {
	const char *name;
	struct plan_place at;
	size_t page;
};

struct outline_entry {
	const char *title;
	int level; /* 1, 2 */
	size_t page;
	len y;
};

struct pages {
	struct page *v;
	size_t n;
	struct outline_entry *outline;
	size_t n_outline;
	const char *language, *title;
	size_t first; /* of a volume: links and outline count pages from the first one of all */

	struct passage *passages; /* in order; without what stands before a volume */
	size_t n_passages;
	struct named_place *anchors; /* in order */
	size_t n_anchors;
	bool is_sheet;
};

struct layout_input {
	const struct plan *plan;
	struct type *type;
	bool is_sheet; /* pages as wide as a phone and as tall as their content, up to four times that */
	int tightness;   /* 0 .. LAYOUT_TIGHTEST: so many steps towards fewer pages */
};
enum { LAYOUT_TIGHTEST = 4 };

/* Never fails: what does not fit is split and reported as `overfull`; a character that no font has is
 * drawn as a box and reported as `missing-glyph` where it stands in the case. */
struct pages *layout_make(struct arena *a, struct diag *d, const struct layout_input *input);

/* The pages of one volume of the plan: they share the boxes of all. */
struct pages layout_volume(struct arena *a, const struct pages *all, const struct plan *plan, size_t volume);

/* A page as large as a picture, 1 pt a px, with a grid over it that tells places: the only picture of the
 * page is evidence 0. */
struct pages *layout_grid(struct arena *a, struct diag *d, struct type *type, const struct evidence *e);

/* [px] the height of a band of a picture of this size (upright) that fits a column of the page, or 0 if the
 * picture is shown whole: run asks before the picture is cleared, and while it is, once it is known how tall
 * its lines of text are (0: unknown, or none). They are printed no smaller than `legible`, where columns can
 * be as wide as that. */
uint32_t layout_band_height(uint32_t width, uint32_t height, uint32_t text_height, len legible);

/* As how wide in print counts what is so wide on these pages: a sheet is drawn larger by its reader, to the
 * width of a page. */
len layout_print_width(bool is_sheet, len width);

/* `dossier dump --stage=boxes` */
void layout_dump(struct buf *out, const struct pages *p);

#endif
