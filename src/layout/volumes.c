/* volumes.c - a plan in volumes: where each begins in the galley, and its front before it.
 *
 *     galley   cover ... | section 1 ... | block 5 of section 3 ... | front 0 | front 1
 *     sheets   cover ..., front 0, section 1 ..., | front 1, block 5 of section 3 ...
 *
 * Fronts are set last, so that pieces keep their index, and become sheets as all others do; then these are
 * put in order. Folios run through all volumes. */
#include "layout/layout_int.h"

/* Of the first volume the front stands behind the cover. */
static struct plan_place front_place(const struct plan *plan, size_t volume)
{
	const struct section *first = plan->sections;
	bool is_behind = volume == 0 && plan->n_sections > 1 && first->n_blocks > 0
		&& first->blocks[0].kind == BLOCK_COVER;

	return is_behind ? (struct plan_place){ 1, 0, 0 } : plan->volumes[volume].start;
}

static bool is_in_block(const struct setter *s, struct plan_place at, size_t block)
{
	return at.section == s->section_index && at.block == block;
}

bool volumes_goes_on(const struct setter *s, size_t block)
{
	for (size_t i = 0; i < s->plan->n_volumes; i++) {
		struct plan_place at = front_place(s->plan, i);
		if (is_in_block(s, at, block) && at.piece == 0)
			return false;
	}
	return true;
}

static void note_start(struct setter *s)
{
	if (s->section_index != SIZE_MAX)
		*ARENA_PUSH(s->bench, s->starts, s->n_starts) =
			(struct block_start){ s->section_index, s->block, s->galley.n };
}

/* Volumes that begin with the block now have a piece to begin with. */
static void note_fronts(struct setter *s, size_t piece)
{
	for (size_t i = 0; i < s->plan->n_volumes; i++) {
		struct plan_place at = front_place(s->plan, i);
		if (is_in_block(s, at, s->block) && at.piece == 0)
			s->fronts[i].before = piece;
	}
}

static const char *title_again(struct setter *s)
{
	const char *title = s->section->title, *continued = s->plan->continued;

	return arena_printf(s->arena, "%s %s", title ? title : "", continued ? continued : "");
}

static void open_page(struct setter *s, size_t piece)
{
	struct piece *p = &s->galley.v[piece];

	p->flags |= PIECE_PAGE;
	if (p->outline)
		return;
	p->outline = title_again(s);
	p->outline_level = 1;
}

void volumes_begin_section(struct setter *s)
{
	note_start(s);
	note_fronts(s, s->galley.n);
}

bool volumes_begin_block(struct setter *s)
{
	size_t first = s->galley.n;

	if (volumes_goes_on(s, s->block)) {
		note_start(s);
		return false;
	}
	struct section again = { .title = title_again(s) };
	set_section_title(s, &again);
	open_page(s, first);
	s->galley.v[first].running = s->section->title;
	note_start(s);
	note_fronts(s, first);
	return true;
}

void volumes_part_block(struct setter *s)
{
	for (size_t i = 0; i < s->plan->n_volumes; i++) {
		struct plan_place at = s->plan->volumes[i].start;
		if (!is_in_block(s, at, s->block) || at.piece == 0)
			continue;
		size_t piece = s->starts[s->n_starts - 1].piece + at.piece;
		if (piece >= s->galley.n) /* the block became shorter */
			piece = s->galley.n - 1;
		s->fronts[i].before = piece;
		open_page(s, piece);
	}
}

/* ---- sheets in order ---- */

struct ordering {
	const struct sheet *all;
	size_t n_all;
	struct sheet *v;
	size_t n;
};

static void put_front(struct ordering *o, const struct front *front, size_t volume)
{
	for (size_t i = 0; i < o->n_all; i++)
		if (o->all[i].first >= front->first && o->all[i].first < front->end) {
			o->v[o->n] = o->all[i];
			o->v[o->n].is_front = true;
			o->v[o->n++].volume = volume;
		}
}

void volumes_order(struct setter *s)
{
	struct ordering o = { s->sheets, s->n_sheets, ARENA_ARRAY(s->bench, struct sheet, s->n_sheets), 0 };
	size_t n = s->plan->n_volumes, next = 0, volume = 0;

	if (n == 0)
		return;
	for (size_t i = 0; i < o.n_all && o.all[i].first < s->fronts[0].first; i++) {
		for (; next < n && o.all[i].first >= s->fronts[next].before; next++) {
			volume = next;
			put_front(&o, &s->fronts[next], volume);
		}
		o.v[o.n] = o.all[i];
		o.v[o.n++].volume = volume;
	}
	s->sheets = o.v;
	s->n_sheets = o.n;
}

/* ---- what layout tells of it ---- */

/* start: of the piece before, to look on from. */
struct plan_place volumes_place(const struct setter *s, size_t piece, size_t *start)
{
	while (*start + 1 < s->n_starts && s->starts[*start + 1].piece <= piece)
		++*start;
	const struct block_start *b = &s->starts[*start];
	return (struct plan_place){ b->section, b->block, piece > b->piece ? piece - b->piece : 0 };
}

struct pages layout_volume(struct arena *a, const struct pages *all, const struct plan *plan, size_t volume)
{
	struct pages v = { .language = all->language, .title = plan->volumes[volume].title };

	while (v.first < all->n && all->v[v.first].volume != volume)
		v.first++;
	v.v = all->v + v.first;
	while (v.first + v.n < all->n && v.v[v.n].volume == volume)
		v.n++;
	for (size_t i = 0; i < all->n_outline; i++) {
		struct outline_entry e = all->outline[i];
		if (e.page < v.first || e.page - v.first >= v.n)
			continue;
		e.page -= v.first;
		*ARENA_PUSH(a, v.outline, v.n_outline) = e;
	}
	return v;
}
