/* values.c - one scalar at a time: what it must look like, and what to say when it does not. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/digits.h"
#include "base/message.h"
#include "casefile/casefile_int.h"

#define COUNT_MOST 1000000

/* The value without the spaces and line ends around it. */
static const char *trimmed(struct reader *r, const struct node *value)
{
	const char *s = value->text + strspn(value->text, " \t\r\n");
	size_t n = strlen(s);

	while (n > 0 && strchr(" \t\r\n", s[n - 1]))
		n--;
	return s[n] ? arena_strndup(r->a, s, n) : s;
}

static void report_bad(struct reader *r, const struct node *value, const char *what)
{
	diag_error(r->d, value->at, "bad-value", "\"%s\" is no %s", tree_quote(r->a, value->text), _(what));
}

static void advise_suggestion(struct reader *r, const char *suggestion, const char *otherwise)
{
	if (suggestion)
		diag_advise(r->d, "did you mean %s?", suggestion);
	else
		diag_advise(r->d, "%s", _(otherwise));
}

/* ---- text ---- */

static void read_text(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	(void)f;
	*(struct text *)to = (struct text){ trimmed(r, value), value->at };
}

/* One or two zeros are nothing. */
static bool is_cut(const char *s)
{
	enum { SHORTEST = 18 };

	return strlen(s) >= SHORTEST && digits_are_cut(s);
}

static bool has_curly_quote(const char *s)
{
	return strncmp(s, "\xE2\x80\x9C", 3) == 0 || strncmp(s, "\xE2\x80\x98", 3) == 0 ||
	       strncmp(s, "\xEF\xBC\x82", 3) == 0;
}

static void read_code(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	read_text(r, f, value, to);
	const char *s = ((struct text *)to)->s;

	if (has_curly_quote(s)) {
		diag_error(r->d, value->at, "bad-value", "the quotation marks of %s would be printed with it",
		           tree_quote(r->a, s));
		diag_advise(r->d, "take them out; YAML knows plain ones alone: \" and '");
		return;
	}
	if (digits_are_rounded(s))
		diag_warning(r->d, value->at, "number-precision",
		             "\"%s\" looks like a number that a spreadsheet rounded", tree_quote(r->a, s));
	else if (is_cut(s))
		diag_warning(r->d, value->at, "number-precision",
		             "\"%s\" ends in zeros after 15 digits, as a spreadsheet leaves long numbers", s);
	else
		return;
	diag_advise(r->d,
	            "copy it anew from the platform's page; in the spreadsheet, format the column as text");
}

static bool is_made_of(const char *s, const char *letters, size_t most)
{
	size_t n = strlen(s);
	return n > 0 && n <= most && strspn(s, letters) == n;
}

static void read_name(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	read_text(r, f, value, to);
	const char *s = ((struct text *)to)->s, *suggestion;

	if (is_made_of(s, "abcdefghijklmnopqrstuvwxyz0123456789-", 64))
		return;
	diag_error(r->d, value->at, "bad-value", "\"%s\" has characters that \"%s\" may not have",
	           tree_quote(r->a, s), f->key);
	suggestion = suggest_name(r->a, s);
	advise_suggestion(r, suggestion, N_("small letters a-z, digits and hyphens only, at most 64"));
}

