/* diag_print.c - diagnostics as text: sorted, with the line they mean and a caret under the place.
 *
 * All that comes from the input is made harmless first: control characters and direction marks would
 * let a case file rewrite the terminal it is reported on. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/columns.h"
#include "base/diag.h"
#include "base/diag_int.h"
#include "base/message.h"
#include "base/utf8.h"

#define TAB 8
#define LINE_MOST 100   /* columns shown of a long line */
#define LINE_BEFORE 60  /* columns shown before the caret of a long line */
#define LINE_AROUND 4000 /* bytes looked at on both sides: a line may have megabytes and a hundred mistakes */

struct range {
	uint32_t first, last;
};

static const struct range harmful[] = { /* controls, direction marks, line separators, BOM */
	{0x0000, 0x001F}, {0x007F, 0x009F}, {0x061C, 0x061C}, {0x200E, 0x200F}, {0x2028, 0x202E},
	{0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
};

static bool is_harmful(uint32_t cp)
{
	for (size_t i = 0; i < sizeof harmful / sizeof *harmful; i++)
		if (cp >= harmful[i].first && cp <= harmful[i].last)
			return true;
	return false;
}

static uint32_t harmless(uint32_t cp)
{
	return cp == UTF8_BAD || is_harmful(cp) ? 0xFFFD : cp;
}

static void put_char(FILE *to, uint32_t cp)
{
	char bytes[4];
	fwrite(bytes, 1, utf8_put(bytes, cp), to);
}

/* The code point at s[*i] as it stands on one line. */
static uint32_t next_plain(const char *s, size_t n, size_t *i)
{
	uint32_t cp = utf8_next(s, n, i);
	return cp == '\n' || cp == '\t' ? ' ' : harmless(cp);
}

static void put_bytes(FILE *to, const char *s, size_t n)
{
	for (size_t i = 0; i < n;)
		put_char(to, next_plain(s, n, &i));
}

const char *diag_plain(struct arena *a, const char *text)
{
	size_t n = strlen(text), end = 0;
	char *plain = ARENA_ARRAY(a, char, 3 * n + 1); /* U+FFFD has three bytes */
	for (size_t i = 0; i < n;)
		end += utf8_put(plain + end, next_plain(text, n, &i));
	plain[end] = '\0';
	return plain;
}

static void put_text(FILE *to, const char *s)
{
	put_bytes(to, s, strlen(s));
}

/* ---- colours ---- */

struct look {
	const char *place, *level[LEVEL_SYSTEM + 1], *code, *caret, *end;
};

static const struct look plain = {"", {"", "", "", "", ""}, "", "", ""};
static const struct look coloured = {
	"\033[1m", {"", "\033[1;36m", "\033[1;35m", "\033[1;31m", "\033[1;31m"},
	"\033[2m", "\033[1;32m", "\033[0m"};

static const char *const level_words[] = {"", N_("note"), N_("warning"), N_("error"), N_("error")};

/* ---- the line and its caret ---- */

struct view { /* a line of the source, as columns */
	const char *text;
	size_t n;             /* bytes */
	int columns;          /* of the whole line */
	int caret, caret_end; /* columns */
	int from, to;         /* columns shown */
};

/* The code point at *i as it is shown; tabs become spaces. */
static uint32_t next_shown(const struct view *v, size_t *i, int column, int *width)
{
	uint32_t cp = utf8_next(v->text, v->n, i);
	if (cp == '\t') {
		*width = TAB - column % TAB;
		return ' ';
	}
	cp = harmless(cp);
	*width = columns_of_char(cp);
	return cp;
}

static bool is_line_end(char letter)
{
	return letter == '\n' || letter == '\r';
}

/* The bytes of the line around `at`, as far as any of them may be shown. */
static void find_line(const struct source *s, size_t at, size_t *start, size_t *end)
{
	*start = *end = at;
	while (*start > 0 && !is_line_end(s->text[*start - 1]) && at - *start < LINE_AROUND)
		--*start;
	while (*start < at && (s->text[*start] & 0xC0) == 0x80)
		++*start;
	while (*end < s->n && !is_line_end(s->text[*end]) && *end - at < LINE_AROUND)
		++*end;
}

static struct view view_of(const struct mark *m)
{
	const struct source *s = m->source;
	size_t at = m->offset < s->n ? m->offset : s->n, start, end;
	find_line(s, at, &start, &end);
	struct view v = {.text = s->text + start, .n = end - start, .caret = -1};
	size_t caret = at - start, caret_end = caret + (m->length < v.n ? m->length : v.n);
	for (size_t i = 0; i < v.n;) {
		int width;
		if (v.caret < 0 && i >= caret)
			v.caret = v.columns;
		bool in_caret = i >= caret && i < caret_end;
		next_shown(&v, &i, v.columns, &width);
		v.columns += width;
		if (in_caret)
			v.caret_end = v.columns;
	}
	if (v.caret < 0)
		v.caret = v.columns;
	v.to = v.columns;
	if (v.columns > LINE_MOST) {
		v.from = v.caret > LINE_BEFORE ? v.caret - LINE_BEFORE : 0;
		v.to = v.from + LINE_MOST < v.columns ? v.from + LINE_MOST : v.columns;
	}
	return v;
}

static void print_view(FILE *to, const struct view *v)
{
	int column = 0, width;
	if (v->from > 0)
		fputs("...", to);
	for (size_t i = 0; i < v->n; column += width) {
		uint32_t cp = next_shown(v, &i, column, &width);
		int first = column > v->from ? column : v->from;
		int last = column + width < v->to ? column + width : v->to;
		if (cp == ' ')
			fprintf(to, "%*s", last > first ? last - first : 0, "");
		else if (column >= v->from && column + width <= v->to)
			put_char(to, cp);
		else if (last > first)
			fprintf(to, "%*s", last - first, ""); /* half of a wide one at the edge */
	}
	fputs(v->to < v->columns ? "...\n" : "\n", to);
}

static void print_caret(FILE *to, const struct view *v, const struct look *look)
{
	int end = v->caret_end < v->to ? v->caret_end : v->to;
	fprintf(to, "%*s%s^", v->caret - v->from + (v->from > 0 ? 3 : 0), "", look->caret);
	for (int column = v->caret + 1; column < end; column++)
		fputc('~', to);
	fprintf(to, "%s\n", look->end);
}

static void print_advice(FILE *to, const char *advice)
{
	const char *before = "  = ";
	for (const char *end; advice; advice = *end ? end + 1 : NULL) {
		end = advice + strcspn(advice, "\n");
		fputs(before, to);
		put_bytes(to, advice, (size_t)(end - advice));
		fputc('\n', to);
		before = "    ";
	}
}

static void put_place(FILE *to, const struct mark *m)
{
	struct buf place = {0};
	if (m->source)
		mark_print(&place, m);
	else
		buf_add_string(&place, "dossier");
	put_bytes(to, (const char *)place.data, place.n);
	buf_drop(&place);
}

static void print_report(FILE *to, const struct report *r, const struct look *look)
{
	const struct mark *m = &r->at;
	bool has_place = m->source && m->line > 0;
	fputs(look->place, to);
	put_place(to, m);
	fprintf(to, ":%s %s%s:%s ", look->end, look->level[r->level], _(level_words[r->level]), look->end);
	put_text(to, r->message);
	if (r->code)
		fprintf(to, " %s[%s]%s", look->code, r->code, look->end);
	fputc('\n', to);
	if (has_place && m->source->text) {
		struct view v = view_of(m);
		fprintf(to, "%5d | ", m->line);
		print_view(to, &v);
		fputs("      | ", to);
		print_caret(to, &v, look);
	}
	if (r->advice)
		print_advice(to, r->advice);
}

void diag_print(const struct diag *d, FILE *to, bool colour, enum level least)
{
	size_t n;
	const struct report **reports = diag_list(d, least, &n);
	for (size_t i = 0; i < n; i++)
		print_report(to, reports[i], colour ? &coloured : &plain);
	free(reports);
}
