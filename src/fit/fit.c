/* fit.c - levels to settings, settings to bytes, and the level that fits, by halving. */
#include "fit/fit.h"

enum {
	DPI_PER_LEN = 72000,
	FIRST_QUALITY = 920, /* of a JPEG that nothing is known of */
	PALETTE_LEAST = 700, /* below this level words may become JPEGs */
	COVERED_QUALITY = 800, /* a coarser JPEG rings into what is black */
	NEAR = 1, /* percent of its bytes: as well made as asked for */
	PINNED = 12, /* percent of its width: quality will do to correct it, and nothing is shrunk again */
	LEAST_QUALITY = 100, MOST_QUALITY = 950,
};

/* ---- the ladders ---- */

struct rung {
	int level, dpi, quality;
};

/* Measured on photos with SSIM: quality gives first, down to where its loss is that of pixels; then pixels,
 * and both in the end. */
static const struct rung photo_rungs[] = {
	{1000, 1200, 95}, {850, 1200, 84}, {700, 520, 82}, {600, 380, 81}, {400, 290, 79}, {200, 175, 69},
	{0, 60, 50},
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
		.quality = between(level, r[1].level, 10 * r[1].quality, r[0].level, 10 * r[0].quality),
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
		.is_screen = p->is_screen || p->is_covered, .is_grey = p->is_grey, .is_covered = p->is_covered};
}

/* So light that it is never made coarser. */
static struct image_fit bilevel_of(const struct fit_picture *p)
{
	return (struct image_fit){.coding = FIT_BILEVEL, .width = p->finest, .quality = FIRST_QUALITY,
		.is_screen = p->is_screen, .is_grey = true, .is_covered = p->is_covered};
}

static struct image_fit palette_at(const struct fit_picture *p, int level)
{
	int i = 0;
	while (palette_rungs[i].level > level && !p->is_toned)
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
	} v[] = {{100, 9800}, {96, 4600}, {92, 3060}, {88, 2460}, {85, 2120}, {80, 1680}, {70, 1260}, {60, 1000},
		{50, 850}, {40, 720}, {30, 580}, {20, 420}, {0, 100}};
	int i = 0;
	while (10 * v[i + 1].quality > quality)
		i++;
	return (uint64_t)between(quality, 10 * v[i + 1].quality, v[i + 1].weight, 10 * v[i].quality, v[i].weight);
}

/* A finer palette does not only add bits: it breaks runs. */
static uint64_t weight_of_colours(int colours)
{
	return colours > 64 ? 1000 : 780;
}

static uint64_t weight_of(const struct image_fit *f)
{
	if (f->coding == FIT_BILEVEL)
		return 1000;
	return f->coding == FIT_PALETTE ? weight_of_colours(f->colours) : weight_of_quality(f->quality);
}

/* Bytes grow a little slower than pixels, whose neighbours become more alike. */
static uint64_t scale_bytes(uint64_t bytes, uint64_t width, uint64_t from)
{
	uint64_t thousandths = width * 1000 / from;
	return bytes * (300 * thousandths + 700 * thousandths * thousandths / 1000) / 1000000;
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

/* Two encodings of one width tell how this picture's bytes go with its quality. */
static uint64_t weigh_between(const struct fit_sample *a, const struct fit_sample *b, int quality)
{
	int64_t at = (int64_t)weight_of_quality(quality), of_a = (int64_t)weight_of_quality(a->made.quality);
	int64_t step = (int64_t)weight_of_quality(b->made.quality) - of_a, bytes = (int64_t)a->bytes;
	bytes += ((int64_t)b->bytes - bytes) * (at - of_a) / step;
	return bytes > 1 ? (uint64_t)bytes : 1;
}

static const struct fit_sample *other_quality(const struct fit_picture *p, const struct fit_sample *s)
{
	for (size_t i = p->n_samples; i-- > 0;) {
		const struct image_fit *made = &p->samples[i].made;
		if (made->coding == FIT_JPEG && made->width == s->made.width && made->quality != s->made.quality)
			return &p->samples[i];
	}
	return NULL;
}

uint64_t fit_weigh(const struct fit_picture *p, const struct image_fit *f)
{
	if (f->coding == FIT_KEEP)
		return p->bytes;
	const struct fit_sample *s = nearest(p, f), *other = NULL;
	if (s && f->coding == FIT_JPEG && s->made.width == f->width)
		other = other_quality(p, s);
	if (other)
		return weigh_between(s, other, f->quality);
	return s ? scale_sample(s, f) : guess(p, f);
}

/* ---- settings ---- */

static const struct fit_sample *pinned_sample(const struct fit_picture *p, const struct image_fit *f)
{
	for (size_t i = p->n_samples; i-- > 0;) {
		const struct image_fit *made = &p->samples[i].made;
		uint64_t percent = (uint64_t)made->width * 100 / f->width;
		if (made->coding == FIT_JPEG && percent >= 100 - PINNED && percent <= 100 + PINNED)
			return &p->samples[i];
	}
	return NULL;
}

/* Once it was encoded at about that width it keeps the width: as many bytes, by another quality. */
static struct image_fit pin(const struct fit_picture *p, struct image_fit f)
{
	const struct fit_sample *s = pinned_sample(p, &f);
	if (!s || s->made.width == f.width)
		return f;
	struct image_fit pinned = f;
	uint64_t meant = fit_weigh(p, &f);
	pinned.width = s->made.width;
	int low = LEAST_QUALITY, high = MOST_QUALITY;
	while (low < high) {
		pinned.quality = (low + high + 1) / 2;
		if (fit_weigh(p, &pinned) <= meant)
			low = pinned.quality;
		else
			high = pinned.quality - 1;
	}
	pinned.quality = low;
	return p->is_covered && pinned.quality < COVERED_QUALITY ? f : pinned;
}

/* As it is, where that weighs no more; a palette, where a JPEG would. */
struct image_fit fit_setting(const struct fit_picture *p, int level)
{
	static const struct image_fit kept = {.coding = FIT_KEEP};
	struct image_fit f = pin(p, jpeg_at(p, level));
	if (p->is_stuck || (level >= FIT_LEVEL_MOST && !p->must))
		return kept;
	if (p->is_words)
		f = bilevel_of(p);
	else if (p->has_few_colours && !p->is_covered && (p->is_screen || p->n_samples == 0)) {
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
