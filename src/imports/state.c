/* state.c - what the last word of an export is: an order that was cancelled, returned, refunded or never
 * paid, which seller and reader are told; and a status that nobody knows. */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

static bool ends_in(const struct node *ends, const char *text)
{
	for (size_t i = 0; ends && i < ends->n; i++)
		if (value_ends(text, ends->items[i]->text))
			return true;
	return false;
}

static bool says_it(const struct node *spec, const char *text)
{
	return heads_is_among(shelf_lookup_list(spec, "words"), text) ||
	       ends_in(shelf_lookup_list(spec, "ends"), text);
}

/* A date or an amount alone says nothing: its column says of what. .text NULL: it is empty, or zero. */
static struct value find_filled(struct import_job *j, const struct record *row, const char *name)
{
	struct value v = record_find(j->a, row, name);
	if (!v.text || !strpbrk(v.text, "123456789"))
		return (struct value){0};
	v.text = arena_printf(j->a, "%s: %s", value_clean(j->a, heads_name(row->table, v.column - 1)), v.text);
	return v;
}

/* As of any column of that name: of two the second may say it. */
static struct value find_word(struct import_job *j, const struct record *row, const struct node *spec,
                              const char *name, bool *is_other)
{
	const struct table *t = row->table;
	for (size_t i = heads_find(t, name, 0); i < heads_count(t); i = heads_find(t, name, i + 1)) {
		struct value v = record_column(j->a, row, i);
		if (v.text && says_it(spec, v.text))
			return v;
		*is_other = *is_other || v.text;
	}
	return (struct value){0};
}

static struct value find_any_filled(struct import_job *j, const struct record *row, const struct node *names)
{
	struct value v = {0};
	for (size_t i = 0; names && i < names->n && !v.text; i++)
		v = find_filled(j, row, names->items[i]->text);
	return v;
}

/* What the row says of it; .text NULL: nothing. *is_other: it says something else. What was asked for and
 * refused has its amount as well as what was granted: where the row has a word for it, that counts. */
static struct value find_said(struct import_job *j, const struct record *row, const struct node *spec,
                              bool *is_other)
{
	const struct node *columns = shelf_lookup_list(spec, "columns");
	struct value v = {0};
	*is_other = false;
	for (size_t i = 0; columns && i < columns->n && !v.text; i++)
		v = find_word(j, row, spec, columns->items[i]->text, is_other);
	if (!v.text)
		v = find_any_filled(j, row, shelf_lookup_list(spec, "filled"));
	return v.text || *is_other ? v : find_any_filled(j, row, shelf_lookup_list(spec, "unsaid"));
}

/* Of several pieces as many as `of` tells. One that is silent of it says it of all, if there is but one. */
static bool is_of_all(struct import_job *j, const struct record *row, const struct node *pieces)
{
	struct value of = {0}, n = {0};
	if (!pieces)
		return true;
	of = record_find(j->a, row, tree_text(pieces, "of", ""));
	n = record_find(j->a, row, tree_text(pieces, "column", ""));
	return of.text && strcmp(n.text ? n.text : "1", of.text) == 0;
}

/* A column in which no row says anything, where that says it; .text NULL: there is none. */
static struct value find_empty(struct import_job *j, const struct record *r, const struct node *names)
{
	const struct table *t = r->table;
	for (size_t i = 0; names && i < names->n; i++) {
		size_t column = heads_find(t, names->items[i]->text, 0);
		if (column == heads_count(t))
			continue;
		const char *text = record_find(j->a, r, names->items[i]->text).text;
		const char *name = value_clean(j->a, heads_name(t, column));
		if (!text)
			return (struct value){.text = arena_printf(j->a, "%s: -", name), .column = column + 1,
				.at = table_row_mark(t, r->rows[0])};
	}
	return (struct value){0};
}

