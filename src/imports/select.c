/* select.c - the rows of the one order that a case is about. */
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "imports/select_int.h"

#define NEAR_MOST 5000 /* values compared with a misspelt one */

/* ---- what is said ---- */

static size_t key_column(const struct choice *c)
{
	return c->key < heads_count(c->t) ? c->key : 0;
}

static const char *order_number(const struct choice *c, size_t row)
{
	return rows_text(c, row, key_column(c));
}

static const char *name_order(const struct choice *c, size_t row)
{
	return tree_quote(c->j->a, order_number(c, row));
}

const char *select_list_columns(const struct choice *c)
{
	const char *all = "";
	for (size_t i = 0; i < heads_count(c->t) && i < 40; i++)
		all = arena_printf(c->j->a, "%s%s%s", all, i ? ", " : "", value_clean(c->j->a, heads_name(c->t, i)));
	return all;
}

static void report_column(const struct choice *c, const struct node *key)
{
	struct import_job *j = c->j;
	size_t n = heads_count(c->t);
	const char **names = ARENA_ARRAY(j->a, const char *, n);
	for (size_t i = 0; i < n; i++)
		names[i] = value_clean(j->a, heads_name(c->t, i));
	const char *near = diag_nearest(key->text, names, n);
	diag_error(j->d, key->at, "import-where", "%s has no column \"%s\"", c->t->source->name,
	           tree_quote(j->a, key->text));
	if (near)
		diag_advise(j->d, "did you mean \"%s\"?", near);
	else
		diag_advise(j->d, "its columns are: %s", select_list_columns(c));
}

static struct value value_at(const struct choice *c, size_t row, size_t column)
{
	const struct cell *cell = table_cell(c->t, row, column);
	return (struct value){.text = cell ? value_clean(c->j->a, cell->text) : "", .column = column + 1,
		.at = cell ? table_mark(c->t, row, cell) : table_row_mark(c->t, row)};
}

static bool is_sound(const struct choice *c, size_t row, size_t column)
{
	const struct value v = value_at(c, row, column);
	return value_is_sound(c->j, &v);
}

/* Reported if it is not. */
static bool is_good_code(const struct choice *c, size_t row, size_t column)
{
	struct value v = value_at(c, row, column);
	c->j->failed = false;
	value_code(c->j, &v, NULL);
	return !c->j->failed;
}

/* Those of the orders that are worth naming: what was damaged is none to ask for. *damaged: the first row
 * with such a one; 0: none. */
static const char **list_values(const struct choice *c, size_t column, size_t *n, size_t *damaged)
{
	const char **texts = NULL;
	*n = *damaged = 0;
	for (size_t row = rows_next_order(c, c->t->head + 1); row < c->t->n_rows && *n < NEAR_MOST;
	     row = rows_next_order(c, row + 1)) {
		if (is_sound(c, row, column))
			*ARENA_PUSH(c->j->a, texts, *n) = rows_text(c, row, column);
		else if (!*damaged)
			*damaged = row;
	}
	return texts;
}

static void report_nothing(const struct choice *c, const struct node *value, size_t column)
{
	struct import_job *j = c->j;
	size_t n, damaged;
	const char **texts = list_values(c, column, &n, &damaged);
	const char *near = diag_nearest(value->text, texts, n);
	diag_error(j->d, value->at, "import-where", "no row of %s has \"%s\" in its column \"%s\"",
	           c->t->source->name, tree_quote(j->a, value->text),
	           value_clean(j->a, heads_name(c->t, column)));
	if (near)
		diag_advise(j->d, "did you mean \"%s\"?", near);
	else if (damaged)
		diag_advise(j->d, "it may be that of row %d, which this file does not have as it was",
		            c->t->rows[damaged].number);
	else if (n > 0)
		diag_advise(j->d, "it tells of %zu orders; that of the first is \"%s\"", n,
		            tree_quote(j->a, texts[0]));
	else
		diag_advise(j->d, "there are no rows below the names of its columns: download it anew");
	if (damaged && !near)
		is_good_code(c, damaged, column);
}

