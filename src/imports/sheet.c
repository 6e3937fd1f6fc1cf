/* sheet.c - the cells of one sheet, as CSV: a line a row, and an empty one for a row without values, so that
 * rows keep their numbers. All rows are as long as the longest. */
#include <stdlib.h>
#include <string.h>

#include "imports/workbook_int.h"

enum { ROWS_MOST = 1048576, COLUMNS_MOST = 16384 }; /* of a spreadsheet */

struct sheet {
	struct workbook *w;
	struct arena *scratch; /* for one cell */
	struct words words;    /* of this cell */
	bool is_in_cell, is_value;
	bool is_uncalculated;  /* it is a formula without its value */
	bool is_hidden;        /* this row */
	int row, column;       /* of this cell, from 1 */
	char kind[12];         /* its t= */
	struct cell_style style;
	struct buf text, places; /* places: struct place, one after the other */
	struct buf merges;       /* of merges.c */
	struct buf hidden;       /* uint32_t, as struct worksheet has them */
	int width, n_rows;       /* columns; rows with a value */
	enum package_fault fault;
};

static void add_number(struct buf *numbers, size_t n)
{
	buf_add(numbers, &(uint32_t){(uint32_t)n}, sizeof(uint32_t));
}

static size_t count_places(const struct sheet *s)
{
	return s->places.n / sizeof(struct place);
}

static const struct place *place_of(const struct sheet *s, size_t i)
{
	return &((const struct place *)(const void *)s->places.data)[i];
}

/* ---- where ---- */

static long read_number(const char *text, long most)
{
	char *end;
	long n = strtol(text, &end, 10);
	return end != text && *end == '\0' && n >= 0 && n <= most ? n : -1;
}

bool sheet_read_place(const char *text, int *row, int *column)
{
	long n = 0;
	for (; *text >= 'A' && *text <= 'Z' && n <= COLUMNS_MOST; text++)
		n = n * 26 + *text - 'A' + 1;
	*column = (int)n;
	n = read_number(text, ROWS_MOST);
	*row = (int)n;
	return *column >= 1 && *column <= COLUMNS_MOST && n >= 1;
}

static void start_row(struct sheet *s, const char *const *attributes)
{
	const char *number = package_attribute(attributes, "r");
	long row = number ? read_number(number, ROWS_MOST) : s->row + 1;
	if (row <= s->row || row > ROWS_MOST)
		s->fault = PACKAGE_BROKEN;
	s->row = (int)row;
	s->column = 0;
	s->is_hidden = workbook_is_true(package_attribute(attributes, "hidden"));
}

/* Without r= it is the next. */
static void start_cell(struct sheet *s, const char *const *attributes)
{
	const char *place = package_attribute(attributes, "r"), *kind = package_attribute(attributes, "t");
	const char *style = package_attribute(attributes, "s");
	int row = s->row, column = s->column + 1;
	long number = style ? read_number(style, 1 << 20) : 0;
	bool is_placed = !place || sheet_read_place(place, &row, &column);
	if (!is_placed || row != s->row || row < 1 || column <= s->column || column > COLUMNS_MOST)
		s->fault = PACKAGE_BROKEN;
	s->column = column;
	bool is_styled = number >= 0 && (size_t)number < s->w->n_styles;
	s->style = is_styled ? s->w->styles[number] : (struct cell_style){0, NULL};
	memset(s->kind, 0, sizeof s->kind);
	strncpy(s->kind, kind ? kind : "n", sizeof s->kind - 1);
	buf_clear(&s->words.text);
	s->words.phonetic = 0;
	s->is_in_cell = true;
	s->is_uncalculated = false;
}

/* ---- what ---- */

static void take_shared(struct sheet *s, const char *index)
{
	const struct workbook *w = s->w;
	long i = read_number(index, (long)w->n_strings - 1);
	if (i < 0) {
		s->fault = PACKAGE_BROKEN;
		return;
	}
	size_t end = (size_t)i + 1 < w->n_strings ? w->starts[i + 1] : w->strings.n;
	if (end > w->starts[i])
		buf_add(&s->text, w->strings.data + w->starts[i], end - w->starts[i]);
}

static bool is_number(const struct sheet *s)
{
	return strcmp(s->kind, "n") == 0 && !(s->style.shows & (FIGURE_DATE | FIGURE_PERCENT));
}

