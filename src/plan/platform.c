/* platform.c - finds and reads the template of a platform. Names come from the case, so a file is
 * opened only if the folder's own list has it: no path can be smuggled in. */
#include "plan/platform.h"

#include <string.h>

#include "base/date.h"
#include "base/fs.h"

static const char suffix[] = ".yaml";

/* Names of the .yaml files in a folder, without their ending. */
static const char **list_templates(struct arena *a, const char *folder, size_t *n)
{
	size_t n_all = 0;
	const char **all = fs_list(a, folder, &n_all);
	const char **names = NULL;
	*n = 0;
	for (size_t i = 0; i < n_all; i++) {
		size_t length = strlen(all[i]), end = sizeof suffix - 1;
		if (length <= end || strcmp(all[i] + length - end, suffix) != 0)
			continue;
		*ARENA_PUSH(a, names, *n) = arena_strndup(a, all[i], length - end);
	}
	return names;
}

static const char *join_names(struct arena *a, const char *const *names, size_t n)
{
	const char *all = "";
	for (size_t i = 0; i < n; i++)
		all = arena_printf(a, "%s%s%s", all, i ? ", " : "", names[i]);
	return all;
}

static void report_unknown(struct arena *a, struct diag *d, const struct text *name, const char *code,
                           const char *what, const char *const *known, size_t n)
{
	const char *near = diag_nearest(name->s, known, n);
	diag_error(d, name->at, code, "unknown %s \"%s\"", what, tree_quote(a, name->s));
	if (near)
		diag_advise(d, "did you mean \"%s\"? known: %s", near, join_names(a, known, n));
	else
		diag_advise(d, "known: %s", join_names(a, known, n));
}

const char *platform_find_template(struct arena *a, struct diag *d, const char *templates,
                                   const char *folder, const struct text *name, const char *code)
{
	const char *place = fs_join(a, templates, folder);
	size_t n;
	const char **names = list_templates(a, place, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(names[i], name->s) == 0)
			return fs_join(a, place, arena_printf(a, "%s%s", name->s, suffix));
	if (n == 0) {
		diag_system(d, (struct mark){0}, "no-templates", "no templates in %s", place);
		diag_advise(d, "install the program anew, or name the folder that has them with --templates");
		return NULL;
	}
	const char *what = strchr(code, '-') + 1; /* unknown-platform: platform */
	report_unknown(a, d, name, code, what, names, n);
	return NULL;
}

const char *platform_pick(const struct node *by_language, const char *language, const char *otherwise)
{
	return tree_text(by_language, language, tree_text(by_language, "en", otherwise));
}

static const struct node *lookup_list(const struct node *root, const char *key)
{
	const struct node *node = tree_lookup(root, key);
	return node && node->kind == NODE_LIST ? node : NULL;
}

const struct platform *platform_load(struct arena *a, struct diag *d, const char *templates,
                                     const struct text *name)
{
	const struct text generic = {.s = "generic"};
	if (!name->s)
		name = &generic;
	const char *path = platform_find_template(a, d, templates, "platforms", name, "unknown-platform");
	const struct source *source;
	const struct node *root = path ? tree_load(a, d, path, path, &source) : NULL;
	if (!root)
		return NULL;
	struct platform *p = ARENA_NEW(a, struct platform);
	const struct node *zone = tree_lookup(root, "timezone");
	p->id = name->s;
	p->path = path;
	p->name = tree_lookup(root, "name");
	p->language = tree_text(root, "language", "en");
	p->currency = tree_text(root, "currency", NULL);
	p->zone_name = tree_lookup(zone, "name");
	p->complaints = lookup_list(root, "complaints");
	p->sections = lookup_list(root, "sections");
	if (!date_parse_offset(&p->zone, tree_text(zone, "offset", "Z"))) {
		diag_error(d, zone->at, "bad-template", "the offset of the time zone is none");
		diag_advise(d, "write it as \"+08:00\"");
	}
	return p;
}

bool platform_check_complaint(struct arena *a, struct diag *d, const struct platform *p,
                              const struct text *complaint)
{
	const char **known = NULL;
	size_t n = 0;
	for (size_t i = 0; p->complaints && i < p->complaints->n; i++) {
		const char *id = p->complaints->items[i]->text;
		if (id && strcmp(id, complaint->s) == 0)
			return true;
		if (id)
			*ARENA_PUSH(a, known, n) = id;
	}
	report_unknown(a, d, complaint, "unknown-complaint", "complaint", known, n);
	return false;
}
