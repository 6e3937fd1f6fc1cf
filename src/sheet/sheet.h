/* sheet.h - the second press: the pages that the PDF shows as pictures, for forms that take nothing else.
 *
 * A page is a list of boxes in their places: it is drawn as it is, with the same glyphs and the same cleared
 * pictures, and measures nothing. What is chosen here is resolution and quality, so that a sheet is within
 * what the form takes and as sharp as that allows. The only room that names cairo. */
#ifndef DOSSIER_SHEET_SHEET_H
#define DOSSIER_SHEET_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "layout/layout.h"
#include "privacy/privacy.h"

enum sheet_format { SHEET_JPEG, SHEET_PNG };

struct sheet_limits { /* of each sheet; 0: none is known */
	uint64_t bytes, pixels;
	unsigned dpi;
	enum sheet_format format;
	bool mono; /* shades of grey only */
};

struct sheet_job {
	const struct pages *pages; /* a sheet each */
	struct cleared_image *const *images; /* by evidence index */
	size_t n_images;
	struct sheet_limits limits;
	/* A whole file. Called from several threads, once a sheet and in any order. false: stop, the caller
	 * knows why. */
	bool (*write)(void *to, size_t sheet, const void *bytes, size_t n);
	void *to;
	void (*progress)(void *context, size_t n_done); /* one thread at a time; or NULL */
	void *progress_context;
	unsigned threads; /* 0: one per core */
};

/* false: reported to d (unless write failed: then the caller does). The same job gives the same bytes,
 * whatever the number of threads. */
bool sheet_paint(const struct sheet_job *job, struct diag *d);

/* "cairo 1.16.0", for --version; NULL: built without it, and sheet_paint must not be called. */
const char *sheet_library(void);
const char *sheet_lack(void); /* why there is none, for messages; lent until the next call */

#endif
