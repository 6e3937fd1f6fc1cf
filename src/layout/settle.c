/* settle.c - growing columns settle among themselves: width goes from one that can spare it to one that saves
 * lines with it, until no such gift makes the table lower.
 *
 * Lines are counted as if each were as full as it can be, in the first rows alone: a page's worth tells what
 * stands in a column, and the work for each table is bounded. */
#include "layout/table.h"

enum {
	ROWS = 24,     /* looked at */
	GIFTS = 10,    /* at most */
	STEP = PT(6),  /* the smallest gift; others are twice and four times as large */
};

struct gift {
	size_t from, to;
	len size;
	int64_t cost; /* of the table after it */
};

/* Lines of a cell, each as full as it can be. */
static int64_t count_lines(const struct para *p, const struct cell_size *cell, len width)
{
	size_t start = 0, last = 0; /* of the line; place behind the last break on it */
	int64_t lines = 1;

	if (cell->longest <= width) /* of an empty one, too */
		return cell->parts;
	for (size_t i = 0; i < p->n; i++) {
		bool must = p->atoms[i].must_end && i + 1 < p->n;
		if (!p->atoms[i].may_end && !must && i + 1 < p->n)
			continue;
		bool is_blank = i > start && para_is_blank(p, i);
		if (para_natural(p, start, is_blank ? i : i + 1) > width && last > start) {
			lines++;
			start = last;
		}
		last = i + 1;
		lines += must;
		start = must ? last : start;
	}
	return lines;
}

/* Lines of all rows; then, for less, those of all cells: two cells of two lines beat one of three. */
static int64_t weigh(const struct table_work *w, const struct table *t)
{
	size_t n = t->n_columns, rows = t->n_rows < ROWS ? t->n_rows : ROWS;
	int64_t high = 0, all = 0;

	for (size_t r = 1; r <= rows; r++) {
		int64_t most = 0;
		for (size_t c = 0; c < n; c++) {
			size_t i = r * n + c;
			int64_t lines = count_lines(w->cells[i], &w->sizes[i], w->columns[c].width);
			most = most < lines ? lines : most;
			all += lines * lines;
		}
		high += most;
	}
	return high * 16 + all;
}

static void give(struct table_work *w, const struct gift *g)
{
	w->columns[g->from].width -= g->size;
	w->columns[g->to].width += g->size;
}

static void try_gift(struct table_work *w, const struct table *t, struct gift g, struct gift *best)
{
	if (w->columns[g.from].width - g.size < w->columns[g.from].unbreakable)
		return;
	give(w, &g);
	g.cost = weigh(w, t);
	if (g.cost < best->cost)
		*best = g;
	g.size = -g.size;
	give(w, &g);
}

static struct gift find_gift(struct table_work *w, const struct table *t)
{
	struct gift best = { .cost = weigh(w, t) };

	for (size_t a = 0; a < t->n_columns; a++)
		for (size_t b = 0; b < t->n_columns; b++)
			for (len size = STEP; size <= 4 * STEP; size *= 2)
				if (a != b && t->columns[a].grow > 0 && t->columns[b].grow > 0)
					try_gift(w, t, (struct gift){ .from = a, .to = b, .size = size }, &best);
	return best;
}

void columns_settle(struct table_work *w, const struct table *t)
{
	for (int i = 0; i < GIFTS; i++) {
		struct gift g = find_gift(w, t);
		if (g.size == 0)
			return;
		give(w, &g);
		size_t left = g.from < g.to ? g.from : g.to, right = g.from < g.to ? g.to : g.from;
		for (size_t c = left + 1; c <= right; c++)
			w->columns[c].x += g.from < g.to ? -g.size : g.size;
	}
}
