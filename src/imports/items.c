/* items.c - which rows of an order are its items: none that sums up the others, undoes a sale, is of no
 * piece, or is there twice. What is left out is told. */
#include <string.h>

#include "base/message.h"
#include "imports/select_int.h"

enum kind {
	ITEM,
	SUM,     /* tells of the order alone, and stands above its items */
	NOTHING, /* of no piece: it may tell of the order where no other row does */
	UNDONE,  /* a return, a fee */
	WEAKER,  /* another row of the order stands in its place */
	TWICE,
};

struct sorting {
	const struct choice *c;
	const size_t *rows;
	size_t n;
	uint8_t *kinds; /* enum kind, as the rows */
};

/* ---- what a row is ---- */

/* Does the row have one of these words in that column? */
static bool has_word(const struct choice *c, size_t row, const char *name, const struct node *words)
{
	size_t column = heads_find(c->t, name, 0);
	const char *text = column < heads_count(c->t) ? rows_text(c, row, column) : "";
	return *text && heads_is_among(words, text);
}

bool items_is_undone(const struct choice *c, size_t row)
{
	const struct node *columns = tree_lookup(c->j->format, "not_items");
	for (size_t i = 0; columns && columns->kind == NODE_MAP && i < columns->n; i++)
		if (has_word(c, row, columns->keys[i]->text, columns->items[i]))
			return true;
	return false;
}

/* By `instead` of the format: {column: [[words], [words]]}, the strongest first; a row without any
 * of these is the weakest. */
static size_t rank_of(const struct choice *c, size_t row, const char *name, const struct node *lists)
{
	size_t i = 0;
	while (i < lists->n && !has_word(c, row, name, lists->items[i]))
		i++;
	return i;
}

/* An order of one piece has one row for it, and others where its sale was corrected or its loss paid. */
static void leave_weaker(struct sorting *s)
{
	const struct node *instead = tree_lookup(s->c->j->format, "instead");
	const char *name = instead && instead->n ? instead->keys[0]->text : NULL;
	const struct node *lists = name ? shelf_lookup_list(instead, name) : NULL;
	size_t strongest = SIZE_MAX;
	for (size_t i = 0; lists && i < s->n; i++) {
		size_t rank = rank_of(s->c, s->rows[i], name, lists);
		if (s->kinds[i] == ITEM && rank < strongest)
			strongest = rank;
	}
	for (size_t i = 0; lists && i < s->n; i++)
		if (s->kinds[i] == ITEM && rank_of(s->c, s->rows[i], name, lists) > strongest)
			s->kinds[i] = WEAKER;
}

/* 0, 0.00, "0 pcs" */
static bool is_zero(const char *text)
{
	size_t n = strspn(text, "0.,");
	return *text == '0' && !text[n + strcspn(text + n, "123456789")];
}

static bool is_of_no_piece(const struct choice *c, size_t row)
{
	for (size_t i = 0; i < heads_count(c->t); i++)
		if (rows_tells_count(c, i) && *rows_text(c, row, i))
			return is_zero(rows_text(c, row, i));
	return false;
}

/* Has it none of what every item has? */
static bool is_sum(const struct choice *c, size_t row)
{
	const struct node *names = shelf_lookup_list(c->j->format, "items_have");
	for (size_t i = 0; names && i < names->n; i++) {
		size_t column = heads_find(c->t, names->items[i]->text, 0);
		if (column == heads_count(c->t) || *rows_text(c, row, column))
			return false;
	}
	return names && names->n > 0;
}

static enum kind kind_of(const struct choice *c, size_t row)
{
	return items_is_undone(c, row) ? UNDONE : is_sum(c, row) ? SUM : is_of_no_piece(c, row) ? NOTHING : ITEM;
}

static size_t count(const struct sorting *s, enum kind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < s->n; i++)
		n += s->kinds[i] == kind;
	return n;
}

/* ---- rows that are there twice ---- */

/* The columns in which rows of one item are alike, filled; NULL: the format names none, or one is empty. */
static const char *item_of(const struct choice *c, size_t row)
{
	const struct node *names = shelf_lookup_list(c->j->format, "one_item");
	const char *all = NULL;
	for (size_t i = 0; names && i < names->n; i++) {
		size_t column = heads_find(c->t, names->items[i]->text, 0);
		const char *text = column < heads_count(c->t) ? rows_text(c, row, column) : "";
		if (!*text)
			return NULL;
		all = arena_printf(c->j->a, "%s%s\n", all ? all : "", text);
	}
	return all;
}

/* All that it says. */
static const char *whole_of(const struct choice *c, size_t row)
{
	struct buf all = {0};
	for (size_t i = 0; i < c->t->rows[row].n; i++) {
		buf_add_string(&all, rows_text(c, row, i));
		buf_add_byte(&all, '\t');
	}
	const char *text = arena_strndup(c->j->a, all.n ? (const char *)all.data : "", all.n);
	buf_drop(&all);
	return text;
}

