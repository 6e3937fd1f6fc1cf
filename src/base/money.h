/* money.h - amounts as integers: 1/10000 of the currency's unit, so that sums are exact. */
#ifndef DOSSIER_BASE_MONEY_H
#define DOSSIER_BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t money; /* [1/10000 of a unit] */

#define MONEY_UNIT 10000

/* "129", "129.00", "-20.5"; at most four decimals, a point, no grouping. */
bool money_parse(money *m, const char *text);
/* a * n without overflow, or false. */
bool money_times(money *m, money a, int64_t n);
enum { MONEY_DECIMALS = 2 }; /* of most currencies */
/* "1 234,50": grouped by threes with `group`, `point` before the decimals, of which there are at least so
 * many; with 0 a whole amount has none, another at least two. */
void money_format(char *out, int out_bytes, money m, int decimals, const char *group, const char *point);

#endif
