/* marks.c - what the seller draws above a picture: lines of the accent's colour, or black, between white
 * edges, so that they are seen on any ground and in shades of grey.
 *
 * A number leads from each to its note. It stands beside the mark, where there is room within the picture
 * and no other number, and above all marks. What is highlighted is tinted as if by a marker: inks multiply,
 * so that the words below stay as dark as they are; a thin frame shows it on dark grounds too. In black and
 * white a tint would become dots among the letters: there brackets stand around it. */
#include <stdlib.h>

#include "layout/plate.h"

enum {
	LINE = 1500,       /* width of a drawn line */
	THIN = 700,        /* around what is highlighted */
	EDGE = 900,        /* white, on either side */
	KAPPA = 5523,      /* [1/10000 of the radius] of a quarter circle: from its ends to its control points */
	ROOT_HALF = 7071,  /* [1/10000] */
	RADIUS_LEAST = PT(5),
	HEAD = PT(9),      /* of an arrow: length, and half of its width */
	HEAD_HALF = 4200,
	PIN = PT(13),      /* from the point of a callout to the middle of its disc */
	SERIF = PT(3),
	FARTHEST = PT(20000), /* from the picture: nothing of what is there is seen */
	NOTE_GAP = PT(6),  /* from the disc to the text of a note */
	MILLION = 1000000,
	SPOTS = 4,         /* that a mark offers to its number */
	RINGS = 8,         /* around the best of them, where all are taken */
};

struct spot {
	len x, y;
};

/* A mark in the part of a picture that it is drawn on; places count from its upper left corner. */
struct easel {
	struct setter *s;
	struct piece *p;
	const struct mark_view *view;
	enum ink ink;
	len disc;          /* radius of a number's disc */
	struct spot *taken; /* by numbers */
	size_t n_taken;
	struct spot (*spots)[SPOTS]; /* by mark: where its number may stand, the best first */
};

/* ---- paths ---- */

struct path {
	struct path_step *v;
	size_t n;
};

static void add_step(const struct easel *e, struct path *path, enum path_operator operator,
                     const struct spot *spots, int n)
{
	struct path_step *step = ARENA_PUSH(e->s->arena, path->v, path->n);

	*step = (struct path_step){ .operator = operator };
	for (int i = 0; i < n; i++) {
		step->v[2 * i] = spots[i].x;
		step->v[2 * i + 1] = spots[i].y;
	}
}

static struct path polygon(const struct easel *e, const struct spot *spots, size_t n)
{
	struct path path = { 0 };

	for (size_t i = 0; i < n; i++)
		add_step(e, &path, i ? PATH_LINE : PATH_MOVE, &spots[i], 1);
	add_step(e, &path, PATH_CLOSE, NULL, 0);
	return path;
}

static void add_line(const struct easel *e, struct path *path, struct spot from, struct spot to)
{
	add_step(e, path, PATH_MOVE, &from, 1);
	add_step(e, path, PATH_LINE, &to, 1);
}

static struct path circle(const struct easel *e, struct spot at, len r)
{
	static const int quarters[4][4] = { { 1, 0, 0, 1 }, { 0, 1, -1, 0 }, { -1, 0, 0, -1 }, { 0, -1, 1, 0 } };
	len k = len_scale(r, KAPPA, 10000);
	struct path path = { 0 };

	add_step(e, &path, PATH_MOVE, &(struct spot){ at.x + r, at.y }, 1);
	for (int i = 0; i < 4; i++) {
		const int *q = quarters[i];
		struct spot from = { at.x + q[0] * r, at.y + q[1] * r }, to = { at.x + q[2] * r, at.y + q[3] * r };
		struct spot spots[3] = { { from.x + q[2] * k, from.y + q[3] * k },
			{ to.x + q[0] * k, to.y + q[1] * k }, to };
		add_step(e, &path, PATH_CURVE, spots, 3);
	}
	add_step(e, &path, PATH_CLOSE, NULL, 0);
	return path;
}

