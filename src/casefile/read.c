/* read.c - a map of the tree into a struct, key by key, as the field table says. */
#include <string.h>

#include "base/message.h"
#include "casefile/casefile_int.h"

bool casefile_is_given(const struct node *value)
{
	return !read_is_absent(value) && !read_is_blank(value);
}

bool read_is_absent(const struct node *value)
{
	const char *text = value->text;

	if (value->kind != NODE_SCALAR)
		return false;
	if (value->plain && (strcmp(text, "~") == 0 || strcmp(text, "null") == 0))
		return true;
	return text[strspn(text, " \t\r\n")] == '\0';
}

bool read_is_tired(struct reader *r)
{
	if (r->gave_up)
		return true;
	if (diag_count(r->d, LEVEL_ERROR) + diag_count(r->d, LEVEL_WARNING) < CASEFILE_MAX_MISTAKES)
		return false;
	diag_error(r->d, (struct mark){ 0 }, "too-many",
	           "there are %d mistakes and more; the rest was not read",
	           CASEFILE_MAX_MISTAKES);
	diag_advise(r->d, "correct the first ones and run again: many may vanish together");
	r->gave_up = true;
	return true;
}

/* ---- what is wrong ---- */

static bool is_in_brackets(const struct node *node)
{
	return node->at.source && strchr("[{", node->at.source->text[node->at.offset]) != NULL &&
	       node->at.length > 0;
}

static const char *wanted(const struct field *f)
{
	switch (f->type) {
	case FIELD_SHOTS:
		return f->flags & FIELD_ONE ? N_("one picture") : N_("a list of pictures");
	case FIELD_PROOF:
		return N_("a list of ids");
	case FIELD_NAMES:
		return N_("a name or a list of names");
	case FIELD_NUMBERS:
		return N_("a list of numbers");
	case FIELD_PARTS:
		return N_("a list of pictures");
	case FIELD_NODE:
	case FIELD_MAP:
		return N_("keys of its own on the lines below");
	case FIELD_MAPS:
		return N_("entries with keys of their own");
	default:
		return N_("text");
	}
}

static void advise_entry(struct reader *r, const struct field *f)
{
	if (f->table->example)
		diag_advise(r->d, "write: %s: [%s]", f->key, _(f->table->example));
	else
		diag_advise(r->d, "%s may have: %s", _(f->table->name), fields_list(r->a, f->table));
}

void read_wrong_type(struct reader *r, const struct field *f, const struct node *value)
{
	static const char *const kinds[] = { N_("text"), N_("a list"), N_("a map of keys") };
	bool wants_text = f->type < FIELD_SHOTS;

	diag_error(r->d, value->at, "wrong-type", "\"%s\" takes %s, not %s", f->key, _(wanted(f)),
	           _(kinds[value->kind]));
	if (f->no_list)
		diag_advise(r->d, "%s", _(f->no_list));
	else if (wants_text && value->kind != NODE_SCALAR && is_in_brackets(value))
		diag_advise(r->d, "a text that begins with %c must stand in quotes",
		            value->at.source->text[value->at.offset]);
	else if (wants_text)
		diag_advise(r->d, "write it on one line behind \"%s:\"", f->key);
	else if (f->table)
		advise_entry(r, f);
}

static bool starts_with_digit(const char *s)
{
	return *s >= '0' && *s <= '9';
}

static bool has_other_script(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s >= 0x80)
			return true;
	return false;
}

/* The key of this table that is misspelt, or called by another word. */
static const char *meant_key(const struct table *t, const char *key)
{
	const char *keys[64], *other = suggest_key(t, key);
	size_t n = 0;

	for (size_t i = 0; i < t->n && n < 64; i++)
		keys[n++] = t->fields[i].key;
	return other ? other : diag_nearest(key, keys, n);
}

/* Is it an amount that is written with a comma? */
static bool ends_amount(const struct table *t, const struct node *map, size_t i)
{
	const struct field *before = i > 0 ? fields_lookup(t, map->keys[i - 1]->text) : NULL;
	bool is_text = before && (before->type < FIELD_MONEY || before->type == FIELD_FILE);

	return starts_with_digit(map->keys[i]->text) && !is_text;
}

