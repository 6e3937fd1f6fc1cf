/* type_breaks.c - where lines may end: kinsoku, quotes, units, initials. */
#include "type_set.h"

/* The text with | where a line may end and ! where it must. */
static const char *mark_breaks(struct foundry *f, const char *lang, const char *text)
{
	struct shaped *s = set(f, lang, text);
	struct buf b = {0};
	for (size_t i = 0; i < s->n; i++) {
		const struct cluster *c = &s->clusters[i];
		buf_add(&b, s->text + c->start, c->end - c->start);
		if (c->break_after != BREAK_NEVER)
			buf_add_byte(&b, c->break_after == BREAK_MUST ? '!' : '|');
	}
	buf_add_byte(&b, '\0');
	const char *out = arena_strdup(f->arena, (const char *)b.data);
	buf_drop(&b);
	return out;
}

static const struct {
	const char *lang, *text, *marked;
} marked_breaks[] = {
	/* no closing mark starts a line, no opening one ends it */
	{"zh", "他说：“好。”她笑", "他|说：|“好。”|她|笑"},
	{"zh", "见《合同》（附件）、照片", "见|《合|同》|（附|件）、|照|片"},
	{"zh", "真的吗？！是", "真|的|吗？！|是"},
	{"zh", "‘甲’“乙”", "‘甲’|“乙”"},
	{"zh", "他说“OK”然后", "他|说|“OK”|然|后"},
	{"zh", "雨果·维克多", "雨|果·|维|克|多"},
	/* two-em marks are one: not parted, not parted from what stops them */
	{"zh", "等——看……好", "等|——|看……|好"},
	{"zh", "人々は", "人々|は"},
	/* numbers and units */
	{"zh", "共30天", "共|30天"},
	{"zh", "用2小时内", "用|2小时|内"},
	{"zh", "重5 kg左右", "重|5 kg|左|右"},
	{"zh", "2025年1月10日", "2025年|1月|10日"},
	{"zh", "第3页共12页", "第3页|共|12页"},
	{"zh", "￥129.00元", "￥129.00元"},
	{"zh", "共 123 456 789 012 345.67 元整", "共 |123 456 789 012 345.67 元|整"},
	{"en", "123 456 789 012 345.67 of 2025 100 times", "123 456 789 012 345.67 |of |2025 |100 |times"},
	{"de", "zahlt 12 345,67 €", "zahlt |12 345,67 €"},
	{"zh", "占50%以上", "占|50%|以|上"},
	{"zh", "运单YT88001完", "运|单|YT88001|完"},
	{"zh", "订单 GD-250121-0042 完", "订|单 |GD-250121-0042 |完"},
	{"zh", "见第 5 页，约 2 小时", "见|第 5 页，|约 |2 小时"},
	{"zh", "中👍🏽👨‍👩‍👧文", "中|👍🏽|👨‍👩‍👧|文"},
	{"zh", "一\n二", "一\n!二"},
	{"en", "\u0E02\u0E2D\u0E07\u0E1B\u0E25\u0E2D\u0E21\na",
	             "\u0E02\u0E2D\u0E07|\u0E1B\u0E25\u0E2D\u0E21\n!a"},
	{"ru", "заказ № 5", "заказ |№ 5"},
	{"ru", "выдан ООО «Свет»", "выдан |ООО «Свет»"},
	{"ru", "вес 5 кг, цена 1 290 000,00 ₽ за шт.", "вес |5 кг, |цена |1 290 000,00 ₽ |за шт."},
	{"ru", "договор И. И. Иванов", "договор |И. И. Иванов"},
	{"ru", "продавец — это я сам", "продавец — |это |я сам"},
	{"ru", "заявил в суд", "заявил |в суд"},
	{"ru", "2025 100 штук", "2025 |100 |штук"},
	{"ru", "«Ёж» дал (5 шт.).", "«Ёж» |дал |(5 шт.)."},
	{"ru", "1\u00A0290 ₽", "1\u00A0290 ₽"},
	{"en", "about 5 kg of No. 7", "about |5 kg |of |No. 7"},
	{"ru", "Переписка: Алексей Й.", "Переписка: |Алексей Й."},
	{"ru", "поэт А. Пушкин, Пушкин А. С., поэт", "поэт |А. Пушкин, |Пушкин А. С., |поэт"},
	{"en", "by J. Smith", "by |J. Smith"},
	{"en", "don’t “do it”", "don’t |“do |it”"},
	{"en", "well-known", "well-|known"},
	{"en", "a\u00A0b c", "a\u00A0b |c"},
	{"en", "北京，你好。", "北|京，|你|好。"},
	{"fr", "5 kg a b", "5 kg |a |b"},
};

