/* privacy_view.c - a view of a picture is, pixel for pixel, the picture covered, cropped and turned, however
 * the file stores it; and nothing of what was covered is in it. */
#include "jpeg_make.h"
#include "privacy_booth.h"

enum { WIDTH = 61, HEIGHT = 173, BAND = 50 };

/* The picture as RGB, upright. */
static uint8_t *rgb_of(const struct canvas *seen)
{
	uint8_t *rgb = mem_alloc(3 * (size_t)seen->width * seen->height), *to = rgb;
	for (uint32_t y = 0; y < seen->height; y++)
		for (uint32_t x = 0; x < seen->width; x++)
			for (int k = 0; k < 3; k++)
				*to++ = (uint8_t)canvas_get(seen, x, y, k);
	return rgb;
}

/* What the recipe makes of it, a pixel at a time. */
static void follow(struct buf *out, const uint8_t *rgb, uint32_t width, const struct image_recipe *recipe)
{
	static const int orientations[] = {1, 6, 3, 8};
	const struct image_rect *crop = &recipe->crop;
	struct buf cut = {0};
	for (uint32_t y = crop->y; y < crop->y + crop->height; y++)
		for (uint32_t x = crop->x; x < crop->x + crop->width; x++) {
			const uint8_t *pixel = rgb + 3 * ((size_t)y * width + x);
			for (size_t i = 0; i < recipe->n_covered; i++) {
				const struct image_rect *c = &recipe->covered[i];
				if (x >= c->x && x - c->x < c->width && y >= c->y && y - c->y < c->height)
					pixel = (const uint8_t *)"\0\0\0";
			}
			buf_add(&cut, pixel, 3);
		}
	turn_pixels(out, cut.data, crop->width, crop->height, 3, orientations[recipe->turn / 90]);
	buf_drop(&cut);
}

static bool on_read(void *reader, void *to, size_t n, size_t *got)
{
	return cleared_read(reader, to, n, got);
}

/* Bands as they are seen, top to bottom. */
static bool look(struct buf *out, const struct cleared_image *image)
{
	const struct image_encoding *e = privacy_encoding(image);
	bool is_good = true;
	for (size_t i = 0; is_good && i < e->n_bands; i++) {
		uint32_t w = e->bands[i].width, h = e->bands[i].height;
		uint8_t *rgb = mem_alloc(3 * (size_t)w * h);
		struct cleared_reader reader;
		struct image_stream stream = {on_read, &reader};
		is_good = cleared_read_start(&reader, image, i) && image_shrink(rgb, w, h, e, i, &stream);
		cleared_read_end(&reader);
		turn_pixels(out, rgb, w, h, 3, e->orientation);
		free(rgb);
	}
	return is_good;
}

static void make_turned_png(struct buf *out, const struct canvas *seen, int orientation)
{
	struct canvas stored = canvas_stored(seen, orientation);
	uint8_t exif[] = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0\0";
	struct buf png = {0};
	make_png(&png, &stored, &(struct png_wish){.is_interlaced = false});
	exif[19] = (uint8_t)orientation;
	buf_add(out, png.data, 33);
	make_chunk(out, "eXIf", exif, sizeof exif - 1);
	buf_add(out, png.data + 33, png.n - 33);
	buf_drop(&png);
	free(stored.rows);
}

static struct image_rect covered[] = {{5, 7, 20, 40}, {30, 100, 31, 73}};
static const struct image_rect whole = {0, 0, WIDTH, HEIGHT}, part = {3, 11, 40, 140}, dot = {60, 172, 1, 1};

static void test_recipe(const struct canvas *seen, int orientation, const struct image_recipe *recipe,
                        uint32_t band)
{
	struct buf png = {0}, want = {0}, got = {0};
	struct booth b;
	uint8_t *rgb = rgb_of(seen);
	make_turned_png(&png, seen, orientation);
	follow(&want, rgb, seen->width, recipe);
	booth_enter(&b, &png, recipe, band, true);
	bool is_good = CHECK(b.cleared) && CHECK(look(&got, b.cleared)) && SAME_NUMBER(got.n, want.n)
		&& CHECK(memcmp(got.data, want.data, want.n) == 0);
	if (!is_good)
		fprintf(stderr, "    orientation %d, turn %d, crop %u wide, %zu covered: %s\n", orientation,
		        recipe->turn, recipe->crop.width, recipe->n_covered, b.fault.why);
	booth_leave(&b);
	buf_drop(&png);
	buf_drop(&want);
	buf_drop(&got);
	free(rgb);
}

