/* chat.c - a conversation: bubbles left and right, numbered in the side column.
 *
 *     side column        text column
 *                        buyer
 *      key line  3 |     ( words of the bubble ) 20:04        | the margin's bar: a marked line
 *                                        seller
 *                4          20:05 ( words of the answer )
 *                                platform
 *                5           words without a bubble
 *
 * The number, the mark's word and the bar stand in one margin for both sides, so that an eye running down
 * it finds the marked lines at once; the outline says the same beside the words. None needs colour.
 *
 * A short message is one piece. A long one is cut between lines: its bubble has square corners and no
 * outline where it goes on. */
#include "layout/scene.h"

#define BUBBLE_PERCENT 72  /* of the text column, at most */
#define RADIUS PT(7)
#define PAD_X PT(10)
#define PAD_Y 4500
#define BESIDE PT(7)       /* between a bubble and its time */
#define BETWEEN PT(5)      /* above a message of the same sender */
#define TURN_TAKING PT(10) /* above one of another sender */
#define OUTLINE PT(1)
#define BAR PT(3)
#define SEAM 250           /* pieces of one bubble overlap so that no white hair shows */
#define WHOLE_LINES 7      /* a bubble of so many lines is never cut */
#define END_LINES 3        /* lines that stay together at either end of one that is */

struct speech {
	const struct chat_line *in;
	struct lines text, sender, time, number, mark;
	len x, w; /* the bubble, or the words where there is none */
	const struct piece *day; /* its day, said again on a page that begins with it; or NULL */
};

static bool has_bubble(const struct speech *m)
{
	return m->in->side != SIDE_MIDDLE;
}

/* The sender's line; the time of a message without bubble goes there too. */
static struct lines set_sender(struct setter *s, const struct chat_line *in)
{
	struct para_style style = { SIZE_SMALL, FACE_TEXT, INK_QUIET, ROLE_LABEL, ALIGN_START, false };
	struct rich r = in->sender;
	bool timed = in->side == SIDE_MIDDLE && in->time && *in->time;

	if (timed) {
		struct span *spans = ARENA_ARRAY(s->arena, struct span, r.n + 2);
		for (size_t i = 0; i < r.n; i++)
			spans[i] = r.spans[i];
		size_t n = r.n;
		if (n)
			spans[n++] = (struct span){ .text = "  " };
		spans[n++] = (struct span){ .text = in->time };
		r = (struct rich){ spans, n };
	}
	return para_set(s, &r, &style, style_text_measure(s->style));
}

static struct lines set_mark(struct setter *s, const char *word)
{
	struct para_style style = { SIZE_SMALL, FACE_STRONG, INK_ACCENT, ROLE_LABEL, ALIGN_START, false };
	struct rich r = rich_text(s, word ? word : "", TONE_PLAIN);

	return para_set(s, &r, &style, s->style->side);
}

static struct speech set_speech(struct setter *s, const struct chat_line *in)
{
	struct para_style style = { SIZE_BODY, FACE_TEXT, INK_TEXT, ROLE_MESSAGE, ALIGN_START, false };
	struct speech m = {
		.in = in,
		.sender = set_sender(s, in),
		.number = scene_label(s, in->number, in->marked ? TONE_STRONG : TONE_PLAIN,
		                      in->marked ? INK_ACCENT : INK_QUIET, ROLE_LABEL),
	};
	len column = style_text_measure(s->style), left = style_text_x(s->style);

	if (has_bubble(&m))
		m.time = scene_label(s, in->time, TONE_PLAIN, INK_QUIET, ROLE_LABEL);
	else
		style.ink = INK_QUIET;
	if (in->marked)
		m.mark = set_mark(s, in->mark_word);
	len widest = len_scale(column, BUBBLE_PERCENT, 100);
	m.text = para_set(s, &in->text, &style, has_bubble(&m) ? widest - 2 * PAD_X : widest);
	m.w = m.text.width + (has_bubble(&m) ? 2 * PAD_X : 0);
	m.w = scene_max(m.w, 2 * RADIUS);
	len rest = column - m.w;
	m.x = left + (in->side == SIDE_LEFT ? 0 : in->side == SIDE_RIGHT ? rest : rest / 2);
	return m;
}

struct stretch { /* what one piece shows of a bubble */
	len y, h;
	bool above, below; /* it goes on there in another piece */
};

/* A rounded panel, `inset` within the stretch, whose corners are square at the edges where it goes on. */
static void draw_panel(struct setter *s, struct piece *p, const struct speech *m, const struct stretch *t,
                       len inset, enum ink ink)
{
	len top = t->above ? 0 : inset, bottom = t->below ? 0 : inset;
	len x = m->x + inset, y = t->y + top, w = m->w - 2 * inset, h = t->h - top - bottom;

	scene_fill(s, p, ink, x, y, w, h, t->above && t->below ? 0 : RADIUS - inset);
	if (t->above != t->below)
		scene_fill(s, p, ink, x, t->above ? y : y + RADIUS, w, h - RADIUS, 0);
}

/* An outline is a darker panel under the panel: unlike a stroke it can stay open where the bubble goes on.
 * A marked message has the margin's bar as well. */
