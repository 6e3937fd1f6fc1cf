/* grid.c - dossier grid: a copy of a picture with a grid over it. The picture is received and cleared as one
 * of a case is; what is written is never the file itself. */
#include <string.h>

#include "base/message.h"
#include "run/outputs.h"

enum { DPI = 72 }; /* layout_grid draws a pixel as a point */

/* A case that has nothing but this picture. */
static void open_case(struct run *r)
{
	struct casefile *c = ARENA_NEW(r->arena, struct casefile);
	const char *path = r->options->case_path;
	struct file *file = ARENA_PUSH(r->arena, c->files, c->n_files);
	*file = (struct file){.path = path, .place = path, .is_shown = true};
	c->folder = fs_folder_of(r->arena, path);
	r->given = c;
	r->casefile = c;
	r->writes = true;
}

/* "photo.jpg" to "photo-grid.png" */
static const char *output_path(struct run *r)
{
	const char *path = r->options->case_path, *name = fs_name_of(path), *dot = strrchr(name, '.');
	size_t n = dot && dot > name ? (size_t)(dot - path) : strlen(path);
	return r->options->output ? r->options->output : arena_printf(r->arena, "%.*s-grid.png", (int)n, path);
}

static bool on_written(void *file, size_t sheet, const void *bytes, size_t n)
{
	(void)sheet;
	output_write(file, bytes, n); /* settling tells whether it could be */
	return true;
}

static void write_grid(struct run *r)
{
	struct outputs outputs = {.run = r};
	struct output *file = output_open(&outputs, output_path(r));
	struct sheet_job job = {
		.limits = {.dpi = DPI, .format = SHEET_PNG},
		.pages = r->pages,
		.images = run_list_images(r, false),
		.n_images = r->casefile->n_files,
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
		run_receive_files(r);
	}
	if (diag_worst(r->diag) < LEVEL_ERROR)
		run_clear_pictures(r);
	if (diag_worst(r->diag) < LEVEL_ERROR)
		run_open_type(r);
	if (!r->type)
		return;
	r->pages = layout_grid(r->arena, r->diag, r->type, &r->evidence[0]);
	write_grid(r);
}
