/* sheet_limits.c - a sheet is within what the form takes, and no coarser than it must be. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "sheet/sheet.h"
#include "test.h"

static struct arena *arena;

struct made {
	struct buf file;
	int n;
};

static bool take(void *to, size_t sheet, const void *bytes, size_t n)
{
	struct made *m = to;
	buf_clear(&m[sheet].file);
	buf_add(&m[sheet].file, bytes, n);
	m[sheet].n++;
	return true;
}

/* A page full of specks: nothing packs worse. */
static struct pages *speckled(size_t n_specks, len width, len height)
{
	struct pages *p = ARENA_NEW(arena, struct pages);
	uint32_t seed = 7;
	p->v = ARENA_ARRAY(arena, struct page, 2);
	p->n = 2;
	for (size_t i = 0; i < 2; i++) {
		struct page *page = &p->v[i];
		page->width = width;
		page->height = height;
		for (size_t k = 0; k < n_specks; k++) {
			struct box *b = ARENA_PUSH(arena, page->boxes, page->n);
			seed = seed * 1664525 + 1013904223;
			*b = (struct box){.kind = BOX_FILL, .ink = (enum ink)(seed >> 8 & 3), .w = 2000, .h = 2000};
			b->x = (len)(seed >> 10) % width;
			seed = seed * 1664525 + 1013904223;
			b->y = (len)(seed >> 10) % height;
		}
	}
	return p;
}

static bool paint(struct made *made, const struct pages *pages, struct sheet_limits limits, struct diag *d)
{
	struct sheet_job job = {.pages = pages, .limits = limits, .write = take, .to = made, .threads = 2};
	return sheet_paint(&job, d);
}

static uint32_t big_endian(const uint8_t *p, int n)
{
	uint32_t v = 0;
	while (n-- > 0)
		v = v << 8 | *p++;
	return v;
}

static void check_bytes(void)
{
	static const uint64_t limits[] = {2000000, 500000, 300000, 200000, 130000};
	struct pages *pages = speckled(9000, 595276, 841890);
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct made made[2] = {{{0}, 0}, {{0}, 0}};
		struct diag *d = diag_new(arena);
		CHECK(paint(made, pages, (struct sheet_limits){.bytes = limits[i]}, d));
		CHECK(made[0].n == 1 && made[1].n == 1);
		CHECK(made[0].file.n <= limits[i] && made[1].file.n <= limits[i]);
		CHECK(i == 0 || made[0].file.n > limits[i] * 2 / 5); /* as sharp as it may be */
		CHECK(made[0].file.data[0] == 0xFF && made[0].file.data[1] == 0xD8);
		buf_drop(&made[0].file);
		buf_drop(&made[1].file);
	}
}

static void check_impossible(void)
{
	struct made made[2] = {{{0}, 0}, {{0}, 0}};
	struct diag *d = diag_new(arena);
	CHECK(!paint(made, speckled(9000, 595276, 841890), (struct sheet_limits){.bytes = 20000}, d));
	CHECK(diag_worst(d) == LEVEL_ERROR && diag_count(d, LEVEL_ERROR) == 2);
	CHECK(made[0].n == 0);
}

static void check_png(void)
{
	struct made made[2] = {{{0}, 0}, {{0}, 0}}, again[2] = {{{0}, 0}, {{0}, 0}};
	struct pages *pages = speckled(500, 360000, 640000);
	struct sheet_limits limits = {.format = SHEET_PNG, .pixels = 500000, .mono = true};
	CHECK(paint(made, pages, limits, diag_new(arena)) && paint(again, pages, limits, diag_new(arena)));
	const uint8_t *p = made[0].file.data;
	uint32_t width = big_endian(p + 16, 4), height = big_endian(p + 20, 4);
	CHECK(big_endian(p + 12, 4) == 0x49484452);
	CHECK(width * height <= 500000 && width * height > 480000);
	CHECK(p[25] == 0); /* grey */
	for (size_t i = 0; i < 2; i++) {
		const struct buf *one = &made[i].file, *two = &again[i].file;
		CHECK(one->n == two->n && memcmp(one->data, two->data, one->n) == 0);
		buf_drop(&made[i].file);
		buf_drop(&again[i].file);
	}
}

static void check_uncleared(void)
{
	struct made made[2] = {{{0}, 0}, {{0}, 0}};
	struct diag *d = diag_new(arena);
	struct pages *pages = speckled(1, 100000, 100000);
	pages->v[1].boxes[0] = (struct box){.kind = BOX_PICTURE, .w = 1000, .h = 1000};
	CHECK(!paint(made, pages, (struct sheet_limits){0}, d));
	CHECK(diag_worst(d) == LEVEL_SYSTEM && diag_count(d, LEVEL_SYSTEM) == 1);
	buf_drop(&made[0].file);
}

int main(void)
{
	arena = arena_new();
	if (sheet_library()) {
		check_bytes();
		check_impossible();
		check_png();
		check_uncleared();
	} else {
		CHECK(!paint(NULL, speckled(1, 1000, 1000), (struct sheet_limits){0}, diag_new(arena)));
	}
	arena_drop(arena);
	return test_end();
}
