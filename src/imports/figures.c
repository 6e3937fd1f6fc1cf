/* figures.c - a number of a workbook as text: what a spreadsheet would show, but dates as a case file has
 * them.
 *
 * Workbooks hold binary fractions, written with up to 17 digits and an exponent. Spreadsheets keep and show
 * 15, which is where 0.30000000000000004 becomes 0.3; so we count with the decimals as they are written. */
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

#define DIGITS "0123456789"

enum {
	KEPT = 15,        /* digits */
	DAY = 86400,      /* [s] */
	EPOCH = 25569,    /* 1970-01-01, as spreadsheets count days */
	EPOCH_1904 = 1462 /* days from 1900's to 1904's beginning, as they count */
};

struct figure { /* 0.DIGITS times ten to the power of `point` */
	bool is_negative;
	char digits[KEPT + 2];
	int n, point;
};

static void add_digit(struct figure *f, char digit, bool is_whole)
{
	bool is_leading = f->n == 0 && digit == '0';
	f->point += is_whole && !is_leading ? 1 : !is_whole && is_leading ? -1 : 0;
	if (!is_leading && f->n <= KEPT)
		f->digits[f->n++] = digit;
}

static const char *read_digits(struct figure *f, const char *s)
{
	bool is_whole = true;
	for (; *s && strchr(DIGITS ".", *s); s++) {
		if (*s == '.' && !is_whole)
			break;
		is_whole = is_whole && *s != '.';
		if (*s != '.')
			add_digit(f, *s, is_whole);
	}
	return s;
}

/* To so many digits, and no zeros behind them. */
static void round_off(struct figure *f, int kept)
{
	bool is_up = f->n > kept && f->digits[kept] >= '5';
	f->n = f->n < kept ? f->n : kept;
	while (is_up && f->n > 0 && f->digits[f->n - 1] == '9')
		f->n--;
	if (is_up && f->n > 0) {
		f->digits[f->n - 1]++;
	} else if (is_up) {
		f->digits[f->n++] = '1';
		f->point++;
	}
	while (f->n > 0 && f->digits[f->n - 1] == '0')
		f->n--;
	f->digits[f->n] = '\0';
}

static bool read_figure(struct figure *f, const char *s)
{
	*f = (struct figure){.is_negative = *s == '-'};
	s += *s == '-' || *s == '+';
	if (!strchr(DIGITS, s[0]) || !*s || strlen(s) > 400)
		return false;
	s = read_digits(f, s);
	if ((*s | 0x20) == 'e') {
		char *end;
		long power = strtol(s + 1, &end, 10);
		if (end == s + 1 || power < -400 || power > 400)
			return false;
		f->point += (int)power;
		s = end;
	}
	round_off(f, KEPT);
	return *s == '\0';
}

/* The digit so many places before the point, from 1; 0 and less stand behind it. */
static int digit_at(const struct figure *f, int place)
{
	int i = f->point - place;
	return i >= 0 && i < f->n ? f->digits[i] - '0' : 0;
}

/* ---- dates ---- */

static int64_t whole_of(const struct figure *f)
{
	int64_t whole = 0;
	for (int place = f->point; place > 0; place--)
		whole = whole * 10 + digit_at(f, place);
	return whole;
}

/* Of the day, to the nearest second. */
static int64_t seconds_of(const struct figure *f)
{
	int64_t part = 0, unit = 1;
	for (int place = 0; place > -11; place--, unit *= 10)
		part = part * 10 + digit_at(f, place);
	return (part * DAY + unit / 2) / unit;
}

/* Spreadsheets have a 29 February 1900, day 60, so that those before it are counted one less. */
static bool is_dated(int64_t *day, bool is_from_1904)
{
	bool is_real = is_from_1904 || (*day >= 1 && *day != 60);
	*day += is_from_1904 ? EPOCH_1904 : *day < 60 ? 1 : 0;
	return is_real && *day < 2958466; /* 10000-01-01 */
}

