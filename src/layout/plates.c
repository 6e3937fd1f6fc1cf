/* plates.c - pictures that are seen together.
 *
 *     Exhibit 5      Title                  compared: all at one scale, that is equally tall, side by side
 *     5-1             5-2                   or in two rows, whichever makes them larger; very wide ones one
 *     +-----------+   +--------------+      below the other, and where there is a strip among them each as
 *     |        1  |   |   1          |      large as it can be; one piece, never parted by a page. The notes
 *     |           |   |              |      to what is drawn above them stand below all.
 *     +-----------+   +--------------+
 *     Caption         Caption               a grid: small ones in two to four columns, as their shape and
 *     1 Note                                number ask for; a page may end between its rows. Where a row
 *                                           would leave much of it blank, they are made to fill it. */
#include "layout/plate.h"

enum {
	NARROWEST = PT(92),   /* a column for words below a picture */
	ROW_GAP = PT(12),
	HEAD_GAP = PT(4),     /* below the head of all, beside what is below every head */
	TRIES = 8,            /* to find the height at which all fits its page */
	SMALLEST = PT(60),    /* height of a picture, however long the words are, unless it is too wide */
	TALLEST_CELL = 150,   /* percent of its width: a picture in a grid */
	COLUMNS_MOST = 4,
	STARVED = 3,          /* times as tall a picture would be alone */
};

struct cell {
	const struct plate *plate;
	int64_t px_w, px_h;
	struct plate_words words;
	bool has_more; /* words than fit its column: they stand below all */
	struct area at; /* of the picture; x and w also of its column where that is wider */
	len column;
};

struct group {
	struct cell *cells;
	size_t n, *ends; /* ends: by the first cell of a row, the cell behind its last */
	len row_words; /* head and foot of all rows */
	len width;
	len tallest;   /* that a picture in a grid may be; 0: as its column is wide */
};

static struct group open_group(struct setter *s, const struct plates *plates)
{
	struct group g = { .n = plates->n, .cells = ARENA_ARRAY(s->arena, struct cell, plates->n),
		.ends = ARENA_ARRAY(s->arena, size_t, plates->n) };

	for (size_t i = 0; i < g.n; i++) {
		const struct evidence *e = plate_evidence(s, &plates->v[i]);
		bool is_known = e && e->facts.width && e->facts.height;
		g.cells[i] = (struct cell){ .plate = &plates->v[i], .px_w = is_known ? e->facts.width : 4,
			.px_h = is_known ? e->facts.height : 3 };
	}
	return g;
}

static void set_words(struct setter *s, struct cell *c, len column)
{
	c->words = plate_set_words(s, c->plate, 0, column);
	c->has_more = plate_goes_on(&c->words);
	if (c->has_more)
		c->words = plate_head_alone(c->words);
}

static size_t row_end(const struct group *g, size_t first)
{
	return g->ends[first];
}

static void part_rows(struct group *g, size_t per_row)
{
	for (size_t first = 0; first < g->n; first++)
		g->ends[first] = first + per_row < g->n ? first + per_row : g->n;
}

static len count_rows(const struct group *g)
{
	len n = 0;

	for (size_t first = 0; first < g->n; first = row_end(g, first))
		n++;
	return n;
}

/* The height of the tallest head or foot in a row. */
static len tallest_head(const struct group *g, size_t first, size_t end)
{
	len tallest = 0;

	for (size_t i = first; i < end; i++)
		tallest = scene_max(tallest, g->cells[i].words.head_height);
	return tallest;
}

static len tallest_foot(const struct group *g, size_t first, size_t end)
{
	len tallest = 0;

	for (size_t i = first; i < end; i++)
		tallest = scene_max(tallest, g->cells[i].words.foot_height);
	return tallest;
}

static len tallest_picture(const struct group *g, size_t first, size_t end)
{
	len tallest = 0;

	for (size_t i = first; i < end; i++)
		tallest = scene_max(tallest, g->cells[i].at.h);
	return tallest;
}

static len row_height(const struct group *g, size_t first)
{
	size_t end = row_end(g, first);

	return tallest_head(g, first, end) + tallest_picture(g, first, end) + tallest_foot(g, first, end);
}