static void report_empty(const struct choice *c)
{
	const struct import_job *j = c->j;
	diag_error(j->d, j->ask->from->at, "import-where", "%s tells of no order", c->t->source->name);
	diag_advise(j->d, "there are no rows below the names of its columns: download it anew");
}

/* Orders, or chats. */
void select_report_several(const struct choice *c, const size_t *orders, size_t n)
{
	struct import_job *j = c->j;
	const struct node *at = j->ask->where ? j->ask->where : j->ask->from;
	const char *all = "", *column = heads_name(c->t, key_column(c)), *name = c->t->source->name;
	size_t sound = 0;
	while (sound < n && !is_sound(c, orders[sound], key_column(c)))
		sound++;
	for (size_t i = 0; i < n && i < SHOWN_MOST; i++)
		all = arena_printf(j->a, "%s%s%s", all, i ? ", " : "", name_order(c, orders[i]));
	if (strcmp(j->ask->section, "chat") == 0)
		entries_report_chats(j, name, n, all);
	else
		diag_error(j->d, at->at, "import-where", "%zu orders of %s are meant: %s%s", n, name, all,
		           n > SHOWN_MOST ? ", ..." : "");
	if (sound < n)
		diag_advise(j->d, "say which: where: {%s: \"%s\"}", value_clean(j->a, column),
		            name_order(c, orders[sound]));
	else
		diag_advise(j->d, "their numbers are damaged: download it anew, with that column as text");
}

/* ---- where ---- */

/* What the template takes off the values of that column, "No:"; "": nothing. */
static const char *find_without(const struct node *spec, const char *column)
{
	const char *without = tree_text(spec, "without", NULL);
	const struct node *code = without ? tree_lookup(spec, "code") : NULL;
	if (code && code->kind == NODE_SCALAR && heads_is_name(code->text, column))
		return without;
	for (size_t i = 0; i < spec->n; i++) {
		const char *found = find_without(spec->items[i], column);
		if (*found)
			return found;
	}
	return "";
}

static const char *behind(const char *text, const char *without)
{
	size_t n = strlen(without);
	return strncmp(text, without, n) == 0 ? text + n : text;
}

static bool is_same(const struct choice *c, size_t column, const char *cell, const char *wanted)
{
	const char *clean = value_clean(c->j->a, wanted);
	if (strcmp(cell, clean) == 0)
		return true;
	const struct node *fill = tree_lookup(c->j->format, "fill");
	const char *without = fill ? find_without(fill, heads_name(c->t, column)) : "";
	return *without && strcmp(behind(cell, without), behind(clean, without)) == 0;
}

/* Does the row have the i-th of the values that where: asks for? */
bool select_fits(const struct choice *c, size_t row, const size_t *columns)
{
	const struct node *where = c->j->ask->where;
	for (size_t i = 0; where && i < where->n; i++)
		if (!is_same(c, columns[i], rows_text(c, row, columns[i]), where->items[i]->text))
			return false;
	return true;
}

static bool find_columns(const struct choice *c, size_t *columns)
{
	const struct node *where = c->j->ask->where;
	for (size_t i = 0; where && i < where->n; i++) {
		columns[i] = heads_find(c->t, where->keys[i]->text, 0);
		if (columns[i] == heads_count(c->t)) {
			report_column(c, where->keys[i]);
			return false;
		}
	}
	return true;
}

bool entries_is_where(struct import_job *j)
{
	const struct node *where = j->ask->where;
	bool is_good = !where || (where->kind == NODE_MAP && where->n > 0);
	for (size_t i = 0; is_good && where && i < where->n; i++)
		is_good = where->items[i]->kind == NODE_SCALAR;
	if (is_good)
		return true;
	diag_error(j->d, where->at, "wrong-type",
	           "\"where\" takes columns and the values that they have in the row");
	diag_advise(j->d, "write: where: {%s: \"...\"}",
	            j->ask->section[0] == 'o' ? _("the column of order numbers") : _("a key of the file"));
	return false;
}

