/* init.c - dossier init: the case file that a folder of files begins with, and a Makefile for it. None that
 * is there is touched. */
#include <errno.h>

#include "base/message.h"
#include "draft/draft.h"
#include "run/run.h"

static void report_taken(struct run *r, const char *path)
{
	diag_error(r->diag, (struct mark){0}, "case-exists", "there is a case file already: %s", path);
	diag_advise(r->diag, "work on in it, or move it away to begin anew");
}

static bool is_free(struct run *r, const char *folder)
{
	static const char *const names[] = {"case.yaml", "case.yml"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *path = fs_join(r->arena, folder, names[i]);
		if (!fs_exists(path))
			continue;
		report_taken(r, path);
		return false;
	}
	return true;
}

/* There is no -o here. */
static void report_unwritten(struct run *r, const char *path, int error)
{
	diag_failure(r->diag, (struct mark){0}, "write-failed", error, "%s cannot be written: %s", path,
	             message_errno(error));
	if (diag_blames_path(error))
		diag_advise(r->diag, "make this folder writable, or copy it to where you may write and begin there");
	else
		diag_advise(r->diag, "make room on this disk, or copy the folder to another and begin there");
}

void run_tell_drafted(struct run *r, const char *path)
{
	diag_note(r->diag, (struct mark){0}, "drafted", "%s is written: look at it, then fill in the blanks",
	          path);
	const char *word = message_word(r->arena, path);
	diag_advise(r->diag, "dossier check %s tells what is missing, dossier build %s makes the dossier", word,
	            word);
}

static bool write_case(struct run *r, const char *path, const struct buf *yaml)
{
	if (fs_write_new(path, yaml->data, yaml->n)) {
		run_tell_drafted(r, path);
		return true;
	}
	if (errno == EEXIST) { /* a link that leads nowhere, or another was quicker */
		report_taken(r, path);
	} else {
		report_unwritten(r, path, errno);
	}
	return false;
}

/* Any of the names that GNU make looks for. */
static const char *find_makefile(struct run *r, const char *folder)
{
	static const char *const names[] = {"GNUmakefile", "makefile", "Makefile"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *path = fs_join(r->arena, folder, names[i]);
		if (fs_exists(path))
			return path;
	}
	return NULL;
}

static void report_makefile(struct run *r, const char *path)
{
	diag_note(r->diag, (struct mark){0}, "makefile-exists", "%s is there already and stays as it is", path);
	diag_advise(r->diag, "in it, --depfile of dossier build tells make what a dossier is made of");
}

static void write_makefile(struct run *r, const char *folder, const struct buf *rules)
{
	const char *old = find_makefile(r, folder), *path = fs_join(r->arena, folder, "Makefile");
	if (old) {
		report_makefile(r, old);
	} else if (fs_write_new(path, rules->data, rules->n)) {
		diag_note(r->diag, (struct mark){0}, "makefile", "%s is written, for those who like make", path);
		diag_advise(r->diag, "make builds the dossier, and again once a file that it is made of has changed");
	} else if (errno == EEXIST) {
		report_makefile(r, path);
	} else {
		report_unwritten(r, path, errno);
	}
}

void run_init(struct run *r)
{
	const struct dossier_options *o = r->options;
	const char *folder = o->case_path;
	const struct draft_input in = {
		.folder = folder,
		.platform = {.s = o->platform},
		.complaint = {.s = o->complaint},
		.shelf = run_open_shelf(r),
		.max_pixels = run_max_pixels(o),
	};
	struct buf yaml = {0}, makefile = {0};
	if (is_free(r, folder) && draft_make(r->arena, &in, &yaml, &makefile)
	    && write_case(r, fs_join(r->arena, folder, "case.yaml"), &yaml))
		write_makefile(r, folder, &makefile);
	buf_drop(&makefile);
	buf_drop(&yaml);
}
