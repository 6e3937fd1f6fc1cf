/* image_palette.c - few colours for a screenshot: a chat is made up with a red label, a green price and more,
 * each a thousandth of it. Packed and read again its areas have the colours that they had, its letters their
 * edges; and where too few are asked for to do that, it is known. */
#include <stdlib.h>

#include "base/deflate.h"
#include "image/image.h"
#include "test.h"

enum { WIDTH = 720, HEIGHT = 1280, MOVED_MOST = 32, TEXT_MOST = 24, ROW = 44 };

static uint8_t chat[3 * WIDTH * HEIGHT];

static void put(int x, int y, int r, int g, int b)
{
	uint8_t *to = chat + 3 * (WIDTH * y + x);
	to[0] = (uint8_t)r;
	to[1] = (uint8_t)g;
	to[2] = (uint8_t)b;
}

static void fill(int x, int y, int w, int h, uint32_t colour)
{
	for (int v = y; v < y + h; v++)
		for (int u = x; u < x + w; u++)
			put(u, v, (int)(colour >> 16), (int)(colour >> 8 & 255), (int)(colour & 255));
}

static const uint8_t *at(const uint8_t *rgb, int x, int y)
{
	return rgb + 3 * (WIDTH * y + x);
}

/* A stroke with soft edges, of many levels between its ground and the ink. */
static void stroke(int x, int y, int h, uint32_t ink, int softness)
{
	for (int v = y; v < y + h; v++)
		for (int u = 0; u < 4; u++) {
			const uint8_t *ground = at(chat, x + u, v);
			int share = u == 0 ? softness : u == 3 ? 255 - softness : 255, rgb[3];
			for (int k = 0; k < 3; k++)
				rgb[k] = (ground[k] * (255 - share) + (int)(ink >> (16 - 8 * k) & 255) * share) / 255;
			put(x + u, v, rgb[0], rgb[1], rgb[2]);
		}
}

static void words(int x, int y, int n, uint32_t ink)
{
	for (int i = 0; i < n; i++)
		stroke(x + 9 * i, y, 22, ink, (i * 37 + y * 11) % 256);
}

static const struct patch {
	int x, y, w, h;
	uint32_t colour;
	const char *what;
} patches[] = {
	{600, 60, 34, 18, 0xE02020, "a red label"}, {600, 150, 20, 10, 0x12A150, "a green price"},
	{40, 240, 12, 8, 0x7A3FF2, "a violet dot"}, {0, 900, 720, 60, 0xFFF3D6, "a pale bar"},
};

/* Bubbles of two colours on a ground. grain: of a photo, in steps; 0: there is none. */
static void draw(int grain)
{
	uint32_t dice = 7;
	fill(0, 0, WIDTH, HEIGHT, 0xEDEDED);
	for (int i = 0; i < HEIGHT / ROW; i++) {
		fill(70, i * ROW + 4, 480, 34, i % 2 ? 0xFFFFFF : 0x95EC69);
		words(80, i * ROW + 10, 48, 0x191919);
	}
	for (size_t i = 0; i < sizeof patches / sizeof *patches; i++)
		fill(patches[i].x, patches[i].y, patches[i].w, patches[i].h, patches[i].colour);
	for (int y = 1000; grain && y < 1200; y++)
		for (int x = 100; x < 500; x++) {
			dice = dice * 1664525 + 1013904223;
			int g = (int)(dice >> 24) * grain / 255;
			put(x, y, 60 + x / 3 + g, 200 - (y - 1000) / 2 + g, 40 + (x + y) / 12 + g);
		}
}

/* As a viewer sees it. */
static uint8_t *unpack(const struct buf *stream, const uint8_t *palette, int bits)
{
	size_t row = ((size_t)WIDTH * (size_t)bits + 7) / 8 + 1;
	struct buf rows = {0};
	uint8_t *rgb = mem_alloc(sizeof chat), *to = rgb;
	CHECK(inflate_within(&rows, row * HEIGHT, stream->data, stream->n) && rows.n == row * HEIGHT);
	for (size_t y = 0; y < HEIGHT; y++)
		for (size_t x = 0; x < WIDTH; x++, to += 3) {
			size_t bit = x * (size_t)bits;
			unsigned byte = rows.data[row * y + 1 + bit / 8];
			unsigned index = byte >> (8 - (size_t)bits - bit % 8) & ((1u << bits) - 1);
			memcpy(to, palette + 3 * index, 3);
		}
	buf_drop(&rows);
	return rgb;
}

