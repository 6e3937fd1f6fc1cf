/* print.c - numbers, dates, amounts and elapsed times as the language of the case writes them.
 * Patterns and words come from templates/words; here is only arithmetic. */
#include "plan/plan_int.h"

#include <stdarg.h>
#include <string.h>

#include "base/bidi.h"
#include "base/buf.h"
#include "base/fs.h"

enum { SECONDS_A_MINUTE = 60, SECONDS_AN_HOUR = 3600, SECONDS_A_DAY = 86400 };

/* ---- paths ---- */
const char *print_path(const char *path)
{
	bool leads_out = *path == '/' || strncmp(path, "../", 3) == 0 || strstr(path, "/../");
	return leads_out ? fs_name_of(path) : path;
}

/* ---- words ---- */
const char *desk_word(const struct desk *k, enum word w)
{
	return k->words->word[w];
}

static const char *find_pair(const char *const *pairs, const char *name, size_t n)
{
	for (size_t i = 0; pairs[i]; i += 2)
		if (strlen(pairs[i]) == n && strncmp(pairs[i], name, n) == 0)
			return pairs[i + 1];
	return "";
}

const char *fill_text(struct arena *a, const char *pattern, const char *const *pairs)
{
	struct buf out = {0};
	while (*pattern) {
		size_t plain = strcspn(pattern, "{");
		size_t slot = pattern[plain] ? strcspn(pattern + plain, "}") : 0;
		buf_add(&out, pattern, plain);
		if (slot)
			buf_add_string(&out, bidi_isolate(a, find_pair(pairs, pattern + plain + 1, slot - 1)));
		pattern += plain + slot;
		pattern += *pattern == '}';
	}
	const char *text = out.n ? arena_strndup(a, (const char *)out.data, out.n) : "";
	buf_drop(&out);
	return text;
}

const char *desk_fill(const struct desk *k, enum word w, ...)
{
	const char *pairs[13] = {0}; /* six slots at most */
	va_list ap;
	va_start(ap, w);
	for (size_t i = 0; i < 12 && (pairs[i] = va_arg(ap, const char *)); i++)
		;
	va_end(ap);
	return fill_text(k->a, desk_word(k, w), pairs);
}

const char *desk_fill_plural(const struct desk *k, enum plural p, long n)
{
	const char *const pairs[] = {"n", print_number(k, n), NULL};
	return fill_text(k->a, words_plural(k->words, p, n), pairs);
}

/* ---- dates ---- */
int64_t print_seconds(const struct desk *k, const struct date *d)
{
	return date_seconds(d, k->zone);
}

/* A day alone is a day wherever it is read; a time is carried over to the case's zone. */
struct date print_local(const struct desk *k, const struct date *d)
{
	if (d->precision < DATE_MINUTE || !d->has_offset || d->offset_minutes == k->zone)
		return *d;
	struct date local = date_from_seconds(print_seconds(k, d), k->zone);
	local.precision = d->precision;
	return local;
}

int64_t print_day_number(const struct desk *k, const struct date *d)
{
	struct date day = print_local(k, d);
	day.precision = DATE_DAY;
	day.has_offset = false;
	day.hour = day.minute = day.second = 0;
	return date_seconds(&day, 0) / SECONDS_A_DAY - (date_seconds(&day, 0) % SECONDS_A_DAY < 0);
}

static const char *month_name(const struct desk *k, int month)
{
	const struct node *months = tree_lookup(k->words->root, "months");
	bool known = months && months->kind == NODE_LIST && (size_t)month <= months->n && month > 0;
	return known && months->items[month - 1]->text ? months->items[month - 1]->text : "";
}

static const char *format_date(const struct desk *k, enum word pattern, const struct date *d)
{
	struct date local = print_local(k, d);
	const char *filled = desk_word(k, pattern);
	char out[128];
	if (strchr(filled, '{'))
		filled = desk_fill(k, pattern, "month", arena_printf(k->a, "'%s'", month_name(k, local.month)), NULL);
	date_format(out, sizeof out, filled, &local);
	return arena_strdup(k->a, out);
}

const char *print_day(const struct desk *k, const struct date *d)
{
	return d->precision == DATE_UNSET ? "" : format_date(k, WORD_DATE_DAY, d);
}

const char *print_time(const struct desk *k, const struct date *d)
{
	return d->precision < DATE_MINUTE ? "" : format_date(k, WORD_DATE_TIME, d);
}

const char *print_when(const struct desk *k, const struct date *d)
{
	static const enum word patterns[] = {
		[DATE_DAY] = WORD_DATE_DAY,
		[DATE_MINUTE] = WORD_DATE_MINUTE,
		[DATE_SECOND] = WORD_DATE_SECOND,
	};
	return d->precision == DATE_UNSET ? "" : format_date(k, patterns[d->precision], d);
}

