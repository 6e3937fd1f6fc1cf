/* table.h - what table.c, columns.c and settle.c share. */
#ifndef DOSSIER_LAYOUT_TABLE_H
#define DOSSIER_LAYOUT_TABLE_H

#include "layout/para.h"

struct column_work {
	len longest, unbreakable; /* of its cells: on one line; of their longest words */
	int64_t weight;  /* of what is being shared out: it takes that much of every part, */
	len least, most; /* but between these */
	len x, width;
};

struct cell_size {
	len longest;   /* of its parts between newlines, on one line */
	int64_t parts; /* 0: empty */
};

struct table_work {
	struct setter *s;
	struct arena *arena; /* of this table alone: cells are shaped once, for the columns and the lines */
	struct column_work *columns;
	struct para **cells; /* heads first, then rows; NULL: empty */
	struct cell_size *sizes; /* of the same */
	bool small; /* set in the small size */
};

void columns_see(struct column_work *c, len longest, len unbreakable);
/* What numbers take that are not broken; a column of them does not grow and ends at its right. */
len columns_numbers(const struct table *t, const struct column_work *columns);
/* Widths and places of all columns within the measure. */
void columns_find(const struct style *style, const struct table *t, struct column_work *columns);

/* Growing columns give each other width where that makes the table lower. */
void columns_settle(struct table_work *w, const struct table *t);

#endif
