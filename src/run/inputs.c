/* inputs.c - of what a dossier is made: the case file and what it includes, earlier cases, evidence,
 * templates and fonts. */
#include <string.h>

#include "custody/custody.h"
#include "run/run.h"

struct files {
	struct run *run;
	struct dossier_file *v;
	size_t n;
};

static void add_file(struct files *f, const char *path, enum dossier_origin origin, const char *sha256)
{
	struct dossier_file file = {.path = path, .origin = origin};
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].path, path) == 0)
			return;
	memcpy(file.sha256, sha256, strlen(sha256) + 1);
	*ARENA_PUSH(f->run->arena, f->v, f->n) = file;
}

static void add_all(struct files *f, const char *const *paths, size_t n, enum dossier_origin origin)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(paths[i], "-") != 0)
			add_file(f, paths[i], origin, "");
}

static void add_case(struct files *f)
{
	struct run *r = f->run;
	const struct casefile *c = r->given;
	add_all(f, c->inputs, c->n_inputs, DOSSIER_OF_CASE);
	for (size_t i = 0; r->evidence && i < c->n_files; i++)
		if (c->files[i].original == i)
			add_file(f, c->files[i].place, DOSSIER_OF_CASE, r->evidence[i].sha256);
	for (size_t i = 0; i < r->n_earlier; i++)
		for (size_t k = 0; k < r->earlier[i].casefile->n_files; k++)
			add_file(f, r->earlier[i].casefile->files[k].place, DOSSIER_OF_CASE, "");
}

const struct dossier_file *run_list_inputs(struct run *r, size_t *n)
{
	struct files f = {.run = r};
	size_t n_templates = 0, n_fonts = 0;
	const char **templates = r->shelf ? shelf_files(r->shelf, &n_templates) : NULL;
	const char **fonts = r->type ? type_files(r->type, r->arena, &n_fonts) : NULL;
	add_case(&f);
	add_all(&f, templates, n_templates, DOSSIER_OF_TEMPLATES);
	add_all(&f, fonts, n_fonts, DOSSIER_OF_FONTS);
	*n = f.n;
	return f.v;
}
