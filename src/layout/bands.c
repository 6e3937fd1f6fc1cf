/* bands.c - a long screenshot in columns, as a newspaper sets a long story.
 *
 *     Exhibit 4     Title               the bands, cut in quiet rows, run down the columns and on
 *     1 / 5       2 / 5       3 / 5     over the pages; each says which of how many it is. All are
 *     +-------+   +-------+   +-------+ drawn in one scale, so that the eye need not adjust.
 *     |       |   |       |   |       |
 *     +-------+   +-------+   +-------+
 *                                       layout_band_height is asked before the picture is cut: it
 *     Exhibit 4     Title (continued)   leaves room for a line of title, caption and origin. Longer
 *     4 / 5       5 / 5                 words make the scale smaller; where small print could not be
 *                                       read then, those below the picture may leave its page. */
#include "layout/plate.h"

#include <string.h>

#define WHOLE_TENTHS 26   /* up to this height to width a picture is shown whole */
#define THINNEST 138      /* [mpt per px] columns are no narrower, whatever is in them */
#define MOST_COLUMNS 3    /* unless so many are mostly blank */
#define NARROWEST PT(40)  /* a column that has room for its mark */
#define MARK_GAP PT(2)    /* between "2 / 5" and its band */
#define ROW_GAP PT(12)
#define NEAR_TIE 88       /* percent */
#define JOINED 66         /* percent of their full size that bands keep to join the page above them */
#define WORTH_CUTTING 130 /* percent: a picture whose text is small becomes so much larger at least */

static len column_width(const struct style *st, int columns)
{
	return (style_measure(st) - (columns - 1) * st->gutter) / columns;
}

struct long_picture { /* [px] */
	uint32_t width, height;
	int64_t least; /* [mpt per px] columns are no narrower */
	int64_t print; /* [mpt per px] a pixel is no smaller, or what is written cannot be read; 0: not known */
};

static struct long_picture measure(uint32_t width, uint32_t height, uint32_t text_height, len legible)
{
	int64_t print = text_height ? (legible + (int64_t)text_height - 1) / text_height : 0;
	return (struct long_picture){ width, height, print > THINNEST ? print : THINNEST, print };
}

/* The most columns in which the picture stays legible. A very narrow one has more of them, as long as it is
 * no smaller for it. */
static int count_columns(const struct style *st, const struct long_picture *p)
{
	int columns = MOST_COLUMNS;
	uint32_t width = p->width;

	while (columns > 1 && column_width(st, columns) < width * p->least)
		columns--;
	while (columns >= MOST_COLUMNS && column_width(st, columns + 1) >= (int64_t)width * PLATE_DENSEST
	       && column_width(st, columns + 1) >= NARROWEST)
		columns++;
	return columns;
}

static len band_width(const struct style *st, uint32_t width, int columns)
{
	len column = column_width(st, columns);

	return (int64_t)width * PLATE_DENSEST < column ? (len)((int64_t)width * PLATE_DENSEST) : column;
}

static len mark_height(const struct style *st)
{
	return st->leading[SIZE_SMALL] + MARK_GAP;
}

/* [mpt] what a page has left for a band besides a line of title, of caption and of origin. */
static len room_for_band(const struct style *st)
{
	len words = 2 * st->leading[SIZE_BODY] + st->leading[SIZE_SMALL] + PLATE_HEAD_GAP + PLATE_CAPTION_GAP;
	return style_body(st) - words - mark_height(st);
}

/* The same below the title of a section. Where in it a picture comes is not known before it is cut. */
static len room_below_title(const struct style *st)
{
	return room_for_band(st) - flow_title_height(st) - st->gap;
}

enum { EQUAL = 9, TALLEST = 10 };

/* How wide bands are when n of them, equally tall, stand in so many columns, and the page has `room` for
 * each. */
static len width_of_bands(const struct style *st, const struct long_picture *p, uint64_t n, int columns,
                          len room)
{
	len column = band_width(st, p->width, columns);
	int64_t fits = (int64_t)room * p->width * (int64_t)n / p->height;

	return fits < column ? (len)fits : column;
}

/* Of n equal bands one may be a ninth taller, for the cutter to choose quiet rows in. */
static uint32_t tallest_band(const struct long_picture *p, uint64_t n)
{
	return (uint32_t)((p->height + n - 1) / n * TALLEST / EQUAL + 1);
}

/* What is written is still legible in the tallest of n bands, and not all is thin: small print wherever they
 * stand, what is larger but for below the title of a section, for which alone nothing is cut into more. */
static bool can_be_read(const struct style *st, const struct long_picture *p, uint64_t n, int columns)
{
	if (p->print <= THINNEST
	    && width_of_bands(st, p, n, columns, room_for_band(st)) < p->width * p->least)
		return false;
	len room = p->print > THINNEST ? room_below_title(st) : room_for_band(st);
	return band_width(st, p->width, columns) >= p->width * p->print && tallest_band(p, n) * p->print <= room;
}

