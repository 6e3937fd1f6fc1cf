/* split.c - a PDF that would be more than the form takes comes in volumes, where case or template say so. Its
 * pages are cut by their weight, the plan is made again with what each volume needs to be read alone, and is
 * set again; then each is weighed as it is. What came out too large gets less room, until all fit. */
#include "run/split.h"

#include <stdlib.h>
#include <string.h>

#include "run/fit.h"

enum {
	TRIES = 8,
	SETTLE = 3,        /* references to volumes may move what they stand in */
	FITS = 5,          /* pictures are made smaller */
	GLYPH_BYTES = 3,   /* about, of a page's content */
	PAGE_BYTES = 1500,
	PLAIN_BYTES = 20000, /* of the contents */
};

bool run_splits(const struct run *r)
{
	const struct limit *split = &r->limits.v[LIMIT_SPLIT];
	return split->given && split->value && r->products & PRODUCT_PDF;
}

/* ---- what passages weigh ---- */

static bool find_picture(const struct run *r, const struct box *b, size_t *picture)
{
	if (b->kind != BOX_PICTURE)
		return false;
	*picture = r->evidence[b->u.picture.evidence].same_as;
	return true;
}

static void weigh_boxes(struct run *r, struct fit_passage *p, const struct box *boxes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t picture;
		if (boxes[i].kind == BOX_TEXT)
			p->bytes += GLYPH_BYTES * boxes[i].u.text.n;
		if (find_picture(r, &boxes[i], &picture))
			*ARENA_PUSH(r->arena, p->pictures, p->n_pictures) = picture;
	}
}

/* The cover is one: what is asked is seen at once. */
static enum fit_border border_of(const struct passage *p)
{
	static const enum fit_border borders[] = {
		[BORDER_KEPT] = FIT_BORDER_NONE, [BORDER_PAGE] = FIT_BORDER_PAGE,
		[BORDER_BLOCK] = FIT_BORDER_PAGE, [BORDER_EXHIBIT] = FIT_BORDER_EXHIBIT,
		[BORDER_SECTION] = FIT_BORDER_SECTION,
	};
	return p->at.section == 0 ? FIT_BORDER_NONE : borders[p->border];
}

static struct fit_passage *weigh_passages(struct run *r, const struct pages *pages)
{
	struct fit_passage *v = ARENA_ARRAY(r->arena, struct fit_passage, pages->n_passages);
	for (size_t i = 0; i < pages->n_passages; i++) {
		const struct passage *p = &pages->passages[i], *next = p + 1;
		const struct page *page = &pages->v[p->page];
		bool is_last = i + 1 == pages->n_passages || next->page != p->page;
		bool is_first = i == 0 || p[-1].page != p->page;
		v[i] = (struct fit_passage){.border = border_of(p), .page = p->page};
		v[i].bytes = is_first ? PAGE_BYTES : 0;
		weigh_boxes(r, &v[i], page->boxes + p->box, (is_last ? page->n : next->box) - p->box);
	}
	return v;
}

uint64_t *split_weigh_pictures(struct run *r)
{
	uint64_t *bytes = ARENA_ARRAY(r->arena, uint64_t, r->given->n_files);
	for (size_t i = 0; i < r->given->n_files; i++)
		bytes[i] = run_shown_bytes(r, i, NULL);
	return bytes;
}

/* All that is there once, however it is cut: mostly fonts. */
static uint64_t find_plain(const struct split *s)
{
	const struct fit_book *b = &s->book;
	bool *seen = ARENA_ARRAY(s->run->arena, bool, b->n_pictures);
	uint64_t known = 0;
	for (size_t i = 0; i < b->n; i++) {
		known += b->passages[i].bytes;
		for (size_t k = 0; k < b->passages[i].n_pictures; k++) {
			size_t picture = b->passages[i].pictures[k];
			known += seen[picture] ? 0 : b->picture_bytes[picture];
			seen[picture] = true;
		}
	}
	return (s->bytes > known ? s->bytes - known : 0) + PLAIN_BYTES;
}

/* ---- where anchors are ---- */

