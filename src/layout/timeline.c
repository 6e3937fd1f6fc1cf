/* timeline.c - what happened, drawn: a rule with dots.
 *
 *     2025-01-10  09:12 o Order placed            every event is a piece, so that a page may end
 *                       |   18 s                  between two, below the 18 s; a piece draws its own
 *                 09:12 @ Paid                    stretch of the rule, from its top edge to its bottom
 *                       |                         edge (from or to the dot at the ends), and so the
 *                                                 rule runs to the edge of a page and on from the top
 *                                                 of the next.
 *
 * Turning points have a full disc and strong words, the others a ring: told apart without colour. */
#include "layout/scene.h"

#define RULE PT(1)
#define DOT 3200       /* radius of a ring */
#define TURN PT(4)     /* radius of a turning point's disc */
#define RING 1100      /* thickness of a ring */
#define ROOM PT(5)     /* above and below the words of an event */
#define DAY_GAP PT(6)  /* at least between day and time */
#define WHOLE_LINES 9  /* an event of so many lines is not cut: a fifth of a page */
#define HEAD_LINES 3   /* lines that stay beside the dot of one that is */

struct event {
	const struct timeline_event *in;
	bool first, last;
	struct lines what, day, time;
	struct lines after; /* what elapsed until the next: stays here where a page ends between them */
	struct lines again; /* its day, for a page that begins within that */
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

static struct event set_event(struct setter *s, const struct timeline_event *in,
                              const struct timeline_event *next, const char *day)
{
	struct para_style style = { SIZE_BODY, in->strong ? FACE_STRONG : FACE_TEXT, INK_TEXT, ROLE_EVENT,
		ALIGN_START, true };
	struct event e = {
		.in = in,
		.what = para_set(s, &in->what, &style, style_text_measure(s->style)),
		.day = set_side_words(s, in->day, in->strong),
		.again = set_side_words(s, day, in->strong),
		.time = set_side_words(s, in->time, in->strong),
		.after = scene_label(s, next ? next->elapsed : NULL, TONE_PLAIN, INK_QUIET, ROLE_EVENT),
		.last = !next,
	};
	e.stacked = e.again.n && e.time.n && e.again.width + DAY_GAP + e.time.width > s->style->side;
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
	if (e->stacked)
		scene_place(s, p, &e->time, s->style->left, below);
	else
		scene_place_end(s, p, &e->time, right, y);
}

static len stack_height(const struct lines *l, size_t n)
{
	len height = 0;

	for (size_t i = 0; i < n; i++)
		height += l->v[i].height;
	return height;
}

static len side_height(const struct event *e)
{
	return e->stacked ? e->day.height + e->time.height : scene_max(e->day.height, e->time.height);
}

/* Under its last line. */
static len room_below(const struct event *e)
{
	return e->last ? 0 : ROOM + e->after.height;
}

/* The day at the top of a page: beside words that begin at `y`, or, with a stretch of the rule, above the
 * time that it would touch. */
static const struct piece *repeat_day(struct setter *s, const struct event *e, len y, bool above)
{
	struct piece *p = ARENA_NEW(s->bench, struct piece);

	scene_place(s, p, &e->again, s->style->left, y);
	if (above) {
		p->height = e->again.height;
		scene_stem(s, p, INK_RULE, style_text_x(s->style) - s->style->gutter / 2, 0, p->height, RULE);
	}
	return p;
}

/* Dot, side words and the first lines of an event. */
static void draw_event(struct setter *s, const struct event *e, size_t lines, unsigned flags)
{
	len x = style_text_x(s->style) - s->style->gutter / 2;
	len words = e->first ? 0 : ROOM;
	len dot = words + s->style->leading[SIZE_BODY] / 2;
	len end = words + scene_max(side_height(e), stack_height(&e->what, lines));
	len height = end + (lines < e->what.n ? 0 : room_below(e));
	struct lines what = { .v = e->what.v, .n = lines };

	struct piece *p = galley_add(s, height, e->first ? s->style->gap / 2 : 0, flags);
	piece_anchor(s, p, e->in->anchor);
	if (!e->day.n)
		p->head = repeat_day(s, e, words, e->stacked);
	len from = e->first ? dot : 0, to = e->last ? dot : height;
	if (to > from)
		scene_stem(s, p, INK_RULE, x, from, to - from, RULE);
	draw_dot(s, p, e->in->strong, x, dot);
	draw_side_words(s, p, e, words);
	scene_place(s, p, &what, style_text_x(s->style), words);
	if (lines == e->what.n)
		scene_place(s, p, &e->after, style_text_x(s->style), end + ROOM);
}

/* The other lines of a long one, a piece each; the last two stay together. */
static void draw_more(struct setter *s, const struct event *e, size_t from, unsigned flags)
{
	len x = style_text_x(s->style) - s->style->gutter / 2;

	for (size_t i = from; i < e->what.n; i++) {
		bool end = i + 1 == e->what.n;
		len height = e->what.v[i].height + (end ? room_below(e) : 0);
		unsigned kept = end ? flags : i + 2 == e->what.n ? PIECE_KEEP : 0;
		struct piece *p = galley_add(s, height, 0, PIECE_PROSE | kept);
		p->head = repeat_day(s, e, 0, false);
		if (!e->last)
			scene_stem(s, p, INK_RULE, x, 0, height, RULE);
		para_place(s, p, &e->what.v[i], style_text_x(s->style), 0);
		if (end)
			scene_place(s, p, &e->after, style_text_x(s->style), height - e->after.height);
	}
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

/* A page does not end below the first event, nor begin with the last, nor part it from the note. */
static bool is_kept(const struct timeline *t, size_t i)
{
	bool last = i + 1 == t->n;

	return last ? t->note.n > 0 : i == 0 || i + 2 == t->n;
}

void set_timeline(struct setter *s, const struct block *b)
{
	const struct timeline *t = &b->u.timeline;
	const char *day = NULL;

	for (size_t i = 0; i < t->n; i++) {
		const struct timeline_event *in = &t->events[i];
		day = in->day && *in->day ? in->day : day;
		struct event e = set_event(s, in, i + 1 < t->n ? in + 1 : NULL, day);
		e.first = i == 0;
		bool whole = e.what.n <= WHOLE_LINES;
		unsigned flags = is_kept(t, i) ? PIECE_KEEP : 0;
		draw_event(s, &e, whole ? e.what.n : HEAD_LINES, whole ? flags : 0);
		if (!whole)
			draw_more(s, &e, HEAD_LINES, flags);
		arena_clear(s->lines);
	}
	draw_note(s, &t->note);
}
