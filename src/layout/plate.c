/* plate.c - a picture with its title, caption and origin, as large as the page allows.
 *
 *     Exhibit 3-1    Title                  The label stands in the side column. The picture takes the
 *     +---------------------------------+   whole measure, or begins with the text column if it is
 *     |                                 |   not wider than that. All of it is one piece: a caption never
 *     +---------------------------------+   leaves its picture.
 *                    Caption                Two tall phone screenshots in a row stand side by side: one
 *                    Origin                 alone would leave half of the measure empty. Two wide photos
 *                                           in a row share a page, below each other and equally wide.
 *
 * A tall pair's first block makes an empty piece, which carries the block's anchor and outline entry; the
 * second block sets both. */
#include "layout/plate.h"

#include <string.h>

#define PAIR_TALL 19    /* tenths: pictures of this height to width are paired */
#define CAPTION_LINES 12 /* a longer caption goes on below, where it may leave the page */
#define TITLE_LINES 6   /* a longer title goes on below the picture, above the caption */
#define NOTE_LINES 12   /* the same of all notes */
#define NOTES_GAP PT(3) /* between notes and origin */
#define NEARLY 110      /* percent of the text column: a picture that wide is made as wide as the column */
#define WIDE 12         /* tenths: pictures of this width to height stand below each other */
#define STACKED 60      /* percent of the measure: as narrow as two wide pictures become to share a page */
#define JOINED 54       /* percent of its full size that a picture keeps to join the page above it */
#define PAPER 70        /* percent of its size that a paper keeps where pages are few */
#define PHOTO 45        /* the same of a photo */
#define SCREEN 60       /* and of a screenshot */
#define A4_LEAST 1360   /* thousandths: height to width of what may be a sheet of paper */
#define A4_MOST 1460
#define SMALLEST_SHARE 3 /* a picture keeps a third of the body, however long its caption */

const struct evidence *plate_evidence(const struct setter *s, const struct plate *plate)
{
	return plate->evidence < s->plan->n_evidence ? &s->plan->evidence[plate->evidence] : NULL;
}

len plate_least_width(const struct setter *s, const struct evidence *e)
{
	if (!e || e->text_height == 0)
		return 0;
	len text = layout_print_width(s->style->is_sheet, (len)e->text_height);
	int64_t least = (int64_t)s->plan->legible * e->facts.width / scene_max(text, 1);
	return least < LEN_MAX ? (len)least : LEN_MAX;
}

/* The picture stays with the first lines of a title that is a text; the others begin the caption. */
static bool part_title(struct setter *s, struct plate_words *w)
{
	struct lines *title = &w->title, *caption = &w->caption;
	len leading = s->style->leading[SIZE_BODY];

	if (title->n <= TITLE_LINES)
		return false;
	size_t n = title->n - TITLE_LINES;
	struct line *v = ARENA_ARRAY(s->arena, struct line, n + caption->n);
	for (size_t i = 0; i < n + caption->n; i++)
		v[i] = i < n ? title->v[TITLE_LINES + i] : caption->v[i - n];
	caption->v = v;
	caption->n += n;
	caption->height += (len)n * leading;
	title->n = TITLE_LINES;
	title->height = TITLE_LINES * leading;
	return true;
}

/* The first lines of a long caption stay with the picture, the others and the origin follow. */
static void part_caption(struct plate_words *w)
{
	if (w->caption.n <= CAPTION_LINES)
		return;
	w->rest = w->caption;
	w->rest.v += CAPTION_LINES;
	w->rest.n -= CAPTION_LINES;
	w->caption.n = CAPTION_LINES;
	w->caption.height = 0;
	for (size_t i = 0; i < CAPTION_LINES; i++)
		w->caption.height += w->caption.v[i].height;
}

/* Its origin, the last of them, stands below the others then. */
bool plate_goes_on(const struct plate_words *w)
{
	return w->rest.n > 0 || w->notes.n_near < w->notes.n;
}

