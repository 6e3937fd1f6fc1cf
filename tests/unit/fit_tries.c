/* fit_tries.c - three tries and no more: pictures are made up that weigh what they like, much more or less
 * than is expected of them, and every limit that can be kept is kept, with most of the room used. */
#include "fit/fit.h"
#include "test.h"

enum { MOST = 6, SETS = 150, LIMITS = 20 };

struct made_up { /* what encodings of a picture weigh, and nobody knows before */
	bool is_screen, has_few_colours;
	int power;       /* hundredths: bytes go with this power of the width */
	int slope;       /* percent: how much quality matters */
	uint64_t jpeg;   /* bytes as wide as it is, at quality 80 */
	uint64_t palette; /* of 256 colours */
	int least, exact; /* colours that it takes, and has */
	int soft;        /* percent: of a palette, as soon as it is shrunk */
	int noise;       /* thousandths: up or down, each encoding for itself */
};

static uint32_t dice = 1;

static int roll(int least, int most)
{
	dice = dice * 1664525 + 1013904223;
	return least + (int)((uint64_t)(dice >> 8) * (uint64_t)(most - least + 1) >> 24);
}

/* x / of, in thousandths, to a power in hundredths. */
static uint64_t power_of(uint64_t x, uint64_t of, int power)
{
	uint64_t share = x * 1000 / of, next, whole = 1000;
	for (; power >= 100; power -= 100)
		whole = whole * share / 1000;
	next = whole * share / 1000;
	return (whole * (uint64_t)(100 - power) + next * (uint64_t)power) / 100;
}

static uint64_t weigh(const struct made_up *m, const struct fit_picture *p, const struct image_fit *f)
{
	/* the same encoding always weighs the same */
	uint32_t grain = (f->width * 31 + (uint32_t)f->quality * 17 + (uint32_t)f->colours) * 2654435761u >> 20;
	uint64_t noise = (uint64_t)(1000 - m->noise + (int)grain % (2 * m->noise + 1));
	if (f->coding == FIT_PALETTE) {
		int some = f->colours > 16 ? f->colours - 16 : 0;
		uint64_t colours = (uint64_t)(some > 48 ? 85 + (some - 48) * 15 / 192 : 60 + some * 25 / 48);
		uint64_t soft = f->width < p->width ? (uint64_t)m->soft : 100;
		uint64_t whole = m->palette * power_of(f->width, p->width, 125) / 1000;
		return whole * colours * soft / 10000 * noise / 1000 + 1;
	}
	int quality = 800 + (f->quality - 800) * m->slope / 100;
	uint64_t steep = quality < 800 ? (uint64_t)quality * 1000 / 800
	                               : 1000 + (uint64_t)(quality - 800) * 10;
	return m->jpeg * power_of(f->width, p->width, m->power) / 1000 * steep / 1000 * noise / 1000 + 1;
}

static struct image_fit encode(const struct made_up *m, const struct image_wish *w)
{
	struct image_fit f = w->fit;
	if (f.coding == FIT_FIRST && m->has_few_colours && f.colours) {
		int more = m->least < f.most ? m->least : f.most;
		f.coding = FIT_PALETTE;
		f.colours = more > f.colours ? more : f.colours;
		f.least = m->least;
	} else if (f.coding == FIT_FIRST)
		f = m->is_screen ? w->screen : w->photo;
	f.is_screen = m->is_screen;
	return f;
}

static void try(struct fit_picture *p, const struct made_up *m, int level)
{
	struct image_fit f = fit_setting(p, level);
	if (f.coding == FIT_KEEP || fit_sample_of(p, &f))
		return;
	struct image_wish w = fit_wish(p, level);
	f = encode(m, &w);
	if (!CHECK(p->n_samples < FIT_TRIES))
		return;
	struct image_fit as = f;
	as.colours = m->exact < f.colours && f.width == p->width ? m->exact : f.colours;
	fit_learn(p, &f, as.colours, weigh(m, p, &as), level);
}

