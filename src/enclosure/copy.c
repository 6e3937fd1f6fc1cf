/* copy.c - values of the seller's PDF as they will be written into ours. They are written here and not by
 * qpdf, so that each key and each reference passes by what is allowed. Strings are written in hex: what is
 * written holds nothing but ASCII. */
#include "enclosure/enclosure_int.h"

#include <string.h>

#include "base/message.h"

static const char HEX[] = "0123456789ABCDEF";

bool copy_fail(struct copier *c, const char *what)
{
	if (!c->has_failed)
		fail_large(c->fault, what);
	c->has_failed = true;
	return false;
}

/* ---- spelling ---- */

static void put_hex(struct buf *b, unsigned byte)
{
	buf_add_byte(b, HEX[byte >> 4 & 15]);
	buf_add_byte(b, HEX[byte & 15]);
}

void put_name(struct buf *b, const char *name)
{
	buf_add_byte(b, '/');
	for (name += *name == '/'; *name; name++) {
		unsigned char ch = (unsigned char)*name;
		if (ch > ' ' && ch < 127 && !strchr("#()<>[]{}/%", ch)) {
			buf_add_byte(b, ch);
		} else {
			buf_add_byte(b, '#');
			put_hex(b, ch);
		}
	}
}

static void put_string(struct buf *b, const char *s, size_t n)
{
	buf_add_byte(b, '<');
	for (size_t i = 0; i < n; i++)
		put_hex(b, (unsigned char)s[i]);
	buf_add_byte(b, '>');
}

void put_reference(struct buf *b, size_t object)
{
	buf_printf(b, "%c%zu%c", ENCLOSED_REFERENCE, object, ENCLOSED_END);
}

/* ---- objects ---- */

size_t copy_new(struct copier *c)
{
	size_t i = c->to->n, n = i;
	*ARENA_PUSH(c->arena, c->to->objects, c->to->n) = (struct enclosed_object){0};
	*ARENA_PUSH(c->scratch, c->pending, n) = (struct pending){0};
	if (c->to->n > OBJECTS_MOST)
		copy_fail(c, N_("has pages of too many parts"));
	return i;
}

void copy_finish(struct copier *c, size_t i, const struct buf *body)
{
	struct enclosed_object *o = &c->to->objects[i];
	o->body = arena_strndup(c->arena, body->data ? (const char *)body->data : "", body->n);
	o->n = body->n;
	c->n_bodies += body->n;
	c->to->bytes += body->n;
	if (c->n_bodies > BODIES_MOST)
		copy_fail(c, N_("has pages of too many parts"));
}

size_t copy_refer(struct copier *c, qpdf_oh object, enum scope scope)
{
	int id = qpdf_oh_get_object_id(c->qpdf, object), generation = qpdf_oh_get_generation(c->qpdf, object);
	const uint32_t key[] = {(uint32_t)id >> 16, (uint32_t)id & 0xFFFF, (uint32_t)generation & 0xFFFF, scope};
	uint32_t node = trie_add(c->met, key, sizeof key / sizeof *key);
	while (c->n_met_at <= node)
		*ARENA_PUSH(c->scratch, c->met_at, c->n_met_at) = 0;
	if (!c->met_at[node]) {
		size_t i = copy_new(c);
		c->pending[i] = (struct pending){id, generation, scope};
		c->met_at[node] = 1 + i;
	}
	return c->met_at[node] - 1;
}

/* ---- values ---- */

/* Pages, and what leads to all of them, are never part of a drawing. */
static bool is_foreign(qpdf_data q, qpdf_oh dictionary)
{
	static const char *const types[] = {"/Page", "/Pages", "/Catalog", "/Annot", "/Filespec", "/Action"};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (qpdf_oh_is_dictionary_of_type(q, dictionary, types[i], ""))
			return true;
	return false;
}

