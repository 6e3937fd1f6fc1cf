/* ranks.c - which exhibits take the pages, and the bytes, of a dossier that has too many; and what is the
 * least that has to go. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "run/run.h"

enum { RANKED = 8, PAGE = 5040 }; /* parts of a page: up to ten exhibits share it evenly */

struct rank { /* an exhibit */
	const char *name; /* "": what is no exhibit, and cannot be left out */
	size_t pages, last_page; /* that it is on, also with others */
	size_t room;             /* [1/PAGE page] its share of them */
	uint64_t bytes;
	size_t place;
	bool is_needed; /* see struct exhibit */
};

struct packet { /* pages of one PDF */
	const struct enclosed *of;
	bool *reached; /* by its object: its bytes are counted */
};

struct ranking {
	struct run *run;
	struct rank *v;
	size_t n;
	bool *seen;         /* by evidence: its bytes are counted */
	const char **names; /* by evidence: the exhibit that shows it */
	size_t *n_on_page;  /* ranks; counted the first time */
	bool is_second;
	struct packet *packets;
	size_t n_packets;
	bool is_of_bytes;   /* that is what there are too many of */
};

static const char *find_exhibit(const struct run *r, struct plan_place at)
{
	const struct section *section = &r->plan->sections[at.section];
	for (size_t b = at.block + 1; b-- > 0;)
		if (section->blocks[b].running)
			return section->blocks[b].running;
	return NULL;
}

const char *run_name_passage(const struct run *r, size_t i)
{
	struct plan_place at = r->pages->passages[i].at;
	const char *exhibit = find_exhibit(r, at);
	return exhibit ? exhibit : r->plan->sections[at.section].title;
}

/* ---- gathering ---- */

static const char *name_exhibit(const struct ranking *k, const struct exhibit *e)
{
	return arena_printf(k->run->arena, "%s. %s", e->label, e->title);
}

static void name_pictures(struct ranking *k)
{
	const struct plan *p = k->run->plan;
	for (size_t i = 0; i < p->n_exhibits; i++)
		for (size_t e = 0; e < p->exhibits[i].n_evidence; e++)
			k->names[p->exhibits[i].evidence[e]] = name_exhibit(k, &p->exhibits[i]);
}

static struct rank *note(struct ranking *k, const char *name, size_t page)
{
	struct rank *rank = NULL;
	for (size_t i = k->n; i-- > 0 && !rank;)
		rank = strcmp(k->v[i].name, name) == 0 ? &k->v[i] : NULL;
	if (!rank) {
		rank = ARENA_PUSH(k->run->arena, k->v, k->n);
		*rank = (struct rank){.name = name, .last_page = SIZE_MAX, .place = k->n};
	}
	bool is_new = rank->last_page != page;
	rank->pages += is_new && !k->is_second;
	k->n_on_page[page] += is_new && !k->is_second;
	rank->room += is_new && k->is_second ? PAGE / k->n_on_page[page] : 0;
	rank->last_page = page;
	return rank;
}

/* What pages of one PDF share counts for the first of them. */
static bool *reached_of(struct ranking *k, const struct enclosed *of)
{
	for (size_t i = 0; i < k->n_packets; i++)
		if (k->packets[i].of == of)
			return k->packets[i].reached;
	struct packet *packet = ARENA_PUSH(k->run->arena, k->packets, k->n_packets);
	*packet = (struct packet){of, of ? ARENA_ARRAY(k->run->arena, bool, enclosed_count(of)) : NULL};
	return packet->reached;
}

static void note_picture(struct ranking *k, const struct box *b, size_t page)
{
	size_t shown = b->u.picture.evidence, file = k->run->evidence[shown].same_as;
	if (!k->names[shown])
		return;
	struct rank *rank = note(k, k->names[shown], page);
	if (!k->seen[file])
		rank->bytes += run_shown_bytes(k->run, file, reached_of(k, k->run->intake[file].enclosed));
	k->seen[file] = true;
}

/* Of two pictures side by side the second block has both: pictures are counted for whom they belong to. */
static void note_passage(struct ranking *k, size_t i)
{
	const struct pages *pages = k->run->pages;
	const struct passage *p = &pages->passages[i];
	bool is_last = i + 1 == pages->n_passages || p[1].page != p->page;
	bool has_words = false, has_pictures = false;
	size_t end = is_last ? pages->v[p->page].n : p[1].box;
	for (size_t b = p->box; b < end; b++) {
		const struct box *box = &pages->v[p->page].boxes[b];
		has_words |= box->kind == BOX_TEXT;
		has_pictures |= box->kind == BOX_PICTURE;
		if (box->kind == BOX_PICTURE)
			note_picture(k, box, p->page);
	}
	const char *exhibit = find_exhibit(k->run, p->at);
	if (has_words && !has_pictures)
		note(k, exhibit ? exhibit : "", p->page);
}

/* ---- telling ---- */

/* In parts of a page, or bytes. */
static uint64_t cost_of(const struct ranking *k, const struct rank *rank)
{
	return k->is_of_bytes ? rank->bytes : rank->room;
}

static int compare_numbers(uint64_t x, uint64_t y)
{
	return x == y ? 0 : x < y ? 1 : -1;
}

