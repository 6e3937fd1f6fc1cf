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
	uint64_t bytes;
};

#endif
