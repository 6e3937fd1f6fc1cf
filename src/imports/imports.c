/* imports.c - from the bytes of an export to the keys of a case. */
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

/* Of an order all that its row tells; else what belongs to the section that names the file. */
static struct node *keep_section(struct import_job *j, struct node *tree)
{
	const char *section = j->ask->section;
	if (!tree || strcmp(section, "order") == 0)
		return tree;
	for (size_t i = 0; i < tree->n; i++)
		if (strcmp(tree->keys[i]->text, section) == 0) {
			tree->keys[0] = tree->keys[i];
			tree->items[0] = tree->items[i];
			tree->n = 1;
			return tree;
		}
	return NULL;
}

static bool is_too_large(struct import_job *j, const struct table *t)
{
	if (!t->is_too_large)
		return false;
	diag_error(j->d, j->ask->from->at, "too-large", "%s has more than %u cells, or a row of more than %u",
	           t->source->name, IMPORTS_MAX_CELLS, IMPORTS_MAX_COLUMNS);
	diag_advise(j->d, "download a shorter time of it");
	return true;
}

/* What stands behind such a cell, other orders and their buyers, would be read as part of it. */
static bool is_torn(struct import_job *j, const struct table *t)
{
	if (!t->torn)
		return false;
	diag_error(j->d, table_mark(t, t->torn_row, &t->cells[t->torn - 1]), "import-row",
	           "this cell opens with a quote and does not close with it");
	diag_advise(j->d, "cells and rows behind it would be read as part of it: download it anew");
	return true;
}

static bool find_content(struct import_job *j, const char *name, const void *bytes, size_t n,
                         struct content *c)
{
	if (!format_find(j, name, bytes, n, c))
		return false;
	j->table = c->root ? NULL : &c->table;
	if (j->table && (is_too_large(j, j->table) || is_torn(j, j->table)))
		return false;
	amounts_start(j);
	own_start(j);
	return amounts_check(j);
}

static struct node *messages_of(const struct node *tree)
{
	return (struct node *)(uintptr_t)tree_lookup(tree_lookup(tree, "chat"), "messages");
}

/* ---- where it stands ---- */

/* The number of the record's row that begins there, or is the last before. */
static int row_at(const struct record *r, size_t start)
{
	size_t low = 0, high = r->n_rows;
	while (low + 1 < high) {
		size_t middle = (low + high) / 2;
		if (r->table->rows[r->rows[middle]].start <= start)
			low = middle;
		else
			high = middle;
	}
	return r->table->rows[r->rows[low]].number;
}

/* Of a chat those of the messages that were kept; of an order all, which may stand in another order. */
static void note_rows(struct import_job *j, const struct record *r, const struct node *messages,
                      struct import *found)
{
	size_t n = messages ? messages->n : r->n_rows;
	int *numbers = ARENA_ARRAY(j->a, int, n);
	for (size_t i = 0; i < n; i++)
		numbers[i] = messages ? row_at(r, messages->items[i]->at.offset) : r->table->rows[r->rows[i]].number;
	found->rows = table_runs(j->a, numbers, n, &found->n_rows);
}

static void note_columns(struct import_job *j, struct import *found)
{
	const char **names = NULL;
	for (size_t i = 0; i < heads_count(j->table); i++)
		if (j->is_taken[i])
			*ARENA_PUSH(j->a, names, found->n_columns) = value_clean(j->a, heads_name(j->table, i));
	found->columns = names;
}

/* A second column of that name says something else. */
static void tell_double(struct import_job *j, const struct record *r, size_t column, size_t other)
{
	for (size_t i = 0; i < r->n_rows; i++) {
		const struct record row = record_of_row(r->table, &r->rows[i]);
		const struct value one = record_column(j->a, &row, column), two = record_column(j->a, &row, other);
		if (!one.text || !two.text || strcmp(one.text, two.text) == 0)
			continue;
		diag_note(j->d, two.at, "import-double",
		          "there are two columns \"%s\": \"%s\" of the first is taken, and \"%s\" is not",
		          value_clean(j->a, heads_name(r->table, column)), tree_quote(j->a, one.text),
		          tree_quote(j->a, two.text));
		diag_advise(j->d, "if the other one is right, write it into the case");
		return;
	}
}

static void look_at_doubles(struct import_job *j, const struct record *r)
{
	for (size_t i = 0; r->table && i < heads_count(r->table); i++) {
		const char *name = heads_name(r->table, i);
		if (!j->is_taken[i] || !*name)
			continue;
		for (size_t k = heads_find(r->table, name, i + 1); k < heads_count(r->table);
		     k = heads_find(r->table, name, k + 1))
			tell_double(j, r, i, k);
	}
}

