/* made.c - a picture that is no file: a page of a PDF that was drawn. It becomes one that vanishes, is
 * cleared like any other, and what the copy needs of it goes to the spool. */
#include "privacy/privacy_int.h"

struct cleared_image *privacy_clear_made(struct arena *a, const struct clearance *c,
                                         const struct image_pixels *pixels, struct image_fault *fault)
{
	struct fs_file file = {.fd = -1};
	struct image_facts facts;
	struct clearance made = *c;
	struct cleared_image *cleared = NULL;
	made.file = &file;
	made.facts = &facts;
	made.is_made = true;
	if (privacy_keep(&file, &facts, pixels, &(struct keeping){.components = 3}, fault))
		cleared = privacy_clear(a, &made, fault);
	if (cleared && !privacy_take_runs(&cleared->encoding, &made, fault))
		cleared = NULL;
	fs_close(&file);
	return cleared;
}