static int compare_names(const void *a, const void *b)
{
	const struct named_place *x = *(const struct named_place *const *)a;
	const struct named_place *y = *(const struct named_place *const *)b;
	int order = strcmp(x->name, y->name);
	return order ? order : x < y ? -1 : x > y;
}

static struct index index_anchors(struct arena *a, const struct pages *pages)
{
	struct index index = {ARENA_ARRAY(a, const struct named_place *, pages->n_anchors), pages->n_anchors};
	for (size_t i = 0; i < index.n; i++)
		index.v[i] = &pages->anchors[i];
	qsort(index.v, index.n, sizeof *index.v, compare_names);
	return index;
}

/* The first of a name counts. */
static bool find_anchor(const void *index, const char *name, struct plan_place *at, size_t *page)
{
	const struct index *x = index;
	size_t low = 0, high = x->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(x->v[middle]->name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == x->n || strcmp(x->v[low]->name, name) != 0)
		return false;
	*at = x->v[low]->at;
	*page = x->v[low]->page;
	return true;
}

/* ---- binding ---- */

/* Did every anchor come to lie in the volume that was said, on a page whose number is as long? */
static bool is_settled(const struct volume_cuts *cuts, const struct index *before, const struct index *now)
{
	for (size_t i = 0; i < now->n; i++) {
		struct plan_place was, is;
		size_t page, page_now;
		const char *name = now->v[i]->name;
		if (!find_anchor(before, name, &was, &page) || !find_anchor(now, name, &is, &page_now))
			continue;
		if (volume_at(cuts, was) != volume_at(cuts, is)
		    || run_count_digits(page + 1) != run_count_digits(page_now + 1))
			return false;
	}
	return true;
}

/* What there is to say of plan and pages was said of the one PDF. */
static void bind_volumes(struct split *s)
{
	struct run *r = s->run;
	struct plan_input input = run_plan_input(r);
	struct index index = s->index;
	for (int i = 0; i < SETTLE; i++) {
		struct diag *said = diag_new(r->arena);
		struct volume_cuts cuts = {s->starts, s->n_starts, find_anchor, &index};
		s->plan = plan_make_volumes(r->arena, said, &input, &cuts);
		struct layout_input layout = {.plan = s->plan, .type = r->type};
		r->bound = layout_make(r->arena, said, &layout);
		struct index now = index_anchors(r->arena, r->bound);
		if (is_settled(&cuts, &index, &now))
			break;
		index = now;
	}
	r->n_volumes = s->n_starts;
	r->volumes = ARENA_ARRAY(r->arena, struct pages, r->n_volumes);
	for (size_t i = 0; i < r->n_volumes; i++)
		r->volumes[i] = layout_volume(r->arena, r->bound, s->plan, i);
}

/* false: some passage fits no volume; s->too_large is it. */
static bool cut(struct split *s)
{
	size_t n, *starts = fit_volumes(s->run->arena, &s->book, &n);
	if (!starts) {
		s->too_large = n;
		return false;
	}
	s->passages = starts;
	s->n_starts = n;
	s->starts = ARENA_ARRAY(s->run->arena, struct plan_place, n);
	for (size_t i = 1; i < n; i++)
		s->starts[i] = s->run->pages->passages[starts[i]].at;
	return true;
}

/* Volumes that became too large get less room in the next try, those behind the last as much as it. */
static bool all_fit(struct split *s)
{
	struct run *r = s->run;
	bool is_good = true;
	r->weights = ARENA_ARRAY(r->arena, uint64_t, r->n_volumes);
	while (s->book.n_rooms < r->n_volumes) {
		struct fit_room last = s->rooms[s->book.n_rooms - 1];
		*ARENA_PUSH(r->arena, s->rooms, s->book.n_rooms) = last;
	}
	for (size_t i = 0; i < r->n_volumes; i++) {
		struct paint_job job = run_paint_job(r, &r->volumes[i]);
		if (!paint_weigh(&job, r->diag, &r->weights[i]))
			return s->is_broken = true;
		uint64_t bytes = r->weights[i] > s->most.bytes ? r->weights[i] - s->most.bytes : 0;
		size_t pages = r->volumes[i].n > s->most.pages ? r->volumes[i].n - s->most.pages : 0;
		uint64_t less = bytes ? bytes + bytes / 8 + PAGE_BYTES : 0;
		s->rooms[i].bytes -= less < s->rooms[i].bytes ? less : s->rooms[i].bytes;
		s->rooms[i].pages -= pages < s->rooms[i].pages ? pages : s->rooms[i].pages;
		is_good &= !bytes && !pages;
	}
	s->book.rooms = s->rooms;
	return is_good;
}

