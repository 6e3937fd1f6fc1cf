/* tones.c - looks for words in a text, as templates/tones.yaml says: folded, whole words or stems where words
 * are parted by spaces, anywhere in Han. */
#include "templates/tones.h"

#include <string.h>

#include "base/utf8.h"

#define HAN_FIRST 0x2E80
#define PLAIN_FIRST 0x3040 /* from here on no character opens a quotation */

/* ---- letters of a text ---- */

struct letters {
	uint32_t *v;    /* folded; a run of blanks is one space */
	size_t *offset; /* bytes; one more than letters */
	size_t n;
};

static bool is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || cp == 0xA0 || cp == 0x3000;
}

static bool is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= '0' && cp <= '9');
	return cp >= 0xC0 && cp != 0xD7 && cp != 0xF7 && !(cp >= 0x2000 && cp <= 0x2BFF) &&
	       !(cp >= 0x3000 && cp <= 0x303F) && cp < 0xFE00;
}

static struct letters fold(struct arena *a, const char *text)
{
	size_t n = strlen(text);
	struct letters l = {ARENA_ARRAY(a, uint32_t, n + 1), ARENA_ARRAY(a, size_t, n + 1), 0};
	for (size_t i = 0; i < n;) {
		size_t start = i;
		uint32_t cp = utf8_next(text, n, &i);
		if (is_blank(cp) && l.n > 0 && l.v[l.n - 1] == ' ')
			continue;
		l.offset[l.n] = start;
		l.v[l.n++] = is_blank(cp) ? ' ' : utf8_fold(cp);
	}
	l.offset[l.n] = n;
	return l;
}

/* ---- loading ---- */

static size_t place_of(const struct tones *t, uint32_t letter)
{
	return letter & (sizeof t->begins / sizeof *t->begins - 1);
}

static void add_word(struct shelf *s, struct tones *t, enum tone_kind kind, const char *text)
{
	struct letters l = fold(s->a, text);
	bool is_stem = l.n > 0 && l.v[l.n - 1] == '*';
	struct tone_word w = {
		.kind = kind, .letters = l.v, .n = l.n - is_stem, .is_stem = is_stem, .is_whole = true};
	for (size_t i = 0; i < w.n; i++)
		if (w.letters[i] >= HAN_FIRST)
			w.is_whole = false;
	if (w.n == 0)
		return;
	*ARENA_PUSH(s->a, t->v, t->n) = w;
	t->begins[place_of(t, w.letters[0])] = true;
}

const struct tones *tones_load(struct shelf *s, const char *language)
{
	static const char *const keys[] = {"insulting", "vague", "innocent"};
	struct tones *t = ARENA_NEW(s->a, struct tones);
	const struct node *lists = tree_lookup(shelf_load(s, "", "tones"), language);
	for (int kind = TONE_INSULTING; kind <= TONE_INNOCENT; kind++) {
		const struct node *list = shelf_lookup_list(lists, keys[kind]);
		for (size_t i = 0; list && i < list->n; i++)
			if (list->items[i]->kind == NODE_SCALAR)
				add_word(s, t, (enum tone_kind)kind, list->items[i]->text);
	}
	return t;
}

/* ---- finding ---- */

/* Where the word ends if it begins at i; i if it does not. */
static size_t match(const struct letters *l, size_t i, const struct tone_word *w)
{
	size_t end = i + w->n;
	if (end > l->n || l->v[i] != w->letters[0]
	    || memcmp(l->v + i, w->letters, w->n * sizeof *w->letters) != 0)
		return i;
	if (!w->is_whole)
		return end;
	if (i > 0 && is_letter(l->v[i - 1]))
		return i;
	while (w->is_stem && end < l->n && is_letter(l->v[end]))
		end++;
	return end < l->n && is_letter(l->v[end]) ? i : end;
}

/* What closes a quotation that this opens; 0: it opens none. */
static uint32_t closing_of(const struct letters *l, size_t i)
{
	static const uint32_t pairs[][2] = {
		{'"', '"'}, {0xAB, 0xBB}, {0x201C, 0x201D}, {0x201E, 0x201C}, {0x300C, 0x300D}, {0x300E, 0x300F}};
	if (l->v[i] == '[')
		return i + 1 < l->n && l->v[i + 1] == '[' ? ']' : 0;
	for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++)
		if (l->v[i] == pairs[k][0])
			return pairs[k][1];
	return 0;
}

