/* outline.c - a glyph's contours by the font that shaped it: TrueType, CFF and variable ones alike. */
#include <hb.h>
#include <stdlib.h>

#include "type/type_int.h"

struct outliner {
	hb_draw_funcs_t *calls;
	struct outline_pen pen;
	double em;
	void *to;
};

static void on_move(hb_draw_funcs_t *calls, void *outliner, hb_draw_state_t *state, float x, float y,
                    void *no)
{
	struct outliner *o = outliner;
	(void)calls, (void)state, (void)no;
	o->pen.move(o->to, x / o->em, y / o->em);
}

static void on_line(hb_draw_funcs_t *calls, void *outliner, hb_draw_state_t *state, float x, float y,
                    void *no)
{
	struct outliner *o = outliner;
	(void)calls, (void)state, (void)no;
	o->pen.line(o->to, x / o->em, y / o->em);
}

/* HarfBuzz makes cubic curves of TrueType's by itself where nothing takes those. */
static void on_curve(hb_draw_funcs_t *calls, void *outliner, hb_draw_state_t *state, float x1, float y1,
                     float x2, float y2, float x, float y, void *no)
{
	struct outliner *o = outliner;
	const double points[6] = {x1 / o->em, y1 / o->em, x2 / o->em, y2 / o->em, x / o->em, y / o->em};
	(void)calls, (void)state, (void)no;
	o->pen.curve(o->to, points);
}

static void on_close(hb_draw_funcs_t *calls, void *outliner, hb_draw_state_t *state, void *no)
{
	struct outliner *o = outliner;
	(void)calls, (void)state, (void)no;
	o->pen.close(o->to);
}

struct outliner *outliner_new(const struct outline_pen *pen)
{
	struct outliner *o = mem_alloc(sizeof *o);
	*o = (struct outliner){.calls = hb_draw_funcs_create(), .pen = *pen};
	hb_draw_funcs_set_move_to_func(o->calls, on_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(o->calls, on_line, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(o->calls, on_curve, NULL, NULL);
	hb_draw_funcs_set_close_path_func(o->calls, on_close, NULL, NULL);
	hb_draw_funcs_make_immutable(o->calls);
	return o;
}

void outliner_drop(struct outliner *o)
{
	if (o)
		hb_draw_funcs_destroy(o->calls);
	free(o);
}

void outliner_draw(struct outliner *o, const struct face *f, uint32_t glyph, void *to)
{
	o->em = f->em;
	o->to = to;
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(f->font, glyph, o->calls, o);
#else
	hb_font_get_glyph_shape(f->font, glyph, o->calls, o);
#endif
}
