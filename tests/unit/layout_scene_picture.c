/* Plates: as large as the page allows, with their captions, and long screenshots in bands. */
#include "layout_scene.h"

#include <string.h>

/* Of a picture with lines of text that are so tall. */
static struct plate *add_text(struct scene *t, const char *name, uint32_t width, uint32_t height,
                              uint32_t text)
{
	struct evidence *e = ARENA_PUSH(t->arena, t->evidence, t->n_evidence);
	uint32_t band = layout_band_height(width, height, text, t->plan.legible);

	e->text_height = text;
	e->facts.width = width;
	e->facts.height = height;
	for (uint32_t y = 0; y < height;) {
		uint32_t shorter = band - (uint32_t)e->parts.n * 3 % (band / 8 + 1);
		uint32_t h = !band || height - y < band ? height - y : shorter;
		*ARENA_PUSH(t->arena, e->parts.heights, e->parts.n) = h;
		y += h;
	}
	struct plate *plate = &scene_add(t, BLOCK_PLATE)->u.plate;
	plate->label = scene_rich(t, "Exhibit");
	plate->title = scene_rich(t, name);
	plate->caption = scene_rich(t, arena_printf(t->arena, "Caption of %s", name));
	plate->origin = scene_rich(t, "camera");
	plate->alternative = name;
	plate->evidence = t->n_evidence - 1;
	plate->anchor = name;
	return plate;
}

static struct plate *add_plate(struct scene *t, const char *name, uint32_t width, uint32_t height)
{
	return add_text(t, name, width, height, 0);
}

static size_t count_parts(const struct scene *t, size_t evidence, size_t *first_page)
{
	size_t n = 0;

	for (size_t i = 0; i < t->pages->n; i++)
		for (size_t k = 0; k < t->pages->v[i].n; k++) {
			const struct box *b = &t->pages->v[i].boxes[k];
			if (b->kind != BOX_PICTURE || b->u.picture.evidence != evidence)
				continue;
			SAME_NUMBER((long long)b->u.picture.part, (long long)n);
			if (n++ == 0 && first_page)
				*first_page = i;
		}
	return n;
}

static bool page_says(const struct page *page, const char *words)
{
	for (size_t k = 0; k < page->n; k++)
		if (box_says(&page->boxes[k], words))
			return true;
	return false;
}

/* Every picture keeps its proportions, stays in the body and is not blown up beyond 96 px to the inch. */
static void check_pictures(const struct scene *t)
{
	for (size_t i = 0; i < t->pages->n; i++)
		for (size_t k = 0; k < t->pages->v[i].n; k++) {
			const struct box *b = &t->pages->v[i].boxes[k];
			if (b->kind != BOX_PICTURE)
				continue;
			const struct evidence *e = &t->evidence[b->u.picture.evidence];
			CHECK(frame_holds(frame_body(), frame_of(b)));
			CHECK((int64_t)b->w <= (int64_t)e->facts.width * 750 + 750);
			int64_t want = (int64_t)b->w * e->parts.heights[b->u.picture.part] / e->facts.width;
			CHECK(llabs(b->h - want) <= 1 + want / 500);
			SAME_TEXT(b->u.picture.alternative, t->section.blocks[b->u.picture.evidence].u.plate.alternative);
			for (size_t j = 0; j < t->pages->v[i].n; j++) {
				const struct box *other = &t->pages->v[i].boxes[j];
				if (other->kind == BOX_TEXT || (other->kind == BOX_PICTURE && j != k))
					CHECK(!frames_touch(frame_of(b), frame_of(other)));
			}
		}
}

static void test_whole(void)
{
	static const uint32_t sizes[][2] = { { 4032, 3024 }, { 3024, 4032 }, { 1080, 2400 }, { 1080, 2340 },
		{ 1170, 2532 }, { 240, 180 }, { 1, 1 }, { 20000, 300 }, { 400, 1000 }, { 1920, 1080 } };
	struct scene t = scene_new("en");
	size_t n = sizeof sizes / sizeof *sizes;

	for (size_t i = 0; i < n; i++)
		add_plate(&t, arena_printf(t.arena, "picture%zu.", i), sizes[i][0], sizes[i][1]);
	scene_make(&t);
	scene_check_measure(t.pages);
	check_pictures(&t);
	for (size_t i = 0; i < n; i++) {
		size_t page = 0;
		SAME_NUMBER((long long)count_parts(&t, i, &page), 1);
		const char *name = t.section.blocks[i].u.plate.alternative;
		CHECK(page_says(&t.pages->v[page], name));
		CHECK(page_says(&t.pages->v[page], arena_printf(t.arena, "Caption of %s", name)));
	}
	scene_drop(&t);
}

