/* platform.h - what every case on one platform has in common: templates/platforms/NAME.yaml. */
#ifndef DOSSIER_PLAN_PLATFORM_H
#define DOSSIER_PLAN_PLATFORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "casefile/casefile.h"
#include "tree/tree.h"

struct platform {
	const char *id; /* "pinduoduo" */
	const char *path;
	const char *language, *currency; /* currency NULL: none */
	int zone; /* [minutes] */
	const struct node *name, *zone_name; /* maps by language */
	const struct node *complaints, *sections; /* lists; sections NULL: the usual order */
};

/* The platform that the case names, or "generic". NULL after an error. */
const struct platform *platform_load(struct arena *a, struct diag *d, const char *templates,
                                     const struct text *name);

/* The entry for a language, else for "en", else `otherwise`. */
const char *platform_pick(const struct node *by_language, const char *language, const char *otherwise);

/* Reports `unknown-complaint` if the platform has none of this name. */
bool platform_check_complaint(struct arena *a, struct diag *d, const struct platform *p,
                              const struct text *complaint);

/* templates/FOLDER/NAME.yaml if there is such a file; else an error with what there is, at `at`. */
const char *platform_find_template(struct arena *a, struct diag *d, const char *templates,
                                   const char *folder, const struct text *name, const char *code);

#endif
