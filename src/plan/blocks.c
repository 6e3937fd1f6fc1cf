/* blocks.c - the blocks that several sections are made of: headings, facts, tables, plates. */
#include <string.h>

#include "plan/plan_int.h"

enum { COMPARED_MOST = 4 };

struct block *section_add(const struct desk *k, struct section *s, enum block_kind kind)
{
	struct block *b = ARENA_PUSH(k->a, s->blocks, s->n_blocks);
	b->kind = kind;
	return b;
}

void section_add_heading(const struct desk *k, struct section *s, struct rich heading)
{
	section_add(k, s, BLOCK_HEADING)->u.heading = heading;
}

void section_add_para(const struct desk *k, struct section *s, struct rich para)
{
	if (!spans_is_empty(&para))
		section_add(k, s, BLOCK_PARA)->u.para = para;
}

void section_add_exhibit_heading(const struct desk *k, struct section *s, const struct shown *x)
{
	const struct exhibit *e = exhibits_entry(k, x);
	struct rich label = spans_own(k, TONE_ACCENT, x->label_shown);
	struct rich title = spans_text(k, TONE_PLAIN, &x->title);
	struct block *b = section_add(k, s, BLOCK_HEADING);
	b->anchor = e->anchor;
	b->running = x->heading;
	b->outline = x->heading;
	spans_add_pattern(k, &b->u.heading, TONE_PLAIN, desk_word(k, WORD_EXHIBIT_HEADING), "label", &label,
	                 "title", &title, NULL);
}

/* ---- plates ---- */
static void add_origin(const struct desk *k, struct rich *origin, enum word w, const char *slot,
                       const struct rich *value)
{
	if (spans_is_empty(value))
		return;
	if (!spans_is_empty(origin))
		spans_add_separator(k, origin, TONE_PLAIN);
	spans_add_pattern(k, origin, TONE_PLAIN, desk_word(k, w), slot, value, NULL);
}

/* As the seller says, else as the camera wrote. */
static const struct date *find_taken(const struct desk *k, const struct shown *x, const struct shot *shot)
{
	if (shot->taken.date.precision)
		return &shot->taken.date;
	if (x->kind == EXHIBIT_ENTRY && k->c->exhibits[x->index].taken.date.precision)
		return &k->c->exhibits[x->index].taken.date;
	return &k->evidence[shot->file].facts.taken;
}

static void add_file(const struct desk *k, struct rich *origin, const struct file *file,
                     const struct rich *name)
{
	struct rich page = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%zu", file->page));
	struct rich of = spans_own(k, TONE_PLAIN, arena_printf(k->a, "%zu", file->n_pages));
	if (file->n_pages < 2) {
		add_origin(k, origin, WORD_ORIGIN_FILE, "file", name);
		return;
	}
	if (!spans_is_empty(origin))
		spans_add_separator(k, origin, TONE_PLAIN);
	spans_add_pattern(k, origin, TONE_PLAIN, desk_word(k, WORD_ORIGIN_PAGE), "file", name, "page", &page,
	                  "of", &of, NULL);
}

/* The file, or all those that are joined. */
static struct rich name_files(const struct desk *k, size_t index, struct mark at)
{
	struct rich r = {0};
	size_t n = appendix_count_parts(k, index);
	for (size_t i = 0; i < n; i++) {
		const struct file *part = &k->c->files[appendix_part(k, index, i)];
		struct rich name = spans_text(k, TONE_PLAIN, &(struct text){print_path(part->path), at});
		if (i > 0)
			spans_add(k, &r, TONE_PLAIN, desk_word(k, WORD_PHRASE_STEPS));
		spans_add_rich(k, &r, &name);
	}
	return r;
}

/* What changes what is seen in a picture is said below it. */
#define SHOWN_STEPS (STEP_CROPPED | STEP_ROTATED | STEP_JOINED | STEP_TRIMMED)

static struct rich describe_origin(const struct desk *k, const struct shown *x, const struct picture *p)
{
	const struct shot *shot = p->shot;
	const struct file *file = &k->c->files[shot->file];
	struct rich origin = {0}, source = spans_text(k, TONE_PLAIN, &p->source);
	struct rich taken = spans_own(k, TONE_PLAIN, print_when(k, find_taken(k, x, shot)));
	struct rich name = name_files(k, shot->file, shot->at);
	add_origin(k, &origin, WORD_ORIGIN_SOURCE, "source", &source);
	add_origin(k, &origin, WORD_ORIGIN_TAKEN, "when", &taken);
	if (!k->is_brief)
		add_file(k, &origin, file, &name);
	if (appendix_is_copy(k, shot->file) || shot->n_marks > 0) {
		struct rich steps = steps_list(k, shot->file, shot, SHOWN_STEPS);
		if (!spans_is_empty(&origin))
			spans_add(k, &origin, TONE_PLAIN, "\n");
		spans_add_pattern(k, &origin, TONE_PLAIN, desk_word(k, WORD_APPENDIX_COPY), "steps", &steps, NULL);
	}
	return origin;
}

