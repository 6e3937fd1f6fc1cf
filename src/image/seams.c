/* seams.c - long pictures made of screens: where one that was taken while scrolling continues the one
 * before, and which heads and feet stand in a tall one again and again.
 *
 * Rows are compared whole. Those of PNGs must be the same; those of JPEGs, which never are, nearly so, and
 * small windows of them, too: what JPEG does to a picture comes and goes from pixel to pixel and is little on
 * average of a few, while another digit is not, be it small and grey.
 * What is found must hold enough writing, not just ground, and be the only one: two places at which
 * screens could be joined are as bad as none. Nothing is ever moved but whole rows, and none is left
 * out but one that stays elsewhere. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/hash.h"
#include "image/image_int.h"

enum { PARTS = 16 }; /* of a row, whose means are compared before its pixels are */
enum { MEAN_OFF = 9, PIXEL_OFF = 10 }; /* by how much a JPEG's may differ: means, pixels on average */
enum { WINDOW = 4 };           /* rows and columns: no more than the strokes of a small digit */
enum { WINDOW_OFF = 12 };      /* in it a JPEG's brightness may differ so much on average */
enum { WRITTEN_PARTS = 45 };   /* so many rows with writing, as a part of the width: a line of it */
enum { CLOCK_PARTS = 14 };     /* the part of a screen's height that the line with the clock may take */
enum { BAR_PARTS = 3 };        /* heads and feet take less than such a part of a screen */
enum { BLURRED = 24 };          /* rows next to a bar, by their colours */
enum { BLURRED_LIGHT = 8 };    /* and by their brightness, which is stored more finely */
enum { SPECK = 4 };            /* rows of a JPEG: fewer may be ground that is unquiet, or seem to be ground */
enum { SCREENS_MOST = 60 };
enum { NOISE = 2 };            /* of a JPEG's ground */
enum { EVEN_WINDOW = 16, EVEN_OFF = 5 }; /* columns: in each a JPEG's ground is as light, but for so much */
enum { PLAIN_PARTS = 20 };     /* the part of a row of mere ground that may differ from what is beside it */

struct row {
	uint64_t hash;
	uint8_t means[PARTS];
	bool is_written;
	bool is_plain; /* ground, with the edges of bubbles; a photo is none, however soft */
	bool is_blank; /* not even pale writing */
	bool is_empty; /* ground from side to side, as between messages */
};

struct image_strip { /* a picture, or some rows of it */
	const struct image_raster *raster;
	struct row *rows;
	uint32_t height;
};

/* ---- rows ---- */

static const uint8_t *pixels_of(const struct image_raster *r, uint32_t y)
{
	return r->rgb + 3 * (size_t)r->width * y;
}

/* A bubble may be but a little lighter than the ground, and its edges too soft for that to be seen from one
 * pixel to the next: are small windows across a JPEG's row all as light? */
static bool is_even(const uint8_t *p, uint32_t width)
{
	int least = INT_MAX, most = 0;
	for (uint32_t x = 0; x + EVEN_WINDOW <= width; x += EVEN_WINDOW) {
		int sum = 0;
		for (int k = 0; k < 3 * EVEN_WINDOW; k++)
			sum += *p++;
		least = sum < least ? sum : least;
		most = sum > most ? sum : most;
	}
	return most - least <= 3 * EVEN_WINDOW * EVEN_OFF;
}

static struct row describe_row(const struct image_raster *r, uint32_t y)
{
	const uint8_t *p = pixels_of(r, y);
	size_t n = 3 * (size_t)r->width, changes = 0, faint = 0, n_unlike = 0;
	int noise = r->is_exact ? 0 : NOISE;
	struct row row = {.hash = hash_bytes(HASH_START, (const char *)p, n)};
	for (size_t i = 0; i < PARTS; i++) {
		size_t from = n * i / PARTS, end = n * (i + 1) / PARTS, sum = 0;
		for (size_t k = from; k < end; k++)
			sum += p[k];
		row.means[i] = (uint8_t)(end > from ? sum / (end - from) : 0);
	}
	for (size_t k = 3; k < n; k++) {
		changes += abs(p[k] - p[k - 3]) > 24;
		faint += abs(p[k] - p[k - 3]) > 12;
		n_unlike += abs(p[k] - p[k - 3]) > noise;
	}
	row.is_written = changes > 3 * 4; /* more than the edges of a bubble */
	row.is_blank = faint <= 3 * 4;
	row.is_empty = r->is_exact ? n_unlike == 0 : faint == 0 && is_even(p, r->width);
	row.is_plain = !row.is_written && n_unlike <= n / PLAIN_PARTS;
	return row;
}

