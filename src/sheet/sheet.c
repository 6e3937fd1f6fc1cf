/* sheet.c - all sheets, on all cores, within a budget of memory. What goes wrong is told when all are done,
 * in the order of the pages. */
#include "sheet/sheet_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/work.h"

#define BUDGET_BYTES ((size_t)64 << 20)

struct outcome { /* of a sheet that was not made */
	bool is_made;
	bool was_refused; /* by the caller's write */
	const struct box *broken;
	int error;
	uint64_t least_bytes;
};

struct room {
	const struct sheet_job *job;
	struct outcome *outcomes;
};

static void paint_sheet(void *context, size_t i, unsigned worker)
{
	struct room *r = context;
	struct fit f = {.job = r->job, .page = &r->job->pages->v[i]};
	struct outcome *o = &r->outcomes[i];
	(void)worker;
	o->is_made = fit_sheet(&f);
	if (o->is_made && !r->job->write(r->job->to, i, f.file.data, f.file.n)) {
		o->is_made = false;
		o->was_refused = true;
	}
	o->broken = f.broken;
	o->error = f.error;
	o->least_bytes = f.least_bytes;
	buf_drop(&f.file);
}

static void on_done(void *context, size_t n_done)
{
	const struct room *r = context;
	if (r->job->progress)
		r->job->progress(r->job->progress_context, n_done);
}

/* The surface, an encoded file or two, and the largest of its pictures. */
static size_t cost_of(const struct sheet_job *job, const struct page *page)
{
	unsigned dpi = fit_best_dpi(page, &job->limits);
	size_t pixels = (size_t)canvas_px(page->width, dpi) * canvas_px(page->height, dpi), picture = 0;
	for (size_t i = 0; i < page->n; i++) {
		const struct box *b = &page->boxes[i];
		size_t evidence = b->u.picture.evidence;
		if (b->kind != BOX_PICTURE || evidence >= job->n_images || !job->images[evidence]
		    || b->u.picture.part >= privacy_encoding(job->images[evidence])->n_bands)
			continue;
		size_t cost = picture_cost_bytes(b, job->images[evidence], dpi);
		picture = cost > picture ? cost : picture;
	}
	return 4 * pixels + picture + (job->limits.format == SHEET_PNG ? 3 * pixels : pixels / 2);
}

/* ---- what went wrong ---- */

static void tell_broken(struct diag *d, size_t sheet, const struct outcome *o)
{
	const char *what = o->broken->u.picture.alternative;
	if (!what)
		what = _("one of its pictures");
	if (o->error)
		diag_system(d, (struct mark){0}, "sheet-failed",
		            "sheet %zu cannot be drawn: %s cannot be read any more: %s", sheet + 1, what,
		            message_errno(o->error));
	else
		diag_system(d, (struct mark){0}, "sheet-failed",
		            "sheet %zu cannot be drawn: %s cannot be read any more", sheet + 1, what);
	diag_advise(d, "leave the evidence alone while the dossier is made, and try again");
}

static void tell(const struct sheet_job *job, struct diag *d, size_t sheet, const struct outcome *o)
{
	if (o->broken) {
		tell_broken(d, sheet, o);
	} else if (o->least_bytes) {
		diag_error(d, (struct mark){0}, "sheet-too-large",
		           "sheet %zu takes %llu bytes as small as it can still be read, and the form takes %llu",
		           sheet + 1, (unsigned long long)o->least_bytes, (unsigned long long)job->limits.bytes);
		diag_advise(d, "show fewer pictures, or parts of them");
	} else if (!o->was_refused) {
		diag_system(d, (struct mark){0}, "sheet-failed", "sheet %zu cannot be drawn: cairo has no memory",
		            sheet + 1);
	}
}

bool sheet_paint(const struct sheet_job *job, struct diag *d)
{
	size_t n = job->pages->n;
	bool is_good = true;
	struct room r = {.job = job, .outcomes = mem_alloc((n + 1) * sizeof *r.outcomes)};
	size_t *costs = mem_alloc((n + 1) * sizeof *costs);
	memset(r.outcomes, 0, (n + 1) * sizeof *r.outcomes);
	for (size_t i = 0; i < n; i++)
		costs[i] = cost_of(job, &job->pages->v[i]);
	struct work work = {.n = n, .run = paint_sheet, .context = &r, .cost_bytes = costs,
		.budget_bytes = BUDGET_BYTES, .done = on_done, .done_context = &r};
	work_run(&work, job->threads);
	for (size_t i = 0; i < n; i++) {
		is_good = is_good && r.outcomes[i].is_made;
		if (!r.outcomes[i].is_made)
			tell(job, d, i, &r.outcomes[i]);
	}
	free(costs);
	free(r.outcomes);
	return is_good;
}
