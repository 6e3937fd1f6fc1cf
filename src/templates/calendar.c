/* calendar.c - counts working days and hours: a clock that stands still at night and on days off. */
#include "templates/calendar.h"

#include <string.h>

#include "base/date.h"

enum { MINUTE = 60, DAY = 86400, THURSDAY = 4, DAYS_MOST = 3660 };

struct calendar calendar_load(struct shelf *s, const struct platform *p)
{
	const struct node *name = p ? tree_lookup(p->root, "holidays") : NULL;
	struct calendar c = {.zone = p ? p->zone : 0};
	if (name && name->kind == NODE_SCALAR)
		c.years = shelf_find(s, "holidays", &(struct text){.s = name->text, .at = name->at}, "bad-template");
	return c;
}

static bool has_day(const struct node *year, const char *key, const char *day)
{
	const struct node *list = shelf_lookup_list(year, key);
	for (size_t i = 0; list && i < list->n; i++)
		if (list->items[i]->kind == NODE_SCALAR && strcmp(list->items[i]->text, day) == 0)
			return true;
	return false;
}

/* day: since 1970, which began on a Thursday. */
static bool is_worked(const struct calendar *c, int64_t day, bool *is_known)
{
	struct date d = date_from_seconds(day * DAY, 0);
	char text[16], name[8];
	date_format(text, sizeof text, "YYYY-MM-DD", &d);
	date_format(name, sizeof name, "YYYY", &d);
	const struct node *year = tree_lookup(c->years, name);
	int weekday = (int)((day + THURSDAY) % 7); /* 0: Sunday */
	if (!year)
		*is_known = false;
	if (has_day(year, "worked", text))
		return true;
	return weekday != 0 && weekday != 6 && !has_day(year, "off", text);
}

int64_t calendar_end(const struct calendar *c, int64_t start, const struct limit *l, bool *is_known)
{
	int64_t left = l->value, now = start + (int64_t)c->zone * MINUTE;
	int64_t opens = l->pace == PACE_DAYS ? 0 : l->opens;
	int64_t closes = l->pace == PACE_DAYS ? DAY : l->closes;
	*is_known = true;
	if (now < 0 || left > (int64_t)DAYS_MOST * DAY || closes <= opens)
		return 0;
	for (int64_t day = now / DAY;; day++) {
		int64_t from = day * DAY + opens, to = day * DAY + closes;
		from = now > from ? now : from;
		if (from >= to || !is_worked(c, day, is_known))
			continue;
		if (left <= to - from)
			return from + left - (int64_t)c->zone * MINUTE;
		left -= to - from;
	}
}
