/* paint_text.c - text on paper and text copied back. Extraction alone proves nothing about ink: a subset
 * that lost its outlines still copies well. So every cluster is looked for as pixels in its place too. */
#include "base/utf8.h"
#include "paint_line.h"

static const char *const lines[] = {
	"中文测试:案件证据,聊天记录。“引号”——省略……",
	"𠮷野家 㐂 齉龘",
	"Кириллица: ёлка, май, №7, 1 500 ₽ — «цитата»",
	"й и й и̯ decomposed first: и\xCC\x86 then й",
	"office fi ffl: A=B; (c) [d] \\ e) ( f",
	"¥ 129.00 € 20.50 $ 3 × 4 ≥ 5 °C",
	"😀 👍🏽 🇨🇳 👨‍👩‍👧‍👦 ❤️ 📦 👩🏿‍🚀",
	"混排 Mixed 文字 с текстом 📷 и 𠮷 end",
	"空格 and two words",
};
enum { N_LINES = sizeof lines / sizeof *lines };

static const char *lang_of(const char *text)
{
	return strstr(text, "Кир") || strstr(text, "decomposed") ? "ru" : "zh-CN";
}

static void test_every_character_comes_back(void)
{
	struct pages *pages = pages_new(1, 595276, 841890);
	for (int i = 0; i < N_LINES; i++)
		line_set(&pages->v[0], lines[i], PT(12), PT(60), PT(60 + 30 * i), 0, lang_of(lines[i]));
	const char *path = print("text.pdf", (struct paint_job){ .pages = pages, .type = type });
	const char *text = ask("pdftotext -enc UTF-8 %s -", path);
	for (int i = 0; i < N_LINES; i++)
		if (!CHECK(strstr(text, lines[i])))
			fprintf(stderr, "    lost: %s\n", lines[i]);
	if (test_failures)
		fprintf(stderr, "%s\n", text);
}

/* Many fonts have one glyph for both. Whichever comes first, spaces copy as themselves. */
static void test_space_wins_over_no_break_space(void)
{
	struct pages *pages = pages_new(1, 595276, PT(100));
	line_set(&pages->v[0], "no\xC2\xA0" "break, two or three words", PT(12), PT(20), PT(60), 0, "en");
	struct set_glyph *glyphs = pages->v[0].boxes[0].u.text.glyphs;
	SAME_NUMBER(glyphs[2].n_text, 2);
	SAME_NUMBER(glyphs[9].n_text, 1);
	glyphs[2].id = glyphs[9].id;
	const char *path = print("space.pdf", (struct paint_job){ .pages = pages, .type = type });
	CHECK(strstr(text_of(path), "no break, two or three words"));
	const char *spans = ask("/usr/bin/python3 tests/unit/paint_content.py %s 1 | grep -c ActualText", path);
	SAME_TEXT(spans, "1\n");
}

static bool is_blank(const struct shaped *s, const struct cluster *c)
{
	const char *text = s->text + c->start;
	return c->class == CLASS_SPACE || memcmp(text, "\xC2\xA0", 2) == 0;
}

/* At 144 dpi half a point is a pixel. */
static long cluster_ink(const struct raster *r, const struct line *l, size_t i)
{
	int x = l->x[i] / 500, to = l->x[i + 1] / 500;
	return ink_in(r, x, (l->y - l->size) / 500, to - x, l->size * 13 / 10 / 500);
}

static void test_every_cluster_leaves_ink_in_its_place(void)
{
	struct pages *pages = pages_new(1, 841890, 595276);
	struct line set[N_LINES];
	for (int i = 0; i < N_LINES; i++)
		set[i] = line_set(&pages->v[0], lines[i], PT(20), PT(30), PT(60 + 40 * i), PT(3), lang_of(lines[i]));
	struct raster r = look(print("ink.pdf", (struct paint_job){ .pages = pages, .type = type }), 1, 144);
	for (int i = 0; i < N_LINES; i++) {
		const struct shaped *s = set[i].shaped;
		for (size_t k = 0; k < s->n; k++) {
			const struct cluster *c = &s->clusters[k];
			long ink = cluster_ink(&r, &set[i], k);
			if (is_blank(s, c) ? !CHECK(ink == 0) : !CHECK(ink > 4 * 255))
				fprintf(stderr, "    line %d: \"%.*s\": ink %ld\n", i, (int)(c->end - c->start),
				        s->text + c->start, ink);
		}
	}
}

