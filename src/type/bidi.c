/* bidi.c - which characters run from right to left: UAX 9 by ICU, one line of the writer's at a time.
 *
 * A line's own direction is that of its first letter (rules P2, P3), unless letters of the other direction
 * outweigh it: "iPhone" before a complaint in Arabic does not make it an English one, nor does an Arabic
 * word that opens a Chinese sentence turn the sentence round.
 *
 * Where a value stands among our words, it is isolated from them. And whatever directional controls a
 * writer typed, they reach no further than the run that they stand in: a stranger's name may run
 * backwards, the label beside it may not. */
#include <unicode/ubidi.h>

#include "base/bidi.h"
#include "base/utf8.h"
#include "type/type_int.h"

#define NOTHING 0x200B /* UAX 9 passes over it */
#define NEUTRAL '!'

enum { OUTWEIGHS = 2 };  /* so many times as many letters */
enum { DEEPEST = 63 };   /* brackets in brackets that are paired */
enum { MOST_UNITS = 5 }; /* a character, the end that it may ask for, and what isolates a run */

struct draft { /* a line as ICU is shown it */
	uint16_t *units;
	int32_t n;
	int32_t *at; /* unit of each character */
	struct bidi_open open; /* in this run */
	unsigned brackets;     /* open in this line */
};

static bool is_isolated(const struct paragraph *p, const struct character *c)
{
	return p->n_runs > 1 && p->runs[c->style].isolate;
}

/* ---- the direction of the whole ---- */

static UBiDiLevel choose_base(const struct paragraph *p, size_t from, size_t to)
{
	size_t left = 0, right = 0, depth = 0;
	bool first_is_right = false;
	for (size_t i = from; i < to; i++) {
		const struct character *c = &p->chars[i];
		UCharDirection d = u_charDirection((UChar32)c->cp);
		bool is_right = d == U_RIGHT_TO_LEFT || d == U_RIGHT_TO_LEFT_ARABIC;
		if (bidi_opens_isolate(c->cp))
			depth++;
		else if (c->cp == BIDI_PDI && depth > 0)
			depth--;
		if (depth > 0 || is_isolated(p, c) || (!is_right && d != U_LEFT_TO_RIGHT))
			continue;
		if (left + right == 0)
			first_is_right = is_right;
		left += !is_right;
		right += is_right;
	}
	return first_is_right ? left <= right * OUTWEIGHS : right > left * OUTWEIGHS;
}

/* ---- what ICU is shown ---- */

static void add(struct draft *d, uint32_t cp)
{
	d->n += (int32_t)utf8_to_utf16(d->units + d->n, cp);
}

static void close_all(struct draft *d)
{
	for (; d->open.isolates > 0; d->open.isolates--)
		add(d, BIDI_PDI);
	for (; d->open.embeddings > 0; d->open.embeddings--)
		add(d, BIDI_PDF);
}

/* UAX 9 pairs brackets up to a depth (BD16). ICU has no limit, and its work grows with the square. */
static bool is_too_deep(struct draft *d, uint32_t cp)
{
	int type = u_getIntPropertyValue((UChar32)cp, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
	d->brackets += type == U_BPT_OPEN;
	bool deep = type != U_BPT_NONE && d->brackets > DEEPEST;
	d->brackets -= type == U_BPT_CLOSE && d->brackets > 0;
	return deep;
}

static uint32_t tame(struct draft *d, uint32_t cp)
{
	return !bidi_pass(&d->open, cp) ? NOTHING : is_too_deep(d, cp) ? NEUTRAL : cp;
}

static void draft_line(struct draft *d, const struct paragraph *p, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct character *c = &p->chars[i];
		bool starts = i == from || c[-1].style != c->style, ends = i + 1 == to || c[1].style != c->style;
		if (starts && is_isolated(p, c))
			add(d, BIDI_FSI);
		d->at[i - from] = d->n;
		add(d, tame(d, c->cp));
		if (ends)
			close_all(d);
		if (ends && is_isolated(p, c))
			add(d, BIDI_PDI);
	}
}

/* ---- levels ---- */

static void resolve_line(struct type *t, struct paragraph *p, size_t from, size_t to)
{
	UErrorCode error = U_ZERO_ERROR;
	UBiDiLevel base = choose_base(p, from, to);
	struct draft d = {.units = ARENA_ARRAY(t->scratch, uint16_t, MOST_UNITS * (to - from))};
	d.at = ARENA_ARRAY(t->scratch, int32_t, to - from);
	draft_line(&d, p, from, to);
	if (!t->bidi)
		t->bidi = ubidi_open();
	ubidi_setPara(t->bidi, d.units, d.n, base, NULL, &error);
	const UBiDiLevel *levels = ubidi_getLevels(t->bidi, &error);
	for (size_t i = from; U_SUCCESS(error) && i < to; i++) {
		p->chars[i].level = levels[d.at[i - from]];
		p->chars[i].base = base;
	}
}

void bidi_resolve(struct type *t, struct paragraph *p)
{
	bool turns = false;
	for (size_t i = 0, from = 0; i <= p->n_chars; i++) {
		bool ends = i == p->n_chars || p->chars[i].entry->class == CLASS_NEWLINE;
		if (!ends) {
			turns |= p->chars[i].entry->flags & ENTRY_TURNS;
			continue;
		}
		if (turns)
			resolve_line(t, p, from, i);
		turns = false;
		from = i + 1;
	}
}

void bidi_close(struct type *t)
{
	if (t->bidi)
		ubidi_close(t->bidi);
}

const int32_t *type_order(struct arena *a, const struct cluster *line, size_t n)
{
	int32_t *order = ARENA_ARRAY(a, int32_t, n);
	UBiDiLevel *levels = ARENA_ARRAY(a, UBiDiLevel, n);
	for (size_t i = 0; i < n; i++)
		levels[i] = line[i].level;
	ubidi_reorderVisual(levels, (int32_t)n, order);
	return order;
}