static struct image_strip describe(const struct image_raster *r)
{
	struct image_strip s = {r, mem_alloc(r->height * sizeof *s.rows), r->height};
	for (uint32_t y = 0; y < r->height; y++)
		s.rows[y] = describe_row(r, y);
	return s;
}

static bool means_are_near(const struct row *a, const struct row *b)
{
	for (int i = 0; i < PARTS; i++)
		if (abs(a->means[i] - b->means[i]) > MEAN_OFF)
			return false;
	return true;
}

static bool pixels_are_near(const uint8_t *a, const uint8_t *b, size_t n)
{
	size_t sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += (size_t)abs(a[i] - b[i]);
	return sum <= n * PIXEL_OFF;
}

static bool is_exact(const struct image_strip *a, const struct image_strip *b)
{
	return a->raster->is_exact && b->raster->is_exact;
}

static bool is_alike(const struct image_strip *a, uint32_t y, const struct image_strip *b, uint32_t z)
{
	const uint8_t *p = pixels_of(a->raster, y), *q = pixels_of(b->raster, z);
	size_t n = 3 * (size_t)a->raster->width;
	if (is_exact(a, b))
		return a->rows[y].hash == b->rows[z].hash && memcmp(p, q, n) == 0;
	return means_are_near(&a->rows[y], &b->rows[z]) && pixels_are_near(p, q, n);
}

/* How much brighter a row is than another, added to each column's sum. */
static void add_brighter(int *columns, const uint8_t *p, const uint8_t *q, uint32_t width, int times)
{
	for (uint32_t x = 0; x < width; x++, p += 3, q += 3)
		columns[x] += times * (77 * (p[0] - q[0]) + 150 * (p[1] - q[1]) + 29 * (p[2] - q[2]));
}

static bool has_change(const int *columns, uint32_t width)
{
	int sum = 0;
	for (uint32_t x = 0; x < width; x++) {
		sum += columns[x] - (x < WINDOW ? 0 : columns[x - WINDOW]);
		if (abs(sum) > WINDOW_OFF * 256 * WINDOW * WINDOW)
			return true;
	}
	return false;
}

static uint32_t step_to(uint32_t y, uint32_t n, bool is_up)
{
	return is_up ? y - 1 - n : y + n;
}

/* Of n rows of JPEGs that are nearly alike: how many come before another digit, or whatever is as small? */
static uint32_t count_unchanged(const struct image_strip *a, uint32_t y, const struct image_strip *b,
                                uint32_t z, uint32_t n, bool is_up)
{
	const struct image_raster *p = a->raster, *q = b->raster;
	size_t size = p->width * sizeof(int);
	int *columns = memset(mem_alloc(size), 0, size);
	for (uint32_t i = 0; i < n; i++) {
		add_brighter(columns, pixels_of(p, step_to(y, i, is_up)), pixels_of(q, step_to(z, i, is_up)),
		             p->width, 1);
		if (i >= WINDOW) {
			uint32_t past = i - WINDOW;
			add_brighter(columns, pixels_of(p, step_to(y, past, is_up)),
			             pixels_of(q, step_to(z, past, is_up)), p->width, -1);
		}
		if (i + 1 >= WINDOW && has_change(columns, p->width))
			n = i + 1 - WINDOW;
	}
	free(columns);
	return n;
}

static uint32_t count_rows(const struct image_strip *a, uint32_t y, const struct image_strip *b, uint32_t z,
                           uint32_t most, bool is_up)
{
	uint32_t n = 0;
	while (n < most && is_alike(a, step_to(y, n, is_up), b, step_to(z, n, is_up)))
		n++;
	return n;
}

/* How many rows are alike from y and z on, or up from the rows above them; at most `most`? */
static uint32_t count_on(const struct image_strip *a, uint32_t y, const struct image_strip *b, uint32_t z,
                         uint32_t most, bool is_up)
{
	uint32_t n = count_rows(a, y, b, z, most, is_up);
	return is_exact(a, b) || n == 0 ? n : count_unchanged(a, y, b, z, n, is_up);
}

static uint32_t count_alike(const struct image_strip *a, uint32_t y, const struct image_strip *b, uint32_t z,
                            uint32_t most)
{
	return count_on(a, y, b, z, most, false);
}

