/* hidden.c - what one exhibit covers and another shows is not hidden. What is covered is traced to the rows
 * of the files that show it, by their bytes and page: of screens that were joined, and of those that the next
 * one has, too. In every other way in which these files are shown all of that must be covered or cut away.
 * The same holds of rows that are left out of a picture because they stand elsewhere in it. */
#include "base/message.h"
#include "run/run.h"

enum {
	PIECES_MOST = 5000, /* of what one picture covers: each is compared with all */
	PLACES_MOST = 8,    /* that are told of at once */
};

struct piece { /* of a page of a file */
	size_t file, page;
	struct image_rect rect;
};
struct pieces {
	struct piece *v;
	size_t n;
	bool is_cut; /* there are more */
};

/* ---- rectangles ---- */

static bool is_empty(const struct image_rect *r)
{
	return r->width == 0 || r->height == 0;
}

static bool lies_in(const struct image_rect *small, const struct image_rect *large)
{
	return small->x >= large->x && small->x + small->width <= large->x + large->width
		&& small->y >= large->y && small->y + small->height <= large->y + large->height;
}

static struct image_rect intersect(const struct image_rect *a, const struct image_rect *b)
{
	uint32_t right = a->x + a->width, bottom = a->y + a->height;
	struct image_rect both = {.x = a->x > b->x ? a->x : b->x, .y = a->y > b->y ? a->y : b->y};
	right = b->x + b->width < right ? b->x + b->width : right;
	bottom = b->y + b->height < bottom ? b->y + b->height : bottom;
	both.width = right > both.x ? right - both.x : 0;
	both.height = bottom > both.y ? bottom - both.y : 0;
	return both;
}

/* What of it lies in the n rows from `first` on, which stand at `to` as well: there. */
static struct image_rect move_rows(const struct image_rect *r, uint32_t first, uint32_t n, uint32_t to)
{
	const struct image_rect rows = {r->x, first, r->width, n};
	struct image_rect both = intersect(r, &rows);
	both.y = both.y - first + to;
	return both;
}

/* By the i-th rectangle and those behind it, alone or together? */
static bool is_covered(const struct image_recipe *recipe, struct image_rect r, size_t i)
{
	struct image_rect by = {0};
	if (is_empty(&r))
		return true;
	while (i < recipe->n_covered && is_empty(&by))
		by = intersect(&r, &recipe->covered[i++]);
	if (is_empty(&by))
		return false;
	uint32_t right = by.x + by.width, bottom = by.y + by.height;
	return is_covered(recipe, (struct image_rect){r.x, r.y, r.width, by.y - r.y}, i)
		&& is_covered(recipe, (struct image_rect){r.x, bottom, r.width, r.y + r.height - bottom}, i)
		&& is_covered(recipe, (struct image_rect){r.x, by.y, by.x - r.x, by.height}, i)
		&& is_covered(recipe, (struct image_rect){right, by.y, r.x + r.width - right, by.height}, i);
}

/* What of it is not cut away; empty: all of that is covered. recipe NULL: all is shown as it is. */
static struct image_rect find_bare(const struct image_recipe *recipe, const struct image_rect *rect)
{
	struct image_rect seen = recipe ? intersect(rect, &recipe->crop) : *rect;
	return recipe && is_covered(recipe, seen, 0) ? (struct image_rect){0} : seen;
}

/* ---- what is covered ---- */

static bool is_of(const struct run *r, const struct piece *piece, size_t file, size_t page)
{
	return piece->page == page && run_has_same_bytes(r, piece->file, file);
}

static void add_piece(struct run *r, struct pieces *p, size_t file, size_t page, struct image_rect rect)
{
	for (size_t i = 0; i < p->n; i++)
		if (is_of(r, &p->v[i], file, page) && lies_in(&rect, &p->v[i].rect))
			return;
	if (is_empty(&rect))
		return;
	p->is_cut = p->is_cut || p->n == PIECES_MOST;
	if (!p->is_cut)
		*ARENA_PUSH(r->arena, p->v, p->n) = (struct piece){file, page, rect};
}

static void add_covered(struct run *r, struct pieces *p, const struct file *f, const struct intake *in)
{
	const struct joint *joint = f->n_parts ? in->joint : NULL;
	for (size_t i = 0; i < in->placed->n_covered; i++) {
		const struct image_rect *rect = &in->placed->covered[i];
		uint32_t y = 0;
		if (!joint)
			add_piece(r, p, f->original, f->page, *rect);
		for (size_t k = 0; joint && k < joint->n_stretches; k++) {
			const struct image_stretch *s = &joint->stretches[k];
			uint32_t n = s->end - s->first;
			add_piece(r, p, f->parts[s->part], f->page, move_rows(rect, y, n, s->first));
			y += n;
		}
	}
}

