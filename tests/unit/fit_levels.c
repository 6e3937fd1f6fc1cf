/* fit_levels.c - the level at which pictures fit, over models of them: the sum is within, no more is given up
 * than that takes, photos give before words do, and what an encoding weighed is believed. */
#include "fit/fit.h"
#include "test.h"

enum { N = 3 };

static struct fit_picture photo(uint64_t bytes, uint32_t width)
{
	return (struct fit_picture){.bytes = bytes, .width = width, .finest = width, .print = PT(450)};
}

static struct fit_picture shot(uint64_t bytes)
{
	struct fit_picture p = photo(bytes, 1080);
	p.print = PT(220);
	p.is_screen = p.has_few_colours = true;
	return p;
}

static uint64_t weigh(const struct fit_picture *p, int level)
{
	struct image_fit f = fit_setting(p, level);
	return fit_weigh(p, &f);
}

static uint64_t weigh_all(const struct fit_picture *p, int level)
{
	return weigh(&p[0], level) + weigh(&p[1], level) + weigh(&p[2], level);
}

static void test_level(void)
{
	const struct fit_picture p[N] = {photo(3000000, 4000), photo(2000000, 3000), shot(400000)};
	SAME_NUMBER(fit_solve(p, N, UINT64_MAX, false), FIT_LEVEL_MOST);
	SAME_NUMBER(fit_solve(p, N, 5400000, false), FIT_LEVEL_MOST);
	for (uint64_t most = 5300000; most > 300000; most = most * 3 / 4) {
		int level = fit_solve(p, N, most, false);
		CHECK(weigh_all(p, level) <= most);
		CHECK(level < FIT_LEVEL_MOST && weigh_all(p, level + 1) > most);
	}
	SAME_NUMBER(fit_solve(p, N, 0, false), 0);
}

/* All the way down nothing becomes heavier, wider or better. */
static void test_ladder(void)
{
	const struct fit_picture p[N] = {photo(3000000, 4000), photo(90000, 800), shot(400000)};
	for (int i = 0; i < N; i++)
		for (int level = FIT_LEVEL_MOST; level > 0; level--) {
			struct image_fit above = fit_setting(&p[i], level), below = fit_setting(&p[i], level - 1);
			CHECK(fit_weigh(&p[i], &below) <= fit_weigh(&p[i], &above));
			if (above.coding == below.coding)
				CHECK(below.width <= above.width && below.quality <= above.quality);
		}
}

static void test_words_last(void)
{
	const struct fit_picture screen = shot(400000);
	struct fit_picture jpeg = photo(400000, 1080);
	jpeg.print = screen.print;
	struct image_fit of_photo = fit_setting(&jpeg, 300), of_words = fit_setting(&screen, 300);
	CHECK(of_photo.width < 1080);
	SAME_NUMBER(of_words.width, 1080);
	jpeg.is_screen = true; /* a screenshot that was saved as JPEG */
	struct image_fit of_saved = fit_setting(&jpeg, 300);
	CHECK(of_saved.width > of_photo.width && of_saved.quality > of_photo.quality);
}

/* Words that were drawn in few colours: these become fewer first, then the pixels, and there is no JPEG;
 * between all of the pixels and so few that they weigh less there is nothing. */
static void test_palette(void)
{
	struct fit_picture p = shot(400000);
	int seen[FIT_LEVEL_MOST] = {0};
	for (p.least = 0; p.least <= 64; p.least = p.least > 0 ? 2 * p.least : 16) {
		struct image_fit f, above = fit_setting(&p, FIT_LEVEL_MOST - 1);
		SAME_NUMBER(above.colours, 256);
		for (int level = FIT_LEVEL_MOST - 1; level >= 0; level--, above = f) {
			f = fit_setting(&p, level);
			CHECK(f.coding == FIT_PALETTE && f.colours >= p.least);
			CHECK(f.colours <= above.colours && f.width <= above.width);
			CHECK(f.width == p.width || (f.colours == (p.least > 16 ? p.least : 16) && f.width < 950));
			seen[f.colours]++;
		}
		CHECK(f.width < 400);
	}
	CHECK(seen[256] && seen[64] && seen[40] && seen[32] && seen[20] && seen[16]);
	p.least = 16;
	p.exact = 50; /* more are of no use */
	SAME_NUMBER(fit_setting(&p, 900).colours, 50);
	SAME_NUMBER(fit_setting(&p, 450).colours, 32);
}

/* With a photo among them they keep all of its colours, or become a JPEG, since few would show as steps; but
 * where room is short letters come first. */
