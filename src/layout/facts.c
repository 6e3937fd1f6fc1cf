/* facts.c - label and value: quiet labels in the side column, values in the text column; or two pairs
 * side by side over the whole measure, where a long value takes a row of its own. */
#include "layout/layout_int.h"

static const struct para_style label_style = { .size = SIZE_SMALL, .ink = INK_QUIET, .as = ROLE_LABEL };
/* Ragged: half a measure holds too few characters to spread a line evenly, an address least of all. */
static const struct para_style value_style = { .size = SIZE_BODY, .as = ROLE_PARA };

enum {
	PAD = 2500,            /* above and below a row of one column */
	PAIR_PAD = PT(5),      /* the same of two: hairlines part them */
	PAIR_LABEL = PT(72),   /* width of a label where two pairs share the measure */
	PAIR_LINES = 3,        /* a value of more is not squeezed into a half */
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

/* ---- two pairs side by side ---- */

struct halves { /* a row that is being filled */
	struct row_cell cells[4];
	struct pair at[2];
	size_t n; /* of its pairs */
	len space;
};

static struct pair find_half(const struct style *st, size_t k)
{
	len half = (style_measure(st) - st->gutter) / 2, x = st->left + (len)k * (half + st->gutter);

	return (struct pair){ x, x + PAIR_LABEL, half - PAIR_LABEL };
}

/* A hairline below each pair. */
static void end_row(struct setter *s, struct halves *h)
{
	struct row_frame frame = { .above = PAIR_PAD, .below = PAIR_PAD, .space = h->space, .flags = PIECE_KEEP };

	if (h->n == 0)
		return;
	struct row_pieces row = row_set(s, h->cells, 2 * h->n, &frame);
	struct piece *p = &s->galley.v[row.first + row.n - 1];
	for (size_t k = 0; k < h->n; k++) {
		len end = h->at[k].value + h->at[k].value_measure;
		piece_rule(s, p, INK_RULE, h->at[k].label, p->height, end - h->at[k].label, s->style->hairline);
	}
	h->n = 0;
	h->space = 0;
}

static void add_pair(struct setter *s, struct halves *h, const struct fact *fact, const struct pair *at)
{
	h->at[h->n] = *at;
	set_pair(s, h->cells + 2 * h->n, fact, at);
	h->n++;
}

static void set_double(struct setter *s, const struct facts *facts)
{
	const struct style *st = s->style;
	const struct pair whole = { st->left, st->left + PAIR_LABEL, style_measure(st) - PAIR_LABEL };
	struct halves h = { .space = st->gap };

	for (size_t i = 0; i < facts->n; i++) {
		const struct pair half = find_half(st, h.n);
		add_pair(s, &h, &facts->rows[i], &half);
		if (h.cells[2 * h.n - 1].lines.n > PAIR_LINES) {
			h.n--;
			end_row(s, &h);
			add_pair(s, &h, &facts->rows[i], &whole);
			end_row(s, &h);
		} else if (h.n == 2) {
			end_row(s, &h);
		}
	}
	end_row(s, &h);
	if (facts->n > 0)
		s->galley.v[s->galley.n - 1].flags &= ~(unsigned)PIECE_KEEP;
}

void set_facts(struct setter *s, const struct block *b)
{
	if (b->u.facts.columns == 2)
		set_double(s, &b->u.facts);
	else
		set_single(s, &b->u.facts);
}
