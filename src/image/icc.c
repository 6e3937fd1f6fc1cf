/* icc.c - a colour profile is kept only if its header says that it suits the picture: what a viewer
 * does with a wrong one is worse than none. */
#include <string.h>

#include "image/image_int.h"

enum { HEADER_BYTES = 128, AT_CLASS = 12, AT_SPACE = 16, AT_SIGNATURE = 36 };

static bool class_is_allowed(const uint8_t *profile)
{
	static const char classes[][5] = {"scnr", "mntr", "prtr", "spac"}; /* ISO 32000, 8.6.5.5 */
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (memcmp(profile + AT_CLASS, classes[i], 4) == 0)
			return true;
	return false;
}

bool icc_is_usable(const uint8_t *profile, size_t n, int components)
{
	const char *space = components == 1 ? "GRAY" : components == 3 ? "RGB " : "CMYK";
	return n > HEADER_BYTES && n <= ICC_MAX_BYTES && get32(profile) == n
		&& memcmp(profile + AT_SIGNATURE, "acsp", 4) == 0 && class_is_allowed(profile)
		&& memcmp(profile + AT_SPACE, space, 4) == 0;
}
