/* link.c - rectangles that lead to a place in the document. */
#include "paint/paint_int.h"

void link_destination(struct press *p, struct buf *b, size_t page, len y)
{
	buf_add_byte(b, '[');
	pdf_ref(b, p->pages[page]->id);
	pdf_put(b, "/XYZ 0 ");
	pdf_len(b, p->job->pages->v[page].height - y);
	pdf_put(b, " null]");
}

void link_add(struct pen *pen, const struct box *b)
{
	struct press *p = pen->press;
	size_t page = b->u.link.page - p->job->pages->first;
	if (page >= p->job->pages->n)
		return; /* leads nowhere: layout has reported it; or to another volume, which its words say */
	len top = pen->page_height - b->y;
	struct object *o = object_new(p);
	struct buf *body = &p->body;
	buf_clear(body);
	pdf_put(body, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
	pdf_lens(body, (len[]){ b->x, top - b->h, b->x + b->w, top }, 4);
	pdf_put(body, "]/Dest");
	link_destination(p, body, page, b->u.link.to_y);
	object_body(p, o, body);
	pdf_ref(&pen->annotations, o->id);
	buf_add_byte(&pen->annotations, ' ');
}
