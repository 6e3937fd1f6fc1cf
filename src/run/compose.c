/* compose.c - casefile, evidence and templates are checked and become a plan; plan and fonts become pages. */
#include "base/message.h"
#include "run/run.h"

static void check_folder(struct run *r, const struct shelf *s, const char *folder)
{
	static const char *const kinds[] = {"", "words", "platforms", "complaints"};
	const struct shelf one = {.a = s->a, .d = s->d, .folders = &folder, .n_folders = 1};
	size_t n = 0, n_all = 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++, n_all += n)
		shelf_list(&one, kinds[i], &n);
	if (n_all > 0)
		return;
	diag_error(r->diag, (struct mark){0}, "no-templates", "no template in the folder %s", folder);
	diag_advise(r->diag, "it holds files such as platforms/ozon.yaml or words/en.yaml");
}

struct shelf *run_open_shelf(struct run *r)
{
	const struct dossier_options *o = r->options;
	const char **folders = NULL;
	size_t n = 0;
	if (r->shelf)
		return r->shelf;
	*ARENA_PUSH(r->arena, folders, n) = run_data_path(r->arena, o->templates, "templates");
	for (size_t i = 0; i < o->n_template_folders; i++)
		*ARENA_PUSH(r->arena, folders, n) = o->template_folders[i];
	struct shelf *s = shelf_new(r->arena, r->diag, folders, n);
	for (size_t i = 0; i < o->n_template_folders; i++)
		check_folder(r, s, o->template_folders[i]);
	if (stock_has_shelf(o->stock))
		stock_fill_shelf(o->stock, s);
	r->shelf = s;
	return s;
}

static struct check_input check_input(const struct run *r)
{
	return (struct check_input){
		.casefile = r->given,
		.disclosed = r->casefile,
		.evidence = r->evidence,
		.shelf = r->shelf,
		.platform = r->platform,
		.pieces = r->pieces,
		.playbook = r->playbook,
		.limits = &r->limits,
		.is_whole = r->is_whole,
		.now = r->options->now,
	};
}

void run_check_case(struct run *r)
{
	const struct check_input input = check_input(r);
	check_case(r->arena, r->diag, &input);
}

/* Of a case that fails later, however, somebody must know until when it is to be answered. */
void run_find_deadline(struct run *r)
{
	const struct check_input input = check_input(r);
	int zone;
	r->deadline = check_deadline(r->arena, &input, &zone);
	r->answer_by = r->given->respond_by;
	bool is_said = r->answer_by.date.precision == DATE_DAY || r->answer_by.date.has_offset;
	if (r->deadline && !is_said) {
		r->answer_by.date = date_from_seconds(r->deadline, zone);
		if (r->answer_by.date.second == 0)
			r->answer_by.date.precision = DATE_MINUTE;
	}
	run_tell_read(r);
}

struct plan_input run_plan_input(struct run *r)
{
	return (struct plan_input){
		.disclosed = r->disclosed,
		.evidence = r->evidence,
		.earlier = r->earlier,
		.n_earlier = r->n_earlier,
		.shelf = r->shelf,
		.platform = r->platform,
		.playbook = r->playbook,
		.wants_message = r->options->deliver & PRODUCT_MESSAGE,
		.has_manifest = !fs_is_stream(run_output_path(r->arena, r->options)),
		.legible = run_legible(r),
	};
}

void run_make_plan(struct run *r)
{
	struct plan_input input = run_plan_input(r);
	if (diag_worst(r->diag) < LEVEL_ERROR)
		r->plan = plan_make(r->arena, r->diag, &input);
	else
		plan_check_names(r->arena, r->diag, &input);
}

/* ---- fonts: the caller's choice first, then the case's ---- */

static struct font_wish first_of(const char *option, const struct text *of_case)
{
	return option ? (struct font_wish){.name = option} : (struct font_wish){of_case->s, of_case->at};
}

static struct type_config font_choice(struct run *r)
{
	const struct dossier_options *o = r->options;
	const struct fonts_choice *f = &r->casefile->fonts;
	return (struct type_config){
		.table = run_data_path(r->arena, o->fonts_table, "fonts/faces.yaml"),
		.folders = o->font_folders,
		.n_folders = o->n_font_folders,
		.folder = {f->place, f->folder.at},
		.family = {
			[FACE_TEXT] = first_of(o->font_text, &f->text),
			[FACE_STRONG] = first_of(o->font_strong, &f->strong),
			[FACE_MONO] = first_of(o->font_mono, &f->mono),
		},
		.emoji = first_of(o->font_emoji, &f->emoji),
	};
}

/* Of the case; what the options choose is in stock. */
static bool chooses_fonts(const struct fonts_choice *f)
{
	return f->place || f->text.s || f->strong.s || f->mono.s || f->emoji.s;
}

void run_open_type(struct run *r)
{
	if (!chooses_fonts(&r->casefile->fonts))
		r->type = stock_take_type(r->options->stock);
	if (r->type)
		return;
	struct type_config config = font_choice(r);
	r->type = type_new(r->arena, r->diag, &config);
}

/* Tighter pages, as few steps as it takes to be no more than that. What does not help is not done, unless it
 * is an error then: that tells how near the tightest come. */
static void set_fewer(struct run *r, const struct limit *limit)
{
	static const char *const steps[LAYOUT_TIGHTEST + 1] = {
		[1] = N_("sections follow each other, with less space between them"),
		[2] = N_("pictures take half a page at most, where they stay legible"),
		[3] = N_("pictures stand side by side, where they stay legible"),
		[4] = N_("pictures stand side by side and take a third of a page, where they stay legible"),
	};
	struct pages *loose = r->pages;
	size_t most = (size_t)limit->value;
	for (int step = 1; step <= LAYOUT_TIGHTEST && r->pages->n > most; step++) {
		struct layout_input input = {.plan = r->plan, .type = r->type, .tightness = step};
		r->pages = layout_make(r->arena, diag_new(r->arena), &input);
		r->tightness = step;
	}
	if (r->pages->n > most) {
		bool is_error = limit->sure == SURE_OF_CASE || limit->sure == SURE_CONFIRMED;
		r->pages = is_error ? r->pages : loose;
		r->tightness = is_error ? r->tightness : 0;
		return;
	}
	diag_note(r->diag, (struct mark){0}, "tightened",
	          "the pages are set more tightly for what the form takes: %zu -> %zu, step %d of %d", loose->n,
	          r->pages->n, r->tightness, LAYOUT_TIGHTEST);
	diag_advise(r->diag, "%s", _(steps[r->tightness]));
}

void run_compose_pages(struct run *r)
{
	const struct limit *most = &r->limits.v[LIMIT_PAGES];
	run_progress(r, "setting pages", 0, 1);
	run_open_type(r);
	if (!r->type)
		return;
	struct layout_input input = {.plan = r->plan, .type = r->type};
	r->pages = layout_make(r->arena, r->diag, &input);
	if (most->given && r->products & PRODUCT_PDF && !run_splits(r) && r->pages->n > (size_t)most->value)
		set_fewer(r, most);
}

/* What there is to say of plan and pages was said the first time. */
void run_compose_again(struct run *r)
{
	struct diag *said = diag_new(r->arena);
	run_hash_pages(r);
	struct plan_input input = run_plan_input(r);
	r->plan = plan_make(r->arena, said, &input);
	struct layout_input layout = {.plan = r->plan, .type = r->type, .tightness = r->tightness};
	r->pages = layout_make(r->arena, said, &layout);
}
