/* rows.c - which rows of a table are one order, and which are of none: sums below it, remarks, a row without
 * a number. What is of none is told; it is never an item of the order above. */
#include <string.h>

#include "base/message.h"
#include "imports/select_int.h"

enum { /* what a column tells of */
	OF_BUYER = 1, /* who bought, and when: what two orders do not share */
	OF_ORDER = 2, /* of the order as a whole */
	OF_ITEM = 4,
	OF_PRICE = 8,
	OF_COUNT = 16, /* how many of an item */
};

const char *rows_text(const struct choice *c, size_t row, size_t column)
{
	const struct cell *cell = table_cell(c->t, row, column);
	return cell ? value_clean(c->j->a, cell->text) : "";
}

size_t rows_find_key(const struct choice *c, const char *key)
{
	const struct node *names = shelf_lookup_list(c->j->format, key);
	size_t n = heads_count(c->t), column = n;
	for (size_t i = 0; names && i < names->n && column == n; i++)
		column = heads_find(c->t, names->items[i]->text, 0);
	return column;
}

static bool is_of_chats(const struct choice *c)
{
	return strcmp(c->j->ask->section, "chat") == 0;
}

/* ---- what columns tell of ---- */

static bool is_among(const char *text, const char *const *words)
{
	while (*words && strcmp(*words, text) != 0)
		words++;
	return *words;
}

/* What an amount is only compared with is not told by it. */
static bool is_compared(const struct node *spec, size_t i)
{
	static const char *const of_piece[] = {"beside", "to", NULL};
	static const char *const of_sum[] = {"adds", "less", "to", NULL};
	if (spec->kind != NODE_MAP)
		return false;
	const char *key = spec->keys[i]->text;
	return (tree_lookup(spec, "piece") && is_among(key, of_piece)) ||
	       (tree_lookup(spec, "adds") && is_among(key, of_sum));
}

/* Of which each row has its own. */
static bool is_by_row(const struct node *spec, size_t i)
{
	static const char *const ops[] = {"all", "minus", "off", NULL};
	return spec->kind == NODE_MAP && is_among(spec->keys[i]->text, ops);
}

/* Rows that go on below an order say nothing else of it, and something of their own. */
static bool goes_on(const struct choice *c)
{
	return strcmp(tree_text(c->j->format, "continues", ""), "true") == 0;
}

static void mark(const struct choice *c, const struct node *spec, uint8_t what)
{
	size_t n = heads_count(c->t);
	for (size_t i = 0; spec && i < spec->n; i++)
		if (!is_compared(spec, i))
			mark(c, spec->items[i], is_by_row(spec, i) && goes_on(c) ? OF_ITEM : what);
	if (spec && spec->kind == NODE_SCALAR && *spec->text)
		for (size_t i = heads_find(c->t, spec->text, 0); i < n; i = heads_find(c->t, spec->text, i + 1))
			c->tells[i] |= what;
}

static void mark_pieces(const struct choice *c, const struct node *items)
{
	static const char *const ops[] = {"money", "share", "piece", "sum"};
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		mark(c, tree_lookup(items, ops[i]), OF_PRICE);
	mark(c, tree_lookup(items, "count"), OF_COUNT);
	for (size_t i = 0; items && i < items->n; i++)
		mark_pieces(c, items->items[i]);
}

/* As the format fills a case with them: the one list of an order is that of its items. */
static void mark_columns(struct choice *c)
{
	const struct node *fill = tree_lookup(c->j->format, "fill"), *order = tree_lookup(fill, "order");
	const struct node *consignee = tree_lookup(tree_lookup(fill, "logistics"), "consignee");
	c->tells = ARENA_ARRAY(c->j->a, uint8_t, heads_count(c->t) + 1);
	for (size_t i = 0; order && i < order->n; i++)
		mark(c, order->items[i], strcmp(order->keys[i]->text, "items") == 0 ? OF_ITEM : OF_ORDER);
	mark_pieces(c, tree_lookup(order, "items"));
	mark(c, consignee, OF_ORDER);
	mark(c, tree_lookup(order, "buyer"), OF_BUYER);
	mark(c, tree_lookup(order, "created"), OF_BUYER);
	mark(c, tree_lookup(consignee, "name"), OF_BUYER);
	c->tells[c->key] = 0;
}

bool rows_tells_count(const struct choice *c, size_t column)
{
	return c->tells[column] & OF_COUNT;
}

bool rows_tells_price(const struct choice *c, size_t column)
{
	return c->tells[column] & OF_PRICE;
}

static bool is_shared(const struct choice *c, size_t row, size_t column, int what)
{
	const struct cell *cell = table_cell(c->t, row, column);
	return cell && (c->tells[column] & what) && table_is_shared(c->t, cell);
}

