/* format.c - which export is this? The template whose columns stand in its head, in an encoding and with a
 * separator that the template names. */
#include <string.h>
#include <strings.h>

#include "base/message.h"
#include "base/plug.h"
#include "base/utf8.h"
#include "imports/imports_int.h"

#define CUT_FROM_BYTES (4u << 20)
#define HEAD_ROWS 10 /* above the head stand at most a title and remarks */
#define ALIKE_MOST 4 /* encodings of one kind */
#define LOOK_ROWS 50 /* among these is an order, if there is any */

struct trial { /* one file, tried by many templates */
	struct import_job *j;
	const char *shown;
	const void *bytes;
	size_t n;
	struct decoded {
		const char *encoding;
		const struct source *source; /* NULL: it is in another */
	} decoded[16];
	size_t n_decoded;
	struct workbook *workbook; /* NULL: it is none */
	const struct worksheet *sheet; /* the one that is tried */
	bool is_look; /* no more is asked than whether there is an order */
	bool is_json;
	const struct node *root; /* of JSON; NULL: it is none that can be read, which was reported */
};

/* ---- tables ---- */

static bool is_utf16(const struct trial *t)
{
	return t->n >= 2 && (memcmp(t->bytes, "\xFF\xFE", 2) == 0 || memcmp(t->bytes, "\xFE\xFF", 2) == 0);
}

static const struct source *decode(struct trial *t, const char *encoding)
{
	encoding = is_utf16(t) ? "UTF-16" : encoding;
	for (size_t i = 0; i < t->n_decoded; i++)
		if (strcmp(t->decoded[i].encoding, encoding) == 0)
			return t->decoded[i].source;
	if (t->n_decoded == sizeof t->decoded / sizeof *t->decoded)
		return NULL;
	const struct source *s = decode_as(t->j->a, t->shown, t->bytes, t->n, encoding);
	t->decoded[t->n_decoded++] = (struct decoded){encoding, s};
	return s;
}

/* `known_by` names columns that no other export has together. */
static bool is_head(const struct table *t, const struct node *known_by)
{
	for (size_t i = 0; i < known_by->n; i++)
		if (heads_find(t, known_by->items[i]->text, 0) == heads_count(t))
			return false;
	return known_by->n > 0;
}

static bool has_head(struct table *t, const struct node *known_by)
{
	for (t->head = 0; t->head < t->n_rows; t->head++)
		if (is_head(t, known_by))
			return true;
	return false;
}

/* Below the head, of which a cell says anything. */
static bool has_rows(const struct table *t)
{
	for (size_t row = t->head + 1; row < t->n_rows; row++)
		for (size_t i = 0; i < t->rows[row].n; i++)
			if (*table_cell(t, row, i)->text)
				return true;
	return false;
}

static bool is_table(struct trial *t, struct table *table, const struct source *s, struct table_style style,
                     const struct node *known_by)
{
	table_read(t->j->a, table, s, style, HEAD_ROWS);
	if (!has_head(table, known_by))
		return false;
	size_t head = table->head;
	table_read(t->j->a, table, s, style, t->is_look ? LOOK_ROWS : 0);
	table->head = head;
	table->sheet = t->sheet;
	return !t->is_look || has_rows(table);
}

/* `unquoted`: the separators between which the platform writes cells as they are. */
static struct table_style style_of(const struct node *format, const char *separator)
{
	const struct node *unquoted = shelf_lookup_list(format, "unquoted");
	struct table_style style = {*separator, true};
	for (size_t i = 0; unquoted && i < unquoted->n; i++)
		style.has_quotes = style.has_quotes && unquoted->items[i]->text[0] != *separator;
	return style;
}

static bool is_table_in(struct trial *t, const struct node *format, struct table *table, const char *encoding)
{
	const struct node *known_by = shelf_lookup_list(format, "known_by");
	const struct node *separators = shelf_lookup_list(format, "separators");
	const struct source *s = decode(t, encoding);
	for (size_t i = 0; s && i < separators->n; i++)
		if (is_table(t, table, s, style_of(format, separators->items[i]->text), known_by))
			return true;
	return false;
}

