/* Paragraphs at many measures: nothing lost, no mark at the wrong edge, spread lines end at the measure. */
#include "layout_help.h"

#include "base/utf8.h"
#include "layout/para.h"

static const struct para_style body = { .size = SIZE_BODY, .as = ROLE_PARA, .justify = true };

static const char *const chinese[] = {
	"我店于2024年6月取得品牌方授权（见证据3），涉案商品购自授权经销商。买家在聊天记录中要求“先退款再说”，"
	"未提供任何鉴定材料；经我店多次询问，仍拒绝提供商品照片、防伪码或其他任何可以核实的信息。",
	"《中华人民共和国电子商务法》（以下简称《电子商务法》）第四十二条规定：“通知应当包括构成侵权的初步证据。”"
	"（见附录）买家的主张——“假一赔十”——缺乏事实依据……请平台依法驳回！",
	"包裹（运单号SF1390008812345）于1月13日12:05签收，签收人：本人。SHA-256: "
	"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08见附录；重量0.612 kg、体积3 L。",
	"生僻字𠮷与㐂，表情👍🏽👨‍👩‍👧🇨🇳，货币¥129.00、₽ 2 380、€ 5，编号№ 7，俄文Йод ёлка，假名カップ。",
	"商品由品牌方授权的经销商供货,授权在下单当日有效(2024-06-11 至 2026-06-10),进货发票与授权主体一致.",
};

static const char *const russian[] = {
	"Товар был отправлен в день оплаты (док. 1) и вручён получателю лично 13 января 2025 г. в 12:05, о чём "
	"имеется подпись в извещении ф. 22. Покупатель не представил ни одного доказательства; ёлка, 2 380 ₽.",
	"https://www.example.org/tracking?barcode=80084699123456&source=dossier&campaign=a-very-long-link-indeed",
};

/* First and last character of a line as set. */
static void find_ends(const struct line *line, uint32_t *first, uint32_t *last)
{
	struct buf b = { 0 };

	*first = *last = 0;
	for (size_t i = 0; i < line->n_boxes; i++)
		box_text(&b, &line->boxes[i]);
	for (size_t i = 0; i < b.n;) {
		uint32_t cp = utf8_next((char *)b.data, b.n, &i);
		*first = *first ? *first : cp;
		*last = cp;
	}
	buf_drop(&b);
}

static bool is_one_of(uint32_t cp, const char *set)
{
	for (size_t i = 0, n = strlen(set); i < n;)
		if (utf8_next(set, n, &i) == cp)
			return true;
	return false;
}

static void check_edges(const struct line *line, bool first_line, const char *text)
{
	uint32_t first, last;

	find_ends(line, &first, &last);
	if (!first_line && is_one_of(first, "，。、；：！？）》〉」』】”’")) {
		CHECK(!"closing mark at the start of a line");
		fprintf(stderr, "\tin %s\n", text);
	}
	if (is_one_of(last, "（《〈「『【“‘")) {
		CHECK(!"opening mark at the end of a line");
		fprintf(stderr, "\tin %s\n", text);
	}
}

static void add_without_blanks(struct buf *out, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] != ' ' && s[i] != '\n')
			buf_add_byte(out, (unsigned char)s[i]);
}

static void check_nothing_lost(const struct lines *lines, const char *text)
{
	struct buf set = { 0 }, got = { 0 }, want = { 0 };

	for (size_t i = 0; i < lines->n; i++)
		for (size_t k = 0; k < lines->v[i].n_boxes; k++)
			box_text(&set, &lines->v[i].boxes[k]);
	add_without_blanks(&got, (char *)set.data, set.n);
	add_without_blanks(&want, text, strlen(text));
	CHECK(got.n == want.n && memcmp(got.data, want.data, got.n) == 0);
	buf_drop(&set);
	buf_drop(&got);
	buf_drop(&want);
}

