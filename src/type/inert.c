/* inert.c - which glyphs stand by themselves.
 *
 * A glyph is inert if no lookup that HarfBuzz would apply can touch it, neither as input nor as context:
 * then glyph and advance from the cmap are what shaping would give, and shaping is skipped. In Noto Sans
 * CJK that is so for every ideograph, so that a Chinese page is set from memory. */
#include <hb-ot.h>

#include "type/type_int.h"

static void add_lookups(hb_set_t *glyphs, hb_set_t *seen, hb_face_t *f, hb_shape_plan_t *plan, hb_tag_t table)
{
	hb_set_t *lookups = hb_set_create();
	hb_ot_shape_plan_collect_lookups(plan, table, lookups);
	hb_codepoint_t i = HB_SET_VALUE_INVALID;
	while (hb_set_next(lookups, &i)) {
		if (!hb_set_has(seen, i))
			hb_ot_layout_lookup_collect_glyphs(f, table, i, glyphs, glyphs, glyphs, NULL);
		hb_set_add(seen, i);
	}
	hb_set_destroy(lookups);
}

static void add_plan(hb_set_t *glyphs, hb_set_t *const seen[2], hb_face_t *f, hb_language_t language,
                     hb_script_t script)
{
	hb_segment_properties_t p = HB_SEGMENT_PROPERTIES_DEFAULT;
	p.direction = HB_DIRECTION_LTR;
	p.script = script;
	p.language = language;
	hb_shape_plan_t *plan = hb_shape_plan_create_cached(f, &p, NULL, 0, NULL);
	add_lookups(glyphs, seen[0], f, plan, HB_OT_TAG_GSUB);
	add_lookups(glyphs, seen[1], f, plan, HB_OT_TAG_GPOS);
	hb_shape_plan_destroy(plan);
}

/* Scripts that need nothing of the shaper but the font's lookups. A character without a script is
 * inert only if it is so in each of them. */
static const hb_script_t simple_scripts[] = {HB_SCRIPT_HAN, HB_SCRIPT_LATIN, HB_SCRIPT_CYRILLIC,
                                             HB_SCRIPT_HIRAGANA, HB_SCRIPT_KATAKANA};
/* Ways to shape that are no lookups. */
static const hb_tag_t other_tables[] = {HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'),
                                        HB_TAG('m', 'o', 'r', 'x')};
#define N_SIMPLE (sizeof simple_scripts / sizeof *simple_scripts)

static const struct active *find_active(struct type *t, struct face *f, hb_language_t language)
{
	for (size_t i = 0; i < f->n_active; i++)
		if (f->active[i].language == language)
			return &f->active[i];
	struct active *a = ARENA_PUSH(t->arena, f->active, f->n_active);
	a->language = language;
	a->glyphs = hb_set_create();
	for (size_t i = 0; i < sizeof other_tables / sizeof *other_tables; i++)
		a->han_only |= face_has_table(f->hb, other_tables[i]);
	hb_set_t *seen[2] = {hb_set_create(), hb_set_create()};
	for (size_t i = 0; i < N_SIMPLE; i++)
		add_plan(a->glyphs, seen, f->hb, language, simple_scripts[i]);
	hb_set_destroy(seen[0]);
	hb_set_destroy(seen[1]);
	return a;
}

bool face_is_inert(struct type *t, struct face *f, hb_language_t language, hb_script_t script, uint32_t glyph)
{
	bool simple = script == HB_SCRIPT_COMMON;
	for (size_t i = 0; !simple && i < N_SIMPLE; i++)
		simple = script == simple_scripts[i];
	if (!simple || f->program == PROGRAM_BITMAP)
		return false;
	const struct active *a = find_active(t, f, language);
	return !hb_set_has(a->glyphs, glyph) && (!a->han_only || script == HB_SCRIPT_HAN);
}