/* The first row that says so, or else one of a return; .text NULL: none does. *all: each does. */
static struct value find_state(struct import_job *j, const struct record *r, const struct node *spec,
                               bool *all)
{
	struct value first = {0};
	*all = true;
	for (size_t i = 0; i < r->n_rows; i++) {
		const struct record row = record_of_row(r->table, &r->rows[i]);
		bool is_other;
		struct value v = find_said(j, &row, spec, &is_other);
		first = v.text && !first.text ? v : first;
		*all &= v.text || (!is_other && first.text); /* Shopify says it in the first row alone */
		*all &= is_of_all(j, &row, tree_lookup(spec, "pieces"));
	}
	for (size_t i = 0; i < r->n_undone && !first.text; i++) {
		const struct record row = record_of_row(r->table, &r->undone[i]);
		bool is_other;
		first = find_said(j, &row, spec, &is_other);
		*all = false;
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

static void tell_returned(struct import_job *j, const struct value *v, bool all)
{
	(void)all;
	diag_warning(j->d, v->at, "import-returned",
	             "by the export this order, or a part of it, did not stay with the buyer: \"%s\"",
	             tree_quote(j->a, v->text));
	diag_advise(j->d,
	            "look whether it is the right order; if so, the statement should say what became of it");
}

static void tell_lost(struct import_job *j, const struct value *v, bool all)
{
	(void)all;
	diag_warning(j->d, v->at, "import-returned",
	             "by the export the goods of this order were lost or damaged, and the platform paid for "
	             "them: \"%s\"", tree_quote(j->a, v->text));
	diag_advise(j->d,
	            "look whether it is the right order; if so, the statement should say what became of it");
}

static void tell_refunded(struct import_job *j, const struct value *v, bool all)
{
	(void)all;
	diag_warning(j->d, v->at, "import-refunded",
	             "by the export this order was refunded, or a part of it: \"%s\"", tree_quote(j->a, v->text));
	diag_advise(j->d,
	            "look whether it is the right order; if so, the statement should say when, and how much");
}

static void tell_asked(struct import_job *j, const struct value *v, bool all)
{
	(void)all;
	diag_note(j->d, v->at, "import-refunded",
	          "by the export a refund or return of this order, or of a part of it, was asked for: \"%s\"",
	          tree_quote(j->a, v->text));
	diag_advise(j->d, "the export is as old as its download: look up what became of it since");
}

static void tell_partly(struct import_job *j, const struct value *v, bool all)
{
	(void)all;
	diag_note(j->d, v->at, "import-status", "by the export a part of this order was not sent: \"%s\"",
	          tree_quote(j->a, v->text));
	diag_advise(j->d, "the export is as old as its download: look up what was sent, and when");
}

static void tell_unpaid(struct import_job *j, const struct value *v, bool all)
{
	(void)all;
	if (own_value(j, "order", "total")) {
		diag_warning(j->d, v->at, "import-unpaid",
		             "by the export this order was not paid, or not all of it: \"%s\"",
		             tree_quote(j->a, v->text));
		diag_advise(j->d, "look whether it is the right order, and whether it was paid since as the case "
		            "says");
		return;
	}
	diag_warning(j->d, v->at, "import-unpaid",
	             "by the export this order was not paid, or not all of it: \"%s\"; no total is shown",
	             tree_quote(j->a, v->text));
	diag_advise(j->d, "look whether it is the right order; if it was paid since, write the amount into the "
	            "case: order: {total: ...}");
}

/* Of its columns those that give nothing else were not taken. */
static void leave_total_out(struct import_job *j, struct node *order)
{
	const struct node *spec = fill_spec(j, "order", "total"), *fill = tree_lookup(j->format, "fill");
	size_t n = heads_count(j->table);
	bool *taken = ARENA_ARRAY(j->a, bool, n);
	fill_take_out(order, "total");
	if (!spec)
		return;
	memcpy(taken, j->is_taken, n * sizeof *taken);
	fill_untake(j, spec);
	for (size_t i = 0; i < n; i++)
		j->is_taken[i] = j->is_taken[i] || (taken[i] && heads_is_named(fill, spec, heads_name(j->table, i)));
}

static const struct state {
	const char *key; /* of the format */
	void (*tell)(struct import_job *j, const struct value *v, bool all);
	bool has_total; /* what the buyer paid is known all the same */
	bool is_open;   /* it may come to nothing: no status of the order */
} states[] = {
	{"cancelled", tell_cancelled, true, false}, {"returned", tell_returned, true, false},
	{"lost", tell_lost, true, false}, {"refunded", tell_refunded, true, false},
	{"asked", tell_asked, true, true}, {"partly", tell_partly, true, true},
	{"unpaid", tell_unpaid, false, false},
};

/* Is it a word, or of a column, that may be said of a part of the order? */
static bool is_of_part(const struct record *r, const struct node *part, const struct value *v)
{
	const char *column = heads_name(r->table, v->column - 1);
	return part && (says_it(part, v->text) || heads_is_among(shelf_lookup_list(part, "columns"), column));
}

/* A date or an amount is no status: of these the word that the format has for it, NULL being none. */
static const char *word_of(const struct record *r, const struct node *spec, const struct value *v)
{
	const char *column = heads_name(r->table, v->column - 1);
	bool is_word = !heads_is_among(shelf_lookup_list(spec, "filled"), column) &&
	               !heads_is_among(shelf_lookup_list(spec, "empty"), column) &&
	               !heads_is_among(shelf_lookup_list(spec, "unsaid"), column);
	return is_word ? v->text : tree_text(spec, "status", NULL);
}

static void add_status(struct import_job *j, struct node *order, const char *word, const struct value *v)
{
	if (!word || tree_lookup(order, "status"))
		return;
	j->is_taken[v->column - 1] = true;
	fill_add(j, order, "status", (struct value){.text = word, .at = v->at});
}

/* The states of the format: {columns: [...], words: [...], ends: [...], filled: [...], unsaid: [...],
 * empty: [...], status: ..., pieces: {column: ..., of: ...}, part: {columns: [...], words: [...],
 * ends: [...]}}; in `filled` anything but zero says it, in `unsaid` where no column says anything, and in
 * `empty` that nothing stands there. As a status goes what all rows say of all pieces, and what `part` does
 * not name. */
static void look_at_order(struct import_job *j, const struct record *r, struct node *order,
                          const struct state *state)
{
	const struct node *spec = tree_lookup(j->format, state->key);
	bool all;
	if (!spec)
		return;
	struct value v = find_state(j, r, spec, &all);
	if (!v.text)
		v = find_empty(j, r, shelf_lookup_list(spec, "empty"));
	if (!v.text)
		return;
	if (all && !state->is_open && !is_of_part(r, tree_lookup(spec, "part"), &v))
		add_status(j, order, word_of(r, spec, &v), &v);
	if (!state->has_total)
		leave_total_out(j, order);
	j->is_unpaid |= !state->has_total;
	state->tell(j, &v, all);
}

/* Without any row that says something else, .text NULL: it is not. */
struct value state_of_cancelled(struct import_job *j, const struct record *r)
{
	const struct node *spec = tree_lookup(j->format, "cancelled");
	bool all = false;
	struct value v = spec ? find_state(j, r, spec, &all) : (struct value){0};
	return all ? v : (struct value){0};
}

bool state_is_cancelled(struct import_job *j, const struct record *row)
{
	const struct node *spec = tree_lookup(j->format, "cancelled");
	bool is_other;
	return spec && find_said(j, row, spec, &is_other).text;
}

bool state_is_of_part(struct import_job *j, const struct record *r, struct value *v)
{
	*v = (struct value){0};
	for (size_t i = 0; i < sizeof states / sizeof *states && !v->text; i++) {
		const struct node *spec = tree_lookup(j->format, states[i].key);
		bool all;
		if (spec && !states[i].is_open)
			*v = find_state(j, r, spec, &all);
	}
	return v->text;
}

/* ---- what nobody knows ---- */

/* Does it tell what a row is, of `not_items` or `instead`? */
static bool is_of_rows(const struct import_job *j, const char *name, const char *text)
{
	const struct node *lists = tree_lookup(tree_lookup(j->format, "instead"), name);
	bool is_said = heads_is_among(tree_lookup(tree_lookup(j->format, "not_items"), name), text);
	for (size_t i = 0; lists && i < lists->n && !is_said; i++)
		is_said = heads_is_among(lists->items[i], text);
	return is_said;
}

static bool is_known(const struct import_job *j, const struct node *statuses, const char *name,
                     const char *text)
{
	bool is_said = says_it(statuses, text) || is_of_rows(j, name, text);
	for (size_t i = 0; i < sizeof states / sizeof *states && !is_said; i++) {
		const struct node *spec = tree_lookup(j->format, states[i].key);
		is_said = spec && says_it(spec, text);
	}
	return is_said;
}

/* The first value of that column that is none of those, be it of a row that is no item; .text NULL: they are
 * all known. */
static struct value find_unknown(struct import_job *j, const struct record *r, const struct node *statuses,
                                 const char *name)
{
	for (size_t i = heads_find(r->table, name, 0); i < heads_count(r->table);
	     i = heads_find(r->table, name, i + 1))
		for (size_t k = 0; k < r->n_rows + r->n_undone; k++) {
			const size_t *at = k < r->n_rows ? &r->rows[k] : &r->undone[k - r->n_rows];
			const struct record row = record_of_row(r->table, at);
			struct value v = record_column(j->a, &row, i);
			if (v.text && !is_known(j, statuses, name, v.text))
				return v;
		}
	return (struct value){0};
}

void state_tell_unknown(struct import_job *j, const struct value *v)
{
	diag_note(j->d, v->at, "import-status", "what the status \"%s\" means is not known: it is not read",
	          tree_quote(j->a, v->text));
	diag_advise(j->d, "look it up; if it says that the parcel came back, or that the order was "
	            "cancelled or refunded, the statement should say so");
}

/* `statuses` of the format: {columns: [...], words: [...]}, beside those that the states above name. */
static void look_at_statuses(struct import_job *j, const struct record *r)
{
	const struct node *statuses = tree_lookup(j->format, "statuses");
	const struct node *columns = shelf_lookup_list(statuses, "columns");
	for (size_t i = 0; columns && i < columns->n; i++) {
		struct value v = find_unknown(j, r, statuses, columns->items[i]->text);
		if (v.text)
			state_tell_unknown(j, &v);
	}
}

void state_settle(struct import_job *j, const struct record *r, const struct node *tree)
{
	struct node *order = (struct node *)(uintptr_t)tree_lookup(tree, "order");
	if (!order || order->kind != NODE_MAP || !r->table)
		return;
	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		look_at_order(j, r, order, &states[i]);
	look_at_statuses(j, r);
}
