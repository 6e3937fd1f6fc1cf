/* report.c - the report: a line a case, written as it ends, and read again by the next batch. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/message.h"
#include "batch/batch_int.h"

enum { REPORT_MOST = 1 << 30 };

static int compare_path(const void *path, const void *job)
{
	return strcmp(path, ((const struct job *)job)->path);
}

/* Of several records of a case the last one counts. Those of cases that do not take part this time, as in
 * another share, are kept as long as there is such a case. */
static void take_line(struct batch *b, struct arena *scratch, const char *line)
{
	const struct record *r = record_read(scratch, line, strlen(line));
	struct job *job = r && b->n_jobs > 0
		? bsearch(fs_tidy(b->arena, r->path), b->jobs, b->n_jobs, sizeof *b->jobs, compare_path) : NULL;
	if (job)
		job->old = line;
	else if (r && fs_exists(r->path))
		*ARENA_PUSH(b->arena, b->others, b->n_others) = line;
	arena_clear(scratch);
}

void report_read(struct batch *b)
{
	bool is_wanted = b->wish->goes_on || b->wish->skips_unchanged;
	if (!is_wanted || !fs_exists(b->wish->report) || !fs_read_all(&b->was, b->wish->report, REPORT_MOST))
		return;
	struct arena *scratch = arena_new();
	for (size_t at = 0; at < b->was.n;) {
		char *line = (char *)b->was.data + at, *end = memchr(line, '\n', b->was.n - at);
		if (!end) /* a killed batch wrote this */
			break;
		*end = '\0';
		take_line(b, scratch, line);
		at += (size_t)(end - line) + 1;
	}
	arena_drop(scratch);
}

bool report_open(struct batch *b)
{
	const char *path = b->wish->report;
	if (!path)
		return true;
	b->report = fs_open_lines(path, b->wish->goes_on);
	for (size_t i = 0; b->report && !b->wish->goes_on && i < b->n_others; i++)
		fprintf(b->report, "%s\n", b->others[i]);
	if (b->report)
		return true;
	diag_system(b->diag, (struct mark){0}, "write-failed", "the report %s cannot be written: %s", path,
	            message_errno(errno));
	diag_advise(b->diag, "name another file with --report");
	return false;
}

void report_add(struct batch *b, const struct record *r)
{
	if (b->report && r->line)
		fprintf(b->report, "%s\n", r->line);
	if (b->report && fflush(b->report) != 0 && diag_worst(b->diag) < LEVEL_SYSTEM) {
		diag_system(b->diag, (struct mark){0}, "write-failed", "the report %s cannot be written: %s",
		            b->wish->report, message_errno(errno));
		diag_advise(b->diag, "make room on the disk, and go on with --continue");
	}
}
