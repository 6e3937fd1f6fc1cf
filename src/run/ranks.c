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
};

struct ranking {
	struct run *run;
	struct rank *v;
	size_t n;
	bool *seen;         /* by evidence: its bytes are counted */
	const char **names; /* by evidence: the exhibit that shows it */
	size_t *n_on_page;  /* ranks; counted the first time */
	bool is_second;
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

static void name_pictures(struct ranking *k)
{
	const struct plan *p = k->run->plan;
	for (size_t i = 0; i < p->n_exhibits; i++)
		for (size_t e = 0; e < p->exhibits[i].n_evidence; e++)
			k->names[p->exhibits[i].evidence[e]] =
				arena_printf(k->run->arena, "%s. %s", p->exhibits[i].label, p->exhibits[i].title);
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

static void note_picture(struct ranking *k, const struct box *b, size_t page)
{
	size_t shown = b->u.picture.evidence, file = k->run->evidence[shown].same_as;
	const struct cleared_image *image = k->run->intake[file].cleared;
	if (!k->names[shown])
		return;
	struct rank *rank = note(k, k->names[shown], page);
	rank->bytes += image && !k->seen[file] ? privacy_bytes(image) : 0;
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

static int compare_ranks(const void *a, const void *b)
{
	const struct rank *x = a, *y = b;
	if (!*x->name != !*y->name)
		return *x->name ? -1 : 1;
	if (x->room != y->room)
		return x->room < y->room ? 1 : -1;
	if (x->bytes != y->bytes)
		return x->bytes < y->bytes ? 1 : -1;
	return x->place < y->place ? -1 : 1;
}

static const char *say_rank(struct arena *a, const struct rank *r)
{
	if (r->bytes == 0)
		return arena_printf(a, r->pages == 1 ? _("%s: %zu page") : _("%s: %zu pages"), r->name, r->pages);
	return arena_printf(a, r->pages == 1 ? _("%s: %zu page, %s") : _("%s: %zu pages, %s"), r->name, r->pages,
	                    run_say_bytes(a, r->bytes));
}

/* The smallest exhibit that is enough by itself; else the largest, as many as it takes. */
static const char *say_way_out(const struct ranking *k, size_t excess)
{
	struct arena *a = k->run->arena;
	const struct rank *best = NULL;
	size_t n = 0, saved = 0;
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i].room >= excess * PAGE)
			best = &k->v[i];
	if (best)
		return arena_printf(a, _("without \"%s\" it should fit; with split: true it comes in volumes"),
		                    best->name);
	while (n < k->n && saved < excess * PAGE)
		saved += k->v[n++].room;
	if (saved < excess * PAGE)
		return _("with split: true it comes in volumes");
	return arena_printf(
		a, _("without the first %zu exhibits it should fit; with split: true it comes in volumes"), n);
}

const char *run_rank_pages(struct run *r, size_t excess)
{
	struct arena *a = r->arena;
	size_t n = r->given->n_files;
	struct ranking k = {.run = r, .seen = ARENA_ARRAY(a, bool, n), .names = ARENA_ARRAY(a, const char *, n),
		.n_on_page = ARENA_ARRAY(a, size_t, r->pages->n)};
	const char *lines = "";
	name_pictures(&k);
	for (int pass = 0; pass < 2; pass++) {
		k.is_second = pass > 0;
		for (size_t i = 0; i < k.n; i++)
			k.v[i].last_page = SIZE_MAX;
		for (size_t i = 0; i < r->pages->n_passages; i++)
			note_passage(&k, i);
	}
	qsort(k.v, k.n, sizeof *k.v, compare_ranks);
	k.n -= k.n > 0 && !*k.v[k.n - 1].name;
	for (size_t i = 0; i < k.n && i < RANKED; i++)
		lines = arena_printf(a, "%s%s\n", lines, say_rank(a, &k.v[i]));
	return arena_printf(a, "%s%s", lines, say_way_out(&k, excess));
}
