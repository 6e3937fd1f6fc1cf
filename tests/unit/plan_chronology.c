/* The timeline: sorted, told once, with the time between. */
#include "plan/plan.h"

#include "plan_case.h"
#include "test.h"

static const struct timeline *find_timeline(const struct hand *h)
{
	for (size_t i = 0; i < h->plan->n_sections; i++)
		if (strcmp(h->plan->sections[i].id, "timeline") == 0)
			return &h->plan->sections[i].blocks[0].u.timeline;
	return NULL;
}

static void test_whole(void)
{
	struct hand h = hand_new_full("pinduoduo");
	h.c->opened = case_when("2025-01-21 09:00");
	hand_plan(&h);
	const struct timeline *t = find_timeline(&h);
	static const char *const lines[] = {
		"event #event#1 [2024-06-11] [] [] 《品牌授权书》生效  {accent:证据 4->@auth-letter}\n",
		"event #event#2 [2025-01-10] [09:12] [213 天] 买家下单",
		"turn #event#3 [] [09:12] [18 秒] 买家付款  {accent:证据 1->@order}\n",
		"event #event#4 [] [17:40] [8 小时 28 分] 商家发货，顺丰速运运单号 SF1390008812345",
		"event #event#5 [] [18:22] [42 分] 广州：已揽收  {accent:证据 2->@logistics}\n",
		("turn #event#6 [2025-01-13] [12:05] [2 天 17 小时] 买家收货（杭州：已签收，签收人：本人）  "
		 "{accent:证据 1->@order}、{accent:证据 2->@logistics}\n"),
		"event #event#7 [2025-01-15] [20:01] [2 天 7 小时] 买家：“这是假货吧😟”  {accent:证据 3 第 1 条->chat:1}\n",
		"event #event#8 [] [20:04] [3 分] 买家：“不用了，先退款再说”",
		"turn #event#9 [2025-01-21] [09:00] [5 天 12 小时] 投诉发起：假冒商品投诉\n",
		"turn #event#10 [2025-01-23] [20:00] [2 天 11 小时] 举证截止\n",
		"note {quiet:以上时间均为北京时间 UTC+08:00。}\n",
	};
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++)
		CHECK(hand_has(&h, lines[i]));
	SAME_NUMBER(t->n, 10);
	hand_drop(&h);
}

static struct hand hand_new_delivery(const char *received, const char *scanned)
{
	struct hand h = hand_new("pinduoduo");
	h.c->order.given = h.c->logistics.given = true;
	h.c->order.id = case_text("order");
	h.c->logistics.id = case_text("logistics");
	h.c->order.received = case_when(received);
	case_add_scan(&h, scanned, "杭州", "已签收", true);
	hand_plan(&h);
	return h;
}

static void test_merging(void)
{
	static const struct {
		const char *received, *scanned, *time;
		size_t events;
	} cases[] = {
		{"2025-01-13 12:05", "2025-01-13 12:05", "12:05", 1},
		{"2025-01-13 12:05", "2025-01-13 12:05:40", "12:05", 1},
		{"2025-01-13 12:05", "2025-01-13 07:05 +03:00", "12:05", 1},
		{"2025-01-13", "2025-01-13 12:05", "12:05", 1}, /* the more precise time is kept */
		{"2025-01-13 12:05", "2025-01-13", "12:05", 1},
		{"2025-01-13 12:06", "2025-01-13 12:05", "12:05", 2},
		{"2025-01-14", "2025-01-13 12:05", "12:05", 2},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct hand h = hand_new_delivery(cases[i].received, cases[i].scanned);
		const struct timeline *t = find_timeline(&h);
		SAME_NUMBER(t->n, cases[i].events);
		SAME_TEXT(t->events[0].time, cases[i].time);
		CHECK(t->events[0].strong);
		hand_drop(&h);
	}
}

static void test_given_events(void)
{
	struct hand h = hand_new("pinduoduo");
	hand_add_chat(&h, "chat");
	const struct {
		const char *at, *what, *proof;
	} events[] = {
		{"2025-01-20 10:00", "客服介入", "chat:2"},
		{"2025-01-20 10:00", "客服介入", "chat"},
		{"2025-01-20 10:00", "另一件事", ""},
		{"2025-01-20 09:00", "更早，见 [[chat]]", "unknown"},
		{"2025-01-20", "当天", ""},
	};
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++)
		*ARENA_PUSH(h.a, h.c->events, h.c->n_events) = (struct given_event){
			.at_time = case_when(events[i].at), .what = case_text(events[i].what),
			.proof = case_texts(h.a, events[i].proof), .at = case_mark()};
	hand_plan(&h);
	CHECK(hand_has(&h, "[2025-01-20] [] [5 天] 当天\n"));
	CHECK(hand_has(&h, "[] [09:00] [] 更早，见 {accent:证据 1->@chat}  unknown\n"));
	CHECK(hand_has(&h, "[] [10:00] [1 小时] 客服介入  {accent:证据 1 第 2 条->chat:2}、{accent:证据 1->@chat}\n"));
	CHECK(hand_has(&h, "[] [10:00] [] 另一件事\n"));
	SAME_NUMBER(find_timeline(&h)->n, 6);
	hand_drop(&h);
}

static void test_expiry(void)
{
	struct hand h = hand_new_full("pinduoduo");
	h.c->certificates[0].valid_to = case_when("2025-01-18");
	hand_plan(&h);
	CHECK(hand_has(&h, "[2025-01-18] [] [3 天] 《品牌授权书》有效期届满"));
	h.c->certificates[0].issued = case_when("2024-06-01");
	hand_plan(&h);
	CHECK(hand_has(&h, "[2024-06-01] [] [] 《品牌授权书》出具"));
	CHECK(hand_lacks(&h, "生效"));
	hand_drop(&h);
}

int main(void)
{
	test_whole();
	test_merging();
	test_given_events();
	test_expiry();
	return test_end();
}