static uint32_t count_alike_above(const struct image_strip *a, uint32_t y, const struct image_strip *b,
                                  uint32_t z, uint32_t most)
{
	return count_on(a, y, b, z, most, true);
}

/* How many of them, so that no line of writing is cut in two? What is the same of it in both goes with what
 * is not. */
static uint32_t end_in_gap(const struct image_strip *a, uint32_t y, const struct image_strip *b, uint32_t z,
                           uint32_t n, bool is_up)
{
	const struct row *p = a->rows, *q = b->rows;
	while (n > 0 && !(p[step_to(y, n - 1, is_up)].is_blank && q[step_to(z, n - 1, is_up)].is_blank))
		n--;
	return n;
}

static bool is_written(const struct image_strip *s, uint32_t y, uint32_t n)
{
	uint32_t written = 0;
	for (uint32_t i = 0; i < n; i++)
		written += s->rows[y + i].is_written;
	return written >= s->raster->width / WRITTEN_PARTS + 4;
}

/* ---- screens that overlap ---- */

struct seam { /* between a screen and the next */
	uint32_t head;    /* rows of the next that the first has at the same place */
	uint32_t foot;    /* rows at the end of the first that the next has at its end */
	uint32_t overlap; /* rows before the foot of the first that the next has behind its head */
};

/* The bar at the top. What its clock says may have changed, if the rest of the bar is the same. */
static uint32_t find_head(const struct image_strip *a, const struct image_strip *b)
{
	uint32_t most = smaller(a->height, b->height) / BAR_PARTS, clock = most * BAR_PARTS / CLOCK_PARTS;
	uint32_t head = count_alike(a, 0, b, 0, most), from = clock;
	if (from > head)
		from -= count_alike_above(a, clock, b, clock, clock - head);
	uint32_t below = count_alike(a, from, b, from, most - from);
	return head < from && is_written(a, from, below) ? from + below : head;
}

/* In a JPEG the bars above and below shine through into the nearest rows. */
static bool overlaps(const struct image_strip *a, const struct image_strip *b, const struct seam *s,
                     uint32_t n)
{
	uint32_t from = a->height - s->foot - n, to = s->head, light = n - 2 * BLURRED_LIGHT;
	if (is_exact(a, b))
		return is_written(a, from, n) && count_alike(a, from, b, to, n) == n;
	if (n <= 2 * BLURRED)
		return false;
	n -= 2 * BLURRED;
	return is_written(a, from + BLURRED, n) /* first: plain ground is alike everywhere */
		&& count_rows(a, from + BLURRED, b, to + BLURRED, n, false) == n
		&& count_unchanged(a, from + BLURRED_LIGHT, b, to + BLURRED_LIGHT, light, false) == light;
}

/* How many overlaps would do behind the head and before the foot? The longest stays; two are enough. */
static size_t count_overlaps(struct seam *s, const struct image_strip *a, const struct image_strip *b,
                             uint32_t least)
{
	size_t n_found = 0;
	for (uint32_t n = least - s->head - s->foot; n > 0 && n_found < 2; n--) {
		if (!overlaps(a, b, s, n))
			continue;
		if (n_found++ == 0)
			s->overlap = n;
	}
	return n_found;
}

/* A page without a title bar has the line with the clock above it and nothing else: no row tells where
 * that ends but that what is below continues the first screen, and the line's own ground in both. What is
 * left out is no part of the page: there, the first screen has other rows. */
static size_t count_below_clock(struct seam *s, const struct image_strip *a, const struct image_strip *b,
                                uint32_t least)
{
	uint32_t shift = 0, clock = least / CLOCK_PARTS;
	size_t n_found = 0;
	for (uint32_t head = 1; head <= clock && n_found < 2 && is_alike(a, 0, b, 0); head++) {
		struct seam found = {.head = head, .foot = s->foot};
		if (!is_alike(a, head - 1, b, head - 1))
			continue;
		size_t n = count_overlaps(&found, a, b, least);
		if (n == 0 || (n_found && found.head + found.overlap == shift))
			continue;
		shift = found.head + found.overlap;
		*s = found;
		n_found += n;
	}
	return n_found;
}

