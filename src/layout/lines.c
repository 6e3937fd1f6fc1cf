/* lines.c - where the lines of a paragraph end: the cheapest set of lines as a whole, not line by line.
 *
 * Costs are squares of the white that is left over (in thousandths of the measure), so two middling lines
 * beat a tight and a loose one. For every place where a line may end, only starts that give a line between
 * `LOOSEST` and full are weighed, and always the longest that fits: the work grows with the text alone.
 *
 * The alternative, first fit, leaves holes before long words and pushes a hanging mark down; a full
 * total-fit with fitness classes gains nothing where Han give a break at every character. */
#include "layout/para.h"

enum {
	LOOSEST = 650,        /* of 1000: starts that leave more white than this are not tried */
	COST_SHORT_END = 3000, /* a last line of a word or two */
	COST_EMERGENCY = 30000, /* a break inside a word that is longer than a line */
	COST_UGLY = 3000000,  /* the same before a closing mark or after an opening one */
	COST_OVERFULL = 100000000,
};

struct stop { /* a place where a line may end */
	size_t end;  /* the line is atoms .. end - 1, blanks dropped */
	size_t next; /* start of the following line */
	int64_t penalty, cost; /* of ending here; of the best lines up to here */
	size_t from; /* stop that the line ending here starts at */
};

struct stops {
	struct stop *v;
	size_t n;
};

static bool is_space(const struct para *p, size_t i)
{
	return p->shaped->clusters[i].class == CLASS_SPACE || p->shaped->clusters[i].class == CLASS_NEWLINE;
}

/* A stop after atom i - 1 in the part that starts at `start` and ends at `limit`. */
static void add_stop(struct stops *stops, const struct para *p, size_t i, size_t limit, int64_t penalty)
{
	size_t start = stops->n ? stops->v[stops->n - 1].next : i;
	struct stop *stop = &stops->v[stops->n++];

	*stop = (struct stop){ .end = i, .next = i, .penalty = penalty, .cost = INT64_MAX };
	while (stop->end > start && is_space(p, stop->end - 1))
		stop->end--;
	while (stop->next < limit && is_space(p, stop->next))
		stop->next++;
}

static bool fits(const struct para *p, size_t start, size_t end, len measure)
{
	if (start >= end)
		return true;
	int64_t give = p->give[end - 1] - p->give[start];
	return para_natural(p, start, end) - give <= measure;
}

/* How many clusters of a broken word to a line: as they come, but digests in equal parts. */
static size_t emergency_step(const struct para *p, size_t start, size_t end, len measure)
{
	if (p->spans[p->shaped->clusters[start].style]->tone != TONE_MONO)
		return 1;
	size_t parts = (size_t)(para_natural(p, start, end) / measure) + 1;
	return (end - start + parts - 1) / parts;
}

/* A word longer than the measure may be broken between any two of its clusters. */
static void add_emergency_stops(struct stops *stops, const struct para *p, size_t start, size_t end,
                                size_t limit, len measure)
{
	size_t step = emergency_step(p, start, end, measure);

	for (size_t i = start + 1; i < end; i++) {
		const struct cluster *c = &p->shaped->clusters[i];
		bool ugly = c[-1].class == CLASS_OPEN || c->class == CLASS_CLOSE;
		if (!is_space(p, i) && (i - start) % step == 0)
			add_stop(stops, p, i, limit, ugly ? COST_UGLY : COST_EMERGENCY);
	}
}

/* All stops of atoms start .. end - 1; the first stands for the start, the last for the end. */
static struct stops find_stops(struct arena *a, const struct para *p, size_t start, size_t end, len measure)
{
	struct stops stops = { .v = ARENA_ARRAY(a, struct stop, end - start + 2) };

	add_stop(&stops, p, start, end, 0);
	stops.v[0].cost = 0;
	for (size_t i = stops.v[0].next; i < end; i++) {
		size_t word = stops.v[stops.n - 1].next;
		if (!(p->atoms[i].may_end || i + 1 == end) || (i + 1 < end && i < word))
			continue;
		if (i + 1 < end && is_space(p, i + 1))
			continue; /* the break comes after the spaces */
		if (!fits(p, word, i + 1, measure))
			add_emergency_stops(&stops, p, word, i + 1, end, measure);
		add_stop(&stops, p, i + 1, end, 0);
	}
	return stops;
}