/* A list among the encodings has those that look alike. */
static bool is_table_in_any(struct trial *t, const struct node *format, struct table *table,
                            const struct node *names)
{
	struct candidate read[ALIKE_MOST];
	size_t n = 0;
	if (names->kind == NODE_SCALAR)
		return is_table_in(t, format, table, names->text);
	for (size_t i = 0; i < names->n && n < ALIKE_MOST; i++) {
		struct table *one = ARENA_NEW(t->j->a, struct table);
		if (is_table_in(t, format, one, names->items[i]->text))
			read[n++] = (struct candidate){names->items[i]->text, one};
	}
	const struct candidate *best = n > 0 ? lookalikes_choose(t->j, format, read, n) : NULL;
	if (best)
		*table = *best->table;
	return n > 0;
}

static bool has_table(struct trial *t, const struct node *format, struct table *table)
{
	const struct node *known_by = shelf_lookup_list(format, "known_by");
	const struct node *encodings = shelf_lookup_list(format, "encodings");
	const struct node *said = t->j->ask->encoding;
	if (!known_by || !encodings || !shelf_lookup_list(format, "separators"))
		return false;
	if (t->sheet)
		return is_table(t, table, t->sheet->source, (struct table_style){',', true}, known_by);
	if (said)
		return is_table_in(t, format, table, said->text);
	for (size_t e = 0; e < encodings->n; e++)
		if (is_table_in_any(t, format, table, encodings->items[e]))
			return true;
	return false;
}

/* ---- JSON ---- */

/* It begins with a bracket, as no table does. */
static void look_for_json(struct trial *t)
{
	static const char *const encodings[] = {"UTF-8", "GB18030", "UTF-16"};
	const struct node *said = t->j->ask->encoding;
	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		const struct source *s = decode(t, said ? said->text : encodings[i]);
		if (!s)
			continue;
		t->is_json = strchr("[{", s->text[strspn(s->text, " \t\r\n")]) && s->n > 0;
		if (t->is_json)
			t->root = tree_parse_json(t->j->a, t->j->d, s);
		return;
	}
}

static bool is_read_by(struct trial *t, const struct node *format, struct content *c)
{
	struct record *entries;
	bool is_for_json = strcmp(tree_text(format, "kind", "table"), "json") == 0;
	if (is_for_json != t->is_json)
		return false;
	if (!is_for_json)
		return has_table(t, format, &c->table);
	if (entries_find(t->j->a, format, t->root, &entries) == 0)
		return false;
	c->root = t->root;
	return true;
}

/* ---- the one ---- */

/* Those of the platform are named after it: taobao.orders. Of several platforms it lists them. */
bool format_is_of(const struct import_job *j, const char *name, const char *platform)
{
	size_t n = platform ? strlen(platform) : 0;
	const struct node *platforms = shelf_lookup_list(shelf_load(j->shelf, "imports", name), "platforms");
	for (size_t i = 0; n > 0 && platforms && i < platforms->n; i++)
		if (strcmp(platforms->items[i]->text, platform) == 0)
			return true;
	return n > 0 && strncmp(name, platform, n) == 0 && name[n] == '.';
}

static bool try_format(struct trial *t, const char *name, struct content *c)
{
	const struct node *format = shelf_load(t->j->shelf, "imports", name);
	if (!format || !tree_lookup(tree_lookup(format, "fill"), t->j->ask->section) ||
	    !is_read_by(t, format, c))
		return false;
	t->j->name = name;
	t->j->format = format;
	return true;
}

/* ---- what is said where none fits ---- */

