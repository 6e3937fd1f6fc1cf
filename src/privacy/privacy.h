/* privacy.h - the booth every picture passes: what leaves it is cleared, and nothing else can be
 * painted, because only privacy_clear makes a struct cleared_image. There is no bypass. */
#ifndef DOSSIER_PRIVACY_PRIVACY_H
#define DOSSIER_PRIVACY_PRIVACY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fs.h"
#include "image/image.h"

struct cleared_image; /* opaque */

struct clearance {
	const char *place;               /* the original, to open again while painting */
	const struct joint *joint;       /* or what is left of several, in its stead; place is "" then */
	const struct image_facts *facts; /* of the original */
	const struct image_recipe *recipe; /* NULL: it is shown as it is */
	struct fs_spool *spool;          /* NULL: a check, nothing can be painted */
	uint32_t band_height;            /* see struct image_job */
	image_band_fit *fit;             /* see struct image_job */
	const void *fit_context;
	const struct fs_file *file;      /* open now; its identity is kept */
	size_t slack_bytes;              /* see struct image_job */
	unsigned threads;                /* see struct image_job */
	const struct image_rows_of *kept; /* see struct image_job */
	size_t n_kept;
	bool is_made;                    /* the file has no place where it could be opened again */
};

/* NULL: *fault says why. Thread-safe with an arena of the thread's own. */
struct cleared_image *privacy_clear(struct arena *a, const struct clearance *c, struct image_fault *fault);

/* The same of a picture that is no file, such as a page that was drawn; c->file and c->facts have no say. */
struct cleared_image *privacy_clear_made(struct arena *a, const struct clearance *c,
                                         const struct image_pixels *pixels, struct image_fault *fault);

/* The same of a picture that lies in the spool: of a page of a PDF, which was taken without metadata. */
struct cleared_image *privacy_clear_spooled(struct arena *a, const struct image_encoding *e,
                                            struct fs_spool *spool, struct image_fault *fault);

/* ---- a copy that has to be smaller, fit.c ---- */
struct refit {
	struct cleared_image *copy; /* as many bands as the picture; each keeps its place on the page */
	struct image_fit made;      /* what FIT_FIRST came to */
};
struct shrunk_bands { /* pixels that wait in the spool, so that what is encoded again is decoded once */
	uint32_t width; /* [px] upright, of the picture */
	uint64_t *at;   /* by band; UINT64_MAX: it is not there. NULL: nothing is, yet */
};
struct covered_parts { /* of a band as it is stored */
	const struct image_rect *v;
	size_t n;
};
struct refit_job {
	const struct cleared_image *whole;
	struct image_wish wish;
	const struct covered_parts *covered; /* by band, where the wish says that parts are; or NULL */
	struct fs_spool *spool;
	struct shrunk_bands *kept; /* of this picture; what is shrunk is added. NULL: nothing is to be kept */
};
/* Makes r->copy. false: *fault says why. Thread-safe with an arena of the thread's own. */
bool privacy_fit(struct refit *r, struct arena *a, const struct refit_job *job, struct image_fault *fault);
/* Memory that it takes, and what it keeps in the spool. */
size_t privacy_kept_bytes(const struct cleared_image *whole, uint32_t width);
size_t privacy_fit_bytes(const struct cleared_image *whole, uint32_t width);
uint32_t privacy_width(const struct cleared_image *c); /* [px] upright */

/* ---- screens that become one picture, before anything else is done to it ---- */
struct joint {
	size_t first, n_parts; /* of those that were given, the ones that continue one another */
	bool is_before;          /* the part before its first would continue that: their order is reversed */
	struct image_stretch *stretches; /* the rows it is made of, in order */
	size_t n_stretches; /* 0: one part, as it is; nothing below is set */
	struct image_repeat *repeats; /* of one part: what was left out */
	size_t n_repeats;
	struct image_twin *twins; /* rows that stand in it, or in its parts, more than once */
	size_t n_twins;
	struct fs_file file; /* the picture: it has no name, and is gone when it is closed */
	struct image_facts facts;
	unsigned steps;     /* done so far */
	const uint8_t *icc; /* or NULL */
	size_t n_icc;
	int components;     /* that it is for: 1 or 3 */
};
struct joints { /* all parts, in order; more than one: some do not continue the one before them */
	struct joint *v;
	size_t n;
};
/* Of one part: what screens in it repeat is left out. false: *fault. */
bool privacy_join(struct joints *out, struct arena *a, const struct clearance *parts, size_t n,
                  struct image_fault *fault);

/* ---- for plan and layout, by way of run ---- */
struct image_parts privacy_parts(const struct cleared_image *c, struct arena *a);
/* Memory that it takes at most: see image_cost_bytes. */
size_t privacy_cost_bytes(const struct image_facts *facts, const struct image_recipe *recipe,
                          uint32_t band_height);
unsigned privacy_steps(const struct cleared_image *c);
uint32_t privacy_text_height(const struct cleared_image *c); /* see struct image_encoding */
uint64_t privacy_bytes(const struct cleared_image *c); /* what it will add to the PDF */

/* ---- for the press ---- */
const struct image_encoding *privacy_encoding(const struct cleared_image *c); /* lent */
int privacy_orientation(const struct cleared_image *c); /* EXIF 1..8, to be applied by the page matrix */

/* Reads a band's stream in order, from the file or the spool. Opens the original again and fails
 * (false, errno ESTALE) if it is not the file that was cleared. */
struct cleared_reader {
	const struct cleared_image *image;
	size_t band, run;
	uint64_t done_in_run;
	struct fs_file file;
	bool is_open;
};
bool cleared_read_start(struct cleared_reader *r, const struct cleared_image *c, size_t band);
/* Up to n bytes; *got 0 at the end. */
bool cleared_read(struct cleared_reader *r, void *to, size_t n, size_t *got);
void cleared_read_end(struct cleared_reader *r);

#endif