/* Of what is read; heads_count(t): they are alike. */
static size_t find_difference(const struct choice *c, size_t row, size_t other)
{
	size_t i = 0, n = heads_count(c->t);
	while (i < n && (!c->tells[i] || strcmp(rows_text(c, row, i), rows_text(c, other, i)) == 0))
		i++;
	return i;
}

static bool report_different(const struct choice *c, size_t row, size_t other, size_t column)
{
	const struct cell *cell = table_cell(c->t, row, column);
	diag_error(c->j->d, cell ? table_mark(c->t, row, cell) : table_row_mark(c->t, row), "import-mixed",
	           "rows %d and %d are of one item, and have not the same \"%s\"", c->t->rows[other].number,
	           c->t->rows[row].number, value_clean(c->j->a, heads_name(c->t, column)));
	diag_advise(c->j->d, "it is there as it was at two times: take out the row that is not right any more");
	return false;
}

static void tell_alike(const struct choice *c, const size_t *rows, size_t n)
{
	if (n == 0)
		return;
	diag_warning(c->j->d, table_row_mark(c->t, rows[0]), "import-twice",
	             "rows say the same as one above, and may be that item a second time: %s",
	             rows_list(c->j->a, c->t, rows, n));
	diag_advise(c->j->d, "they count as further items: take them out if the export has been joined twice");
}

/* false: reported. */
static bool find_twice(struct sorting *s)
{
	const struct choice *c = s->c;
	struct index v = index_new(c->j->a, s->n);
	size_t *alike = NULL, n_alike = 0;
	for (size_t i = 0; i < s->n; i++) {
		if (s->kinds[i] != ITEM)
			continue;
		const char *item = item_of(c, s->rows[i]);
		size_t other = index_first(&v, item ? item : whole_of(c, s->rows[i]), s->rows[i]);
		size_t column = item ? find_difference(c, s->rows[i], other) : heads_count(c->t);
		if (column < heads_count(c->t))
			return report_different(c, s->rows[i], other, column);
		if (other != s->rows[i] && item)
			s->kinds[i] = TWICE;
		else if (other != s->rows[i])
			*ARENA_PUSH(c->j->a, alike, n_alike) = s->rows[i];
	}
	tell_alike(c, alike, n_alike);
	return true;
}

/* ---- what is left out ---- */

/* Adds its rows of that kind. */
static void add(const struct sorting *s, enum kind kind, size_t *rows, size_t *n)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->kinds[i] == kind)
			rows[(*n)++] = s->rows[i];
}

/* `what` is a format, N_("%s ..."), that the rows go into. */
static void tell_no_items(const struct sorting *s, enum kind kind, const char *what)
{
	const struct choice *c = s->c;
	size_t *rows = ARENA_ARRAY(c->j->a, size_t, s->n), n = 0;
	add(s, kind, rows, &n);
	if (n == 0)
		return;
	diag_note(c->j->d, table_row_mark(c->t, rows[0]), "import-left", what,
	          rows_list(c->j->a, c->t, rows, n));
	diag_advise(c->j->d, "write the items into the case if they are others");
}

static void tell_twice(const struct sorting *s)
{
	const struct choice *c = s->c;
	size_t *rows = ARENA_ARRAY(c->j->a, size_t, s->n), n = 0;
	add(s, TWICE, rows, &n);
	if (n == 0)
		return;
	diag_warning(c->j->d, table_row_mark(c->t, rows[0]), "import-twice",
	             "rows have an item that is above already, and are left out: %s",
	             rows_list(c->j->a, c->t, rows, n));
	diag_advise(c->j->d, "the export may have been joined twice: take them out");
}

static void tell_left(const struct sorting *s)
{
	tell_no_items(s, UNDONE, N_("rows of returns and fees are no items of the order, and are left out: %s"));
	tell_no_items(s, WEAKER, N_("another row of the order stands in place of these, which are left out: %s"));
	tell_no_items(s, NOTHING, N_("rows of no piece are no items of the order, and are left out: %s"));
	tell_twice(s);
}

static bool report_left(const struct sorting *s)
{
	const struct choice *c = s->c;
	const struct record r = {.table = c->t, .rows = s->rows, .n_rows = s->n};
	struct value v = state_of_cancelled(c->j, &r);
	if (v.text)
		diag_error(c->j->d, v.at, "import-row",
		           "by the export this order is cancelled, and no item of it is left: \"%s\"",
		           tree_quote(c->j->a, v.text));
	else
		diag_error(c->j->d, table_row_mark(c->t, s->rows[0]), "import-row",
		           "no item of the order is left: its rows are returns, fees, or of no piece");
	diag_advise(c->j->d, "look whether it is the right order; if so, write it into the case without from:");
	return false;
}