/* false */
static bool report_workbook(const struct trial *t, enum package_fault fault)
{
	static const char save[] = N_("open it and save it as CSV in UTF-8, or download it anew as CSV");
	static const struct {
		const char *code, *what, *advice;
	} faults[] = {
		[PACKAGE_ABSENT] = {"import-format", N_("%s is an archive, and no Excel workbook (.xlsx)"),
			N_("take the table out of it, or save it as .xlsx or as CSV in UTF-8")},
		[PACKAGE_BROKEN] = {"import-format", N_("%s is a damaged Excel workbook: it cannot be read"),
			N_("download it anew; or open it and save it as a workbook (.xlsx), which keeps long numbers")},
		[PACKAGE_LOCKED] = {"import-format", N_("%s is an Excel workbook that opens with a password"),
			N_("open it, take the password away and save it, or save it as CSV in UTF-8")},
		[PACKAGE_HUGE] = {"too-large", N_("%s holds more than any workbook of orders"),
			N_("download a shorter time of it, or save the sheet with the orders as CSV in UTF-8")},
		[PACKAGE_LACKING] = {"not-built", NULL, save},
	};
	struct import_job *j = t->j;
	if (fault == PACKAGE_LACKING)
		diag_error(j->d, j->ask->from->at, "not-built", "%s is an Excel workbook, which takes libzip: %s",
		           t->shown, plug_lack("dossier-workbook.so", "libzip", HAVE_LIBZIP));
	else
		diag_error(j->d, j->ask->from->at, faults[fault].code, faults[fault].what, t->shown);
	diag_advise(j->d, "%s", _(faults[fault].advice));
	return false;
}

/* CSV would have the numbers as the spreadsheet shows them: 4.40E+18. */
static bool kind_is_workbook(const struct trial *t)
{
	return t->n > 4 && memcmp(t->bytes, "\xD0\xCF\x11\xE0", 4) == 0;
}

static bool report_kind(const struct trial *t)
{
	struct import_job *j = t->j;
	const char *kind = decode_other_kind(t->bytes, t->n);
	if (!kind)
		return false;
	if (decode_is_locked(t->bytes, t->n)) {
		report_workbook(t, PACKAGE_LOCKED);
		return true;
	}
	diag_error(j->d, j->ask->from->at, "import-format", "%s is %s, not a table of text", t->shown, _(kind));
	if (kind_is_workbook(t))
		diag_advise(j->d, "open it and save it as a workbook (.xlsx), which keeps long numbers as CSV "
		            "does not; or download it anew as CSV");
	else
		diag_advise(j->d, "download the table itself, as CSV or .xlsx");
	return true;
}

static bool is_text(const struct trial *t)
{
	if (t->workbook)
		return true;
	for (size_t i = 0; i < t->n_decoded; i++)
		if (t->decoded[i].source)
			return true;
	return false;
}

static const char *list_names(const struct import_job *j)
{
	size_t n;
	const char **names = shelf_list(j->shelf, "imports", &n), *all = "";
	for (size_t i = 0; i < n; i++) {
		const struct node *format = shelf_load(j->shelf, "imports", names[i]);
		if (tree_lookup(tree_lookup(format, "fill"), j->ask->section))
			all = arena_printf(j->a, "%s%s%s", all, *all ? ", " : "", names[i]);
	}
	return all;
}

/* ---- the search ---- */

/* Those of the platform come first. */
static bool find_any(struct trial *t, struct content *c)
{
	struct import_job *j = t->j;
	size_t n;
	const char **names = shelf_list(j->shelf, "imports", &n);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < n; i++)
			if (format_is_of(j, names[i], j->ask->platform) == (pass == 0) && try_format(t, names[i], c))
				return true;
	return false;
}

/* What any platform has, as the record of a carrier, is named after none. */
static bool has_platform(const struct import_job *j, const char *platform)
{
	size_t n;
	const char *const *names = shelf_list(j->shelf, "platforms", &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], platform) == 0)
			return true;
	return false;
}

