/* breaks.c - where a line may end: UAX 14 by ICU, less what a language's row of breaks.yaml forbids.
 *
 * ICU is shown a shadow of the text in which wide quotes are brackets, since UAX 14 (to version 15)
 * would hold every quote to both its neighbours. ICU was preferred to libunibreak: Debian 12's
 * libunibreak 1.1 has the tables of Unicode 6 and knows neither emoji sequences nor strictness. */
#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "type/type_int.h"

#define LONGEST_WORD 8 /* graphemes of a word that may hold or be held */

/* ---- Unicode's opportunities ---- */

static UBreakIterator *open_breaker(const char *tag)
{
	char locale[64];
	UErrorCode error = U_ZERO_ERROR;
	snprintf(locale, sizeof locale, "%.40s@lb=strict", tag);
	for (char *p = locale; *p; p++)
		if (*p == '-')
			*p = '_';
	UBreakIterator *b = ubrk_open(UBRK_LINE, locale, NULL, 0, &error);
	return U_SUCCESS(error) ? b : NULL;
}

void breaks_close(struct language *l)
{
	if (l->breaker)
		ubrk_close(l->breaker);
}

static uint32_t unit_after(const struct paragraph *p, size_t i)
{
	return i + 1 < p->n ? p->graphemes[i + 1].unit : (uint32_t)p->n_shadow;
}

static void find_by_icu(struct paragraph *p, UBreakIterator *b)
{
	size_t i = 0;
	for (int32_t at = ubrk_next(b); at != UBRK_DONE; at = ubrk_next(b)) {
		while (i < p->n && unit_after(p, i) < (uint32_t)at)
			i++;
		if (i < p->n && unit_after(p, i) == (uint32_t)at)
			p->graphemes[i].brk = ubrk_getRuleStatus(b) >= UBRK_LINE_HARD ? BREAK_MUST : BREAK_MAY;
	}
}

/* Without ICU's data: lines end at spaces and newlines. */
static void find_by_spaces(struct paragraph *p)
{
	for (size_t i = 0; i < p->n; i++) {
		uint8_t class = p->graphemes[i].class;
		p->graphemes[i].brk = class == CLASS_NEWLINE ? BREAK_MUST : class == CLASS_SPACE ? BREAK_MAY : BREAK_NEVER;
	}
}

/* ---- words of a language ---- */

struct word_at {
	const char *s;
	size_t n;
};

static bool is_listed(const char *const *list, size_t n_list, const char *s, size_t n)
{
	for (size_t i = 0; i < n_list; i++)
		if (list[i][0] == s[0] && strncmp(list[i], s, n) == 0 && list[i][n] == '\0')
			return true;
	return false;
}

static bool is_gap(const struct grapheme *g)
{
	return g->class == CLASS_SPACE || g->class == CLASS_NEWLINE;
}

/* The word that ends before grapheme i; none if it is too long to be of interest. */
static struct word_at word_before(const struct paragraph *p, size_t i)
{
	size_t from = i;
	while (from > 0 && !is_gap(&p->graphemes[from - 1]) && i - from <= LONGEST_WORD)
		from--;
	if (from == i || i - from > LONGEST_WORD)
		return (struct word_at){0};
	while (from < i - 1 && p->graphemes[from].end - p->graphemes[from].start <= 2 &&
	       strchr("(\"[", p->text[p->graphemes[from].start]))
		from++;
	uint32_t start = p->graphemes[from].start;
	return (struct word_at){p->text + start, p->graphemes[i - 1].end - start};
}

