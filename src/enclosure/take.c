/* take.c - pages out of a PDF: for each a form that stands upright, in it the page's own content as a form
 * of its own, and upon that its stamps; then all that these refer to. */
#include "enclosure/enclosure_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/message.h"

/* ---- the page's content ---- */

/* The streams that a page's content is made of go on in the middle of each other's work. */
static void join_content(struct copier *c, struct buf *all, qpdf_oh list)
{
	int n = qpdf_oh_get_array_n_items(c->qpdf, list);
	for (int i = 0; i < n && !c->has_failed; i++) {
		qpdf_oh part = qpdf_oh_get_array_item(c->qpdf, list, i);
		if (qpdf_oh_is_stream(c->qpdf, part))
			stream_decode(c, all, part);
		buf_add_byte(all, '\n');
		qpdf_oh_release(c->qpdf, part);
	}
}

/* Damage that leaves nothing. */
static void note_lost(struct copier *c, const struct buf *content)
{
	size_t i = 0;
	while (i < content->n && content->data[i] == '\n')
		i++;
	if (i == content->n && c->enclosure->pages[c->page].damage & DAMAGE_CONTENT)
		damage_note(c, DAMAGE_LOST);
}

static void put_content(struct copier *c, size_t object, struct buf *body, size_t k,
                        const struct enclosure_page *p, struct names *used)
{
	struct buf all = {0};
	qpdf_oh content = qpdf_oh_get_key(c->qpdf, p->object, "/Contents");
	if (qpdf_oh_is_array(c->qpdf, content))
		join_content(c, &all, content);
	else if (qpdf_oh_is_stream(c->qpdf, content))
		stream_decode(c, &all, content);
	else if (qpdf_oh_is_indirect(c->qpdf, content)) /* to what is not there */
		damage_note(c, DAMAGE_CONTENT);
	note_lost(c, &all);
	content_clean(&all);
	places_find(c, k, p, &all);
	grey_content(c, &all, p->resources);
	names_scan(used, c->scratch, all.data, all.n);
	stream_deflate(c, object, body, &all);
	buf_drop(&all);
}

static size_t make_content(struct copier *c, size_t k, const struct enclosure_page *p)
{
	size_t object = copy_new(c);
	struct buf body = {0};
	struct names used = {0};
	qpdf_oh group;
	buf_add_string(&body, "/Type/XObject/Subtype/Form/BBox[");
	put_rect(&body, p->box);
	buf_add_byte(&body, ']');
	if (is_taken(c->qpdf, p->object, "/Group", &group)) {
		buf_add_string(&body, "/Group ");
		copy_value(c, &body, group, SCOPE_OBJECT, 1);
	}
	put_content(c, object, &body, k, p, &used);
	copy_resources(c, &body, p->resources, &used, 0);
	copy_finish(c, object, &body);
	buf_drop(&body);
	return object;
}

/* ---- the page as it is seen ---- */

/* To points, upright, the lower left corner at 0, 0. */
static struct matrix upright(const struct enclosure_page *p)
{
	const struct rect *b = &p->box;
	double u = p->unit;
	switch (p->turn) {
	case 1: return (struct matrix){0, -u, u, 0, -b->bottom * u, b->right * u};
	case 2: return (struct matrix){-u, 0, 0, -u, b->right * u, b->top * u};
	case 3: return (struct matrix){0, u, -u, 0, b->top * u, -b->left * u};
	default: return (struct matrix){u, 0, 0, u, -b->left * u, -b->bottom * u};
	}
}

static struct rect sheet_of(struct enclosure_size size)
{
	return (struct rect){0, 0, size.width / 1000.0, size.height / 1000.0};
}

/* White paper first: it may be laid on a ground. Then the pen as it is at the start of a page, since a form
 * goes on with that of the page it is placed on. */
static void put_drawing(struct buf *b, const struct enclosure_page *p, struct rect sheet,
                        const struct buf *stamps)
{
	buf_add_string(b, "q 1 g ");
	put_rect(b, sheet);
	buf_add_string(b, "re f 0 g 0 G 1 w 0 J 0 j 10 M []0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n");
	put_matrix(b, upright(p));
	buf_add_string(b, "cm\nq /P Do Q\n");
	buf_add(b, stamps->data, stamps->n);
	buf_add_string(b, "Q");
}

static void make_page(struct copier *c, size_t k, size_t page)
{
	const struct enclosure_page *p = &c->enclosure->pages[page];
	struct enclosure_size size = enclosure_size(c->enclosure, page);
	struct stamps stamps = {0};
	struct buf body = {0}, drawing = {0};
	size_t object = copy_new(c);
	c->resources = p->resources;
	c->to->forms[k] = object;
	c->to->sizes[k] = size;
	buf_add_string(&body, "/Type/XObject/Subtype/Form/BBox[");
	put_rect(&body, sheet_of(size));
	buf_add_string(&body, "]/Resources<</XObject<</P ");
	put_reference(&body, make_content(c, k, p));
	stamps_add(c, &stamps, p->object);
	buf_add(&body, stamps.names.data, stamps.names.n);
	buf_add_string(&body, ">>>>");
	put_drawing(&drawing, p, sheet_of(size), &stamps.content);
	stream_write(c, object, drawing.data, drawing.n);
	copy_finish(c, object, &body);
	buf_drop(&stamps.content);
	buf_drop(&stamps.names);
	buf_drop(&drawing);
	buf_drop(&body);
}