/* With the head again that tells whose they are; the label stands beside them where there is no title. */
static void set_long_words(struct setter *s, const struct group *g)
{
	for (size_t i = 0; i < g->n; i++) {
		const struct cell *c = &g->cells[i];
		if (!c->has_more)
			continue;
		struct plate_words w = plate_set_words(s, c->plate, s->style->side, style_text_measure(s->style));
		w = plate_part_foot(w);
		w.rest_space = w.title.n ? w.rest_space : 0;
		struct piece *p = galley_add(s, w.title.n ? w.head_height : 0, ROW_GAP, PIECE_KEEP);
		plate_draw_head(s, p, &w, s->style->left, 0);
		plate_set_rest(s, c->plate, &w, style_text_x(s->style));
	}
}

/* ---- compared ---- */

/* How wide these are side by side when they are so tall. */
static int64_t width_at(const struct setter *s, const struct group *g, size_t first, size_t end, len height)
{
	int64_t width = 0;

	for (size_t i = first; i < end; i++) {
		int64_t w = height * g->cells[i].px_w / g->cells[i].px_h;
		width += (i > first ? s->style->gutter : 0) + (w > NARROWEST ? w : NARROWEST);
	}
	return width;
}

static bool is_too_wide(const struct setter *s, const struct group *g, len height)
{
	for (size_t first = 0; first < g->n; first = row_end(g, first))
		if (width_at(s, g, first, row_end(g, first), height) > style_measure(s->style))
			return true;
	return false;
}

/* As many in each row as fit it when they are so tall. */
static void wrap_rows(const struct setter *s, struct group *g, len height)
{
	for (size_t first = 0; first < g->n; first++) {
		size_t end = first + 1;
		while (end < g->n && width_at(s, g, first, end + 1, height) <= style_measure(s->style))
			end++;
		g->ends[first] = end;
	}
}

/* The greatest height at which every row fits the measure, and no picture is blown up; 0: so many columns do
 * not fit, however low they are. */
static len height_in_rows(const struct setter *s, const struct group *g)
{
	len height = style_body(s->style);

	for (size_t i = 0; i < g->n; i++)
		if (g->cells[i].px_h * PLATE_DENSEST < height)
			height = (len)(g->cells[i].px_h * PLATE_DENSEST);
	while (height > PT(1) && is_too_wide(s, g, height))
		height -= height / 100;
	return is_too_wide(s, g, height) ? 0 : height;
}

static void set_cell(struct setter *s, struct cell *c, len x, len height)
{
	len most = style_measure(s->style);

	c->at = (struct area){ .x = x, .w = (len)(height * c->px_w / c->px_h), .h = height };
	c->at.w = c->at.w > most ? most : scene_max(c->at.w, 1);
	c->column = scene_max(c->at.w, NARROWEST);
	set_words(s, c, c->column);
}

static void set_columns(struct setter *s, struct group *g, len height)
{
	g->row_words = g->width = 0;
	for (size_t first = 0; first < g->n; first = row_end(g, first)) {
		len x = 0;
		for (size_t i = first; i < row_end(g, first); i++) {
			set_cell(s, &g->cells[i], x, height);
			x += g->cells[i].column + s->style->gutter;
		}
		g->width = scene_max(g->width, x - s->style->gutter);
		g->row_words += tallest_head(g, first, row_end(g, first)) + tallest_foot(g, first, row_end(g, first));
		g->row_words += first ? ROW_GAP : 0;
	}
}

/* Sets words around pictures as tall as `room` allows, so many in a row; 0: in as many rows as they take.
 * Returns their height, 0: they do not fit. */
static len fit_rows(struct setter *s, struct group *g, size_t per_row, len room)
{
	part_rows(g, per_row ? per_row : 1);
	len height = height_in_rows(s, g), least = height < SMALLEST ? height : SMALLEST;

	for (int i = 0; i < TRIES && height > 0; i++) {
		if (per_row == 0)
			wrap_rows(s, g, height);
		set_columns(s, g, height);
		len fits = (room - g->row_words) / count_rows(g);
		if (fits >= height || height == least)
			break;
		height = scene_max(fits, least);
	}
	return height;
}

/* As tall as it is when it is as wide as the measure, and not blown up. */
static len own_height(const struct setter *s, const struct cell *c)
{
	int64_t width = style_measure(s->style);

	width = c->px_w * PLATE_DENSEST < width ? c->px_w * PLATE_DENSEST : width;
	return (len)(width * c->px_h / c->px_w > 1 ? width * c->px_h / c->px_w : 1);
}

/* At one scale with a strip it would be no more than a stamp. */
static bool is_starved(const struct setter *s, const struct group *g, len height)
{
	for (size_t i = 0; i < g->n && height < SMALLEST; i++)
		if (own_height(s, &g->cells[i]) > STARVED * (int64_t)height)
			return true;
	return false;
}

