/* style.c - every measure and colour of the page, once.
 *
 *      |<------------- measure 480 ------------->|
 *      | side 104 | 16 |        text 360         |   the text column is 36 em of the body size, so that
 *      | labels,  |    | sentences, values,      |   a full line of Han needs no spreading;
 *      | dates    |    | messages                |   tables and pictures take the whole measure
 *
 * The body is 45 lines of the body leading high: a phone's photo (3 : 4) as wide as the measure fits between
 * its title, a line of caption and its origin. */
#include "base/grey.h"
#include "layout/layout_int.h"

const struct style layout_style = {
	.page_width = 595276,
	.page_height = 841890,
	.left = 57638,
	.right = 57638,
	.top = PT(78),
	.bottom = 841890 - PT(78) - 45 * 15500,
	.size = { [SIZE_SMALL] = PT(8), [SIZE_BODY] = PT(10), [SIZE_TITLE] = PT(18) },
	.leading = { [SIZE_SMALL] = PT(12), [SIZE_BODY] = 15500, [SIZE_TITLE] = PT(26) },
	.gap = 15500,
	.gutter = PT(16),
	.side = PT(104),
	.hairline = 400,
	.rule = 800,
	.foot = PT(50),
};

/* A point is what designers of phones call one: 12 of them are read without zooming. */
const struct style layout_sheet_style = {
	.page_width = PT(360),
	.page_height = PT(1440),
	.left = PT(20),
	.right = PT(20),
	.top = PT(24),
	.bottom = PT(44),
	.size = { [SIZE_SMALL] = PT(10), [SIZE_BODY] = PT(12), [SIZE_TITLE] = PT(22) },
	.leading = { [SIZE_SMALL] = 14500, [SIZE_BODY] = 18500, [SIZE_TITLE] = PT(30) },
	.gap = PT(14),
	.gutter = PT(12),
	.side = PT(92),
	.hairline = 500,
	.rule = 800,
	.foot = PT(30),
	.is_sheet = true,
};

/* Each step goes beyond the one before: first white is taken, then size, where a picture can give it. */
static const struct tighter {
	len gap, leading, taller; /* of the body: so much at its top, and half of that at its foot */
	int picture_share;
	bool pairs;
} tighter[LAYOUT_TIGHTEST + 1] = {
	[1] = { .gap = PT(12), .leading = 15000, .taller = PT(6) },
	[2] = { .gap = PT(10), .leading = 14500, .taller = PT(8), .picture_share = 50 },
	[3] = { .gap = PT(9), .leading = 14000, .taller = PT(10), .picture_share = 50, .pairs = true },
	[4] = { .gap = PT(8), .leading = 14000, .taller = PT(12), .picture_share = 34, .pairs = true },
};

struct style style_tighten(int steps)
{
	struct style s = layout_style;
	const struct tighter *t = &tighter[steps];

	if (steps == 0)
		return s;
	s.gap = t->gap;
	s.leading[SIZE_BODY] = t->leading;
	s.top -= t->taller;
	s.bottom -= t->taller / 2;
	s.picture_share = t->picture_share;
	s.pairs = t->pairs;
	s.flows = true;
	return s;
}

/* All but the three near-white tints keep a contrast of 4.5 : 1 with white; the accent is as dark as the
 * text in greyscale and so reads as strong there. */
static const struct rgb inks[INK_COUNT] = {
	[INK_TEXT] = { 0x1b, 0x20, 0x26 },
	[INK_QUIET] = { 0x5f, 0x6b, 0x76 },
	[INK_ACCENT] = { 0x1b, 0x4b, 0x66 },
	[INK_RULE] = { 0xc3, 0xca, 0xd0 },
	[INK_PANEL] = { 0xf4, 0xf6, 0xf7 },
	[INK_TINT] = { 0xe6, 0xee, 0xf3 },
	[INK_MARK] = { 0xcf, 0xdf, 0xe9 },
	[INK_WHITE] = { 0xff, 0xff, 0xff },
	[INK_BLACK] = { 0x00, 0x00, 0x00 },
};

len layout_print_width(bool is_sheet, len width)
{
	len page = style_measure(&layout_style), sheet = style_measure(&layout_sheet_style);

	return is_sheet ? len_scale(width, page, sheet) : width;
}

struct rgb layout_ink(enum ink i)
{
	return inks[i];
}

struct rgb layout_shade(struct rgb c, enum shades shades)
{
	uint8_t grey = grey_of(c.r, c.g, c.b);
	return shades == SHADES_COLOUR ? c : (struct rgb){ grey, grey, grey };
}

const char *layout_role_name(enum role r)
{
	static const char *const names[ROLE_COUNT] = {
		[ROLE_ARTIFACT] = "artifact", [ROLE_TITLE] = "title", [ROLE_HEADING] = "heading",
		[ROLE_SUBHEADING] = "subheading", [ROLE_PARA] = "para", [ROLE_LABEL] = "label",
		[ROLE_CELL] = "cell", [ROLE_CELL_HEAD] = "cell-head", [ROLE_EVENT] = "event",
		[ROLE_MESSAGE] = "message", [ROLE_CAPTION] = "caption", [ROLE_FIGURE] = "figure",
	};
	return names[r];
}

/* From the top of a line to its baseline: the middle of the em box (and nearly that of the capitals)
 * stands in the middle of the leading. Not from the font's metrics, which differ between faces that
 * share a line. */
len style_baseline(const struct style *s, enum size_name size)
{
	return s->leading[size] / 2 + len_scale(s->size[size], 37, 100);
}
