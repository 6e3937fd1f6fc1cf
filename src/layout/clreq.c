/* clreq.c - the spaces of Chinese setting, as W3C's "Requirements for Chinese Text Layout" asks.
 *
 * Full-width punctuation has its ink in one half of its square. The blank half is dropped at a line's edge,
 * two blanks that meet share the smaller one, and between Han and Latin a quarter of an em stands,
 * whether or not the writer typed a space there:
 *
 *      。|」   the blank of 。 goes        「|第   a line starts with the ink of 「
 *      」|「   half an em, not one         证据|3   证据 3 and 证据3 are set alike
 *
 * Rules read classes only, so a Chinese name in a Russian sentence is set the same way. */
#include "layout/para.h"

#include <string.h>

#include "base/utf8.h"

enum {
	LINK_WHOLE = 12, /* clusters of a link that is not broken */
	WORD_NEAR = 24,  /* bytes on either side of a hyphen that are looked at */
};

static bool is_full_punctuation(const struct cluster *c)
{
	return c->class == CLASS_OPEN || c->class == CLASS_CLOSE || c->class == CLASS_MIDDLE;
}

/* Blanks inside a full-width mark. Fonts with narrow marks have none to give. */
static void find_blanks(struct atom *atom, const struct cluster *c, len em)
{
	if (!is_full_punctuation(c) || c->advance < em / 4 * 3)
		return;
	if (c->class == CLASS_OPEN)
		atom->lead = c->advance / 2;
	else if (c->class == CLASS_CLOSE)
		atom->trail = c->advance / 2;
	else
		atom->lead = atom->trail = c->advance / 4;
}

static uint32_t first_char(const struct para *p, const struct cluster *c)
{
	size_t i = c->start;

	return utf8_next(p->shaped->text, c->end, &i);
}

static uint32_t last_char(const struct para *p, const struct cluster *c)
{
	uint32_t cp = 0;

	for (size_t i = c->start; i < c->end;)
		cp = utf8_next(p->shaped->text, c->end, &i);
	return cp;
}

/* Marks, arrows and signs are set close to Han: the gap is for letters, digits and what belongs to them. */
static bool is_sign(uint32_t cp)
{
	return cp > 0x7f ? cp == 0xb7 || (cp >= 0x2010 && cp <= 0x2027) || (cp >= 0x2190 && cp <= 0x2bff)
	                 : cp <= ' ' || strchr("'*-/<=>\\^_`|~\"", (int)cp);
}

/* Latin marks that lean on the Han beside them: no gap between 词 and , but one between , and 词. */
static bool takes_gap_before(uint32_t cp)
{
	return !is_sign(cp) && cp != 0xbb && (cp > 0x7f || !strchr("!),.:;?]}", (int)cp));
}

static bool takes_gap_after(uint32_t cp)
{
	return !is_sign(cp) && cp != 0xab && (cp > 0x7f || !strchr("([{", (int)cp));
}

static bool wants_gap(const struct para *p, const struct cluster *c, const struct cluster *d)
{
	if (c->class == CLASS_HAN && d->class == CLASS_LATIN)
		return takes_gap_before(first_char(p, d));
	if (c->class == CLASS_LATIN && d->class == CLASS_HAN)
		return takes_gap_after(last_char(p, c));
	return false;
}

static bool is_typed_space(const struct para *p, const struct cluster *c)
{
	return c->class == CLASS_SPACE && c->end - c->start == 1 && p->shaped->text[c->start] == ' ';
}

/* "见 [[invoice]]" becomes 见证据 4: the space was typed for the brackets' sake. */
static bool is_space_of_link(const struct para *p, const struct cluster *c)
{
	return c[-1].class == CLASS_HAN && c[1].class == CLASS_HAN &&
	       (p->spans[c[-1].style]->target || p->spans[c[1].style]->target);
}

/* Width of the typed space i: none beside a blank half or between Han and a link, a quarter of an em between
 * Han and Latin. */
static len space_width(const struct para *p, size_t i)
{
	const struct cluster *c = &p->shaped->clusters[i];

	if (i == 0 || i + 1 == p->n || !is_typed_space(p, c))
		return c->advance;
	if (p->atoms[i - 1].trail > 0 || p->atoms[i + 1].lead > 0 || is_space_of_link(p, c))
		return 0;
	if ((c[-1].class == CLASS_HAN && c[1].class == CLASS_LATIN) ||
	    (c[-1].class == CLASS_LATIN && c[1].class == CLASS_HAN))
		return p->em / 4;
	return c->advance;
}

static len set_width(const struct para *p, size_t i)
{
	switch (p->shaped->clusters[i].class) {
	case CLASS_NEWLINE:
		return 0;
	case CLASS_SPACE:
		return space_width(p, i);
	default:
		return p->shaped->clusters[i].advance;
	}
}

/* A dash or an ellipsis of two characters is one stroke. */
static bool is_stroke(const struct para *p, const struct cluster *c, const struct cluster *d)
{
	if ((unsigned char)p->shaped->text[c->start] != 0xe2) /* of U+2000 .. 2FFF: most are not */
		return false;
	uint32_t cp = last_char(p, c);
	return (cp == 0x2014 || cp == 0x2026 || cp == 0x2e3a) && cp == first_char(p, d);
}

static bool is_square(const struct cluster *c)
{
	return c->class == CLASS_HAN || c->class == CLASS_EMOJI || is_full_punctuation(c);
}

