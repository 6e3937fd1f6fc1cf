/* image_resample.c - a smaller picture for the eye: plain stays plain, a ramp stays a ramp, and a picture
 * that is turned round gives the result turned round. */
#include "image/image_int.h"
#include "test.h"

enum { WIDTH = 97, HEIGHT = 61 };

static const struct {
	uint32_t width, height;
} sizes[] = {{97, 61}, {96, 60}, {90, 61}, {48, 30}, {31, 20}, {11, 7}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static void shrink(uint8_t *to, size_t size, const uint8_t *rgb)
{
	struct resampler r;
	resampler_start(&r, to, WIDTH, HEIGHT, sizes[size].width, sizes[size].height);
	for (size_t y = 0; y < HEIGHT; y++)
		resampler_take(&r, rgb + 3 * WIDTH * y);
	SAME_NUMBER(r.done, sizes[size].height);
	resampler_drop(&r);
}

static void test_plain(void)
{
	static const uint8_t values[] = {0, 1, 127, 254, 255};
	uint8_t rgb[3 * WIDTH * HEIGHT], to[sizeof rgb];
	for (size_t v = 0; v < sizeof values; v++)
		for (size_t size = 0; size < SIZES; size++) {
			size_t n = 3 * (size_t)sizes[size].width * sizes[size].height, wrong = 0;
			memset(rgb, values[v], sizeof rgb);
			shrink(to, size, rgb);
			for (size_t i = 0; i < n; i++)
				wrong += to[i] != values[v];
			SAME_NUMBER(wrong, 0);
		}
}

/* Brightness goes with the place, 1/2 a pixel down and 2 across: in the middle of a new pixel as well. */
static void test_ramp(void)
{
	uint8_t rgb[3 * WIDTH * HEIGHT], to[sizeof rgb];
	for (size_t i = 0; i < sizeof rgb; i++)
		rgb[i] = (uint8_t)(i / 3 % WIDTH * 2 + i / 3 / WIDTH / 2);
	for (size_t size = 0; size < SIZES; size++) {
		double w = sizes[size].width, h = sizes[size].height;
		size_t wrong = 0;
		shrink(to, size, rgb);
		for (size_t y = 3; y + 3 < sizes[size].height; y++)
			for (size_t x = 3; x + 3 < sizes[size].width; x++) {
				double across = ((double)x + 0.5) * WIDTH / w - 0.5;
				double down = ((double)y + 0.5) * HEIGHT / h - 0.75;
				double away = to[3 * (y * sizes[size].width + x)] - (2 * across + down / 2);
				wrong += away < -1.5 || away > 1.5;
			}
		SAME_NUMBER(wrong, 0);
	}
}

static void test_turned_round(void)
{
	uint8_t rgb[3 * WIDTH * HEIGHT], back[sizeof rgb], to[sizeof rgb], to_back[sizeof rgb];
	for (size_t i = 0; i < sizeof rgb; i++)
		rgb[i] = (uint8_t)(i * 2654435761u >> 11);
	for (size_t i = 0; i < sizeof rgb; i++)
		back[i] = rgb[sizeof rgb - 3 - i / 3 * 3 + i % 3];
	for (size_t size = 0; size < SIZES; size++) {
		size_t n = 3 * (size_t)sizes[size].width * sizes[size].height, wrong = 0;
		shrink(to, size, rgb);
		shrink(to_back, size, back);
		for (size_t i = 0; i < n; i++) {
			int away = to[i] - to_back[n - 3 - i / 3 * 3 + i % 3];
			wrong += away < -2 || away > 2;
		}
		SAME_NUMBER(wrong, 0);
	}
}

int main(void)
{
	test_plain();
	test_ramp();
	test_turned_round();
	return test_end();
}
