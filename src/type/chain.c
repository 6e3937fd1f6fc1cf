/* chain.c - the faces of one language and role in the order they are asked, and what they answered.
 *
 * Each character is looked up once for a chain: its face, glyph, advance, class and properties are
 * kept in pages of entries, so that a Chinese character costs one memory access afterwards. Faces are
 * opened only when a character has come as far as them. */
#include <hb-ot.h>
#include <string.h>

#include "type/type_int.h"

/* ---- making ---- */

static void add_slots(struct chain *c, struct arena *keep, const struct choices *choices, enum weight w)
{
	for (size_t i = 0; i < choices->n; i++) {
		struct slot *s = ARENA_PUSH(keep, c->slots, c->n_slots);
		*s = (struct slot){&choices->v[i], w};
	}
}

static void add_family(struct chain *c, struct arena *keep, struct family *f, enum weight w)
{
	struct choices *one = ARENA_NEW(keep, struct choices);
	one->v = ARENA_NEW(keep, struct choice);
	one->n = 1;
	one->v->family = f;
	add_slots(c, keep, one, w);
}

static struct face *find_primary(struct type *t, const struct chain *c)
{
	struct face *f = NULL;
	for (size_t i = 0; !f && i < c->n_slots; i++)
		if (c->slots[i].choice->n_only == 0)
			f = face_of_family(t, c->slots[i].choice->family, c->slots[i].weight);
	return f;
}

struct chain *chain_new(struct type *t, struct language *l, enum face_role role)
{
	struct chain *c = ARENA_NEW(t->arena, struct chain);
	enum weight w = role == FACE_STRONG ? WEIGHT_BOLD : WEIGHT_REGULAR;
	c->language = l;
	c->role = role;
	if (t->wanted[role])
		add_family(c, t->arena, t->wanted[role], w);
	if (role == FACE_MONO)
		add_slots(c, t->arena, &l->row->mono, w);
	else if (role == FACE_STRONG && t->wanted[FACE_TEXT])
		add_family(c, t->arena, t->wanted[FACE_TEXT], w);
	add_slots(c, t->arena, &l->row->text, w);
	add_slots(c, t->arena, &t->table.fallback, w);
	if (t->emoji)
		add_family(c, t->arena, t->emoji, WEIGHT_REGULAR);
	c->primary = find_primary(t, c);
	return c;
}

/* ---- which face ---- */

static bool covers(const struct face *f, const uint32_t *cps, size_t n)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	hb_codepoint_t last = 0, whole;
	for (size_t i = 0; i < n; i++) {
		/* a base and a mark may be had as one character, which HarfBuzz will find */
		if (i > 0 && hb_unicode_compose(unicode, last, cps[i], &whole) && face_has(f, whole)) {
			last = whole;
			continue;
		}
		if (i > 0 && !face_has(f, last))
			return false;
		last = cps[i];
	}
	return n > 0 && face_has(f, last);
}

static bool slot_sets(const struct slot *s, uint32_t cp)
{
	for (size_t i = 0; i < s->choice->n_only; i++)
		if (class_is_used_by(cp, s->choice->only[i]))
			return true;
	return s->choice->n_only == 0;
}

struct face *chain_find_face(struct type *t, struct chain *c, const uint32_t *cps, size_t n)
{
	for (size_t i = 0; i < c->n_slots; i++) {
		if (!slot_sets(&c->slots[i], cps[0]))
			continue;
		struct face *f = face_of_family(t, c->slots[i].choice->family, c->slots[i].weight);
		if (f && covers(f, cps, n))
			return f;
	}
	return NULL;
}

struct face *chain_emoji(struct type *t)
{
	return t->emoji ? face_of_family(t, t->emoji, WEIGHT_REGULAR) : NULL;
}

/* ---- entries ---- */

