/* weigh.c - what a picture weighs at a setting, told by what encodings of it weighed. Bytes go about as a
 * power of the width and as a table of qualities, or of colours: in logarithms, along straight lines. How
 * steep these are for a picture, its encodings tell, and its file, which is one. */
#include "fit/fit_int.h"

enum { OCTAVE = 1 << 16 }; /* the logarithm of 2 */

enum {
	FIRST_QUALITY = 920, /* of a JPEG that nothing is known of */
	POWER_PHOTO = 180, POWER_WORDS = 155, POWER_DRAWN = 150, /* hundredths: of the width, see fit_levels.c */
	POWER_PALETTE = 125, SHRUNK_PALETTE = 113, /* and percent: soft edges take more than drawn ones */
	WHOLE_PHOTO = 107, /* percent: it has all of its grain */
	NEAR = OCTAVE / 70,  /* 1 percent: as well made as asked for */
	APART = OCTAVE / 16, /* two encodings that are less so tell nothing of how steep a line is */
	FLAT = OCTAVE / 3, STEEP = 2 * OCTAVE, /* for a line that is as steep as expected by 1 */
	ASIDE = 40, /* percent: of what a line is steeper with the width it is flatter with the quality: grain */
	MADE_DOUBT = OCTAVE / 64, FILE_DOUBT = OCTAVE / 4, /* which another encoder made */
	DOUBT = OCTAVE * 3 / 4, /* of what a step is expected to save, this much it surely does */
	SHRUNK_DOUBT = OCTAVE / 12, /* soft edges */
	PALETTE_DOUBT = OCTAVE / 2, /* where there were few colours anyway fewer save little */
	GUESS_DOUBT = 200, CHANGE_DOUBT = 150, /* percent of what is guessed: from the file, from a palette */
	WORDS_QUALITY = 600, WORDS_WEIGHT = 1900, /* words as a JPEG; a palette of 256 colours has 1000 */
};

/* ---- logarithms ---- */

/* Of n > 0. */
static int64_t log_of(uint64_t n)
{
	int whole = 63 - __builtin_clzll(n);
	uint64_t m = whole > 31 ? n >> (whole - 31) : n << (31 - whole);
	int64_t log = whole;
	for (int bit = 1; bit < OCTAVE; bit *= 2) {
		m = m * m >> 31;
		log = 2 * log + (int64_t)(m >> 32);
		m >>= m >> 32;
	}
	return log;
}

/* The largest number with that logarithm. */
static uint64_t number_of(int64_t log)
{
	if (log < 0)
		return 1;
	uint64_t n = 1ULL << (log < 62LL * OCTAVE ? log / OCTAVE : 62);
	for (uint64_t bit = n / 2; bit > 0; bit /= 2)
		if (log_of(n | bit) <= log)
			n |= bit;
	return n;
}

static int64_t times(int64_t log, int64_t steepness)
{
	return log * steepness / OCTAVE;
}

/* ---- what is expected ---- */

struct weight {
	int quality, weight;
};

/* What a JPEG weighs by its quality, in thousandths of quality 60: means of photos, whose grain goes first,
 * and of words, which weigh much at any. */
static const struct weight photo_weights[] = {{100, 9800}, {96, 4600}, {92, 3060}, {88, 2460}, {85, 2120},
	{80, 1680}, {70, 1260}, {60, 1000}, {50, 850}, {40, 720}, {30, 580}, {20, 420}, {0, 100}};
static const struct weight words_weights[] = {{100, 2800}, {95, 1900}, {92, 1720}, {88, 1530}, {85, 1430},
	{80, 1280}, {70, 1130}, {60, 1000}, {50, 915}, {40, 835}, {30, 737}, {20, 612}, {10, 452}, {0, 200}};

static uint64_t weight_of_quality(const struct weight *v, int quality)
{
	while (10 * v[1].quality > quality)
		v++;
	return (uint64_t)fit_between(quality, 10 * v[1].quality, v[1].weight, 10 * v[0].quality, v[0].weight);
}

/* A finer palette does not only add bits: it breaks runs. Of a chat as it is, and shrunk. */
static const struct weight colours_weights[] = {{256, 1000}, {64, 850}, {32, 740}, {24, 690}, {16, 590},
	{0, 300}};

static uint64_t weight_of_colours(int colours)
{
	const struct weight *v = colours_weights;
	while (v[1].quality > colours)
		v++;
	return (uint64_t)fit_between(colours, v[1].quality, v[1].weight, v[0].quality, v[0].weight);
}