/* ---- elapsed time: the two largest units ---- */
static const struct unit {
	enum plural word;
	int64_t seconds;
} units[] = {
	{PLURAL_DAYS, SECONDS_A_DAY},
	{PLURAL_HOURS, SECONDS_AN_HOUR},
	{PLURAL_MINUTES, SECONDS_A_MINUTE},
	{PLURAL_SECONDS, 1},
};
enum { N_UNITS = sizeof units / sizeof units[0] };

static const char *print_units(const struct desk *k, int64_t seconds, int64_t finest)
{
	int i = 0;
	while (i < N_UNITS - 1 && seconds < units[i].seconds)
		i++;
	if (units[i].seconds < finest || seconds <= 0)
		return "";
	const char *first = desk_fill_plural(k, units[i].word, (long)(seconds / units[i].seconds));
	int64_t rest = seconds % units[i].seconds;
	/* Beyond minutes seconds say nothing, beyond a month hours neither. */
	bool alone = i + 1 >= N_UNITS - 1 || units[i + 1].seconds < finest || seconds >= 30 * SECONDS_A_DAY;
	if (alone || rest < units[i + 1].seconds)
		return first;
	const char *second = desk_fill_plural(k, units[i + 1].word, (long)(rest / units[i + 1].seconds));
	return desk_fill(k, WORD_ELAPSED_TWO, "a", first, "b", second, NULL);
}

const char *print_elapsed(const struct desk *k, const struct date *from, const struct date *to)
{
	enum date_precision coarser = from->precision < to->precision ? from->precision : to->precision;
	if (coarser == DATE_UNSET)
		return "";
	if (coarser == DATE_DAY) {
		int64_t days = print_day_number(k, to) - print_day_number(k, from);
		return print_units(k, days * SECONDS_A_DAY, SECONDS_A_DAY);
	}
	int64_t finest = coarser == DATE_MINUTE ? SECONDS_A_MINUTE : 1;
	int64_t seconds = print_seconds(k, to) / finest - print_seconds(k, from) / finest;
	return print_units(k, seconds * finest, finest);
}

/* ---- numbers ---- */
const char *print_number(const struct desk *k, long n)
{
	char digits[32], grouped[64];
	unsigned long size = n < 0 ? 0 - (unsigned long)n : (unsigned long)n;
	int n_digits = snprintf(digits, sizeof digits, "%lu", size), at = 0;
	const char *group = desk_word(k, WORD_NUMBER_GROUP);
	for (int i = 0; i < n_digits; i++) {
		const char *gap = i > 0 && n_digits > 4 && (n_digits - i) % 3 == 0 ? group : "";
		at += snprintf(grouped + at, sizeof grouped - (size_t)at, "%s%c", gap, digits[i]);
	}
	return arena_printf(k->a, "%s%s", n < 0 ? desk_word(k, WORD_NUMBER_MINUS) : "", grouped);
}

const char *print_money(const struct desk *k, money m)
{
	char digits[64];
	money_format(digits, sizeof digits, m < 0 ? -m : m, platform_decimals(k->shelf, k->currency),
	             desk_word(k, WORD_NUMBER_GROUP), desk_word(k, WORD_NUMBER_POINT));
	const char *minus = m < 0 ? desk_word(k, WORD_NUMBER_MINUS) : "";
	if (!k->currency)
		return arena_printf(k->a, "%s%s", minus, digits);
	const char *pattern = words_lookup(k->words, "currencies", k->currency);
	const char *const pairs[] = {"amount", digits, "code", k->currency, NULL};
	if (!pattern)
		pattern = desk_word(k, WORD_NUMBER_OTHER_CURRENCY);
	return arena_printf(k->a, "%s%s", minus, fill_text(k->a, pattern, pairs));
}

const char *print_bytes(const struct desk *k, uint64_t bytes)
{
	if (bytes < 1000)
		return desk_fill(k, WORD_SIZE_BYTES, "n", print_number(k, (long)bytes), NULL);
	if (bytes < 999500)
		return desk_fill(k, WORD_SIZE_KILOBYTES, "n", print_number(k, (long)((bytes + 500) / 1000)), NULL);
	uint64_t tenths = (bytes + 50000) / 100000;
	const char *n = arena_printf(k->a, "%s%s%d", print_number(k, (long)(tenths / 10)),
	                             desk_word(k, WORD_NUMBER_POINT), (int)(tenths % 10));
	return desk_fill(k, WORD_SIZE_MEGABYTES, "n", n, NULL);
}

const char *print_range(const struct desk *k, const char *from, const char *to)
{
	if (strcmp(from, to) == 0)
		return from; /* one day, or nothing */
	enum word w = !*from ? WORD_RANGE_TO : !*to ? WORD_RANGE_FROM : WORD_RANGE_BOTH;
	return desk_fill(k, w, "from", from, "to", to, NULL);
}
