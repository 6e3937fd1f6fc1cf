/* fit.h - what fit*.c share: the pictures on the pages of the PDF while they are made to fit. */
#ifndef DOSSIER_RUN_FIT_H
#define DOSSIER_RUN_FIT_H

#include "fit/fit.h"
#include "run/outputs.h"

struct fitted { /* an encoding that was made */
	struct image_fit made;
	struct cleared_image *copy;
};

struct fit_place { /* a picture that is on a page: the first of those with its bytes */
	size_t file;
	const struct enclosed *of;   /* it is within a page of a PDF, `file`; else NULL */
	size_t object;               /* which it is there */
	struct cleared_image *whole; /* as it is */
	struct fitted tries[FIT_SAMPLES]; /* as many as it has samples, in their order */
	struct image_wish wish;           /* of the try under way; fit.coding FIT_KEEP: none */
	struct shrunk_bands pixels;       /* of the try before */
	bool is_kept;                     /* these are */
	struct cleared_image *chosen;     /* NULL: it stays as it is */
	struct image_fit setting;         /* of that */
	struct image_fault fault;
};

struct fit_job {
	struct run *run;
	struct fit_place *placed;
	struct fit_picture *pictures; /* of the same picture at the same place */
	size_t n;
	uint64_t most;   /* bytes for all of them; UINT64_MAX: as many as they like */
	uint64_t rest;   /* about, of what is no picture */
	const struct limit *limit; /* that says so; NULL */
	int level;                 /* of the worst */
	bool could_split;          /* volumes hold the pictures as they are, and in them none is encoded again */
	uint64_t enclosed_bytes; /* at most, of pages of PDFs with all that is in them */
	uint64_t kept_bytes; /* that pixels take in the spool */
};

uint64_t fit_job_bytes(const struct fit_job *j); /* of what was chosen, or is there */
/* fit_encode.c: level and what is chosen. false: a picture could not be encoded; reported. */
bool fit_job_encode(struct fit_job *j);
/* fit_tell.c */
void fit_tell(const struct fit_job *j);       /* what was done */
void fit_tell_failure(const struct fit_job *j); /* it cannot be done: who takes the room, and what to do */

#endif