/* Spaces and what shows nothing must never be missing: HarfBuzz makes a blank of the right width. */
static struct face *find_entry_face(struct type *t, struct chain *c, const struct entry *e, uint32_t cp)
{
	struct face *emoji = e->flags & ENTRY_EMOJI ? chain_emoji(t) : NULL;
	if (emoji && face_has(emoji, cp))
		return emoji;
	if (e->class == CLASS_SPACE && c->primary)
		return c->primary;
	if (e->class == CLASS_NEWLINE || e->flags & ENTRY_IGNORABLE)
		return c->primary;
	return chain_find_face(t, c, &cp, 1);
}

/* Wide punctuation is what the face makes of it: a font with narrow quotes has Latin ones; one that
 * centres its stops, as in Taiwan, has no empty half to squeeze. */
static enum cluster_class class_by_ink(const struct entry *e, uint32_t cp)
{
	hb_glyph_extents_t ink;
	int em = e->face->em;
	if (e->class != CLASS_OPEN && e->class != CLASS_CLOSE && e->class != CLASS_MIDDLE)
		return e->class;
	if (e->advance < em * 9 / 10)
		return CLASS_LATIN;
	if (!hb_font_get_glyph_extents(e->face->font, e->glyph, &ink))
		return e->class;
	int centre = ink.x_bearing + ink.width / 2;
	bool centred = centre > em * 2 / 5 && centre < em * 3 / 5;
	return cp != 0xB7 && centred ? CLASS_MIDDLE : e->class;
}

/* Symbols that East Asian fonts set on a whole em belong to the Han text around them: ① ★ № ×. */
static bool is_wide_symbol(const struct chain *c, const struct entry *e, uint32_t cp)
{
	return c->language->row->wide && e->class == CLASS_LATIN && cp > 0x7F && cp < 0xFF00 &&
	       e->flags & ENTRY_COMMON && e->advance >= e->face->em * 19 / 20;
}

static void measure_entry(struct type *t, const struct chain *c, struct entry *e, struct face *f, uint32_t cp)
{
	uint32_t glyph = face_find_glyph(f, cp);
	bool has = glyph != 0;
	e->face = f;
	e->glyph = glyph;
	e->advance = has ? face_bound(f, hb_font_get_glyph_h_advance(f->font, glyph)) : 0;
	if (f->program == PROGRAM_BITMAP) {
		e->class = CLASS_EMOJI;
		return;
	}
	e->class = class_by_ink(e, cp);
	if (is_wide_symbol(c, e, cp))
		e->class = CLASS_HAN;
	bool simple = has && !(e->flags & ENTRY_IGNORABLE) && e->class != CLASS_NEWLINE;
	if (simple && face_is_inert(t, f, c->language->hb, e->script, glyph))
		e->flags |= ENTRY_INERT;
}

const struct entry *chain_learn(struct type *t, struct chain *c, uint32_t cp)
{
	if (!c->pages[cp / ENTRY_PAGE])
		c->pages[cp / ENTRY_PAGE] = ARENA_ARRAY(t->arena, struct entry, ENTRY_PAGE);
	struct entry *e = &c->pages[cp / ENTRY_PAGE][cp % ENTRY_PAGE];
	bool wide = c->language->row->wide;
	e->known = true;
	e->flags = (uint16_t)class_properties(cp);
	e->class = (uint8_t)class_of(cp, wide);
	e->segment = class_segment(cp);
	e->script = hb_unicode_script(hb_unicode_funcs_get_default(), cp);
	if (e->script == HB_SCRIPT_COMMON || e->script == HB_SCRIPT_INHERITED)
		e->flags |= ENTRY_COMMON;
	struct face *f = find_entry_face(t, c, e, cp);
	if (f)
		measure_entry(t, c, e, f, cp);
	else if (e->class != CLASS_NEWLINE)
		e->flags |= ENTRY_MISSING;
	if (wide && class_is_ambiguous(cp) && f && e->class != CLASS_LATIN)
		e->flags |= ENTRY_AMBIGUOUS;
	return e;
}
