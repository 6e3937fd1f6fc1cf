/* find.c - finds values again in a text: with other spaces and marks, in capitals or small letters, words of
 * Russian names in another case. All of them in one walk through the text. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "privacy/mask_int.h"

enum {
	GAP_MOST = 32,
	LONG = 10, /* digits that no amount has, nor any two numbers by chance */
};

/* ---- taking in ---- */

/* Between words. An amount has some of these, so they are none between the digits of a short number. */
static bool is_point(uint32_t cp)
{
	return (cp > 0 && cp < 0x80 && strchr(",:;/#\"'", (int)cp)) || cp == 0x3001 || cp == 0x3002 ||
	       cp == 0x2019;
}

/* A + is a space in the address of a page. */
static bool is_skipped(enum skip skip, uint32_t cp)
{
	return is_joint(cp) || cp == '+' || (skip == SKIP_POINTS && is_point(cp));
}

/* Numbers are grouped in many ways; Chinese characters are short words, which a comma sets apart. */
static enum skip skip_of(enum detail what, const struct letters *t, size_t first, size_t end)
{
	while (first < end && (is_joint(t->fold[first]) || t->fold[first] == '+'))
		first++;
	while (end > first && is_joint(t->fold[end - 1]))
		end--;
	bool is_tight = end > first && is_digit(t->fold[first]) && is_digit(t->fold[end - 1]);
	size_t n_han = 0, n_digits = 0;
	for (size_t i = first; i < end; i++) {
		n_han += is_han(t->raw[i]) || is_joint(t->fold[i]);
		n_digits += is_digit(t->fold[i]);
	}
	is_tight = (is_tight && n_digits < LONG) || n_han == end - first;
	return is_tight && what != DETAIL_ADDRESS ? SKIP_JOINTS : SKIP_POINTS;
}

/* So few characters stand in many a text by chance. */
static bool is_too_short(const uint32_t *v, size_t n)
{
	if (n == 0)
		return true;
	if (is_digit(v[0]) && is_digit(v[n - 1]))
		return n < 5;
	return is_alphabetic(v[0]) ? n < 3 : n < 2;
}

/* Where the values of a node hang. */
static struct known **place_at(struct masker *m, struct index *x, const struct known *k)
{
	if (!x->trie)
		x->trie = trie_new(m->a);
	uint32_t node = trie_add(x->trie, k->v, k->n);
	while (x->n <= node)
		*ARENA_PUSH(m->a, x->at, x->n) = NULL;
	return &x->at[node];
}

static bool is_same(const struct known *x, const struct known *y)
{
	return x->rank == y->rank && x->what == y->what && x->showing == y->showing &&
	       x->is_piece == y->is_piece && x->is_word == y->is_word && x->needs_capital == y->needs_capital &&
	       x->secret == y->secret;
}

bool index_add(struct masker *m, struct known k, const struct letters *t, size_t first, size_t end)
{
	enum skip skip = skip_of(k.what, t, first, end);
	uint32_t *v = ARENA_ARRAY(m->a, uint32_t, end - first + 1);
	for (size_t i = first; i < end; i++)
		if (!is_skipped(skip, t->fold[i]) && (k.n > 0 || t->fold[i] != '+')) {
			k.is_inflected |= k.n == 0 && k.is_word && t->fold[i] >= 0x400;
			v[k.n++] = utf8_alike(t->fold[i]);
		}
	k.v = v;
	if (k.rank == RANK_WANTED ? k.n == 0 : is_too_short(v, k.n))
		return false;
	struct known **at = place_at(m, &m->index[skip], &k);
	for (const struct known *other = *at; other; other = other->next)
		if (is_same(other, &k))
			return false;
	k.next = *at;
	*at = arena_copy(m->a, &k, sizeof k);
	return true;
}

/* ---- finding ---- */

struct hunt {
	const struct masker *m;
	struct arena *a;
	const struct letters *t;
	struct match *matches;
	size_t n;
};

/* May a value of this kind begin or end between two characters? */
static bool is_edge(uint32_t inside, uint32_t outside)
{
	if (is_digit(inside))
		return !is_digit(outside);
	return !is_alphabetic(inside) || (!is_alphabetic(outside) && !is_digit(outside));
}

