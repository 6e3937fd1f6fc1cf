/* yaml.c - libyaml's events to nodes. Nothing here recurses and everything is counted, so that a
 * hostile text costs no more than an honest one of its size. */
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/hash.h"
#include "base/message.h"
#include "base/utf8.h"
#include "tree/tree_int.h"

struct nest { /* a list or map that is not yet closed */
	struct node *node;
	size_t n_keys;
	size_t start; /* libyaml's index of its first character */
	bool brackets;
};

struct builder {
	struct arena *a;
	struct diag *d;
	struct places places;
	yaml_parser_t parser;
	struct nest open[TREE_MAX_DEPTH];
	size_t depth, n_nodes, max_nodes, n_documents, n_errors;
	bool is_json;
	struct node *root;
	bool stopped;
};

static struct mark mark_of(struct builder *b, yaml_mark_t from, yaml_mark_t to)
{
	return places_mark(&b->places, from.index, to.index);
}

static struct mark event_mark(struct builder *b, const yaml_event_t *e)
{
	return mark_of(b, e->start_mark, e->end_mark);
}

static void count_error(struct builder *b)
{
	if (++b->n_errors >= TREE_MAX_ERRORS)
		b->stopped = true;
}

/* ---- keys ---- */

static void report_duplicate(struct builder *b, const struct node *again, const struct node *first)
{
	if (again->text[0] == '\0')
		return; /* what stands in for a key that is no scalar was reported already */
	diag_error(b->d, again->at, "duplicate-key",
	           "\"%s\" stands here a second time; the first is on line %d",
	           tree_quote(b->a, again->text), first->at.line);
	diag_advise(b->d, "keep one of them; or indent it, if it is a key of what stands above it");
	count_error(b);
}

static void check_duplicates_short(struct builder *b, const struct node *map)
{
	for (size_t i = 1; i < map->n; i++)
		for (size_t k = 0; k < i; k++)
			if (strcmp(map->keys[i]->text, map->keys[k]->text) == 0) {
				report_duplicate(b, map->keys[i], map->keys[k]);
				break;
			}
}

static void check_duplicates_long(struct builder *b, const struct node *map)
{
	size_t n_slots = 64, *slots;

	while (n_slots < map->n * 2)
		n_slots *= 2;
	slots = mem_alloc(n_slots * sizeof *slots);
	memset(slots, 0, n_slots * sizeof *slots);
	for (size_t i = 0; i < map->n && !b->stopped; i++) {
		const char *key = map->keys[i]->text;
		size_t at = hash_bytes(HASH_START, key, strlen(key)) & (n_slots - 1);
		while (slots[at] != 0 && strcmp(map->keys[slots[at] - 1]->text, key) != 0)
			at = (at + 1) & (n_slots - 1);
		if (slots[at] != 0)
			report_duplicate(b, map->keys[i], map->keys[slots[at] - 1]);
		else
			slots[at] = i + 1;
	}
	free(slots);
}

/* Spaces of other kinds look like indentation on the screen and are letters to YAML. */
static void check_key_space(struct builder *b, const struct node *key)
{
	size_t i = 0;
	uint32_t cp = utf8_next(key->text, strlen(key->text), &i);

	if (cp != 0x3000 && cp != 0xA0 && cp != 0x2003 && cp != 0x2002)
		return;
	diag_error(b->d, key->at, "syntax",
	           cp == 0x3000
	                   ? N_("this line is indented with a full-width space (U+%04X); YAML wants plain spaces")
	                   : N_("this line is indented with a special space (U+%04X); YAML wants plain spaces"),
	           (unsigned)cp);
	diag_advise(b->d, "replace it by two plain spaces");
	count_error(b);
}

static void check_key(struct builder *b, struct node *key, bool is_scalar)
{
	if (!is_scalar) {
		diag_error(b->d, key->at, "bad-key", "a list or a map stands where a key should");
		diag_advise(b->d, "if this is meant as text, put it in quotes: \"[...]\" or \"{...}\"");
		count_error(b);
	} else if (key->plain && strcmp(key->text, "<<") == 0) {
		diag_error(b->d, key->at, "bad-key", "merge keys (<<) are not read");
		diag_advise(b->d, "shared facts go into a file of their own, named with include:");
		count_error(b);
	} else if (key->plain) {
		check_key_space(b, key);
	}
}

/* ---- nodes ---- */

/* A key that is a list or map gets an empty scalar in its place, so that keys are always scalars. */
static struct node *key_instead(struct builder *b, const struct node *node)
{
	struct node *key = ARENA_NEW(b->a, struct node);

	key->at = node->at;
	key->text = "";
	return key;
}