static int64_t square(int64_t v)
{
	return v * v;
}

/* Cost of the line between two stops; *white is what it leaves, in thousandths of the measure. */
static int64_t line_cost(const struct para *p, const struct stop *from, const struct stop *to, bool last,
                         len measure, int64_t *white)
{
	len natural = para_natural(p, from->next, to->end);
	int64_t slack = (int64_t)measure - natural;
	int64_t cost = to->penalty;

	*white = slack * 1000 / measure;
	if (slack < 0) {
		int64_t give = p->give[to->end - 1] - p->give[from->next];
		return -slack <= give ? cost + square(-slack * 50 / give) : cost + COST_OVERFULL;
	}
	if (!last)
		return cost + square(*white);
	return from->from != SIZE_MAX && natural < measure / 12 ? cost + COST_SHORT_END : cost;
}

/* The best line that ends at stops[j]; *lo, the earliest start that still fits, only moves on. */
static void weigh_stop(struct setter *s, const struct para *p, struct stops *stops, size_t j, size_t *lo,
                       len measure)
{
	struct stop *to = &stops->v[j];
	bool last = j + 1 == stops->n;

	while (*lo + 1 < j && !fits(p, stops->v[*lo].next, to->end, measure))
		++*lo;
	for (size_t i = *lo; i < j; i++) {
		int64_t white, cost = line_cost(p, &stops->v[i], to, last, measure, &white);
		s->steps++;
		if (white > LOOSEST && i > *lo && !last)
			break;
		if (stops->v[i].cost + cost < to->cost) {
			to->cost = stops->v[i].cost + cost;
			to->from = i;
		}
	}
}

static void collect(struct cuts *cuts, struct arena *a, const struct stops *stops)
{
	size_t n = 0, first = cuts->n;

	for (size_t j = stops->n - 1; j > 0; j = stops->v[j].from)
		n++;
	for (size_t k = 0; k < n; k++)
		ARENA_PUSH(a, cuts->v, cuts->n);
	for (size_t j = stops->n - 1; j > 0; j = stops->v[j].from, n--) {
		struct cut *cut = &cuts->v[first + n - 1];
		cut->start = stops->v[stops->v[j].from].next;
		cut->end = stops->v[j].end < cut->start ? cut->start : stops->v[j].end;
		cut->last = j + 1 == stops->n;
	}
}

/* Lines of the part between two forced ends. */
static void break_part(struct setter *s, struct arena *a, const struct para *p, size_t start, size_t end,
                       len measure, struct cuts *cuts)
{
	size_t first = start, last = end, lo = 0;

	while (last > first && is_space(p, last - 1))
		last--;
	while (first < last && is_space(p, first))
		first++;
	s->steps++;
	if (para_natural(p, first, last) <= measure) {
		*ARENA_PUSH(a, cuts->v, cuts->n) = (struct cut){ .start = first, .end = last, .last = true };
		return;
	}
	struct stops stops = find_stops(a, p, first, last, measure);
	stops.v[0].from = SIZE_MAX;
	for (size_t j = 1; j < stops.n; j++)
		weigh_stop(s, p, &stops, j, &lo, measure);
	collect(cuts, a, &stops);
}

/* Blanks after the last newline are no line. */
static bool is_blank_part(const struct para *p, size_t start, size_t end)
{
	while (start < end && is_space(p, start) && !p->atoms[start].must_end)
		start++;
	return start == end;
}

struct cuts lines_break(struct setter *s, struct arena *a, const struct para *p, len measure)
{
	struct cuts cuts = { 0 };
	size_t start = 0;

	measure = measure > 0 ? measure : 1;
	for (size_t i = 0; i < p->n; i++) {
		bool end = i + 1 == p->n;
		if (!p->atoms[i].must_end && !end)
			continue;
		if (!end || cuts.n == 0 || !is_blank_part(p, start, i + 1))
			break_part(s, a, p, start, i + 1, measure, &cuts);
		start = i + 1;
	}
	return cuts;
}
