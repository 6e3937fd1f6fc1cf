/* scans.c - the order in which scans happened, whichever way round a carrier lists them. A parcel that two
 * carriers had has a list of each, and what happened is told in the order in which it did. */
#include <stdlib.h>

#include "base/date.h"
#include "imports/imports_int.h"
#include "imports/select_int.h"

struct scan {
	struct node *node;
	int64_t time; /* [s since 1970] */
	size_t place; /* oldest first */
};

static int compare(const void *left, const void *right)
{
	const struct scan *a = left, *b = right;
	int order = (a->time > b->time) - (a->time < b->time);
	return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* Where one has no time that can be read, which the case's reader tells, they stay as they are. */
void scans_sort(struct import_job *j, struct node *list, const char *key)
{
	struct scan *scans = ARENA_ARRAY(j->a, struct scan, list->n);
	size_t n = list->n;
	struct date d;
	for (size_t i = 0; i < n; i++) {
		if (!date_parse(&d, tree_text(list->items[i], key, "")))
			return;
		scans[i] = (struct scan){list->items[i], date_seconds(&d, 0), i};
	}
	bool is_newest_first = n > 1 && scans[0].time > scans[n - 1].time;
	for (size_t i = 0; is_newest_first && i < n; i++)
		scans[i].place = n - 1 - i;
	qsort(scans, n, sizeof *scans, compare);
	for (size_t i = 0; i < n; i++)
		list->items[i] = scans[i].node;
}

/* ---- the order of a list that stays as it is ---- */

static int compare_times(const struct node *a, const struct node *b, const char *key)
{
	struct date x, y;
	if (!date_parse(&x, tree_text(a, key, "")) || !date_parse(&y, tree_text(b, key, "")))
		return 0;
	return date_compare(&x, &y, 0);
}

/* Of scans of one second the list alone tells which was first; where all are, the newest stands first, as
 * carriers list them. */
struct node **scans_order(struct import_job *j, const struct node *list, const char *key)
{
	struct node *ordered = ARENA_NEW(j->a, struct node);
	bool rises = false, falls = false;
	*ordered = *list;
	ordered->items = ARENA_ARRAY(j->a, struct node *, list->n);
	for (size_t i = 1; i < list->n; i++) {
		int order = compare_times(list->items[i - 1], list->items[i], key);
		rises |= order < 0;
		falls |= order > 0;
	}
	for (size_t i = 0; i < list->n; i++)
		ordered->items[i] = list->items[rises ? i : list->n - 1 - i];
	if (rises && falls)
		scans_sort(j, ordered, key);
	return ordered->items;
}

/* ---- scans that are there twice ---- */

/* What it says of itself; NULL: it has no time of day, and of two on one day each may be one. */
static const char *words_of(struct arena *a, const struct node *scan, const char *key)
{
	const char *words = "";
	struct date d;
	if (!date_parse(&d, tree_text(scan, key, "")) || d.precision == DATE_DAY)
		return NULL;
	for (size_t i = 0; i < scan->n; i++)
		words = arena_printf(a, "%s%s: %s\n", words, scan->keys[i]->text, scan->items[i]->text);
	return words;
}

void scans_merge(struct import_job *j, struct node *list, const char *key)
{
	struct index known = index_new(j->a, list->n);
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++) {
		const char *words = words_of(j->a, list->items[i], key);
		if (!words || index_first(&known, words, i) == i)
			list->items[n++] = list->items[i];
	}
	list->n = n;
}
