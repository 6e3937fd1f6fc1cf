/* evidence.h - what is known of an evidence file once it was received and cleared: one for each
 * casefile.files[i], filled by run. */
#ifndef DOSSIER_IMAGE_EVIDENCE_H
#define DOSSIER_IMAGE_EVIDENCE_H

#include "image/facts.h"

struct evidence {
	const char *path;        /* as written in the case */
	char sha256[65];         /* lower-case hex */
	uint64_t bytes;
	struct image_facts facts;
	struct image_parts parts; /* how the copy is cut */
	unsigned steps;          /* enum image_step */
	uint32_t text_height;    /* [px] of its lines of text, about the size of their type; 0: none was found */
	size_t same_as;          /* index of the first evidence with this digest, of a view of the first view with
	                          * the same pixels; itself if first */
	const struct image_recipe *recipe; /* of a view; NULL: it is shown as it is */
	struct image_facts page; /* of a page of a PDF: the whole of it */
	char copy_sha256[65];    /* of what is embedded, bands one after the other; of a TIFF of the pages that
	                          * are shown whole and have none of their own, one after the other; of a page
	                          * of a PDF that is shown as it is of its streams, see dossier(1); "": the
	                          * JPEG itself, or the packed pixels of the PNG as they lie in it */
	char pages_sha256[65];   /* of a file of many pages that are shown: of the list of their copy_sha256, see
	                          * dossier(1); "": each is told by itself */
	struct image_fit fit;    /* STEP_FITTED: how the copy was encoded; `width` is its own */
	const struct image_facts *whole; /* of a view: the picture in which places count; NULL: the original's */
	struct image_stretch *stretches; /* of a view that is made of several, or of a part: its rows */
	size_t n_stretches;
	bool is_apart;           /* a view that could not be joined whole: in its stead these are shown, */
	size_t *apart, n_apart;  /* in order, by index: its parts, and views that are joined of some of them */
	bool is_fallback;        /* shown as it is, since a view of it could not be made */
	bool known;              /* a case that this one supplements showed it already */
};

#endif
