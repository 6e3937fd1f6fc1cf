/* image_letters.c - how tall lines of text are is told of pages of text in three scripts, seven sizes and
 * three themes (tests/letters), of long chats (tests/chats), as PNG and as JPEG, cut and whole; and nothing
 * is told of what has no text: photos, and patterns that have strokes all over. */
#include "chats.h"
#include "test.h"

static const char *const scripts[] = {"han", "latin", "cyrillic"};
static const char *const themes[] = {"light", "dark", "faint"};
static const uint32_t sizes[] = {11, 14, 18, 24, 32, 42, 60};
enum { N_SCRIPTS = 3, N_THEMES = 3, N_SIZES = sizeof sizes / sizeof *sizes };

/* [percent] by which it is mistaken. */
static long error_of(uint32_t found, uint32_t size)
{
	return labs((long)found - (long)size) * 100 / (long)size;
}

static bool read_file(struct buf *out, const char *place)
{
	struct fs_file f;
	buf_clear(out);
	if (!fs_open(&f, place))
		return false;
	bool is_read = fs_read_at(&f, buf_extend(out, f.bytes), f.bytes, 0);
	fs_close(&f);
	return is_read;
}

static uint32_t look_at(const struct buf *picture, uint32_t band_height)
{
	struct developed d;
	develop(&d, picture, band_height);
	CHECK(d.is_encoded);
	uint32_t found = d.encoding.text_height;
	develop_end(&d);
	return found;
}

static uint32_t look_at_file(const char *place, uint32_t band_height)
{
	struct buf picture = {0};
	CHECK(read_file(&picture, place));
	uint32_t found = look_at(&picture, band_height);
	buf_drop(&picture);
	return found;
}

/* ---- as a messenger sends it ---- */

static void pack_jpeg(struct buf *out, const char *place, int quality)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	CHECK(png_image_begin_read_from_file(&png, place));
	png.format = PNG_FORMAT_RGB;
	uint8_t *rgb = mem_alloc(PNG_IMAGE_SIZE(png)), *bytes = NULL;
	unsigned long n = 0;
	CHECK(png_image_finish_read(&png, NULL, rgb, 0, NULL));
	struct jpeg_error_mgr errors;
	struct jpeg_compress_struct to = {.err = jpeg_std_error(&errors)};
	jpeg_create_compress(&to);
	jpeg_mem_dest(&to, &bytes, &n);
	to.image_width = png.width;
	to.image_height = png.height;
	to.input_components = 3;
	to.in_color_space = JCS_RGB;
	jpeg_set_defaults(&to);
	jpeg_set_quality(&to, quality, TRUE);
	jpeg_start_compress(&to, TRUE);
	while (to.next_scanline < png.height)
		jpeg_write_scanlines(&to, &(JSAMPROW){rgb + 3 * (size_t)png.width * to.next_scanline}, 1);
	jpeg_finish_compress(&to);
	jpeg_destroy_compress(&to);
	buf_clear(out);
	buf_add(out, bytes, n);
	free(bytes);
	free(rgb);
}

/* ---- pages ---- */

struct errors {
	long sum, n, worst;
};

static void judge(struct errors *e, uint32_t found, uint32_t size, const char *name)
{
	long error = error_of(found, size);
	e->sum += error;
	e->n++;
	e->worst = error > e->worst ? error : e->worst;
	if (!CHECK(error <= 22))
		fprintf(stderr, "%s: %u, not %u\n", name, found, size);
}

static void test_page(struct errors *png, struct errors *jpeg, size_t script, size_t theme, uint32_t size)
{
	char place[128];
	struct buf picture = {0};
	snprintf(place, sizeof place, "tests/letters/%s-%u-%s.png", scripts[script], size, themes[theme]);
	judge(png, look_at_file(place, 0), size, place);
	pack_jpeg(&picture, place, 80);
	memcpy(strrchr(place, '.'), ".jpg", 5);
	judge(jpeg, look_at(&picture, 0), size, place);
	buf_drop(&picture);
}

static void test_pages(void)
{
	struct errors png = {0}, jpeg = {0};
	for (size_t i = 0; i < N_SCRIPTS; i++)
		for (size_t t = 0; t < N_THEMES; t++)
			for (size_t k = 0; k < N_SIZES; k++)
				test_page(&png, &jpeg, i, t, sizes[k]);
	printf("pages: mean error %ld %%, worst %ld %%; JPEG %ld, %ld\n", png.sum / png.n, png.worst,
	       jpeg.sum / jpeg.n, jpeg.worst);
	CHECK(png.sum <= 6 * png.n);
	CHECK(jpeg.sum <= 8 * jpeg.n);
}

