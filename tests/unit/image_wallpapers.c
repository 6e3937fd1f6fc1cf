/* image_wallpapers.c - the same chats before a photo, at 540 to 1440 pixels across, are cut between bubbles,
 * too: always as a PNG, and but for one cut in twenty as a JPEG. Some were drawn without a ground; in others
 * it is one colour, and is replaced. */
#include "chats_cut.h"

static double lattice(uint32_t x, uint32_t y, uint32_t seed)
{
	uint32_t state = (x * 374761393u + y * 668265263u + seed * 2246822519u) ^ 0x9e3779b9u;
	make_random(&state);
	return make_random(&state) % 4096 / 4095.;
}

static double ease(double t) { return t * t * (3 - 2 * t); }

/* Smooth noise, 0 to 1, of spots of that size. */
static double spots(uint32_t x, uint32_t y, uint32_t size, uint32_t seed)
{
	uint32_t i = x / size, k = y / size;
	double u = ease((double)(x % size) / size), v = ease((double)(y % size) / size);
	double above = lattice(i, k, seed) * (1 - u) + lattice(i + 1, k, seed) * u;
	double below = lattice(i, k + 1, seed) * (1 - u) + lattice(i + 1, k + 1, seed) * u;
	return above * (1 - v) + below * v;
}

static double cloudy(uint32_t x, uint32_t y, uint32_t size, uint32_t seed)
{
	double sum = 0, weight = 0;
	for (double part = 1; size > 3; size /= 2, part *= .55, weight += part / .55)
		sum += part * spots(x, y, size, seed);
	return sum / weight;
}

enum wallpaper { CLOUDS, LEAVES, BLURRED, N_WALLPAPERS };
static const char *const wallpaper_names[] = {" before clouds", " before leaves", " before colours"};

static uint8_t photographed(enum wallpaper which, uint32_t x, uint32_t y, uint32_t width, uint32_t k)
{
	static const double sky[] = {95, 150, 215};
	if (which == BLURRED)
		return byte_of(40 + 150 * spots(x, y, width / 4, 4 + k));
	if (which == LEAVES)
		return byte_of((k == 1 ? 190 : 110) * cloudy(x, y, width / 14, 2) + 30 * spots(x, y, width / 40, 3));
	double cloud = 4 * cloudy(x, y, width / 3, 1) - 1.6;
	cloud = cloud < 0 ? 0 : cloud > 1 ? 1 : cloud;
	return byte_of(sky[k] * (1 - cloud) + 235 * cloud);
}

/* As tall as a phone, with some grain. */
static uint8_t *photograph(enum wallpaper which, uint32_t width)
{
	uint8_t *rgb = mem_alloc(6 * (size_t)width * width), *to = rgb;
	uint32_t seed = 7;
	for (uint32_t y = 0; y < 2 * width; y++)
		for (uint32_t x = 0; x < width; x++)
			for (uint32_t k = 0; k < 3; k++)
				*to++ = (uint8_t)(photographed(which, x, y, width, k) + make_random(&seed) % 7);
	return rgb;
}

/* Behind what is clear; or in the stead of the ground, as it is at the side. Each screen shows all of it. */
static bool put_behind(struct chat *c, enum wallpaper which)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	if (!png_image_begin_read_from_file(&png, chat_place(c->name, "png")))
		return false;
	png.format = PNG_FORMAT_RGBA;
	uint8_t *photo = photograph(which, c->width), *to = c->rgb;
	uint8_t *rgba = mem_alloc(PNG_IMAGE_SIZE(png)), *p = rgba;
	bool is_good = png_image_finish_read(&png, NULL, rgba, 0, NULL), is_clear = strstr(c->name, "clear");
	const uint8_t *side = rgba + 4 * ((size_t)c->height / 2 * c->width + 2);
	const uint8_t ground[] = {side[0], side[1], side[2]};
	for (uint32_t y = 0; y < c->height; y++) {
		const uint8_t *behind = photo + 3 * (size_t)c->width * (y % (2 * c->width));
		for (uint32_t x = 0; x < c->width; x++, p += 4) {
			int alpha = is_clear ? p[3] : memcmp(p, ground, 3) == 0 ? 0 : 255;
			for (int k = 0; k < 3; k++)
				*to++ = (uint8_t)((p[k] * alpha + *behind++ * (255 - alpha)) / 255);
		}
	}
	free(rgba);
	free(photo);
	return is_good;
}

static struct tally test_before(const struct chat *c, uint32_t step, const char *how)
{
	struct tally all = {0};
	struct noise noise = step == 1 ? look_at_png(c, 0) : look_at_jpeg(c, 0, step);
	for (uint32_t i = 0; i < HEIGHTS; i++) {
		struct tally t = count_parted(c, &noise, 0, c->width * (13 + 3 * i) / 10, how);
		all.n_cuts += t.n_cuts;
		all.n_bad += t.n_bad;
	}
	noise_drop(&noise);
	return all;
}

static void test_wallpaper(const char *name, enum wallpaper which, struct tally *jpeg)
{
	struct chat c;
	if (CHECK(chat_load(&c, name) && put_behind(&c, which))) {
		CHECK(test_before(&c, 1, wallpaper_names[which]).n_bad == 0);
		chat_pass_through_jpeg(&c, 75);
		struct tally t = test_before(&c, 16, wallpaper_names[which]);
		jpeg->n_cuts += t.n_cuts;
		jpeg->n_bad += t.n_bad;
	}
	free(c.rgb);
}

int main(void)
{
	static const char *const names[] = {"wechat-light-clear", "wechat-dark", "qianniu-light", "qianniu-dark",
		"pinduoduo-light", "pinduoduo-dark", "ozon-light", "ozon-dark"};
	struct tally jpeg = {0};
	for (int i = 0; i < (int)(sizeof names / sizeof *names); i++)
		test_wallpaper(names[i], i % N_WALLPAPERS, &jpeg);
	test_wallpaper("telegram-light-clear", CLOUDS, &jpeg);
	test_wallpaper("telegram-light-clear", LEAVES, &jpeg);
	test_wallpaper("whatsapp-dark-clear", BLURRED, &jpeg);
	if (!CHECK(jpeg.n_bad < jpeg.n_cuts / 20))
		fprintf(stderr, "    as JPEG, %zu of %zu cuts part something\n", jpeg.n_bad, jpeg.n_cuts);
	return test_end();
}
