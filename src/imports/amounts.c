/* amounts.c - an amount as it is written in a country: signs of currencies and blanks go, and what groups
 * digits. Which of point and comma stands before the decimals the amount itself tells; where it does not, as
 * "1,234", the other amounts of the export do. It is never guessed: the mistake would be a thousandfold. */
#include <string.h>

#include "base/message.h"
#include "base/money.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

#define DIGITS "0123456789"

enum { DIGITS_MOST = 40 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Do these digits and signs make a number, if that sign stands before its decimals? Groups are of three, or
 * of two where the last is of three, as in India. */
static bool fits(const char *s, char decimal)
{
	size_t n = strspn(s, DIGITS), group = n;
	char sign = decimal == '.' ? ',' : '.';
	if (n == 0 || (s[n] == sign && (s[0] == '0' || n > 3)))
		return false;
	for (s += n; *s == sign; s += 1 + group) {
		group = strspn(s + 1, DIGITS);
		if (group != 3 && (group != 2 || s[1 + group] != sign))
			return false;
	}
	size_t n_decimals = *s == decimal ? strspn(s + 1, DIGITS) : 0;
	return *s == '\0' || (n_decimals > 0 && s[1 + n_decimals] == '\0');
}

/* 1 234, 1'234 */
static bool is_group(uint32_t cp)
{
	return value_is_blank(cp) || cp == '\'' || cp == 0x2019 || cp == 0x2009 || cp == 0x202F;
}

/* The digits of an amount with the signs between them and a minus in front; false: it is none, such as
 * "2 pcs of 10". */
static bool strip(const char *text, char *out)
{
	size_t n = strlen(text), k = 0;
	bool is_over = false;
	for (size_t i = 0; i < n;) {
		size_t start = i;
		uint32_t cp = utf8_next(text, n, &i);
		bool is_joined = k > 0 && is_digit(out[k - 1]), is_between = is_joined && is_digit(text[i]);
		if ((cp == '-' || cp == 0x2212) && k == 0)
			out[k++] = '-';
		else if ((cp == '.' || cp == ',') && is_between && !is_over)
			out[k++] = (char)cp;
		else if (cp == '.' && is_digit(text[i]) && (start == 0 || (unsigned char)text[start - 1] <= ' '))
			return false; /* .50 */
		else if (cp >= '0' && cp <= '9' && (is_over || k >= DIGITS_MOST))
			return false;
		else if (cp >= '0' && cp <= '9')
			out[k++] = (char)cp;
		else if (!is_group(cp))
			is_over = is_joined;
		else if (is_between && strspn(text + i, DIGITS) != 3)
			return false;
	}
	out[k] = '\0';
	return k > 0 && is_digit(out[k - 1]);
}

/* What the amount tells of itself. */
static void look(const char *digits, bool *is_point, bool *is_comma)
{
	const char *s = digits + (*digits == '-');
	*is_point = fits(s, '.');
	*is_comma = fits(s, ',');
}

/* ---- what the others tell ---- */

/* With two decimals or in groups, as nothing but amounts is; else '\0'. */
static char decimal_of(const char *text)
{
	char digits[DIGITS_MOST + 1];
	bool is_point, is_comma;
	if (!strip(text, digits))
		return '\0';
	look(digits, &is_point, &is_comma);
	if (is_point == is_comma)
		return '\0';
	char decimal = is_point ? '.' : ',';
	const char *at = strchr(digits, decimal);
	return !at || strlen(at + 1) == 2 ? decimal : '\0';
}

/* Of the column, or of all columns: SIZE_MAX. '\0': there is none, or both. */
static char find_decimal(const struct import_job *j, const struct table *t, size_t column)
{
	bool has_point = false, has_comma = false;
	for (size_t row = t->head + 1; row < t->n_rows; row++)
		for (size_t i = 0; i < t->rows[row].n; i++) {
			if (column != SIZE_MAX && i != column)
				continue;
			char decimal = decimal_of(value_clean(j->a, table_cell(t, row, i)->text));
			has_point |= decimal == '.';
			has_comma |= decimal == ',';
		}
	return has_point == has_comma ? '\0' : has_point ? '.' : ',';
}

static size_t column_of(const struct table *t, const struct value *v)
{
	for (size_t row = t->head + 1; row < t->n_rows; row++)
		for (size_t i = 0; i < t->rows[row].n; i++)
			if (table_cell(t, row, i)->start == v->at.offset)
				return i;
	return SIZE_MAX;
}

static char ask_others(const struct import_job *j, const struct value *v)
{
	char decimal = '\0';
	if (j->table)
		decimal = find_decimal(j, j->table, column_of(j->table, v));
	if (!decimal && j->table)
		decimal = find_decimal(j, j->table, SIZE_MAX);
	return decimal ? decimal : tree_text(j->format, "decimal", "")[0];
}

/* ---- the amount ---- */

static const char *spell(struct arena *a, const char *digits, char decimal)
{
	char *out = arena_strdup(a, digits), *to = out;
	for (const char *s = digits; *s; s++)
		if (*s == decimal)
			*to++ = '.';
		else if (*s != '.' && *s != ',')
			*to++ = *s;
	*to = '\0';
	return out;
}

static void report_either(struct import_job *j, const struct value *v, const char *digits)
{
	diag_error(j->d, v->at, "import-amount", "\"%s\" may be %s or %s, and no other amount of %s tells which",
	           tree_quote(j->a, v->text), spell(j->a, digits, '.'), spell(j->a, digits, ','),
	           v->at.source->name);
	diag_advise(j->d, "download it anew with decimals, or write the order into the case without from:");
	j->failed = true;
}

void value_money(struct import_job *j, struct value *v)
{
	char digits[DIGITS_MOST + 1], decimal;
	bool is_point, is_comma;
	if (value_is_damaged(j, v))
		return;
	if (!strip(v->text, digits)) {
		if (strspn(v->text, "-/ ") == strlen(v->text) || strcmp(v->text, "无") == 0)
			v->text = NULL; /* what stands where there is none */
		return;
	}
	look(digits, &is_point, &is_comma);
	decimal = is_point ? '.' : ',';
	if (is_point && is_comma && strpbrk(digits, ".,"))
		decimal = ask_others(j, v);
	if (!decimal)
		report_either(j, v, digits);
	else if (is_point || is_comma) /* what is neither is refused by the case's own reader */
		v->text = spell(j->a, digits, decimal);
}
