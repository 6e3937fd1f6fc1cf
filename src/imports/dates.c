/* dates.c - dates as platforms write them, by the forms that a template lists. A form is made of
 *
 *     Y year of four digits   y of two   M month   D day   h hour   m minute   s second (with what is behind
 *     its point)   B a month's English name   p AM or PM   z an offset from UTC, Z, UTC, GMT or one of the
 *     template's `zones`
 *
 * and else of what stands between them; a blank is any number of them. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/message.h"
#include "imports/imports_int.h"

struct spelling {
	long year, month, day, hour, minute, second;
	int reached; /* 3: a day, 5: a minute, 6: a second */
	bool is_afternoon, is_morning;
	const char *zone; /* as a case file has it; "": that of the case; NULL: nobody knows which */
};

static bool take_number(const char **s, size_t most, long *to)
{
	size_t n = strspn(*s, "0123456789");
	if (n == 0 || n > most)
		return false;
	*to = strtol(*s, NULL, 10);
	*s += n;
	return true;
}

/* "Sep", "Sept.", "September": no word that only begins so. */
static bool take_month(const char **s, long *to)
{
	static const char *const months[] = {"january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december"};
	size_t n = 0;
	while (((*s)[n] | 0x20) >= 'a' && ((*s)[n] | 0x20) <= 'z')
		n++;
	for (int i = 0; i < 12; i++) {
		bool is_short = n == 3 || (n == 4 && i == 8);
		if ((!is_short && n != strlen(months[i])) || strncasecmp(*s, months[i], n) != 0)
			continue;
		*to = i + 1;
		*s += n + ((*s)[n] == '.');
		return true;
	}
	return false;
}

static bool take_half(const char **s, struct spelling *p)
{
	p->is_morning = strncasecmp(*s, "am", 2) == 0;
	p->is_afternoon = strncasecmp(*s, "pm", 2) == 0;
	*s += 2 * (p->is_morning || p->is_afternoon);
	return p->is_morning || p->is_afternoon;
}

/* What `zones` of the template says of such a name as PST, which is another offset elsewhere. */
static const char *offset_of(const struct import_job *j, const char *name)
{
	return tree_text(tree_lookup(j->format, "zones"), name, name);
}

static bool take_zone(struct import_job *j, const char **s, struct spelling *p)
{
	static const char *const utc[] = {"Z", "UTC", "GMT"};
	int minutes;
	for (size_t i = 0; i < 3; i++)
		if (strcmp(*s, utc[i]) == 0) {
			p->zone = " +00:00";
			*s += strlen(*s);
			return true;
		}
	if (!date_parse_offset(&minutes, offset_of(j, *s)))
		return false;
	p->zone = arena_printf(j->a, " %c%02d:%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60,
	                       abs(minutes) % 60);
	*s += strlen(*s);
	return true;
}

static bool take_second(const char **s, struct spelling *p)
{
	if (!take_number(s, 2, &p->second))
		return false;
	if (**s == '.' && strspn(*s + 1, "0123456789"))
		*s += 1 + strspn(*s + 1, "0123456789");
	p->reached = 6;
	return true;
}

static bool take(struct import_job *j, char letter, const char **s, struct spelling *p)
{
	switch (letter) {
	case 'Y': return strspn(*s, "0123456789") >= 4 && take_number(s, 4, &p->year);
	case 'y':
		if (!take_number(s, 2, &p->year))
			return false;
		p->year += 2000;
		return true;
	case 'M': return take_number(s, 2, &p->month);
	case 'B': return take_month(s, &p->month);
	case 'D': return take_number(s, 2, &p->day);
	case 'h': return take_number(s, 2, &p->hour);
	case 'm': p->reached = 5; return take_number(s, 2, &p->minute);
	case 's': return take_second(s, p);
	case 'p': return take_half(s, p);
	case 'z': return take_zone(j, s, p);
	case ' ': *s += strspn(*s, " "); return true;
	default:
		if (**s != letter)
			return false;
		++*s;
		return true;
	}
}

static const char *spell(struct arena *a, struct spelling *p)
{
	const char *day = arena_printf(a, "%04ld-%02ld-%02ld", p->year, p->month, p->day);
	if (p->is_afternoon && p->hour < 12)
		p->hour += 12;
	else if (p->is_morning && p->hour == 12)
		p->hour = 0;
	if (p->reached < 5 || !p->zone)
		return day;
	if (p->reached < 6)
		return arena_printf(a, "%s %02ld:%02ld%s", day, p->hour, p->minute, p->zone);
	return arena_printf(a, "%s %02ld:%02ld:%02ld%s", day, p->hour, p->minute, p->second, p->zone);
}

