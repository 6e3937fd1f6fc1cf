/* hidden.c - what one exhibit covers and another shows is not hidden: the same picture, by its bytes and
 * page, may be shown in several ways, and what any of them covers must be covered or cut away in all. The
 * same holds of rows that are left out of a picture because they stand elsewhere in it. */
#include <string.h>

#include "run/run.h"

/* ---- the same picture ---- */

static bool is_same_picture(const struct run *r, size_t a, size_t b, const struct file *of_a,
                            const struct file *of_b)
{
	const char *x = r->evidence[a].sha256, *y = r->evidence[b].sha256;
	return of_a->page == of_b->page && (a == b || (*x && strcmp(x, y) == 0));
}

/* Is a picture, of which the one is made, among those of which the other is? */
static bool share_picture(const struct run *r, const struct file *a, const struct file *b)
{
	for (size_t i = 0; i < a->n_parts || i == 0; i++)
		for (size_t k = 0; k < b->n_parts || k == 0; k++)
			if (is_same_picture(r, a->n_parts ? a->parts[i] : a->original,
			                    b->n_parts ? b->parts[k] : b->original, a, b))
				return true;
	return false;
}

/* Do places count in the same way in both? */
static bool share_places(const struct run *r, size_t a, size_t b)
{
	const struct file *x = &r->given->files[a], *y = &r->given->files[b];
	size_t n = x->n_parts;
	return y->n_parts == n && (n == 0 || memcmp(x->parts, y->parts, n * sizeof *x->parts) == 0);
}

/* ---- what is covered ---- */

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

/* One rectangle of several that only together cover it is told as not covered: it can be written as one. */
static bool covers(const struct image_recipe *recipe, const struct image_rect *rect)
{
	struct image_rect seen = intersect(rect, &recipe->crop);
	for (size_t i = 0; i < recipe->n_covered; i++)
		if (lies_in(&seen, &recipe->covered[i]))
			return true;
	return seen.width == 0 || seen.height == 0;
}

static bool covers_all(const struct run *r, size_t shown, const struct image_recipe *wanted)
{
	const struct image_recipe *own = r->intake[shown].placed;
	for (size_t i = 0; i < wanted->n_covered; i++)
		if (!own || !covers(own, &wanted->covered[i]))
			return false;
	return true;
}

/* ---- told ---- */

static bool is_shown(const struct run *r, size_t i)
{
	return r->given->files[i].is_shown || r->evidence[i].is_fallback;
}

static bool undoes(const struct run *r, size_t view, size_t other)
{
	const struct file *f = &r->given->files[view], *g = &r->given->files[other];
	const struct image_recipe *wanted = r->intake[view].placed;
	if (other == view || !is_shown(r, other) || !share_picture(r, f, g))
		return false;
	if (!wanted) /* it could not be made, which was told */
		return !g->edits || g->edits->n_redactions == 0;
	return !share_places(r, view, other) || !covers_all(r, other, wanted);
}

/* ---- rows that are left out ---- */

/* Are the rows that stay covered or cut away where those that are like them were covered? */
static bool stays_covered(const struct image_recipe *placed, const struct image_rect *covered,
                          const struct joint *joint)
{
	for (size_t i = 0; i < joint->n_repeats; i++) {
		const struct image_repeat *rows = &joint->repeats[i];
		const struct image_rect out = {covered->x, rows->first, covered->width, rows->end - rows->first};
		struct image_rect like = intersect(covered, &out);
		like.y = like.y - rows->first + rows->stays;
		if (like.height > 0 && !covers(placed, &like))
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
		size_t k = 0;
		if (!f->edits || f->edits->n_redactions == 0)
			continue;
		check_trimmed(r, i);
		while (k < r->given->n_files && !undoes(r, i, k))
			k++;
		if (k == r->given->n_files)
			continue;
		diag_error(r->diag, f->edits->redactions[0].at, "redact-undone",
		           "what is covered here is seen elsewhere: %s is shown uncovered, too",
		           tree_quote(r->arena, r->given->files[k].path));
		diag_advise(r->diag, "cover it wherever the picture is shown, or show it once");
	}
}
