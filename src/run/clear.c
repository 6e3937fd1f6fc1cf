/* clear.c - every distinct picture passes privacy, on all cores, within a budget of memory. */
#include <errno.h>
#include <string.h>

#include "run/run.h"

#define BUDGET_LEAST ((size_t)24 << 20) /* so that small pictures run side by side */

struct clearing {
	struct run *run;
	size_t *files; /* indexes of those to clear */
	size_t *costs; /* [bytes] of each */
	size_t n;
};

/* Turned pictures are not cut: their rows are the page's columns. */
static uint32_t band_height(const struct image_facts *facts)
{
	return facts->orientation == 1 ? layout_band_height(facts->width, facts->height) : 0;
}

static bool is_same_file(const struct fs_file *a, const struct fs_file *b)
{
	return memcmp(a->identity, b->identity, sizeof a->identity) == 0;
}

static void clear_picture(void *context, size_t i, unsigned worker)
{
	struct clearing *c = context;
	struct run *r = c->run;
	struct intake *in = &r->intake[c->files[i]];
	const struct evidence *e = &r->evidence[c->files[i]];
	const char *place = r->casefile->files[c->files[i]].place;
	struct fs_file file;
	if (!fs_open(&file, place)) {
		run_fault(&in->fault, "file-unreadable", "cannot be opened again: %s", strerror(errno));
		return;
	}
	struct clearance clearance = {
		.place = place,
		.facts = &e->facts,
		.spool = r->spool,
		.band_height = band_height(&e->facts),
		.file = &file,
	};
	if (is_same_file(&file, &in->file))
		in->cleared = privacy_clear(run_worker_arena(r, worker), &clearance, &in->fault);
	else
		run_fault(&in->fault, "file-changed", "was changed while the dossier was made");
	fs_close(&file);
}

static void progress(void *context, size_t n_done)
{
	const struct clearing *c = context;
	run_progress(c->run, "clearing pictures", n_done, c->n);
}

static struct clearing list_pictures(struct run *r, size_t *largest)
{
	struct clearing c = {.run = r};
	size_t n_costs = 0;
	*largest = 0;
	for (size_t i = 0; i < r->casefile->n_files; i++) {
		if (!r->intake[i].is_known || r->evidence[i].same_as != i)
			continue;
		size_t cost = image_cost_bytes(&r->evidence[i].facts);
		*ARENA_PUSH(r->arena, c.files, c.n) = i;
		*ARENA_PUSH(r->arena, c.costs, n_costs) = cost;
		if (cost > *largest)
			*largest = cost;
	}
	return c;
}

static bool open_spool(struct run *r)
{
	if (!r->writes)
		return true;
	r->spool = fs_spool_new();
	if (r->spool)
		return true;
	diag_system(r->diag, (struct mark){0}, "spool", "no temporary file can be made: %s", strerror(errno));
	diag_advise(r->diag, "TMPDIR names the folder for it");
	return false;
}

/* What the plan and the appendix tell of a copy. */
static void describe_copies(struct run *r)
{
	for (size_t i = 0; i < r->casefile->n_files; i++) {
		struct evidence *e = &r->evidence[i];
		if (e->same_as != i) {
			e->parts = r->evidence[e->same_as].parts;
			e->steps = r->evidence[e->same_as].steps;
			r->intake[i].cleared = r->intake[e->same_as].cleared;
		} else if (r->intake[i].cleared) {
			e->parts = privacy_parts(r->intake[i].cleared, r->arena);
			e->steps = privacy_steps(r->intake[i].cleared);
		}
	}
}

void run_clear_pictures(struct run *r)
{
	size_t largest;
	struct clearing c = list_pictures(r, &largest);
	if (!open_spool(r))
		return;
	struct work work = {
		.n = c.n,
		.run = clear_picture,
		.context = &c,
		.cost_bytes = c.costs,
		.budget_bytes = largest > BUDGET_LEAST ? largest : BUDGET_LEAST,
		.done = progress,
		.done_context = &c,
	};
	run_progress(r, "clearing pictures", 0, c.n);
	work_run(&work, r->options->threads);
	describe_copies(r);
	run_report_faults(r);
}
