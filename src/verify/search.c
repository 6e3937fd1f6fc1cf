/* search.c - are there secrets in a text? Blanks, line ends and punctuation are looked through, and capitals
 * are small letters. A value of letters counts only where no letter goes on with it: "Ann" is not in
 * "planned". All secrets are looked for in one walk. */
#include "verify/verify_int.h"

#include <string.h>

#include "base/utf8.h"

enum {
	GAP_MOST = 32,     /* blanks between two characters of a value */
	SPLIT_LEAST = 6,   /* characters of a value that two pages may share */
	SPLIT_EACH = 2,    /* of them on each of the two */
	NUMBER_SHORT = 8,  /* digits of which there are so few stand in digests, too */
};

/* ---- kinds of characters ---- */

static bool is_blank(uint32_t cp)
{
	return cp <= ' ' || cp == 0xA0 || cp == 0xAD || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200F) ||
	       (cp >= 0x2028 && cp <= 0x202F) || (cp >= 0x205F && cp <= 0x206F) || cp == 0x3000 || cp == 0xFEFF ||
	       (cp >= 0x300 && cp <= 0x36F) || (cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0xE0100 && cp <= 0xE01EF);
}

static bool is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static bool is_mark(uint32_t cp)
{
	return cp == '-' || cp == '(' || cp == ')' || cp == '.' || cp == 0xB7 || (cp >= 0x2010 && cp <= 0x2015) ||
	       cp == 0x2116 || cp == 0x2212 || cp == '+';
}

/* Between words. An amount has some of these, so they are none between digits. */
static bool is_point(uint32_t cp)
{
	return cp == ',' || cp == ':' || cp == ';' || cp == '/' || cp == '_' || cp == '#' || cp == '"' ||
	       cp == '\'' || cp == 0x3001 || cp == 0x3002 || cp == 0x2019 || cp == 0x2022 || cp == 0x30FB;
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

/* Chinese characters alone. */
static bool is_han(const uint32_t *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(v[i] >= 0x3400 && v[i] < 0xA000) && !(v[i] >= 0x20000 && v[i] < 0x32000))
			return false;
	return true;
}

static bool is_skipped(bool is_tight, uint32_t cp)
{
	return is_blank(cp) || is_mark(cp) || (!is_tight && is_point(cp));
}

static void add_needle(struct search *s, struct needle *x)
{
	struct kind *kind = &s->kinds[x->is_tight];
	if (!kind->trie)
		kind->trie = trie_new(s->arena);
	uint32_t node = trie_add(kind->trie, x->v, x->n);
	while (kind->n <= node)
		*ARENA_PUSH(s->arena, kind->at, kind->n) = NULL;
	x->next = kind->at[node];
	kind->at[node] = x;
}

static struct needle *make_needle(struct arena *a, const struct secret *secret)
{
	size_t bytes = strlen(secret->text), n = 0;
	uint32_t *v = ARENA_ARRAY(a, uint32_t, bytes + 1);
	struct needle *x = ARENA_NEW(a, struct needle);
	*x = (struct needle){.secret = secret, .v = v, .is_reported = ARENA_NEW(a, bool)};
	for (size_t i = 0; i < bytes;) {
		uint32_t cp = utf8_fold(utf8_next(secret->text, bytes, &i));
		if (!is_blank(cp))
			v[n++] = cp;
	}
	x->is_number = is_number(v, n);
	x->is_tight = x->is_number || is_han(v, n);
	for (size_t i = 0; i < n; i++)
		if (!is_skipped(x->is_tight, v[i]))
			v[x->n++] = v[i];
	return x;
}

/* Hebrew and Arabic letters may be painted from left to right. */
static struct needle *turn_needle(struct arena *a, const struct needle *x)
{
	uint32_t *v = ARENA_ARRAY(a, uint32_t, x->n);
	struct needle *turned = arena_copy(a, x, sizeof *x);
	for (size_t i = 0; i < x->n; i++)
		v[i] = x->v[x->n - 1 - i];
	turned->v = v;
	return turned;
}

struct search search_new(struct arena *a, struct diag *d, const struct secret *secrets, size_t n)
{
	struct search s = {.arena = a, .diag = d, .kinds = {[true] = {.is_tight = true}}};
	for (size_t i = 0; i < n; i++) {
		struct needle *x = make_needle(a, &secrets[i]);
		if (x->n == 0)
			continue;
		add_needle(&s, x);
		if (is_right_to_left(x->v[0]))
			add_needle(&s, turn_needle(a, x));
	}
	return s;
}

