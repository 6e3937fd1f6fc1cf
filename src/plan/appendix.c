/* appendix.c - every original file: its digest, its size, and what was done to the copy shown. */
#include "plan/plan_int.h"

#include <string.h>

/* A view from which there was nothing to leave out is the file as it is; one like another view is a copy. */
bool appendix_is_copy(const struct desk *k, size_t file)
{
	return k->c->files[file].edits && k->c->files[k->evidence[file].same_as].edits;
}

struct stretch { /* pictures that follow each other and show one file */
	const struct picture *first, *last;
	size_t n;
};

static void add_place(const struct desk *k, struct rich *r, const struct picture *p)
{
	if (!spans_is_empty(r))
		spans_add(k, r, TONE_PLAIN, "\n");
	spans_add_link(k, r, p->label_short, p->anchor);
}

/* Two are named, of more the first and the last. */
static void end_stretch(const struct desk *k, struct rich *r, struct stretch *s)
{
	struct rich from = {0}, to = {0};
	if (s->n > 2) {
		const char *first = desk_fill(k, WORD_EXHIBIT_SEVERAL, "n", s->first->number, NULL);
		spans_add_link(k, &from, first, s->first->anchor);
		spans_add_link(k, &to, s->last->number, s->last->anchor);
		if (!spans_is_empty(r))
			spans_add(k, r, TONE_PLAIN, "\n");
		spans_add_pattern(k, r, TONE_PLAIN, desk_word(k, WORD_EXHIBIT_RANGE), "from", &from, "to", &to, NULL);
	} else if (s->n) {
		add_place(k, r, s->first);
		if (s->n == 2)
			add_place(k, r, s->last);
	}
	*s = (struct stretch){0};
}

size_t appendix_count_parts(const struct desk *k, size_t view)
{
	return k->c->files[view].n_parts && k->evidence[view].n_stretches ? k->evidence[view].n_stretches : 1;
}

/* Which of its parts, the rows tell: a view of several may be joined of some of them. */
size_t appendix_part(const struct desk *k, size_t view, size_t i)
{
	const struct file *f = &k->c->files[view];
	const struct evidence *e = &k->evidence[view];
	return f->n_parts && e->n_stretches ? f->parts[e->stretches[i].part] : f->original;
}

static bool is_made_of(const struct desk *k, size_t view, size_t file)
{
	for (size_t i = 0; i < appendix_count_parts(k, view); i++)
		if (appendix_part(k, view, i) == file)
			return true;
	return false;
}

static void add_pictures(const struct desk *k, struct rich *r, size_t file, const struct shown *x,
                         struct stretch *s)
{
	for (size_t i = 0; i < x->n_pictures; i++) {
		const struct picture *p = &x->pictures[i];
		if (!is_made_of(k, p->shot->file, file)) {
			end_stretch(k, r, s);
			continue;
		}
		s->first = s->n++ ? s->first : p;
		s->last = p;
	}
}

/* The exhibits that show a file, each a link to its plate. A stretch reaches over pictures of one exhibit or
 * over exhibits of one picture: "2-3 to 5" would leave the reader to wonder about 4-1. */
static void add_places(const struct desk *k, struct rich *r, size_t file)
{
	struct stretch s = {0};
	for (size_t i = 0; i < k->plan->n_exhibits; i++) {
		bool alone = k->shown[i].n_pictures == 1;
		if (!alone)
			end_stretch(k, r, &s);
		add_pictures(k, r, file, &k->shown[i], &s);
		if (!alone)
			end_stretch(k, r, &s);
	}
	end_stretch(k, r, &s);
}

void appendix_add_digest(const struct desk *k, struct rich *r, enum word word, size_t file)
{
	struct rich digest = spans_own(k, TONE_MONO, k->evidence[file].copy_sha256);
	spans_add(k, r, TONE_QUIET, "\n");
	spans_add_pattern(k, r, TONE_QUIET, desk_word(k, word), "digest", &digest, NULL);
}

