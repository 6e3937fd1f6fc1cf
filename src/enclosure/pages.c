/* pages.c - the page tree, walked here: qpdf walks it without bounds. What a page inherits is handed down. */
#include "enclosure/enclosure_int.h"

#include <math.h>
#include <string.h>

#include "base/message.h"

enum { LETTER_WIDTH = 612, LETTER_HEIGHT = 792, UNIT_MOST = 100, SIDE_MOST = 100000,
	SLIVER = 2 }; /* [pt] at an edge, as rounding leaves it: too thin for anything that could be read */

struct inherited {
	qpdf_oh resources, media, crop; /* uninitialized: none so far */
	int turn;
};

struct walk {
	struct enclosure *enclosure;
	struct image_fault *fault;
	int path[TREE_DEPTH]; /* the nodes above, by id */
	size_t n_nodes;
};

bool is_taken(qpdf_data q, qpdf_oh object, const char *key, qpdf_oh *value)
{
	*value = qpdf_oh_get_key(q, object, key);
	if (qpdf_oh_is_initialized(q, *value) && !qpdf_oh_is_null(q, *value))
		return true;
	qpdf_oh_release(q, *value);
	return false;
}

static struct inherited inherit(qpdf_data q, qpdf_oh node, struct inherited from)
{
	qpdf_oh value;
	if (is_taken(q, node, "/Resources", &value))
		from.resources = value;
	if (is_taken(q, node, "/MediaBox", &value))
		from.media = value;
	if (is_taken(q, node, "/CropBox", &value))
		from.crop = value;
	double degrees;
	if (!is_taken(q, node, "/Rotate", &value))
		return from;
	if (number_read(q, value, &degrees) && fmod(degrees, 90) == 0)
		from.turn = ((int)(degrees / 90) % 4 + 4) % 4;
	qpdf_oh_release(q, value);
	return from;
}

static double read_unit(qpdf_data q, qpdf_oh page)
{
	double unit = 1;
	qpdf_oh value;
	if (!is_taken(q, page, "/UserUnit", &value))
		return 1;
	bool is_good = number_read(q, value, &unit) && unit > 0.001 && unit <= UNIT_MOST;
	qpdf_oh_release(q, value);
	return is_good ? unit : 1;
}

static struct rect seen_box(qpdf_data q, const struct inherited *from, double unit)
{
	const struct rect letter = {0, 0, LETTER_WIDTH, LETTER_HEIGHT};
	struct rect media, crop, box;
	if (!rect_read(q, from->media, &media))
		media = letter;
	box = rect_read(q, from->crop, &crop) ? rect_meet(crop, media) : media;
	if (rect_is_empty(box))
		box = media;
	bool is_sane = fmax(box.right - box.left, box.top - box.bottom) * unit <= SIDE_MOST &&
	               fmin(box.right - box.left, box.top - box.bottom) * unit >= 1;
	return is_sane ? box : letter;
}

/* Does the box leave out more than a sliver of the page? */
static bool is_cropped(qpdf_data q, const struct inherited *from, struct rect box, double unit)
{
	struct rect media, crop;
	if (!rect_read(q, from->media, &media) || !rect_read(q, from->crop, &crop))
		return false;
	double most = fmax(fmax(box.left - media.left, media.right - box.right),
	                   fmax(box.bottom - media.bottom, media.top - box.top));
	return most * unit > SLIVER;
}

static void add_page(struct enclosure *e, qpdf_oh node, struct inherited from)
{
	struct enclosure_page *p = ARENA_PUSH(e->arena, e->pages, e->n_pages);
	double unit = read_unit(e->qpdf, node);
	struct rect box = seen_box(e->qpdf, &from, unit);
	*p = (struct enclosure_page){
		.object = node,
		.resources = from.resources,
		.box = box,
		.is_cropped = is_cropped(e->qpdf, &from, box, unit),
		.turn = from.turn,
		.unit = unit,
	};
}

static bool is_above(const struct walk *w, int depth, int id)
{
	for (int i = 0; i < depth; i++)
		if (id && w->path[i] == id)
			return true;
	return false;
}

/* A child that is no dictionary, or one of its own parents, is passed over. */
static bool walk(struct walk *w, qpdf_oh node, struct inherited from, int depth)
{
	struct enclosure *e = w->enclosure;
	qpdf_oh kids;
	int id = qpdf_oh_get_object_id(e->qpdf, node);
	if (!qpdf_oh_is_dictionary(e->qpdf, node) || is_above(w, depth, id)) {
		e->notes |= ENCLOSURE_REPAIRED;
		return true;
	}
	from = inherit(e->qpdf, node, from);
	if (!is_taken(e->qpdf, node, "/Kids", &kids)) {
		add_page(e, node, from);
		return e->n_pages <= PAGES_MOST || fail_large(w->fault, N_("has too many pages"));
	}
	w->path[depth] = id;
	int n = qpdf_oh_is_array(e->qpdf, kids) ? qpdf_oh_get_array_n_items(e->qpdf, kids) : 0;
	for (int i = 0; i < n; i++) {
		if (depth + 1 == TREE_DEPTH || ++w->n_nodes > NODES_MOST)
			return fail_large(w->fault, N_("has too deep a tree of pages"));
		if (!walk(w, qpdf_oh_get_array_item(e->qpdf, kids, i), from, depth + 1))
			return false;
	}
	qpdf_oh_release(e->qpdf, kids);
	return true;
}

bool pages_find(struct enclosure *e, struct image_fault *fault)
{
	qpdf_oh root = qpdf_get_root(e->qpdf), tree, none = qpdf_oh_new_uninitialized(e->qpdf);
	struct walk w = {.enclosure = e, .fault = fault};
	struct inherited from = {none, none, none, 0};
	if (!is_taken(e->qpdf, root, "/Pages", &tree))
		return fail_corrupt(e, fault);
	if (!walk(&w, tree, from, 0))
		return false;
	return e->n_pages > 0 || fail_corrupt(e, fault);
}
