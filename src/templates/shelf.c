/* shelf.c - finds templates in the folders of the shelf and lays them over each other. */
#include "templates/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/message.h"

static const char suffix[] = ".yaml";

struct shelf *shelf_new(struct arena *a, struct diag *d, const char *const *folders, size_t n)
{
	struct shelf *s = ARENA_NEW(a, struct shelf);
	*s = (struct shelf){.a = a, .d = d, .folders = folders, .n_folders = n};
	return s;
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names of the .yaml files in a folder, without their ending, put after those that are there. */
static void add_names(const struct shelf *s, const char *folder, const char ***names, size_t *n)
{
	size_t n_all = 0;
	const char **all = fs_list(s->a, folder, &n_all);
	for (size_t i = 0; i < n_all; i++) {
		size_t length = strlen(all[i]), end = sizeof suffix - 1;
		if (length > end && strcmp(all[i] + length - end, suffix) == 0)
			*ARENA_PUSH(s->a, *names, *n) = arena_strndup(s->a, all[i], length - end);
	}
}

static const char *kind_folder(const struct shelf *s, size_t i, const char *kind)
{
	return *kind ? fs_join(s->a, s->folders[i], kind) : s->folders[i];
}

const char **shelf_list(const struct shelf *s, const char *kind, size_t *n)
{
	const char **names = NULL;
	size_t n_all = 0;
	*n = 0;
	for (size_t i = 0; i < s->n_folders; i++)
		add_names(s, kind_folder(s, i, kind), &names, &n_all);
	if (n_all > 0)
		qsort(names, n_all, sizeof *names, compare_names);
	for (size_t i = 0; i < n_all; i++)
		if (*n == 0 || strcmp(names[*n - 1], names[i]) != 0)
			names[(*n)++] = names[i];
	return names;
}

static bool has_name(const struct shelf *s, const char *folder, const char *name)
{
	const char **names = NULL;
	size_t n = 0;
	add_names(s, folder, &names, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name) == 0)
			return true;
	return false;
}

const char **shelf_files(const struct shelf *s, size_t *n)
{
	const char **paths = NULL;
	*n = 0;
	for (size_t i = 0; i < s->n_loaded; i++)
		for (size_t k = 0; k < s->n_folders; k++) {
			const char *file = arena_printf(s->a, "%s%s", s->loaded[i].name, suffix);
			const char *path = fs_join(s->a, kind_folder(s, k, s->loaded[i].kind), file);
			if (fs_exists(path))
				*ARENA_PUSH(s->a, paths, *n) = path;
		}
	return paths;
}

static struct shelved lay_together(struct shelf *s, const char *kind, const char *name)
{
	struct shelved result = {.kind = arena_strdup(s->a, kind), .name = arena_strdup(s->a, name)};
	struct node *all = NULL;
	for (size_t i = 0; i < s->n_folders; i++) {
		const char *folder = kind_folder(s, i, kind);
		if (!has_name(s, folder, name))
			continue;
		const char *path = fs_join(s->a, folder, arena_printf(s->a, "%s%s", name, suffix));
		struct node *one = tree_load(s->a, s->d, path, path, NULL);
		if (!one) {
			result.is_bad = true;
			return result;
		}
		all = all ? tree_merge(s->a, all, one) : one;
	}
	result.root = all;
	return result;
}

static struct shelved take(struct shelf *s, const char *kind, const char *name)
{
	for (size_t i = 0; i < s->n_loaded; i++)
		if (strcmp(s->loaded[i].kind, kind) == 0 && strcmp(s->loaded[i].name, name) == 0)
			return s->loaded[i];
	struct shelved t = lay_together(s, kind, name);
	*ARENA_PUSH(s->a, s->loaded, s->n_loaded) = t;
	return t;
}

const struct node *shelf_load(struct shelf *s, const char *kind, const char *name)
{
	return take(s, kind, name).root;
}

static const char *join_names(struct arena *a, const char *const *names, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = arena_printf(a, "%s%s%s", all, i ? ", " : "", names[i]);
	return all;
}

void shelf_report_unknown(struct shelf *s, const struct text *name, const char *code,
                          const char *const *known, size_t n)
{
	const char *near = diag_nearest(name->s, known, n);
	static const struct {
		const char *code, *says;
	} unknown[] = {
		{"unknown-platform", N_("unknown platform \"%s\"")},
		{"unknown-complaint", N_("unknown complaint \"%s\"")},
		{"unknown-language", N_("unknown language \"%s\"")},
		{"unknown-evidence", N_("unknown evidence \"%s\"")},
		{"unknown-import", N_("unknown format of exports \"%s\"")},
		{NULL, N_("unknown name \"%s\"")},
	};
	size_t i = 0;
	while (unknown[i].code && strcmp(unknown[i].code, code) != 0)
		i++;
	diag_error(s->d, name->at, code, unknown[i].says, name->s);
	if (near)
		diag_advise(s->d, "did you mean \"%s\"? known: %s", near, join_names(s->a, known, n));
	else
		diag_advise(s->d, "known: %s", join_names(s->a, known, n));
}

const struct node *shelf_find(struct shelf *s, const char *kind, const struct text *name, const char *code)
{
	struct shelved found = take(s, kind, name->s);
	size_t n = 0;
	if (found.root || found.is_bad)
		return found.root;
	const char **names = shelf_list(s, kind, &n);
	if (n == 0)
		diag_system(s->d, (struct mark){0}, "no-templates", "no templates in %s", kind_folder(s, 0, kind));
	else
		shelf_report_unknown(s, name, code, names, n);
	return NULL;
}

const char *shelf_pick(const struct node *by_language, const char *language, const char *otherwise)
{
	return tree_text(by_language, language, tree_text(by_language, "en", otherwise));
}

const struct node *shelf_lookup_list(const struct node *map, const char *key)
{
	const struct node *node = tree_lookup(map, key);
	return node && node->kind == NODE_LIST ? node : NULL;
}
