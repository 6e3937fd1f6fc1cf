/* tails.c - the last four digits of a number that is left out, where words say that they are such: "ending in
 * 2345". Where a number is masked in part they are shown with it. */
#include <string.h>

#include "privacy/mask_int.h"

enum { TAIL = 4, NUMBER_LEAST = 8, GAP_MOST = 6 };

static bool is_tail(const struct masker *m, const char *digits)
{
	for (size_t i = 0; i < m->n_tails; i++)
		if (strcmp(m->tails[i], digits) == 0)
			return true;
	return false;
}

void tails_add(struct masker *m, enum detail what, enum showing showing, const struct text *value)
{
	struct letters t = letters_of(m->a, value->s);
	char digits[TAIL + 1] = "";
	size_t n = 0;
	if (showing != SHOWING_NOTHING || (what != DETAIL_PHONE && what != DETAIL_CARD && what != DETAIL_ID))
		return;
	for (size_t i = t.n; i-- > 0;)
		if (is_digit(t.fold[i]) && n++ < TAIL)
			digits[TAIL - n] = (char)t.fold[i];
	if (n < NUMBER_LEAST || is_tail(m, digits))
		return;
	*ARENA_PUSH(m->a, m->tails, m->n_tails) = arena_strdup(m->a, digits);
	for (size_t i = 0; m->p->tails && i < m->p->tails->n; i++)
		if (m->p->tails->items[i]->text)
			known_hide(m, arena_printf(m->a, "%s%s", m->p->tails->items[i]->text, digits), true, false,
			           value->at);
}

/* Does one of the words end a little before t[i]? */
static bool has_word_before(const struct masker *m, const struct letters *t, size_t i)
{
	for (size_t end = i; end > 0 && i - end <= GAP_MOST && t->raw[end - 1] != '\n'; end--) {
		if (is_digit(t->fold[end - 1]) && end < i && !is_digit(t->fold[end]))
			return false; /* of another number */
		for (size_t k = 0; m->p->tails && k < m->p->tails->n; k++) {
			const char *word = m->p->tails->items[k]->text;
			size_t n = word ? letters_of(m->scratch, word).n : 0;
			if (n > 0 && n <= end && letters_match_here(t, end - n, word) == end)
				return true;
		}
	}
	return false;
}

bool tails_find(const struct masker *m, const struct letters *t, size_t i, struct form *f)
{
	char digits[TAIL + 1] = "";
	if (!is_digit(t->fold[i]) || (i > 0 && is_digit(t->fold[i - 1])))
		return false;
	for (size_t n = 0; n < TAIL; n++) {
		if (!is_digit(t->fold[i + n]))
			return false;
		digits[n] = (char)t->fold[i + n];
	}
	*f = (struct form){i, i + TAIL, DETAIL_PHONE};
	return !is_digit(t->fold[f->end]) && is_tail(m, digits) && has_word_before(m, t, i);
}
