/* compose.c - casefile, evidence and templates become a plan; plan and fonts become pages. */
#include <string.h>

#include "run/run.h"

void run_make_plan(struct run *r)
{
	r->templates = run_data_path(r->arena, r->options->templates, "templates");
	struct plan_input input = {
		.casefile = r->casefile,
		.evidence = r->evidence,
		.templates = r->templates,
		.now = r->options->now,
	};
	if (diag_worst(r->diag) < LEVEL_ERROR)
		r->plan = plan_make(r->arena, r->diag, &input);
	else
		plan_check_names(r->arena, r->diag, &input);
}

/* ---- fonts: the caller's choice first, then the case's ---- */

static const char *first_of(const char *option, const struct text *of_case)
{
	return option ? option : of_case->s;
}

/* A case from elsewhere may no more search the disk for fonts than for pictures. */
static bool is_admitted(struct run *r, const char *folder)
{
	const char *seen = fs_relative(r->arena, r->casefile->folder, folder);
	bool is_outside = seen && (strcmp(seen, "..") == 0 || strncmp(seen, "../", 3) == 0);
	if (r->options->allow_outside || !is_outside)
		return true;
	diag_error(r->diag, r->casefile->fonts.folder.at, "outside", "%s lies outside the folder of the case",
	           r->casefile->fonts.folder.s);
	diag_advise(r->diag, "name it with --fonts, or allow it with --allow-outside");
	return false;
}

static const char *const *font_folders(struct run *r, size_t *n)
{
	const struct dossier_options *o = r->options;
	const char **folders = NULL;
	*n = 0;
	for (size_t i = 0; i < o->n_font_folders; i++)
		*ARENA_PUSH(r->arena, folders, *n) = o->font_folders[i];
	const char *of_case = r->casefile->fonts.folder.s;
	if (of_case)
		of_case = fs_join(r->arena, r->casefile->folder, of_case);
	if (of_case && is_admitted(r, of_case))
		*ARENA_PUSH(r->arena, folders, *n) = of_case;
	return folders;
}

static struct type_config font_choice(struct run *r)
{
	const struct dossier_options *o = r->options;
	const struct fonts_choice *f = &r->casefile->fonts;
	struct type_config config = {
		.table = run_data_path(r->arena, o->fonts_table, "fonts/faces.yaml"),
		.family = {
			[FACE_TEXT] = first_of(o->font_text, &f->text),
			[FACE_STRONG] = first_of(o->font_strong, &f->strong),
			[FACE_MONO] = first_of(o->font_mono, &f->mono),
		},
		.emoji = first_of(o->font_emoji, &f->emoji),
	};
	config.folders = font_folders(r, &config.n_folders);
	return config;
}

void run_compose_pages(struct run *r)
{
	struct type_config config = font_choice(r);
	run_progress(r, "setting pages", 0, 1);
	r->type = type_new(r->arena, r->diag, &config);
	if (!r->type)
		return;
	struct layout_input input = {.plan = r->plan, .type = r->type};
	r->pages = layout_make(r->arena, r->diag, &input);
}
