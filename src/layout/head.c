/* head.c - running head and foot.
 *
 *     拼多多 · GD-250121-0042                                  证据 3 品牌授权书
 *     --------------------------------------------------------------------------
 *
 *     title of the document                                    第 3 页 / 共 12 页
 *
 * The first page, which is the case in one view, has the foot alone; so has the first of each volume. */
#include "layout/layout_int.h"

#include <string.h>

enum {
	HEAD_LINE = PT(38), /* top of the head's line */
	HEAD_RULE = PT(54),
};

static const struct para_style quiet = { .size = SIZE_SMALL, .ink = INK_QUIET, .as = ROLE_ARTIFACT };

struct kept { /* a line set once for all pages that show it */
	const char *text;
	len measure;
	struct line line;
};

struct head {
	size_t n_pages;
	struct kept left, right, foot;
};

/* The words of a line, without what was dropped at its end. */
static const char *words_of(struct setter *s, const struct line *line)
{
	const char *words = "";

	for (size_t i = 0; i < line->n_boxes; i++)
		if (line->boxes[i].kind == BOX_TEXT)
			words = arena_printf(s->arena, "%s%s", words, line->boxes[i].u.text.text);
	return words;
}

/* One line: text that is longer ends in an ellipsis. */
static struct line set_short(struct setter *s, const char *text, len measure)
{
	struct rich words = rich_text(s, text, TONE_PLAIN);
	struct lines lines = para_set(s, &words, &quiet, measure);

	if (lines.n < 2)
		return lines.n ? lines.v[0] : (struct line){ 0 };
	lines = para_set(s, &words, &quiet, measure - s->style->size[SIZE_SMALL]);
	words = rich_text(s, arena_printf(s->arena, "%s\xe2\x80\xa6", words_of(s, &lines.v[0])), TONE_PLAIN);
	return para_set(s, &words, &quiet, measure).v[0];
}

static const struct line *keep_line(struct setter *s, struct kept *kept, const char *text, len measure)
{
	text = text ? text : "";
	if (!kept->text || strcmp(kept->text, text) != 0 || kept->measure != measure)
		*kept = (struct kept){ text, measure, set_short(s, text, measure) };
	return &kept->line;
}

static void put_line(struct setter *s, struct piece *p, const struct line *line, len x, len y)
{
	piece_copy(s, p, line->boxes, line->n_boxes, x, y);
}

/* "第 {page} 页 / 共 {pages} 页" with numbers put in. */
static const char *fill_folio(struct setter *s, const char *pattern, size_t page, size_t pages)
{
	const char *filled = "", *open;

	for (; (open = strchr(pattern, '{')); pattern = strchr(open, '}') + 1) {
		size_t value = strncmp(open, "{page}", 6) == 0 ? page : pages;
		if (!strchr(open, '}'))
			break;
		filled = arena_printf(s->arena, "%s%.*s%zu", filled, (int)(open - pattern), pattern, value);
	}
	return arena_printf(s->arena, "%s%s", filled, pattern);
}

static void set_foot(struct setter *s, struct head *h, struct piece *p, size_t page, len height)
{
	const struct style *st = s->style;
	len y = height - st->foot;
	const char *pattern = s->plan->folio ? s->plan->folio : "{page} / {pages}";
	if (s->plan->n_volumes)
		pattern = s->plan->volumes[s->sheets[page].volume].folio;
	const char *folio = fill_folio(s, pattern, page + 1, h->n_pages);
	struct line right = set_short(s, folio, style_measure(st) / 2);

	put_line(s, p, keep_line(s, &h->foot, s->plan->title, style_measure(st) * 2 / 3), st->left, y);
	put_line(s, p, &right, st->left + style_measure(st) - right.width, y);
}

static void set_head(struct setter *s, struct head *h, struct piece *p, const char *running)
{
	const struct style *st = s->style;
	len measure = style_measure(st);
	const struct line *left = keep_line(s, &h->left, s->plan->running_left, measure / 2);
	const struct line *right = keep_line(s, &h->right, running, measure - left->width - st->gutter);

	put_line(s, p, left, st->left, HEAD_LINE);
	put_line(s, p, right, st->left + measure - right->width, HEAD_LINE);
	piece_rule(s, p, INK_RULE, st->left, HEAD_RULE, measure, st->hairline);
}

struct head *head_new(struct setter *s, size_t n_pages)
{
	struct head *h = ARENA_NEW(s->bench, struct head);

	h->n_pages = n_pages;
	return h;
}

struct piece head_set(struct setter *s, struct head *h, size_t page, const char *running, len height)
{
	struct piece p = { 0 };

	bool opens = page == 0 || s->sheets[page].volume != s->sheets[page - 1].volume;

	if (!opens && !s->style->is_sheet)
		set_head(s, h, &p, running);
	set_foot(s, h, &p, page, height);
	return p;
}