/* As few pages as the densest columns need, or as small print does. */
static uint64_t count_pages(const struct style *st, const struct long_picture *p, int columns)
{
	len column = band_width(st, p->width, columns);
	int64_t full = (int64_t)room_for_band(st) * p->width / column * columns;
	uint64_t pages = full < 1 ? p->height : (p->height + (uint64_t)full - 1) / (uint64_t)full;
	bool may_help = p->print > 0 && column >= p->width * p->least;

	while (may_help && !can_be_read(st, p, pages * (uint64_t)columns, columns))
		pages++;
	return pages;
}

/* On as few pages as there can be the columns that make the bands widest. Fewer of them win a near tie: every
 * cut costs the reader a jump. */
static uint64_t count_bands(const struct style *st, const struct long_picture *p)
{
	int most = count_columns(st, p), best = most;
	uint64_t pages = count_pages(st, p, most);

	for (int columns = most - 1; columns > 0; columns--) {
		len wide = width_of_bands(st, p, pages * (uint64_t)columns, columns, room_for_band(st));
		len widest = width_of_bands(st, p, pages * (uint64_t)best, best, room_for_band(st));
		if (wide >= len_scale(widest, NEAR_TIE, 100)
		    && can_be_read(st, p, pages * (uint64_t)columns, columns))
			best = columns;
	}
	return pages * (uint64_t)best;
}

/* A picture that is not long is shown whole; but text that would be too small is cut where that helps. */
static bool is_shown_whole(const struct style *st, const struct long_picture *p)
{
	len column = band_width(st, p->width, 1), whole = width_of_bands(st, p, 1, 1, room_below_title(st));

	if ((uint64_t)p->height * 10 > (uint64_t)p->width * WHOLE_TENTHS)
		return false;
	return whole >= p->width * p->print
		|| column < len_scale(whole, WORTH_CUTTING, 100);
}

uint32_t layout_band_height(uint32_t width, uint32_t height, uint32_t text_height, len legible)
{
	const struct long_picture p = measure(width, height, text_height, legible);

	if (width == 0 || height == 0 || is_shown_whole(&layout_style, &p))
		return 0;
	uint32_t band = tallest_band(&p, count_bands(&layout_style, &p));
	return band >= height ? 0 : band;
}

const struct piece *plate_set_head_again(struct setter *s, const struct plate *plate, len side)
{
	const char *words = s->plan->continued ? s->plan->continued : "";
	struct span *spans = ARENA_ARRAY(s->arena, struct span, plate->title.n + 2);
	size_t n = plate->title.n;

	for (size_t i = 0; i < n; i++)
		spans[i] = plate->title.spans[i];
	spans[n] = (struct span){ .text = " " };
	spans[n + 1] = (struct span){ .tone = TONE_QUIET, .text = words };
	struct plate again = { .label = plate->label, .title = { spans, n + 2 } };
	struct plate_words set = plate_set_words(s, &again, side, style_text_measure(s->style));

	struct piece *head = ARENA_NEW(s->bench, struct piece);
	head->height = set.head_height;
	plate_draw_head(s, head, &set, s->style->left, 0);
	return head;
}

static const char *part_mark(struct setter *s, size_t part, size_t parts)
{
	struct buf b = { 0 };
	const char *t = s->plan->part ? s->plan->part : "";

	while (*t) {
		if (strncmp(t, "{part}", 6) == 0) {
			buf_printf(&b, "%zu", part);
			t += 6;
		} else if (strncmp(t, "{parts}", 7) == 0) {
			buf_printf(&b, "%zu", parts);
			t += 7;
		} else {
			buf_add_byte(&b, *t++);
		}
	}
	const char *mark = arena_strndup(s->arena, (const char *)b.data, b.n);
	buf_drop(&b);
	return mark;
}

struct bands { /* how the parts of one picture are set */
	const struct image_parts *parts;
	const struct plate *plate;
	size_t rows;    /* as few as there can be, and about the same number of bands in each */
	size_t row;
	len step;       /* from one column to the next */
	len width;      /* of a band */
	uint32_t px;    /* the same in pixels */
	int64_t least;  /* as wide as bands have to be for what is written to be read; 0: not known */
	size_t n;       /* bands that are set here */
	size_t next;    /* of them */
	bool *is_numbered; /* see mark_view */
};

/* Which part of the picture the i-th of them is. */
static size_t part_of(const struct bands *b, size_t i)
{
	return b->plate->n_parts ? b->plate->parts[i] : i;
}

static uint32_t part_height(const struct bands *b, size_t i)
{
	return b->parts->heights[part_of(b, i)];
}

static len band_height(const struct bands *b, size_t i)
{
	return scene_max(len_scale(part_height(b, i), b->width, b->px), 1);
}

/* The widest that bands are in a column when the tallest fits into `room`. */
static len fit_band(const struct bands *b, len column, uint32_t tallest, len room)
{
	if ((int64_t)tallest * column / b->px < room)
		return column;
	return scene_max((len)((int64_t)room * b->px / tallest), 1);
}

