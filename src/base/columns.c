/* columns.c - enough of Unicode's East Asian Width for a caret to sit right and a table to stand straight. */
#include "base/columns.h"

#include <stdbool.h>
#include <string.h>

#include "base/utf8.h"

struct range {
	uint32_t first, last;
};

static const struct range wide[] = {
	{0x1100, 0x115F}, {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x2E80, 0x303E}, {0x3041, 0x33FF},
	{0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
	{0xFE10, 0xFE19}, {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x16FE0, 0x18CFF},
	{0x1AFF0, 0x1B2FF}, {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A},
	{0x1F1E6, 0x1F265}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7EB}, {0x1F900, 0x1F9FF},
	{0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static const struct range narrow[] = { /* no column of their own */
	{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
	{0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x20D0, 0x20FF}, {0x302A, 0x302D},
	{0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE01EF},
};

static bool is_in(uint32_t cp, const struct range *ranges, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	return false;
}

#define IS_IN(cp, ranges) is_in((cp), (ranges), sizeof(ranges) / sizeof *(ranges))

int columns_of_char(uint32_t cp)
{
	if (cp < 0x300)
		return 1;
	return IS_IN(cp, narrow) ? 0 : IS_IN(cp, wide) ? 2 : 1;
}

int columns_of_text(const char *text)
{
	size_t n = strlen(text), i = 0;
	int columns = 0;
	while (i < n)
		columns += columns_of_char(utf8_next(text, n, &i));
	return columns;
}