/* Two phone screenshots in a row share a page; a third one stands alone. */
static void test_pairs(void)
{
	struct scene t = scene_new("zh-CN");
	size_t pages[3] = { 0 };

	for (size_t i = 0; i < 3; i++)
		add_plate(&t, arena_printf(t.arena, "shot%zu", i), 1080, 2400);
	scene_make(&t);
	for (size_t i = 0; i < 3; i++)
		SAME_NUMBER((long long)count_parts(&t, i, &pages[i]), 1);
	SAME_NUMBER((long long)pages[0], (long long)pages[1]);
	SAME_NUMBER((long long)pages[2], (long long)pages[1] + 1);
	check_pictures(&t);
	scene_drop(&t);
}

/* Two wide photos share a page, equally wide; a third one is as wide as the measure. */
static void test_wide(uint32_t width, uint32_t height)
{
	struct scene t = scene_new("en");
	size_t pages[3] = { 0 };
	len widths[3] = { 0 };

	for (size_t i = 0; i < 3; i++)
		add_plate(&t, arena_printf(t.arena, "photo%zu", i), width, height);
	scene_make(&t);
	for (size_t i = 0; i < 3; i++) {
		SAME_NUMBER((long long)count_parts(&t, i, &pages[i]), 1);
		for (size_t k = 0; k < t.pages->v[pages[i]].n; k++) {
			const struct box *b = &t.pages->v[pages[i]].boxes[k];
			if (b->kind == BOX_PICTURE && b->u.picture.evidence == i)
				widths[i] = b->w;
		}
	}
	SAME_NUMBER((long long)pages[0], (long long)pages[1]);
	SAME_NUMBER((long long)pages[2], (long long)pages[1] + 1);
	CHECK(llabs(widths[0] - widths[1]) <= 2);
	SAME_NUMBER((long long)widths[2], (long long)style_measure(&layout_style));
	check_pictures(&t);
	scene_drop(&t);
}

/* A scan joins the page of its card, a little smaller; it does not join a page that is nearly full. */
static void test_joined(int lines, size_t want_page)
{
	struct scene t = scene_new("en");
	size_t page = SIZE_MAX;

	t.section.title = "";
	scene_add(&t, BLOCK_PARA)->u.para = scene_rich(&t, scene_repeat(&t, "line\n", lines));
	add_plate(&t, "scan", 1654, 2339);
	scene_make(&t);
	SAME_NUMBER((long long)count_parts(&t, 0, &page), 1);
	SAME_NUMBER((long long)page, (long long)want_page);
	scene_drop(&t);
}

static void test_long(uint32_t width, uint32_t height, int caption)
{
	struct scene t = scene_new("en");
	struct plate *plate = add_plate(&t, "long", width, height);
	size_t parts = t.evidence[0].parts.n;

	plate->caption = scene_rich(&t, scene_repeat(&t, "words and ", caption));
	scene_make(&t);
	scene_check_measure(t.pages);
	check_pictures(&t);
	CHECK(parts > 1);
	SAME_NUMBER((long long)count_parts(&t, 0, NULL), (long long)parts);
	for (size_t i = 1; i < t.pages->n && !caption; i++)
		CHECK(page_says(&t.pages->v[i], "(continued)"));
	scene_drop(&t);
}

/* Strips that are narrower than a column stand close, as many as a page holds; no mark runs into the next. */
static void test_narrow(uint32_t width, uint32_t height, size_t most_pages)
{
	struct scene t = scene_new("en");

	add_plate(&t, "strip", width, height);
	scene_make(&t);
	scene_check_measure(t.pages);
	check_pictures(&t);
	SAME_NUMBER((long long)count_parts(&t, 0, NULL), (long long)t.evidence[0].parts.n);
	CHECK(t.pages->n <= most_pages);
	for (size_t i = 0; i < t.pages->n; i++) {
		const struct box *last = NULL;
		for (size_t k = 0; k < t.pages->v[i].n; k++) {
			const struct box *b = &t.pages->v[i].boxes[k];
			if (b->kind != BOX_TEXT || !box_says(b, " / "))
				continue;
			CHECK(!last || last->y != b->y || last->x + last->w + PT(4) <= b->x);
			last = b;
		}
	}
	scene_drop(&t);
}

static void test_long_caption(void)
{
	struct scene t = scene_new("en");
	struct plate *plate = add_plate(&t, "photo", 3000, 4000);

	plate->caption = scene_rich(&t, scene_repeat(&t, "a caption that does not end ", 400));
	scene_make(&t);
	scene_check_measure(t.pages);
	check_pictures(&t);
	CHECK(t.pages->n > 1);
	scene_drop(&t);
}

