/* batch.c - dossier batch: every case that is found in a process of its own, which has all that cases share
 * from its parent. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/message.h"
#include "base/work.h"
#include "batch/batch_int.h"

/* ---- signals: the workers clean up and end, then we tell what is done ---- */

static volatile sig_atomic_t stopped_by;

static const int stops[] = {SIGINT, SIGTERM, SIGHUP};
enum { N_STOPS = sizeof stops / sizeof *stops };

static void stop(int number)
{
	stopped_by = number;
}

static void catch_stops(struct sigaction old[N_STOPS])
{
	struct sigaction action = {.sa_handler = stop};
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < N_STOPS; i++)
		if (sigaction(stops[i], NULL, &old[i]) == 0 && old[i].sa_handler != SIG_IGN)
			sigaction(stops[i], &action, NULL);
}

static void give_back_stops(const struct sigaction old[N_STOPS])
{
	for (size_t i = 0; i < N_STOPS; i++)
		sigaction(stops[i], &old[i], NULL);
}

/* ---- one case, in its worker ---- */

struct building {
	struct batch *batch;
	struct sigaction old[N_STOPS];
};

static int build(void *building, size_t index, int record)
{
	struct building *w = building;
	struct batch *b = w->batch;
	const struct job *job = &b->jobs[index];
	struct outcome_writer writer = {.fd = record, .batch = b};
	struct dossier_options o = *b->options;
	give_back_stops(w->old);
	o.case_path = job->path;
	o.output = job->output;
	o.threads = 1;
	o.messages = stderr;
	o.progress = NULL;
	o.without_notes = true; /* those of hundreds of cases would hide what is wrong; the report has them */
	o.stock = b->stock;
	o.was_read = record_write_head;
	o.ended = record_write_outcome;
	o.ended_context = &writer;
	return (int)dossier_build(&o);
}

/* ---- all of them ---- */

static void note_end(struct batch *b, struct job *job, const char *text)
{
	b->n_done++;
	b->n_kept += job->is_kept;
	b->n_failed += !ending_is_good(job->record.ending);
	tell_end(b, job, text);
}

/* What the earlier batch made is kept where that is asked for and still right. */
static bool keep(struct batch *b, struct job *job)
{
	if (!job->old || (!b->wish->goes_on && !b->wish->skips_unchanged))
		return false;
	struct arena *scratch = arena_new();
	const struct record *old = record_read(scratch, job->old, strlen(job->old));
	job->is_kept = unchanged(b, old);
	if (job->is_kept) {
		job->record = record_keep(b->arena, old);
		note_end(b, job, NULL);
	}
	arena_drop(scratch);
	return job->is_kept;
}

static void take_record(struct batch *b, struct job *job, const struct record *record, const char *text)
{
	job->record = record_keep(b->arena, record);
	report_add(b, record);
	note_end(b, job, text);
}

/* A case that gets no worker. */
static void refuse(struct batch *b, struct job *job, const struct diag *why)
{
	struct arena *scratch = arena_new();
	const struct record record = record_of_refused(scratch, job, why);
	take_record(b, job, &record, NULL);
	arena_drop(scratch);
}

/* Before there are workers: nobody has to wait for what cannot be built. */
static void refuse_some(struct batch *b)
{
	for (size_t i = 0; i < b->n_jobs; i++) {
		const struct refusal *of = &b->jobs[i].refusal;
		if (!of->said)
			continue;
		struct arena *scratch = arena_new();
		struct diag *why = diag_new(scratch);
		diag_error(why, (struct mark){0}, of->code, "%s", _(of->said));
		diag_advise(why, "%s", _(of->advice));
		refuse(b, &b->jobs[i], why);
		arena_drop(scratch);
	}
}

static const char *find_missing(struct arena *a, const char *folder)
{
	const char *missing = NULL;
	for (; folder && !fs_exists(folder); folder = fs_folder_of(a, folder))
		missing = folder;
	return missing;
}

/* The folder that its dossier goes to; false: the case was refused. */
static bool make_folder(struct batch *b, struct job *job)
{
	struct arena *scratch = arena_new();
	const char *folder = job->output ? fs_folder_of(scratch, job->output) : NULL;
	const char *missing = find_missing(scratch, folder);
	job->made = missing ? arena_strdup(b->arena, missing) : NULL;
	bool is_there = !folder || fs_make_folders(folder);
	if (!is_there) {
		struct diag *why = diag_new(scratch);
		diag_failure(why, (struct mark){0}, "write-failed", errno, "the folder %s cannot be made: %s", folder,
		             message_errno(errno));
		diag_advise(why, "choose another folder with -o, or make room for it");
		refuse(b, job, why);
	}
	arena_drop(scratch);
	return is_there;
}

/* From below, as far as they were made for it and nothing is in them. */
static void remove_folders(const struct job *job)
{
	struct arena *scratch = arena_new();
	const char *folder = fs_folder_of(scratch, job->output);
	while (fs_remove_folder(folder) || errno == ENOENT) {
		if (strcmp(folder, job->made) == 0)
			break;
		folder = fs_folder_of(scratch, folder);
	}
	arena_drop(scratch);
}

/* Of cases that failed. Not before all have ended, for one may stand in the other's; those that were made
 * last go first. */
static void remove_empty_folders(const struct batch *b)
{
	for (size_t i = b->n_jobs; i-- > 0;)
		if (b->jobs[i].made && !ending_is_good(b->jobs[i].record.ending))
			remove_folders(&b->jobs[i]);
}

