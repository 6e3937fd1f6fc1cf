/* advice.c - what a careful colleague would say about the case before it is sent. Nothing here
 * changes what is printed. */
#include "plan/plan_int.h"

static void advise_claims(const struct desk *k)
{
	for (size_t i = 0; i < k->c->n_claims; i++) {
		const struct claim *claim = &k->c->claims[i];
		if (claim->proof.n > 0)
			continue;
		diag_warning(k->d, claim->says.s ? claim->says.at : claim->at, "claim-without-proof",
		             "nothing proves that this claim is wrong");
		diag_advise(k->d, "name exhibits under \"proof\"");
	}
}

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

static void advise_deadline(const struct desk *k, int64_t now)
{
	const struct when *due = &k->c->respond_by;
	if (now == 0 || due->date.precision == DATE_UNSET)
		return;
	int64_t end = print_seconds(k, &due->date) + (due->date.precision == DATE_DAY ? 86399 : 0);
	if (end < now)
		diag_warning(k->d, due->at, "deadline-passed", "the time to respond is over");
}

void advice_give(const struct desk *k, int64_t now)
{
	advise_claims(k);
	advise_exhibits(k);
	advise_deadline(k, now);
}
