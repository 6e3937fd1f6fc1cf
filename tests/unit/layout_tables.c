/* Tables over pages: heads come again, rows stay whole, sums stay with the row above, nothing is lost. */
#include "layout_help.h"

#include "layout/table.h"

static size_t count_on_pages(struct desk *k, const struct pages *p, const char *word, size_t *pages_with)
{
	size_t n = 0;

	*pages_with = 0;
	for (size_t i = 0; i < p->n; i++) {
		size_t here = count_word(page_text(k, &p->v[i]), word);
		n += here;
		*pages_with += here > 0;
	}
	return n;
}

static struct table *only_table(struct desk *k, size_t n_columns, size_t n_rows)
{
	struct section *s = desk_sections(k, 1);

	s->id = "list";
	s->title = "Exhibits";
	return block_table(k, section_blocks(k, s, 1), n_columns, n_rows);
}

static void test_heads(struct desk *k)
{
	struct table *t = only_table(k, 3, 120);
	size_t pages_with;

	for (size_t c = 0; c < 3; c++)
		t->columns[c] = (struct column){ .head = words(k, "Headword"), .grow = c == 1 };
	for (size_t r = 0; r < t->n_rows; r++) {
		t->rows[r].cells[0] = words(k, arena_printf(k->arena, "row-%03zu", r));
		t->rows[r].cells[1] = words(k, "first|\nsecond|\nthird|");
		t->rows[r].cells[2] = words(k, "9");
	}
	struct pages *p = desk_layout(k);
	CHECK(p->n > 5);
	SAME_NUMBER(count_on_pages(k, p, "Headword", &pages_with), 3 * p->n);
	SAME_NUMBER(count_on_pages(k, p, "(cont.)", &pages_with), p->n - 1);
	SAME_NUMBER(count_on_pages(k, p, "row-", &pages_with), 120);
	for (size_t i = 0; i < p->n; i++) { /* all lines of a row are on one page */
		const char *text = page_text(k, &p->v[i]);
		SAME_NUMBER(count_word(text, "row-"), count_word(text, "third|"));
		SAME_NUMBER(count_word(text, "first|"), count_word(text, "third|"));
		CHECK(count_word(text, "row-") >= 2);
	}
	CHECK(diag_count(k->diag, LEVEL_NOTE) == 0);
}

/* All sums and what is said of them are on one page, with an item above them. */
static void test_sums(struct desk *k)
{
	for (size_t rows = 4; rows < 90; rows++) {
		struct table *t = only_table(k, 2, rows);
		t->columns[0].head = words(k, "Headword");
		for (size_t r = 0; r < rows; r++)
			t->rows[r].cells[0] = words(k, r + 3 < rows ? "item|" : "sum|");
		t->rows[rows - 1].sum = true;
		t->n_tail = 3;
		t->note = words(k, "Checked|");
		struct pages *p = desk_layout(k);
		const char *last = page_text(k, &p->v[p->n - 1]);
		SAME_NUMBER(count_word(last, "Headword"), 1);
		SAME_NUMBER(count_word(last, "Checked|"), 1);
		SAME_NUMBER(count_word(last, "sum|"), 3);
		CHECK(count_word(last, "item|") >= 1);
	}
}

/* A tall last row leaves the one above it on its page. */
static void test_tall_last(struct desk *k)
{
	struct table *t = only_table(k, 2, 3);
	struct buf b = { 0 };
	size_t pages_with;

	for (int i = 0; i < 20; i++)
		buf_add_string(&b, "line|\n");
	buf_add_byte(&b, 0);
	for (size_t r = 0; r < 3; r++)
		t->rows[r].cells[0] = words(k, (char *)b.data);
	struct pages *p = desk_layout(k);
	SAME_NUMBER(p->n, 2);
	SAME_NUMBER(count_word(page_text(k, &p->v[0]), "line|"), 40);
	SAME_NUMBER(count_on_pages(k, p, "line|", &pages_with), 60);
	buf_drop(&b);
}

