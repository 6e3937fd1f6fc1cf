/* suggest_date.c - dates as people write them elsewhere, turned into our spelling. */
#include <stdlib.h>
#include <string.h>

#include "casefile/casefile_int.h"

/* ---- what stands around the numbers ---- */

enum half { HALF_UNKNOWN, HALF_MORNING, HALF_AFTERNOON };

static const struct {
	const char *word;
	enum half half;
} halves[] = {
	{ "AM", HALF_MORNING }, { "am", HALF_MORNING }, { "上午", HALF_MORNING }, { "凌晨", HALF_MORNING },
	{ "早上", HALF_MORNING }, { "PM", HALF_AFTERNOON }, { "pm", HALF_AFTERNOON }, { "下午", HALF_AFTERNOON },
	{ "晚上", HALF_AFTERNOON },
};

/* Blanks the word out, so that only numbers and signs stay. */
static bool take_word(char *s, const char *word)
{
	char *at = strstr(s, word);

	if (at)
		memset(at, ' ', strlen(word));
	return at != NULL;
}

static enum half take_half(char *s)
{
	for (size_t i = 0; i < sizeof halves / sizeof *halves; i++)
		if (take_word(s, halves[i].word))
			return halves[i].half;
	return HALF_UNKNOWN;
}

/* "+8", "UTC+8", "GMT+0800", "MSK" and "Z" to "+08:00" and so on; "" if there is none. */
static const char *take_zone(struct arena *a, char *s)
{
	bool is_utc = take_word(s, "UTC") || take_word(s, "GMT") || take_word(s, "Z");
	char *plus = strchr(s, '+');
	int minutes = 0;
	long hours;
	size_t digits;

	if (take_word(s, "MSK"))
		return "+03:00";
	if (!plus)
		return is_utc ? "+00:00" : "";
	digits = strspn(plus + 1, "0123456789");
	hours = digits <= 2 ? strtol(plus + 1, NULL, 10) : 0;
	if (digits <= 2 && plus[1 + digits] == '\0' && digits > 0 && hours <= 14)
		minutes = (int)hours * 60;
	else if (!date_parse_offset(&minutes, plus))
		return NULL;
	*plus = '\0';
	return arena_printf(a, "+%02d:%02d", minutes / 60, minutes % 60);
}

/* ---- the numbers ---- */

static int read_numbers(const char *s, long numbers[6])
{
	int n = 0;

	if (strspn(s, "0123456789") == 8) { /* 20250110 */
		long day = strtol(s, NULL, 10);
		numbers[n++] = day / 10000;
		numbers[n++] = day / 100 % 100;
		numbers[n++] = day % 100;
		s += 8;
	}
	while (*s && n < 6) {
		size_t digits = strspn(s, "0123456789");
		if (digits > 4)
			return 0;
		if (digits > 0)
			numbers[n++] = strtol(s, NULL, 10);
		s += digits > 0 ? digits : 1;
	}
	return n;
}

/* 10.01.2025 is a day first; 10/01/2025 may be either and is not guessed at. */
static bool order_day(const char *s, long n[6])
{
	long first = n[0];

	if (date_has_year((int)n[0]))
		return true;
	if (!date_has_year((int)n[2]) || (!strchr(s, '.') && n[0] <= 12))
		return false;
	n[0] = n[2];
	n[2] = first;
	return true;
}

static void order_hour(long *hour, enum half half)
{
	if (half == HALF_AFTERNOON && *hour < 12)
		*hour += 12;
	else if (half == HALF_MORNING && *hour == 12)
		*hour = 0;
}

bool suggest_is_endless(const char *text)
{
	static const char *const words[] = {
		"长期", "永久", "无限期", "无固定期限", "бессрочн", "без срок", "unbefristet", "unbegrenzt", "permanent",
		"forever", "unlimited", "indefinite",
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(text, words[i]))
			return true;
	return false;
}

const char *suggest_date(struct arena *a, const char *text)
{
	long n[6] = { 0 };
	char *s = arena_strdup(a, text);
	enum half half = take_half(s);
	struct date date;
	int count;

	if (strlen(s) > 60)
		return NULL;
	s = suggest_narrowed(a, s);
	s += strspn(s, " ");
	const char *zone = take_zone(a, s), *spelling;
	count = read_numbers(s, n);
	if (!zone || count < 3 || count == 4 || !order_day(s, n))
		return NULL;
	if (strpbrk(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSUVWXYZ")) /* but T: "2025-01-10T09:12" */
		return NULL;
	order_hour(&n[3], half);
	spelling = arena_printf(a, "%04ld-%02ld-%02ld", n[0], n[1], n[2]);
	if (count > 4)
		spelling = arena_printf(a, "%s %02ld:%02ld", spelling, n[3], n[4]);
	if (count > 5)
		spelling = arena_printf(a, "%s:%02ld", spelling, n[5]);
	if (*zone && count > 4)
		spelling = arena_printf(a, "%s %s", spelling, zone);
	return date_parse(&date, spelling) && strcmp(spelling, text) != 0 ? spelling : NULL;
}
