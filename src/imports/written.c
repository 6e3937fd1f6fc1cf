/* written.c - an amount as people and platforms write it: digits, what groups them, and a currency before or
 * behind. What else stands there would make another amount of it (1.5k, 12%, (12.50) below zero, 1.2万), so
 * that it is read over nowhere. */
#include <string.h>

#include "base/utf8.h"
#include "imports/imports_int.h"

#define DIGITS "0123456789"
#define FIRM '\1' /* a blank at which no line breaks: it stands within one amount */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- letters of one kind ---- */

static uint32_t fold(uint32_t cp)
{
	if (cp == 0xA0 || cp == 0x202F || cp == 0x2007 || cp == 0x2009)
		return FIRM;
	if (cp == 0x3000 || cp == '\t')
		return ' ';
	if (cp >= 0xFF01 && cp <= 0xFF5E) /* of full width */
		return cp - 0xFF01 + '!';
	return cp == 0x2019 ? '\'' : cp == 0x2212 ? '-' : cp;
}

static const char *fold_all(struct arena *a, const char *text)
{
	size_t n = strlen(text), i = 0;
	char *out = ARENA_ARRAY(a, char, n + 1), *to = out;
	while (i < n) {
		size_t start = i;
		uint32_t cp = utf8_next(text, n, &i), folded = fold(cp);
		if (folded < 0x80) {
			*to++ = (char)folded;
			continue;
		}
		memcpy(to, text + start, i - start);
		to += i - start;
	}
	*to = '\0';
	return out;
}

static const char *skip(const char *s)
{
	while (*s == ' ' || *s == FIRM)
		s++;
	return s;
}

/* ---- the currency ---- */

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static const struct node *find_code(const struct node *currencies, const char *s)
{
	const struct node *codes = shelf_lookup_list(currencies, "codes");
	for (size_t i = 0; i < 3; i++)
		if (!is_capital(s[i]))
			return NULL;
	for (size_t i = 0; codes && i < codes->n && !is_capital(s[3]); i++)
		if (strncmp(codes->items[i]->text, s, 3) == 0)
			return codes->items[i];
	return NULL;
}

/* The longest of the signs that stands there: US $ before $. */
static const struct node *find_sign(const struct node *currencies, const char *s, size_t *length)
{
	const struct node *signs = tree_lookup(currencies, "signs"), *found = NULL;
	for (size_t i = 0; signs && signs->kind == NODE_MAP && i < signs->n; i++) {
		size_t n = strlen(signs->keys[i]->text);
		if (n > *length && strncmp(signs->keys[i]->text, s, n) == 0) {
			*length = n;
			found = signs->items[i];
		}
	}
	return found;
}

static const char *take_unit(const struct node *currencies, const char *s, const struct node **unit)
{
	size_t n = 0;
	if (is_digit(*s) || *s == '-' || *s == '\0')
		return s;
	*unit = find_code(currencies, s);
	if (*unit)
		return s + 3;
	*unit = find_sign(currencies, s, &n);
	return s + n;
}

bool written_is_in(const struct node *unit, const char *code)
{
	if (!unit || unit->kind == NODE_SCALAR)
		return !unit || strcmp(unit->text, code) == 0;
	for (size_t i = 0; i < unit->n; i++)
		if (strcmp(unit->items[i]->text, code) == 0)
			return true;
	return false;
}

/* ---- the number ---- */

/* A blank or an apostrophe behind one to three digits, and three behind it; always the same. */
static bool is_group(const struct written *w, const char *s, size_t n_digits)
{
	bool is_separator = *s == ' ' || *s == FIRM || *s == '\'';
	size_t first = strcspn(w->digits, ".,");
	return is_separator && strspn(s + 1, DIGITS) == 3 && w->digits[first] == '\0' && w->digits[0] != '0' &&
	       (w->n_groups > 0 ? *s == w->group : n_digits <= 3);
}

static const char *take_number(struct written *w, const char *s)
{
	size_t n = 0;
	for (; n < WRITTEN_MOST; s++) {
		bool is_between = n > 0 && is_digit(s[-1]) && is_digit(s[*s != '\0']);
		if (is_digit(*s) || ((*s == '.' || *s == ',') && is_between)) {
			w->digits[n++] = *s;
		} else if (is_between && is_group(w, s, n)) {
			w->group = *s;
			w->n_groups++;
		} else {
			break;
		}
	}
	return s;
}

/* "100 200", where no decimals and no sign of a currency tell that it is one. */
static bool is_two(const struct written *w)
{
	return w->group == ' ' && w->n_groups == 1 && !strpbrk(w->digits, ".,") && !w->units[0] && !w->units[1];
}

enum writing written_read(struct arena *a, struct written *w, const struct node *currencies,
                          const char *text)
{
	*w = (struct written){0};
	const char *s = skip(fold_all(a, text));
	w->is_negative = *s == '-';
	s = take_unit(currencies, skip(s + w->is_negative), &w->units[0]);
	s = skip(s);
	if (*s == '-' && w->units[0] && !w->is_negative) {
		w->is_negative = true;
		s++;
	}
	s = take_number(w, s);
	s = skip(take_unit(currencies, skip(s), &w->units[1]));
	if (*s || !is_digit(w->digits[0]))
		return WRITTEN_WRONG;
	return is_two(w) ? WRITTEN_TWICE : WRITTEN_WELL;
}
