/* sums.c - amounts that a template makes of several columns or rows:
 *
 *     sum: [columns]      what the order says in them, added; minus: and paid: as below
 *     all: [columns]      what each of its rows says in them, but one that sums up the others, added; minus:
 *                         [columns] is taken off, whatever its sign; paid: as below
 *     off: [columns]      the same as something taken off: without signs
 *     once: columns       of the order as a whole; nothing, and told, if its rows say different amounts;
 *                         paid: column with it: where that is empty nothing was paid, and zero is no amount;
 *                         nor is it of an order that was cancelled, whether that was paid or not
 *     below: above: columns      the amount without its minus, if it has one; the amount, if it has none
 *     times: [a, b] = a × b
 *     share: [a, b] = a / b, if it is even
 *     piece: [a, b]       where a may be of one piece or of all b of its row: whichever comes `to` that
 *                         column with one of the groups `beside` it, in that row or, of all items, in the
 *                         one that sums them up; nothing, and told, if both or neither
 *
 * A sum is made of what is there, so that a template says with `needs` and `has` (fill.c) what must be. */
#include <string.h>

#include "base/message.h"
#include "base/money.h"
#include "imports/imports_int.h"

/* As an amount; false: it is none. */
static bool read_money(struct import_job *j, struct value *v, money *m)
{
	if (v->text)
		value_money(j, v);
	return v->text && money_parse(m, v->text);
}

static bool find_amount(const struct fill *f, const struct node *names, size_t i, money *m, struct value *v)
{
	*v = names->kind == NODE_LIST && i < names->n ? fill_find(f->j, f->r, names->items[i])
	                                              : (struct value){0};
	return read_money(f->j, v, m);
}

static struct value spell_amount(const struct fill *f, money m, struct mark at)
{
	char text[48];
	money_format(text, sizeof text, m, MONEY_DECIMALS, "", ".");
	return (struct value){.text = arena_strdup(f->j->a, text), .at = at, .is_number = true};
}

/* ---- over columns and rows ---- */

enum sign { AS_IT_IS, WITHOUT_SIGN, TAKEN_OFF };

struct total {
	money sum;
	struct value first; /* that was added; what is no amount is handed on: the case's reader refuses it */
	bool failed;
};

static void add_to(struct total *t, const struct fill *f, const struct node *names, enum sign sign)
{
	struct value v;
	money m;
	for (size_t i = 0; names && names->kind == NODE_LIST && i < names->n && !t->failed; i++) {
		if (!find_amount(f, names, i, &m, &v)) {
			t->failed = v.text;
			t->first = v.text ? v : t->first;
			continue;
		}
		t->first = t->first.text ? t->first : v;
		m = sign != AS_IT_IS && m < 0 ? -m : m;
		t->failed = __builtin_add_overflow(t->sum, sign == TAKEN_OFF ? -m : m, &t->sum);
	}
}

static struct value value_of(const struct fill *f, const struct total *t)
{
	return !t->first.text || t->failed ? t->first : spell_amount(f, t->sum, t->first.at);
}

/* Zero of what nobody paid, or of an order that was closed: what was paid for it went back. */
static bool is_unpaid(const struct fill *f, const struct node *spec, struct value *v)
{
	const struct node *paid = tree_lookup(spec, "paid");
	money m;
	return read_money(f->j, v, &m) && m == 0 && paid &&
	       (!fill_find(f->j, f->r, paid).text || state_is_cancelled(f->j, f->r));
}

struct value sums_columns(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct total t = {0};
	add_to(&t, f, names, AS_IT_IS);
	add_to(&t, f, tree_lookup(spec, "minus"), TAKEN_OFF);
	struct value v = value_of(f, &t);
	return is_unpaid(f, spec, &v) ? (struct value){0} : v;
}

static struct value add_rows(const struct fill *f, const struct node *names, const struct node *minus,
                             enum sign sign)
{
	struct total t = {0};
	for (size_t i = record_n_sums(f->r); f->r->table && i < f->r->n_rows; i++) {
		struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		row.is_row = true;
		const struct fill of_row = {f->j, &row};
		add_to(&t, &of_row, names, sign);
		add_to(&t, &of_row, minus, TAKEN_OFF);
	}
	return value_of(f, &t);
}

struct value sums_rows(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = add_rows(f, names, tree_lookup(spec, "minus"), AS_IT_IS);
	return is_unpaid(f, spec, &v) ? (struct value){0} : v;
}

struct value sums_off(const struct fill *f, const struct node *spec, const struct node *names)
{
	(void)spec;
	return add_rows(f, names, NULL, WITHOUT_SIGN);
}

/* ---- of the order as a whole ---- */

/* Another row that says another; NULL: none. Its number in *row. */
static const char *find_other(const struct fill *f, const struct value *v, int *row)
{
	const struct table *t = f->r->table;
	for (size_t i = 0; t && v->column > 0 && i < f->r->n_rows; i++) {
		const struct cell *c = table_cell(t, f->r->rows[i], v->column - 1);
		const char *text = c ? value_clean(f->j->a, c->text) : "";
		*row = t->rows[f->r->rows[i]].number;
		if (*text && strcmp(text, v->text) != 0)
			return text;
	}
	return NULL;
}

