/* seal.c - what the form takes is made: PDF and sheets are written to temporary files and hashed as
 * they pass; then they and the manifest take their names together, or none does. */
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "run/outputs.h"

struct seal {
	struct run *run;
	const char *base;  /* path of the PDF without its ending; NULL: nothing can lie beside it */
	struct outputs outputs;
	struct output *manifest;   /* NULL: not made */
	struct printed *pdfs;      /* the PDF or its volumes */
	size_t n_pdfs;             /* 0: none is made */
	size_t n_pages_done;       /* of the volumes before the one that is painted */
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
	bool is_for_buyer = o->deliver & PRODUCT_MESSAGE; /* beside that for the platform */
	if (o->output)
		return o->output;
	return strcmp(o->case_path, "-") == 0
	               ? "-"
	               : with_ending(a, o->case_path, yaml, is_for_buyer ? ".counterparty.pdf" : ".pdf");
}

static const char *without_ending(struct arena *a, const char *pdf)
{
	static const char *const endings[] = {".pdf", ".PDF", NULL};
	return with_ending(a, pdf, endings, "");
}

const char *run_volume_path(const struct run *r, const char *pdf, size_t i)
{
	return run_numbered_path(r->arena, without_ending(r->arena, pdf), i, r->n_volumes, "pdf");
}

/* No newline at its end, as of the statement: what the seller copies is the message. */
static bool write_message(struct seal *s)
{
	static const char *const endings[] = {".counterparty", NULL};
	struct run *r = s->run;
	const char *path = with_ending(r->arena, s->base, endings, ".message.txt");
	struct output *file = output_open(&s->outputs, path);
	return file && output_write(file, r->plan->message, strlen(r->plan->message));
}

/* ---- opening ---- */

/* Where the digests belong, a dossier would be taken for them, and lie where another's may be. */
static bool is_no_manifest(struct run *r)
{
	static const char ending[] = ".sha256";
	size_t n = strlen(r->output), n_ending = sizeof ending - 1;
	if (n < n_ending || strcasecmp(r->output + n - n_ending, ending) != 0)
		return true;
	diag_error(r->diag, (struct mark){0}, "output-taken",
	           "%s is a name for a list of digests, not for a dossier", r->output);
	diag_advise(r->diag,
	            "name the dossier with -o, as in -o %.*s.pdf: the list then takes its name by itself",
	            (int)(n - n_ending), r->output);
	return false;
}

static void report_stream(struct run *r, bool is_volumes)
{
	const char *name = strcmp(r->output, "-") == 0 ? _("standard output") : r->output;
	if (is_volumes) {
		diag_error(r->diag, r->limits.v[LIMIT_SPLIT].at, "deliver-stream",
		           "the PDF comes in %zu volumes, which cannot be written to %s", r->n_volumes, name);
		diag_advise(r->diag, "name a file with -o: its volumes take their names from it");
		return;
	}
	diag_error(r->diag, (struct mark){0}, "deliver-stream", "only the PDF can be written to %s", name);
	diag_advise(r->diag, "name a file with -o, or choose --deliver=pdf");
}

static void report_nameless(struct run *r)
{
	const char *name = strcmp(r->output, "-") == 0 ? _("standard output") : r->output;
	diag_error(r->diag, (struct mark){0}, "deliver-stream",
	           "a rule for make needs a file that it makes, and %s is none", name);
	diag_advise(r->diag, "name a file with -o, or leave --depfile out");
}

/* The PDF, or all its volumes. */
static bool open_pdfs(struct seal *s)
{
	struct run *r = s->run;
	if (r->n_volumes && fs_is_stream(r->output)) {
		report_stream(r, true);
		return false;
	}
	for (size_t i = 0; i < r->n_volumes || i == 0; i++) {
		const char *path = r->n_volumes ? run_volume_path(r, r->output, i) : r->output;
		struct output *file = output_open(&s->outputs, path);
		if (!file)
			return false;
		fs_output_sweep(file->file);
		*ARENA_PUSH(r->arena, s->pdfs, s->n_pdfs) = (struct printed){
			.pages = r->n_volumes ? &r->volumes[i] : r->pages, .file = file, .placed = {.run = r}};
	}
	return true;
}

/* Standard output and devices have no beside, neither for sheets nor for a manifest. */
static bool seal_open(struct seal *s)
{
	struct run *r = s->run;
	if (!is_no_manifest(r))
		return false;
	if (strcmp(r->output, "-") != 0)
		s->base = without_ending(r->arena, r->output);
	if (r->products & PRODUCT_PDF && !open_pdfs(s))
		return false;
	if (s->n_pdfs && !fs_output_is_file(s->pdfs[0].file->file))
		s->base = NULL;
	if (!s->base && r->options->depfile) {
		report_nameless(r);
		return false;
	}
	if (s->base || r->products == PRODUCT_PDF)
		return true;
	report_stream(r, false);
	return false;
}

/* ---- painting ---- */

static bool write_pdf(void *printed, const void *bytes, size_t n)
{
	return output_write(((struct printed *)printed)->file, bytes, n);
}

static void progress(void *seal, size_t pages_done, size_t n_pages)
{
	const struct seal *s = seal;
	const struct run *r = s->run;
	run_progress(r, "writing pages", s->n_pages_done + pages_done, r->bound ? r->bound->n : n_pages);
}

struct cleared_image **run_list_images(const struct run *r, bool is_fitted)
{
	size_t n = r->casefile->n_files;
	struct cleared_image **images = ARENA_ARRAY(r->arena, struct cleared_image *, n);
	for (size_t i = 0; i < n; i++)
		images[i] = is_fitted && r->intake[i].fitted ? r->intake[i].fitted : r->intake[i].cleared;
	return images;
}

