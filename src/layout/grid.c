/* grid.c - a picture with a grid over it, from which a seller reads off places: pixels along the left and
 * upper edges, shares of width and height along the other two. Lines are dark between white edges, to be seen
 * on any ground. One page, as large as the picture is in pixels, unless that is too small for numbers or too
 * large for a viewer: of a long one, whichever way it lies, the short side alone says how large that is. */
#include "layout/layout_int.h"
#include "layout/scene.h"

enum {
	UNIT = PT(1),          /* a pixel */
	WIDE_LEAST = PT(900), WIDE_MOST = PT(2400), LOW_MOST = PT(1800),
	LONG_MOST = PT(30000), /* either side */
	TENTHS = 10,
	CLOSEST = 16,          /* tenths of the numbers' size: between lines of numbers, one below the other */
	NEXT = 34,             /* the same beside each other: five digits and a gap */
	PARTS = 5,             /* ticks between two lines */
};

struct grid {
	struct setter *s;
	struct piece *p;
	const struct image_facts *facts;
	len x, y, w, h;        /* of the picture */
	len size;              /* of numbers */
	len thin;              /* of a line */
};

static len margin(const struct grid *g)
{
	return 4 * g->size;
}

/* ---- numbers ---- */

static struct lines set_number(const struct grid *g, const char *text)
{
	struct para_style style = { SIZE_SMALL, FACE_TEXT, INK_TEXT, ROLE_LABEL, ALIGN_START, false };
	struct rich words = rich_text(g->s, text, TONE_PLAIN);

	return para_set(g->s, &words, &style, margin(g) * 2);
}

static const char *print_pixels(const struct grid *g, uint32_t side, size_t i, size_t n)
{
	return arena_printf(g->s->arena, "%llu", (unsigned long long)((side * (uint64_t)i * 2 / n + 1) / 2));
}

static const char *print_share(const struct grid *g, size_t i, size_t n)
{
	if (i == 0 || i == n)
		return i ? "1" : "0";
	return arena_printf(g->s->arena, n > 10 ? "0.%02zu" : "0.%zu", i * (n > 10 ? 100 : 10) / n);
}

/* ---- lines ---- */

static void draw_line(const struct grid *g, len x, len y, len w, len h, len width)
{
	for (int k = 0; k < 2; k++) {
		enum ink ink = k ? INK_ACCENT : INK_WHITE;
		struct box *b = piece_add(g->s, g->p, BOX_LINE, ROLE_ARTIFACT, ink, x, y, w, h);
		b->u.shape.width = k ? width : 3 * width;
	}
}

static void draw_tick(const struct grid *g, len x, len y, len w, len h)
{
	piece_add(g->s, g->p, BOX_LINE, ROLE_ARTIFACT, INK_QUIET, x, y, w, h)->u.shape.width = g->thin;
}

/* Tenths; more on a side that is much longer than the other, fewer where there is no room for numbers. */
static size_t count_steps(const struct grid *g, len side, len other, int closest)
{
	static const size_t counts[] = { 100, 50, 20 };
	len room = len_scale(g->size, closest, 10);

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (side / (len)counts[i] >= scene_max(other / TENTHS, room))
			return counts[i];
	if (side / TENTHS >= room)
		return TENTHS;
	return side / 2 >= room ? 2 : 1;
}

static len width_of(const struct grid *g, size_t i, size_t n)
{
	return 2 * i == n ? 2 * g->thin : g->thin;
}

static void draw_columns(const struct grid *g)
{
	size_t n = count_steps(g, g->w, g->h, NEXT);
	len tick = g->size / 3, below = g->y + g->h;

	for (size_t i = 0; i <= n * PARTS; i++) {
		len x = g->x + len_scale(g->w, (int64_t)i, (int64_t)(n * PARTS));
		draw_tick(g, x, g->y - tick, 0, tick);
		draw_tick(g, x, below, 0, tick);
		if (i % PARTS)
			continue;
		struct lines pixels = set_number(g, print_pixels(g, g->facts->width, i / PARTS, n));
		struct lines share = set_number(g, print_share(g, i / PARTS, n));
		scene_place_middle(g->s, g->p, &pixels, x, g->y - tick - pixels.height);
		scene_place_middle(g->s, g->p, &share, x, below + tick);
		draw_line(g, x, g->y, 0, g->h, width_of(g, i / PARTS, n));
	}
}