static void draw_bubble(struct setter *s, struct piece *p, const struct speech *m, const struct stretch *t)
{
	len bar = style_text_x(s->style) - s->style->gutter / 2 - BAR / 2;
	bool marked = m->in->marked;

	if (marked)
		scene_fill(s, p, INK_ACCENT, bar, t->y, BAR, t->h, 0);
	if (!has_bubble(m))
		return;
	if (marked)
		draw_panel(s, p, m, t, 0, INK_ACCENT);
	draw_panel(s, p, m, t, marked ? OUTLINE : 0, m->in->side == SIDE_LEFT ? INK_PANEL : INK_TINT);
}

/* Number, mark and time: on the baseline of the message's first line. */
static void draw_margin(struct setter *s, struct piece *p, const struct speech *m, len line_y)
{
	len right = s->style->left + s->style->side, y = line_y + scene_small_drop(s);
	len mark_right = right - (m->number.width ? m->number.width + BESIDE : 0);

	scene_place_end(s, p, &m->number, right, y);
	if (m->mark.width <= mark_right - s->style->left)
		scene_place_end(s, p, &m->mark, mark_right, y);
	else
		scene_place_end(s, p, &m->mark, right, y + m->number.height);
	if (m->in->side == SIDE_LEFT)
		scene_place(s, p, &m->time, m->x + m->w + BESIDE, y);
	else
		scene_place_end(s, p, &m->time, m->x - BESIDE, y);
}

static void draw_sender(struct setter *s, struct piece *p, const struct speech *m)
{
	len left = style_text_x(s->style), column = style_text_measure(s->style);

	if (m->in->side == SIDE_LEFT)
		scene_place(s, p, &m->sender, left, 0);
	else if (m->in->side == SIDE_RIGHT)
		scene_place_end(s, p, &m->sender, left + column, 0);
	else
		scene_place_middle(s, p, &m->sender, left + column / 2, 0);
}

static void draw_words(struct setter *s, struct piece *p, const struct speech *m, size_t from, size_t to,
                       len y)
{
	for (size_t i = from; i < to; i++) {
		const struct line *line = &m->text.v[i];
		len x = has_bubble(m) ? m->x + PAD_X : m->x + (m->w - line->width) / 2;
		para_place(s, p, line, x, y);
		y += line->height;
	}
}

/* Lines from .. to - 1 of a message as a piece. */
static void draw_part(struct setter *s, const struct speech *m, size_t from, size_t to, len space)
{
	bool above = from > 0, below = to < m->text.n;
	len pad = has_bubble(m) ? PAD_Y : 0, top = above ? 0 : m->sender.height, words = 0;

	for (size_t i = from; i < to; i++)
		words += m->text.v[i].height;
	if (m->text.n == 0)
		words = s->style->leading[SIZE_BODY];
	len h = words + (above ? 0 : pad) + (below ? 0 : pad);
	len y = top + (above ? 0 : pad);
	len height = top + h;
	if (!below)
		height = scene_max(height, y + m->number.height + m->mark.height);

	struct piece *p = galley_add(s, height, above ? 0 : space, above ? PIECE_PROSE : 0);
	p->head = m->day;
	draw_bubble(s, p, m, &(struct stretch){ top, h + (below ? SEAM : 0), above, below });
	draw_words(s, p, m, from, to, y);
	if (above)
		return;
	piece_anchor(s, p, m->in->anchor);
	draw_sender(s, p, m);
	draw_margin(s, p, m, y);
}

static void draw_speech(struct setter *s, const struct chat_line *in, const struct piece *day, len space)
{
	struct speech m = set_speech(s, in);
	size_t n = m.text.n;

	m.day = day;

	if (n <= WHOLE_LINES) {
		draw_part(s, &m, 0, n, space);
		return;
	}
	draw_part(s, &m, 0, END_LINES, space);
	for (size_t i = END_LINES; i < n - END_LINES; i++)
		draw_part(s, &m, i, i + 1, 0);
	draw_part(s, &m, n - END_LINES, n, 0);
}

/* The day between two hairlines across the text column, kept with the message below. Returns it as it stands
 * at the top of the pages that go on with that day. */
static const struct piece *draw_day(struct setter *s, const char *day)
{
	struct lines l = scene_label(s, day, TONE_PLAIN, INK_QUIET, ROLE_LABEL);
	len left = style_text_x(s->style), column = style_text_measure(s->style);
	len arm = (column - l.width) / 2 - BESIDE;

	struct piece *p = galley_add(s, l.height, s->style->gap, PIECE_KEEP);
	if (arm > 0) {
		piece_rule(s, p, INK_RULE, left, l.height / 2, arm, s->style->hairline);
		piece_rule(s, p, INK_RULE, left + column - arm, l.height / 2, arm, s->style->hairline);
	}
	scene_place_middle(s, p, &l, left + column / 2, 0);
	struct piece *again = ARENA_NEW(s->bench, struct piece);
	again->height = l.height + TURN_TAKING;
	piece_copy(s, again, p->boxes, p->n_boxes, 0, 0);
	return again;
}

void set_chat(struct setter *s, const struct block *b)
{
	const struct chat_block *c = &b->u.chat;
	const struct piece *day = NULL;

	for (size_t i = 0; i < c->n; i++) {
		const struct chat_line *in = &c->lines[i];
		bool is_new_day = in->day && *in->day;
		if (is_new_day)
			day = draw_day(s, in->day);
		draw_speech(s, in, day, in->sender.n || is_new_day ? TURN_TAKING : BETWEEN);
		arena_clear(s->lines);
	}
}
