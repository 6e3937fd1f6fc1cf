/* card.c - a certificate: its name, its facts, and whether it was valid on the day of the order, drawn.
 *
 *     ________________________________________________
 *     Authorisation letter
 *     number      YL-2024-0611
 *     ...
 *     +----------------------------------------------+
 *     | It was valid on the day of the order.        |   the disc stands on the day of the order, a ring
 *     |          order 2025-01-10                    |   where that is outside; an open end has an arrow;
 *     |   |=============@======================|     |   labels below are moved apart where they would
 *     | 2024-06-11                      2026-06-10   |   touch
 *     +----------------------------------------------+
 *
 * A card is kept on one page. */
#include "layout/scene.h"

#define PAD PT(12)
#define BAND PT(5)        /* thickness of the time of validity */
#define TICK PT(13)       /* height of the ticks at its ends */
#define ARROW PT(5)
#define MARK 4500         /* radius of the order's disc */
#define RING PT(1)
#define STEM PT(9)        /* from the order's label to its disc */
#define APART PT(26)      /* different days are drawn at least so far apart */
#define LABEL_GAP PT(8)
#define OPEN_PERCENT 28   /* of the scale: how far an open end reaches */

struct scale { /* places from the left end of the axis */
	len width;
	len from, to, order;
	struct lines from_label, to_label, order_label, verdict;
	const struct validity *v;
};

/* Days to places: in proportion, but distinct days stay distinct. At most three, in ascending order. */
static void place_days(const int64_t *days, len *places, size_t n, len low, len high)
{
	int64_t all = days[n - 1] - days[0];

	for (size_t i = 0; i < n; i++)
		places[i] = all ? low + len_scale(days[i] - days[0], high - low, all) : (low + high) / 2;
	if (n < 3 || !all)
		return;
	if (days[1] > days[0] && places[1] < places[0] + APART)
		places[1] = places[0] + APART;
	if (days[1] < days[2] && places[1] > places[2] - APART)
		places[1] = places[2] - APART;
}

static int compare_days(const int64_t *days, const size_t *rank, size_t i, size_t j)
{
	return days[rank[i]] < days[rank[j]] ? -1 : days[rank[i]] > days[rank[j]];
}

/* The given ones of from, to and order, sorted, get their places; the open ends take the rest. */
static void place_scale(struct scale *sc)
{
	const struct validity *v = sc->v;
	int64_t given[3] = { v->from_day, v->to_day, v->order_day }, days[3];
	bool has[3] = { v->has_from, v->has_to, v->has_order };
	len *places[3] = { &sc->from, &sc->to, &sc->order }, sorted[3];
	size_t rank[3], n = 0;

	for (size_t i = 0; i < 3; i++) {
		if (!has[i])
			continue;
		rank[n++] = i;
		for (size_t j = n - 1; j > 0 && compare_days(given, rank, j - 1, j) > 0; j--) {
			size_t swap = rank[j];
			rank[j] = rank[j - 1];
			rank[j - 1] = swap;
		}
	}
	for (size_t i = 0; i < n; i++)
		days[i] = given[rank[i]];
	len open = len_scale(sc->width, OPEN_PERCENT, 100), edge = PT(30);
	if (n)
		place_days(days, sorted, n, v->has_from ? edge : open, sc->width - (v->has_to ? edge : open));
	for (size_t i = 0; i < n; i++)
		*places[rank[i]] = sorted[i];
	if (!v->has_from)
		sc->from = 0;
	if (!v->has_to)
		sc->to = sc->width;
}

struct mark_label { /* a label below the axis */
	len middle, width; /* where it should be */
	len left;          /* where it is set */
};

/* Two labels, each under its end, moved apart where they would touch. false: they do not fit side by side
 * and are to be stacked. */
static bool place_labels(len width, struct mark_label *a, struct mark_label *b)
{
	a->left = scene_clamp((int64_t)a->middle - a->width / 2, 0, scene_max(0, width - a->width));
	b->left = scene_clamp((int64_t)b->middle - b->width / 2, 0, scene_max(0, width - b->width));
	if (a->width == 0 || b->width == 0)
		return true;
	len both = a->width + LABEL_GAP + b->width;
	if (both > width)
		return false;
	len overlap = a->left + a->width + LABEL_GAP - b->left;
	if (overlap > 0) {
		a->left = scene_clamp((int64_t)a->left - overlap / 2, 0, width - both);
		b->left = a->left + a->width + LABEL_GAP;
	}
	return true;
}

static struct scale set_scale(struct setter *s, const struct validity *v)
{
	struct para_style style = { SIZE_BODY, FACE_STRONG, INK_TEXT, ROLE_LABEL, ALIGN_START, false };
	struct scale sc = {
		.width = style_measure(s->style) - 2 * PAD,
		.v = v,
	};
	sc.verdict = para_set(s, &v->verdict, &style, sc.width);
	if (v->has_from)
		sc.from_label = scene_label(s, v->from_label, TONE_PLAIN, INK_TEXT, ROLE_LABEL);
	bool is_one_day = v->has_from && v->has_to && v->from_day == v->to_day; /* said once */
	if (v->to_label && *v->to_label && !is_one_day)
		sc.to_label = scene_label(s, v->to_label, TONE_PLAIN, INK_TEXT, ROLE_LABEL);
	if (v->has_order)
		sc.order_label = scene_label(s, v->order_label, TONE_STRONG, INK_TEXT, ROLE_LABEL);
	place_scale(&sc);
	return sc;
}

