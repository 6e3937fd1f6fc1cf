/* facts.c - label and value: quiet labels in the side column, values in the text column; or two pairs
 * side by side over the whole measure. */
#include "layout/layout_int.h"

static const struct para_style label_style = { .size = SIZE_SMALL, .ink = INK_QUIET, .as = ROLE_LABEL };
static const struct para_style value_style = { .size = SIZE_BODY, .as = ROLE_PARA, .justify = true };

enum {
	PAD = 2500,            /* above and below a row of one column */
	PAIR_PAD = PT(5),      /* the same of two: hairlines part them */
	PAIR_LABEL = PT(72),   /* width of a label where two pairs share the measure */
};

struct pair {
	len label, value, value_measure;
};

static void set_pair(struct setter *s, struct row_cell *cells, const struct fact *fact, const struct pair *at)
{
	const struct style *st = s->style;

	cells[0].lines = para_set(s, &fact->label, &label_style, at->value - at->label - PT(8));
	cells[0].x = at->label;
	cells[0].drop = style_baseline(st, SIZE_BODY) - style_baseline(st, SIZE_SMALL);
	cells[1].lines = para_set(s, &fact->value, &value_style, at->value_measure);
	cells[1].x = at->value;
}

static void set_single(struct setter *s, const struct facts *facts)
{
	const struct style *st = s->style;
	struct pair at = { st->left, style_text_x(st), style_text_measure(st) };

	for (size_t i = 0; i < facts->n; i++) {
		struct row_cell cells[2] = { 0 };
		struct row_frame frame = { .above = PAD, .below = PAD, .space = i == 0 ? st->gap : 0 };
		if (i == 0 || i + 2 == facts->n)
			frame.flags = i + 1 < facts->n ? PIECE_KEEP : 0;
		set_pair(s, cells, &facts->rows[i], &at);
		row_set(s, cells, 2, &frame);
	}
}

static void set_double(struct setter *s, const struct facts *facts)
{
	const struct style *st = s->style;
	len half = (style_measure(st) - st->gutter) / 2;
	struct pair at[2];

	for (int k = 0; k < 2; k++) {
		len x = st->left + k * (half + st->gutter);
		at[k] = (struct pair){ x, x + PAIR_LABEL, half - PAIR_LABEL };
	}
	for (size_t i = 0; i < facts->n; i += 2) {
		struct row_cell cells[4] = { 0 };
		size_t n = i + 1 < facts->n ? 2 : 1;
		struct row_frame frame = { .above = PAIR_PAD, .below = PAIR_PAD,
			.space = i == 0 ? st->gap : 0, .flags = i + 2 < facts->n ? PIECE_KEEP : 0 };
		for (size_t k = 0; k < n; k++)
			set_pair(s, cells + 2 * k, &facts->rows[i + k], &at[k]);
		struct row_pieces row = row_set(s, cells, 2 * n, &frame);
		struct piece *p = &s->galley.v[row.first + row.n - 1];
		for (size_t k = 0; k < n; k++)
			piece_rule(s, p, INK_RULE, at[k].label, p->height, half, st->hairline);
	}
}

void set_facts(struct setter *s, const struct block *b)
{
	if (b->u.facts.columns == 2)
		set_double(s, &b->u.facts);
	else
		set_single(s, &b->u.facts);
}