struct paint_job run_paint_job(const struct run *r, const struct pages *pages)
{
	const struct casefile *c = r->casefile;
	return (struct paint_job){
		.pages = pages,
		.type = r->type,
		.images = run_list_images(r, true),
		.n_images = c->n_files,
		.enclosed = run_list_enclosed(r),
		.shades = run_shades(r),
		.producer = "dossier " DOSSIER_VERSION,
		.author = c->filed_by.s ? c->filed_by.s : c->seller.name.s,
		.date = r->options->source_date, /* never the clock: the same case gives the same bytes */
	};
}

static bool paint(struct seal *s, struct printed *printed)
{
	struct run *r = s->run;
	struct paint_job job = run_paint_job(r, printed->pages);
	job.write = write_pdf;
	job.to = printed;
	job.progress = progress;
	job.progress_context = s;
	job.placed = covered_note;
	job.placed_context = &printed->placed;
	if (paint_pdf(&job, r->diag)) {
		s->n_pages_done += printed->pages->n;
		return true;
	}
	/* where writing failed the press is silent: settling tells why */
	if (diag_worst(r->diag) < LEVEL_ERROR && output_settle(&s->outputs, printed->file)) {
		diag_system(r->diag, (struct mark){0}, "paint-failed", "the pages cannot be painted");
		diag_advise(r->diag, "this is a fault of the program: report it together with the case");
	}
	return false;
}

/* What is painted is measured and read again. */
static bool make_pdfs(struct seal *s)
{
	struct run *r = s->run;
	for (size_t i = 0; i < s->n_pdfs; i++)
		if (!paint(s, &s->pdfs[i]))
			return false;
	return (s->n_pdfs == 0 || measure_pdfs(r, s->pdfs, s->n_pdfs)) && proof_read(r, s->pdfs, s->n_pdfs)
	       && covered_read(r, s->pdfs, s->n_pdfs);
}

/* ---- the manifest ---- */

struct originals {
	const char *folder; /* of the manifest */
	const char **names;
	size_t n;
	struct buf lines;
};

static bool is_listed(const char *const *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

/* An original, once, named as seen from the manifest's folder. */
static void list_original(const struct run *r, struct originals *o, const char *place, const struct digest *d)
{
	const char *name = fs_relative(r->arena, o->folder, place);
	if (!name || is_listed(o->names, o->n, name))
		return;
	*ARENA_PUSH(r->arena, o->names, o->n) = name;
	custody_manifest_line(&o->lines, d, name);
}

/* Of each page of a file of which the appendix tells their list's digest alone, on lines that sha256sum
 * passes over. */
static void list_pages(const struct run *r, struct originals *o, size_t original)
{
	size_t page = 0;
	const char *name = fs_relative(r->arena, o->folder, r->casefile->files[original].place);
	if (!name || !r->evidence[original].pages_sha256[0])
		return;
	for (size_t i; (i = run_next_digest(r, original, &page)) < r->given->n_files;) {
		buf_add_string(&o->lines, "# ");
		custody_manifest_hex(&o->lines, r->evidence[i].copy_sha256,
		                     arena_printf(r->arena, "%s#page=%zu", name, page));
	}
}

/* What is delivered and every original once, named as seen from the manifest's folder. It is opened last, but
 * for a rule, and so takes its name first: when the new PDF is there, all is there. */
static bool write_manifest(struct seal *s, const char *path)
{
	struct run *r = s->run;
	struct originals o = {.folder = fs_folder_of(r->arena, path)};
	size_t n_delivered = s->outputs.n;
	s->manifest = output_open(&s->outputs, path);
	if (s->manifest)
		fs_output_sweep(s->manifest->file);
	for (size_t i = 0; i < n_delivered; i++)
		custody_manifest_line(&o.lines, &s->outputs.v[i]->digest, fs_name_of(s->outputs.v[i]->path));
	for (size_t i = 0; i < r->casefile->n_files; i++)
		list_original(r, &o, r->casefile->files[i].place, &r->intake[i].digest);
	for (size_t i = 0; i < r->casefile->n_imports; i++)
		list_original(r, &o, r->casefile->imports[i].place, &r->import_digests[i]);
	for (size_t i = 0; i < r->n_pdfs; i++)
		list_pages(r, &o, i);
	if (s->manifest)
		output_write(s->manifest, o.lines.data, o.lines.n);
	buf_drop(&o.lines);
	return s->manifest;
}

static void seal_all(struct seal *s)
{
	struct run *r = s->run;
	struct stale stale = {0};
	for (size_t i = 0; i < s->outputs.n; i++)
		if (!output_settle(&s->outputs, s->outputs.v[i]))
			return;
	if (s->base) {
		const char *manifest = arena_printf(r->arena, "%s.sha256", s->base);
		stale = stale_find(&s->outputs, s->base, manifest);
		if (!write_manifest(s, manifest))
			return;
	}
	if (r->options->depfile && !rule_write(&s->outputs))
		return;
	outputs_commit(&s->outputs);
	if (diag_worst(r->diag) >= LEVEL_ERROR)
		return;
	stale_remove(r, &stale);
	if (s->base && s->n_pdfs)
		stale_tell(&s->outputs, s->base);
}

void run_write_dossier(struct run *r)
{
	struct seal s = {.run = r, .outputs = {.run = r}};
	if (seal_open(&s) && make_pdfs(&s)
	    && (!(r->products & PRODUCT_IMAGES) || sheets_make(&s.outputs, s.base))
	    && (!(r->products & PRODUCT_TEXT) || statement_write(&s.outputs, s.base))
	    && (!(r->products & PRODUCT_MESSAGE) || write_message(&s)))
		seal_all(&s);
	outputs_drop(&s.outputs);
}