/* Is that offset the one of the platform's clock? */
static bool is_of_platform(const struct import_job *j, const char *offset)
{
	const char *name = j->ask->platform ? j->ask->platform : "generic";
	const struct node *zone = tree_lookup(shelf_load(j->shelf, "platforms", name), "timezone");
	int its, minutes;
	return date_parse_offset(&its, tree_text(zone, "offset", "")) &&
	       date_parse_offset(&minutes, offset) && its == minutes;
}

/* `clock` of the format: times without an offset are on that of whoever made it, and one in the country where
 * the program is used has that offset. Where the platform has another, nobody knows which it was. */
static const char *zone_of_clock(const struct import_job *j, const char *clock)
{
	if (j->ask->has_timezone)
		return "";
	return is_of_platform(j, clock) ? arena_printf(j->a, " %s", clock) : NULL;
}

/* `zone` of the format: the offset of times that have none, or a map of these by the country's currency. */
static const char *usual_zone(const struct import_job *j)
{
	const struct node *zone = tree_lookup(j->format, "zone");
	const char *currency = j->ask->currency ? j->ask->currency : j->told;
	const char *clock = tree_text(j->format, "clock", NULL);
	if (!zone)
		return clock ? zone_of_clock(j, clock) : "";
	const char *offset = zone->kind == NODE_SCALAR ? zone->text :
		currency ? tree_text(zone, currency, NULL) : NULL;
	if (!offset)
		return j->ask->has_timezone ? "" : NULL;
	return *offset ? arena_printf(j->a, " %s", offset) : "";
}

/* *is_cut: the time of day was taken off, since nobody knows its clock. */
static const char *read_form(struct import_job *j, const char *text, const char *form, const char *zone,
                             bool *is_cut)
{
	struct spelling p = {.zone = zone};
	struct date date;
	const char *s = text;
	for (; *form; form++)
		if (!take(j, *form, &s, &p))
			return NULL;
	if (*s)
		return NULL;
	s = spell(j->a, &p);
	*is_cut = p.reached >= 5 && !p.zone;
	return date_parse(&date, s) ? s : NULL;
}

/* "09:12.0", as a spreadsheet shows a date with its time, and saves it. */
static bool is_time_alone(const char *s)
{
	size_t n = strspn(s, "0123456789");
	if (n < 1 || n > 2 || s[n] != ':' || strspn(s + n + 1, "0123456789") != 2)
		return false;
	s += n + 3;
	return *s == '\0' || ((*s == '.' || *s == ':') && s[1] && s[1 + strspn(s + 1, "0123456789.")] == '\0');
}

/* A spreadsheet counts days from 1900; these are of the years 2000 to 2099. */
static bool is_serial(const char *s)
{
	size_t n = strspn(s, "0123456789");
	long days = n == 5 ? strtol(s, NULL, 10) : 0;
	n += s[n] == '.' || s[n] == ',' ? 1 + strspn(s + n + 1, "0123456789") : 0;
	return s[n] == '\0' && days >= 36526 && days <= 73050;
}

/* "1736471553", or thousandths of a second. */
static bool read_seconds(const char *s, int64_t *seconds)
{
	size_t n = strlen(s);
	if ((n != 10 && n != 13) || strspn(s, "0123456789") != n)
		return false;
	*seconds = (int64_t)(strtoll(s, NULL, 10) / (n == 13 ? 1000 : 1));
	return true;
}

static const char *spell_moment(struct arena *a, int64_t seconds, int offset)
{
	char text[48];
	struct date date = date_from_seconds(seconds, offset);
	date_print(text, sizeof text, &date, true);
	return arena_strdup(a, text);
}

/* By the forms of the template, or those of a case; NULL: it has none of them. Times without an offset get
 * the zone, or are cut, if that is NULL. */
