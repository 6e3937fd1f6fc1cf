/* money.c - amounts as integers: parsed and printed digit by digit, never as a float. */
#include "base/money.h"

#include <stdio.h>
#include <string.h>

#define DECIMALS 4

/* Appends a decimal digit to *m; false on overflow. */
static bool push_digit(int64_t *m, char digit)
{
	return !__builtin_mul_overflow(*m, 10, m) && !__builtin_add_overflow(*m, digit - '0', m);
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits at *s, at most `most` of them, onto *m; how many, or -1 on overflow. */
static int take_digits(const char **s, int64_t *m, int most)
{
	int n = 0;
	for (; is_digit(**s) && n < most; ++*s, n++)
		if (!push_digit(m, **s))
			return -1;
	return n;
}

bool money_parse(money *m, const char *text)
{
	const char *s = text + (*text == '-');
	int64_t value = 0;
	int decimals = 0;
	if (take_digits(&s, &value, 20) <= 0)
		return false;
	if (*s == '.') {
		s++;
		decimals = take_digits(&s, &value, DECIMALS);
		if (decimals <= 0)
			return false;
	}
	if (*s != '\0')
		return false;
	for (; decimals < DECIMALS; decimals++)
		if (!push_digit(&value, '0'))
			return false;
	*m = *text == '-' ? -value : value;
	return true;
}

bool money_times(money *m, money a, int64_t n)
{
	money product;
	if (__builtin_mul_overflow(a, n, &product))
		return false;
	*m = product;
	return true;
}

/* Appends as much of s as fits and terminates. */
static void append(char *out, int out_bytes, const char *s)
{
	size_t used = strlen(out);
	if (out_bytes > 0 && used + 1 < (size_t)out_bytes)
		snprintf(out + used, (size_t)out_bytes - used, "%s", s);
}

void money_format(char *out, int out_bytes, money m, int least, const char *group, const char *point)
{
	uint64_t magnitude = m < 0 ? 0 - (uint64_t)m : (uint64_t)m;
	char whole[24], decimals[8];
	int n = snprintf(whole, sizeof whole, "%llu", (unsigned long long)(magnitude / MONEY_UNIT));
	snprintf(decimals, sizeof decimals, "%04u", (unsigned)(magnitude % MONEY_UNIT));
	if (least == 0 && magnitude % MONEY_UNIT != 0)
		least = MONEY_DECIMALS;
	for (int k = DECIMALS - 1; k >= least && decimals[k] == '0'; k--)
		decimals[k] = '\0';
	if (out_bytes <= 0)
		return;
	out[0] = '\0';
	if (m < 0)
		append(out, out_bytes, "-");
	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			append(out, out_bytes, group);
		append(out, out_bytes, (char[2]){whole[i], '\0'});
	}
	append(out, out_bytes, *decimals ? point : "");
	append(out, out_bytes, decimals);
}
