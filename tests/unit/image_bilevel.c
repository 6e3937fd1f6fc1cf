/* image_bilevel.c - words become black and white: whatever the ground, they stand out from it as they did;
 * what is no words is told, and what was packed as a fax is read back as it was. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "image/image_int.h"
#include "modules.h"
#include "test.h"

enum { WIDTH = 600, HEIGHT = 400, STROKE = 4 };

typedef bool fax_reader(uint8_t *bits, const uint8_t *bytes, size_t n, uint32_t width, uint32_t height);

static uint8_t rgb[3 * WIDTH * HEIGHT], bits[(WIDTH + 7) / 8 * HEIGHT];

static void fill(int left, int top, int right, int bottom, int grey)
{
	for (int y = top; y < bottom; y++)
		memset(rgb + 3 * ((size_t)y * WIDTH + (size_t)left), grey, 3 * (size_t)(right - left));
}

/* Letters such as E, line by line, with soft edges. */
static void write_words(int left, int top, int right, int bottom, int ground, int ink)
{
	fill(left, top, right, bottom, ground);
	for (int y = top + 12; y + 30 < bottom; y += 44)
		for (int x = left + 12; x + 20 < right; x += 30) {
			fill(x, y, x + STROKE, y + 24, ink);
			fill(x + STROKE, y, x + STROKE + 1, y + 24, (ground + ink) / 2);
			for (int k = 0; k < 3; k++)
				fill(x, y + 10 * k, x + 16, y + 10 * k + STROKE, ink);
		}
}

static bool is_black(int x, int y)
{
	return bits[(size_t)y * ((WIDTH + 7) / 8) + (size_t)x / 8] >> (7 - x % 8) & 1;
}

/* In black and white, read back as a reader of PDFs would. */
static void convert(struct image_words *w, bool is_screen)
{
	fax_reader *read = (fax_reader *)plug_find("dossier-fax.so", "fax_read");
	struct buf out = {0}, again = {0};
	*w = (struct image_words){.is_screen = is_screen};
	image_words_count(w, rgb, WIDTH, HEIGHT);
	enum image_coding coding = image_write_bilevel(&out, rgb, WIDTH, HEIGHT, w);
	image_write_bilevel(&again, rgb, WIDTH, HEIGHT, w);
	CHECK(out.n == again.n && memcmp(out.data, again.data, out.n) == 0);
	CHECK(out.n < sizeof bits || !image_is_words(w));
	if (CHECK(coding == (read ? CODING_FAX : CODING_FLATE)) && read)
		CHECK(read(bits, out.data, out.n, WIDTH, HEIGHT));
	buf_drop(&out);
	buf_drop(&again);
}

/* A point of the first letter, and one of the ground within it. */
static void looks(int left, int top, bool ink_is_black)
{
	CHECK(is_black(left + 13, top + 30) == ink_is_black);
	CHECK(is_black(left + 24, top + 13) == ink_is_black);
	CHECK(is_black(left + 24, top + 18) != ink_is_black);
	CHECK(is_black(left + 37, top + 30) != ink_is_black);
}

static void test_words_on_any_ground(void)
{
	static const struct {
		int ground, ink;
		bool ink_is_black;
	} all[] = {{255, 0, true}, {255, 150, true}, {237, 178, true}, {20, 230, false}, {40, 120, false},
		{205, 255, true}, {110, 255, false}, {150, 255, true}, {150, 20, true}};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct image_words w;
		write_words(0, 0, WIDTH, HEIGHT, all[i].ground, all[i].ink);
		convert(&w, true);
		CHECK(image_is_words(&w));
		if (plug_find("dossier-fax.so", "fax_read"))
			looks(60, 44, all[i].ink_is_black);
	}
}

