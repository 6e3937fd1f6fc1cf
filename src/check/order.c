/* order.c - dates that contradict each other. Almost always a warning: the seller may have reasons, and the
 * platform's own page may be what contradicts itself. */
#include "base/message.h"
#include "check/check_int.h"

struct moment {
	const struct when *when;
	const char *name;
};

static bool is_before(const struct check *k, const struct when *a, const struct when *b)
{
	return a->date.precision && b->date.precision && date_compare(&a->date, &b->date, k->zone) < 0;
}

/* Each step that is given must not lie before the last one given. */
static void compare_in_order(struct check *k, const struct moment *steps, size_t n)
{
	const struct moment *last = NULL;
	char earlier[32], later[32];
	for (size_t i = 0; i < n; i++) {
		const struct moment *step = &steps[i];
		if (!step->when || !step->when->date.precision)
			continue;
		if (last && is_before(k, step->when, last->when)) {
			date_print(earlier, sizeof earlier, &step->when->date, false);
			date_print(later, sizeof later, &last->when->date, false);
			check_say(k, step->when->at, "%s (%s) lies before %s (%s)", _(step->name), earlier,
			          _(last->name), later);
			check_advise(k, "correct one of the two, or its offset from UTC");
		} else {
			last = step;
		}
	}
}

/* The last step before the delivery that is given: goods that are paid for at the door are paid later. */
static struct moment find_dispatch(const struct order *o)
{
	if (o->shipped.date.precision)
		return (struct moment){&o->shipped, "order.shipped"};
	if (o->paid.date.precision)
		return (struct moment){&o->paid, "order.paid"};
	return (struct moment){&o->created, "order.created"};
}

static void compare_steps(struct check *k)
{
	const struct order *o = &k->c->order;
	const struct scan_event *handing_over = casefile_find_delivery(&k->c->logistics);
	const struct when *delivery = handing_over ? &handing_over->at_time : NULL;
	const struct moment order[] = {
		{&o->created, "order.created"}, {&o->paid, "order.paid"}, {&o->shipped, "order.shipped"},
		{&o->received, "order.received"}, {&o->closed, "order.closed"},
	};
	const struct moment shipment[] = {find_dispatch(o), {delivery, N_("the delivery")}};
	const struct moment receipt[] = {{delivery, N_("the delivery")}, {&o->received, "order.received"}};
	const struct moment complaint[] = {{&o->created, "order.created"}, {&k->c->opened, "opened"},
		{&k->c->respond_by, "respond_by"}};

	compare_in_order(k, order, 5);
	compare_in_order(k, shipment, 2);
	compare_in_order(k, receipt, 2);
	compare_in_order(k, complaint, 3);
}

/* One warning a chat: a message out of place puts all that follow out of place too. */
static void compare_messages(struct check *k, const struct chat *chat)
{
	const struct when *last = NULL;
	char now[32], before[32];

	for (size_t i = 0; i < chat->n_messages; i++) {
		const struct when *w = &chat->messages[i].at_time;
		if (last && is_before(k, w, last)) {
			date_print(now, sizeof now, &w->date, false);
			date_print(before, sizeof before, &last->date, false);
			check_say(k, w->at, "line %zu of the chat (%s) lies before the line above (%s)", i + 1,
			          now, before);
			check_advise(k, "put the messages in the order in which they were sent");
			return;
		}
		if (w->date.precision)
			last = w;
	}
}

/* Those that were listed newest first have been turned round; a mixture is a mistake. */
static void compare_scans(struct check *k)
{
	const struct logistics *l = &k->c->logistics;
	int direction = 0;

	for (size_t i = 1; i < l->n_events; i++) {
		const struct when *above = &l->events[i - 1].at_time, *here = &l->events[i].at_time;
		int order = is_before(k, above, here) ? 1 : is_before(k, here, above) ? -1 : 0;
		if (order * direction < 0) {
			check_say(k, here->at, "the events run forth and back in time from here");
			check_advise(k, "list them oldest first");
			return;
		}
		if (order)
			direction = order;
	}
}

void check_date_order(struct check *k)
{
	compare_steps(k);
	compare_scans(k);
	for (size_t i = 0; i < k->c->n_chats; i++)
		compare_messages(k, &k->c->chats[i]);
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (is_before(k, &c->valid_to, &c->valid_from) || !is_before(k, &c->valid_to, &c->issued))
			continue;
		check_say(k, c->issued.at, "this certificate was issued after its validity ended");
		check_advise(k, "correct issued: or valid:; the reader sees both");
	}
}

void check_validity_order(struct check *k)
{
	for (size_t i = 0; i < k->c->n_certificates; i++) {
		const struct certificate *c = &k->c->certificates[i];
		if (!is_before(k, &c->valid_to, &c->valid_from))
			continue;
		check_say(k, c->valid_from.at, "this certificate ends before it begins");
		check_advise(k, "write the earlier date first: FROM .. TO");
	}
}
