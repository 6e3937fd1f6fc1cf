/* Pages: widows and orphans, chains, page starts, folios in the contents, outline, running heads. */
#include "layout_help.h"

/* ---- the galley cut: pieces of random heights and chains ---- */
struct fate { /* what a piece of a random galley is */
	int para;  /* number of its paragraph, 0: none */
	int line, lines;
};

static struct lines blank_lines(struct desk *k, size_t n)
{
	struct lines lines = { .v = ARENA_ARRAY(k->arena, struct line, n), .n = n };

	for (size_t i = 0; i < n; i++)
		lines.v[i].height = layout_style.leading[SIZE_BODY];
	return lines;
}

static struct fate *random_galley(struct desk *k, unsigned *seed)
{
	struct fate *fates = ARENA_ARRAY(k->arena, struct fate, 4000);
	int para = 0;

	k->s.galley = (struct galley){ 0 };
	k->s.sheets = NULL;
	k->s.n_sheets = 0;
	while (k->s.galley.n < 600) {
		unsigned dice = next_random(seed) % 12;
		if (dice == 0) {
			galley_add(&k->s, PT(44), PT(40), PIECE_KEEP | (next_random(seed) % 3 ? 0 : PIECE_PAGE));
		} else if (dice < 3) {
			galley_add(&k->s, (len)(next_random(seed) % PT(300)), PT(12), 0);
		} else {
			size_t first = k->s.galley.n, n = 1 + next_random(seed) % 14;
			struct lines lines = blank_lines(k, n);
			flow_lines(&k->s, &lines, 0, PT(8));
			para++;
			for (size_t i = 0; i < n; i++)
				fates[first + i] = (struct fate){ para, (int)i, (int)n };
		}
	}
	return fates;
}

static void check_break(const struct desk *k, const struct fate *fates, size_t i)
{
	const struct fate *f = &fates[i];

	CHECK(!(k->s.galley.v[i - 1].flags & PIECE_KEEP) || k->s.galley.v[i].flags & PIECE_PAGE);
	if (f->para && f->para == fates[i - 1].para) {
		CHECK(f->line != 1);            /* orphan: the first line alone at a foot */
		CHECK(f->line != f->lines - 1); /* widow: the last line alone on top */
	}
}

/* Pieces follow each other and end within the body. */
static void check_sheet(const struct desk *k, const struct sheet *sheet)
{
	len body = style_body(&layout_style), y = 0;

	for (size_t i = sheet->first; i < sheet->end; i++) {
		const struct piece *p = &k->s.galley.v[i];
		len space = i > sheet->first ? p->space : 0, least = sheet->squeeze ? space * 3 / 5 - 1 : space;
		CHECK(k->s.places[i].y >= y + least && k->s.places[i].y <= y + space);
		y = k->s.places[i].y + p->height;
		CHECK(i == sheet->first || !(p->flags & PIECE_PAGE));
	}
	CHECK(y <= body);
}

/* A chain was moved to the next sheet that had room here only to fill a short one: without the lines up to
 * the next place where a page may end, that would be short. */
static void check_full(const struct desk *k, size_t i)
{
	const struct sheet *sheet = &k->s.sheets[i], *next = sheet + 1;
	const struct piece *v = k->s.galley.v;
	len y = k->s.places[sheet->end - 1].y + v[sheet->end - 1].height, body = style_body(&layout_style);
	size_t p = next->first;

	if (v[p].flags & PIECE_PAGE)
		return;
	for (; v[p].flags & PIECE_KEEP; p++)
		y += v[p].space + v[p].height;
	y += v[p].space + v[p].height;
	if (y > body)
		return;
	for (p++; p < next->end && (v[p - 1].flags & PIECE_KEEP || v[p].flags & PIECE_PROSE);)
		p++;
	len first = p < next->end ? k->s.places[p].y : k->s.places[p - 1].y + v[p - 1].height;
	len end = k->s.places[next->end - 1].y + v[next->end - 1].height;
	CHECK(end - first < body * 22 / 100);
	CHECK(end >= PT(110));
}

static void test_cut(struct desk *k)
{
	unsigned seed = 2024;

	for (int round = 0; round < 60; round++) {
		struct fate *fates = random_galley(k, &seed);
		paginate(&k->s);
		size_t next = 0;
		for (size_t i = 0; i < k->s.n_sheets; i++) {
			const struct sheet *sheet = &k->s.sheets[i];
			SAME_NUMBER(sheet->first, next);
			CHECK(sheet->end > sheet->first);
			next = sheet->end;
			if (sheet->first)
				check_break(k, fates, sheet->first);
			check_sheet(k, sheet);
			if (i + 1 < k->s.n_sheets)
				check_full(k, i);
		}
		SAME_NUMBER(next, k->s.galley.n);
	}
}

