/* steps.c - what was done to a copy, in words: below a picture in short; in the appendix with the places of
 * the upright original, by which anybody who has it can find what was covered or left out. */
#include "plan/plan_int.h"

#include <string.h>

enum { PLACES_MOST = 6 }; /* covered for one reason: of more their number is told, and in what they lie */

static const struct {
	unsigned step;
	enum word word;
} step_words[] = {
	{STEP_UNTOUCHED, WORD_STEP_UNTOUCHED},
	{STEP_PROFILE, WORD_STEP_PROFILE},
	{STEP_DRAWN, WORD_STEP_DRAWN},
	{STEP_SEEN, WORD_STEP_SEEN},
	{STEP_REMARKED, WORD_STEP_REMARKED},
	{STEP_FIRST_ONLY, WORD_STEP_FIRST_ONLY},
	{STEP_METADATA_REMOVED, WORD_STEP_METADATA},
	{STEP_TURNED, WORD_STEP_TURNED},
	{STEP_JOINED, WORD_STEP_JOINED},
	{STEP_TRIMMED, WORD_STEP_TRIMMED},
	{STEP_CROPPED, WORD_STEP_CROPPED},
	{STEP_ROTATED, WORD_STEP_ROTATED},
	{STEP_ALPHA_DROPPED, WORD_STEP_ALPHA_DROPPED},
	{STEP_ALPHA_FLATTENED, WORD_STEP_ALPHA_FLATTENED},
	{STEP_CUT, WORD_STEP_CUT},
	{STEP_RECODED, WORD_STEP_RECODED},
	{STEP_REENCODED, WORD_STEP_REENCODED},
	{STEP_SQUARED, WORD_STEP_SQUARED},
	{STEP_CONVERTED, WORD_STEP_CONVERTED},
	{STEP_GREYED, WORD_STEP_GREYED},
	{STEP_BILEVEL, WORD_STEP_BILEVEL},
};

void steps_add(const struct desk *k, struct rich *r, const struct rich *step)
{
	if (!spans_is_empty(r))
		spans_add(k, r, TONE_QUIET, desk_word(k, WORD_PHRASE_STEPS));
	spans_add_rich(k, r, step);
}

/* ---- places ---- */

struct steps {
	const struct desk *k;
	size_t file;
	struct rich words;
	bool is_exact;
	bool is_size_known; /* of the original, to the reader */
};

static const char *say_number(const struct desk *k, uint32_t n)
{
	return arena_printf(k->a, "%u", n);
}

static const char *say_place(const struct desk *k, const struct image_rect *r)
{
	return desk_fill(k, WORD_STEP_PLACE, "left", say_number(k, r->x), "top", say_number(k, r->y), "right",
	                 say_number(k, r->x + r->width), "bottom", say_number(k, r->y + r->height), NULL);
}

static struct image_rect join(const struct image_rect *a, const struct image_rect *b)
{
	uint32_t x = a->x < b->x ? a->x : b->x, y = a->y < b->y ? a->y : b->y;
	uint32_t right = a->x + a->width > b->x + b->width ? a->x + a->width : b->x + b->width;
	uint32_t foot = a->y + a->height > b->y + b->height ? a->y + a->height : b->y + b->height;
	return (struct image_rect){x, y, right - x, foot - y};
}

static const char *list_places(const struct desk *k, const struct image_rect *v, size_t n)
{
	const char *places = say_place(k, &v[0]);
	for (size_t i = 1; i < n; i++)
		places = arena_printf(k->a, "%s%s%s", places, desk_word(k, WORD_PHRASE_SEPARATOR),
		                      say_place(k, &v[i]));
	return places;
}

static const char *say_bounds(const struct desk *k, const struct image_rect *v, size_t n)
{
	struct image_rect all = v[0];
	for (size_t i = 1; i < n; i++)
		all = join(&all, &v[i]);
	return say_place(k, &all);
}

/* "(120, 40)-(300, 90) px of 1080 x 2340": how large it is whole is told once. */
static struct rich say_where(struct steps *s, const struct image_rect *v, size_t n)
{
	const struct desk *k = s->k;
	const struct image_facts *whole = plan_whole(k->c, k->evidence, s->file);
	enum word word = s->is_size_known ? WORD_STEP_WHERE : WORD_STEP_WHERE_OF;
	const char *places = n > PLACES_MOST ? say_bounds(k, v, n) : list_places(k, v, n);
	const char *where = desk_fill(k, word, "places", places, "w", say_number(k, whole->width), "h",
	                              say_number(k, whole->height), NULL);
	if (n > PLACES_MOST)
		where = desk_fill(k, WORD_STEP_PLACES_MANY, "n", arena_printf(k->a, "%zu", n), "where", where, NULL);
	s->is_size_known = true;
	return spans_own(k, TONE_QUIET, where);
}