static void attach(struct builder *b, struct node *node)
{
	struct nest *top = b->depth > 0 ? &b->open[b->depth - 1] : NULL;
	bool is_scalar = node->kind == NODE_SCALAR;

	if (!top) {
		b->root = node;
	} else if (top->node->kind == NODE_MAP && top->n_keys == top->node->n) {
		check_key(b, node, is_scalar);
		top->node->keys = arena_room(b->a, top->node->keys, top->n_keys, sizeof *top->node->keys);
		top->node->keys[top->n_keys++] = is_scalar ? node : key_instead(b, node);
	} else {
		*ARENA_PUSH(b->a, top->node->items, top->node->n) = node;
	}
}

static struct node *new_node(struct builder *b, enum node_kind kind, struct mark at)
{
	struct node *node = ARENA_NEW(b->a, struct node);

	node->kind = kind;
	node->at = at;
	node->text = "";
	if (++b->n_nodes > b->max_nodes) {
		diag_error(b->d, at, "too-large", "the file holds more than %zu values", b->max_nodes);
		diag_advise(b->d, "a case is much smaller: look whether this is the right file");
		b->n_errors++;
		b->stopped = true;
	}
	return node;
}

static void open_node(struct builder *b, enum node_kind kind, bool brackets, const yaml_event_t *e)
{
	struct node *node = new_node(b, kind, event_mark(b, e));

	if (b->depth == TREE_MAX_DEPTH) {
		diag_error(b->d, node->at, "too-deep", "this is nested more than %d levels deep",
		           TREE_MAX_DEPTH);
		diag_advise(b->d, "if a bracket is meant as text here, put the text in quotes");
		b->n_errors++;
		b->stopped = true;
		return;
	}
	attach(b, node);
	b->open[b->depth++] = (struct nest){ node, 0, e->start_mark.index, brackets };
}

/* A block list or map is shown by its first entry, one in brackets as far as its line goes. */
static void close_node(struct builder *b, const yaml_event_t *e)
{
	const struct nest *top = &b->open[--b->depth];
	struct node *node = top->node;

	if (top->brackets)
		places_extend(&b->places, &node->at, top->start, e->end_mark.index);
	else if (node->kind == NODE_MAP && node->n > 0)
		node->at.length = node->keys[0]->at.length;
	if (node->kind == NODE_MAP && node->n > 16)
		check_duplicates_long(b, node);
	else if (node->kind == NODE_MAP)
		check_duplicates_short(b, node);
}

/* "编号 #5" loses "#5", because a space and # begin a comment. One who means a comment writes a
 * space after the #, mostly; so the warning is only for those who did not. */
static void check_cut_comment(struct builder *b, const struct node *node)
{
	const struct source *s = node->at.source;
	size_t i = node->at.offset + node->at.length, start;

	while (s->text[i] == ' ')
		i++;
	if (node->at.length == 0 || s->text[i] != '#' || strchr(" \t\r\n#", s->text[i + 1]))
		return;
	start = i;
	i += strcspn(s->text + i, "\r\n");
	struct mark at = node->at;
	at.column += (int)utf8_count(s->text + at.offset, start - at.offset);
	at.offset = start;
	at.length = i - start;
	diag_warning(b->d, at, "comment", "from the # on, this line is a comment and does not count");
	diag_advise(b->d,
	            "if it belongs to the text, put the whole text in quotes; if not, write a space after #");
}

/* What libyaml read, since the node's text ends at the first \0 in it. */
static void check_scalar_text(struct builder *b, const struct node *node, const char *value, size_t n)
{
	uint32_t cp;

	if (!text_find_control(value, n, &cp))
		return;
	diag_error(b->d, node->at, "control-character",
	           "this text holds an invisible control character (U+%04X)",
	           (unsigned)cp);
	diag_advise(b->d, "it is written as an escape with \\ between the quotes; take it out");
	count_error(b);
}

/* The tag as written: libyaml has "tag:yaml.org,2002:str" where the line has "!!str". */
static void refuse_tag(struct builder *b, const yaml_event_t *e)
{
	struct mark at = event_mark(b, e);
	const char *text = at.source->text + at.offset;
	const char *tag = tree_quote(b->a, arena_strndup(b->a, text, strcspn(text, " \t\r\n,]}")));

	diag_error(b->d, at, "tag", "\"%s\" reads as a YAML tag; tags are not used in case files", tag);
	diag_advise(b->d, "if the text begins with an exclamation mark, put it in quotes");
	count_error(b);
}

static void refuse_anchor(struct builder *b, const yaml_event_t *e, char sign, const char *name)
{
	name = tree_quote(b->a, name);
	diag_error(b->d, event_mark(b, e), "anchor",
	           sign == '*' ? N_("\"%c%s\" reads as a YAML alias; these are not used in case files")
	                       : N_("\"%c%s\" reads as a YAML anchor; these are not used in case files"),
	           sign, name);
	diag_advise(b->d, "if the text begins with %c, put it in quotes: \"%c%s\"", sign, sign, name);
	count_error(b);
}

