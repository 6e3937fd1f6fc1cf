/* layers.c - layers (optional content) that the seller's PDF switches off. They are taken along as they are
 * and stay off: paint lists them in the catalog. enclosure_hides tells of them. */
#include "enclosure/enclosure_int.h"

#include <string.h>

enum { LAYERS_MOST = 10000 };

static void list_layers(struct copier *c, qpdf_oh settings, const char *key, bool is_off)
{
	qpdf_data q = c->qpdf;
	qpdf_oh list;
	if (!is_taken(q, settings, key, &list))
		return;
	int n = qpdf_oh_is_array(q, list) ? qpdf_oh_get_array_n_items(q, list) : 0;
	for (int i = 0; i < n && i < LAYERS_MOST; i++) {
		qpdf_oh layer = qpdf_oh_get_array_item(q, list, i);
		int id = qpdf_oh_get_object_id(q, layer);
		*ARENA_PUSH(c->scratch, c->layers, c->n_layers) = (struct layer){id, is_off};
		qpdf_oh_release(q, layer);
	}
	qpdf_oh_release(q, list);
}

bool layers_are_there(qpdf_data q)
{
	qpdf_oh all;
	bool are_there = is_taken(q, qpdf_get_root(q), "/OCProperties", &all);
	if (are_there)
		qpdf_oh_release(q, all);
	return are_there;
}

void layers_find(struct copier *c)
{
	qpdf_data q = c->qpdf;
	qpdf_oh all = qpdf_oh_get_key_if_dict(q, qpdf_get_root(q), "/OCProperties");
	qpdf_oh settings = qpdf_oh_get_key_if_dict(q, all, "/D"), base;
	if (!qpdf_oh_is_dictionary(q, settings))
		return;
	if (is_taken(q, settings, "/BaseState", &base)) {
		c->is_off = qpdf_oh_is_name_and_equals(q, base, "/OFF");
		qpdf_oh_release(q, base);
	}
	list_layers(c, settings, "/OFF", true);
	list_layers(c, settings, "/ON", false);
}

static bool is_off(const struct copier *c, qpdf_oh layer)
{
	int id = qpdf_oh_get_object_id(c->qpdf, layer);
	for (size_t i = 0; i < c->n_layers; i++)
		if (id && c->layers[i].id == id)
			return c->layers[i].is_off;
	return c->is_off;
}

/* Layers together: by their policy, which is mostly that one that is on will do. */
static bool are_off(struct copier *c, qpdf_oh group, qpdf_oh layers)
{
	qpdf_data q = c->qpdf;
	qpdf_oh policy = qpdf_oh_get_key(q, group, "/P");
	int n = qpdf_oh_get_array_n_items(q, layers), n_off = 0;
	for (int i = 0; i < n && i < LAYERS_MOST; i++) {
		qpdf_oh layer = qpdf_oh_get_array_item(q, layers, i);
		n_off += is_off(c, layer);
		qpdf_oh_release(q, layer);
	}
	if (qpdf_oh_is_name_and_equals(q, policy, "/AllOn"))
		return n_off > 0;
	if (qpdf_oh_is_name_and_equals(q, policy, "/AllOff"))
		return n_off < n;
	if (qpdf_oh_is_name_and_equals(q, policy, "/AnyOff"))
		return n > 0 && n_off == 0;
	return n > 0 && n_off == n;
}

bool layer_is_off(struct copier *c, qpdf_oh group)
{
	qpdf_data q = c->qpdf;
	if (qpdf_oh_is_dictionary_of_type(q, group, "/OCG", ""))
		return is_off(c, group);
	if (!qpdf_oh_is_dictionary_of_type(q, group, "/OCMD", ""))
		return false;
	qpdf_oh layers = qpdf_oh_get_key(q, group, "/OCGs");
	return qpdf_oh_is_array(q, layers) ? are_off(c, group, layers)
	                                   : qpdf_oh_is_dictionary(q, layers) && is_off(c, layers);
}

/* An expression of layers is not worked out: it may hide what it governs. */
bool layer_may_hide(struct copier *c, qpdf_oh group)
{
	qpdf_oh expression;
	if (!qpdf_oh_is_dictionary_of_type(c->qpdf, group, "/OCMD", ""))
		return layer_is_off(c, group);
	if (!is_taken(c->qpdf, group, "/VE", &expression))
		return layer_is_off(c, group);
	qpdf_oh_release(c->qpdf, expression);
	return true;
}
