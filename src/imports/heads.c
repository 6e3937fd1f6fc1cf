/* heads.c - platforms write one column's name in many ways: with blanks behind it, in full width, with an
 * asterisk. */
#include <string.h>

#include "base/utf8.h"
#include "imports/imports_int.h"

static bool is_ignored(uint32_t cp)
{
	return value_is_blank(cp) || cp == '*' || cp == '"' || cp == '=' || cp == '\'';
}

/* 0 at the end */
static uint32_t next_letter(const char *s, size_t n, size_t *i)
{
	while (*i < n) {
		uint32_t cp = utf8_next(s, n, i);
		if (!is_ignored(cp))
			return utf8_fold(cp);
	}
	return 0;
}

enum { ANY_UNIT = 0xA4 }; /* ¤ */

struct span { /* bytes from..to of a text */
	size_t from, to;
};

/* What stands there before a bracket closes, behind which *i is then; nothing, if none does. */
static struct span skip_unit(const char *s, size_t n, size_t *i)
{
	struct span unit = {*i, *i};
	uint32_t cp = next_letter(s, n, i);
	for (; cp && cp != ')'; cp = next_letter(s, n, i))
		unit.to = *i;
	return cp ? unit : (struct span){0};
}

/* "(¤)" of the name fits any unit in brackets, which is then *unit. */
static bool fits(const char *name, const char *head, struct span *unit)
{
	size_t n_name = strlen(name), n_head = strlen(head), i = 0, k = 0;
	uint32_t x, y = 0;
	do {
		x = next_letter(name, n_name, &i);
		if (x == ANY_UNIT) {
			*unit = skip_unit(head, n_head, &k);
			x = y = unit->to > unit->from ? next_letter(name, n_name, &i) : 0;
			if (x != ')')
				return false;
		} else {
			y = next_letter(head, n_head, &k);
		}
	} while (x == y && x);
	return x == y;
}

bool heads_is_name(const char *name, const char *head)
{
	struct span unit;
	return fits(name, head, &unit);
}

const char *heads_unit(struct arena *a, const char *name, const char *head)
{
	struct span unit = {0};
	if (!fits(name, head, &unit) || unit.to == 0)
		return NULL;
	return value_trim(a, arena_strndup(a, head + unit.from, unit.to - unit.from));
}

bool heads_is_among(const struct node *words, const char *text)
{
	for (size_t i = 0; words && words->kind == NODE_LIST && i < words->n; i++)
		if (heads_is_name(words->items[i]->text, text))
			return true;
	return false;
}

bool heads_has_any(const struct table *t, const struct node *names)
{
	bool has = names->kind == NODE_SCALAR && heads_find(t, names->text, 0) < heads_count(t);
	for (size_t i = 0; names->kind == NODE_LIST && i < names->n && !has; i++)
		has = heads_has_any(t, names->items[i]);
	return has;
}

/* Columns under such a key are only compared. */
static bool is_compared(const struct node *spec, size_t i)
{
	static const char *const keys[] = {"adds", "less", "to", "by_row"};
	for (size_t k = 0; spec->kind == NODE_MAP && k < sizeof keys / sizeof *keys; k++)
		if (strcmp(spec->keys[i]->text, keys[k]) == 0)
			return true;
	return false;
}

bool heads_is_named(const struct node *spec, const struct node *but, const char *name)
{
	if (spec->kind == NODE_SCALAR)
		return heads_is_name(spec->text, name);
	for (size_t i = 0; spec != but && i < spec->n; i++)
		if (!is_compared(spec, i) && heads_is_named(spec->items[i], but, name))
			return true;
	return false;
}

size_t heads_count(const struct table *t)
{
	return t->head < t->n_rows ? t->rows[t->head].n : 0;
}

const char *heads_name(const struct table *t, size_t column)
{
	return t->cells[t->rows[t->head].first + column].text;
}

size_t heads_find(const struct table *t, const char *name, size_t from)
{
	size_t n = heads_count(t);
	while (from < n && !heads_is_name(name, heads_name(t, from)))
		from++;
	return from;
}
