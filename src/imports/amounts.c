/* amounts.c - an amount of an export becomes digits and a point. Which of point and comma stands before the
 * decimals the amount itself tells, or its currency, if that has none; where they do not, as of "1,234", the
 * case does with decimal:, or the other amounts of the export. It is never guessed: the mistake would be a
 * thousandfold. */
#include <string.h>

#include "base/message.h"
#include "base/money.h"
#include "imports/imports_int.h"
#include "templates/platform.h"

#define DIGITS "0123456789"

enum { KEPT = 4 }; /* decimals of an amount of a case */

/* ---- what an amount tells of itself ---- */

/* Do these digits and signs make a number, if that sign stands before its decimals? Groups are of three, or
 * of two where the last is of three, as in India. */
static bool fits(const struct written *w, char decimal)
{
	const char *s = w->digits;
	size_t n = strspn(s, DIGITS), group = n;
	char sign = decimal == '.' ? ',' : '.';
	if (n == 0 || (s[n] == sign && (s[0] == '0' || n > 3 || w->n_groups > 0)))
		return false;
	for (s += n; *s == sign; s += 1 + group) {
		group = strspn(s + 1, DIGITS);
		if (group != 3 && (group != 2 || s[1 + group] != sign))
			return false;
	}
	size_t n_decimals = *s == decimal ? strspn(s + 1, DIGITS) : 0;
	return *s == '\0' || (n_decimals > 0 && s[1 + n_decimals] == '\0');
}

/* 1234,567: three decimals, or a sign that groups thousands and lost another? */
static bool is_odd(const struct written *w)
{
	size_t n = strcspn(w->digits, ".,");
	return n > 3 && w->n_groups == 0 && w->digits[n] && strlen(w->digits + n + 1) == 3;
}

/* The sign before decimals if it can be but that one; 0: it is no number; else *is_open. */
static char look(const struct written *w, bool *is_open)
{
	bool is_point = fits(w, '.'), is_comma = fits(w, ',');
	*is_open = (is_point && is_comma && strpbrk(w->digits, ".,")) || ((is_point || is_comma) && is_odd(w));
	return is_point ? '.' : is_comma ? ',' : '\0';
}

/* ---- what the others tell ---- */

/* With two decimals or in groups, as nothing but amounts is; else '\0'. */
static char decimal_of(const struct import_job *j, const char *text)
{
	struct written w;
	bool is_open;
	if (!*text || written_read(j->a, &w, j->currencies, text) != WRITTEN_WELL || !strpbrk(w.digits, ".,"))
		return '\0';
	char decimal = look(&w, &is_open);
	const char *at = decimal ? strchr(w.digits, decimal) : NULL;
	return is_open || (at && strlen(at + 1) != 2) ? '\0' : decimal;
}

static void mark_columns(const struct import_job *j, bool *is_amount, const struct node *names)
{
	size_t n = heads_count(j->table);
	for (size_t i = 0; names->kind == NODE_LIST && i < names->n; i++)
		mark_columns(j, is_amount, names->items[i]);
	if (names->kind == NODE_SCALAR)
		for (size_t i = heads_find(j->table, names->text, 0); i < n;
		     i = heads_find(j->table, names->text, i + 1))
			is_amount[i] = true;
}

/* Which columns the format reads as amounts. */
static void find_columns(const struct import_job *j, bool *is_amount, const struct node *spec)
{
	static const char *const ops[] = {"money", "sum", "less"};
	const struct node *share = tree_lookup(spec, "share");
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (tree_lookup(spec, ops[i]))
			mark_columns(j, is_amount, tree_lookup(spec, ops[i]));
	if (share && share->kind == NODE_LIST && share->n > 0)
		mark_columns(j, is_amount, share->items[0]);
	for (size_t i = 0; i < spec->n; i++)
		find_columns(j, is_amount, spec->items[i]);
}

static char one_of(bool has_point, bool has_comma)
{
	return has_point == has_comma ? '\0' : has_point ? '.' : ',';
}

