/* fit.c - levels to settings, and the level that fits, by halving. */
#include "fit/fit_int.h"

enum {
	DPI_PER_LEN = 72000,
	BILEVEL_QUALITY = 920, /* which it has no use for */
	TONED_LEAST = 700, /* below this level words with a photo among them may become JPEGs */
	PALETTE_MOST = 256, /* colours; these take all */
	PALETTE_FEW = 64,  /* are enough for words and their grounds: letters come first where pixels are few */
	PALETTE_NEARLY = 87, /* percent of its width */
	PALETTE_WHOLE = 300, PALETTE_DPI = 290, PALETTE_DPI_LEAST = 100, /* down to this level as fine as it is */
	PINNED = 12, /* percent of its width: quality will do to correct it, and nothing is shrunk again */
	GIVEN = 80, /* but by so much, in tenths, it becomes no worse, and no better */
	ENOUGH_QUALITY = 950, MOST_QUALITY = 980, /* where there is no limit of bytes, and where there is */
	PNG_OF_PHOTO = 4, /* times as heavy as it is as a JPEG; */
	FIRST_JPEG = 300, FIRST_JPEG_MOST = 700, /* levels of it at first */
};

/* ---- the ladders ---- */

struct rung {
	int level, dpi, quality;
};

/* Measured on photos with SSIM: quality gives first, down to where its loss is that of pixels; then pixels,
 * and both in the end. */
static const struct rung photo_rungs[] = {
	{1000, 1200, 98}, {950, 1200, 95}, {850, 1200, 84}, {700, 520, 82}, {600, 380, 81}, {400, 290, 79},
	{200, 175, 69}, {0, 60, 50},
};

static const struct rung screen_rungs[] = {
	{1000, 1200, 98}, {900, 1200, 95}, {700, 520, 90}, {400, 360, 84}, {250, 260, 76}, {0, 100, 55},
};

/* Fewer colours are lighter by a third, and letters stay as sharp; then pixels give. At any weight such
 * letters are half as large again as those of a JPEG. */
static const struct {
	int level, colours;
} palette_rungs[] = {{FIT_LEVEL_MOST, 256}, {800, 256}, {600, 64}, {450, 32}, {PALETTE_WHOLE, 16}, {-1, 16}};

static struct rung rung_at(const struct rung *r, int level)
{
	while (r[1].level > level)
		r++;
	return (struct rung){
		.level = level,
		.dpi = fit_between(level, r[1].level, r[1].dpi, r[0].level, r[0].dpi),
		.quality = fit_between(level, r[1].level, 10 * r[1].quality, r[0].level, 10 * r[0].quality),
	};
}

static uint32_t width_at(const struct fit_picture *p, int dpi)
{
	int64_t width = (int64_t)dpi * p->print / DPI_PER_LEN;
	return width < 1 ? 1 : width < p->finest ? (uint32_t)width : p->finest;
}

static struct image_fit jpeg_at(const struct fit_picture *p, int level)
{
	struct rung r = rung_at(p->is_screen ? screen_rungs : photo_rungs, level);
	if (p->is_loud && r.quality < IMAGE_QUALITY_LOUD)
		r.quality = IMAGE_QUALITY_LOUD;
	if (p->must && r.quality > ENOUGH_QUALITY)
		r.quality = ENOUGH_QUALITY;
	return (struct image_fit){.coding = FIT_JPEG, .width = width_at(p, r.dpi), .quality = r.quality,
		.is_screen = p->is_screen, .is_grey = p->is_grey, .is_covered = p->is_covered,
		.is_loud = p->is_loud, .mix = p->mix, .loses = p->loses};
}

/* So light that it is never made coarser. */
static struct image_fit bilevel_of(const struct fit_picture *p)
{
	return (struct image_fit){.coding = FIT_BILEVEL, .width = p->finest, .quality = BILEVEL_QUALITY,
		.is_screen = p->is_screen, .is_grey = true, .is_covered = p->is_covered,
		.mix = p->mix, .loses = p->loses};
}

/* Letters stay sharp as long as they are as fine as a form takes them; only then there are fewer pixels. */
static struct image_fit bilevel_at(const struct fit_picture *p, int level)
{
	struct image_fit f = bilevel_of(p);
	f.width = width_at(p, rung_at(screen_rungs, level).dpi);
	return f;
}

/* Nearly as many pixels would weigh more than all, since they are soft. */
static uint32_t palette_width_at(const struct fit_picture *p, int level)
{
	uint32_t width = width_at(p, fit_between(level, 0, PALETTE_DPI_LEAST, PALETTE_WHOLE, PALETTE_DPI));
	bool is_nearly_whole = (uint64_t)width * 100 > (uint64_t)p->finest * PALETTE_NEARLY;
	return level >= PALETTE_WHOLE || is_nearly_whole ? p->finest : width;
}

static int most_colours_at(int level)
{
	return level < PALETTE_WHOLE ? PALETTE_FEW : PALETTE_MOST;
}

static int colours_at(int level)
{
	int i = 0;
	while (palette_rungs[i + 1].level > level)
		i++;
	return fit_between(level, palette_rungs[i + 1].level, palette_rungs[i + 1].colours,
	                   palette_rungs[i].level, palette_rungs[i].colours);
}