/* The first rows of those orders of which one row fits, or more. */
size_t select_find(const struct choice *c, const size_t *columns, size_t **orders)
{
	bool *is_wanted = ARENA_ARRAY(c->j->a, bool, c->t->n_rows);
	size_t n = 0;
	for (size_t row = c->t->head + 1; row < c->t->n_rows; row++)
		if (c->order_of[row] != NO_ORDER)
			is_wanted[c->order_of[row]] |= select_fits(c, row, columns);
	for (size_t row = c->t->head + 1; row < c->t->n_rows; row++)
		if (is_wanted[row])
			*ARENA_PUSH(c->j->a, *orders, n) = row;
	return n;
}

/* The first row that has that value; n_rows: none has. */
static size_t find_value(const struct choice *c, const char *value, size_t column, bool is_of_order)
{
	size_t row = c->t->head + 1;
	while (row < c->t->n_rows && ((c->order_of[row] != NO_ORDER) != is_of_order ||
	                              !is_same(c, column, rows_text(c, row, column), value)))
		row++;
	return row;
}

static void report_loose(const struct choice *c, size_t row, const struct node *value)
{
	diag_error(c->j->d, value->at, "import-where", "row %d of %s has \"%s\", and belongs to no order",
	           c->t->rows[row].number, c->t->source->name, tree_quote(c->j->a, value->text));
	diag_advise(c->j->d, "it has no order number: download it anew, with a number in each row");
}

static void report_none(const struct choice *c, const size_t *columns)
{
	const struct node *where = c->j->ask->where;
	for (size_t i = 0; i < where->n; i++) {
		const struct node *value = where->items[i];
		if (find_value(c, value->text, columns[i], true) < c->t->n_rows)
			continue;
		size_t loose = find_value(c, value->text, columns[i], false);
		if (loose < c->t->n_rows)
			report_loose(c, loose, value);
		else
			report_nothing(c, value, columns[i]);
		return;
	}
	diag_error(c->j->d, where->at, "import-where", "no row of %s has all of these values",
	           c->t->source->name);
	diag_advise(c->j->d, "each of them stands in another row: leave one of them out");
}

/* They are not one. */
static bool report_orders(const struct choice *c, const size_t *columns, const size_t *orders, size_t n)
{
	const struct node *where = c->j->ask->where;
	if (n > 0)
		select_report_several(c, orders, n);
	else if (where)
		report_none(c, columns);
	else
		report_empty(c);
	if (n == 0 && !where)
		rows_tell_loose(c, NULL);
	return false;
}

/* Cells that moved because a separator stood in one of them would be read as others. */
bool select_check_length(const struct choice *c, size_t row)
{
	struct import_job *j = c->j;
	size_t n = heads_count(c->t), n_cells = c->t->rows[row].n;
	for (size_t i = n; i < n_cells; i++)
		if (*rows_text(c, row, i)) {
			diag_error(j->d, table_mark(c->t, row, table_cell(c->t, row, i)), "import-row",
			           "row %d has %zu cells, and there are %zu columns", c->t->rows[row].number,
			           n_cells, n);
			diag_advise(j->d, "a cell with the separator in it stands without quotes: download it anew");
			return false;
		}
	if (n_cells < n) {
		diag_warning(j->d, table_row_mark(c->t, row), "import-short",
		             "row %d has %zu cells, and there are %zu columns; the others count as empty",
		             c->t->rows[row].number, n_cells, n);
		diag_advise(j->d, "look whether the row goes on below it, or was cut; download it anew if so");
	}
	return true;
}

/* A filter hides rows of what it is laid over, and takes none away. */
void select_tell_hidden(const struct choice *c, const size_t *rows, size_t n)
{
	size_t n_hidden = 0, first = 0;
	for (size_t i = n; i-- > 0;)
		if (table_is_hidden(c->t, rows[i])) {
			first = rows[i];
			n_hidden++;
		}
	if (n_hidden == 0)
		return;
	diag_note(c->j->d, table_row_mark(c->t, first), "import-hidden",
	          "rows of the sheet \"%s\" are hidden, of those that are meant %zu; they are read as all others",
	          c->t->source->sheet, n_hidden);
	diag_advise(c->j->d, "rows that a filter hides are still there: delete those that do not belong here");
}

