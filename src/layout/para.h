/* para.h - a paragraph on its way from rich text to lines; for para.c, clreq.c, lines.c, spread.c, table.c.
 *
 *     rich --para_shape--> clusters --clreq_space--> atoms --lines_break--> cuts --spread_line--> lines
 */
#ifndef DOSSIER_LAYOUT_PARA_H
#define DOSSIER_LAYOUT_PARA_H

#include "layout/layout_int.h"

enum place { PLACE_FIXED, PLACE_GAP, PLACE_HAN }; /* gaps spread first, then places between Han as well */

/* A cluster as it stands in a line, and the place between it and the next one of the same line. */
struct atom {
	len width;       /* its advance, or what clreq makes of a space */
	len lead, trail; /* blank halves: lost at a line's start and end */
	len after;       /* gap (positive) or squeeze (negative) to the next */
	len shrink;      /* the most that the place after it gives up */
	uint8_t place;   /* enum place */
	bool may_end;    /* a line may end after it */
	bool must_end;
};

struct para {
	const struct rich *rich;
	const struct para_style *style;
	struct shaped *shaped;
	const struct span **spans; /* by cluster.style */
	bool *whole;               /* the same: the span is not broken */
	bool tied;                 /* some span is: facts one after another, a label before each */
	struct atom *atoms;
	int64_t *at;    /* [n + 1] natural place of each atom, one endless line */
	int64_t *give;  /* [n + 1] sum of `shrink` before it */
	size_t n;
	len em;
	bool spread;    /* lines are justified */
};

struct cut { /* one line: atoms start .. end - 1 */
	size_t start, end;
	bool last; /* of its paragraph */
};

struct cuts {
	struct cut *v;
	size_t n;
};

/* In arena `a`, which is the scratch one unless lines are broken later (tables). NULL: no text. */
struct para *para_shape(struct setter *s, struct arena *a, const struct rich *text,
                        const struct para_style *style);
struct lines para_break(struct setter *s, struct arena *a, const struct para *p, len measure);
/* Width of the longest line when lines end at newlines alone, and that of the widest part that cannot be
 * broken: what a table needs to find its columns. */
void para_extent(const struct para *p, len *longest, len *unbreakable);

void clreq_space(struct para *p, struct arena *a); /* fills atoms, at, give */
/* Is atom i left out where a line begins or ends? */
static inline bool para_is_blank(const struct para *p, size_t i)
{
	const struct cluster *c = &p->shaped->clusters[i];

	return c->class == CLASS_SPACE || c->class == CLASS_NEWLINE || p->spans[c->style]->between;
}
len para_natural(const struct para *p, size_t start, size_t end);
struct cuts lines_break(struct setter *s, struct arena *a, const struct para *p, len measure);
struct line spread_line(struct setter *s, const struct para *p, const struct cut *cut, len measure);
void spread_shift(struct line *line, len by);
void missing_report(struct setter *s, const struct para *p, const struct cluster *c);

#endif