/* Its currency stands before it, as in the CSV that a spreadsheet would save. */
static void take_figure(struct sheet *s, const char *text)
{
	const char *unit = is_number(s) ? s->style.unit : NULL;
	if (unit)
		buf_add_string(&s->text, unit);
	arena_clear(s->scratch);
	buf_add_string(&s->text, figure_text(s->scratch, text, s->style.shows, s->w->is_from_1904));
}

/* Its value as text, behind those before. */
static void take_value(struct sheet *s)
{
	struct buf *value = &s->words.text;
	words_resolve(&s->words);
	buf_add_byte(value, '\0');
	const char *text = (const char *)value->data;
	if (s->is_uncalculated && (!*text || s->w->is_stale)) {
		buf_add_string(&s->text, VALUE_UNCALCULATED);
	} else if (*text && strcmp(s->kind, "s") == 0) {
		take_shared(s, text);
	} else if (*text && strcmp(s->kind, "b") == 0) {
		buf_add_string(&s->text, strcmp(text, "0") == 0 ? "FALSE" : "TRUE");
	} else if (*text && strcmp(s->kind, "n") == 0) {
		take_figure(s, text);
	} else {
		buf_add(&s->text, text, strlen(text));
		if (strcmp(s->kind, "d") == 0 && strlen(text) > 10) /* 2025-01-10T09:12:33 */
			s->text.data[s->text.n - strlen(text) + 10] = ' ';
	}
}

static void end_cell(struct sheet *s)
{
	size_t start = s->text.n;
	s->is_in_cell = false;
	take_value(s);
	struct place place = {s->row, s->column, start, s->text.n - start, is_number(s), false, false};
	if (place.n == 0)
		return;
	size_t n = count_places(s);
	bool is_first = n == 0 || place_of(s, n - 1)->row < s->row;
	s->n_rows += is_first;
	if (is_first && s->is_hidden)
		add_number(&s->hidden, (size_t)s->row);
	s->width = s->width > s->column ? s->width : s->column;
	buf_add(&s->places, &place, sizeof place);
	if (s->text.n > s->w->left || n >= IMPORTS_MAX_CELLS)
		s->fault = PACKAGE_HUGE;
}

/* ---- events ---- */

/* A text that a formula made may be empty; then it says that it is text. Programs that do not calculate leave
 * the value away, or write 0 and that all is to be calculated when it is opened. */
static void note_formula(struct sheet *s, const char *name)
{
	if (strcmp(name, "f") == 0)
		s->is_uncalculated = true;
	else if (s->is_value && strcmp(s->kind, "str") == 0 && !s->w->is_stale)
		s->is_uncalculated = false;
}

static void on_start(void *sheet, const char *name, const char *const *attributes)
{
	struct sheet *s = sheet;
	if (strcmp(name, "row") == 0)
		start_row(s, attributes);
	else if (strcmp(name, "c") == 0)
		start_cell(s, attributes);
	else if (strcmp(name, "mergeCell") == 0 && s->fault == PACKAGE_GOOD)
		s->fault = merges_add(&s->merges, package_attribute(attributes, "ref"));
	words_start(&s->words, name);
	s->is_value = strcmp(name, "v") == 0;
	note_formula(s, name);
	s->words.is_open = s->is_in_cell && (s->words.is_open || s->is_value);
}

static void on_end(void *sheet, const char *name)
{
	struct sheet *s = sheet;
	words_end(&s->words, name);
	if (strcmp(name, "c") == 0 && s->is_in_cell)
		end_cell(s);
}

static void on_text(void *sheet, const char *text, size_t n)
{
	struct sheet *s = sheet;
	words_text(&s->words, text, n);
	if (s->words.text.n > s->w->left)
		s->fault = PACKAGE_HUGE;
}

/* ---- CSV ---- */

static void add_cell(struct buf *out, const char *text, size_t n)
{
	bool is_quoted = memchr(text, ',', n) || memchr(text, '"', n) || memchr(text, '\n', n);
	if (is_quoted)
		buf_add_byte(out, '"');
	for (size_t i = 0; i < n; i++) {
		if (text[i] == '"')
			buf_add_byte(out, '"');
		if (text[i] != '\r')
			buf_add_byte(out, text[i]);
	}
	if (is_quoted)
		buf_add_byte(out, '"');
}