struct value sums_once(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = fill_find(f->j, f->r, names);
	int row;
	const char *other = v.text ? find_other(f, &v, &row) : NULL;
	if (other) {
		diag_note(f->j->d, v.at, "import-total",
		          "%s stands here, and %s in row %d of the same order: it is none of the whole", v.text,
		          other, row);
		diag_advise(f->j->d, "write the amount into the case if it matters");
		return (struct value){0};
	}
	return is_unpaid(f, spec, &v) ? (struct value){0} : v;
}

struct value sums_below(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = fill_find(f->j, f->r, names);
	money m;
	(void)spec;
	if (!read_money(f->j, &v, &m))
		return v;
	return m < 0 ? spell_amount(f, -m, v.at) : (struct value){0};
}

struct value sums_above(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value v = fill_find(f->j, f->r, names);
	money m;
	(void)spec;
	return !read_money(f->j, &v, &m) || m > 0 ? v : (struct value){0};
}

/* What is only looked at here is not among the columns that values were taken from. */
bool sums_agree(const struct fill *f, const struct node *names, const struct node *less,
                const struct node *whole)
{
	bool *taken = f->j->own.taken;
	struct total t = {0};
	money m;
	f->j->own.taken = NULL;
	struct value v = fill_find(f->j, f->r, whole);
	add_to(&t, f, names, AS_IT_IS);
	add_to(&t, f, less, TAKEN_OFF);
	f->j->own.taken = taken;
	return !t.failed && read_money(f->j, &v, &m) && m == t.sum;
}

struct value sums_find_amount(const struct fill *f, const struct node *names)
{
	struct value v = {0};
	money m = 0;
	for (size_t i = 0; f->r->table && i < f->r->n_rows; i++) {
		const struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		for (size_t k = 0; names && k < names->n; k++) {
			v = record_find(f->j->a, &row, names->items[k]->text);
			if (v.text && (!read_money(f->j, &v, &m) || m != 0))
				return v;
		}
	}
	return (struct value){0};
}

static bool is_one_of(const struct fill *row, const struct node *sums, money m)
{
	struct value v;
	money sum;
	for (size_t i = 0; sums && i < sums->n; i++)
		if (find_amount(row, sums, i, &sum, &v) && sum == m)
			return true;
	return false;
}

/* Does the row itself say the amount in another way? */
static bool is_proven(const struct fill *row, const struct node *spec)
{
	const struct node *column = tree_lookup(spec, "of"), *most = tree_lookup(spec, "most");
	struct value v = fill_find(row->j, row->r, column ? column : tree_lookup(spec, "column")), w = {0};
	money m, limit;
	if (most)
		w = fill_find(row->j, row->r, most);
	return read_money(row->j, &v, &m) && is_one_of(row, shelf_lookup_list(spec, "as"), m) &&
	       (!most || (read_money(row->j, &w, &limit) && m <= limit));
}

/* In all of the rows? What is only looked at here is not among the columns that values were taken from. */
static bool are_proven(const struct fill *f, const struct node *spec)
{
	bool *taken = f->j->own.taken, is_so = shelf_lookup_list(spec, "as");
	f->j->own.taken = NULL;
	for (size_t i = record_n_sums(f->r); i < f->r->n_rows && is_so; i++) {
		const struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		const struct fill of_row = {f->j, &row};
		is_so = is_proven(&of_row, spec);
	}
	f->j->own.taken = taken;
	return is_so;
}

bool sums_is_by_row(const struct fill *f, const struct node *spec)
{
	const struct node *column = spec->kind == NODE_MAP ? tree_lookup(spec, "column") : spec;
	struct value first = {0};
	size_t n = 0;
	for (size_t i = record_n_sums(f->r); f->r->table && i < f->r->n_rows; i++) {
		const struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		const struct value v = record_find(f->j->a, &row, column->text);
		if (v.text && first.text && strcmp(v.text, first.text) != 0)
			return true;
		first = first.text ? first : v;
		n += v.text ? 1 : 0;
	}
	if (n < 2 || !strpbrk(first.text, "123456789") || are_proven(f, spec))
		return true;
	diag_note(f->j->d, first.at, "import-total",
	          "%s stands in each of %zu rows: nothing tells whether it is of each or of all; it is left out",
	          tree_quote(f->j->a, first.text), n);
	diag_advise(f->j->d, "write the amount into the case if it matters");
	return false;
}

/* ---- of one piece ---- */

/* The second of the names: how many; NULL: it does not say. One, if it is no number, which the case's reader
 * refuses. */
static struct value find_count(const struct fill *f, const struct node *names, money *n)
{
	struct value w = {0};
	if (names->kind == NODE_LIST && names->n > 1)
		w = fill_find(f->j, f->r, names->items[1]);
	if (w.text)
		value_count(f->j, &w);
	if (!w.text || !money_parse(n, w.text) || *n < MONEY_UNIT || *n % MONEY_UNIT)
		*n = MONEY_UNIT;
	*n /= MONEY_UNIT;
	return w;
}

