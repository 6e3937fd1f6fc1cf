/* search.c - is a secret in a text? Blanks, line ends and the marks that group digits are looked through, and
 * capitals are small letters. A value of letters counts only where no letter goes on with it: "Ann" is not in
 * "planned". */
#include "verify/verify_int.h"

#include <string.h>

#include "base/utf8.h"

enum {
	GAP_MOST = 8,      /* blanks between two characters of a value */
	SPLIT_LEAST = 6,   /* characters of a value that two pages may share */
	NUMBER_SHORT = 8,  /* digits of which there are so few stand in digests, too */
};

/* ---- kinds of characters ---- */

static bool is_blank(uint32_t cp)
{
	return cp <= ' ' || cp == 0xA0 || cp == 0xAD || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202F) || (cp >= 0x205F && cp <= 0x206F) || cp == 0x3000 || cp == 0xFEFF;
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool is_mark(uint32_t cp)
{
	return cp == '-' || cp == '(' || cp == ')' || cp == '.' || cp == 0xB7 || (cp >= 0x2010 && cp <= 0x2015) ||
	       cp == 0x2212 || cp == '+';
}

/* Of a script that parts its words. */
static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp < 0x590 && cp != 0xD7) ||
	       (cp >= 0x1E00 && cp < 0x2000);
}

static bool is_right_to_left(uint32_t cp)
{
	return (cp >= 0x590 && cp < 0x900) || (cp >= 0xFB1D && cp < 0xFF00);
}

/* ---- needles ---- */

static bool is_number(const uint32_t *v, size_t n)
{
	size_t n_digits = 0;
	for (size_t i = 0; i < n; i++) {
		if (!is_digit(v[i]) && !is_mark(v[i]))
			return false;
		n_digits += is_digit(v[i]);
	}
	return n_digits > 0;
}

static struct needle make_needle(struct arena *a, const struct secret *secret)
{
	size_t bytes = strlen(secret->text);
	uint32_t *v = ARENA_ARRAY(a, uint32_t, bytes + 1);
	struct needle x = {.secret = secret, .v = v};
	for (size_t i = 0; i < bytes;) {
		uint32_t cp = utf8_fold(utf8_next(secret->text, bytes, &i));
		if (!is_blank(cp))
			v[x.n++] = cp;
	}
	x.is_number = is_number(v, x.n);
	if (!x.is_number)
		return x;
	size_t n = x.n;
	x.n = 0;
	for (size_t i = 0; i < n; i++)
		if (is_digit(v[i]))
			v[x.n++] = v[i];
	return x;
}

/* Hebrew and Arabic letters may be painted from left to right. */
static struct needle turn_needle(struct arena *a, const struct needle *x)
{
	uint32_t *v = ARENA_ARRAY(a, uint32_t, x->n);
	struct needle turned = *x;
	for (size_t i = 0; i < x->n; i++)
		v[i] = x->v[x->n - 1 - i];
	turned.v = v;
	return turned;
}

struct search search_new(struct arena *a, struct diag *d, const struct secret *secrets, size_t n)
{
	struct search s = {.arena = a, .diag = d};
	for (size_t i = 0; i < n; i++) {
		struct needle x = make_needle(a, &secrets[i]);
		if (x.n == 0)
			continue;
		*ARENA_PUSH(a, s.needles, s.n) = x;
		if (is_right_to_left(x.v[0]))
			*ARENA_PUSH(a, s.needles, s.n) = turn_needle(a, &x);
	}
	return s;
}

/* ---- finding ---- */

static uint32_t at(const struct reading *r, size_t i)
{
	return i < r->n ? utf8_fold(r->v[i]) : 0;
}

/* May the value begin or end between these two? */
static bool is_edge(const struct needle *x, uint32_t inside, uint32_t outside)
{
	if (x->is_number)
		return !is_digit(outside) && (x->n >= NUMBER_SHORT || !is_letter(outside));
	if (is_digit(inside))
		return !is_digit(outside);
	return !is_letter(inside) || (!is_letter(outside) && !is_digit(outside));
}

static bool is_skipped(const struct needle *x, uint32_t cp)
{
	return is_blank(cp) || (x->is_number && is_mark(cp));
}

