/* outputs.h - what seal.c and those who fill its files share. */
#ifndef DOSSIER_RUN_OUTPUTS_H
#define DOSSIER_RUN_OUTPUTS_H

#include "run/run.h"
#include "sheet/sheet.h"

struct output { /* in the run's arena */
	const char *path;
	struct fs_output *file;   /* NULL once it has its name */
	struct custody_hash *hash;
	struct digest digest;     /* known once settled */
};

struct outputs {
	struct run *run;
	struct output **v; /* in the order of opening */
	size_t n;
};

/* NULL: reported. "-" is standard output. */
struct output *output_open(struct outputs *o, const char *path);
/* false: settling tells why. */
bool output_write(struct output *o, const void *bytes, size_t n);
/* Nothing more can be written, the digest is known. false: reported. */
bool output_settle(struct outputs *all, struct output *o);
/* The last opened takes its name first. */
void outputs_commit(struct outputs *o);
void outputs_drop(struct outputs *o); /* what was not committed leaves no trace */

/* ---- deliver.c ---- */
struct sheet_limits deliver_sheet_limits(const struct run *r);

struct placed { /* a picture with parts covered, and the object of the PDF that shows it */
	size_t evidence, part;
	unsigned object;
};
struct placed_list {
	struct run *run;
	struct placed *v;
	size_t n;
};

struct printed { /* the PDF, or a volume of it */
	const struct pages *pages;
	struct output *file;
	struct placed_list placed;
};

/* ---- measure.c ---- */
/* false: one is larger than the form takes, or all are. */
bool measure_pdfs(struct run *r, const struct printed *pdfs, size_t n);

/* ---- sheets.c ---- */
/* Paints the sheets and opens an output for each: BASE-1.jpg ... false: reported. */
bool sheets_make(struct outputs *o, const char *base);

/* ---- statement.c ---- */
bool statement_write(struct outputs *o, const char *base); /* BASE.txt; counted before */

/* ---- rule.c ---- */
/* Opens the depfile once all other outputs are; the last opened takes its name first. false: reported. */
bool rule_write(struct outputs *o);

/* ---- proof.c ---- */
/* Nothing that was hidden is in what will be delivered; n 0: no PDF is. false: reported. */
bool proof_read(struct run *r, const struct printed *pdfs, size_t n);

/* ---- seal.c ---- */
/* What is painted; where it is written to is left to the caller. */
struct paint_job run_paint_job(const struct run *r, const struct pages *pages);
/* By evidence index. */
struct cleared_image **run_list_images(const struct run *r, bool is_fitted); /* as the PDF shows them */

/* ---- covered.c ---- */
void covered_note(void *list, size_t evidence, size_t part, unsigned object); /* paint_job.placed */
bool covered_any(const struct run *r); /* is anything covered in a picture? */
/* What is covered in a part of a view, as it is stored once it is cleared; *n of them. */
struct image_rect *covered_list(const struct run *r, struct arena *a, size_t view, size_t part, size_t *n);
/* What the seller had covered is covered in the finished PDFs. false: reported. */
bool covered_read(struct run *r, const struct printed *pdfs, size_t n);

/* ---- stale.c ---- */
/* Files of an earlier build, by its manifest, that this one has no more: found before they are written over,
 * removed once this one is whole. */
struct stale {
	const char **paths;
	size_t n;
};
struct stale stale_find(const struct outputs *o, const char *base, const char *manifest);
void stale_remove(struct run *r, const struct stale *s);

/* PDFs beside these that have the names of volumes, or of the whole, and are none: told, never removed. */
void stale_tell(const struct outputs *o, const char *base);
bool output_is_input(const struct run *r, const char *path); /* outputs.c */

#endif