void appendix_add_copy_digest(const struct desk *k, struct rich *r, size_t file)
{
	bool is_in_parts = k->evidence[file].parts.n > 1;
	appendix_add_digest(k, r, is_in_parts ? WORD_APPENDIX_DIGEST_PARTS : WORD_APPENDIX_DIGEST, file);
}

/* Of which rows of which files it is made, where these meet. */
static void add_rows(const struct desk *k, struct rich *r, size_t view)
{
	const struct evidence *e = &k->evidence[view];
	const struct file *f = &k->c->files[view];
	for (size_t i = 0; i < e->n_stretches; i++) {
		const struct image_stretch *s = &e->stretches[i];
		const struct file *part = &k->c->files[casefile_part(f, s->part)];
		struct rich from = spans_own(k, TONE_QUIET, arena_printf(k->a, "%u", s->first + 1));
		struct rich to = spans_own(k, TONE_QUIET, arena_printf(k->a, "%u", s->end));
		struct rich name = spans_text(k, TONE_QUIET, &(struct text){print_path(part->path), part->at});
		struct rich rows = {0};
		if (s->first == s->end)
			continue;
		spans_add_pattern(k, &rows, TONE_QUIET, desk_word(k, WORD_APPENDIX_ROWS), "from", &from, "to", &to,
		                  "file", &name, NULL);
		steps_add(k, r, &rows);
	}
}

/* What was done to one of the copies that are shown otherwise than the file is. Where it is only marked, the
 * picture below is the file's copy. */
static void add_view(const struct desk *k, struct rich *r, const struct picture *p)
{
	bool is_view = appendix_is_copy(k, p->shot->file);
	size_t number = k->c->files[p->shot->file].page;
	enum word word = number ? WORD_APPENDIX_VIEW_PAGE : WORD_APPENDIX_VIEW;
	struct rich label = spans_own(k, TONE_QUIET, p->label_short);
	struct rich page = spans_own(k, TONE_QUIET, arena_printf(k->a, "%zu", number));
	struct rich steps = steps_list_exactly(k, p->shot->file, p->shot, is_view ? STEPS_ALL : 0);
	add_rows(k, &steps, p->shot->file);
	spans_add(k, r, TONE_QUIET, "\n");
	spans_add_pattern(k, r, TONE_QUIET, desk_word(k, word), "label", &label, "page", &page, "steps", &steps,
	                  NULL);
	if (is_view)
		appendix_add_copy_digest(k, r, p->shot->file);
}

static void add_views(const struct desk *k, struct rich *r, size_t file, const struct shown *x)
{
	for (size_t i = 0; i < x->n_pictures; i++) {
		const struct picture *p = &x->pictures[i];
		bool is_other = appendix_is_copy(k, p->shot->file) || p->shot->n_marks > 0;
		if (is_other && appendix_part(k, p->shot->file, 0) == file)
			add_view(k, r, p);
	}
}

/* Originals that might follow their copies do so where the platform wants them. */
bool appendix_is_placed(const struct desk *k, size_t file)
{
	if (k->platform->shows_originals)
		return k->c->files[file].is_shown || k->evidence[file].is_fallback;
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		for (size_t p = 0; p < k->shown[i].n_pictures; p++) {
			size_t shown = k->shown[i].pictures[p].shot->file;
			if (shown == file || k->evidence[shown].same_as == file)
				return true;
		}
	return false;
}