static void report_unknown(struct reader *r, const struct table *t, const struct node *map, size_t i)
{
	const struct node *key = map->keys[i];
	const char *near = meant_key(t, key->text), *home = fields_home(key->text);
	const char *shown = tree_quote(r->a, key->text);
	bool is_value = read_is_absent(map->items[i]) || (has_other_script(key->text) && !near);

	diag_error(r->d, key->at, "unknown-key", "unknown key \"%s\"", shown);
	if (is_in_brackets(map) && is_value)
		diag_advise(r->d,
		            ends_amount(t, map, i)
		                    ? N_("between { and } a comma ends the value; "
		                         "write an amount with a point: 12.50")
		                    : N_("between { and } a comma ends the value; "
		                         "put a value with a comma in it in quotes"));
	else if (near)
		diag_advise(r->d, "did you mean \"%s\"?", near);
	else if (home && strcmp(home, t->name) != 0) /* a mark of one picture has fewer than others */
		diag_advise(r->d, "\"%s\" is a key of %s; look at the indentation", shown, _(home));
	else
		diag_advise(r->d, "%s may have: %s", _(t->name), fields_list(r->a, t));
}

/* Does the map hold the key under a wrong name? Then that was said, and is enough. */
static bool is_misspelt(const struct table *t, const struct node *map, const struct field *f)
{
	for (size_t i = 0; i < map->n && map->n <= CASEFILE_MAX_KEYS; i++) {
		const char *key = map->keys[i]->text, *near;
		if (fields_lookup(t, key))
			continue;
		near = meant_key(t, key);
		if (near && strcmp(near, f->key) == 0)
			return true;
	}
	return false;
}

static void report_both(struct reader *r, const struct node *map, const struct field *f)
{
	diag_error(r->d, tree_lookup(map, f->instead)->at, "bad-value", "\"%s\" and \"%s\" are both given",
	           f->key, f->instead);
	diag_advise(r->d, "name every screenshot behind %s:, and take %s: out", f->instead, f->key);
}

/* It names an export that could not be read, and has what it has from there. */
static bool is_bereft(const struct reader *r, const struct table *t, const struct node *map)
{
	const struct field *from = r->c->lacks_imports ? fields_lookup(t, "from") : NULL;

	return from && from->type == FIELD_ELSEWHERE && tree_lookup(map, "from");
}

static void check_required(struct reader *r, const struct table *t, const struct node *map, struct mark at)
{
	for (size_t i = 0; i < t->n && !is_bereft(r, t, map); i++) {
		const struct field *f = &t->fields[i];
		const struct node *value = f->flags & FIELD_REQUIRED ? tree_lookup(map, f->key) : NULL;
		if (f->instead && tree_lookup(map, f->instead)) {
			if (tree_lookup(map, f->key))
				report_both(r, map, f);
			continue;
		}
		if (!(f->flags & FIELD_REQUIRED) || (value && !read_is_absent(value)) || is_misspelt(t, map, f))
			continue;
		diag_error(r->d, value ? value->at : at, "missing-key", "%s needs \"%s\": %s", _(t->name),
		           f->key, _(f->doc));
		if (t == &case_table)
			diag_advise(r->d, "add a line \"%s: ...\" at the top of the file", f->key);
		else
			diag_advise(r->d, "add \"%s: ...\" to it", f->key);
	}
}

/* ---- lists ---- */

/* One entry may stand without its dash; and a list that is there and empty was surely meant to be filled. */
static struct node *const *list_of(struct reader *r, const struct field *f, const struct node *const *value,
                                   size_t *n)
{
	const struct node *list = *value;

	*n = 1;
	if (list->kind != NODE_LIST)
		return (struct node *const *)value;
	*n = list->n;
	if (list->n == 0) {
		diag_warning(r->d, list->at, "empty-list", "\"%s\" is an empty list", f->key);
		diag_advise(r->d, "fill it, or take the key out");
	}
	if (list->n > CASEFILE_MAX_ENTRIES) {
		diag_error(r->d, list->at, "too-large", "\"%s\" has %zu entries; at most %d are read", f->key,
		           list->n, CASEFILE_MAX_ENTRIES);
		diag_advise(r->d, "keep those that matter");
		*n = 0;
	}
	return list->items;
}

