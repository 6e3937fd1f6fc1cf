/* tones.c - insults and vague words in the seller's own texts. They are told, never changed. */
#include <string.h>

#include "check/check_int.h"
#include "templates/tones.h"

#define WORDS_MOST 8 /* of one kind that are told one by one in a text */

static bool is_repeated(const char *text, const struct tone_hit *hits, size_t i)
{
	size_t n = hits[i].end - hits[i].start;
	for (size_t k = 0; k < i; k++)
		if (hits[k].end - hits[k].start == n && memcmp(text + hits[k].start, text + hits[i].start, n) == 0)
			return true;
	return false;
}

static void tell(struct check *k, const struct text *t, const struct tone_hit *hit)
{
	const char *word = arena_strndup(k->a, t->s + hit->start, hit->end - hit->start);
	size_t n = strcspn(word, "\n"); /* the source indents its lines */
	struct mark at = mark_find_part(t->at, t->s, hit->start, hit->start + n);
	if (hit->kind == TONE_INSULTING) {
		check_say(k, at, "\"%s\" may offend, or decides what the platform has to decide", word);
		check_advise(k, "say what happened and what proves it; the reader draws the conclusion");
	} else {
		check_say(k, at, "\"%s\" says neither when nor how much nor whether", word);
		check_advise(k, "write the date, the number or the fact instead");
	}
}

static void tell_all(struct check *k, const struct text *t, enum tone_kind kind)
{
	size_t n_hits = 0, n_told = 0;
	struct tone_hit *hits = t->s ? tones_find(k->scratch, k->tones, t->s, &n_hits) : NULL;
	for (size_t i = 0; i < n_hits && n_told < WORDS_MOST; i++) {
		if (hits[i].kind != kind || is_repeated(t->s, hits, i))
			continue;
		tell(k, t, &hits[i]);
		n_told++;
	}
	arena_clear(k->scratch);
}

static void tell_insults(struct check *k, const struct text *t)
{
	tell_all(k, t, TONE_INSULTING);
}

static void tell_vague(struct check *k, const struct text *t)
{
	tell_all(k, t, TONE_VAGUE);
}

static void look(struct check *k, own_visitor *visit)
{
	const char *language = k->c->language.s;
	if (!language)
		language = k->platform ? k->platform->language : "en";
	if (!k->tones)
		k->tones = tones_load(k->shelf, language);
	k->scratch = arena_new();
	check_each_own(k, visit);
	arena_drop(k->scratch);
}

void check_insults(struct check *k)
{
	look(k, tell_insults);
}

void check_vagueness(struct check *k)
{
	look(k, tell_vague);
}
