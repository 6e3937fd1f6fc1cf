/* views.c - a picture that is to be shown otherwise than it is becomes a file of its own, a view, beside the
 * file that it is made of. The keys of an exhibit's one picture are moved to that picture first. */
#include <string.h>

#include "base/message.h"
#include "casefile/casefile_int.h"

#define MILLION INT64_C(1000000)

enum { COMPARED_LEAST = 2, COMPARED_MOST = 4 };

static bool has_edits(const struct edits *e)
{
	return e->stitch.n > 0 || e->trim.s || e->crop.n > 0 || e->rotate.s || e->n_redactions > 0;
}

/* Where the first of them stands. */
static struct mark edits_at(const struct edits *e)
{
	if (e->stitch.n > 0)
		return e->stitch.at;
	if (e->trim.s)
		return e->trim.at;
	if (e->crop.n > 0)
		return e->crop.at;
	return e->rotate.s ? e->rotate.at : e->redactions[0].at;
}

bool casefile_is_open(const struct shot *shot)
{
	return shot->edits.n_redactions == 0 && (shot->edits.crop.n > 0 || shot->n_marks > 0);
}

/* Where screens do not all continue one another, each run of two or more that do is a view. Which ones these
 * are is known once they were looked at; of n there are n/2 at most. Until then they are shown nowhere. */
static void add_runs(struct reader *r, size_t view)
{
	struct casefile *c = r->c;
	size_t n = c->files[view].n_parts > 2 ? c->files[view].n_parts / 2 : 0;
	struct file run = c->files[view];

	c->files[view].runs = c->n_files;
	c->files[view].n_runs = n;
	run.edits = ARENA_NEW(r->a, struct edits);
	run.is_shown = false;
	for (size_t i = 0; i < n; i++)
		*ARENA_PUSH(r->a, c->files, c->n_files) = run;
}

static void view_shot(struct reader *r, struct shot *shot)
{
	struct casefile *c = r->c;
	size_t original = shot->edits.stitch.n > 0 ? shot->edits.stitch.v[0] : shot->file;
	struct file view;

	if (original >= c->n_files) /* was refused */
		return;
	if (!has_edits(&shot->edits)) {
		c->files[original].is_shown = true;
		return;
	}
	if (shot->edits.stitch.n > 0 && shot->edits.trim.s) {
		diag_error(r->d, shot->edits.trim.at, "bad-value", "\"trim\" and \"stitch\" are both given");
		diag_advise(r->d, "take trim: out; what is stitched has its head and foot once");
	}
	view = c->files[original];
	view.at = shot->at;
	view.edits = &shot->edits;
	view.parts = shot->edits.stitch.v;
	view.n_parts = shot->edits.stitch.n;
	view.is_shown = true;
	shot->file = c->n_files;
	*ARENA_PUSH(r->a, c->files, c->n_files) = view;
	add_runs(r, shot->file);
}

/* All of a picture is no part of it, and of a page of a PDF no reason to draw it. All in pixels is found when
 * the picture is known. */
static bool is_all(const struct numbers *crop)
{
	const int64_t *v = crop->v;
	return crop->n > 0 && v[0] == 0 && v[1] == 0 && v[2] == MILLION && v[3] == MILLION;
}

static void view_shots(struct reader *r, struct shots *shots)
{
	for (size_t i = 0; i < shots->n; i++) {
		if (is_all(&shots->v[i].edits.crop))
			shots->v[i].edits.crop = (struct numbers){ 0 };
		view_shot(r, &shots->v[i]);
	}
}

static void refuse_doubt(struct reader *r, struct mark at)
{
	diag_error(r->d, at, "bad-value",
	           "this exhibit has several pictures: it is not said which of them is meant");
	diag_advise(r->d, "write it in the picture's own braces: {file: ..., crop: [...]}");
}