/* Glyph places only move on, and stay within the line but for a blank half. */
static void check_order(const struct line *line, len measure)
{
	len x = -PT(10) / 2 - 1;
	bool ordered = true;

	for (size_t i = 0; i < line->n_boxes; i++) {
		const struct box *b = &line->boxes[i];
		for (size_t g = 0; b->kind == BOX_TEXT && g < b->u.text.n; g++) {
			if (!b->u.text.glyphs[g].n_text)
				continue;
			ordered = ordered && b->x + b->u.text.glyphs[g].x >= x;
			x = b->x + b->u.text.glyphs[g].x;
		}
		CHECK(b->kind == BOX_LINK || b->x + b->w <= measure + PT(10) / 2 + 1);
	}
	CHECK(ordered);
}

static size_t count_han(const struct line *line)
{
	struct buf b = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < line->n_boxes; i++)
		box_text(&b, &line->boxes[i]);
	for (size_t i = 0; i < b.n;) {
		uint32_t cp = utf8_next((char *)b.data, b.n, &i);
		n += cp >= 0x4e00 && cp < 0xa000;
	}
	buf_drop(&b);
	return n;
}

/* All lines but the last end at the measure, unless that would put more than a fifth of an em between
 * characters (before a digest). */
static void check_width(const struct line *line, len measure, bool spread)
{
	CHECK(line->width <= measure);
	if (spread && !line->last && measure - line->width < (len)count_han(line) * PT(2) - PT(4))
		SAME_NUMBER(line->width, measure);
}

static void try_text(struct desk *k, const char *text, len measure)
{
	struct rich r = words(k, text);
	struct lines lines = para_set(&k->s, &r, &body, measure);
	len sum = 0;

	check_nothing_lost(&lines, text);
	for (size_t i = 0; i < lines.n; i++) {
		check_edges(&lines.v[i], i == 0, text);
		check_width(&lines.v[i], measure, k->s.spread);
		check_order(&lines.v[i], measure);
		sum += lines.v[i].height;
	}
	SAME_NUMBER(sum, lines.height);
	CHECK(lines.v[lines.n - 1].last);
}

static void test_measures(struct desk *zh, struct desk *ru)
{
	for (len measure = PT(60); measure < PT(480); measure += 7919) {
		for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++)
			try_text(zh, chinese[i], measure);
		for (size_t i = 0; i < sizeof russian / sizeof *russian; i++)
			try_text(ru, russian[i], measure);
	}
	CHECK(diag_count(zh->diag, LEVEL_WARNING) == 0);
}

static void find_widths(struct desk *k, const struct rich *text, len *longest, len *unbreakable)
{
	const struct para *p = para_shape(&k->s, k->s.scratch, text, &body);

	*longest = *unbreakable = 0;
	if (p)
		para_extent(p, longest, unbreakable);
	arena_clear(k->s.scratch);
}

static len width_of(struct desk *k, const char *text)
{
	struct rich r = words(k, text);
	len longest, unbreakable;

	find_widths(k, &r, &longest, &unbreakable);
	return longest;
}

static void test_clreq(struct desk *k)
{
	len digit = width_of(k, "3");

	SAME_NUMBER(width_of(k, "证据"), PT(20));
	SAME_NUMBER(width_of(k, "（证据）"), PT(30));
	SAME_NUMBER(width_of(k, "甲》《乙"), PT(35));
	SAME_NUMBER(width_of(k, "甲。」乙"), PT(35));
	SAME_NUMBER(width_of(k, "甲「《乙"), PT(35));
	SAME_NUMBER(width_of(k, "甲，乙"), PT(30));
	SAME_NUMBER(width_of(k, "甲，"), PT(15));
	SAME_NUMBER(width_of(k, "证据3"), PT(20) + 2500 + digit);
	SAME_NUMBER(width_of(k, "证据 3"), PT(20) + 2500 + digit);
	SAME_NUMBER(width_of(k, "证据 3 条"), PT(30) + 5000 + digit);
	SAME_NUMBER(width_of(k, "甲， 乙"), PT(30));
	CHECK(width_of(k, "甲,乙") < PT(20) + 2500 + digit);
	SAME_NUMBER(width_of(k, "甲\n甲乙丙\n乙"), PT(30));
	SAME_NUMBER(width_of(k, "云***6"), PT(10) + width_of(k, "***6")); /* none beside signs */
	SAME_NUMBER(width_of(k, "甲→乙"), PT(20) + width_of(k, "→"));
}

