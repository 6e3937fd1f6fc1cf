/* type_shape.c - clusters: faces, emoji, missing and malformed characters, styles. */
#include "type_set.h"

#define SC "NotoSansCJKsc-Regular"
#define SANS "NotoSans-Regular"
#define EMOJI "NotoColorEmoji"

static void test_faces(struct foundry *f)
{
	static const struct {
		const char *lang, *text, *face;
		int class;
	} table[] = {
		{"zh", "中", SC, CLASS_HAN},        {"zh", "𠮷", SC, CLASS_HAN},
		{"zh", "㐂", SC, CLASS_HAN},        {"zh", "A", SC, CLASS_LATIN},
		{"zh", "й", SANS, CLASS_LATIN},     {"zh", "ё", SANS, CLASS_LATIN},
		{"zh", "λ", SANS, CLASS_LATIN},     {"zh", "¥", SC, CLASS_LATIN},
		{"zh", "￥", SC, CLASS_LATIN},        {"zh", "₽", SANS, CLASS_LATIN},
		{"zh", "€", SC, CLASS_LATIN},       {"zh", "①", SC, CLASS_HAN},
		{"zh", "，", SC, CLASS_CLOSE},      {"zh", "。", SC, CLASS_CLOSE},
		{"zh", "！", SC, CLASS_CLOSE},      {"zh", "《", SC, CLASS_OPEN},
		{"zh", "（", SC, CLASS_OPEN},       {"zh", "】", SC, CLASS_CLOSE},
		{"zh", "“", SC, CLASS_OPEN},        {"zh", "”", SC, CLASS_CLOSE},
		{"zh", "…", SC, CLASS_HAN},         {"zh", "——", SC, CLASS_HAN},
		{"zh", "·", SC, CLASS_MIDDLE},      {"zh", " ", SC, CLASS_SPACE},
		{"zh", "\u00A0", SC, CLASS_SPACE},  {"zh", "　", SC, CLASS_HAN},
		{"zh-Hant", "，", "NotoSansCJKtc-Regular", CLASS_MIDDLE}, /* centred in Taiwan */
		{"ja", "あ", "NotoSansCJKjp-Regular", CLASS_HAN},
		{"ru", "й", SANS, CLASS_LATIN},     {"ru", "ё", SANS, CLASS_LATIN},
		{"ru", "₽", SANS, CLASS_LATIN},     {"ru", "№", SANS, CLASS_LATIN},
		{"ru", "“", SANS, CLASS_LATIN},     {"ru", "…", SANS, CLASS_LATIN},
		{"ru", "—", SANS, CLASS_LATIN},     {"ru", "«", SANS, CLASS_LATIN},
		{"ru", "中", SC, CLASS_HAN},        {"ru", "，", SC, CLASS_CLOSE},
		{"en", "’", SANS, CLASS_LATIN},     {"en", "·", SANS, CLASS_LATIN},
		{"en", "€", SANS, CLASS_LATIN},     {"en", "é", SANS, CLASS_LATIN},
		{"en", "e\u0301", SANS, CLASS_LATIN}, {"ru", "и\u0306", SANS, CLASS_LATIN},
		{"en", "ש", "NotoSansHebrew-Regular", CLASS_LATIN},
		{"en", "✔", "NotoSansSymbols2-Regular", CLASS_LATIN},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const struct cluster *c = set_one(f, table[i].lang, table[i].text);
		if (!CHECK(is_face(c, table[i].face)) || !SAME_NUMBER(c->class, table[i].class))
			fprintf(stderr, "    %s in %s: %s\n", table[i].text, table[i].lang,
			        c && c->face ? face_name(c->face) : "no face or not one cluster");
	}
}

static void test_emoji(struct foundry *f)
{
	static const char *const pictures[] = {
		"👍", "👍🏽", "☝🏽", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇳", "🇷🇺", "1️⃣", "#️⃣", "❤️", "©️", "™️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
		"⌚", "👩🏽‍🚀", "❤️‍🔥",
	};
	static const char *const texts[] = {"1", "#", "*", "©", "®", "™", "❤", "✔", "☎", "⌚︎", "❤︎", "1️"};
	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
		const struct cluster *c = set_one(f, i % 2 ? "zh" : "ru", pictures[i]);
		if (!CHECK(is_face(c, EMOJI) && c->class == CLASS_EMOJI && c->n_glyphs == 1))
			fprintf(stderr, "    %s\n", pictures[i]);
		else
			SAME_NUMBER(c->advance, PT(10)); /* an emoji is one em wide */
	}
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct cluster *c = set_one(f, "en", texts[i]);
		if (!CHECK(c && c->face && c->class != CLASS_EMOJI && c->n_glyphs >= 1))
			fprintf(stderr, "    %s\n", texts[i]);
	}
}