bool format_is_foreign(const struct import_job *j, const char **its)
{
	size_t n;
	const char *const *names = shelf_list(j->shelf, "imports", &n);
	const char *platform = j->ask->platform;
	bool has_own = false;
	for (size_t i = 0; i < n; i++)
		has_own = has_own || format_is_of(j, names[i], platform);
	*its = arena_strndup(j->a, j->name, strcspn(j->name, "."));
	return has_own && has_platform(j, *its) && !format_is_of(j, j->name, platform);
}

static bool find(struct trial *t, struct content *c)
{
	return t->j->ask->format ? try_format(t, t->j->ask->format->text, c) : find_any(t, c);
}

/* ---- what is said where a table is damaged ---- */

static bool report_empty(const struct trial *t)
{
	static const char blanks[] = "\xEF\xBB\xBF \t\r\n";
	const char *bytes = t->bytes;
	for (size_t i = 0; i < t->n; i++)
		if (!memchr(blanks, bytes[i], sizeof blanks - 1))
			return false;
	diag_error(t->j->d, t->j->ask->from->at, "import-format", "%s is empty", t->shown);
	diag_advise(t->j->d, "download it anew; it may not have been complete");
	return true;
}

static size_t line_length(const char *s, size_t n)
{
	const char *end = memchr(s, '\n', n);
	return end ? (size_t)(end - s) + 1 : n;
}

static const char *encoding_of(const struct trial *t, const struct source *s)
{
	for (size_t i = 0; i < t->n_decoded; i++)
		if (t->decoded[i].source == s)
			return t->decoded[i].encoding;
	return NULL;
}

/* Its first line is that of an export, and what goes on in another encoding, or as no text, is below. */
static bool report_line(const struct trial *whole)
{
	const char *s = whole->bytes;
	struct trial t = {.j = whole->j, .shown = whole->shown, .bytes = s, .n = line_length(s, whole->n)};
	struct content *c = ARENA_NEW(t.j->a, struct content);
	const char *encoding = !whole->workbook && !whole->is_json && find(&t, c) ?
		encoding_of(&t, c->table.source) : NULL;
	size_t at = t.n, n;
	for (int line = 2; encoding && at < whole->n; line++, at += n) {
		n = line_length(s + at, whole->n - at);
		if (decode_as(t.j->a, t.shown, s + at, n, encoding))
			continue;
		diag_error(t.j->d, t.j->ask->from->at, "import-format",
		           decode_has_control(s + at, n) ? N_("line %d of %s has a byte that no text has")
		                                         : N_("line %d of %s is in another encoding than its first"),
		           line, t.shown);
		diag_advise(t.j->d, "download it anew, and do not join or save it with other programs");
		return true;
	}
	return false;
}

/* An answer without a record, which says why: `refused` of a format, {each: path, says: path,
 * known_by: [paths]}. */
static bool report_refused(const struct trial *t)
{
	struct import_job *j = t->j;
	size_t n_names;
	const char *const *names = shelf_list(j->shelf, "imports", &n_names);
	const struct record root = {.node = t->root};
	for (size_t i = 0; t->root && i < n_names; i++) {
		const struct node *refused = tree_lookup(shelf_load(j->shelf, "imports", names[i]), "refused");
		struct record *v;
		if (!refused || record_list(j->a, &root, tree_text(refused, "each", ""), &v) == 0 ||
		    !record_has_all(&v[0], shelf_lookup_list(refused, "known_by")))
			continue;
		struct value why = record_find(j->a, &v[0], tree_text(refused, "says", ""));
		diag_error(j->d, record_mark(&v[0]), "import-empty", "%s tells of no parcel: \"%s\"", t->shown,
		           why.text ? tree_quote(j->a, why.text) : "");
		diag_advise(j->d, "ask for the parcel anew, and take that answer");
		return true;
	}
	return false;
}

