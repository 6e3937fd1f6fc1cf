/* pen.c - operators that set the graphics state, written only where something changes. y is down in
 * pages and up in PDF: it is flipped here and in shape.c by plain subtraction. */
#include "paint/paint_int.h"

static struct rgb ink_of(const struct pen *pen, enum ink ink)
{
	return layout_shade(layout_ink(ink), pen->press->job->shades);
}

void pen_fill(struct pen *pen, enum ink ink)
{
	if (pen->fill == (int)ink)
		return;
	pen->fill = (int)ink;
	pdf_rgb(pen->out, ink_of(pen, ink), "g", "rg");
}

void pen_stroke(struct pen *pen, enum ink ink, len width)
{
	if (pen->stroke != (int)ink)
		pdf_rgb(pen->out, ink_of(pen, ink), "G", "RG");
	pen->stroke = (int)ink;
	if (pen->width != width) {
		pdf_len(pen->out, width);
		pdf_put(pen->out, " w\n");
	}
	pen->width = width;
}

void pen_text(struct pen *pen, len x, len y)
{
	len up = pen->page_height - y;
	if (!pen->in_text) {
		pdf_put(pen->out, "BT\n");
		pen->in_text = true;
		pen->line_x = pen->line_y = 0;
	}
	pdf_lens(pen->out, (len[]){ x - pen->line_x, up - pen->line_y }, 2);
	pdf_put(pen->out, "Td\n");
	pen->line_x = x;
	pen->line_y = up;
}

void pen_graphics(struct pen *pen)
{
	if (pen->in_text)
		pdf_put(pen->out, "ET\n");
	pen->in_text = false;
}

void pen_font(struct pen *pen, unsigned name, len size)
{
	if (pen->font == name && pen->size == size)
		return;
	pen->font = name;
	pen->size = size;
	pen->fonts[name] = true;
	pdf_put(pen->out, "/F");
	pdf_int(pen->out, name);
	buf_add_byte(pen->out, ' ');
	pdf_len(pen->out, size);
	pdf_put(pen->out, " Tf\n");
}

void pen_spacing(struct pen *pen, len spacing)
{
	if (pen->spacing == spacing)
		return;
	pen->spacing = spacing;
	pdf_len(pen->out, spacing);
	pdf_put(pen->out, " Tc\n");
}

void pen_rise(struct pen *pen, len rise)
{
	if (pen->rise == rise)
		return;
	pen->rise = rise;
	pdf_len(pen->out, rise);
	pdf_put(pen->out, " Ts\n");
}

void pen_span(struct pen *pen, const char *text, size_t n)
{
	pdf_put(pen->out, "/Span<</ActualText");
	pdf_text(pen->out, text, n);
	pdf_put(pen->out, ">>BDC\n");
}
