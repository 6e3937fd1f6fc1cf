/* packet_int.h - pages that were taken out of a PDF, whether or not there is a library to take them. */
#ifndef DOSSIER_ENCLOSURE_PACKET_INT_H
#define DOSSIER_ENCLOSURE_PACKET_INT_H

#include "enclosure/enclosure.h"

struct enclosed {
	struct fs_spool *spool;
	struct enclosed_object *objects;
	size_t n;
	size_t *forms; /* by page */
	struct enclosure_size *sizes;
	struct enclosed_picture *pictures;
	size_t n_pictures;
	uint64_t bytes;
	bool is_greyed;
};

/* poppler.c: a page of that PDF as RGB; false: it cannot be drawn. In a module: see render.c. */
typedef bool poppler_drawer(uint8_t *rgb, const void *bytes, size_t n, size_t index, uint32_t width,
                            uint32_t height);
poppler_drawer poppler_draw;
/* How tall most letters of that page are, in millionths of its width; 0: it has none. */
typedef unsigned poppler_measurer(const void *bytes, size_t n, size_t index);
poppler_measurer poppler_measure;

#endif
