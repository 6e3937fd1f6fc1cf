/* enclosed.c - pages of sellers' PDFs as form XObjects. The objects that a page takes are numbered anew when
 * it is placed; streams are pulled from the spool while the file is written. */
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

static void embed(struct press *p, const struct packet *packet, size_t i)
{
	const struct enclosed_object *from = enclosed_object(packet->of, i);
	struct object *o = packet->objects[i];
	put_body(&p->packed, from, packet->objects);
	object_body(p, o, &p->packed);
	o->kind = from->kind == ENCLOSED_STREAM ? OBJECT_ENCLOSED : OBJECT_VALUE;
	o->n_stream = from->bytes;
	o->enclosed = packet->of;
	o->offset = from->offset;
}

static const struct packet *find_packet(struct press *p, const struct paint_enclosed *page)
{
	const struct enclosed *of = page->of;
	size_t n = enclosed_count(of);
	for (size_t i = 0; i < p->n_packets; i++)
		if (p->packets[i].of == of)
			return &p->packets[i];
	struct packet *packet = ARENA_PUSH(p->arena, p->packets, p->n_packets);
	*packet = (struct packet){of, ARENA_ARRAY(p->arena, struct object *, n), ARENA_ARRAY(p->arena, bool, n),
		ARENA_ARRAY(p->arena, bool, n), ARENA_ARRAY(p->arena, size_t, n)};
	for (size_t i = 0; page->copies && i < n; i++)
		packet->replaced[i] = page->copies[i];
	return packet;
}

/* What the page takes and no page before it did. All have their numbers before any refers to another. */
static void embed_page(struct press *p, const struct packet *packet, const struct paint_enclosed *page)
{
	size_t n = enclosed_reach(packet->of, page->page, packet->replaced, packet->reached, packet->list);
	for (size_t i = 0; i < n; i++)
		packet->objects[packet->list[i]] = object_new(p);
	for (size_t i = 0; i < n; i++) {
		size_t object = packet->list[i];
		if (packet->replaced[object])
			picture_fill(p, packet->objects[object], page->copies[object]);
		else
			embed(p, packet, object);
	}
}

const struct object *enclosed_find(struct press *p, const struct box *b, struct enclosure_size *size)
{
	size_t evidence = b->u.picture.evidence;
	if (!p->job->enclosed || evidence >= p->job->n_images || !p->job->enclosed[evidence].of)
		return NULL;
	const struct paint_enclosed *page = &p->job->enclosed[evidence];
	const struct packet *packet = find_packet(p, page);
	size_t form = enclosed_form(page->of, page->page);
	embed_page(p, packet, page);
	*size = enclosed_size(page->of, page->page);
	return packet->objects[form];
}

void enclosed_put_layers(struct press *p, struct buf *b)
{
	struct buf off = { 0 };
	for (size_t k = 0; k < p->n_packets; k++)
		for (size_t i = 0; i < enclosed_count(p->packets[k].of); i++)
			if (enclosed_object(p->packets[k].of, i)->is_hidden && p->packets[k].objects[i]) {
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
