/* grid.c - dossier grid: a copy of a picture with a grid over it, or of what several are joined to. They are
 * received and cleared as those of a case are; what is written is never a file itself. */
#include <string.h>

#include "base/message.h"
#include "run/outputs.h"

enum { DPI = 72 }; /* layout_grid draws a pixel as a point */

/* A case that has nothing but these pictures. */
static void open_case(struct run *r)
{
	struct casefile *c = ARENA_NEW(r->arena, struct casefile);
	const struct dossier_options *o = r->options;
	for (size_t i = 0; i < o->n_cases; i++)
		*ARENA_PUSH(r->arena, c->files, c->n_files) = (struct file){
			.path = o->cases[i], .place = o->cases[i], .original = i, .is_shown = o->n_cases == 1,
		};
	c->folder = fs_folder_of(r->arena, o->case_path);
	r->given = c;
	r->casefile = c;
	r->writes = true;
}

/* They are joined as a case joins them. Views of some of them, which a case would show where there is a
 * gap, have to be there, but are not seen. */
static void join_all(struct run *r)
{
	struct casefile *c = r->given;
	size_t n = r->options->n_cases;
	struct edits *edits = ARENA_NEW(r->arena, struct edits);
	struct file view = c->files[0];
	if (n == 1)
		return;
	edits->stitch = (struct parts){.v = ARENA_ARRAY(r->arena, size_t, n), .n = n};
	for (size_t i = 0; i < n; i++)
		edits->stitch.v[i] = i;
	edits->is_whole = true;
	view.edits = ARENA_NEW(r->arena, struct edits);
	view.runs = n;
	view.n_runs = n / 2;
	for (size_t i = 0; i < view.n_runs; i++)
		*ARENA_PUSH(r->arena, c->files, c->n_files) = view;
	view.edits = edits;
	view.parts = edits->stitch.v;
	view.n_parts = n;
	view.is_shown = true;
	*ARENA_PUSH(r->arena, c->files, c->n_files) = view;
}

static void refuse_page(struct run *r, size_t n)
{
	diag_error(r->diag, (struct mark){0}, "pdf-page-missing",
	           n == 1 ? N_("%s has %zu page, and no page %s") : N_("%s has %zu pages, and no page %s"),
	           r->options->case_path, n, arena_printf(r->arena, "%u", r->options->page));
	diag_advise(r->diag, "pages are counted from 1, whatever number is printed on them");
}

/* A page becomes a view, drawn as it would be to be cropped or covered: places count in that. */
static void choose_page(struct run *r)
{
	size_t n = r->pdfs[0].n, page = r->options->page ? r->options->page : 1;
	if (n > 0 && page > n)
		refuse_page(r, n);
	if (n == 0 || page > n) /* a picture; or what is wrong with the file is told when it is received */
		return;
	struct file view = r->casefile->files[0];
	view.page = page;
	view.n_pages = n;
	view.is_shown = true;
	view.edits = ARENA_NEW(r->arena, struct edits);
	*ARENA_PUSH(r->arena, r->given->files, r->given->n_files) = view;
}

/* "photo.jpg" to "photo.jpg-grid.png", page 2 of "scan.pdf" to "scan.pdf-2-grid.png": pictures of one name in
 * several formats have grids of their own. "a.png" to "c.png", joined, to "a.png-c.png-grid.png". */
static const char *output_path(struct run *r)
{
	unsigned number = r->options->page;
	const char *page = number > 1 ? arena_printf(r->arena, "-%u", number) : "";
	const char *path = r->options->case_path, *last = r->options->cases[r->options->n_cases - 1];
	if (last != path)
		page = arena_printf(r->arena, "-%s", fs_name_of(last));
	const char *beside = arena_printf(r->arena, "%s%s-grid.png", path, page);
	return r->options->output ? r->options->output : beside;
}

static bool on_written(void *file, size_t sheet, const void *bytes, size_t n)
{
	(void)sheet;
	output_write(file, bytes, n); /* settling tells whether it could be */
	return true;
}

static void write_grid(struct run *r, size_t shown)
{
	struct outputs outputs = {.run = r};
	struct output *file = output_open(&outputs, output_path(r));
	struct sheet_job job = {
		.limits = {.dpi = DPI, .format = SHEET_PNG},
		.pages = r->pages,
		.images = run_list_images(r, false) + shown, /* the first on the page */
		.n_images = 1,
		.write = on_written,
		.to = file,
		.threads = 1,
	};
	if (file && sheet_paint(&job, r->diag))
		outputs_commit(&outputs);
	outputs_drop(&outputs);
}

static void tell_library(struct run *r)
{
	if (sheet_library())
		return;
	diag_error(r->diag, (struct mark){0}, "no-cairo",
	           "%s: no grid is drawn", sheet_lack());
	diag_advise(r->diag, HAVE_CAIRO ? N_("install the program again, with the modules that belong to it")
	                                : N_("install libcairo2-dev and build it again; a picture viewer that "
	                                     "shows the place of the pointer does as well"));
}

void run_grid(struct run *r)
{
	tell_library(r);
	if (diag_worst(r->diag) < LEVEL_ERROR) {
		open_case(r);
		run_part_pdfs(r);
		choose_page(r);
		join_all(r);
	}
	if (diag_worst(r->diag) < LEVEL_ERROR)
		run_receive_files(r);
	if (diag_worst(r->diag) < LEVEL_ERROR && r->pdfs[0].n == 0 && r->options->page > 1)
		refuse_page(r, 1);
	if (diag_worst(r->diag) < LEVEL_ERROR) {
		run_clear_pictures(r);
		run_report_faults(r);
	}
	if (diag_worst(r->diag) < LEVEL_ERROR)
		run_open_type(r);
	if (!r->type)
		return;
	size_t shown = r->casefile->n_files - 1;
	r->pages = layout_grid(r->arena, r->diag, r->type, &r->evidence[shown]);
	write_grid(r, shown);
}