/* Of an array of two, which may be a space of colours. */
static void note_profile(struct copier *c, qpdf_oh array)
{
	qpdf_oh kind = qpdf_oh_get_array_item(c->qpdf, array, 0);
	qpdf_oh profile = qpdf_oh_get_array_item(c->qpdf, array, 1);
	if (qpdf_oh_is_name_and_equals(c->qpdf, kind, "/ICCBased") && qpdf_oh_is_stream(c->qpdf, profile))
		c->to->objects[copy_refer(c, profile, SCOPE_OBJECT)].is_profile = true;
	qpdf_oh_release(c->qpdf, profile);
	qpdf_oh_release(c->qpdf, kind);
}

static void copy_array(struct copier *c, struct buf *out, qpdf_oh array, int depth)
{
	int n = qpdf_oh_get_array_n_items(c->qpdf, array);
	buf_add_byte(out, '[');
	for (int i = 0; i < n && !c->has_failed; i++) {
		qpdf_oh item = qpdf_oh_get_array_item(c->qpdf, array, i);
		if (i > 0)
			buf_add_byte(out, ' ');
		copy_value(c, out, item, SCOPE_OBJECT, depth + 1);
		qpdf_oh_release(c->qpdf, item);
	}
	buf_add_byte(out, ']');
	if (n == 2)
		note_profile(c, array);
}

static const char **list_keys(struct copier *c, qpdf_oh dictionary, size_t *n)
{
	const char **keys = NULL;
	*n = 0;
	qpdf_oh_begin_dict_key_iter(c->qpdf, dictionary);
	while (qpdf_oh_dict_more_keys(c->qpdf))
		*ARENA_PUSH(c->scratch, keys, *n) = arena_strdup(c->scratch, qpdf_oh_dict_next_key(c->qpdf));
	return keys;
}

/* That of the values of a dictionary's keys. */
static enum scope scope_of_value(enum scope scope, const char *key)
{
	if (scope == SCOPE_GLYPHS)
		return SCOPE_CONTENT;
	return scope == SCOPE_NAMES ? SCOPE_OBJECT : key_leads_to(key);
}

static bool is_of_names(enum scope scope)
{
	return scope == SCOPE_NAMES || scope == SCOPE_GLYPHS;
}

void copy_entries(struct copier *c, struct buf *out, qpdf_oh dictionary, enum scope scope, int depth)
{
	size_t n;
	const char **keys = list_keys(c, dictionary, &n);
	for (size_t i = 0; i < n && !c->has_failed; i++) {
		const char *key = keys[i] + 1;
		qpdf_oh value;
		if ((!is_of_names(scope) && !key_draws(key)) || !is_taken(c->qpdf, dictionary, keys[i], &value))
			continue;
		if (!is_of_names(scope) && grey_entry(c, out, key, value))
			continue;
		put_name(out, key);
		buf_add_byte(out, ' ');
		copy_value(c, out, value, scope_of_value(scope, key), depth + 1);
		qpdf_oh_release(c->qpdf, value);
	}
}

static void copy_dictionary(struct copier *c, struct buf *out, qpdf_oh dictionary, enum scope scope,
                            int depth)
{
	const struct names all = {0};
	qpdf_oh resources;
	copy_entries(c, out, dictionary, scope, depth);
	grey_look(c, dictionary, false);
	if (qpdf_oh_is_dictionary_of_type(c->qpdf, dictionary, "/OCG", ""))
		buf_add_string(out, "/Name()"); /* which a layer must have */
	if (!is_of_names(scope) && is_taken(c->qpdf, dictionary, "/Resources", &resources)) {
		copy_resources(c, out, resources, &all, depth + 1);
		qpdf_oh_release(c->qpdf, resources);
	}
}