static bool keeps_black;

static uint8_t *encode(int colours, bool is_grey, size_t *n)
{
	struct image_palette *p = image_palette_new(keeps_black);
	struct buf stream = {0};
	int n_palette;
	image_palette_count(p, chat, WIDTH, HEIGHT);
	const uint8_t *palette = image_palette_choose(p, colours, is_grey, &n_palette);
	CHECK(n_palette <= colours);
	int bits = image_palette_pack(&stream, p, chat, WIDTH, HEIGHT);
	uint8_t *seen = unpack(&stream, palette, bits);
	*n = stream.n;
	buf_drop(&stream);
	image_palette_drop(p);
	return seen;
}

static int least_of(bool is_grey)
{
	struct image_palette *p = image_palette_new(keeps_black);
	image_palette_count(p, chat, WIDTH, HEIGHT);
	int least = image_palette_least(p, is_grey);
	image_palette_drop(p);
	return least;
}

static int moved(const uint8_t *a, const uint8_t *b)
{
	int most = 0;
	for (int k = 0; k < 3; k++)
		most = abs(a[k] - b[k]) > most ? abs(a[k] - b[k]) : most;
	return most;
}

static int patch_moved(const uint8_t *seen, const struct patch *p)
{
	int most = 0;
	for (int y = p->y; y < p->y + p->h; y++)
		for (int x = p->x; x < p->x + p->w; x++) {
			int d = moved(at(seen, x, y), at(chat, x, y));
			most = d > most ? d : most;
		}
	return most;
}

/* Of all pixels, letters among them: the mean, and how many are far off, in thousandths. */
static void check_words(const uint8_t *seen, int colours)
{
	long sum = 0, far = 0;
	for (size_t i = 0; i < sizeof chat; i += 3) {
		int d = moved(chat + i, seen + i);
		sum += d;
		far += d > TEXT_MOST;
	}
	CHECK(sum * 100 / (WIDTH * HEIGHT) <= (colours < 64 ? 200 : 60));
	CHECK(far * 1000 / (WIDTH * HEIGHT) <= (colours < 64 ? 10 : 1));
}

static void test_words(void)
{
	size_t before = SIZE_MAX, n;
	draw(0);
	SAME_NUMBER(least_of(false), 16);
	for (int colours = 256; colours >= 16; colours = colours == 256 ? 64 : colours / 2) {
		uint8_t *seen = encode(colours, false, &n);
		for (size_t i = 0; i < sizeof patches / sizeof *patches; i++) {
			int d = patch_moved(seen, &patches[i]);
			if (d > MOVED_MOST)
				fprintf(stderr, "%d colours, %s: %d\n", colours, patches[i].what, d);
			CHECK(d <= MOVED_MOST);
		}
		CHECK(patch_moved(seen, &(struct patch){0, 600, 60, 200, 0, NULL}) <= 1);  /* the ground */
		CHECK(patch_moved(seen, &(struct patch){516, 140, 30, 24, 0, NULL}) <= 5); /* a bubble */
		check_words(seen, colours);
		CHECK(n < before);
		before = n;
		free(seen);
	}
}

/* Twenty labels of colours that are far from each other: 16 are not enough for them, and it is seen. */
static void test_labels(void)
{
	size_t n;
	draw(0);
	for (int i = 0; i < 20; i++)
		fill(610, 200 + 40 * i, 30, 12, (uint32_t)(i * 53 % 256 << 16 | i * 101 % 256 << 8 | i * 197 % 256));
	int least = least_of(false);
	CHECK(least == 32 || least == 64);
	uint8_t *seen = encode(least, false, &n);
	for (int i = 0; i < 20; i++)
		CHECK(patch_moved(seen, &(struct patch){610, 200 + 40 * i, 30, 12, 0, NULL}) <= MOVED_MOST);
	free(seen);
}

