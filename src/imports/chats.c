/* chats.c - the rows of the one chat that a case is about, where a row is a message. */
#include "imports/select_int.h"

/* Messages of others are none for this complaint. *chat: its first row; NO_ORDER: all rows, or none */
static bool find_chat(struct choice *c, const size_t *columns, size_t *chat)
{
	size_t *chats = NULL, n = 0;
	c->key = rows_find_key(c, "talker");
	rows_group(c);
	if (c->key < heads_count(c->t))
		n = select_find(c, columns, &chats);
	*chat = n == 1 ? chats[0] : NO_ORDER;
	if (n > 1)
		select_report_several(c, chats, n);
	return n <= 1;
}

/* Does it mean all messages of the chat, and not those of one side? */
static bool is_whole(const struct choice *c, const size_t *columns, size_t chat)
{
	bool is_file = c->key == heads_count(c->t);
	size_t n = 0, n_meant = 0;
	for (size_t row = c->t->head + 1; row < c->t->n_rows; row++) {
		bool is_its = c->order_of[row] != NO_ORDER && (is_file || c->order_of[row] == chat);
		n += is_its;
		n_meant += is_its && select_fits(c, row, columns);
	}
	if (n_meant == n || n_meant == 0)
		return true;
	entries_report_part(c->j, n_meant, n, is_file ? NULL : value_clean(c->j->a, heads_name(c->t, c->key)),
	                    is_file ? NULL : rows_text(c, chat, c->key));
	return false;
}

static void tell_chatless(const struct choice *c)
{
	struct told chatless = {0};
	if (!c->j->ask->where || c->key == heads_count(c->t))
		return;
	for (size_t row = c->t->head + 1; row < c->t->n_rows; row++)
		if (c->order_of[row] == row && !*rows_text(c, row, c->key) && chatless.n++ == 0)
			chatless.first = table_row_mark(c->t, row);
	entries_tell_chatless(c->j, &chatless, value_clean(c->j->a, heads_name(c->t, c->key)));
}

/* A row is a message: all belong to the chat that fit. */
bool chats_take(struct choice *c, const size_t *columns, struct record *r)
{
	const struct node *where = c->j->ask->where;
	size_t *rows = NULL, chat;
	if (!find_chat(c, columns, &chat) || !is_whole(c, columns, chat))
		return false;
	for (size_t row = c->t->head + 1; row < c->t->n_rows; row++)
		if (select_fits(c, row, columns)) {
			*ARENA_PUSH(c->j->a, rows, r->n_rows) = row;
			if (!select_check_length(c, row))
				return false;
		}
	r->table = c->t;
	r->rows = r->items = rows;
	r->n_items = r->n_rows;
	select_tell_hidden(c, rows, r->n_rows);
	if (r->n_rows > 0) {
		tell_chatless(c);
		return true;
	}
	diag_error(c->j->d, (where ? where : c->j->ask->from)->at, "import-where", "no row of %s is meant",
	           c->t->source->name);
	diag_advise(c->j->d, "look at the columns and values; it has: %s", select_list_columns(c));
	return false;
}
