/* damage.c - the shapes in which spreadsheets and wrong encodings leave what they damage. */
#include <string.h>

#include "base/gbk.h"
#include "base/message.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

#define DIGITS "0123456789"

/* ---- numbers ---- */

/* What spreadsheets put between groups of three digits; 0: it is none of that. */
static size_t group_sign(const char *s)
{
	static const char *const signs[] = {",", ".", "'", "\u2019", "\u00A0", "\u202F"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (strncmp(s, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	return 0;
}

/* The end of "4.402.178", with its digits in *n: the groups have one sign between them all. */
static const char *groups_end(const char *s, size_t *n)
{
	const char *end = s + *n;
	size_t sign = *n <= 3 && *s != '0' ? group_sign(end) : 0;
	const char *first = end;
	while (sign && strncmp(end, first, sign) == 0 && strspn(end + sign, DIGITS) == 3) {
		end += sign + 3;
		*n += 3;
	}
	return end;
}

/* 78912804471163.0, 80081212345678,00 and 4,402,178: a code as an amount. People write phones as 600.123.456,
 * and none of more than MOST digits. */
bool damage_is_amount(const char *s, size_t least)
{
	enum { MOST = 12 };
	size_t n = strspn(s, DIGITS);
	const char *first = s + n, *end = groups_end(s, &n);
	bool has_groups = end > first;
	if (n == 0 || n < least)
		return false;
	if (*end == '\0')
		return has_groups && (*first == ',' || n > MOST);
	bool has_decimals = (*end == '.' || *end == ',') && !(has_groups && *end == *first);
	size_t zeros = has_decimals ? strspn(end + 1, "0") : 0;
	return zeros > 0 && end[1 + zeros] == '\0';
}

/* ---- letters ---- */

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* What an encoding lacks becomes a question mark a letter: "???? ?????", "M?ller". In what people write to
 * each other there are such marks, too: there several words of nothing else are lost. */
static bool has_lost_letters(const char *s, bool is_talk)
{
	size_t words = 0, longest = 0, n;
	bool has_letters = false, is_amid = false;
	for (size_t i = 0; s[i]; i += n ? n : 1) {
		n = strspn(s + i, "?");
		has_letters |= value_is_letter(s[i]);
		bool is_behind = n && i > 0 && value_is_letter(s[i - 1]);
		bool is_before = n && value_is_letter(s[i + n]);
		is_amid |= is_behind && is_before && !(s[i - 1] & 0x80) && is_small(s[i + n]);
		if (n < 2 || is_behind || is_before)
			continue;
		words++;
		longest = n > longest ? n : longest;
	}
	if (is_talk)
		return !has_letters && words > 1;
	return longest > 2 || (!has_letters && words > 0) || (is_amid && !strpbrk(s, "=/"));
}

/* GBK read as the letters of Western Europe, "ÖñÁÖ²è¾ß": four of them or more in a row, which in pairs are
 * common Chinese characters. Small ones with accents begin none. */
static bool is_gbk_as_latin(const char *s)
{
	size_t n = strlen(s), run = 0;
	bool is_han = true, is_found = false;
	for (size_t i = 0; i <= n && is_han;) {
		uint32_t cp = i < n ? utf8_next(s, n, &i) : (i++, 0);
		if (cp >= 0xA1 && cp <= 0xFF) {
			is_han = run++ % 2 == 1 || (cp >= 0xB0 && cp <= 0xD7);
			continue;
		}
		is_found |= run >= 4;
		is_han = run % 2 == 0 && cp < 0x80;
		run = 0;
	}
	return is_found && is_han;
}

/* The characters of GBK by what they can be of UTF-8 whose bytes were read as GBK: two characters of three
 * bytes each are three of GBK. */
enum { BEGINS = 1, AMID = 2, ENDS = 4, PLANE = 0x10000 };

static bool is_lead(int c)
{
	return (c >= 0xE3 && c <= 0xE9) || c == 0xEF;
}

static bool is_trail(int c)
{
	return c >= 0x80 && c <= 0xBF;
}

static const uint8_t *pieces_of_gbk(struct import_job *j)
{
	if (j->pieces)
		return j->pieces;
	j->pieces = ARENA_ARRAY(j->a, uint8_t, PLANE);
	for (int lead = 0x80; lead <= 0xEF; lead++)
		for (int trail = 0x80; trail <= 0xEF; trail++) {
			char pair[2] = {(char)lead, (char)trail};
			size_t i = 0;
			uint32_t cp = gbk_next(pair, 2, &i);
			if (cp >= PLANE)
				continue;
			j->pieces[cp] |= is_lead(lead) && is_trail(trail) ? BEGINS : 0;
			j->pieces[cp] |= is_trail(lead) && is_lead(trail) ? AMID : 0;
			j->pieces[cp] |= is_trail(lead) && is_trail(trail) ? ENDS : 0;
		}
	return j->pieces;
}

/* UTF-8 read as GBK, "鎶樻睙鐪": of each run of letters beyond ASCII all, but for the last, which may have
 * lost a byte; and a run of three or more. */
static bool is_utf8_as_gbk(struct import_job *j, const char *s)
{
	size_t n = strlen(s), run = 0;
	bool is_found = false, is_whole = true;
	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_next(s, n, &i);
		if (cp < 0x80) {
			run = 0;
			is_whole = true;
			continue;
		}
		bool is_piece = cp < PLANE && (pieces_of_gbk(j)[cp] & (BEGINS << run % 3));
		if (!is_whole || (!is_piece && run < 3))
			return false;
		is_whole = is_piece;
		is_found |= ++run >= 3;
	}
	return is_found;
}

/* U+FFFD, and that read as GBK, which every Chinese seller has seen. */
static bool is_garbled(struct import_job *j, const char *s, bool is_talk)
{
	return strstr(s, "\xEF\xBF\xBD") || strstr(s, "锟斤拷") || is_gbk_as_latin(s) ||
	       has_lost_letters(s, is_talk) || is_utf8_as_gbk(j, s);
}

/* ---- any value ---- */

static bool goes_on(char c)
{
	return value_is_letter(c) || (c >= '0' && c <= '9') || c == '_';
}

/* What a spreadsheet shows in its own language where a formula failed. #NV123 is none of that. People write
 * #N/D and the like, too: in talk it is all of the message and ends as a shout, and JSON was in no
 * spreadsheet. */
static bool is_failed(const struct import_job *j, const char *text, bool is_talk)
{
	const struct node *errors = *text == '#' ? shelf_lookup_list(j->currencies, "errors") : NULL;
	for (size_t i = 0; errors && i < errors->n; i++) {
		const char *error = errors->items[i]->text;
		size_t n = strlen(error);
		if (strncmp(text, error, n) != 0)
			continue;
		bool is_closed = strchr("!?", error[n - 1]), is_all = text[n] == '\0';
		if (is_talk ? j->table && is_closed && is_all : is_closed || !goes_on(text[n]))
			return true;
	}
	return false;
}

const char *damage_of(struct import_job *j, const char *text)
{
	size_t n = strlen(text);
	bool is_talk = strcmp(j->ask->section, "chat") == 0;
	if (n > 1 && strspn(text, "#") == n)
		return N_("%s stands here: the spreadsheet's column was too narrow to show its value");
	if (is_failed(j, text, is_talk))
		return N_("%s stands here: a spreadsheet could not calculate it");
	if (is_garbled(j, text, is_talk))
		return N_("the letters of \"%s\" were lost when the file was saved in another encoding");
	return NULL;
}