struct parts { /* of a logarithm, or of how steep it goes with them */
	int64_t width, quality; /* or colours */
};

static int64_t size_of(int64_t part)
{
	return part < 0 ? -part : part;
}

static int64_t sum_of(struct parts p)
{
	return p.width + p.quality;
}

static struct parts expected_of_palette(const struct fit_picture *p, const struct image_fit *f)
{
	bool is_shrunk = f->width < p->width;
	return (struct parts){
		.width = log_of(f->width) * POWER_PALETTE / 100
			+ (is_shrunk ? log_of(SHRUNK_PALETTE) - log_of(100) : 0),
		.quality = log_of(weight_of_colours(f->colours)),
	};
}

/* Up to what is the same for all settings of a kind. */
static struct parts expected(const struct fit_picture *p, const struct image_fit *f)
{
	int64_t width = log_of(f->width);
	if (f->coding == FIT_BILEVEL)
		return (struct parts){width * POWER_DRAWN / 100, 0};
	if (f->coding == FIT_PALETTE)
		return expected_of_palette(p, f);
	int64_t quality = log_of(weight_of_quality(f->is_screen ? words_weights : photo_weights, f->quality));
	if (f->is_screen)
		return (struct parts){width * POWER_WORDS / 100, quality};
	int64_t grain = f->width == p->width ? log_of(WHOLE_PHOTO) - log_of(100) : 0;
	return (struct parts){width * POWER_PHOTO / 100 + grain, quality};
}

static struct parts step_between(const struct fit_picture *p, const struct image_fit *from,
                                 const struct image_fit *to)
{
	struct parts a = expected(p, from), b = expected(p, to);
	return (struct parts){b.width - a.width, b.quality - a.quality};
}

static int64_t distance(const struct fit_picture *p, const struct fit_sample *s, const struct image_fit *f)
{
	struct parts step = step_between(p, &s->made, f);
	return size_of(step.width) + size_of(step.quality);
}

static bool is_of_kind(const struct image_fit *a, const struct image_fit *b)
{
	return a->coding == b->coding && (a->coding != FIT_JPEG || a->is_screen == b->is_screen);
}

static const struct fit_sample *nearest(const struct fit_picture *p, const struct image_fit *f)
{
	const struct fit_sample *best = NULL;
	for (size_t i = 0; i < p->n_samples; i++) {
		const struct fit_sample *s = &p->samples[i];
		if (is_of_kind(&s->made, f) && (!best || distance(p, s, f) < distance(p, best, f)))
			best = s;
	}
	return best;
}

const struct fit_sample *fit_sample_of(const struct fit_picture *p, const struct image_fit *f)
{
	const struct fit_sample *s = nearest(p, f);
	if (!s || f->coding == FIT_KEEP || (f->coding == FIT_PALETTE && s->made.colours != f->colours))
		return NULL;
	return distance(p, s, f) <= NEAR ? s : NULL;
}

/* ---- what was learned ---- */

/* A line that rises so much over that run: what was not expected is due to either part, mostly to the width,
 * as far as they are in it. doubt: of the rise. */
static void learn(struct parts *steep, struct parts run, int64_t rise, int64_t doubt)
{
	int64_t error = rise - times(run.width, steep->width) - times(run.quality, steep->quality);
	struct parts pull = {run.width - run.quality * ASIDE / 100, (run.quality - run.width) * ASIDE / 100};
	int64_t norm = run.width * pull.width + run.quality * pull.quality + doubt * doubt;
	steep->width += error * pull.width * OCTAVE / norm;
	steep->quality += error * pull.quality * OCTAVE / norm;
}

static bool is_jpeg(const struct fit_picture *p)
{
	return p->quality > 0 && !p->has_few_colours;
}

static struct image_fit setting_of_file(const struct fit_picture *p, const struct image_fit *as)
{
	struct image_fit file = *as;
	file.width = p->width;
	file.quality = p->quality > 0 ? p->quality : FIRST_QUALITY;
	file.colours = p->colours > 0 ? p->colours : 256;
	return file;
}

static int64_t within(int64_t steepness, int64_t least, int64_t most)
{
	return steepness < least ? least : steepness > most ? most : steepness;
}

/* By all that was made, the nearest last. Between two encodings it is known how steep it is; beyond, it may
 * bend. */