/* ---- steps ---- */

static void add(struct steps *s, struct rich step)
{
	steps_add(s->k, &s->words, &step);
}

static struct image_rect place_of(const struct steps *s, const struct numbers *n)
{
	return plan_place_rect(n, plan_whole(s->k->c, s->k->evidence, s->file));
}

static void add_cropped(struct steps *s)
{
	const struct edits *edits = s->k->c->files[s->file].edits;
	struct rich step = {0};
	if (!s->is_exact || !edits || edits->crop.n == 0) {
		add(s, spans_word(s->k, TONE_QUIET, WORD_STEP_CROPPED));
		return;
	}
	struct image_rect crop = place_of(s, &edits->crop);
	struct rich where = say_where(s, &crop, 1);
	spans_add_pattern(s->k, &step, TONE_QUIET, desk_word(s->k, WORD_STEP_CROPPED_TO), "where", &where,
	                  NULL);
	add(s, step);
}

static bool is_alike(const struct redaction *a, const struct redaction *b)
{
	return strcmp(a->why.s, b->why.s) == 0;
}

/* What was covered outside of what is shown is none of the copy's. */
static bool is_shown(const struct steps *s, const struct redaction *r)
{
	return marks_is_covered(s->k, s->file, r, 0, s->k->evidence[s->file].facts.height);
}

/* What is hidden is named once, however many parts of the picture it takes. */
static void add_covered(struct steps *s, const struct edits *e, size_t first)
{
	struct rich step = {0}, where = {0}, why = spans_text(s->k, TONE_QUIET, &e->redactions[first].why);
	struct image_rect *places = NULL;
	size_t n = 0;
	if (!is_shown(s, &e->redactions[first]))
		return;
	for (size_t i = 0; i < e->n_redactions; i++) {
		if (!is_alike(&e->redactions[i], &e->redactions[first]) || !is_shown(s, &e->redactions[i]))
			continue;
		if (i < first)
			return;
		*ARENA_PUSH(s->k->a, places, n) = place_of(s, &e->redactions[i].rect);
	}
	if (s->is_exact)
		where = say_where(s, places, n);
	spans_add_pattern(s->k, &step, TONE_QUIET,
	                  desk_word(s->k, s->is_exact ? WORD_STEP_COVERED_AT : WORD_STEP_COVERED), "what", &why,
	                  "where", &where, NULL);
	add(s, step);
}

/* A copy that lacks something of the picture, or was encoded with loss, is in parts, but not without loss. */
static enum word word_of(unsigned step, enum word word, unsigned steps)
{
	bool is_less = steps & (STEP_TRIMMED | STEP_CROPPED | STEP_REENCODED);
	return step == STEP_CUT && is_less ? WORD_STEP_PARTS : word;
}

/* What was encoded again with loss at last is not said to have lost nothing. */
static void add_known(struct steps *s, unsigned steps)
{
	if (steps & STEP_FITTED)
		steps &= ~(unsigned)(STEP_CUT | STEP_RECODED);
	for (size_t i = 0; i < sizeof step_words / sizeof step_words[0]; i++) {
		if (!(steps & step_words[i].step))
			continue;
		if (step_words[i].step == STEP_CROPPED)
			add_cropped(s);
		else
			add(s, spans_word(s->k, TONE_QUIET, word_of(step_words[i].step, step_words[i].word, steps)));
	}
	const char *width = say_number(s->k, s->k->evidence[s->file].fit.width);
	if (steps & STEP_FITTED)
		add(s, spans_own(s->k, TONE_QUIET, desk_fill(s->k, WORD_STEP_FITTED, "w", width, NULL)));
}

static struct rich list(struct steps *s, const struct shot *shot, unsigned which)
{
	add_known(s, s->k->evidence[s->file].steps & which);
	for (size_t i = 0; shot && i < shot->edits.n_redactions; i++)
		add_covered(s, &shot->edits, i);
	if (shot && shot->n_marks > 0)
		add(s, spans_word(s->k, TONE_QUIET, WORD_STEP_MARKED));
	return spans_is_empty(&s->words) ? spans_word(s->k, TONE_QUIET, WORD_NUMBER_NONE) : s->words;
}

struct rich steps_list(const struct desk *k, size_t file, const struct shot *shot, unsigned which)
{
	struct steps s = {.k = k, .file = file};
	return list(&s, shot, which);
}

struct rich steps_list_exactly(const struct desk *k, size_t file, const struct shot *shot, unsigned which)
{
	struct steps s = {.k = k, .file = file, .is_exact = true};
	return list(&s, shot, which);
}
