/* cut.c - the plan of image sheets where the form has room for a part of it: so many elements of each block,
 * from its first on. A picture is shown with all that is said of it or not at all, and a list of which some
 * are missing says so: whoever reads it may not take it for the whole. */
#include "plan/plan_int.h"

static size_t count_parts(const struct plan *p, const struct plate *plate)
{
	size_t all = plate->evidence < p->n_evidence ? p->evidence[plate->evidence].parts.n : 0;
	size_t n = plate->n_parts ? plate->n_parts : all;
	return n > 0 && plate->n_marks == 0 ? n : 1; /* notes stay with what they are about */
}

static size_t count_elements(const struct plan *p, const struct block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		return 0; /* is shown if what is below it is */
	case BLOCK_TIMELINE:
		return b->u.timeline.n;
	case BLOCK_CHAT:
		return b->u.chat.n;
	case BLOCK_PLATE:
		return count_parts(p, &b->u.plate);
	case BLOCK_PLATES:
		return b->u.plates.is_compared ? 1 : b->u.plates.n;
	default:
		return 1;
	}
}

struct cut_block *plan_list_blocks(struct arena *a, const struct plan *p, size_t *n)
{
	struct cut_block *v = NULL;
	*n = 0;
	for (size_t i = 0; i < p->n_sections; i++)
		for (size_t k = 0; k < p->sections[i].n_blocks; k++) {
			const struct block *b = &p->sections[i].blocks[k];
			size_t elements = count_elements(p, b);
			*ARENA_PUSH(a, v, *n) = (struct cut_block){.block = b, .n = elements, .kept = elements};
		}
	return v;
}

/* ---- what is left of a block ---- */

static bool is_numbered(const struct plate *plates, size_t n, int number)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < plates[i].n_marks; k++)
			if (plates[i].marks[k].number == number)
				return true;
	return false;
}

/* With notes to what is drawn above those that are left. */
static void cut_grid(struct arena *a, struct plates *plates, size_t n)
{
	struct plate *head = &plates->head;
	const struct plate_note *notes = head->notes;
	size_t n_notes = head->n_notes;
	plates->n = n;
	head->notes = NULL;
	head->n_notes = 0;
	for (size_t i = 0; i < n_notes; i++)
		if (is_numbered(plates->v, n, notes[i].number))
			*ARENA_PUSH(a, head->notes, head->n_notes) = notes[i];
}

static void cut_parts(struct arena *a, struct plate *plate, size_t n)
{
	size_t *parts = ARENA_ARRAY(a, size_t, n);
	for (size_t i = 0; i < n; i++)
		parts[i] = plate->n_parts ? plate->parts[i] : i;
	plate->parts = parts;
	plate->n_parts = n;
}

static struct block cut_block(struct arena *a, const struct cut_block *cut)
{
	struct block b = *cut->block;
	if (cut->kept >= cut->n)
		return b;
	if (b.kind == BLOCK_TIMELINE)
		b.u.timeline.n = cut->kept;
	else if (b.kind == BLOCK_CHAT)
		b.u.chat.n = cut->kept;
	else if (b.kind == BLOCK_PLATES)
		cut_grid(a, &b.u.plates, cut->kept);
	else if (b.kind == BLOCK_PLATE)
		cut_parts(a, &b.u.plate, cut->kept);
	return b;
}

/* ---- what is said of the rest ---- */

size_t plan_count_kept(const struct cut_block *v, size_t n, size_t series)
{
	size_t kept = 0;
	for (size_t i = 0; i < n; i++)
		if (v[i].block->series == series)
			kept += v[i].kept;
	return kept;
}

static bool ends_series(const struct cut_block *v, size_t n, size_t i)
{
	for (size_t k = i + 1; k < n; k++)
		if (v[k].block->series == v[i].block->series && v[k].kept > 0)
			return false;
	return true;
}

static void say_rest(struct arena *a, const struct plan *p, struct section *s, size_t kept, size_t all)
{
	const char *const pairs[] = {"n", arena_printf(a, "%zu", kept), "all", arena_printf(a, "%zu", all), NULL};
	struct span *words = ARENA_NEW(a, struct span);
	if (kept >= all)
		return;
	*words = (struct span){.tone = TONE_QUIET, .text = fill_text(a, p->rest, pairs)};
	*ARENA_PUSH(a, s->blocks, s->n_blocks) = (struct block){.kind = BLOCK_PARA, .u.para = {words, 1}};
}

/* ---- the plan ---- */

static void add_block(struct arena *a, const struct plan *p, struct section *s, const struct cut_block *v,
                      size_t n, size_t i)
{
	const struct block *b = v[i].block;
	*ARENA_PUSH(a, s->blocks, s->n_blocks) = cut_block(a, &v[i]);
	if (b->series && ends_series(v, n, i))
		say_rest(a, p, s, plan_count_kept(v, n, b->series), p->series[b->series - 1].n);
	else if (b->kind == BLOCK_PLATES) /* parts of a long picture say themselves which they are */
		say_rest(a, p, s, v[i].kept, v[i].n);
}

struct plan *plan_cut(struct arena *a, const struct plan *whole, const struct cut_block *v, size_t n)
{
	struct plan *p = ARENA_NEW(a, struct plan);
	size_t at = 0;
	*p = *whole;
	p->sections = NULL;
	p->n_sections = 0;
	for (size_t i = 0; i < whole->n_sections; i++) {
		struct section s = whole->sections[i];
		s.blocks = NULL;
		s.n_blocks = 0;
		for (size_t k = 0; k < whole->sections[i].n_blocks; k++, at++) {
			bool leads = v[at].n == 0 && k + 1 < whole->sections[i].n_blocks && v[at + 1].kept > 0;
			if (leads || v[at].kept > 0)
				add_block(a, whole, &s, v, n, at);
		}
		if (s.n_blocks > 0)
			*ARENA_PUSH(a, p->sections, p->n_sections) = s;
	}
	return p;
}