/* All its keys are those of something else. Told as one only where an example can be shown. */
static bool is_foreign(const struct table *t, const struct node *map)
{
	for (size_t i = 0; i < map->n && map->n <= CASEFILE_MAX_KEYS; i++)
		if (fields_lookup(t, map->keys[i]->text) || meant_key(t, map->keys[i]->text))
			return false;
	return t->example && map->n > 0 && map->n <= CASEFILE_MAX_KEYS;
}

/* Where none is, as in redact: [10, 10, 20, 20], what the list takes was not known, and is told once. */
static bool has_entries(const struct table *t, struct node *const *items, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (items[i]->kind == NODE_MAP && !is_foreign(t, items[i]))
			return true;
	return n == 0;
}

static void report_no_entries(struct reader *r, const struct field *f, const struct node *value,
                              struct node *const *items, size_t n)
{
	if (n == 1 && items[0]->kind != NODE_MAP) {
		read_wrong_type(r, f, items[0]);
		return;
	}
	if (items[0]->kind == NODE_MAP)
		diag_error(r->d, items[0]->at, "unknown-key", "%s has other keys than these", _(f->table->name));
	else
		diag_error(r->d, value->at, "wrong-type", "\"%s\" takes a list of entries with keys of their own",
		           f->key);
	advise_entry(r, f);
}

static void read_maps(struct reader *r, const struct field *f, const struct node *value, char *to)
{
	size_t n, n_read = 0, bytes = f->table->bytes;
	struct node *const *items = list_of(r, f, &value, &n);
	char *array = arena_alloc_array(r->a, n, bytes);
	void *pointer = array;

	if (!has_entries(f->table, items, n)) {
		report_no_entries(r, f, value, items, n);
		return;
	}
	for (size_t i = 0; i < n && !read_is_tired(r); i++) {
		if (items[i]->kind == NODE_MAP)
			read_map(r, f->table, items[i], items[i]->at, array + n_read++ * bytes);
		else
			read_wrong_type(r, f, items[i]);
	}
	memcpy(to + f->offset, &pointer, sizeof pointer);
	memcpy(to + f->second, &n_read, sizeof n_read);
}

static void read_proof_entry(struct reader *r, const struct field *f, const struct node *entry,
                             struct texts *to)
{
	if (entry->kind == NODE_SCALAR && !read_is_absent(entry)) {
		*ARENA_PUSH(r->a, to->v, to->n) = (struct text){ entry->text, entry->at };
	} else if (entry->kind == NODE_MAP) {
		read_wrong_type(r, f, entry);
		diag_advise(r->d, "a line of a chat is written without a space: chat:3");
	} else if (entry->kind == NODE_LIST) {
		diag_error(r->d, entry->at, "wrong-type", "the ids of a proof stand without [[ and ]]");
		diag_advise(r->d, "write: %s: [invoice, chat:3]", f->key);
	} else {
		read_wrong_type(r, f, entry);
	}
}

static void read_proof(struct reader *r, const struct field *f, const struct node *value, struct texts *to)
{
	size_t n;
	struct node *const *items = list_of(r, f, &value, &n);

	for (size_t i = 0; i < n && !read_is_tired(r); i++)
		read_proof_entry(r, f, items[i], to);
}

static void read_names(struct reader *r, const struct field *f, const struct node *value, struct texts *to)
{
	const struct field name = { .key = f->key, .type = FIELD_TEXT };
	size_t n;
	struct node *const *items = list_of(r, f, &value, &n);

	for (size_t i = 0; i < n && !read_is_tired(r); i++) {
		if (items[i]->kind == NODE_SCALAR && !read_is_absent(items[i])) {
			value_read(r, &name, items[i], ARENA_PUSH(r->a, to->v, to->n));
			continue;
		}
		read_wrong_type(r, f, items[i]);
		diag_advise(r->d, "write: %s: [listing, price-record]", f->key);
	}
}

static void read_shot_list(struct reader *r, const struct field *f, const struct node *value,
                           struct shots *to)
{
	size_t n;
	struct node *const *items = list_of(r, f, &value, &n);

