/* amounts.c - an amount of an export becomes digits and a point. Which of point and comma stands before the
 * decimals the amount itself tells, or its currency, if that has none; where they do not, as of "1,234", the
 * case does with decimal:, or the other amounts of the export, of the same currency, unless it had three
 * decimals by them that its currency has not. It is never guessed: the mistake would be a thousandfold. */
#include <string.h>

#include "base/message.h"
#include "base/money.h"
#include "imports/imports_int.h"
#include "templates/platform.h"

#define DIGITS "0123456789"

enum { KEPT = 4 }; /* decimals of an amount of a case */
enum { SEEN_POINT = 1, SEEN_COMMA = 2 };

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
	static const char *const ops[] = {"money", "sum", "all", "minus", "off", "once", "below", "above"};
	static const char *const counted[] = {"share", "times", "piece"}; /* [amount, how many] */
	for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
		if (tree_lookup(spec, ops[i]))
			mark_columns(j, is_amount, tree_lookup(spec, ops[i]));
	for (size_t i = 0; i < sizeof counted / sizeof *counted; i++) {
		const struct node *pair = tree_lookup(spec, counted[i]);
		if (pair && pair->kind == NODE_LIST && pair->n > 0)
			mark_columns(j, is_amount, pair->items[0]);
	}
	for (size_t i = 0; i < spec->n; i++)
		find_columns(j, is_amount, spec->items[i]);
}

/* That of the rows which tell this currency; NULL: there is none. An export has but a few. */
static char *find_seen(const struct import_job *j, const char *currency)
{
	for (size_t i = 0; i < j->signs.n_kinds; i++)
		if (strcmp(j->signs.kinds[i].currency, currency ? currency : "") == 0)
			return j->signs.kinds[i].seen;
	return NULL;
}

static char *add_seen(struct import_job *j, const char *currency)
{
	char *seen = find_seen(j, currency);
	if (seen || j->signs.n_kinds == SIGNS_MOST)
		return seen;
	seen = ARENA_ARRAY(j->a, char, heads_count(j->table) + 1);
	j->signs.kinds[j->signs.n_kinds++] = (struct signs_of){currency, seen};
	return seen;
}

static void learn_row(struct import_job *j, size_t row)
{
	const struct table *t = j->table;
	const struct record r = record_of_row(t, &row);
	const char *currency = fill_currency(j, &r);
	char *seen = add_seen(j, currency ? currency : "");
	for (size_t i = 0, n = heads_count(t); seen && i < n; i++) {
		const struct cell *c = j->signs.is_amount[i] ? table_cell(t, row, i) : NULL;
		bool is_text = c && !table_is_number(t, c);
		char decimal = is_text ? decimal_of(j, value_clean(j->a, c->text)) : '\0';
		seen[i] |= decimal == '.' ? SEEN_POINT : decimal == ',' ? SEEN_COMMA : 0;
		seen[n] |= seen[i];
	}
}

/* Once, and not before an amount is met that does not tell by itself: few exports have one. */
static void learn_rows(struct import_job *j)
{
	size_t n = j->table && !j->signs.is_learnt ? j->table->n_rows : 0;
	for (size_t row = n ? j->table->head + 1 : 0; row < n; row++)
		learn_row(j, row);
	j->signs.is_learnt = true;
}

