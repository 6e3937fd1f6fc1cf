/* look.c - what a picture shows, as far as the choice of its coding goes: words on plain ground have many
 * pixels that are just as their neighbour, a photo has grain. */
#include <stdlib.h>

#include "image/image_int.h"

enum { NEAR = 2, FLAT_LEAST = 55, DARK = 40, LIGHT = 215, EXTREME_LEAST = 97 };

static bool is_near(const uint8_t *a, const uint8_t *b)
{
	return abs(a[0] - b[0]) <= NEAR && abs(a[1] - b[1]) <= NEAR && abs(a[2] - b[2]) <= NEAR;
}

static bool is_extreme(const uint8_t *rgb)
{
	bool is_dark = rgb[0] < DARK && rgb[1] < DARK && rgb[2] < DARK;
	return is_dark || (rgb[0] > LIGHT && rgb[1] > LIGHT && rgb[2] > LIGHT);
}

void image_look(struct image_look *look, const uint8_t *rgb, uint32_t width, uint32_t height)
{
	for (uint32_t y = 0; y < height; y++, rgb += 3)
		for (uint32_t x = 1; x < width; x++, rgb += 3) {
			look->pixels++;
			look->flat += is_near(rgb, rgb + 3);
			look->extreme += is_extreme(rgb);
		}
}

bool image_is_screen(const struct image_look *look)
{
	return look->pixels > 0 && look->flat * 100 >= look->pixels * FLAT_LEAST;
}

bool image_is_bilevel(const struct image_look *look)
{
	return look->pixels > 0 && look->extreme * 100 >= look->pixels * EXTREME_LEAST;
}
