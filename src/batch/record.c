/* record.c - a line of the report: the worker writes what it made, whoever waits for it how it ended. */
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/date.h"
#include "base/json.h"
#include "base/message.h"
#include "batch/batch_int.h"
#include "tree/tree.h"

const char *const ending_words[] = {
	[ENDING_DONE] = "done", [ENDING_WARNINGS] = "warnings", [ENDING_ERRORS] = "errors",
	[ENDING_FAILED] = "failed", [ENDING_CRASHED] = "crashed", [ENDING_LATE] = "late", [ENDING_NONE] = NULL,
};

/* ---- the worker's part: "key": value, ...; a line of what the case is, or several of which the last counts,
 * and a line of what it came to, which ends in } ---- */

static void add_text(struct buf *b, const char *key, const char *text)
{
	buf_printf(b, ", \"%s\": ", key);
	json_add_text(b, text);
}

static void add_file(struct buf *b, const struct dossier_file *f, const char *sha256, bool with_bytes)
{
	buf_add_string(b, "{\"path\": ");
	json_add_text(b, f->path);
	if (with_bytes)
		buf_printf(b, ", \"bytes\": %llu", (unsigned long long)f->bytes);
	add_text(b, "sha256", sha256);
	buf_add_byte(b, '}');
}

/* The stock's digest stands for templates. Fonts were hashed once for all; without a report they were not,
 * and nobody compares what a case was made of. */
static void add_inputs(struct buf *b, struct batch *batch, const struct dossier_outcome *o)
{
	bool is_first = true;
	buf_add_string(b, ", \"inputs\": [");
	for (size_t i = 0; i < o->n_inputs; i++) {
		const struct dossier_file *f = &o->inputs[i];
		if (f->origin == DOSSIER_OF_TEMPLATES)
			continue;
		buf_add_string(b, is_first ? "" : ", ");
		bool is_hashed = f->sha256[0] || !batch->wish->report;
		add_file(b, f, is_hashed ? f->sha256 : unchanged_digest(batch, f->path), false);
		is_first = false;
	}
	buf_add_byte(b, ']');
}

static void add_outputs(struct buf *b, const struct dossier_outcome *o)
{
	buf_add_string(b, ", \"outputs\": [");
	for (size_t i = o->n_outputs; i-- > 0;) { /* the last that took its name is the dossier */
		add_file(b, &o->outputs[i], o->outputs[i].sha256, true);
		buf_add_string(b, i ? ", " : "");
	}
	buf_add_byte(b, ']');
}

static void write_all(int fd, const uint8_t *p, size_t n)
{
	while (n > 0) {
		ssize_t written = write(fd, p, n);
		if (written <= 0)
			return; /* a part without its end is no record */
		p += written;
		n -= (size_t)written;
	}
}

static void add_deadline(struct buf *b, const struct batch *batch, int64_t deadline, const char *answer_by)
{
	const struct date d = date_from_seconds(deadline, 0);
	char text[40];
	date_format(text, sizeof text, "YYYY-MM-DD'T'hh:mm:ss'Z'", &d);
	add_text(b, "deadline", deadline ? text : NULL);
	add_text(b, "answer_by", answer_by);
	buf_printf(b, ", \"overdue\": %s", unchanged_is_over(batch, deadline) ? "true" : "false");
}

/* First of all: of a case that crashes then, somebody must know until when it is to be answered. Again once
 * more of it is known. */
void record_write_head(void *outcome_writer, const struct dossier_outcome *o)
{
	const struct outcome_writer *w = outcome_writer;
	struct buf b = {0};
	add_text(&b, "platform", o->platform);
	add_text(&b, "complaint", o->complaint);
	add_text(&b, "number", o->number);
	add_text(&b, "respond_by", o->respond_by);
	add_text(&b, "language", o->language);
	add_deadline(&b, w->batch, o->deadline, o->answer_by);
	buf_add_byte(&b, '\n');
	write_all(w->fd, b.data, b.n);
	buf_drop(&b);
}

void record_write_outcome(void *outcome_writer, const struct dossier_outcome *o)
{
	const struct outcome_writer *w = outcome_writer;
	struct buf b = {0};
	uint64_t bytes = 0;
	for (size_t i = 0; i < o->n_outputs; i++)
		bytes += o->outputs[i].bytes;
	buf_printf(&b, ", \"errors\": %zu, \"warnings\": %zu, \"pages\": %zu, \"bytes\": %llu", o->n_errors,
	           o->n_warnings, o->n_pages, (unsigned long long)bytes);
	add_outputs(&b, o);
	add_inputs(&b, w->batch, o);
	add_text(&b, "stock", dossier_stock_sha256(w->batch->stock));
	buf_printf(&b, ", \"messages\": %s}\n", o->messages);
	write_all(w->fd, b.data, b.n);
	buf_drop(&b);
}

