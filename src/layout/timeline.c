/* timeline.c - what happened, drawn: a rule with dots.
 *
 *     2025-01-10  09:12 o Order placed            every event is a piece, so that a page may end
 *                       |   18 s                  between two; a piece draws its own stretch of the
 *                 09:12 @ Paid                    rule, from its top edge to its bottom edge (from or
 *                       |                         to the dot at the ends), and so the rule runs to the
 *                                                 edge of a page and on from the top of the next.
 *
 * Turning points have a full disc and strong words, the others a ring: told apart without colour. */
#include "layout/scene.h"

#define RULE PT(1)
#define DOT 3200       /* radius of a ring */
#define TURN PT(4)     /* radius of a turning point's disc */
#define RING 1100      /* thickness of a ring */
#define ROOM PT(5)     /* above and below the words of an event */
#define DAY_GAP PT(6)  /* at least between day and time */

struct event {
	struct lines what, day, time, elapsed;
	bool stacked; /* day and time do not fit side by side: time below */
};

static struct lines set_side_words(struct setter *s, const char *words, bool strong)
{
	struct para_style style = { SIZE_BODY, strong ? FACE_STRONG : FACE_TEXT, INK_TEXT, ROLE_LABEL,
		ALIGN_START, false };
	struct rich r = rich_text(s, words ? words : "", TONE_PLAIN);
	if (!words || !*words)
		r.n = 0;
	return para_set(s, &r, &style, s->style->side);
}

static struct event set_event(struct setter *s, const struct timeline_event *in)
{
	struct para_style style = { SIZE_BODY, in->strong ? FACE_STRONG : FACE_TEXT, INK_TEXT, ROLE_EVENT,
		ALIGN_START, true };
	struct event e = {
		.what = para_set(s, &in->what, &style, style_text_measure(s->style)),
		.day = set_side_words(s, in->day, in->strong),
		.time = set_side_words(s, in->time, in->strong),
		.elapsed = scene_label(s, in->elapsed, TONE_PLAIN, INK_QUIET, ROLE_EVENT),
	};
	e.stacked = e.day.n && e.time.n && e.day.width + DAY_GAP + e.time.width > s->style->side;
	return e;
}

static void draw_dot(struct setter *s, struct piece *p, bool strong, len x, len y)
{
	if (strong) {
		scene_disc(s, p, INK_ACCENT, x, y, TURN);
		return;
	}
	scene_disc(s, p, INK_ACCENT, x, y, DOT);
	scene_disc(s, p, INK_WHITE, x, y, DOT - RING);
}

static void draw_side_words(struct setter *s, struct piece *p, const struct event *e, len y)
{
	len right = s->style->left + s->style->side;
	len below = scene_place(s, p, &e->day, s->style->left, y);
	scene_place_end(s, p, &e->time, right, e->stacked ? below : y);
}

static len event_words_height(const struct event *e)
{
	len side = e->stacked ? e->day.height + e->time.height
		: e->day.height > e->time.height ? e->day.height : e->time.height;
	return side > e->what.height ? side : e->what.height;
}

static void draw_event(struct setter *s, const struct timeline_event *in, bool first, bool last, unsigned flags)
{
	struct event e = set_event(s, in);
	len x = style_text_x(s->style) - s->style->gutter / 2;
	len words = (first ? 0 : ROOM) + e.elapsed.height;
	len dot = words + s->style->leading[SIZE_BODY] / 2;
	len height = words + event_words_height(&e) + (last ? 0 : ROOM);

	struct piece *p = galley_add(s, height, first ? s->style->gap / 2 : 0, flags);
	piece_anchor(s, p, in->anchor, 0);
	len from = first ? dot : 0, to = last ? dot : height;
	if (to > from)
		scene_stem(s, p, INK_RULE, x, from, to - from, RULE);
	draw_dot(s, p, in->strong, x, dot);
	scene_place(s, p, &e.elapsed, style_text_x(s->style), first ? 0 : ROOM / 2);
	draw_side_words(s, p, &e, words);
	scene_place(s, p, &e.what, style_text_x(s->style), words);
}

static void draw_note(struct setter *s, const struct rich *note)
{
	struct para_style style = { SIZE_SMALL, FACE_TEXT, INK_QUIET, ROLE_PARA, ALIGN_START, false };
	struct lines l = para_set(s, note, &style, style_text_measure(s->style));
	if (!l.n)
		return;
	struct piece *p = galley_add(s, l.height, s->style->gap / 2, 0);
	scene_place(s, p, &l, style_text_x(s->style), 0);
}

void set_timeline(struct setter *s, const struct block *b)
{
	const struct timeline *t = &b->u.timeline;
	for (size_t i = 0; i < t->n; i++) {
		bool first = i == 0, last = i + 1 == t->n;
		bool keep = (first && !last) || i + 2 == t->n || (last && t->note.n);
		draw_event(s, &t->events[i], first, last, keep ? PIECE_KEEP : 0);
	}
	draw_note(s, &t->note);
}
