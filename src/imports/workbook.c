/* workbook.c - an .xlsx (ECMA-376 part 1): which part of the package is what. Found by the relations between
 * them, as part 2 wants it, and not by their usual names. Whoever wrote it, names of elements are taken
 * without their prefix and address, so that the strict and the transitional kind are one.
 *
 * The package is opened by a module: without it there are no workbooks. */
#include <stdlib.h>
#include <string.h>

#include "base/hex.h"
#include "base/plug.h"
#include "imports/workbook_int.h"

enum {
	RELATIONS_MOST = 10000,
	TARGET_MOST = 4096,   /* [bytes] of a path */
	SHEETS_MOST = 1000,
	FORMATS_MOST = 1000,  /* spreadsheets allow 250 */
	STYLES_MOST = 65536,
};

static const char module[] = "dossier-workbook.so";

const char *imports_workbook_libraries(void)
{
#if HAVE_LIBZIP
	return WORKBOOK_NAMES;
#else
	return NULL;
#endif
}

const char *package_attribute(const char *const *attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

/* my%20sheet.xml to "my sheet.xml" */
static char *decode_percent(struct arena *a, const char *part)
{
	char *out = arena_strdup(a, part), *to = out;
	for (const char *s = part; *s; s++) {
		int high = *s == '%' ? hex_value(s[1]) : -1, low = high >= 0 ? hex_value(s[2]) : -1;
		*to++ = low >= 0 ? (char)(high * 16 + low) : *s;
		s += low >= 0 ? 2 : 0;
	}
	*to = '\0';
	return out;
}

/* Part names stand in the archive as in the relations, says part 2, annex A; there are programs that resolve
 * what is escaped, or pack with the slashes of Windows. */
enum package_fault workbook_read(struct workbook *w, const char *part, const struct package_reader *r)
{
	__typeof__(&package_read) read = PLUG_FIND(module, package_read);
	enum package_fault fault = read(w->package, part, r);
	char *other = decode_percent(w->a, part);
	if (fault == PACKAGE_ABSENT)
		fault = read(w->package, other, r);
	for (char *c = other; *c; c++)
		*c = *c == '/' ? '\\' : *c;
	return fault == PACKAGE_ABSENT ? read(w->package, other, r) : fault;
}

bool workbook_is_true(const char *attribute)
{
	return attribute && (strcmp(attribute, "1") == 0 || strcmp(attribute, "true") == 0);
}

static void no_end(void *context, const char *name)
{
	(void)context, (void)name;
}

static void no_text(void *context, const char *text, size_t n)
{
	(void)context, (void)text, (void)n;
}

/* ---- relations ---- */

/* The next piece of a path, without the slashes around it; 0: there is none. */
static size_t next_piece(const char **path)
{
	*path += strspn(*path, "/");
	return strcspn(*path, "/");
}

/* "xl/a.xml" and "../media/./b.png" to "media/b.png". A target may not lead out of the archive (RFC 3986,
 * 5.2.4), and some programs write it with the slashes of Windows. */
static const char *join(struct arena *a, const char *part, const char *target)
{
	bool is_whole = target[0] == '/' || target[0] == '\\';
	int folder = is_whole || !strrchr(part, '/') ? 0 : (int)(strrchr(part, '/') - part);
	char *path = arena_printf(a, "%.*s/%s", folder, part, target), *to = path;
	for (char *c = strchr(path, '\\'); c; c = strchr(c, '\\'))
		*c = '/';
	size_t n;
	for (const char *s = path; (n = next_piece(&s)) > 0; s += n) {
		bool is_up = n == 2 && memcmp(s, "..", 2) == 0, is_here = n == 1 && *s == '.';
		while (is_up && to > path && *--to != '/')
			continue;
		if (is_up || is_here)
			continue;
		if (to > path)
			*to++ = '/';
		memmove(to, s, n);
		to += n;
	}
	*to = '\0';
	return path;
}

static const char *last_word(const char *address)
{
	const char *slash = strrchr(address, '/');
	return slash ? slash + 1 : address;
}

static void on_relation(void *workbook, const char *name, const char *const *attributes)
{
	struct workbook *w = workbook;
	const char *id = package_attribute(attributes, "Id"), *kind = package_attribute(attributes, "Type");
	const char *target = package_attribute(attributes, "Target");
	const char *mode = package_attribute(attributes, "TargetMode");
	bool is_inside = target && strlen(target) < TARGET_MOST && !(mode && strcmp(mode, "External") == 0);
	if (strcmp(name, "Relationship") != 0 || !id || !kind || !is_inside || w->n_relations >= RELATIONS_MOST)
		return;
	*ARENA_PUSH(w->a, w->relations, w->n_relations) = (struct relation){arena_strdup(w->a, id),
		arena_strdup(w->a, last_word(kind)), join(w->a, w->part, target)};
}

/* Of w->part, in place of those before. */
static enum package_fault read_relations(struct workbook *w)
{
	enum package_fault fault;
	const struct package_reader r = {w, on_relation, no_end, no_text, &fault};
	const char *file = last_word(w->part);
	w->relations = NULL;
	w->n_relations = 0;
	const char *part = arena_printf(w->a, "%.*s_rels/%s.rels", (int)(file - w->part), w->part, file);
	return workbook_read(w, part, &r);
}

static const struct relation *find_relation(const struct workbook *w, const char *id, const char *kind)
{
	for (size_t i = 0; i < w->n_relations; i++)
		if ((!id || strcmp(w->relations[i].id, id) == 0) &&
		    (!kind || strcmp(w->relations[i].kind, kind) == 0))
			return &w->relations[i];
	return NULL;
}

/* ---- the workbook ---- */

/* Sheets with a chart, or of macros, have no cells that an export has. */
static void add_sheet(struct workbook *w, const char *title, const char *id, const char *state)
{
	const struct relation *any = find_relation(w, id, NULL), *r = find_relation(w, id, "worksheet");
	if (!any || !title)
		w->fault = PACKAGE_BROKEN;
	else if (w->n_sheets >= SHEETS_MOST)
		w->fault = PACKAGE_HUGE;
	else if (r)
		*ARENA_PUSH(w->a, w->sheets, w->n_sheets) = (struct sheet_name){arena_strdup(w->a, title),
			r->part, state && strcmp(state, "visible") != 0};
}

static void on_workbook(void *workbook, const char *name, const char *const *attributes)
{
	struct workbook *w = workbook;
	const char *id = package_attribute(attributes, "id");
	if (strcmp(name, "workbookPr") == 0)
		w->is_from_1904 = workbook_is_true(package_attribute(attributes, "date1904"));
	if (strcmp(name, "calcPr") == 0)
		w->is_stale = workbook_is_true(package_attribute(attributes, "fullCalcOnLoad"));
	if (strcmp(name, "sheet") == 0 && id)
		add_sheet(w, package_attribute(attributes, "name"), id, package_attribute(attributes, "state"));
}

static enum package_fault find_sheets(struct workbook *w)
{
	enum package_fault fault, of_relations;
	const struct package_reader r = {w, on_workbook, no_end, no_text, &w->fault};
	of_relations = read_relations(w);
	const struct relation *document = find_relation(w, NULL, "officeDocument");
	if (of_relations != PACKAGE_GOOD || !document)
		return of_relations == PACKAGE_GOOD ? PACKAGE_ABSENT : of_relations;
	w->part = document->part;
	if (strlen(w->part) > 4 && strcmp(w->part + strlen(w->part) - 4, ".bin") == 0) /* .xlsb is no XML */
		return PACKAGE_ABSENT;
	of_relations = read_relations(w);
	fault = workbook_read(w, w->part, &r);
	if (fault != PACKAGE_GOOD || of_relations != PACKAGE_GOOD)
		return fault != PACKAGE_GOOD ? fault : of_relations;
	return w->n_sheets > 0 ? PACKAGE_GOOD : PACKAGE_ABSENT;
}

struct workbook *workbook_open(const void *bytes, size_t n, enum package_fault *fault)
{
	__typeof__(&package_open) open_package = PLUG_FIND(module, package_open);
	*fault = PACKAGE_LACKING;
	struct package *package = open_package ? open_package(bytes, n, fault) : NULL;
	if (!package)
		return NULL;
	struct arena *a = arena_new();
	struct workbook *w = ARENA_NEW(a, struct workbook);
	*w = (struct workbook){.a = a, .package = package, .part = "", .left = IMPORTS_MAX_BYTES};
	*fault = find_sheets(w);
	if (*fault == PACKAGE_GOOD)
		return w;
	workbook_close(w);
	return NULL;
}

void workbook_close(struct workbook *w)
{
	if (!w)
		return;
	PLUG_FIND(module, package_close)(w->package);
	buf_drop(&w->strings);
	arena_drop(w->a);
}

size_t workbook_count(const struct workbook *w)
{
	return w->n_sheets;
}

const char *workbook_name(const struct workbook *w, size_t i)
{
	return w->sheets[i].name;
}

bool workbook_is_hidden(const struct workbook *w, size_t i)
{
	return w->sheets[i].is_hidden;
}

/* ---- strings ---- */

void words_start(struct words *w, const char *name)
{
	w->phonetic += strcmp(name, "rPh") == 0;
	w->is_open = strcmp(name, "t") == 0 && w->phonetic == 0;
}

void words_end(struct words *w, const char *name)
{
	w->phonetic -= strcmp(name, "rPh") == 0;
	w->is_open = false;
}

void words_text(struct words *w, const char *text, size_t n)
{
	if (w->is_open)
		buf_add(&w->text, text, n);
}

static const char *find_escape(const char *s, const char *end)
{
	for (; s + 7 <= end; s++)
		if (s[0] == '_' && s[1] == 'x' && s[6] == '_' && s[2] == '0' && s[3] == '0')
			return s;
	return end;
}

/* _x000A_ stands for what XML cannot hold or would change, and _x005F_ for a _ that is none of that. */
void words_resolve(struct words *w)
{
	if (w->text.n == 0)
		return;
	char *to = (char *)w->text.data;
	const char *s = to, *end = s + w->text.n;
	while (s < end) {
		const char *escape = find_escape(s, end);
		char code[3] = {escape < end ? escape[4] : '0', escape < end ? escape[5] : '0', 0}, *stop;
		long letter = strtol(code, &stop, 16);
		bool is_one = escape < end && stop == code + 2 && (strchr("\t\n\r_", (int)letter) || letter == 0);
		size_t n = (size_t)(escape - s) + (escape < end && !is_one);
		memmove(to, s, n);
		to += n;
		s += n + (is_one ? 7 : 0);
		if (is_one && letter)
			*to++ = (char)letter;
	}
	w->text.n = (size_t)(to - (char *)w->text.data);
}

struct strings {
	struct workbook *w;
	struct words words;
	enum package_fault fault;
};

static void on_string(void *strings, const char *name, const char *const *attributes)
{
	struct strings *s = strings;
	(void)attributes;
	if (strcmp(name, "si") == 0) {
		buf_clear(&s->words.text);
		s->words.phonetic = 0;
	}
	words_start(&s->words, name);
}

static void on_string_end(void *strings, const char *name)
{
	struct strings *s = strings;
	struct workbook *w = s->w;
	words_end(&s->words, name);
	if (strcmp(name, "si") != 0)
		return;
	words_resolve(&s->words);
	if (w->n_strings >= IMPORTS_MAX_CELLS || w->strings.n + s->words.text.n > IMPORTS_MAX_BYTES) {
		s->fault = PACKAGE_HUGE;
		return;
	}
	*ARENA_PUSH(w->a, w->starts, w->n_strings) = w->strings.n;
	buf_add(&w->strings, s->words.text.data, s->words.text.n);
}

static void on_string_text(void *strings, const char *text, size_t n)
{
	words_text(&((struct strings *)strings)->words, text, n);
}

static enum package_fault read_strings(struct workbook *w, const char *part)
{
	struct strings s = {.w = w};
	const struct package_reader r = {&s, on_string, on_string_end, on_string_text, &s.fault};
	enum package_fault fault = workbook_read(w, part, &r);
	buf_drop(&s.words.text);
	return fault;
}

/* ---- styles ---- */

struct styles {
	struct workbook *w;
	struct format {
		long id;
		struct cell_style style;
	} *formats;
	size_t n_formats;
	bool is_of_cells; /* in cellXfs */
};

static struct cell_style find_format(const struct styles *s, long id)
{
	for (size_t i = 0; i < s->n_formats; i++)
		if (s->formats[i].id == id)
			return s->formats[i].style;
	return (struct cell_style){figure_builtin(id), NULL};
}

static void on_style(void *styles, const char *name, const char *const *attributes)
{
	struct styles *s = styles;
	struct workbook *w = s->w;
	const char *number = package_attribute(attributes, "numFmtId");
	const char *code = package_attribute(attributes, "formatCode");
	long id = number ? strtol(number, NULL, 10) : 0;
	s->is_of_cells = s->is_of_cells || strcmp(name, "cellXfs") == 0;
	if (strcmp(name, "numFmt") == 0 && code && s->n_formats < FORMATS_MOST)
		*ARENA_PUSH(w->a, s->formats, s->n_formats) =
			(struct format){id, {figure_format(code), figure_unit(w->a, code)}};
	else if (strcmp(name, "xf") == 0 && s->is_of_cells && w->n_styles < STYLES_MOST)
		*ARENA_PUSH(w->a, w->styles, w->n_styles) = find_format(s, id);
}

static void on_style_end(void *styles, const char *name)
{
	struct styles *s = styles;
	s->is_of_cells = s->is_of_cells && strcmp(name, "cellXfs") != 0;
}

static enum package_fault read_styles(struct workbook *w, const char *part)
{
	struct styles s = {.w = w};
	enum package_fault fault;
	const struct package_reader r = {&s, on_style, on_style_end, no_text, &fault};
	return workbook_read(w, part, &r);
}

/* ---- a sheet ---- */

/* Not before the first sheet is wanted. */
static enum package_fault make_ready(struct workbook *w)
{
	const struct relation *strings = find_relation(w, NULL, "sharedStrings");
	const struct relation *styles = find_relation(w, NULL, "styles");
	enum package_fault fault = PACKAGE_GOOD;
	if (!w->is_ready && strings)
		fault = read_strings(w, strings->part);
	if (!w->is_ready && styles && fault == PACKAGE_GOOD)
		fault = read_styles(w, styles->part);
	w->is_ready = true;
	return fault == PACKAGE_ABSENT ? PACKAGE_BROKEN : fault;
}

const struct worksheet *workbook_sheet(struct workbook *w, struct arena *a, const char *name, size_t i,
                                       enum package_fault *fault)
{
	*fault = make_ready(w);
	return *fault == PACKAGE_GOOD ? sheet_read(w, a, name, &w->sheets[i], fault) : NULL;
}