static void draw_line(struct setter *s, struct piece *p, len x, len y, len w, len h)
{
	piece_add(s, p, BOX_LINE, ROLE_ARTIFACT, INK_ACCENT, x, y, w, h)->u.shape.width = PT(1);
}

/* The end of the time of validity: a tick, or an arrow that points on (direction -1 left, 1 right). */
static void draw_end(struct setter *s, struct piece *p, len x, len y, bool closed, int direction)
{
	if (closed) {
		draw_line(s, p, x, y - TICK / 2, 0, TICK);
		return;
	}
	draw_line(s, p, x, y, -direction * ARROW, -ARROW);
	draw_line(s, p, x, y, -direction * ARROW, ARROW);
}

/* The span; an open end thins out into an arrow. */
static void draw_span(struct setter *s, struct piece *p, const struct scale *sc, len x, len y)
{
	len from = sc->from, to = sc->to;

	piece_rule(s, p, INK_QUIET, x, y, sc->width, s->style->hairline);
	if (!sc->v->has_from) {
		piece_rule(s, p, INK_ACCENT, x, y, 2 * ARROW, PT(1));
		from += 2 * ARROW;
	}
	if (!sc->v->has_to) {
		piece_rule(s, p, INK_ACCENT, x + sc->width - 2 * ARROW, y, 2 * ARROW, PT(1));
		to -= 2 * ARROW;
	}
	if (to > from)
		scene_fill(s, p, INK_ACCENT, x + from, y - BAND / 2, to - from, BAND, 0);
	draw_end(s, p, x + sc->from, y, sc->v->has_from, -1);
	draw_end(s, p, x + sc->to, y, sc->v->has_to, 1);
}

/* A full disc where the order lies inside, a ring where it lies outside. */
static void draw_order(struct setter *s, struct piece *p, const struct scale *sc, len x, len top, len axis)
{
	len at = x + sc->order, half = sc->order_label.width / 2;
	len label = scene_clamp((int64_t)sc->order - half, 0, scene_max(0, sc->width - sc->order_label.width));

	if (!sc->v->has_order)
		return;
	scene_place(s, p, &sc->order_label, x + label, top);
	scene_stem(s, p, INK_TEXT, at, top + sc->order_label.height, axis - top - sc->order_label.height, PT(1));
	if (sc->v->ok)
		scene_disc(s, p, INK_PANEL, at, axis, MARK + RING);
	scene_disc(s, p, INK_TEXT, at, axis, MARK);
	if (!sc->v->ok)
		scene_disc(s, p, INK_WHITE, at, axis, MARK - RING - RING / 2);
}

static void draw_scale(struct setter *s, const struct validity *v)
{
	struct scale sc = set_scale(s, v);
	struct mark_label from = { .middle = sc.from, .width = sc.from_label.width };
	struct mark_label to = { .middle = sc.to, .width = sc.to_label.width };
	bool beside = place_labels(sc.width, &from, &to);
	len small = s->style->leading[SIZE_SMALL], left = s->style->left, x = left + PAD;
	len top = PAD + sc.verdict.height + (sc.verdict.n ? PT(2) : 0);
	len axis = top + (v->has_order ? small + STEM : TICK);
	len labels = axis + TICK / 2 + PT(4);
	len rows = beside ? (from.width || to.width) : 2;

	struct piece *p = galley_add(s, labels + rows * small + PAD, s->style->gap / 2, 0);
	scene_fill(s, p, INK_PANEL, left, 0, style_measure(s->style), p->height, 0);
	if (!v->ok)
		scene_fill(s, p, INK_TEXT, left, 0, PT(3), p->height, 0);
	scene_place(s, p, &sc.verdict, x, PAD - PT(3));
	draw_span(s, p, &sc, x, axis);
	draw_order(s, p, &sc, x, top, axis);
	len below = scene_place(s, p, &sc.from_label, x + from.left, labels);
	scene_place(s, p, &sc.to_label, x + to.left, beside ? labels : below);
}

static void draw_title(struct setter *s, const struct rich *title)
{
	struct para_style style = { SIZE_BODY, FACE_STRONG, INK_TEXT, ROLE_SUBHEADING, ALIGN_START, false };
	struct lines l = para_set(s, title, &style, style_measure(s->style));
	len above = PT(6), below = PT(3);

	struct piece *p = galley_add(s, above + l.height + below, s->style->gap, PIECE_KEEP);
	piece_rule(s, p, INK_ACCENT, s->style->left, s->style->rule / 2, style_measure(s->style), s->style->rule);
	scene_place(s, p, &l, s->style->left, above);
}

void set_card(struct setter *s, const struct block *b)
{
	const struct card *card = &b->u.card;
	struct block facts = { .kind = BLOCK_FACTS, .u.facts = card->facts };

	draw_title(s, &card->title);
	size_t first = s->galley.n;
	if (card->facts.n)
		set_facts(s, &facts);
	if (first < s->galley.n)
		s->galley.v[first].space = 0;
	for (size_t i = first; i < s->galley.n; i++)
		if (card->validity.given || i + 1 < s->galley.n)
			s->galley.v[i].flags |= PIECE_KEEP;
	if (card->validity.given)
		draw_scale(s, &card->validity);
}
