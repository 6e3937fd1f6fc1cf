/* privacy_booth.h - a picture on its way through privacy, for the tests of what leaves it. */
#ifndef DOSSIER_TESTS_PRIVACY_BOOTH_H
#define DOSSIER_TESTS_PRIVACY_BOOTH_H

#include "image_make.h"
#include "privacy/privacy.h"
#include "test.h"

struct booth {
	struct arena *arena;
	struct fs_spool *spool;
	struct fs_file file;
	struct image_facts facts;
	struct image_fault fault;
	struct cleared_image *cleared; /* NULL: see the fault */
};

/* The file stays at make_place() until booth_leave. recipe NULL: all of the picture. */
static inline void booth_enter(struct booth *b, const struct buf *picture, const struct image_recipe *recipe,
                               uint32_t band_height, bool has_spool)
{
	*b = (struct booth){.arena = arena_new(), .spool = has_spool ? fs_spool_new() : NULL};
	CHECK(make_file(&b->file, make_place(), picture->data, picture->n));
	CHECK(image_probe(&b->facts, &b->file, MANY, &b->fault));
	struct clearance c = {.place = make_place(), .facts = &b->facts, .recipe = recipe, .spool = b->spool,
		.band_height = band_height, .file = &b->file};
	b->cleared = privacy_clear(b->arena, &c, &b->fault);
	fs_close(&b->file);
}

static inline void booth_leave(struct booth *b)
{
	fs_spool_drop(b->spool);
	arena_drop(b->arena);
	unlink(make_place());
}

#endif
