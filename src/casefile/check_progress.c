/* check_progress.c - how far the case has come: a try that is spent cannot be made again. */
#include <string.h>

#include "casefile/casefile_int.h"

static bool is_state(const struct status *s, const char *state)
{
	return s->state.s && strcmp(s->state.s, state) == 0;
}

static void check_outcome(const struct status *s, struct diag *d)
{
	if (is_state(s, "decided") && !s->outcome.s) {
		diag_warning(d, s->state.at, "status", "the case is decided, but how is not said");
		diag_advise(d, "add outcome: upheld, rejected or partly");
	} else if (s->outcome.s && s->state.s && !is_state(s, "decided")) {
		diag_warning(d, s->outcome.at, "status", "the case has an outcome, but its state is \"%s\"",
		             s->state.s);
		diag_advise(d, "write state: decided, or take outcome: out");
	}
}

/* A decision or a submission without its day cannot be put in order with other cases. */
static void check_time(const struct casefile *c, struct diag *d)
{
	const struct status *s = &c->status;

	if (!s->at_time.date.precision) {
		diag_warning(d, s->state.at, "status", "when the case was %s is not said", s->state.s);
		diag_advise(d, "add at: with the day");
	} else if (c->opened.date.precision &&
	           date_compare(&s->at_time.date, &c->opened.date, c->timezone_minutes) < 0) {
		diag_warning(d, s->at_time.at, "date-order", "the case was %s before the complaint was made",
		             s->state.s);
		diag_advise(d, "correct status.at, or opened:");
	}
}

/* ---- an appeal after an appeal ---- */

static void check_first(const struct casefile *c, struct diag *d)
{
	const struct text *order = &c->order.number, *first = &c->first->order.number;
	const struct text *reason = &c->first->status.reason;

	if (c->verdict.n_points == 0) {
		diag_warning(d, c->supplements.at, "verdict", "the reasons of the first decision are not answered");
		if (reason->s)
			diag_advise(d, "add them as \"points:\" of \"verdict:\", each with says: and answer:; "
			               "the first case has the reason: %s", reason->s);
		else
			diag_advise(d, "add them as \"points:\" of \"verdict:\", each with says: and answer:");
	}
	if (order->s && first->s && strcmp(order->s, first->s) != 0) {
		diag_warning(d, order->at, "supplements", "the case that this one supplements is about order %s",
		             first->s);
		diag_advise(d, "correct the number, or supplements:");
	}
}

void check_progress(const struct casefile *c, struct diag *d)
{
	const struct status *s = &c->status;

	if (c->first)
		check_first(c, d);
	check_outcome(s, d);
	if (!s->state.s || is_state(s, "drafted"))
		return;
	check_time(c, d);
	diag_warning(d, s->state.at, "submitted", "this case was %s already: its try is spent",
	             is_state(s, "decided") ? "decided" : "submitted");
	diag_advise(d, "for another try begin a case of its own, with \"supplements:\" and the path of this one");
}
