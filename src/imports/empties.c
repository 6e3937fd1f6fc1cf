/* empties.c - orders of an export of which no case is made, since they have no item: those that were
 * cancelled, and those of which it has but what they cost. They are told once, and not each. */
#include "base/message.h"
#include "imports/select_int.h"

bool empties_add(const struct choice *c, const size_t *rows, size_t n)
{
	enum items_none none = c->empties ? items_find_none(c, rows, n) : HAS_ITEMS;
	if (none == HAS_ITEMS)
		return false;
	struct empty *e = none == ALL_CANCELLED ? &c->empties->cancelled : &c->empties->undone;
	*ARENA_PUSH(c->j->a, e->rows, e->n) = rows[0];
	return true;
}

static struct mark mark_of(const struct choice *c, const struct empty *e)
{
	return table_row_mark(c->t, e->rows[0]);
}

void empties_tell(const struct choice *c)
{
	const struct empty *cancelled = &c->empties->cancelled, *undone = &c->empties->undone;
	struct arena *a = c->j->a;
	if (cancelled->n > 0) {
		diag_note(c->j->d, mark_of(c, cancelled), "import-cancelled",
		          "%zu orders are cancelled and have no item left, so that no case is made of them: rows %s",
		          cancelled->n, rows_list(a, c->t, cancelled->rows, cancelled->n));
		diag_advise(c->j->d, "if a case is about one of them, write it into the case without from:");
	}
	if (undone->n > 0) {
		diag_note(c->j->d, mark_of(c, undone), "import-left",
		          "of %zu orders there are returns and fees alone, so that no case is made of them: rows %s",
		          undone->n, rows_list(a, c->t, undone->rows, undone->n));
		diag_advise(c->j->d, "their items may stand in the export of an earlier time");
	}
}