static struct box *put_path(const struct easel *e, const struct path *path, enum ink ink, len width)
{
	const struct area *at = &e->view->at;
	struct box *b = piece_add(e->s, e->p, BOX_PATH, ROLE_ARTIFACT, ink, at->x, at->y, at->w, at->h);

	b->u.path.steps = path->v;
	b->u.path.n = path->n;
	b->u.path.width = width;
	return b;
}

static void stroke(const struct easel *e, const struct path *path, len width)
{
	put_path(e, path, INK_WHITE, width + 2 * EDGE);
	put_path(e, path, e->ink, width);
}

static void fill(const struct easel *e, const struct path *path)
{
	put_path(e, path, INK_WHITE, 2 * EDGE);
	put_path(e, path, e->ink, 0);
}

/* ---- places ---- */

static len to_length(const struct easel *e, int64_t v)
{
	const struct mark_view *view = e->view;
	int64_t l = v / view->facts->width * view->at.w / MILLION;

	return scene_clamp(l, -FARTHEST, FARTHEST);
}

static struct spot to_spot(const struct easel *e, const int64_t *v)
{
	return (struct spot){ to_length(e, v[0]), to_length(e, v[1] - (int64_t)e->view->top * MILLION) };
}

/* Of a vector, in whole thousandths of a point. */
static len length_of(int64_t x, int64_t y)
{
	int64_t square = x * x + y * y, root = 0;

	for (int64_t bit = INT64_C(1) << 30; bit > 0; bit >>= 1)
		if ((root | bit) * (root | bit) <= square)
			root |= bit;
	return root > 0 ? (len)root : 1;
}

/* `along` from `at` in the direction (x, y), and `across` to its right. */
static struct spot step_from(struct spot at, len x, len y, len along, len across)
{
	len l = length_of(x, y);

	return (struct spot){ at.x + len_scale(x, along, l) - len_scale(y, across, l),
		at.y + len_scale(y, along, l) + len_scale(x, across, l) };
}

/* ---- numbers ---- */

static bool is_free(const struct easel *e, struct spot at)
{
	len apart = 2 * e->disc + EDGE;

	for (size_t i = 0; i < e->n_taken; i++)
		if (length_of(at.x - e->taken[i].x, at.y - e->taken[i].y) < apart)
			return false;
	return true;
}

static struct spot keep_inside(const struct easel *e, struct spot at)
{
	const struct area *area = &e->view->at;
	len edge = e->disc + EDGE;

	return (struct spot){ scene_clamp(at.x, edge, scene_max(area->w - edge, edge)),
		scene_clamp(at.y, edge, scene_max(area->h - edge, edge)) };
}

/* Around `at`, a disc's width farther with each ring; `at` itself where even that is full. */
static struct spot find_around(const struct easel *e, struct spot at)
{
	static const int ways[][2] = { { 0, -1 }, { 1, 0 }, { 0, 1 }, { -1, 0 },
		{ 1, -1 }, { 1, 1 }, { -1, 1 }, { -1, -1 } };

	for (int ring = 1; ring <= RINGS; ring++)
		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
			len far = ring * (2 * e->disc + EDGE);
			struct spot spot = keep_inside(e, (struct spot){ at.x + ways[i][0] * far,
				at.y + ways[i][1] * far });
			if (is_free(e, spot))
				return spot;
		}
	return at;
}

/* The first of these that lies in the picture and on no other number; else the first that is moved there, or
 * else the nearest that is free. */
static struct spot find_spot(const struct easel *e, const struct spot *spots, size_t n)
{
	for (int moved = 0; moved < 2; moved++)
		for (size_t i = 0; i < n; i++) {
			struct spot at = keep_inside(e, spots[i]);
			bool is_there = at.x == spots[i].x && at.y == spots[i].y;
			if (is_free(e, at) && (moved || is_there))
				return at;
		}
	return find_around(e, keep_inside(e, spots[0]));
}

