/* diag_export.c - diagnostics for programs: a JSON of our own, and SARIF (OASIS, 2.1.0). */
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/diag_int.h"
#include "base/json.h"
#include "base/utf8.h"

static void add_pair(struct buf *b, const char *key, const char *text)
{
	buf_printf(b, "\"%s\": ", key);
	json_add_text(b, text);
}

static void print_all(struct buf *b, FILE *to)
{
	buf_add_byte(b, '\n');
	fwrite(b->data, 1, b->n, to);
	buf_drop(b);
}

static bool has_place(const struct mark *m)
{
	return m->source && m->line > 0;
}

/* The column behind the last underlined character: in code points from 1, and on the same line. */
static int column_behind(const struct mark *m)
{
	const struct source *s = m->source;
	size_t i = m->offset, end = m->offset + (m->length > 0 ? m->length : 1);
	int column = m->column;
	if (s->sheet)
		return column + 1;
	while (s->text && i < end && i < s->n && s->text[i] != '\n' && s->text[i] != '\r') {
		utf8_next(s->text, s->n, &i);
		column++;
	}
	return column > m->column ? column : m->column + 1;
}

/* ---- JSON ---- */

static const char *const level_words[] = {"", "note", "warning", "error", "system"};

static void add_report(struct buf *b, const struct report *r)
{
	const struct mark *m = &r->at;
	buf_add_string(b, "\n    {");
	add_pair(b, "code", r->code);
	buf_add_string(b, ", ");
	add_pair(b, "level", level_words[r->level]);
	buf_add_string(b, ", ");
	add_pair(b, "file", m->source ? m->source->name : NULL);
	if (has_place(m))
		buf_printf(b, ", \"line\": %d, \"column\": %d, \"end_column\": %d", m->line, m->column,
		           column_behind(m));
	else
		buf_add_string(b, ", \"line\": null, \"column\": null, \"end_column\": null");
	if (m->source && m->source->sheet) {
		buf_add_string(b, ", ");
		add_pair(b, "sheet", m->source->sheet);
	}
	buf_add_string(b, ",\n     ");
	add_pair(b, "message", r->message);
	buf_add_string(b, ",\n     ");
	add_pair(b, "advice", r->advice);
	buf_add_byte(b, '}');
}

static void add_reports(struct buf *b, const struct report **reports, size_t n)
{
	buf_add_byte(b, '[');
	for (size_t i = 0; i < n; i++) {
		buf_add_string(b, i ? "," : "");
		add_report(b, reports[i]);
	}
	buf_add_byte(b, ']');
}

/* In texts line breaks are escaped. */
void diag_add_json_line(struct buf *b, const struct diag *d)
{
	size_t n, start = b->n;
	const struct report **reports = diag_list(d, LEVEL_NOTE, &n);
	add_reports(b, reports, n);
	for (size_t i = start; i < b->n; i++)
		b->data[i] = b->data[i] == '\n' ? ' ' : b->data[i];
	free(reports);
}

void diag_print_json(const struct diag *d, FILE *to, const struct diag_run *run)
{
	size_t n, counts[LEVEL_SYSTEM + 1] = {0};
	const struct report **reports = diag_list(d, run->quiet ? LEVEL_ERROR : LEVEL_NOTE, &n);
	struct buf b = {0};
	for (size_t i = 0; i < n; i++)
		counts[reports[i]->level]++;
	buf_add_string(&b, "{");
	add_pair(&b, "case", run->case_name);
	buf_printf(&b, ", \"status\": %d, \"errors\": %zu, \"warnings\": %zu, \"notes\": %zu,\n  \"messages\": ",
	           run->status, counts[LEVEL_ERROR] + counts[LEVEL_SYSTEM], counts[LEVEL_WARNING],
	           counts[LEVEL_NOTE]);
	add_reports(&b, reports, n);
	buf_add_byte(&b, '}');
	print_all(&b, to);
	free(reports);
}

/* ---- SARIF ---- */

static const char *const sarif_levels[] = {"none", "note", "warning", "error", "error"};

/* The codes that occur, with what is known of each. */
static size_t find_rule(const struct diag_rule *rules, size_t n, const char *code)
{
	size_t i = 0;
	while (i < n && strcmp(rules[i].code, code) != 0)
		i++;
	return i;
}

/* First those that have help, each once; then others that were reported. */
static struct diag_rule *collect_rules(const struct diag_run *run, const struct report **reports,
                                       size_t n_reports, size_t *n)
{
	struct diag_rule *rules = mem_alloc((run->n_rules + n_reports + 1) * sizeof *rules);
	*n = 0;
	for (size_t i = 0; i < run->n_rules; i++)
		if (find_rule(rules, *n, run->rules[i].code) == *n)
			rules[(*n)++] = run->rules[i];
	for (size_t i = 0; i < n_reports; i++) {
		const struct report *r = reports[i];
		if (r->code && find_rule(rules, *n, r->code) == *n)
			rules[(*n)++] = (struct diag_rule){.code = r->code, .level = r->level};
	}
	return rules;
}

