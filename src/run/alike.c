/* alike.c - views that come to the same pixels: the first of them is prepared and embedded, and stands for
 * the others. Why something is covered, and what is drawn above a picture, is no matter of its pixels. */
#include <string.h>

#include "run/run.h"

bool run_has_same_bytes(const struct run *r, size_t a, size_t b)
{
	const char *one = r->evidence[a].sha256, *other = r->evidence[b].sha256;
	return a == b || (*one && strcmp(one, other) == 0);
}

/* Do the same rows of the same files make both? */
static bool is_joined_alike(const struct run *r, size_t a, size_t b)
{
	const struct joint *x = r->intake[a].joint, *y = r->intake[b].joint;
	const struct file *f = &r->given->files[a], *g = &r->given->files[b];
	if (x->n_stretches != y->n_stretches || x->steps != y->steps)
		return false;
	for (size_t i = 0; i < x->n_stretches; i++) {
		const struct image_stretch *s = &x->stretches[i], *t = &y->stretches[i];
		if (s->first != t->first || s->end != t->end ||
		    !run_has_same_bytes(r, casefile_part(f, s->part), casefile_part(g, t->part)))
			return false;
	}
	return true;
}

static bool is_of_same(const struct run *r, size_t a, size_t b)
{
	const struct file *f = &r->given->files[a], *g = &r->given->files[b];
	bool is_joined = r->intake[a].joint;
	if (is_joined != (r->intake[b].joint != NULL))
		return false;
	if (is_joined)
		return is_joined_alike(r, a, b);
	return f->page == g->page && run_has_same_bytes(r, f->original, g->original);
}

static bool is_same_rect(const struct image_rect *a, const struct image_rect *b)
{
	return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/* In whatever order they are listed. */
static bool covers_each(const struct image_recipe *a, const struct image_recipe *b)
{
	for (size_t i = 0; i < b->n_covered; i++) {
		size_t k = 0;
		while (k < a->n_covered && !is_same_rect(&a->covered[k], &b->covered[i]))
			k++;
		if (k == a->n_covered)
			return false;
	}
	return true;
}

static bool is_same_recipe(const struct image_recipe *a, const struct image_recipe *b)
{
	return a->turn == b->turn && is_same_rect(&a->crop, &b->crop) && covers_each(a, b) && covers_each(b, a);
}

size_t run_first_alike(const struct run *r, size_t view)
{
	const struct image_recipe *recipe = r->intake[view].recipe;
	for (size_t i = 0; recipe && i < view; i++) {
		const struct image_recipe *other = r->intake[i].recipe;
		if (other && r->evidence[i].same_as == i && is_same_recipe(other, recipe) && is_of_same(r, i, view))
			return i;
	}
	return r->evidence[view].same_as;
}
