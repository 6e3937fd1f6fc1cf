/* region.c - of which part of the world an export is: its currency, country or marketplace tells in which of
 * several encodings it is, that all have letters for its bytes. templates/encodings.yaml has the words. */
#include <string.h>

#include "imports/imports_int.h"

/* Is it one of these words, or an amount in a currency that is, as its sign means most of all? */
static bool is_word(struct import_job *j, const struct node *words, const char *text)
{
	struct written w;
	if (heads_is_among(words, text))
		return true;
	if (written_read(j->a, &w, shelf_load(j->shelf, "", "currencies"), text) != WRITTEN_WELL)
		return false;
	for (size_t i = 0; i < 2; i++) {
		const struct node *unit = w.units[i];
		if (unit && unit->kind == NODE_LIST)
			unit = unit->n > 0 ? unit->items[0] : NULL;
		if (unit && heads_is_among(words, unit->text))
			return true;
	}
	return false;
}

static bool is_same_row(const struct table *a, const struct table *b, size_t row)
{
	if (row >= a->n_rows || row >= b->n_rows || a->rows[row].n != b->rows[row].n)
		return false;
	for (size_t i = 0; i < a->rows[row].n; i++)
		if (strcmp(table_cell(a, row, i)->text, table_cell(b, row, i)->text) != 0)
			return false;
	return true;
}

/* Rows that are the same in all readings tell nothing of how the others are to be read. */
static bool is_alike(const struct candidate *v, size_t n, size_t row)
{
	for (size_t i = 1; i < n; i++)
		if (!is_same_row(v[0].table, v[i].table, row))
			return false;
	return true;
}

/* The first word of the column, of those that tell an encoding; NULL: there is none. */
static const char *find_word(struct import_job *j, const struct table *t, const char *name,
                             const struct node *words, const bool *alike)
{
	size_t column = heads_find(t, name, 0);
	for (size_t row = t->head + 1; words && column < heads_count(t) && row < t->n_rows; row++) {
		const struct cell *c = alike[row] ? NULL : table_cell(t, row, column);
		const char *text = c ? value_clean(j->a, c->text) : "";
		if (*text && is_word(j, words, text))
			return text;
	}
	return NULL;
}

/* How many of them the words of one column tell; the last of these in *told. */
static size_t tell(struct import_job *j, const struct candidate *v, size_t n, const char *column,
                   const bool *alike, struct region *told)
{
	const struct node *known = shelf_load(j->shelf, "", "encodings");
	size_t n_told = 0;
	for (size_t i = 0; i < n; i++) {
		const struct node *words = shelf_lookup_list(known, v[i].encoding);
		const char *word = find_word(j, v[i].table, column, words, alike);
		if (!word)
			continue;
		*told = (struct region){&v[i], word};
		n_told++;
	}
	return n_told;
}

struct region region_tell(struct import_job *j, const struct node *format, const struct candidate *v,
                          size_t n)
{
	const struct node *columns = shelf_lookup_list(format, "region");
	struct region told = {0};
	size_t n_rows = 0, n_told = 0;
	for (size_t i = 0; i < n; i++)
		n_rows = v[i].table->n_rows > n_rows ? v[i].table->n_rows : n_rows;
	bool *alike = ARENA_ARRAY(j->a, bool, n_rows + 1);
	for (size_t row = 0; row < n_rows; row++)
		alike[row] = is_alike(v, n, row);
	for (size_t i = 0; columns && i < columns->n && n_told == 0; i++)
		n_told = tell(j, v, n, columns->items[i]->text, alike, &told);
	return n_told == 1 ? told : (struct region){0};
}
