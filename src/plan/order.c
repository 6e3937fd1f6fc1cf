/* order.c - the order record: facts, line items, sums that were checked, screenshots. */
#include "plan/plan_int.h"

static void add_facts(struct desk *k, struct section *s)
{
	const struct order *o = &k->c->order;
	struct facts f = {.columns = 2};
	facts_add_text(k, &f, WORD_ORDER_NUMBER, &o->number);
	facts_add_text(k, &f, WORD_ORDER_BUYER, &o->buyer);
	facts_add_when(k, &f, WORD_ORDER_CREATED, &o->created);
	facts_add_when(k, &f, WORD_ORDER_PAID, &o->paid);
	facts_add_when(k, &f, WORD_ORDER_SHIPPED, &o->shipped);
	facts_add_when(k, &f, WORD_ORDER_RECEIVED, &o->received);
	facts_add_when(k, &f, WORD_ORDER_CLOSED, &o->closed);
	facts_add_text(k, &f, WORD_ORDER_STATUS, &o->status);
	if (f.n)
		section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

enum { COLUMN_ITEM, COLUMN_SKU, COLUMN_QUANTITY, COLUMN_PRICE, COLUMN_SUM, N_COLUMNS };

static void add_item(const struct desk *k, struct table *t, const struct line_item *item)
{
	struct row *row = table_add_row(k, t);
	const struct text price = {print_money(k, item->price.value), item->price.at};
	money line;
	row->cells[COLUMN_ITEM] = spans_text(k, TONE_PLAIN, &item->name);
	if (item->spec.s) {
		spans_add(k, &row->cells[COLUMN_ITEM], TONE_QUIET, "\n");
		spans_add_text(k, &row->cells[COLUMN_ITEM], TONE_QUIET, &item->spec);
	}
	row->cells[COLUMN_SKU] = spans_text(k, TONE_PLAIN, &item->sku);
	if (item->quantity > 0)
		row->cells[COLUMN_QUANTITY] = spans_own(k, TONE_PLAIN, print_number(k, item->quantity));
	if (!item->price.given)
		return;
	row->cells[COLUMN_PRICE] = spans_text(k, TONE_PLAIN, &price);
	if (money_times(&line, item->price.value, item->quantity))
		row->cells[COLUMN_SUM] = spans_own(k, TONE_PLAIN, print_money(k, line));
}

static void add_sum(const struct desk *k, struct table *t, enum word word, money m, bool total)
{
	struct row *row = table_add_row(k, t);
	row->sum = total;
	row->cells[COLUMN_ITEM] = spans_word(k, TONE_PLAIN, word);
	row->cells[COLUMN_SUM] = spans_own(k, TONE_PLAIN, print_money(k, m));
}

static void add_sums(const struct desk *k, struct table *t, const struct sums *sums)
{
	const struct order *o = &k->c->order;
	bool parts = o->shipping.given || o->discount.given || o->tax.given || o->charges.given;
	if ((parts || !sums->whole) && sums->complete)
		add_sum(k, t, WORD_ORDER_ITEMS_SUM, sums->items, false);
	if (o->shipping.given)
		add_sum(k, t, WORD_ORDER_SHIPPING, o->shipping.value, false);
	if (o->discount.given)
		add_sum(k, t, WORD_ORDER_DISCOUNT, o->discount.value ? -o->discount.value : 0, false);
	if (o->tax.given)
		add_sum(k, t, WORD_ORDER_TAX, o->tax.value, false);
	if (o->charges.given)
		add_sum(k, t, WORD_ORDER_CHARGES, o->charges.value, false);
	if (sums->whole)
		add_sum(k, t, WORD_ORDER_TOTAL, sums->total, true);
}

/* Said only where both sides of the equation are there to be compared. */
static struct rich find_verdict(const struct desk *k, const struct sums *sums)
{
	if (!sums->given || !sums->complete)
		return (struct rich){0};
	money more = sums->total - sums->computed;
	bool is_more = k->c->order.tax.value || k->c->order.charges.value;
	enum word same = is_more ? WORD_ORDER_ADDS_UP_ALL : WORD_ORDER_ADDS_UP;
	enum word other = is_more ? WORD_ORDER_DIFFERS_ALL : WORD_ORDER_DIFFERS;
	const char *total = print_money(k, sums->total);
	const char *said = more == 0 ? desk_fill(k, same, "total", total, NULL)
	                             : desk_fill(k, other, "sum", print_money(k, sums->computed),
	                                         "total", total, "difference",
	                                         print_money(k, more < 0 ? -more : more), NULL);
	return spans_own(k, more == 0 ? TONE_QUIET : TONE_STRONG, said);
}

/* A column that no row fills is left out. */
static void drop_column(struct table *t, size_t column)
{
	for (size_t i = 0; i < t->n_rows; i++)
		if (!spans_is_empty(&t->rows[i].cells[column]))
			return;
	for (size_t c = column; c + 1 < t->n_columns; c++) {
		t->columns[c] = t->columns[c + 1];
		for (size_t i = 0; i < t->n_rows; i++)
			t->rows[i].cells[c] = t->rows[i].cells[c + 1];
	}
	t->n_columns--;
}

static void add_items(const struct desk *k, struct section *s)
{
	static const struct head heads[N_COLUMNS] = {
		[COLUMN_ITEM] = {WORD_ORDER_ITEM, ALIGN_START, 1},
		[COLUMN_SKU] = {WORD_ORDER_SKU, ALIGN_START, 0},
		[COLUMN_QUANTITY] = {WORD_ORDER_QUANTITY, ALIGN_END, 0},
		[COLUMN_PRICE] = {WORD_ORDER_PRICE, ALIGN_END, 0},
		[COLUMN_SUM] = {WORD_ORDER_SUM, ALIGN_END, 0},
	};
	const struct order *o = &k->c->order;
	struct table t = {0};
	struct sums sums;
	names_sum_order(o, &sums);
	table_start(k, &t, heads, N_COLUMNS);
	for (size_t i = 0; i < o->n_items; i++)
		add_item(k, &t, &o->items[i]);
	add_sums(k, &t, &sums);
	t.n_tail = t.n_rows - o->n_items;
	t.note = find_verdict(k, &sums);
	if (t.n_rows == 0)
		return;
	drop_column(&t, COLUMN_SKU);
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}

/* Prose, and so in the text column rather than among the facts. */
static void add_note(struct desk *k, struct section *s)
{
	struct facts f = {.columns = 1};
	facts_add_text(k, &f, WORD_ORDER_NOTE, &k->c->order.note);
	if (f.n)
		section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

void section_order(struct desk *k, struct section *s)
{
	const struct shown *x = exhibits_of(k, EXHIBIT_ORDER, 0);
	if (!x)
		return;
	section_add_exhibit_heading(k, s, x);
	add_facts(k, s);
	add_items(k, s);
	add_note(k, s);
	section_add_plates(k, s, x, false);
}