/* Each as wide as the measure, and the tall ones no taller than lets all stand on the page. */
static void set_apart(struct setter *s, struct group *g, len room)
{
	len most = style_body(s->style), height;

	part_rows(g, 1);
	do {
		g->row_words = g->width = height = 0;
		for (size_t i = 0; i < g->n; i++) {
			struct cell *c = &g->cells[i];
			len own = own_height(s, c);
			set_cell(s, c, 0, own < most ? own : most);
			g->width = scene_max(g->width, c->column);
			height += (i ? ROW_GAP : 0) + row_height(g, i);
		}
		most -= most / 20;
	} while (height > room && most > SMALLEST);
}

/* In one row or in two even ones, whichever makes them larger, and in one where it makes little difference:
 * what stands far off is not seen together with it. Wider ones would be but a strip, and take the rows that
 * they take; beside a strip that starves the others each has a scale of its own. */
static void arrange(struct setter *s, struct group *g, len room)
{
	size_t half = (g->n + 1) / 2;
	len abreast = fit_rows(s, g, g->n, room), halved = g->n > 2 ? fit_rows(s, g, half, room) : 0;
	len in_rows = scene_max(abreast, halved) < SMALLEST ? fit_rows(s, g, 0, room) : 0;
	bool in_two = halved > len_scale(abreast, 115, 100);

	if (is_starved(s, g, scene_max(scene_max(abreast, halved), in_rows)))
		set_apart(s, g, room);
	else if (in_rows <= scene_max(abreast, halved))
		fit_rows(s, g, in_two ? half : g->n, room);
}

static void draw_cells(struct setter *s, struct piece *p, const struct group *g, size_t first, len x, len y)
{
	len head = tallest_head(g, first, row_end(g, first));

	for (size_t i = first; i < row_end(g, first); i++) {
		const struct cell *c = &g->cells[i];
		struct area at = c->at;
		at.x += x;
		at.y = y + head;
		piece_anchor(s, p, c->plate->anchor);
		plate_draw_head(s, p, &c->words, at.x, at.y - c->words.head_height);
		plate_draw_whole(s, p, c->plate, &at);
		plate_draw_foot(s, p, &c->words, at.x, at.y + at.h);
	}
}

static void set_compared(struct setter *s, const struct plates *plates)
{
	struct plate_words words =
		plate_set_words(s, &plates->head, s->style->side, style_text_measure(s->style));
	struct group g = open_group(s, plates);
	len y = words.head_height + HEAD_GAP, height = y + words.foot_height;

	len left = style_body(s->style) - scene_kept_above(s) - s->style->gap - height;
	arrange(s, &g, scene_max(left, style_body(s->style) / 3));
	len x = g.width <= style_text_measure(s->style) ? style_text_x(s->style) : s->style->left;
	for (size_t first = 0; first < g.n; first = row_end(&g, first))
		height += (first ? ROW_GAP : 0) + row_height(&g, first);
	struct piece *p = galley_add(s, height, s->style->gap, 0);
	plate_draw_head(s, p, &words, s->style->left, 0);
	for (size_t first = 0; first < g.n; first = row_end(&g, first)) {
		y += first ? ROW_GAP : 0;
		draw_cells(s, p, &g, first, x, y);
		y += row_height(&g, first);
	}
	plate_draw_foot(s, p, &words, style_text_x(s->style), y);
	plate_set_rest(s, &plates->head, &words, style_text_x(s->style));
	set_long_words(s, &g);
}

/* ---- a grid ---- */

/* Tall pictures stand in four columns, square ones in three, wide ones in two; as many rows with fewer empty
 * places if there are fewer columns. */
static size_t count_columns(const struct setter *s, const struct group *g)
{
	size_t n_tall = 0, n_wide = 0;

	for (size_t i = 0; i < g->n; i++) {
		n_tall += g->cells[i].px_h * 10 >= g->cells[i].px_w * 15;
		n_wide += g->cells[i].px_w * 10 >= g->cells[i].px_h * 15;
	}
	size_t columns = n_tall * 2 > g->n ? COLUMNS_MOST : n_wide * 2 > g->n ? 2 : 3;
	if (s->style->is_sheet)
		columns = 2;
	size_t rows = (g->n + columns - 1) / columns, fewer = (g->n + rows - 1) / rows;
	return fewer > 2 ? fewer : 2;
}