/* Half of them are JPEGs, of which nothing is known at first. */
static void make_up(struct fit_picture *p, struct made_up *m)
{
	bool is_png = roll(0, 1);
	uint32_t width = (uint32_t)roll(700, 4000);
	*m = (struct made_up){.is_screen = is_png ? roll(0, 4) : roll(0, 1), .slope = roll(50, 150), .noise = 25};
	int grain = roll(0, 100); /* is lost as soon as there are fewer pixels, and cheap to make coarse */
	m->power = m->is_screen ? roll(95, 190) : 130 + grain * 2;
	m->slope = m->is_screen ? m->slope : roll(90, 150) - grain / 2;
	m->has_few_colours = m->is_screen && is_png && roll(0, 2);
	*p = (struct fit_picture){.width = width, .finest = width, .print = PT(roll(120, 450)),
		.is_screen = is_png, .has_few_colours = is_png};
	p->bytes = (uint64_t)width * width * (uint64_t)roll(80, 500) / 1000;
	m->jpeg = p->bytes * (uint64_t)roll(20, 130) / 100;
	m->palette = p->bytes * (uint64_t)roll(5, 90) / 100;
	m->least = 16 << roll(0, 4);
	m->least = m->least == 128 ? 64 : m->least;
	m->exact = m->least + roll(0, 300);
	m->soft = roll(95, 140);
}

/* The bytes of what is taken. */
static uint64_t fit(const struct fit_picture *from, const struct made_up *m, size_t n, uint64_t most)
{
	struct fit_picture p[MOST];
	int taken[MOST], levels[MOST], bound[MOST];
	bool is_least = true;
	memcpy(p, from, sizeof p);
	struct fit_share all = {.n = n, .most = most};
	struct fit_search s = {.pictures = p, .n = n, .shares = &all, .n_shares = 1, .most_tries = FIT_TRIES,
		.taken = taken, .levels = levels, .bound = bound};
	while (fit_next(&s))
		for (size_t i = 0; i < n; i++)
			try(&p[i], &m[i], levels[i]);
	for (size_t i = 0; i < n; i++)
		is_least = is_least && fit_is_least(&p[i]);
	CHECK(all.bytes <= most || is_least); /* that something is not enough is not guessed */
	return all.bytes;
}

/* Some room is left where the next better try is no longer a JPEG but the file. */
static void test_made_up(void)
{
	uint64_t n_full = 0, n = 0, shares = 0;
	for (int set = 0; set < SETS; set++) {
		struct fit_picture p[MOST];
		struct made_up m[MOST];
		size_t n_pictures = (size_t)roll(1, MOST);
		uint64_t whole = 0;
		for (size_t i = 0; i < n_pictures; i++) {
			make_up(&p[i], &m[i]);
			whole += p[i].bytes;
		}
		uint64_t least = fit(p, m, n_pictures, 1);
		for (uint64_t i = 0; i <= LIMITS; i++, n++) {
			uint64_t most = least + (whole - least) * i * i / (LIMITS * LIMITS);
			uint64_t bytes = fit(p, m, n_pictures, most);
			CHECK(bytes <= most);
			n_full += bytes >= most * 85 / 100;
			shares += bytes * 1000 / most;
		}
	}
	CHECK(n_full * 100 >= n * 80);
	CHECK(shares >= n * 900);
}

static void search(struct fit_search *s, struct fit_picture *p, const struct made_up *m)
{
	int taken[MOST], levels[MOST], bound[MOST];
	s->pictures = p;
	s->n = MOST;
	s->most_tries = FIT_TRIES;
	s->taken = taken;
	s->levels = levels;
	s->bound = bound;
	while (fit_next(s))
		for (size_t i = 0; i < MOST; i++)
			try(&p[i], &m[i], levels[i]);
	for (size_t i = 0; i < MOST; i++)
		CHECK(bound[i] != 1 || i < 2);
}

static bool is_least(const struct fit_picture *p, const struct fit_share *h)
{
	for (size_t i = 0; i < h->n; i++)
		if (!fit_is_least(&p[h->which ? h->which[i] : i]))
			return false;
	return true;
}

/* Of six pictures all, the first two and the two in the middle have limits: each is kept, by the same three
 * encodings of a picture. */