static void add_text_of(struct buf *b, const char *key, const char *text)
{
	buf_printf(b, "\"%s\": {", key);
	add_pair(b, "text", text);
	buf_add_byte(b, '}');
}

static void add_rule(struct buf *b, const struct diag_rule *r)
{
	struct buf help = {0};
	buf_add_string(b, "\n      {");
	add_pair(b, "id", r->code);
	if (r->about) {
		buf_add_string(b, ", ");
		add_text_of(b, "shortDescription", r->about);
	}
	buf_printf(&help, "dossier(1), DIAGNOSTICS, %s", r->code);
	buf_add_byte(&help, '\0');
	buf_add_string(b, ", ");
	add_text_of(b, "help", (const char *)help.data);
	buf_printf(b, ", \"defaultConfiguration\": {\"level\": \"%s\"}}", sarif_levels[r->level]);
	buf_drop(&help);
}

/* A path as a URI reference: what is not plain is written in hexadecimal. */
static void add_uri(struct buf *b, const char *path)
{
	buf_add_string(b, *path == '/' ? "\"file://" : "\"");
	for (; *path; path++) {
		unsigned char c = (unsigned char)*path;
		bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
			|| strchr("/-._~", c);
		buf_printf(b, is_plain ? "%c" : "%%%02X", c);
	}
	buf_add_byte(b, '"');
}

/* A workbook has no lines. */
static void add_cell(struct buf *b, const struct mark *m)
{
	struct buf place = {0};
	mark_print(&place, m);
	buf_add_byte(&place, '\0');
	buf_add_string(b, ", \"logicalLocations\": [{");
	add_pair(b, "fullyQualifiedName", (const char *)place.data + strlen(m->source->name) + 1);
	buf_add_string(b, "}]");
	buf_drop(&place);
}

static void add_location(struct buf *b, const struct mark *m, const char *case_name)
{
	buf_add_string(b, "\"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
	add_uri(b, m->source ? m->source->name : case_name);
	buf_add_byte(b, '}');
	if (has_place(m) && !m->source->sheet)
		buf_printf(b, ", \"region\": {\"startLine\": %d, \"startColumn\": %d, \"endColumn\": %d}", m->line,
		           m->column, column_behind(m));
	buf_add_byte(b, '}');
	if (has_place(m) && m->source->sheet)
		add_cell(b, m);
	buf_add_string(b, "}]");
}

static void add_result(struct buf *b, const struct report *r, const struct diag_rule *rules, size_t n_rules,
                       const char *case_name)
{
	struct buf text = {0};
	buf_add_string(&text, r->message);
	if (r->advice) {
		buf_add_byte(&text, '\n');
		buf_add_string(&text, r->advice);
	}
	buf_add_byte(&text, '\0');
	buf_add_string(b, "\n    {");
	if (r->code) {
		add_pair(b, "ruleId", r->code);
		buf_printf(b, ", \"ruleIndex\": %zu, ", find_rule(rules, n_rules, r->code));
	}
	buf_printf(b, "\"level\": \"%s\",\n     ", sarif_levels[r->level]);
	add_text_of(b, "message", (const char *)text.data);
	buf_add_string(b, ",\n     ");
	add_location(b, &r->at, case_name);
	buf_add_byte(b, '}');
	buf_drop(&text);
}

static void add_tool(struct buf *b, const struct diag_rule *rules, size_t n, const struct diag_run *run)
{
	buf_add_string(b, "    \"tool\": {\"driver\": {\"name\": \"dossier\", ");
	add_pair(b, "version", run->version);
	buf_add_string(b, ", \"rules\": [");
	for (size_t i = 0; i < n; i++) {
		buf_add_string(b, i ? "," : "");
		add_rule(b, &rules[i]);
	}
	buf_add_string(b, "]}},\n");
}

void diag_print_sarif(const struct diag *d, FILE *to, const struct diag_run *run)
{
	size_t n, n_rules;
	const struct report **reports = diag_list(d, run->quiet ? LEVEL_ERROR : LEVEL_NOTE, &n);
	struct diag_rule *rules = collect_rules(run, reports, n, &n_rules);
	struct buf b = {0};
	buf_add_string(&b, "{\"version\": \"2.1.0\", "
	                   "\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"runs\": [{\n");
	add_tool(&b, rules, n_rules, run);
	buf_printf(&b, "    \"invocations\": [{\"executionSuccessful\": %s, \"exitCode\": %d}],\n",
	           diag_worst(d) < LEVEL_SYSTEM ? "true" : "false", run->status);
	buf_add_string(&b, "    \"columnKind\": \"unicodeCodePoints\", \"results\": [");
	for (size_t i = 0; i < n; i++) {
		buf_add_string(&b, i ? "," : "");
		add_result(&b, reports[i], rules, n_rules, run->case_name);
	}
	buf_add_string(&b, "]}]}");
	print_all(&b, to);
	free(rules);
	free(reports);
}
