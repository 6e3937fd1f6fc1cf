/* brackets.c - what looks like a reference in a text and is none: [[]], [[id], [[ that nothing closes,
 * brackets of another kind. */
#include <string.h>

#include "casefile/casefile_int.h"

#define ID_BYTES 80 /* of what stands between them, at most */

static const char *const brackets[][2] = {
	{ "[", "]" },
	{ "\xE3\x80\x90", "\xE3\x80\x91" }, /* U+3010 */
	{ "\xEF\xBC\xBB", "\xEF\xBC\xBD" }, /* U+FF3B */
};
static const char first_bytes[] = "[\xE3\xEF"; /* of those that open */

enum { OPENING, CLOSING };

static size_t bracket_bytes(const char *s, int side)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
		size_t n = strlen(brackets[i][side]);
		if (strncmp(s, brackets[i][side], n) == 0)
			return n;
	}
	return 0;
}

/* Behind one or two of them; *n how many. */
static const char *skip_brackets(const char *s, int side, int *n)
{
	for (*n = 0; *n < 2 && bracket_bytes(s, side); ++*n)
		s += bracket_bytes(s, side);
	return s;
}

static const char *find_end(const char *s)
{
	const char *start = s;
	while (*s && *s != '\n' && s - start <= ID_BYTES && !bracket_bytes(s, OPENING)
	       && !bracket_bytes(s, CLOSING))
		s++;
	return s;
}

/* Nothing closes it. */
static bool read_open(const char *text, size_t at, struct lookalike *l)
{
	if (strncmp(text + at, "[[", 2) != 0)
		return false;
	*l = (struct lookalike){ .start = at, .end = at + 2, .inside = "", .doubled = true };
	return true;
}

static bool read_at(struct arena *a, const char *text, size_t at, struct lookalike *l)
{
	int n_open, n_close;
	const char *from = skip_brackets(text + at, OPENING, &n_open);
	if (n_open == 0)
		return false;
	const char *to = find_end(from), *end = skip_brackets(to, CLOSING, &n_close);
	if (n_close == 0 || to - from > ID_BYTES)
		return read_open(text, at, l);
	l->start = at;
	l->end = (size_t)(end - text);
	l->doubled = n_open == 2 || n_close == 2;
	from += strspn(from, " ");
	while (to > from && to[-1] == ' ')
		to--;
	l->inside = from < to ? arena_strndup(a, from, (size_t)(to - from)) : "";
	return true;
}

bool brackets_next(struct arena *a, const char *text, size_t from, struct lookalike *l)
{
	struct reference real = { 0 };
	bool more = casefile_next_reference(a, text, from, &real);

	for (size_t i = from; text[i += strcspn(text + i, first_bytes)]; i++) {
		if (!read_at(a, text, i, l))
			continue;
		if (!more || l->end <= real.start)
			return true;
		i = real.end - 1;
		more = casefile_next_reference(a, text, real.end, &real);
	}
	return false;
}
