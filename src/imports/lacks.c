/* lacks.c - what an export does not tell of the amounts of an order: a column without which there is no
 * total, and one of which nobody knows whether it is of one piece. */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

static bool has_column(const struct table *t, const char *name)
{
	return heads_find(t, name, 0) < heads_count(t);
}

/* ---- the total ---- */

/* The first of a list that the table has not; NULL: it has all. */
static const char *find_absent(const struct table *t, const struct node *names)
{
	for (size_t i = 0; names && i < names->n; i++)
		if (!has_column(t, names->items[i]->text))
			return names->items[i]->text;
	return NULL;
}

/* The first of the names of which the table has none; NULL: it has one. */
static const char *find_none(const struct table *t, const struct node *names)
{
	const char *first = names->kind == NODE_SCALAR && !has_column(t, names->text) ? names->text : NULL;
	for (size_t i = 0; names->kind == NODE_LIST && i < names->n; i++) {
		const char *name = find_none(t, names->items[i]);
		if (!name)
			return NULL;
		first = first ? first : name;
	}
	return first;
}

/* The column without which this way to a total finds nothing; NULL: they are all there. */
static const char *find_lack(const struct import_job *j, const struct node *way)
{
	static const char *const ops[] = {"once", "all", "sum", "money"};
	const char *name = find_absent(j->table, shelf_lookup_list(way, "needs"));
	name = name ? name : find_absent(j->table, shelf_lookup_list(way, "has"));
	for (size_t i = 0; !name && i < sizeof ops / sizeof *ops; i++)
		if (tree_lookup(way, ops[i]))
			name = find_none(j->table, tree_lookup(way, ops[i]));
	return name;
}

/* Is this way one for the currency of the order? r NULL: of any. */
static bool is_way(const struct import_job *j, const struct record *r, const struct node *way)
{
	const struct node *only = r ? tree_lookup(tree_lookup(way, "only"), "currency") : NULL;
	return !only || (j->currency && heads_is_among(only, j->currency));
}

/* NULL: the columns of a total are there, or the format knows of none. */
static const char *find_total(const struct import_job *j, const struct record *r)
{
	const struct node *spec = fill_spec(j, "order", "total");
	const char *first = NULL;
	if (spec && spec->kind == NODE_MAP)
		return find_lack(j, spec);
	for (size_t i = 0; spec && i < spec->n; i++) {
		const char *name = is_way(j, r, spec->items[i]) ? find_lack(j, spec->items[i]) : NULL;
		if (is_way(j, r, spec->items[i]) && !name)
			return NULL;
		first = first ? first : name;
	}
	return first;
}

void lacks_tell_total(struct import_job *j, const struct record *r)
{
	const char *name = j->table && strcmp(j->ask->section, "order") == 0 ? find_total(j, r) : NULL;
	if (!name || own_value(j, "order", "total"))
		return;
	diag_note(j->d, table_row_mark(j->table, j->table->head), "import-total",
	          "the column \"%s\" is missing, without which nothing tells what was paid: no total is shown",
	          name);
	diag_advise(j->d, "download it anew with that column, or write the amount into the case: order: "
	            "{total: ...}");
}

/* ---- rows that do not say it ---- */

struct gap { /* where it is not said what was paid */
	struct mark at;
	const char *name;  /* of the column; NULL: nowhere */
	bool is_cancelled; /* an amount stands there, of what was cancelled */
};

static bool has_amount(const struct value *v)
{
	return v->text && strpbrk(v->text, "123456789");
}

/* Was every row that is cancelled, and no other, left without an amount? */
static bool is_priced(const struct fill *f, const struct record *row, const char *name, struct gap *gap)
{
	struct value v = record_find(f->j->a, row, name);
	bool is_cancelled = state_is_cancelled(f->j, row);
	if (is_cancelled ? !has_amount(&v) : v.text != NULL)
		return true;
	*gap = (struct gap){is_cancelled ? v.at : record_mark(row), name, is_cancelled};
	return false;
}

/* In `priced`; of an order that was cancelled as a whole there is no part. */
static bool are_priced(const struct fill *f, const struct node *names, struct gap *gap)
{
	size_t n_cancelled = 0;
	for (size_t i = 0; i < f->r->n_rows; i++) {
		const struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		n_cancelled += state_is_cancelled(f->j, &row);
	}
	for (size_t i = 0; i < f->r->n_rows && n_cancelled < f->r->n_rows; i++) {
		const struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		for (size_t k = 0; k < names->n; k++)
			if (!is_priced(f, &row, names->items[k]->text, gap))
				return false;
	}
	return n_cancelled < f->r->n_rows;
}

/* In `needs`; rows that sum up the others have what is of all. */
static bool are_filled(const struct fill *f, const struct node *names, struct gap *gap)
{
	for (size_t i = record_n_sums(f->r); i < f->r->n_rows; i++) {
		const struct record row = record_of_row(f->r->table, &f->r->rows[i]);
		for (size_t k = 0; k < names->n; k++)
			if (!record_find(f->j->a, &row, names->items[k]->text).text) {
				*gap = (struct gap){record_mark(&row), names->items[k]->text, false};
				return false;
			}
	}
	return true;
}

