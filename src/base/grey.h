/* grey.h - how light a colour is. */
#ifndef DOSSIER_BASE_GREY_H
#define DOSSIER_BASE_GREY_H

#include <stdint.h>

/* Of components from 0 to 255, by the weights of Rec. 601: white is 255, and a grey is itself. */
static inline uint8_t grey_of(unsigned r, unsigned g, unsigned b)
{
	return (uint8_t)((r * 299 + g * 587 + b * 114 + 500) / 1000);
}

#endif