static const char *spell_date(struct arena *a, int64_t moment, unsigned shows, bool has_day)
{
	struct date d = date_from_seconds(moment, 0);
	bool has_seconds = (shows & FIGURE_SECONDS) || d.second;
	bool has_time = (shows & (FIGURE_TIME | FIGURE_SECONDS)) || moment % DAY != 0;
	const char *day = has_day ? arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day) : "";
	if (!has_time)
		return day;
	const char *time = arena_printf(a, "%02d:%02d", d.hour, d.minute);
	if (has_seconds)
		time = arena_printf(a, "%s:%02d", time, d.second);
	return has_day ? arena_printf(a, "%s %s", day, time) : time;
}

/* NULL: it is none. */
static const char *read_date(struct arena *a, const struct figure *f, unsigned shows, bool is_from_1904)
{
	if (f->is_negative || f->point > 7)
		return NULL;
	int64_t day = whole_of(f), seconds = seconds_of(f);
	bool has_day = day > 0 || (shows & FIGURE_DAY);
	if (!has_day && seconds < DAY)
		return spell_date(a, seconds, shows, false);
	if (!is_dated(&day, is_from_1904))
		return NULL;
	return spell_date(a, (day - EPOCH) * DAY + seconds, shows, true);
}

/* ---- numbers ---- */

/* As spreadsheets write what is longer than they can hold: 2.5E+17, which no code is read from. */
static const char *spell_rounded(struct arena *a, const struct figure *f)
{
	return arena_printf(a, "%s%c%s%sE+%d", f->is_negative ? "-" : "", f->digits[0], f->n > 1 ? "." : "",
	                    f->digits + 1, f->point - 1);
}

static const char *spell_plain(struct arena *a, const struct figure *f, unsigned pad)
{
	char text[2 * KEPT + 64], *to = text;
	int whole = f->point > (int)pad ? f->point : (int)pad, last = f->point - f->n;
	whole = whole > 1 ? whole : 1;
	if (f->n == 0 || f->point < -KEPT) /* so little that it is nothing */
		return arena_printf(a, "%0*d", whole, 0);
	if (f->is_negative)
		*to++ = '-';
	for (int place = whole; place > last || place > 0; place--) {
		if (place == 0)
			*to++ = '.';
		*to++ = (char)('0' + digit_at(f, place));
	}
	*to = '\0';
	return arena_strdup(a, text);
}

const char *figure_text(struct arena *a, const char *written, unsigned shows, bool is_from_1904)
{
	struct figure f;
	if (!read_figure(&f, written))
		return arena_strdup(a, written);
	const char *date = shows & FIGURE_DATE ? read_date(a, &f, shows, is_from_1904) : NULL;
	if (date)
		return date;
	if (shows & FIGURE_PERCENT) { /* no amount, and nobody is to take it for one */
		f.point += 2;
		return arena_printf(a, "%s%%", spell_plain(a, &f, 0));
	}
	return f.point > KEPT ? spell_rounded(a, &f) : spell_plain(a, &f, shows >> FIGURE_PAD);
}

const char *figure_round(struct arena *a, const char *written, int decimals)
{
	struct figure f;
	if (!read_figure(&f, written))
		return arena_strdup(a, written);
	int kept = f.point + decimals;
	if (kept < 0)
		f.n = 0;
	else if (kept < f.n)
		round_off(&f, kept);
	return spell_plain(a, &f, 0);
}

/* ---- number formats ---- */

