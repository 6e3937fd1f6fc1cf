/* sheets_few.c - what the images show. Where the form has a slot for each page it is the pages; where it has
 * fewer, another plan is set for a phone: one sheet with the case in one view, then the strongest pictures as
 * large as they can be read. Pictures that have no room are told here, and words in sheets_room.c. */
#include "base/message.h"
#include "run/run.h"

static const char *label_of(struct run *r, const struct plate *plate)
{
	const char *label = "";
	for (size_t i = 0; i < plate->label.n; i++)
		label = arena_printf(r->arena, "%s%s", label, plate->label.spans[i].text);
	return label;
}

/* ---- what has no room ---- */

struct left_out {
	struct run *run;
	const struct plate **plates; /* by evidence index; NULL: none, or all of it is on a sheet */
	const struct plate *first, *last; /* of a row of exhibits under way */
	size_t n_row, n, n_all; /* pictures; of those that are cut their parts */
	bool is_cut;            /* some are */
	const char *list;
	const struct plan *shown; /* what the sheets have of the plan */
	const struct plate **twins; /* left out, but the picture is seen elsewhere */
	size_t n_twins;
};

static void add(struct left_out *l, const char *label)
{
	l->list = arena_printf(l->run->arena, "%s%s%s", l->list, *l->list ? ", " : "", label);
}

/* Three and more are told by the first and the last. */
static void end_row(struct left_out *l)
{
	const char *first = l->n_row > 0 ? label_of(l->run, l->first) : NULL;
	const char *last = l->n_row > 1 ? label_of(l->run, l->last) : NULL;
	if (l->n_row > 2) {
		add(l, arena_printf(l->run->arena, _("%s to %s"), first, last));
	} else {
		if (first)
			add(l, first);
		if (last)
			add(l, last);
	}
	l->n_row = 0;
}

static size_t count_parts(const struct run *r, size_t evidence)
{
	size_t n = r->evidence[evidence].parts.n;
	return n > 1 ? n : 1;
}

/* Any part will do of what is not cut: a page of a PDF has none. */
static bool is_left_out(const struct left_out *l, size_t evidence, size_t part)
{
	const struct pages *sheets = l->run->sheets;
	return count_parts(l->run, evidence) > 1 ? !run_is_part_placed(sheets, evidence, part)
	                                         : !run_is_placed(sheets, evidence);
}

/* "1-2, 9": its parts, counted from 1; *n_out: how many they are. */
static const char *list_left_out(const struct left_out *l, size_t evidence, size_t *n_out)
{
	size_t n = count_parts(l->run, evidence);
	bool *is_out = ARENA_ARRAY(l->run->arena, bool, n);
	for (size_t i = 0; i < n; i++)
		is_out[i] = is_left_out(l, evidence, i);
	return run_say_runs(l->run->arena, is_out, n, n_out);
}

/* A cut plan has the same labels. */
static bool is_plate(const struct plate *plate, const struct plate *of, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (of[i].evidence == plate->evidence && of[i].label.spans == plate->label.spans)
			return true;
	return false;
}

static bool is_shown(const struct left_out *l, const struct plate *plate)
{
	for (size_t i = 0; i < l->shown->n_sections; i++)
		for (size_t k = 0; k < l->shown->sections[i].n_blocks; k++) {
			const struct block *b = &l->shown->sections[i].blocks[k];
			if (b->kind == BLOCK_PLATE && is_plate(plate, &b->u.plate, 1))
				return true;
			if (b->kind == BLOCK_PLATES && is_plate(plate, b->u.plates.v, b->u.plates.n))
				return true;
		}
	return false;
}

/* A picture of several exhibits, or whose parts stand on several plates, is counted once, and named as in the
 * first of them, and as on its last plate. */
static void find_among(struct left_out *l, const struct plate *plates, size_t n, bool *is_counted)
{
	for (size_t i = 0; i < n; i++) {
		size_t evidence = plates[i].evidence, parts = count_parts(l->run, evidence), n_out;
		const struct plate *before = l->plates[evidence];
		list_left_out(l, evidence, &n_out);
		if (n_out > 0 && (!before || plates[i].exhibit <= before->exhibit))
			l->plates[evidence] = &plates[i];
		if (n_out == 0 && !is_shown(l, &plates[i]))
			*ARENA_PUSH(l->run->arena, l->twins, l->n_twins) = &plates[i];
		if (is_counted[evidence])
			continue;
		is_counted[evidence] = true;
		l->n_all += parts;
		l->is_cut |= parts > 1;
		l->n += n_out;
	}
}

