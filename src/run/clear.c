/* clear.c - every distinct picture passes privacy, on all cores, within a budget of memory. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "run/run.h"

/* By how much all copies together may outgrow their originals; as much again is for text and fonts. */
#define SLACK_BYTES UINT64_C(131072)

struct subject { /* a picture to clear */
	size_t file;
	size_t cost_bytes;
};

struct clearing {
	struct run *run;
	struct subject *subjects; /* the costly first, so that cores end together */
	size_t n;
	uint64_t packed_bytes;  /* originals that will be packed anew */
	uint64_t decoded_bytes; /* of the largest */
};

/* As long as nobody knows how large its text is. */
static uint32_t band_height(const struct image_facts *facts)
{
	return layout_band_height(facts->width, facts->height, 0, 0);
}

static uint32_t fit_bands(const void *shape, uint32_t text_height)
{
	const struct run_shape *s = shape;
	return layout_band_height(s->facts->width, s->facts->height, text_height, s->legible);
}

bool run_is_long(const struct run *r, size_t i)
{
	return band_height(&r->evidence[i].facts) > 0;
}

void run_set_bands(struct clearance *c, const struct run_shape *shape)
{
	c->band_height = band_height(shape->facts);
	c->fit = fit_bands;
	c->fit_context = shape;
}

static bool is_packed(const struct image_facts *facts)
{
	uint32_t band = band_height(facts);
	return facts->format == IMAGE_PNG && (facts->has_alpha || (band && facts->height > band));
}

/* Shared in proportion: a sum that does not depend on the order in which threads come to them. */
static size_t slack_of(const struct clearing *c, const struct image_facts *facts)
{
	return is_packed(facts) ? (size_t)(SLACK_BYTES * facts->file_bytes / c->packed_bytes) : 0;
}

bool run_is_same_file(const struct fs_file *a, const struct fs_file *b)
{
	return memcmp(a->identity, b->identity, sizeof a->identity) == 0;
}

static const struct image_facts *original_facts(const struct run *r, size_t i)
{
	return r->intake[i].joint ? &r->intake[i].joint->facts : plan_whole(r->given, r->evidence, i);
}

static struct clearance clearance_of(const struct clearing *c, size_t i, const struct fs_file *file,
                                     struct run_shape *shape)
{
	const struct run *r = c->run;
	const struct intake *in = &r->intake[i];
	struct clearance clearance = {
		.place = in->joint ? "" : r->given->files[i].place,
		.joint = in->joint,
		.facts = original_facts(r, i),
		.recipe = in->recipe,
		.spool = r->spool,
		.file = file,
		.slack_bytes = slack_of(c, &r->evidence[i].facts),
		.threads = r->options->threads,
	};
	*shape = (struct run_shape){&r->evidence[i].facts, run_legible(r)};
	run_set_bands(&clearance, shape);
	return clearance;
}

static void clear_joint(const struct clearing *c, size_t i, struct arena *a)
{
	struct intake *in = &c->run->intake[i];
	struct run_shape shape;
	struct clearance clearance = clearance_of(c, i, &in->joint->file, &shape);
	in->cleared = privacy_clear(a, &clearance, &in->fault);
}

/* One may be shown in several ways. */
static void close_joints(const struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++)
		if (r->intake[i].joint)
			fs_close(&r->intake[i].joint->file);
}

static void clear_file(const struct clearing *c, size_t index, struct arena *arena)
{
	struct run *r = c->run;
	struct intake *in = &r->intake[index];
	struct fs_file file;
	if (!fs_open(&file, r->given->files[index].place)) {
		run_fault(&in->fault, "file-unreadable", "cannot be opened again: %s", message_errno(errno));
		return;
	}
	struct run_shape shape;
	struct clearance clearance = clearance_of(c, index, &file, &shape);
	if (run_is_same_file(&file, &in->file))
		in->cleared = privacy_clear(arena, &clearance, &in->fault);
	else
		run_fault(&in->fault, "file-changed", "was changed while the dossier was made");
	fs_close(&file);
}

static void clear_picture(void *context, size_t i, unsigned worker)
{
	const struct clearing *c = context;
	struct run *r = c->run;
	size_t index = c->subjects[i].file;
	struct intake *in = &r->intake[index];
	struct arena *arena = run_worker_arena(r, worker);
	if (run_is_page_of_pdf(r, index))
		in->cleared = run_draw_page(r, index, arena, &in->fault);
	else if (in->joint)
		clear_joint(c, index, arena);
	else
		clear_file(c, index, arena);
	run_hash_cleared(r, index);
}

