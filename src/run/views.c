/* views.c - pictures that are shown otherwise than they are: places as the seller gave them become pixels
 * of the picture that was received, and what is known of the view follows from that. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "run/run.h"

#define MILLION INT64_C(1000000)

enum { BEYOND_MOST = 8 }; /* [px] so far a hand slips over the edge; numbers of another copy go farther */

static bool is_empty(const struct image_rect *r)
{
	return r->width == 0 || r->height == 0;
}

static const char *grid_of(struct run *r, const struct file *f)
{
	return casefile_say_grid(r->arena, r->given, f);
}

/* The picture in which places count. */
const char *run_name_picture(struct run *r, const struct file *f)
{
	return f->n_parts ? arena_printf(r->arena, _("%s and what it is joined with"), f->path) : f->path;
}

static void report_outside(struct run *r, const struct file *f, const struct numbers *n,
                           const struct image_facts *facts)
{
	diag_error(r->diag, n->at, "edit-outside", "this lies outside of %s, which is %u x %u pixels",
	           run_name_picture(r, f), facts->width, facts->height);
	diag_advise(r->diag, "places count from the upper left corner of the upright picture: "
	                     "\"dossier grid %s\" shows them", grid_of(r, f));
}

/* Read off a copy of another size, what was meant is somewhere else. */
static bool reaches_beyond(struct run *r, const struct file *f, const struct numbers *n,
                           const struct image_facts *facts)
{
	if (casefile_position(n, 2, facts->width) <= (facts->width + INT64_C(1) * BEYOND_MOST) * MILLION
	    && casefile_position(n, 3, facts->height) <= (facts->height + INT64_C(1) * BEYOND_MOST) * MILLION)
		return false;
	diag_error(r->diag, n->at, "edit-outside", "this reaches beyond %s, which is %u x %u pixels",
	           run_name_picture(r, f), facts->width, facts->height);
	diag_advise(r->diag, "numbers of a copy of another size mean another place: "
	                     "\"dossier grid %s\" shows those of this picture", grid_of(r, f));
	return true;
}

static bool is_short(uint32_t side, uint32_t whole)
{
	return side < RUN_SIDE_LEAST && side < whole;
}

static bool is_too_small(struct run *r, const struct numbers *n, const struct image_rect *rect,
                         const struct image_facts *facts)
{
	if (!is_short(rect->width, facts->width) && !is_short(rect->height, facts->height))
		return false;
	diag_error(r->diag, n->at, "edit-small",
	           "of %u x %u pixels this takes %u x %u: no letter is that small", facts->width, facts->height,
	           rect->width, rect->height);
	diag_advise(r->diag, "the numbers are left, top, right and bottom, in pixels or all from 0 to 1; "
	                     "%d pixels are the least", RUN_SIDE_LEAST);
	return true;
}

static bool place_redactions(struct run *r, const struct file *f, const struct image_facts *facts,
                             struct image_recipe *recipe)
{
	bool is_good = true;
	for (size_t i = 0; i < f->edits->n_redactions; i++) {
		const struct numbers *rect = &f->edits->redactions[i].rect;
		struct image_rect covered = plan_place_rect(rect, facts);
		if (rect->n > 0 && is_empty(&covered))
			report_outside(r, f, rect, facts);
		if (rect->n == 0 || is_empty(&covered) || reaches_beyond(r, f, rect, facts)
		    || is_too_small(r, rect, &covered, facts))
			is_good = false;
		else
			*ARENA_PUSH(r->arena, recipe->covered, recipe->n_covered) = covered;
	}
	return is_good;
}

/* NULL: it cannot be followed. */
static struct image_recipe *make_recipe(struct run *r, const struct file *f, const struct image_facts *facts)
{
	struct image_recipe *recipe = ARENA_NEW(r->arena, struct image_recipe);
	const struct edits *e = f->edits;
	bool is_good = place_redactions(r, f, facts, recipe);
	recipe->crop = (struct image_rect){0, 0, facts->width, facts->height};
	if (e->crop.n > 0)
		recipe->crop = plan_place_rect(&e->crop, facts);
	recipe->turn = e->rotate.s ? (int)strtol(e->rotate.s, NULL, 10) : 0;
	if (is_empty(&recipe->crop))
		report_outside(r, f, &e->crop, facts);
	else if (e->crop.n == 0 || (!reaches_beyond(r, f, &e->crop, facts)
	                            && !is_too_small(r, &e->crop, &recipe->crop, facts)))
		return is_good ? recipe : NULL;
	return NULL;
}

static struct image_rect carry_rows(const struct image_rect *r, const struct joint *joint)
{
	int64_t top = image_carry_row(joint->stretches, joint->n_stretches, r->y * MILLION) / MILLION;
	int64_t bottom = (r->y + (int64_t)r->height) * MILLION;
	bottom = image_carry_row(joint->stretches, joint->n_stretches, bottom) / MILLION;
	return (struct image_rect){r->x, (uint32_t)top, r->width, (uint32_t)(bottom - top)};
}

/* The same of the picture without the rows that are left out. What was to be covered there is gone, and
 * whether it is covered where the same rows stay is looked at in hidden.c. */
static struct image_recipe *leave_rows(struct run *r, const struct file *f, const struct image_recipe *placed,
                                       const struct joint *joint)
{
	struct image_recipe *recipe = ARENA_NEW(r->arena, struct image_recipe);
	recipe->turn = placed->turn;
	recipe->crop = carry_rows(&placed->crop, joint);
	for (size_t i = 0; i < placed->n_covered; i++) {
		struct image_rect covered = carry_rows(&placed->covered[i], joint);
		if (!is_empty(&covered))
			*ARENA_PUSH(r->arena, recipe->covered, recipe->n_covered) = covered;
	}
	if (!is_empty(&recipe->crop))
		return recipe;
	diag_error(r->diag, f->edits->crop.at, "edit-outside", "all of this is left out by \"trim\"");
	diag_advise(r->diag, "take trim: out, or show another part");
	return NULL;
}

