/* entries.c - JSON: where in the file what is asked for stands. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "imports/imports_int.h"

static bool is_known(const struct node *format, const struct record *r)
{
	const struct node *known_by = shelf_lookup_list(format, "known_by");
	return known_by && record_has_all(r, known_by);
}

/* `records` are paths, the first of which that leads to any counts; without it the file is one record. */
size_t entries_find(struct arena *a, const struct node *format, const struct node *root, struct record **v)
{
	const struct node *paths = shelf_lookup_list(format, "records");
	const struct record whole = {.node = root};
	size_t n = 0;
	*v = NULL;
	if (!paths && is_known(format, &whole))
		*ARENA_PUSH(a, *v, n) = whole;
	for (size_t i = 0; paths && i < paths->n && n == 0; i++) {
		struct record *all;
		size_t n_all = record_list(a, &whole, paths->items[i]->text, &all);
		for (size_t k = 0; k < n_all; k++)
			if (is_known(format, &all[k]))
				*ARENA_PUSH(a, *v, n) = (struct record){.node = all[k].node};
	}
	return n;
}

static bool fits(const struct import_job *j, const struct record *r)
{
	const struct node *where = j->ask->where;
	for (size_t i = 0; where && i < where->n; i++) {
		struct value v = record_find(j->a, r, where->keys[i]->text);
		if (!v.text || strcmp(v.text, where->items[i]->text) != 0)
			return false;
	}
	return true;
}

/* The first thing that an entry says of itself. */
static const char *name_of(const struct import_job *j, const struct record *v)
{
	const struct node *known_by = shelf_lookup_list(j->format, "known_by");
	const char *name = record_find(j->a, v, known_by->items[0]->text).text;
	return name ? tree_quote(j->a, name) : "?";
}

/* What each entry is called, once. */
static const char *list_entries(const struct import_job *j, const struct record *v, size_t n)
{
	const char *all = "", *shown[SHOWN_MOST];
	size_t n_shown = 0;
	for (size_t i = 0, k; i < n && n_shown < SHOWN_MOST; i++) {
		const char *name = name_of(j, &v[i]);
		for (k = 0; k < n_shown && strcmp(shown[k], name) != 0; k++)
			;
		if (k < n_shown)
			continue;
		all = arena_printf(j->a, "%s%s%s", all, n_shown ? ", " : "", name);
		shown[n_shown++] = name;
	}
	return all;
}

/* By that key of those that are found: names may be the same. */
static bool advise_key(const struct import_job *j, const struct record *found, size_t n)
{
	const char *key = tree_text(j->format, "told_by", NULL), *all = "";
	for (size_t i = 0; key && i < n && i < SHOWN_MOST; i++) {
		const char *text = record_find(j->a, &found[i], key).text;
		if (!text)
			return false;
		all = arena_printf(j->a, "%s%s%s", all, i ? ", " : "", tree_quote(j->a, text));
	}
	all = n > SHOWN_MOST ? arena_printf(j->a, "%s, ...", all) : all;
	if (key)
		diag_advise(j->d, "say which with where: {%s: ...}; there are: %s", key, all);
	return key;
}

/* `n_found` of them are meant, and not one. */
static bool report_entries(struct import_job *j, const struct node *root, const struct record *v, size_t n,
                           const struct record *found, size_t n_found)
{
	const struct node *known_by = shelf_lookup_list(j->format, "known_by");
	const struct node *at = j->ask->where ? j->ask->where : j->ask->from;
	if (n_found == 0)
		diag_error(j->d, at->at, "import-where", "no entry of %s is meant", root->at.source->name);
	else
		diag_error(j->d, at->at, "import-where", "%zu entries of %s are meant", n_found,
		           root->at.source->name);
	if (j->ask->where && n_found > 1 && advise_key(j, found, n_found))
		return false;
	diag_advise(j->d, "say which with where: {%s: ...}; there are: %s", known_by->items[0]->text,
	            list_entries(j, v, n));
	return false;
}

