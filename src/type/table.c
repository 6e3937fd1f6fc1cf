/* table.c - faces.yaml and breaks.yaml become structs.
 *
 * A table that is broken is reported with its line; unknown keys are left alone, so that an older
 * program reads a newer table. */
#include <string.h>

#include "base/fs.h"
#include "tree/tree.h"
#include "type/type_int.h"

static const char *const weight_keys[WEIGHTS] = {"regular", "bold"};

static const char **read_list(struct arena *keep, const struct node *list, size_t *n)
{
	const char **v = NULL;
	*n = 0;
	if (!list || list->kind != NODE_LIST)
		return NULL;
	for (size_t i = 0; i < list->n; i++)
		if (list->items[i]->kind == NODE_SCALAR)
			*ARENA_PUSH(keep, v, *n) = arena_strdup(keep, list->items[i]->text);
	return v;
}

static struct family *lookup_family(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->n_families; i++)
		if (strcmp(t->families[i]->name, name) == 0)
			return t->families[i];
	return NULL;
}

struct family *table_find_family(struct table *t, struct arena *keep, const char *name)
{
	struct family *f = lookup_family(t, name);
	if (f)
		return f;
	f = ARENA_NEW(keep, struct family);
	f->name = arena_strdup(keep, name);
	*ARENA_PUSH(keep, t->families, t->n_families) = f;
	return f;
}

static void read_families(struct table *t, struct arena *keep, const struct node *map)
{
	for (size_t i = 0; map && map->kind == NODE_MAP && i < map->n; i++) {
		struct family *f = table_find_family(t, keep, map->keys[i]->text);
		const char *package = tree_text(map->items[i], "package", NULL);
		f->package = package ? arena_strdup(keep, package) : NULL;
		for (int w = 0; w < WEIGHTS; w++) {
			const char *file = tree_text(map->items[i], weight_keys[w], NULL);
			f->file[w] = file ? arena_strdup(keep, file) : NULL;
		}
	}
}

/* A choice is "Family" or {family: Family, only: [Cyrl]}. */
static bool read_choice(struct choice *c, struct table *t, struct arena *keep, const struct node *node)
{
	const char *name = node->kind == NODE_SCALAR ? node->text : tree_text(node, "family", NULL);
	if (!name)
		return false;
	c->family = table_find_family(t, keep, name);
	const struct node *only = tree_lookup(node, "only");
	size_t n;
	const char **scripts = read_list(keep, only, &n);
	c->only = ARENA_ARRAY(keep, hb_script_t, n);
	for (size_t i = 0; i < n; i++)
		c->only[c->n_only++] = hb_script_from_string(scripts[i], -1);
	return true;
}

static struct choices read_choices(struct table *t, struct arena *keep, struct diag *d,
                                   const struct node *list)
{
	struct choices choices = {0};
	for (size_t i = 0; list && list->kind == NODE_LIST && i < list->n; i++) {
		struct choice c = {0};
		if (read_choice(&c, t, keep, list->items[i])) {
			*ARENA_PUSH(keep, choices.v, choices.n) = c;
		} else {
			diag_error(d, list->items[i]->at, "font-table", "a family's name is wanted here");
			diag_advise(d, "write it behind family:, as in the other lines");
		}
	}
	return choices;
}

static void read_languages(struct table *t, struct arena *keep, struct diag *d, const struct node *map)
{
	for (size_t i = 0; map && map->kind == NODE_MAP && i < map->n; i++) {
		const struct node *row = map->items[i];
		struct language_row *l = ARENA_PUSH(keep, t->languages, t->n_languages);
		l->tag = arena_strdup(keep, map->keys[i]->text);
		l->wide = strcmp(tree_text(row, "punctuation", ""), "wide") == 0;
		l->text = read_choices(t, keep, d, tree_lookup(row, "text"));
		l->mono = read_choices(t, keep, d, tree_lookup(row, "mono"));
	}
}

static bool is_yes(const struct node *map, const char *key)
{
	return strcmp(tree_text(map, key, "no"), "yes") == 0;
}

static void read_breaks(struct table *t, struct arena *keep, const struct node *map)
{
	for (size_t i = 0; map->kind == NODE_MAP && i < map->n; i++) {
		const struct node *row = map->items[i];
		struct break_row *b = ARENA_PUSH(keep, t->breaks, t->n_breaks);
		b->tag = arena_strdup(keep, map->keys[i]->text);
		b->units = read_list(keep, tree_lookup(row, "units"), &b->n_units);
		b->holds = read_list(keep, tree_lookup(row, "holds"), &b->n_holds);
		b->groups = is_yes(row, "groups");
		b->initials = is_yes(row, "initials");
		b->dash = is_yes(row, "dash");
	}
}

const char *table_breaks_path(struct arena *a, const char *faces)
{
	return fs_join(a, fs_folder_of(a, faces), "breaks.yaml");
}

static bool load_breaks(struct table *t, struct arena *keep, struct arena *a, struct diag *d,
                        const char *faces)
{
	const char *path = table_breaks_path(a, faces);
	if (!fs_exists(path))
		return true;
	const struct node *root = tree_load(a, d, path, path, NULL);
	if (root)
		read_breaks(t, keep, root);
	return root != NULL;
}

bool table_load(struct table *t, struct arena *keep, struct arena *a, struct diag *d, const char *path)
{
	size_t before = diag_count(d, LEVEL_ERROR) + diag_count(d, LEVEL_SYSTEM);
	const struct node *root = tree_load(a, d, path, path, NULL);
	if (!root)
		return false;
	t->folders = read_list(keep, tree_lookup(root, "folders"), &t->n_folders);
	read_families(t, keep, tree_lookup(root, "families"));
	read_languages(t, keep, d, tree_lookup(root, "languages"));
	t->fallback = read_choices(t, keep, d, tree_lookup(root, "fallback"));
	t->emoji = arena_strdup(keep, tree_text(root, "emoji", "Noto Color Emoji"));
	if (!load_breaks(t, keep, a, d, path))
		return false;
	return diag_count(d, LEVEL_ERROR) + diag_count(d, LEVEL_SYSTEM) == before;
}

/* Length of the tag if it is a prefix of lang at a hyphen, else 0; "*" fits all, barely. */
static size_t match_length(const char *tag, const char *lang)
{
	if (strcmp(tag, "*") == 0)
		return 1;
	size_t n = strlen(tag);
	bool fits = strncmp(tag, lang, n) == 0 && (lang[n] == '\0' || lang[n] == '-');
	return fits ? n + 1 : 0;
}

const struct language_row *table_lookup_language(const struct table *t, const char *lang)
{
	static const struct language_row none = {.tag = "*"};
	const struct language_row *best = &none;
	size_t length = 0;
	for (size_t i = 0; i < t->n_languages; i++)
		if (match_length(t->languages[i].tag, lang) > length) {
			best = &t->languages[i];
			length = match_length(best->tag, lang);
		}
	return best;
}

const struct break_row *table_lookup_breaks(const struct table *t, const char *lang)
{
	static const struct break_row none = {.tag = "*"};
	const struct break_row *best = &none;
	size_t length = 0;
	for (size_t i = 0; i < t->n_breaks; i++)
		if (match_length(t->breaks[i].tag, lang) > length) {
			best = &t->breaks[i];
			length = match_length(best->tag, lang);
		}
	return best;
}
