/* scans.c - a carrier lists its scans oldest first or newest first; a dossier tells what happened in the
 * order in which it happened. A list that runs forth and back is left as it is, and the check tells of it. */
#include "casefile/casefile_int.h"

static bool is_newest_first(const struct logistics *l)
{
	bool falls = false;

	for (size_t i = 1; i < l->n_events; i++) {
		int order = date_compare(&l->events[i - 1].at_time.date, &l->events[i].at_time.date, 0);
		if (order < 0)
			return false;
		falls |= order > 0;
	}
	return falls;
}

void scans_settle(struct casefile *c)
{
	struct logistics *l = &c->logistics;

	if (!is_newest_first(l))
		return;
	for (size_t i = 0, j = l->n_events - 1; i < j; i++, j--) {
		struct scan_event first = l->events[i];
		l->events[i] = l->events[j];
		l->events[j] = first;
	}
}