static void learn_column(struct import_job *j, size_t column, bool *has_point, bool *has_comma)
{
	const struct table *t = j->table;
	bool is_point = false, is_comma = false;
	for (size_t row = t->head + 1; row < t->n_rows; row++) {
		const struct cell *c = table_cell(t, row, column);
		char decimal = c && !table_is_number(t, c) ? decimal_of(j, value_clean(j->a, c->text)) : '\0';
		is_point |= decimal == '.';
		is_comma |= decimal == ',';
	}
	j->signs.of_column[column] = one_of(is_point, is_comma);
	*has_point |= is_point;
	*has_comma |= is_comma;
}

void amounts_learn(struct import_job *j)
{
	bool has_point = false, has_comma = false;
	size_t n = j->table ? heads_count(j->table) : 0;
	j->currencies = shelf_load(j->shelf, "", "currencies");
	j->signs.of_column = ARENA_ARRAY(j->a, char, n + 1);
	j->signs.is_amount = ARENA_ARRAY(j->a, bool, n + 1);
	if (n > 0)
		find_columns(j, j->signs.is_amount, tree_lookup(j->format, "fill"));
	for (size_t i = 0; i < n; i++)
		if (j->signs.is_amount[i])
			learn_column(j, i, &has_point, &has_comma);
	j->signs.of_table = one_of(has_point, has_comma);
}

bool amounts_check(struct import_job *j)
{
	const struct node *said = j->ask->decimal;
	bool is_word = said && said->kind == NODE_SCALAR;
	if (!said || (is_word && (strcmp(said->text, "point") == 0 || strcmp(said->text, "comma") == 0)))
		return true;
	diag_error(j->d, said->at, "bad-value", "\"decimal\" takes point or comma");
	diag_advise(j->d, "point, if the export writes 1234.50, and comma, if 1234,50");
	return false;
}

/* Of a column from 1; 0: of none. '\0': nothing tells. */
static char ask_others(const struct import_job *j, size_t column)
{
	char of_column = column > 0 ? j->signs.of_column[column - 1] : '\0';
	if (j->ask->decimal)
		return strcmp(j->ask->decimal->text, "comma") == 0 ? ',' : '.';
	return of_column ? of_column : j->signs.of_table ? j->signs.of_table :
		tree_text(j->format, "decimal", "")[0];
}

char amounts_need(const struct import_job *j, const char *text, size_t column)
{
	struct written w;
	bool is_open = false;
	if (written_read(j->a, &w, j->currencies, text) == WRITTEN_WELL)
		look(&w, &is_open);
	return is_open ? ask_others(j, column) : '\0';
}

/* ---- what is said ---- */

/* What was refused counts as empty, and the rest is read on: one run tells every mistake. */

static void report(struct import_job *j, const struct value *v)
{
	diag_error(j->d, v->at, "bad-value", "\"%s\" is no amount", tree_quote(j->a, v->text));
	diag_advise(j->d, "beside its digits only a minus and a currency may stand: look it up, and write the "
	            "order into the case without from:");
}

static void report_two(struct import_job *j, const struct value *v)
{
	diag_error(j->d, v->at, "import-amount", "\"%s\" may be one amount or two", tree_quote(j->a, v->text));
	diag_advise(j->d, "download it anew with decimals, or write the order into the case without from:");
}

static const char *spell(struct arena *a, const struct written *w, char decimal)
{
	char *out = ARENA_ARRAY(a, char, strlen(w->digits) + 2), *to = out;
	if (w->is_negative)
		*to++ = '-';
	for (const char *s = w->digits; *s; s++)
		if (*s == decimal)
			*to++ = '.';
		else if (*s != '.' && *s != ',')
			*to++ = *s;
	*to = '\0';
	return out;
}

static void report_either(struct import_job *j, const struct value *v, const struct written *w)
{
	const char *point = spell(j->a, w, '.'), *comma = spell(j->a, w, ',');
	diag_error(j->d, v->at, "import-amount", "\"%s\" may be %s or %s, and no other amount of %s tells which",
	           tree_quote(j->a, v->text), point, comma, v->at.source->name);
	diag_advise(j->d, "say what stands before decimals: %s: {from: %s, decimal: comma}, or decimal: point",
	            j->ask->section, j->ask->from->text);
}

/* ---- the currency ---- */

