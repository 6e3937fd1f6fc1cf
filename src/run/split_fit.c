/* split_fit.c - where volumes do not do pictures are encoded again, smaller: those on a page that alone is
 * more than a volume holds, no smaller than that volume asks for; and all where there are more volumes than
 * the form takes files. What all limits ask for is met by the same three encodings. */
#include "run/fit.h"
#include "run/split.h"

enum {
	SPARE = 50,        /* the part of the room that is left: what is no picture is known about */
	ALL_SPARE = 25,    /* and of all volumes, which may be cut otherwise than is thought; more each time */
	LAST = 1,          /* try that is left for that */
};

uint64_t split_room(const struct split *s)
{
	uint64_t room = s->most.bytes;
	for (size_t i = 0; i < s->book.n_rooms; i++)
		room = s->rooms[i].bytes < room ? s->rooms[i].bytes : room;
	return room;
}

struct fit_quire *split_list_large(const struct split *s, size_t *n)
{
	struct fit_quire *v = NULL, q;
	uint64_t room = split_room(s);
	*n = 0;
	for (size_t i = 0; i < s->book.n; i = q.end) {
		q = fit_quire_at(&s->book, i);
		if (q.bytes > room)
			*ARENA_PUSH(s->run->arena, v, *n) = q;
	}
	return v;
}

bool split_shows(const struct split *s, const struct fit_quire *q, const struct fit_place *p)
{
	for (size_t i = q->from; i < q->end; i++)
		for (size_t k = 0; k < s->book.passages[i].n_pictures; k++)
			if (fit_is_shown(s->run, p, s->book.passages[i].pictures[k]))
				return true;
	return false;
}

/* ---- a page that no volume holds ---- */

static const size_t *list_pictures(const struct split *s, const struct fit_job *j, const struct fit_quire *q,
                                   size_t *n)
{
	size_t *which = NULL;
	*n = 0;
	for (size_t i = 0; i < j->n; i++)
		if (split_shows(s, q, &j->placed[i]))
			*ARENA_PUSH(s->run->arena, which, *n) = i;
	return which;
}

static uint64_t bytes_now(const struct fit_job *j, size_t i)
{
	return j->placed[i].chosen ? privacy_bytes(j->placed[i].chosen) : j->pictures[i].bytes;
}

/* false: there is none that could be smaller. */
static bool limit_quires(const struct split *s, struct fit_job *j)
{
	size_t n_large, n, n_limited = 0;
	const struct fit_quire *large = split_list_large(s, &n_large);
	uint64_t room = split_room(s);
	room -= room / SPARE;
	for (size_t i = 0; i < n_large; i++) {
		const size_t *which = list_pictures(s, j, &large[i], &n);
		uint64_t rest = large[i].bytes;
		for (size_t k = 0; k < n; k++)
			rest -= bytes_now(j, which[k]) < rest ? bytes_now(j, which[k]) : rest;
		if (n > 0)
			fit_limit(j, which, n, room > rest ? room - rest : 0, run_name_passage(s->run, large[i].from));
		n_limited += n > 0;
	}
	return n_limited > 0;
}

/* ---- more volumes than files, or more in all of them than the form takes ---- */

struct guess { /* at what they would be */
	const struct split *split;
	struct fit_job *job;
	uint64_t *pictures; /* bytes, by picture of the job */
	uint64_t *files;    /* and as the book has them */
	struct fit_room room; /* of a volume */
	uint64_t n_files, most; /* volumes, and bytes of all, at most */
};

/* Those of one volume anyway have its room. */
static void guess_share(struct guess *g, const struct fit_share *h)
{
	uint64_t sum = 0;
	for (size_t k = 0; h->which && k < h->n; k++)
		sum += g->pictures[h->which[k]];
	for (size_t k = 0; h->which && sum > h->most && k < h->n; k++)
		g->pictures[h->which[k]] = g->pictures[h->which[k]] * (h->most >> 10) / ((sum >> 10) + 1);
}

static void guess_bytes(struct guess *g, int level)
{
	const struct fit_job *j = g->job;
	for (size_t i = 0; i < j->n; i++) {
		struct image_fit f = fit_setting(&j->pictures[i], level);
		uint64_t bytes = fit_weigh(&j->pictures[i], &f), now = bytes_now(j, i);
		g->pictures[i] = bytes < now ? bytes : now;
	}
	for (size_t m = 0; m < j->n_shares; m++)
		guess_share(g, &j->shares[m]);
	for (size_t file = 0; file < g->split->book.n_pictures; file++) {
		g->files[file] = g->split->book.picture_bytes[file];
		for (size_t i = 0; i < j->n; i++)
			if (fit_is_shown(j->run, &j->placed[i], file))
				g->files[file] -= bytes_now(j, i) - g->pictures[i];
	}
}

struct cut { /* NULL: some passage fits no volume */
	struct fit_book book;
	size_t *starts, n;
};

