/* date.c - the proleptic Gregorian calendar in whole seconds; time zones are offsets, nothing more. */
#include "base/date.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#define DAY_SECONDS 86400
#define OFFSET_MOST (14 * 60) /* minutes: Kiribati */
#define ENDLESS 9999 /* the year */

/* Exactly n digits at *s; false if there are fewer. */
static bool take_number(const char **s, int n, int *value)
{
	*value = 0;
	for (int i = 0; i < n; i++, ++*s) {
		if (**s < '0' || **s > '9')
			return false;
		*value = *value * 10 + (**s - '0');
	}
	return true;
}

static bool take_char(const char **s, char c)
{
	if (**s != c)
		return false;
	++*s;
	return true;
}

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_parse_offset(int *minutes, const char *text)
{
	if (strcmp(text, "Z") == 0) {
		*minutes = 0;
		return true;
	}
	const char *s = text + 1;
	int h, m;
	if ((*text != '+' && *text != '-') || !take_number(&s, 2, &h))
		return false;
	take_char(&s, ':');
	if (!take_number(&s, 2, &m) || *s != '\0' || m > 59 || h * 60 + m > OFFSET_MOST)
		return false;
	*minutes = (*text == '-' ? -1 : 1) * (h * 60 + m);
	return true;
}

static bool take_day(const char **s, struct date *d)
{
	return take_number(s, 4, &d->year) && take_char(s, '-') && take_number(s, 2, &d->month)
		&& take_char(s, '-') && take_number(s, 2, &d->day)
		&& d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= days_in_month(d->year, d->month);
}

static bool take_time(const char **s, struct date *d)
{
	if (!take_number(s, 2, &d->hour) || !take_char(s, ':') || !take_number(s, 2, &d->minute))
		return false;
	d->precision = DATE_MINUTE;
	if (take_char(s, ':')) {
		if (!take_number(s, 2, &d->second))
			return false;
		d->precision = DATE_SECOND;
	}
	bool is_end = d->hour == 24 && d->minute == 0 && d->second == 0;
	return is_end || (d->hour < 24 && d->minute < 60 && d->second < 60);
}

bool date_has_year(int year)
{
	return year >= 1900 && year <= 2199;
}

bool date_is_endless(const struct date *d)
{
	return d->precision != DATE_UNSET && d->year == ENDLESS;
}

static bool read_date(struct date *d, const char *text)
{
	struct date read = {.precision = DATE_DAY};
	const char *s = text;
	if (!take_day(&s, &read))
		return false;
	if (take_char(&s, ' ') || take_char(&s, 'T')) {
		if (!take_time(&s, &read))
			return false;
		take_char(&s, ' ');
		if (*s != '\0' && !(read.has_offset = date_parse_offset(&read.offset_minutes, s)))
			return false;
	}
	if (*s != '\0' && !read.has_offset)
		return false;
	*d = read;
	return true;
}

bool date_parse(struct date *d, const char *text)
{
	struct date read;
	bool ok = read_date(&read, text) && date_has_year(read.year);
	if (ok)
		*d = read;
	return ok;
}

bool date_parse_end(struct date *d, const char *text)
{
	struct date read;
	bool ok = read_date(&read, text) && (date_has_year(read.year) || date_is_endless(&read));
	if (ok)
		*d = read;
	return ok;
}

/* Days since 1970-01-01; the year is counted from March so that the leap day comes last. */
static int64_t days_from_civil(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int months_since_march = (month + 9) % 12;
	int64_t day_of_year = (153 * months_since_march + 2) / 5 + day - 1;
	return (int64_t)y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719468;
}

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

int64_t date_seconds(const struct date *d, int default_offset)
{
	int offset = d->has_offset ? d->offset_minutes : default_offset;
	int64_t minutes = days_from_civil(d->year, d->month, d->day) * 1440 + d->hour * 60 + d->minute;
	return (minutes - offset) * 60 + d->second;
}

struct date date_from_seconds(int64_t seconds, int offset_minutes)
{
	struct date d = {.precision = DATE_SECOND, .has_offset = true, .offset_minutes = offset_minutes};
	int64_t local = seconds + (int64_t)offset_minutes * 60;
	int64_t days = floor_div(local, DAY_SECONDS);
	int rest = (int)(local - days * DAY_SECONDS);
	d.hour = rest / 3600;
	d.minute = rest / 60 % 60;
	d.second = rest % 60;
	d.year = (int)(1970 + floor_div(days * 400, 146097)); /* right or one too many */
	if (days_from_civil(d.year, 1, 1) > days)
		d.year--;
	if (days_from_civil(d.year + 1, 1, 1) <= days)
		d.year++;
	int left = (int)(days - days_from_civil(d.year, 1, 1));
	for (d.month = 1; left >= days_in_month(d.year, d.month); d.month++)
		left -= days_in_month(d.year, d.month);
	d.day = left + 1;
	return d;
}

