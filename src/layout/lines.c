/* lines.c - where the lines of a paragraph end: the cheapest set of lines as a whole, not line by line.
 *
 * Costs are squares of the white that is left over (in thousandths of the measure), so two middling lines
 * beat a tight and a loose one. For every place where a line may end, only starts that give a line between
 * loosest and full are weighed, and always the longest that fits: the work grows with the text alone.
 *
 * The alternative, first fit, leaves holes before long words and pushes a hanging mark down; a full
 * total-fit with fitness classes gains nothing where Han give a break at every character. */
#include "layout/para.h"

#include <string.h>

enum { /* white is in thousandths of the measure */
	LOOSEST = 150,        /* where lines are spread, starts that leave more are not tried */
	RAGGEDEST = 700,      /* the same where they are not spread */
	COST_SHORT_END = 30000, /* a last line of next to nothing; less for a word or two */
	COST_EMERGENCY = 30000, /* a break inside a word that is longer than a line */
	COST_HYPHEN = 10000,    /* the same after a hyphen or a solidus */
	COST_IN_FACT = 500000,  /* a break inside one of many facts in a row, each with its label: dearer than any
	                         * line that leaves less than RAGGEDEST */
	COST_UGLY = 3000000,  /* the same before a closing mark or after an opening one */
	COST_OVERFULL = 100000000,
};

struct stop { /* a place where a line may end */
	uint32_t end;  /* the line is atoms .. end - 1, blanks dropped */
	uint32_t next; /* start of the following line */
	uint32_t from; /* stop at which the best line that ends here starts */
	int32_t penalty; /* of ending here */
	int64_t cost;  /* of the best lines up to here */
	int64_t edge, start; /* natural places of this line's right edge and of the next one's left edge */
	int64_t give, given; /* what places before the end, and before the next line, can give */
};

struct breaker {
	struct setter *s;
	const struct para *p;
	len measure;
	int64_t loosest; /* white in a line that is not tried */
	struct stop *stops;
	size_t n;
	size_t low;      /* earliest start that still fits: only moves on */
};