/* The ink of й is that of и and the breve above: they must differ, and there. */
static void test_short_i_has_its_breve(void)
{
	struct pages *pages = pages_new(1, PT(200), PT(100));
	struct line l = line_set(&pages->v[0], "ийи", PT(40), PT(10), PT(60), PT(10), "ru");
	struct raster r = look(print("breve.pdf", (struct paint_job){ .pages = pages, .type = type }), 1, 144);
	SAME_NUMBER((long long)l.shaped->n, 3);
	long i = cluster_ink(&r, &l, 0), short_i = cluster_ink(&r, &l, 1), again = cluster_ink(&r, &l, 2);
	CHECK(short_i > i + i / 20);
	CHECK(labs(i - again) < i / 20);
}

static int first_ink_column(const struct raster *r, int x, int to, int y, int h)
{
	while (x < to && ink_in(r, x, y, 1, h) < 200)
		x++;
	return x;
}

/* Spread, mixed with letters and spread unevenly: every glyph begins where the same glyph alone does. */
static void test_spread_glyphs_do_not_drift(void)
{
	enum { N = 30 };
	static const len spreads[] = { 0, 37, 251, 1003, -200 };
	char text[N * 3 + 1] = "";
	for (int i = 0; i < N; i++)
		strcat(text, i % 7 == 6 ? "w" : "口");
	for (size_t k = 0; k < sizeof spreads / sizeof *spreads; k++) {
		struct pages *pages = pages_new(1, 595276, PT(100));
		struct line l = line_set(&pages->v[0], text, PT(14), PT(20), PT(60), spreads[k], "zh-CN");
		const char *path = print("drift.pdf", (struct paint_job){ .pages = pages, .type = type });
		struct raster r = look(path, 1, 288);
		double bearing = first_ink_column(&r, 80, 140, 160, 100) / 4.0 - 20;
		for (size_t i = 0; i < l.shaped->n; i++) {
			if (l.shaped->clusters[i].class != CLASS_HAN)
				continue;
			int from = (int)((l.x[i] / 1000.0 + bearing) * 4) - 4;
			int found = first_ink_column(&r, from, from + 12, 160, 100);
			if (!CHECK(fabs(found / 4.0 - bearing - l.x[i] / 1000.0) <= 0.3))
				fprintf(stderr, "    spread %d, glyph %zu: %.2f, not %.2f\n", spreads[k], i,
				        found / 4.0 - bearing, l.x[i] / 1000.0);
		}
	}
}

static void test_evenly_spread_line_is_short(void)
{
	const char *text = "本店销售的商品均为品牌方授权的正品并附有检测报告与物流签收凭证特此说明如下";
	long content[2];
	for (int i = 0; i < 2; i++) {
		struct pages *pages = pages_new(1, 595276, PT(100));
		line_set(&pages->v[0], text, PT(10), PT(20), PT(60), i * 37, "zh-CN");
		const char *path = print("short.pdf", (struct paint_job){ .pages = pages, .type = type });
		content[i] = atol(ask("/usr/bin/python3 tests/unit/paint_content.py %s 1 | wc -c", path));
	}
	CHECK(content[0] > 70);
	CHECK(content[1] < content[0] + 40); /* Tc once, not a number between all glyphs */
}