static const char *describe_for_the_blind(const struct desk *k, const struct picture *p,
                                          const struct rich *caption)
{
	enum word w = spans_is_empty(caption) ? WORD_EXHIBIT_ALTERNATIVE : WORD_EXHIBIT_ALTERNATIVE_CAPTION;
	return desk_fill(k, w, "label", p->label, "title", p->title.s, "caption", spans_words(k, caption),
	                 NULL);
}

/* What is said of all pictures, below each, and what of this one. A caption that already serves as the title
 * is not said twice; where room is scarce, that of all only once. */
static struct rich make_caption(struct desk *k, const struct shown *x, const struct picture *p)
{
	struct rich r = {0}, own = spans_prose(k, &p->shot->caption);
	const struct text *all = x->kind == EXHIBIT_ENTRY ? &k->c->exhibits[x->index].caption : NULL;
	if (all && !x->is_captioned && (!k->is_brief || p == x->pictures))
		r = spans_prose(k, all);
	if (!spans_is_empty(&r) && !spans_is_empty(&own))
		spans_add(k, &r, TONE_PLAIN, "\n");
	spans_add_rich(k, &r, &own);
	return r;
}

/* Of which kind a picture is that does not show its file as it is. Screens that were only joined have every
 * row that was taken: nothing of them is edited. */
static const char *label_copy(const struct desk *k, const struct shot *shot, const char *label)
{
	unsigned edited = STEP_CROPPED | STEP_ROTATED | STEP_TRIMMED | STEP_COVERED;
	unsigned steps = k->evidence[shot->file].steps & (edited | STEP_JOINED);
	if (appendix_is_copy(k, shot->file) && steps == STEP_JOINED && shot->n_marks == 0)
		return desk_fill(k, WORD_EXHIBIT_JOINED, "label", label, NULL);
	if (appendix_is_copy(k, shot->file))
		return desk_fill(k, WORD_EXHIBIT_COPY, "label", label, NULL);
	return shot->n_marks ? desk_fill(k, WORD_EXHIBIT_MARKED, "label", label, NULL) : label;
}

static struct plate make_plate(struct desk *k, const struct shown *x, const struct picture *p,
                               const struct rich *caption)
{
	const char *label = k->is_brief ? p->label_short : p->label;
	if (x->is_new)
		label = desk_fill(k, WORD_EXHIBIT_NEW, "label", label, NULL);
	label = label_copy(k, p->shot, label);
	struct plate plate = {
		.label = spans_own(k, TONE_ACCENT, label),
		.title = spans_text(k, TONE_STRONG, &p->title),
		.caption = *caption,
		.origin = describe_origin(k, x, p),
		.evidence = p->shot->file,
		.exhibit = (size_t)(x - k->shown),
		.alternative = describe_for_the_blind(k, p, caption),
		.anchor = p->anchor,
	};
	marks_add(k, &plate, x, p->shot);
	return plate;
}

struct plate *section_add_plate(struct desk *k, struct section *s, const struct shown *x,
                                const struct picture *p)
{
	struct rich caption = make_caption(k, x, p);
	struct plate plate = make_plate(k, x, p, &caption), *to = &section_add(k, s, BLOCK_PLATE)->u.plate;
	*to = plate;
	return to;
}

/* Notes stand below all pictures, once each. */
static void take_notes(struct desk *k, struct plate *head, struct plate *from)
{
	for (size_t i = 0; i < from->n_notes; i++) {
		bool is_there = head->n_notes > 0 && head->notes[head->n_notes - 1].number >= from->notes[i].number;
		if (!is_there)
			*ARENA_PUSH(k->a, head->notes, head->n_notes) = from->notes[i];
	}
	from->n_notes = 0;
}

