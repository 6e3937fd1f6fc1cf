/* calendar.h - which days are worked, for times that are given in working days or hours. Monday to Friday
 * are, but for what templates/holidays/NAME.yaml knows of a country: public holidays, and weekends worked
 * instead. */
#ifndef DOSSIER_TEMPLATES_CALENDAR_H
#define DOSSIER_TEMPLATES_CALENDAR_H

#include "templates/limits.h"
#include "templates/platform.h"

struct calendar {
	const struct node *years; /* NULL: no public holidays are known */
	int zone;                 /* [minutes] in which a day begins */
};

/* That of the platform, which may be NULL. */
struct calendar calendar_load(struct shelf *s, const struct platform *p);

/* When a time that begins at `start` [seconds since 1970] is over: the hours of working days alone count.
 * 0: cannot be told. is_known: public holidays of all these days are. */
int64_t calendar_end(const struct calendar *c, int64_t start, const struct limit *l, bool *is_known);

#endif
