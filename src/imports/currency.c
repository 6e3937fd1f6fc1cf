/* currency.c - in which currency the amounts of an order are. One order has one: what is in another is left
 * out and told, or refused, and never added. */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

/* ---- what the amounts tell ---- */

/* Of a sign of several currencies the one that the case says, or the first of `of`; NULL: nobody knows. */
static const char *pick(const struct import_job *j, const struct node *unit, const struct node *of)
{
	const char *said = j->ask->currency;
	if (unit->kind == NODE_SCALAR || unit->n == 1)
		return unit->kind == NODE_SCALAR ? unit->text : unit->items[0]->text;
	if (said && written_is_in(unit, said))
		return said;
	for (size_t i = 0; of && i < of->n; i++)
		if (written_is_in(unit, of->items[i]->text))
			return of->items[i]->text;
	return NULL;
}

/* Adds what the amount says to *told; false: it says another currency. */
static bool add_unit(const struct fill *f, const struct node *spec, struct value amount, struct value *told)
{
	struct written w;
	struct import_job *j = f->j;
	if (!amount.text || written_read(j->a, &w, j->currencies, amount.text) != WRITTEN_WELL)
		return true;
	for (size_t i = 0; i < 2; i++) {
		const char *code = w.units[i] ? pick(j, w.units[i], shelf_lookup_list(spec, "of")) : NULL;
		if (code && told->text && strcmp(code, told->text) != 0)
			return false;
		if (code && !told->text)
			*told = (struct value){.text = code, .at = amount.at};
	}
	return true;
}

struct value currency_of_amounts(const struct fill *f, const struct node *spec, const struct node *names)
{
	const struct record *r = f->r;
	struct value told = {0};
	for (size_t i = 0; r->table && i < r->n_rows; i++) {
		const struct record row = record_of_row(r->table, &r->rows[i]);
		for (size_t k = 0; names->kind == NODE_LIST && k < names->n; k++)
			if (!add_unit(f, spec, record_find(f->j->a, &row, names->items[k]->text), &told))
				return (struct value){0};
	}
	return told;
}

/* As an amount of it is written. */
static bool add_head(const struct fill *f, const struct node *spec, size_t column, const char *name,
                     struct value *told)
{
	const struct table *t = f->r->table;
	const char *unit = heads_unit(f->j->a, name, heads_name(t, column));
	struct value v = {.at = table_mark(t, t->head, &t->cells[t->rows[t->head].first + column])};
	if (unit)
		v.text = arena_printf(f->j->a, "%s 1", unit);
	return add_unit(f, spec, v, told);
}

struct value currency_of_heads(const struct fill *f, const struct node *spec, const struct node *names)
{
	struct value told = {0};
	size_t n = f->r->table ? heads_count(f->r->table) : 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; names->kind == NODE_LIST && k < names->n; k++)
			if (!add_head(f, spec, i, names->items[k]->text, &told))
				return (struct value){0};
	return told;
}

/* ---- that of the order ---- */

const struct node *currency_columns(const struct import_job *j)
{
	const struct node *spec = fill_spec(j, "order", "currency");
	return spec && spec->kind == NODE_MAP ? tree_lookup(spec, "column") : spec;
}

/* Of an export with a column of it the cell is empty. */
static bool has_column(const struct import_job *j)
{
	const struct node *names = currency_columns(j);
	return j->table && names && heads_has_any(j->table, names);
}

/* In which the platform is paid, if it has one currency, and the export is its own and has no column of it.
 * What other platforms export is not in the currency of this one. NULL: nothing tells. */
static const char *usual_currency(const struct import_job *j)
{
	const char *platform = j->ask->platform;
	const struct node *its = platform ? shelf_load(j->shelf, "platforms", platform) : NULL;
	bool varies = strcmp(tree_text(its, "currency_varies", ""), "true") == 0;
	if (varies || has_column(j) || !format_is_of(j, j->name, platform))
		return NULL;
	return tree_text(its, "currency", NULL);
}

void currency_take(struct import_job *j, const struct record *r)
{
	const char *said = j->ask->currency;
	j->told = fill_currency(j, r);
	j->currency = said ? said : j->told ? j->told : usual_currency(j);
}

/* Does the format keep amounts of other currencies than the order's apart? */
static bool has_several(const struct node *spec)
{
	bool has = tree_lookup(spec, "in");
	for (size_t i = 0; spec && i < spec->n && !has; i++)
		has = has_several(spec->items[i]);
	return has;
}

/* What is paid in euros are no dollars because the case says so. */
bool currency_check(struct import_job *j, const struct record *r)
{
	const char *said = j->ask->currency;
	bool is_told = said && j->told && strcmp(j->ask->section, "order") == 0;
	if (!is_told || strcmp(said, j->told) == 0 || has_several(tree_lookup(j->format, "fill")))
		return true;
	struct mark at = fill_find(j, r, fill_spec(j, "order", "currency")).at;
	if (j->is_split) {
		diag_error(j->d, at, "import-amount", "amounts here are in %s, and --currency says %s", j->told,
		           said);
		diag_advise(j->d, "take --currency out, or choose the orders in %s with --where", said);
	} else {
		diag_error(j->d, at, "import-amount",
		           "amounts here are in %s, and the case says order: {currency: %s}", j->told, said);
		diag_advise(j->d, "take currency: out, or write the order into the case without from:");
	}
	j->failed = true;
	return false;
}

void currency_settle(struct import_job *j)
{
	if (j->unpriced.n == 0 || strcmp(j->ask->section, "order") != 0)
		return;
	diag_error(j->d, j->unpriced.first, "import-unpriced",
	           "%s does not tell in which currency its amounts are, this one first", j->ask->from->text);
	diag_advise(j->d, "say which the buyer paid in: order: {currency: ...}");
}

/* Rows of one order in two currencies are damaged, or two orders. */
bool currency_is_one(struct import_job *j, const struct record *r)
{
	const struct node *spec = fill_spec(j, "order", "currency");
	struct value first = {0};
	int row_of_first = 0;
	for (size_t i = 0; r->table && spec && i < r->n_rows; i++) {
		const struct record row = record_of_row(r->table, &r->rows[i]);
		struct value v = fill_find(j, &row, spec);
		if (!first.text) {
			first = v;
			row_of_first = r->table->rows[r->rows[i]].number;
		} else if (v.text && strcmp(v.text, first.text) != 0) {
			diag_error(j->d, v.at, "import-amount",
			           "this row is in %s, and row %d of the same order in %s", v.text, row_of_first,
			           first.text);
			diag_advise(j->d, "amounts of two currencies are none to add: download it anew, or write "
			            "the order into the case without from:");
			j->failed = true;
			return false;
		}
	}
	return true;
}

bool currency_is_own(const struct fill *f, const struct node *column)
{
	struct import_job *j = f->j;
	struct value v = fill_find(j, f->r, column);
	if (!v.text || !j->currency || strcmp(v.text, j->currency) == 0)
		return true;
	if (!j->is_left_out) {
		diag_warning(j->d, v.at, "import-currency",
		             "amounts here are in %s, and the order is in %s: they are left out", v.text,
		             j->currency);
		diag_advise(j->d, "write the prices into the case, or order: {currency: %s} to have those in %s "
		            "alone", v.text, v.text);
	}
	j->is_left_out = true;
	return false;
}
