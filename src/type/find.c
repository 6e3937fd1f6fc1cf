/* find.c - a family and weight to a font file and the index of the face in it.
 *
 * The way that nearly every run takes opens one file at the path that the table names. Only when that
 * is not there, or for a family that the table does not know, are whole folders read. Names are
 * compared, never file names or the order in a collection. */
#include <hb-ot.h>
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "type/type_int.h"

#define MAX_DEPTH 8     /* of folders, which also ends loops of links */
#define MAX_FOLDERS 2000u /* in all: links that lead back up would multiply at every depth */
#define MAX_FACES 64u   /* in a collection */

enum { NAME_FAMILY = 1, NAME_TYPOGRAPHIC_FAMILY = 16 };
enum { OS2_WEIGHT = 4, OS2_SELECTION = 62, SELECTION_ITALIC = 1 };

#define TABLE_OS2 HB_TAG('O', 'S', '/', '2')

static bool is_font_name(const char *name)
{
	static const char *const endings[] = {".ttf", ".otf", ".ttc", ".otc"};
	size_t n = strlen(name);
	for (size_t i = 0; n > 4 && i < sizeof endings / sizeof *endings; i++)
		if (strcasecmp(name + n - 4, endings[i]) == 0)
			return true;
	return false;
}

static void add_face(struct catalogue *c, struct arena *keep, const char *path, hb_blob_t *blob,
                     unsigned index)
{
	hb_face_t *f = hb_face_create(blob, index);
	const char *family = face_read_name(keep, f, NAME_TYPOGRAPHIC_FAMILY);
	if (!family)
		family = face_read_name(keep, f, NAME_FAMILY);
	if (family && hb_face_get_glyph_count(f) > 0) {
		struct found_face *found = ARENA_PUSH(keep, c->v, c->n);
		found->path = path;
		found->family = family;
		found->index = index;
		found->weight = face_read_field(f, TABLE_OS2, OS2_WEIGHT);
		found->italic = face_read_field(f, TABLE_OS2, OS2_SELECTION) & SELECTION_ITALIC;
	}
	hb_face_destroy(f);
}

static void add_file(struct catalogue *c, struct arena *keep, const char *path)
{
	size_t n;
	const void *bytes = fs_map(path, &n);
	if (!bytes)
		return;
	*ARENA_PUSH(keep, c->files, c->n_files) = path;
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	unsigned faces = hb_face_count(blob);
	for (unsigned i = 0; i < faces && i < MAX_FACES; i++)
		add_face(c, keep, path, blob, i);
	hb_blob_destroy(blob);
	fs_unmap(bytes, n);
}

static void add_folder(struct catalogue *c, struct arena *keep, const char *folder, int depth)
{
	size_t n;
	if (c->n_folders++ >= MAX_FOLDERS)
		return;
	const char **names = fs_list(keep, folder, &n);
	for (size_t i = 0; i < n; i++) {
		const char *path = fs_join(keep, folder, names[i]);
		if (is_font_name(names[i]))
			add_file(c, keep, path);
		else if (depth < MAX_DEPTH && fs_is_folder(path))
			add_folder(c, keep, path, depth + 1);
	}
}

void catalogue_add_folder(struct catalogue *c, struct arena *keep, const char *folder)
{
	add_folder(c, keep, folder, 0);
}

/* Upright, nearest in weight; the first of equals. */
static bool search_catalogue(struct found *out, const struct catalogue *c, const char *family, enum weight w)
{
	int want = w == WEIGHT_BOLD ? 700 : 400, nearest = 2000;
	for (size_t i = 0; i < c->n; i++) {
		const struct found_face *f = &c->v[i];
		if (strcasecmp(f->family, family) != 0)
			continue;
		int distance = (f->weight > want ? f->weight - want : want - f->weight) + (f->italic ? 1000 : 0);
		if (distance < nearest) {
			nearest = distance;
			*out = (struct found){f->path, f->index};
		}
	}
	return nearest < 2000;
}

static bool has_family(struct arena *scratch, hb_blob_t *blob, unsigned index, const char *family)
{
	hb_face_t *f = hb_face_create(blob, index);
	const char *name = face_read_name(scratch, f, NAME_FAMILY);
	bool same = name && strcasecmp(name, family) == 0;
	if (!same) {
		name = face_read_name(scratch, f, NAME_TYPOGRAPHIC_FAMILY);
		same = name && strcasecmp(name, family) == 0;
	}
	hb_face_destroy(f);
	return same;
}

static bool search_file(struct found *out, struct type *t, const char *path, const char *family)
{
	size_t n;
	const void *bytes = fs_map(path, &n);
	if (!bytes)
		return false;
	bool found = false;
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
	unsigned faces = hb_face_count(blob);
	for (unsigned i = 0; !found && i < faces && i < MAX_FACES; i++) {
		found = has_family(t->scratch, blob, i, family);
		*out = (struct found){path, i};
	}
	hb_blob_destroy(blob);
	fs_unmap(bytes, n);
	return found;
}

/* The path of the table, under each of the table's folders. */
static bool search_known(struct found *out, struct type *t, const struct family *f, enum weight w)
{
	for (size_t i = 0; f->file[w] && i < t->table.n_folders; i++) {
		const char *path = fs_join(t->arena, t->table.folders[i], f->file[w]);
		if (search_file(out, t, path, f->name))
			return true;
	}
	return false;
}

static bool search_system(struct found *out, struct type *t, const struct family *f, enum weight w)
{
	for (size_t i = 0; !t->system.made && i < t->table.n_folders; i++)
		catalogue_add_folder(&t->system, t->arena, t->table.folders[i]);
	t->system.made = true;
	return search_catalogue(out, &t->system, f->name, w);
}

bool find_face(struct found *out, struct type *t, const struct family *f, enum weight w)
{
	if (search_catalogue(out, &t->given, f->name, w) || search_known(out, t, f, w))
		return true;
	/* A family of the table without a bold file is set in its regular one: no search for what is not. */
	bool known = f->file[WEIGHT_REGULAR] != NULL;
	if (known && !f->file[w])
		return false;
	return search_system(out, t, f, w);
}