/* A light page with a dark bar and a button on it. */
static void test_grounds_side_by_side(void)
{
	struct image_words w;
	write_words(0, 0, WIDTH, HEIGHT, 250, 30);
	write_words(0, 0, WIDTH, 132, 60, 240);
	write_words(300, 220, WIDTH, HEIGHT, 200, 255);
	convert(&w, true);
	CHECK(image_is_words(&w));
	if (!plug_find("dossier-fax.so", "fax_read"))
		return;
	CHECK(is_black(400, 5) && !is_black(20, 140));
	CHECK(!is_black(13, 30) && is_black(13, 230 - 44 + 12 - 2 + 4)); /* ink on the bar; on the page */
	CHECK(is_black(313, 245));
}

/* How many pixels of a column are not what most of it is, from row 150 to 260. */
static int count_odd(int x)
{
	int n = 0;
	for (int y = 150; y < 260; y++)
		n += is_black(x, y) != is_black(x, 150);
	return n;
}

/* A bubble on a ground of which both become white, or both black: its edge is a line. */
static void test_bubbles_have_edges(void)
{
	static const struct {
		int ground, bubble, ink;
	} themes[] = {{237, 255, 20}, {17, 44, 240}, {14, 34, 240}};
	for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
		struct image_words w;
		write_words(0, 0, WIDTH, HEIGHT, themes[i].ground, themes[i].ink);
		write_words(300, 200, WIDTH, HEIGHT, themes[i].bubble, themes[i].ink);
		fill(0, 134, WIDTH, 200, themes[i].ground);
		fill(300, 200, WIDTH, 260, themes[i].bubble);
		fill(0, 200, 300, 260, themes[i].ground);
		convert(&w, true);
		if (!plug_find("dossier-fax.so", "fax_read"))
			return;
		CHECK(count_odd(100) == 0);
		CHECK(count_odd(450) == 1);
	}
}

static void test_shadows_are_paper(void)
{
	struct image_words w;
	write_words(0, 0, WIDTH, HEIGHT, 240, 20);
	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < WIDTH; x++)
			for (int k = 0; k < 3; k++) {
				uint8_t *v = &rgb[3 * ((size_t)y * WIDTH + (size_t)x) + (size_t)k];
				*v = (uint8_t)(*v * (1000 - x * 200 / WIDTH) / 1000);
			}
	convert(&w, false);
	if (!plug_find("dossier-fax.so", "fax_read"))
		return;
	looks(0, 0, true);
	looks(540, 308, true);
}

static void test_photos_are_no_words(void)
{
	struct image_words w;
	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < WIDTH; x++)
			memset(&rgb[3 * ((size_t)y * WIDTH + (size_t)x)], 60 + (x / 3 + y / 2 + x * y / 997) % 170, 3);
	convert(&w, false);
	CHECK(!image_is_words(&w));
	write_words(0, 0, WIDTH, HEIGHT / 2, 255, 0); /* nor is a page with one in it */
	convert(&w, true);
	CHECK(!image_is_words(&w));
	fill(0, 0, WIDTH, HEIGHT, 255);
	convert(&w, true);
	CHECK(!image_is_words(&w)); /* nothing at all */
}

static void test_words_too_small_keep_their_greys(void)
{
	struct image_words w;
	fill(0, 0, WIDTH, HEIGHT, 255);
	for (int y = 4; y + 8 < HEIGHT; y += 11) /* mostly neither black nor white */
		for (int x = 4; x + 8 < WIDTH; x += 9) {
			fill(x, y, x + 1, y + 6, 60);
			fill(x + 1, y, x + 3, y + 6, 150);
		}
	convert(&w, true);
	CHECK(!image_is_words(&w));
}

static void test_what_is_covered_stays_black(void)
{
	struct image_words w = {.is_screen = true, .keeps_black = true};
	write_words(0, 0, WIDTH, HEIGHT, 60, 220);
	fill(100, 100, 300, 108, 0);
	image_words_count(&w, rgb, WIDTH, HEIGHT);
	fax_reader *read = (fax_reader *)plug_find("dossier-fax.so", "fax_read");
	struct buf out = {0};
	image_write_bilevel(&out, rgb, WIDTH, HEIGHT, &w);
	if (read && CHECK(read(bits, out.data, out.n, WIDTH, HEIGHT)))
		for (int y = 100; y < 108; y++)
			for (int x = 100; x < 300; x++)
				CHECK(is_black(x, y));
	buf_drop(&out);
}