/* Do all say the same under one of the paths of `order`? Then they are of one parcel. */
static bool is_of_one(const struct import_job *j, const struct record *v, size_t n)
{
	const struct node *paths = shelf_lookup_list(j->format, "order");
	for (size_t i = 0; paths && i < paths->n; i++) {
		struct value first = record_find(j->a, &v[0], paths->items[i]->text);
		size_t same = 0;
		for (struct value w; first.text && same < n; same++) {
			w = record_find(j->a, &v[same], paths->items[i]->text);
			if (!w.text || strcmp(w.text, first.text) != 0)
				break;
		}
		if (same == n)
			return true;
	}
	return false;
}

/* As a list, of which a path means the first. */
static struct record put_together(const struct import_job *j, const struct record *v, size_t n)
{
	struct node *list = ARENA_NEW(j->a, struct node);
	*list = (struct node){.kind = NODE_LIST, .at = v[0].node->at, .text = ""};
	list->items = ARENA_ARRAY(j->a, struct node *, n);
	for (; list->n < n; list->n++)
		list->items[list->n] = (struct node *)(uintptr_t)v[list->n].node;
	return (struct record){.node = list};
}

/* ---- messages of several chats in one list ---- */

static int compare_texts(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

void entries_report_chats(struct import_job *j, const char *name, size_t n, const char *first)
{
	const struct node *at = j->ask->where ? j->ask->where : j->ask->from;
	diag_error(j->d, at->at, "import-where", "%zu chats of %s are meant: %s%s", n, name, first,
	           n > SHOWN_MOST ? ", ..." : "");
}

static bool report_chats(struct import_job *j, const struct node *root, const char **talkers, size_t n,
                         const char *key)
{
	const char *all = "";
	for (size_t i = 0; i < n && i < SHOWN_MOST; i++)
		all = arena_printf(j->a, "%s%s%s", all, i ? ", " : "", tree_quote(j->a, talkers[i]));
	entries_report_chats(j, root->at.source->name, n, all);
	diag_advise(j->d, "say which: where: {%s: \"%s\"}", key, tree_quote(j->a, talkers[0]));
	return false;
}

void entries_report_part(struct import_job *j, size_t n, size_t n_all, const char *key, const char *talker)
{
	diag_error(j->d, j->ask->where->at, "import-where",
	           "\"where\" means %zu of the %zu messages of this chat, and a chat is shown whole", n, n_all);
	if (key)
		diag_advise(j->d, "name the chat: where: {%s: \"%s\"}; with: and seller: name sides, "
		            "since: and until: days", key, tree_quote(j->a, talker));
	else
		diag_advise(j->d, "leave where: out, the file is one chat; with: and seller: name sides, "
		            "since: and until: days");
}

/* Messages of others are none for this buyer's complaint. */
static bool is_one_chat(struct import_job *j, const struct node *root, const struct record *v, size_t n,
                        const char *key)
{
	const char **talkers = NULL;
	size_t n_talkers = 0, n_chats = 0;
	for (size_t i = 0; i < n; i++) {
		const char *talker = record_find(j->a, &v[i], key).text;
		if (talker)
			*ARENA_PUSH(j->a, talkers, n_talkers) = talker;
	}
	if (n_talkers > 0)
		qsort(talkers, n_talkers, sizeof *talkers, compare_texts);
	for (size_t i = 0; i < n_talkers; i++)
		if (n_chats == 0 || strcmp(talkers[n_chats - 1], talkers[i]) != 0)
			talkers[n_chats++] = talkers[i];
	return n_chats <= 1 || report_chats(j, root, talkers, n_chats, key);
}

/* Does `where` mean all messages of the chat, and not those of one side? */
static bool is_whole(struct import_job *j, const struct record *v, size_t n, const char *key, size_t n_meant,
                     const struct record *meant)
{
	const char *talker = record_find(j->a, meant, key).text;
	size_t n_all = 0;
	for (size_t i = 0; talker && i < n; i++) {
		const char *its = record_find(j->a, &v[i], key).text;
		n_all += its && strcmp(its, talker) == 0;
	}
	if (n_all > n_meant)
		entries_report_part(j, n_meant, n_all, key, talker);
	return n_all <= n_meant;
}

/* Which chat such a message is of nobody knows: where one is named, it is none of it. */
static void tell_chatless(struct import_job *j, const struct record *v, size_t n, const char *key)
{
	struct told chatless = {0};
	for (size_t i = 0; j->ask->where && i < n; i++)
		if (v[i].node->kind == NODE_MAP && !record_find(j->a, &v[i], key).text && chatless.n++ == 0)
			chatless.first = v[i].node->at;
	entries_tell_chatless(j, &chatless, key);
}

void entries_tell_chatless(struct import_job *j, const struct told *chatless, const char *key)
{
	if (chatless->n == 0)
		return;
	diag_warning(j->d, chatless->first, "import-loose",
	             "%zu messages of %s do not tell their chat (%s), this one first; they are left out",
	             chatless->n, j->ask->from->text, key);
	diag_advise(j->d, "look whether they belong to the chat; if so, export it anew, or by itself");
}

/* All, with numbers and what tells of no chat. */
static size_t list_messages(const struct import_job *j, const struct node *root, struct record **v)
{
	const struct node *paths = shelf_lookup_list(j->format, "records");
	const struct record whole = {.node = root};
	size_t n = 0;
	for (size_t i = 0; paths && i < paths->n && n == 0; i++)
		n = record_list(j->a, &whole, paths->items[i]->text, v);
	return paths ? n : record_list(j->a, &whole, "", v);
}

/* Of a list of messages, each of which tells its chat, those that are meant. What was cut stands among them
 * as a number, and is of any. */
static bool select_messages(struct import_job *j, const struct node *root, const char *key, struct record *r)
{
	struct record *v, *found = NULL;
	size_t n = list_messages(j, root, &v), n_found = 0, n_meant = 0, first = 0;
	for (size_t i = 0; i < n; i++) {
		bool is_number = j->is_cut && v[i].node->kind == NODE_SCALAR;
		if (!is_number && !fits(j, &v[i]))
			continue;
		*ARENA_PUSH(j->a, found, n_found) = v[i];
		first = !is_number && n_meant == 0 ? i : first;
		n_meant += !is_number;
	}
	if (n_meant == 0)
		return report_entries(j, root, v, n, NULL, 0);
	if (!is_one_chat(j, root, found, n_found, key) ||
	    (j->ask->where && !is_whole(j, v, n, key, n_meant, &v[first])))
		return false;
	tell_chatless(j, v, n, key);
	j->n_other = n - n_found;
	*r = put_together(j, found, n_found);
	return true;
}

/* ---- what is meant ---- */

/* As the list in the file counts, with those of which nothing is known. */
static void note_entry(struct import_job *j, const struct node *root, const struct record *r)
{
	const struct node *paths = shelf_lookup_list(j->format, "records");
	const struct record whole = {.node = root};
	for (size_t i = 0; paths && i < paths->n; i++) {
		struct record *all;
		size_t n = record_list(j->a, &whole, paths->items[i]->text, &all);
		for (size_t k = 0; n > 1 && k < n; k++)
			if (all[k].node == r->node) {
				j->entry = k + 1;
				j->n_entries = n;
			}
	}
}

bool select_entry(struct import_job *j, const struct node *root, struct record *r)
{
	const struct node *talker = shelf_lookup_list(j->format, "talker");
	struct record *v, *found = NULL;
	size_t n = entries_find(j->a, j->format, root, &v), n_found = 0;
	if (!entries_is_where(j))
		return false;
	if (talker && talker->n > 0)
		return select_messages(j, root, talker->items[0]->text, r);
	for (size_t i = 0; i < n; i++)
		if (fits(j, &v[i]))
			*ARENA_PUSH(j->a, found, n_found) = v[i];
	if (n_found == 1)
		note_entry(j, root, &found[0]);
	if (n_found == 1 || (n_found > 1 && is_of_one(j, found, n_found))) {
		*r = n_found == 1 ? found[0] : put_together(j, found, n_found);
		return true;
	}
	return report_entries(j, root, v, n, found, n_found);
}