static void add_twins(struct run *r, struct pieces *p, struct piece piece, const struct file *f,
                      const struct joint *joint)
{
	for (size_t i = 0; i < joint->n_twins; i++) {
		const struct image_twin *t = &joint->twins[i];
		size_t one = casefile_part(f, t->part), other = casefile_part(f, t->other_part);
		if (is_of(r, &piece, one, f->page))
			add_piece(r, p, other, f->page, move_rows(&piece.rect, t->first, t->n, t->other_first));
		if (is_of(r, &piece, other, f->page))
			add_piece(r, p, one, f->page, move_rows(&piece.rect, t->other_first, t->n, t->first));
	}
}

/* And wherever the same rows stand, as far as any joined picture tells. */
static struct pieces find_pieces(struct run *r, size_t view)
{
	struct pieces p = {0};
	add_covered(r, &p, &r->given->files[view], &r->intake[view]);
	for (size_t i = 0; i < p.n; i++)
		for (size_t k = 0; k < r->given->n_files; k++)
			if (r->intake[k].joint)
				add_twins(r, &p, p.v[i], &r->given->files[k], r->intake[k].joint);
	return p;
}

/* ---- what is shown ---- */

static bool is_shown(const struct run *r, size_t i)
{
	return r->given->files[i].is_shown || r->evidence[i].is_fallback;
}

struct places { /* of a picture where something is seen */
	struct image_rect v[PLACES_MOST];
	size_t n;
};

/* One is above the other, and nothing between them? */
static bool go_on(const struct image_rect *a, const struct image_rect *b)
{
	return a->x == b->x && a->width == b->width && a->y <= b->y + b->height && b->y <= a->y + a->height;
}

static struct image_rect unite_rows(const struct image_rect *a, const struct image_rect *b)
{
	uint32_t top = a->y < b->y ? a->y : b->y, foot = a->y + a->height;
	foot = b->y + b->height > foot ? b->y + b->height : foot;
	return (struct image_rect){a->x, top, a->width, foot - top};
}

/* What was one rectangle in one screen lies in rows of several; here they are one again. */
static void add_place(struct places *to, struct image_rect rect)
{
	for (size_t i = 0; i < to->n;) {
		const struct image_rect *place = &to->v[i];
		if (!go_on(&rect, place) && !lies_in(place, &rect)) {
			i++;
			continue;
		}
		rect = go_on(&rect, place) ? unite_rows(&rect, place) : rect;
		to->v[i] = to->v[--to->n];
		i = 0;
	}
	if (!is_empty(&rect) && to->n < PLACES_MOST)
		to->v[to->n++] = rect;
}

/* Where is any of the piece seen there? */
static void find_seen(const struct run *r, const struct piece *piece, size_t view, struct places *to)
{
	const struct file *f = &r->given->files[view];
	const struct intake *in = &r->intake[view];
	if (f->edits && !in->placed) /* it could not be made, which was told */
		return;
	if (!in->joint && is_of(r, piece, f->original, f->page))
		add_place(to, find_bare(in->placed, &piece->rect));
	uint32_t y = 0;
	for (size_t i = 0; in->joint && i < in->joint->n_stretches; i++) {
		const struct image_stretch *s = &in->joint->stretches[i];
		uint32_t n = s->end - s->first;
		struct image_rect rect = move_rows(&piece->rect, s->first, n, f->n_parts ? y : s->first);
		y += n;
		if (is_of(r, piece, casefile_part(f, s->part), f->page))
			add_place(to, find_bare(in->placed, &rect));
	}
}

/* ---- telling of it ---- */

static const char *name_view(struct run *r, size_t view)
{
	const struct file *f = &r->given->files[view];
	const char *name = tree_quote(r->arena, run_name_picture(r, f));
	return f->page ? arena_printf(r->arena, _("%s, page %zu"), name, f->page) : name;
}

static void widen(uint32_t *from, uint32_t *length, uint32_t whole)
{
	uint32_t least = whole < RUN_SIDE_LEAST ? whole : RUN_SIDE_LEAST;
	*length = *length < least ? least : *length;
	*from = *from + *length > whole ? whole - *length : *from;
}

/* As it can be covered there. */
static const char *say_places(struct run *r, const struct places *places, size_t view)
{
	const struct image_facts *whole = plan_whole(r->given, r->evidence, view);
	const char *all = "";
	for (size_t i = 0; i < places->n; i++) {
		struct image_rect p = places->v[i];
		widen(&p.x, &p.width, whole->width);
		widen(&p.y, &p.height, whole->height);
		all = arena_printf(r->arena, "%s%s[%u, %u, %u, %u]", all, i ? ", " : "", p.x, p.y, p.x + p.width,
		                   p.y + p.height);
	}
	return all;
}

