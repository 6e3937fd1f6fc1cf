/* appendix.c - every original file: its digest, its size, and what was done to the copy shown. */
#include "plan/plan_int.h"


static const struct {
	unsigned step;
	enum word word;
} step_words[] = {
	{STEP_UNTOUCHED, WORD_STEP_UNTOUCHED},
	{STEP_METADATA_REMOVED, WORD_STEP_METADATA},
	{STEP_TURNED, WORD_STEP_TURNED},
	{STEP_ALPHA_DROPPED, WORD_STEP_ALPHA_DROPPED},
	{STEP_ALPHA_FLATTENED, WORD_STEP_ALPHA_FLATTENED},
	{STEP_CUT, WORD_STEP_CUT},
	{STEP_RECODED, WORD_STEP_RECODED},
};

static struct rich list_steps(const struct desk *k, const struct evidence *e)
{
	struct rich r = {0};
	for (size_t i = 0; i < sizeof step_words / sizeof step_words[0]; i++) {
		if (!(e->steps & step_words[i].step))
			continue;
		if (!spans_is_empty(&r))
			spans_add(k, &r, TONE_QUIET, desk_word(k, WORD_PHRASE_STEPS));
		spans_add(k, &r, TONE_QUIET, desk_word(k, step_words[i].word));
	}
	return spans_is_empty(&r) ? spans_word(k, TONE_QUIET, WORD_NUMBER_NONE) : r;
}

/* The exhibits that show a file, each a link to its plate. */
static void add_places(const struct desk *k, struct rich *r, size_t file)
{
	for (size_t i = 0; i < k->plan->n_exhibits; i++) {
		for (size_t j = 0; j < k->shown[i].n_pictures; j++) {
			const struct picture *p = &k->shown[i].pictures[j];
			if (p->shot->file != file)
				continue;
			if (!spans_is_empty(r))
				spans_add(k, r, TONE_PLAIN, "\n");
			spans_add_link(k, r, p->label_short, p->anchor);
		}
	}
}

/* Name, digest, what was done to the copy, and whether another file is the same. */
static struct rich describe_file(const struct desk *k, size_t file)
{
	const struct evidence *e = &k->evidence[file];
	const struct text path = {print_path(k->c->files[file].path), k->c->files[file].at};
	struct rich r = spans_text(k, TONE_STRONG, &path), steps = list_steps(k, e);
	spans_add(k, &r, TONE_PLAIN, "\n");
	spans_add(k, &r, TONE_MONO, e->sha256);
	spans_add(k, &r, TONE_QUIET, "\n");
	spans_add_pattern(k, &r, TONE_QUIET, desk_word(k, WORD_APPENDIX_COPY), "steps", &steps, NULL);
	if (e->same_as == file)
		return r;
	const struct text same = {print_path(k->c->files[e->same_as].path), path.at};
	struct rich other = spans_text(k, TONE_QUIET, &same);
	spans_add(k, &r, TONE_QUIET, "\n");
	spans_add_pattern(k, &r, TONE_QUIET, desk_word(k, WORD_APPENDIX_SAME), "file", &other, NULL);
	return r;
}

static struct rich describe_size(const struct desk *k, const struct evidence *e)
{
	struct rich r = spans_own(k, TONE_PLAIN, print_bytes(k, e->bytes));
	if (e->facts.width) {
		const char *w = arena_printf(k->a, "%u", e->facts.width);
		const char *h = arena_printf(k->a, "%u", e->facts.height);
		spans_add(k, &r, TONE_PLAIN, "\n");
		spans_add(k, &r, TONE_PLAIN, desk_fill(k, WORD_APPENDIX_PIXELS, "w", w, "h", h, NULL));
	}
	if (e->facts.taken.precision) {
		const char *when = print_when(k, &e->facts.taken);
		spans_add(k, &r, TONE_PLAIN, "\n");
		spans_add(k, &r, TONE_PLAIN, desk_fill(k, WORD_APPENDIX_TAKEN, "when", when, NULL));
	}
	return r;
}

void section_appendix(struct desk *k, struct section *s)
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
		struct row *row = table_add_row(k, &t);
		add_places(k, &row->cells[0], i);
		row->cells[1] = describe_file(k, i);
		row->cells[2] = describe_size(k, &k->evidence[i]);
	}
	section_add_para(k, s, spans_word(k, TONE_PLAIN, WORD_APPENDIX_PURPOSE));
	t.note = spans_word(k, TONE_QUIET, WORD_APPENDIX_LIMITS);
	section_add(k, s, BLOCK_TABLE)->u.table = t;
}
