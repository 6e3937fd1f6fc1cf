/* forms_papers.c - numbers of papers and accounts that are known by their form: bank accounts (IBAN), Russian
 * passports where the word stands before them, Russian insurance numbers (SNILS). */
#include <string.h>

#include "privacy/mask_int.h"

enum { PASSPORT = 10, SNILS = 11, BEFORE_MOST = 48 }; /* digits; characters from the word to the number */

static bool is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2212 || (cp >= 0x2010 && cp <= 0x2015);
}

/* ---- what stands before ---- */

/* Part of a longer number or code? */
static bool is_within(const struct letters *t, size_t i)
{
	uint32_t before = i > 0 ? t->fold[i - 1] : 0;
	bool is_parted = i > 1 && is_joint(before) && is_digit(t->fold[i - 2]);
	return is_digit(before) || is_alphabetic(before) || is_parted;
}

static bool starts_word(const struct letters *t, size_t i)
{
	return is_alphabetic(t->fold[i]) && (i == 0 || !is_alphabetic(t->fold[i - 1]));
}

/* Does one of these begin the word at t[i]? They come between the word and the number: "passport of a citizen
 * of Russia, series 4509". */
static bool may_stand_between(const struct letters *t, size_t i)
{
	static const char *const stems[] = {"сери", "номер", "гражд", "росси", "федер", "данны"};
	static const char *const words[] = {"рф", "сер", "ном", "и", "no", "n"};
	for (size_t k = 0; k < sizeof stems / sizeof *stems; k++)
		if (letters_match_here(t, i, stems[k]) > i)
			return true;
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (letters_match_word(t, i, words[k], false) > i)
			return true;
	return false;
}

/* Does the word, inflected or not, stand before t[i], with nothing between that is of something else? */
static bool follows(const struct letters *t, size_t i, const char *word)
{
	for (size_t k = i; k-- > 0 && i - k <= BEFORE_MOST;) {
		if (is_digit(t->fold[k]) || t->raw[k] == '\n' || t->fold[k] == ';')
			return false;
		if (!starts_word(t, k))
			continue;
		if (letters_match_here(t, k, word) > k)
			return true;
		if (!may_stand_between(t, k))
			return false;
	}
	return false;
}

/* ---- Russian papers ---- */

/* The end of `form`, in which d is a digit, - a dash and a blank what parts groups; or i. */
static size_t match_form(const struct letters *t, size_t i, const char *form, char *digits)
{
	size_t at = i;
	for (; *form; form++, at++) {
		bool is_good = *form == 'd' ? is_digit(t->fold[at]) : is_dash(t->fold[at]);
		if (!is_good && !(*form == ' ' && is_blank(t->raw[at])))
			return i;
		if (*form == 'd')
			*digits++ = (char)t->fold[at];
	}
	return is_digit(t->fold[at]) || (is_dash(t->fold[at]) && is_digit(t->fold[at + 1])) ? i : at;
}

/* The last two of the eleven follow from the nine before. */
static bool is_snils(const char *digits)
{
	int sum = 0;
	for (int k = 0; k < 9; k++)
		sum += (digits[k] - '0') * (9 - k);
	return sum > 0 && sum % 101 % 100 == (digits[9] - '0') * 10 + digits[10] - '0';
}

static bool find_snils(const struct letters *t, size_t i, struct form *f)
{
	char digits[SNILS];
	f->end = match_form(t, i, "ddd-ddd-ddd dd", digits);
	if (f->end == i && follows(t, i, "снилс"))
		f->end = match_form(t, i, "ddddddddddd", digits);
	return f->end > i && is_snils(digits);
}

/* What parts series and number: "4509 123456", "4509, номер 123456", "4509 № 123456". */
static size_t skip_parting(const struct letters *t, size_t i)
{
	enum { MOST = 10 };
	size_t end = i;
	while (end < i + MOST && end < t->n && !is_digit(t->fold[end]) && t->raw[end] != '\n' &&
	       t->fold[end] != '.' && t->fold[end] != ';')
		end++;
	for (size_t k = i; k < end; k++)
		if (starts_word(t, k) && !may_stand_between(t, k))
			return i;
	return end;
}

static bool find_passport(const struct letters *t, size_t i, struct form *f)
{
	char digits[PASSPORT];
	if (!follows(t, i, "паспорт"))
		return false;
	f->end = match_form(t, i, "dddddddddd", digits);
	if (f->end > i)
		return true;
	size_t series = match_form(t, i, "dddd", digits);
	if (series == i)
		series = match_form(t, i, "dd dd", digits);
	size_t number = skip_parting(t, series);
	f->end = series > i ? match_form(t, number, "dddddd", digits) : number;
	return series > i && f->end > number;
}

bool form_find_paper(const struct letters *t, size_t i, struct form *f)
{
	f->first = i;
	f->what = DETAIL_ID;
	return !is_within(t, i) && (find_snils(t, i, f) || find_passport(t, i, f));
}

/* ---- bank accounts ---- */

/* How long an IBAN is in each country; 0: it has none. */
static size_t iban_length(const struct letters *t, size_t i)
{
	static const char lengths[] =
		"ad24ae23al28at20az28ba20be16bg22bh22bi27br29by28ch21cr22cy28cz24de22dj27dk18do28ee20eg29es24fi18fk18"
		"fo18fr27gb22ge22gi23gl18gr27gt28hr21hu28ie22il23iq23is26it27jo30kw30kz20lb28lc32li21lt20lu20lv21"
		"ly25mc27md24me22mk19mn20mr27mt31mu30ni28nl18no15om23pk24pl28ps29pt25qa29ro24rs22ru33sa24sc31sd18"
		"se24si19sk24sm27so23st25sv28tl23tn24tr26ua29va22vg24xk20";
	for (const char *p = lengths; *p; p += 4)
		if (t->fold[i] == (uint32_t)p[0] && t->fold[i + 1] == (uint32_t)p[1])
			return (size_t)(p[2] - '0') * 10 + (size_t)(p[3] - '0');
	return 0;
}

static bool is_of_iban(uint32_t cp)
{
	return is_digit(cp) || (cp >= 'a' && cp <= 'z');
}

/* Letters count as 10 to 35, the first four characters as the last. */
static bool is_iban(const char *v, size_t n)
{
	unsigned rest = 0;
	for (size_t k = 0; k < n; k++) {
		char c = v[(k + 4) % n];
		rest = c <= '9' ? rest * 10 + (unsigned)(c - '0') : rest * 100 + (unsigned)(c - 'a') + 10;
		rest %= 97;
	}
	return rest == 1;
}

/* In one piece, or in groups of four. */
bool form_find_account(const struct letters *t, size_t i, struct form *f)
{
	char v[34];
	size_t n = 0, at = i, length = is_alphabetic(t->fold[i]) && !is_within(t, i) ? iban_length(t, i) : 0;
	for (; n < length; at++) {
		bool parts = n > 0 && n % 4 == 0 && (is_blank(t->raw[at]) || is_dash(t->fold[at]));
		if (is_of_iban(t->fold[at]))
			v[n++] = (char)t->fold[at];
		else if (!parts || !is_of_iban(t->fold[at + 1]))
			return false;
	}
	*f = (struct form){.first = i, .end = at, .what = DETAIL_CARD};
	return length > 0 && is_digit((uint32_t)v[2]) && is_digit((uint32_t)v[3]) && !is_of_iban(t->fold[at]) &&
	       is_iban(v, n);
}
