/* pipeline.c - one case through all rooms: the table of contents of the whole program.
 *
 * Every stage reports into one diag and the next is entered only while nothing worse than a warning
 * was found. Pictures are received and cleared, and names looked up in the templates, although the case
 * has errors, so that one run tells all. Pictures come before the plan, because the appendix tells what
 * was done to each copy. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

#include "base/message.h"
#include "run/run.h"

enum { CASES_DEEP = 16 }; /* folders below one that is searched for cases */

enum goal { GOAL_CASEFILE, GOAL_PLAN, GOAL_BOXES, GOAL_PDF };

static const struct stage {
	enum goal first_goal;  /* the least ambitious goal that needs it */
	enum level stopped_by; /* skipped once the diag is as bad as this */
	void (*enter)(struct run *r);
} stages[] = {
	{GOAL_CASEFILE, LEVEL_ERROR, run_load_case},
	{GOAL_PLAN, LEVEL_SYSTEM, run_load_templates},
	{GOAL_PLAN, LEVEL_SYSTEM, run_find_deadline},
	{GOAL_PLAN, LEVEL_SYSTEM, run_part_pdfs},
	{GOAL_PLAN, LEVEL_SYSTEM, run_disclose_case},
	{GOAL_PLAN, LEVEL_SYSTEM, run_receive_files},
	{GOAL_PLAN, LEVEL_ERROR, run_compare_earlier},
	{GOAL_PLAN, LEVEL_SYSTEM, run_choose_products},
	{GOAL_PLAN, LEVEL_SYSTEM, run_clear_pictures},
	{GOAL_PLAN, LEVEL_SYSTEM, run_take_pages},
	{GOAL_PLAN, LEVEL_SYSTEM, run_check_case},
	{GOAL_PLAN, LEVEL_SYSTEM, run_make_plan},
	{GOAL_BOXES, LEVEL_ERROR, run_compose_pages},
	{GOAL_BOXES, LEVEL_ERROR, run_fit_pictures},
	{GOAL_BOXES, LEVEL_ERROR, run_tell_fine},
	{GOAL_BOXES, LEVEL_ERROR, run_compose_sheets},
	{GOAL_BOXES, LEVEL_ERROR, run_split_pdf},
	{GOAL_BOXES, LEVEL_ERROR, run_check_form},
	{GOAL_BOXES, LEVEL_ERROR, run_weigh_pdf},
	{GOAL_PDF, LEVEL_ERROR, run_write_dossier},
};

static void run_stages(struct run *r, enum goal goal)
{
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
		if (stages[i].first_goal <= goal && diag_worst(r->diag) < stages[i].stopped_by)
			stages[i].enter(r);
}

static struct run run_start(const struct dossier_options *options)
{
	struct run r = {.options = options, .arena = arena_new()};
	r.diag = diag_new(r.arena);
	return r;
}

static struct diag_rule *list_rules(struct run *r, size_t *n)
{
	const struct check_rule *rules = check_rules(r->arena, n);
	struct diag_rule *list = ARENA_ARRAY(r->arena, struct diag_rule, *n);
	for (size_t i = 0; i < *n; i++)
		list[i] = (struct diag_rule){rules[i].code, _(rules[i].about), rules[i].level};
	return list;
}

static enum level least_told(const struct dossier_options *o)
{
	return o->quiet ? LEVEL_ERROR : o->without_notes ? LEVEL_WARNING : LEVEL_NOTE;
}

static void print_diag(struct run *r, enum dossier_status status)
{
	const struct dossier_options *o = r->options;
	struct diag_run run = {
		.case_name = o->case_path, .version = DOSSIER_VERSION, .status = (int)status, .quiet = o->quiet,
	};
	run.rules = list_rules(r, &run.n_rules);
	switch (o->format) {
	case DOSSIER_FORMAT_TEXT: diag_print(r->diag, o->messages, o->colour, least_told(o)); break;
	case DOSSIER_FORMAT_JSON: diag_print_json(r->diag, o->messages, &run); break;
	case DOSSIER_FORMAT_SARIF: diag_print_sarif(r->diag, o->messages, &run); break;
	}
}

/* Prints what was found and lets go of everything. */
static enum dossier_status run_end(struct run *r)
{
	static const enum dossier_status statuses[] = {
		[LEVEL_NONE] = DOSSIER_OK,
		[LEVEL_NOTE] = DOSSIER_OK,
		[LEVEL_WARNING] = DOSSIER_WARNINGS,
		[LEVEL_ERROR] = DOSSIER_ERRORS,
		[LEVEL_SYSTEM] = DOSSIER_FAILED,
	};
	const struct dossier_options *o = r->options;
	enum dossier_status status = statuses[diag_worst(r->diag)];
	run_progress(r, NULL, 0, 0);
	if (o->messages)
		print_diag(r, status);
	run_tell_outcome(r, status);
	type_drop(r->type);
	fs_spool_drop(r->spool);
	for (size_t i = 0; i < WORK_THREADS_MOST; i++)
		arena_drop(r->workers[i]);
	arena_drop(r->arena);
	return status;
}