/* ---- the whole line ---- */

static enum ending ending_of(const struct farm_end *end, bool has_record)
{
	int status = end->status;
	if (end->is_late)
		return ENDING_LATE;
	if (WIFSIGNALED(status))
		return ENDING_CRASHED;
	switch (WIFEXITED(status) ? WEXITSTATUS(status) : DOSSIER_FAILED) {
	case DOSSIER_OK: return has_record ? ENDING_DONE : ENDING_FAILED;
	case DOSSIER_WARNINGS: return has_record ? ENDING_WARNINGS : ENDING_FAILED;
	case DOSSIER_ERRORS: return ENDING_ERRORS;
	default: return ENDING_FAILED;
	}
}

/* As mem_exhausted says it. */
static bool is_out_of_memory(const struct farm_end *end)
{
	return strstr((const char *)end->text.data, _("dossier: error: out of memory\n")) != NULL;
}

static const char *say_end(struct arena *a, const struct farm_end *end, enum ending ending)
{
	if (ending == ENDING_LATE)
		return arena_printf(a, _("it took longer than its time, and was ended after %lld s"),
		                    (long long)(end->ms / 1000));
	if (ending == ENDING_CRASHED)
		return arena_printf(a, _("its process was ended by a signal (%s)"), strsignal(WTERMSIG(end->status)));
	if (is_out_of_memory(end))
		return _("it ran out of memory");
	size_t n = end->text.n;
	while (n > 0 && end->text.data[n - 1] == '\n')
		n--;
	return n > 0 ? arena_strndup(a, (const char *)end->text.data, n) : _("its process ended without a word");
}

static const char *advise_end(const struct farm_end *end, enum ending ending)
{
	if (ending == ENDING_LATE)
		return _("give it more time with --case-seconds, or smaller pictures");
	if (ending == ENDING_CRASHED)
		return _("give it more memory with --case-memory, or build it by itself to see what ends it");
	if (is_out_of_memory(end))
		return _("give it more memory with --case-memory, or build fewer at a time with -j");
	return _("build it by itself to see what ends it");
}

static void add_start(struct buf *b, const struct job *job, enum ending ending, int64_t ms)
{
	buf_add_string(b, "{\"case\": ");
	json_add_text(b, job->path);
	add_text(b, "status", ending_words[ending]);
	buf_printf(b, ", \"seconds\": %lld.%03lld", (long long)(ms / 1000), (long long)(ms % 1000));
}

/* Of a case of which nothing came; what there is to say follows. */
static void add_nothing(struct buf *b)
{
	buf_add_string(b, ", \"errors\": 1, \"warnings\": 0, \"pages\": 0, \"bytes\": 0, \"outputs\": [], "
	                  "\"inputs\": [], \"messages\": ");
}

/* What a case leaves behind that could not say it itself. */
static void add_abrupt(struct arena *a, struct buf *b, const struct farm_end *end, enum ending ending)
{
	add_nothing(b);
	buf_add_string(b, "[{\"code\": ");
	json_add_text(b, ending_words[ending]);
	add_text(b, "level", "system");
	add_text(b, "message", say_end(a, end, ending));
	add_text(b, "advice", advise_end(end, ending));
	buf_add_string(b, "}]}\n");
}

/* The line as it will be read; drops it. */
static struct record end_line(struct arena *a, struct buf *line, const struct job *job, enum ending ending,
                              bool is_abrupt)
{
	const struct record *r = record_read(a, (const char *)line->data, line->n - 1);
	struct record record = r ? *r : (struct record){.ending = ending, .path = job->path};
	record.is_abrupt = is_abrupt;
	buf_drop(line);
	return record;
}

struct record record_of_refused(struct arena *a, const struct job *job, const struct diag *why)
{
	enum ending ending = diag_worst(why) < LEVEL_SYSTEM ? ENDING_ERRORS : ENDING_FAILED;
	struct buf line = {0};
	add_start(&line, job, ending, 0);
	add_nothing(&line);
	diag_add_json_line(&line, why);
	buf_add_string(&line, "}\n");
	return end_line(a, &line, job, ending, true);
}

/* Behind the last newline before `end`. */
static size_t line_start(const uint8_t *p, size_t end)
{
	while (end > 0 && p[end - 1] != '\n')
		end--;
	return end;
}

