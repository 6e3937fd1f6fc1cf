/* date.h - dates and times as people write them in a case file.
 *
 *     2025-01-10              a day
 *     2025-01-10 09:12        a minute (also with T between)
 *     2025-01-10 09:12:33     a second
 *     2025-01-10 09:12 +08:00 with its offset from UTC (also Z, +0800)
 *     2025-01-10 24:00        the end of that day (ISO 8601), and still of it: so it is printed, and as a day
 *                             it is the 10th
 *
 * Proleptic Gregorian calendar, years 1900 to 2199; the end of a time may be in 9999,
 * which papers without an end are dated with. No time-zone names, no leap seconds. */
#ifndef DOSSIER_BASE_DATE_H
#define DOSSIER_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

enum date_precision { DATE_UNSET, DATE_DAY, DATE_MINUTE, DATE_SECOND };

struct date {
	enum date_precision precision;
	int year, month, day;     /* month and day from 1 */
	int hour, minute, second; /* 24:00:00 at the latest; 0 where the precision does not reach */
	bool has_offset;
	int offset_minutes; /* east of UTC; meaningful if has_offset */
};

/* false if it is none of the forms above or no real date. */
bool date_parse(struct date *d, const char *text);
/* The same of an end: 9999-12-31, too. */
bool date_parse_end(struct date *d, const char *text);
bool date_is_endless(const struct date *d);
bool date_has_year(int year); /* is it one that dates are in? */
/* "+08:00", "Z", "+0300" to minutes. */
bool date_parse_offset(int *minutes, const char *text);

/* Seconds since 1970-01-01 00:00 UTC; `default_offset` [minutes] where the date has none. */
int64_t date_seconds(const struct date *d, int default_offset);
struct date date_from_seconds(int64_t seconds, int offset_minutes);

/* <0, 0, >0. Compared as far as the coarser of the two reaches: a day equals its minutes. */
int date_compare(const struct date *a, const struct date *b, int default_offset);

/* By pattern: YYYY MM DD M D hh mm ss zzz (+08:00); 'quoted' text and all else stands for itself.
 * Returns bytes written without the NUL; out is always terminated. */
int date_format(char *out, int out_bytes, const char *pattern, const struct date *d);
/* The same, as a case file has it: "2025-01-10 09:12", as precise as it is, with its offset if it is to have
 * that and does; "" if it is not given. */
int date_print(char *out, int out_bytes, const struct date *d, bool with_offset);

#endif