/* The more a photo among them weighs, the more colours it takes, until no palette will do. */
static void test_photo(void)
{
	size_t n;
	draw(2);
	int soft = least_of(false);
	CHECK(soft == 64 || soft == 256);
	uint8_t *seen = encode(soft, false, &n);
	long sum = 0;
	for (int y = 1000; y < 1200; y++)
		for (int x = 100; x < 500; x++)
			sum += moved(at(seen, x, y), at(chat, x, y));
	CHECK(sum / (200 * 400) <= 10);
	free(seen);
	uint32_t dice = 1;
	for (int y = 0; y < 600; y++)
		for (int x = 0; x < WIDTH; x++) {
			dice = dice * 1664525 + 1013904223;
			put(x, y, x / 3 + (int)(dice >> 28), y / 3 + (int)(dice >> 26 & 15),
			    (x + y) / 6 + (int)(dice >> 24 & 15));
		}
	SAME_NUMBER(least_of(false), 0);
}

static void test_grey(void)
{
	size_t n;
	draw(0);
	SAME_NUMBER(least_of(true), 16);
	uint8_t *seen = encode(16, true, &n);
	for (size_t i = 0; i < sizeof chat; i += 3)
		CHECK(seen[i] == seen[i + 1] && seen[i] == seen[i + 2]);
	CHECK(abs(at(seen, 600, 62)[0] - 90) <= MOVED_MOST); /* the label, as light as it was */
	free(seen);
}

/* What is covered stays black, among shades that are nearly so and colours that want all of a palette. */
static void test_covered(void)
{
	static const struct patch covered = {100, 300, 60, 40, 0, NULL};
	size_t n;
	bool has_moved = false;
	draw(0);
	for (int i = 0; i < 20; i++)
		fill(610, 200 + 40 * i, 30, 12, (uint32_t)(i * 53 % 256 << 16 | i * 101 % 256 << 8 | i * 197 % 256));
	for (int i = 0; i < 40; i++)
		fill(20 + 10 * i, 240, 10, 30, (uint32_t)((8 + i % 8) << 16 | (8 + i % 5) << 8 | (8 + i % 7)));
	fill(covered.x, covered.y, covered.w, covered.h, 0);
	for (int k = 0; k < 2; k++) {
		keeps_black = k > 0;
		for (int colours = 256; colours >= 16; colours /= 2) {
			uint8_t *seen = encode(colours, false, &n);
			int d = patch_moved(seen, &covered);
			CHECK(!keeps_black || d == 0);
			has_moved |= d > 0;
			free(seen);
		}
	}
	CHECK(has_moved); /* where nobody asks for it */
	fill(0, 0, WIDTH, HEIGHT, 0);
	for (int i = 0; i < 400; i++) /* nothing but what is nearly black */
		fill(i, 10, 1, 1, (uint32_t)(i % 8 << 16 | i / 8 % 8 << 8 | i / 64));
	uint8_t *seen = encode(16, false, &n);
	CHECK(patch_moved(seen, &(struct patch){0, 0, WIDTH, HEIGHT, 0, NULL}) <= 7);
	free(seen);
	keeps_black = false;
}

/* Few enough are kept as they are; of one there is one. */
static void test_exact(void)
{
	size_t n;
	fill(0, 0, WIDTH, HEIGHT, 0x336699);
	SAME_NUMBER(least_of(false), 16);
	uint8_t *seen = encode(16, false, &n);
	CHECK(memcmp(seen, chat, sizeof chat) == 0);
	free(seen);
	for (int i = 0; i < 256; i++)
		fill(i * 2, 40, 2, 2, (uint32_t)(i << 16 | (255 - i) << 8 | (i * 7 & 255)));
	fill(0, 100, 1, 1, 0xFFFFFF);
	fill(0, 40, 2, 2, 0x336699);
	seen = encode(256, false, &n);
	CHECK(n > 0 && patch_moved(seen, &(struct patch){0, 0, WIDTH, 200, 0, NULL}) <= 8);
	free(seen);
}

int main(void)
{
	test_words();
	test_labels();
	test_photo();
	test_grey();
	test_covered();
	test_exact();
	return test_end();
}