static void set_cells(struct setter *s, struct group *g, size_t per_row)
{
	len gutter = s->style->gutter, columns = (len)per_row;
	len column = (style_measure(s->style) - (columns - 1) * gutter) / columns;

	for (size_t i = 0; i < g->n; i++) {
		struct cell *c = &g->cells[i];
		len most_w = c->px_w * PLATE_DENSEST < column ? (len)(c->px_w * PLATE_DENSEST) : column;
		len most_h = g->tallest ? g->tallest : len_scale(column, TALLEST_CELL, 100);
		c->at.w = most_w;
		c->at.h = scene_max((len)(most_w * c->px_h / c->px_w), 1);
		if (c->at.h > most_h) {
			c->at.h = most_h;
			c->at.w = scene_max((len)(most_h * c->px_w / c->px_h), 1);
		}
		c->at.x = (len)(i % per_row) * (column + gutter);
		set_words(s, c, column);
	}
}

static bool has_small_text(const struct setter *s, const struct group *g)
{
	for (size_t i = 0; i < g->n; i++)
		if (g->cells[i].at.w < plate_least_width(s, plate_evidence(s, g->cells[i].plate)))
			return true;
	return false;
}

static void set_cells_in(struct setter *s, struct group *g, size_t per_row, len tallest)
{
	part_rows(g, per_row);
	g->tallest = tallest;
	set_cells(s, g, per_row);
}

static len tallest_words(const struct group *g)
{
	len tallest = 0;

	for (size_t first = 0; first < g->n; first = row_end(g, first)) {
		size_t end = row_end(g, first);
		tallest = scene_max(tallest, tallest_head(g, first, end) + tallest_foot(g, first, end));
	}
	return tallest;
}

/* In so many columns, with room for that many rows on a page, can it be read? */
static bool is_legible_in(struct setter *s, struct group *g, size_t columns, len room, len rows)
{
	size_t all = (g->n + columns - 1) / columns;

	columns = scene_max((len)((g->n + all - 1) / all), 2); /* as many rows, and fewer empty places */
	rows = all > 1 ? rows : 1;
	set_cells_in(s, g, columns, 0);
	len tallest = (room - (rows - 1) * ROW_GAP) / rows - tallest_words(g);

	bool may_stay = rows > 1 || all == 1; /* as it is: else it would leave a page half blank */
	if (may_stay && tallest_picture(g, 0, g->n) <= tallest && !has_small_text(s, g))
		return true;
	set_cells_in(s, g, columns, scene_max(tallest, SMALLEST));
	return !has_small_text(s, g);
}

/* The most columns in which text can be read with two rows on a page; if there are none, those in which it
 * can be read when a row fills the page. */
static void arrange_grid(struct setter *s, struct group *g, len room)
{
	size_t most = count_columns(s, g);

	for (len rows = 2; rows > 0; rows--)
		for (size_t columns = most; columns >= 2; columns--)
			if (is_legible_in(s, g, columns, room, rows))
				return;
}

static void set_grid(struct setter *s, const struct plates *plates)
{
	struct plate_words words =
		plate_set_words(s, &plates->head, s->style->side, style_text_measure(s->style));
	const struct piece *again = plate_set_head_again(s, &plates->head, words.side);
	struct group g = open_group(s, plates);
	len above = scene_max(scene_kept_above(s) + s->style->gap + words.head_height + HEAD_GAP, again->height);
	len room = scene_max(style_body(s->style) - above - s->style->gap - words.foot_height, SMALLEST);

	arrange_grid(s, &g, room);
	struct piece *p = galley_add(s, words.head_height + HEAD_GAP, s->style->gap, PIECE_KEEP);
	plate_draw_head(s, p, &words, s->style->left, 0);
	for (size_t first = 0; first < g.n; first = row_end(&g, first)) {
		bool is_last = row_end(&g, first) == g.n;
		len foot = is_last ? words.foot_height : 0, height = row_height(&g, first);
		p = galley_add(s, height + foot, first ? ROW_GAP : 0, 0);
		p->head = first ? again : NULL;
		draw_cells(s, p, &g, first, s->style->left, 0);
		if (is_last)
			plate_draw_foot(s, p, &words, style_text_x(s->style), height);
	}
	plate_set_rest(s, &plates->head, &words, style_text_x(s->style));
	set_long_words(s, &g);
}

void set_plates(struct setter *s, const struct block *b)
{
	if (b->u.plates.is_compared)
		set_compared(s, &b->u.plates);
	else
		set_grid(s, &b->u.plates);
}
