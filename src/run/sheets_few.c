/* sheets_few.c - what the images show. Where the form has a slot for each page it is the pages; where it has
 * fewer, another plan is set for a phone: one sheet with the case in one view, then the strongest pictures as
 * large as they can be read. What has no room is told. */
#include "run/run.h"

static bool is_on(const struct pages *pages, size_t evidence)
{
	for (size_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->v[i].n; k++) {
			const struct box *b = &pages->v[i].boxes[k];
			if (b->kind == BOX_PICTURE && b->u.picture.evidence == evidence)
				return true;
		}
	return false;
}

static const char *label_of(struct run *r, const struct plate *plate)
{
	const char *label = "";
	for (size_t i = 0; i < plate->label.n; i++)
		label = arena_printf(r->arena, "%s%s", label, plate->label.spans[i].text);
	return label;
}

struct left_out {
	size_t n, n_all;
	const char *list;
};

static void count_plates(struct run *r, struct left_out *left, const struct plate *plates, size_t n)
{
	left->n_all += n;
	for (size_t i = 0; i < n; i++)
		if (!is_on(r->sheets, plates[i].evidence))
			left->list = arena_printf(r->arena, "%s%s%s", left->list, left->n++ ? ", " : "",
			                          label_of(r, &plates[i]));
}

/* Tells which pictures are on no sheet. */
static void tell_left_out(struct run *r, const struct plan *plan)
{
	struct left_out left = {.list = ""};
	for (size_t i = 0; i < plan->n_sections; i++)
		for (size_t k = 0; k < plan->sections[i].n_blocks; k++) {
			const struct block *b = &plan->sections[i].blocks[k];
			if (b->kind == BLOCK_PLATE)
				count_plates(r, &left, &b->u.plate, 1);
			else if (b->kind == BLOCK_PLATES)
				count_plates(r, &left, b->u.plates.v, b->u.plates.n);
		}
	if (left.n == 0)
		return;
	diag_note(r->diag, (struct mark){0}, "sheets-few",
	          "the form takes %zu images: %zu of %zu pictures are on them, without %s", r->sheets->n,
	          left.n_all - left.n, left.n_all, left.list);
	diag_advise(r->diag, "the most important ones come first; what is left out can be told in the statement");
}

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
	struct layout_input layout = {.plan = plan, .type = r->type, .is_sheet = true,
		.n_sheets = (size_t)slots->value};
	r->sheets = layout_make(r->arena, r->diag, &layout);
	tell_left_out(r, plan);
}