/* That all of a file begins in its first line tells nothing, nor that any part of one line does. */
static void note_line(const struct import_job *j, const struct record *r, const struct node *root,
                      struct import *found)
{
	const struct source *source = record_mark(r).source;
	size_t n = strcspn(source->text, "\n");
	bool is_one_line = source->text[n + strspn(source->text + n, " \t\r\n")] == '\0';
	if (!is_one_line && r->node != root)
		found->line = record_mark(r).line;
	if (is_one_line) {
		found->entry = j->entry;
		found->n_entries = j->n_entries;
	}
}

/* The carrier's record may have the number that its sender gave the parcel, as that of his order. */
static void note_sender(struct import_job *j, const struct record *r, struct import *found)
{
	const char *path = tree_text(j->format, "sender_number", NULL);
	struct value v = path ? record_find(j->a, r, path) : (struct value){0};
	struct node *node = ARENA_NEW(j->a, struct node);
	*node = (struct node){.kind = NODE_SCALAR, .at = v.at, .text = v.text};
	found->sender_number = v.text ? node : NULL;
}

static void note_place(struct import_job *j, const struct record *r, const struct node *messages,
                       const struct node *root, struct import *found)
{
	found->n_taken = j->n_taken;
	found->n_messages = j->n_messages;
	if (!r->table) {
		note_sender(j, r, found);
		note_line(j, r, root, found);
		return;
	}
	found->sheet = r->table->source->sheet;
	note_rows(j, r, messages, found);
	note_columns(j, found);
}

/* ---- the whole ---- */

size_t imports_most_bytes(const struct import_ask *ask)
{
	return strcmp(ask->section, "chat") == 0 ? IMPORTS_MAX_CHAT_BYTES : IMPORTS_MAX_BYTES;
}

/* Who names the format knows what it is. */
static void tell_foreign(struct import_job *j)
{
	const char *its;
	if (j->ask->format || !format_is_foreign(j, &its))
		return;
	diag_warning(j->d, j->ask->from->at, "import-platform", "%s is an export of %s, and not of %s",
	             j->ask->from->text, its, j->ask->platform);
	diag_advise(j->d, "if it proves where goods were bought, it goes below certificates:; if it is right, "
	            "add format: %s", j->name);
}

static bool report_foreign(struct import_job *j, const char *name)
{
	const char *its;
	if (!format_is_foreign(j, &its))
		return false;
	diag_error(j->d, j->ask->from->at, "import-platform", "%s is an export of %s, and not of %s", name, its,
	           j->ask->platform);
	diag_advise(j->d, "say --platform=%s, or name the export of %s", its, j->ask->platform);
	return true;
}

struct node *imports_read(struct shelf *s, const struct import_ask *ask, const void *bytes, size_t n,
                          struct import *found)
{
	struct import_job j = {.a = s->a, .d = s->d, .shelf = s, .ask = ask};
	struct content *c = ARENA_NEW(s->a, struct content);
	struct record *record = ARENA_NEW(s->a, struct record);
	if (!find_content(&j, found->place, bytes, n, c) ||
	    !(c->root ? select_entry(&j, c->root, record) : select_rows(&j, &c->table, record)))
		return NULL;
	currency_take(&j, record);
	currency_check(&j, record);
	tell_foreign(&j);
	if (!currency_is_one(&j, record))
		return NULL;
	struct node *tree = keep_section(&j, fill_tree(&j, record, tree_lookup(j.format, "fill")));
	own_settle(&j);
	lacks_tell_total(&j, record);
	lacks_tell_undecided(&j, record);
	parcels_settle(&j, record, tree, found);
	sides_settle(&j);
	fill_settle(&j);
	currency_settle(&j);
	dates_settle(&j);
	state_settle(&j, record, tree);
	lacks_tell_gap(&j, record, tree_lookup(tree, "order"));
	delivery_settle(&j, record, tree);
	if (!tree && !j.failed) {
		diag_error(j.d, record_mark(record), "import-row",
		           "this tells nothing that belongs to \"%s\"",
		           ask->section);
		diag_advise(j.d, "look whether it is the right place, and the right export");
	}
	j.failed |= !j.failed && !period_keep(&j, messages_of(tree));
	look_at_doubles(&j, record);
	note_place(&j, record, messages_of(tree), c->root, found);
	return j.failed ? NULL : tree;
}

struct import_order *imports_split(struct shelf *s, const struct import_ask *ask, const char *name,
                                   const void *bytes, size_t n_bytes, size_t *n)
{
	struct import_job j = {.a = s->a, .d = s->d, .shelf = s, .ask = ask, .is_split = true};
	struct content *c = ARENA_NEW(s->a, struct content);
	*n = 0;
	if (!find_content(&j, name, bytes, n_bytes, c) || c->root || report_foreign(&j, name))
		return NULL;
	return select_orders(&j, &c->table, n);
}
