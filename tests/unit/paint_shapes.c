/* paint_shapes.c - rectangles, lines, discs and the box of a missing character, seen as pixels. */
#include "paint_press.h"

static const struct rgb white = { 255, 255, 255 };

static const char *print_pages(const char *name, struct pages *pages)
{
	return print(name, (struct paint_job){ .pages = pages });
}

/* A page of 100 x 100 pt looked at with 72 dpi: a point is a pixel, y down in both. */
static void test_shapes_land_where_layout_says(void)
{
	struct pages *pages = pages_new(1, PT(100), PT(100));
	struct page *page = &pages->v[0];
	page_add(page, BOX_FILL, INK_ACCENT, PT(10), PT(20), PT(30), PT(10));
	page_add(page, BOX_LINE, INK_TEXT, PT(10), PT(50), PT(40), 0)->u.shape.width = PT(2);
	page_add(page, BOX_STROKE, INK_QUIET, PT(60), PT(60), PT(20), PT(20))->u.shape.width = PT(2);
	page_add(page, BOX_DISC, INK_MARK, PT(60), PT(10), PT(20), PT(20));
	page_add(page, BOX_FILL, INK_ACCENT, PT(10), PT(60), PT(30), PT(30))->u.shape.radius = PT(12);
	struct raster r = look(print_pages("shapes.pdf", pages), 1, 72);
	SAME_NUMBER(r.width, 100);
	SAME_NUMBER(r.height, 100);

	CHECK(is_near(pixel(&r, 11, 21), layout_ink(INK_ACCENT)));
	CHECK(is_near(pixel(&r, 38, 28), layout_ink(INK_ACCENT)));
	CHECK(is_near(pixel(&r, 38, 32), white));
	CHECK(is_near(pixel(&r, 42, 25), white));
	CHECK(is_near(pixel(&r, 30, 50), layout_ink(INK_TEXT)));
	CHECK(is_near(pixel(&r, 30, 53), white));
	CHECK(is_near(pixel(&r, 60, 70), layout_ink(INK_QUIET)));
	CHECK(is_near(pixel(&r, 70, 70), white));
	CHECK(is_near(pixel(&r, 70, 20), layout_ink(INK_MARK)));
	CHECK(is_near(pixel(&r, 61, 11), white)); /* outside the disc */
	CHECK(is_near(pixel(&r, 25, 75), layout_ink(INK_ACCENT)));
	CHECK(is_near(pixel(&r, 11, 61), white)); /* the round corner */
	CHECK(is_near(pixel(&r, 38, 88), white));
	CHECK(is_near(pixel(&r, 12, 75), layout_ink(INK_ACCENT)));
}

static void test_round_box_is_never_rounder_than_it_is_tall(void)
{
	struct pages *pages = pages_new(1, PT(100), PT(100));
	page_add(&pages->v[0], BOX_FILL, INK_TEXT, PT(10), PT(10), PT(80), PT(10))->u.shape.radius = PT(40);
	struct raster r = look(print_pages("pill.pdf", pages), 1, 72);
	CHECK(is_near(pixel(&r, 50, 15), layout_ink(INK_TEXT)));
	CHECK(is_near(pixel(&r, 50, 5), white));
	CHECK(is_near(pixel(&r, 50, 25), white));
}

static void test_missing_character_is_a_box_with_its_text(void)
{
	struct pages *pages = pages_new(1, PT(100), PT(100));
	struct box *b = page_add(&pages->v[0], BOX_MISSING, INK_TEXT, PT(20), PT(20), PT(12), PT(12));
	b->u.missing.text = "\xF0\x9E\x84\x80"; /* U+1E100 */
	b->u.missing.n = 4;
	const char *path = print_pages("missing.pdf", pages);
	struct raster r = look(path, 1, 144);
	CHECK(ink_in(&r, 40, 40, 24, 24) > 20 * 255);
	CHECK(ink_in(&r, 66, 30, 60, 60) == 0);
	CHECK(strstr(text_of(path), "\xF0\x9E\x84\x80"));
}

static void test_numbers_keep_thousandths_of_a_point(void)
{
	struct pages *pages = pages_new(1, 595276, 841890);
	page_add(&pages->v[0], BOX_FILL, INK_TEXT, 10050, 841890 - 20001, 300, 20001);
	const char *path = print_pages("numbers.pdf", pages);
	const char *qdf = ask("qpdf --qdf --object-streams=disable %s - | strings", path);
	CHECK(strstr(qdf, "595.276"));
	CHECK(strstr(qdf, "841.89\n"));
	CHECK(strstr(qdf, "10.05 0 0.3 20.001 re"));
}

static void test_empty_page_is_a_page(void)
{
	struct pages *pages = pages_new(1, PT(100), PT(100));
	const char *path = print_pages("empty.pdf", pages);
	SAME_TEXT(ask("qpdf --show-npages %s", path), "1\n");
}

int main(void)
{
	desk_open();
	test_shapes_land_where_layout_says();
	test_round_box_is_never_rounder_than_it_is_tall();
	test_missing_character_is_a_box_with_its_text();
	test_numbers_keep_thousandths_of_a_point();
	test_empty_page_is_a_page();
	return desk_close();
}
