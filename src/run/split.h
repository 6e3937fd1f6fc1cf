/* split.h - what split*.c share: the PDF while it is cut into volumes. */
#ifndef DOSSIER_RUN_SPLIT_H
#define DOSSIER_RUN_SPLIT_H

#include "fit/volumes.h"
#include "run/outputs.h"

struct index { /* of anchors, by name */
	const struct named_place **v;
	size_t n;
};

struct split {
	struct run *run;
	uint64_t bytes;       /* of the one PDF */
	struct fit_room most; /* of a volume, as the form has it */
	struct fit_book book; /* of the one PDF's passages */
	struct fit_room *rooms;
	struct index index;   /* of the one PDF */
	struct plan *plan;
	const size_t *passages; /* that volumes begin with; */
	struct plan_place *starts; /* where these are */
	size_t n_starts;
	size_t too_large;     /* passage that no volume holds; SIZE_MAX: volumes come out too large anyway */
	bool is_stuck;        /* it has to be cut, and is not: nothing is reported yet */
	bool is_broken;       /* weighing failed, which was reported */
};

uint64_t *split_weigh_pictures(struct run *r); /* by file, as they are shown now */
/* split_fit.c: makes pictures smaller where they stand on a page that no volume holds, and all where there
 * are too many volumes. round: how often that was done. false: none has to be, or it is no use; reported,
 * where the press or a picture failed. */
bool split_fit(struct split *s, int round);
uint64_t split_room(const struct split *s); /* bytes that every volume surely has */
struct fit_place;
/* Those that no volume holds, in their order. */
struct fit_quire *split_list_large(const struct split *s, size_t *n);
/* Is the picture on one of its pages? */
bool split_shows(const struct split *s, const struct fit_quire *q, const struct fit_place *p);
/* split_tell.c */
void split_tell(const struct split *s);
void split_tell_failure(const struct split *s);

#endif
