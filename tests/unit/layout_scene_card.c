/* Card: labels of the scale never touch, the order stands where its day is, for any days. */
#include "layout_scene.h"

static uint32_t seed = 12345;

static uint32_t next_random(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

static struct validity random_validity(struct scene *t)
{
	struct validity v = { .given = true };

	v.has_from = next_random(5);
	v.has_to = next_random(5);
	v.has_order = next_random(6);
	v.from_day = 18000 + next_random(4000);
	v.to_day = v.from_day + next_random(next_random(2) ? 20 : 4000);
	v.order_day = next_random(3) ? v.from_day + next_random(30) : 15000 + next_random(9000);
	v.from_label = next_random(4) ? "from2024" : scene_repeat(t, "from the eleventh of June ", 3);
	v.to_label = next_random(4) ? "till2026" : scene_repeat(t, "till the tenth of June ", 3);
	v.order_label = "order2025";
	v.ok = (!v.has_from || v.order_day >= v.from_day) && (!v.has_to || v.order_day <= v.to_day);
	v.verdict = scene_rich(t, v.ok ? "in" : "out of the time of validity");
	return v;
}

static void check_apart(const struct page *page)
{
	for (size_t i = 0; i < page->n; i++)
		for (size_t k = i + 1; k < page->n; k++) {
			const struct box *a = &page->boxes[i], *b = &page->boxes[k];
			if (a->kind == BOX_TEXT && b->kind == BOX_TEXT)
				CHECK(!frames_touch(frame_of(a), frame_of(b)));
		}
}

/* The axis' discs: the first is the order's outermost; bars: the span. */
static void check_order(const struct page *page, const struct validity *v)
{
	const struct box *disc = NULL, *span = NULL;

	for (size_t k = 0; k < page->n; k++) {
		const struct box *b = &page->boxes[k];
		if (b->kind == BOX_DISC && !disc)
			disc = b;
		if (b->kind == BOX_FILL && b->ink == INK_ACCENT && b->h == PT(5))
			span = b;
	}
	CHECK(!disc == !v->has_order);
	if (!disc || !span || v->order_day == v->from_day || v->order_day == v->to_day)
		return;
	len at = disc->x + disc->w / 2;
	bool inside = at > span->x && at < span->x + span->w;
	SAME_NUMBER(inside, v->ok);
}

static void test_random(const char *language)
{
	struct scene t = scene_new(language);

	for (int i = 0; i < 300; i++) {
		struct validity v = random_validity(&t);
		t.section.blocks = NULL;
		t.section.n_blocks = 0;
		struct card *card = &scene_add(&t, BLOCK_CARD)->u.card;
		card->title = scene_rich(&t, "Certificate");
		card->validity = v;
		scene_make(&t);
		SAME_NUMBER((long long)t.pages->n, 1);
		scene_check_measure(t.pages);
		check_apart(&t.pages->v[0]);
		check_order(&t.pages->v[0], &v);
	}
	scene_drop(&t);
}

/* A card is not parted: its title, facts and scale are on one page wherever it begins. */
static void test_kept(void)
{
	for (int above = 25; above < 42; above += 2) {
		struct scene t = scene_new("en");
		struct fact facts[4];
		size_t title = SIZE_MAX, scale = SIZE_MAX;

		scene_add(&t, BLOCK_PARA)->u.para = scene_rich(&t, scene_repeat(&t, "line\n", above));
		struct card *card = &scene_add(&t, BLOCK_CARD)->u.card;
		for (size_t i = 0; i < 4; i++)
			facts[i] = (struct fact){ scene_rich(&t, "label"), scene_rich(&t, "value") };
		*card = (struct card){ .title = scene_rich(&t, "Certificate"), .facts = { facts, 4, 1 },
			.validity = random_validity(&t) };
		card->validity.has_order = true;
		scene_make(&t);
		for (size_t i = 0; i < t.pages->n; i++)
			for (size_t k = 0; k < t.pages->v[i].n; k++) {
				if (box_says(&t.pages->v[i].boxes[k], "Certificate"))
					title = i;
				if (box_says(&t.pages->v[i].boxes[k], "order2025"))
					scale = i;
			}
		CHECK(title != SIZE_MAX);
		SAME_NUMBER((long long)title, (long long)scale);
		scene_drop(&t);
	}
}

static size_t count_boxes_that_say(const struct page *p, const char *text)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		n += box_says(&p->boxes[i], text);
	return n;
}

/* What is valid for one day has that day once below its axis. */
static void test_one_day(void)
{
	struct scene t = scene_new("en");
	struct card *card = &scene_add(&t, BLOCK_CARD)->u.card;

	card->title = scene_rich(&t, "Receipt");
	card->validity = (struct validity){ .given = true, .has_from = true, .has_to = true, .ok = true,
		.from_day = 20098, .to_day = 20098, .from_label = "day20098", .to_label = "day20098",
		.order_label = "" };
	scene_make(&t);
	SAME_NUMBER((long long)count_boxes_that_say(&t.pages->v[0], "day20098"), 1);
	scene_drop(&t);
}

int main(void)
{
	test_one_day();
	test_random("en");
	test_kept();
	return test_end();
}
