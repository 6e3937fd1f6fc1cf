/* scene.c - strokes that the drawn scenes share: placed stacks of lines, discs, stems, frames. */
#include "layout/scene.h"

struct lines scene_label(struct setter *s, const char *text, enum tone tone, enum ink ink, enum role as)
{
	struct para_style style = { .size = SIZE_SMALL, .role = FACE_TEXT, .ink = ink, .as = as };
	struct rich words = rich_text(s, text ? text : "", tone);
	if (!text || !*text)
		words.n = 0;
	return para_set(s, &words, &style, style_measure(s->style));
}

/* The lines' left, middle or right is at x: `halves` of their width lie left of it. */
static len place(struct setter *s, struct piece *p, const struct lines *l, len x, len y, len halves)
{
	for (size_t i = 0; i < l->n; i++) {
		para_place(s, p, &l->v[i], x - l->v[i].width * halves / 2, y);
		y += l->v[i].height;
	}
	return y;
}

len scene_place(struct setter *s, struct piece *p, const struct lines *l, len x, len y)
{
	return place(s, p, l, x, y, 0);
}

len scene_place_middle(struct setter *s, struct piece *p, const struct lines *l, len x, len y)
{
	return place(s, p, l, x, y, 1);
}

len scene_place_end(struct setter *s, struct piece *p, const struct lines *l, len x, len y)
{
	return place(s, p, l, x, y, 2);
}

len scene_small_drop(const struct setter *s)
{
	return style_baseline(s->style, SIZE_BODY) - style_baseline(s->style, SIZE_SMALL);
}

void scene_fill(struct setter *s, struct piece *p, enum ink ink, len x, len y, len w, len h, len radius)
{
	piece_add(s, p, BOX_FILL, ROLE_ARTIFACT, ink, x, y, w, h)->u.shape.radius = radius;
}

void scene_disc(struct setter *s, struct piece *p, enum ink ink, len x, len y, len radius)
{
	piece_add(s, p, BOX_DISC, ROLE_ARTIFACT, ink, x - radius, y - radius, 2 * radius, 2 * radius);
}

void scene_stem(struct setter *s, struct piece *p, enum ink ink, len x, len y, len h, len thick)
{
	piece_add(s, p, BOX_LINE, ROLE_ARTIFACT, ink, x, y, 0, h)->u.shape.width = thick;
}

void scene_frame(struct setter *s, struct piece *p, enum ink ink, len x, len y, len w, len h)
{
	piece_add(s, p, BOX_STROKE, ROLE_ARTIFACT, ink, x, y, w, h)->u.shape.width = s->style->hairline;
}

len scene_kept_above(const struct setter *s)
{
	len height = 0, space = 0;

	for (size_t i = s->galley.n; i > 0 && s->galley.v[i - 1].flags & PIECE_KEEP; i--) {
		height += space + s->galley.v[i - 1].height;
		space = s->galley.v[i - 1].space; /* the topmost one's is dropped */
	}
	return height;
}

static bool is_title(const struct piece *p)
{
	return p->n_boxes && p->boxes[0].role == ROLE_TITLE;
}

/* The last piece that starts a page for sure. A section's first piece gets PIECE_PAGE only when the section
 * is done; until then its title tells. */
static size_t find_page_start(const struct setter *s, bool new_page)
{
	size_t i = s->galley.n;

	while (i > 0) {
		const struct piece *p = &s->galley.v[--i];
		if (p->flags & PIECE_PAGE || (new_page && is_title(p)))
			break;
	}
	return i;
}

len scene_used(const struct setter *s, bool new_page)
{
	const struct piece *v = s->galley.v;
	len body = style_body(s->style);
	int64_t y = 0;

	for (size_t i = find_page_start(s, new_page), end; i < s->galley.n; i = end) {
		int64_t chain = v[i].height;
		for (end = i + 1; v[end - 1].flags & PIECE_KEEP && end < s->galley.n; end++)
			chain += v[end].space + v[end].height;
		int64_t below = y + (y ? v[i].space : 0) + chain;
		y = below <= body ? below : chain + (v[i].head ? v[i].head->height : 0);
	}
	return y < body ? (len)y : body;
}
