/* image_tables.c - a bit changed in the headers of a JPEG: what is taken all the same, viewers must be able
 * to show. libjpeg is asked, for they ask it. */
#include "image_make.h"
#include "jpeg_make.h"
#include "test.h"

/* Where the segments end and the first scan's data begin. */
static size_t end_of_headers(const struct buf *jpeg)
{
	size_t at = 2;
	while (jpeg->data[at + 1] != 0xDA)
		at += 2 + get16(jpeg->data + at + 2);
	return at + 2 + get16(jpeg->data + at + 2);
}

static bool is_table(const struct buf *jpeg, size_t at)
{
	size_t start = 2;
	while (start + 2 + get16(jpeg->data + start + 2) <= at)
		start += 2 + get16(jpeg->data + start + 2);
	return jpeg->data[start + 1] == 0xC4 || jpeg->data[start + 1] == 0xDB;
}

static const char *const verdicts[] = {"shown", "shown with warnings", "not shown"};

/* Tables of the standard name every symbol there is, so that no change of one is another good table. */
static void test_bits(const struct jpeg_wish *w, bool is_standard)
{
	struct buf jpeg = {0}, good = {0};
	int n_refused = 0, n_taken = 0;
	make_jpeg(&jpeg, w);
	buf_add(&good, jpeg.data, jpeg.n);
	for (size_t bit = 16; bit < 8 * end_of_headers(&good); bit++) {
		struct developed d;
		enum jpeg_verdict worst = is_standard && is_table(&good, bit / 8) ? JPEG_GOOD : JPEG_WARNED;
		jpeg.data[bit / 8] ^= (uint8_t)(1u << bit % 8);
		develop(&d, &jpeg, 0);
		enum jpeg_verdict verdict = d.is_encoded ? view_jpeg(NULL, &jpeg, false) : JPEG_GOOD;
		if (!CHECK(verdict <= worst) || !CHECK(d.is_encoded || d.fault.code))
			fprintf(stderr, "    bit %zu of byte %zu: taken, but %s\n", bit % 8, bit / 8, verdicts[verdict]);
		n_taken += d.is_encoded;
		n_refused += !d.is_encoded;
		develop_end(&d);
		jpeg.data[bit / 8] = good.data[bit / 8];
	}
	CHECK(n_refused > 200 && n_taken > 200);
	buf_drop(&jpeg);
	buf_drop(&good);
}

/* Picture data that lack a part: restarts are counted, and blocks have a least size. */
static void test_parts(void)
{
	struct jpeg_wish w = {.width = 640, .height = 480, .restart = 10};
	for (int progressive = 0; progressive <= 1; progressive++) {
		struct buf jpeg = {0};
		struct developed d;
		w.is_progressive = progressive;
		make_jpeg(&jpeg, &w);
		size_t from = end_of_headers(&jpeg);
		while (jpeg.data[from] != 0xFF || jpeg.data[from + 1] != 0xD0)
			from++;
		size_t to = from + 2; /* eight restarts later: they are in their turn */
		while (jpeg.data[to] != 0xFF || jpeg.data[to + 1] != 0xD0)
			to++;
		memmove(jpeg.data + from, jpeg.data + to, jpeg.n - to);
		jpeg.n -= to - from;
		develop(&d, &jpeg, 0);
		CHECK(!d.is_encoded && strstr(d.fault.why, "lost a part"));
		develop_end(&d);
		buf_drop(&jpeg);
	}
}

int main(void)
{
	struct jpeg_wish w = {.width = 70, .height = 50};
	test_bits(&w, true);
	w.restart = 2;
	test_bits(&w, true);
	w.stored = JCS_CMYK;
	test_bits(&w, true);
	w.stored = JCS_GRAYSCALE;
	w.is_optimized = true;
	test_bits(&w, false);
	w.stored = JCS_YCbCr;
	test_bits(&w, false);
	w.is_progressive = true;
	test_bits(&w, false);
	test_parts();
	return test_end();
}
