/* forms.c - personal data that is known by its form, whoever it belongs to: telephone numbers of China,
 * Russia, North America and Britain, and of anywhere with a + before; Chinese identity cards; bank cards.
 * More forms are in forms_papers.c and forms_email.c.
 * What has a check digit must have the right one. */
#include <string.h>

#include "base/utf8.h"
#include "privacy/mask_int.h"

enum { DIGITS_MOST = 24, GROUPS_MOST = 8, JOINTS_MOST = 3 };

struct number { /* digits in groups, as "138 0000 1234" */
	char digits[DIGITS_MOST + 1];
	size_t n;
	size_t groups[GROUPS_MOST]; /* how many digits each has */
	size_t n_groups;
	size_t n_slashes, n_dots; /* between these; dates, prices and addresses of computers have them, too */
	bool has_plus;
	bool is_within; /* a longer row of groups, as those of a card */
};

/* ---- numbers ---- */

/* One of these between two digits, or several such as ") " and " - ". */
static size_t skip_joint(const struct letters *t, size_t i)
{
	size_t end = i;
	while (end < t->n && end < i + JOINTS_MOST && t->raw[end] != '\n' && t->raw[end] != '_' &&
	       t->raw[end] != 0x2116 && (is_joint(t->fold[end]) || t->fold[end] == '/'))
		end++;
	return is_digit(t->fold[end]) ? end : i;
}

/* Reads up to `most` groups; the end of the last. */
static size_t read_number(const struct letters *t, size_t i, size_t most, struct number *number)
{
	*number = (struct number){
		.has_plus = i > 0 && t->fold[i - 1] == '+',
		.is_within = i > 1 && is_joint(t->fold[i - 1]) && is_digit(t->fold[i - 2]),
	};
	while (number->n_groups < most) {
		size_t *group = &number->groups[number->n_groups++];
		for (; is_digit(t->fold[i]) && number->n < DIGITS_MOST; i++, ++*group)
			number->digits[number->n++] = (char)t->fold[i];
		size_t next = skip_joint(t, i);
		number->is_within |= next > i && number->n_groups == most;
		if (next == i || number->n_groups == most)
			break;
		for (; i < next; i++) {
			number->n_slashes += t->fold[i] == '/';
			number->n_dots += t->fold[i] == '.';
		}
	}
	return i;
}

static bool begins(const struct number *x, const char *prefix)
{
	return strncmp(x->digits, prefix, strlen(prefix)) == 0;
}

/* 123 456 789.00 is an amount: nobody writes a telephone number so. */
static bool is_amount(const struct number *x)
{
	bool is_one = x->n_groups >= 3 && x->groups[0] <= 3 && x->groups[x->n_groups - 1] == 2;
	for (size_t i = 1; i + 1 < x->n_groups; i++)
		is_one &= x->groups[i] == 3;
	return is_one && !x->has_plus;
}

static bool is_year(const char *digits)
{
	return strncmp(digits, "19", 2) == 0 || strncmp(digits, "20", 2) == 0;
}

/* 2025/01/12 and 12.01.2025, whatever follows. */
static bool is_day(const struct number *x)
{
	const size_t *groups = x->groups;
	if (x->n_groups < 3 || x->n_slashes + x->n_dots < 2 || groups[1] > 2)
		return false;
	return (groups[0] == 4 && groups[2] <= 2 && is_year(x->digits)) ||
	       (groups[0] <= 2 && groups[2] == 4 && is_year(x->digits + groups[0] + groups[1]));
}

/* With slashes or dots it is one only as people part it: 138/0000/1234. */
static bool is_chinese_mobile(const struct number *x)
{
	const char *s = x->digits;
	size_t n = x->n, n_groups = x->n_groups;
	const size_t *last = x->groups + n_groups - 1;
	bool is_usual = n_groups == 1 || (n_groups >= 3 && last[0] == 4 && last[-1] == 4);
	if (n == 15 && begins(x, "0086"))
		s += 4, n -= 4;
	else if (n == 13 && begins(x, "86"))
		s += 2, n -= 2;
	return n == 11 && s[0] == '1' && s[1] >= '3' && n_groups <= 4 &&
	       (is_usual || x->n_slashes + x->n_dots == 0);
}

/* 0571-88001234, 0571 8800 1234, 020 7946 0958; 010-2025-0115 is rather a document of that day, and so is
 * 0571/20250115. */
static bool is_landline(const struct number *x)
{
	const char *local = x->digits + x->groups[0];
	size_t n = x->n - x->groups[0];
	bool is_dated = strncmp(local, "20", 2) == 0 || local[0] < '2' || local[0] > '8';
	bool is_parted = x->n_groups == 3 && x->groups[1] >= 3 && x->groups[2] == 4 && !is_dated &&
	                 !x->is_within;
	bool is_pair = x->n_groups == 2 && !(x->n_slashes > 0 && is_dated);
	return (is_pair || is_parted) && x->digits[0] == '0' && x->groups[0] >= 3 && x->groups[0] <= 4 &&
	       n >= 7 && n <= 8;
}

