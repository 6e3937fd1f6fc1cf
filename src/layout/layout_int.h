/* layout_int.h - what the files of the composing room share, and nobody else sees. */
#ifndef DOSSIER_LAYOUT_LAYOUT_INT_H
#define DOSSIER_LAYOUT_LAYOUT_INT_H

#include "layout/layout.h"

/* ---- style.c: every measure of the page is here, once ---- */
enum size_name { SIZE_SMALL, SIZE_BODY, SIZE_TITLE, SIZE_COUNT }; /* three sizes, no more */

struct style {
	len page_width, page_height;
	len left, right, top, bottom; /* margins around the body */
	len size[SIZE_COUNT], leading[SIZE_COUNT];
	len gap;      /* between blocks: one leading */
	len gutter;   /* between columns of a table or grid */
	len side;     /* width of the side column: labels, dates, line numbers */
	len hairline, rule;
	len foot;     /* top of the foot's line, from the page's lower edge */
	bool is_sheet; /* for a phone: a page ends where its content does, and has no running head */
	int picture_share; /* [percent] of the body: a picture alone, with its words, at most; 0: all of it */
	bool pairs;    /* pictures of any shape stand side by side, where they stay legible */
	bool flows;    /* a section begins where the one before it ends, but for the one behind the cover */
};
extern const struct style layout_style, layout_sheet_style;

/* The style of an A4 page, made so many steps tighter. Words keep their size. */
struct style style_tighten(int steps);

len style_baseline(const struct style *s, enum size_name size); /* from a line's top to its baseline */

static inline len style_measure(const struct style *s) { return s->page_width - s->left - s->right; }
static inline len style_body(const struct style *s) { return s->page_height - s->top - s->bottom; }
/* The text column: right of the side column. */
static inline len style_text_x(const struct style *s) { return s->left + s->side + s->gutter; }
static inline len style_text_measure(const struct style *s) { return style_measure(s) - s->side - s->gutter; }

/* ---- the galley: one endless column of pieces ---- */
enum {
	PIECE_KEEP = 1,  /* not parted from the next piece: headings, captions, first lines of a paragraph */
	PIECE_PAGE = 2,  /* starts a page */
	PIECE_FLOOR = 4, /* sits at the foot of its page (unused space above) */
	PIECE_SPARE = 8, /* left out where the page that it comes to has no room for it */
	PIECE_PROSE = 16, /* a line of running text: the page above it is filled, if the next one is not lonely */
};

struct piece { /* a strip as wide as the page that is never cut; boxes: x from the page's left edge,
                * y from the piece's top */
	len height;
	len space;      /* above; dropped at the top of a page */
	unsigned flags;
	struct box *boxes;
	size_t n_boxes;
	const char **anchors; /* names of its upper edge */
	size_t n_anchors;
	const struct piece *head; /* set again above this piece when it opens a page: a table's head */
	struct mark at;           /* where in the case its words stand, or what is above it */
	const char *running;      /* running head from this piece on, or NULL */
	const char *outline;      /* entry, or NULL */
	int outline_level;
};

struct galley {
	struct piece *v;
	size_t n;
};

/* ---- the state of one layout ---- */
struct setter {
	struct arena *arena;   /* lives as long as the pages: glyphs, words, what boxes point at */
	struct arena *bench;   /* pieces and sheets: let go of when the pages are made */
	struct arena *lines;   /* let go of with the block, or part of a long one, that they are set for */
	struct arena *scratch; /* para.c's alone: cleared after every paragraph */
	struct diag *diag;
	struct type *type;
	const struct style *style;
	const struct plan *plan;
	const char *lang;
	struct galley galley;
	struct page_slot { /* a folio to be filled in when all pages are known; see refs.c */
		const char *target;
		len x, w;    /* right-aligned in this space */
		len y;       /* baseline, in its piece */
		size_t piece; /* index in the galley */
		enum ink ink;
		len size;
		size_t box;   /* index in its piece: an empty BOX_TEXT that waits for the digits */
	} *slots;
	size_t n_slots;
	bool spread;           /* the language justifies its lines: Chinese, Japanese */
	struct mark at;        /* in the case, of what is being set; or, for our own words, of what was before */
	uint64_t steps;        /* lines and pieces weighed so far: tests see that work grows with the text */
	struct missing_set *missing; /* characters without a font already reported; see missing.c */
	const struct section *section; /* being set, which of the plan's (SIZE_MAX: none), which of its blocks */
	size_t section_index;
	size_t block;
	const struct block *pair; /* first picture of two that share a page, until the second is set */
	len pair_width;           /* of both, where they stand below each other */
	const char *over;      /* heading right above the block being set, or NULL: a table says it again */
	struct block_start {   /* where each block begins in the galley */
		size_t section, block, piece;
	} *starts;
	size_t n_starts;
	struct front {         /* of each volume of the plan */
		size_t before; /* piece that its volume goes on with */
		size_t first, end; /* its own pieces, behind all others */
	} *fronts;
	struct sheet *sheets;  /* the cut galley: paginate.c */
	size_t n_sheets;
	struct piece_place *places; /* of each piece: paginate.c */
};

struct sheet { /* one page's share of the galley */
	size_t first, end;        /* pieces first .. end - 1 */
	const struct piece *head; /* set again above them, or NULL */
	len spaces, squeeze;      /* sum of the spaces between them, and what is taken from it */
	size_t volume;
	bool is_front;            /* stands before what its volume shows */
};

struct piece_place {
	size_t page;
	len y; /* from the top of the body */
};

