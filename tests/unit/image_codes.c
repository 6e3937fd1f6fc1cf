/* image_codes.c - JPEGs whose picture data are damaged while their structure stays whole: cut short with an
 * end put behind, zeroed and overwritten in a stretch. None is shown; whole ones of all kinds are. */
#include "image_make.h"
#include "jpeg_make.h"
#include "test.h"

enum damage { NONE, CUT, ZEROED, OVERWRITTEN, EMPTY_TAIL };

/* Restless enough that every stretch of data has many blocks' codes in it. */
static void paint_grain(uint8_t *row, uint32_t y, uint32_t width, int components)
{
	uint32_t state = y * 7919 + 17, n = width * (uint32_t)components;
	for (uint32_t i = 0; i < n; i++)
		row[i] = (uint8_t)(90 + (i / 40 + y / 30) % 2 * 60 + make_random(&state) % 60);
}

static size_t start_of_data(const struct buf *jpeg)
{
	size_t at = 2;
	while (jpeg->data[at + 1] != 0xDA)
		at += 2 + get16(jpeg->data + at + 2);
	return at + 2 + get16(jpeg->data + at + 2);
}

static void overwrite(uint8_t *p, size_t n, uint32_t *state)
{
	while (n-- > 0)
		*p++ = (uint8_t)(make_random(state) % 255);
}

static void do_damage(struct buf *jpeg, enum damage damage, uint32_t *state)
{
	size_t start = start_of_data(jpeg), n = jpeg->n - start;
	size_t at = start + n / 8 + make_random(state) % (n / 2);
	uint8_t *p = jpeg->data + at;
	if (damage == ZEROED)
		memset(p, 0, n / 8);
	if (damage == OVERWRITTEN)
		overwrite(p, 60, state);
	if (damage == CUT)
		jpeg->n = at + 2;
	if (damage == EMPTY_TAIL)
		memset(p, 0, jpeg->n - at);
	memcpy(jpeg->data + jpeg->n - 2, "\xFF\xD9", 2);
}

static bool is_taken(const struct jpeg_wish *w, enum damage damage, uint32_t *state)
{
	struct buf jpeg = {0};
	struct developed d;
	make_jpeg(&jpeg, w);
	if (damage != NONE)
		do_damage(&jpeg, damage, state);
	develop(&d, &jpeg, 0);
	bool is_taken = d.is_encoded;
	if (!is_taken)
		CHECK(strcmp(d.fault.code, "image-corrupt") == 0 || strcmp(d.fault.code, "image-truncated") == 0);
	develop_end(&d);
	buf_drop(&jpeg);
	return is_taken;
}

/* Overwritten data may by chance be as good as others. */
static void test_kind(const struct jpeg_wish *w)
{
	uint32_t state = 5;
	int n_overwritten = 0;
	CHECK(is_taken(w, NONE, &state));
	for (int i = 0; i < 8; i++) {
		CHECK(!is_taken(w, CUT, &state));
		CHECK(!is_taken(w, ZEROED, &state));
		CHECK(!is_taken(w, EMPTY_TAIL, &state));
		n_overwritten += !is_taken(w, OVERWRITTEN, &state);
	}
	if (!CHECK(n_overwritten >= 6))
		fprintf(stderr, "    %d of 8 found\n", n_overwritten);
}

static void test_kinds(bool is_progressive, unsigned restart)
{
	static const J_COLOR_SPACE kinds[] = {JCS_GRAYSCALE, JCS_YCbCr, JCS_CMYK};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct jpeg_wish w = {.stored = kinds[i], .is_progressive = is_progressive, .restart = restart,
			.width = 533, .height = 277, .paint = paint_grain, .is_optimized = i == 1};
		test_kind(&w);
	}
}

/* A picture of any size and sampling that an encoder makes is whole. */
static void test_sizes(void)
{
	for (uint32_t side = 1; side <= 40; side++)
		for (int kind = 0; kind < 12; kind++) {
			struct jpeg_wish w = {.stored = kind % 2 ? JCS_YCbCr : JCS_GRAYSCALE,
				.is_progressive = kind / 2 % 2, .sampling = kind / 4, .restart = kind / 4 % 3 * 2,
				.width = side, .height = 41 - side, .paint = kind % 3 ? paint_grain : NULL};
			uint32_t state = 1;
			CHECK(is_taken(&w, NONE, &state));
		}
}

/* Encoders leave a few bytes behind the last block now and then; more is what damage left over. */
static void test_rest(void)
{
	static const struct {
		size_t n;
		bool is_alike, is_taken;
	} rests[] = {
		{2, false, true}, {7, false, true}, {40, true, true}, {40, false, false}, {400, true, false},
	};
	for (size_t i = 0; i < sizeof rests / sizeof *rests; i++) {
		struct buf jpeg = {0};
		struct developed d;
		make_jpeg(&jpeg, &(struct jpeg_wish){.width = 80, .height = 60});
		jpeg.n -= 2;
		for (size_t k = 0; k < rests[i].n; k++)
			buf_add_byte(&jpeg, rests[i].is_alike ? 0 : (int)(k * 5 % 200));
		buf_add(&jpeg, "\xFF\xD9", 2);
		develop(&d, &jpeg, 0);
		SAME_NUMBER(d.is_encoded, rests[i].is_taken);
		develop_end(&d);
		buf_drop(&jpeg);
	}
}

int main(void)
{
	for (int progressive = 0; progressive <= 1; progressive++) {
		test_kinds(progressive, 0);
		test_kinds(progressive, 6);
	}
	test_sizes();
	test_rest();
	return test_end();
}
