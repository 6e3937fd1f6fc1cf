/* layout_turn.c - lines in which words run from right to left: where boxes stand, and in which order. */
#include "layout_help.h"

static const struct para_style style = {
	.size = SIZE_BODY, .role = FACE_TEXT, .ink = INK_TEXT, .as = ROLE_PARA
};

#define SHALOM "\u05E9\u05DC\u05D5\u05DD"
#define OLAM "\u05E2\u05D5\u05DC\u05DD"

static struct lines set(struct desk *k, const char *text, len measure, bool justify)
{
	struct para_style st = style;
	struct rich *r = ARENA_NEW(k->arena, struct rich);

	st.justify = justify;
	*r = words(k, text);
	return para_set(&k->s, r, &st, measure);
}

static const struct box *find(const struct line *line, const char *text)
{
	for (size_t i = 0; i < line->n_boxes; i++)
		if (line->boxes[i].kind == BOX_TEXT && strcmp(line->boxes[i].u.text.text, text) == 0)
			return &line->boxes[i];
	return NULL;
}

static len end_of(const struct box *b)
{
	return b->x + b->w;
}

/* Boxes follow each other as the words were written, wherever they stand. */
static void test_order(struct desk *k)
{
	struct lines l = set(k, SHALOM " ab " OLAM, PT(300), false);
	struct buf text = { 0 };

	if (!SAME_NUMBER(l.n, 1))
		return;
	const struct box *first = find(&l.v[0], SHALOM), *latin = find(&l.v[0], "ab");
	const struct box *last = find(&l.v[0], OLAM);
	if (CHECK(first && latin && last)) {
		CHECK(end_of(last) < latin->x && end_of(latin) < first->x);
		SAME_NUMBER(last->x, 0);
		SAME_NUMBER(end_of(first), l.v[0].width);
	}
	for (size_t i = 0; i < l.v[0].n_boxes; i++)
		buf_add_string(&text, l.v[0].boxes[i].u.text.text);
	buf_add_byte(&text, '\0');
	SAME_TEXT((char *)text.data, SHALOM " ab " OLAM);
	buf_drop(&text);
}

/* Every glyph says which bytes it stands for, the last letter first. */
static void test_glyphs(struct desk *k)
{
	struct lines l = set(k, "ab " SHALOM " cd", PT(300), false);
	const struct box *b = l.n ? find(&l.v[0], SHALOM) : NULL;

	if (!CHECK(b != NULL) || !SAME_NUMBER(b->u.text.n, 4))
		return;
	for (size_t i = 0; i < 4; i++) {
		SAME_NUMBER(b->u.text.glyphs[i].text, 2 * (3 - i));
		SAME_NUMBER(b->u.text.glyphs[i].n_text, 2);
		CHECK(i == 0 || b->u.text.glyphs[i].x > b->u.text.glyphs[i - 1].x);
	}
	len gap = find(&l.v[0], "ab ") ? b->x - end_of(find(&l.v[0], "ab ")) : -1;
	SAME_NUMBER(gap, 0);
}

/* Lines end flush right below each other, but a Latin one between them stands on the left. */
static void test_flush(struct desk *k)
{
	struct lines l = set(k, SHALOM " " SHALOM " " OLAM "\nab\n" OLAM, PT(300), false);

	if (!SAME_NUMBER(l.n, 3))
		return;
	const struct box *last = find(&l.v[2], OLAM), *latin = find(&l.v[1], "ab");
	CHECK(last && end_of(last) == l.width && last->x > 0);
	CHECK(latin && latin->x == 0);
}

static bool is_gap_right(struct desk *k, const char *text, len *before, len *after)
{
	struct lines l = set(k, text, PT(300), false);
	const struct line *v = l.n == 1 && l.v[0].n_boxes == 3 ? l.v : NULL;

	if (!CHECK(v != NULL))
		return false;
	*before = v->boxes[1].x - end_of(&v->boxes[0]);
	*after = v->boxes[2].x - end_of(&v->boxes[1]);
	return true;
}

/* The quarter em between Han and letters is on both sides of the words that run backwards. */
static void test_gaps(struct desk *k)
{
	len before, after;

	if (!is_gap_right(k, "\u4E2D\u6587" SHALOM "\u4E2D\u6587", &before, &after))
		return;
	SAME_NUMBER(before, 2500);
	SAME_NUMBER(after, 2500);
}

static void test_justified(struct desk *k)
{
	const char *han = "\u4E2D\u6587\u4E2D\u6587\u4E2D\u6587\u4E2D\u6587\u4E2D\u6587\u4E2D\u6587\u4E2D\u6587";
	char text[400];

	snprintf(text, sizeof text, "%s " SHALOM " " OLAM " %s%s%s", han, han, han, han);
	struct lines l = set(k, text, PT(203), true);
	CHECK(l.n > 2);
	for (size_t i = 0; i + 1 < l.n; i++)
		SAME_NUMBER(l.v[i].width, PT(203));
}

/* A link among words from right to left: its rectangle is where its words are. */
static void test_link(struct desk *k)
{
	struct span spans[3] = { { .text = SHALOM " " }, { .text = OLAM " " SHALOM, .target = "x" },
		{ .text = " " OLAM } };
	struct rich r = { .spans = spans, .n = 3 };
	struct lines l = para_set(&k->s, &r, &style, PT(300));
	const struct box *link = NULL;
	len from = LEN_MAX, to = 0;

	if (!SAME_NUMBER(l.n, 1))
		return;
	for (size_t i = 0; i < l.v[0].n_boxes; i++) {
		const struct box *b = &l.v[0].boxes[i];
		link = b->kind == BOX_LINK ? b : link;
		if (b->kind != BOX_TEXT || b->ink != INK_ACCENT)
			continue;
		from = b->x < from ? b->x : from;
		to = end_of(b) > to ? end_of(b) : to;
	}
	if (CHECK(link != NULL)) {
		SAME_NUMBER(link->x, from);
		SAME_NUMBER(end_of(link), to);
	}
}

int main(void)
{
	struct desk *k = desk_new("zh-CN");

	test_order(k);
	test_glyphs(k);
	test_flush(k);
	test_gaps(k);
	test_justified(k);
	test_link(k);
	desk_drop(k);
	return test_end();
}
