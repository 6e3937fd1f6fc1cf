/* summary.c - the summary of a batch as a PDF: our own pages, from a plan that is no case's. */
#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "plan/summary.h"
#include "run/outputs.h"

/* Whatever its pages say, a dossier has none: by it a summary is known that another may replace. */
#define REMARK "%summary-of-a-batch\n"

static bool on_bytes(void *file, const void *bytes, size_t n)
{
	return fs_output_write(file, bytes, n);
}

static void make_pages(struct run *r, const struct dossier_listed *cases, size_t n)
{
	struct summary_case *v = ARENA_ARRAY(r->arena, struct summary_case, n + 1);
	for (size_t i = 0; i < n; i++)
		v[i] = (struct summary_case){cases[i].path, cases[i].platform, cases[i].complaint, cases[i].number,
			cases[i].answer_by, cases[i].said, cases[i].advice, cases[i].n_pages, cases[i].is_failed,
			cases[i].deadline, cases[i].is_overdue};
	const char *language = r->options->language ? r->options->language : "en";
	r->casefile = r->given = ARENA_NEW(r->arena, struct casefile);
	r->plan = plan_make_summary(r->arena, r->diag, run_open_shelf(r), language, v, n);
	if (!r->plan)
		return;
	run_open_type(r);
	struct layout_input input = {.plan = r->plan, .type = r->type};
	if (r->type)
		r->pages = layout_make(r->arena, r->diag, &input);
}

static int write_pages(struct run *r)
{
	struct fs_output *file = fs_output_new(r->options->output);
	struct paint_job job = run_paint_job(r, r->pages);
	job.write = on_bytes;
	job.to = file;
	job.remark = REMARK;
	bool is_painted = file && paint_pdf(&job, r->diag);
	int error = errno;
	if (!is_painted)
		fs_output_abandon(file);
	else if (!fs_output_commit(file))
		is_painted = false, error = errno;
	return is_painted || diag_worst(r->diag) >= LEVEL_ERROR ? 0 : error;
}

int run_print_summary(struct run *r, const struct dossier_listed *cases, size_t n)
{
	make_pages(r, cases, n);
	return r->pages && diag_worst(r->diag) < LEVEL_ERROR ? write_pages(r) : 0;
}

bool dossier_is_summary(const char *path)
{
	static const char head[] = PAINT_HEAD REMARK;
	struct fs_file f;
	if (!fs_open(&f, path))
		return false;
	bool is = fs_begins_with(&f, head, sizeof head - 1);
	fs_close(&f);
	return is;
}
