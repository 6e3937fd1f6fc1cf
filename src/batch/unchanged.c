/* unchanged.c - whether a case would become what it became before: by the content of all that it was made of,
 * and of what was made of it; never by times. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "batch/batch_int.h"
#include "custody/custody.h"
#include "tree/tree.h"

struct digests { /* by path, so that a font is hashed once */
	struct digested {
		const char *path; /* NULL: free */
		char sha256[CUSTODY_HEX_BYTES];
	} *v;
	size_t n, n_places; /* a power of two */
};

static struct digested *find_place(const struct digests *d, const char *path)
{
	size_t i = hash_bytes(HASH_START, path, strlen(path));
	while (d->v[i & (d->n_places - 1)].path && strcmp(d->v[i & (d->n_places - 1)].path, path) != 0)
		i++;
	return &d->v[i & (d->n_places - 1)];
}

static void grow(struct arena *a, struct digests *d)
{
	struct digests old = *d;
	if (2 * d->n < d->n_places)
		return;
	d->n_places = old.n_places ? 2 * old.n_places : 1024;
	d->v = ARENA_ARRAY(a, struct digested, d->n_places);
	for (size_t i = 0; i < old.n_places; i++)
		if (old.v[i].path)
			*find_place(d, old.v[i].path) = old.v[i];
}

const char *unchanged_digest(struct batch *b, const char *path)
{
	if (!b->digests)
		b->digests = ARENA_NEW(b->arena, struct digests);
	grow(b->arena, b->digests);
	struct digested *d = find_place(b->digests, path);
	if (d->path)
		return d->sha256;
	d->path = arena_strdup(b->arena, path);
	if (!custody_hash_folder(d->sha256, path, false))
		custody_hash_path(d->sha256, path);
	b->digests->n++;
	return d->sha256;
}

/* Lists of maps with path and sha256. What could not be read then must be so now. */
static bool are_as_before(struct batch *b, const struct node *files)
{
	for (size_t i = 0; files && i < files->n; i++) {
		const char *path = tree_text(files->items[i], "path", "");
		const char *sha256 = tree_text(files->items[i], "sha256", "");
		if (strcmp(unchanged_digest(b, path), sha256) != 0)
			return false;
	}
	return files && files->n > 0;
}

bool unchanged_is_over(const struct batch *b, int64_t deadline)
{
	return deadline && deadline < b->options->now;
}

/* A case whose deadline has passed since is built again, which tells it. */
bool unchanged(struct batch *b, const struct record *old)
{
	if (!old || !ending_is_good(old->ending) || !old->stock)
		return false;
	if (!old->was_over && unchanged_is_over(b, old->deadline))
		return false;
	return strcmp(old->stock, dossier_stock_sha256(b->stock)) == 0 && are_as_before(b, old->inputs)
		&& are_as_before(b, old->outputs);
}
