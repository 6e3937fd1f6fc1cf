/* priced.c - in which currency an order of many is paid, before it gets a case of its own. */
#include <string.h>

#include "imports/select_int.h"

static struct mark first_amount(const struct choice *c, size_t first)
{
	for (size_t row = first; row; row = c->next[row])
		for (size_t i = 0; i < heads_count(c->t); i++) {
			const struct cell *cell = c->j->signs.is_amount[i] ? table_cell(c->t, row, i) : NULL;
			if (cell && *rows_text(c, row, i))
				return table_mark(c->t, row, cell);
		}
	return (struct mark){0};
}

bool priced_find(const struct choice *c, size_t first, struct import_order *o)
{
	struct import_job *j = c->j;
	size_t *rows = NULL, n = 0;
	for (size_t row = first; row; row = c->next[row])
		*ARENA_PUSH(j->a, rows, n) = row;
	const struct record r = {.table = c->t, .rows = rows, .n_rows = n};
	currency_take(j, &r);
	if (!j->currency)
		o->unpriced = first_amount(c, first);
	else if (!j->told || strcmp(j->told, j->currency) != 0)
		o->currency = j->ask->currency;
	return currency_check(j, &r) && currency_is_one(j, &r);
}