	for (size_t i = 0; i < n && !read_is_tired(r); i++) {
		struct shot *shot = ARENA_PUSH(r->a, to->v, to->n);
		shot->at = items[i]->at;
		if (items[i]->kind == NODE_MAP)
			read_map(r, &shot_table, items[i], items[i]->at, shot);
		else if (items[i]->kind == NODE_SCALAR)
			files_read_one(r, items[i], &shot->file);
		else
			read_wrong_type(r, f, items[i]);
	}
}

static void read_shots(struct reader *r, const struct field *f, const struct node *key,
                       const struct node *value, struct shots *to)
{
	if (to->n > 0) {
		diag_error(r->d, key->at, "bad-value", "the pictures of this exhibit are listed twice");
		diag_advise(r->d, "one stands behind file:, several as a list behind files:, compare: or sheet:");
	} else if ((f->flags & FIELD_ONE) && value->kind == NODE_LIST) {
		read_wrong_type(r, f, value);
		diag_advise(r->d, "a list of pictures stands behind files:");
	} else {
		read_shot_list(r, f, value, to);
	}
}

/* ---- maps ---- */

static bool has_required(const struct table *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->fields[i].flags & FIELD_REQUIRED)
			return true;
	return false;
}

/* Nothing but a name for it is in there. */
static bool is_hollow(const struct table *t, const struct node *map)
{
	for (size_t i = 0; i < map->n; i++) {
		const char *key = map->keys[i]->text;
		bool is_said = strcmp(key, "id") != 0 && !read_is_absent(map->items[i]);
		if (is_said || !fields_lookup(t, key))
			return false;
	}
	return true;
}

/* A map without anything in it is as good as not given, and would make an empty section. */
static void read_submap(struct reader *r, const struct field *f, const struct node *key,
                        const struct node *value, char *to)
{
	if (value->kind == NODE_MAP && is_hollow(f->table, value) && !has_required(f->table)) {
		diag_warning(r->d, key->at, "empty-list", "nothing is said below \"%s\"", f->key);
		diag_advise(r->d, "fill it, or take the key out");
	} else if (value->kind == NODE_MAP) {
		read_map(r, f->table, value, key->at, to + f->offset);
	} else {
		read_wrong_type(r, f, value);
	}
}

static void read_node(struct reader *r, const struct field *f, const struct node *value, char *to)
{
	if (value->kind == NODE_MAP)
		memcpy(to + f->offset, &value, sizeof value);
	else
		read_wrong_type(r, f, value);
}

static void read_field(struct reader *r, const struct field *f, const struct node *key,
                       const struct node *value, char *to)
{
	switch (f->type) {
	case FIELD_ELSEWHERE:
		break;
	case FIELD_NODE:
		read_node(r, f, value, to);
		break;
	case FIELD_MAP:
		read_submap(r, f, key, value, to);
		break;
	case FIELD_MAPS:
		read_maps(r, f, value, to);
		break;
	case FIELD_SHOTS:
		read_shots(r, f, key, value, (struct shots *)(void *)(to + f->offset));
		if (f->second)
			*(struct text *)(void *)(to + f->second) = (struct text){ f->key, key->at };
		break;
	case FIELD_PROOF:
		read_proof(r, f, value, (struct texts *)(void *)(to + f->offset));
		break;
	case FIELD_NUMBERS:
		numbers_read(r, f, value, (struct numbers *)(void *)(to + f->offset));
		break;
	case FIELD_PARTS:
		files_read_parts(r, f, value, (struct parts *)(void *)(to + f->offset));
		break;
	case FIELD_NAMES:
		read_names(r, f, value, (struct texts *)(void *)(to + f->offset));
		break;
	default:
		if (value->kind == NODE_SCALAR)
			value_read(r, f, value, to);
		else
			read_wrong_type(r, f, value);
	}
}

void read_map(struct reader *r, const struct table *t, const struct node *map, struct mark at, void *to)
{
	if (t->at != NOWHERE)
		memcpy((char *)to + t->at, &at, sizeof at);
	if (t->given != NOWHERE)
		*((bool *)to + t->given) = true;
	for (size_t i = 0; i < map->n && !read_is_tired(r); i++) {
		const struct field *f = fields_lookup(t, map->keys[i]->text);
		if (!f)
			report_unknown(r, t, map, i);
		else if (!read_is_absent(map->items[i]))
			read_field(r, f, map->keys[i], map->items[i], to);
	}
	check_required(r, t, map, at);
}
