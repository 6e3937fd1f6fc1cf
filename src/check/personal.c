/* personal.c - personal data in the seller's own sentences. It is masked in print, which reads badly where
 * a sentence turns on it. What the case gives as somebody's name or number is meant to be masked. */
#include <ctype.h>
#include <string.h>

#include "base/utf8.h"
#include "check/check_int.h"

#define TOLD_MOST 5
#define NAME_MOST 2 /* Chinese characters */
#define SHOWN_MOST 24 /* characters of the masked text */

struct own_texts {
	const struct text **v;
	size_t n;
};

static void collect(struct check *k, const struct text *t)
{
	*ARENA_PUSH(k->a, k->own->v, k->own->n) = t;
}

static struct own_texts collect_own(struct check *k, const struct casefile *c)
{
	struct own_texts own = {0};
	struct check other = *k;
	other.c = c;
	other.own = &own;
	check_each_own(&other, collect);
	return own;
}

static bool is_han(uint32_t cp)
{
	return cp >= 0x3400 && cp < 0xA000;
}

static bool is_of_word(uint32_t cp)
{
	return cp < 0x80 ? isalnum((int)cp) != 0 : cp >= 0xC0 && cp < 0x3000 && !(cp >= 0x2000 && cp < 0x2070);
}

/* Where the word begins in which they come to differ; Chinese has none: one character before. */
static size_t find_start(const char *given, const char *shown, size_t n)
{
	size_t word = 0;
	for (size_t i = 0; i < n;) {
		size_t before = i;
		uint32_t cp = utf8_next(given, n, &i);
		if (strncmp(given + before, shown + before, i - before) != 0)
			return word;
		if (!is_of_word(cp))
			word = is_han(cp) ? before : i;
	}
	return word;
}

/* Behind the word, or behind as many characters as a Chinese name has. */
static size_t find_end(const char *text, size_t start, size_t n)
{
	size_t end = start;
	for (size_t i = start, n_han = 0; i < n; end = i) {
		uint32_t cp = utf8_next(text, n, &i);
		n_han += is_han(cp);
		if (!(is_han(cp) ? n_han <= NAME_MOST : is_of_word(cp)))
			break;
	}
	return end > start ? end : start + 1;
}

static const char *show_from(struct check *k, const char *text)
{
	size_t n = strlen(text), i = 0;
	for (int n_shown = 0; i < n && text[i] != '\n' && n_shown < SHOWN_MOST; n_shown++)
		utf8_next(text, n, &i);
	return arena_printf(k->a, "%.*s%s", (int)i, text, i < n ? "..." : "");
}

static bool tell(struct check *k, const struct text *given, const struct text *shown)
{
	if (!given->s || !shown->s || strcmp(given->s, shown->s) == 0)
		return false;
	size_t n = strlen(given->s), start = find_start(given->s, shown->s, n);
	size_t end = find_end(given->s, start, n);
	check_say(k, mark_find_part(given->at, given->s, start, end),
	          "the recipient may not see this, and reads: \"%s\"", show_from(k, shown->s + start));
	check_advise(k, "if the sentence needs it, write it otherwise: the buyer, the courier, the same number");
	return true;
}

void check_personal(struct check *k)
{
	size_t n_told = 0;
	if (!k->disclosed)
		return;
	struct own_texts given = collect_own(k, k->c), shown = collect_own(k, k->disclosed);
	for (size_t i = 0; i < given.n && i < shown.n && n_told < TOLD_MOST; i++)
		n_told += tell(k, given.v[i], shown.v[i]);
}
