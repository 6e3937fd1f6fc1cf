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

int main(void)
{
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
