/* The case in one view, on a sheet for a phone: as wide as a hand, it has no room for columns. */
#include "plan/plan.h"

#include "plan_case.h"
#include "test.h"

static void add_point(struct hand *h, const char *says, const char *answer, const char *proof)
{
	struct verdict *v = &h->c->verdict;
	*ARENA_PUSH(h->a, v->points, v->n_points) = (struct verdict_point){
		.says = case_text(says), .answer = case_text(answer), .proof = case_texts(h->a, proof),
		.at = case_mark()};
}

static void plan_sheets(struct hand *h)
{
	struct plan_input input = hand_input(h, case_shelf(h->a, h->d));
	h->plan = plan_make_sheets(h->a, h->d, &input);
	buf_clear(&h->dump);
	plan_dump(&h->dump, h->plan);
	buf_add_byte(&h->dump, '\0');
	case_plain_spaces((char *)h->dump.data);
}

static void add_box(struct hand *h, struct shot *shot, int64_t top, int64_t bottom, const char *note)
{
	struct annotation *mark = ARENA_PUSH(h->a, shot->marks, shot->n_marks);
	*mark = (struct annotation){.note = case_text(note), .at = case_mark()};
	mark->places[DRAWN_BOX] = (struct numbers){
		{10000000, top * 1000000, 1000000000, bottom * 1000000}, .n = 4, .at = case_mark()};
}

static void add_arrow(struct hand *h, struct shot *shot, int64_t from, int64_t to, const char *note)
{
	struct annotation *mark = ARENA_PUSH(h->a, shot->marks, shot->n_marks);
	*mark = (struct annotation){.note = case_text(note), .at = case_mark()};
	mark->places[DRAWN_ARROW] = (struct numbers){
		{10000000, from * 1000000, 1000000000, to * 1000000}, .n = 4, .at = case_mark()};
}

static void add_redaction(struct hand *h, struct shot *shot, int64_t top, int64_t bottom, const char *why)
{
	*ARENA_PUSH(h->a, shot->edits.redactions, shot->edits.n_redactions) = (struct redaction){
		.rect = {{10000000, top * 1000000, 1000000000, bottom * 1000000}, .n = 4, .at = case_mark()},
		.why = case_text(why), .at = case_mark()};
}

/* A picture in five parts. */
static struct shot *add_long(struct hand *h)
{
	static uint32_t heights[5] = {1000, 1000, 1000, 1000, 1000};
	struct exhibit_entry *e = case_add_exhibit(h, "long", "Long");
	case_add_shot(h, &e->files, "long.png");
	struct shot *shot = &e->files.v[0];
	struct evidence *evidence = &h->evidence[shot->file];
	evidence->facts.height = 5000;
	evidence->parts = (struct image_parts){heights, 5};
	h->c->files[shot->file].edits = &shot->edits;
	h->c->files[shot->file].original = shot->file;
	return shot;
}

/* An arrow over several parts is drawn in each of them. */
static void check_arrow(void)
{
	struct hand h = hand_new_full("pinduoduo");
	struct shot *shot = add_long(&h);
	add_arrow(&h, shot, 3500, 1500, "upwards");
	plan_sheets(&h);
	CHECK(diag_count(h.d, LEVEL_ERROR) == 0);
	const char *first = strstr((const char *)h.dump.data, "parts 2, 3\n");
	const char *last = strstr((const char *)h.dump.data, "parts 4\n");
	const char *rest = strstr((const char *)h.dump.data, "parts 1, 5\n");
	CHECK(first && last && rest && first < last && last < rest);
	CHECK(last && strstr(last, "note 1 upwards") && strstr(last, "mark ") < rest);
	hand_drop(&h);
}