/* ---- how many ---- */

/* The names of its column; NULL: the format has none, each row is one piece. */
static const struct node *count_names(const struct choice *c)
{
	const struct node *items = fill_spec(c->j, "order", "items");
	const struct node *item = items && items->n ? items->items[0] : NULL;
	return tree_lookup(tree_lookup(item, "quantity"), "count");
}

static void report_uncounted(const struct choice *c, const char *name)
{
	diag_error(c->j->d, table_row_mark(c->t, c->t->head), "import-uncounted",
	           "no column says how many pieces an item has, as \"%s\" does in such exports", name);
	diag_advise(c->j->d, "download it anew with that column, or write the order into the case without "
	            "from:; a column of another name needs a template of your own, see templates/README.md");
}

static void tell_uncounted(const struct choice *c, const char *name)
{
	diag_note(c->j->d, table_row_mark(c->t, c->t->head), "import-uncounted",
	          "no column says how many pieces an item has, as \"%s\" does in such exports: none is shown",
	          name);
	diag_advise(c->j->d, "write the items into the case if their numbers matter");
}

/* A price of one piece, or of all of them together: who does not know how many there are knows neither. */
bool items_are_countable(const struct choice *c)
{
	const struct node *names = count_names(c);
	bool is_priced = false;
	for (size_t i = 0; i < heads_count(c->t); i++) {
		if (rows_tells_count(c, i))
			return true;
		is_priced = is_priced || rows_tells_price(c, i);
	}
	if (!names || strcmp(c->j->ask->section, "order") != 0)
		return true;
	const char *name = names->kind == NODE_LIST && names->n ? names->items[0]->text : names->text;
	if (is_priced)
		report_uncounted(c, name);
	else
		tell_uncounted(c, name);
	return !is_priced;
}

/* Nothing stands there: it is never taken for one. */
static bool is_uncounted(const struct choice *c, size_t row)
{
	bool has_column = false;
	for (size_t i = 0; i < heads_count(c->t); i++) {
		if (rows_tells_count(c, i) && *rows_text(c, row, i))
			return false;
		has_column = has_column || rows_tells_count(c, i);
	}
	return has_column;
}

static bool are_counted(const struct sorting *s)
{
	const struct choice *c = s->c;
	for (size_t i = 0; i < s->n; i++)
		if (s->kinds[i] == ITEM && is_uncounted(c, s->rows[i])) {
			diag_error(c->j->d, table_row_mark(c->t, s->rows[i]), "import-row",
			           "row %d does not say how many pieces its item has",
			           c->t->rows[s->rows[i]].number);
			diag_advise(c->j->d, "look it up, and write the order into the case without from:");
			return false;
		}
	return true;
}

/* ---- orders without an item ---- */

enum items_none items_find_none(const struct choice *c, const size_t *rows, size_t n)
{
	const struct record r = {.table = c->t, .rows = rows, .n_rows = n};
	bool is_of_operations = tree_lookup(c->j->format, "not_items");
	for (size_t i = 0; i < n; i++) {
		enum kind kind = kind_of(c, rows[i]);
		if (kind != UNDONE && kind != NOTHING)
			return HAS_ITEMS;
	}
	return state_of_cancelled(c->j, &r).text ? ALL_CANCELLED : is_of_operations ? ALL_UNDONE : HAS_ITEMS;
}

/* ---- the rows as they are asked ---- */

bool items_take(const struct choice *c, const size_t *rows, size_t n, struct record *r)
{
	struct sorting s = {c, rows, n, ARENA_ARRAY(c->j->a, uint8_t, n)};
	size_t *all = ARENA_ARRAY(c->j->a, size_t, n);
	for (size_t i = 0; i < n; i++)
		s.kinds[i] = (uint8_t)kind_of(c, rows[i]);
	if (count(&s, ITEM) == 0 && count(&s, SUM) > 0) /* it is all that there is */
		for (size_t i = 0; i < n; i++)
			s.kinds[i] = s.kinds[i] == SUM ? ITEM : s.kinds[i];
	leave_weaker(&s);
	if (n > 1 && !find_twice(&s))
		return false;
	tell_left(&s);
	if (count(&s, ITEM) == 0)
		return report_left(&s);
	if (!are_counted(&s))
		return false;
	*r = (struct record){.table = c->t, .rows = all};
	add(&s, SUM, all, &r->n_rows);
	r->items = all + r->n_rows;
	add(&s, ITEM, all, &r->n_rows);
	r->n_items = (size_t)(all + r->n_rows - r->items);
	add(&s, NOTHING, all, &r->n_rows);
	r->undone = all + r->n_rows;
	add(&s, UNDONE, all + r->n_rows, &r->n_undone);
	add(&s, WEAKER, all + r->n_rows, &r->n_undone);
	return true;
}
