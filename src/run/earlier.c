/* earlier.c - which pictures were shown in a case that this one supplements already? Of earlier cases only
 * the digests of files are wanted, and only where another case has a file of as many bytes. */
#include <string.h>

#include "base/message.h"
#include "run/run.h"

/* A file of any of the cases; the case itself stands last. */
struct candidate {
	size_t generation; /* index among the cases, oldest first */
	const char *place;
	uint64_t bytes;
	struct evidence *evidence;
};

struct candidates {
	struct candidate *v;
	size_t n, n_missing;
};

static void list_cases(struct run *r)
{
	const struct casefile *c;
	size_t i = 0;
	for (c = r->casefile->first; c; c = c->first)
		r->n_earlier++;
	r->earlier = ARENA_ARRAY(r->arena, struct earlier, r->n_earlier);
	for (c = r->casefile->first; c; c = c->first)
		r->earlier[r->n_earlier - ++i].casefile = c;
}

/* It need not be there any more: then it can be no other's double. */
static void add_candidate(struct run *r, struct candidates *all, size_t generation, const struct file *f,
                          struct evidence *e)
{
	struct fs_file file;
	e->path = f->path;
	if (!fs_open(&file, f->place)) {
		all->n_missing++;
		return;
	}
	*ARENA_PUSH(r->arena, all->v, all->n) =
		(struct candidate){.generation = generation, .place = f->place, .bytes = file.bytes, .evidence = e};
	fs_close(&file);
}

static struct candidates list_files(struct run *r)
{
	struct candidates all = {0};
	const struct casefile *c = r->casefile;
	for (size_t i = 0; i < r->n_earlier; i++) {
		const struct casefile *earlier = r->earlier[i].casefile;
		struct evidence *e = ARENA_ARRAY(r->arena, struct evidence, earlier->n_files);
		r->earlier[i].evidence = e;
		for (size_t k = 0; k < earlier->n_files; k++)
			add_candidate(r, &all, i, &earlier->files[k], &e[k]);
	}
	for (size_t i = 0; i < c->n_files; i++)
		if (r->intake[i].is_known)
			*ARENA_PUSH(r->arena, all.v, all.n) = (struct candidate){
				.generation = r->n_earlier,
				.bytes = r->evidence[i].bytes,
				.evidence = &r->evidence[i],
			};
	return all;
}

static bool has_rival(const struct candidates *all, const struct candidate *c)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].generation != c->generation && all->v[i].bytes == c->bytes)
			return true;
	return false;
}

static bool is_known(const struct candidates *all, const struct evidence *e)
{
	for (size_t i = 0; i < all->n && all->v[i].place; i++)
		if (strcmp(all->v[i].evidence->sha256, e->sha256) == 0)
			return true;
	return false;
}

static void report_missing(struct run *r, size_t n)
{
	if (n == 0)
		return;
	diag_warning(r->diag, r->casefile->supplements.at, "earlier-missing",
	             n == 1 ? N_("%zu file of the earlier case cannot be read: pictures in it count as new")
	                    : N_("%zu files of the earlier case cannot be read: pictures in them count as new"),
	             n);
	diag_advise(r->diag, "put the files back where the earlier case names them");
}

void run_compare_earlier(struct run *r)
{
	list_cases(r);
	if (r->n_earlier == 0)
		return;
	struct candidates all = list_files(r);
	report_missing(r, all.n_missing);
	for (size_t i = 0; i < all.n && all.v[i].place; i++)
		if (has_rival(&all, &all.v[i]))
			custody_hash_path(all.v[i].evidence->sha256, all.v[i].place);
	for (size_t i = 0; i < r->casefile->n_files; i++)
		r->evidence[i].known = is_known(&all, &r->evidence[i]);
}
