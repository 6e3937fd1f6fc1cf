/* files.c - paths that a case names. What lies outside the folder of the main case file is refused;
 * of evidence files PDF is too, and one named twice is one entry. Nothing here opens them. */
#include <string.h>
#include <strings.h>

#include "base/fs.h"
#include "base/hash.h"
#include "base/message.h"
#include "casefile/casefile_int.h"

struct file_slot {
	const char *place; /* without "." and "x/.." */
	size_t index;
};

/* ---- paths as words ---- */

/* Can the next component be taken back by a ".."? */
static bool has_name_at_end(const char *out, size_t n)
{
	return n > 0 && !(n >= 2 && strcmp(out + n - 2, "..") == 0 && (n == 2 || out[n - 3] == '/')) &&
	       strcmp(out, "/") != 0;
}

/* "a/./b/../c" to "a/c". Links are not followed: two spellings through links stay two files. */
static const char *simplified(struct arena *a, const char *path)
{
	char *out = arena_alloc(a, strlen(path) + 2);
	size_t n = 0;

	if (*path == '/')
		out[n++] = '/';
	while (*path) {
		size_t length = strcspn(path, "/");
		if (length == 2 && memcmp(path, "..", 2) == 0 && has_name_at_end(out, n)) {
			while (n > 0 && out[n - 1] != '/')
				n--;
			n -= n > 1;
		} else if (length > 0 && !(length == 1 && *path == '.')) {
			if (n > 0 && out[n - 1] != '/')
				out[n++] = '/';
			memcpy(out + n, path, length);
			n += length;
		}
		out[n] = '\0';
		path += length + (path[length] == '/');
	}
	return out;
}

static bool climbs_out(struct arena *a, const char *folder, const char *place)
{
	const char *top = simplified(a, folder), *s = simplified(a, place);
	size_t n = strlen(top);

	if (n > 0 && strcmp(top, "/") != 0) {
		if (strncmp(s, top, n) != 0 || s[n] != '/')
			return true;
		s += n + 1;
	}
	return (n == 0 && *s == '/') || strcmp(s, "..") == 0 || strncmp(s, "../", 3) == 0;
}

/* ---- what is refused ---- */

/* The path of what is not there is judged by its words, and an absolute one is then just missing. */
static bool is_outside(struct reader *r, const char *place)
{
	const char *folder = r->inputs[0]->folder;

	if (fs_exists(place))
		return !fs_is_inside(folder, place);
	return *place != '/' && climbs_out(r->a, folder, place);
}

bool files_refuse_outside(struct reader *r, struct mark at, const char *path, const char *place)
{
	const char *folder = r->inputs[0]->folder;
	bool is_link = *place != '/' && !climbs_out(r->a, folder, place);

	if (r->options->allow_outside || !is_outside(r, place))
		return false;
	diag_error(r->d, at, "outside", is_link ? N_("\"%s\" leads out of the folder of the case through a link")
	                                        : N_("\"%s\" lies outside the folder of the case"),
	           tree_quote(r->a, path));
	diag_advise(r->d, "copy it into %s, or allow it with --allow-outside",
	            strcmp(folder, ".") == 0 ? _("the current folder") : tree_quote(r->a, folder));
	return true;
}

bool files_refuse(struct reader *r, const struct node *value, const char *place)
{
	const char *path = value->text, *shown = tree_quote(r->a, path);

	if (strncmp(path, "http://", 7) == 0 || strncmp(path, "https://", 8) == 0) {
		diag_error(r->d, value->at, "bad-value", "\"%s\" is a web address, not a file", shown);
		diag_advise(r->d, "save what it shows into the folder, and name that file here");
	} else if (strchr(path, '\\')) {
		diag_error(r->d, value->at, "bad-value", "\"%s\" has a backslash in it", shown);
		diag_advise(r->d,
		            "write paths with /, starting from the folder of this file: shots/order.png");
	} else {
		return files_refuse_outside(r, value->at, path, place);
	}
	return true;
}

/* ---- one entry a file ---- */

static struct file_slot *find_slot(struct reader *r, const char *place)
{
	size_t at = hash_bytes(HASH_START, place, strlen(place)) & (r->n_slots - 1);

	while (r->slots[at].place && strcmp(r->slots[at].place, place) != 0)
		at = (at + 1) & (r->n_slots - 1);
	return &r->slots[at];
}

static void grow_slots(struct reader *r)
{
	struct file_slot *old = r->slots;
	size_t n_old = r->n_slots;

	if (r->n_slots > r->c->n_files * 2)
		return;
	r->n_slots = n_old ? n_old * 2 : 64;
	r->slots = ARENA_ARRAY(r->a, struct file_slot, r->n_slots);
	for (size_t i = 0; i < n_old; i++)
		if (old[i].place)
			*find_slot(r, old[i].place) = old[i];
}

void files_read_one(struct reader *r, const struct node *value, size_t *to)
{
	const struct input *input = include_of(r, value->at.source);
	struct file f = { .path = value->text, .at = value->at };
	struct file_slot *slot;

	if (read_is_absent(value)) {
		diag_error(r->d, value->at, "bad-value", "the path of a picture is missing here");
		diag_advise(r->d, "write it, such as shots/order.png, or take this line out");
		return;
	}
	f.place = fs_join(r->a, input->folder, f.path);
	if (files_refuse(r, value, f.place))
		return;
	grow_slots(r);
	slot = find_slot(r, simplified(r->a, f.place));
	if (!slot->place) {
		slot->place = simplified(r->a, f.place);
		slot->index = f.original = r->c->n_files;
		*ARENA_PUSH(r->a, r->c->files, r->c->n_files) = f;
	}
	*to = slot->index;
}

void files_read_parts(struct reader *r, const struct field *f, const struct node *value, struct parts *to)
{
	struct parts parts = { .at = value->at };

	if (value->kind != NODE_LIST || value->n < 2) {
		diag_error(r->d, value->at, "wrong-type", "\"%s\" takes a list of two pictures or more", f->key);
		diag_advise(r->d, "write: %s: [shots/chat-1.png, shots/chat-2.png]", f->key);
		return;
	}
	for (size_t i = 0; i < value->n && !read_is_tired(r); i++) {
		size_t part = SIZE_MAX; /* stays so when it is refused */
		if (value->items[i]->kind == NODE_SCALAR) {
			files_read_one(r, value->items[i], &part);
		} else {
			read_wrong_type(r, f, value->items[i]);
			diag_advise(r->d, "write: %s: [shots/chat-1.png, shots/chat-2.png]", f->key);
		}
		if (part < r->c->n_files)
			*ARENA_PUSH(r->a, parts.v, parts.n) = part;
	}
	if (parts.n == value->n)
		*to = parts;
}

/* The folder of fonts: found and refused as pictures are. */
void files_place_fonts(struct reader *r)
{
	struct fonts_choice *f = &r->c->fonts;

	if (!f->folder.s)
		return;
	f->place = fs_join(r->a, include_of(r, f->folder.at.source)->folder, f->folder.s);
	if (files_refuse_outside(r, f->folder.at, f->folder.s, f->place))
		f->place = NULL;
}