static bool report_unknown(const struct trial *t)
{
	struct import_job *j = t->j;
	if (j->ask->encoding && !is_text(t)) {
		diag_error(j->d, j->ask->encoding->at, "import-encoding", "%s is no text in %s", t->shown,
		           tree_quote(j->a, j->ask->encoding->text));
		diag_advise(j->d, "leave encoding: out, or save the export in UTF-8");
	} else if (!imports_library() && !t->is_json) {
		diag_error(j->d, j->ask->from->at, "not-built",
		           "%s is a table, and this program was built without libcsv, which reads them", t->shown);
		diag_advise(j->d, "write the values into the case, or install the complete program");
	} else if (!report_kind(t) && !report_empty(t) && !report_refused(t) && !report_line(t)) {
		diag_error(j->d, j->ask->from->at, "import-format",
		           is_text(t) ? N_("the columns or keys of %s are those of no export that is known")
		                      : N_("%s is text in none of the encodings that exports have"),
		           t->shown);
		diag_advise(j->d, "download it anew from the platform and do not change its first row; known: %s",
		            list_names(j));
	}
	return false;
}

static void tell_sheet(const struct trial *t, size_t i, bool is_read)
{
	struct import_job *j = t->j;
	const char *name = workbook_name(t->workbook, i);
	if (!is_read) {
		diag_warning(j->d, j->ask->from->at, "import-sheet",
		             "the sheet \"%s\" of %s cannot be read: whether it is an export, too, is not known",
		             name, t->shown);
		diag_advise(j->d, "look at it; what belongs to the case, save as a workbook of its own");
	} else if (workbook_is_hidden(t->workbook, i)) {
		diag_note(j->d, j->ask->from->at, "import-sheet",
		          "the hidden sheet \"%s\" of %s is an export, too, and nothing of it is read", name,
		          t->shown);
		diag_advise(j->d, "if it belongs to the case, show it and save it as a workbook of its own");
	} else {
		diag_warning(j->d, j->ask->from->at, "import-sheet",
		             "the sheet \"%s\" of %s is an export, too, and nothing of it is read", name,
		             t->shown);
		diag_advise(j->d,
		            "the first of them alone is: put all rows into it, or save each as its own workbook");
	}
}

/* Is there an order in the sheet that is not read? In an arena of its own: it may be long. */
static void look_at_sheet(const struct trial *t, size_t i)
{
	enum package_fault fault;
	struct import_job j = *t->j;
	struct trial look = {.j = &j, .shown = t->shown, .bytes = t->bytes, .n = t->n, .is_look = true};
	j.a = arena_new();
	look.sheet = workbook_sheet(t->workbook, j.a, t->shown, i, &fault);
	if (!look.sheet || find(&look, ARENA_NEW(j.a, struct content)))
		tell_sheet(t, i, look.sheet);
	arena_drop(j.a);
}

/* The first visible sheet that is an export; what others are is told. */
static bool find_sheet(struct trial *t, struct content *c)
{
	enum package_fault fault;
	size_t n = workbook_count(t->workbook), found = n;
	for (size_t i = 0; i < n && found == n; i++) {
		if (workbook_is_hidden(t->workbook, i))
			continue;
		t->sheet = workbook_sheet(t->workbook, t->j->a, t->shown, i, &fault);
		if (!t->sheet)
			return report_workbook(t, fault);
		found = find(t, c) ? i : n;
	}
	if (found == n)
		report_unknown(t);
	for (size_t i = 0; i < n; i++)
		if (workbook_is_hidden(t->workbook, i) || i > found)
			look_at_sheet(t, i);
	return found < n;
}

static bool find_in_workbook(struct trial *t, struct content *c)
{
	enum package_fault fault;
	if (!imports_library())
		return report_unknown(t);
	t->workbook = workbook_open(t->bytes, t->n, &fault);
	bool is_found = t->workbook ? find_sheet(t, c) : report_workbook(t, fault);
	workbook_close(t->workbook);
	return is_found;
}

/* ---- what is too large ---- */

/* In UTF-8, as all that is large. */
static bool begins_as_json(const struct trial *t)
{
	const char *s = t->bytes;
	size_t i = t->n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
	while (i < t->n && memchr(" \t\r\n", s[i], 4))
		i++;
	return i < t->n && (s[i] == '{' || s[i] == '[');
}