static void test_emoji_are_in_colour(void)
{
	struct pages *pages = pages_new(1, PT(200), PT(100));
	struct line l = line_set(&pages->v[0], "😀👍🏽🇨🇳", PT(40), PT(10), PT(60), PT(5), "zh-CN");
	struct raster r = look(print("emoji.pdf", (struct paint_job){ .pages = pages, .type = type }), 1, 144);
	SAME_NUMBER((long long)l.shaped->n, 3);
	for (size_t i = 0; i < l.shaped->n; i++) {
		int coloured = 0;
		for (int y = 50; y < 130; y++)
			for (int x = l.x[i] / 500; x < l.x[i + 1] / 500; x++) {
				struct rgb c = pixel(&r, x, y);
				coloured += abs(c.r - c.b) > 60;
			}
		CHECK(coloured > 1000);
	}
}

/* A Type 3 font has 256 codes at most; a chatty customer has more. */
static void test_more_emoji_than_a_font_has_codes(void)
{
	struct pages *pages = pages_new(1, PT(1000), PT(1000));
	struct buf all = { 0 };
	int n = 0;
	for (uint32_t cp = 0x1F400; cp < 0x1F53E; cp++) {
		char one[8] = { 0 };
		one[utf8_put(one, cp)] = 0;
		if (cp == 0x1F4F8 + 6 || cp == 0x1F441 || cp == 0x1F43F)
			continue;
		line_set(&pages->v[0], one, PT(20), PT(20 + n % 40 * 24), PT(60 + n / 40 * 30), 0, "en");
		buf_add_string(&all, one);
		n++;
	}
	const char *path = print("many.pdf", (struct paint_job){ .pages = pages, .type = type });
	const char *text = ask("pdftotext -enc UTF-8 -raw %s - | tr -d ' \\n\\f'", path);
	buf_add_byte(&all, 0);
	SAME_TEXT(text, (char *)all.data);
	CHECK(atoi(ask("pdffonts %s | grep -c 'Type 3'", path)) == 2);
	buf_drop(&all);
}

static void test_same_text_same_bytes(void)
{
	struct buf out[2] = { { 0 }, { 0 } };
	for (int i = 0; i < 2; i++) {
		struct pages *pages = pages_new(2, 595276, 841890);
		for (int k = 0; k < N_LINES; k++)
			line_set(&pages->v[k % 2], lines[k], PT(12), PT(60), PT(60 + 30 * k), 13, lang_of(lines[k]));
		CHECK(print_to_buf(&out[i], (struct paint_job){ .pages = pages, .type = type }));
	}
	CHECK(out[0].n == out[1].n && memcmp(out[0].data, out[1].data, out[0].n) == 0);
	buf_drop(&out[0]);
	buf_drop(&out[1]);
}

static void test_fonts_are_subsets_with_unicode(void)
{
	struct pages *pages = pages_new(1, 595276, 841890);
	for (int i = 0; i < N_LINES; i++)
		line_set(&pages->v[0], lines[i], PT(12), PT(60), PT(60 + 30 * i), 0, lang_of(lines[i]));
	const char *path = print("fonts.pdf", (struct paint_job){ .pages = pages, .type = type });
	/* name type encoding emb sub uni: every font but Type 3 is embedded and cut; all have ToUnicode */
	SAME_TEXT(ask("pdffonts %s | tail -n +3 | grep -v 'Type 3' | grep -vc 'yes yes yes'; true", path), "0\n");
	SAME_TEXT(ask("pdffonts %s | tail -n +3 | grep 'Type 3' | grep -vc 'yes no  yes'; true", path), "0\n");
	CHECK(atoi(ask("stat -c %%s %s", path)) < 150000);
}

int main(void)
{
	desk_open();
	type_open();
	test_every_character_comes_back();
	test_space_wins_over_no_break_space();
	test_every_cluster_leaves_ink_in_its_place();
	test_short_i_has_its_breve();
	test_spread_glyphs_do_not_drift();
	test_evenly_spread_line_is_short();
	test_emoji_are_in_colour();
	test_more_emoji_than_a_font_has_codes();
	test_same_text_same_bytes();
	test_fonts_are_subsets_with_unicode();
	type_drop(type);
	return desk_close();
}
