/* enclosed.c - pages of sellers' PDFs as form XObjects. The objects of a PDF are numbered anew when its first
 * page is placed; streams are pulled from the spool while the file is written. */
#include "paint/paint_int.h"

#include <string.h>

/* The body with its references as they are numbered here. */
static void put_body(struct buf *b, const struct enclosed_object *from, struct object *const *objects)
{
	const char *at = from->body, *end = from->body + from->n;
	buf_clear(b);
	while (at < end) {
		const char *mark = memchr(at, ENCLOSED_REFERENCE, (size_t)(end - at));
		buf_add(b, at, (size_t)((mark ? mark : end) - at));
		if (!mark)
			return;
		size_t i = 0;
		for (at = mark + 1; at < end && *at != ENCLOSED_END; at++)
			i = i * 10 + (size_t)(*at - '0');
		at++;
		buf_add_byte(b, ' ');
		pdf_ref(b, objects[i]->id);
	}
}

static const struct packet *embed(struct press *p, const struct enclosed *of)
{
	struct packet *packet = ARENA_PUSH(p->arena, p->packets, p->n_packets);
	size_t n = enclosed_count(of);
	struct object **objects = ARENA_ARRAY(p->arena, struct object *, n);
	for (size_t i = 0; i < n; i++)
		objects[i] = object_new(p);
	for (size_t i = 0; i < n; i++) {
		const struct enclosed_object *from = enclosed_object(of, i);
		put_body(&p->packed, from, objects);
		object_body(p, objects[i], &p->packed);
		objects[i]->kind = from->kind == ENCLOSED_STREAM ? OBJECT_ENCLOSED : OBJECT_VALUE;
		objects[i]->n_stream = from->bytes;
		objects[i]->enclosed = of;
		objects[i]->offset = from->offset;
	}
	*packet = (struct packet){of, objects};
	return packet;
}

const struct object *enclosed_find(struct press *p, const struct box *b, struct enclosure_size *size)
{
	size_t evidence = b->u.picture.evidence;
	const struct packet *packet = NULL;
	if (!p->job->enclosed || evidence >= p->job->n_images || !p->job->enclosed[evidence].of)
		return NULL;
	const struct paint_enclosed *page = &p->job->enclosed[evidence];
	for (size_t i = 0; i < p->n_packets && !packet; i++)
		if (p->packets[i].of == page->of)
			packet = &p->packets[i];
	if (!packet)
		packet = embed(p, page->of);
	*size = enclosed_size(page->of, page->page);
	return packet->objects[enclosed_form(page->of, page->page)];
}

void enclosed_put_layers(struct press *p, struct buf *b)
{
	struct buf off = { 0 };
	for (size_t k = 0; k < p->n_packets; k++)
		for (size_t i = 0; i < enclosed_count(p->packets[k].of); i++)
			if (enclosed_object(p->packets[k].of, i)->is_hidden) {
				buf_add_byte(&off, ' ');
				pdf_ref(&off, p->packets[k].objects[i]->id);
			}
	if (off.n) {
		pdf_put(b, "/OCProperties<</OCGs[");
		buf_add(b, off.data, off.n);
		pdf_put(b, "]/D<</OFF[");
		buf_add(b, off.data, off.n);
		pdf_put(b, "]>>>>");
	}
	buf_drop(&off);
}