enum dossier_status dossier_build(const struct dossier_options *options)
{
	struct run r = run_start(options);
	r.writes = true;
	r.output = run_output_path(r.arena, options);
	run_stages(&r, GOAL_PDF);
	return run_end(&r);
}

enum dossier_status dossier_check(const struct dossier_options *options)
{
	struct run r = run_start(options);
	r.is_check = true;
	run_stages(&r, GOAL_BOXES);
	return run_end(&r);
}

/* ---- dump ---- */

static void dump_stage(struct run *r, enum dossier_stage stage, FILE *out)
{
	struct buf text = {0};
	switch (stage) {
	case DOSSIER_STAGE_CASEFILE: casefile_dump(&text, r->given); break;
	case DOSSIER_STAGE_PLAN: plan_dump(&text, r->plan); break;
	case DOSSIER_STAGE_BOXES: layout_dump(&text, r->bound ? r->bound : r->pages); break;
	}
	size_t written = fwrite(text.data, 1, text.n, out);
	if (written < text.n || fflush(out) != 0)
		run_report_write(r, "-", errno);
	buf_drop(&text);
}

enum dossier_status dossier_dump(const struct dossier_options *options, enum dossier_stage stage, FILE *out)
{
	static const enum goal goals[] = {
		[DOSSIER_STAGE_CASEFILE] = GOAL_CASEFILE,
		[DOSSIER_STAGE_PLAN] = GOAL_PLAN,
		[DOSSIER_STAGE_BOXES] = GOAL_BOXES,
	};
	struct run r = run_start(options);
	run_stages(&r, goals[stage]);
	if (diag_worst(r.diag) < LEVEL_ERROR)
		dump_stage(&r, stage, out);
	return run_end(&r);
}

/* ---- init, grid, list, find ---- */

enum dossier_status dossier_init(const struct dossier_options *options)
{
	struct run r = run_start(options);
	run_init(&r);
	return run_end(&r);
}

enum dossier_status dossier_import(const struct dossier_options *options)
{
	struct run r = run_start(options);
	run_import_orders(&r);
	return run_end(&r);
}

enum dossier_status dossier_grid(const struct dossier_options *options)
{
	struct run r = run_start(options);
	run_grid(&r);
	return run_end(&r);
}

enum dossier_status dossier_print_summary(const struct dossier_options *options,
                                          const struct dossier_listed *cases, size_t n, int *error)
{
	struct run r = run_start(options);
	*error = run_print_summary(&r, cases, n);
	enum dossier_status status = run_end(&r);
	return *error ? DOSSIER_FAILED : status;
}

enum dossier_status dossier_list(const struct dossier_options *options, enum dossier_topic topic, FILE *out)
{
	struct run r = run_start(options);
	run_list(&r, topic, out);
	if (fflush(out) != 0)
		run_report_write(&r, "-", errno);
	return run_end(&r);
}

enum dossier_status dossier_find(const struct dossier_options *options,
                                 void (*found)(void *context, const char *path),
                                 void (*unread)(void *context, const char *path, const char *said,
                                                const char *advice),
                                 void *context)
{
	struct run r = run_start(options);
	struct case_paths paths = {0};
	for (size_t i = 0; i < options->n_cases; i++)
		run_find_cases(&r, &paths, options->cases[i], CASES_DEEP);
	for (size_t i = 0; i < paths.n; i++)
		found(context, paths.v[i]);
	for (size_t i = 0; i < paths.n_unread; i++)
		unread(context, paths.unread[i].path, paths.unread[i].said, paths.unread[i].advice);
	return run_end(&r);
}

/* ---- helpers of all stages ---- */

struct arena *run_worker_arena(struct run *r, unsigned worker)
{
	if (!r->workers[worker])
		r->workers[worker] = arena_new();
	return r->workers[worker];
}

void run_progress(const struct run *r, const char *doing, size_t done, size_t of)
{
	if (r->options->progress)
		r->options->progress(r->options->progress_context, doing ? _(doing) : NULL, done, of);
}

void run_fault(struct image_fault *fault, const char *code, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	fault->code = code;
	vsnprintf(fault->why, sizeof fault->why, _(fmt), ap);
	va_end(ap);
}

const char *run_data_path(struct arena *a, const char *chosen, const char *name)
{
	if (chosen)
		return chosen;
	const char *beside_source = fs_join(a, DOSSIER_DATA_SOURCE, name);
	return fs_exists(beside_source) ? beside_source : fs_join(a, DOSSIER_DATA_INSTALLED, name);
}
