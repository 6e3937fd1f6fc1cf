/* fit_encode.c - pictures are encoded at the level that should fit, weighed, and the level is found anew by
 * what they weigh: three encodings of each at most, and mostly one or two. */
#include <string.h>

#include "run/fit.h"

enum {
	CLOSE = 97, /* percent of the room: filled well enough */
	AIM = 99,   /* models err */
	AIM_LAST = 98,
};
enum { KEPT_MOST = 256 << 20 }; /* of pixels in the spool; others are decoded again */

struct round {
	struct fit_job *job;
	size_t *items; /* of job->placed */
	size_t n;
	bool is_surprised; /* a picture turned out to show something else than was thought */
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
	picture->is_stuck = p->is_surprise = true;
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
	p->chosen = refit.copy;
	p->setting = refit.made;
	bool was_palette = picture->has_few_colours && p->wish.coding == FIT_FIRST;
	p->is_surprise = !picture->is_covered && picture->is_screen != refit.made.is_screen;
	p->is_surprise |= was_palette && refit.made.coding != FIT_PALETTE;
	p->tries[picture->n_samples] = (struct fitted){refit.made, refit.copy};
	picture->samples[picture->n_samples++] = (struct fit_sample){refit.made, privacy_bytes(refit.copy)};
	picture->is_screen = refit.made.is_screen;
	picture->is_words = refit.made.coding == FIT_BILEVEL;
	if (p->wish.coding == FIT_FIRST) {
		picture->is_toned = refit.made.is_toned;
		picture->has_few_colours = picture->has_few_colours && refit.made.coding != FIT_JPEG;
	}
}

static void progress(void *context, size_t n_done)
{
	const struct round *round = context;
	run_progress(round->job->run, "fitting pictures", n_done, round->n);
}

/* Which pixels are kept does not depend on who comes first: results are the same either way, room is not. */
static size_t prepare_try(struct fit_job *j, struct fit_place *p)
{
	const struct cleared_image *whole = p->whole;
	uint64_t kept = privacy_kept_bytes(whole, p->wish.width);
	bool is_new = !p->pixels.at || p->pixels.width != p->wish.width;
	p->is_kept = !is_new || j->kept_bytes + kept <= KEPT_MOST;
	if (is_new && p->is_kept)
		j->kept_bytes += kept;
	return privacy_fit_bytes(whole, p->wish.width);
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
	round->is_surprised = false;
	for (size_t k = 0; k < round->n; k++) {
		const struct fit_place *p = &j->placed[round->items[k]];
		r->intake[p->file].fault = p->fault;
		is_good = is_good && !p->fault.code;
		round->is_surprised |= p->is_surprise;
	}
	if (!is_good)
		run_report_faults(r);
	return is_good;
}

/* ---- choosing ---- */

/* The encoding that is as wished; else, in the last round, the one that comes nearest. */
static void choose(struct fit_job *j, size_t i, const struct image_fit *f)
{
	const struct fit_picture *picture = &j->pictures[i];
	struct fit_place *p = &j->placed[i];
	const struct fit_sample *s = fit_sample_of(picture, f);
	p->chosen = s ? p->tries[s - picture->samples].copy : NULL;
	p->setting = s ? s->made : (struct image_fit){.coding = FIT_KEEP};
	p->wish = (struct image_fit){.coding = FIT_KEEP};
	if (s || f->coding == FIT_KEEP || picture->n_samples == FIT_SAMPLES)
		return;
	p->wish = *f;
	if (picture->n_samples > 0 || (picture->is_covered && !picture->is_grey))
		return;
	p->wish.coding = FIT_FIRST;
	p->wish.quality = f->quality ? f->quality : 850; /* should it be a photo after all */
	p->wish.colours = f->colours ? f->colours : 256;
}

static void choose_all(struct fit_job *j, uint64_t most)
{
	j->level = fit_solve(j->pictures, j->n, most);
	for (size_t i = 0; i < j->n; i++) {
		struct image_fit f = fit_setting(&j->pictures[i], j->level);
		choose(j, i, &f);
	}
}

static void list_wishes(struct round *round)
{
	struct fit_job *j = round->job;
	round->n = 0;
	for (size_t i = 0; i < j->n; i++)
		if (j->placed[i].wish.coding != FIT_KEEP)
			round->items[round->n++] = i;
}

/* The last word: what no try came near takes the largest try that is within what was meant for it, or the
 * smallest. */
static void take_tries(struct fit_job *j)
{
	for (size_t i = 0; i < j->n; i++) {
		const struct fit_picture *picture = &j->pictures[i];
		struct fit_place *p = &j->placed[i];
		struct image_fit f = fit_setting(picture, j->level);
		if (p->chosen || f.coding == FIT_KEEP || picture->n_samples == 0)
			continue;
		uint64_t meant = fit_weigh(picture, &f);
		size_t best = 0;
		for (size_t k = 1; k < picture->n_samples; k++) {
			uint64_t bytes = picture->samples[k].bytes, of_best = picture->samples[best].bytes;
			bool is_better = of_best > meant ? bytes < of_best : bytes > of_best && bytes <= meant;
			best = is_better ? k : best;
		}
		p->chosen = p->tries[best].copy;
		p->setting = p->tries[best].made;
	}
}

static bool is_filled(const struct fit_job *j)
{
	uint64_t bytes = fit_job_bytes(j);
	return bytes <= j->most && (j->most == UINT64_MAX || bytes >= j->most / 100 * CLOSE);
}

struct saving {
	struct fit_place *placed;
	const struct fitted *by;
	uint64_t bytes;
};

/* The smallest that is enough, else the largest. */
static struct saving find_saving(const struct fit_job *j, uint64_t excess)
{
	struct saving best = {0};
	for (size_t i = 0; i < j->n; i++)
		for (size_t k = 0; k < j->pictures[i].n_samples; k++) {
			uint64_t now = chosen_bytes(j, i), then = j->pictures[i].samples[k].bytes;
			uint64_t saved = then < now ? now - then : 0;
			bool is_better = best.bytes < excess ? saved > best.bytes
			                                     : saved >= excess && saved < best.bytes;
			if (is_better)
				best = (struct saving){&j->placed[i], &j->placed[i].tries[k], saved};
		}
	return best;
}

/* What is still too much is taken off where a smaller try is there. */
static void shave(struct fit_job *j)
{
	for (uint64_t bytes = fit_job_bytes(j); bytes > j->most; bytes = fit_job_bytes(j)) {
		struct saving s = find_saving(j, bytes - j->most);
		if (s.bytes == 0)
			return;
		s.placed->chosen = s.by->copy;
		s.placed->setting = s.by->made;
	}
}

bool fit_job_encode(struct fit_job *j)
{
	struct round round = {.job = j, .items = ARENA_ARRAY(j->run->arena, size_t, j->n)};
	for (int i = 0; i < FIT_SAMPLES; i++) {
		choose_all(j, j->most / 100 * (i + 1 < FIT_SAMPLES ? AIM : AIM_LAST));
		list_wishes(&round);
		if (round.n == 0)
			break;
		if (!encode_round(&round))
			return false;
		if (is_filled(j) && !round.is_surprised)
			return true;
	}
	choose_all(j, j->most);
	take_tries(j);
	shave(j);
	return true;
}
