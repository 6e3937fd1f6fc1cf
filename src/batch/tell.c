/* tell.c - what a batch says while it runs and at its end: a line a case on standard output, what is wrong
 * with it on standard error; and on a terminal a line of progress below, drawn again and again. */
#include <string.h>

#include "base/fs.h"
#include "base/message.h"
#include "base/utf8.h"
#include "batch/batch_int.h"

#define CLEAR_LINE "\r\033[K"

void tell_erase(struct batch *b)
{
	if (b->is_drawn)
		fputs(CLEAR_LINE, stderr);
	b->is_drawn = false;
}

/* "1:05", "2:00:10" */
static const char *say_time(struct arena *a, int64_t seconds)
{
	long long s = (long long)seconds;
	return s < 3600 ? arena_printf(a, "%lld:%02lld", s / 60, s % 60)
	                : arena_printf(a, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
}

enum { ELLIPSIS = 0x2026 };

static size_t width_of(uint32_t letter)
{
	return letter < 0x1100 ? 1 : 2; /* those of the East take two places */
}

/* How many bytes of it stand on one line of the terminal: what wraps is not erased. */
static int fitting(const char *s, unsigned columns)
{
	size_t n = strlen(s), end = 0;
	for (size_t i = 0, used = 0; i < n; end = i) {
		used += width_of(utf8_next(s, n, &i));
		if (used >= columns)
			break;
	}
	return (int)end;
}

static size_t columns_of(const char *s)
{
	size_t n = strlen(s), used = 0;
	for (size_t i = 0; i < n;)
		used += width_of(utf8_next(s, n, &i));
	return used;
}

/* The end of a path tells which case it is, and "case.yaml" they are all called. */
static const char *shorten(struct arena *a, const char *path, size_t most)
{
	const char *s = strcmp(fs_name_of(path), "case.yaml") == 0 ? fs_folder_of(a, path) : path;
	size_t n = strlen(s), at = 0, used = columns_of(s);
	if (used <= most)
		return s;
	while (at < n && used + width_of(ELLIPSIS) > most)
		used -= width_of(utf8_next(s, n, &at));
	return arena_printf(a, "\xE2\x80\xA6%s", s + at);
}

static const char *say_progress(struct arena *a, const struct batch *b, const struct farm *f)
{
	size_t left = b->n_jobs - b->n_done, built = b->n_done - b->n_kept, job;
	int64_t ms = b->wish->clock() - b->started, slowest;
	double rate = ms > 0 ? 1000.0 * (double)built / (double)ms : 0;
	const char *rest = built > 0 ? say_time(a, (int64_t)left * ms / (int64_t)built / 1000) : "-";
	const char *line = arena_printf(a, _("%zu done, %zu failed, %zu left, %.1f a second, %s to go"),
	                                b->n_done, b->n_failed, left, rate, rest);
	if (!farm_slowest(f, &job, &slowest) || slowest < 1000)
		return line;
	long long seconds = (long long)(slowest / 1000);
	size_t taken = columns_of(arena_printf(a, _("%s; %s since %lld s"), line, "", seconds)) + 1;
	size_t most = b->wish->columns() > taken ? b->wish->columns() - taken : 0;
	const char *path = diag_plain(a, b->jobs[job].path);
	return arena_printf(a, _("%s; %s since %lld s"), line, shorten(a, path, most), seconds);
}

static bool draws(const struct batch *b)
{
	return b->wish->columns && !b->options->quiet;
}

static void draw(struct batch *b, const char *line)
{
	fprintf(stderr, CLEAR_LINE "%.*s", fitting(line, b->wish->columns()), line);
	b->is_drawn = true;
}

void tell_progress(struct batch *b, const struct farm *f)
{
	int64_t now = b->wish->clock();
	if (!draws(b) || (b->is_drawn && now - b->told < REDRAW_MS))
		return;
	struct arena *a = arena_new();
	draw(b, say_progress(a, b, f));
	b->told = now;
	arena_drop(a);
}

/* Of many folders, long before there is anything else to tell. A search that is soon over shows nothing. */
void tell_search(struct batch *b, size_t n_found)
{
	int64_t now = b->wish->clock();
	if (!draws(b) || now - b->told < REDRAW_MS)
		return;
	char line[200];
	snprintf(line, sizeof line, _("looking for cases: %zu found"), n_found);
	draw(b, line);
	b->told = now;
}

/* ---- a case ---- */

static const char *say_ending(enum ending e)
{
	static const char *const words[] = {
		[ENDING_DONE] = N_("done"), [ENDING_WARNINGS] = N_("warnings"), [ENDING_ERRORS] = N_("errors"),
		[ENDING_FAILED] = N_("failed"), [ENDING_CRASHED] = N_("crashed"), [ENDING_LATE] = N_("too slow"),
	};
	return _(words[e]);
}

/* Did its worker say so? That of a case whole, of what is no case's in several lines. */
static bool is_in(const char *text, const char *said, const char *plain)
{
	return text && (strstr(text, said) || strstr(text, plain));
}

static void tell_fault(struct arena *a, const struct job *job, const char *text)
{
	const struct record *r = &job->record;
	const char *said = r->said ? diag_plain(a, r->said) : NULL;
	if (said && !is_in(text, r->said, said))
		fprintf(stderr, "%s: %s: %s\n", diag_plain(a, job->path), _("error"), said);
	if (r->is_abrupt && r->advice) /* else it stands in the text */
		fprintf(stderr, "  = %s\n", diag_plain(a, r->advice));
}

void tell_end(struct batch *b, const struct job *job, const char *text)
{
	struct arena *a = arena_new();
	const struct record *r = &job->record;
	const char *state = job->is_kept ? _("unchanged") : say_ending(r->ending);
	bool is_good = ending_is_good(r->ending), has_output = is_good && r->output;
	tell_erase(b);
	if (!is_good || !b->options->quiet)
		printf("%s: %s%s%s\n", diag_plain(a, job->path), state, has_output ? " -> " : "",
		       has_output ? diag_plain(a, r->output) : "");
	fflush(stdout);
	if (text && *text && !job->is_kept)
		fputs(text, stderr);
	if (!is_good && !job->refusal.is_told)
		tell_fault(a, job, text);
	arena_drop(a);
}

/* ---- all ---- */

static void tell_failed(const struct batch *b)
{
	struct arena *a = arena_new();
	for (size_t i = 0; i < b->n_jobs; i++) {
		const struct record *r = &b->jobs[i].record;
		if (r->ending != ENDING_NONE && !ending_is_good(r->ending))
			printf("  %s: %s\n", diag_plain(a, b->jobs[i].path),
			       r->said ? diag_plain(a, r->said) : say_ending(r->ending));
	}
	arena_drop(a);
}

void tell_all(struct batch *b, bool is_stopped)
{
	tell_erase(b);
	if (b->options->quiet && b->n_failed == 0 && !is_stopped)
		return;
	size_t left = b->n_jobs - b->n_done;
	printf(_("%zu cases: %zu dossiers, %zu of them unchanged; %zu failed"), b->n_jobs,
	       b->n_done - b->n_failed, b->n_kept, b->n_failed);
	printf(left > 0 ? _("; %zu not built\n") : "\n", left);
	tell_failed(b);
	fflush(stdout);
}