/* Chains longer than a page are cut where pages end; the work stays linear. */
static void test_long_chain(struct desk *k)
{
	size_t body = (size_t)(style_body(&layout_style) / PT(10));

	k->s.galley = (struct galley){ 0 };
	k->s.n_sheets = 0;
	k->s.sheets = NULL;
	for (int i = 0; i < 20000; i++)
		galley_add(&k->s, PT(10), 0, PIECE_KEEP);
	k->s.steps = 0;
	paginate(&k->s);
	SAME_NUMBER(k->s.n_sheets, (20000 + body - 1) / body);
	CHECK(k->s.steps < 20000 * 8);
	k->s.galley = (struct galley){ 0 };
	k->s.n_sheets = 0;
	k->s.sheets = NULL;
	size_t warnings = diag_count(k->diag, LEVEL_WARNING);
	for (int i = 0; i < 3; i++)
		galley_add(&k->s, PT(2000), 0, 0);
	paginate(&k->s);
	SAME_NUMBER(k->s.n_sheets, 3);
	SAME_NUMBER(diag_count(k->diag, LEVEL_WARNING) - warnings, 3);
}

/* Two lines too many, before what takes a page of its own: the spaces above give them room. */
static void test_squeeze(struct desk *k)
{
	len line = layout_style.leading[SIZE_BODY], body = style_body(&layout_style);

	k->s.galley = (struct galley){ 0 };
	k->s.n_sheets = 0;
	k->s.sheets = NULL;
	for (len y = 0; y + line * 2 <= body + 2 * line; y += line * 2)
		galley_add(&k->s, line, line, 0);
	size_t n = k->s.galley.n;
	galley_add(&k->s, body, line, 0);
	paginate(&k->s);
	SAME_NUMBER(k->s.n_sheets, 2);
	SAME_NUMBER(k->s.sheets[0].end, n);
	CHECK(k->s.places[n - 1].y + line <= body);
}

/* Ten pieces with nine spaces of 15 pt between, all together so much too tall: a third of the spaces is
 * given up for one page less, half of them is not. */
static void check_squeezed(struct desk *k, len too_tall, size_t pages)
{
	len height = (style_body(&layout_style) + too_tall - 9 * PT(15)) / 10;

	k->s.galley = (struct galley){ 0 };
	k->s.n_sheets = 0;
	k->s.sheets = NULL;
	for (int i = 0; i < 10; i++)
		galley_add(&k->s, height, PT(15), 0);
	paginate(&k->s);
	SAME_NUMBER(k->s.n_sheets, pages);
	for (size_t i = 0; i < k->s.n_sheets; i++)
		check_sheet(k, &k->s.sheets[i]);
}

/* A last page with one line is given more. */
static void test_balance(struct desk *k)
{
	len line = layout_style.leading[SIZE_BODY];
	size_t full = (size_t)(style_body(&layout_style) / line);

	k->s.galley = (struct galley){ 0 };
	k->s.n_sheets = 0;
	k->s.sheets = NULL;
	for (size_t i = 0; i < full + 1; i++)
		galley_add(&k->s, line, 0, 0);
	paginate(&k->s);
	SAME_NUMBER(k->s.n_sheets, 2);
	CHECK(k->s.sheets[1].end - k->s.sheets[1].first >= 5);
}

/* Before what takes a page of its own, a short page is given a message;
 * lines of a text are not moved. */
static void test_short(struct desk *k)
{
	len body = style_body(&layout_style);

	for (int prose = 0; prose < 2; prose++) {
		k->s.galley = (struct galley){ 0 };
		k->s.n_sheets = 0;
		k->s.sheets = NULL;
		for (len y = 0; y < body + PT(80); y += PT(40))
			galley_add(&k->s, PT(40), 0, prose ? PIECE_PROSE : 0);
		size_t n = k->s.galley.n;
		galley_add(&k->s, body, 0, 0);
		paginate(&k->s);
		SAME_NUMBER(k->s.n_sheets, 3);
		SAME_NUMBER(k->s.sheets[1].end, n);
		CHECK((k->s.places[n - 1].y + PT(40) >= body * 22 / 100) == !prose);
		SAME_NUMBER(k->s.sheets[1].end - k->s.sheets[1].first, prose ? 3 : 4); /* and no more */
	}
}