static void add_commas(struct buf *out, int n)
{
	for (int i = 0; i < n; i++)
		buf_add_byte(out, ',');
}

/* Offsets of cells in the text that a sheet becomes. */
struct offsets {
	struct buf numbers, shared, copies; /* uint32_t, as struct worksheet has them */
};

static void add_rows(struct buf *out, struct offsets *o, const struct sheet *s)
{
	size_t n = count_places(s);
	int row = 1, column = 1;
	for (size_t i = 0; i < n; i++) {
		const struct place *p = place_of(s, i);
		if (i > 0 && p->row > row)
			add_commas(out, s->width - column);
		for (; row < p->row; row++, column = 1)
			buf_add_byte(out, '\n');
		add_commas(out, p->column - column);
		if (p->is_number)
			add_number(&o->numbers, out->n);
		if (p->is_shared)
			add_number(&o->shared, out->n);
		if (p->is_copy)
			add_number(&o->copies, out->n);
		add_cell(out, (const char *)s->text.data + p->start, p->n);
		column = p->column;
	}
	if (n > 0)
		add_commas(out, s->width - column);
	buf_add_byte(out, '\n');
}

/* In the arena; drops them. */
static const uint32_t *keep(struct arena *a, struct buf *numbers, size_t *n)
{
	const uint32_t *kept = numbers->n ? arena_copy(a, numbers->data, numbers->n) : NULL;
	*n = numbers->n / sizeof *kept;
	buf_drop(numbers);
	return kept;
}

static const struct worksheet *spell(struct sheet *s, struct arena *a, const char *name, const char *title)
{
	struct buf out = {0};
	struct offsets offsets = {0};
	struct source *source = ARENA_NEW(a, struct source);
	struct worksheet *sheet = ARENA_NEW(a, struct worksheet);
	add_rows(&out, &offsets, s);
	s->w->left -= s->text.n;
	buf_add_byte(&out, '\0');
	*source = (struct source){.name = name, .text = arena_copy(a, out.data, out.n), .n = out.n - 1,
		.sheet = arena_strdup(a, title)};
	buf_drop(&out);
	sheet->source = source;
	sheet->hidden = keep(a, &s->hidden, &sheet->n_hidden);
	sheet->numbers = keep(a, &offsets.numbers, &sheet->n_numbers);
	sheet->shared = keep(a, &offsets.shared, &sheet->n_shared);
	sheet->copies = keep(a, &offsets.copies, &sheet->n_copies);
	return sheet;
}

/* What the cells of the sheet say, as often as they say it. */
static bool is_long(const struct sheet *s)
{
	size_t n = 0;
	for (size_t i = 0; i < count_places(s); i++)
		n += place_of(s, i)->n;
	return n > s->w->left;
}

static bool is_large(const struct sheet *s)
{
	uint64_t area = (uint64_t)s->n_rows * (unsigned)s->width;
	return s->width > (int)IMPORTS_MAX_COLUMNS || area > IMPORTS_MAX_CELLS;
}

const struct worksheet *sheet_read(struct workbook *w, struct arena *a, const char *name,
                                   const struct sheet_name *title, enum package_fault *fault)
{
	struct sheet s = {.w = w, .scratch = arena_new()};
	const struct package_reader r = {&s, on_start, on_end, on_text, &s.fault};
	const struct worksheet *sheet = NULL;
	*fault = workbook_read(w, title->part, &r);
	if (*fault == PACKAGE_GOOD && is_large(&s))
		*fault = PACKAGE_HUGE;
	if (*fault == PACKAGE_GOOD)
		merges_fill(&s.merges, &s.places);
	if (*fault == PACKAGE_GOOD && is_long(&s))
		*fault = PACKAGE_HUGE;
	*fault = *fault == PACKAGE_ABSENT ? PACKAGE_BROKEN : *fault;
	if (*fault == PACKAGE_GOOD)
		sheet = spell(&s, a, name, title->name);
	arena_drop(s.scratch);
	buf_drop(&s.words.text);
	buf_drop(&s.text);
	buf_drop(&s.places);
	buf_drop(&s.merges);
	buf_drop(&s.hidden);
	return sheet;
}
