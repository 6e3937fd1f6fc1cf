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
	return amounts_check(j);
}

static struct node *messages_of(const struct node *tree)
{
	return (struct node *)(uintptr_t)tree_lookup(tree_lookup(tree, "chat"), "messages");
}

/* The number of the record's row that begins there. */
static int row_at(const struct record *r, size_t start)
{
	size_t i = 0;
	while (i + 1 < r->n_rows && r->table->rows[r->rows[i]].start < start)
		i++;
	return r->table->rows[r->rows[i]].number;
}

/* The rows of an order are not in the order of the table. */
static void note_order(const struct record *r, struct import *found)
{
	found->row = found->last_row = r->table->rows[r->rows[0]].number;
	for (size_t i = 1; i < r->n_rows; i++) {
		int number = r->table->rows[r->rows[i]].number;
		found->row = number < found->row ? number : found->row;
		found->last_row = number > found->last_row ? number : found->last_row;
	}
}

static void note_rows(const struct record *r, const struct node *messages, struct import *found)
{
	if (!r->table)
		return;
	found->sheet = r->table->source->sheet;
	if (messages && messages->n > 0) {
		found->row = row_at(r, messages->items[0]->at.offset);
		found->last_row = row_at(r, messages->items[messages->n - 1]->at.offset);
	} else {
		note_order(r, found);
	}
}

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
	amounts_take_currency(&j, record);
	tell_foreign(&j);
	struct node *tree = keep_section(&j, fill_tree(&j, record, tree_lookup(j.format, "fill")));
	sides_settle(&j);
	state_settle(&j, record, tree);
	if (!tree && !j.failed) {
		diag_error(j.d, record_mark(record), "import-row",
		           "this tells nothing that belongs to \"%s\"",
		           ask->section);
		diag_advise(j.d, "look whether it is the right place, and the right export");
	}
	j.failed |= !j.failed && !period_keep(&j, messages_of(tree));
	note_rows(record, messages_of(tree), found);
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