/* Name, digest, what was done to the copy, and whether another file is the same. */
static struct rich describe_file(const struct desk *k, size_t file)
{
	const struct evidence *e = &k->evidence[file];
	const struct text path = {print_path(k->c->files[file].path), k->c->files[file].at};
	struct rich r = spans_text(k, TONE_STRONG, &path), steps = steps_list(k, file, NULL, STEPS_ALL);
	spans_add(k, &r, TONE_PLAIN, "\n");
	spans_add(k, &r, TONE_MONO, e->sha256);
	if (appendix_is_placed(k, file)) {
		spans_add(k, &r, TONE_QUIET, "\n");
		spans_add_pattern(k, &r, TONE_QUIET, desk_word(k, WORD_APPENDIX_COPY), "steps", &steps, NULL);
		if (e->copy_sha256[0])
			appendix_add_copy_digest(k, &r, file);
	}
	appendix_add_pages(k, &r, file);
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		add_views(k, &r, file, &k->shown[i]);
	if (e->same_as == file)
		return r;
	const struct text same = {print_path(k->c->files[e->same_as].path), path.at};
	struct rich other = spans_text(k, TONE_QUIET, &same);
	spans_add(k, &r, TONE_QUIET, "\n");
	spans_add_pattern(k, &r, TONE_QUIET, desk_word(k, WORD_APPENDIX_SAME), "file", &other, NULL);
	return r;
}

static struct rich describe_size(const struct desk *k, size_t file)
{
	const struct evidence *e = &k->evidence[file];
	struct rich r = spans_own(k, TONE_PLAIN, print_bytes(k, e->bytes));
	if (e->facts.width && !appendix_add_page_sizes(k, &r, file)) {
		struct image_facts filed = image_as_filed(&e->facts);
		const char *w = arena_printf(k->a, "%u", filed.width);
		const char *h = arena_printf(k->a, "%u", filed.height);
		spans_add(k, &r, TONE_PLAIN, "\n");
		spans_add(k, &r, TONE_PLAIN, desk_fill(k, WORD_APPENDIX_PIXELS, "w", w, "h", h, NULL));
		appendix_add_shown_size(k, &r, &e->facts);
	}
	if (e->facts.taken.precision) {
		const char *when = print_when(k, &e->facts.taken);
		spans_add(k, &r, TONE_PLAIN, "\n");
		spans_add(k, &r, TONE_PLAIN, desk_fill(k, WORD_APPENDIX_TAKEN, "when", when, NULL));
	}
	return r;
}

/* That the reader sees less than the seller wrote, and why. */
static void add_masked(struct desk *k, struct section *s)
{
	const char *id = disclosed_recipient(k->disclosed), *recipient = words_lookup(k->words, "recipients", id);
	if (disclosed_is_masked(k->disclosed))
		section_add_para(k, s, spans_own(k, TONE_PLAIN, desk_fill(k, WORD_APPENDIX_MASKED, "recipient",
		                                                          recipient ? recipient : id, NULL)));
}

