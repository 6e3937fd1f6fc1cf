/* digits.c - rounded to 2.5E+17, or filled with zeros. */
#include "base/digits.h"

#include <string.h>

#define DIGITS "0123456789"

bool digits_are_rounded(const char *s)
{
	size_t digits = strspn(s, DIGITS);
	bool has_point = s[digits] == '.', has_sign = has_point || s[digits] == ',';
	size_t decimals = has_sign ? 1 + strspn(s + digits + 1, DIGITS) : 0;
	const char *e = s + digits + decimals;
	if (digits == 0 || (*e | 0x20) != 'e' || (!has_point && e[1] != '+'))
		return false;
	e += 1 + (e[1] == '+');
	return *e && e[strspn(e, DIGITS)] == '\0';
}

bool digits_are_long(const char *s)
{
	enum { MOST = 24 };
	size_t n = strlen(s);
	return n > DIGITS_KEPT && n <= MOST && strspn(s, DIGITS) == n;
}

bool digits_are_cut(const char *s)
{
	return digits_are_long(s) && strspn(s + DIGITS_KEPT, "0") == strlen(s) - DIGITS_KEPT;
}