static struct parts steepness(const struct fit_picture *p, const struct fit_sample *s, struct parts step)
{
	struct parts steep = {OCTAVE, OCTAVE};
	int64_t most = STEEP;
	if (is_jpeg(p) && s->made.coding == FIT_JPEG) {
		struct image_fit file = setting_of_file(p, &s->made);
		learn(&steep, step_between(p, &s->made, &file), log_of(p->bytes) - log_of(s->bytes), FILE_DOUBT);
	}
	for (size_t i = 0; i < p->n_samples; i++) {
		const struct fit_sample *t = &p->samples[i];
		if (!is_of_kind(&t->made, &s->made) || distance(p, t, &s->made) < APART)
			continue;
		struct parts run = step_between(p, &s->made, &t->made);
		learn(&steep, run, log_of(t->bytes) - log_of(s->bytes), MADE_DOUBT);
		most = (sum_of(run) < 0) == (sum_of(step) < 0) ? INT64_MAX : most;
	}
	return (struct parts){within(steep.width, FLAT, most), within(steep.quality, FLAT, most)};
}

static const struct fit_sample *palette_of(const struct fit_picture *p)
{
	for (size_t i = 0; i < p->n_samples; i++)
		if (p->samples[i].made.coding == FIT_PALETTE)
			return &p->samples[i];
	return NULL;
}

/* Words that were drawn in few colours are to be a JPEG for the first time. */
static uint64_t guess_from_palette(const struct fit_picture *p, const struct fit_sample *s,
                                   const struct image_fit *f)
{
	struct image_fit same = {.coding = FIT_JPEG, .width = s->made.width, .quality = WORDS_QUALITY,
		.is_screen = true};
	int64_t finer = log_of(WORDS_WEIGHT) - log_of(weight_of_colours(s->made.colours));
	return number_of(log_of(s->bytes + 1) + finer + sum_of(step_between(p, &same, f)));
}

/* Before any encoding was made: the file is one. Drawn, it is a third of what it is as rows of colours,
 * and black and white packs little better than it does. */
static uint64_t guess_from_file(const struct fit_picture *p, const struct image_fit *f)
{
	struct image_fit file = setting_of_file(p, f);
	uint64_t bytes = p->colours > 0 ? p->bytes : p->bytes * 3 / 10;
	if (f->coding == FIT_JPEG)
		bytes = p->bytes * (p->has_few_colours ? 2 : 1);
	else if (p->is_bilevel)
		bytes = p->is_fax ? p->bytes : p->bytes * 8 / 10;
	return number_of(log_of(bytes + 1) + sum_of(step_between(p, &file, f)));
}

/* Nothing of its kind was encoded yet; doubt: percent of what it may be. */
static uint64_t guess(const struct fit_picture *p, const struct image_fit *f, unsigned *doubt)
{
	const struct fit_sample *palette = f->coding == FIT_JPEG ? palette_of(p) : NULL;
	*doubt = palette ? CHANGE_DOUBT : GUESS_DOUBT;
	return palette ? guess_from_palette(p, palette, f) : guess_from_file(p, f);
}

uint64_t fit_weigh(const struct fit_picture *p, const struct image_fit *f)
{
	unsigned doubt;
	if (f->coding == FIT_KEEP)
		return p->bytes;
	const struct fit_sample *s = nearest(p, f);
	if (!s)
		return guess(p, f, &doubt);
	struct parts step = step_between(p, &s->made, f), steep = steepness(p, s, step);
	int64_t likely = times(step.width, steep.width) + times(step.quality, steep.quality);
	return likely == 0 ? s->bytes : number_of(log_of(s->bytes) + likely);
}

/* A step that may be so much less down, or more up. */
static int64_t doubted(int64_t likely, int64_t doubt)
{
	return likely < 0 ? times(likely, doubt) : likely * OCTAVE / doubt;
}

uint64_t fit_weigh_surely(const struct fit_picture *p, const struct image_fit *f)
{
	unsigned doubt;
	if (f->coding == FIT_KEEP)
		return p->bytes;
	const struct fit_sample *s = nearest(p, f);
	if (!s)
		return guess(p, f, &doubt) * doubt / 100;
	struct parts step = step_between(p, &s->made, f), steep = steepness(p, s, step);
	bool is_palette = f->coding == FIT_PALETTE;
	int64_t sure = doubted(times(step.width, steep.width), DOUBT)
		+ doubted(times(step.quality, steep.quality), is_palette ? PALETTE_DOUBT : DOUBT);
	if (is_palette && f->width < p->width && s->made.width == p->width)
		sure += SHRUNK_DOUBT;
	return sure == 0 ? s->bytes : number_of(log_of(s->bytes) + sure);
}
