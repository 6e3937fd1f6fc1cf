/* values.c - what platforms put around a value is taken off; what a spreadsheet damaged is refused. */
#include <stdlib.h>
#include <string.h>

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

const char *value_clean(struct arena *a, const char *text)
{
	const char *s = trimmed(a, text, strlen(text));
	size_t n = strlen(s);
	if (n >= 3 && s[0] == '=' && s[1] == '"' && s[n - 1] == '"') /* so that a spreadsheet takes it for text */
		s = trimmed(a, s + 2, n - 3);
	if (s[0] == '\'' && (strchr(DIGITS "+", s[1]) || strcmp(s + 1, "null") == 0))
		s++;
	return strcmp(s, "\\N") == 0 || strcmp(s, "null") == 0 ? "" : s;
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

/* 2.5E+17 */
static bool is_scientific(const char *s)
{
	size_t digits = strspn(s, DIGITS), decimals;
	if (digits == 0)
		return false;
	s += digits;
	decimals = *s == '.' ? 1 + strspn(s + 1, DIGITS) : 0;
	s += decimals;
	if ((*s | 0x20) != 'e' || (decimals == 0 && s[1] != '+'))
		return false;
	s += 1 + (s[1] == '+');
	return *s && s[strspn(s, DIGITS)] == '\0';
}

/* 78912804471163.0, as programs write a column that they read as numbers with decimals. */
static bool is_float(const char *s)
{
	size_t digits = strspn(s, DIGITS);
	return digits > 0 && strcmp(s + digits, ".0") == 0;
}

bool value_is_letter(char c)
{
	return (c & 0x80) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* What an encoding lacks becomes a question mark a letter: "???? ?????", "M?ller". In what people write to
 * each other there are such marks, too: there several words of nothing else are lost. */
static bool has_lost_letters(const char *s, bool is_talk)
{
	size_t words = 0, longest = 0, n;
	bool has_letters = false, is_amid = false;
	for (size_t i = 0; s[i]; i += n ? n : 1) {
		n = strspn(s + i, "?");
		has_letters |= value_is_letter(s[i]);
		bool is_behind = n && i > 0 && value_is_letter(s[i - 1]);
		bool is_before = n && value_is_letter(s[i + n]);
		is_amid |= is_behind && is_before && !(s[i - 1] & 0x80) && is_small(s[i + n]);
		if (n < 2 || is_behind || is_before)
			continue;
		words++;
		longest = n > longest ? n : longest;
	}
	if (is_talk)
		return !has_letters && words > 1;
	return longest > 2 || (!has_letters && words > 0) || (is_amid && !strpbrk(s, "=/"));
}

/* GBK read as the letters of Western Europe, "ÖñÁÖ²è¾ß": four of them or more in a row, which in pairs are
 * common Chinese characters. Small ones with accents begin none. */
static bool is_gbk_as_latin(const char *s)
{
	size_t n = strlen(s), run = 0;
	bool is_han = true, is_found = false;
	for (size_t i = 0; i <= n && is_han;) {
		uint32_t cp = i < n ? utf8_next(s, n, &i) : (i++, 0);
		if (cp >= 0xA1 && cp <= 0xFF) {
			is_han = run++ % 2 == 1 || (cp >= 0xB0 && cp <= 0xD7);
			continue;
		}
		is_found |= run >= 4;
		is_han = run % 2 == 0 && cp < 0x80;
		run = 0;
	}
	return is_found && is_han;
}

/* U+FFFD, and that read as GBK, which every Chinese seller has seen. */
static bool is_garbled(const char *s, bool is_talk)
{
	return strstr(s, "\xEF\xBF\xBD") || strstr(s, "锟斤拷") || is_gbk_as_latin(s) ||
	       has_lost_letters(s, is_talk);
}

static bool is_failed(const char *text)
{
	static const char *const errors[] = {"#N/A", "#NAME?", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!", "#NULL!",
		"#SPILL!", "#CALC!", "#GETTING_DATA"};
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (strncmp(text, errors[i], strlen(errors[i])) == 0)
			return true;
	return false;
}

/* NULL: none. */
static const char *damage_of(const char *text, bool is_talk)
{
	size_t n = strlen(text);
	if (n > 1 && strspn(text, "#") == n)
		return N_("%s stands here: the spreadsheet's column was too narrow to show its value");
	if (is_failed(text))
		return N_("%s stands here: a spreadsheet could not calculate it");
	if (is_garbled(text, is_talk))
		return N_("the letters of \"%s\" were lost when the file was saved in another encoding");
	return NULL;
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
	const char *damage = damage_of(v->text, strcmp(j->ask->section, "chat") == 0);
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

bool value_is_sound(const char *text)
{
	return strcmp(text, VALUE_UNCALCULATED) != 0 && !damage_of(text, false) && !is_scientific(text) &&
	       !is_float(text);
}

/* ---- by kind ---- */

void value_code(struct import_job *j, struct value *v, const char *digits)
{
	size_t n = strlen(v->text);
	if (value_is_damaged(j, v))
		return;
	if (is_scientific(v->text))
		value_report_damage(j, v, N_("a spreadsheet rounded this number to %s"));
	else if (is_float(v->text))
		value_report_damage(j, v, N_("a program read this number as an amount, and wrote %s"));
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