static struct cut cut_at(struct guess *g, int level)
{
	struct cut c = {.book = g->split->book};
	guess_bytes(g, level);
	c.book.picture_bytes = g->files;
	c.book.rooms = &g->room;
	c.book.n_rooms = 1;
	c.starts = fit_volumes(g->job->run->arena, &c.book, &c.n);
	return c;
}

static uint64_t weigh_cut(const struct guess *g, const struct cut *c)
{
	return fit_volumes_bytes(g->job->run->arena, &c->book, c->starts, c->n);
}

static bool is_held(struct guess *g, int level)
{
	struct cut c = cut_at(g, level);
	return c.starts && c.n <= g->n_files && weigh_cut(g, &c) <= g->most;
}

/* The highest level that will do. */
static int guess_level(struct guess *g)
{
	int low = 0, high = FIT_LEVEL_MOST;
	while (low < high) {
		int middle = (low + high + 1) / 2;
		if (is_held(g, middle))
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* What the others leave of it is for all of the volume's. */
static void limit_volume(const struct guess *g, const struct cut *c, size_t volume)
{
	struct cut one = {.book = c->book, .starts = &c->starts[volume], .n = 1};
	one.book.n = volume + 1 < c->n ? c->starts[volume + 1] : c->book.n;
	struct fit_quire q = {.from = *one.starts, .end = one.book.n};
	size_t n;
	const size_t *which = list_pictures(g->split, g->job, &q, &n);
	uint64_t bytes = weigh_cut(g, &one), pictures = 0;
	for (size_t k = 0; k < n; k++)
		pictures += g->pictures[which[k]];
	if (n > 0)
		fit_limit(g->job, which, n, pictures + g->room.bytes - bytes, NULL);
}

/* What is free in one volume is for its own pictures alone, and what is free of all for all. Where not even
 * the smallest will do they are as small as that. */
static void limit_cut(struct guess *g)
{
	struct cut c = cut_at(g, guess_level(g));
	uint64_t sum = 0, bytes = c.starts ? weigh_cut(g, &c) : UINT64_MAX;
	bool is_held = c.starts && c.n <= g->n_files && bytes <= g->most;
	for (size_t i = 0; i < g->job->n; i++)
		sum += g->pictures[i];
	for (size_t v = 0; is_held && g->n_files < UINT64_MAX && v < c.n; v++)
		limit_volume(g, &c, v);
	if (!is_held || g->most < UINT64_MAX)
		fit_limit(g->job, NULL, g->job->n, is_held ? sum + g->most - bytes : sum, NULL);
}

/* As they were bound, or would be if all held what stands in one anyway. */
static bool are_few(struct guess *g)
{
	const struct run *r = g->job->run;
	uint64_t sum = 0;
	for (size_t i = 0; i < r->n_volumes; i++)
		sum += r->weights[i];
	return g->split->is_stuck ? is_held(g, FIT_LEVEL_MOST) : r->n_volumes <= g->n_files && sum <= g->most;
}

/* false: there are not too many volumes, and not too many bytes in them; or nobody says how large each is. */
static bool limit_volumes(struct split *s, struct fit_job *j, int round)
{
	struct run *r = s->run;
	const struct limit *files = &r->limits.v[LIMIT_FILES], *bytes = &r->limits.v[LIMIT_PDF_BYTES];
	if (s->book.n == 0 || (!j->limit && (!files->given || !bytes->given)))
		return false;
	struct guess g = {.split = s, .job = j, .pictures = ARENA_ARRAY(r->arena, uint64_t, j->n),
		.files = ARENA_ARRAY(r->arena, uint64_t, s->book.n_pictures), .room = s->most};
	g.n_files = files->given && bytes->given ? (uint64_t)files->value : UINT64_MAX;
	g.most = j->limit ? (uint64_t)j->limit->value : UINT64_MAX;
	g.room.bytes = split_room(s);
	if (are_few(&g))
		return false;
	g.room.bytes -= g.room.bytes / ALL_SPARE * (unsigned)(round + 1);
	g.most -= g.most / ALL_SPARE * (unsigned)(round + 1);
	limit_cut(&g);
	return true;
}

bool split_fit(struct split *s, int round)
{
	struct run *r = s->run;
	if (!fit_is_wanted(r) || s->is_broken)
		return false;
	struct fit_job *j = fit_job_of(r);
	uint64_t before = fit_job_bytes(j);
	bool is_limited = fit_limit_all(j) | fit_must_any(j), is_of_volumes;
	is_limited |= s->is_stuck && limit_quires(s, j);
	is_of_volumes = (is_limited || !s->is_stuck) && limit_volumes(s, j, round);
	return (is_limited || is_of_volumes) && fit_pictures(j, is_of_volumes ? LAST : 0)
		&& fit_job_bytes(j) != before;
}
