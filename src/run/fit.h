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
	struct fitted tries[FIT_TRIES];   /* as many as it has samples, in their order */
	struct image_wish wish;           /* of the try under way; fit.coding FIT_KEEP: none */
	struct shrunk_bands pixels;       /* of the try before */
	bool is_kept;                     /* these are */
	struct cleared_image *chosen;     /* NULL: it stays as it is */
	int level;                        /* of that */
	struct image_fit setting;         /* of that */
	const char *crowded;              /* the exhibit for whose volume it was chosen; NULL: for the PDF */
	struct image_fault fault;
};

struct fit_job { /* of all pictures of the PDF */
	struct run *run;
	struct fit_place *placed;
	struct fit_picture *pictures; /* of the same picture at the same place */
	size_t n;
	struct fit_share *shares; /* what is asked of them so far, which is never less */
	const char **names;       /* by share: of the exhibit for whose volume it is; NULL: for the PDF */
	size_t n_shares;
	int n_tries;     /* rounds of encodings that were made */
	uint64_t most;   /* bytes for all of them; UINT64_MAX: as many as they like */
	uint64_t rest;   /* about, of what is no picture */
	const struct limit *limit; /* that says so; NULL */
	bool could_split;          /* volumes hold the pictures as small as they were tried */
	uint64_t enclosed_bytes; /* at most, of pages of PDFs with all that is in them */
	uint64_t *kept_bytes; /* that pixels take in the spool, of all jobs */
};

/* fit.c: all pictures of the PDF, with what was tried of each so far. */
struct fit_job *fit_job_of(struct run *r);
bool fit_is_wanted(const struct run *r); /* can pictures be encoded again, and would it be seen? */
bool fit_is_shown(const struct run *r, const struct fit_place *p, size_t file); /* by that, or in that page */
/* By the limit of the PDF, or of all its volumes. false: it asks for nothing more, or the press failed, which
 * is reported. */
bool fit_limit_all(struct fit_job *j);
bool fit_must_any(const struct fit_job *j); /* be another: the form wants fewer pixels, or greys */
/* These pictures, NULL: all, weigh no more together; a share that is there becomes less. name: see above. */
void fit_limit(struct fit_job *j, const size_t *which, size_t n, uint64_t most, const char *name);
/* Encoded, chosen and used: the PDF, and the appendix, have what was chosen. spare: tries that are left for
 * what turns out later. false: it cannot be, reported. */
bool fit_pictures(struct fit_job *j, int spare);
uint64_t fit_job_bytes(const struct fit_job *j); /* of what was chosen, or is there */
/* fit_encode.c: what is chosen by all shares. false: a picture could not be encoded; reported. */
bool fit_encode(struct fit_job *j, int spare);
/* fit_tell.c: what was done, for the PDF and for volumes */
void fit_tell(const struct fit_job *j);
void fit_tell_crowded(const struct fit_job *j);
void fit_tell_failure(const struct fit_job *j); /* it cannot be done: who takes the room, and what to do */

#endif