static bool is_chat(const struct import_job *j)
{
	return strcmp(j->ask->section, "chat") == 0;
}

/* Small ones are read whole. */
static void cut(struct trial *t, struct buf *out)
{
	if (t->n <= CUT_FROM_BYTES || !is_chat(t->j) || !begins_as_json(t))
		return;
	t->j->is_cut = cut_days(t->j, t->bytes, t->n, out);
	if (t->j->is_cut) {
		t->bytes = out->data;
		t->n = out->n;
	}
}

/* Before it is copied. */
static bool report_length(const struct trial *t)
{
	struct import_job *j = t->j;
	bool is_json = begins_as_json(t);
	size_t most = is_json ? TREE_MAX_JSON_BYTES : IMPORTS_MAX_BYTES;
	if (t->n <= most)
		return false;
	diag_error(j->d, j->ask->from->at, "too-large", "%s has %zu MiB; at most %zu are read at once", t->shown,
	           (t->n >> 20) + 1, most >> 20);
	if (is_chat(j) && is_json)
		diag_advise(j->d, "say of which days with since: and until:, or of fewer");
	else
		diag_advise(j->d, "download a shorter time of it");
	return true;
}

static bool find_in_text(struct trial *t, struct content *c)
{
	if (report_length(t))
		return false;
	look_for_json(t);
	if (t->is_json && !t->root)
		return false;
	return find(t, c) ? !t->j->failed : report_unknown(t);
}

static bool is_known_encoding(const struct import_job *j)
{
	const struct node *said = j->ask->encoding;
	if (!said || (said->kind == NODE_SCALAR && decode_is_known(said->text)))
		return true;
	diag_error(j->d, said->at, "import-encoding", "no encoding has the name \"%s\"",
	           said->kind == NODE_SCALAR ? tree_quote(j->a, said->text) : "");
	diag_advise(j->d, "names are such as UTF-8, GB18030, WINDOWS-1250, WINDOWS-1252, SHIFT_JIS");
	return false;
}

/* The table of a case that `dossier import` made is in UTF-8, whatever the export was in; one that was saved
 * anew since may be in another. */
static bool is_in_utf8(const struct import_job *j, const char *shown, const char *bytes, size_t n)
{
	const struct node *said = j->ask->encoding;
	bool is_ascii = true;
	for (size_t i = 0; i < n && is_ascii; i++)
		is_ascii = (unsigned char)bytes[i] < 0x80;
	if (!said || !j->ask->is_extract || is_ascii || strcasecmp(said->text, "UTF-8") == 0 ||
	    strcasecmp(said->text, "UTF8") == 0 || utf8_check(bytes, n) < n)
		return false;
	diag_error(j->d, said->at, "import-encoding", "%s is in UTF-8, as dossier import wrote it, and not in %s",
	           shown, tree_quote(j->a, said->text));
	diag_advise(j->d, "take encoding: out; if letters are wrong, move the folder away and import the order "
	            "anew with --encoding=%s", said->text);
	return true;
}

bool format_find(struct import_job *j, const char *shown, const void *bytes, size_t n, struct content *c)
{
	struct trial t = {.j = j, .shown = shown, .bytes = bytes, .n = n};
	struct buf rest = {0};
	const struct node *format = j->ask->format;
	const struct text name = {format ? format->text : NULL, format ? format->at : (struct mark){0}};
	if (!is_known_encoding(j) || is_in_utf8(j, shown, bytes, n))
		return false;
	if (format && !shelf_find(j->shelf, "imports", &name, "unknown-import"))
		return false;
	if (n > 4 && memcmp(bytes, "PK\3\4", 4) == 0)
		return find_in_workbook(&t, c);
	if (decode_other_kind(bytes, n))
		return report_unknown(&t);
	cut(&t, &rest);
	bool is_found = find_in_text(&t, c);
	buf_drop(&rest);
	return is_found;
}