struct plate_words plate_set_words(struct setter *s, const struct plate *plate, len side, len measure)
{
	struct para_style label = { SIZE_BODY, FACE_STRONG, INK_ACCENT, ROLE_LABEL, ALIGN_START, false };
	struct para_style title = { SIZE_BODY, FACE_STRONG, INK_TEXT, ROLE_SUBHEADING, ALIGN_START, false };
	struct para_style caption = { SIZE_BODY, FACE_TEXT, INK_TEXT, ROLE_CAPTION, ALIGN_START, true };
	struct para_style origin = { SIZE_SMALL, FACE_TEXT, INK_QUIET, ROLE_CAPTION, ALIGN_START, false };
	struct plate_words w = {
		.label = para_set(s, &plate->label, &label, side ? side : measure),
		.title = para_set(s, &plate->title, &title, measure),
		.caption = para_set(s, &plate->caption, &caption, measure),
		.origin = para_set(s, &plate->origin, &origin, measure),
		.side = side,
	};
	bool is_parted = part_title(s, &w);
	part_caption(&w);
	notes_set(s, &w.notes, plate, measure, w.rest.n || is_parted ? 0 : NOTE_LINES);
	w.head_height = side ? scene_max(w.label.height, w.title.height) : w.label.height + w.title.height;
	w.head_height += w.head_height ? PLATE_HEAD_GAP : 0;
	w.foot_height = w.caption.height + w.notes.near_height + (w.notes.n_near ? NOTES_GAP : 0);
	w.foot_height += plate_goes_on(&w) ? 0 : w.origin.height;
	w.foot_height += w.foot_height ? PLATE_CAPTION_GAP : 0;
	return w;
}

void plate_draw_head(struct setter *s, struct piece *p, const struct plate_words *w, len x, len y)
{
	len below = scene_place(s, p, &w->label, x, y);

	if (w->side)
		scene_place(s, p, &w->title, x + w->side + s->style->gutter, y);
	else
		scene_place(s, p, &w->title, x, below);
}

void plate_draw_foot(struct setter *s, struct piece *p, const struct plate_words *w, len x, len y)
{
	len below = scene_place(s, p, &w->caption, x, y + PLATE_CAPTION_GAP);
	for (size_t i = 0; i < w->notes.n_near; i++)
		below = notes_draw(s, p, &w->notes, i, x, below);
	below += w->notes.n_near ? NOTES_GAP : 0;
	if (!plate_goes_on(w))
		scene_place(s, p, &w->origin, x, below);
}

struct flow { /* words below a picture that may leave its page */
	struct setter *s;
	const struct piece *head; /* tells there whose they are; or NULL */
	len x;
};

static struct piece *flow_add(const struct flow *f, len height, len space, unsigned flags)
{
	struct piece *p = galley_add(f->s, height, space, flags);

	p->head = f->head;
	return p;
}

static void flow_words(const struct flow *f, const struct lines *l, len space)
{
	for (size_t i = 0; i < l->n; i++)
		para_place(f->s, flow_add(f, l->v[i].height, i ? 0 : space, PIECE_PROSE), &l->v[i], f->x, 0);
}

static void flow_notes(const struct flow *f, const struct plate_notes *notes, len space)
{
	for (size_t i = notes->n_near; i < notes->n; i++)
		notes_draw(f->s, flow_add(f, notes->v[i].height, i ? 0 : space, 0), notes, i, f->x, 0);
}

struct plate_words plate_part_foot(struct plate_words w)
{
	if (w.caption.n == 0 && w.notes.n == 0)
		return w;
	w.rest.v = w.caption.v; /* which the rest follows: see part_caption */
	w.rest.n += w.caption.n;
	w.rest_space = PLATE_CAPTION_GAP;
	w.caption = (struct lines){ 0 };
	w.notes.n_near = 0;
	w.notes.near_height = 0;
	w.foot_height = 0;
	return w;
}