static void copy_scalar(struct copier *c, struct buf *out, qpdf_oh value)
{
	qpdf_data q = c->qpdf;
	if (qpdf_oh_is_string(q, value)) {
		size_t n = 0;
		const char *s = qpdf_oh_get_binary_string_value(q, value, &n);
		put_string(out, s, n);
	} else if (qpdf_oh_is_name(q, value)) {
		put_name(out, qpdf_oh_get_name(q, value));
	} else if (qpdf_oh_is_bool(q, value)) {
		buf_add_string(out, qpdf_oh_get_bool_value(q, value) ? "true" : "false");
	} else if (qpdf_oh_is_integer(q, value)) {
		buf_printf(out, "%lld", qpdf_oh_get_int_value(q, value));
	} else if (qpdf_oh_is_real(q, value)) {
		put_number(out, qpdf_oh_get_numeric_value(q, value));
	} else {
		buf_add_string(out, "null");
	}
}

void copy_value(struct copier *c, struct buf *out, qpdf_oh value, enum scope scope, int depth)
{
	qpdf_data q = c->qpdf;
	bool is_array = qpdf_oh_is_array(q, value), is_dictionary = qpdf_oh_is_dictionary(q, value);
	bool is_object = is_array || is_dictionary || qpdf_oh_is_stream(q, value);
	if (out->n > BODIES_MOST)
		copy_fail(c, N_("has pages of too many parts"));
	if (c->has_failed || depth > DEPTH_MOST || (is_dictionary && is_foreign(q, value))) {
		buf_add_string(out, "null");
	} else if (is_object && depth > 0 && qpdf_oh_is_indirect(q, value)) {
		put_reference(out, copy_refer(c, value, scope));
	} else if (is_array) {
		copy_array(c, out, value, depth);
	} else if (is_dictionary) {
		buf_add_string(out, "<<");
		copy_dictionary(c, out, value, scope, depth);
		buf_add_string(out, ">>");
	} else {
		copy_scalar(c, out, value);
	}
}

/* ---- resources ---- */

/* All that marks are to tell, but for layers, is for those who do not look at the page. */
static bool is_property(struct copier *c, qpdf_oh value)
{
	return !qpdf_oh_is_dictionary_of_type(c->qpdf, value, "/OCG", "")
		&& !qpdf_oh_is_dictionary_of_type(c->qpdf, value, "/OCMD", "");
}

static void copy_category(struct copier *c, struct buf *out, qpdf_oh category, const struct names *used,
                          bool has_properties, int depth)
{
	size_t n;
	const char **names = list_keys(c, category, &n);
	for (size_t i = 0; i < n && !c->has_failed; i++) {
		qpdf_oh value;
		if (!names_have(used, names[i] + 1) || !is_taken(c->qpdf, category, names[i], &value))
			continue;
		put_name(out, names[i]);
		buf_add_byte(out, ' ');
		if (has_properties && is_property(c, value))
			buf_add_string(out, "<<>>");
		else
			copy_value(c, out, value, SCOPE_OBJECT, depth + 1);
		qpdf_oh_release(c->qpdf, value);
	}
}

void copy_resources(struct copier *c, struct buf *out, qpdf_oh resources, const struct names *used,
                    int depth)
{
	static const char *const categories[] = {"/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Properties",
	                                         "/Shading", "/XObject"};
	buf_add_string(out, "/Resources<<");
	for (size_t i = 0; i < sizeof categories / sizeof *categories && depth < DEPTH_MOST; i++) {
		qpdf_oh category = qpdf_oh_get_key_if_dict(c->qpdf, resources, categories[i]);
		bool is_spent = c->is_grey && i == 0; /* contents name no spaces any more */
		if (is_spent || !qpdf_oh_is_dictionary(c->qpdf, category))
			continue;
		put_name(out, categories[i]);
		buf_add_string(out, "<<");
		copy_category(c, out, category, used, strcmp(categories[i], "/Properties") == 0, depth + 1);
		buf_add_string(out, ">>");
		qpdf_oh_release(c->qpdf, category);
	}
	buf_add_string(out, ">>");
}
