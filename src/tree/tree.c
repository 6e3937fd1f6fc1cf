/* tree.c - read a file into a tree, look things up in it, print it. */
#include <errno.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/message.h"
#include "base/utf8.h"
#include "tree/tree_int.h"

static void report_unreadable(struct diag *d, const struct source *source, const char *path, int error)
{
	struct mark at = { .source = source };
	bool is_folder = fs_is_folder(path);

	if (error == EFBIG) {
		diag_error(d, at, "too-large", "the file is larger than %u MiB", TREE_MAX_BYTES >> 20);
		diag_advise(d, "a case file holds words only; pictures are named in it by their paths");
	} else if (error == EINVAL || error == EISDIR || is_folder) {
		diag_error(d, at, "unreadable",
		           is_folder ? N_("this is a folder, not a file")
		                     : N_("this is a pipe or a device, not a file"));
		diag_advise(d, "name the .yaml file itself");
	} else {
		diag_failure(d, at, "unreadable", error, "cannot be read: %s", message_errno(error));
		diag_advise_reading(d, path, path, error);
	}
}

struct node *tree_load(struct arena *a, struct diag *d, const char *path, const char *shown,
                       const struct source **source)
{
	struct source *s = ARENA_NEW(a, struct source);
	struct buf text = { 0 };

	s->name = arena_strdup(a, shown);
	s->text = "";
	if (!fs_read_all(&text, path, TREE_MAX_BYTES)) {
		report_unreadable(d, s, path, errno);
		buf_drop(&text);
		return NULL;
	}
	s->n = text.n;
	buf_add_byte(&text, '\0');
	s->text = arena_copy(a, text.data, text.n); /* not strndup: it would stop at a NUL */
	buf_drop(&text);
	if (source)
		*source = s;
	return tree_parse(a, d, s);
}

const struct node *tree_lookup(const struct node *map, const char *key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	for (size_t i = 0; i < map->n; i++)
		if (strcmp(map->keys[i]->text, key) == 0)
			return map->items[i];
	return NULL;
}

const char *tree_text(const struct node *map, const char *key, const char *otherwise)
{
	const struct node *value = tree_lookup(map, key);
	return value && value->kind == NODE_SCALAR ? value->text : otherwise;
}

const char *tree_quote(struct arena *a, const char *text)
{
	size_t n = strlen(text), i = 0, line = strcspn(text, "\n");
	char *quoted;

	for (int shown = 0; shown < 40 && i < line; shown++)
		utf8_next(text, n, &i);
	quoted = arena_strndup(a, text, i);
	return i < n ? arena_printf(a, "%s...", quoted) : quoted;
}

/* ---- dump ---- */

static void dump_text(struct buf *out, const struct node *scalar)
{
	if (!scalar->plain)
		buf_add_byte(out, '"');
	for (const char *p = scalar->text; *p; p++) {
		if (*p == '\n')
			buf_add_string(out, "\\n");
		else if (*p == '\\' || (*p == '"' && !scalar->plain))
			buf_printf(out, "\\%c", *p);
		else
			buf_add_byte(out, *p);
	}
	if (!scalar->plain)
		buf_add_byte(out, '"');
}

void tree_dump(struct buf *out, const struct node *node, int depth)
{
	static const char *const kinds[] = { "scalar", "list", "map" };

	buf_printf(out, "%s %d:%d+%zu", kinds[node->kind], node->at.line, node->at.column, node->at.length);
	if (node->kind == NODE_SCALAR) {
		buf_add_byte(out, ' ');
		dump_text(out, node);
	}
	buf_add_byte(out, '\n');
	for (size_t i = 0; i < node->n; i++) {
		buf_printf(out, "%*s", (depth + 1) * 2, "");
		if (node->kind == NODE_MAP)
			buf_printf(out, "%s %d:%d+%zu: ", node->keys[i]->text, node->keys[i]->at.line,
			           node->keys[i]->at.column, node->keys[i]->at.length);
		else
			buf_add_string(out, "- ");
		tree_dump(out, node->items[i], depth + 1);
	}
}
