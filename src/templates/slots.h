/* slots.h - the statement and the message of a playbook are patterns, "Order {order} of {created} ...", whose
 * slots are filled from a case. How a date or a sum is written is the caller's to say. */
#ifndef DOSSIER_TEMPLATES_SLOTS_H
#define DOSSIER_TEMPLATES_SLOTS_H

#include "templates/words.h"

struct slots {
	struct arena *arena;
	const struct casefile *casefile;
	const struct words *words;
	const char *platform; /* its printed name; NULL: unknown */
	struct date today;    /* DATE_UNSET: unknown */
	bool keeps_open;      /* a slot with nothing stays as it is, if a key of the case would fill it */
	/* In the language of the words. Where they are NULL, there are no dates, sums or numbers. */
	const char *(*print_when)(void *printer, const struct date *d);
	const char *(*print_money)(void *printer, money m);
	const char *(*print_number)(void *printer, long n);
	void *printer;
};

struct slots_filled {
	const char *text;
	const char **blanks; /* names of slots with nothing in the case, each once */
	size_t n_blanks;
};

/* The pattern with its slots filled, and `blank` in the place of those with nothing; {label} in it says what
 * is wanted. A full stop is not doubled where a filled text ends a sentence. Braces of other words stay. */
struct slots_filled slots_fill(const struct slots *s, const char *pattern, const char *blank);

/* What a slot stands for; NULL: nothing in the case, or no such slot. */
const char *slots_value(const struct slots *s, const char *name);

/* The key of a case file that fills a slot, "order.created"; NULL: no key does, or there is no such slot. */
const char *slots_key(const char *name);
bool slots_is_known(const char *name);

#endif