static void find_plates(struct left_out *l, const struct plan *plan)
{
	bool *is_counted = ARENA_ARRAY(l->run->arena, bool, l->run->casefile->n_files);
	l->plates = ARENA_ARRAY(l->run->arena, const struct plate *, l->run->casefile->n_files);
	for (size_t i = 0; i < plan->n_sections; i++)
		for (size_t k = 0; k < plan->sections[i].n_blocks; k++) {
			const struct block *b = &plan->sections[i].blocks[k];
			if (b->kind == BLOCK_PLATE)
				find_among(l, &b->u.plate, 1, is_counted);
			else if (b->kind == BLOCK_PLATES)
				find_among(l, b->u.plates.v, b->u.plates.n, is_counted);
		}
}

static void add_parts(struct left_out *l, const struct plate *plate)
{
	size_t n;
	const char *label = label_of(l->run, plate), *list = list_left_out(l, plate->evidence, &n);
	end_row(l);
	add(l, arena_printf(l->run->arena, n == 1 ? _("%s (part %s)") : _("%s (parts %s)"), label, list));
}

/* In the order of their numbers, which is not that of the plan. */
static void list_plates(struct left_out *l, const struct plan *plan)
{
	bool *is_named = ARENA_ARRAY(l->run->arena, bool, l->run->casefile->n_files);
	for (size_t i = 0; i < plan->n_exhibits; i++)
		for (size_t k = 0; k < plan->exhibits[i].n_evidence; k++) {
			size_t evidence = plan->exhibits[i].evidence[k];
			const struct plate *plate = l->plates[evidence];
			if (!plate) {
				end_row(l);
				continue;
			}
			if (is_named[evidence])
				continue;
			is_named[evidence] = true;
			if (run_is_placed(l->run->sheets, plate->evidence)) {
				add_parts(l, plate);
				continue;
			}
			l->first = l->n_row++ ? l->first : plate;
			l->last = plate;
		}
	end_row(l);
	for (size_t i = 0; i < l->n_twins; i++)
		add(l, label_of(l->run, l->twins[i]));
}

static const char *pick_words(const struct left_out *l, size_t n_slots)
{
	if (l->is_cut)
		return n_slots == 1
		       ? N_("the form takes %zu image: %zu of %zu pictures and parts of long ones are on it, "
		            "without %s")
		       : N_("the form takes %zu images: %zu of %zu pictures and parts of long ones are on them, "
		            "without %s");
	return n_slots == 1 ? N_("the form takes %zu image: %zu of %zu pictures are on it, without %s")
	                    : N_("the form takes %zu images: %zu of %zu pictures are on them, without %s");
}

static void tell_left_out(struct run *r, const struct plan *plan, const struct plan *shown, size_t n)
{
	struct left_out l = {.run = r, .list = "", .shown = shown};
	find_plates(&l, plan);
	list_plates(&l, plan);
	l.n += l.n_twins;
	l.n_all += l.n_twins;
	if (l.n == 0)
		return;
	diag_note(r->diag, (struct mark){0}, "sheets-few", pick_words(&l, n), n, l.n_all - l.n, l.n_all, l.list);
	diag_advise(r->diag, "the most important ones come first; what is left out can be told in the statement");
}

/* ---- another plan ---- */

/* For images, or else for files of any kind. */
static const struct limit *find_slots(const struct run *r)
{
	const struct limit *images = &r->limits.v[LIMIT_IMAGES], *files = &r->limits.v[LIMIT_FILES];
	return images->given && (!files->given || images->value <= files->value) ? images : files;
}

void run_compose_sheets(struct run *r)
{
	const struct limit *slots = find_slots(r);
	r->sheets = r->pages;
	if (!r->pages || !(r->products & PRODUCT_IMAGES) || !slots->given || slots->value < 1
	    || (size_t)slots->value >= r->pages->n)
		return;
	struct plan_input input = run_plan_input(r);
	struct plan *plan = plan_make_sheets(r->arena, r->diag, &input);
	size_t n_slots = (size_t)slots->value;
	for (size_t i = 0; n_slots == 1 && i < plan->n_sections; i++)
		plan->sections[i].new_page = false; /* the evidence follows on the one image that there is */
	struct plan *shown = run_cut_sheets(r, plan, n_slots);
	struct layout_input layout = {.plan = shown, .type = r->type, .is_sheet = true};
	r->sheets = layout_make(r->arena, r->diag, &layout);
	tell_left_out(r, plan, shown, n_slots);
}
