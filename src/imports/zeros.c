/* zeros.c - a spreadsheet keeps 15 digits of a number and fills the rest with zeros. One number may end so by
 * itself; all the long ones of a column do not. */
#include <string.h>

#include "base/digits.h"
#include "base/message.h"
#include "imports/select_int.h"

/* As it stands there: behind ="..." and ' a number is a text, and whole. */
static const char *raw_text(const struct table *t, size_t row, size_t column)
{
	const struct cell *cell = table_cell(t, row, column);
	return cell ? cell->text : "";
}

/* Its long numbers are all cut, and there is one at least. */
static bool is_column_cut(const struct table *t, size_t column)
{
	bool is_cut = false;
	for (size_t row = t->head + 1; row < t->n_rows; row++) {
		const char *text = raw_text(t, row, column);
		if (digits_are_long(text) && !digits_are_cut(text))
			return false;
		is_cut = is_cut || digits_are_long(text);
	}
	return is_cut;
}

/* Three numbers with nine zeros, each zero one chance in ten; but platforms end all numbers of one buyer in
 * the same digits, of which the last that is kept is one then. */
static enum zeros judge(struct arena *a, const struct table *t, size_t column)
{
	enum { NUMBERS = 3, ZEROS = 9 };
	struct index numbers = index_new(a, t->n_rows);
	size_t n = 0, n_zeros = 0;
	char last = '\0';
	bool is_same = true;
	for (size_t row = t->head + 1; row < t->n_rows; row++) {
		const char *text = raw_text(t, row, column);
		if (!digits_are_long(text) || index_first(&numbers, text, row) != row)
			continue;
		is_same = is_same && (n == 0 || text[DIGITS_KEPT - 1] == last);
		last = text[DIGITS_KEPT - 1];
		n_zeros += strlen(text) - DIGITS_KEPT;
		n++;
	}
	return n >= NUMBERS && n_zeros >= ZEROS && !is_same ? ZEROS_SURE : ZEROS_DOUBT;
}

enum zeros zeros_look(struct import_job *j, size_t column)
{
	const struct table *t = j->table;
	if (!t)
		return ZEROS_NONE;
	if (!j->zeros)
		j->zeros = ARENA_ARRAY(j->a, uint8_t, heads_count(t) + 1);
	uint8_t *known = &j->zeros[column < heads_count(t) ? column : heads_count(t)];
	if (*known == ZEROS_UNKNOWN)
		*known = is_column_cut(t, column) ? (uint8_t)judge(j->a, t, column) : ZEROS_NONE;
	return (enum zeros)*known;
}

/* ---- before an order gets a folder of its own ---- */

/* Does the format read a number from it? */
static bool is_of_codes(const struct node *spec, const char *name)
{
	const struct node *code = tree_lookup(spec, "code");
	bool is_it = code && heads_is_named(code, NULL, name);
	for (size_t i = 0; i < spec->n && !is_it; i++)
		is_it = is_of_codes(spec->items[i], name);
	return is_it;
}

/* Once: of the others the warning would say the same. */
static void tell_doubt(struct import_job *j, const struct value *v)
{
	enum { SHORTEST = 18 }; /* as of a case: one or two zeros are nothing */
	if (strlen(v->text) < SHORTEST)
		return;
	diag_warning(j->d, v->at, "number-precision",
	             "\"%s\" ends in zeros after 15 digits, as a spreadsheet leaves long numbers", v->text);
	diag_advise(j->d,
	            "copy it anew from the platform's page; in the spreadsheet, format the column as text");
	j->zeros[v->column - 1] = ZEROS_NONE;
}

bool zeros_are_good(const struct choice *c, size_t row)
{
	const struct node *fill = tree_lookup(c->j->format, "fill");
	for (size_t i = 0; i < heads_count(c->t); i++) {
		const char *text = raw_text(c->t, row, i);
		if (!digits_are_cut(text) || !is_of_codes(fill, heads_name(c->t, i)))
			continue;
		struct value v = {.text = text, .at = table_mark(c->t, row, table_cell(c->t, row, i)),
			.column = i + 1};
		enum zeros zeros = zeros_look(c->j, i);
		if (zeros == ZEROS_SURE) {
			value_code(c->j, &v, NULL);
			return false;
		}
		if (zeros == ZEROS_DOUBT)
			tell_doubt(c->j, &v);
	}
	return true;
}
