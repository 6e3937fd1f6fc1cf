/* split_fit.c - where a page alone is more than a volume holds, its pictures are encoded again, smaller: no
 * smaller than that volume asks for, and those on other pages stay as they are. */
#include "run/fit.h"
#include "run/split.h"

enum { SPARE = 50 }; /* the part of the room that is left: what is no picture is known about */

struct crowd { /* pictures of one quire */
	size_t *which; /* by picture of its job: in that of all */
	const char *name; /* of the exhibit */
};

struct crowds { /* those that have no picture in common, so that they are encoded side by side */
	struct split *split;
	struct fit_job *all;
	struct fit_job *jobs;
	struct crowd *v; /* of the same job */
	size_t n;
	bool *taken; /* by picture of all: in one of these jobs */
	bool *done;  /* by passage that a quire begins with */
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

/* false: it has no pictures, or shares one with another and has to wait. */
static bool list_pictures(const struct crowds *c, const struct fit_quire *q, struct crowd *crowd, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < c->all->n; i++) {
		if (!split_shows(c->split, q, &c->all->placed[i]))
			continue;
		if (c->taken[i])
			return false;
		*ARENA_PUSH(c->split->run->arena, crowd->which, *n) = i;
	}
	return *n > 0;
}

static void add_job(struct crowds *c, const struct fit_quire *q, const struct crowd *crowd, size_t n)
{
	struct arena *a = c->split->run->arena;
	struct fit_job j = {.run = c->split->run, .placed = ARENA_ARRAY(a, struct fit_place, n),
		.pictures = ARENA_ARRAY(a, struct fit_picture, n), .n = n, .kept_bytes = c->all->kept_bytes};
	for (size_t i = 0; i < n; i++) {
		j.placed[i] = c->all->placed[crowd->which[i]];
		j.pictures[i] = c->all->pictures[crowd->which[i]];
		c->taken[crowd->which[i]] = true;
	}
	uint64_t room = split_room(c->split), rest = q->bytes - fit_job_bytes(&j);
	room -= room / SPARE;
	j.most = room > rest ? room - rest : 0;
	size_t n_jobs = c->n;
	*ARENA_PUSH(a, c->v, n_jobs) = *crowd;
	*ARENA_PUSH(a, c->jobs, c->n) = j;
}

static void gather(struct crowds *c)
{
	size_t n_large, n;
	const struct fit_quire *large = split_list_large(c->split, &n_large);
	for (size_t i = 0; i < n_large; i++) {
		const struct fit_quire *q = &large[i];
		struct crowd crowd = {0};
		if (c->done[q->from] || !list_pictures(c, q, &crowd, &n))
			continue;
		crowd.name = run_name_passage(c->split->run, q->from);
		add_job(c, q, &crowd, n);
		c->done[q->from] = true;
	}
}

static void put_back(struct crowds *c, size_t k)
{
	const struct fit_job *j = &c->jobs[k];
	for (size_t i = 0; i < j->n; i++) {
		struct fit_place *p = &c->all->placed[c->v[k].which[i]];
		bool is_smaller = j->placed[i].chosen != p->chosen;
		*p = j->placed[i];
		p->crowded = is_smaller ? c->v[k].name : p->crowded;
		c->all->pictures[c->v[k].which[i]] = j->pictures[i];
	}
	if (j->level < c->split->worst)
		c->split->worst = j->level;
}

/* false: a picture cannot be encoded, or read again; reported. */
static bool encode(struct crowds *c)
{
	bool is_good = fit_jobs_encode(c->jobs, c->n);
	for (size_t k = 0; is_good && k < c->n; k++) {
		put_back(c, k);
		is_good = fit_use_copies(&c->jobs[k]);
	}
	c->split->book.picture_bytes = split_weigh_pictures(c->split->run);
	return is_good;
}

static bool is_held(const struct split *s)
{
	size_t n;
	split_list_large(s, &n);
	return n == 0;
}

bool split_fit(struct split *s)
{
	struct arena *a = s->run->arena;
	bool is_any = false, *done = ARENA_ARRAY(a, bool, s->book.n);
	if (!fit_is_wanted(s->run))
		return false;
	for (;;) {
		struct crowds c = {.split = s, .all = fit_job_of(s->run), .done = done};
		c.taken = ARENA_ARRAY(a, bool, c.all->n);
		gather(&c);
		if (c.n == 0)
			return is_any && is_held(s);
		is_any = true;
		if (!encode(&c))
			return false;
	}
}
