/* image_hostile.c - damaged files: cut off anywhere, or with bytes changed. Nothing may crash, read
 * beyond, or come out as a stream that cannot be shown. Most is found by the sanitizers. */
#include <stdio.h>

#include "image_make.h"
#include "jpeg_make.h"
#include "test.h"

/* Noise and quiet rows in turn: cuts have their choice. */
static void paint_noise(uint8_t *row, uint32_t y, uint32_t width, int components)
{
	uint32_t seed = y + 1;
	for (size_t i = 0; i < (size_t)width * (size_t)components; i++)
		row[i] = (uint8_t)(y % 16 < 8 ? make_random(&seed) : 200);
}

static void make_pngs(struct buf *out, int colour, int bits, int interlace, uint32_t height)
{
	static const uint8_t palette[48] = {1, 2, 3, 4, 5, 6};
	struct canvas c = canvas_new(24, height, colour, bits);
	struct png_wish w = {.is_interlaced = interlace, .has_text = true};
	if (colour == 3) {
		w.palette = palette;
		w.n_palette = 16;
		w.trns = palette;
		w.n_trns = 7;
	}
	canvas_paint(&c, 5, 0);
	make_png(out, &c, &w);
	free(c.rows);
}

/* All that comes out must be whole. */
static void check_output(const struct developed *d)
{
	struct buf all = {0};
	if (d->is_encoded && d->facts.format == IMAGE_PNG)
		CHECK(decode_all(&all, d));
	if (!d->is_encoded)
		CHECK(d->fault.code && d->fault.why[0]);
	buf_drop(&all);
}

static void test_truncation(const struct buf *whole)
{
	for (size_t n = 0; n < whole->n; n += 7) {
		struct buf part = {.data = whole->data, .n = n};
		struct developed d;
		develop(&d, &part, 40);
		if (!CHECK(!d.is_encoded) || !CHECK(d.fault.code != NULL))
			fprintf(stderr, "    cut off after %zu of %zu bytes\n", n, whole->n);
		develop_end(&d);
	}
}

static void test_mutation(const struct buf *whole, int times)
{
	uint32_t seed = 99;
	struct buf copy = {0};
	for (int i = 0; i < times; i++) {
		struct developed d;
		buf_clear(&copy);
		buf_add(&copy, whole->data, whole->n);
		for (uint32_t k = 1 + make_random(&seed) % 4; k > 0; k--) {
			/* half of them in the headers, where they do the most harm */
			size_t reach = make_random(&seed) % 2 ? copy.n : copy.n < 200 ? copy.n : 200;
			copy.data[make_random(&seed) % reach] = (uint8_t)make_random(&seed);
		}
		develop(&d, &copy, 40);
		check_output(&d);
		develop_end(&d);
	}
	buf_drop(&copy);
}

/* The same, with checksums made right again, so that what is behind them is met too. */
static void mend_checksums(struct buf *b)
{
	for (size_t at = 8; at + 12 <= b->n;) {
		size_t n = get32(b->data + at);
		if (n > b->n - at - 12)
			return;
		uint32_t sum = crc32_bytes(0, b->data + at + 4, n + 4);
		for (int k = 0; k < 4; k++)
			b->data[at + 8 + n + (size_t)k] = (uint8_t)(sum >> (24 - 8 * k));
		at += 12 + n;
	}
}

static void test_mended_mutation(const struct buf *whole, int times)
{
	uint32_t seed = 7;
	struct buf copy = {0};
	for (int i = 0; i < times; i++) {
		struct developed d;
		buf_clear(&copy);
		buf_add(&copy, whole->data, whole->n);
		copy.data[16 + make_random(&seed) % (copy.n - 16)] = (uint8_t)make_random(&seed);
		if (i % 2)
			copy.data[16 + make_random(&seed) % 17] ^= (uint8_t)(1u << make_random(&seed) % 8);
		memset(copy.data + 16, 0, 2); /* neither side above 65535 */
		memset(copy.data + 20, 0, 2);
		mend_checksums(&copy);
		develop(&d, &copy, 40);
		check_output(&d);
		develop_end(&d);
	}
	buf_drop(&copy);
}

static void test_pngs(void)
{
	static const int kinds[][3] = {{0, 1, 0}, {2, 8, 0}, {2, 8, 1}, {3, 4, 0}, {3, 8, 1}, {4, 8, 0},
		{6, 8, 0}, {6, 16, 1}};
	struct buf b = {0};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		buf_clear(&b);
		make_pngs(&b, kinds[i][0], kinds[i][1], kinds[i][2], 60);
		test_truncation(&b);
		test_mutation(&b, 400);
		test_mended_mutation(&b, 400);
	}
	buf_drop(&b);
}

static void test_jpegs(void)
{
	static const char exif[] = "Exif\0\0II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0\6\0\0\0\0\0\0\0";
	struct buf b = {0};
	for (int progressive = 0; progressive <= 1; progressive++)
		for (uint32_t height = 40; height <= 240; height += 200) {
			buf_clear(&b);
			make_jpeg(&b, &(struct jpeg_wish){.is_progressive = progressive, .width = 64, .height = height,
				.restart = 7, .paint = paint_noise, .segments = {{0xE1, exif, sizeof exif - 1}}});
			test_truncation(&b);
			test_mutation(&b, 600);
		}
	buf_drop(&b);
}

int main(void)
{
	test_pngs();
	test_jpegs();
	return test_end();
}
