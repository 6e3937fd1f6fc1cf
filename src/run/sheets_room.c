/* sheets_room.c - how much of the case has room on the images that a form takes: from its first words on, and
 * then whatever else still fits. The words that have no room are told; pictures are in sheets_few.c. */
#include "base/message.h"
#include "run/run.h"

enum { MISSES_MOST = 12 }; /* so many blocks tried in vain, and the others are given up */

struct room {
	struct run *run;
	const struct plan *plan;
	size_t n_slots;
	struct cut_block *v;
	size_t n;
};

static bool fits(const struct room *o)
{
	struct arena *a = arena_new();
	struct layout_input layout = {.plan = plan_cut(a, o->plan, o->v, o->n), .type = o->run->type,
		.is_sheet = true};
	bool is_good = layout_make(a, diag_new(a), &layout)->n <= o->n_slots;
	arena_drop(a);
	return is_good;
}

static size_t count_all(const struct room *o)
{
	size_t n = 0;
	for (size_t i = 0; i < o->n; i++)
		n += o->v[i].n;
	return n;
}

static void keep_first(struct room *o, size_t n)
{
	for (size_t i = 0; i < o->n; i++) {
		struct cut_block *c = &o->v[i];
		c->kept = n < c->n ? n : c->n;
		n -= c->kept;
	}
}

/* As many elements as there is room for: of one at least, what it is about. */
static void keep_most(struct room *o)
{
	size_t good = 1, bad = count_all(o) + 1;
	while (bad - good > 1) {
		size_t n = good + (bad - good) / 2;
		keep_first(o, n);
		if (fits(o))
			good = n;
		else
			bad = n;
	}
	keep_first(o, good);
}

/* Of a list the first ones, or none after one that is missing. */
static bool may_follow(const struct room *o, size_t i)
{
	size_t series = o->v[i].block->series;
	for (size_t k = 0; series && k < i; k++)
		if (o->v[k].block->series == series && o->v[k].kept < o->v[k].n)
			return false;
	return true;
}

static void keep_of(const struct room *o, struct cut_block *c)
{
	size_t good = 0, bad = c->n + 1;
	for (size_t n = c->n; bad - good > 1; n = good + (bad - good) / 2) {
		c->kept = n;
		if (fits(o))
			good = n;
		else
			bad = n;
	}
	c->kept = good;
}

/* Where something long has no room, what is behind it may have. */
static void keep_others(struct room *o)
{
	int misses = 0;
	for (size_t i = 0; i < o->n && misses < MISSES_MOST; i++) {
		struct cut_block *c = &o->v[i];
		if (c->n == 0 || c->kept > 0 || !may_follow(o, i))
			continue;
		keep_of(o, c);
		misses += c->kept == 0;
	}
}

/* ---- the words that have no room ---- */

static void add(struct run *r, const char **list, const char *words)
{
	*list = arena_printf(r->arena, "%s%s%s", *list, **list ? ", " : "", words);
}

/* Of claims and reasons the first ones are there, of the others it is told how many. */
static const char *say_series(struct run *r, const struct series *s, size_t kept)
{
	struct arena *a = r->arena;
	size_t next = kept + 1, gone = s->n - kept;
	switch (s->kind) {
	case SERIES_REASONS:
		return gone == 1 ? arena_printf(a, _("reason %zu of the decision"), next)
		                 : arena_printf(a, _("reasons %zu to %zu of the decision"), next, s->n);
	case SERIES_CLAIMS:
		return gone == 1 ? arena_printf(a, _("claim %zu"), next)
		                 : arena_printf(a, _("claims %zu to %zu"), next, s->n);
	case SERIES_EVENTS:
		return arena_printf(a, _("%zu of %zu turning points of the timeline"), gone, s->n);
	case SERIES_MARKED:
		return arena_printf(a, _("%zu of %zu marked messages of %s"), gone, s->n, s->label);
	default:
		return arena_printf(a, s->n == 1 ? _("the %zu message of %s, which is not marked")
		                                 : _("the %zu messages of %s, of which none is marked"),
		                    s->n, s->label);
	}
}

static bool is_picture(const struct cut_block *c)
{
	return c->block->kind == BLOCK_PLATE || c->block->kind == BLOCK_PLATES;
}

/* What stands above the claims: by its label, if it has one. */
static void add_block(struct run *r, const char **list, const struct block *b, bool *is_said)
{
	if (b->kind == BLOCK_CALLOUT && b->u.callout.label.n > 0) {
		add(r, list, arena_printf(r->arena, "\"%s\"", b->u.callout.label.spans[0].text));
	} else if (!*is_said) {
		add(r, list, _("other words of the first view"));
		*is_said = true;
	}
}

static const char *list_words(const struct room *o)
{
	const char *list = "";
	bool is_said = false;
	for (size_t i = 0; i < o->n; i++) {
		const struct cut_block *c = &o->v[i];
		if (c->kept < c->n && !is_picture(c) && c->block->series == 0)
			add_block(o->run, &list, c->block, &is_said);
	}
	for (size_t i = 0; i < o->plan->n_series; i++) {
		const struct series *s = &o->plan->series[i];
		size_t kept = plan_count_kept(o->v, o->n, i + 1);
		if (kept < s->n)
			add(o->run, &list, say_series(o->run, s, kept));
	}
	return list;
}

static void tell_words(const struct room *o)
{
	const char *list = list_words(o);
	if (!*list)
		return;
	diag_note(o->run->diag, (struct mark){0}, "sheets-few",
	          o->n_slots == 1 ? N_("the form takes %zu image, on which there is no room for %s")
	                          : N_("the form takes %zu images, on which there is no room for %s"),
	          o->n_slots, list);
	diag_advise(o->run->diag,
	            "write less, mark the messages that matter most, or tell the rest in the statement");
}

struct plan *run_cut_sheets(struct run *r, const struct plan *plan, size_t n_slots)
{
	struct room o = {.run = r, .plan = plan, .n_slots = n_slots};
	o.v = plan_list_blocks(r->arena, plan, &o.n);
	if (!fits(&o)) {
		keep_most(&o);
		keep_others(&o);
	}
	tell_words(&o);
	return plan_cut(r->arena, plan, o.v, o.n);
}