/* Why a check that concerns the evidence was silenced: those that do have a name in the words. */
static void add_remarks(struct desk *k, struct section *s)
{
	struct facts f = {.columns = 1};
	for (size_t i = 0; i < k->c->n_silences; i++) {
		const struct silence *silence = &k->c->silences[i];
		const char *name = silence->code.s ? words_lookup(k->words, "checks", silence->code.s) : NULL;
		if (name)
			*ARENA_PUSH(k->a, f.rows, f.n) = (struct fact){
				.label = spans_own(k, TONE_QUIET, name),
				.value = spans_text(k, TONE_PLAIN, &silence->why),
			};
	}
	if (f.n == 0)
		return;
	section_add_heading(k, s, spans_word(k, TONE_STRONG, WORD_APPENDIX_REMARKS));
	section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

static const char *tell_lists(const struct desk *k)
{
	const char *lists = desk_word(k, WORD_APPENDIX_LISTS);
	return k->has_manifest ? desk_fill(k, WORD_APPENDIX_LISTS_KEPT, "lists", lists, NULL) : lists;
}

static void add_originals(struct desk *k, struct section *s)
{
	static const struct head heads[] = {
		{WORD_APPENDIX_EXHIBIT, ALIGN_START, 0},
		{WORD_APPENDIX_FILE, ALIGN_START, 1},
		{WORD_APPENDIX_SIZE, ALIGN_START, 0},
	};
	struct table t = {.small = true};
	if (k->c->n_files == 0)
		return;
	table_start(k, &t, heads, sizeof heads / sizeof heads[0]);
	for (size_t i = 0; i < k->c->n_files; i++) {
		if (k->c->files[i].original != i)
			continue;
		struct row *row = table_add_row(k, &t);
		add_places(k, &row->cells[0], i);
		row->cells[1] = describe_file(k, i);
		row->cells[2] = describe_size(k, i);
	}
	section_add_para(k, s, spans_word(k, TONE_PLAIN, WORD_APPENDIX_PURPOSE));
	t.note = spans_word(k, TONE_QUIET, WORD_APPENDIX_LIMITS);
	section_add(k, s, BLOCK_TABLE)->u.table = t;
	if (appendix_has_streams(k))
		section_add_para(k, s, spans_word(k, TONE_QUIET, WORD_APPENDIX_STREAMS));
	if (appendix_has_lists(k))
		section_add_para(k, s, spans_own(k, TONE_QUIET, tell_lists(k)));
}

static struct rich name_section(const struct desk *k, const char *section)
{
	bool is_order = strcmp(section, "order") == 0, is_chat = strcmp(section, "chat") == 0;
	return spans_word(k, TONE_QUIET, is_order ? WORD_SECTION_ORDER
	                                 : is_chat ? WORD_SECTION_CHAT : WORD_SECTION_LOGISTICS);
}

/* "orders.xlsx, sheet Orders"; sheet NULL: it is no workbook. */
static struct rich name_export(const struct desk *k, struct rich file, const char *name, struct mark at)
{
	struct rich r = {0};
	if (!name)
		return file;
	struct rich sheet = spans_text(k, TONE_PLAIN, &(struct text){name, at});
	spans_add_pattern(k, &r, TONE_PLAIN, desk_word(k, WORD_APPENDIX_IMPORT_SHEET), "file", &file, "sheet",
	                  &sheet, NULL);
	return r;
}

enum { RUNS_MOST = 40 };

/* "2", "5–7" */
static const char *spell_run(const struct desk *k, const struct row_run *run)
{
	const char *first = arena_printf(k->a, "%d", run->first), *last = arena_printf(k->a, "%d", run->last);
	const char *pattern = desk_word(k, WORD_APPENDIX_RUN);
	return run->last > run->first ? words_fill(k->a, pattern, "from", first, "to", last, NULL) : first;
}

/* "2, 5–7"; of very many the first and the last. */
static const char *list_rows(const struct desk *k, const struct import *i)
{
	const char *all = "";
	for (size_t n = 0; n < i->n_rows; n++) {
		if (n == RUNS_MOST && n + 1 < i->n_rows) {
			all = words_fill(k->a, desk_word(k, WORD_PHRASE_CUT), "text", all, NULL);
			n = i->n_rows - 1;
		}
		all = arena_printf(k->a, "%s%s%s", all, n > 0 ? desk_word(k, WORD_PHRASE_SEPARATOR) : "",
		                   spell_run(k, &i->rows[n]));
	}
	return all;
}

static const char *list_columns(const struct desk *k, const struct import *i)
{
	const char *all = "";
	for (size_t n = 0; n < i->n_columns; n++)
		all = arena_printf(k->a, "%s%s%s", all, n > 0 ? desk_word(k, WORD_PHRASE_SEPARATOR) : "",
		                   i->columns[n]);
	return all;
}

/* Which of several things in one line of JSON. */
static struct rich place_entry(const struct desk *k, const struct import *i, struct rich *name)
{
	struct rich at = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%zu", i->entry)), r = {0};
	struct rich of = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%zu", i->n_entries));
	spans_add_pattern(k, &r, TONE_PLAIN, desk_word(k, WORD_APPENDIX_IMPORT_ENTRY), "file", name, "at", &at,
	                  "of", &of, NULL);
	return r;
}

/* "orders.csv, rows 2, 5–7", or the line of JSON */
static struct rich place_import(const struct desk *k, const struct import *i)
{
	struct rich file = spans_text(k, TONE_STRONG, &(struct text){print_path(i->path), i->at}), r = {0};
	struct rich name = name_export(k, file, i->sheet, i->at);
	bool is_one = i->n_rows == 1 && i->rows[0].first == i->rows[0].last;
	enum word pattern = i->line ? WORD_APPENDIX_IMPORT_LINE :
	                    is_one ? WORD_APPENDIX_IMPORT_ROW : WORD_APPENDIX_IMPORT_ROWS;
	struct rich at = spans_own(k, TONE_PLAIN, i->line ? arena_printf(k->a, "%d", i->line) : list_rows(k, i));
	if (i->entry)
		return place_entry(k, i, &name);
	if (i->line == 0 && i->n_rows == 0)
		return name;
	spans_add_pattern(k, &r, TONE_PLAIN, desk_word(k, pattern), "file", &name, "at", &at, NULL);
	return r;
}

/* Of what it is an extract: that is what the platform has, too. */
static void add_whole(const struct desk *k, struct rich *r, const struct import *i)
{
	bool is_one = i->whole.rows[strspn(i->whole.rows, "0123456789")] == '\0';
	enum word pattern = is_one ? WORD_APPENDIX_IMPORT_ROW : WORD_APPENDIX_IMPORT_ROWS;
	struct rich file = spans_text(k, TONE_PLAIN, &(struct text){print_path(i->whole.name), i->at});
	struct rich name = name_export(k, file, i->whole.sheet, i->at), place = {0};
	struct rich rows = spans_text(k, TONE_PLAIN, &(struct text){i->whole.rows, i->at});
	spans_add_pattern(k, &place, TONE_PLAIN, desk_word(k, pattern), "file", &name, "at", &rows, NULL);
	spans_add(k, r, TONE_PLAIN, "\n");
	spans_add_pattern(k, r, TONE_PLAIN, desk_word(k, WORD_APPENDIX_IMPORT_WHOLE), "place", &place, NULL);
	spans_add(k, r, TONE_PLAIN, "\n");
	spans_add(k, r, TONE_MONO, i->whole.sha256);
}

/* A chat need not be shown whole, and who reads it has to know. */
static void add_part(const struct desk *k, struct rich *r, const struct import *i)
{
	const char *n = arena_printf(k->a, "%zu", i->n_taken), *of = arena_printf(k->a, "%zu", i->n_messages);
	if (i->n_taken >= i->n_messages)
		return;
	spans_add(k, r, TONE_PLAIN, "\n");
	spans_add(k, r, TONE_QUIET, desk_fill(k, WORD_APPENDIX_IMPORT_PART, "n", n, "of", of, NULL));
}

/* Its place, the columns that values are of, and the digest of the file. */
static struct rich describe_import(const struct desk *k, const struct import *i)
{
	struct rich r = place_import(k, i);
	struct rich columns = spans_text(k, TONE_QUIET, &(struct text){list_columns(k, i), i->at});
	add_part(k, &r, i);
	if (i->n_columns > 0) {
		spans_add(k, &r, TONE_PLAIN, "\n");
		spans_add_pattern(k, &r, TONE_QUIET, desk_word(k, WORD_APPENDIX_IMPORT_COLUMNS), "columns", &columns,
		                  NULL);
	}
	spans_add(k, &r, TONE_PLAIN, "\n");
	spans_add(k, &r, TONE_MONO, i->sha256);
	if (i->whole.name)
		add_whole(k, &r, i);
	return r;
}

/* Where values came from that nobody typed. */
static void add_imports(struct desk *k, struct section *s)
{
	struct facts f = {.columns = 1};
	for (size_t i = 0; i < k->c->n_imports; i++)
		*ARENA_PUSH(k->a, f.rows, f.n) = (struct fact){
			.label = name_section(k, k->c->imports[i].section),
			.value = describe_import(k, &k->c->imports[i]),
		};
	if (f.n == 0)
		return;
	section_add_heading(k, s, spans_word(k, TONE_STRONG, WORD_APPENDIX_IMPORTS));
	section_add(k, s, BLOCK_FACTS)->u.facts = f;
}

void section_appendix(struct desk *k, struct section *s)
{
	add_originals(k, s);
	add_imports(k, s);
	add_masked(k, s);
	add_remarks(k, s);
}