/* That which the amount names, if it is but one; else that of the order. */
static const char *currency_of(const struct import_job *j, const struct written *w)
{
	for (size_t i = 0; i < 2 && !j->currency; i++) {
		const struct node *unit = w->units[i];
		if (unit && (unit->kind == NODE_SCALAR || unit->n == 1))
			return unit->kind == NODE_SCALAR ? unit->text : unit->items[0]->text;
	}
	return j->currency;
}

static bool is_foreign(struct import_job *j, const struct value *v, const struct written *w)
{
	const char *code = currency_of(j, w);
	if (!code || (written_is_in(w->units[0], code) && written_is_in(w->units[1], code)))
		return false;
	diag_error(j->d, v->at, "import-amount", "\"%s\" is in another currency than the order, which is in %s",
	           tree_quote(j->a, v->text), code);
	diag_advise(j->d, "if the amount is right, write its currency into the case: order: {currency: ...}");
	return true;
}

/* ---- the amount ---- */

/* The sign before its decimals; '\0': reported. */
static char decide(struct import_job *j, const struct value *v, const struct written *w, int places)
{
	bool is_open;
	char decimal = look(w, &is_open);
	if (!is_open || v->is_number || (is_odd(w) && places == 3)) {
		if (!decimal)
			report(j, v);
		return decimal;
	}
	if (places == 0 && !is_odd(w)) /* what stands there groups */
		return strchr(w->digits, '.') ? ',' : '.';
	decimal = ask_others(j, v->column);
	if (!decimal)
		report_either(j, v, w);
	else if (!fits(w, decimal))
		report(j, v);
	return decimal && fits(w, decimal) ? decimal : '\0';
}

/* How many decimals but zeros at the end. */
static size_t count_decimals(const char *text)
{
	const char *point = strchr(text, '.');
	size_t n = point ? strlen(point + 1) : 0;
	while (n > 0 && point[n] == '0')
		n--;
	return n;
}

/* Formulas leave 33.333333333333336 where 33.33 is shown. */
static void round_off(struct import_job *j, struct value *v, int places)
{
	const char *text = figure_text(j->a, v->text, 0, false);
	if (count_decimals(text) > KEPT) {
		v->text = figure_round(j->a, text, places);
		diag_warning(j->d, v->at, "import-rounded", "%s has more decimals than any amount: %s is taken", text,
		             v->text);
		diag_advise(j->d, "write the amount into the case if it is another");
	} else {
		v->text = text;
	}
}

/* false: reported. */
static bool keep_places(struct import_job *j, struct value *v, const struct written *w, int places)
{
	const struct value given = *v;
	const char *point = strchr(v->text, '.');
	if (point && strlen(point + 1) > KEPT)
		round_off(j, v, places);
	if (places > 0 || count_decimals(v->text) == 0)
		return true;
	diag_error(j->d, v->at, "import-amount", "%s has decimals, and %s has none", given.text,
	           currency_of(j, w));
	diag_advise(j->d, "look whether the amount is right, and its currency: order: {currency: ...} tells it");
	return false;
}

/* What stands where there is none. */
static bool is_none(const char *text)
{
	return strspn(text, "-/ ") == strlen(text) || strcmp(text, "无") == 0;
}

/* NULL: it was reported. */
static const char *read_amount(struct import_job *j, struct value v)
{
	struct written w;
	enum writing writing = written_read(j->a, &w, j->currencies, v.text);
	if (writing == WRITTEN_WRONG)
		report(j, &v);
	else if (writing == WRITTEN_TWICE)
		report_two(j, &v);
	if (writing != WRITTEN_WELL || is_foreign(j, &v, &w))
		return NULL;
	int places = platform_decimals(j->shelf, currency_of(j, &w));
	char decimal = decide(j, &v, &w, places);
	if (!decimal)
		return NULL;
	v.text = spell(j->a, &w, decimal);
	return keep_places(j, &v, &w, places) ? v.text : NULL;
}

void value_money(struct import_job *j, struct value *v)
{
	if (!value_is_damaged(j, v))
		v->text = is_none(v->text) ? NULL : read_amount(j, *v);
}