static bool begins_well(const struct known *k, const struct letters *t, size_t i)
{
	return (i == 0 || is_edge(k->v[0], t->fold[i - 1])) && (!k->needs_capital || utf8_is_capital(t->raw[i]));
}

/* The end of the longest ending of a Russian case that completes the word; 0: there is none. */
static size_t end_of_word(const struct known *k, const struct recipient *p, const struct letters *t,
                          size_t end)
{
	size_t longest = is_edge(k->v[k->n - 1], t->fold[end]) ? end : 0;
	for (size_t i = 0; k->is_inflected && p->endings && i < p->endings->n; i++) {
		const char *ending = p->endings->items[i]->text;
		size_t to = ending ? letters_match_here(t, end, ending) : end;
		if (to > longest && !is_alphabetic(t->fold[to]) && !is_digit(t->fold[to]))
			longest = to;
	}
	return longest;
}

static size_t skip_all(const struct letters *t, size_t i, enum skip skip)
{
	while (i < t->n && t->raw[i] != '\n' && is_skipped(skip, t->fold[i]))
		i++;
	return i;
}

/* Behind a street, house and flat go with it, whatever word tells them: ", дом 3, квартира 15". */
static size_t end_of_doors(const struct recipient *p, const struct letters *t, size_t end)
{
	for (size_t i;; end = i) {
		size_t word = skip_all(t, end, SKIP_POINTS);
		i = letters_match_list(t, word, p->streets, false);
		i = i > word ? skip_all(t, i, SKIP_JOINTS) : t->n;
		if (!is_digit(t->fold[i]))
			return end;
		while (is_digit(t->fold[i]))
			i++;
		i += is_alphabetic(t->fold[i]) && !is_alphabetic(t->fold[i + 1]); /* 3a */
	}
}

static void note(struct hunt *h, const struct known *k, size_t first, size_t end)
{
	const struct letters *t = h->t;
	if (!begins_well(k, t, first) || (end = end_of_word(k, h->m->p, t, end)) == 0)
		return;
	bool is_initial = k->what == DETAIL_NAME && (end < 2 || !is_alphabetic(t->fold[end - 2]));
	end += is_initial && is_alphabetic(t->fold[end - 1]) && t->fold[end] == '.';
	end = k->is_piece ? end_of_doors(h->m->p, t, end) : end;
	while (end < t->n && is_mark(t->raw[end]))
		end++;
	*ARENA_PUSH(h->a, h->matches, h->n) = (struct match){first, end, k};
}

static void walk(struct hunt *h, const struct index *x, enum skip skip, size_t first)
{
	const struct letters *t = h->t;
	uint32_t node = TRIE_ROOT;
	int gap = 0;
	for (size_t i = first; i < t->n && gap < GAP_MOST; i++) {
		if (i > first && is_skipped(skip, t->fold[i])) {
			gap++;
			continue;
		}
		gap = 0;
		node = trie_step(x->trie, node, utf8_alike(t->fold[i]));
		if (node == 0)
			return;
		for (const struct known *k = node < x->n ? x->at[node] : NULL; k; k = k->next)
			note(h, k, first, i + 1);
	}
}

/* Of one rank the longer first, so that a phone number is not found inside one with its country's code. */
static int compare(const void *a, const void *b)
{
	const struct match *x = a, *y = b;
	const struct known *k = x->known, *l = y->known;
	if (k->rank != l->rank)
		return k->rank < l->rank ? -1 : 1;
	if (k->n != l->n)
		return k->n > l->n ? -1 : 1;
	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	if (k->what != l->what)
		return k->what < l->what ? -1 : 1;
	return k->showing > l->showing ? -1 : k->showing < l->showing; /* who is shown less wins */
}

struct match *index_find(const struct masker *m, struct arena *a, const struct letters *t, size_t *n)
{
	struct hunt h = {.m = m, .a = a, .t = t};
	for (int skip = 0; skip < SKIP_COUNT; skip++)
		for (size_t i = 0; m->index[skip].trie && i < t->n; i++)
			if (trie_step(m->index[skip].trie, TRIE_ROOT, utf8_alike(t->fold[i])) != 0) /* at few places */
				walk(&h, &m->index[skip], (enum skip)skip, i);
	if (h.n > 0)
		qsort(h.matches, h.n, sizeof *h.matches, compare);
	*n = h.n;
	return h.matches;
}