/* false: there is no overlap, or more than one that would do. */
static bool find_seam(struct seam *s, const struct image_strip *a, const struct image_strip *b)
{
	uint32_t least = smaller(a->height, b->height);
	if (a->raster->width != b->raster->width)
		return false;
	uint32_t head = find_head(a, b);
	uint32_t foot = count_alike_above(a, a->height, b, b->height, least / BAR_PARTS);
	s->head = end_in_gap(a, 0, b, 0, head, false);
	s->foot = end_in_gap(a, a->height, b, b->height, foot, true);
	s->head = s->head ? s->head : head; /* a picture, which is no line */
	s->foot = s->foot ? s->foot : foot;
	size_t n_found = count_overlaps(s, a, b, least);
	return (n_found ? n_found : count_below_clock(s, a, b, least)) == 1;
}

struct image_strip *image_strip_new(const struct image_raster *r)
{
	struct image_strip *s = mem_alloc(sizeof *s);
	*s = describe(r);
	return s;
}

void image_strip_drop(struct image_strip *s)
{
	if (s)
		free(s->rows);
	free(s);
}

/* Without the ground at both ends, which is the same everywhere. */
static struct image_twin find_twin(const struct image_strip *above, uint32_t y, uint32_t z, uint32_t n)
{
	while (n > 0 && above->rows[y + n - 1].is_plain)
		n--;
	for (; n > 0 && above->rows[y].is_plain; n--, y++)
		z++;
	return (struct image_twin){.first = y, .other_first = z, .n = n};
}

/* Between two messages there is ground from side to side. */
static unsigned count_messages(const struct image_strip *s, uint32_t first, uint32_t end)
{
	uint32_t least = s->raster->is_exact ? 1 : SPECK, n_rows = 0, n_empty = least;
	unsigned n = 0;
	for (uint32_t y = first; y < end; y++) {
		n_rows = s->rows[y].is_empty ? n_rows : n_empty >= least ? 1 : n_rows + 1;
		n_empty = s->rows[y].is_empty ? n_empty + 1 : 0;
		n += n_rows == least && n_empty == 0;
	}
	return n;
}

static bool has_gap(const struct image_strip *s, uint32_t first, uint32_t end)
{
	while (first < end && !s->rows[first].is_empty)
		first++;
	return first < end;
}

/* Of rows that both screens have. One message may stand there twice, and so may a greeting of a few, which
 * are whole then: with ground around them. */
static unsigned count_said(const struct image_strip *s, uint32_t first, uint32_t end,
                           const struct image_twin *t)
{
	enum { FEW = 3 };
	unsigned n = count_messages(s, t->first, t->first + t->n);
	bool is_whole = has_gap(s, first, t->first) && has_gap(s, t->first + t->n, end);
	return n == 1 || (n <= FEW && is_whole) ? n : 0;
}

/* A line that is cut in two by where a bar was found to end is in both, all the same. */
static void find_twins(struct image_twin *twins, const struct image_strip *a, const struct image_strip *b,
                       const struct seam *s)
{
	uint32_t end = a->height - s->foot, end_below = b->height - s->foot;
	uint32_t most = smaller(BLURRED, smaller(end, end_below) - s->head);
	uint32_t head = s->head + count_rows(a, s->head, b, s->head, most, false);
	uint32_t more = count_rows(a, end, b, end_below, most, true);
	twins[0] = find_twin(a, 0, 0, head);
	twins[1] = find_twin(a, end - s->overlap, s->head, s->overlap);
	twins[1].n_said = count_said(a, end - s->overlap, end, &twins[1]);
	twins[2] = find_twin(a, end - more, end_below - more, s->foot + more);
}

bool image_join(const struct image_strip *above, const struct image_strip *below,
                struct image_stretch *of_above, struct image_stretch *of_below,
                struct image_twin twins[IMAGE_TWINS])
{
	struct seam s;
	if (!find_seam(&s, above, below))
		return false;
	uint32_t end = of_above->end - s.foot - s.overlap / 2;
	if (of_above->first > end) /* all of it was in the two around it */
		return false;
	of_above->end = end;
	of_below->first = s.head + s.overlap - s.overlap / 2; /* they meet amidst of what both have */
	find_twins(twins, above, below, &s);
	for (size_t i = 0; i < IMAGE_TWINS; i++) {
		twins[i].part = of_above->part;
		twins[i].other_part = of_below->part;
	}
	return true;
}

/* ---- screens one above the other ---- */

struct bars { /* what is repeated where screens meet */
	uint32_t places[SCREENS_MOST]; /* first rows of the screens behind the first */
	size_t n;
	uint32_t clock; /* rows above the head's that differ, and stay */
	uint32_t head, foot;
};

