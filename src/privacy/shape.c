/* shape.c - what is left of a value that is shown in part, as Chinese, Russian and English readers know it:
 * Zhang **, I. I., 138****1234, a***@mail.ru, a city without its street. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "privacy/mask_int.h"

#define HIDDEN "***"

static const char *finish(struct arena *a, struct buf *b)
{
	const char *s = arena_strndup(a, b->data ? (const char *)b->data : "", b->n);
	buf_drop(b);
	return s;
}

static void add_letters(struct buf *b, const struct letters *t, size_t first, size_t end)
{
	buf_add(b, t->s + t->at[first], t->at[end] - t->at[first]);
}

/* ---- names ---- */

/* Ivan Petrov: I. P. */
static const char *shape_initials(struct arena *a, const struct letters *t)
{
	struct buf b = {0};
	for (size_t i = 0; i < t->n; i++) {
		if (!is_alphabetic(t->raw[i]) || (i > 0 && is_alphabetic(t->raw[i - 1])))
			continue;
		buf_add_string(&b, b.n ? " " : "");
		add_letters(&b, t, i, i + 1);
		buf_add_byte(&b, '.');
	}
	return finish(a, &b);
}

static const char *shape_name(struct arena *a, const struct letters *t)
{
	struct buf b = {0};
	if (is_alphabetic(t->raw[0]))
		return shape_initials(a, t);
	add_letters(&b, t, 0, 1);
	buf_add_string(&b, "**");
	return finish(a, &b);
}

/* An account, a company: the first character and the last. */
static const char *shape_ends(struct arena *a, const struct letters *t)
{
	struct buf b = {0};
	add_letters(&b, t, 0, t->n > 1);
	buf_add_string(&b, HIDDEN);
	if (t->n >= 4)
		add_letters(&b, t, t->n - 1, t->n);
	return finish(a, &b);
}

static const char *shape_email(struct arena *a, const struct letters *t)
{
	struct buf b = {0};
	size_t i = 0;
	while (i < t->n && t->fold[i] != '@' && t->fold[i] != '(' && t->fold[i] != '[')
		i++;
	add_letters(&b, t, 0, i > 0);
	buf_add_string(&b, HIDDEN);
	add_letters(&b, t, i, t->n);
	return finish(a, &b);
}

/* ---- numbers ---- */

/* Digits but the first `head` and the last `tail` become stars; what stands between them stays. */
static const char *shape_digits(struct arena *a, const struct letters *t, size_t head, size_t tail)
{
	struct buf b = {0};
	size_t n = 0, k = 0;
	for (size_t i = 0; i < t->n; i++)
		n += is_digit(t->fold[i]);
	for (size_t i = 0; i < t->n; i++) {
		bool is_one = is_digit(t->fold[i]);
		if (is_one && k >= head && k + tail < n)
			buf_add_byte(&b, '*');
		else
			add_letters(&b, t, i, i + 1);
		k += is_one;
	}
	return finish(a, &b);
}

static size_t first_digits(const struct letters *t, char digits[24])
{
	size_t n = 0, kept = 0;
	for (size_t i = 0; i < t->n; i++) {
		if (is_digit(t->fold[i]) && kept < 23)
			digits[kept++] = (char)t->fold[i];
		n += is_digit(t->fold[i]);
	}
	digits[kept] = '\0';
	return n;
}

/* Hidden by the platform already: few of its digits are left. */
static bool is_starred(const struct letters *t, size_t n_digits)
{
	enum { STARS_LEAST = 3, DIGITS_MOST = 9 };
	size_t n = 0;
	for (size_t i = 0; i < t->n; i++)
		n += t->fold[i] == '*';
	return n >= STARS_LEAST && n_digits <= DIGITS_MOST;
}

/* 138****1234, +86 138****1234; 0571-******34; +7 900 ***-**-67; of others a little at both ends. */
static const char *shape_phone(struct arena *a, const struct letters *t)
{
	char digits[24];
	size_t n = first_digits(t, digits);
	if (is_starred(t, n))
		return t->s;
	if (n == 11 && digits[0] == '1')
		return digits[1] < '3' ? shape_digits(a, t, 4, 2) : shape_digits(a, t, 3, 4);
	if (n == 13 && strncmp(digits, "861", 3) == 0)
		return shape_digits(a, t, 5, 4);
	if (n == 15 && strncmp(digits, "00861", 5) == 0)
		return shape_digits(a, t, 7, 4);
	if (n == 11 && (digits[0] == '7' || digits[0] == '8'))
		return shape_digits(a, t, 4, 2);
	if (digits[0] == '0' && n >= 10)
		return shape_digits(a, t, digits[1] == '1' || digits[1] == '2' ? 3 : 4, 2);
	return n >= 8 ? shape_digits(a, t, 3, 2) : shape_digits(a, t, 0, n > 4 ? 2 : 0);
}

static const char *shape_paper(struct arena *a, const struct letters *t)
{
	struct buf b = {0};
	for (size_t i = 0; i < t->n; i++) {
		if (i == 0 || i + 1 == t->n)
			add_letters(&b, t, i, i + 1);
		else
			buf_add_byte(&b, '*');
	}
	return t->n > 5 ? finish(a, &b) : (buf_drop(&b), HIDDEN);
}