static void test_table(struct foundry *f)
{
	for (size_t i = 0; i < sizeof marked_breaks / sizeof *marked_breaks; i++)
		SAME_TEXT(mark_breaks(f, marked_breaks[i].lang, marked_breaks[i].text), marked_breaks[i].marked);
}

/* Every pair of an ideograph and a mark, both ways round. */
static void test_kinsoku(struct foundry *f)
{
	static const char *const closing[] = {"，", "。", "、", "；", "：", "？", "！", "）", "》", "】", "”", "’", "」",
	                                      "』", "〉", "〕", "·", "…", "％", "々", "／", "．", "～", "－"};
	static const char *const opening[] = {"（", "《", "【", "“", "‘", "「", "『", "〈", "〔"};
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
		struct shaped *s = set(f, "zh", arena_printf(f->arena, "字%s字", closing[i]));
		if (!CHECK(s->n == 3 && s->clusters[0].break_after == BREAK_NEVER))
			fprintf(stderr, "    %s may start a line\n", closing[i]);
	}
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++) {
		struct shaped *s = set(f, "zh", arena_printf(f->arena, "字%s字", opening[i]));
		if (!CHECK(s->n == 3 && s->clusters[1].break_after == BREAK_NEVER &&
		           s->clusters[0].break_after == BREAK_MAY))
			fprintf(stderr, "    %s may end a line, or not start one\n", opening[i]);
	}
}

static void test_quotes(struct foundry *f)
{
	static const struct {
		const char *text;
		const char *wide; /* one letter a quote, dash or ellipsis: w or n */
	} table[] = {
		{"他说“OK”。", "ww"},        {"“Good”是她说的", "ww"},      {"“Good”", "nn"},
		{"see “Terms” here", "nn"},  {"don’t", "n"},                {"他说don’t", "n"},
		{"‘它’s ok", "ww"},          {"“‘甲’，乙”", "wwww"},        {"……", "ww"},
		{"wait… ok", "n"},           {"等… ok", "w"},               {"10—20", "n"},
		{"甲——乙", "ww"},            {"A·B", "n"},                  {"维·雨", "w"},
		{"“", "w"},                  {"“a “b” 中”", "wnnw"},        {"“中\n“a” b", "wnn"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct paragraph p = {.text = table[i].text, .n_bytes = strlen(table[i].text)};
		p.language = type_find_language(f->type, "zh");
		text_read(f->type, &p);
		quotes_resolve(&p, f->type->scratch);
		char got[16];
		size_t n = 0;
		for (size_t k = 0; k < p.n_chars && n < sizeof got - 1; k++)
			if (p.chars[k].entry->flags & ENTRY_AMBIGUOUS)
				got[n++] = p.chars[k].narrow ? 'n' : 'w';
		got[n] = '\0';
		if (!SAME_TEXT(got, table[i].wide))
			fprintf(stderr, "    %s\n", table[i].text);
		arena_clear(f->type->scratch);
	}
}

/* Narrow ones in a Chinese text are narrow in ink, from the same face as the words around them. */
static void test_narrow_form(struct foundry *f)
{
	struct shaped *s = set(f, "zh", "don’t");
	CHECK(s->n == 5 && s->clusters[3].face == s->clusters[2].face && s->clusters[3].advance < PT(4));
	SAME_NUMBER(s->clusters[3].class, CLASS_LATIN);
}

int main(void)
{
	struct foundry f = foundry_new(NULL);
	if (CHECK(f.type != NULL)) {
		test_table(&f);
		test_kinsoku(&f);
		test_quotes(&f);
		test_narrow_form(&f);
	}
	foundry_drop(&f);
	return test_end();
}
