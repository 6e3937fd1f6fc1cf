/* later.c - keys that the format has and this version does not read yet. They are refused, never
 * passed over: a seller who wrote "split" must not get one file that no form takes. */
#include <string.h>

#include "base/message.h"
#include "casefile/casefile_int.h"

struct later {
	const char *key, *advice;
};

static const struct later laters[] = {
	{ "split", N_("take this key out; the dossier is one PDF") },
};

const char *later_advice(const char *key)
{
	for (size_t i = 0; i < sizeof laters / sizeof *laters; i++)
		if (strcmp(laters[i].key, key) == 0)
			return _(laters[i].advice);
	return NULL;
}
