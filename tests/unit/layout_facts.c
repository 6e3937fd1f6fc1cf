/* Facts in two columns: short ones share a row, a long one has the measure for itself. */
#include "layout_help.h"

static void add_fact(struct desk *k, struct facts *f, const char *label, const char *value)
{
	*ARENA_PUSH(k->arena, f->rows, f->n) = (struct fact){ words(k, label), words(k, value) };
}

static struct facts *only_facts(struct desk *k)
{
	struct section *s = desk_sections(k, 1);
	struct block *b = section_blocks(k, s, 1);

	s->id = "order";
	s->title = "Order";
	b->kind = BLOCK_FACTS;
	b->u.facts.columns = 2;
	return &b->u.facts;
}

/* The first box of the page that begins with the word. */
static const struct box *find_word(const struct page *p, const char *word)
{
	for (size_t i = 0; i < p->n; i++) {
		struct buf b = { 0 };
		box_text(&b, &p->boxes[i]);
		bool found = b.n >= strlen(word) && memcmp(b.data, word, strlen(word)) == 0;
		buf_drop(&b);
		if (found)
			return &p->boxes[i];
	}
	CHECK(!"the word is on the page");
	return &p->boxes[0];
}

static void test_long(struct desk *k)
{
	struct facts *f = only_facts(k);
	struct buf b = { 0 };
	len widest = 0;

	for (int i = 0; i < 40; i++)
		buf_add_string(&b, "prose ");
	buf_add_byte(&b, 0);
	add_fact(k, f, "label-a", "value-a");
	add_fact(k, f, "label-note", arena_strdup(k->arena, (char *)b.data));
	add_fact(k, f, "label-b", "value-b");
	add_fact(k, f, "label-c", "value-c");
	buf_drop(&b);
	const struct page *p = &desk_layout(k)->v[0];
	const struct box *a = find_word(p, "value-a"), *note = find_word(p, "prose");
	SAME_NUMBER(note->x, a->x);
	CHECK(note->y > a->y);
	SAME_NUMBER(find_word(p, "label-note")->x, find_word(p, "label-a")->x);
	SAME_NUMBER(find_word(p, "value-b")->y, find_word(p, "value-c")->y);
	CHECK(find_word(p, "value-b")->y > note->y);
	for (size_t i = 0; i < p->n; i++)
		if (p->boxes[i].kind == BOX_TEXT && p->boxes[i].y == note->y)
			widest = p->boxes[i].x + p->boxes[i].w > widest ? p->boxes[i].x + p->boxes[i].w : widest;
	CHECK(widest > layout_style.left + style_measure(&layout_style) * 8 / 10);
	CHECK(widest <= layout_style.left + style_measure(&layout_style));
}

/* What has no place to break, a link, a price, is broken all the same rather than stick out. */
static void test_unbreakable(struct desk *k)
{
	static const char *const values[] = {
		"https://shop.example/"
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
		"12\u00A0345\u00A0678\u00A0901\u00A0234\u00A0567\u00A0890\u00A0123\u00A0456\u00A0789,00\u00A0\u20BD",
	};
	struct facts *f = only_facts(k);

	for (size_t i = 0; i < 4; i++)
		add_fact(k, f, values[i % 2], values[i / 2]);
	const struct page *p = &desk_layout(k)->v[0];
	for (size_t i = 0; i < p->n; i++)
		CHECK(p->boxes[i].x + p->boxes[i].w <= layout_style.left + style_measure(&layout_style));
}

/* An address of a few words is not drawn apart: its line ends where the next word had no room. */
static void test_ragged(void)
{
	struct desk *k = desk_new("zh-CN");
	struct facts *f = only_facts(k);
	len em = layout_style.size[SIZE_BODY];

	add_fact(k, f, "收件人", "何某");
	add_fact(k, f, "地址", "江苏省 南京市 鼓楼区 汉口西路 ABCDEFGH 402 室");
	const struct page *p = &desk_layout(k)->v[0];
	const struct box *line = find_word(p, "江苏省");
	CHECK(line->x + line->w <= layout_style.left + style_measure(&layout_style) - em);
	CHECK(find_word(p, "ABCDEFGH")->y > line->y);
	desk_drop(k);
}

int main(void)
{
	struct desk *k = desk_new("en");

	test_long(k);
	test_unbreakable(k);
	test_ragged();
	desk_drop(k);
	return test_end();
}
