/* fit_encode.c - pictures are encoded at the level that should fit, weighed, and the level is found anew by
 * what they weigh: three encodings of each at most, and mostly one or two. */
#include <string.h>

#include "run/fit.h"

enum { KEPT_MOST = 256 << 20 }; /* of pixels in the spool; others are decoded again */

struct round {
	struct fit_job *job;
	size_t *items; /* of job->placed */
	size_t n;
	int level;
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
	struct round *round = context;
	struct fit_job *j = round->job;
	struct run *r = j->run;
	struct fit_place *p = &j->placed[round->items[k]];
	struct fit_picture *picture = &j->pictures[round->items[k]];
	struct refit_job job = {p->whole, p->wish, r->spool, p->is_kept ? &p->pixels : NULL};
	struct refit refit;
	if (!privacy_fit(&refit, run_worker_arena(r, worker), &job, &p->fault)) {
		leave(p, picture);
		return;
	}
	p->tries[picture->n_samples] = (struct fitted){refit.made, refit.copy};
	struct fit_sample sample = {refit.made, privacy_bytes(refit.copy), round->level};
	sample.level = fit_level_made(picture, &refit.made, round->level);
	picture->samples[picture->n_samples++] = sample;
	picture->is_screen = refit.made.is_screen;
	picture->is_words = refit.made.coding == FIT_BILEVEL;
	picture->is_bilevel = picture->is_bilevel && picture->is_words;
	if (refit.made.least > 0)
		picture->least = refit.made.least;
	if (p->wish.fit.coding == FIT_FIRST) {
		picture->has_few_colours = picture->has_few_colours && refit.made.coding != FIT_JPEG;
	}
}

static void progress(void *context, size_t n_done)
{
	const struct round *round = context;
	run_progress(round->job->run, "fitting pictures", n_done, round->n);
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
	p->is_kept = !is_new || j->kept_bytes + kept <= KEPT_MOST;
	if (is_new && p->is_kept)
		j->kept_bytes += kept;
	return privacy_fit_bytes(p->whole, width);
}

static bool encode_round(struct round *round)
{
	struct fit_job *j = round->job;
	struct run *r = j->run;
	size_t *costs = ARENA_ARRAY(r->arena, size_t, round->n), most = 0;
	for (size_t k = 0; k < round->n; k++) {
		costs[k] = prepare_try(j, &j->placed[round->items[k]]);
		most = costs[k] > most ? costs[k] : most;
	}
	struct work work = {.n = round->n, .run = encode, .context = round, .cost_bytes = costs,
		.budget_bytes = RUN_BUDGET_BESIDE, .done = progress, .done_context = round};
	work_run(&work, r->options->threads);
	bool is_good = true;
	for (size_t k = 0; k < round->n; k++) {
		const struct fit_place *p = &j->placed[round->items[k]];
		r->intake[p->file].fault = p->fault;
		is_good = is_good && !p->fault.code;
	}
	if (!is_good)
		run_report_faults(r);
	return is_good;
}

/* ---- choosing ---- */

/* Of what is not there yet. */
static void list_wishes(struct round *round)
{
	struct fit_job *j = round->job;
	round->n = 0;
	for (size_t i = 0; i < j->n; i++) {
		const struct fit_picture *picture = &j->pictures[i];
		struct fit_place *p = &j->placed[i];
		struct image_fit f = fit_setting(picture, round->level);
		if (f.coding == FIT_KEEP || picture->n_samples == FIT_SAMPLES || fit_sample_of(picture, &f))
			continue;
		p->wish = fit_wish(picture, round->level);
		round->items[round->n++] = i;
	}
}

static void choose_all(struct fit_job *j, const struct fit_search *s)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct fitted *by = s->taken[i] == FIT_WHOLE ? NULL : &j->placed[i].tries[s->taken[i]];
		j->placed[i].chosen = by ? by->copy : NULL;
		j->placed[i].setting = by ? by->made : (struct image_fit){.coding = FIT_KEEP};
	}
	j->level = s->worst;
}

bool fit_job_encode(struct fit_job *j)
{
	struct arena *a = j->run->arena;
	struct fit_search search = {.pictures = j->pictures, .n = j->n, .most = j->most,
		.taken = ARENA_ARRAY(a, int, j->n)};
	struct round round = {.job = j, .items = ARENA_ARRAY(a, size_t, j->n)};
	while (fit_next(&search)) {
		round.level = search.level;
		list_wishes(&round);
		if (round.n > 0 && !encode_round(&round))
			return false;
	}
	choose_all(j, &search);
	return true;
}
