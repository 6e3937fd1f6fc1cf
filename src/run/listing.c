/* listing.c - prints a table, columns straight whatever the script, or JSON, an array of objects. */
#include "run/listing.h"

#include <string.h>

#include "base/columns.h"
#include "base/json.h"
#include "base/message.h"

enum { GAP = 2, INDENT = 4, LINE = 100 }; /* columns of a terminal */

/* ---- cells ---- */

void listing_add(struct listing *l, const char *shown, struct buf *json)
{
	*ARENA_PUSH(l->a, l->cells, l->n_cells) =
		(struct listing_cell){shown, arena_strndup(l->a, (const char *)json->data, json->n)};
	buf_drop(json);
}

void listing_add_text(struct listing *l, const char *text)
{
	struct buf json = {0};
	json_add_text(&json, text);
	listing_add(l, text ? text : "", &json);
}

void listing_add_word(struct listing *l, const char *word)
{
	struct buf json = {0};
	json_add_text(&json, word);
	listing_add(l, _(word), &json);
}

void listing_add_texts(struct listing *l, const char *const *texts, size_t n)
{
	struct buf json = {0};
	const char *shown = "";
	buf_add_byte(&json, '[');
	for (size_t i = 0; i < n; i++) {
		shown = arena_printf(l->a, "%s%s%s", shown, i ? ", " : "", texts[i]);
		buf_add_string(&json, i ? ", " : "");
		json_add_text(&json, texts[i]);
	}
	buf_add_byte(&json, ']');
	listing_add(l, shown, &json);
}

/* ---- for people ---- */

/* row NULL: the heads */
static const char *text_of(const struct listing *l, const struct listing_cell *row, size_t column)
{
	return row ? row[column].shown : _(l->columns[column].name);
}

/* The last column of a row with anything to show. */
static size_t last_beside(const struct listing *l, const struct listing_cell *row)
{
	size_t last = 0;
	for (size_t i = 0; i < l->n_columns; i++)
		if (!l->columns[i].below && *text_of(l, row, i))
			last = i;
	return last;
}

static int widest(const struct listing *l, size_t column)
{
	int most = columns_of_text(_(l->columns[column].name));
	for (size_t i = column; i < l->n_cells; i += l->n_columns) {
		int columns = columns_of_text(l->cells[i].shown);
		most = columns > most ? columns : most;
	}
	return most;
}

static void print_row(const struct listing *l, FILE *out, const struct listing_cell *row, const int *widths)
{
	size_t last = last_beside(l, row);
	for (size_t i = 0; i <= last; i++) {
		if (l->columns[i].below)
			continue;
		const char *text = text_of(l, row, i);
		int gap = i < last ? widths[i] - columns_of_text(text) + GAP : 0;
		fprintf(out, "%s%*s", text, gap, "");
	}
	putc('\n', out);
}

/* A long text goes on under its own beginning. Breaks are at spaces: a Han text without any stays whole. */
static void print_folded(FILE *out, const char *text, int indent)
{
	int at = indent;
	while (*text) {
		size_t n = strcspn(text, " ");
		char word[512];
		snprintf(word, sizeof word, "%.*s", (int)n, text);
		int columns = columns_of_text(word);
		if (at > indent && at + 1 + columns > LINE) {
			fprintf(out, "\n%*s", indent, "");
			at = indent;
		} else if (at > indent) {
			putc(' ', out);
			at++;
		}
		fwrite(text, 1, n, out);
		at += columns;
		text += n + (text[n] == ' ');
	}
	putc('\n', out);
}

static void print_below(const struct listing *l, FILE *out, const struct listing_cell *row)
{
	int widest_name = 0;
	for (size_t i = 0; i < l->n_columns; i++)
		if (l->columns[i].below && columns_of_text(_(l->columns[i].name)) > widest_name)
			widest_name = columns_of_text(_(l->columns[i].name));
	for (size_t i = 0; i < l->n_columns; i++) {
		if (!l->columns[i].below || !*row[i].shown)
			continue;
		const char *name = _(l->columns[i].name);
		fprintf(out, "%*s%s%*s", INDENT, "", name, widest_name + GAP - columns_of_text(name), "");
		print_folded(out, row[i].shown, INDENT + widest_name + GAP);
	}
}

static void print_table(const struct listing *l, FILE *out)
{
	int *widths = ARENA_ARRAY(l->a, int, l->n_columns);
	for (size_t i = 0; i < l->n_columns; i++)
		widths[i] = widest(l, i);
	print_row(l, out, NULL, widths);
	for (size_t i = 0; i < l->n_cells; i += l->n_columns) {
		print_row(l, out, &l->cells[i], widths);
		print_below(l, out, &l->cells[i]);
	}
}

/* ---- for programs ---- */

static void print_json(const struct listing *l, FILE *out)
{
	struct buf b = {0};
	buf_add_string(&b, "[");
	for (size_t i = 0; i < l->n_cells; i++) {
		size_t column = i % l->n_columns;
		buf_add_string(&b, column > 0 ? ",\n    " : i > 0 ? ",\n  {" : "\n  {");
		json_add_text(&b, l->columns[column].name);
		buf_printf(&b, ": %s%s", l->cells[i].json, column + 1 == l->n_columns ? "}" : "");
	}
	buf_add_string(&b, l->n_cells > 0 ? "\n]\n" : "]\n");
	fwrite(b.data, 1, b.n, out);
	buf_drop(&b);
}

void listing_print(const struct listing *l, FILE *out, bool as_json)
{
	if (as_json)
		print_json(l, out);
	else
		print_table(l, out);
}
