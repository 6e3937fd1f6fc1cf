/* progress.c - how far the case has come: a try that is spent cannot be made again. */
#include <string.h>

#include "check/check_int.h"

static bool is_state(const struct check *k, const char *state)
{
	const struct text *s = &k->c->status.state;
	return s->s && strcmp(s->s, state) == 0;
}

static bool is_handed_in(const struct check *k)
{
	return k->c->status.state.s && !is_state(k, "drafted");
}

/* A decision or a submission without its day cannot be put in order with other cases. */
void check_status(struct check *k)
{
	const struct status *s = &k->c->status;
	if (is_state(k, "decided") && !s->outcome.s) {
		check_say(k, s->state.at, "the case is decided, but how is not said");
		check_advise(k, "add outcome: upheld, rejected or partly");
	} else if (s->outcome.s && s->state.s && !is_state(k, "decided")) {
		check_say(k, s->outcome.at, "the case has an outcome, but its state is \"%s\"", s->state.s);
		check_advise(k, "write state: decided, or take outcome: out");
	}
	if (is_handed_in(k) && !s->at_time.date.precision) {
		check_say(k, s->state.at, "when the case was %s is not said", s->state.s);
		check_advise(k, "add at: with the day");
	}
}

void check_status_date(struct check *k)
{
	const struct status *s = &k->c->status;
	if (!is_handed_in(k) || date_compare(&s->at_time.date, &k->c->opened.date, k->zone) >= 0)
		return;
	check_say(k, s->at_time.at, "the case was %s before the complaint was made", s->state.s);
	check_advise(k, "correct status.at, or opened:");
}

void check_submitted(struct check *k)
{
	if (!is_handed_in(k))
		return;
	check_say(k, k->c->status.state.at, "this case was %s already: its try is spent", k->c->status.state.s);
	check_advise(k, "for another try begin a case of its own, with \"supplements:\" and the path of this "
	                "one");
}

/* ---- an appeal after an appeal ---- */

void check_answers(struct check *k)
{
	if (!k->c->first || k->c->verdict.n_points > 0)
		return;
	const struct text *reason = &k->c->first->status.reason;
	check_say(k, k->c->supplements.at, "the reasons of the first decision are not answered");
	if (reason->s)
		check_advise(k, "add them as \"points:\" of \"verdict:\", each with says: and answer:; "
		                "the first case has the reason: %s", reason->s);
	else
		check_advise(k, "add them as \"points:\" of \"verdict:\", each with says: and answer:");
}

void check_same_order(struct check *k)
{
	if (!k->c->first)
		return;
	const struct text *order = &k->c->order.number, *first = &k->c->first->order.number;
	if (!order->s || !first->s || strcmp(order->s, first->s) == 0)
		return;
	check_say(k, order->at, "the case that this one supplements is about order %s", first->s);
	check_advise(k, "correct the number, or supplements:");
}