static void put_digits(struct setter *s, struct piece *p, int number, len x, len y)
{
	struct para_style style = { SIZE_SMALL, FACE_STRONG, INK_WHITE, ROLE_CAPTION, ALIGN_START, false };
	struct rich digits = rich_text(s, arena_printf(s->arena, "%d", number), TONE_PLAIN);
	struct lines set = para_set(s, &digits, &style, style_measure(s->style));

	scene_place_middle(s, p, &set, x, y - s->style->leading[SIZE_SMALL] / 2);
}

static len disc_radius(const struct setter *s)
{
	return len_scale(s->style->size[SIZE_SMALL], 82, 100);
}

static void draw_number(struct setter *s, struct piece *p, enum ink ink, int number, len x, len y)
{
	scene_disc(s, p, ink, x, y, disc_radius(s));
	put_digits(s, p, number, x, y);
}

static void put_disc(const struct easel *e, enum ink ink, struct spot at, len radius)
{
	scene_disc(e->s, e->p, ink, e->view->at.x + at.x, e->view->at.y + at.y, radius);
}

static void put_number(struct easel *e, int number, struct spot at)
{
	*ARENA_PUSH(e->s->arena, e->taken, e->n_taken) = at;
	put_disc(e, INK_WHITE, at, e->disc + EDGE);
	draw_number(e->s, e->p, e->ink, number, e->view->at.x + at.x, e->view->at.y + at.y);
}

/* ---- the six kinds; each returns the places that its number may take, the best first ---- */

static void draw_circle(struct easel *e, const struct plate_mark *m, struct spot spots[SPOTS])
{
	struct spot at = to_spot(e, m->v);
	len r = scene_max(to_length(e, m->v[2]), RADIUS_LEAST), d = len_scale(r, ROOT_HALF, 10000);
	struct path path = circle(e, at, r);

	stroke(e, &path, LINE);
	spots[0] = (struct spot){ at.x + d, at.y - d };
	spots[1] = (struct spot){ at.x - d, at.y - d };
	spots[2] = (struct spot){ at.x + d, at.y + d };
	spots[3] = (struct spot){ at.x - d, at.y + d };
}

static void find_corners(const struct easel *e, const struct plate_mark *m, struct spot corners[4])
{
	struct spot first = to_spot(e, m->v), last = to_spot(e, m->v + 2);

	corners[0] = first;
	corners[1] = (struct spot){ last.x, first.y };
	corners[2] = last;
	corners[3] = (struct spot){ first.x, last.y };
}

static void draw_box(struct easel *e, const struct plate_mark *m, struct spot spots[SPOTS])
{
	find_corners(e, m, spots);
	struct path path = polygon(e, spots, 4);
	stroke(e, &path, LINE);
	len w = abs(spots[1].x - spots[0].x), h = abs(spots[3].y - spots[0].y);
	len out = (w < h ? w : h) < 4 * e->disc ? e->disc : 0; /* a number would hide what is in a small one */
	bool is_left = spots[0].x < spots[1].x, is_above = spots[0].y < spots[3].y;
	for (int i = 0; i < SPOTS; i++) {
		spots[i].x += (i == 0 || i == 3) == is_left ? -out : out;
		spots[i].y += (i < 2) == is_above ? -out : out;
	}
}

static void draw_brackets(const struct easel *e, const struct spot corners[4])
{
	struct path path = { 0 };

	for (int k = 0; k < 2; k++) {
		struct spot top = corners[k], foot = corners[3 - k];
		len in = k ? -SERIF : SERIF;
		struct spot way[4] = { { top.x + in, top.y }, top, foot, { foot.x + in, foot.y } };
		for (int i = 0; i < 4; i++)
			add_step(e, &path, i ? PATH_LINE : PATH_MOVE, &way[i], 1);
	}
	stroke(e, &path, LINE);
}

