/* fit_encode.c - pictures are encoded at the levels that should fit, weighed, and the levels are found anew
 * by what they weigh: three encodings of each at most, and mostly one or two, whatever limits there are. */
#include <string.h>

#include "run/fit.h"

enum { KEPT_MOST = 256 << 20 }; /* of pixels in the spool; others are decoded again */

struct round {
	struct fit_job *job;
	const int *levels; /* by picture */
	size_t *items;     /* pictures that are to be encoded */
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

static const struct covered_parts *list_covered(const struct run *r, struct arena *a,
                                                const struct fit_place *p)
{
	size_t n = privacy_encoding(p->whole)->n_bands;
	struct covered_parts *parts = ARENA_ARRAY(a, struct covered_parts, n);
	for (size_t i = 0; i < n; i++)
		parts[i].v = covered_list(r, a, p->file, i, &parts[i].n);
	return parts;
}

static void encode(void *context, size_t k, unsigned worker)
{
	const struct round *round = context;
	size_t i = round->items[k];
	struct run *r = round->job->run;
	struct fit_place *p = &round->job->placed[i];
	struct fit_picture *picture = &round->job->pictures[i];
	struct arena *a = run_worker_arena(r, worker);
	struct refit_job job = {p->whole, p->wish, picture->is_covered ? list_covered(r, a, p) : NULL, r->spool,
		p->is_kept ? &p->pixels : NULL};
	struct refit refit;
	if (!privacy_fit(&refit, a, &job, &p->fault)) {
		leave(p, picture);
		return;
	}
	int n_colours = privacy_encoding(refit.copy)->n_palette;
	p->tries[picture->n_samples] = (struct fitted){refit.made, refit.copy};
	fit_learn(picture, &refit.made, n_colours, privacy_bytes(refit.copy), round->levels[i]);
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
	p->is_kept = !is_new || *j->kept_bytes + kept <= KEPT_MOST;
	if (is_new && p->is_kept)
		*j->kept_bytes += kept;
	return privacy_fit_bytes(p->whole, width);
}

static bool encode_round(struct round *round)
{
	struct run *r = round->job->run;
	size_t *costs = ARENA_ARRAY(r->arena, size_t, round->n);
	for (size_t k = 0; k < round->n; k++)
		costs[k] = prepare_try(round->job, &round->job->placed[round->items[k]]);
	struct work work = {.n = round->n, .run = encode, .context = round, .cost_bytes = costs,
		.budget_bytes = RUN_BUDGET_BESIDE, .done = progress, .done_context = round};
	work_run(&work, r->options->threads);
	bool is_good = true;
	for (size_t k = 0; k < round->n; k++) {
		const struct fit_place *p = &round->job->placed[round->items[k]];
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
		struct image_fit f = fit_setting(picture, round->levels[i]);
		if (f.coding == FIT_KEEP || picture->n_samples == FIT_TRIES || fit_sample_of(picture, &f))
			continue;
		j->placed[i].wish = fit_wish(picture, round->levels[i]);
		round->items[round->n++] = i;
	}
}

static void choose(struct fit_job *j, const struct fit_search *s, size_t i)
{
	static const struct image_fit kept = {.coding = FIT_KEEP};
	struct fit_place *p = &j->placed[i];
	const struct fitted *by = s->taken[i] == FIT_WHOLE ? NULL : &p->tries[s->taken[i]];
	if (!by && p->chosen) /* the appendix has it */
		return;
	p->chosen = by ? by->copy : NULL;
	p->setting = by ? by->made : kept;
	p->level = fit_level_taken(s, i);
	if (s->n_tries > 0)
		p->crowded = s->bound[i] == FIT_UNBOUND ? NULL : j->names[s->bound[i]];
}

bool fit_encode(struct fit_job *j, int spare)
{
	struct arena *a = j->run->arena;
	struct fit_search s = {.pictures = j->pictures, .n = j->n, .shares = j->shares, .n_shares = j->n_shares,
		.most_tries = FIT_TRIES - j->n_tries, .spare = spare, .taken = ARENA_ARRAY(a, int, j->n),
		.levels = ARENA_ARRAY(a, int, j->n), .bound = ARENA_ARRAY(a, int, j->n)};
	struct round round = {.job = j, .levels = s.levels, .items = ARENA_ARRAY(a, size_t, j->n)};
	while (fit_next(&s)) {
		list_wishes(&round);
		if (round.n > 0 && !encode_round(&round))
			return false;
	}
	j->n_tries += s.n_tries;
	for (size_t i = 0; i < j->n; i++)
		choose(j, &s, i);
	return true;
}
