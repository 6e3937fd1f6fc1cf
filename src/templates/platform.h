/* platform.h - what every case on one platform has in common: templates/platforms/NAME.yaml. */
#ifndef DOSSIER_TEMPLATES_PLATFORM_H
#define DOSSIER_TEMPLATES_PLATFORM_H

#include <stdbool.h>

#include "templates/shelf.h"

struct platform {
	const char *id; /* "pinduoduo" */
	const char *language, *currency; /* currency NULL: none */
	int zone; /* [minutes] */
	const struct node *name, *zone_name; /* maps by language */
	const struct node *complaints, *sections; /* lists; sections NULL: the usual order */
	bool shows_originals; /* of pictures that are shown cropped or marked, behind the copy */
	bool black_marks;     /* what is drawn above pictures is to read in black and white */
	const struct node *root; /* all of it; limits.h reads `limits` and `deliver` */
};

/* The platform that the case names, or "generic". NULL after an error. */
const struct platform *platform_load(struct shelf *s, const struct text *name);

/* How many decimals its amounts have at least: templates/currencies.yaml. currency NULL: none is named. */
int platform_decimals(struct shelf *s, const char *currency);

/* Reports `unknown-complaint` if the platform has none of this name. */
bool platform_check_complaint(struct shelf *s, const struct platform *p, const struct text *complaint);

#endif