/* ---- reporting ---- */

static void report(struct search *s, const struct needle *x, size_t page)
{
	const char *value = x->secret->text;
	if (*x->is_reported)
		return;
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
	*x->is_reported = true;
	s->n_leaks++;
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

static bool begins_well(const struct needle *x, const struct reading *r, size_t i)
{
	return (i == 0 || is_edge(x, x->v[0], at(r, i - 1))) &&
	       (utf8_is_capital(r->v[i]) || !x->secret->is_word);
}

/* A walk through a text along the needles of a kind. */
struct walk {
	const struct kind *kind;
	const struct reading *r;
	size_t i; /* behind the character that was taken last */
	uint32_t node;
};

/* Takes one more character; false: no needle goes on so, or the text has ended. */
static bool step(struct walk *w, bool is_first)
{
	bool is_tight = w->kind->is_tight;
	uint32_t cp = at(w->r, w->i);
	for (int gap = is_first ? GAP_MOST : 0; gap < GAP_MOST && is_skipped(is_tight, cp); gap++)
		cp = at(w->r, ++w->i);
	if (w->i >= w->r->n)
		return false;
	w->node = trie_step(w->kind->trie, w->node, cp);
	w->i++;
	return w->node != 0;
}

static void search_from(struct search *s, const struct kind *kind, const struct reading *r, size_t i,
                        size_t page)
{
	struct walk w = {kind, r, i, TRIE_ROOT};
	for (bool is_first = true; step(&w, is_first); is_first = false)
		for (const struct needle *x = kind->at[w.node]; x; x = x->next)
			if (begins_well(x, r, i) && is_edge(x, x->v[x->n - 1], at(r, w.i)))
				report(s, x, page);
}

void search_reading(struct search *s, const struct reading *r, size_t page)
{
	for (int k = 0; k < KIND_COUNT; k++)
		for (size_t i = 0; s->kinds[k].trie && i < r->n; i++)
			search_from(s, &s->kinds[k], r, i, page);
}

/* ---- over two pages ---- */

struct stub { /* what ends a line, and may go on */
	uint32_t node;
	size_t first, n; /* where it began, how many characters it has */
};

static bool ends_a_line(const struct walk *w)
{
	size_t i = w->i;
	while (i < w->r->n && w->r->v[i] != '\n' && is_skipped(w->kind->is_tight, at(w->r, i)))
		i++;
	return i >= w->r->n || w->r->v[i] == '\n';
}

static struct stub *list_stubs(struct arena *a, const struct kind *kind, const struct reading *r, size_t *n)
{
	struct stub *stubs = NULL;
	*n = 0;
	for (size_t i = 0; i < r->n; i++) {
		struct walk w = {kind, r, i, TRIE_ROOT};
		for (size_t taken = 1; step(&w, taken == 1); taken++)
			if (taken >= SPLIT_EACH && ends_a_line(&w))
				*ARENA_PUSH(a, stubs, *n) = (struct stub){w.node, i, taken};
	}
	return stubs;
}

static void follow_stub(struct search *s, const struct kind *kind, const struct stub *stub,
                        const struct reading *const pages[2], size_t line, size_t page)
{
	struct walk w = {kind, pages[1], line, stub->node};
	for (size_t taken = 1; step(&w, taken == 1); taken++)
		for (const struct needle *x = kind->at[w.node]; x && taken >= SPLIT_EACH; x = x->next)
			if (x->n >= SPLIT_LEAST && begins_well(x, pages[0], stub->first) &&
			    is_edge(x, x->v[x->n - 1], at(pages[1], w.i)))
				report(s, x, page);
}

void search_over_pages(struct search *s, const struct reading *before, const struct reading *after,
                       size_t page)
{
	const struct reading *const pages[] = {before, after};
	struct arena *scratch = arena_new();
	for (int k = 0; k < KIND_COUNT; k++) {
		size_t n = 0;
		const struct stub *stubs = s->kinds[k].trie ? list_stubs(scratch, &s->kinds[k], before, &n) : NULL;
		for (size_t i = 0; n > 0 && i < after->n; i++)
			for (size_t j = 0; (i == 0 || after->v[i - 1] == '\n') && j < n; j++)
				follow_stub(s, &s->kinds[k], &stubs[j], pages, i, page);
	}
	arena_drop(scratch);
}

/* ---- a text by itself ---- */

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