struct plate_words plate_head_alone(struct plate_words w)
{
	w.caption = w.rest = w.origin = (struct lines){ 0 };
	w.notes = (struct plate_notes){ 0 };
	w.foot_height = 0;
	return w;
}

void plate_set_rest(struct setter *s, const struct plate *plate, const struct plate_words *w, len x)
{
	bool is_named = plate->label.n > 0 || plate->title.n > 0;

	if (!plate_goes_on(w))
		return;
	struct flow f = { s, is_named ? plate_set_head_again(s, plate, s->style->side) : NULL, x };
	flow_words(&f, &w->rest, w->rest_space);
	flow_notes(&f, &w->notes, w->rest.n ? 0 : w->rest_space);
	flow_words(&f, &w->origin, 0);
}

static void draw_part(struct setter *s, struct piece *p, const struct plate *plate, size_t part,
                      const struct area *at)
{
	const struct evidence *e = plate_evidence(s, plate);
	struct box *b = piece_add(s, p, BOX_PICTURE, ROLE_FIGURE, INK_TEXT, at->x, at->y, at->w, at->h);

	b->u.picture.evidence = plate->evidence;
	b->u.picture.part = part;
	b->u.picture.alternative = plate->alternative;
	if (e && e->text_height)
		b->u.picture.text_height = len_scale(at->w, e->text_height, e->facts.width);
}

/* The frame gives a white screenshot an edge. */
void plate_draw_picture(struct setter *s, struct piece *p, const struct plate *plate, size_t part,
                        const struct area *at)
{
	draw_part(s, p, plate, part, at);
	scene_frame(s, p, INK_RULE, at->x, at->y, at->w, at->h);
}

/* The largest size that the picture may take. */
static void fit_picture(const struct evidence *e, len most_w, len most_h, struct area *at)
{
	int64_t px_w = e && e->facts.width ? e->facts.width : 4;
	int64_t px_h = e && e->facts.height ? e->facts.height : 3;

	at->w = px_w * PLATE_DENSEST < most_w ? (len)(px_w * PLATE_DENSEST) : most_w;
	at->h = most_h;
	if (at->w * px_h / px_w > most_h)
		at->w = scene_max(len_scale(most_h, px_w, px_h), 1);
	else
		at->h = scene_max(len_scale(at->w, px_h, px_w), 1);
}

/* Room for a picture between its words, on a page that already holds what may not be parted from it. */
static len room_of_page(const struct setter *s, len words)
{
	len body = style_body(s->style), above = scene_kept_above(s);
	len room = body - words - (above ? above + s->style->gap : 0);

	return scene_max(room, body / SMALLEST_SHARE);
}

/* Three are on a sheet: a document of A4's shape is nearly as wide as it. */
static len room_for_picture(const struct setter *s, len words)
{
	if (s->style->is_sheet)
		return style_body(s->style) / SMALLEST_SHARE - words - s->style->gap;
	return room_of_page(s, words);
}

/* ---- smaller, where pages are few ---- */

/* Papers are read line by line: their shape is that of A4, or they stand among certificates. */
static bool is_paper(const struct setter *s, const struct evidence *e)
{
	uint64_t ratio = (uint64_t)e->facts.height * 1000 / (e->facts.width ? e->facts.width : 1);
	bool is_certified = s->section && s->section->id && strcmp(s->section->id, "certificates") == 0;

	return is_certified || (ratio >= A4_LEAST && ratio <= A4_MOST);
}

/* The narrowest that a picture becomes for less pages, if it is `full` wide else. What was drawn on a wide
 * screen has small print already. */
static len least_width(const struct setter *s, const struct evidence *e, len full)
{
	if (!e || (e->facts.format != IMAGE_JPEG && e->facts.width > e->facts.height))
		return full;
	if (is_paper(s, e))
		return len_scale(full, PAPER, 100);
	len print = plate_least_width(s, e);
	int share = e->facts.format == IMAGE_JPEG ? PHOTO : SCREEN;
	return scene_clamp(print, len_scale(full, share, 100), full);
}