static void test_toned(void)
{
	struct fit_picture p = shot(400000);
	p.least = 256;
	for (int level = 0; level < FIT_LEVEL_MOST; level++) {
		struct image_fit f = fit_setting(&p, level);
		CHECK(f.coding != FIT_PALETTE || f.colours == (level < 300 ? 64 : 256));
	}
	p.has_few_colours = false;
	for (int level = 0; level < FIT_LEVEL_MOST; level++)
		CHECK(fit_setting(&p, level).coding != FIT_PALETTE);
}

static struct fit_sample learned(struct fit_picture p, const struct image_fit *made, int level)
{
	fit_learn(&p, made, made->colours, 1000, level);
	return p.samples[p.n_samples - 1];
}

/* The first try is as fine as the picture, however little room there is: there its colours are counted. */
static void test_first(void)
{
	struct fit_picture p = shot(400000);
	for (int level = 0; level < FIT_LEVEL_MOST; level += 50) {
		struct image_wish w = fit_wish(&p, level);
		SAME_NUMBER(w.fit.coding, FIT_FIRST);
		SAME_NUMBER(w.fit.width, p.width);
		SAME_NUMBER(w.fit.most, level < 300 ? 64 : 256);
		w.fit.coding = FIT_PALETTE;
		SAME_NUMBER(learned(p, &w.fit, level).level, level < 300 ? 299 : level);
		w.screen.coding = FIT_JPEG;
		SAME_NUMBER(learned(p, &w.screen, level).level, level < 700 ? level : 700);
		CHECK(learned(p, &w.photo, level).level >= (level < 300 ? level : 300));
	}
	p.n_samples = 1;
	struct image_fit f = fit_setting(&p, 100);
	CHECK(f.width < p.width);
	SAME_NUMBER(learned(p, &f, 100).level, 100);
}

/* What must not stay as it is does not, however much room there is; and is no finer than the form takes. */
static void test_must(void)
{
	struct fit_picture p = photo(3000000, 4000);
	SAME_NUMBER(fit_setting(&p, FIT_LEVEL_MOST).coding, FIT_KEEP);
	p.must = true;
	p.finest = 1875;
	SAME_NUMBER(fit_setting(&p, FIT_LEVEL_MOST).coding, FIT_JPEG);
	SAME_NUMBER(fit_setting(&p, FIT_LEVEL_MOST).width, 1875);
	p.is_covered = true;
	CHECK(fit_setting(&p, 0).quality < IMAGE_QUALITY_LOUD); /* as others, unless it turns out to be loud */
	struct image_fit loud = fit_setting(&p, 400);
	loud.quality = IMAGE_QUALITY_LOUD;
	loud.is_loud = true;
	fit_learn(&p, &loud, 0, 300000, 400);
	for (int level = 0; level <= FIT_LEVEL_MOST; level++)
		CHECK(fit_setting(&p, level).quality >= IMAGE_QUALITY_LOUD);
}

/* Of drawn words with a covered part in them as much is known as of others: they keep their colours. */
static void test_covered(void)
{
	struct fit_picture plain = {.bytes = 900000, .width = 1080, .finest = 1080, .print = 200000,
		.has_few_colours = true, .is_screen = true};
	struct fit_picture covered = plain;
	covered.is_covered = true;
	for (int level = 0; level < FIT_LEVEL_MOST; level += 50) {
		struct image_fit a = fit_setting(&plain, level), b = fit_setting(&covered, level);
		SAME_NUMBER(b.coding, a.coding);
		SAME_NUMBER(b.width, a.width);
		SAME_NUMBER(b.colours, a.colours);
		CHECK(b.is_covered || b.coding == FIT_KEEP);
		SAME_NUMBER(fit_wish(&covered, level).fit.coding, fit_wish(&plain, level).fit.coding);
	}
}

/* The better a file is encoded, the more is saved by the same copy of it. */
static void test_quality(void)
{
	struct fit_picture p = photo(3000000, 4000);
	uint64_t before = UINT64_MAX;
	int level = 400;
	for (p.quality = 700; p.quality <= 980; p.quality += 40) {
		uint64_t bytes = weigh(&p, level);
		CHECK(bytes < before && bytes > 0);
		before = bytes;
	}
	p.quality = 0;
	uint64_t unknown = weigh(&p, level);
	p.quality = 920;
	SAME_NUMBER(weigh(&p, level), unknown);
}