bool rows_is_shared_price(const struct choice *c, size_t row, size_t column)
{
	return is_shared(c, row, column, OF_PRICE) && !is_shared(c, row, column, OF_COUNT);
}

/* An amount of the order that a row has a second time would be added twice. */
bool rows_is_said_above(const struct choice *c, size_t row, size_t column)
{
	const struct cell *cell = table_cell(c->t, row, column);
	return cell && (c->tells[column] & OF_ORDER) && !(c->tells[column] & OF_ITEM) &&
	       table_is_copy(c->t, cell);
}

bool rows_are_counted(const struct choice *c, const size_t *rows, size_t n)
{
	for (size_t i = 0; c->t->sheet && n > 1 && i < n; i++)
		for (size_t column = 0; column < heads_count(c->t); column++)
			if (is_shared(c, rows[i], column, OF_COUNT)) {
				const struct cell *cell = table_cell(c->t, rows[i], column);
				struct value v = {.text = rows_text(c, rows[i], column),
					.at = table_mark(c->t, rows[i], cell), .is_shared = true};
				value_count(c->j, &v);
				return false;
			}
	return true;
}

/* ---- rows that are none of an order ---- */

static bool is_blank(const struct choice *c, size_t row)
{
	for (size_t i = 0; i < c->t->rows[row].n; i++)
		if (*rows_text(c, row, i))
			return false;
	return true;
}

/* "Total", "合计：" */
static bool is_sum(const struct choice *c, const char *text)
{
	const struct node *words = shelf_lookup_list(c->j->currencies, "sums");
	size_t n = strlen(text);
	if (n > 1 && text[n - 1] == ':')
		n--;
	else if (n > 3 && strcmp(text + n - 3, "：") == 0)
		n -= 3;
	const char *word = n < strlen(text) ? arena_strndup(c->j->a, text, n) : text;
	bool is_number = *text >= '0' && *text <= '9'; /* as nearly all are: a look is enough */
	return !is_number && heads_is_among(words, word);
}

/* Does the platform write such words below its table? */
static bool is_remark(const struct node *remarks, const char *text)
{
	for (size_t i = 0; remarks && i < remarks->n; i++)
		if (strncmp(text, remarks->items[i]->text, strlen(remarks->items[i]->text)) == 0)
			return true;
	return false;
}

/* One cell alone, which is neither a number nor an item. */
static bool is_note(const struct choice *c, size_t row)
{
	size_t n = 0, n_columns = heads_count(c->t), at = 0;
	for (size_t i = 0; i < c->t->rows[row].n && n < 2; i++)
		if (*rows_text(c, row, i)) {
			at = i;
			n++;
		}
	bool is_number = at == c->key && strpbrk(rows_text(c, row, at), "0123456789");
	return n == 1 && !is_number && !(at < n_columns && (c->tells[at] & OF_ITEM));
}

/* The names of the columns once more, where two exports were put together. */
static bool is_head(const struct choice *c, size_t row)
{
	return c->key < heads_count(c->t) &&
	       heads_is_name(rows_text(c, row, c->key), heads_name(c->t, c->key));
}

/* Is it there for other reasons than an order? */
static bool is_beside(const struct choice *c, size_t row)
{
	const struct node *remarks = shelf_lookup_list(c->j->format, "remarks");
	bool has_number = c->key < heads_count(c->t) && *rows_text(c, row, c->key);
	if (!has_number && items_is_undone(c, row)) /* a fee of no order, such as that of a warehouse */
		return true;
	if (is_note(c, row) || is_head(c, row) || (has_number && is_sum(c, rows_text(c, row, c->key))))
		return true;
	for (size_t i = 0; i < c->t->rows[row].n && (remarks || !has_number); i++) {
		const char *text = rows_text(c, row, i);
		if (*text && (is_remark(remarks, text) || (!has_number && is_sum(c, text))))
			return true;
	}
	return false;
}

/* ---- orders ---- */

/* A message without a talker goes on with none. */
static size_t order_of(const struct choice *c, struct index *numbers, size_t row, size_t above)
{
	bool has_number = c->key < heads_count(c->t) && *rows_text(c, row, c->key);
	if (is_blank(c, row) || (!is_of_chats(c) && is_beside(c, row)))
		return NO_ORDER;
	if (has_number)
		return index_first(numbers, rows_text(c, row, c->key), row);
	return c->key == heads_count(c->t) || is_of_chats(c) ? row : above;
}

/* Where the format says so, rows without a number go on with the order above. */
void rows_group(struct choice *c)
{
	size_t n = c->t->n_rows, above = NO_ORDER;
	struct index numbers = index_new(c->j->a, n);
	c->order_of = ARENA_ARRAY(c->j->a, size_t, n);
	mark_columns(c);
	for (size_t row = c->t->head + 1; row < n; row++) {
		c->order_of[row] = order_of(c, &numbers, row, above);
		if (goes_on(c) && !is_blank(c, row))
			above = c->order_of[row];
	}
}