/* A picture of that size, made smaller so that it takes no more than its share of the page. */
static void give_share(const struct setter *s, const struct evidence *e, len words, struct area *at)
{
	len most = len_scale(style_body(s->style), s->style->picture_share, 100) - words - s->style->gap;
	len least = least_width(s, e, at->w);
	struct area full = *at;

	if (s->style->picture_share == 0 || at->h <= most)
		return;
	at->w = scene_max(len_scale(full.w, scene_max(most, 1), full.h), least);
	at->h = scene_max(len_scale(full.h, at->w, full.w), 1);
}

/* ---- pairs ---- */

static bool is_tall(const struct setter *s, const struct block *b)
{
	const struct evidence *e = b->kind == BLOCK_PLATE ? plate_evidence(s, &b->u.plate) : NULL;

	return e && e->parts.n <= 1 && e->facts.width >= 400
		&& (uint64_t)e->facts.height * 10 >= (uint64_t)e->facts.width * PAIR_TALL;
}

static bool is_wide(const struct setter *s, const struct block *b)
{
	const struct evidence *e = b->kind == BLOCK_PLATE ? plate_evidence(s, &b->u.plate) : NULL;

	return e && e->parts.n <= 1 && (uint64_t)e->facts.height * WIDE <= (uint64_t)e->facts.width * 10;
}

/* Is its text too small to be read beside another picture, with `words` around both, and larger alone? */
static bool is_lost_in_pair(const struct setter *s, const struct block *b, len words)
{
	const struct evidence *e = plate_evidence(s, &b->u.plate);
	len measure = style_measure(s->style), room = room_for_picture(s, words);
	struct area pair, alone;

	fit_picture(e, (measure - s->style->gutter) / 2, room, &pair);
	fit_picture(e, measure, s->style->is_sheet ? room : style_body(s->style), &alone);
	return pair.w < plate_least_width(s, e) && alone.w > pair.w;
}

static bool is_tall_pair(struct setter *s, const struct block *a, const struct block *b)
{
	if (!is_tall(s, a) || !is_tall(s, b))
		return false;
	len column = (style_measure(s->style) - s->style->gutter) / 2;
	struct plate_words of_a = plate_set_words(s, &a->u.plate, 0, column);
	struct plate_words of_b = plate_set_words(s, &b->u.plate, 0, column);
	len words = scene_max(of_a.head_height, of_b.head_height) + scene_max(of_a.foot_height, of_b.foot_height);
	return !is_lost_in_pair(s, a, words) && !is_lost_in_pair(s, b, words);
}

/* May it stand in half of the measure? */
static bool is_narrow(const struct setter *s, const struct block *b)
{
	const struct evidence *e = b->kind == BLOCK_PLATE ? plate_evidence(s, &b->u.plate) : NULL;
	len column = (style_measure(s->style) - s->style->gutter) / 2;
	struct area full;

	if (!e || e->parts.n > 1)
		return false;
	fit_picture(e, style_measure(s->style), style_body(s->style) * 9 / 10, &full);
	return least_width(s, e, full.w) <= column;
}

/* In half of the measure, would notes leave the picture that they are drawn on? */
static bool loses_notes(struct setter *s, const struct block *b)
{
	if (b->kind != BLOCK_PLATE || b->u.plate.n_marks == 0)
		return false;
	len column = (style_measure(s->style) - s->style->gutter) / 2;
	struct plate_words words = plate_set_words(s, &b->u.plate, 0, column);
	return words.notes.n_near < words.notes.n;
}

static bool is_pair(struct setter *s, const struct block *b, const struct block *next)
{
	if (loses_notes(s, b) || loses_notes(s, next))
		return false;
	return is_tall_pair(s, b, next) || (s->style->pairs && is_narrow(s, b) && is_narrow(s, next));
}

static const struct block *find_next(const struct setter *s)
{
	bool more = s->section && s->block + 1 < s->section->n_blocks && volumes_goes_on(s, s->block + 1);

	return more ? &s->section->blocks[s->block + 1] : NULL;
}

