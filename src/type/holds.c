/* holds.c - what holds together at a line's end in a language, by its row of breaks.yaml: a number and
 * its unit, № and what follows, initials and the name. Only forbids what Unicode's rules allow. */
#include <stddef.h>
#include <string.h>
#include <unicode/uchar.h>

#include "type/type_int.h"

#define LONGEST_WORD 8 /* graphemes of a word that may hold or be held */
#define MOST_SPACES 4  /* between the two */

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

/* Letters make words; an ideograph or a mark of Chinese is one by itself. */
static bool is_letter(const struct grapheme *g)
{
	return g->class == CLASS_LATIN;
}

static bool is_gap(const struct grapheme *g)
{
	return g->class == CLASS_SPACE || g->class == CLASS_NEWLINE;
}

static struct word_at word_between(const struct paragraph *p, size_t from, size_t to)
{
	if (from == to || to - from > LONGEST_WORD)
		return (struct word_at){0}; /* too long to be of interest */
	uint32_t start = p->graphemes[from].start;
	return (struct word_at){p->text + start, p->graphemes[to - 1].end - start};
}

/* The word that ends before grapheme i. */
static struct word_at word_before(const struct paragraph *p, size_t i)
{
	size_t from = i;
	while (from > 0 && is_letter(&p->graphemes[from - 1]) && i - from <= LONGEST_WORD)
		from--;
	if (from == i && i > 0)
		from = i - 1;
	while (from + 1 < i && strchr("(\"[", p->text[p->graphemes[from].start]))
		from++;
	return word_between(p, from, i);
}

static struct word_at word_after(const struct paragraph *p, size_t i)
{
	size_t to = i;
	while (to < p->n && is_letter(&p->graphemes[to]) && to - i <= LONGEST_WORD)
		to++;
	if (to == i && i < p->n)
		to = i + 1;
	return word_between(p, i, to);
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

static uint32_t first_of(const struct paragraph *p, size_t i)
{
	return i < p->n ? p->chars[p->graphemes[i].first].cp : 0;
}

/* Алексей Й., Пушкин А. С.: initials at i after a name, and no name after them. */
static bool are_last_initials(const struct paragraph *p, size_t before_end, size_t i)
{
	size_t first = i;
	while (i - first < LONGEST_WORD && u_isupper((UChar32)first_of(p, i)) && first_of(p, i + 1) == '.')
		for (i += 2; i < p->n && is_gap(&p->graphemes[i]);)
			i++;
	bool name_after = u_isupper((UChar32)first_of(p, i));
	return i > first && !name_after && u_islower((UChar32)first_of(p, before_end - 1));
}

/* 1 290 000: up to three digits, a space, exactly three. */
static bool is_group(const struct paragraph *p, size_t before_end, struct word_at after)
{
	size_t digits = 0;
	const struct grapheme *end = p->graphemes + before_end;
	while (digits < before_end && digits < 4 && is_digit(p->text[end[-1 - (ptrdiff_t)digits].start]))
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
	if (row->initials && (is_initial(p, from) || (from > 0 && are_last_initials(p, from, to))))
		return true;
	struct word_at before = word_before(p, from);
	return before.n > 0 && is_listed(row->holds, row->n_holds, before.s, before.n);
}

/* Bytes of the longest unit that the text has at a grapheme. */
static size_t unit_ahead(const struct paragraph *p, const struct break_row *row, size_t at)
{
	const char *s = p->text + p->graphemes[at].start;
	size_t n = p->n_bytes - p->graphemes[at].start;
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
	size_t end = p->graphemes[i].end + unit_ahead(p, row, i + 1);
	for (; i + 1 < p->n && p->graphemes[i].end < end; i++)
		if (p->graphemes[i].brk == BREAK_MAY)
			p->graphemes[i].brk = BREAK_NEVER;
}

static void hold_over_spaces(struct paragraph *p, const struct break_row *row, size_t last)
{
	size_t from = last;
	while (from > 0 && last - from < MOST_SPACES && p->graphemes[from - 1].class == CLASS_SPACE)
		from--;
	if (from > 0 && is_digit(p->text[p->graphemes[from - 1].start]) && !is_letter(&p->graphemes[last + 1]))
		hold_unit(p, row, last);
	if (from > 0 && holds_over_space(p, row, from, last + 1))
		p->graphemes[last].brk = BREAK_NEVER;
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

void holds_apply(struct paragraph *p, const struct break_row *row)
{
	for (size_t i = 0; i + 1 < p->n; i++)
		if (p->graphemes[i].brk == BREAK_MAY)
			tailor(p, row, i);
}