static struct image_fit palette_at(const struct fit_picture *p, int level)
{
	int most = most_colours_at(level), least = p->least < most ? p->least : most;
	int colours = colours_at(level) > least ? colours_at(level) : least;
	if (p->exact > 0 && colours > p->exact)
		colours = p->exact;
	return (struct image_fit){.coding = FIT_PALETTE, .colours = colours, .is_screen = true,
		.width = palette_width_at(p, level), .is_grey = p->is_grey, .is_covered = p->is_covered,
		.mix = p->mix, .loses = p->loses};
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
	int least = f.quality - GIVEN, low = least - 1, high = f.quality + GIVEN;
	high = high < MOST_QUALITY ? high : MOST_QUALITY;
	while (low < high) {
		pinned.quality = (low + high + 1) / 2;
		if (fit_weigh(p, &pinned) <= meant)
			low = pinned.quality;
		else
			high = pinned.quality - 1;
	}
	pinned.quality = low;
	return low < least || (p->is_loud && low < IMAGE_QUALITY_LOUD) ? f : pinned;
}

/* As it is, where that weighs no more; a palette, where a JPEG would. The least of all is made and weighed:
 * it is not enough to expect that there is no way. */
struct image_fit fit_setting(const struct fit_picture *p, int level)
{
	static const struct image_fit kept = {.coding = FIT_KEEP};
	struct image_fit f = jpeg_at(p, level);
	f = level > 0 ? pin(p, f) : f;
	if (p->is_stuck || (level >= FIT_LEVEL_MOST && !p->must))
		return kept;
	if (p->is_bilevel)
		f = bilevel_at(p, level);
	else if (p->is_words)
		f = bilevel_of(p);
	else if (p->has_few_colours && (p->is_screen || p->n_samples == 0)) {
		struct image_fit palette = palette_at(p, level);
		bool is_toned = p->least >= PALETTE_MOST;
		if (level >= TONED_LEAST || !is_toned || fit_weigh(p, &palette) <= fit_weigh(p, &f))
			f = palette;
	}
	return p->must || level == 0 || fit_weigh(p, &f) < p->bytes ? f : kept;
}

/* What was thought to be drawn may turn out not to be. As a photo it has the same room, which is enough for
 * a higher level; and what is made far from what it will be in the end tells little. */
static int level_of_jpeg(const struct fit_picture *p, int level, bool is_screen)
{
	struct fit_picture as = *p;
	struct image_fit palette = palette_at(p, level);
	if (!p->has_few_colours || p->must)
		return level;
	as.is_screen = as.has_few_colours = false;
	as.bytes = p->bytes / PNG_OF_PHOTO;
	int least = is_screen ? 0 : fit_solve(&as, 1, fit_weigh(p, &palette), false);
	least = least < FIRST_JPEG ? least : FIRST_JPEG;
	return level < least ? least : level < FIRST_JPEG_MOST ? level : FIRST_JPEG_MOST;
}

static struct image_fit jpeg_of(const struct fit_picture *p, int level, bool is_screen)
{
	struct fit_picture as = *p;
	as.is_screen = is_screen;
	return jpeg_at(&as, p->n_samples > 0 ? level : level_of_jpeg(p, level, is_screen));
}

struct image_wish fit_wish(const struct fit_picture *p, int level)
{
	struct image_wish w = {fit_setting(p, level), jpeg_of(p, level, false), jpeg_of(p, level, true)};
	if (p->n_samples > 0 || p->is_bilevel || w.fit.coding == FIT_KEEP)
		return w;
	if (p->has_few_colours) {
		w.fit = palette_at(p, level > PALETTE_WHOLE ? level : PALETTE_WHOLE);
		w.fit.most = most_colours_at(level);
	}
	w.fit.coding = FIT_FIRST;
	return w;
}

static int level_made(const struct fit_picture *p, const struct image_fit *made, int level)
{
	if (p->n_samples > 0)
		return level;
	if (made->coding == FIT_JPEG)
		return level_of_jpeg(p, level, made->is_screen);
	return made->coding == FIT_PALETTE && level < PALETTE_WHOLE - 1 ? PALETTE_WHOLE - 1 : level;
}

void fit_learn(struct fit_picture *p, const struct image_fit *made, int n_colours, uint64_t bytes, int level)
{
	struct fit_sample s = {*made, bytes, level_made(p, made, level)};
	if (made->coding == FIT_PALETTE && n_colours < made->colours) {
		s.made.colours = n_colours;
		p->exact = made->width == p->finest ? n_colours : p->exact;
	}
	if (p->n_samples == 0)
		p->has_few_colours = p->has_few_colours && made->coding != FIT_JPEG;
	p->is_screen = made->is_screen;
	p->is_loud = p->is_loud || made->is_loud;
	p->is_words = made->coding == FIT_BILEVEL;
	p->mix = made->mix;
	p->loses = made->loses;
	p->is_bilevel = p->is_bilevel && p->is_words;
	p->least = made->least > 0 ? made->least : p->least;
	p->samples[p->n_samples++] = s;
}

int fit_level_fine(const struct fit_picture *p)
{
	bool is_known = p->n_samples > 0 && fit_setting(p, PALETTE_WHOLE).coding == FIT_PALETTE;
	return is_known ? PALETTE_WHOLE : 0;
}

/* ---- the level ---- */

static uint64_t weigh_all(const struct fit_picture *pictures, size_t n, int level, bool is_sure)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < n; i++) {
		struct image_fit f = fit_setting(&pictures[i], level);
		sum += (is_sure ? fit_weigh_surely : fit_weigh)(&pictures[i], &f);
	}
	return sum;
}

uint64_t fit_weigh_all(const struct fit_picture *pictures, size_t n, int level)
{
	return weigh_all(pictures, n, level, false);
}

int fit_solve(const struct fit_picture *pictures, size_t n, uint64_t most, bool is_sure)
{
	int low = 0, high = FIT_LEVEL_MOST;
	while (low < high) {
		int middle = (low + high + 1) / 2;
		if (weigh_all(pictures, n, middle, is_sure) <= most)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}