/* (212) 555-0147, 1-212-555-0147; 800, 888 and the like are nobody's, 400 in China neither; 299/399/1299 are
 * prices. */
static bool is_american_phone(const struct number *x)
{
	bool has_code = x->n_groups == 4 && x->groups[0] == 1 && x->digits[0] == '1';
	const char *s = x->digits + has_code;
	const size_t *groups = x->groups + has_code;
	bool is_free = (s[0] == '8' && s[1] == s[2]) || strncmp(s, "400", 3) == 0;
	bool is_usual = x->n_groups == 3U + has_code && groups[0] == 3 && groups[1] == 3 && groups[2] == 4;
	return is_usual && x->n_slashes < 2 && !is_free && s[0] >= '2' && s[3] >= '2' && !x->is_within;
}

/* 07700 900123 */
static bool is_british_mobile(const struct number *x)
{
	return x->n == 11 && begins(x, "07") && x->groups[0] == 5 && x->n_groups <= 3;
}

/* 8 800 is nobody's. In one group only a mobile's: shops have numbers, too. */
static bool is_russian_phone(const struct number *x)
{
	if (x->n != 11 || (x->digits[0] != '7' && x->digits[0] != '8') || strncmp(x->digits + 1, "800", 3) == 0)
		return false;
	if (x->n_slashes > 0 && (x->groups[0] != 1 || x->groups[1] != 3))
		return false;
	return x->digits[1] == '9' || x->has_plus || (x->n_groups >= 3 && strchr("348", x->digits[1]));
}

static bool is_foreign_phone(const struct number *x)
{
	return x->has_plus && x->n >= 8 && x->n <= 15 && !begins(x, "7800");
}

/* Luhn's sum; the issuers are those of China, Russia and the large schemes. */
static bool is_card(const struct number *x)
{
	static const char *const issuers[] = {"4",  "51", "52", "53", "54", "55", "22", "23",
	                                      "24", "25", "26", "27", "62", "60", "65", "35"};
	unsigned sum = 0;
	bool is_issued = x->n == 15 && (begins(x, "34") || begins(x, "37"));
	is_issued |= x->n > 16 && x->n <= 19 && begins(x, "62");
	for (size_t i = 0; i < sizeof issuers / sizeof *issuers; i++)
		is_issued |= x->n == 16 && begins(x, issuers[i]);
	for (size_t i = 0; i < x->n; i++) {
		unsigned digit = (unsigned)(x->digits[i] - '0') << ((x->n - i) % 2 == 0);
		sum += digit > 9 ? digit - 9 : digit;
	}
	return is_issued && sum % 10 == 0;
}

/* Of the 18th character; 10 is written X. */
static bool has_check_digit(const char *digits, uint32_t last)
{
	static const unsigned weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
	unsigned sum = 0;
	for (size_t i = 0; i < 17; i++)
		sum += weights[i] * (unsigned)(digits[i] - '0');
	return last == (uint32_t)("10x98765432"[sum % 11]);
}

/* Seventeen digits, the 7th to 14th a day, and the check digit. */
static bool is_identity_card(const struct number *x, uint32_t next)
{
	const char *s = x->digits;
	bool is_born = is_year(s + 6) && (s[10] == '0' || s[10] == '1') && s[12] <= '3';
	if (x->n == 18)
		return is_born && has_check_digit(s, (uint32_t)s[17]);
	return x->n == 17 && next == 'x' && is_born && has_check_digit(s, next);
}

static bool judge_number(const struct number *x, const struct letters *t, struct form *f)
{
	f->what = DETAIL_PHONE;
	if (is_identity_card(x, t->fold[f->end])) {
		f->what = DETAIL_ID;
		f->end += x->n == 17;
		return true;
	}
	if (is_amount(x) || (is_day(x) && !x->has_plus))
		return false;
	if (is_chinese_mobile(x) || is_landline(x) || is_russian_phone(x) || is_foreign_phone(x) ||
	    is_american_phone(x) || is_british_mobile(x))
		return true;
	f->what = DETAIL_CARD;
	return is_card(x);
}

/* Behind capitals a number belongs to a code: SF1390008812345. */
static bool may_begin(const struct letters *t, size_t i)
{
	uint32_t before = i > 0 ? t->raw[i - 1] : 0;
	return !is_digit(utf8_fold(before)) && !utf8_is_capital(before);
}

static bool find_number(const struct letters *t, size_t i, struct form *f)
{
	struct number x;
	f->first = i - (i > 0 && t->fold[i - 1] == '+');
	for (size_t groups = GROUPS_MOST; may_begin(t, i) && groups > 0; groups = x.n_groups - 1) {
		f->end = read_number(t, i, groups, &x);
		bool is_whole = !is_digit(t->fold[f->end]);
		if (x.n >= 8 && is_whole && judge_number(&x, t, f) && !is_alphabetic(t->fold[f->end]))
			return true;
	}
	return false;
}

bool form_find(const struct letters *t, size_t i, struct form *f)
{
	if (is_digit(t->fold[i]))
		return form_find_paper(t, i, f) || find_number(t, i, f);
	return form_find_email(t, i, f) || form_find_account(t, i, f);
}