struct origin {
	const struct casefile *given;
	size_t file;
	bool is_placed; /* the case shows it by itself */
	bool follows;   /* what is shown of it, for whoever wants to see all */
};

static void look_at_shot(void *context, const struct shot *shot)
{
	struct origin *o = context;
	const struct file *f = shot->file < o->given->n_files ? &o->given->files[shot->file] : NULL;
	if (!f)
		return;
	bool is_of_it = f->edits && f->original == o->file;
	for (size_t i = 0; i < f->n_parts; i++)
		is_of_it |= f->parts[i] == o->file;
	o->is_placed |= shot->file == o->file;
	o->follows |= is_of_it && casefile_is_open(shot);
}

static bool follows(struct run *r, size_t view)
{
	struct origin o = {.given = r->given, .file = view};
	casefile_each_shot(r->given, look_at_shot, &o);
	return o.follows && !o.is_placed;
}

/* places NULL: all of it is seen. */
static void tell_undone(struct run *r, size_t view, size_t other, const struct places *places)
{
	const struct mark at = r->given->files[view].edits->redactions[0].at;
	const char *name = name_view(r, other);
	if (places)
		diag_error(r->diag, at, "redact-undone", "what is covered here is seen elsewhere: in %s, at %s", name,
		           say_places(r, places, other));
	else
		diag_error(r->diag, at, "redact-undone",
		           "what is covered here is seen elsewhere: %s is shown uncovered, too", name);
	if (follows(r, other))
		diag_advise(r->diag, "it follows as the untouched original of an exhibit that crops or marks it: "
		                     "cover the same there, even where it is cropped away, and no original follows");
	else
		diag_advise(r->diag, "cover it wherever the picture is shown, or show it once");
}

static bool is_undone(struct run *r, const struct pieces *p, size_t view, size_t other)
{
	struct places places = {0};
	for (size_t i = 0; i < p->n; i++)
		find_seen(r, &p->v[i], other, &places);
	if (places.n > 0)
		tell_undone(r, view, other, &places);
	return places.n > 0;
}

/* What is covered where is not known, since the picture could not be made, which was told: but what is shown
 * as it is shows it. */
static bool is_plainly_undone(struct run *r, size_t view, size_t other)
{
	const struct file *f = &r->given->files[view], *g = &r->given->files[other];
	const struct piece whole = {.file = f->original, .page = f->page};
	bool is_undone = f->n_parts == 0 && !g->edits && is_of(r, &whole, g->original, g->page);
	if (is_undone)
		tell_undone(r, view, other, NULL);
	return is_undone;
}

static void tell_cut(struct run *r, size_t view)
{
	diag_error(r->diag, r->given->files[view].edits->redactions[0].at, "redact-undone",
	           "more than %d parts of pictures are covered here: whether all of them are covered elsewhere, "
	           "too, is not looked for", PIECES_MOST);
	diag_advise(r->diag, "cover fewer and larger rectangles, or join fewer screens");
}

static void check_shown(struct run *r, size_t view)
{
	bool is_known = r->intake[view].placed, is_told = false;
	struct pieces p = is_known ? find_pieces(r, view) : (struct pieces){0};
	for (size_t k = 0; k < r->given->n_files && !is_told; k++)
		if (k != view && is_shown(r, k))
			is_told = is_known ? is_undone(r, &p, view, k) : is_plainly_undone(r, view, k);
	if (p.is_cut && !is_told)
		tell_cut(r, view);
}

/* ---- rows that are left out ---- */

/* Are the rows that stay covered or cut away where those that are like them were covered? */
static bool stays_covered(const struct image_recipe *placed, const struct image_rect *covered,
                          const struct joint *joint)
{
	for (size_t i = 0; i < joint->n_repeats; i++) {
		const struct image_repeat *rows = &joint->repeats[i];
		struct image_rect like = move_rows(covered, rows->first, rows->end - rows->first, rows->stays);
		struct image_rect seen = find_bare(placed, &like);
		if (!is_empty(&seen))
			return false;
	}
	return true;
}

static void check_trimmed(struct run *r, size_t i)
{
	const struct intake *in = &r->intake[i];
	for (size_t k = 0; in->joint && in->placed && k < in->placed->n_covered; k++) {
		if (stays_covered(in->placed, &in->placed->covered[k], in->joint))
			continue;
		diag_error(r->diag, r->given->files[i].edits->redactions[k].rect.at, "trim-covered",
		           "rows that are covered here are left out by \"trim\", and the same ones are seen where "
		           "they stay");
		diag_advise(r->diag, "cover them there, too: in the first head or the last foot of the picture");
	}
}

void run_check_hidden(struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++) {
		const struct file *f = &r->given->files[i];
		if (!f->edits || f->edits->n_redactions == 0)
			continue;
		check_trimmed(r, i);
		check_shown(r, i);
	}
}
