/* state.c - what the last word of an export is: an order that was cancelled, which seller and reader are
 * told; and a parcel that was delivered and came back, which is not delivered. */
#include <string.h>

#include "base/date.h"
#include "base/message.h"
#include "imports/imports_int.h"

/* ---- orders ---- */

/* The first row that says so; .text NULL: none does. *all: each does. */
static struct value find_cancelled(struct import_job *j, const struct record *r, const struct node *spec,
                                   bool *all)
{
	const struct node *words = shelf_lookup_list(spec, "words"), *columns = tree_lookup(spec, "columns");
	struct value first = {0};
	*all = true;
	for (size_t i = 0; i < r->n_rows; i++) {
		const struct record row = record_of_row(r->table, &r->rows[i]);
		struct value v = fill_find(j, &row, columns);
		bool is_one = v.text && (words ? heads_is_among(words, v.text) : *v.text);
		first = is_one && !first.text ? v : first;
		*all &= is_one || (!v.text && first.text); /* Shopify says it in the first row alone */
	}
	return first;
}

static void tell_cancelled(struct import_job *j, const struct value *v, bool all)
{
	if (all)
		diag_warning(j->d, v->at, "import-cancelled", "by the export this order is cancelled: \"%s\"",
		             tree_quote(j->a, v->text));
	else
		diag_warning(j->d, v->at, "import-cancelled",
		             "by the export a part of this order is cancelled: \"%s\"", tree_quote(j->a, v->text));
	diag_advise(j->d, "look whether it is the right order; if so, the statement should say when and why");
}

/* `cancelled` of the format: {columns: ..., words: [...]}; without words anything says it, and the column's
 * name what it is. */
static void look_at_order(struct import_job *j, const struct record *r, struct node *order)
{
	const struct node *spec = tree_lookup(j->format, "cancelled");
	bool all;
	if (!spec || !order || order->kind != NODE_MAP || !r->table)
		return;
	struct value v = find_cancelled(j, r, spec, &all);
	if (!v.text)
		return;
	if (!tree_lookup(spec, "words")) /* a date alone says nothing */
		v.text = arena_printf(j->a, "%s: %s", value_clean(j->a, heads_name(r->table, v.column - 1)), v.text);
	if (all)
		fill_add(j, order, "status", v);
	tell_cancelled(j, &v, all);
}

/* ---- parcels ---- */

static struct node *delivered_of(const struct node *event)
{
	return (struct node *)(uintptr_t)tree_lookup(event, "delivered");
}

static bool says(const struct node *event, const char *word)
{
	const struct node *delivered = tree_lookup(event, "delivered");
	return delivered && strcmp(delivered->text, word) == 0;
}

static bool is_after(const struct node *a, const struct node *b)
{
	struct date x, y;
	return date_parse(&x, tree_text(a, "at", "")) && date_parse(&y, tree_text(b, "at", "")) &&
	       date_compare(&x, &y, 0) > 0;
}

/* The last that takes a delivery back; NULL: none. */
static const struct node *find_undoing(const struct node *events)
{
	const struct node *last = NULL;
	for (size_t i = 0; i < events->n; i++)
		if (says(events->items[i], "undone") && (!last || is_after(events->items[i], last)))
			last = events->items[i];
	return last;
}

static void tell_undone(struct import_job *j, const struct node *event, const struct node *undoing)
{
	diag_warning(j->d, undoing->at, "import-undelivered",
	             "\"%s\" of %s comes after \"%s\" of %s, which counts as no delivery then",
	             tree_text(undoing, "what", ""), tree_text(undoing, "at", ""),
	             tree_text(event, "what", ""), tree_text(event, "at", ""));
	diag_advise(j->d, "ask the carrier; if it was delivered after all, write the events into the case");
}

/* The last status of the parcel decides. `undone` becomes what a case file knows. */
static void look_at_events(struct import_job *j, const struct node *events)
{
	const struct node *undoing = events && events->kind == NODE_LIST ? find_undoing(events) : NULL;
	for (size_t i = 0; undoing && i < events->n; i++) {
		struct node *event = events->items[i];
		if (says(event, "true") && is_after(undoing, event)) {
			delivered_of(event)->text = "false";
			tell_undone(j, event, undoing);
		}
	}
	for (size_t i = 0; undoing && i < events->n; i++)
		if (says(events->items[i], "undone"))
			delivered_of(events->items[i])->text = "false";
}

void state_settle(struct import_job *j, const struct record *r, const struct node *tree)
{
	look_at_order(j, r, (struct node *)(uintptr_t)tree_lookup(tree, "order"));
	look_at_events(j, tree_lookup(tree_lookup(tree, "logistics"), "events"));
}