void rows_link(struct choice *c)
{
	size_t n = c->t->n_rows;
	size_t *last = ARENA_ARRAY(c->j->a, size_t, n);
	c->next = ARENA_ARRAY(c->j->a, size_t, n);
	for (size_t row = c->t->head + 1; row < n; row++) {
		size_t first = c->order_of[row];
		if (first == NO_ORDER)
			continue;
		if (first != row)
			c->next[last[first]] = row;
		last[first] = row;
	}
}

size_t rows_next_order(const struct choice *c, size_t row)
{
	while (row < c->t->n_rows && c->order_of[row] != row)
		row++;
	return row;
}

/* ---- what is told of those that are of none ---- */

const char *rows_list(struct arena *a, const struct table *t, const size_t *rows, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n && i < SHOWN_MOST; i++)
		all = arena_printf(a, "%s%s%d", all, i ? ", " : "", t->rows[rows[i]].number);
	return n > SHOWN_MOST ? arena_printf(a, "%s, ...", all) : all;
}

void rows_tell_loose(const struct choice *c, const bool *is_meant)
{
	size_t *beside = NULL, n_beside = 0, *lost = NULL, n_lost = 0, above = NO_ORDER;
	struct diag *d = c->j->d;
	for (size_t row = c->t->head + 1; row < c->t->n_rows; row++) {
		above = c->order_of[row] == NO_ORDER ? above : c->order_of[row];
		bool is_near = !is_meant || (above != NO_ORDER && is_meant[above]);
		if (c->order_of[row] != NO_ORDER || !is_near || is_blank(c, row))
			continue;
		if (is_beside(c, row))
			*ARENA_PUSH(c->j->a, beside, n_beside) = row;
		else
			*ARENA_PUSH(c->j->a, lost, n_lost) = row;
	}
	if (n_beside > 0) {
		diag_note(d, table_row_mark(c->t, beside[0]), "import-left",
		          "rows of sums and remarks are left out: %s", rows_list(c->j->a, c->t, beside, n_beside));
		diag_advise(d, "look whether one of them is an item of an order, and download it anew if so");
	}
	if (n_lost > 0) {
		diag_warning(d, table_row_mark(c->t, lost[0]), "import-loose",
		             "rows without an order number belong to no order, and are left out: %s",
		             rows_list(c->j->a, c->t, lost, n_lost));
		diag_advise(d, "if one of them is an item of an order, download it anew, with a number in each row");
	}
}

/* ---- one buyer, one date ---- */

static void report_mixed(const struct choice *c, size_t first, size_t row, size_t column)
{
	struct diag *d = c->j->d;
	bool has_number = *rows_text(c, row, c->key);
	int a = c->t->rows[first].number, b = c->t->rows[row].number;
	const char *name = value_clean(c->j->a, heads_name(c->t, column));
	struct mark at = table_mark(c->t, row, table_cell(c->t, row, column));
	if (has_number) {
		diag_error(d, at, "import-mixed", "rows %d and %d have one order number, and not the same \"%s\"",
		           a, b, name);
		diag_advise(d, "a spreadsheet rounds long numbers until they are alike: download it anew; or take "
		            "out the row that is of another order");
	} else {
		diag_error(d, at, "import-mixed",
		           "row %d has no order number, and not the \"%s\" of row %d, which it would go on with", b,
		           name, a);
		diag_advise(d, "it is of another order, which lacks its number: download it anew, or take it out");
	}
}

/* A row that goes on with the one above says nothing else of the order. */
static bool is_alike(const struct choice *c, const size_t *rows, size_t n, size_t column)
{
	size_t first = NO_ORDER; /* that tells it */
	for (size_t i = 0; i < n; i++) {
		const char *text = rows_text(c, rows[i], column);
		bool goes_on = i > 0 && c->key < heads_count(c->t) && !*rows_text(c, rows[i], c->key);
		if (!*text)
			continue;
		if (first == NO_ORDER && !goes_on)
			first = rows[i];
		if (!(c->tells[column] & (goes_on ? OF_BUYER | OF_ORDER : OF_BUYER)))
			continue;
		if (first == NO_ORDER || strcmp(rows_text(c, first, column), text) != 0) {
			report_mixed(c, first == NO_ORDER ? rows[0] : first, rows[i], column);
			return false;
		}
	}
	return true;
}

bool rows_are_one(const struct choice *c, const size_t *rows, size_t n)
{
	for (size_t column = 0; n > 1 && column < heads_count(c->t); column++)
		if ((c->tells[column] & (OF_BUYER | OF_ORDER)) && !is_alike(c, rows, n, column))
			return false;
	return true;
}