static bool loses(bool is_screen)
{
	struct image_words w = {.is_screen = is_screen};
	image_words_count(&w, rgb, WIDTH, HEIGHT);
	CHECK(image_is_words(&w));
	return image_bilevel_loses(rgb, WIDTH, HEIGHT, &w);
}

/* Words that are read, and in the lower half others on a ground of their own, as an offset from it. */
static void write_faint(int ground, int difference)
{
	write_words(0, 0, WIDTH, HEIGHT, 255, 20);
	write_words(0, 200, WIDTH, HEIGHT, ground, ground + difference);
}

static void test_faint_words_are_told(void)
{
	static const int differences[] = {-20, -12, 12, 20};
	for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
		write_faint(160, differences[i]);
		CHECK(loses(true));
		write_faint(235, differences[i]);
		CHECK(loses(false));
	}
	write_faint(160, -50);
	CHECK(!loses(true));
	write_faint(255, -51); /* #ccc on #fff */
	CHECK(!loses(true));
}

/* A shadow along a fold, and what shines through: no writing, or none that is sharp. */
static void test_folds_are_no_words(void)
{
	write_words(0, 0, WIDTH, HEIGHT, 240, 20);
	for (int y = 196; y < 204; y++)
		for (size_t i = 3 * (size_t)WIDTH * (size_t)y; i < 3 * (size_t)WIDTH * (size_t)(y + 1); i++)
			rgb[i] = (uint8_t)(rgb[i] * 93 / 100);
	CHECK(!loses(false));
	fill(0, 200, WIDTH, HEIGHT, 255);
	for (int y = 212; y < HEIGHT; y += 40) /* a table of faint rules */
		fill(0, y, WIDTH, y + 1, 238);
	for (int x = 60; x < WIDTH; x += 200)
		fill(x, 200, x + 1, HEIGHT, 238);
	CHECK(!loses(true));
}

/* Across the words, where it is darker than what is there: rings, or straight lines such as folds. */
static void draw_across(int grey, bool is_ring)
{
	for (int y = 0; y < HEIGHT; y++)
		for (int x = 0; x < WIDTH; x++) {
			int far = (x - 300) * (x - 300) + (y - 200) * (y - 200);
			uint8_t *v = rgb + 3 * ((size_t)y * WIDTH + (size_t)x);
			bool is_on_ring = (far >= 120 * 120 && far < 127 * 127) || (far >= 80 * 80 && far < 87 * 87);
			bool is_on_line = (y > 120 && y < 127) || (y > 240 && y < 247);
			if ((is_ring ? is_on_ring : is_on_line) && *v > grey)
				memset(v, grey, 3);
		}
}

/* Beside black letters grey is no ink: what crosses them is broken off there. */
static void test_what_crosses_words_is_told(void)
{
	static const int greys[] = {170, 200, 220};
	for (size_t i = 0; i < sizeof greys / sizeof *greys; i++)
		for (int is_ring = 0; is_ring < 2; is_ring++) {
			write_words(0, 0, WIDTH, HEIGHT, 255, 20);
			draw_across(greys[i], is_ring);
			CHECK(loses(true) == is_ring);
			CHECK(loses(false) == is_ring);
		}
	write_words(0, 0, WIDTH, HEIGHT, 255, 20);
	draw_across(90, true); /* dark enough to stay */
	CHECK(!loses(true));
	fill(0, 0, WIDTH, HEIGHT, 110); /* on which all that is darker becomes white */
	draw_across(10, true);
	CHECK(!loses(true));
}