/* The end in `r` of the characters first .. end - 1 of a needle that start at i; 0: they do not. */
static size_t match_part(const struct needle *x, size_t first, size_t end, const struct reading *r, size_t i)
{
	for (size_t k = first; k < end; k++, i++) {
		for (int gap = k > first ? 0 : GAP_MOST; gap < GAP_MOST && at(r, i) != x->v[k]; gap++)
			i += is_skipped(x, at(r, i));
		if (i >= r->n || at(r, i) != x->v[k])
			return 0;
	}
	return i;
}

static bool begins_well(const struct needle *x, const struct reading *r, size_t i)
{
	bool is_capital = r->v[i] != utf8_fold(r->v[i]);
	return (i == 0 || is_edge(x, x->v[0], at(r, i - 1))) && (is_capital || !x->secret->is_word);
}

static bool is_in(const struct needle *x, const struct reading *r)
{
	for (size_t i = 0; i + x->n <= r->n; i++) {
		size_t end = at(r, i) == x->v[0] && begins_well(x, r, i) ? match_part(x, 0, x->n, r, i) : 0;
		if (end > 0 && is_edge(x, x->v[x->n - 1], at(r, end)))
			return true;
	}
	return false;
}

/* ---- over two pages ---- */

static bool is_line_end(const struct reading *r, size_t i)
{
	return i >= r->n || r->v[i] == '\n';
}

static bool ends_a_line(const struct needle *x, size_t n, const struct reading *r)
{
	for (size_t i = 0; i < r->n; i++) {
		size_t end = at(r, i) == x->v[0] && begins_well(x, r, i) ? match_part(x, 0, n, r, i) : 0;
		while (end > 0 && end < r->n && r->v[end] != '\n' && is_skipped(x, at(r, end)))
			end++;
		if (end > 0 && is_line_end(r, end))
			return true;
	}
	return false;
}

static bool begins_a_line(const struct needle *x, size_t first, const struct reading *r)
{
	for (size_t i = 0; i < r->n; i++) {
		bool is_start = at(r, i) == x->v[first] && (i == 0 || r->v[i - 1] == '\n');
		size_t end = is_start ? match_part(x, first, x->n, r, i) : 0;
		if (end > 0 && is_edge(x, x->v[x->n - 1], at(r, end)))
			return true;
	}
	return false;
}

static bool is_split(const struct needle *x, const struct reading *before, const struct reading *after)
{
	for (size_t n = 2; n + 2 <= x->n && x->n >= SPLIT_LEAST; n++)
		if (ends_a_line(x, n, before) && begins_a_line(x, n, after))
			return true;
	return false;
}

/* ---- reporting ---- */

static void report(struct search *s, struct needle *x, size_t page)
{
	const char *value = x->secret->text;
	if (s->is_text)
		diag_error(s->diag, x->secret->at, "leak", "\"%s\" was hidden and can be read in the statement",
		           value);
	else if (page)
		diag_error(s->diag, x->secret->at, "leak", "\"%s\" was hidden and can be read on page %zu of the PDF",
		           value, page);
	else
		diag_error(s->diag, x->secret->at, "leak", "\"%s\" was hidden and can be read in the PDF's data",
		           value);
	diag_advise(s->diag,
	            "if it is no personal data, leave out the key that gives it; else this is a fault of "
	            "the program: report it together with the case");
	x->is_reported = true;
	s->n_leaks++;
}

void search_reading(struct search *s, const struct reading *r, size_t page)
{
	for (size_t i = 0; i < s->n; i++)
		if (!s->needles[i].is_reported && is_in(&s->needles[i], r))
			report(s, &s->needles[i], page);
}

void search_over_pages(struct search *s, const struct reading *before, const struct reading *after,
                       size_t page)
{
	for (size_t i = 0; i < s->n; i++)
		if (!s->needles[i].is_reported && is_split(&s->needles[i], before, after))
			report(s, &s->needles[i], page);
}

bool verify_text(const char *text, const struct secret *secrets, size_t n, struct diag *d)
{
	struct arena *a = arena_new();
	struct search search = search_new(a, d, secrets, n);
	struct reading reading = {0};
	search.is_text = true;
	reading_add_utf8(&reading, text, strlen(text));
	search_reading(&search, &reading, 0);
	reading_drop(&reading);
	arena_drop(a);
	return search.n_leaks == 0;
}