static void test_shares(void)
{
	static const size_t first[] = {0, 1}, middle[] = {1, 2};
	int n_full = 0;
	for (int set = 0; set < SETS; set++) {
		struct fit_picture p[MOST];
		struct made_up m[MOST];
		struct fit_share shares[] = {{.n = MOST}, {.which = first, .n = 2}, {.which = middle, .n = 2}};
		for (size_t i = 0; i < MOST; i++) {
			make_up(&p[i], &m[i]);
			shares[0].most += p[i].bytes;
			shares[1].most += i < 2 ? p[i].bytes : 0;
			shares[2].most += i == 1 || i == 2 ? p[i].bytes : 0;
		}
		for (size_t k = 0; k < 3; k++)
			shares[k].most = shares[k].most * (uint64_t)roll(20, 110) / 100;
		search(&(struct fit_search){.shares = shares, .n_shares = 3, .spare = roll(0, 1)}, p, m);
		bool is_full = false;
		for (size_t k = 0; k < 3; k++) {
			CHECK(shares[k].bytes <= shares[k].most || is_least(p, &shares[k]));
			is_full |= shares[k].bytes >= shares[k].most * 85 / 100;
		}
		n_full += is_full;
	}
	CHECK(n_full >= SETS * 80 / 100);
}

/* What was encoded three times is taken as small as it was, and as others ask for: there is no more. */
static void test_spent(void)
{
	struct fit_picture p[2] = {{.bytes = 9000, .width = 800, .finest = 800, .print = PT(300)}};
	const struct fit_sample tries[] = {{{.coding = FIT_JPEG, .width = 500, .quality = 700}, 6000, 500},
		{{.coding = FIT_JPEG, .width = 300, .quality = 600}, 2000, 100},
		{{.coding = FIT_JPEG, .width = 400, .quality = 650}, 4000, 300}};
	memcpy(p[0].samples, tries, sizeof tries);
	p[0].n_samples = FIT_TRIES;
	p[1] = p[0];
	static const size_t last[] = {1};
	int taken[2], levels[2], bound[2];
	struct fit_share shares[] = {{.n = 2, .most = 9000}, {.which = last, .n = 1, .most = 3000}};
	struct fit_search s = {.pictures = p, .n = 2, .shares = shares, .n_shares = 2, .most_tries = 1,
		.taken = taken, .levels = levels, .bound = bound};
	CHECK(fit_next(&s));
	SAME_NUMBER(levels[1] < levels[0], 1);
	SAME_NUMBER(bound[1], 1);
	CHECK(!fit_next(&s));
	SAME_NUMBER(taken[0], 0);
	SAME_NUMBER(taken[1], 1);
	SAME_NUMBER((long long)shares[0].bytes, 8000);
	SAME_NUMBER((long long)shares[1].bytes, 2000);
}

/* Of tries that are there the worst is as good as can be; much that is left goes to who is worst off. */
static void test_taken(void)
{
	struct fit_picture p[2] = {{.bytes = 1000, .width = 800, .finest = 800, .print = PT(300)}};
	const struct fit_sample tries[] = {{{.coding = FIT_JPEG}, 600, 500}, {{.coding = FIT_JPEG}, 200, 100},
		{{.coding = FIT_JPEG}, 400, 300}};
	memcpy(p[0].samples, tries, sizeof tries);
	p[0].n_samples = FIT_TRIES;
	p[1] = p[0];
	static const struct {
		uint64_t most;
		int taken[2];
		uint64_t bytes;
		int worst;
	} wanted[] = {{2000, {-1, -1}, 2000, 1000}, {1999, {-1, 0}, 1600, 500}, {1200, {0, 0}, 1200, 500},
		{1000, {0, 2}, 1000, 300}, {820, {2, 2}, 800, 300}, {700, {2, 1}, 600, 100},
		{400, {1, 1}, 400, 100},
		{100, {1, 1}, 400, 100}};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		int taken[2];
		struct fit_share all = {.n = 2, .most = wanted[i].most};
		struct fit_search s = {.pictures = p, .n = 2, .shares = &all, .n_shares = 1, .taken = taken};
		CHECK(!fit_next(&s));
		SAME_NUMBER(taken[0], wanted[i].taken[0]);
		SAME_NUMBER(taken[1], wanted[i].taken[1]);
		SAME_NUMBER((long long)all.bytes, (long long)wanted[i].bytes);
		int first = fit_level_taken(&s, 0), second = fit_level_taken(&s, 1);
		SAME_NUMBER(first < second ? first : second, wanted[i].worst);
	}
}

/* Two screens, two photos. What little words lack, photos spare, down to nearly their level; of words at one
 * level all are better then, or none. */