static enum place place_between(const struct para *p, size_t i, bool gap)
{
	const struct cluster *c = &p->shaped->clusters[i], *d = c + 1;

	if (gap || (c->class == CLASS_SPACE && p->atoms[i].width > 0))
		return PLACE_GAP;
	if (c->class == CLASS_SPACE || d->class == CLASS_SPACE || d->class == CLASS_NEWLINE)
		return PLACE_FIXED;
	if (c->class == CLASS_OPEN || c->class == CLASS_MIDDLE)
		return PLACE_FIXED;
	if (d->class == CLASS_CLOSE || d->class == CLASS_MIDDLE)
		return PLACE_FIXED;
	return (is_square(c) || is_square(d)) && !is_stroke(p, c, d) ? PLACE_HAN : PLACE_FIXED;
}

/* A Latin comma after a full-width quote takes the place of its blank, as a full-width one would. */
static bool leans(const struct para *p, const struct cluster *c, const struct cluster *d)
{
	if (c->class == CLASS_CLOSE && d->class == CLASS_LATIN)
		return !takes_gap_before(first_char(p, d));
	return c->class == CLASS_LATIN && d->class == CLASS_OPEN && !takes_gap_after(last_char(p, c));
}

/* The place between atom i and the next. */
static void set_place(struct para *p, size_t i)
{
	const struct cluster *c = &p->shaped->clusters[i];
	struct atom *atom = &p->atoms[i];
	len trail = atom->trail, lead = atom[1].lead, blank = trail + lead;
	bool gap = wants_gap(p, c, c + 1);

	if ((is_full_punctuation(c) && is_full_punctuation(c + 1)) || leans(p, c, c + 1)) {
		blank = trail < lead ? trail : lead;
		atom->after = blank - trail - lead;
	} else if (gap) {
		atom->after = p->em / 4;
	}
	atom->place = place_between(p, i, gap);
	if (p->spread)
		atom->shrink = blank / 2 + (gap ? p->em / 8 : c->class == CLASS_SPACE ? atom->width / 5 : 0);
}

static bool has_digit(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] >= '0' && s[i] <= '9')
			return true;
	return false;
}

/* A hyphen in a word with digits is part of the number of an order, a parcel, a certificate. */
static bool is_inner_hyphen(const struct para *p, size_t i)
{
	const char *text = p->shaped->text;
	size_t at = p->shaped->clusters[i].start, from = at, to = at, n = p->shaped->n_bytes;

	if (text[at] != '-')
		return false;
	while (from > 0 && at - from < WORD_NEAR && (unsigned char)text[from - 1] > ' ')
		from--;
	while (to < n && to - at < WORD_NEAR && (unsigned char)text[to] > ' ')
		to++;
	return has_digit(text + from, to - from);
}

/* Line breaks are the foundry's; these correct it where a quote or a typed space misleads it. */
static void set_ends(struct para *p, size_t i)
{
	const struct cluster *c = &p->shaped->clusters[i], *d = c + 1;
	struct atom *atom = &p->atoms[i];

	atom->must_end = c->class == CLASS_NEWLINE || (c->break_after == BREAK_MUST && i + 1 < p->n);
	atom->may_end = c->break_after != BREAK_NEVER;
	if (i + 1 == p->n)
		return;
	if (p->spans[c->style]->tied || (c->style == d->style && p->whole[c->style]))
		atom->may_end = false;
	else if (d->class == CLASS_LATIN && is_inner_hyphen(p, i))
		atom->may_end = false;
	else if (c->class == CLASS_OPEN || d->class == CLASS_CLOSE || d->class == CLASS_MIDDLE)
		atom->may_end = false;
	else if (d->class == CLASS_OPEN && (c->class == CLASS_HAN || c->class == CLASS_CLOSE))
		atom->may_end = true;
	else if (c->class == CLASS_CLOSE && d->class == CLASS_HAN)
		atom->may_end = true;
}

/* Spans that are set as one word: folios, and links of a few characters ("证据 3"). */
static void find_whole(struct para *p, struct arena *a, size_t n_spans)
{
	p->whole = ARENA_ARRAY(a, bool, n_spans);
	for (size_t i = 0, end; i < p->n; i = end) {
		const struct span *span = p->spans[p->shaped->clusters[i].style];
		for (end = i; end < p->n && p->shaped->clusters[end].style == p->shaped->clusters[i].style;)
			end++;
		p->whole[p->shaped->clusters[i].style] = span->page || (span->target && end - i <= LINK_WHOLE);
	}
}

void clreq_space(struct para *p, struct arena *a)
{
	find_whole(p, a, p->rich->n);
	p->atoms = ARENA_ARRAY(a, struct atom, p->n + 1);
	p->at = ARENA_ARRAY(a, int64_t, p->n + 1);
	p->give = ARENA_ARRAY(a, int64_t, p->n + 1);
	for (size_t i = 0; i < p->n; i++)
		find_blanks(&p->atoms[i], &p->shaped->clusters[i], p->em);
	for (size_t i = 0; i < p->n; i++) {
		struct atom *atom = &p->atoms[i];
		atom->width = set_width(p, i);
		if (i + 1 < p->n)
			set_place(p, i);
		set_ends(p, i);
		p->at[i + 1] = p->at[i] + atom->width + atom->after;
		p->give[i + 1] = p->give[i] + atom->shrink;
	}
}
