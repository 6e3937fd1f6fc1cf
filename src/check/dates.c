/* dates.c - dates that cannot be, or that may be another hour than the reader takes them for. */
#include <string.h>

#include "check/check_int.h"

/* ---- later than now ---- */

struct future {
	const struct check *check;
	struct date now;
	const struct when *first;
	size_t n;
};

static void look_at_date(void *context, const char *path, const struct when *w)
{
	struct future *f = context;
	if (strcmp(path, "respond_by") == 0 || date_compare(&w->date, &f->now, f->check->zone) <= 0)
		return;
	f->first = f->n++ > 0 ? f->first : w;
}

/* One warning: a wrong clock or year puts many there. */
void check_future(struct check *k)
{
	struct future f = {.check = k, .now = date_from_seconds(k->now, k->zone)};
	f.now.precision = DATE_SECOND;
	if (k->now != 0)
		casefile_each_date(k->c, look_at_date, &f);
	if (f.n == 0)
		return;
	if (f.n > 1)
		check_say(k, f.first->at, "%zu dates lie in the future, this one first", f.n);
	else
		check_say(k, f.first->at, "this lies in the future");
	check_advise(k, "look at the year and the day; only respond_by: may");
}

/* ---- zones ---- */

struct zones {
	struct check *check;
	const struct when *bare;    /* the first without an offset */
	const struct when *other;   /* the first in another zone than the one before */
	int first;                  /* [minutes] */
	bool has_first;
	bool is_of_case;            /* those with offsets of exports aside */
};

/* Whatever its offset is, it tells nothing of dates that the seller wrote without. */
static bool is_imported(const struct casefile *c, const struct when *w)
{
	for (size_t i = 0; w->at.source && i < c->n_imports; i++)
		if (strcmp(c->imports[i].place, w->at.source->name) == 0)
			return true;
	return false;
}

static void look_at_zone(void *context, const char *path, const struct when *w)
{
	struct zones *z = context;
	(void)path;
	if (w->date.precision == DATE_DAY ||
	    (z->is_of_case && w->date.has_offset && is_imported(z->check->c, w)))
		return;
	if (!w->date.has_offset) {
		z->bare = z->bare ? z->bare : w;
	} else if (!z->has_first) {
		z->first = w->date.offset_minutes;
		z->has_first = true;
	} else if (!z->other && w->date.offset_minutes != z->first) {
		z->other = w;
	}
}

static const char *print_zone(struct check *k, int minutes)
{
	int size = minutes < 0 ? -minutes : minutes;
	return arena_printf(k->a, "%c%02d:%02d", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

/* Marketplaces of no template of their own are anywhere. */
static bool has_zone(const struct check *k)
{
	return k->platform && strcmp(k->platform->id, "generic") != 0;
}

/* With timezone: given, the seller has said what a date without offset means. */
void check_zones(struct check *k)
{
	struct zones z = {.check = k, .is_of_case = true};
	if (k->c->timezone.s)
		return;
	casefile_each_date(k->c, look_at_zone, &z);
	if (!z.bare || !z.has_first)
		return;
	if (z.other)
		check_say(k, z.other->at, "this date is in %s, others are in %s, and some have no offset",
		          print_zone(k, z.other->date.offset_minutes), print_zone(k, z.first));
	else if (has_zone(k) && k->zone != k->platform->zone)
		check_say(k, z.bare->at, "this date is taken to be in %s as others are, but the platform's is %s",
		          print_zone(k, k->zone), print_zone(k, k->platform->zone));
	else
		return;
	check_advise(k, "say with timezone: in which zone dates without offset are, and all are printed");
}

/* Each is right, and yet another hour than on its screenshot. */
void check_zones_hint(struct check *k)
{
	struct zones z = {.check = k};
	if (k->c->timezone.s)
		return;
	casefile_each_date(k->c, look_at_zone, &z);
	if (!z.other || z.bare)
		return;
	check_say(k, z.other->at, "this date is in %s, others are in %s",
	          print_zone(k, z.other->date.offset_minutes), print_zone(k, z.first));
	check_advise(k, "say with timezone: in which zone all are printed");
}
