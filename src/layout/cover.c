/* cover.c - the head of the first page: what this is, in three lines. The case itself (facts, request,
 * deadline, claims) follows in blocks of its own and must still fit on the page, so this stays low. */
#include "layout/scene.h"

#define BAR_WIDTH PT(32)
#define BAR_HEIGHT PT(3)
#define BELOW_BAR PT(9)
#define BELOW_KICKER PT(3)
#define BELOW_TITLE PT(2)

void set_cover(struct setter *s, const struct block *b)
{
	const struct cover *c = &b->u.cover;
	len measure = style_measure(s->style), left = s->style->left;
	struct para_style kicker = { SIZE_SMALL, FACE_STRONG, INK_ACCENT, ROLE_PARA, ALIGN_START, false };
	struct para_style title = { SIZE_TITLE, FACE_STRONG, INK_TEXT, ROLE_TITLE, ALIGN_START, false };
	struct para_style under = { SIZE_BODY, FACE_TEXT, INK_QUIET, ROLE_PARA, ALIGN_START, false };
	struct lines k = para_set(s, &c->kicker, &kicker, measure);
	struct lines t = para_set(s, &c->title, &title, measure);
	struct lines u = para_set(s, &c->subtitle, &under, measure);
	len height = BAR_HEIGHT + BELOW_BAR + k.height + BELOW_KICKER + t.height + BELOW_TITLE + u.height;

	struct piece *p = galley_add(s, height, s->style->gap, PIECE_KEEP);
	scene_fill(s, p, INK_ACCENT, left, 0, BAR_WIDTH, BAR_HEIGHT, 0);
	len y = scene_place(s, p, &k, left, BAR_HEIGHT + BELOW_BAR);
	y = scene_place(s, p, &t, left, y + BELOW_KICKER);
	scene_place(s, p, &u, left, y + BELOW_TITLE);
}