struct record record_of_end(struct arena *a, const struct job *job, const struct farm_end *end)
{
	const uint8_t *p = end->record.data;
	size_t n = line_start(p, end->record.n); /* what is behind was cut */
	bool has_outcome = n > 1 && p[n - 2] == '}';
	size_t outcome = has_outcome ? line_start(p, n - 1) : n;
	size_t head = outcome > 0 ? line_start(p, outcome - 1) : 0; /* the last: it knows most */
	enum ending ending = ending_of(end, has_outcome);
	bool is_abrupt = !has_outcome || ending == ENDING_CRASHED || ending == ENDING_LATE;
	struct buf line = {0};
	add_start(&line, job, ending, end->ms);
	buf_add(&line, p + head, outcome > head ? outcome - head - 1 : 0);
	if (is_abrupt)
		add_abrupt(a, &line, end, ending);
	else
		buf_add(&line, p + outcome, n - outcome);
	return end_line(a, &line, job, ending, is_abrupt);
}

static const char *copy(struct arena *a, const char *text)
{
	return text ? arena_strdup(a, text) : NULL;
}

struct record record_keep(struct arena *a, const struct record *r)
{
	struct record kept = *r;
	const char **texts[] = {&kept.path, &kept.platform, &kept.complaint, &kept.number, &kept.respond_by,
		&kept.answer_by,
		&kept.output, &kept.said, &kept.advice, &kept.stock};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		*texts[i] = copy(a, *texts[i]);
	kept.line = NULL;
	kept.inputs = kept.outputs = NULL;
	return kept;
}

/* ---- read ---- */

static int64_t seconds_of(const char *date)
{
	struct date d;
	return date && date_parse(&d, date) ? date_seconds(&d, 0) : 0;
}

static uint64_t number_of(const struct node *map, const char *key)
{
	return strtoull(tree_text(map, key, "0"), NULL, 10);
}

/* JSON's null is a plain word to YAML. */
static const char *text_of(const struct node *map, const char *key)
{
	const struct node *n = tree_lookup(map, key);
	return n && n->kind == NODE_SCALAR && !n->plain ? n->text : NULL;
}

static int64_t milliseconds_of(const char *seconds)
{
	char *end;
	long long whole = strtoll(seconds, &end, 10);
	return whole * 1000 + (*end == '.' ? strtoll(end + 1, NULL, 10) : 0);
}

static enum ending find_ending(const char *word)
{
	enum ending e = ENDING_DONE;
	while (ending_words[e] && strcmp(ending_words[e], word) != 0)
		e++;
	return e;
}

static const struct node *first_message(const struct node *messages)
{
	static const char *const levels[] = {"system", "error", "warning"};
	for (size_t l = 0; l < sizeof levels / sizeof *levels; l++)
		for (size_t i = 0; messages && i < messages->n; i++)
			if (strcmp(tree_text(messages->items[i], "level", ""), levels[l]) == 0)
				return messages->items[i];
	return NULL;
}

static const struct node *list_of(const struct node *map, const char *key)
{
	const struct node *list = tree_lookup(map, key);
	return list && list->kind == NODE_LIST ? list : NULL;
}

const struct record *record_read(struct arena *a, const char *line, size_t n)
{
	struct source *source = ARENA_NEW(a, struct source);
	*source = (struct source){.name = "report", .text = arena_strndup(a, line, n), .n = n};
	const struct node *map = tree_parse(a, diag_new(a), source);
	const char *path = map ? text_of(map, "case") : NULL, *status = map ? text_of(map, "status") : NULL;
	if (!path || !status || find_ending(status) == ENDING_NONE)
		return NULL;
	const struct node *outputs = list_of(map, "outputs"), *said = first_message(list_of(map, "messages"));
	struct record *r = ARENA_NEW(a, struct record);
	*r = (struct record){
		.line = source->text, .path = path, .ending = find_ending(status),
		.platform = text_of(map, "platform"), .complaint = text_of(map, "complaint"),
		.number = text_of(map, "number"), .respond_by = text_of(map, "respond_by"),
		.answer_by = text_of(map, "answer_by") ? text_of(map, "answer_by") : text_of(map, "respond_by"),
		.stock = text_of(map, "stock"),
		.deadline = seconds_of(text_of(map, "deadline")),
		.was_over = strcmp(tree_text(map, "overdue", ""), "true") == 0,
		.n_errors = (size_t)number_of(map, "errors"), .n_warnings = (size_t)number_of(map, "warnings"),
		.n_pages = (size_t)number_of(map, "pages"), .bytes = number_of(map, "bytes"),
		.ms = milliseconds_of(tree_text(map, "seconds", "0")), .inputs = list_of(map, "inputs"),
		.outputs = outputs, .said = said ? text_of(said, "message") : NULL,
		.advice = said ? text_of(said, "advice") : NULL,
		.output = outputs && outputs->n > 0 ? text_of(outputs->items[0], "path") : NULL,
	};
	return r;
}