static struct word_at word_after(const struct paragraph *p, size_t i)
{
	size_t to = i;
	while (to < p->n && !is_gap(&p->graphemes[to]) && to - i <= LONGEST_WORD)
		to++;
	if (to == i || to - i > LONGEST_WORD)
		return (struct word_at){0};
	uint32_t start = p->graphemes[i].start;
	return (struct word_at){p->text + start, p->graphemes[to - 1].end - start};
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Is the word a unit, perhaps with punctuation after it? */
static bool is_unit(const struct break_row *row, struct word_at w)
{
	while (w.n > 0) {
		if (is_listed(row->units, row->n_units, w.s, w.n))
			return true;
		if (!strchr(".,;:!?)", w.s[w.n - 1]))
			return false;
		w.n--;
	}
	return false;
}

/* Capitals with points: И. or И.И. */
static bool is_initial(const struct paragraph *p, size_t end)
{
	size_t i = end;
	while (i >= 2 && p->text[p->graphemes[i - 1].start] == '.') {
		const struct grapheme *g = &p->graphemes[i - 2];
		if (!u_isupper((UChar32)p->chars[g->first].cp))
			return false;
		i -= 2;
		if (i == 0 || is_gap(&p->graphemes[i - 1]))
			return true;
	}
	return false;
}

/* 1 290 000: up to three digits, a space, exactly three. */
static bool is_group(const struct paragraph *p, size_t before_end, struct word_at after)
{
	size_t digits = 0;
	while (digits < before_end && is_digit(p->text[p->graphemes[before_end - 1 - digits].start]))
		digits++;
	bool three = after.n >= 3 && is_digit(after.s[0]) && is_digit(after.s[1]) && is_digit(after.s[2]) &&
	             (after.n == 3 || !is_digit(after.s[3]));
	return digits >= 1 && digits <= 3 && three;
}

static bool is_dash(struct word_at w)
{
	return w.n == 3 && (memcmp(w.s, "\xE2\x80\x94", 3) == 0 || memcmp(w.s, "\xE2\x80\x93", 3) == 0);
}

/* Do the words on both sides of the spaces [from, to) hold together? */
static bool holds_over_space(const struct paragraph *p, const struct break_row *row, size_t from, size_t to)
{
	struct word_at after = word_after(p, to);
	bool number = from > 0 && is_digit(p->text[p->graphemes[from - 1].end - 1]);
	if (after.n > 0 && row->dash && is_dash(after))
		return true;
	if (after.n > 0 && number && (is_unit(row, after) || (row->groups && is_group(p, from, after))))
		return true;
	if (row->initials && is_initial(p, from))
		return true;
	struct word_at before = word_before(p, from);
	return before.n > 0 && is_listed(row->holds, row->n_holds, before.s, before.n);
}

static void hold_over_spaces(struct paragraph *p, const struct break_row *row, size_t last)
{
	size_t from = last;
	while (from > 0 && p->graphemes[from - 1].class == CLASS_SPACE)
		from--;
	if (from > 0 && holds_over_space(p, row, from, last + 1))
		p->graphemes[last].brk = BREAK_NEVER;
}

/* Bytes of the longest unit that the text goes on with. */
static size_t match_unit(const struct break_row *row, const char *s, size_t n)
{
	size_t longest = 0;
	for (size_t i = 0; i < row->n_units; i++) {
		if (row->units[i][0] != s[0])
			continue;
		size_t length = strlen(row->units[i]);
		if (length <= n && length > longest && memcmp(row->units[i], s, length) == 0)
			longest = length;
	}
	return longest;
}

/* 30天, 2小时: the number holds its unit, and the unit itself. */
static void hold_unit(struct paragraph *p, const struct break_row *row, size_t i)
{
	uint32_t start = p->graphemes[i].end;
	uint32_t end = start + (uint32_t)match_unit(row, p->text + start, p->n_bytes - start);
	for (; i + 1 < p->n && p->graphemes[i].end < end; i++)
		if (p->graphemes[i].brk == BREAK_MAY)
			p->graphemes[i].brk = BREAK_NEVER;
}

static void tailor(struct paragraph *p, const struct break_row *row, size_t i)
{
	struct grapheme *g = &p->graphemes[i];
	if (g->class == CLASS_SPACE)
		hold_over_spaces(p, row, i);
	else if (is_digit(p->text[g->start]))
		hold_unit(p, row, i);
	else if (is_digit(p->text[g->end]) &&
	         is_listed(row->holds, row->n_holds, p->text + g->start, g->end - g->start))
		g->brk = BREAK_NEVER; /* 第3页 */
}

void breaks_find(struct paragraph *p)
{
	UErrorCode error = U_ZERO_ERROR;
	UBreakIterator *b = p->language->breaker;
	if (!b)
		b = p->language->breaker = open_breaker(p->language->tag);
	if (b)
		ubrk_setText(b, p->shadow, (int32_t)p->n_shadow, &error);
	if (b && U_SUCCESS(error))
		find_by_icu(p, b);
	else
		find_by_spaces(p);
	for (size_t i = 0; i + 1 < p->n; i++)
		if (p->graphemes[i].brk == BREAK_MAY)
			tailor(p, p->language->breaks, i);
	if (p->n > 0 && p->graphemes[p->n - 1].class != CLASS_NEWLINE)
		p->graphemes[p->n - 1].brk = BREAK_NEVER; /* the end of the text is no place to choose */
}
