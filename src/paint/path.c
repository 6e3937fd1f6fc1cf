/* path.c - what is drawn above a picture: lines and surfaces clipped to its edges. */
#include "paint/paint_int.h"

static void put_step(struct pen *pen, const struct box *b, const struct path_step *step)
{
	static const struct {
		const char *operator;
		int n;
	} operators[] = {
		[PATH_MOVE] = { "m\n", 2 }, [PATH_LINE] = { "l\n", 2 }, [PATH_CURVE] = { "c\n", 6 },
		[PATH_CLOSE] = { "h\n", 0 },
	};
	int n = operators[step->operator].n;
	len v[6];
	for (int i = 0; i < n; i += 2) {
		v[i] = b->x + step->v[i];
		v[i + 1] = pen->page_height - b->y - step->v[i + 1];
	}
	pdf_lens(pen->out, v, n);
	pdf_put(pen->out, operators[step->operator].operator);
}

void path_draw(struct pen *pen, const struct box *b)
{
	pen_graphics(pen);
	const struct pen before = *pen; /* colours and width, as Q brings them back */
	pdf_put(pen->out, "q ");
	pdf_lens(pen->out, (len[]){ b->x, pen->page_height - b->y - b->h, b->w, b->h }, 4);
	pdf_put(pen->out, "re W n\n");
	if (b->u.path.tints)
		pdf_put(pen->out, "/M gs\n");
	if (b->u.path.width > 0) {
		pdf_put(pen->out, "1 J 1 j\n");
		pen_stroke(pen, b->ink, b->u.path.width);
	} else {
		pen_fill(pen, b->ink);
	}
	for (size_t i = 0; i < b->u.path.n; i++)
		put_step(pen, b, &b->u.path.steps[i]);
	pdf_put(pen->out, b->u.path.width > 0 ? "S Q\n" : "f Q\n");
	pen->fill = before.fill;
	pen->stroke = before.stroke;
	pen->width = before.width;
	pen->tints |= b->u.path.tints;
}