struct counted { /* [amount, how many] */
	struct value amount, count; /* as they are written; count.text NULL: it is not said */
	money a, n;
};

/* false: there is no amount. */
static bool find_counted(const struct fill *f, const struct node *names, struct counted *c)
{
	if (!find_amount(f, names, 0, &c->a, &c->amount))
		return false;
	c->count = find_count(f, names, &c->n);
	return true;
}

/* An amount of several pieces, of one of them; none, and told, where it does not come out even. */
struct value sums_share(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct counted c;
	(void)spec;
	if (!find_counted(f, names, &c))
		return c.amount;
	if (!c.count.text)
		return c.count;
	if (c.a % c.n || c.a / c.n % (MONEY_UNIT / 100)) {
		diag_note(f->j->d, c.amount.at, "import-uneven",
		          "%s for %s pieces is no even price: the price is left out", c.amount.text,
		          c.count.text);
		diag_advise(f->j->d, "write the items into the case if their prices matter");
		return (struct value){0};
	}
	return spell_amount(f, c.a / c.n, c.amount.at);
}

struct value sums_times(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct counted c;
	money all;
	(void)spec;
	if (!find_counted(f, names, &c))
		return c.amount;
	if (!c.count.text || __builtin_mul_overflow(c.a, c.n, &all))
		return (struct value){0};
	return spell_amount(f, all, c.amount.at);
}

/* Does it come to that, with one of the groups of columns? */
static bool comes_to(const struct fill *f, money goods, const struct node *groups, money whole)
{
	for (size_t i = 0; groups && groups->kind == NODE_LIST && i < groups->n; i++) {
		struct total t = {.sum = goods};
		add_to(&t, f, groups->items[i], AS_IT_IS);
		if (!t.failed && t.sum == whole)
			return true;
	}
	return false;
}

/* each: the goods, if it is of each; all: if it is of all. */
static enum extent compare_extents(const struct fill *f, const struct node *spec, money each, money all)
{
	const struct node *to = tree_lookup(spec, "to"), *groups = tree_lookup(spec, "beside");
	struct value v = to ? fill_find(f->j, f->r, to) : (struct value){0};
	money whole;
	if (!read_money(f->j, &v, &whole))
		return OF_NONE;
	bool is_of_each = comes_to(f, each, groups, whole), is_of_all = comes_to(f, all, groups, whole);
	return is_of_each == is_of_all ? OF_NONE : is_of_each ? OF_EACH : OF_ALL;
}

static bool add_extents(const struct fill *f, const struct node *names, money *each, money *all)
{
	struct counted c;
	money goods;
	return find_counted(f, names, &c) && !__builtin_mul_overflow(c.a, c.n, &goods) &&
	       !__builtin_add_overflow(*each, goods, each) && !__builtin_add_overflow(*all, c.a, all);
}

static enum extent add_items(const struct fill *f, const struct node *spec, const struct node *names)
{
	const struct record *order = f->r->above;
	money each = 0, all = 0;
	for (size_t i = 0; i < order->n_items; i++) {
		const struct record item = record_of_row(order->table, &order->items[i]);
		const struct fill of_item = {f->j, &item};
		if (!add_extents(&of_item, names, &each, &all))
			return OF_NONE;
	}
	const struct record sums = record_of_row(order->table, &order->rows[0]);
	const struct fill of_order = {f->j, order};
	if (!fill_find(f->j, &sums, tree_lookup(spec, "to")).text)
		return OF_NONE;
	return compare_extents(&of_order, spec, each, all);
}

/* By the row that sums up the items of the order, if it has one. All of them ask. */
static enum extent find_common_extent(const struct fill *f, const struct node *spec, const struct node *names)
{
	const struct record *order = f->r->above;
	struct common *c = &f->j->common;
	if (!order || order->items == order->rows)
		return OF_NONE;
	if (c->of != order->rows)
		*c = (struct common){order->rows, add_items(f, spec, names)};
	return c->extent;
}

/* What its row says goes before. */
static enum extent find_extent(const struct fill *f, const struct node *spec, const struct node *names)
{
	const struct node *to = tree_lookup(spec, "to");
	money each = 0, all = 0;
	if (!to || !fill_find(f->j, f->r, to).text)
		return find_common_extent(f, spec, names);
	return add_extents(f, names, &each, &all) ? compare_extents(f, spec, each, all) : OF_NONE;
}

struct value sums_piece(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct counted c;
	if (!find_counted(f, names, &c) || c.n == 1 || c.a == 0)
		return c.amount;
	enum extent extent = find_extent(f, spec, names);
	if (extent == OF_NONE) {
		diag_note(f->j->d, c.amount.at, "import-uneven",
		          "%s may be of one piece or of all %s, which no sum of the row tells: the price is left out",
		          c.amount.text, c.count.text);
		diag_advise(f->j->d, "write the items into the case if their prices matter");
		return (struct value){0};
	}
	return extent == OF_EACH ? c.amount : sums_share(f, spec, names);
}
