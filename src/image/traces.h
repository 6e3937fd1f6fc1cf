/* traces.h - is writing lost in black and white? For bilevel.c. */
#ifndef DOSSIER_IMAGE_TRACES_H
#define DOSSIER_IMAGE_TRACES_H

#include "image/plane.h"

/* bits: rows of whole bytes, what is to stand for the picture. */
bool traces_are_lost(const uint8_t *rgb, uint32_t width, uint32_t height, const uint8_t *bits);

/* broken.c: the same of writing that is broken off near what is darker, on ground from `paper` on, which has
 * become white. */
bool strokes_are_broken(const struct plane *p, const uint8_t *bits, int paper);

static inline bool bit_at(const uint8_t *row, uint32_t x)
{
	return row[x / 8] >> (7 - x % 8) & 1;
}

#endif
