/* fit.c - levels to settings, settings to bytes, and the level that fits, by halving. */
#include "fit/fit.h"

enum {
	DPI_PER_LEN = 72000,
	FIRST_QUALITY = 90, /* of a JPEG that nothing is known of */
	PALETTE_LEAST = 700, /* below this level words may become JPEGs */
	COVERED_QUALITY = 80, /* a coarser JPEG rings into what is black */
	NEAR = 3, /* percent of its bytes: as well made as asked for */
};

/* ---- the ladders ---- */

struct rung {
	int level, dpi, quality;
};

/* Measured on photos with SSIM at their own size: first quality gives, down to where nobody sees it, then
 * size and quality together. */
static const struct rung photo_rungs[] = {
	{1000, 1200, 92}, {850, 1200, 78}, {700, 500, 68}, {600, 380, 60}, {400, 290, 52}, {200, 180, 42},
	{0, 60, 30},
};

static const struct rung screen_rungs[] = {
	{1000, 1200, 95}, {700, 520, 90}, {400, 360, 84}, {250, 260, 76}, {0, 100, 55},
};

static const struct {
	int level, colours;
} palette_rungs[] = {{800, 256}, {0, 64}};

static int between(int level, int low, int at_low, int high, int at_high)
{
	return at_low + (level - low) * (at_high - at_low) / (high - low);
}

static struct rung rung_at(const struct rung *r, int level)
{
	while (r[1].level > level)
		r++;
	return (struct rung){
		.level = level,
		.dpi = between(level, r[1].level, r[1].dpi, r[0].level, r[0].dpi),
		.quality = between(level, r[1].level, r[1].quality, r[0].level, r[0].quality),
	};
}

static uint32_t width_at(const struct fit_picture *p, int dpi)
{
	int64_t width = (int64_t)dpi * p->print / DPI_PER_LEN;
	return width < 1 ? 1 : width < p->finest ? (uint32_t)width : p->finest;
}

static struct image_fit jpeg_at(const struct fit_picture *p, int level)
{
	struct rung r = rung_at(p->is_screen || p->is_covered ? screen_rungs : photo_rungs, level);
	if (p->is_covered && r.quality < COVERED_QUALITY)
		r.quality = COVERED_QUALITY;
	return (struct image_fit){.coding = FIT_JPEG, .width = width_at(p, r.dpi), .quality = r.quality,
		.is_screen = p->is_screen || p->is_covered, .is_grey = p->is_grey};
}

static struct image_fit palette_at(const struct fit_picture *p, int level)
{
	int i = 0;
	while (palette_rungs[i].level > level)
		i++;
	return (struct image_fit){.coding = FIT_PALETTE, .width = p->finest, .colours = palette_rungs[i].colours,
		.is_screen = true, .is_grey = p->is_grey};
}

/* ---- weights ---- */

/* What a JPEG weighs by its quality (mean of photos, in thousandths of quality 60). */
static uint64_t weight_of_quality(int quality)
{
	static const struct {
		int quality, weight;
	} v[] = {{100, 6000}, {96, 3900}, {92, 2570}, {88, 2090}, {80, 1540}, {70, 1200}, {60, 1000}, {50, 865},
		{40, 740}, {30, 600}, {20, 440}, {0, 100}};
	int i = 0;
	while (v[i + 1].quality > quality)
		i++;
	return (uint64_t)between(quality, v[i + 1].quality, v[i + 1].weight, v[i].quality, v[i].weight);
}

/* A finer palette does not only add bits: it breaks runs. */
static uint64_t weight_of_colours(int colours)
{
	return colours > 64 ? 1000 : 780;
}

static uint64_t weight_of(const struct image_fit *f)
{
	return f->coding == FIT_PALETTE ? weight_of_colours(f->colours) : weight_of_quality(f->quality);
}

/* Bytes grow a little slower than pixels, whose neighbours become more alike. */
static uint64_t scale_bytes(uint64_t bytes, uint64_t width, uint64_t from)
{
	uint64_t thousandths = width * 1000 / from;
	return bytes * (200 * thousandths + 800 * thousandths * thousandths / 1000) / 1000000;
}

static uint64_t scale_sample(const struct fit_sample *s, const struct image_fit *f)
{
	return scale_bytes(s->bytes, f->width, s->made.width) * weight_of(f) / weight_of(&s->made);
}

/* How far is a sample from a setting? In the weights of both. */
static uint64_t distance(const struct fit_sample *s, const struct image_fit *f)
{
	uint64_t there = scale_sample(s, f);
	return s->bytes > there ? s->bytes * 1000 / (there + 1) : there * 1000 / (s->bytes + 1);
}

static const struct fit_sample *nearest(const struct fit_picture *p, const struct image_fit *f)
{
	const struct fit_sample *best = NULL;
	for (size_t i = 0; i < p->n_samples; i++) {
		const struct fit_sample *s = &p->samples[i];
		if (s->made.coding == f->coding && (!best || distance(s, f) < distance(best, f)))
			best = s;
	}
	return best;
}

/* Before any encoding was made: the file is one. */
static uint64_t guess(const struct fit_picture *p, const struct image_fit *f)
{
	struct fit_sample file = {{.coding = FIT_JPEG, .width = p->width, .quality = FIRST_QUALITY}, p->bytes};
	if (f->coding == FIT_JPEG)
		return scale_sample(&file, f) * (p->has_few_colours ? 2 : 1);
	return scale_bytes(p->bytes, f->width, p->width) * weight_of_colours(f->colours) * 3 / 10000;
}

uint64_t fit_weigh(const struct fit_picture *p, const struct image_fit *f)
{
	if (f->coding == FIT_KEEP)
		return p->bytes;
	const struct fit_sample *s = nearest(p, f);
	return s ? scale_sample(s, f) : guess(p, f);
}

/* ---- settings ---- */

/* As it is, where that weighs no more; a palette, where a JPEG would. */
struct image_fit fit_setting(const struct fit_picture *p, int level)
{
	static const struct image_fit kept = {.coding = FIT_KEEP};
	struct image_fit f = jpeg_at(p, level);
	if (level >= FIT_LEVEL_MOST && !p->must)
		return kept;
	if (p->has_few_colours && !p->is_covered && (p->is_screen || p->n_samples == 0)) {
		struct image_fit palette = palette_at(p, level);
		if (level >= PALETTE_LEAST || fit_weigh(p, &palette) <= fit_weigh(p, &f))
			f = palette;
	}
	return p->must || fit_weigh(p, &f) < p->bytes ? f : kept;
}

const struct fit_sample *fit_sample_of(const struct fit_picture *p, const struct image_fit *f)
{
	const struct fit_sample *s = nearest(p, f);
	if (!s || f->coding == FIT_KEEP || (f->coding == FIT_PALETTE && s->made.colours != f->colours))
		return NULL;
	return distance(s, f) <= 1000 + 10 * NEAR ? s : NULL;
}

/* ---- the level ---- */

static uint64_t weigh_all(const struct fit_picture *pictures, size_t n, int level)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++) {
		struct image_fit f = fit_setting(&pictures[i], level);
		sum += fit_weigh(&pictures[i], &f);
	}
	return sum;
}

int fit_solve(const struct fit_picture *pictures, size_t n, uint64_t most)
{
	int low = 0, high = FIT_LEVEL_MOST;
	while (low < high) {
		int middle = (low + high + 1) / 2;
		if (weigh_all(pictures, n, middle) <= most)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}
