/* fit_encode.c - pictures are encoded at the level that should fit, weighed, and the level is found anew by
 * what they weigh: three encodings of each at most, and mostly one or two. Jobs go side by side, so that one
 * of a single picture takes no core for itself. */
#include <string.h>

#include "run/fit.h"

enum { KEPT_MOST = 256 << 20 }; /* of pixels in the spool; others are decoded again */

struct item { /* that is to be encoded */
	struct fit_job *job;
	size_t i; /* of job->placed */
	int level;
};

struct round {
	struct run *run;
	struct item *items;
	size_t n;
};

static uint64_t chosen_bytes(const struct fit_job *j, size_t i)
{
	return j->placed[i].chosen ? privacy_bytes(j->placed[i].chosen) : j->pictures[i].bytes;
}

uint64_t fit_job_bytes(const struct fit_job *j)
{
	uint64_t sum = 0;
	for (size_t i = 0; i < j->n; i++)
		sum += chosen_bytes(j, i);
	return sum;
}

/* ---- encoding ---- */

/* A viewer shows of a broken picture in a PDF what there is, and so it stays. */
static void leave(struct fit_place *p, struct fit_picture *picture)
{
	if (!p->of || strcmp(p->fault.code, "image-read") != 0)
		return;
	p->fault = (struct image_fault){0};
	picture->is_stuck = true;
}

static void encode(void *context, size_t k, unsigned worker)
{
	const struct round *round = context;
	const struct item *item = &round->items[k];
	struct run *r = round->run;
	struct fit_place *p = &item->job->placed[item->i];
	struct fit_picture *picture = &item->job->pictures[item->i];
	struct refit_job job = {p->whole, p->wish, r->spool, p->is_kept ? &p->pixels : NULL};
	struct refit refit;
	if (!privacy_fit(&refit, run_worker_arena(r, worker), &job, &p->fault)) {
		leave(p, picture);
		return;
	}
	int n_colours = privacy_encoding(refit.copy)->n_palette;
	p->tries[picture->n_samples] = (struct fitted){refit.made, refit.copy};
	fit_learn(picture, &refit.made, n_colours, privacy_bytes(refit.copy), item->level);
}

static void progress(void *context, size_t n_done)
{
	const struct round *round = context;
	run_progress(round->run, "fitting pictures", n_done, round->n);
}

/* That it may come to. */
static uint32_t widest(const struct image_wish *w)
{
	uint32_t width = w->fit.width;
	if (w->fit.coding != FIT_FIRST)
		return width;
	width = w->photo.width > width ? w->photo.width : width;
	return w->screen.width > width ? w->screen.width : width;
}

/* Which pixels are kept does not depend on who comes first: results are the same either way, room is not. */
static size_t prepare_try(struct fit_job *j, struct fit_place *p)
{
	uint32_t width = widest(&p->wish);
	uint64_t kept = privacy_kept_bytes(p->whole, width);
	bool is_new = !p->pixels.at || p->pixels.width != width;
	p->is_kept = !is_new || *j->kept_bytes + kept <= KEPT_MOST;
	if (is_new && p->is_kept)
		*j->kept_bytes += kept;
	return privacy_fit_bytes(p->whole, width);
}

static bool encode_round(struct round *round)
{
	struct run *r = round->run;
	size_t *costs = ARENA_ARRAY(r->arena, size_t, round->n);
	for (size_t k = 0; k < round->n; k++) {
		const struct item *item = &round->items[k];
		costs[k] = prepare_try(item->job, &item->job->placed[item->i]);
	}
	struct work work = {.n = round->n, .run = encode, .context = round, .cost_bytes = costs,
		.budget_bytes = RUN_BUDGET_BESIDE, .done = progress, .done_context = round};
	work_run(&work, r->options->threads);
	bool is_good = true;
	for (size_t k = 0; k < round->n; k++) {
		const struct fit_place *p = &round->items[k].job->placed[round->items[k].i];
		r->intake[p->file].fault = p->fault;
		is_good = is_good && !p->fault.code;
	}
	if (!is_good)
		run_report_faults(r);
	return is_good;
}

/* ---- choosing ---- */

/* Of what is not there yet. */
static void list_wishes(struct round *round, struct fit_job *j, int level)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct fit_picture *picture = &j->pictures[i];
		struct fit_place *p = &j->placed[i];
		struct image_fit f = fit_setting(picture, level);
		if (f.coding == FIT_KEEP || picture->n_samples == p->most_tries || fit_sample_of(picture, &f))
			continue;
		p->wish = fit_wish(picture, level);
		round->items[round->n++] = (struct item){j, i, level};
	}
}

/* A volume may hold it only as small as it was made before. */
static void choose(struct fit_place *p, int k)
{
	static const struct image_fit kept = {.coding = FIT_KEEP};
	const struct fitted *by = k == FIT_WHOLE ? NULL : &p->tries[k];
	uint64_t bytes = privacy_bytes(by ? by->copy : p->whole);
	if (p->chosen && privacy_bytes(p->chosen) <= bytes)
		return;
	p->chosen = by ? by->copy : NULL;
	p->setting = by ? by->made : kept;
	p->crowded = NULL;
}

static void choose_all(struct fit_job *j, const struct fit_search *s)
{
	for (size_t i = 0; i < j->n; i++)
		choose(&j->placed[i], s->taken[i]);
	j->level = s->worst;
}

static struct fit_search *open_searches(struct run *r, struct fit_job *jobs, size_t n)
{
	struct fit_search *v = ARENA_ARRAY(r->arena, struct fit_search, n);
	for (size_t i = 0; i < n; i++)
		v[i] = (struct fit_search){.pictures = jobs[i].pictures, .n = jobs[i].n, .most = jobs[i].most,
			.taken = ARENA_ARRAY(r->arena, int, jobs[i].n)};
	return v;
}

/* The next try of each. false: there is none. */
static bool next_round(struct round *round, struct fit_job *jobs, struct fit_search *searches, size_t n)
{
	bool is_any = false;
	round->n = 0;
	for (size_t i = 0; i < n; i++)
		if (!searches[i].is_done && fit_next(&searches[i])) {
			list_wishes(round, &jobs[i], searches[i].level);
			is_any = true;
		}
	return is_any;
}

bool fit_jobs_encode(struct fit_job *jobs, size_t n)
{
	struct run *r = jobs[0].run;
	struct fit_search *searches = open_searches(r, jobs, n);
	size_t most = 0;
	for (size_t i = 0; i < n; i++)
		most += jobs[i].n;
	struct round round = {.run = r, .items = ARENA_ARRAY(r->arena, struct item, most)};
	while (next_round(&round, jobs, searches, n))
		if (round.n > 0 && !encode_round(&round))
			return false;
	for (size_t i = 0; i < n; i++)
		choose_all(&jobs[i], &searches[i]);
	return true;
}
