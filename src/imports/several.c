/* several.c - one cell may have the numbers of several parcels: "T1, T2", "No:SF...345,No:SF...346". */
#include <string.h>

#include "base/utf8.h"
#include "imports/imports_int.h"

enum { LONG = 8 }; /* letters and digits; groups of one number are shorter: "1Z 999 AA1 01 2345 6784" */

size_t several_joint(const char *s)
{
	static const char *const joints[] = {",", ";", "/", "|", "&", "+", "\t", "\r", "\n", "，", "；", "、", "／",
		"｜"};
	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
		if (strncmp(s, joints[i], strlen(joints[i])) == 0)
			return strlen(joints[i]);
	return 0;
}

static bool is_of_number(char c)
{
	return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

static bool is_whole_number(const char *s, size_t n)
{
	size_t n_letters = 0;
	bool has_digit = false;
	for (size_t i = 0; i < n; i++) {
		n_letters += is_of_number(s[i]);
		has_digit = has_digit || (s[i] >= '0' && s[i] <= '9');
	}
	return has_digit && n_letters >= LONG;
}

/* The first that is a blank, or is none. */
static const char *next_of(const char *s, const char *end, bool is_blank)
{
	for (size_t i = 0, n = (size_t)(end - s); i < n;) {
		size_t start = i;
		if (value_is_blank(utf8_next(s, n, &i)) == is_blank)
			return s + start;
	}
	return end;
}

static const char *word_end(const char *s, const char *end)
{
	return next_of(s, end, true);
}

static const char *skip_blanks(const char *s, const char *end)
{
	return next_of(s, end, false);
}

/* Between blanks, too, there are whole numbers, and nothing else. */
static bool is_of_words(const char *s, const char *end)
{
	for (const char *behind; s < end; s = skip_blanks(behind, end)) {
		behind = word_end(s, end);
		if (!is_whole_number(s, (size_t)(behind - s)))
			return false;
	}
	return true;
}

static const char *cut(struct arena *a, const char *s, const char *end)
{
	return value_trim(a, arena_strndup(a, s, (size_t)(end - s)));
}

size_t several_cut(struct arena *a, const char *text, const char ***parts)
{
	size_t n = 0;
	*parts = NULL;
	for (const char *s = text, *end; *s; s = end + several_joint(end)) {
		for (end = s; *end && !several_joint(end);)
			end++;
		const char *part = cut(a, s, end);
		if (*part)
			*ARENA_PUSH(a, *parts, n) = part;
	}
	return n;
}

struct found_numbers {
	struct arena *a;
	const char *before; /* each */
	const char **v;
	size_t n;
};

static void add(struct found_numbers *to, const char *text)
{
	size_t n_before = strlen(to->before);
	if (strncmp(text, to->before, n_before) == 0)
		text += n_before;
	if (strpbrk(text, "0123456789"))
		*ARENA_PUSH(to->a, to->v, to->n) = text;
}

size_t several_numbers(struct arena *a, const char *text, const char *before, const char ***numbers)
{
	struct found_numbers to = {.a = a, .before = before};
	const char **parts;
	size_t n = several_cut(a, text, &parts);
	for (size_t i = 0; i < n; i++) {
		const char *s = parts[i], *end = s + strlen(s);
		if (!is_of_words(s, end)) {
			add(&to, s);
			continue;
		}
		for (const char *behind; s < end; s = skip_blanks(behind, end)) {
			behind = word_end(s, end);
			add(&to, cut(a, s, behind));
		}
	}
	*numbers = to.v;
	return to.n;
}