static uint32_t tallest_part(const struct bands *b)
{
	uint32_t tallest = 1;

	for (size_t i = 0; i < b->n; i++)
		tallest = part_height(b, i) > tallest ? part_height(b, i) : tallest;
	return tallest;
}

/* One scale for all, the largest at which the columns fit side by side and the tallest band fits the page;
 * a little smaller if the first row then joins the page that the galley has begun. */
static struct bands plan_bands(struct setter *s, const struct plate *plate, len around, bool new_page)
{
	const struct style *st = s->style;
	const struct evidence *e = &s->plan->evidence[plate->evidence];
	struct bands b = { .parts = &e->parts, .plate = plate, .px = e->facts.width ? e->facts.width : 1 };
	uint32_t text = (uint32_t)layout_print_width(st->is_sheet, (len)e->text_height);
	const struct long_picture p = measure(b.px, e->facts.height, text, s->plan->legible);
	size_t most = (size_t)count_columns(st, &p);

	b.n = plate->n_parts ? plate->n_parts : e->parts.n;
	uint32_t tallest = tallest_part(&b);
	b.least = b.px * p.print;
	b.is_numbered = ARENA_ARRAY(s->arena, bool, plate->n_marks);
	b.rows = (b.n + most - 1) / most;
	int columns = (int)((b.n + b.rows - 1) / b.rows);
	len column = band_width(st, b.px, columns), body = style_body(st) - around - mark_height(st);
	len joined = fit_band(&b, column, tallest, scene_max(body - scene_used(s, new_page) - st->gap, 1));
	b.width = fit_band(&b, column, tallest, scene_max(body - scene_kept_above(s), style_body(st) / 3));
	if (joined >= len_scale(b.width, JOINED, 100) && joined >= b.px * p.least)
		b.width = joined;
	b.step = scene_max(b.width + st->gutter, NARROWEST) + st->gutter;
	if (b.step > column_width(st, columns) + st->gutter)
		b.step = column_width(st, columns) + st->gutter;
	return b;
}

static void draw_band(struct setter *s, struct piece *p, struct bands *b, const struct area *at)
{
	struct mark_view view = { b->plate, &s->plan->evidence[b->plate->evidence].facts, *at, 0,
		b->is_numbered };
	size_t part = part_of(b, b->next);

	for (size_t i = 0; i < part; i++)
		view.top += b->parts->heights[i];
	plate_draw_picture(s, p, b->plate, part, at);
	marks_draw(s, p, &view);
}

/* Bands side by side: a piece. */
static struct piece *set_row(struct setter *s, struct bands *b, len foot, unsigned flags)
{
	size_t first = b->next, end = first + (b->n - first + b->rows - b->row - 1) / (b->rows - b->row);
	len tallest = 0, top = mark_height(s->style);

	for (size_t i = first; i < end; i++)
		tallest = scene_max(tallest, band_height(b, i));
	struct piece *p = galley_add(s, top + tallest + foot, first ? ROW_GAP : 0, flags);
	for (; b->next < end; b->next++) {
		len x = s->style->left + (len)(b->next - first) * b->step;
		const char *which = part_mark(s, part_of(b, b->next) + 1, b->parts->n);
		struct lines mark = scene_label(s, which, TONE_PLAIN, INK_QUIET, ROLE_CAPTION);
		scene_place(s, p, &mark, x, 0);
		draw_band(s, p, b, &(struct area){ x, top, b->width, band_height(b, b->next) });
	}
	b->row++;
	return p;
}

/* Those that can be read; `words` are then as they are to be set. */
static struct bands plan_legible(struct setter *s, const struct plate *plate, struct plate_words *words,
                                 len head, bool new_page)
{
	struct plate_words parted = plate_part_foot(*words);
	struct bands b = plan_bands(s, plate, head + words->foot_height, new_page);
	if (b.width >= b.least)
		return b;

	struct bands larger = plan_bands(s, plate, head + parted.foot_height, new_page);
	if (larger.width < larger.least)
		return b;
	*words = parted;
	return larger;
}

void set_bands(struct setter *s, const struct plate *plate, bool new_page)
{
	struct plate_words words = plate_set_words(s, plate, s->style->side, style_text_measure(s->style));
	const struct piece *again = plate_set_head_again(s, plate, words.side);
	len head = scene_max(words.head_height, again->height), gap = s->style->gap;
	struct bands b = plan_legible(s, plate, &words, head + (scene_kept_above(s) ? gap : 0), new_page);

	struct piece *p = galley_add(s, words.head_height, gap, PIECE_KEEP);
	piece_anchor(s, p, plate->anchor);
	plate_draw_head(s, p, &words, s->style->left, 0);
	while (b.next < b.n) {
		bool first = b.next == 0, last = b.row + 1 == b.rows;
		p = set_row(s, &b, last ? words.foot_height : 0, 0);
		p->head = first ? NULL : again;
		if (last)
			plate_draw_foot(s, p, &words, style_text_x(s->style), p->height - words.foot_height);
	}
	plate_set_rest(s, plate, &words, style_text_x(s->style));
}
