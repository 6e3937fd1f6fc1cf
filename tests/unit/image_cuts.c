/* image_cuts.c - long screenshots are cut between bubbles, never through text while there is quiet near,
 * into bands that are neither too tall nor slivers. Chats of every theme are drawn for it. */
#include "image_make.h"
#include "test.h"

enum { WIDTH = 360, HEIGHT = 6000, BAND = 800 };
enum row { ROW_GROUND, ROW_EDGE, ROW_PADDING, ROW_TEXT };

struct chat {
	uint8_t *pixels;
	uint8_t kinds[HEIGHT]; /* enum row */
	uint32_t seed;
};

static const struct theme {
	const char *name;
	int ground, left, right, ink, grain;
} themes[] = {
	{"light", 237, 255, 190, 25, 0},
	{"dark", 17, 44, 120, 230, 0},
	{"faint", 250, 244, 244, 120, 0},
	{"wallpaper", 128, 250, 190, 20, 60},
	{"photographed", 237, 255, 190, 25, 7},
};

enum { N_THEMES = sizeof themes / sizeof *themes };

static uint32_t dice(struct chat *c, uint32_t from, uint32_t to)
{
	return from + make_random(&c->seed) % (to - from + 1);
}

static void fill(struct chat *c, uint32_t y, uint32_t n, uint32_t x, uint32_t width, int shade, enum row kind)
{
	for (; n > 0 && y < HEIGHT; n--, y++) {
		memset(c->pixels + (size_t)y * WIDTH + x, shade, width);
		c->kinds[y] = (uint8_t)kind;
	}
}

static void write_line(struct chat *c, uint32_t y, uint32_t x, uint32_t width, int ink)
{
	for (uint32_t k = 0; k < 14 && y + k < HEIGHT; k++) {
		for (uint32_t i = 0; i < width; i++)
			if (make_random(&c->seed) % 3 == 0)
				c->pixels[(size_t)(y + k) * WIDTH + x + i] = (uint8_t)ink;
		c->kinds[y + k] = ROW_TEXT;
	}
}

/* A bubble of some lines; returns the row below it. */
static uint32_t draw_bubble(struct chat *c, const struct theme *t, uint32_t y)
{
	uint32_t lines = dice(c, 1, 9), width = dice(c, 80, 240), is_right = dice(c, 0, 1);
	uint32_t x = is_right ? WIDTH - 20 - width : 20, height = 20 * lines + 12;
	fill(c, y, height, x, width, is_right ? t->right : t->left, ROW_PADDING);
	c->kinds[y < HEIGHT ? y : HEIGHT - 1] = ROW_EDGE;
	for (uint32_t i = 0; i < lines; i++)
		write_line(c, y + 8 + 20 * i, x + 8, i + 1 < lines ? width - 16 : width / 2, t->ink);
	return y + height;
}

static void draw_chat(struct chat *c, const struct theme *t, uint32_t seed)
{
	c->seed = seed;
	for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
		int grain = t->grain ? (int)(make_random(&c->seed) % (uint32_t)t->grain) - t->grain / 2 : 0;
		c->pixels[i] = (uint8_t)(t->ground + grain);
	}
	memset(c->kinds, ROW_GROUND, sizeof c->kinds);
	for (uint32_t y = 10; y < HEIGHT;)
		y = draw_bubble(c, t, y) + dice(c, 10, 24);
}

/* Is there a row between bubbles where the search must have looked? */
static bool had_ground(const struct chat *c, uint32_t from)
{
	for (uint32_t y = from + BAND * 6 / 10; y < from + BAND * 8 / 10; y++)
		if (c->kinds[y] == ROW_GROUND && c->kinds[y - 1] == ROW_GROUND)
			return true;
	return false;
}

static uint32_t *find_cuts(struct arena *a, const struct chat *c, uint32_t height, uint32_t band_height,
                           size_t *n)
{
	struct noise noise;
	noise_start(&noise, WIDTH, height);
	for (size_t y = 0; y < height; y++)
		noise_add(&noise, c->pixels + y * WIDTH, c->pixels + (y ? y - 1 : 0) * WIDTH);
	uint32_t *cuts = noise_find_cuts(&noise, a, band_height, n);
	noise_drop(&noise);
	return cuts;
}

static void test_theme(struct chat *c, const struct theme *t, uint32_t seed)
{
	struct arena *a = arena_new();
	size_t n;
	draw_chat(c, t, seed);
	uint32_t *cuts = find_cuts(a, c, HEIGHT, BAND, &n);
	uint32_t from = 0;
	CHECK(n >= HEIGHT / BAND);
	for (size_t i = 0; i <= n; i++) {
		uint32_t to = i < n ? cuts[i] : HEIGHT;
		bool is_good = CHECK(to > from && to - from <= BAND && to - from >= BAND / 5);
		if (i < n) {
			bool parts_text = c->kinds[to] == ROW_TEXT && c->kinds[to - 1] == ROW_TEXT;
			bool is_between = c->kinds[to] == ROW_GROUND || c->kinds[to - 1] == ROW_GROUND;
			is_good &= CHECK(!parts_text);
			if (t->grain < 20 && had_ground(c, from))
				is_good &= CHECK(is_between);
		}
		if (!is_good)
			fprintf(stderr, "    theme %s, seed %u: band %zu is rows %u to %u\n", t->name, seed, i, from, to);
		from = to;
	}
	arena_drop(a);
}

/* No quiet anywhere: it must be cut all the same, into bands that fit. */
static void test_noise(struct chat *c)
{
	struct arena *a = arena_new();
	uint32_t seed = 1, from = 0;
	size_t n;
	for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
		c->pixels[i] = (uint8_t)make_random(&seed);
	for (uint32_t height = 1; height <= HEIGHT; height = height * 3 / 2 + 1) {
		uint32_t *cuts = find_cuts(a, c, height, BAND, &n);
		from = 0;
		for (size_t i = 0; i < n; from = cuts[i++])
			CHECK(cuts[i] > from && cuts[i] - from <= BAND);
		CHECK(height > from && height - from <= BAND);
		CHECK((n > 0) == (height > BAND));
	}
	find_cuts(a, c, HEIGHT, 1, &n);
	SAME_NUMBER(n, HEIGHT - 1);
	arena_drop(a);
}

/* The wider of two gaps, and its middle. */
static void test_middle(struct chat *c)
{
	struct arena *a = arena_new();
	size_t n;
	memset(c->pixels, 240, (size_t)WIDTH * HEIGHT);
	c->seed = 3;
	for (uint32_t y = 0; y + 14 < 1000; y += 16)
		if (!(y > 480 && y < 530) && !(y > 400 && y < 420))
			write_line(c, y, 20, 300, 0);
	uint32_t *cuts = find_cuts(a, c, 1000, BAND, &n);
	SAME_NUMBER(n, 1);
	CHECK(n == 1 && cuts[0] >= 500 && cuts[0] <= 522);
	arena_drop(a);
}

int main(void)
{
	struct chat *c = mem_alloc(sizeof *c);
	c->pixels = mem_alloc((size_t)WIDTH * HEIGHT);
	for (size_t t = 0; t < N_THEMES; t++)
		for (uint32_t seed = 1; seed <= 30; seed++)
			test_theme(c, &themes[t], seed * 77);
	test_noise(c);
	test_middle(c);
	free(c->pixels);
	free(c);
	return test_end();
}