/* Past the quotation that begins at i; i if none does, or it never ends. */
static size_t skip_quotation(const struct letters *l, size_t i)
{
	uint32_t closing = closing_of(l, i);
	for (size_t end = i + 1; closing && end < l->n; end++)
		if (l->v[end] == closing)
			return end + 1;
	return i;
}

/* The longest word at i: a phrase that means no harm goes before the word in it. */
static const struct tone_word *longest(const struct tones *t, const struct letters *l, size_t i, size_t *end)
{
	const struct tone_word *best = NULL;
	*end = i;
	for (size_t k = 0; k < t->n; k++) {
		size_t here = match(l, i, &t->v[k]);
		if (here > *end) {
			best = &t->v[k];
			*end = here;
		}
	}
	return best;
}

/* Does a phrase that means no harm begin before `i` and reach over it to `end`? */
static bool is_innocent(const struct tones *t, const struct letters *l, size_t i, size_t end)
{
	for (size_t k = 0; k < t->n; k++)
		for (size_t back = 1; t->v[k].kind == TONE_INNOCENT && back <= i && back < t->v[k].n; back++)
			if (match(l, i - back, &t->v[k]) >= end)
				return true;
	return false;
}

static bool is_letter_at(const struct letters *l, size_t i)
{
	return i < l->n && is_letter(l->v[i]);
}

/* A word in a path, an address or the name of a file says nothing. A full stop joins what stands close on
 * both sides of it. */
static bool is_in_name(const struct letters *l, size_t i, size_t end)
{
	uint32_t before = i > 0 ? l->v[i - 1] : ' ', after = end < l->n ? l->v[end] : ' ';
	return before == '/' || before == '@' || before == '_' || after == '/' || after == '@' ||
	       after == '_' || (before == '.' && i > 1 && is_letter_at(l, i - 2)) ||
	       (after == '.' && is_letter_at(l, end + 1));
}

static bool is_of_address(uint32_t cp)
{
	return cp > ' ' && cp < HAN_FIRST && cp != '"' && cp != '<' && cp != '>' &&
	       !(cp >= 0x2000 && cp <= 0x206F);
}

static bool has_at(const struct letters *l, size_t i, const char *text)
{
	while (*text && i < l->n && l->v[i] == (unsigned char)*text) {
		i++;
		text++;
	}
	return *text == '\0';
}

/* A word in a web address is its site's: what leads up to it has "://", "www." or a name with a path. */
static bool is_in_address(const struct letters *l, size_t i)
{
	size_t start = i;
	bool has_dot = false, has_path = false;
	while (start > 0 && is_of_address(l->v[start - 1]))
		start--;
	for (size_t k = start; k < i; k++) {
		if (has_at(l, k, "://") || has_at(l, k, "www."))
			return true;
		has_path = has_path || (has_dot && l->v[k] == '/');
		bool joins = k > start && is_letter(l->v[k - 1]) && is_letter_at(l, k + 1);
		has_dot = has_dot || (l->v[k] == '.' && joins);
	}
	return has_path;
}

static bool is_said(const struct tones *t, const struct letters *l, const struct tone_word *w, size_t i,
                    size_t end)
{
	return w->kind != TONE_INNOCENT && !is_innocent(t, l, i, end) && !is_in_address(l, i) &&
	       !(w->kind == TONE_VAGUE && is_in_name(l, i, end));
}

struct tone_hit *tones_find(struct arena *a, const struct tones *t, const char *text, size_t *n)
{
	struct letters l = fold(a, text);
	struct tone_hit *hits = NULL;
	*n = 0;
	for (size_t i = 0, end; i < l.n; i = end > i ? end : i + 1) {
		bool may_begin = t->begins[place_of(t, l.v[i])];
		end = l.v[i] < PLAIN_FIRST ? skip_quotation(&l, i) : i;
		if (end > i || !may_begin)
			continue;
		const struct tone_word *w = longest(t, &l, i, &end);
		if (w && is_said(t, &l, w, i, end))
			*ARENA_PUSH(a, hits, *n) = (struct tone_hit){w->kind, l.offset[i], l.offset[end]};
	}
	return hits;
}