/* Those that need not be written down, as ECMA-376 part 1, 18.8.30 lists them; with those of Chinese. */
unsigned figure_builtin(long id)
{
	static const struct {
		long first, last;
		unsigned shows;
	} formats[] = {
		{9, 10, FIGURE_PERCENT}, {14, 17, FIGURE_DAY}, {18, 18, FIGURE_TIME},
		{19, 19, FIGURE_SECONDS}, {20, 20, FIGURE_TIME}, {21, 21, FIGURE_SECONDS},
		{22, 22, FIGURE_DAY | FIGURE_TIME}, {27, 31, FIGURE_DAY}, {32, 32, FIGURE_TIME},
		{33, 33, FIGURE_SECONDS}, {34, 34, FIGURE_TIME}, {35, 35, FIGURE_SECONDS},
		{36, 36, FIGURE_DAY}, {45, 47, FIGURE_SECONDS}, {50, 54, FIGURE_DAY}, {55, 55, FIGURE_TIME},
		{56, 56, FIGURE_SECONDS}, {57, 58, FIGURE_DAY},
	};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		if (id >= formats[i].first && id <= formats[i].last)
			return formats[i].shows;
	return 0;
}

/* What is no letter of a format: "text", \x, _x, *x, [Red], AM/PM. */
static size_t skip_quoted(const char *s)
{
	static const char *const halves[] = {"AM/PM", "A/P"};
	size_t n = 0;
	for (size_t i = 0; i < 2; i++)
		if (strncmp(s, halves[i], strlen(halves[i])) == 0)
			return strlen(halves[i]);
	if (*s == '"')
		n = 1 + strcspn(s + 1, "\"");
	else if (*s == '[' && s[1 + strspn(s + 1, "hmsHMS")] != ']') /* [h] are hours, and may be over 24 */
		n = strcspn(s, "]");
	else if (strchr("\\_*", *s))
		n = 1;
	return n > 0 ? n + (s[n] != '\0') : 0;
}

/* 00000: so many digits at least. */
static unsigned padding(const char *code)
{
	size_t n = strspn(code, "0");
	return code[n] == '\0' && n > 1 && n <= KEPT ? (unsigned)n << FIGURE_PAD : 0;
}

unsigned figure_format(const char *code)
{
	unsigned shows = padding(code);
	bool has_month = false;
	for (const char *s = code; *s && *s != ';';) {
		size_t quoted = skip_quoted(s);
		int letter = *s | 0x20;
		if (!quoted) {
			shows |= letter == 'y' || letter == 'd' ? FIGURE_DAY : 0;
			shows |= letter == 'h' ? FIGURE_TIME : 0;
			shows |= letter == 's' ? FIGURE_SECONDS : 0;
			shows |= *s == '%' ? FIGURE_PERCENT : 0;
			has_month = has_month || letter == 'm';
		}
		s += quoted ? quoted : 1;
	}
	return has_month && !(shows & FIGURE_DATE) ? shows | FIGURE_DAY : shows;
}

/* A sign such as ¢, €, ￥: how many bytes; 0: it is none. */
static size_t sign_length(const char *s)
{
	size_t n = 0;
	uint32_t cp = utf8_next(s, strlen(s), &n);
	bool is_sign = cp == '$' || (cp >= 0xA2 && cp <= 0xA5) || (cp >= 0x20A0 && cp <= 0x20CF) || cp == 0xFFE5;
	return is_sign ? n : 0;
}

/* [$€-407], [$USD]; [$-407] is a language alone. */
static const char *bracket_unit(struct arena *a, const char *s)
{
	size_t n = strcspn(s, "-]");
	return n > 0 ? arena_strndup(a, s, n) : NULL;
}

/* "€", or the bare sign. Other words, such as "pcs", a number format alone cannot tell from currencies. */
const char *figure_unit(struct arena *a, const char *code)
{
	const char *unit = NULL;
	for (const char *s = code; *s && *s != ';' && !unit;) {
		const char *sign = s + (*s == '"' || *s == '\\');
		size_t quoted = skip_quoted(s), n = sign_length(sign);
		if (strncmp(s, "[$", 2) == 0)
			unit = bracket_unit(a, s + 2);
		else if (n > 0)
			unit = arena_strndup(a, sign, n);
		s += quoted ? quoted : 1;
	}
	return unit;
}