/* A space between Han and a link was typed for the brackets' sake. */
static void test_space_of_link(struct desk *k)
{
	struct span spans[] = { { .text = "见 " }, { .text = "证据", .target = "@invoice" }, { .text = " 或 乙" } };
	struct rich r = { spans, 3 };
	len longest, unbreakable;

	find_widths(k, &r, &longest, &unbreakable);
	SAME_NUMBER(longest, PT(30) + width_of(k, "或 乙"));
}

static void test_shape_of_lines(struct desk *k)
{
	struct rich r = words(k, "甲\n\n乙");
	struct lines lines = para_set(&k->s, &r, &body, PT(100));

	SAME_NUMBER(lines.n, 3);
	SAME_NUMBER(lines.v[1].n_boxes, 0);
	SAME_NUMBER(lines.v[1].height, layout_style.leading[SIZE_BODY]);
	r = words(k, "");
	SAME_NUMBER(para_set(&k->s, &r, &body, PT(100)).n, 0);
	r = (struct rich){ 0 };
	SAME_NUMBER(para_set(&k->s, &r, &body, PT(100)).n, 0);
	r = words(k, "甲乙丙丁");
	SAME_NUMBER(para_set(&k->s, &r, &body, PT(5)).n, 4); /* narrower than a character: one a line */
	CHECK(diag_count(k->diag, LEVEL_WARNING) > 0);
}

static void test_names_of_parcels(struct desk *k)
{
	static const char *const names[] = { "SKH-40028117-RU", "№\xc2\xa0Д-RU.ПР01.В.00118/24" };

	for (size_t i = 0; i < 2; i++) {
		struct rich r = words(k, names[i]);
		len longest, unbreakable;
		find_widths(k, &r, &longest, &unbreakable);
		CHECK(unbreakable > longest * 9 / 10 - PT(14)); /* after the solidus a line may end */
	}
	struct rich r = words(k, "приёма-передачи");
	len longest, unbreakable;
	find_widths(k, &r, &longest, &unbreakable);
	CHECK(unbreakable < longest);
}

static void test_align_end(struct desk *k)
{
	struct para_style end = { .size = SIZE_BODY, .as = ROLE_CELL, .align = ALIGN_END };
	struct rich r = words(k, "238.00");
	struct lines lines = para_set(&k->s, &r, &end, PT(100));

	SAME_NUMBER(lines.n, 1);
	const struct box *b = &lines.v[0].boxes[0];
	SAME_NUMBER(b->x + b->w, PT(100));
}

static void test_links(struct desk *k)
{
	struct span spans[] = {
		{ .text = "请见后附的" }, { .text = "证据 3", .target = "exhibit:3" }, { .text = "第" },
		{ .page = true, .target = "exhibit:3" }, { .text = "页。" },
	};
	struct rich r = { spans, 5 };

	for (len measure = PT(50); measure < PT(200); measure += PT(3)) {
		struct lines lines = para_set(&k->s, &r, &body, measure);
		size_t links = 0, slots = 0;
		for (size_t i = 0; i < lines.n; i++) {
			slots += lines.v[i].n_slots;
			for (size_t b = 0; b < lines.v[i].n_boxes; b++)
				links += lines.v[i].boxes[b].kind == BOX_LINK;
			for (size_t n = 0; n < lines.v[i].n_slots; n++)
				SAME_TEXT(lines.v[i].slots[n].target, "exhibit:3");
		}
		SAME_NUMBER(links, 2); /* a short link is not broken, nor a folio */
		SAME_NUMBER(slots, 1);
	}
}

/* A line ends neither in a label nor below it; nor in a value, while a separator is near: then without
 * that. */