/* What is laid out takes two hundred bytes a character: a text without end would take the machine. */
static void refuse_length(struct builder *b, const struct node *node, size_t *n)
{
	diag_error(b->d, node->at, "too-large", "this text has more than %u KiB", TREE_MAX_TEXT >> 10);
	diag_advise(b->d, "a reader has minutes for a case: keep what decides it, and show the rest as pictures");
	count_error(b);
	*n = 0;
}

static void on_scalar(struct builder *b, const yaml_event_t *e)
{
	struct node *node = new_node(b, NODE_SCALAR, event_mark(b, e));
	const char *value = (const char *)e->data.scalar.value;
	size_t n = e->data.scalar.length;

	if (n > TREE_MAX_TEXT)
		refuse_length(b, node, &n);
	node->text = arena_strndup(b->a, value, n);
	node->plain = e->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	if (!node->plain)
		check_scalar_text(b, node, value, n);
	else
		check_cut_comment(b, node);
	if (e->data.scalar.tag)
		refuse_tag(b, e);
	if (e->data.scalar.anchor)
		refuse_anchor(b, e, '&', (const char *)e->data.scalar.anchor);
	attach(b, node);
}

static void on_open(struct builder *b, const yaml_event_t *e)
{
	bool map = e->type == YAML_MAPPING_START_EVENT;
	bool brackets = map ? e->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
	                    : e->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	const yaml_char_t *tag = map ? e->data.mapping_start.tag : e->data.sequence_start.tag;
	const yaml_char_t *anchor = map ? e->data.mapping_start.anchor : e->data.sequence_start.anchor;

	if (tag)
		refuse_tag(b, e);
	if (anchor)
		refuse_anchor(b, e, '&', (const char *)anchor);
	open_node(b, map ? NODE_MAP : NODE_LIST, brackets, e);
}

static void on_document(struct builder *b, const yaml_event_t *e)
{
	if (b->n_documents++ == 0)
		return;
	diag_error(b->d, event_mark(b, e), "documents", "a second YAML document starts here");
	diag_advise(b->d, "a case is one document: take the line with --- out, or make two files");
	b->n_errors++;
	b->stopped = true;
}

/* ---- the loop ---- */

static void on_event(struct builder *b, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_DOCUMENT_START_EVENT:
		on_document(b, e);
		break;
	case YAML_SCALAR_EVENT:
		on_scalar(b, e);
		break;
	case YAML_ALIAS_EVENT:
		refuse_anchor(b, e, '*', (const char *)e->data.alias.anchor);
		attach(b, new_node(b, NODE_SCALAR, event_mark(b, e)));
		break;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		on_open(b, e);
		break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(b, e);
		break;
	case YAML_STREAM_END_EVENT:
		b->stopped = true;
		break;
	default:
		break;
	}
}

static void on_failure(struct builder *b)
{
	const yaml_parser_t *p = &b->parser;

	if (p->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	struct mark at = mark_of(b, p->problem_mark, p->problem_mark);
	if (b->is_json)
		speech_json(b->d, at);
	else
		speech_syntax(b->d, p->problem ? p->problem : "", at,
		              mark_of(b, p->context ? p->context_mark : p->problem_mark, p->problem_mark));
	b->n_errors++;
	b->stopped = true;
}

static void build(struct builder *b, const struct source *source)
{
	size_t bom = text_bom_bytes(source);
	yaml_event_t e;

	if (!yaml_parser_initialize(&b->parser))
		mem_exhausted();
	yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&b->parser, (const unsigned char *)source->text + bom, source->n - bom);
	while (!b->stopped) {
		if (!yaml_parser_parse(&b->parser, &e)) {
			on_failure(b);
			break;
		}
		on_event(b, &e);
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&b->parser);
}

struct node *yaml_build(struct arena *a, struct diag *d, const struct source *source, bool is_json)
{
	struct builder b = { .a = a, .d = d, .is_json = is_json,
		.max_nodes = is_json ? TREE_MAX_JSON_NODES : TREE_MAX_NODES };

	places_init(&b.places, a, source);
	build(&b, source);
	if (b.n_errors > 0)
		return NULL;
	if (!b.root || (b.root->kind == NODE_SCALAR && b.root->plain && b.root->text[0] == '\0'))
		b.root = new_node(&b, NODE_MAP, (struct mark){ source, 1, 1, 0, 0 });
	return b.root;
}

struct node *tree_parse(struct arena *a, struct diag *d, const struct source *source)
{
	return text_check(d, source, TREE_MAX_BYTES) ? yaml_build(a, d, source, false) : NULL;
}

const char *tree_libyaml(void) { return yaml_get_version_string(); }