/* A stop after atom i - 1 in the part that ends at `limit`. */
static void add_stop(struct breaker *b, size_t i, size_t limit, int32_t penalty)
{
	const struct para *p = b->p;
	size_t first = b->n ? b->stops[b->n - 1].next : i, end = i, next = i;
	struct stop *stop = &b->stops[b->n++];

	while (end > first && para_is_blank(p, end - 1))
		end--;
	while (next < limit && para_is_blank(p, next))
		next++;
	*stop = (struct stop){ .end = (uint32_t)end, .next = (uint32_t)next, .penalty = penalty,
		.cost = INT64_MAX };
	if (end > first) {
		stop->edge = p->at[end] - p->atoms[end - 1].after - p->atoms[end - 1].trail;
		stop->give = p->give[end - 1];
	}
	if (next < limit) {
		stop->start = p->at[next] + p->atoms[next].lead;
		stop->given = p->give[next];
	}
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
static void add_emergency_stops(struct breaker *b, size_t start, size_t end, size_t limit)
{
	size_t step = emergency_step(b->p, start, end, b->measure);

	for (size_t i = start + 1; i < end; i++) {
		const struct cluster *c = &b->p->shaped->clusters[i];
		bool ugly = c[-1].class == CLASS_OPEN || c->class == CLASS_CLOSE;
		bool hyphen = strchr("-/", b->p->shaped->text[c[-1].start]) != NULL;
		if (!para_is_blank(b->p, i) && (i - start) % step == 0)
			add_stop(b, i, limit, ugly ? COST_UGLY : hyphen ? COST_HYPHEN : COST_EMERGENCY);
	}
}

/* Of a stop after atom i: in a row of facts it is to stand before a label. */
static int32_t stop_penalty(const struct para *p, size_t i, size_t end)
{
	if (!p->tied)
		return 0;
	while (++i < end && para_is_blank(p, i))
		;
	return i < end && !p->spans[p->shaped->clusters[i].style]->tied ? COST_IN_FACT : 0;
}

/* All stops of atoms start .. end - 1; the first stands for the start, the last for the end. */
static void find_stops(struct breaker *b, struct arena *a, size_t start, size_t end)
{
	const struct para *p = b->p;

	b->stops = ARENA_ARRAY(a, struct stop, end - start + 2);
	add_stop(b, start, end, 0);
	b->stops[0].cost = 0;
	for (size_t i = b->stops[0].next; i < end; i++) {
		size_t word = b->stops[b->n - 1].next;
		bool last = i + 1 == end;
		if (!last && (!p->atoms[i].may_end || i < word || para_is_blank(p, i + 1)))
			continue; /* a break among spaces comes after them */
		if (!fits(p, word, i + 1, b->measure))
			add_emergency_stops(b, word, i + 1, end);
		add_stop(b, i + 1, end, stop_penalty(p, i, end));
	}
}

static int64_t square(int64_t v)
{
	return v * v;
}

/* Cost of the line between two stops, which leaves `slack`. */
static int64_t line_cost(const struct breaker *b, const struct stop *from, const struct stop *to,
                         int64_t slack)
{
	if (slack < 0) {
		int64_t give = to->give - from->given;
		return to->penalty + (-slack <= give ? square(-slack * 50 / give) : COST_OVERFULL);
	}
	if (to != &b->stops[b->n - 1])
		return to->penalty + square(slack * 1000 / b->measure);
	int64_t least = b->measure / (b->p->spread ? 12 : 5), width = b->measure - slack;
	return from != b->stops && width < least ? COST_SHORT_END * (least - width) / least : 0;
}

static int64_t slack_of(const struct breaker *b, const struct stop *from, const struct stop *to)
{
	return to->end > from->next ? b->measure - (to->edge - from->start) : b->measure;
}

/* The best line that ends at stop j. */
static void weigh_stop(struct breaker *b, size_t j)
{
	struct stop *to = &b->stops[j];
	bool last = j + 1 == b->n;

	for (; b->low + 1 < j; b->low++) {
		const struct stop *from = &b->stops[b->low];
		if (slack_of(b, from, to) + (to->give - from->given) >= 0)
			break;
	}
	for (size_t i = b->low; i < j; i++) {
		const struct stop *from = &b->stops[i];
		int64_t slack = slack_of(b, from, to);
		b->s->steps++;
		if (slack > b->loosest && i > b->low && !last)
			break;
		int64_t cost = from->cost + line_cost(b, from, to, slack);
		if (cost < to->cost) {
			to->cost = cost;
			to->from = (uint32_t)i;
		}
	}
}

static void collect(struct cuts *cuts, struct arena *a, const struct breaker *b)
{
	size_t n = 0, first = cuts->n;

	for (size_t j = b->n - 1; j > 0; j = b->stops[j].from)
		n++;
	for (size_t k = 0; k < n; k++)
		ARENA_PUSH(a, cuts->v, cuts->n);
	for (size_t j = b->n - 1; j > 0; j = b->stops[j].from, n--) {
		struct cut *cut = &cuts->v[first + n - 1];
		cut->start = b->stops[b->stops[j].from].next;
		cut->end = b->stops[j].end < cut->start ? cut->start : b->stops[j].end;
		cut->last = j + 1 == b->n;
	}
}

/* Lines of the part between two forced ends. */
static void break_part(struct setter *s, struct arena *a, const struct para *p, size_t start, size_t end,
                       len measure, struct cuts *cuts)
{
	struct breaker b = { .s = s, .p = p, .measure = measure };

	while (end > start && para_is_blank(p, end - 1))
		end--;
	while (start < end && para_is_blank(p, start))
		start++;
	s->steps++;
	if (para_natural(p, start, end) <= measure) {
		*ARENA_PUSH(a, cuts->v, cuts->n) = (struct cut){ .start = start, .end = end, .last = true };
		return;
	}
	b.loosest = (int64_t)measure * (p->spread ? LOOSEST : RAGGEDEST) / 1000;
	find_stops(&b, a, start, end);
	for (size_t j = 1; j < b.n; j++)
		weigh_stop(&b, j);
	collect(cuts, a, &b);
}

/* Blanks after the last newline are no line. */
static bool is_blank_part(const struct para *p, size_t start, size_t end)
{
	while (start < end && para_is_blank(p, start) && !p->atoms[start].must_end)
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
