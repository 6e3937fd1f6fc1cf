/* from.c - order: {from: orders.csv}. What an export tells is laid below what the seller wrote himself, as
 * if he had included it. Who reads exports is not known here: casefile_options has a function for it. */
#include <string.h>

#include "base/fs.h"
#include "base/message.h"
#include "casefile/casefile_int.h"

static const struct node *given(const struct node *map, const char *key)
{
	const struct node *value = tree_lookup(map, key);
	return value && casefile_is_given(value) ? value : NULL;
}

/* where: and the like say more of from:, and nothing without it. */
static void report_alone(struct reader *r, const char *section, const struct node *map)
{
	static const char *const keys[] = { "where", "format", "encoding", "decimal", "seller", "since", "until",
		"extract" };
	const struct node *alone = NULL;

	for (size_t i = 0; i < sizeof keys / sizeof *keys && !alone; i++)
		alone = given(map, keys[i]);
	if (!alone)
		return;
	diag_error(r->d, alone->at, "missing-key",
	           "this says which part of a file is meant, and no file is named");
	diag_advise(r->d, "add a line \"from: FILE\" to %s:", section);
}

static void report_nameless(struct reader *r, const char *section, const struct node *map)
{
	const struct node *from = tree_lookup(map, "from");

	if (!from)
		return;
	diag_error(r->d, from->at, "missing-key", "from: of %s names no file", section);
	diag_advise(r->d, "write the name of the export behind it, or take it out");
	r->c->lacks_imports = true;
}

static bool is_digest(const char *text)
{
	return text && strlen(text) == 64 && strspn(text, "0123456789abcdef") == 64;
}

/* As dossier import writes it: {of: orders.csv, rows: "2, 5–7", sha256: ..., copy: ...}, with the sheet of a
 * workbook; false: reported. */
static bool read_extract(struct reader *r, const struct node *extract, struct import *found)
{
	const struct node *copy = tree_lookup(extract, "copy"), *sheet = tree_lookup(extract, "sheet");
	bool is_good = extract->kind == NODE_MAP && extract->n == (size_t)3 + (copy != NULL) + (sheet != NULL) &&
	               (!copy || is_digest(tree_text(extract, "copy", NULL))) &&
	               (!sheet || sheet->kind == NODE_SCALAR);

	found->whole.name = tree_text(extract, "of", NULL);
	found->whole.sheet = tree_text(extract, "sheet", NULL);
	found->whole.rows = tree_text(extract, "rows", NULL);
	found->whole.sha256 = tree_text(extract, "sha256", NULL);
	if (is_good && found->whole.name && found->whole.rows && is_digest(found->whole.sha256))
		return true;
	diag_error(r->d, extract->at, "wrong-type",
	           "\"extract\" tells of: an export, rows: of it, and its sha256:");
	diag_advise(r->d, "leave it as \"dossier import\" wrote it, or take it out");
	return false;
}

/* What was changed since is no copy of what the platform has, and is not called one. */
static void check_copy(struct reader *r, const struct node *extract, struct import *found)
{
	const char *copy = tree_text(extract, "copy", found->sha256);

	if (strcmp(copy, found->sha256) == 0)
		return;
	memset(&found->whole, 0, sizeof found->whole);
	diag_warning(r->d, extract->at, "import-edited", "%s is not as \"dossier import\" wrote it",
	             tree_quote(r->a, found->path));
	diag_advise(r->d, "import the order anew, and write into the case what is otherwise; the appendix does "
	            "not call it a copy of the export any more");
}

static struct node *read_from(struct reader *r, const struct import_ask *ask, const struct node *extract)
{
	struct import found = { .section = ask->section, .path = ask->from->text, .place = ask->place,
		.at = ask->from->at };
	if (extract && !read_extract(r, extract, &found)) {
		r->c->lacks_imports = true;
		return NULL;
	}
	struct node *tree = r->options->import(r->options->import_context, ask, &found);