static void draw_highlight(struct easel *e, const struct plate_mark *m, struct spot spots[SPOTS])
{
	struct spot corners[4];

	find_corners(e, m, corners);
	if (e->ink == INK_BLACK) {
		draw_brackets(e, corners);
	} else {
		struct path path = polygon(e, corners, 4);
		put_path(e, &path, INK_MARK, 0)->u.path.tints = true;
		stroke(e, &path, THIN);
	}
	for (int i = 0; i < SPOTS; i++) { /* beside it: words stand at its corners */
		len out = e->disc + EDGE;
		spots[i].x = corners[i].x + (i == 0 || i == 3 ? -out : out);
		spots[i].y = (corners[0].y + corners[3].y) / 2;
	}
}

/* One surface, so that its edge has no seams. */
static void draw_arrow(struct easel *e, const struct plate_mark *m, struct spot spots[SPOTS])
{
	struct spot tail = to_spot(e, m->v), tip = to_spot(e, m->v + 2);
	len x = tip.x - tail.x, y = tip.y - tail.y, l = length_of(x, y), head = l < HEAD ? l : HEAD;
	struct spot neck = step_from(tip, x, y, -head, 0);
	struct spot outline[7] = {
		step_from(tail, x, y, 0, LINE / 2), step_from(neck, x, y, 0, LINE / 2),
		step_from(neck, x, y, 0, HEAD_HALF), tip, step_from(neck, x, y, 0, -HEAD_HALF),
		step_from(neck, x, y, 0, -LINE / 2), step_from(tail, x, y, 0, -LINE / 2),
	};
	struct path path = polygon(e, outline, 7);

	fill(e, &path);
	spots[0] = step_from(tail, x, y, -e->disc, 0);
	spots[1] = tail;
	spots[2] = step_from(tail, x, y, 0, e->disc + EDGE);
	spots[3] = step_from(tail, x, y, 0, -e->disc - EDGE);
}

static void draw_underline(struct easel *e, const struct plate_mark *m, struct spot spots[SPOTS])
{
	struct spot from = to_spot(e, m->v), to = to_spot(e, m->v + 2);
	struct path path = { 0 };
	len out = e->disc + LINE + EDGE;

	add_line(e, &path, from, to);
	stroke(e, &path, LINE);
	spots[0] = step_from(from, to.x - from.x, to.y - from.y, -out, 0);
	spots[1] = step_from(to, to.x - from.x, to.y - from.y, out, 0);
	spots[2] = from;
	spots[3] = to;
}

/* A disc whose point lies on what is meant: what is above may hide nothing of it. */
static void draw_callout(struct easel *e, const struct plate_mark *m)
{
	static const int ways[SPOTS][2] = { { 0, -1 }, { 0, 1 }, { 1, 0 }, { -1, 0 } };
	struct spot tip = to_spot(e, m->v), spots[SPOTS];

	for (int i = 0; i < SPOTS; i++)
		spots[i] = (struct spot){ tip.x + ways[i][0] * PIN, tip.y + ways[i][1] * PIN };
	struct spot at = find_spot(e, spots, SPOTS);
	len wide = len_scale(e->disc, ROOT_HALF, 10000);
	struct spot point[3] = { tip, step_from(at, tip.x - at.x, tip.y - at.y, wide / 2, wide),
		step_from(at, tip.x - at.x, tip.y - at.y, wide / 2, -wide) };
	struct path path = polygon(e, point, 3);
	*ARENA_PUSH(e->s->arena, e->taken, e->n_taken) = at;
	put_disc(e, INK_WHITE, at, e->disc + EDGE);
	fill(e, &path);
	put_disc(e, e->ink, at, e->disc);
	if (m->number > 0)
		put_digits(e->s, e->p, m->number, e->view->at.x + at.x, e->view->at.y + at.y);
	else
		put_disc(e, INK_WHITE, at, e->disc / 3);
}

/* ---- all of them ---- */

