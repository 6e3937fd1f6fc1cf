/* include.c - the case file and the files it includes, merged into one tree. Marks keep pointing
 * into the file that each value came from. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/message.h"
#include "casefile/casefile_int.h"

static const struct input *load_input(struct reader *r, struct input *input, const char *path,
                                      const char *shown);

const struct input *include_of(const struct reader *r, const struct source *source)
{
	for (size_t i = 0; i < r->n_inputs; i++)
		if (r->inputs[i]->source == source)
			return r->inputs[i];
	return r->inputs[0];
}

/* ---- merging ---- */

static size_t find_key(const struct node *map, const char *key)
{
	size_t i = 0;

	while (i < map->n && strcmp(map->keys[i]->text, key) != 0)
		i++;
	return i;
}

static void push_pair(struct reader *r, struct node *map, struct node *key, struct node *value)
{
	map->keys = arena_room(r->a, map->keys, map->n, sizeof *map->keys);
	map->items = arena_room(r->a, map->items, map->n, sizeof *map->items);
	map->keys[map->n] = key;
	map->items[map->n++] = value;
}

/* Maps far longer than any table would make the merge slow, and are wrong anyway. */
static bool is_too_long(struct reader *r, const struct node *map)
{
	if (map->n <= CASEFILE_MAX_KEYS)
		return false;
	diag_error(r->d, map->at, "too-large", "a map of %zu keys stands here; no map has more than %d",
	           map->n, CASEFILE_MAX_KEYS);
	diag_advise(r->d, "take out what is no key of a case; dossier-case(5) lists them");
	return true;
}

struct node *include_merge(struct reader *r, struct node *over, struct node *under)
{
	struct node *map;

	if (over->kind != NODE_MAP || under->kind != NODE_MAP)
		return read_is_absent(over) || read_is_blank(over) ? under : over;
	if (is_too_long(r, over) || is_too_long(r, under))
		return over;
	map = ARENA_NEW(r->a, struct node);
	*map = (struct node){ .kind = NODE_MAP, .at = over->at };
	for (size_t i = 0; i < over->n; i++) {
		size_t k = find_key(under, over->keys[i]->text);
		struct node *value = over->items[i];
		push_pair(r, map, over->keys[i], k < under->n ? include_merge(r, value, under->items[k]) : value);
	}
	for (size_t i = 0; i < under->n; i++)
		if (find_key(over, under->keys[i]->text) == over->n)
			push_pair(r, map, under->keys[i], under->items[i]);
	return map;
}

/* ---- what is refused ---- */

static bool is_yaml_name(const char *path)
{
	const char *dot = strrchr(fs_name_of(path), '.');
	return dot && (strcasecmp(dot, ".yaml") == 0 || strcasecmp(dot, ".yml") == 0);
}

static const char *chain_text(struct reader *r, const struct input *last)
{
	size_t i = 0;
	const char *text;

	while (r->chain[i] != last)
		i++;
	text = r->chain[i++]->source->name;
	for (; i < r->depth; i++)
		text = arena_printf(r->a, "%s -> %s", text, r->chain[i]->source->name);
	return arena_printf(r->a, "%s -> %s", text, last->source->name);
}

static const struct input *find_input(struct reader *r, const struct fs_file *f)
{
	for (size_t i = 0; i < r->n_inputs; i++)
		if (r->inputs[i]->inode == f->identity[1] && r->inputs[i]->device == f->identity[0])
			return r->inputs[i];
	return NULL;
}

static bool is_in_chain(const struct reader *r, const struct input *input)
{
	for (size_t i = 0; i < r->depth; i++)
		if (r->chain[i] == input)
			return true;
	return false;
}

static bool is_refused(struct reader *r, const struct node *value, const struct input *known)
{
	const char *shown = tree_quote(r->a, value->text);

	if (known && is_in_chain(r, known)) {
		diag_error(r->d, value->at, "include", "\"%s\" is included by itself: %s", shown,
		           chain_text(r, known));
		diag_advise(r->d, "take one of these include: lines out");
	} else if (r->depth > INCLUDE_MAX_DEPTH) {
		diag_error(r->d, value->at, "include", "files are included more than %d deep",
		           INCLUDE_MAX_DEPTH);
		diag_advise(r->d, "include this file from one further up");
	} else if (!known && r->n_inputs > INCLUDE_MAX_FILES) {
		diag_error(r->d, value->at, "include", "more than %d files are included", INCLUDE_MAX_FILES);
		diag_advise(r->d, "join some of them to one file");
	} else {
		return false;
	}
	return true;
}

/* ---- loading ---- */

static void report_unopened(struct reader *r, const char *key, const struct text *named, const char *place,
                            int error)
{
	const char *shown = tree_quote(r->a, named->s);

	if (error == EINVAL || fs_is_folder(place)) {
		diag_error(r->d, named->at, key,
		           fs_is_folder(place) ? N_("\"%s\" is a folder, not a file")
		                               : N_("\"%s\" is a pipe or a device, not a file"),
		           shown);
		diag_advise(r->d, "name the .yaml file itself");
		return;
	}
	diag_failure(r->d, named->at, key, error, "\"%s\" cannot be read: %s", shown, message_errno(error));
	diag_advise_reading(r->d, place, named->s, error);
}

bool include_find(struct reader *r, const char *key, const struct text *named, const char *place,
                  struct fs_file *f)
{
	if (!is_yaml_name(place)) {
		diag_error(r->d, named->at, key, "\"%s\" is no .yaml file", tree_quote(r->a, named->s));
		diag_advise(r->d, "%s: takes case files; pictures stand in the lists they belong to", key);
		return false;
	}
	if (!fs_open(f, place)) {
		report_unopened(r, key, named, place, errno);
		return false;
	}
	fs_close(f);
	return true;
}

