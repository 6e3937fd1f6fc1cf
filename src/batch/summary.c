/* summary.c - all cases of a batch as a table: those that failed first, by deadline; the others by platform
 * and deadline: the case's own, or else that of the platform. A batch that was gone on with has the summary
 * of one that ran through. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/message.h"
#include "batch/batch_int.h"

static int compare_texts(const char *a, const char *b)
{
	if (!a || !b)
		return a ? -1 : b ? 1 : 0; /* what has none is last */
	return strcmp(a, b);
}

static int compare_deadlines(int64_t a, int64_t b)
{
	if (!a || !b)
		return a ? -1 : b ? 1 : 0;
	return (a > b) - (a < b);
}

static int compare_jobs(const void *a, const void *b)
{
	const struct job *x = *(const struct job *const *)a, *y = *(const struct job *const *)b;
	int good = ending_is_good(x->record.ending) - ending_is_good(y->record.ending);
	bool is_good = ending_is_good(x->record.ending);
	int platform = is_good ? compare_texts(x->record.platform, y->record.platform) : 0;
	int deadline = compare_deadlines(x->record.deadline, y->record.deadline);
	return good ? good : platform ? platform : deadline ? deadline : strcmp(x->path, y->path);
}

/* The full-width signs, too, begin a formula in the East. */
static bool is_formula(const char *s)
{
	static const char *const wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (strncmp(s, wide[i], strlen(wide[i])) == 0)
			return true;
	return *s && strchr("=+-@\t\r", *s);
}

/* Of such a number a table program shows 2.5E+17, or drops the zero in front, unless it is ="a text". */
static bool is_long_number(const char *s)
{
	size_t n = strlen(s);
	return strspn(s, "0123456789") == n && (n > 11 || (n > 1 && *s == '0'));
}

/* Quoted where a table program would take it for more than a text (RFC 4180; and a formula). */
static void add_cell(struct buf *b, const char *text, bool is_last)
{
	const char *s = text ? text : "", *end = is_last ? "\r\n" : ",";
	bool is_quoted = is_formula(s) || strpbrk(s, ",\"\n\r");
	if (is_long_number(s)) {
		buf_printf(b, "\"=\"\"%s\"\"\"%s", s, end);
		return;
	}
	buf_add_string(b, is_quoted ? "\"" : "");
	buf_add_string(b, is_formula(s) ? "'" : "");
	for (; *s; s++) {
		buf_add_byte(b, *s);
		if (*s == '"')
			buf_add_byte(b, '"');
	}
	buf_add_string(b, is_quoted ? "\"" : "");
	buf_add_string(b, end);
}

static void add_row(const struct batch *batch, struct buf *b, const struct job *job)
{
	struct arena *a = batch->arena;
	const struct record *r = &job->record;
	bool is_as_before = job->is_kept && !batch->wish->goes_on;
	const char *cells[] = {
		r->platform, r->respond_by, r->number, r->complaint,
		is_as_before ? "unchanged" : r->ending == ENDING_NONE ? "not-built" : ending_words[r->ending],
		arena_printf(a, "%zu", r->n_errors), arena_printf(a, "%zu", r->n_warnings),
		arena_printf(a, "%zu", r->n_pages), arena_printf(a, "%llu", (unsigned long long)r->bytes),
		arena_printf(a, "%lld.%03lld", (long long)(r->ms / 1000), (long long)(r->ms % 1000)),
		job->path, r->output, r->said, r->advice, r->answer_by,
		unchanged_is_over(batch, r->deadline) ? "yes" : "",
	};
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		add_cell(b, cells[i], i + 1 == sizeof cells / sizeof *cells);
}

/* With the mark that spreadsheets want to see before UTF-8. */
static void make_csv(struct batch *b, struct buf *to, struct job *const *jobs)
{
	buf_add_string(to, SUMMARY_HEAD
	               ",errors,warnings,pages,bytes,seconds,case,output,message,advice,deadline,overdue\r\n");
	for (size_t i = 0; i < b->n_jobs; i++)
		add_row(b, to, jobs[i]);
}

void summary_refuse(struct batch *b, const char *path)
{
	int error = errno;
	diag_failure(b->diag, (struct mark){0}, "write-failed", error, "the summary %s cannot be written: %s",
	             path, message_errno(error));
	if (error == ENOSPC || error == EDQUOT)
		diag_advise(b->diag, "make room on the disk and go on with --continue, or name another file with "
		                     "--summary");
	else
		diag_advise_writing(b->diag, error, N_("--summary FILE"));
}

static void write_file(struct batch *b, const char *path, const struct buf *text)
{
	struct fs_output *o = fs_output_new(path);
	if (!o || !fs_output_write(o, text->data, text->n)) {
		summary_refuse(b, path);
		fs_output_abandon(o);
	} else if (!fs_output_commit(o)) {
		summary_refuse(b, path);
	}
}

/* ---- PDF ---- */

bool summary_is_pdf(const char *path)
{
	const char *dot = strrchr(path, '.');
	return dot && strcasecmp(dot, ".pdf") == 0;
}

static void print_pdf(struct batch *b, const char *path, struct job *const *jobs)
{
	struct dossier_listed *v = ARENA_ARRAY(b->arena, struct dossier_listed, b->n_jobs + 1);
	struct dossier_options o = *b->options;
	for (size_t i = 0; i < b->n_jobs; i++) {
		const struct record *r = &jobs[i]->record;
		bool is_left = r->ending == ENDING_NONE;
		v[i] = (struct dossier_listed){jobs[i]->path, r->platform, r->complaint, r->number, r->answer_by,
			is_left ? _("the batch was stopped before it") : r->said,
			is_left ? _("go on with --continue") : r->advice, r->n_pages, !ending_is_good(r->ending),
			r->deadline, unchanged_is_over(b, r->deadline)};
	}
	o.output = path;
	o.stock = b->stock;
	o.ended = NULL;
	int error;
	if (dossier_print_summary(&o, v, b->n_jobs, &error) != DOSSIER_FAILED)
		return;
	b->has_failed = true;
	errno = error;
	if (error)
		summary_refuse(b, path);
}

void summary_write(struct batch *b)
{
	struct job **jobs = ARENA_ARRAY(b->arena, struct job *, b->n_jobs + 1);
	struct buf csv = {0};
	if (b->wish->n_summaries == 0)
		return;
	for (size_t i = 0; i < b->n_jobs; i++)
		jobs[i] = &b->jobs[i];
	if (b->n_jobs > 0)
		qsort(jobs, b->n_jobs, sizeof *jobs, compare_jobs);
	make_csv(b, &csv, jobs);
	for (size_t i = 0; i < b->wish->n_summaries; i++)
		if (!place_is_free(b, i))
			continue;
		else if (summary_is_pdf(b->wish->summaries[i]))
			print_pdf(b, b->wish->summaries[i], jobs);
		else
			write_file(b, b->wish->summaries[i], &csv);
	buf_drop(&csv);
}
