/* places.c - where the report and summaries go. They are named by hand, late at night: neither may be written
 * over a case, its evidence, an export or a dossier. */
#include <string.h>

#include "base/fs.h"
#include "base/message.h"
#include "batch/batch_int.h"
#include "tree/tree.h"

static void refuse(struct batch *b, const char *path, const char *what)
{
	diag_error(b->diag, (struct mark){0}, "output-is-input", what, path);
	diag_advise(b->diag, "name another file with --report or --summary");
}

/* What stands there now begins so, or was to. */
static bool begins_with(const char *path, const char *start)
{
	char found[16];
	size_t n = strlen(start) < sizeof found ? strlen(start) : sizeof found;
	struct fs_file f;
	if (!fs_open(&f, path))
		return true; /* nothing, or no regular file: opening it will tell */
	n = f.bytes < n ? (size_t)f.bytes : n;
	bool begins = fs_read_at(&f, found, n, 0) && memcmp(found, start, n) == 0;
	fs_close(&f);
	return begins;
}

static bool is_same(const char *a, const char *b)
{
	return strcmp(a, b) == 0 || fs_is_same(a, b);
}

static bool is_named(const struct batch *b, const char *path)
{
	for (size_t i = 0; i < b->options->n_cases; i++)
		if (is_same(b->options->cases[i], path))
			return true;
	for (size_t i = 0; i < b->n_jobs; i++)
		if (is_same(b->jobs[i].path, path))
			return true;
	return false;
}

static void check_summary(struct batch *b, size_t i)
{
	const struct dossier_batch *w = b->wish;
	bool is_twice = w->report && is_same(w->report, w->summaries[i]);
	for (size_t j = 0; j < i; j++)
		is_twice |= is_same(w->summaries[j], w->summaries[i]);
	if (is_twice)
		refuse(b, w->summaries[i], N_("%s is named twice: one would be written over the other"));
	else if (is_named(b, w->summaries[i]))
		refuse(b, w->summaries[i], N_("%s would be written over, which the batch is made from"));
	else if (!summary_is_pdf(w->summaries[i]) && !begins_with(w->summaries[i], SUMMARY_HEAD))
		refuse(b, w->summaries[i], N_("%s is there already, and is no summary of a batch"));
}

bool places_are_free(struct batch *b)
{
	size_t n_before = diag_count(b->diag, LEVEL_ERROR);
	const char *report = b->wish->report;
	if (report && is_named(b, report))
		refuse(b, report, N_("%s would be written over, which the batch is made from"));
	else if (report && !begins_with(report, "{\"case\": "))
		refuse(b, report, N_("%s is there already, and is no report of a batch"));
	for (size_t i = 0; i < b->wish->n_summaries; i++)
		check_summary(b, i);
	return diag_count(b->diag, LEVEL_ERROR) == n_before;
}

/* ---- when all is built ---- */

static bool has_file(const struct node *files, const char *path)
{
	for (size_t i = 0; files && i < files->n; i++)
		if (is_same(tree_text(files->items[i], "path", ""), path))
			return true;
	return false;
}

bool place_is_free(struct batch *b, const char *path)
{
	for (size_t i = 0; fs_exists(path) && i < b->n_jobs; i++) {
		const struct record *r = &b->jobs[i].record;
		if (!has_file(r->inputs, path) && !has_file(r->outputs, path))
			continue;
		diag_error(b->diag, (struct mark){0}, "output-is-input",
		           "%s would be written over, which belongs to %s", path, b->jobs[i].path);
		diag_advise(b->diag, "name another file with --summary; with --continue nothing is built again");
		return false;
	}
	return true;
}
