/* jobs.c - which cases a batch has: those named, those in folders that are named, those in lists; of these
 * its share, in the order of their paths. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/message.h"
#include "base/utf8.h"
#include "batch/batch_int.h"

enum { LIST_MOST = 64 << 20 };

static bool ends_with(const char *text, const char *ending)
{
	size_t n = strlen(text), n_ending = strlen(ending);
	return n > n_ending && strcmp(text + n - n_ending, ending) == 0;
}

static bool is_yaml(const char *path)
{
	return ends_with(path, ".yaml") || ends_with(path, ".yml");
}

static bool is_any_there(const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (fs_exists(names[i]))
			return true;
	return n == 0;
}

static void refuse_list(struct batch *b, const char *fmt, const char *list, const char *why)
{
	diag_error(b->diag, (struct mark){0}, "unreadable", fmt, list, why);
	diag_advise(b->diag, "it has the path of a case or folder on each line, in UTF-8; - is standard input");
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Lines are indented and aligned by hand; but a name may begin or end with a blank: one that is there does.
 * NULL: it names nothing. */
static const char *path_of_line(struct arena *a, const char *line, size_t n)
{
	n -= n > 0 && line[n - 1] == '\r';
	size_t start = 0, end = n;
	while (start < end && is_blank(line[start]))
		start++;
	while (end > start && is_blank(line[end - 1]))
		end--;
	if (start == end || line[start] == '#')
		return NULL;
	const char *whole = arena_strndup(a, line, n);
	return end - start == n || fs_exists(whole) ? whole : arena_strndup(a, line + start, end - start);
}

static void add_lines(struct batch *b, const char ***names, size_t *n, const struct buf *text, char end)
{
	for (size_t at = text->n > 3 && memcmp(text->data, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0; at < text->n;) {
		const char *line = (const char *)text->data + at;
		size_t length = (size_t)((const char *)memchr(line, end, text->n - at) - line);
		at += length + 1;
		const char *path = end == '\n' ? path_of_line(b->arena, line, length)
		                                : arena_strndup(b->arena, line, length);
		if (path && *path)
			*ARENA_PUSH(b->arena, *names, *n) = path;
	}
}

static void refuse_encoding(struct batch *b, const char *fmt, const char *list)
{
	diag_error(b->diag, (struct mark){0}, "encoding", fmt, list);
	diag_advise(b->diag, "save it again as UTF-8 (Notepad: Save as, Encoding)");
}

/* Of UTF-16 the zeros would be ends of paths, each of one letter: "/" among them. */
static bool is_text(struct batch *b, const struct buf *text, const char *list)
{
	if (!utf8_is_utf16(text->data, text->n))
		return true;
	refuse_encoding(b, N_("the list %s is UTF-16, not UTF-8"), list);
	return false;
}

/* A path that is no UTF-8 may be a file's true name; where there is none, the list was saved as GBK or so. */
static bool has_lost(const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(names[i]);
		if (utf8_check(names[i], length) < length && !fs_exists(names[i]))
			return true;
	}
	return false;
}

/* A picture or an export that is named by mistake would be a fault a line: it is one. */
static void add_named(struct batch *b, const char ***names, size_t *n, const char *list)
{
	struct buf text = {0};
	size_t n_before = *n;
	if (!fs_read_all(&text, list, LIST_MOST)) {
		refuse_list(b, N_("the list %s cannot be read: %s"), list, message_unread(errno));
		return;
	}
	if (!is_text(b, &text, list)) {
		buf_drop(&text);
		return;
	}
	char end = text.n > 0 && memchr(text.data, '\0', text.n) ? '\0' : '\n'; /* as find -print0 has it */
	buf_add_byte(&text, (uint8_t)end);
	add_lines(b, names, n, &text, end);
	if (!is_any_there(*names + n_before, *n - n_before)) {
		refuse_list(b, N_("%s is no list of cases: nothing that it names is there"), list, NULL);
		*n = n_before;
	} else if (has_lost(*names + n_before, *n - n_before)) {
		refuse_encoding(b, N_("the list %s is not UTF-8"), list);
		*n = n_before;
	}
	buf_drop(&text);
}

/* Folders and case files; lists are what neither is. */
static const char **name_all(struct batch *b, size_t *n)
{
	const char **names = NULL;
	const struct dossier_options *o = b->options;
	*n = 0;
	for (size_t i = 0; i < o->n_cases; i++)
		if (fs_is_folder(o->cases[i]) || is_yaml(o->cases[i]))
			*ARENA_PUSH(b->arena, names, *n) = o->cases[i];
		else
			add_named(b, &names, n, o->cases[i]);
	return names;
}

/* ---- outputs ---- */

const char *jobs_output(struct arena *a, const char *path, const char *output)
{
	size_t n = strlen(path) - (ends_with(path, ".yaml") ? 5 : ends_with(path, ".yml") ? 4 : 0);
	return output ? output : arena_printf(a, "%.*s.pdf", (int)n, path);
}

/* "../night/7/case.yaml" to "night/7/case.pdf": below the folder for outputs, wherever the case is. */
static const char *place_below(struct arena *a, const char *folder, const char *path)
{
	return fs_join(a, folder, jobs_output(a, fs_tidy_below(a, path), NULL));
}

/* A report is UTF-8 and its lines are lines; a terminal obeys what stands behind an escape. */
static bool is_printable(uint32_t cp)
{
	return cp >= ' ' && cp != 0x7F && cp != UTF8_BAD;
}

