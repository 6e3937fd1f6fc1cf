/* scene.h - strokes that the drawn scenes (timeline, chat, card, plate) and running text share. */
#ifndef DOSSIER_LAYOUT_SCENE_H
#define DOSSIER_LAYOUT_SCENE_H

#include "layout/layout_int.h"

static inline len scene_max(len a, len b) { return a > b ? a : b; }
static inline len scene_clamp(int64_t v, len low, len high)
{
	return v < low ? low : v > high ? high : (len)v;
}

/* A word of ours or of the plan's in the small size, on one line. */
struct lines scene_label(struct setter *s, const char *text, enum tone tone, enum ink ink, enum role as);

/* A stack of lines with its left, right or middle at x; returns the y below it. */
len scene_place(struct setter *s, struct piece *p, const struct lines *l, len x, len y);
len scene_place_end(struct setter *s, struct piece *p, const struct lines *l, len x, len y);
len scene_place_middle(struct setter *s, struct piece *p, const struct lines *l, len x, len y);

/* How much lower a small line must start to share the baseline of a body line. */
len scene_small_drop(const struct setter *s);

void scene_fill(struct setter *s, struct piece *p, enum ink ink, len x, len y, len w, len h, len radius);
void scene_disc(struct setter *s, struct piece *p, enum ink ink, len x, len y, len radius); /* around x, y */
void scene_stem(struct setter *s, struct piece *p, enum ink ink, len x, len y, len h, len thick);
void scene_frame(struct setter *s, struct piece *p, enum ink ink, len x, len y, len w, len h);

/* Height of the pieces at the galley's end that may not be parted from the one that follows, when they
 * open a page. */
len scene_kept_above(const struct setter *s);

/* How far down its page the galley reaches by now. An estimate, good enough to choose the size of a picture:
 * paginate has the last word. `new_page`: the section being set starts a page. */
len scene_used(const struct setter *s, bool new_page);

#endif
