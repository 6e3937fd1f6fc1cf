/* stale.c - a build with fewer sheets, or for another reader, must not leave what the one before it made
 * lying there as if it belonged to it. Gone are only files that the old manifest lists under this name and
 * that still are what it says: what anybody else made of them stays. */
#include <string.h>

#include "run/outputs.h"

enum { MANIFEST_MOST = 1 << 20, HEX = CUSTODY_HEX_BYTES - 1 };

/* ".jpg" of "-12.jpg"; "" if it is no such name */
static const char *find_kind(const char *ending)
{
	size_t n_digits = *ending == '-' ? strspn(ending + 1, "0123456789") : 0;
	return n_digits > 0 ? ending + 1 + n_digits : "";
}

static bool is_sheet_ending(const char *ending)
{
	const char *kind = find_kind(ending);
	return strcmp(kind, ".jpg") == 0 || strcmp(kind, ".png") == 0;
}

/* Of the PDF, or a volume of it: ".pdf", "-2.pdf". */
static bool is_pdf_ending(const char *ending)
{
	return strcmp(ending, ".pdf") == 0 || strcmp(find_kind(ending), ".pdf") == 0;
}

/* Is a file of this name replaced by what is made? What may be delivered by a build of its own stays, but
 * not a message to the buyer: the dossier that went with it is written over. */
static bool is_of_these(const char *name, const char *base, unsigned products)
{
	size_t n = strlen(base);
	if (strncmp(name, base, n) != 0)
		return false;
	const char *ending = name + n;
	return (products & PRODUCT_IMAGES && is_sheet_ending(ending))
	       || (products & PRODUCT_PDF && is_pdf_ending(ending))
	       || (products & PRODUCT_TEXT && strcmp(ending, ".txt") == 0) || strcmp(ending, ".message.txt") == 0;
}

/* All that is made lies in one folder, however its path is spelt (a//b, a/./b): the name decides. */
static bool is_made_again(const struct outputs *o, const char *name)
{
	for (size_t i = 0; i < o->n; i++)
		if (strcmp(fs_name_of(o->v[i]->path), name) == 0)
			return true;
	return false;
}

static bool has_digest(const char *path, const char *hex)
{
	char found[CUSTODY_HEX_BYTES];
	struct digest digest;
	struct fs_file f;
	if (!fs_open(&f, path))
		return false;
	bool is_read = custody_hash_file(&digest, &f);
	fs_close(&f);
	custody_hex(found, &digest);
	return is_read && strncmp(found, hex, HEX) == 0;
}

/* "<digest>  <name>" */
static void look_at_line(struct stale *s, const struct outputs *o, const char *base, const char *line,
                         size_t n)
{
	struct arena *a = o->run->arena;
	if (n < HEX + 3 || line[HEX] != ' ')
		return;
	const char *name = arena_strndup(a, line + HEX + 2, n - HEX - 2);
	const char *path = fs_join(a, fs_folder_of(a, base), name);
	if (strncmp(path, "./", 2) == 0 && strncmp(base, "./", 2) != 0)
		path += 2;
	bool is_ours = is_of_these(name, fs_name_of(base), o->run->products);
	if (is_ours && !is_made_again(o, name) && has_digest(path, line))
		*ARENA_PUSH(a, s->paths, s->n) = path;
}

struct stale stale_find(const struct outputs *o, const char *base, const char *manifest)
{
	struct stale s = {0};
	struct buf old = {0};
	if (fs_exists(manifest) && fs_read_all(&old, manifest, MANIFEST_MOST)) {
		const char *p = (const char *)old.data, *end = p + old.n;
		while (p < end) {
			const char *newline = memchr(p, '\n', (size_t)(end - p));
			size_t n = (size_t)((newline ? newline : end) - p);
			look_at_line(&s, o, base, p, n);
			p += n + 1;
		}
	}
	buf_drop(&old);
	return s;
}

void stale_remove(struct run *r, const struct stale *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (fs_remove(s->paths[i]))
			diag_note(r->diag, (struct mark){0}, "stale-file", "%s of an earlier build was removed",
			          s->paths[i]);
}

void stale_tell(const struct outputs *o, const char *base)
{
	struct run *r = o->run;
	const char *folder = fs_folder_of(r->arena, base), *name = fs_name_of(base);
	size_t n, n_base = strlen(name);
	const char **names = fs_list(r->arena, folder, &n);
	for (size_t i = 0; i < n; i++) {
		if (strncmp(names[i], name, n_base) != 0 || !is_pdf_ending(names[i] + n_base)
		    || is_made_again(o, names[i]))
			continue;
		const char *path = fs_join(r->arena, folder, names[i]);
		const char *bare = strcmp(folder, ".") == 0 && strncmp(base, "./", 2) != 0 ? names[i] : path;
		if (output_is_input(r, path))
			continue;
		diag_warning(r->diag, (struct mark){0}, "stale-file",
		             "%s lies beside what was built and does not belong to it", bare);
		diag_advise(r->diag, "it is not as an earlier build left it, so it stays; move it away before "
		                     "somebody sends it along");
	}
}
