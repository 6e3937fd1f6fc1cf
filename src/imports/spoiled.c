/* spoiled.c - a column of which every value is damaged: each case that is made of the export is refused for
 * its own, and so it is told once, before there are hundreds of them. */
#include <string.h>

#include "base/message.h"
#include "imports/select_int.h"

/* Does the format read that column, in a map with such a key? */
static bool is_read_as(const struct node *spec, const char *key, const char *name)
{
	bool is_read = false;
	for (size_t i = 0; spec && i < spec->n && !is_read; i++) {
		bool is_it = spec->kind == NODE_MAP && strcmp(spec->keys[i]->text, key) == 0;
		is_read = is_it ? heads_is_named(spec->items[i], NULL, name) : is_read_as(spec->items[i], key, name);
	}
	return is_read;
}

struct spoiled {
	const struct choice *c;
	size_t column;
	bool is_code, is_date;
	size_t n, first; /* rows, which is the first */
};

static bool is_sound(const struct spoiled *s, const struct value *v)
{
	struct import_job *j = s->c->j;
	if (strcmp(v->text, VALUE_UNCALCULATED) == 0 || damage_of(j, v->text))
		return false;
	return (!s->is_code || value_is_sound(j, v)) && (!s->is_date || value_is_date(j, v->text));
}

/* false: one of the order's values is not. */
static bool add_order(struct spoiled *s, size_t first)
{
	for (size_t row = first; row; row = s->c->next[row]) {
		const struct cell *cell = table_cell(s->c->t, row, s->column);
		struct value v = {.text = rows_text(s->c, row, s->column), .column = s->column + 1};
		if (!*v.text)
			continue;
		v.is_number = table_is_number(s->c->t, cell);
		if (is_sound(s, &v))
			return false;
		s->first = s->n++ == 0 ? row : s->first;
	}
	return true;
}

static void tell(const struct spoiled *s)
{
	const struct table *t = s->c->t;
	struct diag *d = s->c->j->d;
	diag_warning(d, table_mark(t, s->first, table_cell(t, s->first, s->column)), "import-damaged",
	             "all %zu values of \"%s\" are damaged, or in no form of this export, this one first: a case "
	             "that takes one is refused", s->n, value_clean(s->c->j->a, heads_name(t, s->column)));
	diag_advise(d, "download the export anew, do not save it with a spreadsheet, move the new folders away, "
	            "and import that one");
}

void spoiled_tell(const struct choice *c, const size_t *orders, size_t n)
{
	const struct node *fill = tree_lookup(c->j->format, "fill");
	for (size_t i = 0; fill && i < heads_count(c->t); i++) {
		const char *name = heads_name(c->t, i);
		struct spoiled s = {.c = c, .column = i};
		bool is_spoiled = *name && heads_is_named(fill, NULL, name);
		s.is_code = is_spoiled && is_read_as(fill, "code", name);
		s.is_date = is_spoiled && is_read_as(fill, "date", name);
		for (size_t k = 0; k < n && is_spoiled; k++)
			is_spoiled = add_order(&s, orders[k]);
		if (is_spoiled && s.n > 1) /* the case of a single one tells it */
			tell(&s);
	}
}