void plate_draw_whole(struct setter *s, struct piece *p, const struct plate *plate, const struct area *at)
{
	const struct evidence *e = plate_evidence(s, plate);
	struct mark_view view = { .plate = plate, .at = *at };
	uint32_t done = 0;

	for (size_t i = 0; e && i < e->parts.n; i++) {
		len top = len_scale(at->h, done, e->facts.height);
		done += e->parts.heights[i];
		len foot = len_scale(at->h, done, e->facts.height);
		draw_part(s, p, plate, i, &(struct area){ at->x, at->y + top, at->w, foot - top });
	}
	if (!e || e->parts.n == 0)
		draw_part(s, p, plate, 0, at);
	scene_frame(s, p, INK_RULE, at->x, at->y, at->w, at->h);
	if (plate->n_marks == 0)
		return;
	view.facts = &e->facts;
	view.is_numbered = ARENA_ARRAY(s->arena, bool, plate->n_marks);
	marks_draw(s, p, &view);
}

static void set_pair(struct setter *s, const struct plate *const plates[2])
{
	len gutter = s->style->gutter, column = (style_measure(s->style) - gutter) / 2;
	struct plate_words words[2];
	struct area at[2];
	len head = 0, foot = 0;

	for (int k = 0; k < 2; k++) {
		words[k] = plate_set_words(s, plates[k], 0, column);
		head = scene_max(head, words[k].head_height);
		foot = scene_max(foot, words[k].foot_height);
	}
	for (int k = 0; k < 2; k++) {
		at[k].x = s->style->left + k * (column + gutter);
		at[k].y = head;
		fit_picture(plate_evidence(s, plates[k]), column, room_for_picture(s, head + foot), &at[k]);
		give_share(s, plate_evidence(s, plates[k]), head + foot, &at[k]);
	}
	struct piece *p = galley_add(s, head + scene_max(at[0].h, at[1].h) + foot, 0, 0);
	for (int k = 0; k < 2; k++) {
		piece_anchor(s, p, plates[k]->anchor);
		plate_draw_head(s, p, &words[k], at[k].x, head - words[k].head_height);
		plate_draw_whole(s, p, plates[k], &at[k]);
		plate_draw_foot(s, p, &words[k], at[k].x, head + at[k].h);
	}
	for (int k = 0; k < 2; k++)
		plate_set_rest(s, plates[k], &words[k], at[k].x);
}

/* The width at which two wide pictures fill what is left below `used`. */
static len width_of_two(const struct setter *s, const struct evidence *const e[2], len used, len words)
{
	int64_t room = style_body(s->style) - used - words - s->style->gap;
	int64_t w[2] = { e[0]->facts.width, e[1]->facts.width };
	int64_t h[2] = { e[0]->facts.height, e[1]->facts.height };
	int64_t width = room > 0 ? room * w[0] / (h[0] * w[1] + h[1] * w[0]) * w[1] : 0;

	return width < style_measure(s->style) ? (len)width : style_measure(s->style);
}

/* The same for two wide plates, the measure or at most the text column: on the page that is begun if it has
 * room for both, else on a new one. 0: they would become too small. */
static len find_pair_width(struct setter *s, const struct plate *a, const struct plate *b)
{
	const struct plate *plates[2] = { a, b };
	const struct evidence *e[2] = { plate_evidence(s, a), plate_evidence(s, b) };
	len words = 0, used = scene_used(s, section_opens_page(s));
	len measure = style_measure(s->style), column = style_text_measure(s->style);
	len text = scene_max(plate_least_width(s, e[0]), plate_least_width(s, e[1]));
	len least = scene_max(len_scale(measure, STACKED, 100), text < measure ? text : measure);

	for (int k = 0; k < 2; k++) {
		struct plate_words set = plate_set_words(s, plates[k], s->style->side, column);
		words += set.head_height + set.foot_height;
	}
	len width = width_of_two(s, e, used + s->style->gap, words);
	if (width < least)
		width = width_of_two(s, e, 0, words);
	if (width < least || width == measure)
		return width < least ? 0 : width;
	return width < column || column < least ? width : column;
}

