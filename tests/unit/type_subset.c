/* type_subset.c - what the press gets of a face: every glyph wanted is drawn as in the original. */
#include "type_set.h"

/* ---- outlines as text, to be compared ---- */

static void put_point(void *to, char op, float x, float y)
{
	buf_printf(to, "%c %g %g ", op, (double)x, (double)y);
}

static void move_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float x, float y, void *u)
{
	(void)f, (void)s, (void)u;
	put_point(to, 'm', x, y);
}

static void line_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float x, float y, void *u)
{
	(void)f, (void)s, (void)u;
	put_point(to, 'l', x, y);
}

static void quadratic_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float cx, float cy,
                         float x, float y, void *u)
{
	(void)f, (void)s, (void)u;
	put_point(to, 'q', cx, cy);
	put_point(to, ' ', x, y);
}

static void cubic_to(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float ax, float ay,
                     float bx, float by, float x, float y, void *u)
{
	(void)f, (void)s, (void)u;
	put_point(to, 'c', ax, ay);
	put_point(to, ' ', bx, by);
	put_point(to, ' ', x, y);
}

static hb_draw_funcs_t *make_pen(void)
{
	hb_draw_funcs_t *pen = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(pen, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(pen, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(pen, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(pen, cubic_to, NULL, NULL);
	return pen;
}

static void draw_glyph(hb_font_t *font, uint32_t glyph, hb_draw_funcs_t *pen, struct buf *to)
{
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(font, glyph, pen, to);
#else
	hb_font_get_glyph_shape(font, glyph, pen, to);
#endif
}

static bool same_outline(hb_font_t *a, uint32_t in_a, hb_font_t *b, uint32_t in_b, bool *has_ink)
{
	struct buf one = {0}, two = {0};
	hb_draw_funcs_t *pen = make_pen();
	draw_glyph(a, in_a, pen, &one);
	draw_glyph(b, in_b, pen, &two);
	bool same = one.n == two.n && (one.n == 0 || memcmp(one.data, two.data, one.n) == 0);
	*has_ink = two.n > 0;
	hb_draw_funcs_destroy(pen);
	buf_drop(&one);
	buf_drop(&two);
	return same;
}

/* ---- a font of the subset ---- */

static hb_blob_t *only_cff(hb_face_t *f, hb_tag_t tag, void *cff)
{
	(void)f;
	return tag == HB_TAG('C', 'F', 'F', ' ') ? hb_blob_reference(cff) : NULL;
}

static void destroy_blob(void *blob)
{
	hb_blob_destroy(blob);
}

static hb_font_t *open_program(const struct face *f, const struct subset *s, size_t n_glyphs)
{
	hb_blob_t *blob = hb_blob_create((const char *)s->program.data, (unsigned)s->program.n,
	                                 HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
	bool cff = face_program(f) != PROGRAM_TRUETYPE;
	hb_face_t *face = cff ? hb_face_create_for_tables(only_cff, hb_blob_reference(blob), destroy_blob)
	                      : hb_face_create(blob, 0);
	if (cff) {
		hb_face_set_upem(face, hb_face_get_upem(f->hb));
		hb_face_set_glyph_count(face, (unsigned)n_glyphs);
	}
	hb_font_t *font = hb_font_create(face);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

/* Where a viewer finds the outline of a code. */
static uint32_t glyph_of_code(const struct face *f, const struct subset *s, size_t n_glyphs, uint16_t code)
{
	uint16_t cids[4096];
	if (face_program(f) != PROGRAM_CFF_CID)
		return code;
	struct cff_span program = {s->program.data, s->program.n};
	CHECK(n_glyphs <= 4096 && cff_read_cids(program, cids, n_glyphs));
	for (size_t i = 0; i < n_glyphs; i++)
		if (cids[i] == code)
			return (uint32_t)i;
	return UINT32_MAX;
}

static void check_subset(const struct face *f, const uint32_t *glyphs, size_t n, const bool *blank)
{
	struct subset s, again;
	if (!CHECK(face_subset(&s, f, glyphs, n)))
		return;
	hb_font_t *font = open_program(f, &s, n + 1);
	for (size_t i = 0; i < n; i++) {
		bool has_ink;
		uint32_t at = glyph_of_code(f, &s, n + 1, s.codes[i]);
		if (!CHECK(same_outline(f->font, glyphs[i], font, at, &has_ink)) || !CHECK(has_ink || blank[i]))
			fprintf(stderr, "    glyph %u of %s\n", glyphs[i], face_name(f));
		hb_position_t advance = hb_font_get_glyph_h_advance(f->font, glyphs[i]);
		SAME_NUMBER(s.widths[i], len_scale(advance, 1000, face_upem(f)));
	}
	hb_font_destroy(font);
	CHECK(face_subset(&again, f, glyphs, n) && again.program.n == s.program.n &&
	      memcmp(again.program.data, s.program.data, s.program.n) == 0);
	subset_drop(&again);
	subset_drop(&s);
}

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

/* Subsets every face of a text. */
static void check_text(struct foundry *f, const char *lang, const char *text, enum face_role role)
{
	struct shaped *s = set_as(f, lang, text, role, PT(10));
	for (unsigned face = 0; face < face_count(f->type); face++) {
		uint32_t ids[4096];
		bool blank[4096];
		size_t n = 0;
		const struct face *which = NULL;
		for (size_t i = 0; i < s->n; i++)
			for (unsigned k = 0; k < s->clusters[i].n_glyphs; k++)
				if (face_index(s->clusters[i].face) == face) {
					which = s->clusters[i].face;
					ids[n++] = s->clusters[i].glyphs[k].id;
				}
		if (!which || face_program(which) == PROGRAM_BITMAP)
			continue;
		qsort(ids, n, sizeof *ids, compare_ids);
		size_t unique = 0;
		for (size_t i = 0; i < n; i++)
			if (unique == 0 || ids[unique - 1] != ids[i])
				ids[unique++] = ids[i];
		for (size_t i = 0; i < unique; i++) {
			hb_glyph_extents_t e;
			blank[i] = !hb_font_get_glyph_extents(which->font, ids[i], &e) || e.width == 0;
		}
		check_subset(which, ids, unique, blank);
	}
}

static void test_texts(struct foundry *f)
{
	static const char chinese[] = "中文测试：案件证据，聊天记录。“𠮷㐂”——ABC 123 й ё ₽ ¥ € №";
	for (int role = 0; role < FACE_ROLES; role++) {
		check_text(f, "zh", chinese, (enum face_role)role);
		check_text(f, "ru", "Съешь ещё этих мягких французских булок, №5 «Ёж» 1 ₽ — й", (enum face_role)role);
		check_text(f, "en", "Quick brown fox ﬁ “x” Åé ✔ → שלום", (enum face_role)role);
	}
}

static void test_many(struct foundry *f)
{
	char text[3 * 2000 + 1];
	size_t n = 0;
	for (uint32_t i = 0; i < 1800; i++)
		n += utf8_put(text + n, 0x4E00 + i * 11);
	text[n] = '\0';
	check_text(f, "zh", text, FACE_TEXT);
	check_text(f, "zh", text, FACE_STRONG);
}

static void test_edges(struct foundry *f)
{
	const struct cluster *c = set_one(f, "zh", "中");
	struct subset s;
	if (CHECK(c && face_subset(&s, c->face, NULL, 0))) {
		CHECK(s.program.n > 0);
		subset_drop(&s);
	}
	uint32_t beyond[] = {0x20000};
	if (c && face_subset(&s, c->face, beyond, 1)) /* refused or harmless, never a crash */
		subset_drop(&s);
	const struct cluster *emoji = set_one(f, "zh", "👍");
	CHECK(emoji && !face_subset(&s, emoji->face, &emoji->glyphs[0].id, 1));
}

static void test_descriptors(struct foundry *f)
{
	const struct cluster *c = set_one(f, "zh", "中"), *l = set_one(f, "ru", "й");
	if (!CHECK(c && l))
		return;
	struct face_descriptor d = face_descriptor(c->face);
	SAME_NUMBER(face_program(c->face), PROGRAM_CFF_CID);
	SAME_NUMBER(d.ascent, 880);
	SAME_NUMBER(d.descent, -120);
	CHECK(d.cap_height > 700 && d.cap_height < 760 && d.bbox[2] > d.bbox[0] && d.bbox[3] > d.bbox[1]);
	CHECK(d.flags & 4 && !(d.flags & 1) && d.stem_v > 50);
	SAME_NUMBER(face_program(l->face), PROGRAM_TRUETYPE);
	SAME_NUMBER(face_descriptor(l->face).italic_angle, 0);
}

/* ---- hostile CFF: damaged bytes end in false, not in a crash ---- */
static void test_damaged(struct foundry *f)
{
	const struct cluster *c = set_one(f, "zh", "中");
	uint32_t glyphs[] = {100, 200, 300};
	struct subset s;
	if (!CHECK(c && face_subset(&s, c->face, glyphs, 3)))
		return;
	uint32_t state = 5;
	for (int round = 0; round < 3000; round++) {
		struct buf copy = {0};
		state = state * 1664525u + 1013904223u;
		size_t n = round % 2 ? s.program.n : state % s.program.n;
		buf_add(&copy, s.program.data, n);
		for (int i = 0; i < 4 && n > 0; i++) {
			state = state * 1664525u + 1013904223u;
			copy.data[(state >> 8) % (n < 120 ? n : 120)] ^= (uint8_t)(state >> 3);
		}
		struct cff_span damaged = {copy.data, copy.n};
		uint16_t cids[4];
		struct buf cut = {0};
		uint32_t wanted[] = {1, 2, 3};
		cff_is_cid(damaged);
		cff_read_cids(damaged, cids, 4);
		cff_cut(&cut, cids, damaged, wanted, 3);
		buf_drop(&cut);
		buf_drop(&copy);
	}
	test_checks++; /* that it came here is the check */
	subset_drop(&s);
}

/* ---- pictures ---- */
static void test_bitmaps(struct foundry *f)
{
	static const char *const texts[] = {"👍🏽", "👨‍👩‍👧‍👦", "🇨🇳", "1️⃣", "❤️"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct cluster *c = set_one(f, "zh", texts[i]);
		struct face_bitmap b;
		if (!CHECK(c && c->face && face_bitmap(&b, c->face, c->glyphs[0].id)))
			continue;
		SAME_NUMBER(b.rgb.n, (long long)b.width * b.height * 3);
		SAME_NUMBER(b.alpha.n, (long long)b.width * b.height);
		size_t ink = 0;
		for (size_t k = 0; k < b.alpha.n; k++)
			ink += b.alpha.data[k] > 128;
		CHECK(ink > b.alpha.n / 8);
		SAME_NUMBER(b.advance, 1000);
		CHECK(b.w > 800 && b.w <= 1100 && b.h > 700 && b.h < 1100 && b.top > 500 && b.top < 1000);
		CHECK(b.left >= -50 && b.left < 200);
		buf_drop(&b.rgb);
		buf_drop(&b.alpha);
	}
	const struct cluster *c = set_one(f, "zh", "中");
	struct face_bitmap b;
	CHECK(c && !face_bitmap(&b, c->face, 100));
}

int main(void)
{
	struct foundry f = foundry_new(NULL);
	if (CHECK(f.type != NULL)) {
		test_texts(&f);
		test_many(&f);
		test_edges(&f);
		test_descriptors(&f);
		test_damaged(&f);
		test_bitmaps(&f);
	}
	foundry_drop(&f);
	return test_end();
}
