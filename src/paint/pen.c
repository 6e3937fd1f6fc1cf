/* pen.c - operators that set the graphics state, written only where something changes. y is down in
 * pages and up in PDF: it is flipped here and in shape.c by plain subtraction. */
#include "paint/paint_int.h"

void pen_fill(struct pen *pen, enum ink ink)
{
	if (pen->fill == (int)ink)
		return;
	pen->fill = (int)ink;
	put_rgb(pen->out, layout_ink(ink), "g", "rg");
}

void pen_stroke(struct pen *pen, enum ink ink, len width)
{
	if (pen->stroke != (int)ink)
		put_rgb(pen->out, layout_ink(ink), "G", "RG");
	pen->stroke = (int)ink;
	if (pen->width != width) {
		put_len(pen->out, width);
		put(pen->out, " w\n");
	}
	pen->width = width;
}

void pen_text(struct pen *pen, len x, len y)
{
	len up = pen->page_height - y;
	if (!pen->in_text) {
		put(pen->out, "BT\n");
		pen->in_text = true;
		pen->line_x = pen->line_y = 0;
	}
	put_lens(pen->out, (len[]){ x - pen->line_x, up - pen->line_y }, 2);
	put(pen->out, "Td\n");
	pen->line_x = x;
	pen->line_y = up;
}

void pen_graphics(struct pen *pen)
{
	if (pen->in_text)
		put(pen->out, "ET\n");
	pen->in_text = false;
}

void pen_font(struct pen *pen, unsigned name, len size)
{
	if (pen->font == name && pen->size == size)
		return;
	pen->font = name;
	pen->size = size;
	pen->fonts[name] = true;
	put(pen->out, "/F");
	put_int(pen->out, name);
	buf_add_byte(pen->out, ' ');
	put_len(pen->out, size);
	put(pen->out, " Tf\n");
}

void pen_spacing(struct pen *pen, len spacing)
{
	if (pen->spacing == spacing)
		return;
	pen->spacing = spacing;
	put_len(pen->out, spacing);
	put(pen->out, " Tc\n");
}

void pen_rise(struct pen *pen, len rise)
{
	if (pen->rise == rise)
		return;
	pen->rise = rise;
	put_len(pen->out, rise);
	put(pen->out, " Ts\n");
}

void pen_span(struct pen *pen, const char *text, size_t n)
{
	put(pen->out, "/Span<</ActualText");
	put_text(pen->out, text, n);
	put(pen->out, ">>BDC\n");
}