/* Parts of a long picture that have marks come first, with their own notes; the others have none. */
static void check_parts(void)
{
	struct hand h = hand_new_full("pinduoduo");
	struct shot *shot = add_long(&h);
	add_box(&h, shot, 1500, 1600, "second");
	add_box(&h, shot, 2900, 3100, "third and fourth");
	add_redaction(&h, shot, 100, 200, "first-name");
	add_redaction(&h, shot, 1700, 1800, "second-name");
	plan_sheets(&h);
	CHECK(diag_count(h.d, LEVEL_ERROR) == 0);
	CHECK(hand_has(&h, " #@long/1 parts 2, 3\n"));
	CHECK(hand_has(&h, " parts 4\n"));
	CHECK(hand_has(&h, " parts 1, 5\n"));
	const char *marked = strstr((const char *)h.dump.data, "parts 2, 3\n");
	const char *third = strstr((const char *)h.dump.data, "parts 4\n");
	const char *rest = strstr((const char *)h.dump.data, "parts 1, 5\n");
	CHECK(marked && third && rest && marked < third && third < rest);
	CHECK(marked && strstr(marked, "second-name") && strstr(marked, "second-name") < third);
	CHECK(third && strstr(third, "note 2 third and fourth"));
	CHECK(rest && strstr(rest, "first-name") && !strstr(rest, "mark ") && !strstr(rest, "note "));
	CHECK(!strstr(rest ? rest : "", "标注由商家"));
	hand_drop(&h);
}

static const char *dump_cut(struct hand *h, const struct plan *whole, const struct cut_block *v, size_t n)
{
	buf_clear(&h->dump);
	plan_dump(&h->dump, plan_cut(h->a, whole, v, n));
	buf_add_byte(&h->dump, '\0');
	case_plain_spaces((char *)h->dump.data);
	return (const char *)h->dump.data;
}

/* So many elements of a kind of block, and all of the others. */
static void keep(struct cut_block *v, size_t n, enum block_kind kind, size_t most)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].block->kind == kind && v[i].kept > most)
			v[i].kept = most;
}

static void add_grid(struct hand *h)
{
	struct exhibit_entry *e = case_add_exhibit(h, "grid", "Grid");
	e->arranged = case_text("sheet");
	for (int i = 0; i < 3; i++)
		case_add_shot(h, &e->files, arena_printf(h->a, "grid-%d.png", i));
	add_box(h, &e->files.v[0], 10, 20, "on the first");
	add_box(h, &e->files.v[2], 10, 20, "on the last");
}

/* What is left of a list says so, a grid has the notes of its pictures alone, and a heading does not stand
 * alone. */
static void check_cut(void)
{
	struct hand h = hand_new_full("pinduoduo");
	size_t n;
	add_grid(&h);
	plan_sheets(&h);
	struct cut_block *v = plan_list_blocks(h.a, h.plan, &n);
	CHECK(!strstr(dump_cut(&h, h.plan, v, n), "以上列出"));
	CHECK(hand_has(&h, "note 2 on the last"));
	CHECK(hand_has(&h, "事件经过\n"));
	keep(v, n, BLOCK_PLATES, 2);
	dump_cut(&h, h.plan, v, n);
	CHECK(hand_has(&h, "以上列出 2 项，共 3 项"));
	CHECK(hand_has(&h, "note 1 on the first"));
	CHECK(hand_lacks(&h, "on the last"));
	keep(v, n, BLOCK_TIMELINE, 1);
	dump_cut(&h, h.plan, v, n);
	CHECK(hand_has(&h, "以上列出 1 项，共 "));
	keep(v, n, BLOCK_TIMELINE, 0);
	keep(v, n, BLOCK_PLATES, 0);
	dump_cut(&h, h.plan, v, n);
	CHECK(hand_lacks(&h, "以上列出"));
	CHECK(hand_lacks(&h, "事件经过\n"));
	hand_drop(&h);
}

int main(void)
{
	check_parts();
	check_arrow();
	check_cut();
	struct hand h = hand_new_full("pinduoduo");
	add_point(&h, "未提供进货凭证。", "发票见附件。", "invoice");
	h.c->verdict.at_time = case_when("2025-01-22 10:00");
	plan_sheets(&h);
	CHECK(diag_count(h.d, LEVEL_ERROR) == 0);
	CHECK(hand_lacks(&h, "\n  table"));
	CHECK(hand_has(&h, "= 未提供进货凭证。\n"));
	CHECK(hand_has(&h, "= {strong:发票见附件。}\n"));
	CHECK(hand_has(&h, "= {accent:证据 5->@invoice}\n"));
	CHECK(hand_has(&h, "2025-01-22 10:00"));
	CHECK(hand_has(&h, "= {strong:商品由授权经销商供货。}\n"));
	hand_plan(&h);
	CHECK(hand_has(&h, "row #point#1 1 | 未提供进货凭证。 | 发票见附件。 | {accent:证据 5->@invoice}\n"));
	hand_drop(&h);
	return test_end();
}
