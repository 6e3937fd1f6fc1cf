/* Chat: bubbles hold their words on whatever page they go on, and nothing leaves the measure. */
#include "layout_scene.h"

static struct chat_line *say(struct scene *t, struct block *b, enum side side, const char *sender,
                             const char *text)
{
	struct chat_line *l = ARENA_PUSH(t->arena, b->u.chat.lines, b->u.chat.n);

	l->day = b->u.chat.n == 1 ? "2025-01-15" : "";
	l->number = arena_printf(t->arena, "%zu", b->u.chat.n);
	l->anchor = arena_printf(t->arena, "chat:%zu", b->u.chat.n);
	l->side = side;
	l->sender = scene_rich(t, sender);
	l->time = "20:01";
	l->text = scene_rich(t, text);
	return l;
}

static bool is_in_bubble(const struct page *page, const struct box *text)
{
	for (size_t k = 0; k < page->n; k++) {
		const struct box *b = &page->boxes[k];
		if (b == text)
			return false; /* it would be drawn over the words */
		if (b->kind == BOX_FILL && (b->ink == INK_PANEL || b->ink == INK_TINT)
		    && frame_holds(frame_of(b), frame_of(text)))
			return true;
	}
	return false;
}

static size_t check_bubbles(const struct pages *pages)
{
	size_t n = 0;

	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->v[i].n; k++) {
			const struct box *b = &pages->v[i].boxes[k];
			if (b->role != ROLE_MESSAGE || b->ink == INK_QUIET)
				continue;
			CHECK(is_in_bubble(&pages->v[i], b));
			n++;
		}
	return n;
}

static void fill_chat(struct scene *t, struct block *b, const char *words)
{
	static const enum side sides[] = { SIDE_LEFT, SIDE_RIGHT, SIDE_RIGHT, SIDE_MIDDLE, SIDE_LEFT };

	for (int i = 0; i < 40; i++) {
		char *text = scene_repeat(t, words, i % 7 == 6 ? 90 : i * i % 23 + 1);
		struct chat_line *l = say(t, b, sides[i % 5], i % 3 ? "" : "Somebody", text);
		l->marked = i % 4 == 0;
		l->mark_word = i % 8 == 0 ? "key" : "a mark that has many more words than the margin holds";
	}
}

static void test_chat(const char *language, const char *words)
{
	struct scene t = scene_new(language);
	struct block *b = scene_add(&t, BLOCK_CHAT);

	fill_chat(&t, b, words);
	say(&t, b, SIDE_LEFT, "Somebody", "");
	scene_make(&t);
	CHECK(t.pages->n > 3);
	CHECK(check_bubbles(t.pages) > 100);
	scene_check_measure(t.pages);
	scene_drop(&t);
}

/* The sender stands on the page of the first words of what was said. */
static void test_sender_kept(void)
{
	for (int above = 20; above < 36; above++) {
		struct scene t = scene_new("en");
		struct block *b = scene_add(&t, BLOCK_CHAT);
		size_t sender = SIZE_MAX, words = SIZE_MAX;

		say(&t, b, SIDE_LEFT, "Other", scene_repeat(&t, "line\n", above));
		say(&t, b, SIDE_LEFT, "Speaker", "uniquewords");
		scene_make(&t);
		for (size_t i = 0; i < t.pages->n; i++)
			for (size_t k = 0; k < t.pages->v[i].n; k++) {
				if (box_says(&t.pages->v[i].boxes[k], "Speaker"))
					sender = i;
				if (box_says(&t.pages->v[i].boxes[k], "uniquewords"))
					words = i;
			}
		CHECK(sender != SIZE_MAX);
		SAME_NUMBER((long long)sender, (long long)words);
		scene_drop(&t);
	}
}

static size_t count_days(const struct page *page, const char *day, len *lowest)
{
	size_t n = 0;

	for (size_t k = 0; k < page->n; k++)
		if (box_says(&page->boxes[k], day)) {
			*lowest = page->boxes[k].y > *lowest ? page->boxes[k].y : *lowest;
			n++;
		}
	return n;
}

static len first_message(const struct page *page)
{
	for (size_t k = 0; k < page->n; k++)
		if (page->boxes[k].role == ROLE_MESSAGE)
			return page->boxes[k].y;
	return 0;
}

/* Whoever opens a page of it sees of which day it is: once, above the first message. */
static void test_day_again(void)
{
	struct scene t = scene_new("en");
	struct block *b = scene_add(&t, BLOCK_CHAT);
	len y = 0;

	for (int i = 0; i < 60; i++)
		say(&t, b, SIDE_LEFT, "", i == 40 ? scene_repeat(&t, "line\n", 30) : "a message");
	say(&t, b, SIDE_LEFT, "", "of another day")->day = "2025-01-16";
	scene_make(&t);
	CHECK(t.pages->n > 2);
	for (size_t i = 0; i < t.pages->n; i++, y = 0) {
		SAME_NUMBER((long long)count_days(&t.pages->v[i], "2025-01-15", &y), 1);
		CHECK(y < first_message(&t.pages->v[i]));
	}
	SAME_NUMBER((long long)count_days(&t.pages->v[t.pages->n - 1], "2025-01-16", &y), 1);
	scene_drop(&t);
}

/* A marked line has a dark bar in the margin, an outline and its word. */
static void test_mark(void)
{
	struct scene t = scene_new("en");
	struct block *b = scene_add(&t, BLOCK_CHAT);
	int bars = 0, word = 0;

	say(&t, b, SIDE_RIGHT, "Seller", "plain");
	struct chat_line *l = say(&t, b, SIDE_LEFT, "Buyer", "marked");
	l->marked = true;
	l->mark_word = "KEY";
	scene_make(&t);
	for (size_t k = 0; k < t.pages->v[0].n; k++) {
		const struct box *box = &t.pages->v[0].boxes[k];
		bars += box->kind == BOX_FILL && box->ink == INK_ACCENT && box->w == PT(3);
		word += box_says(box, "KEY");
	}
	SAME_NUMBER(bars, 1);
	SAME_NUMBER(word, 1);
	scene_drop(&t);
}

int main(void)
{
	test_chat("zh-CN", "您好,本店商品均为品牌授权正品,可提供授权书。");
	test_chat("ru", "Здравствуйте! Заказ вручён получателю. ");
	test_chat("en", "unbreakable-word/with/slashes/and_a_very_long_tail_of_letters ");
	test_sender_kept();
	test_day_again();
	test_mark();
	return test_end();
}