/* ---- chats ---- */

static void test_chats(void)
{
	struct errors errors = {0};
	for (size_t i = 0; i < N_CHATS; i++) {
		struct chat c;
		struct buf picture = {0};
		CHECK(chat_load(&c, chat_names[i]));
		const char *place = chat_place(chat_names[i], "png");
		judge(&errors, look_at_file(place, 900), c.text_height, place);
		judge(&errors, look_at_file(place, 0), c.text_height, place);
		pack_jpeg(&picture, place, 70);
		judge(&errors, look_at(&picture, 900), c.text_height, place);
		judge(&errors, look_at(&picture, 0), c.text_height, place);
		buf_drop(&picture);
		free(c.rgb);
	}
	printf("chats: mean error %ld %%, worst %ld %%\n", errors.sum / errors.n, errors.worst);
	CHECK(errors.sum <= 10 * errors.n);
}

/* ---- no text ---- */

static void test_photos(void)
{
	static const char *const photos[] = {
		"samples/generic-not-as-described/photos/teapot-base.jpg",
		"samples/generic-not-as-described/photos/teapot-rule.jpg",
		"samples/ozon-not-received/photos/lamp.jpg",
		"samples/ozon-not-received/photos/parcel.jpg", "samples/pinduoduo-counterfeit/photos/cup.jpg",
		"samples/pinduoduo-counterfeit/photos/cup-base.jpg", "samples/pinduoduo-counterfeit/shots/buyer.jpg",
		"samples/complaints/shots/en-parcel.jpg", "samples/complaints/shots/en-teapot.jpg",
		"samples/complaints/shots/ru-lamp.jpg", "samples/complaints/shots/ru-parcel.jpg",
		"samples/complaints/shots/zh-cup.jpg", "samples/complaints/shots/zh-cup-base.jpg",
	};
	for (size_t i = 0; i < sizeof photos / sizeof *photos; i++)
		if (!SAME_NUMBER(look_at_file(photos[i], 0), 0))
			fprintf(stderr, "%s\n", photos[i]);
}

static uint32_t random_state = 1;

static uint32_t random_up_to(uint32_t most)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % (most + 1);
}

enum pattern { NOISE, GRAIN, CHECKS, BRICKS, STRIPES, PLAIN, SHADE, N_PATTERNS };

static uint8_t sample_of(enum pattern p, uint32_t x, uint32_t y)
{
	uint32_t row = y / 24, brick = (x + row % 2 * 30) % 60;
	switch (p) {
	case NOISE: return (uint8_t)random_up_to(255);
	case GRAIN: return (uint8_t)(90 + x / 12 + random_up_to(40));
	case CHECKS: return (uint8_t)((x / 8 + y / 8) % 2 * 120 + 60 + random_up_to(6));
	case BRICKS: return (uint8_t)((brick < 3 || y % 24 < 3 ? 190 : 110) + random_up_to(20));
	case STRIPES: return x / 6 % 2 ? 200 : 40;
	case SHADE: return (uint8_t)(x / 4);
	default: return 128;
	}
}

static void test_patterns(void)
{
	enum { WIDTH = 900, HEIGHT = 1200 };
	uint8_t grey[WIDTH];
	for (enum pattern p = 0; p < N_PATTERNS; p++) {
		struct letters l;
		letters_start(&l, WIDTH, 1, HEIGHT);
		for (uint32_t y = 0; y < HEIGHT; y++) {
			for (uint32_t x = 0; x < WIDTH; x++)
				grey[x] = sample_of(p, x, y);
			letters_add(&l, grey);
		}
		if (!SAME_NUMBER(letters_end(&l), 0))
			fprintf(stderr, "pattern %d\n", (int)p);
	}
}

/* Rows that are too narrow, too few or none are no trouble. */
static void test_small(void)
{
	uint8_t grey[100] = {0};
	for (uint32_t width = 1; width < 100; width += 7)
		for (uint32_t height = 0; height < 12; height++) {
			struct letters l;
			letters_start(&l, width, 1, height);
			for (uint32_t y = 0; y < height; y++) {
				grey[y] = 255;
				letters_add(&l, grey);
			}
			SAME_NUMBER(letters_end(&l), 0);
		}
}

int main(void)
{
	test_pages();
	test_chats();
	test_photos();
	test_patterns();
	test_small();
	return test_end();
}