static void progress(void *context, size_t n_done)
{
	const struct clearing *c = context;
	run_progress(c->run, "clearing pictures", n_done, c->n);
}

static int compare_subjects(const void *a, const void *b)
{
	const struct subject *x = a, *y = b;
	if (x->cost_bytes != y->cost_bytes)
		return x->cost_bytes < y->cost_bytes ? 1 : -1;
	return x->file < y->file ? -1 : 1;
}

/* The first of files with the same bytes stands for all of them. */
static bool is_shown(const struct run *r, size_t i)
{
	bool is_shown = r->given->files[i].is_shown || r->evidence[i].is_fallback;
	for (size_t k = i + 1; !is_shown && k < r->given->n_files; k++)
		is_shown = r->evidence[k].same_as == i && (r->given->files[k].is_shown || r->evidence[k].is_fallback);
	return is_shown;
}

static struct clearing list_pictures(struct run *r)
{
	struct clearing c = {.run = r};
	for (size_t i = 0; i < r->given->n_files; i++) {
		if (!r->intake[i].is_known || r->evidence[i].same_as != i || !is_shown(r, i))
			continue;
		if (r->evidence[i].facts.format == IMAGE_PDF && !r->intake[i].recipe) /* pdfs.c */
			continue;
		const struct image_facts *facts = original_facts(r, i);
		size_t cost = privacy_cost_bytes(facts, r->intake[i].recipe, band_height(&r->evidence[i].facts));
		*ARENA_PUSH(r->arena, c.subjects, c.n) = (struct subject){i, cost};
		if (facts->decoded_bytes > c.decoded_bytes)
			c.decoded_bytes = facts->decoded_bytes;
		if (is_packed(&r->evidence[i].facts)) /* as it is shown: turned it may be tall enough to be cut */
			c.packed_bytes += r->evidence[i].facts.file_bytes;
	}
	if (c.n > 0)
		qsort(c.subjects, c.n, sizeof *c.subjects, compare_subjects);
	return c;
}

static bool open_spool(struct run *r)
{
	if (!run_keeps_copies(r))
		return true;
	r->spool = fs_spool_new();
	if (r->spool)
		return true;
	diag_system(r->diag, (struct mark){0}, "spool", "no temporary file can be made: %s",
	            message_errno(errno));
	diag_advise(r->diag, "TMPDIR names the folder for it");
	return false;
}

/* Of a page that was drawn only what the case asks for is told, and in how many parts it comes: it was no
 * picture before. */
static unsigned steps_of(const struct run *r, size_t i)
{
	const unsigned asked = STEP_CROPPED | STEP_COVERED | STEP_ROTATED | STEP_CUT;
	unsigned steps = privacy_steps(r->intake[i].cleared);
	return run_is_page_of_pdf(r, i) ? (steps & asked) | STEP_DRAWN : steps;
}

/* What the plan and the appendix tell of a copy. */
static void describe_copies(struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++) {
		struct evidence *e = &r->evidence[i];
		if (e->same_as != i) {
			e->parts = r->evidence[e->same_as].parts;
			e->steps = r->evidence[e->same_as].steps;
			e->text_height = r->evidence[e->same_as].text_height;
			memcpy(e->copy_sha256, r->evidence[e->same_as].copy_sha256, sizeof e->copy_sha256);
			r->intake[i].cleared = r->intake[e->same_as].cleared;
		} else if (r->intake[i].cleared) {
			e->parts = privacy_parts(r->intake[i].cleared, r->arena);
			e->steps = steps_of(r, i);
			e->text_height = privacy_text_height(r->intake[i].cleared);
		}
	}
}

void run_clear_pictures(struct run *r)
{
	struct clearing c = list_pictures(r);
	size_t *costs = ARENA_ARRAY(r->arena, size_t, c.n);
	if (!open_spool(r))
		return;
	for (size_t i = 0; i < c.n; i++)
		costs[i] = c.subjects[i].cost_bytes;
	struct work work = {
		.n = c.n,
		.run = clear_picture,
		.context = &c,
		.cost_bytes = costs,
		.budget_bytes = RUN_BUDGET_BESIDE + (size_t)c.decoded_bytes,
		.done = progress,
		.done_context = &c,
	};
	run_progress(r, "clearing pictures", 0, c.n);
	work_run(&work, r->options->threads);
	close_joints(r);
	describe_copies(r);
	run_hash_pages(r);
}
