/* supplements.c - an appeal after an appeal: the earlier case is read for its words, from wherever it lies.
 * Of its evidence nothing is shown, so that what lies outside of its folder is no concern here. */
#include "base/fs.h"
#include "casefile/casefile_int.h"

static bool is_being_read(const struct reader *r, const struct fs_file *f)
{
	for (; r; r = r->later)
		if (r->inputs[0]->inode == f->identity[1] && r->inputs[0]->device == f->identity[0])
			return true;
	return false;
}

static bool is_refused(struct reader *r, const struct fs_file *f)
{
	const struct text *named = &r->c->supplements;
	size_t depth = 1;

	for (const struct reader *later = r->later; later; later = later->later)
		depth++;
	if (is_being_read(r, f)) {
		diag_error(r->d, named->at, "supplements", "\"%s\" supplements itself",
		           tree_quote(r->a, named->s));
		diag_advise(r->d, "name the case file of the first appeal");
	} else if (depth > SUPPLEMENTS_MAX) {
		diag_error(r->d, named->at, "supplements", "more than %d cases supplement each other",
		           SUPPLEMENTS_MAX);
		diag_advise(r->d, "name the last appeal that still matters");
	} else {
		return false;
	}
	return true;
}

void supplements_load(struct reader *r)
{
	struct casefile *c = r->c;
	const char *place;
	struct fs_file f;

	if (!c->supplements.s)
		return;
	place = fs_join(r->a, include_of(r, c->supplements.at.source)->folder, c->supplements.s);
	if (!include_find(r, "supplements", &c->supplements, place, &f) || is_refused(r, &f))
		return;
	struct casefile_options *options = arena_copy(r->a, r->options, sizeof *options);
	options->allow_outside = true;
	c->first = load_case(r->a, r->d, place, options, r);
	for (size_t i = 0; i < c->first->n_inputs; i++)
		*ARENA_PUSH(r->a, c->inputs, c->n_inputs) = c->first->inputs[i];
}