/* A tall row alone on the last page, a little short, does not take one as tall that then lacks above. */
static void test_short_stays(struct desk *k)
{
	len body = style_body(&layout_style);

	k->s.galley = (struct galley){ 0 };
	k->s.n_sheets = 0;
	k->s.sheets = NULL;
	galley_add(&k->s, body * 42 / 100, 0, 0);
	galley_add(&k->s, body * 36 / 100, 0, 0);
	galley_add(&k->s, body * 36 / 100, 0, 0);
	paginate(&k->s);
	SAME_NUMBER(k->s.n_sheets, 2);
	SAME_NUMBER(k->s.sheets[0].end, 2);
}

/* ---- contents ---- */
static void make_contents(struct desk *k, size_t n)
{
	struct section *sections = desk_sections(k, n + 1);
	struct table *t;

	sections[0] = (struct section){ .id = "contents", .title = "Contents" };
	t = block_table(k, section_blocks(k, &sections[0], 1), 2, n);
	t->columns[0].grow = 1;
	t->columns[1].align = ALIGN_END;
	for (size_t i = 0; i < n; i++) {
		const char *id = arena_printf(k->arena, "s%zu", i);
		struct span *span = ARENA_NEW(k->arena, struct span);
		*span = (struct span){ .page = true, .target = id };
		t->rows[i].cells[0] = words(k, arena_printf(k->arena, "Section %zu", i));
		t->rows[i].cells[1] = (struct rich){ span, 1 };
		t->rows[i].target = id;
		sections[i + 1] = (struct section){ .id = id, .title = id, .new_page = true };
		struct block *b = section_blocks(k, &sections[i + 1], 1);
		b->kind = BLOCK_PARA;
		b->u.para = words(k, "Some words.");
	}
}

/* The digits right of each row's words, and where its link leads, are the page of its section. */
static void check_contents(struct desk *k, const struct pages *p, size_t n)
{
	size_t links = 0, folios = 0, first = p->n - n;

	for (size_t i = 0; i < first; i++)
		for (size_t b = 0; b < p->v[i].n; b++) {
			const struct box *box = &p->v[i].boxes[b];
			if (box->kind == BOX_LINK && box->w > PT(100))
				SAME_NUMBER(box->u.link.page, first + links++);
			if (box->kind != BOX_TEXT || box->role != ROLE_CELL || box->x < PT(500))
				continue;
			SAME_TEXT(box->u.text.text, arena_printf(k->arena, "%zu", first + ++folios));
			SAME_NUMBER(box->x + box->w, layout_style.left + style_measure(&layout_style));
		}
	SAME_NUMBER(links, n);
	SAME_NUMBER(folios, n);
	SAME_NUMBER(p->n_outline, n + 1);
	for (size_t i = 0; i < n; i++) {
		SAME_NUMBER(p->outline[i + 1].page, first + i);
		SAME_NUMBER(p->outline[i + 1].level, 1);
		SAME_TEXT(p->outline[i + 1].title, arena_printf(k->arena, "s%zu", i));
		const char *text = page_text(k, &p->v[first + i]);
		CHECK(strstr(text, arena_printf(k->arena, "%zu/%zu", first + i + 1, p->n)) != NULL);
		SAME_NUMBER(count_word(text, arena_printf(k->arena, " s%zu ", i)), 2); /* title, running head */
	}
}

static void test_contents(struct desk *k)
{
	static const size_t counts[] = { 1, 12, 300, 1200 };

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		make_contents(k, counts[i]);
		struct pages *p = desk_layout(k);
		check_contents(k, p, counts[i]);
		SAME_TEXT(p->v[p->n - 1].folio, arena_printf(k->arena, "%zu", p->n));
	}
}

static void test_no_target(struct desk *k)
{
	struct section *s = desk_sections(k, 1);
	struct block *b = section_blocks(k, s, 1);
	struct span span = { .text = "gone", .target = "nowhere" };

	s->title = "";
	b->kind = BLOCK_PARA;
	b->u.para = (struct rich){ &span, 1 };
	struct pages *p = desk_layout(k);
	for (size_t i = 0; i < p->v[0].n; i++)
		if (p->v[0].boxes[i].kind == BOX_LINK)
			CHECK(p->v[0].boxes[i].u.link.page == SIZE_MAX);
}

