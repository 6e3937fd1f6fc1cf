/* check_facts.c - facts of one case that contradict each other. Almost all are warnings: the seller
 * may have reasons, and the platform's own page may be what contradicts itself. */
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "casefile/casefile_int.h"

/* ---- what is missing ---- */

static void check_proof(struct diag *d, const struct texts *proof, struct mark at, const char *what)
{
	if (proof->n > 0 || !at.source)
		return;
	diag_warning(d, at, "no-proof", "%s", _(what));
	diag_advise(d, "add a line such as \"proof: [invoice, chat:3]\" with the ids of exhibits");
}

static void check_claims(const struct casefile *c, struct diag *d)
{
	const struct verdict *v = &c->verdict;

	for (size_t i = 0; i < c->n_claims; i++)
		check_proof(d, &c->claims[i].proof, c->claims[i].at,
		            N_("this claim names nothing that proves the fact"));
	for (size_t i = 0; i < v->n_points; i++)
		check_proof(d, &v->points[i].proof, v->points[i].at,
		            N_("this answer names nothing that proves it"));
}

void check_needs(const struct casefile *c, struct diag *d)
{
	check_claims(c, d);
	for (size_t i = 0; i < c->n_chats; i++)
		if (c->chats[i].n_messages == 0 && c->chats[i].screenshots.n == 0) {
			diag_error(d, c->chats[i].at, "nothing-to-show",
			           "this chat has no messages and no screenshots");
			diag_advise(d, "add \"messages:\" or \"screenshots:\", or take the chat out");
		}
	for (size_t i = 0; i < c->n_certificates; i++)
		if (c->certificates[i].pages.n == 0) {
			diag_warning(d, c->certificates[i].at, "nothing-to-show",
			             "this certificate has no scan");
			diag_advise(d, "add \"pages: [certs/scan.jpg]\"");
		}
	for (size_t i = 0; i < c->n_exhibits; i++)
		if (c->exhibits[i].files.n == 0) {
			diag_error(d, c->exhibits[i].at, "nothing-to-show", "this exhibit names no picture");
			diag_advise(d, "add \"file: photos/front.jpg\"");
		}
}

/* ---- sums ---- */

static void print_amount(struct buf *out, const char *before, money m)
{
	char text[48];

	money_format(text, sizeof text, m, "", ".");
	buf_printf(out, "%s%s", before, text);
}

enum addition { SUM_KNOWN, SUM_UNKNOWN, SUM_TOO_LARGE };

static void print_item(struct buf *how, size_t i, const struct line_item *item)
{
	if (i < 6) {
		buf_printf(how, "%s%ld x ", i == 0 ? "" : " + ", item->quantity);
		print_amount(how, "", item->price.value);
	} else if (i == 6) {
		buf_add_string(how, " + ...");
	}
}

/* What the order should cost, and how it came about; unknown while a price is missing. */
static enum addition add_up(const struct order *o, money *sum, struct buf *how)
{
	*sum = 0;
	for (size_t i = 0; i < o->n_items; i++) {
		const struct line_item *item = &o->items[i];
		money cost;
		if (!item->price.given)
			return SUM_UNKNOWN;
		if (!money_times(&cost, item->price.value, item->quantity) ||
		    __builtin_add_overflow(*sum, cost, sum))
			return SUM_TOO_LARGE;
		print_item(how, i, item);
	}
	if (o->shipping.value)
		print_amount(how, _(" + shipping "), o->shipping.value);
	if (o->discount.value)
		print_amount(how, _(" - discount "), o->discount.value);
	if (__builtin_add_overflow(*sum, o->shipping.value, sum) ||
	    __builtin_sub_overflow(*sum, o->discount.value, sum))
		return SUM_TOO_LARGE;
	return o->n_items > 0 ? SUM_KNOWN : SUM_UNKNOWN;
}

static void report_sum(const struct order *o, struct diag *d, money sum, struct buf *how)
{
	char total[48];

	print_amount(how, " = ", sum);
	buf_add_byte(how, '\0');
	money_format(total, sizeof total, o->total.value, "", ".");
	diag_warning(d, o->total.at, "sum", "the total is %s, but %s", total, (const char *)how->data);
	diag_advise(d, "the reader will add it up too: correct a price, shipping:, discount: or total:");
}

void check_sums(const struct casefile *c, struct diag *d)
{
	const struct order *o = &c->order;
	struct buf how = { 0 };
	money sum;
	enum addition result = add_up(o, &sum, &how);

	if (result == SUM_TOO_LARGE) {
		diag_error(d, o->at, "sum", "the items cost more than can be added up");
		diag_advise(d, "look at each price: and quantity:, one is too large by far");
	} else if (result == SUM_KNOWN && o->total.given && sum != o->total.value) {
		report_sum(o, d, sum, &how);
	}
	buf_drop(&how);
}

/* ---- dates ---- */