/* Growing columns do not keep to their shares where others make the table lower. */
static void test_settle(struct desk *k)
{
	static const struct para_style style = { .size = SIZE_BODY, .as = ROLE_CELL };
	struct table *t = only_table(k, 2, 1);
	struct buf b = { 0 };

	for (int i = 0; i < 60; i++)
		buf_add_string(&b, "words ");
	buf_add_byte(&b, 0);
	t->columns[0].grow = t->columns[1].grow = 1;
	t->rows[0].cells[0] = words(k, "words words words words words words words words words words");
	t->rows[0].cells[1] = words(k, arena_strdup(k->arena, (char *)b.data));
	buf_drop(&b);
	struct lines lines = para_set(&k->s, &t->rows[0].cells[1], &style, PT(232));
	struct pages *p = desk_layout(k);
	len top = LEN_MAX, bottom = 0;
	for (size_t i = 0; i < p->v[0].n; i++) {
		const struct box *box = &p->v[0].boxes[i];
		if (box->role != ROLE_CELL || box->kind != BOX_TEXT)
			continue;
		top = box->y < top ? box->y : top;
		bottom = box->y > bottom ? box->y : bottom;
		CHECK(box->x + box->w <= layout_style.left + style_measure(&layout_style));
	}
	CHECK((bottom - top) / layout_style.leading[SIZE_BODY] + 1 < (len)lines.n);
}

static void test_tall_row(struct desk *k)
{
	struct table *t = only_table(k, 2, 3);
	struct buf b = { 0 };
	size_t pages_with, notes = diag_count(k->diag, LEVEL_NOTE);

	for (int i = 0; i < 150; i++)
		buf_add_string(&b, "line|\n");
	buf_add_byte(&b, 0);
	t->columns[0].head = words(k, "Headword");
	t->columns[1].grow = 1;
	t->rows[0].cells[0] = words(k, "before|");
	t->rows[1].cells[0] = words(k, "tall|");
	t->rows[1].cells[1] = words(k, (char *)b.data);
	t->rows[2].cells[0] = words(k, "after|");
	struct pages *p = desk_layout(k);
	CHECK(p->n >= 4);
	SAME_NUMBER(count_on_pages(k, p, "line|", &pages_with), 150);
	SAME_NUMBER(count_on_pages(k, p, "Headword", &pages_with), p->n);
	SAME_NUMBER(count_on_pages(k, p, "after|", &pages_with), 1);
	SAME_NUMBER(diag_count(k->diag, LEVEL_NOTE) - notes, 1);
	buf_drop(&b);
}

/* What is said of a row that begins with our own words names the first words in it that are the case's, or
 * else the nearest above. */
static void test_tall_row_place(struct desk *k)
{
	static const struct source source = { .name = "case.yaml", .text = "a: theirs", .n = 9 };
	struct table *t = only_table(k, 3, 2);
	struct buf b = { 0 };

	for (int i = 0; i < 150; i++)
		buf_add_string(&b, "line|\n");
	buf_add_byte(&b, 0);
	for (size_t r = 0; r < 2; r++) {
		t->rows[r].cells[0] = words(k, "ours");
		t->rows[r].cells[1] = words(k, (char *)b.data);
		t->rows[r].cells[2] = words(k, "theirs");
	}
	t->rows[0].cells[2].spans[0].at = (struct mark){ .source = &source, .line = 1, .column = 4, .offset = 3 };
	struct diag *kept = k->diag;
	k->diag = diag_new(k->arena);
	desk_layout(k);
	char *said = NULL;
	size_t n;
	FILE *to = open_memstream(&said, &n);
	diag_print(k->diag, to, false, LEVEL_NOTE);
	fclose(to);
	SAME_NUMBER(diag_count(k->diag, LEVEL_NOTE), 2);
	SAME_NUMBER(count_word(said, "case.yaml:1:4: note:"), 1); /* equal ones are said once */
	SAME_NUMBER(count_word(said, "note:"), 1);
	k->diag = kept;
	free(said);
	buf_drop(&b);
}

