/* search.c - are there secrets in a text? Blanks, line ends, punctuation and the escapes of addresses are
 * looked through, and capitals are small letters. A value of letters counts only where no letter goes on with
 * it: "Ann" is not in "planned". All secrets are looked for in one walk. */
#include "verify/verify_int.h"

#include <stdlib.h>
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
	if (cp > 0x30FB) /* as most are */
		return false;
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
	if ((cp >= 0x3100 && cp < 0xFE00) || (cp >= '0' && cp <= '9')) /* as most are */
		return false;
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
			v[x->n++] = utf8_alike(v[i]);
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

/* The seller's own file shows it. */
static void report_enclosed(struct search *s, const struct needle *x, size_t page)
{
	if (page)
		diag_error(s->diag, x->secret->at, "leak",
		           "\"%s\" was hidden and can be read in the PDF that is shown on page %zu", x->secret->text,
		           page);
	else
		diag_error(s->diag, x->secret->at, "leak", "\"%s\" was hidden and can be read in a PDF that is shown",
		           x->secret->text);
	diag_advise(s->diag, "leave that page out with pages:, or cover it there with redact:");
	*x->is_reported = true;
	s->n_leaks++;
}

static void report(struct search *s, const struct needle *x, size_t page)
{
	const char *value = x->secret->text;
	if (*x->is_reported)
		return;
	if (s->is_enclosed) {
		report_enclosed(s, x, page);
		return;
	}
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

/* ---- what needles see ---- */

static struct letter *letters_room(struct kind *kind, size_t n)
{
	if (n > kind->capacity) {
		kind->letters = mem_resize(kind->letters, 2 * n * sizeof *kind->letters);
		kind->capacity = 2 * n;
	}
	return kind->letters;
}

static void end_letters(struct kind *kind, size_t n)
{
	if (n > 0)
		kind->letters[n - 1].ends_line = true;
	kind->n_letters = n;
}

static void see_tightly(struct kind *kind, const struct reading *r)
{
	struct letter *v = letters_room(kind, r->n);
	size_t n = 0;
	for (size_t i = 0; i < r->n; i++) {
		uint32_t cp = utf8_fold(r->v[i]);
		if (!is_skipped(true, cp))
			v[n++] = (struct letter){.cp = utf8_alike(cp), .at = i};
		else if (n > 0)
			v[n - 1].ends_line |= cp == '\n';
	}
	end_letters(kind, n);
}

/* Of that, what is no point. */
static void see_loosely(struct kind *kind, const struct kind *tight)
{
	struct letter *v = letters_room(kind, tight->n_letters);
	size_t n = 0;
	for (size_t i = 0; i < tight->n_letters; i++) {
		const struct letter *l = &tight->letters[i];
		if (!is_point(l->cp))
			v[n++] = *l;
		else if (n > 0)
			v[n - 1].ends_line |= l->ends_line;
	}
	end_letters(kind, n);
}

static void see(struct search *s, const struct reading *r)
{
	see_tightly(&s->kinds[true], r);
	if (s->kinds[false].trie)
		see_loosely(&s->kinds[false], &s->kinds[true]);
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

static bool begins_well(const struct needle *x, const struct stub *begun)
{
	return is_edge(x, x->v[0], begun->outside) && (utf8_is_capital(begun->first) || !x->secret->is_word);
}

/* A walk through a text along the needles of a kind. */
struct walk {
	struct search *s;
	struct kind *kind;
	const struct reading *r;
	size_t page;
	bool is_split; /* it began on the page before */
};

/* Reports the needles that end with this letter. */
static void end_needles(const struct walk *w, const struct stub *begun, const struct letter *l)
{
	for (const struct needle *x = w->kind->at[begun->node]; x; x = x->next)
		if (x->n >= (w->is_split ? SPLIT_LEAST : 1) && begins_well(x, begun) &&
		    is_edge(x, x->v[x->n - 1], at(w->r, l->at + 1)))
			report(w->s, x, w->page);
}

/* All needles that go on so with the i-th letter. */
static void follow(const struct walk *w, struct stub begun, size_t i)
{
	const struct kind *kind = w->kind;
	for (size_t taken = 1; i < kind->n_letters; i++, taken++) {
		const struct letter *l = &kind->letters[i];
		begun.node = trie_step(kind->trie, begun.node, l->cp);
		if (begun.node == 0)
			return;
		if (!w->is_split || taken >= SPLIT_EACH)
			end_needles(w, &begun, l);
		if (l->ends_line && taken >= SPLIT_EACH && !w->is_split)
			buf_add(&w->kind->stubs, &begun, sizeof begun);
		if (i + 1 < kind->n_letters && l[1].at - l->at > GAP_MOST + 1)
			return;
	}
}

/* What the page before left open goes on at the head of a line. */
static void follow_stubs(struct walk w)
{
	const struct kind *kind = w.kind;
	const struct stub *stubs = (const void *)kind->stubs.data;
	size_t n = kind->stubs.n / sizeof *stubs;
	w.is_split = true;
	for (size_t i = 0; n > 0 && i < kind->n_letters; i++)
		for (size_t k = 0; (i == 0 || kind->letters[i - 1].ends_line) && k < n; k++)
			follow(&w, stubs[k], i);
}

/* From every letter on; at most places one look is enough. */
static void follow_all(struct walk w)
{
	const struct kind *kind = w.kind;
	for (size_t i = 0; i < kind->n_letters; i++) {
		size_t start = kind->letters[i].at;
		if (trie_step(kind->trie, TRIE_ROOT, kind->letters[i].cp) != 0)
			follow(&w, (struct stub){TRIE_ROOT, start ? at(w.r, start - 1) : 0, w.r->v[start]}, i);
	}
}

/* What is found in it by itself: it is no page that the next goes on with. */
static void search_alone(struct search *s, const struct reading *r, size_t page)
{
	see(s, r);
	for (int k = 0; k < KIND_COUNT; k++) {
		struct walk w = {.s = s, .kind = &s->kinds[k], .r = r, .page = page};
		size_t n_stubs = w.kind->stubs.n;
		if (!w.kind->trie)
			continue;
		follow_all(w);
		w.kind->stubs.n = n_stubs;
	}
}

/* In the address of a page characters stand as bytes: nobody says of which encoding. */
static void search_unescaped(struct search *s, const struct reading *r, size_t page)
{
	for (enum escapes as = 0; as < ESCAPES_COUNT; as++) {
		reading_clear(&s->unescaped);
		if (!reading_add_unescaped(&s->unescaped, r, as))
			return;
		search_alone(s, &s->unescaped, page);
	}
}

void search_page(struct search *s, const struct reading *r, size_t page)
{
	see(s, r);
	for (int k = 0; k < KIND_COUNT; k++) {
		struct walk w = {.s = s, .kind = &s->kinds[k], .r = r, .page = page};
		if (!w.kind->trie)
			continue;
		follow_stubs(w);
		buf_clear(&w.kind->stubs);
		follow_all(w);
	}
	search_unescaped(s, r, page);
}

void search_reading(struct search *s, const struct reading *r, size_t page)
{
	search_alone(s, r, page);
	search_unescaped(s, r, page);
}

bool search_is_same(const struct reading *a, const struct reading *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++) {
		uint32_t x = a->v[i], y = b->v[i];
		if (x != y && (x == '\n' || y == '\n' || !is_blank(x) || !is_blank(y)))
			return false;
	}
	return true;
}

void search_drop(struct search *s)
{
	for (int k = 0; k < KIND_COUNT; k++) {
		free(s->kinds[k].letters);
		buf_drop(&s->kinds[k].stubs);
	}
	reading_drop(&s->unescaped);
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
	search_drop(&search);
	arena_drop(a);
	return search.n_leaks == 0;
}
