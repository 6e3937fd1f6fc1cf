/* len.h - lengths of the composing room: whole thousandths of a point (1/72000 inch).
 * Integers, so that the same plan gives the same pages on every machine. */
#ifndef DOSSIER_BASE_LEN_H
#define DOSSIER_BASE_LEN_H

#include <stdint.h>

typedef int32_t len; /* [mpt] */

#define PT(n) ((len)((n) * 1000))
#define LEN_MAX INT32_MAX

/* a * b / c rounded half away from zero, without overflow on the way. */
static inline len len_scale(int64_t a, int64_t b, int64_t c)
{
	int64_t product = a * b;
	return (len)((product + (product < 0 ? -c / 2 : c / 2)) / c);
}

#endif