void amounts_start(struct import_job *j)
{
	size_t n = j->table ? heads_count(j->table) : 0;
	j->currencies = shelf_load(j->shelf, "", "currencies");
	j->signs.is_amount = ARENA_ARRAY(j->a, bool, n + 1);
	if (n > 0)
		find_columns(j, j->signs.is_amount, tree_lookup(j->format, "fill"));
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

/* In rows of that currency, and in those that tell none. */
static char ask_rows(const struct import_job *j, size_t i)
{
	const char *own = j->told ? find_seen(j, j->told) : NULL, *others = find_seen(j, NULL);
	int seen = (own ? own[i] : 0) | (others ? others[i] : 0);
	return seen == SEEN_POINT ? '.' : seen == SEEN_COMMA ? ',' : '\0';
}

/* Of a column from 1; 0: of none. '\0': nothing tells. */
static char ask_others(struct import_job *j, size_t column)
{
	if (j->ask->decimal)
		return strcmp(j->ask->decimal->text, "comma") == 0 ? ',' : '.';
	learn_rows(j);
	char told = column > 0 ? ask_rows(j, column - 1) : '\0';
	if (!told && j->table)
		told = ask_rows(j, heads_count(j->table));
	return told ? told : tree_text(j->format, "decimal", "")[0];
}

/* As the others are written it had three decimals, and no amount of its currency has: rather it is they
 * that are written otherwise. */
static bool is_doubtful(const struct import_job *j, const struct written *w, char decimal, int places)
{
	return !j->ask->decimal && places < 3 && strchr(w->digits, decimal);
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

static void report_either(struct import_job *j, const struct value *v, const struct written *w, bool is_told)
{
	const char *point = spell(j->a, w, '.'), *comma = spell(j->a, w, ',');
	const char *quoted = tree_quote(j->a, v->text), *name = v->at.source->name;
	if (is_told)
		diag_error(j->d, v->at, "import-amount", "\"%s\" may be %s or %s: as the other amounts of %s are "
		           "written it has three decimals, and its currency has fewer",
		           quoted, point, comma, name);
	else
		diag_error(j->d, v->at, "import-amount",
		           "\"%s\" may be %s or %s, and no other amount of %s tells which", quoted, point, comma,
		           name);
	if (j->is_split)
		diag_advise(j->d, "say what stands before decimals: --decimal=comma or --decimal=point");
	else
		diag_advise(j->d,
		            "say what stands before decimals: %s: {from: %s, decimal: comma}, or decimal: point",
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

/* The sign before decimals as it and its currency tell; '\0': it is no number. *is_open: neither tells. */
static char decide_alone(const struct written *w, int places, bool *is_open)
{
	char decimal = look(w, is_open);
	if (!*is_open || (is_odd(w) ? places != 3 : places > 0))
		return decimal;
	*is_open = false;
	return is_odd(w) ? decimal : strchr(w->digits, '.') ? ',' : '.'; /* without decimals it groups */
}

/* The sign before its decimals; '\0': reported. */
static char decide(struct import_job *j, const struct value *v, const struct written *w, int places)
{
	bool is_open;
	char decimal = v->is_number ? look(w, &is_open) : decide_alone(w, places, &is_open);
	if (v->is_number || !is_open) {
		if (!decimal)
			report(j, v);
		return decimal;
	}
	decimal = ask_others(j, v->column);
	bool is_told = decimal != '\0', is_good = is_told && fits(w, decimal);
	if (is_told && !is_good)
		report(j, v);
	else if (!is_told || is_doubtful(j, w, decimal, places))
		report_either(j, v, w, is_told);
	else
		return decimal;
	return '\0';
}

char amounts_need(struct import_job *j, const char *text, size_t column)
{
	struct written w;
	bool is_open = false;
	int places = 0;
	if (written_read(j->a, &w, j->currencies, text) == WRITTEN_WELL) {
		places = platform_decimals(j->shelf, currency_of(j, &w));
		decide_alone(&w, places, &is_open);
	}
	char decimal = is_open ? ask_others(j, column) : '\0';
	return is_open && (!decimal || is_doubtful(j, &w, decimal, places)) ? AMOUNTS_DOUBT : decimal;
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

/* What stands where there is none, everywhere and in this format. */
static bool is_none(const struct import_job *j, const char *text)
{
	const struct node *words = shelf_lookup_list(j->format, "no_amount");
	return strcmp(text, "无") == 0 || strspn(text, "-/ ") == strlen(text) || heads_is_among(words, text);
}

/* NULL: it was reported. */
static const char *read_amount(struct import_job *j, struct value v)
{
	struct written w;
	enum writing writing = written_read(j->a, &w, j->currencies, v.text);
	if (writing == WRITTEN_WRONG && v.is_number) /* of a workbook, which shows a sign that nobody knows */
		writing = written_read(j->a, &w, j->currencies, v.text + strcspn(v.text, "-" DIGITS));
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
	if (!j->currency && j->unpriced.n++ == 0)
		j->unpriced.first = v.at;
	v.text = spell(j->a, &w, decimal);
	return keep_places(j, &v, &w, places) ? v.text : NULL;
}

void value_money(struct import_job *j, struct value *v)
{
	if (!value_leave_shared(j, v) && !value_is_damaged(j, v))
		v->text = is_none(j, v->text) ? NULL : read_amount(j, *v);
}