/* The foot of the last screen above row y, and the head of the first from there on. */
static void take_place(struct bars *b, uint32_t y, uint32_t head, uint32_t foot)
{
	b->head = b->n ? smaller(b->head, head) : head;
	b->foot = b->n ? smaller(b->foot, foot) : foot;
	b->places[b->n++] = y;
}

/* From most rows there is none with writing in it, which is found before small windows are compared. */
static uint32_t head_from(const struct image_strip *s, uint32_t y)
{
	uint32_t rows = count_rows(s, y, s, 0, smaller(y, s->height - y) / BAR_PARTS, false);
	return is_written(s, 0, rows) ? end_in_gap(s, y, s, 0, count_alike(s, y, s, 0, rows), false) : 0;
}

static uint32_t foot_above(const struct image_strip *s, uint32_t y)
{
	uint32_t foot = count_alike_above(s, y, s, s->height, smaller(y, s->height - y) / BAR_PARTS);
	return end_in_gap(s, y, s, s->height, foot, true);
}

/* Anywhere: a foot with writing in it, and below it at once a head with writing in it. */
static bool find_bars(struct bars *b, const struct image_strip *s)
{
	uint32_t least = s->raster->width / 2;
	for (uint32_t y = least; y + least < s->height && b->n < SCREENS_MOST; y++) {
		uint32_t head = head_from(s, y);
		if (!is_written(s, 0, head))
			continue;
		uint32_t foot = foot_above(s, y);
		if (!is_written(s, s->height - foot, foot))
			continue;
		take_place(b, y, head, foot);
		y += least;
	}
	return b->n > 0;
}

/* Below what may be a clock, as tall as can be: rows of the screen at y that are those of the first. */
static struct image_stretch find_title(const struct image_strip *s, uint32_t y, uint32_t height)
{
	struct image_stretch best = {0};
	for (uint32_t at = 0, n; at < height / CLOCK_PARTS; at += n + 1) {
		n = count_alike(s, y + at, s, at, height / BAR_PARTS - at);
		if (n > best.end - best.first)
			best = (struct image_stretch){0, at, at + n};
	}
	uint32_t n = end_in_gap(s, y + best.first, s, best.first, best.end - best.first, false);
	best.end = best.first + n;
	if (best.first > 0) /* below the clock */
		best.first = best.end - end_in_gap(s, y + best.end, s, best.end, n, true);
	return best;
}

/* Of screens that are equally tall the heads alone will do, and their clocks may differ. */
static bool find_equal(struct bars *b, const struct image_strip *s, uint32_t height)
{
	*b = (struct bars){0};
	for (uint32_t y = height; y < s->height; y += height) {
		struct image_stretch title = find_title(s, y, height);
		b->clock = title.first > b->clock ? title.first : b->clock;
		take_place(b, y, title.end, foot_above(s, y));
	}
	return b->clock < b->head && is_written(s, b->clock, b->head - b->clock);
}

/* As many as can be: of eight screens, each fourth has the same head, too. */
static bool find_screens(struct bars *b, const struct image_strip *s)
{
	for (uint32_t n = SCREENS_MOST - 1; n > 1; n--)
		if (s->height / n >= s->raster->width && s->height % n == 0 && find_equal(b, s, s->height / n))
			return true;
	*b = (struct bars){0};
	return false;
}

static void keep_rows(struct arena *a, struct image_trimmed *out, uint32_t first, uint32_t end)
{
	if (first < end)
		*ARENA_PUSH(a, out->stretches, out->n) = (struct image_stretch){0, first, end};
}

static void leave_out(struct arena *a, struct image_trimmed *out, uint32_t first, uint32_t end,
                      uint32_t stays)
{
	if (first < end)
		*ARENA_PUSH(a, out->repeats, out->n_repeats) = (struct image_repeat){first, end, stays};
}

/* The first head stays, and the last foot. */
struct image_trimmed image_trim(struct arena *a, const struct image_raster *raster)
{
	struct image_strip s = describe(raster);
	struct image_trimmed out = {0};
	struct bars b = {0};
	uint32_t from = 0;
	if (!find_bars(&b, &s))
		find_screens(&b, &s);
	for (size_t i = 0; i < b.n; i++) {
		uint32_t y = b.places[i];
		keep_rows(a, &out, from, y - b.foot);
		leave_out(a, &out, y - b.foot, y, raster->height - b.foot);
		keep_rows(a, &out, y, y + b.clock);
		leave_out(a, &out, y + b.clock, y + b.head, b.clock);
		from = y + b.head;
	}
	keep_rows(a, &out, from, raster->height);
	free(s.rows);
	return out;
}