/* false: reported. */
static bool take_rows(const struct choice *c, size_t first, struct record *r)
{
	bool *is_meant = ARENA_ARRAY(c->j->a, bool, c->t->n_rows);
	size_t *rows = NULL, n = 0;
	is_meant[first] = true;
	for (size_t row = first; row < c->t->n_rows; row++)
		if (c->order_of[row] == first) {
			*ARENA_PUSH(c->j->a, rows, n) = row;
			if (!select_check_length(c, row))
				return false;
		}
	select_tell_hidden(c, rows, n);
	rows_tell_loose(c, is_meant);
	return rows_are_one(c, rows, n) && rows_are_counted(c, rows, n) && items_take(c, rows, n, r);
}

bool select_rows(struct import_job *j, const struct table *t, struct record *r)
{
	struct choice c = {.j = j, .t = t};
	size_t *orders = NULL;
	if (!entries_is_where(j))
		return false;
	const struct node *where = j->ask->where;
	size_t *columns = ARENA_ARRAY(j->a, size_t, where ? where->n : 0);
	if (!find_columns(&c, columns))
		return false;
	if (strcmp(j->ask->section, "chat") == 0)
		return chats_take(&c, columns, r);
	c.key = rows_find_key(&c, "order");
	rows_group(&c);
	size_t n_orders = select_find(&c, columns, &orders);
	if (n_orders != 1)
		return report_orders(&c, columns, orders, n_orders);
	return items_are_countable(&c) && take_rows(&c, orders[0], r);
}

/* ---- orders by themselves ---- */

/* 1.234 as a workbook has it, among texts that mean thousands by it: with a zero it is one thing alone. */
static bool is_open_number(const struct choice *c, size_t row, size_t column)
{
	const struct cell *cell = table_cell(c->t, row, column);
	const char *point = cell ? strchr(cell->text, '.') : NULL;
	return point && strlen(point + 1) == 3 && c->j->signs.is_amount[column] && table_is_number(c->t, cell);
}

static void tell_shared(const struct choice *c, size_t row, const struct cell *cell)
{
	struct value v = {.text = value_clean(c->j->a, cell->text), .at = table_mark(c->t, row, cell),
		.is_shared = true};
	value_leave_shared(c->j, &v);
}

/* A row as it stands in the file, without its end. By itself a cell of several rows would be one of each. */
static void add_row(struct buf *out, const struct choice *c, size_t row, bool is_alone)
{
	const struct table *t = c->t;
	size_t start = t->rows[row].start, end = row + 1 < t->n_rows ? t->rows[row + 1].start : t->source->n;
	while (end > start && strchr("\r\n", t->source->text[end - 1]))
		end--;
	for (size_t i = 0; t->source->sheet && i < heads_count(t); i++) {
		bool is_shared = !is_alone && rows_is_shared_price(c, row, i);
		bool is_out = is_shared || rows_is_said_above(c, row, i);
		if (!is_out && !is_open_number(c, row, i))
			continue;
		const struct cell *cell = table_cell(t, row, i);
		size_t behind = cell->start + (is_out ? 0 : cell->bytes);
		buf_add(out, t->source->text + start, behind - start);
		if (!is_out)
			buf_add_byte(out, '0');
		else if (is_shared && c->order_of[row] == row)
			tell_shared(c, row, cell);
		start = cell->start + cell->bytes;
	}
	buf_add(out, t->source->text + start, end - start);
	buf_add_byte(out, '\n');
}

static size_t *list_rows(const struct choice *c, size_t first, size_t *n)
{
	size_t *rows = NULL;
	*n = 0;
	for (size_t row = first; row; row = c->next[row])
		*ARENA_PUSH(c->j->a, rows, *n) = row;
	return rows;
}

static void report_two_ways(const struct choice *c, size_t row, const struct cell *cell)
{
	diag_error(c->j->d, table_mark(c->t, row, cell), "import-amount",
	           "amounts of this order are written in two ways: points and commas before decimals");
	diag_advise(c->j->d, "make its case by hand, with from: and the whole export, or say --decimal");
}

