/* receive.c - every evidence file is opened, hashed and probed before anything else touches it.
 *
 * Files are taken in by several threads, each writing only to its own entry; what is wrong with them
 * is reported afterwards in the order of the case. A file keeps the identity it had when it
 * was hashed: whoever opens it again must find the same. */
#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "run/run.h"

#define PIXELS_MOST UINT64_C(200000000)

static void fault_of_opening(struct intake *in, int error)
{
	in->error = error;
	if (error == EINVAL)
		run_fault(&in->fault, "file-kind", "is not a file but a folder, a pipe or a device");
	else if (error == ENOENT)
		run_fault(&in->fault, "file-missing", "does not exist");
	else
		run_fault(&in->fault, "file-unreadable", "cannot be opened: %s", message_errno(error));
}

/* The case refused what lies outside already; a link may have been turned since. */
static bool is_admitted(const struct run *r, const struct file *f, struct intake *in)
{
	if (r->options->allow_outside || !fs_exists(f->place) || fs_is_inside(r->given->folder, f->place))
		return true;
	run_fault(&in->fault, "outside", "lies outside the folder of the case");
	return false;
}

uint64_t run_max_pixels(const struct dossier_options *o)
{
	return o->max_pixels ? o->max_pixels : PIXELS_MOST;
}

static bool look_at(const struct run *r, size_t i, struct intake *in, struct evidence *e)
{
	uint64_t most = run_max_pixels(r->options);
	if (!custody_hash_file(&in->digest, &in->file)) {
		in->error = errno;
		if (errno == ESTALE)
			run_fault(&in->fault, "file-changed", "was changed while it was being read");
		else
			run_fault(&in->fault, "file-unreadable", "cannot be read: %s", message_errno(errno));
		return false;
	}
	if (!run_is_pdf(r, i)) {
		bool is_good = image_probe(&e->facts, &in->file, most, &in->fault);
		if (i < r->n_pdfs && r->pdfs[i].n > 0)
			e->facts.n_more = 0; /* all are shown, or those that were chosen */
		return is_good;
	}
	e->facts = (struct image_facts){.format = IMAGE_PDF, .orientation = 1, .file_bytes = in->file.bytes};
	in->fault = r->pdfs[i].fault;
	return !in->fault.code;
}

/* Of a TIFF. What keeps the file from being opened is told of the file; whether it is the one that was hashed
 * is seen when the page is decoded. */
static void look_at_page(const struct run *r, const struct file *f, struct evidence *e,
                         struct image_fault *fault)
{
	struct fs_file file;
	if (!fs_open(&file, f->place))
		return;
	image_probe_page(&e->page, &file, (uint32_t)f->page, run_max_pixels(r->options), fault);
	fs_close(&file);
}

static void receive_file(void *run, size_t i, unsigned worker)
{
	struct run *r = run;
	const struct file *f = &r->given->files[i];
	struct intake *in = &r->intake[i];
	struct evidence *e = &r->evidence[i];
	(void)worker;
	*e = (struct evidence){.path = f->path, .same_as = i};
	if (f->original != i) { /* that is received */
		if (f->page && !run_is_pdf(r, f->original))
			look_at_page(r, f, e, &in->fault);
		return;
	}
	if (!is_admitted(r, f, in))
		return;
	if (!fs_open(&in->file, f->place)) {
		fault_of_opening(in, errno);
		return;
	}
	in->is_known = look_at(r, i, in, e);
	e->bytes = in->file.bytes;
	custody_hex(e->sha256, &in->digest);
	fs_close(&in->file);
}

/* The first file with the same bytes; quadratic, but a thousand files take a millisecond. */
static size_t first_of_digest(const struct run *r, size_t i)
{
	const struct digest *d = &r->intake[i].digest;
	for (size_t k = 0; k < i; k++)
		if (r->intake[k].is_known && memcmp(&r->intake[k].digest, d, sizeof *d) == 0)
			return k;
	return i;
}

static void progress(void *run, size_t n_done)
{
	const struct run *r = run;
	run_progress(r, "reading evidence", n_done, r->given->n_files);
}

/* ---- reports ---- */

static bool has_code(const struct intake *in, const char *code)
{
	return strcmp(in->fault.code, code) == 0;
}

/* Faults of the disk under a picture, not of the picture or its path. */
static bool is_of_system(const struct intake *in)
{
	if (has_code(in, "file-unreadable"))
		return in->error && !diag_blames_path(in->error);
	return has_code(in, "image-spool") || has_code(in, "image-read");
}

static const char *advice_on(const struct intake *in)
{
	if (in->fault.advice[0])
		return in->fault.advice;
	if (has_code(in, "outside"))
		return _("copy it into the folder, or allow it with --allow-outside");
	if (has_code(in, "file-kind"))
		return _("name the PNG, JPEG or PDF file itself");
	return _("build again when nothing writes to it: a cloud folder may be syncing");
}

static void report_fault(struct run *r, size_t i)
{
	const struct file *f = &r->given->files[i];
	const struct intake *in = &r->intake[i];
	if (is_of_system(in))
		diag_system(r->diag, f->at, in->fault.code, "%s %s", f->path, in->fault.why);
	else
		diag_error(r->diag, f->at, in->fault.code, "%s %s", f->path, in->fault.why);
	if (has_code(in, "file-missing") || (has_code(in, "file-unreadable") && in->error))
		diag_advise_reading(r->diag, f->place, f->path, in->error);
	else
		diag_advise(r->diag, "%s", advice_on(in));
}

void run_report_faults(struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++)
		if (r->intake[i].fault.code) {
			report_fault(r, i);
			r->intake[i].fault.code = NULL; /* once */
		}
}

/* A case that means the other pictures, too, is told that they are not shown. */
static void report_more_pictures(struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++) {
		const struct file *f = &r->given->files[i];
		uint32_t n = r->intake[i].is_known ? r->evidence[i].facts.n_more : 0;
		if (n == 0)
			continue;
		diag_warning(r->diag, f->at, "image-more",
		             n == 1 ? N_("%s holds %u more picture; only the first is shown")
		                    : N_("%s holds %u more pictures; only the first is shown"),
		             f->path, n);
		diag_advise(r->diag, "to show the others, save each as a file of its own");
	}
}

void run_receive_files(struct run *r)
{
	size_t n = r->given->n_files;
	r->intake = ARENA_ARRAY(r->arena, struct intake, n);
	r->evidence = ARENA_ARRAY(r->arena, struct evidence, n);
	struct work work = {.n = n, .run = receive_file, .context = r, .done = progress, .done_context = r};
	run_progress(r, "reading evidence", 0, n);
	work_run(&work, r->options->threads);
	for (size_t i = 0; i < n; i++)
		if (r->intake[i].is_known)
			r->evidence[i].same_as = first_of_digest(r, i);
	run_join_screens(r);
	run_make_views(r);
	run_check_hidden(r);
	report_more_pictures(r);
	run_report_faults(r);
}
