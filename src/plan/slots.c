/* slots.c - {order} and the like in the statement and the message, as the case says them and its language
 * prints them. */
#include "plan/plan_int.h"

static const char *when_of(void *desk, const struct date *d)
{
	return print_when(desk, d);
}

static const char *money_of(void *desk, money m)
{
	return print_money(desk, m);
}

static const char *number_of(void *desk, long n)
{
	return print_number(desk, n);
}

struct slots_filled fill_slots(struct desk *k, const char *pattern, const char *blank)
{
	const struct slots slots = {
		.arena = k->a,
		.casefile = k->c,
		.words = k->words,
		.platform = names_platform(k),
		.print_when = when_of,
		.print_money = money_of,
		.print_number = number_of,
		.printer = k,
	};
	return slots_fill(&slots, pattern, blank);
}
