/* Timeline: one unbroken rule a page, a dot an event, all in order. */
#include "layout_scene.h"

static void add_events(struct scene *t, struct timeline *line, int n, const char *words)
{
	for (int i = 0; i < n; i++) {
		struct timeline_event *e = ARENA_PUSH(t->arena, line->events, line->n);
		e->day = i % 3 ? "" : "2025-01-10";
		e->time = i % 5 == 4 ? "" : i % 2 ? "09:12:33" : "09:12";
		e->elapsed = i ? "8 h 28 min" : "";
		e->what = scene_rich(t, scene_repeat(t, words, i % 6 == 5 ? 20 : 1));
		e->strong = i % 4 == 0;
		e->anchor = arena_printf(t->arena, "event:%d", i);
	}
	line->note = scene_rich(t, "UTC");
}

static bool is_stem(const struct box *b)
{
	return b->kind == BOX_LINE && b->w == 0 && b->h > 0;
}

/* The stretches of the rule follow each other without a gap. Returns the dots on the page. */
static int check_rule(const struct page *page, bool first, bool last)
{
	len from = 0, to = 0, top = LEN_MAX, bottom = 0;
	int dots = 0;

	for (size_t k = 0; k < page->n; k++) {
		const struct box *b = &page->boxes[k];
		if (is_stem(b)) {
			CHECK(to == 0 || b->y == to);
			from = to == 0 ? b->y : from;
			to = b->y + b->h;
		}
		if (b->kind == BOX_DISC && b->ink == INK_ACCENT) {
			len middle = b->y + b->h / 2;
			dots++;
			top = middle < top ? middle : top;
			CHECK(middle > bottom);
			bottom = middle;
		}
	}
	CHECK(first ? from == top : from == layout_style.top);
	CHECK(last ? to == bottom : to > bottom);
	return dots;
}

/* What elapsed before an event stands below the one before it, not alone at the top of a page. */
static void check_top(const struct page *page)
{
	size_t k = 0;

	while (k < page->n && page->boxes[k].role != ROLE_EVENT)
		k++;
	CHECK(k == page->n || !box_says(&page->boxes[k], "8 h 28 min"));
}

static void test_rule(const char *language, int n, const char *words)
{
	struct scene t = scene_new(language);
	int dots = 0;

	add_events(&t, &scene_add(&t, BLOCK_TIMELINE)->u.timeline, n, words);
	scene_make(&t);
	scene_check_measure(t.pages);
	for (size_t i = 0; i < t.pages->n; i++)
		dots += check_rule(&t.pages->v[i], i == 0, i + 1 == t.pages->n);
	for (size_t i = 1; i < t.pages->n; i++)
		check_top(&t.pages->v[i]);
	SAME_NUMBER(dots, n);
	scene_drop(&t);
}

/* An event that is taller than a page is cut between lines, and the rule runs on beside it. */
static void test_tall(void)
{
	struct scene t = scene_new("en");
	struct timeline *line = &scene_add(&t, BLOCK_TIMELINE)->u.timeline;

	add_events(&t, line, 3, "words ");
	line->events[1].what = scene_rich(&t, scene_repeat(&t, "many words that go on ", 500));
	scene_make(&t);
	CHECK(t.pages->n > 2);
	for (size_t i = 0; i < t.pages->n; i++)
		for (size_t k = 0; k < t.pages->v[i].n; k++)
			if (t.pages->v[i].boxes[k].role == ROLE_EVENT)
				CHECK(frame_holds(frame_body(), frame_of(&t.pages->v[i].boxes[k])));
	scene_drop(&t);
}

/* An event of a dozen lines fills the page that it begins on; two lines stay together at least. */
static void test_long(void)
{
	for (int before = 1; before < 25; before++) {
		struct scene t = scene_new("en");
		struct timeline *line = &scene_add(&t, BLOCK_TIMELINE)->u.timeline;
		int lines[2] = { 0 };

		add_events(&t, line, before, "One line ");
		for (int i = 0; i < before; i++)
			line->events[i].what = scene_rich(&t, "One line");
		add_events(&t, line, 1, "");
		line->events[before].what = scene_rich(&t, scene_repeat(&t, "long|\n", 14));
		line->events[before].elapsed = "1 h";
		add_events(&t, line, 40, "One line ");
		scene_make(&t);
		len bottom = 0;
		for (size_t i = 0; i < t.pages->n && i < 2; i++)
			for (size_t k = 0; k < t.pages->v[i].n; k++) {
				const struct box *b = &t.pages->v[i].boxes[k];
				lines[i] += b->role == ROLE_EVENT && box_says(b, "long|");
				if (i == 0 && b->role == ROLE_EVENT)
					bottom = b->y > bottom ? b->y : bottom;
			}
		CHECK(lines[0] != 1 && lines[0] != 13);
		if (lines[1] > 0)
			CHECK(bottom > frame_body().y1 - 8 * layout_style.leading[SIZE_BODY]);
		scene_drop(&t);
	}
}

/* A page that begins within a day says which: beside the time, or above it where both have no room. */
static void test_day_again(const char *day)
{
	struct scene t = scene_new("en");
	struct timeline *line = &scene_add(&t, BLOCK_TIMELINE)->u.timeline;

	add_events(&t, line, 90, "One line ");
	for (size_t i = 0; i < line->n; i++)
		line->events[i].day = i ? "" : day;
	scene_make(&t);
	CHECK(t.pages->n > 2);
	for (size_t i = 0; i < t.pages->n; i++) {
		const struct page *page = &t.pages->v[i];
		const struct box *said = NULL, *time = NULL;
		for (size_t k = 0; k < page->n; k++) {
			if (page->boxes[k].role != ROLE_LABEL)
				continue;
			if (!said)
				said = &page->boxes[k];
			else if (!time)
				time = &page->boxes[k];
		}
		CHECK(said && box_says(said, day));
		CHECK(time && (said->x + said->w < time->x || said->y + said->h <= time->y));
		check_rule(page, i == 0, i + 1 == t.pages->n);
	}
	scene_drop(&t);
}

int main(void)
{
	test_day_again("2025-01-10");
	test_day_again("10th of February");
	test_rule("zh-CN", 60, "买家付款 ¥238.00,商家发货 ");
	test_rule("ru", 60, "Посылка передана в службу доставки ");
	test_rule("en", 2, "Order placed ");
	test_tall();
	test_long();
	return test_end();
}
