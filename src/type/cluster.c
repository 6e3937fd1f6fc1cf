/* cluster.c - characters to graphemes (Unicode Standard Annex 29), each with its face.
 *
 * ICU's iterator would do, but what the rules need is at hand in the entries, and most text is
 * graphemes of one character. A test compares the two. */
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "type/type_int.h"

/* Characters of a grapheme. Unicode Standard Annex 15 finds no use for more than 30 marks on a letter; a run
 * of thousands would take the shaper hours. */
#define GRAPHEME_MOST 64

enum { VS15 = 0xFE0E, VS16 = 0xFE0F, KEYCAP = 0x20E3, ZWJ = 0x200D };

/* ---- where graphemes end ---- */

static bool is_control(uint8_t s)
{
	return s == U_GCB_CONTROL || s == U_GCB_CR || s == U_GCB_LF;
}

static bool joins_hangul(uint8_t a, uint8_t b)
{
	switch (a) {
	case U_GCB_L:
		return b == U_GCB_L || b == U_GCB_V || b == U_GCB_LV || b == U_GCB_LVT;
	case U_GCB_LV:
	case U_GCB_V:
		return b == U_GCB_V || b == U_GCB_T;
	case U_GCB_LVT:
	case U_GCB_T:
		return b == U_GCB_T;
	default:
		return false;
	}
}

struct joint { /* what rules GB11 to GB13 remember of a grapheme so far */
	bool pictograph; /* Extended_Pictographic Extend* */
	bool pictograph_zwj;
	unsigned n_regional; /* indicators: two make a flag */
};

static void joint_pass(struct joint *j, const struct entry *e)
{
	j->pictograph_zwj = j->pictograph && e->segment == U_GCB_ZWJ;
	j->pictograph = e->flags & ENTRY_PICTOGRAPH || (j->pictograph && e->segment == U_GCB_EXTEND);
	j->n_regional += e->segment == U_GCB_REGIONAL_INDICATOR;
}

static bool joint_holds(const struct joint *j, const struct entry *a, const struct entry *b)
{
	if (a->segment == U_GCB_CR && b->segment == U_GCB_LF)
		return true;
	if (is_control(a->segment) || is_control(b->segment))
		return false;
	if (b->segment == U_GCB_EXTEND || b->segment == U_GCB_ZWJ || b->segment == U_GCB_SPACING_MARK)
		return true;
	if (a->segment == U_GCB_PREPEND || joins_hangul(a->segment, b->segment))
		return true;
	if (a->segment == U_GCB_REGIONAL_INDICATOR && b->segment == U_GCB_REGIONAL_INDICATOR)
		return j->n_regional % 2 == 1;
	return j->pictograph_zwj && b->flags & ENTRY_PICTOGRAPH;
}

static uint32_t measure_grapheme(const struct paragraph *p, size_t first)
{
	const struct character *c = &p->chars[first];
	size_t n = p->n_chars - first, i = 1;
	if (n == 1 || (c[0].entry->segment == U_GCB_OTHER && c[1].entry->segment == U_GCB_OTHER))
		return 1; /* two pictographs join only by a ZWJ */
	struct joint j = {0};
	for (; i < n && i < GRAPHEME_MOST; i++) {
		joint_pass(&j, c[i - 1].entry);
		if (!joint_holds(&j, c[i - 1].entry, c[i].entry))
			break;
	}
	return (uint32_t)i;
}

/* ---- pictures ---- */

static bool has(const struct character *c, size_t n, uint32_t cp)
{
	for (size_t i = 1; i < n; i++)
		if (c[i].cp == cp)
			return true;
	return false;
}

static bool has_skin(const struct character *c, size_t n)
{
	for (size_t i = 1; i < n; i++)
		if (c[i].entry->flags & ENTRY_MODIFIER)
			return true;
	return false;
}

bool cluster_is_emoji(const struct character *c, size_t n)
{
	bool key = c->entry->flags & ENTRY_DIGIT || c->cp == '#' || c->cp == '*';
	if (n > 1 && c[1].cp == VS15)
		return false;
	if (key)
		return has(c, n, KEYCAP);
	if (c->entry->flags & ENTRY_EMOJI)
		return true;
	return n > 1 && c->entry->flags & ENTRY_PICTOGRAPH &&
	       (has(c, n, VS16) || has(c, n, ZWJ) || has_skin(c, n));
}

/* ---- faces ---- */

