/* quotes.c - “ ” ‘ ’ … — · in a Chinese text: as wide as an ideograph, or as in Latin text?
 *
 * A pair of quotes is wide if anything wide stands beside or between them, so that both ends agree:
 * 他说“OK”。 has wide ones, Please see “Terms” has not. An apostrophe and every mark between two Latin
 * neighbours is narrow; a mark with no neighbour at all is wide, since the text is Chinese. */
#include <stdlib.h>

#include "type/type_int.h"

enum side { SIDE_NONE, SIDE_LATIN, SIDE_WIDE };

struct pairing {
	struct paragraph *p;
	uint32_t *n_wide;  /* wide characters before each */
	size_t *open[2];   /* stacks of unmatched single and double quotes */
	size_t n_open[2];
};

static bool is_wide(const struct character *c)
{
	return c->entry->flags & ENTRY_WIDE && !(c->entry->flags & ENTRY_EMOJI);
}

static enum side side_of(const struct character *c)
{
	if (is_wide(c))
		return SIDE_WIDE;
	return c->entry->class == CLASS_NEWLINE ? SIDE_NONE : SIDE_LATIN;
}

/* The nearest character on a side that is not itself ambiguous. */
static enum side look(const struct paragraph *p, size_t i, int step)
{
	for (size_t k = i + (size_t)step, n = 0; k < p->n_chars && n < 8; k += (size_t)step, n++)
		if (!(p->chars[k].entry->flags & ENTRY_AMBIGUOUS))
			return side_of(&p->chars[k]);
	return SIDE_NONE;
}

static bool is_letter(const struct character *c)
{
	return !(c->entry->flags & (ENTRY_COMMON | ENTRY_WIDE));
}

static bool is_apostrophe(const struct paragraph *p, size_t i)
{
	return p->chars[i].cp == 0x2019 && i > 0 && i + 1 < p->n_chars && is_letter(&p->chars[i - 1]) &&
	       is_letter(&p->chars[i + 1]);
}

static bool is_narrow_alone(const struct paragraph *p, size_t i)
{
	enum side before = look(p, i, -1), after = look(p, i, 1);
	return before != SIDE_WIDE && after != SIDE_WIDE && (before == SIDE_LATIN || after == SIDE_LATIN);
}

static void resolve_pair(const struct pairing *s, size_t open, size_t close)
{
	struct character *chars = s->p->chars;
	bool wide_inside = s->n_wide[close] > s->n_wide[open];
	bool narrow = !wide_inside && is_narrow_alone(s->p, open) && is_narrow_alone(s->p, close);
	chars[open].narrow = chars[close].narrow = narrow;
}

static void meet_quote(struct pairing *s, size_t i)
{
	struct character *c = &s->p->chars[i];
	int kind = c->cp >= 0x201C; /* 0 single, 1 double */
	bool opens = c->cp == 0x2018 || c->cp == 0x201C;
	c->narrow = is_narrow_alone(s->p, i);
	if (opens)
		s->open[kind][s->n_open[kind]++] = i;
	else if (s->n_open[kind] > 0)
		resolve_pair(s, s->open[kind][--s->n_open[kind]], i);
}

static bool is_quote(uint32_t cp)
{
	return cp == 0x2018 || cp == 0x2019 || cp == 0x201C || cp == 0x201D;
}

static void meet(struct pairing *s, size_t i)
{
	struct character *c = &s->p->chars[i];
	if (c->entry->class == CLASS_NEWLINE)
		s->n_open[0] = s->n_open[1] = 0;
	if (!(c->entry->flags & ENTRY_AMBIGUOUS))
		return;
	if (is_apostrophe(s->p, i))
		c->narrow = true;
	else if (is_quote(c->cp))
		meet_quote(s, i);
	else
		c->narrow = is_narrow_alone(s->p, i);
}

void quotes_resolve(struct paragraph *p, struct arena *scratch)
{
	struct pairing s = {.p = p};
	s.n_wide = ARENA_ARRAY(scratch, uint32_t, p->n_chars);
	s.open[0] = ARENA_ARRAY(scratch, size_t, p->n_chars);
	s.open[1] = ARENA_ARRAY(scratch, size_t, p->n_chars);
	uint32_t n_wide = 0;
	for (size_t i = 0; i < p->n_chars; i++) {
		s.n_wide[i] = n_wide;
		n_wide += is_wide(&p->chars[i]);
		meet(&s, i);
	}
}
