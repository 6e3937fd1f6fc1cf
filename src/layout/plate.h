/* plate.h - what plate.c (a picture shown whole) and bands.c (one cut into bands) share. */
#ifndef DOSSIER_LAYOUT_PLATE_H
#define DOSSIER_LAYOUT_PLATE_H

#include "layout/scene.h"

#define PLATE_HEAD_GAP PT(5)    /* between title and picture */
#define PLATE_CAPTION_GAP PT(7) /* between picture and caption */
#define PLATE_DENSEST 750       /* [mpt per px] 96 px to the inch: smaller pictures are not blown up */

struct area { /* a picture in its piece */
	len x, y, w, h;
};

/* The notes to what is drawn above a picture: a number in a disc, and the text beside it. */
struct plate_notes {
	struct lines *v; /* of each note */
	const struct plate_note *notes;
	size_t n, n_near; /* so many stay with the picture */
	len near_height;  /* of these */
};

/* The words around a picture, set to a measure. */
struct plate_words {
	struct lines label, title, caption, origin;
	struct plate_notes notes;
	struct lines rest; /* of a very long caption: set below, it may leave the picture's page */
	len rest_space;    /* above what is set below */
	len side; /* width of the label's column; 0: the label is above the title */
	len head_height, foot_height;
};

/* side 0: label above the title, all in `measure`; else the label stands in the side column. */
struct plate_words plate_set_words(struct setter *s, const struct plate *plate, len side, len measure);
void plate_draw_head(struct setter *s, struct piece *p, const struct plate_words *w, len x, len y);
/* Caption and origin; y is the picture's lower edge. */
void plate_draw_foot(struct setter *s, struct piece *p, const struct plate_words *w, len x, len y);
/* All of a picture, its bands below each other, and what is drawn above it. */
void plate_draw_whole(struct setter *s, struct piece *p, const struct plate *plate, const struct area *at);
/* How wide a picture is printed at least, so that its text can be read; 0: nothing is known of it. */
len plate_least_width(const struct setter *s, const struct evidence *e);
/* Known of its picture; NULL: nothing. */
const struct evidence *plate_evidence(const struct setter *s, const struct plate *plate);
/* What is left of its words, below all; on a page that begins with them its head stands again. */
void plate_set_rest(struct setter *s, const struct plate *plate, const struct plate_words *w, len x);
bool plate_goes_on(const struct plate_words *w); /* not all words fit below the picture */
struct plate_words plate_head_alone(struct plate_words w); /* without those below it */
/* The same, with caption, notes and origin set below, where they may leave the picture's page. */
struct plate_words plate_part_foot(struct plate_words w);
void plate_draw_picture(struct setter *s, struct piece *p, const struct plate *plate, size_t part,
                        const struct area *at);

/* ---- marks.c ---- */
struct mark_view { /* a part of a picture that marks are drawn on */
	const struct plate *plate;
	const struct image_facts *facts;
	struct area at;
	uint32_t top;      /* [px] of the picture above it */
	bool *is_numbered; /* by mark: the first part that shows a mark has its number */
};
void marks_draw(struct setter *s, struct piece *p, const struct mark_view *view);

void notes_set(struct setter *s, struct plate_notes *notes, const struct plate *plate, len measure,
               size_t most_lines);
/* One note with its number; returns the y below it. */
len notes_draw(struct setter *s, struct piece *p, const struct plate_notes *notes, size_t i, len x, len y);

/* The head of the pages that follow: outside of the galley, for pieces to point to. */
const struct piece *plate_set_head_again(struct setter *s, const struct plate *plate, len side); /* bands.c */
void set_bands(struct setter *s, const struct plate *plate, bool new_page); /* bands.c */

#endif