static void test_labels(struct desk *k)
{
	struct span spans[] = {
		{ .text = "Account", .tied = true }, { .text = ": ", .tied = true }, { .text = "polar" },
		{ .text = "\u00a0· ", .between = true },
		{ .text = "Contact person", .tied = true }, { .text = ": ", .tied = true }, { .text = "Yolk Miro" },
		{ .text = "\u00a0· ", .between = true },
		{ .text = "地址", .tied = true }, { .text = "：", .tied = true }, { .text = "浙江省杭州市余杭区" },
	};
	struct rich r = { spans, 11 };

	for (len measure = PT(130); measure < PT(400); measure += PT(3)) {
		struct lines lines = para_set(&k->s, &r, &body, measure);
		for (size_t i = 0; i < lines.n; i++) {
			uint32_t first, last;
			find_ends(&lines.v[i], &first, &last);
			CHECK(first != 0xb7 && last != 0xb7);
			if (i == 0)
				continue;
			CHECK(!strchr("pYy", (int)(first < 0x80 ? first : '.')));
			CHECK(first != 0x5740 && first != 0x6d59); /* the label's end, the value's start */
		}
	}
}

static void test_missing(struct desk *k)
{
	struct source source = { .name = "case.yaml", .text = "title: a\xee\x80\x80", .n = 11 };
	struct span span = { .text = "a\xee\x80\x80\xee\x80\x80", .at = { .source = &source, .line = 1,
		.column = 8, .offset = 7 } };
	struct rich r = { &span, 1 };
	size_t before = diag_count(k->diag, LEVEL_WARNING), missing = 0;

	for (int twice = 0; twice < 2; twice++) {
		struct lines lines = para_set(&k->s, &r, &body, PT(100));
		for (size_t b = 0; b < lines.v[0].n_boxes; b++)
			missing += lines.v[0].boxes[b].kind == BOX_MISSING;
	}
	SAME_NUMBER(missing, 4);
	SAME_NUMBER(diag_count(k->diag, LEVEL_WARNING) - before, 1);
}

static uint64_t steps_for(struct desk *k, size_t times)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < times; i++)
		buf_add_string(&b, chinese[i % 3]);
	buf_add_byte(&b, 0);
	struct rich r = words(k, arena_strdup(k->arena, (char *)b.data));
	buf_drop(&b);
	k->s.steps = 0;
	para_set(&k->s, &r, &body, PT(360));
	return k->s.steps;
}

static void test_linear(struct desk *k)
{
	uint64_t small = steps_for(k, 30), large = steps_for(k, 240);

	CHECK(small > 0);
	CHECK(large < small * 9);
	CHECK(large / 240 < 150 * 30); /* of 150 characters, some 30 starts each */
}

/* Before a number that is not broken, Han are spread by a fifth of an em at most, or not at all. */
static void test_ragged(struct desk *k)
{
	static const char *const number = "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890ABCDEFGH";
	len em = layout_style.size[SIZE_BODY];

	for (len n = 18; n <= 36; n++) {
		struct buf b = { 0 };
		for (len i = 0; i < n; i++)
			buf_add_string(&b, "文");
		buf_add_string(&b, number);
		buf_add_byte(&b, 0);
		struct rich text = rich_text(&k->s, (char *)b.data, TONE_PLAIN);
		struct lines lines = para_set(&k->s, &text, &body, 36 * em);
		bool spread = 36 * em - n * em <= (n - 1) * (em / 5);
		SAME_NUMBER(lines.v[0].width, spread ? 36 * em : n * em);
		buf_drop(&b);
	}
}

int main(void)
{
	struct desk *zh = desk_new("zh-CN"), *ru = desk_new("ru");

	test_measures(zh, ru);
	test_clreq(zh);
	test_space_of_link(zh);
	test_names_of_parcels(ru);
	test_align_end(zh);
	test_links(zh);
	test_labels(zh);
	test_labels(ru);
	test_linear(zh);
	test_missing(zh);
	test_shape_of_lines(zh);
	test_ragged(zh);
	desk_drop(zh);
	desk_drop(ru);
	return test_end();
}
