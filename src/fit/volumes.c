/* volumes.c - volumes are filled one after the other, and each is cut where it may be cut best. */
#include "fit/volumes.h"

struct cutter {
	const struct fit_book *book;
	size_t *seen; /* by picture: the last try that had it in its volume */
	size_t try;
};

static struct fit_room room_of(const struct fit_book *b, size_t volume)
{
	return b->rooms[volume < b->n_rooms ? volume : b->n_rooms - 1];
}

static uint64_t weigh(struct cutter *c, const struct fit_passage *p)
{
	uint64_t bytes = p->bytes;
	for (size_t i = 0; i < p->n_pictures; i++) {
		size_t picture = p->pictures[i];
		if (c->seen[picture] != c->try)
			bytes += c->book->picture_bytes[picture];
		c->seen[picture] = c->try;
	}
	return bytes;
}

/* The first passage that a volume which begins with `from` does not hold. */
static size_t reach(struct cutter *c, size_t from, size_t volume)
{
	const struct fit_book *b = c->book;
	struct fit_room room = room_of(b, volume);
	uint64_t bytes = b->plain_bytes;
	c->try++;
	for (size_t i = from; i < b->n; i++) {
		bytes += weigh(c, &b->passages[i]);
		if (bytes > room.bytes || b->passages[i].page - b->passages[from].page >= room.pages)
			return i;
	}
	return b->n;
}

/* The last border of that kind, or a better one, behind `from`; from: there is none. */
static size_t find_border(const struct fit_book *b, size_t from, size_t end, enum fit_border least)
{
	for (size_t i = end; i > from; i--)
		if (b->passages[i].border >= least)
			return i;
	return from;
}

/* Does a volume hold all that begins there, up to the next such border? If not it is cut in any case, and has
 * no use for a volume of its own. */
static bool is_held(struct cutter *c, size_t from, size_t volume, enum fit_border border)
{
	size_t end = from + 1;
	while (end < c->book->n && c->book->passages[end].border < border)
		end++;
	return reach(c, from, volume) >= end;
}

static size_t choose(struct cutter *c, size_t from, size_t end, size_t next_volume)
{
	for (enum fit_border border = FIT_BORDER_SECTION; border > FIT_BORDER_PAGE; border--) {
		size_t start = find_border(c->book, from, end, border);
		if (start > from && is_held(c, start, next_volume, border))
			return start;
	}
	return find_border(c->book, from, end, FIT_BORDER_PAGE);
}

size_t *fit_volumes(struct arena *a, const struct fit_book *book, size_t *n)
{
	struct cutter c = {book, ARENA_ARRAY(a, size_t, book->n_pictures), 0};
	size_t *starts = NULL, from = 0;
	*n = 0;
	for (;;) {
		*ARENA_PUSH(a, starts, *n) = from;
		size_t end = reach(&c, from, *n - 1);
		if (end == book->n)
			return starts;
		size_t next = choose(&c, from, end, *n);
		if (next == from) {
			*n = end;
			return NULL;
		}
		from = next;
	}
}

uint64_t fit_volumes_bytes(struct arena *a, const struct fit_book *book, const size_t *starts, size_t n)
{
	struct cutter c = {book, ARENA_ARRAY(a, size_t, book->n_pictures), 0};
	uint64_t sum = 0;
	for (size_t v = 0; v < n; v++) {
		size_t end = v + 1 < n ? starts[v + 1] : book->n;
		sum += book->plain_bytes;
		c.try++;
		for (size_t i = starts[v]; i < end; i++)
			sum += weigh(&c, &book->passages[i]);
	}
	return sum;
}

/* ---- what is never parted ---- */

static bool is_in(const struct fit_passage *p, size_t n, size_t picture)
{
	for (size_t i = 0; i < n; i++)
		if (p->pictures[i] == picture)
			return true;
	return false;
}

/* Was it in the quire before picture k of passage i? */
static bool is_known(const struct fit_book *b, size_t from, size_t i, size_t k)
{
	const struct fit_passage *p = &b->passages[i];
	bool is_known = is_in(p, k, p->pictures[k]);
	for (size_t j = from; j < i && !is_known; j++)
		is_known = is_in(&b->passages[j], b->passages[j].n_pictures, p->pictures[k]);
	return is_known;
}

struct fit_quire fit_quire_at(const struct fit_book *b, size_t passage)
{
	struct fit_quire q = {passage, passage + 1, b->plain_bytes};
	while (q.from > 0 && b->passages[q.from].border < FIT_BORDER_PAGE)
		q.from--;
	while (q.end < b->n && b->passages[q.end].border < FIT_BORDER_PAGE)
		q.end++;
	for (size_t i = q.from; i < q.end; i++) {
		q.bytes += b->passages[i].bytes;
		for (size_t k = 0; k < b->passages[i].n_pictures; k++)
			if (!is_known(b, q.from, i, k))
				q.bytes += b->picture_bytes[b->passages[i].pictures[k]];
	}
	return q;
}
