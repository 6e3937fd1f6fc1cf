/* paint.h - the press: pages to PDF. The only room that names hpdf.h, and of libharu it uses the object
 * graph, page tree, outline, labels and writer: fonts, pictures and text operators are our own
 * (libharu's lose outlines, keep EXIF, abort on bad files).
 *
 * Errors are sticky: struct press keeps the first failure, every later call does nothing. */
#ifndef DOSSIER_PAINT_PAINT_H
#define DOSSIER_PAINT_PAINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "enclosure/enclosure.h"
#include "layout/layout.h"
#include "privacy/privacy.h"

struct paint_enclosed { /* a page of a seller's PDF */
	const struct enclosed *of; /* NULL: it is no such page */
	size_t page;               /* of those that were taken */
	struct cleared_image *const *copies; /* by object: what is shown in place of a picture; NULL: none is */
};

#define PAINT_HEAD "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n" /* a PDF of ours begins so */

struct paint_job {
	const struct pages *pages;
	struct type *type;
	struct cleared_image *const *images; /* by evidence index; entries may be the same picture */
	size_t n_images;
	const struct paint_enclosed *enclosed; /* by evidence index, in place of a picture; or NULL */
	enum shades shades; /* GREY: pictures are grey, pages of PDFs were taken so, all else is made so */
	const char *producer;  /* "dossier 0.1.0" */
	const char *author;    /* or NULL */
	const char *remark;    /* a line behind PAINT_HEAD that no viewer shows: what this is; or NULL */
	int64_t date;          /* seconds since 1970 for CreationDate; INT64_MIN: no date is written */
	bool (*write)(void *to, const void *bytes, size_t n); /* false: stop, the caller knows why */
	void *to;
	/* Told of each picture, wherever it is placed, which object it is: one may show several. Or NULL. */
	void (*placed)(void *context, size_t evidence, size_t part, unsigned object);
	void *placed_context;
	void (*progress)(void *context, size_t pages_done, size_t n_pages); /* or NULL */
	void *progress_context;
};

/* Writes the whole PDF. false: reported to d (unless write failed: then the caller does). */
bool paint_pdf(const struct paint_job *job, struct diag *d);

/* How many bytes that would be. Nothing is written, and no picture read: job->write is not called. false:
 * reported. */
bool paint_weigh(const struct paint_job *job, struct diag *d, uint64_t *n_bytes);

const char *paint_library(void); /* "libharu 2.3.0", for --version */

#endif
