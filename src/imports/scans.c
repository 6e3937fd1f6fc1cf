/* scans.c - a parcel that two carriers had: each has its own list of scans, and what happened is told in the
 * order in which it did. */
#include <stdlib.h>

#include "base/date.h"
#include "imports/imports_int.h"

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
