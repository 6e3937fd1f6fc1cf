/* fit_int.h - for the room fit alone: what a setting is expected to weigh. */
#ifndef DOSSIER_FIT_FIT_INT_H
#define DOSSIER_FIT_FIT_INT_H

#include "fit/fit.h"

/* On the line from (low, at_low) to (high, at_high). */
static inline int fit_between(int x, int low, int at_low, int high, int at_high)
{
	return at_low + (x - low) * (at_high - at_low) / (high - low);
}

uint64_t fit_weigh_surely(const struct fit_picture *p, const struct image_fit *setting); /* at most, nearly */

#endif