/* ---- one alone ---- */

/* As large as a page of its own allows; a little smaller if it then shares the page with what it belongs
 * to: a certificate's scan with its card. Small print takes no part in that. */
static struct area size_alone(const struct setter *s, const struct plate *plate, len words, len measure)
{
	const struct evidence *e = plate_evidence(s, plate);
	len column = style_text_measure(s->style), least = plate_least_width(s, e);
	len left = style_body(s->style) - scene_used(s, section_opens_page(s)) - s->style->gap - words;
	struct area full, joined;

	if (s->style->is_sheet)
		left = room_for_picture(s, words);
	fit_picture(e, measure, room_of_page(s, words), &full);
	give_share(s, e, words, &full);
	fit_picture(e, measure, scene_max(left, 1), &joined);
	bool may_join = s->style->is_sheet || joined.h >= len_scale(full.h, JOINED, 100);
	if (may_join && (joined.w >= least || joined.w == full.w))
		full = joined;
	if (full.w > column && full.w <= len_scale(column, NEARLY, 100) && column >= least) {
		full.h = scene_max(len_scale(full.h, column, full.w), 1);
		full.w = column;
	}
	full.x = full.w <= column ? style_text_x(s->style) : s->style->left;
	return full;
}

/* Words that would make it too small to be read may leave its page: `words` are then as they are set. */
static struct area size_legible(const struct setter *s, const struct plate *plate, struct plate_words *words,
                                len measure)
{
	struct plate_words parted = plate_part_foot(*words);
	struct area at = size_alone(s, plate, words->head_height + words->foot_height, measure);
	len least = plate_least_width(s, plate_evidence(s, plate));
	if (at.w >= least)
		return at;

	struct area larger = size_alone(s, plate, parted.head_height + parted.foot_height, measure);
	if (larger.w < least)
		return at;
	*words = parted;
	return larger;
}

static void set_alone(struct setter *s, const struct plate *plate, len measure)
{
	len text = style_text_x(s->style);
	struct plate_words words = plate_set_words(s, plate, s->style->side, style_text_measure(s->style));
	struct area at = size_legible(s, plate, &words, measure);

	at.y = words.head_height;
	struct piece *p = galley_add(s, at.y + at.h + words.foot_height, s->style->gap, 0);
	piece_anchor(s, p, plate->anchor);
	plate_draw_head(s, p, &words, s->style->left, 0);
	plate_draw_whole(s, p, plate, &at);
	plate_draw_foot(s, p, &words, text, at.y + at.h);
	plate_set_rest(s, plate, &words, text);
}

static void set_first(struct setter *s, const struct block *b, const struct block *next)
{
	len width = 0;

	s->pair_width = 0;
	if (next && is_pair(s, b, next)) {
		galley_add(s, 0, s->style->gap, PIECE_KEEP);
		s->pair = b;
		return;
	}
	if (next && is_wide(s, b) && is_wide(s, next))
		width = find_pair_width(s, &b->u.plate, &next->u.plate);
	if (width > 0)
		s->pair = b;
	s->pair_width = width;
	set_alone(s, &b->u.plate, width ? width : style_measure(s->style));
}

void set_plate(struct setter *s, const struct block *b)
{
	const struct evidence *e = plate_evidence(s, &b->u.plate);
	const struct block *first = s->pair;

	s->pair = NULL;
	if (e && e->parts.n > 1)
		set_bands(s, &b->u.plate, section_opens_page(s));
	else if (!first)
		set_first(s, b, find_next(s));
	else if (s->pair_width == 0)
		set_pair(s, (const struct plate *const[]){ &first->u.plate, &b->u.plate });
	else
		set_alone(s, &b->u.plate, s->pair_width);
}
