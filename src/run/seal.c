/* seal.c - the pages are painted into a temporary file and hashed as they pass; then PDF and manifest
 * take their names together, or neither does. */
#include <errno.h>
#include <string.h>

#include "run/run.h"

struct seal { /* a PDF on its way out */
	struct run *run;
	const char *pdf, *manifest; /* paths; manifest NULL: none is written */
	struct fs_output *pdf_out, *manifest_out;
	struct custody_hash *hash;
};

/* ---- names ---- */

/* `path` without its ending if it has one of these, and `ending` instead. */
static const char *with_ending(struct arena *a, const char *path, const char *const *endings,
                               const char *ending)
{
	size_t n = strlen(path);
	for (; *endings; endings++) {
		size_t n_ending = strlen(*endings);
		size_t n_name = strlen(fs_name_of(path));
		if (n_name > n_ending && strcmp(path + n - n_ending, *endings) == 0)
			return arena_printf(a, "%.*s%s", (int)(n - n_ending), path, ending);
	}
	return arena_printf(a, "%s%s", path, ending);
}

const char *run_output_path(struct arena *a, const struct dossier_options *o)
{
	static const char *const yaml[] = {".yaml", ".yml", NULL};
	if (o->output)
		return o->output;
	return strcmp(o->case_path, "-") == 0 ? "-" : with_ending(a, o->case_path, yaml, ".pdf");
}

void run_report_write(struct run *r, const char *path, int error)
{
	const char *name = strcmp(path, "-") == 0 ? "standard output" : path;
	diag_failure(r->diag, (struct mark){0}, "write-failed", error, "%s cannot be written: %s", name,
	             strerror(error));
	diag_advise_writing(r->diag, error);
}

static bool settle(struct run *r, struct fs_output *o, const char *path)
{
	bool ok = !o || fs_output_settle(o);
	if (!ok)
		run_report_write(r, path, errno);
	return ok;
}

/* ---- no input is written over ---- */

static bool is_same_place(const struct fs_file *a, const struct fs_file *b)
{
	return a->identity[0] == b->identity[0] && a->identity[1] == b->identity[1];
}

static bool is_place(const struct fs_file *a, const char *path)
{
	struct fs_file f;
	if (!fs_open(&f, path))
		return false;
	bool is_same = is_same_place(a, &f);
	fs_close(&f);
	return is_same;
}

static const char *input_at(const struct run *r, const struct fs_file *target)
{
	const struct casefile *c = r->casefile;
	for (size_t i = 0; i < c->n_inputs; i++)
		if (is_place(target, c->inputs[i]))
			return c->inputs[i];
	for (size_t i = 0; i < c->n_files; i++)
		if (is_same_place(target, &r->intake[i].file))
			return c->files[i].path;
	return NULL;
}

static bool is_no_input(struct run *r, const char *path)
{
	struct fs_file target;
	if (!path || strcmp(path, "-") == 0 || !fs_open(&target, path))
		return true;
	const char *input = input_at(r, &target);
	fs_close(&target);
	if (!input)
		return true;
	diag_error(r->diag, (struct mark){0}, "output-is-input",
	           "%s would be written over, which this dossier is made from", input);
	diag_advise(r->diag, "choose another name with -o");
	return false;
}

/* ---- opening ---- */

static struct fs_output *open_output(struct run *r, const char *path)
{
	struct fs_output *o = fs_output_new(path);
	if (!o)
		run_report_write(r, path, errno);
	return o;
}

/* "-" and devices get no manifest: there is no folder that it could stand in. */
static bool seal_open(struct seal *s)
{
	static const char *const pdf[] = {".pdf", ".PDF", NULL};
	struct run *r = s->run;
	s->pdf = r->output;
	if (!is_no_input(r, s->pdf) || !(s->pdf_out = open_output(r, s->pdf)))
		return false;
	if (!fs_output_is_file(s->pdf_out))
		return true;
	s->manifest = with_ending(r->arena, s->pdf, pdf, ".sha256");
	return is_no_input(r, s->manifest) && (s->manifest_out = open_output(r, s->manifest));
}

