/* places.c - where the report and summaries go. They are named by hand, late at night: neither may be written
 * over a case, its evidence, an export or a dossier, be that of this share or of another one. */
#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "base/fs.h"
#include "base/message.h"
#include "batch/batch_int.h"

static void refuse(struct batch *b, const char *path, const char *what)
{
	diag_error(b->diag, (struct mark){0}, "output-is-input", what, path);
	diag_advise(b->diag, "name another file with --report or --summary");
}

/* ---- what stands there ---- */

/* What a write that was cut short left begins like it, too: as an empty file does like anything. */
static bool begins_like(const struct fs_file *f, const char *start)
{
	size_t n = strlen(start);
	return fs_begins_with(f, start, f->bytes < n ? (size_t)f->bytes : n);
}

/* Nothing, or what is no regular file: opening it will tell. Of a PDF there is no such start: `pdf`. */
static bool is_replaceable(const char *path, const char *start, bool pdf)
{
	struct fs_file f;
	if (!fs_open(&f, path))
		return errno != EACCES && errno != EPERM;
	bool is = f.bytes == 0 || (pdf ? dossier_is_summary(path) : begins_like(&f, start));
	fs_close(&f);
	return is;
}

static bool is_named(const struct batch *b, const char *path)
{
	for (size_t i = 0; i < b->options->n_cases; i++)
		if (fs_is_same(b->options->cases[i], path))
			return true;
	for (size_t i = 0; i < b->n_found; i++)
		if (fs_is_same(b->found[i].path, path))
			return true;
	return false;
}

/* ---- what will stand there ---- */

/* "case.pdf", "case-2.pdf", "case-1.jpg", "case.txt", "case.sha256", of a case.yaml */
static bool is_ending(const char *s)
{
	static const char *const endings[] = {".pdf", ".sha256", ".txt", ".message.txt",
		".counterparty.pdf", ".counterparty.sha256"};
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (strcmp(s, endings[i]) == 0)
			return true;
	return *s == '-' && isdigit((unsigned char)s[1]);
}

/* Names first: of 100,000 cases hardly any needs a look at the disk. */
static bool is_made_at(struct arena *a, const struct found *f, const char *path)
{
	const char *made = f->output ? f->output : f->path, *name = fs_name_of(made), *dot = strrchr(name, '.');
	size_t n = dot ? (size_t)(dot - name) : strlen(name);
	if (strncmp(fs_name_of(path), name, n) != 0 || !is_ending(fs_name_of(path) + n))
		return false;
	const char *beside = fs_join(a, fs_folder_of(a, made), fs_name_of(path));
	return fs_is_same_place(beside, path);
}

static bool is_made(const struct batch *b, const char *path)
{
	for (size_t i = 0; i < b->n_found; i++)
		if (is_made_at(b->arena, &b->found[i], path))
			return true;
	return false;
}

/* ---- all of it ---- */

static const char *ill_of_place(const struct batch *b, const char *path, bool is_free, const char *no_such)
{
	if (!is_free)
		return is_named(b, path) ? N_("%s would be written over, which the batch is made from") : no_such;
	return is_made(b, path) ? N_("%s is where the dossier of a case belongs") : NULL;
}

static bool is_twice(const struct batch *b, size_t i)
{
	const struct dossier_batch *w = b->wish;
	bool is = w->report && fs_is_same_place(w->report, w->summaries[i]);
	for (size_t j = 0; j < i; j++)
		is |= fs_is_same_place(w->summaries[j], w->summaries[i]);
	return is;
}

static const char *ill_of_summary(const struct batch *b, size_t i)
{
	const char *path = b->wish->summaries[i];
	if (is_twice(b, i))
		return N_("%s is named twice: one would be written over the other");
	return ill_of_place(b, path, is_replaceable(path, SUMMARY_HEAD, summary_is_pdf(path)),
	                    N_("%s is there already, and is no summary of a batch"));
}

static const char *ill_of_report(const struct batch *b)
{
	const char *path = b->wish->report;
	return path ? ill_of_place(b, path, is_replaceable(path, "{\"case\": ", false),
	                           N_("%s is there already, and is no report of a batch")) : NULL;
}

/* The folder of dossiers is made, and what is in it; another one must be there. */
static bool has_folder(struct batch *b, const char *path)
{
	const char *folder = fs_tidy(b->arena, fs_folder_of(b->arena, path));
	const char *made = b->options->output ? fs_tidy(b->arena, b->options->output) : "/";
	size_t n = strlen(made);
	if (fs_is_folder(folder) || (strncmp(folder, made, n) == 0 && (folder[n] == '/' || !folder[n])))
		return true;
	errno = fs_exists(folder) ? ENOTDIR : ENOENT;
	return false;
}

bool places_are_free(struct batch *b)
{
	size_t n_before = diag_count(b->diag, LEVEL_ERROR);
	const char *ill = ill_of_report(b);
	if (ill)
		refuse(b, b->wish->report, ill);
	for (size_t i = 0; i < b->wish->n_summaries; i++)
		if ((ill = ill_of_summary(b, i)) != NULL)
			refuse(b, b->wish->summaries[i], ill);
		else if (!has_folder(b, b->wish->summaries[i]))
			summary_refuse(b, b->wish->summaries[i]);
	return diag_count(b->diag, LEVEL_ERROR) == n_before;
}

/* ---- when all is built ---- */

/* Folders were made meanwhile: what was no place at all may be one now that belongs to somebody. */
bool place_is_free(struct batch *b, size_t summary)
{
	const char *ill = ill_of_summary(b, summary);
	if (ill)
		refuse(b, b->wish->summaries[summary], ill);
	return !ill;
}
