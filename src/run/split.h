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
	size_t too_large;     /* passage that no volume holds */
	bool is_broken;       /* weighing failed, which was reported */
};

/* Of a volume with that passage alone, about. */
uint64_t split_weigh(const struct split *s, size_t passage);
/* split_tell.c */
void split_tell(const struct split *s);
void split_tell_failure(const struct split *s);

#endif
