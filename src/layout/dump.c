/* dump.c - pages as text, a box a line: the golden format and the eyes of `dossier dump --stage=boxes`.
 *
 *     page 3 595.276 x 841.890
 *     text para text 177.638 100.250 360.000 10.000 "…"
 *     link para accent 177.638 92.500 31.250 15.500 exhibit:3 -> 7 @ 120.000
 */
#include "layout/layout_int.h"

static void put_len(struct buf *out, len v)
{
	int64_t whole = v < 0 ? -(int64_t)v : v;

	buf_printf(out, " %s%d.%03d", v < 0 ? "-" : "", (int)(whole / 1000), (int)(whole % 1000));
}

static void put_quoted(struct buf *out, const char *text)
{
	buf_add_string(out, " \"");
	for (; text && *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_printf(out, "\\%c", *text);
		else if (*text == '\n')
			buf_add_string(out, "\\n");
		else
			buf_add_byte(out, (unsigned char)*text);
	}
	buf_add_byte(out, '"');
}

static void put_shape(struct buf *out, const struct box *b)
{
	if (b->kind != BOX_FILL && b->kind != BOX_DISC) {
		buf_add_string(out, " width");
		put_len(out, b->u.shape.width);
	}
	if (b->u.shape.radius) {
		buf_add_string(out, " radius");
		put_len(out, b->u.shape.radius);
	}
}

static void put_link(struct buf *out, const struct box *b)
{
	buf_printf(out, " %s", b->u.link.target ? b->u.link.target : "-");
	if (b->u.link.page == SIZE_MAX) {
		buf_add_string(out, " -> nowhere");
		return;
	}
	buf_printf(out, " -> %zu @", b->u.link.page + 1);
	put_len(out, b->u.link.to_y);
}

/* text 8.125: its lines are so high in print. */
static void put_picture(struct buf *out, const struct box *b)
{
	buf_printf(out, " %zu.%zu", b->u.picture.evidence + 1, b->u.picture.part + 1);
	put_quoted(out, b->u.picture.alternative);
	if (b->u.picture.text_height) {
		buf_add_string(out, " text");
		put_len(out, b->u.picture.text_height);
	}
}

static void put_path(struct buf *out, const struct box *b)
{
	static const struct {
		char letter;
		int n;
	} operators[] = {
		[PATH_MOVE] = { 'm', 2 }, [PATH_LINE] = { 'l', 2 }, [PATH_CURVE] = { 'c', 6 },
		[PATH_CLOSE] = { 'h', 0 },
	};

	if (b->u.path.width) {
		buf_add_string(out, " width");
		put_len(out, b->u.path.width);
	}
	if (b->u.path.tints)
		buf_add_string(out, " tints");
	for (size_t i = 0; i < b->u.path.n; i++) {
		const struct path_step *step = &b->u.path.steps[i];
		buf_printf(out, " %c", operators[step->operator].letter);
		for (int k = 0; k < operators[step->operator].n; k++)
			put_len(out, step->v[k]);
	}
}

static void put_content(struct buf *out, const struct box *b)
{
	switch (b->kind) {
	case BOX_TEXT:
		put_quoted(out, b->u.text.text);
		break;
	case BOX_PATH:
		put_path(out, b);
		break;
	case BOX_MISSING:
		put_quoted(out, b->u.missing.text);
		break;
	case BOX_PICTURE:
		put_picture(out, b);
		break;
	case BOX_LINK:
		put_link(out, b);
		break;
	default:
		put_shape(out, b);
	}
}

static void dump_box(struct buf *out, const struct box *b)
{
	static const char *const kinds[] = {
		[BOX_TEXT] = "text", [BOX_FILL] = "fill", [BOX_STROKE] = "stroke", [BOX_LINE] = "line",
		[BOX_DISC] = "disc", [BOX_PATH] = "path", [BOX_MISSING] = "missing", [BOX_PICTURE] = "picture",
		[BOX_LINK] = "link",
	};
	static const char *const ink_names[INK_COUNT] = {
		[INK_TEXT] = "text", [INK_QUIET] = "quiet", [INK_ACCENT] = "accent", [INK_RULE] = "rule",
		[INK_PANEL] = "panel", [INK_TINT] = "tint", [INK_MARK] = "mark", [INK_WHITE] = "white",
		[INK_BLACK] = "black",
	};

	buf_printf(out, "%s %s %s", kinds[b->kind], layout_role_name(b->role), ink_names[b->ink]);
	put_len(out, b->x);
	put_len(out, b->y);
	put_len(out, b->w);
	put_len(out, b->h);
	put_content(out, b);
	buf_add_byte(out, '\n');
}

static void dump_outline(struct buf *out, const struct pages *p)
{
	for (size_t i = 0; i < p->n_outline; i++) {
		const struct outline_entry *e = &p->outline[i];
		buf_printf(out, "outline %d", e->level);
		put_quoted(out, e->title);
		buf_printf(out, " -> %zu @", e->page + 1);
		put_len(out, e->y);
		buf_add_byte(out, '\n');
	}
}

void layout_dump(struct buf *out, const struct pages *p)
{
	buf_printf(out, "pages %zu %s", p->n, p->language);
	put_quoted(out, p->title);
	buf_add_byte(out, '\n');
	dump_outline(out, p);
	for (size_t i = 0; i < p->n; i++) {
		buf_printf(out, "page %s", p->v[i].folio);
		put_len(out, p->v[i].width);
		put_len(out, p->v[i].height);
		buf_add_byte(out, '\n');
		for (size_t k = 0; k < p->v[i].n; k++)
			dump_box(out, &p->v[i].boxes[k]);
	}
}