static const struct input *include_one(struct reader *r, const struct input *from, const struct node *value)
{
	const struct text named = { value->text, value->at };
	const char *place = fs_join(r->a, from->folder, value->text);
	const struct input *known;
	struct fs_file f;
	struct input *input;

	if (!include_find(r, "include", &named, place, &f))
		return NULL;
	known = find_input(r, &f);
	if (is_refused(r, value, known))
		return NULL;
	if (known)
		return known;
	input = ARENA_NEW(r->a, struct input);
	input->device = f.identity[0];
	input->inode = f.identity[1];
	return load_input(r, input, place, place);
}

static void merge_include(struct reader *r, const struct input *input, const struct node *value,
                          struct node **under)
{
	const struct input *included;

	if (value->kind != NODE_SCALAR || read_is_absent(value)) {
		diag_error(r->d, value->at, "wrong-type",
		           "\"include\" is the path of a .yaml file, or a list of paths");
		diag_advise(r->d, "write include: seller.yaml, or include: [seller.yaml, carrier.yaml]");
		return;
	}
	included = include_one(r, input, value);
	if (included && included->root)
		*under = *under ? include_merge(r, included->root, *under) : included->root;
}

/* The later of several included files wins over the earlier, the including file over all. */
static void merge_includes(struct reader *r, struct input *input)
{
	const struct node *value = tree_lookup(input->root, "include");
	struct node *under = NULL, *own = input->root;

	if (!value || read_is_absent(value))
		return;
	if (value->kind != NODE_LIST)
		merge_include(r, input, value, &under);
	else
		for (size_t i = 0; i < value->n && !read_is_tired(r); i++)
			merge_include(r, input, value->items[i], &under);
	if (under)
		input->root = include_merge(r, own, under);
}

static void check_version(struct reader *r, const struct input *input)
{
	const struct node *value = tree_lookup(input->root, "dossier");
	bool is_main = input == r->inputs[0];

	if (!value && !is_main)
		return;
	if (!value || read_is_absent(value)) {
		diag_error(r->d, (struct mark){ .source = input->source }, "missing-key",
		           "a case file needs \"dossier\": the version of its format");
		diag_advise(r->d, "begin the file with the line \"dossier: 1\"");
	} else if (value->kind != NODE_SCALAR || strcmp(value->text, "1") != 0) {
		diag_error(r->d, value->at, "bad-value", "this version of the program reads format 1, not %s",
		           value->kind == NODE_SCALAR ? tree_quote(r->a, value->text) : _("this"));
		diag_advise(r->d, "write \"dossier: 1\", or use a newer program");
	}
}

static bool check_root(struct reader *r, const struct input *input)
{
	const struct node *root = input->root;

	if (root->n == 0 && root->kind == NODE_MAP && input == r->inputs[0]) {
		diag_error(r->d, (struct mark){ .source = input->source }, "missing-key",
		           "there is nothing in this file");
		diag_advise(r->d, "begin it with the line \"dossier: 1\"; dossier-case(5) has an example");
		return false;
	}
	if (root->kind == NODE_MAP)
		return true;
	diag_error(r->d, root->at, "wrong-type",
	           root->kind == NODE_LIST
	                   ? N_("a case file is made of lines \"key: value\", not of a list")
	                   : N_("a case file is made of lines \"key: value\", not of text alone"));
	if (root->kind == NODE_SCALAR && strstr(root->text, "\xEF\xBC\x9A"))
		diag_advise(r->d, "the colon is a full-width one: write a plain : and a space after it");
	else
		diag_advise(r->d, "begin with \"dossier: 1\"");
	return false;
}

static bool is_too_much(struct reader *r, const struct input *input)
{
	r->n_bytes += input->source->n;
	if (r->n_bytes <= TREE_MAX_BYTES)
		return false;
	diag_error(r->d, (struct mark){ .source = input->source }, "too-large",
	           "the case and the files it includes have more than %u MiB together", TREE_MAX_BYTES >> 20);
	diag_advise(r->d, "a case file holds words only; pictures are named in it by their paths");
	return true;
}

static const struct input *load_input(struct reader *r, struct input *input, const char *path,
                                      const char *shown)
{
	input->root = tree_load(r->a, r->d, path, shown, &input->source);
	input->folder = strcmp(path, "-") == 0 ? "." : fs_folder_of(r->a, path);
	if (!input->source)
		return NULL;
	r->inputs[r->n_inputs++] = input;
	*ARENA_PUSH(r->a, r->c->inputs, r->c->n_inputs) = arena_strdup(r->a, path);
	if (!input->root || is_too_much(r, input) || !check_root(r, input)) {
		input->root = NULL;
		return input;
	}
	check_version(r, input);
	r->chain[r->depth++] = input;
	merge_includes(r, input);
	r->depth--;
	return input;
}

struct node *include_load(struct reader *r, const char *path)
{
	struct input *input = ARENA_NEW(r->a, struct input);
	struct fs_file f;

	if (strcmp(path, "-") != 0 && fs_open(&f, path)) {
		input->device = f.identity[0];
		input->inode = f.identity[1];
		fs_close(&f);
	}
	load_input(r, input, path, strcmp(path, "-") == 0 ? "<stdin>" : path);
	r->c->source = input->source;
	r->c->folder = input->folder;
	return input->root;
}
