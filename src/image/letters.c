/* letters.c - how tall are the lines of text in a picture? From the top of a line's tallest letters to the
 * foot of its lowest, which is the size of their type, give or take a tenth: Han fills its square, and Latin
 * and Cyrillic reach from ascender to descender.
 *
 *     cells   |..|##|##|##|..|##|##|..|..|    A row is parted in 32 cells. One is marked where it becomes
 *             |..|##|##|##|##|##|..|##|..|    both lighter and darker: strokes of letters do that, while the
 *             |..|..|##|##|##|##|##|##|..|    edge of a bubble does one alone, and a shade neither. Marked
 *                                             cells below each other are a run; runs side by side that share
 *     height of the line: 3 rows              half of their height are a line, as high as all together.
 *
 * Most of what is written is of about one size: the answer is the height that the most lines have. Where
 * letters are wider than a cell the runs are pieces of them, so that it is tried with cells of twice and four
 * times the width, and the lines that explain most of what is marked win. Of a photo they explain little. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

enum {
	CELLS = 32, CELLS_LEAST = 8,
	STROKE = 24,       /* steps of grey from one sample to the next: less is shade */
	STROKE_IN_JPEG = 40, /* or what JPEG adds around letters */
	LOWEST = 5,        /* [px] a line: lower ones cannot be told from specks, and not be read */
	HIGHEST = 240,     /* larger text can be read however it is printed */
	LINE_CELLS = 3,    /* a line is at least so long */
	LINE_HEIGHTS = 2,  /* and at least so many times its height */
	ALIKE = 7,         /* tenths: a line without tall letters is lower than its neighbours, by so much */
	ALL_HEIGHTS = 8,   /* all lines together are that long, and half of the picture's width */
	BETTER = 11,       /* tenths: by so much more are wider cells better than narrower ones */
	WIDEST = 2,        /* and no wider than so many heights: a word has a stroke in each */
	EXPLAINED = 3,     /* tenths of what is marked that lines must be */
	STRETCHES = 4, STRETCH = 1024, /* rows of a long picture that are looked at */
};

void letters_start(struct letters *l, uint32_t samples, uint32_t every, uint32_t height)
{
	uint32_t most = height <= STRETCHES * STRETCH ? height : STRETCHES * (STRETCH + 1);
	*l = (struct letters){.every = every, .stroke = STROKE};
	l->cell = samples > CELLS ? (samples - 1) / CELLS : 0;
	l->stretch = height <= STRETCHES * STRETCH ? 0 : height / STRETCHES;
	l->marks = l->cell > 1 ? mem_alloc(most * sizeof *l->marks) : NULL;
}

void letters_expect_jpeg(struct letters *l)
{
	l->stroke = STROKE_IN_JPEG;
}

/* ---- what is marked ---- */

static bool has_strokes(const uint8_t *grey, uint32_t n, int stroke)
{
	int rise = 0, fall = 0;
	for (uint32_t x = 0; x < n; x++) {
		int step = grey[x + 1] - grey[x];
		rise = step > rise ? step : rise;
		fall = step < fall ? step : fall;
	}
	return rise > stroke && fall < -stroke;
}

static uint32_t mark(const struct letters *l, const uint8_t *grey)
{
	uint32_t marks = 0;
	for (uint32_t k = 0; k < CELLS; k++)
		marks |= (uint32_t)has_strokes(grey + k * l->cell, l->cell, l->stroke) << k;
	return marks;
}

/* Of a long picture rows from its top and three more places, parted by an empty one. */
static bool is_looked_at(struct letters *l)
{
	uint32_t y = l->y++, place = l->stretch ? y % l->stretch : 0;
	bool is_looked_at = l->marks && (!l->stretch || (y / l->stretch < STRETCHES && place <= STRETCH));
	if (is_looked_at && place == STRETCH)
		l->marks[l->n++] = 0;
	return is_looked_at && place != STRETCH;
}

void letters_add(struct letters *l, const uint8_t *grey)
{
	if (is_looked_at(l))
		l->marks[l->n++] = mark(l, grey);
}

void letters_repeat(struct letters *l)
{
	if (is_looked_at(l)) {
		l->marks[l->n] = l->marks[l->n - 1];
		l->n++;
	}
}

/* ---- lines ---- */

struct run { /* rows, and how many cells it is long */
	uint32_t top, end, n;
	bool goes_on;
};

struct lines {
	const struct letters *letters;
	uint32_t cells, cell;     /* [px] */
	struct run *before, *now; /* lines that reach the last cell, and this one */
	uint32_t n_before, n_now;
	uint32_t lengths[HIGHEST + 1]; /* [cells] of all lines, by height */
};

static void end_line(struct lines *l, const struct run *r)
{
	uint32_t height = r->end - r->top;
	bool is_long = r->n >= LINE_CELLS && r->n * l->cell >= LINE_HEIGHTS * height;
	if (is_long && height >= LOWEST && height <= HIGHEST)
		l->lengths[height] += r->n;
}

