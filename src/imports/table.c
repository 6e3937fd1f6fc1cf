/* table.c - CSV to rows of cells, each with its place. libcsv reads it, byte for byte: it does not tell
 * where a cell began, so that we count along. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "imports/imports_int.h"

#if HAVE_LIBCSV
#include <csv.h>

#define TEXT(x) TEXT_OF(x)
#define TEXT_OF(x) #x

const char *imports_library(void)
{
	return "libcsv " TEXT(CSV_MAJOR) "." TEXT(CSV_MINOR) "." TEXT(CSV_RELEASE);
}

struct reading {
	struct arena *a;
	struct table *t;
	size_t at;    /* of the byte that is being read */
	size_t begin; /* of the cell that is being read */
	struct row row;
	int line, number;
	size_t counted; /* so far lines were counted */
	bool has_quotes;
};

/* Lines that a row begins after. Empty ones are rows for a spreadsheet, and none for libcsv. */
static void start_row(struct reading *r)
{
	const char *text = r->t->source->text, line_end = r->t->line_end;
	size_t start = r->begin, line_ends = 0;
	while (start < r->at && strchr("\r\n", text[start])) {
		bool is_behind = start == r->begin && start > 0 && text[start - 1] == '\r' && text[start] == '\n';
		line_ends += text[start] == line_end && !is_behind; /* that of the row before, in two bytes */
		start++;
	}
	for (; r->counted < start; r->counted++)
		r->line += text[r->counted] == line_end;
	r->begin = start;
	r->number += 1 + (int)line_ends;
	r->row = (struct row){r->t->n_cells, 0, (uint32_t)start, r->line, r->number};
}

/* libcsv reads on to the next quote that a separator follows, over all rows between. */
static bool is_torn(const char *raw, size_t start, size_t end)
{
	start += strspn(raw + start, " \t");
	if (start >= end || raw[start] != '"')
		return false;
	for (size_t i = start + 1; i < end; i++)
		if (raw[i] == '"' && raw[i + 1] == '"')
			i++;
		else if (raw[i] == '"')
			return i + 1 + strspn(raw + i + 1, " \t\r\n") < end;
	return true;
}

static void on_cell(void *text, size_t n, void *reading)
{
	struct reading *r = reading;
	if (r->row.n == 0)
		start_row(r);
	size_t start = r->begin, end = r->at;
	const char *raw = r->t->source->text;
	while (start < end && raw[start] == ' ')
		start++;
	while (end > start && strchr(" \r\n", raw[end - 1]))
		end--;
	r->begin = r->at + 1;
	if (r->t->n_cells >= IMPORTS_MAX_CELLS || r->row.n >= IMPORTS_MAX_COLUMNS) {
		r->t->is_too_large = true;
		return;
	}
	*ARENA_PUSH(r->a, r->t->cells, r->t->n_cells) = (struct cell){
		n ? arena_strndup(r->a, text, n) : "", (uint32_t)start, (uint32_t)(end - start)};
	r->row.n++;
	if (r->has_quotes && !r->t->torn && is_torn(raw, start, end)) {
		r->t->torn = r->t->n_cells;
		r->t->torn_row = r->t->n_rows;
	}
}

static void on_row(int end, void *reading)
{
	struct reading *r = reading;
	(void)end;
	if (r->row.n > 0)
		*ARENA_PUSH(r->a, r->t->rows, r->t->n_rows) = r->row;
	r->row.n = 0;
}

enum { NO_BYTE = 0xFF }; /* that UTF-8 has none of */

void table_read(struct arena *a, struct table *t, const struct source *source, struct table_style style,
                size_t most)
{
	struct reading r = {.a = a, .t = t, .line = 1, .has_quotes = style.has_quotes};
	struct csv_parser p;
	*t = (struct table){.source = source};
	t->line_end = memchr(source->text, '\n', source->n) ? '\n' : '\r';
	if (csv_init(&p, 0) != 0)
		mem_exhausted();
	csv_set_delim(&p, (unsigned char)style.separator);
	if (!style.has_quotes)
		csv_set_quote(&p, NO_BYTE);
	for (; r.at < source->n && !t->is_too_large && (most == 0 || t->n_rows < most); r.at++)
		if (csv_parse(&p, source->text + r.at, 1, on_cell, on_row, &r) != 1)
			mem_exhausted();
	if (most == 0 || t->n_rows < most)
		csv_fini(&p, on_cell, on_row, &r);
	csv_free(&p);
}

#else

const char *imports_library(void)
{
	return NULL;
}

void table_read(struct arena *a, struct table *t, const struct source *source, struct table_style style,
                size_t most)
{
	(void)a, (void)style, (void)most;
	*t = (struct table){.source = source};
}

#endif

const struct cell *table_cell(const struct table *t, size_t row, size_t column)
{
	const struct row *r = &t->rows[row];
	return column < r->n ? &t->cells[r->first + column] : NULL;
}

struct mark table_mark(const struct table *t, size_t row, const struct cell *c)
{
	const struct row *r = &t->rows[row];
	const char *text = t->source->text;
	struct mark m = {t->source, r->line, 1, c->start, c->bytes};
	if (t->source->sheet)
		return (struct mark){t->source, r->number, (int)(c - &t->cells[r->first]) + 1, c->start, c->bytes};
	size_t line = r->start;
	for (size_t i = r->start; i < c->start; i++)
		if (text[i] == t->line_end) {
			m.line++;
			line = i + 1;
		}
	m.column += (int)utf8_count(text + line, c->start - line);
	m.length = strcspn(text + c->start, "\r\n") < m.length ? strcspn(text + c->start, "\r\n") : m.length;
	return m;
}

static int compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static bool is_among(uint32_t x, const uint32_t *v, size_t n)
{
	return n > 0 && bsearch(&x, v, n, sizeof *v, compare);
}

bool table_is_number(const struct table *t, const struct cell *c)
{
	return t->sheet && is_among(c->start, t->sheet->numbers, t->sheet->n_numbers);
}

bool table_is_shared(const struct table *t, const struct cell *c)
{
	return t->sheet && is_among(c->start, t->sheet->shared, t->sheet->n_shared);
}

bool table_is_copy(const struct table *t, const struct cell *c)
{
	return t->sheet && is_among(c->start, t->sheet->copies, t->sheet->n_copies);
}

bool table_is_hidden(const struct table *t, size_t row)
{
	return t->sheet && is_among((uint32_t)t->rows[row].number, t->sheet->hidden, t->sheet->n_hidden);
}

struct mark table_row_mark(const struct table *t, size_t row)
{
	const struct row *r = &t->rows[row];
	int line = t->source->sheet ? r->number : r->line;
	return (struct mark){t->source, line, 1, r->start, strcspn(t->source->text + r->start, "\r\n")};
}

static int compare_numbers(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;
	return (x > y) - (x < y);
}

struct row_run *table_runs(struct arena *a, int *numbers, size_t n, size_t *n_runs)
{
	struct row_run *runs = NULL;
	*n_runs = 0;
	if (n > 0)
		qsort(numbers, n, sizeof *numbers, compare_numbers);
	for (size_t i = 0; i < n; i++)
		if (runs && numbers[i] <= runs[*n_runs - 1].last + 1)
			runs[*n_runs - 1].last = numbers[i];
		else
			*ARENA_PUSH(a, runs, *n_runs) = (struct row_run){numbers[i], numbers[i]};
	return runs;
}