static bool is_seen_here(const struct easel *e, const struct plate_mark *m)
{
	struct spot a = to_spot(e, m->v), b = a;
	len r = m->kind == DRAWN_CIRCLE ? to_length(e, m->v[2]) : 0;

	if (m->kind != DRAWN_CIRCLE && m->kind != DRAWN_CALLOUT)
		b = to_spot(e, m->v + 2);
	len top = (a.y < b.y ? a.y : b.y) - r, foot = scene_max(a.y, b.y) + r;
	if (m->kind == DRAWN_CALLOUT || m->kind == DRAWN_UNDERLINE)
		return top >= 0 && top < e->view->at.h;
	return foot > 0 && top < e->view->at.h;
}

/* But its number, which no other mark may hide. */
static void draw_lines(struct easel *e, size_t i)
{
	static void (*const drawers[])(struct easel *, const struct plate_mark *, struct spot *) = {
		[DRAWN_CIRCLE] = draw_circle, [DRAWN_BOX] = draw_box, [DRAWN_ARROW] = draw_arrow,
		[DRAWN_UNDERLINE] = draw_underline, [DRAWN_HIGHLIGHT] = draw_highlight,
	};
	const struct plate_mark *m = &e->view->plate->marks[i];

	if (m->kind != DRAWN_CALLOUT)
		drawers[m->kind](e, m, e->spots[i]);
}

static void draw_pin(struct easel *e, size_t i)
{
	const struct plate_mark *m = &e->view->plate->marks[i];

	if (m->kind == DRAWN_CALLOUT)
		draw_callout(e, m);
}

static void number_lines(struct easel *e, size_t i)
{
	const struct plate_mark *m = &e->view->plate->marks[i];

	if (m->kind != DRAWN_CALLOUT && m->number > 0 && !e->view->is_numbered[i])
		put_number(e, m->number, find_spot(e, e->spots[i], SPOTS));
	e->view->is_numbered[i] = true;
}

static enum ink mark_ink(const struct setter *s)
{
	return s->plan->black_marks ? INK_BLACK : INK_ACCENT;
}

void marks_draw(struct setter *s, struct piece *p, const struct mark_view *view)
{
	struct easel e = { .s = s, .p = p, .view = view, .ink = mark_ink(s),
		.disc = disc_radius(s) };
	static void (*const passes[])(struct easel *e, size_t i) = { draw_lines, draw_pin, number_lines };

	e.spots = arena_alloc(s->arena, view->plate->n_marks * sizeof *e.spots);
	for (size_t k = 0; k < sizeof passes / sizeof *passes; k++)
		for (size_t i = 0; i < view->plate->n_marks; i++)
			if (is_seen_here(&e, &view->plate->marks[i]))
				passes[k](&e, i);
}

/* ---- notes ---- */

static len note_indent(const struct setter *s)
{
	return 2 * disc_radius(s) + NOTE_GAP;
}

void notes_set(struct setter *s, struct plate_notes *notes, const struct plate *plate, len measure,
               size_t most_lines)
{
	struct para_style style = { SIZE_BODY, FACE_TEXT, INK_TEXT, ROLE_CAPTION, ALIGN_START, true };
	size_t lines = 0;

	*notes = (struct plate_notes){ .notes = plate->notes, .n = plate->n_notes,
		.v = ARENA_ARRAY(s->arena, struct lines, plate->n_notes) };
	for (size_t i = 0; i < notes->n; i++) {
		notes->v[i] = para_set(s, &plate->notes[i].text, &style, measure - note_indent(s));
		lines += notes->v[i].n;
		if (notes->n_near < i || lines > most_lines)
			continue;
		notes->n_near++;
		notes->near_height += notes->v[i].height;
	}
}

len notes_draw(struct setter *s, struct piece *p, const struct plate_notes *notes, size_t i, len x, len y)
{
	draw_number(s, p, mark_ink(s), notes->notes[i].number, x + disc_radius(s),
	            y + s->style->leading[SIZE_BODY] / 2);
	return scene_place(s, p, &notes->v[i], x + note_indent(s), y);
}