static bool is_complete(const struct fill *f, const struct node *way, struct gap *gap)
{
	const struct node *needs = shelf_lookup_list(way, "needs"), *priced = shelf_lookup_list(way, "priced");
	if (!f->r->table)
		return true;
	return (!needs || are_filled(f, needs, gap)) && (!priced || are_priced(f, priced, gap));
}

bool lacks_none(const struct fill *f, const struct node *spec)
{
	struct gap gap;
	return is_complete(f, spec, &gap);
}

/* The columns of an amount of the whole order; NULL: it is another. */
static const struct node *once_of(const struct node *way)
{
	const struct node *names = tree_lookup(way, "once");
	return names ? names : tree_lookup(way, "money");
}

static struct gap find_gap(const struct fill *f, const struct node *way)
{
	struct gap gap = {0};
	const struct node *names = once_of(way);
	if (is_complete(f, way, &gap) && names && !fill_find(f->j, f->r, names).text)
		gap = (struct gap){record_mark(f->r), names->kind == NODE_LIST ? names->items[0]->text : names->text,
			false};
	return gap;
}

static void tell_gap(struct import_job *j, const struct gap *gap)
{
	if (gap->is_cancelled)
		diag_note(j->d, gap->at, "import-total",
		          "this was cancelled and has an amount in \"%s\", which may be paid or not: no total is "
		          "shown", gap->name);
	else
		diag_note(j->d, gap->at, "import-total",
		          "this row says nothing in \"%s\", without which nothing tells what was paid: no total is "
		          "shown", gap->name);
	diag_advise(j->d, "write the amount into the case: order: {total: ...}");
}

void lacks_tell_gap(struct import_job *j, const struct record *r, const struct node *order)
{
	const struct node *spec = fill_spec(j, "order", "total");
	const struct fill f = {j, r};
	struct gap gap = {0};
	bool is_asked = order && r->table && spec && !j->is_unpaid && !tree_lookup(order, "total") &&
	                !own_value(j, "order", "total") && !find_total(j, r);
	if (is_asked && spec->kind == NODE_MAP)
		gap = find_gap(&f, spec);
	for (size_t i = 0; is_asked && spec->kind == NODE_LIST && i < spec->n && !gap.name; i++)
		if (is_way(j, r, spec->items[i]))
			gap = find_gap(&f, spec->items[i]);
	if (gap.name)
		tell_gap(j, &gap);
}

/* ---- amounts that fit nowhere ---- */

void lacks_tell_left(const struct fill *f, const struct node *names)
{
	struct value v = names ? sums_find_amount(f, names) : (struct value){0};
	const struct node *own = f->j->own.map;
	if (!v.text || (own && casefile_is_given(own)))
		return;
	diag_note(f->j->d, v.at, "import-total",
	          "no sum of the order has a place for %s of \"%s\": it is left out", v.text,
	          value_clean(f->j->a, heads_name(f->r->table, v.column - 1)));
	diag_advise(f->j->d, "look up at the platform what it was, and write it into the case if it was paid or "
	            "taken off");
}

/* ---- of one piece, or of all? ---- */

/* Does one of these columns say the same? */
static bool is_said(const struct import_job *j, const struct record *row, const struct node *names,
                    const char *text)
{
	for (size_t i = 0; names->kind == NODE_LIST && i < names->n; i++) {
		const char *other = record_find(j->a, row, names->items[i]->text).text;
		if (other && strcmp(other, text) == 0)
			return true;
	}
	return false;
}

/* The first that says something which no other column of its row says; .text NULL: none does. */
static struct value find_undecided(const struct import_job *j, const struct record *r, const char *name,
                                   const struct node *others)
{
	struct value v = {0};
	for (size_t i = 0; i < r->n_items && !v.text; i++) {
		const struct record row = record_of_row(r->table, &r->items[i]);
		v = record_find(j->a, &row, name);
		if (v.text && is_said(j, &row, others, v.text))
			v = (struct value){0};
	}
	return v;
}

void lacks_tell_undecided(struct import_job *j, const struct record *r)
{
	const struct node *columns = tree_lookup(j->format, "undecided");
	bool is_meant = r->table && columns && columns->kind == NODE_MAP && strcmp(j->ask->section, "order") == 0;
	for (size_t i = 0; is_meant && i < columns->n; i++) {
		struct value v = find_undecided(j, r, columns->keys[i]->text, columns->items[i]);
		if (!v.text)
			continue;
		diag_note(j->d, v.at, "import-uneven",
		          "nothing tells whether \"%s\" is of one piece or of all: it is left out",
		          columns->keys[i]->text);
		diag_advise(j->d, "write the amount into the case if it matters");
	}
}