/* In units of so many seconds, the days being those of that zone. The end of a day is of that day. */
static int64_t count_units(const struct date *d, int64_t unit, int default_offset)
{
	int64_t local = date_seconds(d, default_offset) + (int64_t)default_offset * 60;
	return floor_div(local - (unit == DAY_SECONDS && d->hour == 24), unit);
}

int date_compare(const struct date *a, const struct date *b, int default_offset)
{
	static const int64_t unit[] = {[DATE_DAY] = DAY_SECONDS, [DATE_MINUTE] = 60, [DATE_SECOND] = 1};
	enum date_precision coarser = a->precision < b->precision ? a->precision : b->precision;
	if (coarser == DATE_UNSET)
		return 0;
	int64_t ta = count_units(a, unit[coarser], default_offset);
	int64_t tb = count_units(b, unit[coarser], default_offset);
	return (ta > tb) - (ta < tb);
}

/* ---- printing ---- */

struct field { /* what a run of letters in a pattern stands for; the longer first */
	const char *letters;
	int digits; /* at least */
	size_t offset;
};

static const struct field fields[] = {
	{"YYYY", 4, offsetof(struct date, year)},   {"MM", 2, offsetof(struct date, month)},
	{"DD", 2, offsetof(struct date, day)},      {"M", 1, offsetof(struct date, month)},
	{"D", 1, offsetof(struct date, day)},         {"hh", 2, offsetof(struct date, hour)},
	{"mm", 2, offsetof(struct date, minute)},   {"ss", 2, offsetof(struct date, second)},
};

static const struct field *field_at(const char *pattern)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (strncmp(pattern, fields[i].letters, strlen(fields[i].letters)) == 0)
			return &fields[i];
	return NULL;
}

static void print_offset(char *out, size_t n, const struct date *d)
{
	int minutes = d->offset_minutes < 0 ? -d->offset_minutes : d->offset_minutes;
	if (d->has_offset)
		snprintf(out, n, "%c%02d:%02d", d->offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

/* A pattern has six numbers and a long case thousands of dates: snprintf would be a fiftieth of the run. */
static void print_int(char out[24], int digits, int value)
{
	char reversed[16];
	int n = 0;
	for (unsigned rest = (unsigned)value; rest || n < digits; rest /= 10)
		reversed[n++] = (char)('0' + rest % 10);
	for (int i = 0; i < n; i++)
		out[i] = reversed[n - 1 - i];
	out[n] = '\0';
}

/* Prints what stands at the pattern's head into out; returns the bytes of pattern used. */
static size_t print_next(char out[24], const char *pattern, bool *quoted, const struct date *d)
{
	out[0] = '\0';
	if (*pattern == '\'') {
		*quoted = !*quoted;
		return 1;
	}
	const struct field *f = *quoted ? NULL : field_at(pattern);
	if (f) {
		print_int(out, f->digits, *(const int *)((const char *)d + f->offset));
		return strlen(f->letters);
	}
	if (!*quoted && strncmp(pattern, "zzz", 3) == 0) {
		print_offset(out, 24, d);
		return 3;
	}
	out[0] = *pattern;
	out[1] = '\0';
	return 1;
}

int date_format(char *out, int out_bytes, const char *pattern, const struct date *d)
{
	int used = 0;
	bool quoted = false;
	if (out_bytes <= 0)
		return 0;
	out[0] = '\0';
	while (*pattern) {
		char piece[24];
		pattern += print_next(piece, pattern, &quoted, d);
		int n = (int)strlen(piece);
		if (used + n >= out_bytes)
			break;
		memcpy(out + used, piece, (size_t)n + 1);
		used += n;
	}
	return used;
}

int date_print(char *out, int out_bytes, const struct date *d, bool with_offset)
{
	static const char *const patterns[] = {
		[DATE_UNSET] = "",
		[DATE_DAY] = "YYYY-MM-DD",
		[DATE_MINUTE] = "YYYY-MM-DD hh:mm",
		[DATE_SECOND] = "YYYY-MM-DD hh:mm:ss",
	};
	int n = date_format(out, out_bytes, patterns[d->precision], d);
	return n > 0 && with_offset && d->has_offset ? n + date_format(out + n, out_bytes - n, " zzz", d) : n;
}
