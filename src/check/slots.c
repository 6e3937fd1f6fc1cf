/* slots.c - {order} and the like in the statement, which stand for what the case says elsewhere: where it
 * says nothing, a blank would be printed. */
#include "check/check_int.h"
#include "templates/slots.h"

/* How it is printed does not matter here. */
static const char *print_when(void *printer, const struct date *d)
{
	(void)printer;
	(void)d;
	return "1";
}

static const char *print_money(void *printer, money m)
{
	(void)printer;
	(void)m;
	return "1";
}

static const char *print_number(void *printer, long n)
{
	(void)printer;
	(void)n;
	return "1";
}

void check_slots(struct check *k)
{
	const struct text english = {.s = "en"}, *statement = &k->c->statement;
	const struct slots slots = {
		.arena = k->a, .casefile = k->c, .words = statement->s ? words_load(k->shelf, &english) : NULL,
		.platform = k->platform ? k->platform->id : NULL,
		.print_when = print_when, .print_money = print_money, .print_number = print_number,
	};
	if (!slots.words)
		return;
	const struct slots_filled filled = slots_fill(&slots, statement->s, "");
	const char *names = "", *keys = "";
	for (size_t i = 0; i < filled.n_blanks; i++) {
		const char *key = slots_key(filled.blanks[i]);
		names = arena_printf(k->a, "%s%s{%s}", names, i ? ", " : "", filled.blanks[i]);
		keys = key ? arena_printf(k->a, "%s%s%s", keys, *keys ? ", " : "", key) : keys;
	}
	if (filled.n_blanks == 0)
		return;
	check_say(k, statement->at, "the case says nothing for %s of the statement: blanks are printed", names);
	if (*keys)
		check_advise(k, "add to the case what is known of: %s; take the rest out of the statement", keys);
	else
		check_advise(k, "take it out of the statement, or write what belongs there");
}
