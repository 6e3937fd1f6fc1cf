/* sums.c - a reader checks sums first. */
#include "base/buf.h"
#include "base/message.h"
#include "check/check_int.h"

static void print_amount(struct buf *out, const char *before, money m)
{
	char text[48];
	money_format(text, sizeof text, m, MONEY_DECIMALS, "", ".");
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
	if (o->tax.value)
		print_amount(how, _(" + tax "), o->tax.value);
	if (o->charges.value)
		print_amount(how, _(" + charges "), o->charges.value);
	if (__builtin_add_overflow(*sum, o->shipping.value, sum) ||
	    __builtin_add_overflow(*sum, o->tax.value, sum) ||
	    __builtin_add_overflow(*sum, o->charges.value, sum) ||
	    __builtin_sub_overflow(*sum, o->discount.value, sum))
		return SUM_TOO_LARGE;
	return o->n_items > 0 ? SUM_KNOWN : SUM_UNKNOWN;
}

void check_sum_possible(struct check *k)
{
	struct buf how = {0};
	money sum;
	if (add_up(&k->c->order, &sum, &how) == SUM_TOO_LARGE) {
		check_say(k, k->c->order.at, "the items cost more than can be added up");
		check_advise(k, "look at each price: and quantity:, one is too large by far");
	}
	buf_drop(&how);
}

void check_sum(struct check *k)
{
	const struct order *o = &k->c->order;
	struct buf how = {0};
	money sum;
	char total[48];
	if (add_up(o, &sum, &how) == SUM_KNOWN && o->total.given && sum != o->total.value) {
		print_amount(&how, " = ", sum);
		buf_add_byte(&how, '\0');
		money_format(total, sizeof total, o->total.value, MONEY_DECIMALS, "", ".");
		check_say(k, o->total.at, "the total is %s, but %s", total, (const char *)how.data);
		check_advise(k, "the reader will add it up too: correct a price, shipping:, discount: or total:");
	}
	buf_drop(&how);
}
