/* names.c - what the name of a file tells: its words, in Han, Cyrillic or Latin letters; its numbers. */
#include <string.h>

#include "base/columns.h"
#include "base/utf8.h"
#include "draft/draft_int.h"

enum letter { LETTER_NONE, LETTER_WORD, LETTER_DIGIT, LETTER_WIDE };

enum { SHORT_WORD = 3 }; /* letters: such a word must stand alone, "чек" is not in "чеканка" */

/* ---- letters ---- */

static enum letter letter_of(uint32_t cp)
{
	if (cp >= '0' && cp <= '9')
		return LETTER_DIGIT;
	if (cp < 0x80)
		return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ? LETTER_WORD : LETTER_NONE;
	if (cp >= 0x3400 && cp != UTF8_BAD && !(cp >= 0xD800 && cp < 0xF900) && !(cp >= 0xFE00 && cp < 0x20000))
		return LETTER_WIDE;
	return cp >= 0xC0 && cp < 0x2000 && cp != 0xD7 && cp != 0xF7 ? LETTER_WORD : LETTER_NONE;
}

static bool is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE) || (cp >= 0x410 && cp <= 0x42F) ||
	       cp == 0x401;
}

/* Latin, Latin-1 and Cyrillic. Two Cyrillic letters lose what stands above them: one is mostly typed without,
 * and of the other a Macintosh makes two characters in names of files. */
static uint32_t lower(uint32_t cp)
{
	enum { YO_CAPITAL = 0x401, YO = 0x451, YE = 0x435, SHORT_I = 0x439, I = 0x438 };
	if (is_capital(cp) && cp != YO_CAPITAL)
		cp += 0x20;
	return cp == YO || cp == YO_CAPITAL ? YE : cp == SHORT_I ? I : cp;
}

static bool is_mark(uint32_t cp) /* combining: written above the letter before */
{
	return cp >= 0x300 && cp < 0x370;
}

/* Does a word begin here? Where the kind of letter changes, and at a capital inside: orderPage. */
static bool begins_word(uint32_t cp, uint32_t before)
{
	return letter_of(cp) != letter_of(before) ||
	       (letter_of(cp) == LETTER_WORD && is_capital(cp) && !is_capital(before));
}

const char *names_normal(struct arena *a, const char *name, size_t n)
{
	struct buf out = {0};
	char bytes[4];
	uint32_t before = ' ';
	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_next(name, n, &i);
		if (is_mark(cp))
			continue;
		if (letter_of(cp) == LETTER_NONE) {
			before = ' ';
			continue;
		}
		if (begins_word(cp, before))
			buf_add_byte(&out, ' ');
		buf_add(&out, bytes, utf8_put(bytes, lower(cp)));
		before = cp;
	}
	const char *normal = out.n ? arena_strndup(a, (const char *)out.data, out.n) : "";
	buf_drop(&out);
	return normal;
}

/* ---- words in names ---- */

static bool is_wide(const char *word)
{
	size_t i = 0;
	return letter_of(utf8_next(word, strlen(word), &i)) == LETTER_WIDE;
}

int names_match(struct arena *a, const char *name, const char *word)
{
	if (is_wide(word))
		return strstr(name, word) ? columns_of_text(word) : 0;
	const char *normal = names_normal(a, word, strlen(word));
	size_t n = strlen(normal);
	bool is_short = utf8_count(normal, n) <= SHORT_WORD + 1; /* and the space in front */
	for (const char *at = strstr(name, normal); n > 0 && at; at = strstr(at + 1, normal))
		if (!is_short || at[n] == ' ' || at[n] == '\0')
			return columns_of_text(word);
	return 0;
}

/* ---- numbers in names ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Two runs of digits by value; both are moved behind. */
static int compare_numbers(const char **a, const char **b)
{
	*a += strspn(*a, "0");
	*b += strspn(*b, "0");
	size_t n = strspn(*a, "0123456789"), m = strspn(*b, "0123456789");
	int order = n != m ? (n < m ? -1 : 1) : strncmp(*a, *b, n);
	*a += n;
	*b += m;
	return order;
}

int names_compare(const char *a, const char *b)
{
	const char *whole_a = a, *whole_b = b;
	while (*a && *b) {
		if (is_digit(*a) && is_digit(*b)) {
			int order = compare_numbers(&a, &b);
			if (order != 0)
				return order;
		} else if (*a != *b) {
			return (unsigned char)*a < (unsigned char)*b ? -1 : 1;
		} else {
			a++;
			b++;
		}
	}
	return *a ? 1 : *b ? -1 : strcmp(whole_a, whole_b);
}

size_t names_before_page(const char *stem, size_t n)
{
	enum { DIGITS_MOST = 2 };
	size_t end = n;
	if (end > 0 && stem[end - 1] == ')')
		end--;
	size_t digits = 0;
	while (digits < end && is_digit(stem[end - 1 - digits]))
		digits++;
	if (digits == 0 || digits > DIGITS_MOST)
		return n;
	end -= digits;
	while (end > 0 && strchr(" -_(.", stem[end - 1]))
		end--;
	return end > 0 ? end : n;
}