/* The picture's middle is the ideograph's, to a fiftieth of an em; among letters it is no lower than they. */
static void test_emoji_height(struct foundry *f)
{
	static const char *const langs[] = {"zh-CN", "ru", "en"};
	for (size_t i = 0; i < 3; i++) {
		const struct cluster *c = set_one(f, langs[i], "😀");
		struct face_bitmap m;
		if (!CHECK(c && c->n_glyphs == 1 && face_bitmap(&m, c->face, c->glyphs[0].id)))
			continue;
		int middle = m.top - m.h / 2 + c->glyphs[0].dy / 10; /* in thousandths of an em of 10 pt */
		CHECK(middle > 360 && middle < 400);
		CHECK(m.top - m.h + c->glyphs[0].dy / 10 > -120);
		buf_drop(&m.rgb);
		buf_drop(&m.alpha);
	}
}

static void test_emoji_in_text(struct foundry *f)
{
	struct shaped *s = set(f, "en", "ok 👍🏽 👨‍👩‍👧🇨🇳🇷🇺 1");
	static const int classes[] = {CLASS_LATIN, CLASS_LATIN, CLASS_SPACE, CLASS_EMOJI, CLASS_SPACE,
	                              CLASS_EMOJI, CLASS_EMOJI, CLASS_EMOJI, CLASS_SPACE, CLASS_LATIN};
	if (!SAME_NUMBER(s->n, sizeof classes / sizeof *classes))
		return;
	for (size_t i = 0; i < s->n; i++) {
		SAME_NUMBER(s->clusters[i].class, classes[i]);
		CHECK(is_face(&s->clusters[i], classes[i] == CLASS_EMOJI ? EMOJI : SANS));
	}
}

static void test_missing(struct foundry *f)
{
	const struct cluster *c = set_one(f, "zh", &"\U0001F9FFA"[4]); /* sanity: A alone */
	CHECK(c && c->face);
	c = set_one(f, "zh", "\U000E9999"); /* unassigned, in no font */
	CHECK(c && !c->face && c->n_glyphs == 0);
	SAME_NUMBER(c ? c->advance : 0, PT(6));
	c = set_one(f, "zh", "\U0003FFFD"); /* plane 3: wide */
	CHECK(c && !c->face);
	SAME_NUMBER(c ? c->advance : 0, PT(10));
	c = set_one(f, "en", "\u200B");
	CHECK(c && c->face && c->advance == 0); /* shows nothing, misses nothing */
}

/* Clusters follow each other without gap or overlap, whatever the bytes. */
static bool tiles(const struct shaped *s)
{
	uint32_t at = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct cluster *c = &s->clusters[i];
		len sum = 0;
		if (c->start != at || c->end <= c->start)
			return false;
		at = c->end;
		for (unsigned k = 0; k < c->n_glyphs; k++)
			sum += c->glyphs[k].advance;
		if (c->n_glyphs && sum != c->advance)
			return false;
	}
	return at == s->n_bytes;
}

static void test_malformed(struct foundry *f)
{
	struct shaped *s = set(f, "zh", "中\xFF\xC0国\xE4\xB8");
	CHECK(tiles(s));
	if (SAME_NUMBER(s->n, 6)) {
		SAME_NUMBER(s->clusters[1].glyphs[0].id, s->clusters[2].glyphs[0].id);
		const struct cluster *sign = set_one(f, "zh", "\uFFFD");
		CHECK(sign && sign->glyphs[0].id == s->clusters[1].glyphs[0].id);
	}
	SAME_NUMBER(set(f, "zh", "")->n, 0);
	CHECK(tiles(type_shape(f->type, f->arena, "a\0b", 3, NULL, 0, "en")));
}