static void test_paragraphs(struct desk *k)
{
	struct section *s = desk_sections(k, 1);
	struct block *b = section_blocks(k, s, 1);
	struct span spans[] = { { .text = "\n\nOne.\nTwo.\n \n" }, { .text = "\nThree.", .tone = TONE_STRONG } };
	struct buf dump = { 0 }, again = { 0 };

	s->title = "T1";
	b->kind = BLOCK_PARA;
	b->u.para = (struct rich){ spans, 2 };
	struct pages *p = desk_layout(k);
	len y[3] = { 0 };
	for (size_t i = 0, n = 0; i < p->v[0].n && n < 3; i++)
		if (p->v[0].boxes[i].role == ROLE_PARA)
			y[n++] = p->v[0].boxes[i].y;
	SAME_NUMBER(y[1] - y[0], layout_style.leading[SIZE_BODY]);
	SAME_NUMBER(y[2] - y[1], layout_style.leading[SIZE_BODY] + layout_style.gap / 2);
	layout_dump(&dump, p);
	layout_dump(&again, desk_layout(k));
	CHECK(dump.n == again.n && memcmp(dump.data, again.data, dump.n) == 0);
	buf_add_byte(&dump, 0);
	CHECK(strstr((char *)dump.data, "\npage 1 595.276 841.890\n") != NULL);
	CHECK(strstr((char *)dump.data, "text para text 177.638 ") != NULL);
	CHECK(strstr((char *)dump.data, "\"Three.\"\n") != NULL);
	buf_drop(&dump);
	buf_drop(&again);
}

/* Words too long for the running head end in an ellipsis, clear of the other side. */
static void test_long_head(struct desk *k)
{
	struct buf b = { 0 };

	for (int i = 0; i < 60; i++)
		buf_add_string(&b, "platform and number ");
	buf_add_byte(&b, 0);
	make_contents(k, 1);
	k->plan.running_left = k->plan.sections[1].title = (char *)b.data;
	struct pages *p = desk_layout(k);
	const struct page *page = &p->v[p->n - 1];
	CHECK(page->boxes[0].w <= style_measure(&layout_style) / 2);
	CHECK(page->boxes[1].x >= page->boxes[0].x + page->boxes[0].w + PT(16));
	CHECK(strstr(page->boxes[0].u.text.text, "\xe2\x80\xa6") != NULL);
	CHECK(strstr(page->boxes[1].u.text.text, "\xe2\x80\xa6") != NULL);
	SAME_NUMBER(page->boxes[1].x + page->boxes[1].w, layout_style.left + style_measure(&layout_style));
	buf_drop(&b);
}

/* A cover with so many lines below it, and three more sections. */
static struct pages *lay_cover(struct desk *k, size_t lines)
{
	struct section *sections = desk_sections(k, 4);
	struct buf text = { 0 };

	for (size_t i = 0; i < lines; i++)
		buf_add_string(&text, "line|\n");
	buf_add_byte(&text, 0);
	for (size_t i = 1; i < 4; i++) {
		const char *id = arena_printf(k->arena, "s%zu", i);
		sections[i] = (struct section){ .id = id, .title = id, .new_page = true };
		struct block *b = section_blocks(k, &sections[i], 1);
		*b = (struct block){ .kind = BLOCK_PARA, .u.para = words(k, "Some words.") };
	}
	sections[0] = (struct section){ .id = "cover", .title = "cover" };
	struct block *b = section_blocks(k, &sections[0], 2);
	b[0] = (struct block){ .kind = BLOCK_COVER, .u.cover.title = words(k, "Title") };
	const char *kept = arena_strdup(k->arena, (char *)text.data);
	b[1] = (struct block){ .kind = BLOCK_PARA, .u.para = words(k, kept) };
	buf_drop(&text);
	k->plan.contents = "in it:";
	return desk_layout(k);
}

/* The sections at the foot of the cover: only where they cost no page. */
static void test_cover(struct desk *k)
{
	for (size_t lines = 1; lines < 60; lines++) {
		struct pages *p = lay_cover(k, lines);
		size_t links = 0, shown = count_word(page_text(k, &p->v[0]), "in it:");
		for (size_t i = 0; i < p->v[0].n; i++)
			links += p->v[0].boxes[i].kind == BOX_LINK;
		SAME_NUMBER(links, 6 * shown); /* a title and a folio each */
		SAME_NUMBER(shown, lines < 35 ? 1 : lines > 40 ? 0 : shown);
		SAME_NUMBER(p->n, lines > 45 ? 5 : lines < 38 ? 4 : p->n);
	}
	k->plan.contents = NULL;
}

int main(void)
{
	struct desk *k = desk_new("en");

	test_cut(k);
	test_long_chain(k);
	test_squeeze(k);
	check_squeezed(k, PT(45), 1);
	check_squeezed(k, PT(68), 2);
	test_balance(k);
	test_short(k);
	test_short_stays(k);
	test_contents(k);
	test_cover(k);
	test_no_target(k);
	test_paragraphs(k);
	test_long_head(k);
	desk_drop(k);
	return test_end();
}
