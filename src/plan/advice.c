/* advice.c - what a careful colleague would say about the case before it is sent. Nothing here
 * changes what is printed. */
#include "plan/plan_int.h"

static void advise_evidence(const struct desk *k)
{
	if (k->c->n_files == 0) {
		diag_warning(k->d, (struct mark){.source = k->c->source}, "no-evidence",
		             "the case has no picture or document");
		diag_advise(k->d, "add screenshots, photos or certificates");
	}
}

/* Does nothing say what the exhibit is for? The order record speaks for itself. */
static bool is_idle(const struct desk *k, size_t i)
{
	return !k->shown[i].cited && k->shown[i].kind != EXHIBIT_ORDER;
}

static void note_idle(const struct desk *k, size_t i)
{
	const char *id = k->plan->exhibits[i].id;
	diag_note(k->d, k->shown[i].at, "exhibit-not-cited", "no claim or text refers to the exhibit \"%s\"",
	          id);
	diag_advise(k->d, "name it under \"proof\" of a claim, or write [[%s]] in the statement", id);
}

#define IDLE_NOTES_MOST 5 /* with more of them what matters would be lost among them */
#define IDLE_IDS_MOST 12  /* listed in the one note that stands for all */

static void note_idle_together(const struct desk *k, const size_t *idle, size_t n)
{
	const char *ids = k->plan->exhibits[idle[0]].id;
	for (size_t i = 1; i < n && i < IDLE_IDS_MOST; i++)
		ids = arena_printf(k->a, "%s, %s", ids, k->plan->exhibits[idle[i]].id);
	diag_note(k->d, k->shown[idle[0]].at, "exhibit-not-cited",
	          "no claim or text refers to %zu of the exhibits: %s%s", n, ids,
	          n > IDLE_IDS_MOST ? ", ..." : "");
	diag_advise(k->d, "name them under \"proof\" of a claim, or write [[%s]] in the statement",
	            k->plan->exhibits[idle[0]].id);
}

static void advise_idle(const struct desk *k)
{
	size_t *idle = NULL, n = 0;
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		if (is_idle(k, i))
			*ARENA_PUSH(k->a, idle, n) = i;
	if (n > IDLE_NOTES_MOST) {
		note_idle_together(k, idle, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		note_idle(k, idle[i]);
}

/* The card will say so to the reader: the seller should know first. */
static void advise_validity(const struct desk *k)
{
	const struct date *order = &k->c->order.created.date;
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (date_compare(order, &c->valid_from.date, k->zone) < 0)
			diag_warning(k->d, c->valid_from.at, "not-valid", "valid only after the order was placed");
		else if (date_compare(order, &c->valid_to.date, k->zone) > 0)
			diag_warning(k->d, c->valid_to.at, "not-valid", "no longer valid when the order was placed");
		else
			continue;
		diag_advise(k->d, "show the certificate that was, or say in note: why this one counts");
	}
}

static void advise_deadline(const struct desk *k, int64_t now)
{
	const struct when *due = &k->c->respond_by;
	if (now == 0 || due->date.precision == DATE_UNSET)
		return;
	int64_t end = print_seconds(k, &due->date) + (due->date.precision == DATE_DAY ? 86399 : 0);
	if (end >= now)
		return;
	diag_warning(k->d, due->at, "deadline-passed", "the time to respond is over");
	diag_advise(k->d, "if the platform gave more time, write the new one");
}

void advice_give(const struct desk *k, int64_t now)
{
	advise_evidence(k);
	advise_idle(k);
	advise_validity(k);
	advise_deadline(k, now);
}