static void take_end(struct batch *b, struct farm_end *end)
{
	struct job *job = &b->jobs[end->job];
	struct arena *scratch = arena_new();
	if (!WIFEXITED(end->status)) /* it could not clean up */
		fs_sweep(jobs_output(b->arena, job->path, job->output));
	if (end->is_cut)
		buf_printf(&end->text, "\n%s\n", _("more was said, which is left out"));
	if (!stopped_by || (WIFEXITED(end->status) && end->record.n > 0)) { /* else it was ended for us */
		const struct record record = record_of_end(scratch, job, end);
		take_record(b, job, &record, (const char *)end->text.data);
	}
	arena_drop(scratch);
	buf_drop(&end->record);
	buf_drop(&end->text);
}

static void wait_for_one(struct batch *b, struct farm *f)
{
	struct farm_end end;
	if (farm_wait(f, REDRAW_MS, &end))
		take_end(b, &end);
	tell_progress(b, f);
}

static void build_all(struct batch *b, struct farm *f)
{
	for (size_t i = 0; i < b->n_jobs && !stopped_by && diag_worst(b->diag) < LEVEL_SYSTEM; i++) {
		if (b->jobs[i].refusal.said || keep(b, &b->jobs[i]))
			continue;
		while (farm_is_full(f) && !stopped_by)
			wait_for_one(b, f);
		if (stopped_by || !make_folder(b, &b->jobs[i]) || farm_start(f, i))
			continue;
		diag_system(b->diag, (struct mark){0}, "no-process", "no process can be made for %s: %s",
		            b->jobs[i].path, message_errno(errno));
		diag_advise(b->diag, "build fewer at a time with -j, and go on with --continue");
	}
	if (stopped_by)
		farm_kill(f, SIGTERM);
	while (!farm_is_empty(f))
		wait_for_one(b, f);
}

static void run_farm(struct batch *b)
{
	struct building building = {.batch = b};
	struct farm_rules rules = {
		.n_most = b->options->threads ? b->options->threads : work_cores(),
		.clock = b->wish->clock,
		.seconds_most = b->wish->seconds_most,
		.bytes_most = b->wish->bytes_most,
		.run = build,
		.context = &building,
	};
	struct farm *f = farm_new(&rules);
	refuse_some(b);
	b->started = b->wish->clock();
	catch_stops(building.old);
	build_all(b, f);
	give_back_stops(building.old);
	farm_drop(f);
}

/* Hashed before there are workers, so that each knows them. */
static void hash_fonts(struct batch *b)
{
	size_t n;
	const char *const *fonts = dossier_stock_fonts(b->stock, &n);
	for (size_t i = 0; i < n && b->wish->report; i++)
		unchanged_digest(b, fonts[i]);
}

static int gravity(enum dossier_status s)
{
	static const int order[] = {[DOSSIER_OK] = 0, [DOSSIER_WARNINGS] = 1, [DOSSIER_ERRORS] = 2,
		[DOSSIER_FAILED] = 3};
	return order[s];
}

static enum dossier_status worst_of(const struct batch *b)
{
	static const enum dossier_status statuses[] = {
		[ENDING_DONE] = DOSSIER_OK, [ENDING_WARNINGS] = DOSSIER_WARNINGS,
		[ENDING_ERRORS] = DOSSIER_ERRORS, [ENDING_FAILED] = DOSSIER_FAILED,
		[ENDING_CRASHED] = DOSSIER_FAILED, [ENDING_LATE] = DOSSIER_FAILED, [ENDING_NONE] = DOSSIER_FAILED,
	};
	enum dossier_status worst = b->has_left_out ? DOSSIER_ERRORS : DOSSIER_OK;
	if (b->has_failed || diag_worst(b->diag) >= LEVEL_ERROR)
		return b->has_failed || diag_worst(b->diag) > LEVEL_ERROR ? DOSSIER_FAILED : DOSSIER_ERRORS;
	for (size_t i = 0; i < b->n_jobs; i++) {
		enum dossier_status s = statuses[b->jobs[i].record.ending];
		worst = gravity(s) > gravity(worst) ? s : worst;
	}
	return worst;
}

/* Told once, and not of each case. */
static bool has_folder(struct batch *b)
{
	const char *folder = b->options->output;
	if (!folder || fs_make_folders(folder))
		return true;
	diag_failure(b->diag, (struct mark){0}, "write-failed", errno, "the folder %s cannot be made: %s", folder,
	             message_errno(errno));
	diag_advise(b->diag, "choose another folder with -o, or make room for it");
	return false;
}

enum dossier_status dossier_batch(const struct dossier_options *options, const struct dossier_batch *wish)
{
	struct arena *a = arena_new();
	struct batch b = {.options = options, .wish = wish, .arena = a, .diag = diag_new(a)};
	jobs_list(&b);
	if (b.n_jobs == 0 && diag_worst(b.diag) < LEVEL_ERROR && !b.has_left_out && wish->n_shards < 2) {
		diag_error(b.diag, (struct mark){0}, "no-cases", "there is no case to build");
		diag_advise(b.diag, "name case files, folders that have them, or a list of these");
	}
	if (places_are_free(&b) && diag_worst(b.diag) < LEVEL_ERROR) {
		b.stock = dossier_stock_new(options);
		hash_fonts(&b);
		report_read(&b);
	}
	if (b.stock && diag_worst(b.diag) < LEVEL_ERROR && has_folder(&b) && report_open(&b)) {
		run_farm(&b);
		report_end(&b);
		tell_all(&b, stopped_by);
		summary_write(&b);
		remove_empty_folders(&b);
	}
	enum dossier_status worst = worst_of(&b);
	diag_print(b.diag, options->messages, options->colour, options->quiet ? LEVEL_ERROR : LEVEL_NOTE);
	buf_drop(&b.was);
	dossier_stock_drop(b.stock);
	arena_drop(a);
	if (stopped_by) /* as its caller expects of a program that was interrupted */
		raise(stopped_by);
	return worst;
}
