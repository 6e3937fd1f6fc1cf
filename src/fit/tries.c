/* tries.c - at which level the next encodings are made, and which of those that there are is taken. */
#include "fit/fit_int.h"

enum {
	CLOSE = 97, /* percent of the room: filled well enough */
	WELL = 88,  /* not to make the last try of all */
	AIM = 99,
	FIRST_LEAST = 60, /* level: before anything is known there may be a way that is better than the least */
	AIM_LAST = 98,
	AIM_LEAST = 89, /* however much the model erred */
	AIM_SURE = 90,  /* when nothing fitted yet: besides what is surely saved */
	ERROR_SHARE = 8, STEP_SHARE = 8, /* of the error of the try before, and of the step from it: in the last
	                                  * it may err by so much */
	UP_SHARE = 32, /* of what is lost then, too */
	SPARES = 75, /* percent of the level of words: photos go down to it for their sake, */
	SPARES_WHOLE = 60, /* and of that without it to this, before words are shrunk */
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

static bool is_filled(const struct fit_share *h, unsigned percent)
{
	return h->bytes <= h->most && (h->most == UINT64_MAX || h->bytes >= percent_of(h->most, percent));
}

static int level_now(const struct fit_search *s, size_t i)
{
	return level_of(&s->pictures[i], s->taken[i]);
}

int fit_level_taken(const struct fit_search *s, size_t picture)
{
	return level_now(s, picture);
}

static size_t picture_at(const struct fit_share *h, size_t k)
{
	return h->which ? h->which[k] : k;
}

static bool has_picture(const struct fit_share *h, size_t i)
{
	for (size_t k = 0; h->which && k < h->n; k++)
		if (h->which[k] == i)
			return true;
	return !h->which;
}

static void take(struct fit_search *s, size_t i, int k)
{
	for (size_t m = 0; m < s->n_shares; m++)
		if (has_picture(&s->shares[m], i))
			s->shares[m].bytes += bytes_of(&s->pictures[i], k) - bytes_of(&s->pictures[i], s->taken[i]);
	s->taken[i] = k;
}

/* By all pictures of a share that are best off. false: there is nothing lighter of any. */
static bool give(struct fit_search *s, const struct fit_share *h)
{
	int best = -1;
	for (size_t k = 0; k < h->n; k++) {
		size_t i = picture_at(h, k);
		if (level_now(s, i) > best && step_down(&s->pictures[i], s->taken[i]) != s->taken[i])
			best = level_now(s, i);
	}
	for (size_t k = 0; k < h->n; k++) {
		size_t i = picture_at(h, k);
		if (level_now(s, i) == best)
			take(s, i, step_down(&s->pictures[i], s->taken[i]));
	}
	return best >= 0;
}

/* Bytes for the picture, in all shares that it has a part in. */
static uint64_t room_for(const struct fit_search *s, size_t i)
{
	uint64_t room = UINT64_MAX, is = bytes_of(&s->pictures[i], s->taken[i]);
	for (size_t m = 0; m < s->n_shares; m++) {
		const struct fit_share *h = &s->shares[m];
		if (!has_picture(h, i))
			continue;
		uint64_t left = h->bytes < h->most && !is_filled(h, CLOSE) ? h->most - h->bytes : 0;
		room = left + is < room ? left + is : room;
	}
	return room;
}

/* To the picture that is worst off, of those for which the room that is left will do. */
static bool give_back(struct fit_search *s)
{
	size_t worst = s->n;
	int to = 0;
	for (size_t i = 0; i < s->n; i++) {
		int k = step_up(&s->pictures[i], s->taken[i], room_for(s, i));
		if (k == s->taken[i] || (worst < s->n && level_now(s, i) >= level_now(s, worst)))
			continue;
		worst = i;
		to = k;
	}
	if (worst < s->n)
		take(s, worst, to);
	return worst < s->n;
}

/* ---- photos give first ---- */

/* Below a level that can be read a photo does not go for words, nor far below that of the words. */
static bool may_fall(const struct fit_search *s, size_t photo, int level, int words)
{
	bool is_lost = level < FIT_LEVEL_FLOOR && level_now(s, photo) >= FIT_LEVEL_FLOOR;
	return !is_lost && level * 100 >= words * SPARES;
}

/* What it has to spare for words at that level; as it is, if that is nothing. */
static int spare_of(const struct fit_search *s, size_t photo, int words)
{
	const struct fit_picture *p = &s->pictures[photo];
	int k = p->is_screen ? s->taken[photo] : step_down(p, s->taken[photo]);
	return may_fall(s, photo, level_of(p, k), words) ? k : s->taken[photo];
}

static uint64_t all_spare_of(const struct fit_search *s, size_t photo, int words)
{
	const struct fit_picture *p = &s->pictures[photo];
	int k = spare_of(s, photo, words), next = step_down(p, k);
	while (k != s->taken[photo] && next != k && may_fall(s, photo, level_of(p, next), words)) {
		k = next;
		next = step_down(p, k);
	}
	return bytes_of(p, s->taken[photo]) - bytes_of(p, k);
}

/* A better one, if words at that level are what it shows; as it is, if not. */
static int rise_of(const struct fit_search *s, size_t i, int words)
{
	const struct fit_picture *p = &s->pictures[i];
	bool is_it = p->is_screen && level_now(s, i) == words;
	return is_it ? step_up(p, s->taken[i], UINT64_MAX) : s->taken[i];
}

/* Bytes that the share has not, if all words at that level are to be better. */
static uint64_t lack_of(const struct fit_search *s, const struct fit_share *h, int words)
{
	uint64_t sum = h->bytes;
	for (size_t k = 0; k < h->n; k++) {
		size_t i = picture_at(h, k);
		sum += bytes_of(&s->pictures[i], rise_of(s, i, words)) - bytes_of(&s->pictures[i], s->taken[i]);
	}
	return sum > h->most ? sum - h->most : 0;
}

static bool is_enough_to_spare(const struct fit_search *s, const struct fit_share *h, int words)
{
	uint64_t lack = lack_of(s, h, words), all = 0;
	for (size_t k = 0; k < h->n && all < lack; k++)
		all += all_spare_of(s, picture_at(h, k), words);
	return all >= lack;
}

/* Those that are best off first. */
static void spare(struct fit_search *s, const struct fit_share *h, int words)
{
	size_t best = s->n;
	for (size_t k = 0; k < h->n; k++) {
		size_t i = picture_at(h, k);
		if (spare_of(s, i, words) != s->taken[i] && (best == s->n || level_now(s, i) > level_now(s, best)))
			best = i;
	}
	take(s, best, spare_of(s, best, words));
}

/* What little words lack, photos spare: for all of a level or for none, so that of two screens alike none is
 * half as wide for want of it. */
static void raise_words(struct fit_search *s, int level)
{
	for (size_t m = 0; m < s->n_shares; m++)
		if (!is_enough_to_spare(s, &s->shares[m], level))
			return;
	for (size_t m = 0; m < s->n_shares; m++)
		while (lack_of(s, &s->shares[m], level) > 0)
			spare(s, &s->shares[m], level);
	for (size_t i = 0; i < s->n; i++)
		take(s, i, rise_of(s, i, level));
}

/* ---- all of them ---- */

/* One level for all of a share, as high as can be, so that they are as fine as each other. */
static void take_even(struct fit_search *s)
{
	for (size_t i = 0; i < s->n; i++)
		s->taken[i] = best_of(&s->pictures[i]);
	for (size_t m = 0; m < s->n_shares; m++) {
		struct fit_share *h = &s->shares[m];
		h->bytes = 0;
		for (size_t k = 0; k < h->n; k++)
			h->bytes += bytes_of(&s->pictures[picture_at(h, k)], s->taken[picture_at(h, k)]);
	}
	for (size_t m = 0; m < s->n_shares; m++)
		while (s->shares[m].bytes > s->shares[m].most && give(s, &s->shares[m]))
			;
}

/* There is no more to come: if much room is left some are better than others. */
static bool finish(struct fit_search *s)
{
	while (give_back(s))
		;
	for (size_t i = 0; i < s->n; i++)
		raise_words(s, level_now(s, i));
	while (give_back(s))
		;
	s->is_done = true;
	return false;
}

static bool is_settled(const struct fit_search *s, unsigned percent)
{
	for (size_t m = 0; m < s->n_shares; m++)
		if (s->shares[m].bytes > s->shares[m].most)
			return false;
	for (size_t i = 0; i < s->n; i++) {
		bool is_settled = level_now(s, i) == FIT_LEVEL_MOST;
		for (size_t m = 0; m < s->n_shares && !is_settled; m++)
			is_settled = is_filled(&s->shares[m], percent) && has_picture(&s->shares[m], i);
		if (!is_settled || (s->pictures[i].must && s->taken[i] == FIT_WHOLE && !s->pictures[i].is_stuck))
			return false;
	}
	return true;
}

/* ---- where to aim ---- */

/* Of what is not tried any more there is what there is. */
static uint64_t weigh_at(const struct fit_picture *p, int level, bool is_sure)
{
	if (p->n_samples < FIT_TRIES) {
		struct image_fit f = fit_setting(p, level);
		return is_sure ? fit_weigh_surely(p, &f) : fit_weigh(p, &f);
	}
	int k = best_of(p);
	while (level_of(p, k) > level && step_down(p, k) != k)
		k = step_down(p, k);
	return bytes_of(p, k);
}

/* Of a picture where the share has that level. */
static int level_within(const struct fit_search *s, const struct fit_share *h, size_t i, int level)
{
	int fine = h->keeps_words ? fit_level_fine(&s->pictures[i]) : 0;
	int own = level > fine ? level : fine;
	return own < s->levels[i] ? own : s->levels[i];
}

static uint64_t weigh_share(const struct fit_search *s, const struct fit_share *h, int level)
{
	uint64_t sum = 0;
	for (size_t k = 0; k < h->n; k++) {
		size_t i = picture_at(h, k);
		sum += weigh_at(&s->pictures[i], level_within(s, h, i, level), h->is_sure);
	}
	return sum;
}

static uint64_t apart(uint64_t a, uint64_t b)
{
	return a > b ? a - b : b - a;
}

/* What has too much then is lost. The try before tells by how much is misjudged what pictures weigh: the less
 * the nearer the two are. */
static uint64_t aim_last(const struct fit_search *s, const struct fit_share *h)
{
	uint64_t aim = percent_of(h->most, AIM_LAST), least = percent_of(h->most, AIM_LEAST);
	uint64_t before = weigh_share(s, h, FIT_LEVEL_MOST), error = apart(before, h->meant);
	uint64_t up = apart(aim, h->bytes), step = apart(aim, before) < up ? apart(aim, before) : up;
	uint64_t doubt = error / ERROR_SHARE + step / STEP_SHARE + up / UP_SHARE;
	return doubt < aim - least ? aim - doubt : least;
}

static bool is_tried(const struct fit_search *s, const struct fit_share *h)
{
	for (size_t k = 0; k < h->n; k++)
		if (s->pictures[picture_at(h, k)].n_samples > 0)
			return true;
	return false;
}

/* As long as nothing fits the next try has to, surely; one that falls short is made good by those after. */
static void aim(const struct fit_search *s, struct fit_share *h)
{
	bool is_last = s->n_tries + 1 == s->most_tries, is_over = h->bytes > h->most;
	h->is_sure = false;
	h->aim = percent_of(h->most, is_last ? AIM_SURE : AIM);
	if (is_last && !is_over && s->n_tries > 0)
		h->aim = aim_last(s, h);
	h->is_sure = is_over && is_tried(s, h);
	h->level = FIT_UNBOUND;
}

static int highest_level(const struct fit_search *s, const struct fit_share *h)
{
	int low = 0, high = FIT_LEVEL_MOST;
	while (low < high) {
		int middle = (low + high + 1) / 2;
		if (weigh_share(s, h, middle) <= h->aim)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Words weigh little less when they are half as wide, since edges are soft then: they stay as they are, if
 * photos can spare what that takes. */
static int solve_share(const struct fit_search *s, struct fit_share *h)
{
	h->keeps_words = false;
	int even = highest_level(s, h);
	h->keeps_words = true;
	int photos = highest_level(s, h);
	h->keeps_words = photos < even && photos * 100 >= even * SPARES_WHOLE;
	return h->keeps_words ? photos : even;
}

/* The share that asks for the lowest level of those that were not solved yet; NULL: there is none. */
static struct fit_share *solve_lowest(const struct fit_search *s, int *level)
{
	struct fit_share *lowest = NULL;
	for (size_t m = 0; m < s->n_shares; m++) {
		if (s->shares[m].level != FIT_UNBOUND)
			continue;
		int own = solve_share(s, &s->shares[m]);
		if (lowest && own >= *level)
			continue;
		lowest = &s->shares[m];
		*level = own;
	}
	return lowest;
}

static void start_levels(struct fit_search *s)
{
	for (size_t i = 0; i < s->n; i++) {
		s->levels[i] = FIT_LEVEL_MOST;
		s->bound[i] = FIT_UNBOUND;
	}
}

/* Who has the least room is first; what its pictures leave of the others' is for the others. */
static void solve(struct fit_search *s)
{
	struct fit_share *h;
	int level = 0;
	start_levels(s);
	while ((h = solve_lowest(s, &level))) {
		h->level = level;
		for (size_t k = 0; k < h->n; k++) {
			size_t i = picture_at(h, k);
			int own = level_within(s, h, i, level);
			if (own >= s->levels[i])
				continue;
			s->levels[i] = own < FIRST_LEAST && s->pictures[i].n_samples == 0 ? FIRST_LEAST : own;
			s->bound[i] = (int)(h - s->shares);
		}
	}
}

bool fit_next(struct fit_search *s)
{
	take_even(s);
	bool is_spared = s->n_tries + s->spare >= s->most_tries;
	if (s->n_tries >= s->most_tries || is_settled(s, is_spared ? WELL : CLOSE))
		return finish(s);
	for (size_t m = 0; m < s->n_shares; m++)
		aim(s, &s->shares[m]);
	solve(s);
	for (size_t m = 0; m < s->n_shares; m++) {
		s->shares[m].is_sure = false;
		s->shares[m].meant = weigh_share(s, &s->shares[m], FIT_LEVEL_MOST);
	}
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