static void test_words(void)
{
	enum { SCREENS = 2, ALL = 4 };
	static const struct {
		uint64_t most;
		int least; /* level of the lighter encoding of a photo */
		int taken[ALL];
		uint64_t bytes;
	} wanted[] = {{1800, 125, {0, 0, 1, 1}, 1720}, {1700, 125, {0, 0, 0, 1}, 1660},
		{1600, 125, {0, 0, 0, 0}, 1600}, {1700, 110, {0, 1, 1, 1}, 1500}, {1590, 125, {0, 1, 1, 1}, 1500},
		{1490, 125, {1, 1, 1, 1}, 1280}};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		struct fit_picture p[ALL] = {{0}};
		const struct fit_sample screen[] = {{{.coding = FIT_PALETTE}, 500, 299},
			{{.coding = FIT_PALETTE}, 280, 150}};
		const struct fit_sample photo[] = {{{.coding = FIT_JPEG}, 300, wanted[i].least},
			{{.coding = FIT_JPEG}, 360, 154}};
		int taken[ALL];
		for (size_t k = 0; k < ALL; k++) {
			p[k] = (struct fit_picture){.bytes = 9000, .is_screen = k < SCREENS, .n_samples = 2};
			memcpy(p[k].samples, k < SCREENS ? screen : photo, sizeof photo);
		}
		struct fit_share all = {.n = ALL, .most = wanted[i].most};
		struct fit_search s = {.pictures = p, .n = ALL, .shares = &all, .n_shares = 1, .taken = taken};
		CHECK(!fit_next(&s));
		for (size_t k = 0; k < ALL; k++)
			SAME_NUMBER(taken[k], wanted[i].taken[k]);
		SAME_NUMBER((long long)all.bytes, (long long)wanted[i].bytes);
	}
}

/* How wide the narrowest of some screens is beside photos, in percent. */
static unsigned narrowest(uint64_t most, uint64_t palette, uint64_t jpeg)
{
	enum { SCREENS = 3, ALL = 5 };
	struct fit_picture p[MOST];
	struct made_up m[MOST];
	for (int i = 0; i < ALL; i++) {
		bool is_screen = i < SCREENS;
		p[i] = (struct fit_picture){.bytes = 700000, .width = is_screen ? 1080 : 2400, .finest = 2400,
			.print = PT(is_screen ? 155 : 480), .is_screen = is_screen, .has_few_colours = is_screen,
			.quality = is_screen ? 0 : 920};
		p[i].finest = p[i].width;
		m[i] = (struct made_up){.is_screen = is_screen, .has_few_colours = is_screen, .power = 180,
			.slope = 100, .jpeg = jpeg, .palette = palette + (uint64_t)i * 3000, .least = 16,
			.exact = 999, .soft = 113, .noise = 20};
	}
	int taken[MOST], levels[MOST], bound[MOST];
	struct fit_share all = {.n = ALL, .most = most};
	struct fit_search s = {.pictures = p, .n = ALL, .shares = &all, .n_shares = 1, .most_tries = FIT_TRIES,
		.taken = taken, .levels = levels, .bound = bound};
	while (fit_next(&s))
		for (size_t i = 0; i < ALL; i++)
			try(&p[i], &m[i], levels[i]);
	CHECK(all.bytes <= most);
	unsigned least = 100;
	for (size_t i = 0; i < SCREENS; i++) {
		uint32_t width = taken[i] == FIT_WHOLE ? p[i].width : p[i].samples[taken[i]].made.width;
		least = width * 100 / p[i].width < least ? width * 100 / p[i].width : least;
	}
	return least;
}

/* With more room words do not become coarser than they were with less, so that photos may be finer; but
 * for a few limits where they begin to be whole, since the last encodings may weigh more than expected. */
static void test_fine(void)
{
	enum { SAME = 2, FEW = 300 };
	unsigned n = 0, n_drops = 0;
	for (uint64_t palette = 40000; palette <= 120000; palette += 20000)
		for (uint64_t jpeg = 200000; jpeg <= 800000; jpeg += 150000) {
			unsigned before = 0;
			for (uint64_t most = 100000; most < 900000; most += 10000, n++) {
				unsigned now = narrowest(most, palette, jpeg);
				n_drops += now + SAME < before;
				before = now > before ? now : before;
			}
			SAME_NUMBER(before, 100);
		}
	CHECK(n_drops * FEW < n);
}

int main(void)
{
	test_taken();
	test_words();
	test_fine();
	test_spent();
	test_shares();
	test_made_up();
	return test_end();
}