/* Columns of any content fill the measure and do not run into each other. */
static void test_columns(void)
{
	unsigned seed = 7;

	for (int round = 0; round < 2000; round++) {
		struct column_work w[8] = { 0 };
		struct column columns[8] = { 0 };
		struct table t = { .columns = columns, .n_columns = 1 + next_random(&seed) % 8 };
		len words, x = layout_style.left;
		for (size_t c = 0; c < t.n_columns; c++) {
			w[c].unbreakable = (len)(next_random(&seed) % PT(90));
			w[c].longest = w[c].unbreakable + (len)(next_random(&seed) % PT(300));
			columns[c].grow = (int)(next_random(&seed) % 4);
			columns[c].align = next_random(&seed) % 4 ? ALIGN_START : ALIGN_END;
		}
		columns_find(&layout_style, &t, w);
		words = 0;
		for (size_t c = 0; c < t.n_columns; c++)
			words += w[c].unbreakable;
		for (size_t c = 0; c < t.n_columns; c++) {
			CHECK(w[c].width > 0 || w[c].longest == 0);
			CHECK(w[c].x >= x);
			x = w[c].x + w[c].width;
			if (words < style_measure(&layout_style) - PT(16) * 7)
				CHECK(w[c].width >= w[c].unbreakable);
		}
		SAME_NUMBER(x, layout_style.left + style_measure(&layout_style));
	}
}

static void test_links(struct desk *k)
{
	struct table *t = only_table(k, 1, 2);

	t->rows[0].cells[0] = words(k, "to the other");
	t->rows[0].target = "other";
	t->rows[1].cells[0] = words(k, "the other");
	t->rows[1].anchor = "other";
	struct pages *p = desk_layout(k);
	size_t links = 0;
	for (size_t i = 0; i < p->v[0].n; i++) {
		const struct box *b = &p->v[0].boxes[i];
		if (b->kind != BOX_LINK)
			continue;
		links++;
		SAME_TEXT(b->u.link.target, "other");
		SAME_NUMBER(b->u.link.page, 0);
		SAME_NUMBER(b->u.link.to_y, b->y + b->h);
		SAME_NUMBER(b->w, style_measure(&layout_style));
	}
	SAME_NUMBER(links, 1);
}

/* A link of 600 pt in one column leaves room for the words of the other. */
static void test_starved(void)
{
	struct column columns[2] = { { .grow = 1 }, { .grow = 1 } };
	struct table t = { .columns = columns, .n_columns = 2 };
	struct column_work w[2] = { { .unbreakable = PT(600), .longest = PT(600) },
		{ .unbreakable = PT(40), .longest = PT(300) } };

	columns_find(&layout_style, &t, w);
	CHECK(w[1].width >= PT(84));
	CHECK(w[0].width >= PT(120));
}

/* Amounts of fifteen digits are not parted, whatever stands beside them: the table is set small. */
static void test_amounts(struct desk *k)
{
	static const char amount[] = "€123,456,789,012,345.6789", *const names[] = {
		"kettle", "a stoneware teapot with a long name and-a-number-4711471147114711471147114711"};

	for (size_t name = 0; name < 2; name++) {
		struct table *t = only_table(k, 5, 2);
		for (size_t c = 0; c < 5; c++)
			t->columns[c] = (struct column){ .head = words(k, "head"), .grow = c == 0,
				.align = c < 2 ? ALIGN_START : ALIGN_END };
		for (size_t c = 0; c < 5; c++)
			t->rows[1].cells[c] = words(k, c < 2 ? names[name] : c == 2 ? "1,000,000" : amount);
		const struct page *p = &desk_layout(k)->v[0];
		size_t found = 0;
		for (size_t i = 0; i < p->n; i++) {
			struct buf b = { 0 };
			box_text(&b, &p->boxes[i]);
			found += b.n == sizeof amount - 1 && memcmp(b.data, amount, b.n) == 0;
			CHECK(p->boxes[i].x + p->boxes[i].w <= layout_style.left + style_measure(&layout_style));
			buf_drop(&b);
		}
		SAME_NUMBER(found, 2);
	}
}

int main(void)
{
	struct desk *k = desk_new("en");

	test_heads(k);
	test_sums(k);
	test_tall_last(k);
	test_settle(k);
	test_tall_row(k);
	test_tall_row_place(k);
	test_links(k);
	test_columns();
	test_starved();
	test_amounts(k);
	desk_drop(k);
	return test_end();
}
