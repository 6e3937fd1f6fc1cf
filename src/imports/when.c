/* when.c - a date that some words alone make one: the day on which a parcel should come is no day on which it
 * came, and that on which the loss of goods was paid none on which they were sold. */
#include "base/message.h"
#include "imports/imports_int.h"

/* The rows of the items, or all of what has none, as a row by itself. */
static const size_t *rows_of(const struct record *r, size_t *n)
{
	*n = r->n_items ? r->n_items : r->n_rows;
	return r->n_items ? r->items : r->rows;
}

/* Does each row that says anything there say one of these words, and one of them at least? *other: that which
 * does not; .text NULL: none says anything. */
static bool say_all(const struct fill *f, const char *name, const struct node *words, struct value *other)
{
	size_t n, n_said = 0;
	const size_t *rows = rows_of(f->r, &n);
	*other = (struct value){0};
	for (size_t i = 0; i < n; i++) {
		const struct record row = record_of_row(f->r->table, &rows[i]);
		struct value v = record_find(f->j->a, &row, name);
		if (!v.text)
			continue;
		n_said++;
		*other = v;
		if (!heads_is_among(words, v.text))
			return false;
	}
	return n_said > 0;
}

/* The first of the rows that says one of these words, be it one that is no item; .text NULL: none does. */
static struct value find_said(const struct fill *f, const char *name, const struct node *words)
{
	for (size_t i = 0; i < f->r->n_rows + f->r->n_undone; i++) {
		const size_t *at = i < f->r->n_rows ? &f->r->rows[i] : &f->r->undone[i - f->r->n_rows];
		const struct record row = record_of_row(f->r->table, at);
		struct value v = record_find(f->j->a, &row, name);
		if (v.text && heads_is_among(words, v.text))
			return v;
	}
	return (struct value){0};
}

static void tell(const struct fill *f, const struct node *names, const char *column,
                 const struct value *other)
{
	struct import_job *j = f->j;
	struct value v = fill_find(j, f->r, names);
	if (!v.text || own_value(j, "order", "received"))
		return;
	const char *date = value_clean(j->a, heads_name(f->r->table, v.column - 1));
	if (other->text)
		diag_note(j->d, v.at, "import-status",
		          "\"%s\" is \"%s\": that of \"%s\" is no time at which the order was received, and is left "
		          "out", column, tree_quote(j->a, other->text), date);
	else
		diag_note(j->d, v.at, "import-status",
		          "nothing stands in \"%s\": that of \"%s\" may be no time at which the order was received, "
		          "and is left out", column, date);
	diag_advise(j->d, "if it was received since, write into the case when: order: {received: ...}");
}

bool when_is_said(const struct fill *f, const struct node *spec, const struct node *names)
{
	const struct node *when = tree_lookup(spec, "when"), *unless = tree_lookup(spec, "unless");
	for (size_t i = 0; f->r->table && when && when->kind == NODE_MAP && i < when->n; i++) {
		struct value other;
		if (!say_all(f, when->keys[i]->text, when->items[i], &other)) {
			tell(f, names, when->keys[i]->text, &other);
			return false;
		}
	}
	for (size_t i = 0; f->r->table && unless && unless->kind == NODE_MAP && i < unless->n; i++) {
		struct value other = find_said(f, unless->keys[i]->text, unless->items[i]);
		if (other.text) {
			tell(f, names, unless->keys[i]->text, &other);
			return false;
		}
	}
	return true;
}