static void report_no_whole(struct run *r, const struct shot *shot)
{
	diag_error(r->diag, shot->marks[0].at, "stitch-apart", "there is no joined picture to draw this on");
	diag_advise(r->diag, "show and mark each screenshot on its own");
}

static bool is_seen(const struct run *r, const struct shot *shot, const struct annotation *mark)
{
	const struct evidence *e = &r->evidence[shot->file];
	const struct image_facts *original = plan_whole(r->given, r->evidence, shot->file);
	struct plate_mark placed;
	return plan_place_mark(&placed, mark, original, e);
}

static void check_marks(void *run, const struct shot *shot)
{
	struct run *r = run;
	if (shot->n_marks == 0 || shot->file >= r->given->n_files) /* or its file was refused */
		return;
	if (r->evidence[shot->file].is_apart)
		report_no_whole(r, shot);
	if (!r->intake[shot->file].is_known)
		return;
	const struct file *f = &r->given->files[shot->file];
	const struct image_facts *facts = plan_whole(r->given, r->evidence, shot->file);
	for (size_t i = 0; i < shot->n_marks; i++) {
		const struct numbers *place = &shot->marks[i].places[casefile_drawn(&shot->marks[i])];
		if (place->n == 0 || is_seen(r, shot, &shot->marks[i]))
			continue;
		if (f->edits) {
			diag_error(r->diag, place->at, "edit-outside",
			           "this lies outside of what is shown of %s, which is %u x %u pixels",
			           run_name_picture(r, f), facts->width, facts->height);
			diag_advise(r->diag, "places count in the whole picture, whatever is cropped or turned: "
			                     "\"dossier grid %s\" shows them", grid_of(r, f));
		} else {
			report_outside(r, f, place, facts);
		}
	}
}

/* A picture from which nothing could be left out is the file itself. */
static bool changes_nothing(const struct image_recipe *recipe, const struct image_facts *facts)
{
	return recipe->n_covered == 0 && recipe->turn == 0 && recipe->crop.width == facts->width
		&& recipe->crop.height == facts->height;
}

static void describe(struct evidence *view, const struct evidence *original,
                     const struct image_recipe *recipe, size_t index)
{
	bool is_on_its_side = recipe->turn == 90 || recipe->turn == 270;
	*view = *original;
	view->same_as = index;
	view->recipe = recipe;
	view->facts.width = is_on_its_side ? recipe->crop.height : recipe->crop.width;
	view->facts.height = is_on_its_side ? recipe->crop.width : recipe->crop.height;
	view->facts.n_more = 0; /* that is told of the original */
}

static void describe_page(struct run *r, const struct file *f, size_t i)
{
	const struct image_facts *whole = &r->evidence[f->original].facts;
	struct image_facts page = r->evidence[i].page;
	page.taken = whole->taken;
	page.has_location = whole->has_location;
	r->evidence[i] = r->evidence[f->original];
	r->evidence[i].same_as = i;
	r->evidence[i].facts = r->evidence[i].page = page;
}

/* A page of a PDF is shown as it is, or drawn as a picture that can be cropped, turned and covered; that of a
 * TIFF is such a picture. */
static void make_page(struct run *r, const struct file *f, size_t i)
{
	struct intake *in = &r->intake[i];
	in->is_known = !in->fault.code;
	if (run_is_pdf(r, f->original))
		run_describe_page(r, i);
	else
		describe_page(r, f, i);
	if (!f->edits || !in->is_known)
		return;
	struct evidence page = r->evidence[i];
	in->placed = in->recipe = make_recipe(r, f, &page.facts);
	in->is_known = in->recipe;
	if (in->recipe)
		describe(&r->evidence[i], &page, in->recipe, i);
}

static void make_view(struct run *r, size_t i)
{
	const struct file *f = &r->given->files[i];
	struct evidence original = r->evidence[f->original], *view = &r->evidence[i];
	bool is_fallback = view->is_fallback;
	const struct joint *joint = r->intake[i].joint;
	struct intake *in = &r->intake[i];
	bool is_joined = joint && f->n_parts > 0; /* places count in what it became; else in the file */
	struct image_facts whole = is_joined ? joint->facts : original.facts;
	if (joint)
		original.facts = joint->facts;
	in->file = r->intake[f->original].file;
	in->digest = r->intake[f->original].digest;
	if (f->page) {
		make_page(r, f, i);
		return;
	}
	in->placed = in->recipe = make_recipe(r, f, &whole);
	if (in->recipe && joint && !is_joined)
		in->recipe = leave_rows(r, f, in->placed, joint);
	in->is_known = in->recipe;
	if (!in->recipe)
		return;
	if (is_joined)
		memcpy(original.sha256, r->evidence[f->parts[joint->first]].sha256, sizeof original.sha256);
	original.is_fallback = is_fallback;
	if (!joint && changes_nothing(in->recipe, &original.facts)) {
		*view = original;
		in->recipe = NULL;
		return;
	}
	describe(view, &original, in->recipe, i);
	view->whole = is_joined ? &joint->facts : NULL;
	view->stretches = joint ? joint->stretches : NULL;
	view->n_stretches = joint ? joint->n_stretches : 0;
}

void run_make_views(struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++) {
		const struct file *f = &r->given->files[i];
		if (f->original == i || !r->intake[f->original].is_known || r->evidence[i].is_apart)
			continue;
		make_view(r, i);
		r->evidence[i].same_as = run_first_alike(r, i);
	}
	casefile_each_shot(r->given, check_marks, r);
}