static void test_noise(struct foundry *f)
{
	uint32_t state = 7;
	for (int round = 0; round < 300; round++) {
		char text[200];
		size_t n = 0;
		while (n < sizeof text - 4) {
			state = state * 1664525u + 1013904223u;
			uint32_t r = state >> 8;
			static const uint32_t bases[] = {0x20,   0x300,  0x5D0,   0x900,   0x1100, 0x200C,
			                                 0x4E00, 0xAC00, 0x1F1E6, 0x1F3FB, 0x1F466};
			if (r % 13 == 0)
				text[n++] = (char)(r >> 8);
			else
				n += utf8_put(text + n, bases[r % 11] + (r >> 4) % 40);
		}
		struct style_run runs[2] = {{(uint32_t)(n / 2), FACE_TEXT, PT(9), round % 3 == 0},
		                            {(uint32_t)n, FACE_MONO, PT(11), round % 5 == 0}};
		if (!CHECK(tiles(type_shape(f->type, f->arena, text, n, runs, 2, round % 2 ? "zh" : "en"))))
			break;
	}
}

static void test_styles(struct foundry *f)
{
	static const char text[] = "Order 订单 12";
	struct style_run runs[] = {{6, FACE_TEXT, PT(10), false}, {12, FACE_STRONG, PT(20), false},
	                           {15, FACE_MONO, PT(10), false}};
	struct shaped *s = type_shape(f->type, f->arena, text, 15, runs, 3, "zh");
	if (!SAME_NUMBER(s->n, 11))
		return;
	SAME_NUMBER(s->clusters[0].style, 0);
	SAME_NUMBER(s->clusters[6].style, 1);
	CHECK(is_face(&s->clusters[6], "NotoSansCJKsc-Bold"));
	SAME_NUMBER(s->clusters[6].advance, PT(20));
	SAME_NUMBER(s->clusters[9].style, 2);
	CHECK(is_face(&s->clusters[9], "NotoSansMonoCJKsc-Regular"));
	SAME_NUMBER(s->clusters[9].advance, PT(5));
}

static void test_newlines(struct foundry *f)
{
	struct shaped *s = set(f, "en", "a\r\nb\nc");
	if (!SAME_NUMBER(s->n, 5))
		return;
	SAME_NUMBER(s->clusters[1].class, CLASS_NEWLINE);
	SAME_NUMBER(s->clusters[1].break_after, BREAK_MUST);
	SAME_NUMBER(s->clusters[1].n_glyphs, 0);
	SAME_NUMBER(s->clusters[1].advance, 0);
	CHECK(s->clusters[1].face != NULL);
	SAME_NUMBER(s->clusters[4].break_after, BREAK_NEVER);
	s = set(f, "en", "a\n");
	SAME_NUMBER(s->clusters[s->n - 1].break_after, BREAK_MUST);
}

/* Digits among right-to-left words keep their order: turned round they would be another number. */
static void test_number_in_hebrew(struct foundry *f)
{
	struct shaped *s = set(f, "en", "\u05DE\u05D7\u05D9\u05E8 120");
	if (!CHECK(s->n >= 4))
		return;
	for (size_t i = 1; i <= 3; i++) {
		const struct cluster *c = &s->clusters[s->n - i];
		const struct cluster *one = set_one(f, "en", i == 1 ? "0" : i == 2 ? "2" : "1");
		SAME_NUMBER(c->start, s->n_bytes - i);
		CHECK(c->n_glyphs == 1 && one && c->glyphs[0].id == one->glyphs[0].id);
	}
}

static void test_metrics(struct foundry *f)
{
	struct type_metrics zh = type_metrics(f->type, FACE_TEXT, PT(10), "zh");
	struct type_metrics ru = type_metrics(f->type, FACE_TEXT, PT(10), "ru");
	SAME_NUMBER(zh.ascender, 8800);
	SAME_NUMBER(zh.descender, 1200);
	CHECK(ru.ascender > 0 && ru.descender > 0 && ru.x_height > 4500 && ru.x_height < ru.cap_height);
	CHECK(zh.cap_height > 7000 && zh.cap_height < 7600);
}

int main(void)
{
	struct foundry f = foundry_new(NULL);
	if (!CHECK(f.type != NULL)) {
		diag_print(f.diag, stderr, false, LEVEL_NOTE);
		return test_end();
	}
	test_faces(&f);
	test_emoji(&f);
	test_emoji_height(&f);
	test_emoji_in_text(&f);
	test_missing(&f);
	test_malformed(&f);
	test_noise(&f);
	test_styles(&f);
	test_newlines(&f);
	test_number_in_hebrew(&f);
	test_metrics(&f);
	CHECK(type_missing_packages(f.type) == NULL);
	foundry_drop(&f);
	return test_end();
}