static bool bind_all(struct split *s)
{
	for (int i = 0; i < TRIES; i++) {
		if (!cut(s))
			return false;
		if (s->n_starts < 2) /* it fits, but for a little: two then */
			s->rooms[0].bytes -= s->rooms[0].bytes / 50;
		bind_volumes(s);
		if (all_fit(s))
			return true;
	}
	return false;
}

/* ---- would it help? ---- */

static struct fit_room find_room(const struct run *r)
{
	const struct limit *bytes = &r->limits.v[LIMIT_PDF_BYTES], *pages = &r->limits.v[LIMIT_PAGES];
	return (struct fit_room){
		.bytes = bytes->given ? (uint64_t)bytes->value : UINT64_MAX,
		.pages = pages->given ? (size_t)pages->value : SIZE_MAX,
	};
}

static void open_book(struct split *s)
{
	struct run *r = s->run;
	*ARENA_PUSH(r->arena, s->rooms, s->book.n_rooms) = s->most;
	s->rooms[0].pages -= s->most.pages < SIZE_MAX && s->most.pages > 0; /* the contents */
	s->book.rooms = s->rooms;
	s->book.passages = weigh_passages(r, r->pages);
	s->book.n = r->pages->n_passages;
	s->book.picture_bytes = split_weigh_pictures(r);
	s->book.n_pictures = r->given->n_files;
	s->book.plain_bytes = find_plain(s);
	s->index = index_anchors(r->arena, r->pages);
}

bool run_could_split(struct run *r, uint64_t bytes)
{
	struct split s = {.run = r, .bytes = bytes, .most = find_room(r)};
	open_book(&s);
	return cut(&s);
}

/* ---- the stage ---- */

static void unbind(struct run *r)
{
	r->bound = NULL;
	r->n_volumes = 0;
	r->weights = NULL;
}

/* false: nothing had to be cut, or it is stuck. */
static bool split_once(struct split *s)
{
	struct run *r = s->run;
	struct paint_job job = run_paint_job(r, r->pages);
	if (!paint_weigh(&job, r->diag, &s->bytes))
		return false;
	if (s->bytes <= s->most.bytes && r->pages->n <= s->most.pages) {
		r->weights = ARENA_ARRAY(r->arena, uint64_t, 1);
		r->weights[0] = s->bytes;
		return false;
	}
	open_book(s);
	bool is_good = bind_all(s);
	s->is_stuck = !is_good && !s->is_broken;
	if (s->is_stuck)
		unbind(r);
	return is_good;
}

static bool is_good(const struct run *r)
{
	return diag_worst(r->diag) < LEVEL_ERROR;
}

static void tell(const struct split *s, bool is_split)
{
	if (s->run->fit)
		fit_tell(s->run->fit);
	if (is_split)
		split_tell(s);
	if (s->run->fit)
		fit_tell_crowded(s->run->fit);
}

/* Once more with smaller pictures, as often as that may help. A dump encodes nothing: it shows the one PDF
 * then. */
void run_split_pdf(struct run *r)
{
	struct split s;
	bool is_split;
	if (!r->pages || !run_splits(r))
		return;
	run_progress(r, "cutting volumes", 0, 1);
	for (int i = 0;; i++) {
		s = (struct split){.run = r, .most = find_room(r), .too_large = SIZE_MAX};
		is_split = split_once(&s);
		if (i == FITS || !split_fit(&s, i))
			break;
		unbind(r);
		run_compose_again(r);
	}
	if (s.is_stuck && is_good(r) && (r->writes || r->is_check))
		split_tell_failure(&s);
	if (is_good(r))
		tell(&s, is_split);
}
