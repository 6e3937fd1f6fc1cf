/* type_same.c - what comes out of caches and shortcuts is what HarfBuzz and ICU say of the whole. */
#include <unicode/ubrk.h>

#include "type_set.h"

/* ---- shaping: a run of one face against one call of hb_shape ---- */

static hb_script_t script_of(const struct shaped *s, size_t from, size_t to)
{
	hb_unicode_funcs_t *unicode = hb_unicode_funcs_get_default();
	for (size_t i = s->clusters[from].start; i < s->clusters[to - 1].end;) {
		hb_script_t script = hb_unicode_script(unicode, utf8_next(s->text, s->n_bytes, &i));
		if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED)
			return script;
	}
	return HB_SCRIPT_COMMON;
}

static bool same_glyphs(const struct shaped *s, size_t from, size_t to, hb_buffer_t *b)
{
	unsigned n, k = 0;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &n);
	const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(b, &n);
	for (size_t i = from; i < to; i++)
		for (unsigned j = 0; j < s->clusters[i].n_glyphs; j++, k++) {
			const struct glyph *g = &s->clusters[i].glyphs[j];
			if (k >= n || g->id != info[k].codepoint || g->advance != at[k].x_advance ||
			    g->dx != at[k].x_offset || g->dy != at[k].y_offset)
				return false;
		}
	return k == n;
}

static void compare_run(const struct shaped *s, size_t from, size_t to, const char *lang)
{
	const struct cluster *first = &s->clusters[from];
	hb_buffer_t *b = hb_buffer_create();
	hb_buffer_add_utf8(b, s->text + first->start, (int)(s->clusters[to - 1].end - first->start), 0, -1);
	hb_buffer_set_direction(b, HB_DIRECTION_LTR);
	hb_script_t script = script_of(s, from, to);
	if (script == HB_SCRIPT_COMMON)
		script = strcmp(lang, "zh") == 0 ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN;
	hb_buffer_set_script(b, script);
	hb_buffer_set_language(b, hb_language_from_string(lang, -1));
	hb_shape(first->face->font, b, NULL, 0);
	if (!CHECK(same_glyphs(s, from, to, b)))
		fprintf(stderr, "    %.*s (%s)\n", (int)(s->clusters[to - 1].end - first->start),
		        s->text + first->start, lang);
	hb_buffer_destroy(b);
}

/* At a size of one em of the face nothing is rounded, so that units compare with units. */
static void compare_text(struct foundry *f, const char *lang, const char *text, enum face_role role, len em)
{
	struct shaped *s = set_as(f, lang, text, role, em);
	for (size_t from = 0, to; from < s->n; from = to) {
		for (to = from + 1; to < s->n && s->clusters[to].face == s->clusters[from].face; to++)
			;
		if (s->clusters[from].face && s->clusters[from].face->em == em)
			compare_run(s, from, to, lang);
	}
}

static void test_shaping(struct foundry *f)
{
	static const struct {
		const char *lang, *text;
	} table[] = {
		{"zh", "买家称收到假货，与描述不符。我店为品牌授权经销商，授权书编号：SQ-2024-0131，有效期至2025年12月31日。"},
		{"zh", "订单号 250108-441829930172 共3件，实付￥387.00；退款申请于 2025-01-14 提交（详见附件《检测报告》）。"},
		{"zh", "他说：“正品保证”，又问‘可以吗？’——等等……维克多·雨果、AVATAR、To. Ty, LTD. WAVE"},
		{"zh", "ヴィトンのバッグ、カタカナ。ひらがなと漢字"},
		{"en", "The AVATAR Type Foundry: fi ffi fl “quotes” don’t, To. Wa 10/12 1234567890 (AV) — end…"},
		{"en", "Café naïve e\u0301a\u0308 Tà Zoë Łódź İstanbul"},
		{"ru", "Заказ № 5 доставлен 12 января 2025 г. на ул. Тверская; Ёлка, йод, ГОСТ, 5 кг — 1 290,00 ₽"},
		{"ru", "Та же АУДИО «Ёж» и\u0306 Съешь ещё этих мягких французских булок, да выпей чаю"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		for (int role = 0; role < FACE_ROLES; role++) {
			compare_text(f, table[i].lang, table[i].text, (enum face_role)role, 1000);
			compare_text(f, table[i].lang, table[i].text, (enum face_role)role, 1000); /* from the cache */
			compare_text(f, table[i].lang, table[i].text, (enum face_role)role, 2048);
		}
}

/* The shortcut's own premise, on every ideograph: alone and between others it is what the cmap says. */
static void test_every_ideograph(struct foundry *f)
{
	char text[600];
	for (uint32_t cp = 0x4E00; cp < 0x9FA5; cp += 150) {
		size_t n = 0;
		for (uint32_t i = 0; i < 150; i++)
			n += utf8_put(text + n, cp + i);
		text[n] = '\0';
		compare_text(f, "zh", text, FACE_TEXT, 1000);
	}
}

/* ---- graphemes against ICU's iterator ----
 * But for Indic conjuncts: ICU 72 keeps them whole, here HarfBuzz does when it shapes them. */

static void compare_graphemes(struct foundry *f, const char *text, size_t n)
{
	struct paragraph p = {.text = text, .n_bytes = n, .language = type_find_language(f->type, "en")};
	UErrorCode error = U_ZERO_ERROR;
	text_read(f->type, &p);
	cluster_group(f->type, &p);
	UBreakIterator *b = ubrk_open(UBRK_CHARACTER, "", p.shadow, (int32_t)p.n_shadow, &error);
	bool same = true;
	for (size_t i = 0; i < p.n; i++)
		same &= ubrk_next(b) == (int32_t)(i + 1 < p.n ? p.graphemes[i + 1].unit : p.n_shadow);
	if (!CHECK(same && ubrk_next(b) == UBRK_DONE))
		fprintf(stderr, "    graphemes of %.*s\n", (int)n, text);
	ubrk_close(b);
	arena_clear(f->type->scratch);
}

static void test_graphemes(struct foundry *f)
{
	static const uint32_t pool[] = {
		'a', ' ', '\r', '\n', 0x300, 0x308, 0x200D, 0xFE0F, 0x1F468, 0x1F469, 0x1F3FD, 0x1F1E8, 0x1F1F3,
		0x2764, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x0903, 0x0915, 0x0600, 0x20E3, 0x4E2D, 0xAD,
		0x200B, 0xE0067, 0xE007F, 0x1F3F4, 0xE33, 0x2028,
	};
	uint32_t state = 3;
	for (int round = 0; round < 5000; round++) {
		char text[64];
		size_t n = 0;
		for (int i = 0; i < 12; i++) {
			state = state * 1664525u + 1013904223u;
			n += utf8_put(text + n, pool[(state >> 10) % (sizeof pool / sizeof *pool)]);
		}
		compare_graphemes(f, text, n);
		if (test_failures > 5)
			break;
	}
}

int main(void)
{
	struct foundry f = foundry_new(NULL);
	if (CHECK(f.type != NULL)) {
		test_shaping(&f);
		test_every_ideograph(&f);
		test_graphemes(&f);
	}
	foundry_drop(&f);
	return test_end();
}