/* An exhibit of one picture may say of it what a picture says of itself. */
static void move_edits(struct reader *r, struct exhibit_entry *e)
{
	if (e->edits.stitch.n > 0 && e->files.n > 0) {
		diag_error(r->d, e->edits.stitch.at, "bad-value", "\"file\" and \"stitch\" are both given");
		diag_advise(r->d, "list the stitched one among the files: {stitch: [...]}");
	}
	if (e->edits.stitch.n > 0 && e->files.n == 0)
		ARENA_PUSH(r->a, e->files.v, e->files.n)->at = e->edits.stitch.at;
	struct shot *shot = e->files.n == 1 ? &e->files.v[0] : NULL;

	if (e->pages.s && shot && !shot->pages.s)
		shot->pages = e->pages;
	else if (e->pages.s)
		refuse_doubt(r, e->pages.at);
	if (has_edits(&e->edits) && shot && !has_edits(&shot->edits))
		shot->edits = e->edits;
	else if (has_edits(&e->edits))
		refuse_doubt(r, edits_at(&e->edits));
	e->pages = (struct text){ 0 };
	e->edits = (struct edits){ 0 };
}

size_t casefile_part(const struct file *f, size_t i)
{
	return f->n_parts ? f->parts[i] : f->original;
}

bool casefile_is_made_of(const struct casefile *c, size_t view, size_t file)
{
	const struct file *f = &c->files[view];

	for (size_t i = 0; i < f->n_parts; i++)
		if (f->parts[i] == file)
			return true;
	return f->original == file;
}

void views_check_arranged(struct diag *d, const struct exhibit_entry *e, const char *pages_of)
{
	size_t n = e->files.n;
	bool is_compare = e->arranged.s && strcmp(e->arranged.s, "compare") == 0;

	if (n == 0 || !is_compare || (n >= COMPARED_LEAST && n <= COMPARED_MOST))
		return;
	if (pages_of)
		diag_error(d, e->arranged.at, "bad-value",
		           n == 1 ? N_("\"compare\" takes %d to %d pictures, and of %s it shows %zu page")
		                  : N_("\"compare\" takes %d to %d pictures, and of %s it shows %zu pages"),
		           COMPARED_LEAST, COMPARED_MOST, pages_of, n);
	else
		diag_error(d, e->arranged.at, "bad-value", "\"compare\" takes %d to %d pictures, not %zu",
		           COMPARED_LEAST, COMPARED_MOST, n);
	if (pages_of && n > 1)
		diag_advise(d, "choose them, as in {file: ..., pages: 1-2}; more of them stand behind sheet:, as "
		               "small pictures in a grid");
	else
		diag_advise(d, n == 1 ? N_("one picture stands behind file:")
		                      : N_("more of them stand behind sheet:, as small pictures in a grid"));
}

static void make_views(struct reader *r)
{
	struct casefile *c = r->c;

	view_shots(r, &c->order.screenshots);
	view_shots(r, &c->logistics.screenshots);
	view_shots(r, &c->logistics.photos);
	for (size_t i = 0; i < c->n_chats; i++)
		view_shots(r, &c->chats[i].screenshots);
	for (size_t i = 0; i < c->n_certificates; i++)
		view_shots(r, &c->certificates[i].pages);
	for (size_t i = 0; i < c->n_exhibits; i++)
		view_shots(r, &c->exhibits[i].files);
}

void views_make(struct reader *r)
{
	for (size_t i = 0; i < r->c->n_exhibits; i++) {
		move_edits(r, &r->c->exhibits[i]);
		annotations_move(r, &r->c->exhibits[i]);
		if (r->c->exhibits[i].files.n != 1) /* or it may have pages: see pages.c */
			views_check_arranged(r->d, &r->c->exhibits[i], NULL);
	}
	make_views(r);
	annotations_check(r);
}

const char *casefile_say_grid(struct arena *a, const struct casefile *c, const struct file *f)
{
	const char *path = message_word(a, f->path);
	const char *all = f->page > 1 ? arena_printf(a, "%s --page %zu", path, f->page) : path;

	for (size_t i = 1; i < f->n_parts; i++)
		all = arena_printf(a, "%s %s", all, message_word(a, c->files[f->parts[i]].path));
	return all;
}
