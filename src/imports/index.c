/* index.c - the first row that says a text. */
#include <string.h>

#include "base/hash.h"
#include "imports/select_int.h"

struct index index_new(struct arena *a, size_t n)
{
	struct index v = {.n = 64};
	while (v.n < n * 2)
		v.n *= 2;
	v.texts = ARENA_ARRAY(a, const char *, v.n);
	v.rows = ARENA_ARRAY(a, size_t, v.n);
	return v;
}

size_t index_first(struct index *v, const char *text, size_t row)
{
	size_t at = hash_bytes(HASH_START, text, strlen(text)) & (v->n - 1);
	while (v->texts[at] && strcmp(v->texts[at], text) != 0)
		at = (at + 1) & (v->n - 1);
	if (v->texts[at])
		return v->rows[at];
	v->texts[at] = text;
	return v->rows[at] = row;
}