static void read_language(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	read_text(r, f, value, to);
	const char *s = ((struct text *)to)->s;

	if (is_made_of(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", 35))
		return;
	report_bad(r, value, N_("language code"));
	diag_advise(r->d, "write zh-CN, ru or en");
	((struct text *)to)->s = NULL; /* so that nobody looks for words in it */
}

static void read_currency(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	read_text(r, f, value, to);
	const char *s = ((struct text *)to)->s;

	if (strlen(s) == 3 && is_made_of(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3) && strcmp(s, "RMB") != 0)
		return;
	report_bad(r, value, N_("currency code"));
	advise_suggestion(r, suggest_currency(s), N_("write its three capital letters: CNY, RUB, USD, EUR"));
}

/* ---- words of a list ---- */

static int find_word(const struct field *f, const char *s)
{
	for (int i = 0; f->words[i]; i++)
		if (strcmp(f->words[i], s) == 0)
			return i;
	return -1;
}

/* "-90" is likest to "90", and means the other way round. */
static bool are_turns(const struct field *f)
{
	return strchr("0123456789", f->words[0][0]);
}

static void report_word(struct reader *r, const struct field *f, const struct node *value)
{
	size_t n = 0;
	const char *list = f->words[0], *near;

	for (n = 1; f->words[n]; n++)
		list = arena_printf(r->a, "%s, %s", list, f->words[n]);
	near = are_turns(f) ? suggest_turn(value->text) : diag_nearest(value->text, f->words, n);
	diag_error(r->d, value->at, "bad-value", "\"%s\" is no value of \"%s\"",
	           tree_quote(r->a, value->text), f->key);
	if (!near && f->type == FIELD_SENDER)
		near = suggest_sender(value->text);
	if (near)
		diag_advise(r->d, "did you mean \"%s\"? the values are: %s", near, list);
	else
		diag_advise(r->d, "the values are: %s", list);
}

static void read_word(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	if (find_word(f, value->text) >= 0)
		read_text(r, f, value, to);
	else
		report_word(r, f, value);
}

static void read_sender(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	int i = find_word(f, value->text);

	if (i >= 0)
		*(enum sender *)to = (enum sender)i;
	else
		report_word(r, f, value);
}

static void read_flag(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	const char *s = value->text;
	bool yes = strcmp(s, "true") == 0 || strcmp(s, "yes") == 0;

	if (!yes && strcmp(s, "false") != 0 && strcmp(s, "no") != 0) {
		diag_error(r->d, value->at, "bad-value", "\"%s\" is neither true nor false",
		           tree_quote(r->a, s));
		diag_advise(r->d, "write %s: true, or leave it out", f->key);
	}
	*(bool *)to = yes;
}

/* ---- numbers ---- */

static void read_count(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	const char *s = trimmed(r, value);
	long n = strlen(s) <= 7 && strspn(s, "0123456789") == strlen(s) ? strtol(s, NULL, 10) : 0;

	(void)f;
	if (n < 1 || n > COUNT_MOST) {
		report_bad(r, value, N_("number of pieces"));
		advise_suggestion(r, suggest_count(r->a, s),
		                  N_("write a whole number from 1 to 1000000, without a unit"));
		n = 1;
	}
	*(long *)to = n;
}

static const char *advice_on_money(const char *s)
{
	const char *point = strchr(s, '.');

	if (*s && strspn(s, "0123456789.") == strlen(s) && (!point || !strchr(point + 1, '.')))
		return N_("an amount has at most 14 digits before the point and 4 behind it");
	return N_("write digits and a point, such as 1299.00; the currency stands behind currency:");
}

static void read_money(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	struct amount *amount = to;

	amount->at = value->at;
	amount->given = money_parse(&amount->value, trimmed(r, value));
	if (!amount->given) {
		report_bad(r, value, N_("amount"));
		advise_suggestion(r, suggest_money(r->a, value->text), advice_on_money(trimmed(r, value)));
	} else if (amount->value < 0) {
		bool is_discount = strcmp(f->key, "discount") == 0;
		diag_error(r->d, value->at, "bad-value", "\"%s\" is below zero",
		           tree_quote(r->a, value->text));
		diag_advise(r->d, is_discount ? N_("a discount is written without a minus")
		                              : N_("what was taken off stands behind discount:"));
	}
}

/* ---- time ---- */

static bool has_form_of_date(const char *s)
{
	return strlen(s) >= 10 && isdigit((unsigned char)s[0]) && isdigit((unsigned char)s[3]) &&
	       s[4] == '-' && isdigit((unsigned char)s[5]) && s[7] == '-' &&
	       isdigit((unsigned char)s[9]);
}

typedef bool date_parser(struct date *d, const char *text);

/* Papers say in words, or by a year far away, that they have no end. */
static const char *suggest_end(struct reader *r, const char *s, date_parser *parse)
{
	bool is_end = parse == date_parse_end, is_far = has_form_of_date(s) && strtol(s, NULL, 10) > 2199;

	return is_end && (is_far || suggest_is_endless(s)) ? "9999-12-31" : suggest_date(r->a, s);
}

/* It is written by the seller, and stands in no export. */
static bool is_own(const struct reader *r, const struct source *source)
{
	return r->inputs[0]->source == source || include_of(r, source)->source == source;
}

static void report_exported_date(struct reader *r, const struct node *value, const char *s)
{
	diag_error(r->d, value->at, "bad-date", "\"%s\" is no date", tree_quote(r->a, s));
	diag_advise(r->d, "download the export anew, and do not save it with a spreadsheet; or write into the "
	            "case when it was: 2025-01-10 09:12");
}

static void report_date(struct reader *r, const struct node *value, const char *s, date_parser *parse)
{
	const char *suggestion = suggest_end(r, s, parse);

	if (!is_own(r, value->at.source)) {
		report_exported_date(r, value, s);
	} else if (has_form_of_date(s) && !date_has_year((int)strtol(s, NULL, 10))) {
		diag_error(r->d, value->at, "bad-date", "the year of \"%s\" is not one from 1900 to 2199",
		           tree_quote(r->a, s));
		advise_suggestion(r, suggestion, N_("look whether a digit of the year is wrong"));
	} else if (has_form_of_date(s) && !suggestion) {
		diag_error(r->d, value->at, "bad-date", "there is no such date as \"%s\"",
		           tree_quote(r->a, s));
		diag_advise(r->d, "look at its month, day, hour and minute");
	} else {
		diag_error(r->d, value->at, "bad-date", "\"%s\" is no date", tree_quote(r->a, s));
		advise_suggestion(r, suggestion,
		                  N_("write 2025-01-10, 2025-01-10 09:12 or 2025-01-10 09:12 +08:00"));
	}
}

static void parse_when(struct reader *r, const struct node *value, const char *s, date_parser *parse,
                       struct when *to)
{
	struct when w = { .at = value->at };

	if (!parse(&w.date, s)) {
		report_date(r, value, s, parse);
		return;
	}
	/* exports have offsets of their platform's computers, and say nothing of where the seller is */
	if (w.date.has_offset && !r->c->has_timezone && is_own(r, value->at.source)) {
		r->c->has_timezone = true;
		r->c->timezone_minutes = w.date.offset_minutes;
	}
	*to = w;
}

static void read_date(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	(void)f;
	parse_when(r, value, trimmed(r, value), date_parse, to);
}

static void read_validity(struct reader *r, const struct field *f, const struct node *value, void *struct_at)
{
	const char *s = trimmed(r, value), *dots = strstr(s, "..");
	struct when *from = (void *)((char *)struct_at + f->offset);
	struct when *to = (void *)((char *)struct_at + f->second);
	size_t n = dots ? (size_t)(dots - s) : 0;

	if (!dots || strlen(s) == 2) {
		report_bad(r, value, N_("range of dates"));
		diag_advise(r->d,
		            "write FROM .. TO: 2024-06-11 .. 2026-06-10; leave out a side that is open");
		return;
	}
	while (n > 0 && s[n - 1] == ' ')
		n--;
	dots += 2 + strspn(dots + 2, " ");
	if (n > 0)
		parse_when(r, value, arena_strndup(r->a, s, n), date_parse, from);
	if (*dots)
		parse_when(r, value, dots, date_parse_end, to);
}

static void read_offset(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	read_text(r, f, value, to);
	if (date_parse_offset(&r->c->timezone_minutes, ((struct text *)to)->s)) {
		r->c->has_timezone = true;
		return;
	}
	report_bad(r, value, N_("offset from UTC"));
	diag_advise(r->d, "write \"+08:00\" for China, \"+03:00\" for Moscow");
}

/* ---- files ---- */

static void read_file(struct reader *r, const struct field *f, const struct node *value, void *to)
{
	(void)f;
	files_read_one(r, value, to);
}

void value_read(struct reader *r, const struct field *f, const struct node *value, void *struct_at)
{
	typedef void value_reader(struct reader *, const struct field *, const struct node *, void *);
	static value_reader *const readers[] = {
		[FIELD_TEXT] = read_text, [FIELD_CODE] = read_code, [FIELD_NAME] = read_name,
		[FIELD_LANGUAGE] = read_language, [FIELD_CURRENCY] = read_currency, [FIELD_WORD] = read_word,
		[FIELD_SENDER] = read_sender, [FIELD_DATE] = read_date,
		[FIELD_OFFSET] = read_offset, [FIELD_MONEY] = read_money, [FIELD_COUNT] = read_count,
		[FIELD_FLAG] = read_flag, [FIELD_FILE] = read_file,
	};

	if (f->type == FIELD_VALIDITY)
		read_validity(r, f, value, struct_at);
	else
		readers[f->type](r, f, value, (char *)struct_at + f->offset);
}
