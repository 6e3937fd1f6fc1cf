/* carriers.h - what tracking numbers look like, by carrier: templates/carriers.yaml. */
#ifndef DOSSIER_TEMPLATES_CARRIERS_H
#define DOSSIER_TEMPLATES_CARRIERS_H

#include "templates/shelf.h"

enum carrier_verdict {
	CARRIER_UNKNOWN,  /* no carrier of this name, or its pattern is none, which is reported */
	CARRIER_FITS,
	CARRIER_DIFFERS,
};

/* Has the number a form of this carrier's? Blanks in it are left out, letters made capital. */
enum carrier_verdict carriers_compare(struct shelf *s, const char *carrier, const char *number);

#endif