/* A new piece at the end of the galley; the pointer is good until the next one is made. */
struct piece *galley_add(struct setter *s, len height, len space, unsigned flags);
/* A new box at the end of a piece; the pointer is good until the next one is made. */
struct box *piece_add(struct setter *s, struct piece *p, enum box_kind kind, enum role role, enum ink ink,
                      len x, len y, len w, len h);
/* Copies of these boxes, moved by (x, y). */
void piece_copy(struct setter *s, struct piece *p, const struct box *boxes, size_t n, len x, len y);
void piece_anchor(struct setter *s, struct piece *p, const char *name); /* NULL: none */
/* Boxes from the n-th on are moved before the others: a panel lies under its words. */
void piece_sink(struct setter *s, struct piece *p, size_t n);
/* A horizontal line. */
void piece_rule(struct setter *s, struct piece *p, enum ink ink, len x, len y, len w, len thick);

/* ---- para.c: rich text to lines ---- */
struct para_style {
	enum size_name size;
	enum face_role role; /* of plain spans; strong and mono ones have their own */
	enum ink ink;        /* of plain spans */
	enum role as;
	enum align align;
	bool justify;        /* spread lines to the measure where the language does so (Chinese) */
};

struct line { /* boxes: x from the line's left edge, y from its top */
	len width;  /* set width, trailing space dropped */
	len height; /* the leading */
	struct box *boxes;
	size_t n_boxes;
	struct page_slot *slots; /* x and y as of the boxes; `piece` not set yet */
	size_t n_slots;
	bool last;  /* last line of a paragraph: not spread */
	bool rtl;   /* set flush right below the others */
};

struct lines {
	struct line *v;
	size_t n;
	len width;  /* of the widest */
	len height; /* sum */
	struct mark at; /* of its first words that stand in the case, if any */
};

/* Break and set `text` to the measure. Empty rich text gives no lines. */
struct lines para_set(struct setter *s, const struct rich *text, const struct para_style *style, len measure);
/* Put a line's boxes, links and slots into the galley's last piece at (x, y). */
void para_place(struct setter *s, struct piece *p, const struct line *line, len x, len y);
/* A rich text of one span of our own words. */
static inline struct rich rich_text(struct setter *s, const char *text, enum tone tone)
{
	struct span *span = ARENA_NEW(s->arena, struct span);

	*span = (struct span){ .tone = tone, .text = text };
	return (struct rich){ .spans = span, .n = 1 };
}

/* ---- blocks to pieces, one file each ----
 * layout.c gives the block's own anchor, outline entry and running head to the first piece that these make,
 * and the section's title and PIECE_PAGE to the first of the section; anchors inside a block are theirs. */
void set_cover(struct setter *s, const struct block *b);    /* cover.c */
void set_contents(struct setter *s);                        /* contents.c: below the cover */
void set_heading(struct setter *s, const struct block *b);  /* flow.c */
void set_section_title(struct setter *s, const struct section *section);
len flow_title_height(const struct style *st); /* of one line */
void set_para(struct setter *s, const struct block *b);     /* flow.c */
void set_callout(struct setter *s, const struct block *b);  /* flow.c */
void set_facts(struct setter *s, const struct block *b);    /* facts.c */
void set_table(struct setter *s, const struct block *b);    /* table.c */
void set_timeline(struct setter *s, const struct block *b); /* timeline.c */
void set_chat(struct setter *s, const struct block *b);     /* chat.c */
void set_card(struct setter *s, const struct block *b);     /* card.c */
void set_plate(struct setter *s, const struct block *b);    /* plate.c */
void set_plates(struct setter *s, const struct block *b);   /* plates.c */

/* Lines below each other from x, a piece each, so that a page may end between them: the first two and the
 * last two stay together. */
void flow_lines(struct setter *s, const struct lines *lines, len x, len space);

/* ---- row.c: cells side by side ---- */
struct row_cell {
	struct lines lines;
	len x;
	len drop; /* from the row's top, inside its padding: small words on the baseline of large ones */
};

struct row_frame {
	len above, below;       /* padding */
	len space;
	unsigned flags;
	const struct piece *head;
};

struct row_pieces {
	size_t first, n;
};

/* One piece, or one a line where the row is taller than a page. */
struct row_pieces row_set(struct setter *s, const struct row_cell *cells, size_t n,
                          const struct row_frame *frame);

/* ---- paginate.c: the galley cut into sheets ---- */
void paginate(struct setter *s);
/* ---- volumes.c ---- */
/* Does the section that is being set begin with a page? */
static inline bool section_opens_page(const struct setter *s)
{
	return s->section && s->section->new_page && (!s->style->flows || s->section_index < 2);
}

/* Before a section's title, or the block that is to be set: the next piece is its first. Where a volume
 * begins with a block, the title of its section is said again: then true. */
void volumes_begin_section(struct setter *s);
bool volumes_begin_block(struct setter *s);
/* Once the block is set: volumes that begin within it. */
void volumes_part_block(struct setter *s);
bool volumes_goes_on(const struct setter *s, size_t block); /* no volume begins with it */
void volumes_order(struct setter *s); /* sheets: each volume's front before it */
struct plan_place volumes_place(const struct setter *s, size_t piece, size_t *start);
/* ---- refs.c: folios and links, once every piece has its place ---- */
struct anchors;
struct anchors *refs_find_anchors(struct setter *s);
void refs_fill_slots(struct setter *s, const struct anchors *anchors);
void refs_lead(const struct anchors *anchors, struct box *link);
/* ---- pages.c: sheets to pages ---- */
void pages_make(struct setter *s, struct pages *out);
/* ---- head.c: running head and foot ---- */
struct head;
struct head *head_new(struct setter *s, size_t n_pages);
/* A piece in page coordinates, of a page that is `height` tall. */
struct piece head_set(struct setter *s, struct head *h, size_t page, const char *running, len height);

#endif
