/* tries.c - at which level the next encodings are made, and which of those that there are is taken. */
#include "fit/fit_int.h"

enum {
	CLOSE = 97, /* percent of the room: filled well enough */
	AIM = 99,
	FIRST_LEAST = 60, /* level: before anything is known there may be a way that is better than the least */
	AIM_LAST = 98,
	AIM_LEAST = 89, /* however much the model erred */
	AIM_SURE = 90,  /* when nothing fitted yet: besides what is surely saved */
	ERROR_SHARE = 8, STEP_SHARE = 8, /* of the error of the try before, and of the step from it: in the last
	                                  * it may err by so much */
	UP_SHARE = 32, /* of what is lost then, too */
};

/* ---- one of the encodings of a picture; FIT_WHOLE: none ---- */

static bool has(const struct fit_picture *p, int k)
{
	return k != FIT_WHOLE || !p->must || p->n_samples == 0;
}

static uint64_t bytes_of(const struct fit_picture *p, int k)
{
	return k == FIT_WHOLE ? p->bytes : p->samples[k].bytes;
}

static int level_of(const struct fit_picture *p, int k)
{
	return k == FIT_WHOLE ? FIT_LEVEL_MOST : p->samples[k].level;
}

static bool is_better(const struct fit_picture *p, int k, int than)
{
	int level = level_of(p, k), other = level_of(p, than);
	return level > other || (level == other && bytes_of(p, k) > bytes_of(p, than));
}

static int best_of(const struct fit_picture *p)
{
	int best = has(p, FIT_WHOLE) ? FIT_WHOLE : 0;
	for (int k = 0; k < (int)p->n_samples; k++)
		best = is_better(p, k, best) ? k : best;
	return best;
}

/* The best of those that are lighter; the same, if there is none. */
static int step_down(const struct fit_picture *p, int from)
{
	int best = from;
	for (int k = FIT_WHOLE; k < (int)p->n_samples; k++)
		if (has(p, k) && bytes_of(p, k) < bytes_of(p, from) && (best == from || is_better(p, k, best)))
			best = k;
	return best;
}

/* The least of those that are better and within so many bytes; the same, if there is none. */
static int step_up(const struct fit_picture *p, int from, uint64_t most)
{
	int best = from;
	for (int k = FIT_WHOLE; k < (int)p->n_samples; k++)
		if (has(p, k) && is_better(p, k, from) && bytes_of(p, k) <= most
		    && (best == from || is_better(p, best, k)))
			best = k;
	return best;
}

/* ---- which are taken ---- */

static uint64_t percent_of(uint64_t n, unsigned percent)
{
	return n < UINT64_MAX / 100 ? n * percent / 100 : n;
}

static bool is_filled(const struct fit_search *s)
{
	return s->bytes <= s->most && (s->most == UINT64_MAX || s->bytes >= percent_of(s->most, CLOSE));
}

static int level_now(const struct fit_search *s, size_t i)
{
	return level_of(&s->pictures[i], s->taken[i]);
}

static void take(struct fit_search *s, size_t i, int k)
{
	s->bytes += bytes_of(&s->pictures[i], k) - bytes_of(&s->pictures[i], s->taken[i]);
	s->taken[i] = k;
}

/* By all pictures that are best off. false: there is nothing lighter of any. */
static bool give(struct fit_search *s)
{
	int best = -1;
	for (size_t i = 0; i < s->n; i++)
		if (level_now(s, i) > best && step_down(&s->pictures[i], s->taken[i]) != s->taken[i])
			best = level_now(s, i);
	for (size_t i = 0; i < s->n; i++)
		if (level_now(s, i) == best)
			take(s, i, step_down(&s->pictures[i], s->taken[i]));
	return best >= 0;
}

/* To the picture that is worst off, of those for which the room that is left will do. */
static bool give_back(struct fit_search *s)
{
	size_t worst = s->n;
	int to = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct fit_picture *p = &s->pictures[i];
		int k = step_up(p, s->taken[i], s->most - s->bytes + bytes_of(p, s->taken[i]));
		if (k == s->taken[i] || (worst < s->n && level_now(s, i) >= level_now(s, worst)))
			continue;
		worst = i;
		to = k;
	}
	if (worst < s->n)
		take(s, worst, to);
	return worst < s->n;
}

/* One level for all, as high as can be, so that they are as fine as each other. */
static void take_even(struct fit_search *s)
{
	s->bytes = 0;
	for (size_t i = 0; i < s->n; i++) {
		s->taken[i] = best_of(&s->pictures[i]);
		s->bytes += bytes_of(&s->pictures[i], s->taken[i]);
	}
	while (s->bytes > s->most && give(s))
		;
}

/* There is no more to come: if much room is left some are better than others. */
static bool finish(struct fit_search *s)
{
	while (s->bytes < s->most && !is_filled(s) && give_back(s))
		;
	s->worst = FIT_LEVEL_MOST;
	for (size_t i = 0; i < s->n; i++)
		s->worst = level_now(s, i) < s->worst ? level_now(s, i) : s->worst;
	s->is_done = true;
	return false;
}

/* ---- where to aim ---- */

static uint64_t apart(uint64_t a, uint64_t b)
{
	return a > b ? a - b : b - a;
}

/* What has too much then is lost. The try before tells by how much is misjudged what pictures weigh: the less
 * the nearer the two are. */
static uint64_t aim_last(const struct fit_search *s)
{
	uint64_t aim = percent_of(s->most, AIM_LAST), least = percent_of(s->most, AIM_LEAST);
	uint64_t before = fit_weigh_all(s->pictures, s->n, s->level), error = apart(before, s->meant);
	uint64_t up = apart(aim, s->bytes), step = apart(aim, before) < up ? apart(aim, before) : up;
	uint64_t doubt = error / ERROR_SHARE + step / STEP_SHARE + up / UP_SHARE;
	return doubt < aim - least ? aim - doubt : least;
}

/* As long as nothing fits the next try has to, surely; one that falls short is made good by those after. */
bool fit_next(struct fit_search *s)
{
	take_even(s);
	if (s->n_tries == FIT_TRIES || (s->n_tries > 0 && is_filled(s)))
		return finish(s);
	bool is_sure = s->n_tries > 0 && s->bytes > s->most, is_last = s->n_tries == FIT_TRIES - 1;
	uint64_t aim = percent_of(s->most, is_last ? AIM_SURE : AIM);
	if (is_last && !is_sure)
		aim = aim_last(s);
	s->level = fit_solve(s->pictures, s->n, aim, is_sure);
	if (s->n_tries == 0 && s->level < FIRST_LEAST)
		s->level = FIRST_LEAST;
	s->meant = fit_weigh_all(s->pictures, s->n, s->level);
	s->n_tries++;
	return true;
}

bool fit_is_least(const struct fit_picture *p)
{
	struct image_fit f = fit_setting(p, 0);
	bool is_least = p->is_stuck || fit_sample_of(p, &f);
	for (size_t k = 0; k < p->n_samples; k++)
		is_least = is_least || p->samples[k].level == 0;
	return is_least;
}