/* ---- painting ---- */

static bool write_pdf(void *seal, const void *bytes, size_t n)
{
	struct seal *s = seal;
	custody_hash_add(s->hash, bytes, n);
	return fs_output_write(s->pdf_out, bytes, n);
}

static void progress(void *seal, size_t pages_done, size_t n_pages)
{
	const struct seal *s = seal;
	run_progress(s->run, "writing pages", pages_done, n_pages);
}

static struct cleared_image **list_images(const struct run *r)
{
	size_t n = r->casefile->n_files;
	struct cleared_image **images = ARENA_ARRAY(r->arena, struct cleared_image *, n);
	for (size_t i = 0; i < n; i++)
		images[i] = r->intake[i].cleared;
	return images;
}

static bool paint(struct seal *s)
{
	struct run *r = s->run;
	const struct casefile *c = r->casefile;
	struct paint_job job = {
		.pages = r->pages,
		.type = r->type,
		.images = list_images(r),
		.n_images = c->n_files,
		.producer = "dossier " DOSSIER_VERSION,
		.author = c->filed_by.s ? c->filed_by.s : c->seller.name.s,
		.date = r->options->source_date, /* never the clock: the same case gives the same bytes */
		.write = write_pdf,
		.to = s,
		.progress = progress,
		.progress_context = s,
	};
	if (paint_pdf(&job, r->diag))
		return true;
	/* where writing failed the press is silent: settling tells why */
	if (diag_worst(r->diag) < LEVEL_ERROR && settle(r, s->pdf_out, s->pdf)) {
		diag_system(r->diag, (struct mark){0}, "paint-failed", "the pages cannot be painted");
		diag_advise(r->diag, "this is a fault of the program: report it together with the case");
	}
	return false;
}

/* ---- the manifest ---- */

static bool is_listed(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* The PDF and every original once, named as seen from the manifest's folder. */
static void write_manifest(struct seal *s, const struct digest *of_pdf)
{
	struct run *r = s->run;
	const char *folder = fs_folder_of(r->arena, s->manifest);
	const char **names = NULL;
	size_t n = 0;
	struct buf lines = {0};
	custody_manifest_line(&lines, of_pdf, fs_name_of(s->pdf));
	for (size_t i = 0; i < r->casefile->n_files; i++) {
		const char *name = fs_relative(r->arena, folder, r->casefile->files[i].place);
		if (!name || is_listed(names, n, name))
			continue;
		*ARENA_PUSH(r->arena, names, n) = name;
		custody_manifest_line(&lines, &r->intake[i].digest, name);
	}
	fs_output_write(s->manifest_out, lines.data, lines.n);
	buf_drop(&lines);
}

/* ---- together or not at all ---- */

static void commit(struct run *r, struct fs_output **o, const char *path)
{
	if (*o && !fs_output_commit(*o))
		run_report_write(r, path, errno);
	*o = NULL;
}

/* The manifest first: when the new PDF is there, all is there. */
static void seal_commit(struct seal *s)
{
	struct run *r = s->run;
	if (!settle(r, s->pdf_out, s->pdf) || !settle(r, s->manifest_out, s->manifest))
		return;
	commit(r, &s->manifest_out, s->manifest);
	if (diag_worst(r->diag) < LEVEL_ERROR)
		commit(r, &s->pdf_out, s->pdf);
}

void run_write_dossier(struct run *r)
{
	struct seal s = {.run = r};
	struct digest digest;
	if (seal_open(&s)) {
		s.hash = custody_hash_new();
		bool is_painted = paint(&s);
		custody_hash_end(s.hash, &digest);
		if (is_painted && s.manifest_out)
			write_manifest(&s, &digest);
		if (is_painted)
			seal_commit(&s);
	}
	fs_output_abandon(s.pdf_out);
	fs_output_abandon(s.manifest_out);
}