/* ---- what it refers to ---- */

static void copy_object(struct copier *c, size_t i)
{
	const struct pending *p = &c->pending[i];
	qpdf_data q = c->qpdf;
	struct buf body = {0};
	if (p->id == 0)
		return;
	qpdf_oh object = qpdf_get_object_by_id(q, p->id, p->generation);
	if (qpdf_oh_is_stream(q, object)) {
		stream_copy(c, i, object, p->scope);
	} else {
		copy_value(c, &body, object, p->scope, 0);
		c->to->objects[i].is_hidden = qpdf_oh_is_dictionary_of_type(q, object, "/OCG", "") &&
		                              layer_is_off(c, object);
		c->has_hidden |= layer_may_hide(c, object);
		copy_finish(c, i, &body);
	}
	buf_drop(&body);
	qpdf_oh_release(q, object);
}

/* What becomes of pages, as far as it goes. */
static struct enclosed *take(struct copier *c, const struct enclosure_wish *wish)
{
	struct enclosed *to = ARENA_NEW(c->arena, struct enclosed);
	c->to = to;
	c->scratch = arena_new();
	c->met = trie_new(c->scratch);
	to->spool = c->spool;
	to->forms = ARENA_ARRAY(c->arena, size_t, wish->n);
	to->sizes = ARENA_ARRAY(c->arena, struct enclosure_size, wish->n);
	layers_find(c);
	for (size_t k = 0; k < wish->n && !c->has_failed; k++) {
		c->page = wish->pages[k];
		make_page(c, k, c->page);
		for (; c->done < to->n && !c->has_failed; c->done++)
			copy_object(c, c->done);
	}
	pictures_finish(c);
	arena_drop(c->scratch);
	return to;
}

static struct copier copier_of(struct arena *a, struct enclosure *e, struct fs_spool *spool, bool is_grey,
                               struct image_fault *fault)
{
	memset(fault, 0, sizeof *fault);
	return (struct copier){.enclosure = e, .qpdf = e->qpdf, .arena = a, .spool = spool, .fault = fault,
		.is_grey = is_grey};
}

struct enclosed *enclosure_take(struct arena *a, struct enclosure *e, struct fs_spool *spool,
                                const struct enclosure_wish *wish, struct image_fault *fault)
{
	struct copier c = copier_of(a, e, spool, wish->is_grey, fault);
	c.look_left = wish->looks ? LOOK_MOST : 0;
	struct enclosed *to = take(&c, wish);
	if (c.has_failed)
		return NULL;
	if (!c.has_colours)
		return to;
	image_fail(fault, "pdf-unsupported", N_("print it to a new PDF without colours"),
	           "is a PDF of a kind that cannot be read: %s", _("colours that cannot be taken out"));
	return NULL;
}

bool enclosure_can_be_grey(struct enclosure *e, size_t page)
{
	struct arena *a = arena_new();
	struct image_fault fault;
	struct copier c = copier_of(a, e, NULL, true, &fault);
	take(&c, &(struct enclosure_wish){.pages = &page, .n = 1});
	arena_drop(a);
	return !c.has_colours || c.has_failed;
}

void enclosure_look(struct enclosure *e, const size_t *pages, size_t n)
{
	struct image_fault fault;
	struct arena *a = arena_new();
	enclosure_take(a, e, NULL, &(struct enclosure_wish){.pages = pages, .n = n, .looks = true}, &fault);
	arena_drop(a);
}

unsigned enclosure_damage(const struct enclosure *e, size_t page)
{
	return e->pages[page].damage;
}

unsigned enclosure_bare(struct enclosure *e, size_t page)
{
	struct image_fault fault;
	struct copier c = copier_of(NULL, e, NULL, false, &fault);
	c.scratch = arena_new();
	layers_find(&c);
	unsigned bare = stamps_bare(&c, e->pages[page].object);
	arena_drop(c.scratch);
	return bare;
}

bool enclosure_hides(struct enclosure *e, size_t page)
{
	bool is_cropped = e->pages[page].is_cropped;
	if (!is_cropped && !layers_are_there(e->qpdf))
		return false;
	struct arena *a = arena_new();
	struct image_fault fault;
	struct copier c = copier_of(a, e, NULL, false, &fault);
	take(&c, &(struct enclosure_wish){.pages = &page, .n = 1});
	arena_drop(a);
	return (is_cropped || c.has_hidden) && !c.has_failed;
}