static void paint_red_on_green(void)
{
	static const uint8_t red[] = {255, 77, 79}, green[] = {90, 140, 90};
	write_words(0, 200, WIDTH, HEIGHT, 0, 255);
	for (size_t i = (size_t)WIDTH * 200; i < (size_t)WIDTH * HEIGHT; i++)
		memcpy(rgb + 3 * i, rgb[3 * i] ? red : green, 3);
}

static void test_greys_keep_what_colours_tell(void)
{
	struct image_greys greys = {{0}};
	write_words(0, 0, WIDTH, HEIGHT, 255, 20);
	image_greys_count(&greys, rgb, WIDTH, HEIGHT, true);
	CHECK(greys.lost[0] == 0 && image_greys_choose(&greys) == 0);
	paint_red_on_green();
	CHECK(loses(true));
	image_greys_count(&greys, rgb, WIDTH, HEIGHT, true);
	int mix = image_greys_choose(&greys);
	CHECK(greys.lost[0] > 0 && mix > 0 && greys.lost[mix] == 0);
	image_to_greys(rgb, WIDTH * HEIGHT, mix);
	CHECK(abs(rgb[3 * (230 * WIDTH + 13)] - rgb[3 * (203 * WIDTH + 5)]) >= 50);
	CHECK(!loses(true));
}

static void test_damaged_faxes_are_refused(void)
{
	fax_reader *read = (fax_reader *)plug_find("dossier-fax.so", "fax_read");
	static const uint8_t noise[] = {0x26, 0xA1, 0x00, 0xFF, 0x13};
	if (!read)
		return;
	CHECK(!read(bits, noise, 0, WIDTH, HEIGHT));
	read(bits, noise, sizeof noise, WIDTH, HEIGHT); /* and nothing is overrun */
}

struct held { /* bytes to be read */
	const struct buf *bytes;
	size_t at;
};

static bool on_read(void *held, void *to, size_t n, size_t *got)
{
	struct held *h = held;
	*got = h->bytes->n - h->at < n ? h->bytes->n - h->at : n;
	memcpy(to, h->bytes->data + h->at, *got);
	h->at += *got;
	return true;
}

/* What is black and white already: not a pixel is changed, be it words or dots, and it can be read again. */
static void test_two_levels_stay(void)
{
	static uint8_t again[sizeof rgb];
	struct image_words w = {.is_screen = true};
	for (size_t i = 0; i < WIDTH * HEIGHT; i++)
		memset(rgb + 3 * i, i * 2654435761u >> 7 & (i / WIDTH / 40 % 3) ? 255 : 0, 3);
	struct buf out = {0};
	struct image_band band = {.width = WIDTH, .height = HEIGHT, .components = 1, .bits = 1};
	struct image_encoding e = {.bands = &band, .n_bands = 1, .orientation = 1};
	band.coding = image_write_bilevel(&out, rgb, WIDTH, HEIGHT, &w);
	for (size_t cut = 0; cut < 2; cut++) {
		struct held held = {&out, 0};
		band.stream_bytes = out.n;
		bool is_read = image_shrink(again, WIDTH, HEIGHT, &e, 0, &(struct image_stream){on_read, &held});
		CHECK(is_read == (cut == 0));
		CHECK(cut > 0 || memcmp(rgb, again, sizeof rgb) == 0);
		out.n /= 2; /* the rest is missing */
	}
	buf_drop(&out);
}

int main(void)
{
	modules_find();
	CHECK(!HAVE_LIBTIFF == !plug_find("dossier-fax.so", "fax_read"));
	test_words_on_any_ground();
	test_grounds_side_by_side();
	test_bubbles_have_edges();
	test_shadows_are_paper();
	test_photos_are_no_words();
	test_words_too_small_keep_their_greys();
	test_what_is_covered_stays_black();
	test_faint_words_are_told();
	test_folds_are_no_words();
	test_what_crosses_words_is_told();
	test_greys_keep_what_colours_tell();
	test_damaged_faxes_are_refused();
	test_two_levels_stay();
	return test_end();
}
