/* plane.h - what words stand on: shared by words.c, which tells whether a picture shows words, and bilevel.c,
 * which makes them black and white. Files of this room only. */
#ifndef DOSSIER_IMAGE_PLANE_H
#define DOSSIER_IMAGE_PLANE_H

#include "image/image_int.h"

struct plane { /* by pixel */
	uint32_t width, height;
	uint8_t *grey, *ground;
};
struct plane plane_new(const uint8_t *rgb, uint32_t width, uint32_t height); /* its ground is not yet known */
void plane_find_ground(const struct plane *p, uint32_t y); /* of a row */
void plane_drop(struct plane *p);
static inline int plane_distance(const struct plane *p, size_t i)
{
	return p->grey[i] > p->ground[i] ? p->grey[i] - p->ground[i] : p->ground[i] - p->grey[i];
}

int words_paper(const struct image_words *w); /* how light the paper of a scan is */

/* libtiff.c, a module: rows of bits, black is 1, as a stream of CCITT group 4. */
bool fax_pack(struct buf *out, const uint8_t *bits, uint32_t width, uint32_t height);
bool fax_unpack(uint8_t *bits, const uint8_t *bytes, size_t n, uint32_t width, uint32_t height);

#endif