/* A title that is a whole text: the picture stays on the page, and no word is lost. */
static void test_long_title(uint32_t height, int words)
{
	struct scene t = scene_new("en");
	size_t found = 0;

	struct plate *plate = add_plate(&t, "photo", 900, height);
	plate->title = scene_rich(&t, scene_repeat(&t, "Donaudampfschiff ", words));
	scene_make(&t);
	scene_check_measure(t.pages);
	check_pictures(&t);
	for (size_t i = 0; i < t.pages->n; i++)
		for (size_t k = 0; k < t.pages->v[i].n; k++) {
			const struct box *b = &t.pages->v[i].boxes[k];
			for (const char *at = b->kind == BOX_TEXT ? b->u.text.text : NULL; at && *at; at++)
				found += strncmp(at, "Donaudampfschiff", 16) == 0;
		}
	CHECK(found >= (size_t)words);
	scene_drop(&t);
}

static len smallest_text(const struct scene *t)
{
	len least = LEN_MAX;

	for (size_t i = 0; i < t->pages->n; i++)
		for (size_t k = 0; k < t->pages->v[i].n; k++) {
			const struct box *b = &t->pages->v[i].boxes[k];
			if (b->kind == BOX_PICTURE && b->u.picture.text_height < least)
				least = b->u.picture.text_height;
		}
	return least;
}

/* Text that can be read in some columns is read in those that are chosen, below the title of a section, and
 * however much is said below the bands. */
static void test_legible(uint32_t height, uint32_t text, int caption)
{
	struct scene t = scene_new("en");

	t.plan.legible = PT(6);
	struct plate *plate = add_text(&t, "long", 1080, height, text);
	if (t.evidence[0].parts.n > 1)
		plate->caption = scene_rich(&t, scene_repeat(&t, "words and ", caption));
	scene_make(&t);
	scene_check_measure(t.pages);
	check_pictures(&t);
	SAME_NUMBER((long long)count_parts(&t, 0, NULL), (long long)t.evidence[0].parts.n);
	if (!CHECK(smallest_text(&t) >= PT(6)))
		fprintf(stderr, "    %u px, text of %u px, %d words: %d mpt in %zu parts\n", height, text, caption,
		        (int)smallest_text(&t), t.evidence[0].parts.n);
	scene_drop(&t);
}

static void test_all_is_legible(void)
{
	static const int captions[] = { 0, 1, 30, 300 };

	for (uint32_t height = 2000; height < 16000; height += height < 7000 ? 200 : 1700)
		for (uint32_t text = 15; text < 44; text += 3)
			test_legible(height, text, captions[(height / 100 + text) % 4]);
}

/* Pixels of a phone's screen are drawn at 0.12 pt at least, and two pages are not used where one will do. */
static void test_bands_of_a_phone(void)
{
	for (uint32_t height = 3000; height < 60000; height += 251) {
		uint32_t band = layout_band_height(1080, height, 0, 0), aim = band * 9 / 10 + 1;
		uint32_t n = band ? (height + aim - 1) / aim : 1;
		CHECK(band ? PT(640) / (len)band >= 120 : height < 3400);
		CHECK(height > 13000 || n <= 3);
	}
}

static void test_band_height(void)
{
	test_bands_of_a_phone();
	SAME_NUMBER(layout_band_height(1080, 2400, 0, 0), 0);
	SAME_NUMBER(layout_band_height(3024, 4032, 0, 0), 0);
	SAME_NUMBER(layout_band_height(0, 100, 0, 0), 0);
	SAME_NUMBER(layout_band_height(100, 0, 0, 0), 0);
	for (uint32_t width = 1; width < 6000; width += 37) {
		uint32_t band = layout_band_height(width, 60000, 0, 0);
		CHECK(band > 0 && band < 60000);
		CHECK(layout_band_height(width, width, 0, 0) == 0);
	}
}

int main(void)
{
	test_band_height();
	test_whole();
	test_pairs();
	test_wide(4000, 3000);
	test_wide(1920, 1080);
	test_joined(10, 0);
	test_joined(30, 1);
	test_long(1080, 12000, 0);
	test_long(1080, 20000, 0);
	test_long(1440, 9000, 60);
	test_long(390, 8000, 0);
	test_long(2560, 30000, 0);
	test_long(1, 50000, 0);
	test_narrow(20, 30000, 5);
	test_narrow(1, 50000, 8);
	test_narrow(3, 1000000, 150);
	test_narrow(64, 30000, 7);
	test_narrow(100, 20000, 6);
	test_narrow(144, 20000, 7);
	test_narrow(8, 2000, 1);
	test_all_is_legible();
	test_long_caption();
	test_long_title(1200, 30);
	test_long_title(1200, 200);
	test_long_title(1200, 1200);
	test_long_title(400, 200);
	return test_end();
}
