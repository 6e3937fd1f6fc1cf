/* open.c - a PDF file, read into memory and given to qpdf: so it cannot change while it is looked at, and
 * what is shown is what was hashed. */
#include "enclosure/enclosure_int.h"

#include <math.h>
#include <stdlib.h>

#include "base/message.h"

bool enclosure_is_able(void)
{
	return true;
}

/* ---- faults ---- */

#define ADVICE_AGAIN N_("the file is damaged: download it again, or print it to a new PDF")

bool fail_corrupt(struct enclosure *e, struct image_fault *fault)
{
	qpdf_error error = qpdf_has_error(e->qpdf) ? qpdf_get_error(e->qpdf) : NULL;
	if (!error && qpdf_more_warnings(e->qpdf))
		error = qpdf_next_warning(e->qpdf);
	return image_fail(fault, "pdf-corrupt", ADVICE_AGAIN, "is a damaged PDF: %s",
	                  error ? qpdf_get_error_message_detail(e->qpdf, error) : _("it has no pages"));
}

bool fail_large(struct image_fault *fault, const char *what)
{
	return image_fail(fault, "pdf-too-complex", N_("print the pages that matter to a new PDF, and name that"),
	                  "%s", _(what));
}

static bool fail_reading(struct enclosure *e, struct image_fault *fault)
{
	qpdf_error error = qpdf_get_error(e->qpdf);
	switch (error ? qpdf_get_error_code(e->qpdf, error) : qpdf_e_damaged_pdf) {
	case qpdf_e_password:
		return image_fail(fault, "pdf-password",
		                  N_("open it with its password and print it to a new PDF, or take the password off, "
		                     "for example: qpdf --password=PASSWORD --decrypt FILE NEW.pdf"),
		                  "is a PDF that opens with a password alone");
	case qpdf_e_unsupported:
		return image_fail(fault, "pdf-unsupported", N_("open it and print it to a new PDF"),
		                  "is a PDF of a kind that cannot be read: %s",
		                  qpdf_get_error_message_detail(e->qpdf, error));
	default:
		return image_fail(fault, "pdf-corrupt", ADVICE_AGAIN, "is a damaged PDF: %s",
		                  error ? qpdf_get_error_message_detail(e->qpdf, error) : "");
	}
}

/* ---- opening ---- */

static bool read_file(struct enclosure *e, const struct fs_file *f, struct image_fault *fault)
{
	if (f->bytes > FILE_MOST)
		return fail_large(fault, N_("is a PDF of more than 200 MB"));
	e->bytes = mem_alloc(f->bytes ? (size_t)f->bytes : 1);
	if (!fs_read_at(f, e->bytes, (size_t)f->bytes, 0))
		return image_fail(fault, "image-read", NULL, "cannot be read");
	if (!survey_streams(e->bytes, (size_t)f->bytes))
		return fail_large(fault, N_("unpacks to more than a PDF of pages should"));
	e->qpdf = qpdf_init();
	qpdf_silence_errors(e->qpdf);
	qpdf_set_suppress_warnings(e->qpdf, QPDF_TRUE);
	if (qpdf_read_memory(e->qpdf, "PDF", (const char *)e->bytes, f->bytes, NULL) & QPDF_ERRORS)
		return fail_reading(e, fault);
	return true;
}

struct enclosure *enclosure_open(const struct fs_file *f, struct image_fault *fault)
{
	struct enclosure *e = mem_alloc(sizeof *e);
	*e = (struct enclosure){.arena = arena_new()};
	if (!read_file(e, f, fault) || !pages_find(e, fault)) {
		enclosure_close(e);
		return NULL;
	}
	return e;
}

void enclosure_close(struct enclosure *e)
{
	if (!e)
		return;
	if (e->qpdf && qpdf_has_error(e->qpdf))
		qpdf_get_error(e->qpdf); /* or it is printed */
	if (e->qpdf)
		qpdf_cleanup(&e->qpdf);
	free(e->bytes);
	arena_drop(e->arena);
	free(e);
}

size_t enclosure_count(const struct enclosure *e)
{
	return e->n_pages;
}

struct enclosure_size enclosure_size(const struct enclosure *e, size_t page)
{
	const struct enclosure_page *p = &e->pages[page];
	len width = (len)llround((p->box.right - p->box.left) * p->unit * 1000);
	len height = (len)llround((p->box.top - p->box.bottom) * p->unit * 1000);
	return p->turn % 2 ? (struct enclosure_size){height, width} : (struct enclosure_size){width, height};
}

unsigned enclosure_notes(const struct enclosure *e)
{
	return e->notes | (qpdf_more_warnings(e->qpdf) ? ENCLOSURE_REPAIRED : 0);
}
