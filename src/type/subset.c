/* subset.c - cuts out of a face the glyphs that a document uses, as a font program for the press.
 *
 * hb-subset is shown only the tables that a PDF font program keeps. That is the same result as
 * dropping the others, but far quicker: reading the cmap of a CJK font costs 6 ms, cutting 100
 * glyphs out of it 1 ms. */
#include <hb-ot.h>
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

#include "type/type_int.h"

#define TABLE_CFF HB_TAG('C', 'F', 'F', ' ')

static const hb_tag_t outline_tables[] = {
	TABLE_CFF,                    HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
	HB_TAG('h', 'e', 'a', 'd'),   HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
	HB_TAG('m', 'a', 'x', 'p'),
};

static hb_blob_t *reference_outline_table(hb_face_t *unused, hb_tag_t tag, void *original)
{
	(void)unused;
	for (size_t i = 0; i < sizeof outline_tables / sizeof *outline_tables; i++)
		if (outline_tables[i] == tag)
			return hb_face_reference_table(original, tag);
	return NULL;
}

static hb_subset_input_t *make_input(const uint32_t *glyphs, size_t n, bool cff)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input)
		mem_exhausted();
	hb_set_t *set = hb_subset_input_glyph_set(input);
	hb_set_add(set, 0);
	for (size_t i = 0; i < n; i++)
		hb_set_add(set, glyphs[i]);
	unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
	/* Desubroutinized CFF is quicker to cut, and no larger once deflated. */
	hb_subset_input_set_flags(input, cff ? flags | HB_SUBSET_FLAGS_DESUBROUTINIZE : flags);
	return input;
}

/* New glyph ids follow the order of the old ones. */
static bool number_glyphs(struct subset *out, hb_subset_plan_t *plan, const uint32_t *glyphs, size_t n)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	for (size_t i = 0; i < n; i++) {
		hb_codepoint_t code = hb_map_get(map, glyphs[i]);
		if (code == HB_MAP_VALUE_INVALID)
			return false;
		out->codes[i] = (uint16_t)code;
	}
	return true;
}

static bool take_cids(struct subset *out, size_t n, unsigned n_glyphs)
{
	uint16_t *cids = mem_alloc(n_glyphs * sizeof *cids);
	bool ok = cff_read_cids((struct cff_span){out->program.data, out->program.n}, cids, n_glyphs);
	for (size_t i = 0; ok && i < n; i++) {
		ok = out->codes[i] < n_glyphs;
		if (ok)
			out->codes[i] = cids[out->codes[i]];
	}
	free(cids);
	return ok;
}

static bool take_program(struct subset *out, const struct face *f, hb_face_t *cut, size_t n)
{
	bool cff = f->program != PROGRAM_TRUETYPE;
	hb_blob_t *blob = cff ? hb_face_reference_table(cut, TABLE_CFF) : hb_face_reference_blob(cut);
	unsigned bytes;
	const char *data = hb_blob_get_data(blob, &bytes);
	buf_add(&out->program, data, bytes);
	hb_blob_destroy(blob);
	if (bytes == 0)
		return false;
	return f->program != PROGRAM_CFF_CID || take_cids(out, n, hb_face_get_glyph_count(cut));
}

static void take_widths(struct subset *out, const struct face *f, const uint32_t *glyphs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		len width = len_scale(hb_font_get_glyph_h_advance(f->font, glyphs[i]), 1000, f->em);
		out->widths[i] = (uint16_t)(width < 0 ? 0 : width > UINT16_MAX ? UINT16_MAX : width);
	}
}

static bool cut_by_harfbuzz(struct subset *out, const struct face *f, const uint32_t *glyphs, size_t n)
{
	hb_face_t *outlines = hb_face_create_for_tables(reference_outline_table, f->hb, NULL);
	hb_subset_input_t *input = make_input(glyphs, n, f->program != PROGRAM_TRUETYPE);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(outlines, input);
	hb_face_t *cut = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	bool ok = cut && number_glyphs(out, plan, glyphs, n) && take_program(out, f, cut, n);
	hb_face_destroy(cut);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(outlines);
	return ok;
}

static bool cut_by_hand(struct subset *out, const struct face *f, const uint32_t *glyphs, size_t n)
{
	unsigned bytes;
	hb_blob_t *blob = hb_face_reference_table(f->hb, TABLE_CFF);
	const uint8_t *data = (const uint8_t *)hb_blob_get_data(blob, &bytes);
	bool ok = cff_cut(&out->program, out->codes, (struct cff_span){data, bytes}, glyphs, n);
	hb_blob_destroy(blob);
	return ok;
}

static bool cut_program(struct subset *out, const struct face *f, const uint32_t *glyphs, size_t n)
{
	if (f->program == PROGRAM_BITMAP)
		return false;
	if (f->program == PROGRAM_CFF_CID && cut_by_hand(out, f, glyphs, n))
		return true;
	return cut_by_harfbuzz(out, f, glyphs, n);
}

bool face_subset(struct subset *out, const struct face *f, const uint32_t *glyphs, size_t n)
{
	struct subset s = {0};
	s.codes = mem_alloc((n + 1) * sizeof *s.codes);
	s.widths = mem_alloc((n + 1) * sizeof *s.widths);
	if (!cut_program(&s, f, glyphs, n)) {
		subset_drop(&s);
		return false;
	}
	take_widths(&s, f, glyphs, n);
	*out = s;
	return true;
}

void subset_drop(struct subset *s)
{
	buf_drop(&s->program);
	free(s->codes);
	free(s->widths);
	*s = (struct subset){0};
}