/* ---- addresses ---- */

/* The end of the part of an address that is a province's, city's or district's name, or `from`. */
static size_t skip_level(const struct recipient *p, const struct letters *t, size_t from,
                         const struct node *ends)
{
	enum { NAME_MOST = 10 };
	for (size_t i = from + 1; i < t->n && i < from + NAME_MOST; i++) {
		size_t end = letters_match_list(t, i, ends, false);
		if (end > i)
			return end;
		if (letters_match_list(t, i, p->han_streets, false) > i)
			return from; /* the street has begun */
	}
	return from;
}

/* Province, city, district: the street begins behind them. */
static size_t find_street(const struct recipient *p, const struct letters *t)
{
	size_t end = 0;
	for (size_t i = 0; p->han_levels && i < p->han_levels->n; i++)
		end = skip_level(p, t, end, p->han_levels->items[i]);
	return end;
}

static bool is_comma(uint32_t cp)
{
	return cp == ',' || cp == 0xFF0C || cp == 0x3001 || cp == ';' || cp == '\n';
}

/* A house, a street, a flat: it has a digit, or one of the words of the profile. */
static bool is_street_part(const struct recipient *p, const struct letters *t, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (is_digit(t->fold[i]) || letters_match_list(t, i, p->streets, false) > i)
			return true;
	return false;
}

/* 101000: of a post office, and before the town. */
static bool is_postal_code(const struct letters *t, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (!is_digit(t->fold[i]))
			return false;
	return end - first == 6;
}

/* Russian addresses go from the city to the flat: behind the street all is hidden. Western ones begin
 * with the street and end with the city. */
static struct piece *split_at_commas(struct arena *a, const struct recipient *p, const struct letters *t,
                                     size_t *n)
{
	struct piece *pieces = NULL;
	bool is_russian = utf8_fold(t->raw[0]) >= 0x400, was_street = false;
	*n = 0;
	for (size_t first = 0, end; first < t->n; first = end + 1) {
		while (first < t->n && is_blank(t->raw[first]))
			first++;
		for (end = first; end < t->n && !is_comma(t->fold[end]);)
			end++;
		bool is_postcode = is_postal_code(t, first, end);
		bool is_street = is_street_part(p, t, first, end) || (*n == 0 && !is_russian && end < t->n);
		was_street |= is_russian && is_street && !is_postcode;
		if (end > first)
			*ARENA_PUSH(a, pieces, *n) = (struct piece){first, end, is_street || was_street};
	}
	if (*n == 1)
		pieces[0].is_hidden = true; /* nothing tells the city from the street */
	return pieces;
}

struct piece *shape_split_address(struct arena *a, const struct recipient *p, const struct letters *t,
                                  size_t *n)
{
	struct piece *pieces;
	if (!is_han(t->raw[0]))
		return split_at_commas(a, p, t, n);
	size_t street = find_street(p, t);
	pieces = ARENA_ARRAY(a, struct piece, 2);
	*n = 0;
	if (street > 0)
		pieces[(*n)++] = (struct piece){0, street, false};
	if (street < t->n)
		pieces[(*n)++] = (struct piece){street, t->n, true};
	return pieces;
}

/* Hidden pieces that follow each other leave one mark. */
static const char *shape_address(struct arena *a, const struct recipient *p, const struct letters *t)
{
	struct buf b = {0};
	size_t n;
	const struct piece *pieces = shape_split_address(a, p, t, &n);
	for (size_t i = 0; i < n; i++) {
		bool is_more = pieces[i].is_hidden && i > 0 && pieces[i - 1].is_hidden;
		bool is_postcode = i == 0 && n > 1 && !pieces[1].is_hidden && is_postal_code(t, 0, pieces[0].end);
		if (is_more || is_postcode)
			continue;
		buf_add_string(&b, b.n > 0 && !is_han(t->raw[0]) ? ", " : "");
		if (pieces[i].is_hidden)
			buf_add_string(&b, HIDDEN);
		else
			add_letters(&b, t, pieces[i].first, pieces[i].end);
	}
	return finish(a, &b);
}

const char *shape_of(struct arena *a, const struct recipient *p, enum detail what, const char *value)
{
	struct letters t = letters_of(a, value);
	char digits[24];
	if (t.n == 0)
		return "";
	switch (what) {
	case DETAIL_NAME: return shape_name(a, &t);
	case DETAIL_PHONE: return shape_phone(a, &t);
	case DETAIL_EMAIL: return shape_email(a, &t);
	case DETAIL_ADDRESS: return shape_address(a, p, &t);
	case DETAIL_ID: return shape_paper(a, &t);
	case DETAIL_CARD: return shape_digits(a, &t, 0, 4);
	default: break;
	}
	if (strchr(value, '@'))
		return shape_email(a, &t);
	return first_digits(&t, digits) == t.n && t.n == 11 ? shape_phone(a, &t) : shape_ends(a, &t);
}
