/* merges.c - cells of a sheet that were merged: Excel keeps the first of them, which speaks for all. Each row
 * gets it in its column; a cell with a value of its own keeps that, and a row without any stays empty. */
#include <stdlib.h>
#include <string.h>

#include "imports/workbook_int.h"

enum { MERGES_MOST = 1 << 20 };

struct merge { /* from 1 */
	int column, row, last;
};

/* Those of one row say nothing of another. */
enum package_fault merges_add(struct buf *merges, const char *ref)
{
	const char *colon = ref ? strchr(ref, ':') : NULL;
	char first[16] = "";
	struct merge m;
	int column;
	if (!colon || (size_t)(colon - ref) >= sizeof first)
		return PACKAGE_BROKEN;
	memcpy(first, ref, (size_t)(colon - ref));
	if (!sheet_read_place(first, &m.row, &m.column) || !sheet_read_place(colon + 1, &m.last, &column))
		return PACKAGE_BROKEN;
	if (m.last > m.row)
		buf_add(merges, &m, sizeof m);
	return merges->n / sizeof m > MERGES_MOST ? PACKAGE_HUGE : PACKAGE_GOOD;
}

static int by_column(const void *a, const void *b)
{
	const struct merge *x = a, *y = b;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	return x->row != y->row ? (x->row < y->row ? -1 : 1) : (x->last > y->last) - (x->last < y->last);
}

static int by_row(const void *a, const void *b)
{
	const struct place *x = a, *y = b;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->column > y->column) - (x->column < y->column);
}

/* The first place that is not before that cell. */
static size_t find_place(const struct buf *places, int row, int column)
{
	const struct place *v = (const struct place *)(const void *)places->data;
	const struct place key = {.row = row, .column = column};
	size_t low = 0, high = places->n / sizeof *v;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (by_row(&v[middle], &key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_at(const struct buf *places, size_t i, int row, int column)
{
	const struct place *v = (const struct place *)(const void *)places->data;
	return i < places->n / sizeof *v && v[i].row == row && v[i].column == column;
}

/* Of one merge. Every row with a value is visited once a column, for those that overlap are skipped. */
static void copy_down(const struct buf *places, const struct merge *m, struct buf *copies)
{
	struct place *v = (struct place *)(void *)places->data;
	size_t n = places->n / sizeof *v, top = find_place(places, m->row, m->column);
	if (!is_at(places, top, m->row, m->column))
		return;
	for (size_t i = find_place(places, m->row + 1, 1); i < n && v[i].row <= m->last;
	     i = find_place(places, v[i].row + 1, 1)) {
		if (is_at(places, find_place(places, v[i].row, m->column), v[i].row, m->column))
			continue;
		struct place copy = v[top];
		copy.row = v[i].row;
		copy.is_shared = copy.is_copy = v[top].is_shared = true;
		buf_add(copies, &copy, sizeof copy);
	}
}

void merges_fill(struct buf *merges, struct buf *places)
{
	struct merge *v = (struct merge *)(void *)merges->data;
	size_t n = merges->n / sizeof *v;
	struct buf copies = {0};
	if (n == 0 || places->n == 0)
		return;
	qsort(v, n, sizeof *v, by_column);
	for (size_t i = 0, above = n; i < n; i++) {
		if (above < n && v[above].column == v[i].column && v[above].last >= v[i].row)
			continue;
		copy_down(places, &v[i], &copies);
		above = i;
	}
	if (copies.n > 0) {
		buf_add(places, copies.data, copies.n);
		qsort(places->data, places->n / sizeof(struct place), sizeof(struct place), by_row);
	}
	buf_drop(&copies);
}
