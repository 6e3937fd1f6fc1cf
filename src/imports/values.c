/* values.c - what platforms put around a value is taken off; what a spreadsheet damaged is refused. */
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/message.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

#define DIGITS "0123456789"

/* ---- around it ---- */

bool value_is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\r' || cp == '\n' || cp == 0xA0 || cp == 0x3000 ||
	       cp == 0xFEFF || cp == 0x200B;
}

static const char *trimmed(struct arena *a, const char *s, size_t n)
{
	size_t first = n, end = 0;
	for (size_t i = 0, start; i < n;) {
		start = i;
		if (value_is_blank(utf8_next(s, n, &i)))
			continue;
		first = start < first ? start : first;
		end = i;
	}
	return first < end ? first == 0 && s[end] == '\0' ? s : arena_strndup(a, s + first, end - first) : "";
}

const char *value_trim(struct arena *a, const char *text)
{
	return trimmed(a, text, strlen(text));
}

/* "null", and "null null null" of a name or address that was put together from parts. */
static bool is_null(const char *s)
{
	while (strncmp(s, "null", 4) == 0 && (s[4] == '\0' || strchr(" ,", s[4])))
		s += 4 + strspn(s + 4, " ,");
	return *s == '\0';
}

const char *value_clean(struct arena *a, const char *text)
{
	const char *s = trimmed(a, text, strlen(text));
	size_t n = strlen(s);
	if (n >= 3 && s[0] == '=' && s[1] == '"' && s[n - 1] == '"') /* so that a spreadsheet takes it for text */
		s = trimmed(a, s + 2, n - 3);
	if (s[0] == '\'' && (strchr(DIGITS "+", s[1]) || strcmp(s + 1, "null") == 0))
		s++;
	return strcmp(s, "\\N") == 0 || is_null(s) ? "" : s;
}

/* ---- damage ---- */

void value_report_damage(struct import_job *j, const struct value *v, const char *what)
{
	static const char of_text[] = N_("download the export anew, and do not save it with a spreadsheet");
	static const char of_workbook[] =
		N_("download the export anew, as CSV if that is offered, and do not save it with a spreadsheet");
	diag_error(j->d, v->at, "import-damaged", what, tree_quote(j->a, v->text));
	diag_advise(j->d, "%s", _(v->at.source && v->at.source->sheet ? of_workbook : of_text));
	j->failed = true;
}

bool value_is_letter(char c)
{
	return (c & 0x80) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* Programs that write workbooks and do not calculate leave that to who opens them. */
static void report_uncalculated(struct import_job *j, const struct value *v)
{
	diag_error(j->d, v->at, "import-damaged", "this cell is a formula, and its value was not saved with it");
	diag_advise(j->d, "open the workbook in Excel or LibreOffice and save it again, which calculates it");
	j->failed = true;
}

bool value_is_damaged(struct import_job *j, const struct value *v)
{
	const char *damage = damage_of(j, v->text);
	if (strcmp(v->text, VALUE_UNCALCULATED) == 0)
		report_uncalculated(j, v);
	else if (damage)
		value_report_damage(j, v, damage);
	else
		return false;
	return true;
}

bool value_ends(const char *text, const char *end)
{
	size_t n = strlen(text), n_end = strlen(end);
	return n >= n_end && strcmp(text + n - n_end, end) == 0;
}

static const char rounded[] = N_("a spreadsheet rounded this number to %s");
static const char as_amount[] = N_("a program read this number as an amount, and wrote %s");

/* Of a text that may be a number, too: a nickname, an article's. */
bool value_is_spoiled(struct import_job *j, const struct value *v)
{
	enum { LONG = 11 }; /* digits of a phone in China */
	if (value_is_damaged(j, v))
		return true;
	const char *sign = strchr(v->text, '+');
	const char *damage = sign && digits_are_rounded(v->text) ? rounded :
		damage_is_amount(v->text, LONG) ? as_amount : NULL;
	if (!damage || strcmp(j->ask->section, "chat") == 0)
		return false;
	value_report_damage(j, v, damage);
	return true;
}

/* ---- by kind ---- */

static const char *damage_of_code(struct import_job *j, const struct value *v)
{
	if (digits_are_rounded(v->text))
		return rounded;
	if (damage_is_amount(v->text, 0))
		return as_amount;
	if (v->column > 0 && digits_are_cut(v->text) && zeros_look(j, v->column - 1) == ZEROS_SURE)
		return N_("%s ends in zeros as all long numbers of its column: a spreadsheet kept 15 digits");
	return NULL;
}

bool value_is_sound(struct import_job *j, const struct value *v)
{
	return strcmp(v->text, VALUE_UNCALCULATED) != 0 && !damage_of(j, v->text) && !damage_of_code(j, v);
}

void value_code(struct import_job *j, struct value *v, const char *digits)
{
	size_t n = strlen(v->text);
	if (value_is_damaged(j, v))
		return;
	const char *damage = damage_of_code(j, v);
	if (damage)
		value_report_damage(j, v, damage);
	else if (digits && strspn(v->text, DIGITS) == n && (long)n < strtol(digits, NULL, 10))
		value_report_damage(j, v,
		                    N_("%s has fewer digits than such a number: a spreadsheet drops zeros in front"));
}

bool value_leave_shared(struct import_job *j, struct value *v)
{
	if (!v->is_shared)
		return false;
	diag_note(j->d, v->at, "import-merged", "%s is of several rows, whose cells were merged: no item has it",
	          tree_quote(j->a, v->text));
	diag_advise(j->d, "write the items into the case if their prices matter");
	*v = (struct value){0};
	return true;
}

/* None would be one. */
static void report_shared(struct import_job *j, struct value *v)
{
	diag_error(j->d, v->at, "import-merged", "%s pieces are of several rows, whose cells were merged",
	           tree_quote(j->a, v->text));
	diag_advise(j->d, "take the merge back and write how many each item has, or write the order into the "
	            "case without from:");
	*v = (struct value){0};
	j->failed = true;
}

static bool is_whole(const struct written *w, bool is_number)
{
	size_t n = strspn(w->digits, DIGITS), zeros = w->digits[n] ? strspn(w->digits + n + 1, "0") : 0;
	if (!w->digits[n])
		return true;
	return w->digits[n + 1 + zeros] == '\0' && (zeros != 3 || is_number); /* 2.000 may be two thousand */
}

/* 2.00 and "2 件" are two; 2打 and "2 x 3" are more. What is refused counts as empty. */
void value_count(struct import_job *j, struct value *v)
{
	struct written w;
	if (v->is_shared) {
		report_shared(j, v);
		return;
	}
	if (value_is_damaged(j, v))
		return;
	enum writing writing = written_read(j->a, &w, tree_lookup(j->currencies, "pieces"), v->text);
	if (writing == WRITTEN_WELL && !w.is_negative && !w.units[0] && is_whole(&w, v->is_number)) {
		v->text = arena_strndup(j->a, w.digits, strspn(w.digits, DIGITS));
		return;
	}
	diag_error(j->d, v->at, "bad-value", "\"%s\" is no plain number of pieces", tree_quote(j->a, v->text));
	diag_advise(j->d, "beside its digits only a word such as pcs may stand behind them: look it up, and "
	            "write the order into the case without from:");
	v->text = NULL;
}