	if (tree && extract)
		check_copy(r, extract, &found);
	*ARENA_PUSH(r->a, r->c->inputs, r->c->n_inputs) = ask->place;
	r->c->lacks_imports = r->c->lacks_imports || !tree;
	if (tree && strcmp(ask->section, "order") == 0)
		r->c->order.imported = r->c->order.has_its_items = true;
	if (tree)
		*ARENA_PUSH(r->a, r->c->imports, r->c->n_imports) = found;
	return tree;
}

/* What the file tells that `map`, the section, names; NULL: it names none, or that was reported. */
static struct node *import(struct reader *r, const struct node *root, const char *section,
                           const struct node *map)
{
	struct import_ask ask = { .section = section, .from = given(map, "from") };

	if (!ask.from) {
		report_alone(r, section, map);
		report_nameless(r, section, map);
		return NULL;
	}
	ask.where = given(map, "where");
	ask.format = given(map, "format");
	ask.encoding = given(map, "encoding");
	ask.decimal = given(map, "decimal");
	ask.with = given(map, "with");
	ask.seller = given(map, "seller");
	ask.since = given(map, "since");
	ask.until = given(map, "until");
	ask.platform = tree_text(root, "platform", NULL);
	ask.language = tree_text(root, "language", NULL);
	ask.is_extract = given(map, "extract");
	ask.has_timezone = tree_lookup(root, "timezone");
	const struct node *currency = given(tree_lookup(root, "order"), "currency");
	ask.currency = currency ? currency->text : NULL;
	if (ask.from->kind != NODE_SCALAR || (ask.format && ask.format->kind != NODE_SCALAR)) {
		diag_error(r->d, (ask.from->kind != NODE_SCALAR ? ask.from : ask.format)->at, "wrong-type",
		           "\"from\" is the path of a file, and \"format\" a word");
		diag_advise(r->d, "write: %s: {from: orders.csv}", section);
		return NULL;
	}
	ask.own = root;
	ask.place = fs_join(r->a, include_of(r, ask.from->at.source)->folder, ask.from->text);
	if (files_refuse(r, ask.from, ask.place) || !r->options->import) {
		r->c->lacks_imports = true;
		return NULL;
	}
	return read_from(r, &ask, given(map, "extract"));
}

/* A chat's own keys over those of the export, in the place of the chat. */
static void import_chat(struct reader *r, const struct node *root, struct node **chat)
{
	struct node *tree = (*chat)->kind == NODE_MAP ? import(r, root, "chat", *chat) : NULL;
	const struct node *found = tree_lookup(tree, "chat");

	if (found)
		*chat = include_merge(r, *chat, (struct node *)(uintptr_t)found);
}

static void import_chats(struct reader *r, struct node *root)
{
	for (size_t i = 0; i < root->n; i++) {
		struct node *chats = root->items[i];
		if (strcmp(root->keys[i]->text, "chat") != 0)
			continue;
		if (chats->kind != NODE_LIST)
			import_chat(r, root, &root->items[i]);
		for (size_t k = 0; chats->kind == NODE_LIST && k < chats->n && !read_is_tired(r); k++)
			import_chat(r, root, &chats->items[k]);
	}
}

const struct node *from_load(struct reader *r, struct node *root)
{
	static const char *const sections[] = { "order", "logistics" }; /* what stands later wins */
	struct node *all = root, *under = NULL, *tree = NULL;

	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		const struct node *map = tree_lookup(root, sections[i]);
		tree = map && map->kind == NODE_MAP ? import(r, root, sections[i], map) : NULL;
		if (tree)
			under = under ? include_merge(r, tree, under) : tree;
		if (map && map->kind == NODE_MAP && given(map, "items"))
			r->c->order.has_its_items = false;
	}
	parcels_compare(r, root, under, tree);
	if (under)
		all = include_merge(r, root, under);
	import_chats(r, all);
	return all;
}
