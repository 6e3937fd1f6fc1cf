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

static bool is_added_to(const struct batch *b)
{
	return b->wish->goes_on || b->wish->skips_unchanged;
}

/* Its cases would all be built once more, as if none was done. */
static void report_unread(struct batch *b)
{
	if (errno == EFBIG) {
		diag_error(b->diag, (struct mark){0}, "too-large", "the report %s has more than %d MiB",
		           b->wish->report, REPORT_MOST >> 20);
		diag_advise(b->diag, "move it away and begin another, or keep of each case its last line");
	} else {
		diag_failure(b->diag, (struct mark){0}, "unreadable", errno, "the report %s cannot be read: %s",
		             b->wish->report, message_unread(errno));
		diag_advise(b->diag, "name another file with --report");
	}
}

void report_read(struct batch *b)
{
	if (!is_added_to(b) || !fs_exists(b->wish->report))
		return;
	if (!fs_read_all(&b->was, b->wish->report, REPORT_MOST)) {
		report_unread(b);
		return;
	}
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

static void refuse(struct batch *b, int error)
{
	diag_failure(b->diag, (struct mark){0}, "write-failed", error, "the report %s cannot be written: %s",
	             b->wish->report, message_errno(error));
	if (error == ENOSPC || error == EDQUOT)
		diag_advise(b->diag, "make room on the disk, and go on with --continue");
	else
		diag_advise_writing(b->diag, error, N_("--report FILE"));
}

bool report_open(struct batch *b)
{
	if (!b->wish->report)
		return true;
	b->report = fs_open_lines(b->wish->report, is_added_to(b));
	if (!b->report)
		refuse(b, errno);
	b->report_start = b->report ? ftello(b->report) : -1;
	return b->report;
}

/* After a line that could not be written whole none follows: it would be joined to what is there of that. */
void report_add(struct batch *b, const struct record *r)
{
	if (!b->report || !r->line)
		return;
	if (fprintf(b->report, "%s\n", r->line) >= 0 && fflush(b->report) == 0)
		return;
	refuse(b, errno);
	fclose(b->report);
	b->report = NULL;
}

/* ---- when all is built ---- */

static void write_line(struct fs_output *o, const char *line)
{
	fs_output_write(o, line, strlen(line));
	fs_output_write(o, "\n", 1);
}

/* Lines of before that still count. */
static void write_old(const struct batch *b, struct fs_output *o)
{
	for (size_t i = 0; i < b->n_others; i++)
		write_line(o, b->others[i]);
	for (size_t i = 0; i < b->n_jobs; i++)
		if (b->jobs[i].old && (b->jobs[i].is_kept || b->jobs[i].record.ending == ENDING_NONE))
			write_line(o, b->jobs[i].old);
}

/* And those of this batch, which stand behind them. */
static bool write_new(const struct batch *b, struct fs_output *o)
{
	uint8_t window[1 << 14];
	struct fs_file f = {0};
	bool is_read = fs_open(&f, b->wish->report);
	for (uint64_t at = (uint64_t)b->report_start, n; is_read && at < f.bytes; at += n) {
		n = f.bytes - at < sizeof window ? f.bytes - at : sizeof window;
		is_read = fs_read_at(&f, window, (size_t)n, at) && fs_output_write(o, window, (size_t)n);
	}
	fs_close(&f);
	return is_read;
}

/* Until then all lines of before stand in it, too: killed, or on a full disk, a batch loses none. If this
 * fails they stay, which does no harm, for the last one of a case counts. */
void report_end(struct batch *b)
{
	bool is_anew = b->wish->skips_unchanged && !b->wish->goes_on && diag_worst(b->diag) < LEVEL_SYSTEM;
	if (!b->report || fclose(b->report) != 0)
		is_anew = false;
	b->report = NULL;
	struct fs_output *o = is_anew && b->report_start > 0 ? fs_output_new(b->wish->report) : NULL;
	if (!o)
		return;
	write_old(b, o);
	if (write_new(b, o))
		fs_output_commit(o);
	else
		fs_output_abandon(o);
}