static const char *read_forms(struct import_job *j, const char *text, const char *zone, bool *is_cut)
{
	static const char *const own[] = {"Y-M-D h:m:s", "Y-M-DTh:m:s", "Y-M-D h:m", "Y-M-DTh:m"};
	const struct node *forms = shelf_lookup_list(j->format, "dates");
	const char *date = NULL;
	for (size_t i = 0; forms && i < forms->n && !date; i++)
		date = read_form(j, text, forms->items[i]->text, zone, is_cut);
	for (size_t i = 0; i < sizeof own / sizeof *own && !date; i++)
		date = read_form(j, text, own[i], zone, is_cut);
	return date;
}

/* By how many minutes the clock on the wall was ahead of UTC, in whole quarters of an hour, as all countries
 * have it; 0: it does not tell, or is that of none. */
static int difference_of(struct import_job *j, const char *local, int64_t moment)
{
	enum { MOST = 14 * 60, QUARTER = 15 };
	bool is_cut;
	struct date date;
	const char *text = read_forms(j, local, "", &is_cut);
	if (!text || !date_parse(&date, text) || date.has_offset || date.precision < DATE_MINUTE)
		return 0;
	int64_t ahead = (date_seconds(&date, 0) - moment + 30) / 60;
	int64_t quarters = (ahead + (ahead < 0 ? -QUARTER / 2 : QUARTER / 2)) / QUARTER;
	int64_t off = ahead - quarters * QUARTER;
	return ahead < -MOST || ahead > MOST || off < -1 || off > 1 ? 0 : (int)quarters * QUARTER;
}

/* Second 0 since 1970 on any clock, which programs write where there is no time. */
static bool is_none(const char *date)
{
	return strncmp(date, "1970-01-01", 10) == 0 || strncmp(date, "1969-12-31", 10) == 0;
}

void value_moment(struct import_job *j, struct value *seconds, const struct value *local)
{
	int64_t moment;
	bool is_local = local && local->text;
	if (read_seconds(seconds->text, &moment)) {
		int difference = is_local ? difference_of(j, local->text, moment) : 0;
		seconds->text = spell_moment(j->a, moment, difference);
		seconds->text = is_none(seconds->text) ? NULL : seconds->text;
		return;
	}
	if (is_local) /* some write the date itself there */
		*seconds = *local;
	if (strcmp(seconds->text, "0") == 0)
		seconds->text = NULL;
	else
		value_date(j, seconds);
}

static void note_day(struct import_job *j, const struct value *v)
{
	*ARENA_PUSH(j->a, j->days, j->n_days) = v->at;
}

void value_day(struct import_job *j, struct value *v)
{
	enum { DAY_LENGTH = 10 };
	bool is_cut;
	const char *date = read_forms(j, v->text, usual_zone(j), &is_cut);
	v->text = date && !is_none(date) ? arena_strndup(j->a, date, DAY_LENGTH) : NULL;
	if (v->text)
		note_day(j, v);
}

static int compare_marks(const void *a, const void *b)
{
	const struct mark *x = a, *y = b;
	return (x->offset > y->offset) - (x->offset < y->offset);
}

void dates_settle(struct import_job *j)
{
	size_t n = 1;
	if (j->n_days == 0 || j->failed)
		return;
	qsort(j->days, j->n_days, sizeof *j->days, compare_marks);
	for (size_t i = 1; i < j->n_days; i++)
		n += j->days[i].offset != j->days[i - 1].offset;
	diag_note(j->d, j->days[0], "import-clock",
	          "%s does not tell on which clock %zu of its times are, this one first; their days are taken",
	          j->ask->from->text, n);
	diag_advise(j->d, "if the time of day matters, write it with its offset: 2025-01-10 09:12 +08:00; or "
	            "say with timezone: in which zone all are");
}

bool value_is_date(struct import_job *j, const char *text)
{
	bool is_cut = false;
	return !is_serial(text) && read_forms(j, text, usual_zone(j), &is_cut);
}

void value_date(struct import_job *j, struct value *v)
{
	if (value_is_damaged(j, v))
		return;
	if (is_serial(v->text)) {
		value_report_damage(j, v, N_("a spreadsheet made a number of this date: %s"));
		return;
	}
	bool is_cut = false;
	const char *date = read_forms(j, v->text, usual_zone(j), &is_cut);
	if (date && is_none(date)) {
		v->text = NULL;
		return;
	}
	if (is_cut)
		note_day(j, v);
	if (date)
		v->text = date;
	else if (is_time_alone(v->text))
		value_report_damage(j, v, N_("a spreadsheet left a time of this date, and no day: %s"));
	/* what else has none of these forms is refused by the case's own reader */
}
