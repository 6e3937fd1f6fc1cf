/* tree.h - YAML text to a tree of nodes, every node with its line and column.
 *
 * The YAML of case files, templates and font tables: maps, lists, scalars, comments,
 * block and quoted scalars. Anchors, aliases, tags and several documents are errors:
 * nobody needs them here and they are how YAML is made to explode. Bounded: the text is at
 * most TREE_MAX_BYTES, a scalar TREE_MAX_TEXT, nesting TREE_MAX_DEPTH, nodes TREE_MAX_NODES.
 * Invalid UTF-8, NUL and duplicate keys are errors. All text is NUL-terminated UTF-8 in the arena. */
#ifndef DOSSIER_TREE_TREE_H
#define DOSSIER_TREE_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

#define TREE_MAX_BYTES (4u << 20)
#define TREE_MAX_TEXT (256u << 10) /* of one scalar [bytes]: eighty pages */
#define TREE_MAX_JSON_BYTES (16u << 20)
#define TREE_MAX_JSON_NODES 1000000u
#define TREE_MAX_DEPTH 40
#define TREE_MAX_NODES 500000u

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind kind;
	struct mark at;      /* where it starts; length = what the caret underlines */
	const char *text;    /* NODE_SCALAR: its value, decoded */
	bool plain;          /* NODE_SCALAR: written without quotes and not as a block */
	struct node **items; /* NODE_LIST: elements; NODE_MAP: values */
	struct node **keys;  /* NODE_MAP: scalars, as many as items */
	size_t n;
};

/* The document's root; an empty document is an empty map. NULL after an error. */
struct node *tree_parse(struct arena *a, struct diag *d, const struct source *source);

/* JSON, which is YAML but for characters beyond U+FFFF: these are two escapes there (RFC 8259, 7). Of
 * programs and not of people, so that it may be larger. NULL after an error. */
struct node *tree_parse_json(struct arena *a, struct diag *d, const struct source *source);

/* Read a file ("-": standard input) and parse it. NULL after an error; *source (may be NULL)
 * is set as soon as the file is read. `shown` names it in diagnostics. */
struct node *tree_load(struct arena *a, struct diag *d, const char *path, const char *shown,
                       const struct source **source);

/* Lent; NULL if there is no such key or the node is no map (or NULL). */
const struct node *tree_lookup(const struct node *map, const char *key);
/* Its text, or `otherwise` if absent or no scalar. */
const char *tree_text(const struct node *map, const char *key, const char *otherwise);

/* `over` laid over `under`: maps key by key, all else replaced. Neither is changed; nodes are shared. */
struct node *tree_merge(struct arena *a, struct node *under, struct node *over);

/* `text` as a message quotes it: one line, at most 40 code points and "..." after them. */
const char *tree_quote(struct arena *a, const char *text);

/* Indented text of the tree with marks, for dumps and tests. */
struct buf;
void tree_dump(struct buf *out, const struct node *node, int depth);

const char *tree_libyaml(void); /* its version, for --version */

#endif