static int compare_places(const struct rank *x, const struct rank *y)
{
	if (!*x->name != !*y->name)
		return *x->name ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

static int compare_by_pages(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;
	int order = !*x->name != !*y->name ? compare_places(x, y) : compare_numbers(x->room, y->room);
	order = order ? order : compare_numbers(x->bytes, y->bytes);
	return order ? order : compare_places(x, y);
}

static int compare_by_bytes(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;
	int order = !*x->name != !*y->name ? compare_places(x, y) : compare_numbers(x->bytes, y->bytes);
	order = order ? order : compare_numbers(x->room, y->room);
	return order ? order : compare_places(x, y);
}

static const char *say_rank(struct arena *a, const struct rank *r)
{
	if (r->bytes == 0)
		return arena_printf(a, r->pages == 1 ? _("%s: %zu page") : _("%s: %zu pages"), r->name, r->pages);
	return arena_printf(a, r->pages == 1 ? _("%s: %zu page, %s") : _("%s: %zu pages, %s"), r->name, r->pages,
	                    run_say_bytes(a, r->bytes));
}

/* The smallest that is enough by itself, of all or of those that the playbook can do without; NULL. */
static const struct rank *find_one(const struct ranking *k, uint64_t excess, bool is_spare)
{
	const struct rank *best = NULL;
	for (size_t i = 0; i < k->n; i++)
		if (cost_of(k, &k->v[i]) >= excess && !(is_spare && k->v[i].is_needed))
			best = &k->v[i];
	return best;
}

/* What the playbook can do without goes first, if that costs no more than half as much again. */
static const struct rank *choose_one(const struct ranking *k, uint64_t excess)
{
	const struct rank *best = find_one(k, excess, false), *spare = find_one(k, excess, true);
	return spare && cost_of(k, spare) <= cost_of(k, best) / 2 * 3 ? spare : best;
}

/* The smallest of those behind the first i that is enough; or the first. */
static const struct rank *choose_next(const struct ranking *k, size_t i, uint64_t excess, bool is_spare)
{
	const struct rank *next = &k->v[i];
	for (size_t n = i + 1; n < k->n; n++)
		if (cost_of(k, &k->v[n]) >= excess && !(is_spare && k->v[n].is_needed))
			next = &k->v[n];
	return next;
}

/* The largest, as many as it takes, and at last the smallest that will do: their names, and how many; NULL:
 * all of them are not enough. */
static const char *list_several(const struct ranking *k, uint64_t excess, bool is_spare, size_t *n)
{
	struct arena *a = k->run->arena;
	const char *names = NULL;
	uint64_t saved = 0;
	*n = 0;
	for (size_t i = 0; i < k->n && saved < excess; i++) {
		if (is_spare && k->v[i].is_needed)
			continue;
		const struct rank *rank = choose_next(k, i, excess - saved, is_spare);
		names = names ? arena_printf(a, _("%s, \"%s\""), names, rank->name)
		              : arena_printf(a, _("\"%s\""), rank->name);
		saved += cost_of(k, rank);
		(*n)++;
	}
	return saved < excess ? NULL : names;
}

static const char *say_way_out(const struct ranking *k, uint64_t excess)
{
	struct arena *a = k->run->arena;
	const struct rank *one = choose_one(k, excess);
	size_t n, n_spare;
	if (one)
		return arena_printf(a, _("without %s it should fit"), arena_printf(a, _("\"%s\""), one->name));
	const char *all = list_several(k, excess, false, &n), *spare = list_several(k, excess, true, &n_spare);
	if (!all)
		return _("even without all of these it does not fit: say less");
	if (n == k->n)
		return _("only without all of these it should fit: say less");
	return arena_printf(a, _("without %s it should fit"), spare && n_spare <= n + 1 ? spare : all);
}

/* ---- the order of work ---- */

static void gather(struct ranking *k)
{
	const struct run *r = k->run;
	for (int pass = 0; pass < 2; pass++) {
		k->is_second = pass > 0;
		for (size_t i = 0; i < k->n; i++)
			k->v[i].last_page = SIZE_MAX;
		for (size_t i = 0; i < r->pages->n_passages; i++)
			note_passage(k, i);
	}
	for (size_t i = 0; i < r->plan->n_exhibits; i++)
		for (size_t n = 0; n < k->n; n++)
			if (strcmp(k->v[n].name, name_exhibit(k, &r->plan->exhibits[i])) == 0)
				k->v[n].is_needed = r->plan->exhibits[i].is_needed;
}

static const char *rank_all(struct run *r, uint64_t excess, bool is_of_bytes)
{
	struct arena *a = r->arena;
	size_t n = r->given->n_files;
	struct ranking k = {.run = r, .seen = ARENA_ARRAY(a, bool, n), .names = ARENA_ARRAY(a, const char *, n),
		.n_on_page = ARENA_ARRAY(a, size_t, r->pages->n), .is_of_bytes = is_of_bytes};
	const char *lines = "";
	name_pictures(&k);
	gather(&k);
	if (k.n > 0)
		qsort(k.v, k.n, sizeof *k.v, is_of_bytes ? compare_by_bytes : compare_by_pages);
	k.n -= k.n > 0 && !*k.v[k.n - 1].name;
	for (size_t i = 0; i < k.n && i < RANKED; i++)
		lines = arena_printf(a, "%s%s\n", lines, say_rank(a, &k.v[i]));
	return arena_printf(a, "%s%s", lines, say_way_out(&k, excess));
}

const char *run_rank_pages(struct run *r, size_t excess)
{
	const char *lines = rank_all(r, (uint64_t)excess * PAGE, false);
	if (run_splits(r) || !run_could_split(r, 0))
		return lines;
	return arena_printf(r->arena, "%s\n%s", lines, _("with split: true it comes in volumes"));
}

const char *run_rank_bytes(struct run *r, uint64_t excess)
{
	return rank_all(r, excess, true);
}
