/* advice.c - what a careful colleague would say about the case before it is sent. Nothing here
 * changes what is printed. */
#include "plan/plan_int.h"

/* The order record speaks for itself; all else is there to prove something. */
static void advise_exhibits(const struct desk *k)
{
	if (k->c->n_files == 0) {
		diag_warning(k->d, (struct mark){.source = k->c->source}, "no-evidence",
		             "the case has no picture or document");
		diag_advise(k->d, "add screenshots, photos or certificates");
	}
	for (size_t i = 0; i < k->plan->n_exhibits; i++) {
		const struct shown *x = &k->shown[i];
		const char *id = k->plan->exhibits[i].id;
		if (x->cited || x->kind == EXHIBIT_ORDER)
			continue;
		diag_note(k->d, x->at, "exhibit-not-cited", "no claim or text refers to the exhibit \"%s\"", id);
		diag_advise(k->d, "name it under \"proof\" of a claim, or write [[%s]] in the statement", id);
	}
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
	advise_exhibits(k);
	advise_validity(k);
	advise_deadline(k, now);
}