/* Of a column of amounts, what is no number of a workbook; "": none. */
static const char *amount_text(const struct choice *c, size_t row, size_t column)
{
	const struct cell *cell = c->j->signs.is_amount[column] ? table_cell(c->t, row, column) : NULL;
	return cell && !table_is_number(c->t, cell) ? rows_text(c, row, column) : "";
}

/* The order alone has no other amounts that tell which sign stands before decimals. What is in doubt in the
 * whole export stays so: no sign is said. false: reported. */
static bool find_decimal(const struct choice *c, size_t first, char *decimal)
{
	bool is_doubtful = false;
	for (size_t row = first; row; row = c->next[row])
		for (size_t i = 0; i < heads_count(c->t); i++) {
			const char *text = amount_text(c, row, i);
			char sign = *text ? amounts_need(c->j, text, i + 1) : '\0';
			is_doubtful |= sign == AMOUNTS_DOUBT;
			if (sign == AMOUNTS_DOUBT || !sign)
				continue;
			if (*decimal && sign != *decimal) {
				report_two_ways(c, row, table_cell(c->t, row, i));
				return false;
			}
			*decimal = sign;
		}
	*decimal = is_doubtful ? '\0' : *decimal;
	return true;
}

/* The order in a folder of its own, where no other amounts tell which sign stands before decimals. */
static void make_alone(const struct choice *c, size_t first, struct table *t, struct import_job *alone)
{
	size_t n, *rows = list_rows(c, first, &n);
	*t = *c->t;
	t->rows = ARENA_ARRAY(c->j->a, struct row, n + 1);
	t->rows[0] = c->t->rows[c->t->head];
	for (size_t i = 0; i < n; i++)
		t->rows[i + 1] = c->t->rows[rows[i]];
	t->n_rows = n + 1;
	t->head = 0;
	t->sheet = NULL;
	*alone = *c->j;
	alone->table = t;
	alone->signs.n_kinds = 0;
	alone->signs.is_learnt = false;
}

/* What is open in the whole export is not settled by the few amounts of the order itself. false: reported. */
static bool stays_open(const struct choice *c, size_t first, char decimal)
{
	const struct node said = {.text = decimal == ',' ? "comma" : "point"};
	struct import_ask ask = *c->j->ask;
	struct import_job *alone = ARENA_NEW(c->j->a, struct import_job);
	struct table t;
	make_alone(c, first, &t, alone);
	ask.decimal = decimal ? &said : NULL;
	alone->ask = &ask;
	for (size_t row = first; row; row = c->next[row])
		for (size_t i = 0; i < heads_count(c->t); i++) {
			const char *text = amount_text(c, row, i);
			char sign = *text ? amounts_need(c->j, text, i + 1) : '\0';
			char sign_alone = sign ? amounts_need(alone, text, i + 1) : '\0';
			if (sign_alone == sign || sign_alone == AMOUNTS_DOUBT)
				continue;
			struct value v = {.text = text, .at = table_mark(c->t, row, table_cell(c->t, row, i)),
				.column = i + 1};
			value_money(c->j, &v);
			return false;
		}
	return true;
}

/* "2, 5–7" */
static const char *spell_rows(const struct choice *c, size_t first)
{
	size_t n, n_runs, *rows = list_rows(c, first, &n);
	int *numbers = ARENA_ARRAY(c->j->a, int, n);
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		numbers[i] = c->t->rows[rows[i]].number;
	const struct row_run *runs = table_runs(c->j->a, numbers, n, &n_runs);
	for (size_t i = 0; i < n_runs; i++) {
		all = arena_printf(c->j->a, "%s%s%d", all, i ? ", " : "", runs[i].first);
		if (runs[i].last > runs[i].first)
			all = arena_printf(c->j->a, "%s–%d", all, runs[i].last);
	}
	return all;
}

static void take_text(const struct choice *c, struct import_order *o, size_t first, char decimal)
{
	struct buf text = {0};
	o->rows = spell_rows(c, first);
	o->sheet = c->t->source->sheet;
	add_row(&text, c, c->t->head, true);
	for (size_t row = first; row; row = c->next[row])
		add_row(&text, c, row, !c->next[first]);
	o->text = arena_copy(c->j->a, text.data, text.n);
	o->n = text.n;
	o->decimal = decimal == ',' ? "comma" : decimal == '.' ? "point" : NULL;
	buf_drop(&text);
}

