/* list.c - which families there are: those of the table, and those in folders of the caller's. */
#include <strings.h>

#include "type/type_int.h"

static bool is_listed(const struct font_family *v, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (strcasecmp(v[i].name, name) == 0)
			return true;
	return false;
}

static const char *find_path(struct type *t, const struct family *f, enum weight w)
{
	struct found found;
	return find_face(&found, t, f, w) ? found.path : NULL;
}

static struct font_family list_family(struct arena *a, struct type *t, const struct family *f)
{
	const char *regular = find_path(t, f, WEIGHT_REGULAR), *bold = find_path(t, f, WEIGHT_BOLD);
	return (struct font_family){
		.name = arena_strdup(a, f->name),
		.package = f->package ? arena_strdup(a, f->package) : NULL,
		.regular = regular ? arena_strdup(a, regular) : NULL,
		.bold = bold ? arena_strdup(a, bold) : NULL,
	};
}

const struct font_family *type_list_families(struct arena *a, struct diag *d,
                                             const struct type_config *config, size_t *n)
{
	struct arena *keep = arena_new();
	struct type t = {.arena = keep, .scratch = arena_new()};
	struct font_family *v = NULL;
	*n = 0;
	bool is_read = table_load(&t.table, keep, a, d, config->table);
	for (size_t i = 0; is_read && i < config->n_folders; i++)
		catalogue_add_folder(&t.given, keep, config->folders[i]);
	for (size_t i = 0; i < t.given.n; i++) /* the table's first, whatever its order */
		table_find_family(&t.table, keep, t.given.v[i].family);
	for (size_t i = 0; is_read && i < t.table.n_families; i++)
		if (!is_listed(v, *n, t.table.families[i]->name))
			*ARENA_PUSH(a, v, *n) = list_family(a, &t, t.table.families[i]);
	arena_drop(t.scratch);
	arena_drop(keep);
	return v;
}