/* What cannot be encoded again stays as it is, whatever is asked of it. */
static void test_stuck(void)
{
	struct fit_picture p = photo(1000000, 4000);
	p.must = p.is_stuck = true;
	for (int level = 0; level <= FIT_LEVEL_MOST; level += 250)
		SAME_NUMBER(fit_setting(&p, level).coding, FIT_KEEP);
	SAME_NUMBER(weigh(&p, 0), 1000000);
}

/* A picture that weighs twice what was thought moves the level of all. */
static void test_samples(void)
{
	struct fit_picture p[N] = {photo(3000000, 4000), photo(3000000, 4000), photo(3000000, 4000)};
	int level = fit_solve(p, N, 1500000, false);
	struct image_fit f = fit_setting(&p[0], level);
	CHECK(!fit_sample_of(&p[0], &f));
	for (int i = 0; i < N; i++) {
		p[i].samples[0] = (struct fit_sample){f, 2 * fit_weigh(&p[i], &f), level};
		p[i].n_samples = 1;
	}
	CHECK(fit_sample_of(&p[0], &f) == &p[0].samples[0]);
	SAME_NUMBER(weigh(&p[0], level), p[0].samples[0].bytes);
	int again = fit_solve(p, N, 1500000, false);
	CHECK(again < level && weigh_all(p, again) <= 1500000);
	struct image_fit other = fit_setting(&p[0], again);
	CHECK(!fit_sample_of(&p[0], &other));
}

/* What was encoded once keeps its width while the level moves a little: its quality does. */
static void test_pinned(void)
{
	struct fit_picture p = photo(3000000, 4000);
	struct image_fit first = fit_setting(&p, 300);
	p.samples[0] = (struct fit_sample){first, fit_weigh(&p, &first), 300};
	p.n_samples = 1;
	struct image_fit above = fit_setting(&p, 320), below = fit_setting(&p, 280), far = fit_setting(&p, 500);
	SAME_NUMBER(above.width, first.width);
	SAME_NUMBER(below.width, first.width);
	CHECK(far.width > first.width);
	CHECK(above.quality > first.quality && below.quality < first.quality);
	CHECK(fit_weigh(&p, &above) > p.samples[0].bytes && fit_weigh(&p, &below) < p.samples[0].bytes);
	/* two of one width: a line through both */
	p.samples[1] = (struct fit_sample){above, p.samples[0].bytes * 3 / 2, 320};
	p.n_samples = 2;
	SAME_NUMBER(fit_weigh(&p, &above), p.samples[1].bytes);
	struct image_fit middle = first;
	middle.quality = (first.quality + above.quality) / 2;
	CHECK(fit_weigh(&p, &middle) > p.samples[0].bytes * 5 / 4 - 9000);
	CHECK(fit_weigh(&p, &middle) < p.samples[0].bytes * 5 / 4 + 9000);
}

/* A line is steeper than expected mostly for its width; two encodings of one width tell of the quality. */
static void test_parts(void)
{
	struct fit_picture p = photo(3000000, 4000);
	const struct image_fit far = {.coding = FIT_JPEG, .width = 1000, .quality = 600},
		near = {.coding = FIT_JPEG, .width = 2000, .quality = 800},
		wide = {.coding = FIT_JPEG, .width = 3000, .quality = 800},
		good = {.coding = FIT_JPEG, .width = 2000, .quality = 900};
	struct fit_picture steep = p, fine = p;
	steep.samples[0] = fine.samples[0] = (struct fit_sample){near, 400000, 300};
	steep.n_samples = fine.n_samples = 1;
	uint64_t wider = fit_weigh(&steep, &wide), better = fit_weigh(&steep, &good);
	steep.samples[steep.n_samples++] = (struct fit_sample){far, fit_weigh(&steep, &far) / 2, 100};
	CHECK(fit_weigh(&steep, &wide) * 100 > wider * 140 && fit_weigh(&steep, &wide) * 100 < wider * 170);
	CHECK(fit_weigh(&steep, &good) * 100 < better * 110);
	fine.samples[fine.n_samples++] = (struct fit_sample){good, better * 3 / 2, 400};
	SAME_NUMBER(fit_weigh(&fine, &good), better * 3 / 2);
	CHECK(fit_weigh(&fine, &wide) <= wider);
}

int main(void)
{
	test_parts();
	test_pinned();
	test_level();
	test_ladder();
	test_words_last();
	test_palette();
	test_toned();
	test_first();
	test_must();
	test_covered();
	test_quality();
	test_stuck();
	test_samples();
	return test_end();
}