static void add_one_of(struct desk *k, struct plates *plates, const struct shown *x, const struct picture *p)
{
	struct picture one = *p;
	struct rich caption = spans_prose(k, &p->shot->caption);
	one.source = (struct text){0};
	struct plate plate = make_plate(k, x, &one, &caption);
	plate.title = (struct rich){0};
	take_notes(k, &plates->head, &plate);
	*ARENA_PUSH(k->a, plates->v, plates->n) = plate;
}

bool section_add_arranged(struct desk *k, struct section *s, const struct shown *x)
{
	const struct exhibit_entry *e = x->kind == EXHIBIT_ENTRY ? &k->c->exhibits[x->index] : NULL;
	if (!e || !e->arranged.s || x->n_pictures < 2)
		return false;
	struct plates plates = {
		.head.label = spans_own(k, TONE_ACCENT, x->label_shown),
		.head.title = spans_text(k, TONE_STRONG, &x->title),
		.is_compared = strcmp(e->arranged.s, "compare") == 0,
	};
	struct rich source = spans_text(k, TONE_PLAIN, &x->source);
	if (!x->is_captioned)
		plates.head.caption = spans_prose(k, &e->caption);
	add_origin(k, &plates.head.origin, WORD_ORIGIN_SOURCE, "source", &source);
	for (size_t i = 0; i < x->n_pictures; i++)
		add_one_of(k, &plates, x, &x->pictures[i]);
	section_add(k, s, BLOCK_PLATES)->u.plates = plates;
	return true;
}

/* One of them; of a page of a document that page. */
static size_t original_of(const struct desk *k, const struct picture *p, size_t i)
{
	const struct file *view = &k->c->files[p->shot->file];
	size_t page = view->page ? casefile_find_page(k->c, view->original, view->page) : k->c->n_files;
	if (page < k->c->n_files)
		return page;
	return appendix_part(k, p->shot->file, i);
}

/* Does what it is made of, as it is, follow a copy that shows a part of it or has marks on it? */
static bool has_original(const struct desk *k, const struct picture *p)
{
	bool is_other = appendix_is_copy(k, p->shot->file) || p->shot->n_marks > 0;
	return is_other && casefile_is_open(p->shot) && k->c->files[original_of(k, p, 0)].is_shown;
}

/* Are both made of one picture? */
static bool share_original(const struct desk *k, const struct picture *p, const struct picture *q)
{
	return has_original(k, q) && appendix_count_parts(k, q->shot->file) == 1
	       && original_of(k, q, 0) == original_of(k, p, 0);
}

/* Two parts of one picture are followed by it once, behind the last of them. */
static bool is_followed_later(const struct desk *k, const struct shown *x, const struct picture *p)
{
	const struct picture *end = x->pictures + x->n_pictures, *q = p + 1;
	if (appendix_count_parts(k, p->shot->file) > 1)
		return false;
	while (q < end && !share_original(k, p, q))
		q++;
	return q < end;
}

/* Of all that it is the original of. */
static const char *list_labels(const struct desk *k, const struct shown *x, const struct picture *p)
{
	const char *all = p->label, *separator = desk_word(k, WORD_PHRASE_SEPARATOR);
	bool is_joined = appendix_count_parts(k, p->shot->file) > 1;
	for (size_t i = x->n_pictures; i-- > 0 && !is_joined;)
		if (x->pictures[i].label != p->label && share_original(k, p, &x->pictures[i]))
			all = arena_printf(k->a, "%s%s%s", x->pictures[i].label, separator, all);
	return all;
}

static bool is_followed(const struct desk *k, const struct shown *x, const struct picture *p)
{
	return has_original(k, p) && !is_followed_later(k, x, p);
}

static struct plate make_original(struct desk *k, const struct shown *x, const struct picture *p, size_t i)
{
	size_t file = original_of(k, p, i), n = appendix_count_parts(k, p->shot->file);
	const char *labels = list_labels(k, x, p);
	const char *label = desk_fill(k, WORD_EXHIBIT_ORIGINAL, "label", labels, NULL);
	const struct text *title = labels == p->label ? &p->title : &x->title;
	if (n > 1)
		label = desk_fill(k, WORD_EXHIBIT_PART, "title", label, "i", arena_printf(k->a, "%zu", i + 1), "of",
		                  arena_printf(k->a, "%zu", n), NULL);
	struct shot shot = {.file = file, .taken = p->shot->taken, .at = p->shot->at};
	struct picture original = {.shot = &shot, .title = *title, .source = p->source, .label = label};
	struct rich nothing = {0};
	return (struct plate){
		.label = spans_own(k, TONE_ACCENT, label),
		.title = spans_text(k, TONE_STRONG, title),
		.origin = describe_origin(k, x, &original),
		.evidence = file,
		.alternative = describe_for_the_blind(k, &original, &nothing),
	};
}