static void draw_rows(const struct grid *g)
{
	size_t n = count_steps(g, g->h, g->w, CLOSEST);
	len tick = g->size / 3, right = g->x + g->w;

	for (size_t i = 0; i <= n * PARTS; i++) {
		len y = g->y + len_scale(g->h, (int64_t)i, (int64_t)(n * PARTS));
		draw_tick(g, g->x - tick, y, tick, 0);
		draw_tick(g, right, y, tick, 0);
		if (i % PARTS)
			continue;
		struct lines pixels = set_number(g, print_pixels(g, g->facts->height, i / PARTS, n));
		struct lines share = set_number(g, print_share(g, i / PARTS, n));
		scene_place_end(g->s, g->p, &pixels, g->x - 2 * tick, y - pixels.height / 2);
		scene_place(g->s, g->p, &share, right + 2 * tick, y - share.height / 2);
		draw_line(g, g->x, y, g->w, 0, width_of(g, i / PARTS, n));
	}
}

static void draw_picture(const struct grid *g, const struct evidence *e)
{
	uint32_t done = 0;

	for (size_t i = 0; i < e->parts.n; i++) {
		len top = len_scale(g->h, done, e->facts.height);
		done += e->parts.heights[i];
		len foot = len_scale(g->h, done, e->facts.height);
		struct box *b = piece_add(g->s, g->p, BOX_PICTURE, ROLE_FIGURE, INK_TEXT, g->x, g->y + top, g->w,
		                          foot - top);
		b->u.picture.part = i;
	}
}

/* ---- the page ---- */

/* As wide as it is in pixels, or as leaves one of its sides no longer than is seen at once. */
static len page_width(int64_t w, int64_t h)
{
	int64_t wide = w * UNIT, low = LOW_MOST * w / h, most = low > WIDE_MOST ? low : WIDE_MOST;

	wide = wide < WIDE_LEAST ? WIDE_LEAST : wide > most ? most : wide;
	if (wide * h / w > LONG_MOST)
		wide = scene_max((len)(LONG_MOST * w / h), UNIT);
	return wide < LONG_MOST ? (len)wide : LONG_MOST;
}

static void measure(struct grid *g)
{
	int64_t w = g->facts->width, h = g->facts->height;

	g->w = page_width(w, h);
	g->h = scene_max((len)(g->w * h / w), UNIT);
	g->size = (g->w < WIDE_MOST ? g->w : WIDE_MOST) / 72;
	g->thin = g->size / 16;
	g->x = g->y = margin(g);
}

struct pages *layout_grid(struct arena *a, struct diag *d, struct type *type, const struct evidence *e)
{
	struct style style = layout_sheet_style;
	const struct plan plan = { .language = "en" };
	struct setter s = { .arena = a, .bench = a, .lines = arena_new(),
		.scratch = arena_new(), .diag = d, .type = type, .style = &style,
		.plan = &plan, .lang = plan.language };
	struct pages *out = ARENA_NEW(a, struct pages);
	struct grid g = { .s = &s, .facts = &e->facts };

	measure(&g);
	style.size[SIZE_SMALL] = g.size;
	style.leading[SIZE_SMALL] = len_scale(g.size, 13, 10);
	g.p = galley_add(&s, g.h, 0, 0);
	draw_picture(&g, e);
	draw_columns(&g);
	draw_rows(&g);
	*out = (struct pages){ .v = ARENA_NEW(a, struct page), .n = 1, .language = s.lang, .title = "" };
	*out->v = (struct page){ .width = g.w + 2 * margin(&g), .height = g.h + 2 * margin(&g),
		.boxes = g.p->boxes, .n = g.p->n_boxes, .folio = "1" };
	arena_drop(s.scratch);
	arena_drop(s.lines);
	return out;
}
