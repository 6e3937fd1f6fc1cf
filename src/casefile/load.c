/* load.c - from a path to a casefile, and the checks that follow. */
#include "casefile/casefile_int.h"

struct casefile *load_case(struct arena *a, struct diag *d, const char *path,
                           const struct casefile_options *options, const struct reader *later)
{
	struct casefile *c = ARENA_NEW(a, struct casefile);
	struct reader r = { .a = a, .d = d, .c = c, .options = options, .later = later };
	struct node *root = include_load(&r, path);

	if (root)
		read_map(&r, &case_table, from_load(&r, root), (struct mark){ .source = c->source }, c);
	scans_settle(c);
	views_make(&r);
	files_place_fonts(&r);
	ids_give(&r);
	supplements_load(&r);
	return c;
}

struct casefile *casefile_load(struct arena *a, struct diag *d, const char *path,
                               const struct casefile_options *options)
{
	static const struct casefile_options none = { 0 };

	return load_case(a, d, path, options ? options : &none, NULL);
}

void casefile_check(const struct casefile *c, struct diag *d)
{
	struct arena *scratch = arena_new();

	if (c->source) {
		check_ids(c, d);
		check_references(scratch, c, d);
		check_blanks(c, d);
	}
	arena_drop(scratch);
}
