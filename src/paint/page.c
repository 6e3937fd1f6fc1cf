/* page.c - a page: its boxes in order to one content stream, and the dictionary that names what they
 * use. Nothing is measured here. */
#include "paint/paint_int.h"

#include <string.h>

enum {
	LEVEL = 1,  /* of a page's content: more costs a sixth of the press's time for 1 in 200 bytes */
	KIDS = 64,  /* pages in a node of the page tree */
};

static void (*const draw[])(struct pen *, const struct box *) = {
	[BOX_TEXT] = text_show,     [BOX_FILL] = shape_fill,       [BOX_STROKE] = shape_stroke,
	[BOX_LINE] = shape_line,    [BOX_DISC] = shape_disc,       [BOX_MISSING] = shape_missing,
	[BOX_PATH] = path_draw,     [BOX_PICTURE] = shape_picture, [BOX_LINK] = link_add,
};

/* ---- the page tree ---- */

static struct object *new_page(struct press *p, HPDF_Pages parent)
{
	HPDF_Array kids = parent ? HPDF_Dict_GetItem(parent, "Kids", HPDF_OCLASS_ARRAY) : NULL;
	struct object *o = object_new(p);
	if (!o->id || !kids)
		return o;
	HPDF_Dict dict = HPDF_Xref_GetEntry(p->doc->xref, o->id)->obj;
	dict->header.obj_class |= HPDF_OSUBCLASS_PAGE; /* what libharu counts */
	HPDF_Dict_Add(dict, "Parent", parent);
	HPDF_Array_Add(kids, dict);
	return o;
}

void page_new_all(struct press *p)
{
	size_t n = p->job->pages->n;
	HPDF_Pages parent = p->doc->root_pages;
	p->pages = ARENA_ARRAY(p->arena, struct object *, n);
	for (size_t i = 0; i < n; i++) {
		if (n > KIDS && i % KIDS == 0)
			parent = HPDF_Pages_New(p->doc->mmgr, p->doc->root_pages, p->doc->xref);
		p->pages[i] = new_page(p, parent);
	}
}

/* ---- one page ---- */

static void put_fonts(struct press *p, struct buf *b, const struct pen *pen)
{
	pdf_put(b, "/Font<<");
	for (size_t i = 0; i < p->n_fonts; i++) {
		const struct font *f = &p->fonts[i];
		for (size_t k = 0; k < f->n_parts; k++) {
			if (!pen->fonts[f->first_name + k])
				continue;
			pdf_put(b, "/F");
			pdf_int(b, (long long)(f->first_name + k));
			buf_add_byte(b, ' ');
			pdf_ref(b, f->parts[k]->id);
		}
	}
	if (pen->blank) {
		pdf_put(b, "/B ");
		pdf_ref(b, p->blank->id);
	}
	pdf_put(b, ">>");
}

static void put_pictures(struct buf *b, const struct pen *pen)
{
	pdf_put(b, "/XObject<<");
	for (size_t i = 0; i < pen->n_pictures; i++) {
		pdf_put(b, "/X");
		pdf_int(b, pen->pictures[i]);
		buf_add_byte(b, ' ');
		pdf_ref(b, pen->pictures[i]);
	}
	pdf_put(b, ">>");
}

static void put_page(struct press *p, const struct page *page, const struct pen *pen,
                     const struct object *content)
{
	struct buf *b = &p->body;
	buf_clear(b);
	pdf_put(b, "/Type/Page/MediaBox[0 0 ");
	pdf_lens(b, (len[]){ page->width, page->height }, 2);
	pdf_put(b, "]/Resources<<");
	put_fonts(p, b, pen);
	if (pen->n_pictures)
		put_pictures(b, pen);
	if (pen->tints)
		pdf_put(b, "/ExtGState<</M<</BM/Multiply>>>>");
	pdf_put(b, ">>/Contents ");
	pdf_ref(b, content->id);
	if (pen->annotations.n) {
		pdf_put(b, "/Annots[");
		buf_add(b, pen->annotations.data, pen->annotations.n);
		pdf_put(b, "]");
	}
}

static struct pen new_pen(struct press *p, const struct page *page)
{
	buf_clear(&p->content);
	return (struct pen){
		.press = p, .out = &p->content, .page_height = page->height,
		.font = UINT32_MAX, .fill = -1, .stroke = -1, .width = -1,
		.fonts = ARENA_ARRAY(p->arena, bool, p->n_font_names + 1),
	};
}

void page_paint(struct press *p, size_t i)
{
	const struct page *page = &p->job->pages->v[i];
	struct pen pen = new_pen(p, page);
	for (size_t k = 0; k < page->n; k++)
		draw[page->boxes[k].kind](&pen, &page->boxes[k]);
	pen_graphics(&pen);
	if (pen.blank)
		font_blank(p);

	struct object *content = object_new(p);
	object_deflate(p, content, NULL, pen.out->data, pen.out->n, LEVEL);
	put_page(p, page, &pen, content);
	object_body(p, p->pages[i], &p->body);
	buf_drop(&pen.annotations);
}
