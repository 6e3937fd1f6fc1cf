/* privacy_int.h - what a cleared picture is: known in this room only. */
#ifndef DOSSIER_PRIVACY_INT_H
#define DOSSIER_PRIVACY_INT_H

#include "privacy/privacy.h"

struct cleared_image {
	const char *place;
	uint64_t identity[4]; /* of the original, see struct fs_file */
	struct fs_spool *spool;
	struct image_encoding encoding;
};

/* Bytes of one run, wherever it lies; `file` is needed for BYTES_FILE only. */
bool privacy_read_run(const struct cleared_image *c, const struct fs_file *file,
                      const struct image_bytes *run, void *to, size_t n, uint64_t offset);

/* Look through a band's stream, as it will be painted, for anything but what drawing needs. A second
 * reading, independent of the one that made the stream. false: *fault. */
bool privacy_inspect_jpeg(const struct cleared_image *c, const struct fs_file *file, size_t band,
                          struct image_fault *fault);

/* c->file as it is, whatever the recipe. */
struct cleared_image *privacy_clear_whole(struct arena *a, const struct clearance *c,
                                          struct image_fault *fault);
/* develop.c: of a format that is decoded whole, and as the recipe says if there is one */
struct cleared_image *privacy_clear_foreign(struct arena *a, const struct clearance *c,
                                            struct image_fault *fault);
/* develop.c: what the copy still has in the file goes to the spool */
bool privacy_take_runs(struct image_encoding *e, const struct clearance *c, struct image_fault *fault);
/* Is nothing in its JPEGs but what drawing needs? */
bool privacy_inspect(const struct cleared_image *c, const struct fs_file *file, struct image_fault *fault);
/* develop.c: returns false, see image_fail_spool */
bool privacy_fail_read(struct image_fault *fault);
/* black.c: is what is covered in that band black once the JPEG is decoded? */
bool privacy_stays_black(const struct buf *jpeg, const struct image_band *band,
                         const struct image_rect *covered, size_t n);
/* develop.c: as the recipe says */
struct cleared_image *privacy_clear_view(struct arena *a, const struct clearance *c,
                                         struct image_fault *fault);

struct keeping {
	bool is_photo;   /* as a JPEG, rather than without loss */
	int components;  /* of the original: 1 greys, 3 colours, 4 inks, of which only a JPEG may be */
	bool has_profile; /* for them: colours stay colours even if all are grey */
};
/* develop.c: the pixels of an uncut picture as stored, mem_alloc'd, inks as colours; and pixels as a file
 * without a name, whose profile is for so many components */
bool privacy_expose(uint8_t **rgb, const struct cleared_image *whole, struct image_fault *fault);
bool privacy_keep(struct fs_file *out, struct image_facts *facts, const struct image_pixels *pixels,
                  const struct keeping *how, struct image_fault *fault);
/* develop.c: of what the samples of its profile are: 1 greys, 3 colours, a palette's as well, 4 inks */
int privacy_components(const struct image_encoding *e);

#endif
