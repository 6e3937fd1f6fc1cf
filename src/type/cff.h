/* cff.h - the Compact Font Format inside the foundry: reading it and cutting it. */
#ifndef DOSSIER_TYPE_CFF_H
#define DOSSIER_TYPE_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct cff_span { /* p NULL: nothing there */
	const uint8_t *p;
	size_t n;
};

struct cff_index {
	const uint8_t *offsets, *data;
	size_t n_data;
	uint32_t count;
	unsigned size; /* bytes of an offset */
};

enum cff_operator {
	CFF_BOX = 5,
	CFF_CHARSET = 15,
	CFF_CHARSTRINGS = 17,
	CFF_PRIVATE = 18,
	CFF_SUBRS = 19,
	CFF_DEFAULT_WIDTH = 20,
	CFF_NOMINAL_WIDTH = 21,
	CFF_FONT_MATRIX = 12 << 8 | 7,
	CFF_ROS = 12 << 8 | 30,
	CFF_CID_COUNT = 12 << 8 | 34,
	CFF_FD_ARRAY = 12 << 8 | 36,
	CFF_FD_SELECT = 12 << 8 | 37,
};

struct cff_entry {
	long operand[2];     /* the first two */
	struct cff_span raw; /* operands and operator as they stand */
};

struct cff_font {
	struct cff_span all, top;
	struct cff_index global; /* subroutines */
};

/* ---- cff.c ---- */
bool cff_read_index(struct cff_index *out, struct cff_span cff, size_t at, size_t *end);
struct cff_span cff_element(const struct cff_index *x, uint32_t i);
bool cff_lookup(struct cff_span dict, enum cff_operator op, struct cff_entry *out);
bool cff_open(struct cff_font *f, struct cff_span cff);
bool cff_is_cid(struct cff_span cff);
/* CIDs of glyphs 0 .. n_glyphs-1 of a CID-keyed font. */
bool cff_read_cids(struct cff_span cff, uint16_t *cids, size_t n_glyphs);

/* ---- charstring.c ---- */
/* Appends a glyph's outline with its subroutines in place and its hints left out. false: it does
 * something that this program does not understand. */
bool charstring_flatten(struct buf *out, struct cff_span code, const struct cff_index *global,
                        const struct cff_index *local);

/* ---- cff_cut.c ---- */
/* A CID-keyed font of .notdef and these glyphs (sorted, unique), with their old CIDs, which go to
 * cids[0 .. n-1]. false: not CID-keyed, damaged, or not understood; hb-subset may know better. */
bool cff_cut(struct buf *out, uint16_t *cids, struct cff_span cff, const uint32_t *glyphs, size_t n);

#endif
