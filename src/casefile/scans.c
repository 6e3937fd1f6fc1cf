/* scans.c - a carrier lists its scans oldest first or newest first; a dossier tells what happened in the
 * order in which it happened. A list that runs forth and back is left as it is, and the check tells of it.
 * And which of them handed the parcel over. */
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

/* Several may say so: whoever takes it in, a guard, a machine for parcels, and then the consignee, or two
 * carriers of one parcel, the second of which books it when it hears of it. The first counts: it is what the
 * carrier's record says, it stands there however often it is said again, and what a buyer wrote in between
 * lies after it. A later one would be a delivery later than it was. */
const struct scan_event *casefile_find_delivery(const struct logistics *l)
{
	const struct scan_event *first = NULL;

	for (size_t i = 0; i < l->n_events; i++) {
		const struct scan_event *e = &l->events[i];
		if (e->delivered && (!first || date_compare(&e->at_time.date, &first->at_time.date, 0) < 0))
			first = e;
	}
	return first;
}