/* "a\x1b[1m/case.yaml": so its owner finds it, and no two are told alike. */
static const char *make_printable(struct arena *a, const char *path)
{
	struct buf b = {0};
	size_t n = strlen(path);
	for (size_t i = 0, at = 0; i < n; at = i)
		if (is_printable(utf8_next(path, n, &i)))
			buf_add(&b, path + at, i - at);
		else
			while (at < i)
				buf_printf(&b, "\\x%02x", (unsigned char)path[at++]);
	const char *printable = arena_strndup(a, (const char *)b.data, b.n);
	buf_drop(&b);
	return printable;
}

static void found(void *batch, const char *path)
{
	struct batch *b = batch;
	const char *tidy = fs_tidy(b->arena, path);
	struct found f = {.path = make_printable(b->arena, tidy), .order = b->n_found};
	if (strcmp(f.path, tidy) != 0)
		f.refusal = (struct refusal){.code = "bad-name",
			.said = N_("its path has control characters or is not UTF-8"),
			.advice = N_("rename it, or build it by itself")};
	f.place = fs_real_place(b->arena, path);
	if (b->options->output)
		f.output = place_below(b->arena, b->options->output, f.path);
	*ARENA_PUSH(b->arena, b->found, b->n_found) = f;
}

/* Nobody knows how many cases are in it: it counts as one that failed. */
static void on_unread(void *batch, const char *path, const char *said, const char *advice)
{
	struct batch *b = batch;
	const char *printable = make_printable(b->arena, fs_tidy(b->arena, path));
	struct found f = {.path = printable, .place = printable, .order = b->n_found};
	f.refusal = (struct refusal){.code = "unreadable", .said = make_printable(b->arena, said),
		.advice = arena_strdup(b->arena, advice), .is_told = true};
	*ARENA_PUSH(b->arena, b->found, b->n_found) = f;
}

static int compare_paths(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	return strcmp(x->path, y->path);
}

static int compare_places(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	int places = strcmp(x->place, y->place);
	return places ? places : x->order < y->order ? -1 : x->order > y->order;
}

/* A case by two names, such as night and $PWD/night, is one: by the name that was found first. */
static void drop_twins(struct batch *b)
{
	size_t n = 0;
	if (b->n_found == 0)
		return;
	qsort(b->found, b->n_found, sizeof *b->found, compare_places);
	for (size_t i = 0; i < b->n_found; i++)
		if (n == 0 || strcmp(b->found[n - 1].place, b->found[i].place) != 0)
			b->found[n++] = b->found[i];
	b->n_found = n;
	qsort(b->found, n, sizeof *b->found, compare_paths);
}

/* Where its dossier comes to lie, by one name; beside it that is known without another look at the disk. */
static const char *place_of_output(struct batch *b, const struct found *f)
{
	return f->output ? fs_real_place(b->arena, f->output) : jobs_output(b->arena, f->place, NULL);
}

static void refuse_both(struct batch *b, const struct found *one, const struct found *other)
{
	const char *fmt = _("%s and %s would both become %s");
	struct refusal why = {.code = "output-taken",
		.said = arena_printf(b->arena, fmt, one->path, other->path, other->output),
		.advice = b->options->output
			? N_("name folders so that their paths below differ, or build one of them apart")
			: N_("give one of them another name, or build it apart with -o")};
	b->found[one->order].refusal = why;
	b->found[other->order].refusal = why;
}

/* Two cases, one dossier: neither is built, whatever share it is in; the others are. */
static void refuse_meeting(struct batch *b)
{
	struct found *v = ARENA_ARRAY(b->arena, struct found, b->n_found + 1);
	size_t n = 0;
	for (size_t i = 0; i < b->n_found; i++) {
		if (b->found[i].refusal.said)
			continue;
		v[n] = b->found[i];
		v[n].order = i;
		v[n].output = jobs_output(b->arena, v[n].path, v[n].output);
		v[n++].place = place_of_output(b, &b->found[i]);
	}
	if (n > 0)
		qsort(v, n, sizeof *v, compare_places);
	for (size_t i = 1; i < n; i++)
		if (strcmp(v[i - 1].place, v[i].place) == 0)
			refuse_both(b, &v[i - 1], &v[i]);
}

/* By its path alone, however spelt, so that a case stays in its share whatever is beside it. */
static bool is_ours(const struct dossier_batch *w, const char *path)
{
	return w->n_shards < 2 || hash_bytes(HASH_START, path, strlen(path)) % w->n_shards == w->shard - 1;
}

static void take_share(struct batch *b)
{
	for (size_t i = 0; i < b->n_found; i++)
		b->n_jobs += is_ours(b->wish, b->found[i].path);
	b->jobs = ARENA_ARRAY(b->arena, struct job, b->n_jobs + 1);
	struct job *job = b->jobs;
	for (size_t i = 0; i < b->n_found; i++)
		if (is_ours(b->wish, b->found[i].path))
			*job++ = (struct job){.path = b->found[i].path, .refusal = b->found[i].refusal,
				.output = b->found[i].output, .record.ending = ENDING_NONE};
}

static void on_search(void *batch, const char *doing, size_t n_found, size_t of)
{
	(void)of; /* nobody knows */
	if (doing)
		tell_search(batch, n_found);
	else
		tell_erase(batch);
}

void jobs_list(struct batch *b)
{
	struct dossier_options o = *b->options;
	o.cases = name_all(b, &o.n_cases);
	o.progress = on_search;
	o.progress_context = b;
	b->told = b->wish->clock();
	b->has_left_out = dossier_find(&o, found, on_unread, b) != DOSSIER_OK;
	drop_twins(b);
	refuse_meeting(b);
	take_share(b);
}
