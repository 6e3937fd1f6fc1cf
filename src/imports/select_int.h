/* select_int.h - the rows of a table while the one order is looked for: rows.c puts them together to orders,
 * select.c chooses among these, and items.c knows which of one are items. */
#ifndef DOSSIER_IMPORTS_SELECT_INT_H
#define DOSSIER_IMPORTS_SELECT_INT_H

#include <stdint.h>

#include "imports/imports_int.h"

#define NO_ORDER SIZE_MAX

struct choice {
	struct import_job *j;
	const struct table *t;
	size_t *order_of; /* by row: the first row of the order that it tells of; NO_ORDER: it tells of none */
	size_t *next;     /* by row: the next row of the same order; 0: none */
	size_t key;       /* the column of order numbers; heads_count(t): each row is an order */
	uint8_t *tells;   /* by column, of a table of orders: bits of rows.c */
	struct empties *empties; /* NULL: an order without an item is reported */
};

struct empty {
	size_t *rows, n; /* of each order the first */
};

struct empties {
	struct empty cancelled, undone;
};

/* index.c: rows by what they say, a table that is looked up by its hash */
struct index {
	const char **texts; /* NULL: free */
	size_t *rows, n;    /* n: a power of two */
};

struct index index_new(struct arena *a, size_t n); /* for `n` rows at most */
/* The row that said the same before; `row`: none did. The text is lent. */
size_t index_first(struct index *v, const char *text, size_t row);

/* Cleaned; "": the row is shorter. */
const char *rows_text(const struct choice *c, size_t row, size_t column);
/* Its column, by the names that the format has under that key; heads_count(t): there is none. */
size_t rows_find_key(const struct choice *c, const char *key);
/* Fills order_of; c->key is known. */
void rows_group(struct choice *c);
void rows_link(struct choice *c); /* fills next */
/* From this row on the first of an order; n_rows: there is none. */
size_t rows_next_order(const struct choice *c, size_t row);
/* "3, 7, 8, ..." as spreadsheets count them. */
const char *rows_list(struct arena *a, const struct table *t, const size_t *rows, size_t n);
/* Rows that belong to no order, below those of the orders that are meant; NULL: all. */
void rows_tell_loose(const struct choice *c, const bool *is_meant);
bool rows_tells_count(const struct choice *c, size_t column); /* how many of an item */
bool rows_tells_price(const struct choice *c, size_t column); /* for how much it is */
/* Is it for how much an item is, in a cell of several rows? */
bool rows_is_shared_price(const struct choice *c, size_t row, size_t column);
/* Is it a merged cell of the order as a whole that a row above has? */
bool rows_is_said_above(const struct choice *c, size_t row, size_t column);
/* Has each of them its own number of pieces? false: reported. */
bool rows_are_counted(const struct choice *c, const size_t *rows, size_t n);
/* Have they one buyer and one date? false: reported. */
bool rows_are_one(const struct choice *c, const size_t *rows, size_t n);

/* select.c: does the row have what where: asks for, in these columns? */
bool select_fits(const struct choice *c, size_t row, const size_t *columns);
/* The first rows of those orders, or chats, of which one row fits, or more. */
size_t select_find(const struct choice *c, const size_t *columns, size_t **orders);
void select_report_several(const struct choice *c, const size_t *orders, size_t n);
bool select_check_length(const struct choice *c, size_t row); /* as many cells as columns? else reported */
void select_tell_hidden(const struct choice *c, const size_t *rows, size_t n);
const char *select_list_columns(const struct choice *c);

/* empties.c: has the order of these rows no item? Then it is kept to be told with others. */
bool empties_add(const struct choice *c, const size_t *rows, size_t n);
void empties_tell(const struct choice *c);

/* zeros.c: are all numbers of the row, which gets a folder of its own, as long as they were? else reported */
bool zeros_are_good(const struct choice *c, size_t row);

/* priced.c: in which currency the order of that row is paid, as far as anything tells; false: reported */
bool priced_find(const struct choice *c, size_t first, struct import_order *o);

/* spoiled.c: tells each column of which every value of these orders, by their first rows, is damaged */
void spoiled_tell(const struct choice *c, const size_t *orders, size_t n);

/* chats.c: the rows of the chat; false: reported */
bool chats_take(struct choice *c, const size_t *columns, struct record *r);

/* items.c: has a table with prices a column of pieces, if its format has one? else reported */
bool items_are_countable(const struct choice *c);
bool items_is_undone(const struct choice *c, size_t row); /* a return, a fee */
/* Of an export that is made into cases: has the order no item, as one that was cancelled, or of which the
 * export has but what it cost? */
enum items_none { HAS_ITEMS, ALL_CANCELLED, ALL_UNDONE };
enum items_none items_find_none(const struct choice *c, const size_t *rows, size_t n);
/* The rows of an order, with those of its items; false: reported. */
bool items_take(const struct choice *c, const size_t *rows, size_t n, struct record *r);

#endif