/* Among others, above all of which the title and the source stand. */
static void add_originals_of(struct desk *k, struct plates *plates, const struct shown *x,
                             const struct picture *p)
{
	struct picture one = *p;
	one.source = (struct text){0};
	for (size_t i = 0; i < appendix_count_parts(k, p->shot->file); i++) {
		struct plate plate = make_original(k, x, &one, i);
		plate.title = (struct rich){0};
		*ARENA_PUSH(k->a, plates->v, plates->n) = plate;
	}
}

static void add_originals(struct desk *k, struct section *s, struct plates *plates, const char *label,
                          const struct text *title)
{
	plates->head.label = spans_own(k, TONE_ACCENT, desk_fill(k, WORD_EXHIBIT_ORIGINAL, "label", label, NULL));
	plates->head.title = spans_text(k, TONE_STRONG, title);
	section_add(k, s, BLOCK_PLATES)->u.plates = *plates;
}

/* Behind pictures that are seen together their originals are, too. */
static void add_originals_together(struct desk *k, struct section *s, const struct shown *x)
{
	struct plates plates = {0};
	for (size_t i = 0; i < x->n_pictures; i++)
		if (is_followed(k, x, &x->pictures[i]))
			add_originals_of(k, &plates, x, &x->pictures[i]);
	plates.is_compared = plates.n <= COMPARED_MOST;
	if (plates.n > 0)
		add_originals(k, s, &plates, exhibits_entry(k, x)->label, &x->title);
}

/* Behind a picture its original; behind one that is joined of screens all of these, in a grid. */
static void add_original(struct desk *k, struct section *s, const struct shown *x, const struct picture *p)
{
	struct plates plates = {0};
	if (appendix_count_parts(k, p->shot->file) == 1) {
		section_add(k, s, BLOCK_PLATE)->u.plate = make_original(k, x, p, 0);
		return;
	}
	add_originals_of(k, &plates, x, p);
	add_originals(k, s, &plates, p->label, &p->title);
}

/* first: no heading stands above, so the exhibit begins with its first plate. */
void section_add_plates(struct desk *k, struct section *s, const struct shown *x, bool first)
{
	size_t from = s->n_blocks;
	bool is_arranged = section_add_arranged(k, s, x), shows_originals = k->platform->shows_originals;
	for (size_t i = 0; !is_arranged && i < x->n_pictures; i++) {
		section_add_plate(k, s, x, &x->pictures[i]);
		if (shows_originals && is_followed(k, x, &x->pictures[i]))
			add_original(k, s, x, &x->pictures[i]);
	}
	if (is_arranged && shows_originals)
		add_originals_together(k, s, x);
	if (s->n_blocks == from)
		return;
	s->blocks[from].running = x->heading; /* other exhibits' cards may stand in between */
	if (!first)
		return;
	s->blocks[from].anchor = exhibits_entry(k, x)->anchor;
	s->blocks[from].outline = x->heading;
}

/* ---- facts ---- */
void facts_add(const struct desk *k, struct facts *f, enum word label, struct rich value)
{
	if (spans_is_empty(&value))
		return;
	*ARENA_PUSH(k->a, f->rows, f->n) = (struct fact){spans_word(k, TONE_QUIET, label), value};
}

void facts_add_text(struct desk *k, struct facts *f, enum word label, const struct text *t)
{
	facts_add(k, f, label, spans_prose(k, t));
}

void facts_add_when(const struct desk *k, struct facts *f, enum word label, const struct when *w)
{
	const struct text printed = {print_when(k, &w->date), w->at};
	facts_add(k, f, label, spans_text(k, TONE_PLAIN, &printed));
}

/* ---- tables ---- */
void table_start(const struct desk *k, struct table *t, const struct head *heads, size_t n)
{
	t->n_columns = n;
	t->columns = ARENA_ARRAY(k->a, struct column, n);
	for (size_t i = 0; i < n; i++)
		t->columns[i] = (struct column){
			.head = spans_word(k, TONE_PLAIN, heads[i].word),
			.align = heads[i].align,
			.grow = heads[i].grow,
		};
}

struct row *table_add_row(const struct desk *k, struct table *t)
{
	struct row *row = ARENA_PUSH(k->a, t->rows, t->n_rows);
	row->cells = ARENA_ARRAY(k->a, struct rich, t->n_columns);
	return row;
}