static void test_all(void)
{
	struct canvas seen = canvas_new(WIDTH, HEIGHT, 2, 8);
	canvas_paint(&seen, 3, 0);
	for (int orientation = 1; orientation <= 8; orientation++)
		for (int turn = 0; turn < 360; turn += 90)
			for (uint32_t band = 0; band <= BAND; band += BAND) {
				test_recipe(&seen, orientation, &(struct image_recipe){whole, covered, 2, turn}, band);
				test_recipe(&seen, orientation, &(struct image_recipe){part, covered, 2, turn}, band);
				test_recipe(&seen, orientation, &(struct image_recipe){part, NULL, 0, turn}, band);
				test_recipe(&seen, orientation, &(struct image_recipe){dot, NULL, 0, turn}, band);
				test_recipe(&seen, orientation, &(struct image_recipe){whole, NULL, 0, turn}, band);
			}
	free(seen.rows);
}

/* A photo becomes a JPEG again: where it was covered it is black, but for what coding adds. */
static void test_photo(void)
{
	struct buf jpeg = {0}, got = {0};
	struct image_rect hole = {16, 8, 32, 24};
	struct image_recipe recipe = {{0, 0, 96, 64}, &hole, 1, 0};
	struct booth b;
	make_jpeg(&jpeg, &(struct jpeg_wish){.width = 96, .height = 64});
	booth_enter(&b, &jpeg, &recipe, 0, true);
	if (CHECK(b.cleared) && CHECK(look(&got, b.cleared))) {
		unsigned most = 0;
		for (uint32_t y = hole.y; y < hole.y + hole.height; y++)
			for (size_t i = 0; i < 3 * hole.width; i++) {
				unsigned v = got.data[3 * ((size_t)y * 96 + hole.x) + i];
				most = v > most ? v : most;
			}
		CHECK(most <= 8);
		SAME_NUMBER(privacy_encoding(b.cleared)->bands[0].coding, CODING_JPEG);
		SAME_NUMBER(privacy_steps(b.cleared), STEP_COVERED | STEP_REENCODED);
	}
	booth_leave(&b);
	buf_drop(&jpeg);
	buf_drop(&got);
}

/* What is only turned keeps the file's own bytes; each of both turns is told, also where they are none. */
static void test_turned_by(int orientation, int turn, int orientation_after, unsigned turns)
{
	struct canvas seen = canvas_new(WIDTH, HEIGHT, 2, 8);
	struct buf png = {0};
	struct booth b;
	canvas_paint(&seen, 3, 0);
	make_turned_png(&png, &seen, orientation);
	booth_enter(&b, &png, &(struct image_recipe){whole, NULL, 0, turn}, 0, true);
	if (CHECK(b.cleared)) {
		SAME_NUMBER(privacy_orientation(b.cleared), orientation_after);
		SAME_NUMBER(privacy_encoding(b.cleared)->bands[0].runs[0].where, BYTES_FILE);
		unsigned steps = STEP_ROTATED | STEP_TURNED | STEP_UNTOUCHED;
		SAME_NUMBER(privacy_steps(b.cleared) & steps, turns | STEP_UNTOUCHED);
	}
	booth_leave(&b);
	buf_drop(&png);
	free(seen.rows);
}

int main(void)
{
	test_all();
	test_photo();
	test_turned_by(6, 90, 3, STEP_TURNED | STEP_ROTATED);
	test_turned_by(6, 270, 1, STEP_TURNED | STEP_ROTATED);
	test_turned_by(1, 180, 3, STEP_ROTATED);
	return test_end();
}