/* Do they share at least half of the height that both take? */
static bool belong(const struct run *a, const struct run *b)
{
	uint32_t first = larger(a->top, b->top), last = smaller(a->end, b->end);
	return last > first && (last - first) * 2 >= larger(a->end, b->end) - smaller(a->top, b->top);
}

/* A run in this cell goes on with a line that ended in the cell before, or begins one. *from: the first of
 * those that may still reach as low. */
static void add_run(struct lines *l, struct run r, uint32_t *from)
{
	while (*from < l->n_before && l->before[*from].end <= r.top)
		++*from;
	for (uint32_t i = *from; i < l->n_before && l->before[i].top < r.end; i++) {
		struct run *b = &l->before[i];
		if (b->goes_on || !belong(b, &r))
			continue;
		b->goes_on = true;
		r = (struct run){smaller(r.top, b->top), larger(r.end, b->end), b->n + 1, false};
		break;
	}
	l->now[l->n_now++] = r;
}

static void end_cell(struct lines *l)
{
	struct run *ended = l->before;
	for (uint32_t i = 0; i < l->n_before; i++)
		if (!ended[i].goes_on)
			end_line(l, &ended[i]);
	l->before = l->now;
	l->n_before = l->n_now;
	l->now = ended;
	l->n_now = 0;
}

static void find_lines(struct lines *l)
{
	const struct letters *letters = l->letters;
	for (uint32_t k = 0; k < l->cells; k++) {
		uint32_t from = 0, top = 0;
		for (uint32_t y = 0; y <= letters->n; y++) {
			bool is_marked = y < letters->n && letters->marks[y] >> k & 1;
			if (is_marked)
				continue;
			if (y > top)
				add_run(l, (struct run){top, y, 1, false}, &from);
			top = y + 1;
		}
		end_cell(l);
	}
	end_cell(l);
}

/* ---- the height that most of them have ---- */

struct finding {
	uint32_t height;
	uint64_t area; /* [px] of lines that are about as high */
};

/* Heights from `low` to `high` hold the most; three quarters of these are no higher than the answer: lines
 * that lack tall letters are a little lower than the others. */
static uint32_t pick_height(const uint32_t *lengths, uint32_t low, uint32_t high, uint64_t all)
{
	uint64_t sum = 0;
	for (uint32_t h = low; h < high; h++)
		if ((sum += lengths[h]) * 4 >= all * 3)
			return h;
	return high;
}

static uint32_t lowest_like(uint32_t high)
{
	return (high * ALIKE + 9) / 10;
}

static uint64_t sum_lengths(const struct lines *l, uint32_t high)
{
	uint64_t sum = 0;
	for (uint32_t h = lowest_like(high); h <= high; h++)
		sum += l->lengths[h];
	return sum;
}

static struct finding find_height(const struct lines *l, uint64_t n_marked)
{
	uint64_t most = 0;
	uint32_t high = 0;
	for (uint32_t h = LOWEST; h <= HIGHEST; h++) {
		uint64_t all = l->lengths[h] ? sum_lengths(l, h) : 0;
		if (all > 0 && all >= most) {
			most = all;
			high = h;
		}
	}
	uint32_t height = pick_height(l->lengths, lowest_like(high), high, most);
	bool is_enough = most * l->cell >= (uint64_t)ALL_HEIGHTS * height && most * 2 >= l->cells
		&& most * height * 10 >= n_marked * EXPLAINED;
	return is_enough ? (struct finding){height, most * height * l->cell} : (struct finding){0, 0};
}

static uint64_t count_marked(const struct letters *l)
{
	uint64_t n = 0;
	for (uint32_t y = 0; y < l->n; y++)
		n += (uint64_t)__builtin_popcount(l->marks[y]);
	return n;
}

/* Two cells become one. */
static void widen(struct letters *l, uint32_t cells)
{
	for (uint32_t y = 0; y < l->n; y++) {
		uint32_t wide = 0, marks = l->marks[y] | l->marks[y] >> 1;
		for (uint32_t k = 0; k < cells / 2; k++)
			wide |= (marks >> 2 * k & 1) << k;
		l->marks[y] = wide;
	}
}

static struct finding look(const struct letters *l, uint32_t cells)
{
	struct lines lines = {.letters = l, .cells = cells, .cell = l->cell * l->every * (CELLS / cells)};
	size_t most = l->n / 2 + 1;
	struct run *room = mem_alloc(2 * most * sizeof *room);
	lines.before = room;
	lines.now = room + most;
	find_lines(&lines);
	free(room);
	return find_height(&lines, count_marked(l));
}

uint32_t letters_end(struct letters *l)
{
	struct finding best = {0};
	for (uint32_t cells = CELLS; l->marks && cells >= CELLS_LEAST; cells /= 2) {
		struct finding f = look(l, cells);
		bool is_wide = cells < CELLS && l->cell * l->every * (CELLS / cells) > WIDEST * f.height;
		if (!is_wide && f.area * 10 > best.area * BETTER)
			best = f;
		widen(l, cells);
	}
	free(l->marks);
	*l = (struct letters){0};
	return best.height;
}
