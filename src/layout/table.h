/* table.h - what table.c and columns.c share. */
#ifndef DOSSIER_LAYOUT_TABLE_H
#define DOSSIER_LAYOUT_TABLE_H

#include "layout/para.h"

struct column_work {
	len longest, unbreakable; /* of its cells: on one line; of their longest words */
	len want;  /* of what is being shared out */
	len x, width;
};

struct table_work {
	struct setter *s;
	struct arena *arena; /* of this table alone: cells are shaped once, for the columns and the lines */
	struct column_work *columns;
	struct para **cells; /* heads first, then rows; NULL: empty */
};

void columns_see(struct column_work *c, len longest, len unbreakable);
/* Widths and places of all columns within the measure. */
void columns_find(const struct style *style, const struct table *t, struct column_work *columns);

#endif