struct step {
	const struct when *when;
	const char *name;
};

static void print_when(char *out, int n, const struct when *w)
{
	static const char *const patterns[] = { "", "YYYY-MM-DD", "YYYY-MM-DD hh:mm", "YYYY-MM-DD hh:mm:ss" };
	date_format(out, n, patterns[w->date.precision], &w->date);
}

static bool is_before(const struct casefile *c, const struct when *a, const struct when *b)
{
	return a->date.precision && b->date.precision &&
	       date_compare(&a->date, &b->date, c->timezone_minutes) < 0;
}

/* Each step that is given must not lie before the last one given. */
static void check_steps(const struct casefile *c, struct diag *d, const struct step *steps, size_t n)
{
	const struct step *last = NULL;
	char earlier[32], later[32];

	for (size_t i = 0; i < n; i++) {
		const struct step *step = &steps[i];
		if (!step->when || !step->when->date.precision)
			continue;
		if (last && is_before(c, step->when, last->when)) {
			print_when(earlier, sizeof earlier, step->when);
			print_when(later, sizeof later, last->when);
			diag_warning(d, step->when->at, "date-order", "%s (%s) lies before %s (%s)",
			             _(step->name), earlier, _(last->name), later);
			diag_advise(d, "correct one of the two, or its offset from UTC");
		} else {
			last = step;
		}
	}
}

static const struct when *find_delivery(const struct casefile *c)
{
	for (size_t i = 0; i < c->logistics.n_events; i++)
		if (c->logistics.events[i].delivered)
			return &c->logistics.events[i].at_time;
	return NULL;
}

static void check_case_dates(const struct casefile *c, struct diag *d)
{
	const struct order *o = &c->order;
	const struct when *delivery = find_delivery(c);
	const struct step order[] = {
		{ &o->created, "order.created" }, { &o->paid, "order.paid" },
		{ &o->shipped, "order.shipped" },
		{ &o->received, "order.received" }, { &o->closed, "order.closed" },
	};
	const struct step shipment[] = { { &o->shipped, "order.shipped" }, { delivery, N_("the delivery") } };
	const struct step receipt[] = { { delivery, N_("the delivery") }, { &o->received, "order.received" } };
	const struct step complaint[] = { { &o->created, "order.created" }, { &c->opened, "opened" },
		{ &c->respond_by, "respond_by" } };

	check_steps(c, d, order, 5);
	check_steps(c, d, shipment, 2);
	check_steps(c, d, receipt, 2);
	check_steps(c, d, complaint, 3);
}

/* One warning a chat: a message out of place puts all that follow out of place too. */
static void check_chat(const struct casefile *c, struct diag *d, const struct chat *chat)
{
	const struct when *last = NULL;
	char now[32], before[32];

	for (size_t i = 0; i < chat->n_messages; i++) {
		const struct when *w = &chat->messages[i].at_time;
		if (last && is_before(c, w, last)) {
			print_when(now, sizeof now, w);
			print_when(before, sizeof before, last);
			diag_warning(d, w->at, "date-order",
			             "line %zu of the chat (%s) lies before the line above (%s)",
			             i + 1, now, before);
			diag_advise(d, "put the messages in the order in which they were sent");
			return;
		}
		if (w->date.precision)
			last = w;
	}
}

/* Carriers list the newest first as often as last; only a mixture is a mistake. */
static void check_scans(const struct casefile *c, struct diag *d)
{
	const struct logistics *l = &c->logistics;
	int direction = 0;

	for (size_t i = 1; i < l->n_events; i++) {
		const struct when *above = &l->events[i - 1].at_time, *here = &l->events[i].at_time;
		int order = is_before(c, above, here) ? 1 : is_before(c, here, above) ? -1 : 0;
		if (order * direction < 0) {
			diag_warning(d, here->at, "date-order",
			             "the events run forth and back in time from here");
			diag_advise(d, "list them oldest first");
			return;
		}
		if (order)
			direction = order;
	}
}

static void check_certificate(const struct casefile *c, struct diag *d, const struct certificate *certificate)
{
	if (is_before(c, &certificate->valid_to, &certificate->valid_from)) {
		diag_error(d, certificate->valid_from.at, "date-order",
		           "this certificate ends before it begins");
		diag_advise(d, "write the earlier date first: FROM .. TO");
	} else if (is_before(c, &certificate->valid_to, &certificate->issued)) {
		diag_warning(d, certificate->issued.at, "date-order",
		             "this certificate was issued after its validity ended");
		diag_advise(d, "correct issued: or valid:; the reader sees both");
	}
}

void check_dates(const struct casefile *c, struct diag *d)
{
	check_case_dates(c, d);
	check_scans(c, d);
	for (size_t i = 0; i < c->n_chats; i++)
		check_chat(c, d, &c->chats[i]);
	for (size_t i = 0; i < c->n_certificates; i++)
		check_certificate(c, d, &c->certificates[i]);
}
