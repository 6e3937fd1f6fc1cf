/* volumes.h - where a PDF that is too large is cut into volumes, each of which the form takes. Pure:
 * weights in, places out.
 *
 * As few volumes as can be, cut at the best border: between sections; within one that no volume holds,
 * between exhibits; within an exhibit that no volume holds, between pages: such a one begins where the volume
 * before it ends. */
#ifndef DOSSIER_FIT_VOLUMES_H
#define DOSSIER_FIT_VOLUMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum fit_border { FIT_BORDER_NONE, FIT_BORDER_PAGE, FIT_BORDER_EXHIBIT, FIT_BORDER_SECTION };

struct fit_passage { /* what is never cut: of one block, on one page */
	enum fit_border border; /* at which it begins */
	size_t page;            /* that it stands on now; a volume begins with a page of its own */
	uint64_t bytes;         /* of its words */
	size_t *pictures;       /* on it, by index */
	size_t n_pictures;
};

struct fit_room { /* what a volume holds */
	uint64_t bytes;
	size_t pages;
};

struct fit_book {
	const struct fit_passage *passages;
	size_t n;
	const uint64_t *picture_bytes; /* each picture is once in a volume, however often it is shown there */
	size_t n_pictures;
	uint64_t plain_bytes; /* of every volume: fonts, contents */
	const struct fit_room *rooms; /* of each volume; those behind have that of the last */
	size_t n_rooms;
};

/* The passage that each volume begins with, in the arena. NULL: *n is a passage that no volume holds. */
size_t *fit_volumes(struct arena *a, const struct fit_book *book, size_t *n);

/* Of all n volumes that begin there: a picture counts in each that it is in. */
uint64_t fit_volumes_bytes(struct arena *a, const struct fit_book *book, const size_t *starts, size_t n);

/* A quire: passages from one border to the next, which stand in one volume however it is cut. */
struct fit_quire {
	size_t from, end;
	uint64_t bytes; /* of a volume with nothing else */
};
struct fit_quire fit_quire_at(const struct fit_book *book, size_t passage);

#endif