#define MAX_CODES 32 /* of a grapheme that take part in the choice of its face */

static const struct face *choose_face(struct type *t, const struct paragraph *p, const struct character *c,
                                    size_t n)
{
	uint32_t cps[MAX_CODES];
	size_t n_cps = 0;
	struct face *emoji = cluster_is_emoji(c, n) ? chain_emoji(t) : NULL;
	if (emoji && face_has(emoji, c->cp))
		return emoji;
	for (size_t i = 0; i < n && n_cps < MAX_CODES; i++)
		if (!(c[i].entry->flags & ENTRY_IGNORABLE))
			cps[n_cps++] = c[i].cp;
	if (n_cps == 0 || c->entry->class == CLASS_NEWLINE)
		return c->entry->face;
	struct chain *chain = type_find_chain(t, p->language, p->n_runs > 0 ? p->runs[c->style].role : FACE_TEXT);
	const struct face *f = chain_find_face(t, chain, cps, n_cps);
	/* Better the letter and no mark than nothing: HarfBuzz then tells that the mark is missing. */
	return f ? f : c->entry->face;
}

/* A danda or an Arabic comma, of which each script's font has its own. */
static bool belongs_to(const struct grapheme *g, const struct grapheme *before, const struct character *c)
{
	return c->entry->flags & ENTRY_SHARED && before->face && before->style == g->style &&
	       class_is_used_by(c->cp, before->script) && face_has(before->face, c->cp);
}

static uint8_t find_class(const struct grapheme *g, const struct character *c)
{
	if (g->face && g->face->program == PROGRAM_BITMAP)
		return CLASS_EMOJI;
	if (c->narrow || c->entry->class == CLASS_EMOJI)
		return CLASS_LATIN;
	return c->entry->class;
}

static void fill_grapheme(struct type *t, const struct paragraph *p, struct grapheme *g)
{
	const struct character *c = &p->chars[g->first];
	size_t after = g->first + g->n;
	g->start = c->start;
	g->end = after < p->n_chars ? p->chars[after].start : (uint32_t)p->n_bytes;
	g->style = c->style;
	g->face = g->n == 1 ? c->entry->face : choose_face(t, p, c, g->n);
	g->class = find_class(g, c);
	g->level = c->level;
	g->base = c->base;
	g->inert = g->n == 1 && c->entry->flags & ENTRY_INERT && !c->narrow && !(c->level & 1);
}

static void add_shadow(struct paragraph *p, struct grapheme *g)
{
	g->unit = (uint32_t)p->n_shadow;
	for (uint32_t i = 0; i < g->n; i++) {
		uint32_t cp = p->chars[g->first + i].cp;
		if (cp >= 0x80)
			cp = class_shadow(cp, g->class);
		p->n_shadow += utf8_to_utf16(p->shadow + p->n_shadow, cp);
	}
}

/* A number among right-to-left words is set from left to right: not in their script, or the shaper would turn
 * it round. */
static hb_script_t script_of(const struct paragraph *p, const struct character *c, hb_script_t script)
{
	UChar32 cp = (UChar32)c->cp;
	if (script == p->language->script)
		return script;
	bool is_common = (c->entry->flags & ENTRY_COMMON) && !u_isUAlphabetic(cp);
	bool is_rtl = hb_script_get_horizontal_direction(script) == HB_DIRECTION_RTL;
	return is_rtl && !(c->level & 1) && (is_common || u_isdigit(cp)) ? p->language->script : script;
}

void cluster_group(struct type *t, struct paragraph *p)
{
	p->graphemes = ARENA_ARRAY(t->scratch, struct grapheme, p->n_chars);
	p->shadow = ARENA_ARRAY(t->scratch, uint16_t, 2 * p->n_chars);
	hb_script_t script = p->language->script;
	for (size_t i = 0; i < p->n_chars; i += p->graphemes[p->n++].n) {
		struct grapheme *g = &p->graphemes[p->n];
		g->first = (uint32_t)i;
		g->n = measure_grapheme(p, i);
		fill_grapheme(t, p, g);
		if (p->n > 0 && belongs_to(g, g - 1, &p->chars[i])) {
			g->face = g[-1].face;
			g->inert = false; /* the entry has another face's glyph */
		}
		if (!(p->chars[i].entry->flags & ENTRY_COMMON))
			script = p->chars[i].entry->script;
		g->script = script_of(p, &p->chars[i], script);
		add_shadow(p, g);
	}
}
