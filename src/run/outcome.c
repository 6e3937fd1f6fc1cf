/* outcome.c - what a build came to: of what it was made, what was made, and what there was to say. */
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

/* Small, and read a moment ago. */
static void add_hashed(struct files *f, const char *path)
{
	struct fs_file file;
	struct digest digest;
	char sha256[CUSTODY_HEX_BYTES] = "";
	if (fs_open(&file, path)) {
		if (custody_hash_file(&digest, &file))
			custody_hex(sha256, &digest);
		fs_close(&file);
	}
	add_file(f, path, DOSSIER_OF_CASE, sha256);
}

static void add_case(struct files *f)
{
	struct run *r = f->run;
	for (size_t i = 0; i < r->given->n_inputs; i++)
		if (strcmp(r->given->inputs[i], "-") != 0)
			add_hashed(f, r->given->inputs[i]);
	for (size_t i = 0; r->evidence && i < r->given->n_files; i++)
		if (r->given->files[i].original == i)
			add_file(f, r->given->files[i].place, DOSSIER_OF_CASE, r->evidence[i].sha256);
	for (size_t i = 0; i < r->n_earlier; i++)
		for (size_t k = 0; k < r->earlier[i].casefile->n_files; k++)
			add_hashed(f, r->earlier[i].casefile->files[k].place);
}

static void add_all(struct files *f, const char *const *paths, size_t n, enum dossier_origin origin)
{
	for (size_t i = 0; i < n; i++)
		add_file(f, paths[i], origin, "");
}

static struct files list_inputs(struct run *r)
{
	struct files f = {.run = r};
	size_t n_templates = 0, n_fonts = 0;
	const char **templates = r->shelf ? shelf_files(r->shelf, &n_templates) : NULL;
	const char **fonts = r->type ? type_files(r->type, r->arena, &n_fonts) : NULL;
	add_case(&f);
	add_all(&f, templates, n_templates, DOSSIER_OF_TEMPLATES);
	add_all(&f, fonts, n_fonts, DOSSIER_OF_FONTS);
	return f;
}

static const char *say_when(struct run *r, const struct when *w)
{
	char text[64];
	return date_print(text, sizeof text, &w->date, true) > 0 ? arena_strdup(r->arena, text) : NULL;
}

void run_tell_outcome(struct run *r, enum dossier_status status)
{
	struct buf messages = {0};
	const struct casefile *c = r->given;
	if (!r->options->ended)
		return;
	struct files inputs = {.run = r};
	struct dossier_outcome o = {.status = status};
	if (c) {
		inputs = list_inputs(r);
		o.platform = c->platform.s;
		o.complaint = c->complaint.s;
		o.number = c->number.s;
		o.language = c->language.s;
		o.respond_by = say_when(r, &c->respond_by);
	}
	o.inputs = inputs.v;
	o.n_inputs = inputs.n;
	o.outputs = r->delivered;
	o.n_outputs = r->n_delivered;
	if (r->n_delivered > 0 && r->products & PRODUCT_PDF)
		o.n_pages = r->bound ? r->bound->n : r->pages->n;
	o.n_errors = diag_count(r->diag, LEVEL_ERROR) + diag_count(r->diag, LEVEL_SYSTEM);
	o.n_warnings = diag_count(r->diag, LEVEL_WARNING);
	diag_add_json_line(&messages, r->diag);
	buf_add_byte(&messages, '\0');
	o.messages = (const char *)messages.data;
	r->options->ended(r->options->ended_context, &o);
	buf_drop(&messages);
}
