/* contents.c - the sections and their pages, at the foot of the page where the cover ends, if it has room.
 *
 *     ----------------------------------------------------------------
 *     Contents       List of exhibits      2    Order record         4
 *                    Statement             2    Delivery             6
 *                    Timeline              3    ... */
#include "layout/scene.h"

#define ABOVE PT(7)      /* from the rule to the first row */
#define FOLIO PT(20)     /* of each column, at its end */
#define FEWEST 3         /* fewer sections are found without it */

static const struct para_style title_style = { .size = SIZE_SMALL, .as = ROLE_PARA };
static const struct para_style folio_style = { .size = SIZE_SMALL, .ink = INK_QUIET, .as = ROLE_PARA,
	.align = ALIGN_END };

struct contents {
	const struct section *sections;
	size_t n, rows;
	len width[2], x[2]; /* of the columns */
	struct lines *titles;
};

static void set_titles(struct setter *s, struct contents *c)
{
	c->titles = ARENA_ARRAY(s->bench, struct lines, c->n);
	for (size_t i = 0; i < c->n; i++) {
		const char *title = c->sections[i].title;
		struct rich words = rich_text(s, title ? title : "", TONE_PLAIN);
		c->titles[i] = para_set(s, &words, &title_style, style_text_measure(s->style) - FOLIO);
	}
}

/* Two columns, if the widest titles of both fit side by side; what is left over is shared. */
static void find_columns(struct setter *s, struct contents *c)
{
	len gutter = s->style->gutter, left = style_text_measure(s->style) - gutter;

	c->rows = (c->n + 1) / 2;
	for (size_t i = 0; i < c->n; i++)
		c->width[i / c->rows] = scene_max(c->width[i / c->rows], c->titles[i].width + FOLIO);
	left -= c->width[0] + c->width[1];
	if (left < 0) {
		c->rows = c->n;
		c->width[0] = style_text_measure(s->style);
	} else {
		c->width[0] += left / 2;
		c->width[1] += left - left / 2;
	}
	c->x[0] = style_text_x(s->style);
	c->x[1] = c->x[0] + c->width[0] + gutter;
}

static void draw_entry(struct setter *s, struct piece *p, const struct contents *c, size_t i, len y)
{
	const char *id = c->sections[i].id;
	struct span span = { .tone = TONE_QUIET, .target = id, .page = true };
	struct lines folio = para_set(s, &(struct rich){ &span, 1 }, &folio_style, FOLIO);
	len x = c->x[i / c->rows], width = c->width[i / c->rows];

	scene_place(s, p, &c->titles[i], x, y);
	scene_place(s, p, &folio, x + width - FOLIO, y);
	struct box *link = piece_add(s, p, BOX_LINK, ROLE_PARA, INK_ACCENT, x, y, width - FOLIO,
	                             s->style->leading[SIZE_BODY]);
	link->u.link.target = id;
}

void set_contents(struct setter *s)
{
	const struct style *st = s->style;
	struct contents c = { .sections = s->plan->sections + 1, .n = s->plan->n_sections - 1 };
	len row = st->leading[SIZE_BODY];

	if (!s->plan->contents || c.n < FEWEST)
		return;
	set_titles(s, &c);
	find_columns(s, &c);
	struct piece *p = galley_add(s, ABOVE + (len)c.rows * row, 2 * st->gap, PIECE_FLOOR | PIECE_SPARE);
	struct lines label = scene_label(s, s->plan->contents, TONE_PLAIN, INK_QUIET, ROLE_LABEL);
	piece_rule(s, p, INK_RULE, st->left, 0, style_measure(st), st->hairline);
	scene_place(s, p, &label, st->left, ABOVE);
	for (size_t i = 0; i < c.n; i++)
		draw_entry(s, p, &c, i, ABOVE + (len)(i % c.rows) * row);
}