/* A table that is written anew is none that a spreadsheet can calculate. */
static bool is_calculated(const struct choice *c, size_t row)
{
	for (size_t i = 0; i < c->t->rows[row].n; i++)
		if (strcmp(table_cell(c->t, row, i)->text, VALUE_UNCALCULATED) == 0)
			return is_good_code(c, row, i);
	return true;
}

static bool has_good_rows(const struct choice *c, size_t first)
{
	bool is_good = is_good_code(c, first, key_column(c));
	size_t n;
	for (size_t row = first; row && is_good; row = c->next[row])
		is_good = select_check_length(c, row) && is_calculated(c, row) && zeros_are_good(c, row);
	const size_t *rows = list_rows(c, first, &n);
	struct record r;
	return is_good && rows_are_one(c, rows, n) && rows_are_counted(c, rows, n) && !empties_add(c, rows, n) &&
	       items_take(c, rows, n, &r);
}

/* What is hidden of those that are meant, and what lies below them and is no part of any. */
static void tell_rows(const struct choice *c, const size_t *orders, size_t n_orders)
{
	bool *is_meant = ARENA_ARRAY(c->j->a, bool, c->t->n_rows);
	size_t *rows = NULL, n = 0;
	for (size_t i = 0; i < n_orders; i++) {
		is_meant[orders[i]] = true;
		for (size_t row = orders[i]; c->t->sheet && row; row = c->next[row])
			*ARENA_PUSH(c->j->a, rows, n) = row;
	}
	select_tell_hidden(c, rows, n);
	if (n_orders > 0)
		rows_tell_loose(c, c->j->ask->where ? is_meant : NULL);
}

/* Where its column is missing, nothing tells orders apart: false, reported. */
static bool has_key(const struct choice *c)
{
	const struct node *names = shelf_lookup_list(c->j->format, "order");
	if (c->key < heads_count(c->t) || !names || names->n == 0)
		return true;
	diag_error(c->j->d, table_row_mark(c->t, c->t->head), "import-row",
	           "the column \"%s\" is missing, which has the number of each order", names->items[0]->text);
	diag_advise(c->j->d, "download it anew with that column, or make the case by hand, with from:, where: "
	            "and number:");
	return false;
}

struct import_order *select_orders(struct import_job *j, const struct table *t, size_t *n)
{
	struct choice c = {.j = j, .t = t};
	struct import_order *orders = NULL;
	struct empties empties = {0};
	const struct node *where = j->ask->where;
	size_t *columns = ARENA_ARRAY(j->a, size_t, where ? where->n : 0), *rows = NULL;
	c.key = rows_find_key(&c, "order");
	rows_group(&c);
	rows_link(&c);
	if (!has_key(&c) || !find_columns(&c, columns) || !items_are_countable(&c))
		return NULL;
	lacks_tell_total(j, NULL);
	size_t n_rows = select_find(&c, columns, &rows), *taken = NULL, n_taken = 0;
	tell_rows(&c, rows, n_rows);
	c.empties = where && n_rows == 1 ? NULL : &empties;
	for (size_t row = t->head + 1, i = 0; i < n_rows; row++) {
		row = rows_next_order(&c, row);
		struct import_order *o = ARENA_PUSH(j->a, orders, *n);
		char decimal = '\0';
		*o = (struct import_order){.number = order_number(&c, row), .row = t->rows[row].number};
		if (row == rows[i] && has_good_rows(&c, rows[i++]) && priced_find(&c, row, o) &&
		    find_decimal(&c, row, &decimal) && stays_open(&c, row, decimal)) {
			take_text(&c, o, row, decimal);
			*ARENA_PUSH(j->a, taken, n_taken) = row;
		}
	}
	if (c.empties)
		empties_tell(&c);
	spoiled_tell(&c, taken, n_taken);
	if (n_rows == 0)
		report_orders(&c, columns, rows, 0);
	return orders;
}
