/* traces.h - is writing lost in black and white? For bilevel.c. */
#ifndef DOSSIER_IMAGE_TRACES_H
#define DOSSIER_IMAGE_TRACES_H

#include "image/image_int.h"

/* bits: rows of whole bytes, what is to stand for the picture. */
bool traces_are_lost(const uint8_t *rgb, uint32_t width, uint32_t height, const uint8_t *bits);

#endif
