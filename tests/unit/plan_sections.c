/* Cases made by hand become plans: exhibits are numbered, references become links, what has nothing
 * to say is left out, and every language prints its own words. */
#include "plan/plan.h"

#include <sys/stat.h>
#include <unistd.h>

#include "plan_case.h"
#include "test.h"

static const struct section *find_section(const struct plan *p, const char *id)
{
	for (size_t i = 0; i < p->n_sections; i++)
		if (strcmp(p->sections[i].id, id) == 0)
			return &p->sections[i];
	return NULL;
}

static const struct block *find_block(const struct section *s, enum block_kind kind, size_t nth)
{
	for (size_t i = 0; s && i < s->n_blocks; i++)
		if (s->blocks[i].kind == kind && nth-- == 0)
			return &s->blocks[i];
	return NULL;
}

static void test_chinese(void)
{
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	CHECK(diag_count(h.d, LEVEL_ERROR) == 0);
	SAME_TEXT(h.plan->language, "zh-CN");
	SAME_TEXT(h.plan->title, "商家申诉材料 · GD-250121-0042");
	SAME_TEXT(h.plan->running_left, "GD-250121-0042 · 拼多多");
	SAME_NUMBER(h.plan->n_exhibits, 6);
	CHECK(hand_has(&h, "kicker 拼多多 · 假冒商品投诉"));
	CHECK(hand_has(&h, "= 2025-01-10 09:12:33"));
	CHECK(hand_has(&h, "= 云岭保温杯 500ml 曜石黑 × 2"));
	CHECK(hand_has(&h, "text {strong:2025-01-23 20:00（北京时间 UTC+08:00）}"));
	CHECK(hand_has(&h, "row #claim#1 1 | 买家称收到的保温杯为假冒品牌。 | 商品由授权经销商供货。 | "
	                   "{accent:证据 4->@auth-letter}、{accent:证据 5->@invoice}、"
	                   "{accent:证据 3 第 3 条->chat:3}"));
	CHECK(hand_has(&h, "row ->@auth-letter 4 | {strong:品牌授权书} | 云岭（杭州）日用品有限公司出具 | "
	                   "商家已获品牌方授权经营该商品{quiet:\\n}{quiet:针对}{quiet:主张 1->claim#1} | {page->@auth-letter}"));
	hand_drop(&h);
}

static void test_references(void)
{
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	CHECK(hand_has(&h, "text 我店已取得授权（见 {accent:证据 4->@auth-letter}）。\\n买家在 "
	                   "{accent:证据 3 第 3 条->chat:3} 中要求退款，[[nothing]]。\n"));
	const struct block *para = find_block(find_section(h.plan, "statement"), BLOCK_PARA, 0);
	if (CHECK(para != NULL)) {
		const struct rich *r = &para->u.para;
		CHECK(r->spans[0].at.line == h.c->statement.at.line); /* case text knows where it stands */
		CHECK(r->spans[1].at.source == NULL);                 /* our own words do not */
	}
	hand_drop(&h);
}

static void test_sections_in_order(void)
{
	static const char *const want[] = {"cover", "exhibits", "statement", "timeline", "order", "logistics",
		"chat", "certificates", "pictures", "appendix"};
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	SAME_NUMBER(h.plan->n_sections, 10);
	for (size_t i = 0; i < 10 && i < h.plan->n_sections; i++)
		SAME_TEXT(h.plan->sections[i].id, want[i]);
	hand_drop(&h);
}

static void test_empty_sections_are_left_out(void)
{
	struct hand h = hand_new("ozon");
	h.c->number = case_text("77-1");
	h.c->statement = case_text("Товар вручён.");
	hand_plan(&h);
	SAME_NUMBER(h.plan->n_sections, 2);
	CHECK(find_section(h.plan, "cover") && find_section(h.plan, "statement"));
	hand_drop(&h);
}

static void test_numbering(void)
{
	static const char *const ids[] = {"order", "logistics", "chat", "auth-letter", "invoice", "review"};
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	for (size_t i = 0; i < 6 && i < h.plan->n_exhibits; i++) {
		SAME_TEXT(h.plan->exhibits[i].id, ids[i]);
		SAME_NUMBER(h.plan->exhibits[i].number, (int)i + 1);
	}
	SAME_NUMBER(h.plan->exhibits[1].n_evidence, 2);
	SAME_NUMBER(h.plan->exhibits[1].evidence[1], 2);
	CHECK(hand_has(&h, "label {accent:证据 1}\n"));   /* one picture: no second number */
	CHECK(hand_has(&h, "label {accent:证据 2-2}\n")); /* several: each its own */
	CHECK(hand_has(&h, "title {strong:进货凭证（第 2 页）}\n"));
	CHECK(hand_has(&h, "origin 来源：商家提供 · 文件：photos/waybill.jpg\n"));
	CHECK(hand_has(&h, "origin 来源：顺丰速运物流记录 · 文件：shots/tracking.png\n"));
	CHECK(hand_has(&h, "alternative 证据 6：买家评价截图。买家评价与投诉内容不一致。\n"));
	hand_drop(&h);
}

/* Every link and page slot must have somewhere to lead. */
static size_t n_anchors;
static const char *anchors[256];

static void collect(const char *anchor)
{
	if (!anchor)
		return;
	for (size_t i = 0; i < n_anchors; i++)
		if (!CHECK(strcmp(anchors[i], anchor) != 0))
			fprintf(stderr, "twice: %s\n", anchor);
	anchors[n_anchors++] = anchor;
}

static void collect_block(const struct block *b)
{
	collect(b->anchor);
	if (b->kind == BLOCK_PLATE)
		collect(b->u.plate.anchor);
	for (size_t i = 0; b->kind == BLOCK_PLATES && i < b->u.plates.n; i++)
		collect(b->u.plates.v[i].anchor);
	for (size_t i = 0; b->kind == BLOCK_CHAT && i < b->u.chat.n; i++)
		collect(b->u.chat.lines[i].anchor);
	for (size_t i = 0; b->kind == BLOCK_TIMELINE && i < b->u.timeline.n; i++)
		collect(b->u.timeline.events[i].anchor);
	for (size_t i = 0; b->kind == BLOCK_TABLE && i < b->u.table.n_rows; i++)
		collect(b->u.table.rows[i].anchor);
}

static void check_targets(const struct hand *h)
{
	for (const char *p = (const char *)h->dump.data; (p = strstr(p, "->")); p += 2) {
		size_t length = strcspn(p + 2, "} \n"), found = 0;
		for (size_t i = 0; i < n_anchors; i++)
			found += strlen(anchors[i]) == length && strncmp(anchors[i], p + 2, length) == 0;
		SAME_NUMBER(found, 1);
	}
}

static void test_every_link_leads_somewhere(void)
{
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	for (size_t i = 0; i < h.plan->n_sections; i++) {
		collect(h.plan->sections[i].id);
		for (size_t j = 0; j < h.plan->sections[i].n_blocks; j++)
			collect_block(&h.plan->sections[i].blocks[j]);
	}
	CHECK(n_anchors > 20);
	check_targets(&h);
	hand_drop(&h);
}

static void test_order(void)
{
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	CHECK(hand_has(&h, "row 云岭保温杯 500ml 曜石黑 | 2 | ¥129.00 | ¥258.00\n")); /* no SKU: no column */
	CHECK(hand_has(&h, "row 优惠 |  |  | −¥20.00\n"));
	CHECK(hand_has(&h, "sum 订单总额 |  |  | ¥238.00\n"));
	CHECK(hand_has(&h, "note {quiet:已核对"));
	hand_drop(&h);
	h = hand_new("pinduoduo");
	hand_add_order(&h, "240.00");
	hand_plan(&h);
	CHECK(hand_has(&h, "¥238.00，与订单总额 ¥240.00 相差 ¥2.00"));
	hand_drop(&h);
}

static void test_chat(void)
{
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	CHECK(hand_has(&h, "day 2025-01-15\n    left #chat:1 1 [20:01] (买家) 这是假货吧😟\n"));
	CHECK(hand_has(&h, "right #chat:2 2 [20:03] (商家) "));
	CHECK(hand_has(&h, "left #chat:3 3 [20:04] (买家) <重点> 不用了"));
	CHECK(hand_has(&h, "day 2025-01-16\n    left #chat:4 4 [08:00] (买家) 在吗\n")); /* a new day names anew */
	CHECK(hand_has(&h, "2025-01-15 至 2025-01-16"));
	hand_drop(&h);
}

static void test_validity(void)
{
	struct hand h = hand_new_full("pinduoduo");
	hand_plan(&h);
	CHECK(hand_has(&h, "validity from 19885 [2024-06-11] to 20614 [2026-06-10] order 20098 "
	                   "[订单 2025-01-10] ok {strong:下单日期 2025-01-10 在有效期内}\n"));
	h.c->certificates[0].valid_to = case_when("2025-01-09");
	hand_plan(&h);
	CHECK(hand_has(&h, "not-ok {strong:下单日期 2025-01-10 不在有效期内}\n"));
	h.c->certificates[0].valid_to = case_when("2025-01-10"); /* the last day still counts */
	hand_plan(&h);
	CHECK(hand_has(&h, "ok {strong:下单日期 2025-01-10 在有效期内}\n"));
	hand_drop(&h);
}

/* A heading with nothing below it would hang on the next document's scan. */
static void test_bare_card(void)
{
	struct hand h = hand_new("generic");
	h.c->number = case_text("1");
	case_add_certificate(&h, "bare", "receipt");
	hand_plan(&h);
	const struct block *card = find_block(find_section(h.plan, "certificates"), BLOCK_CARD, 0);
	if (CHECK(card != NULL))
		SAME_NUMBER(card->u.card.facts.n, 1);
	hand_drop(&h);
}

static void test_appendix(void)
{
	struct hand h = hand_new_full("pinduoduo");
	h.evidence[3].same_as = 1;
	hand_plan(&h);
	CHECK(hand_has(&h, "{accent:证据 2-1->@logistics/1} | {strong:shots/tracking.png}\\n{mono:bbbbbbbb"));
	CHECK(hand_has(&h, "{quiet:副本：}{quiet:图像数据未作改动}{quiet:；}{quiet:移除元数据"));
	CHECK(hand_has(&h, " | 1.2 MB\\n1080 × 2400 像素\n"));
	CHECK(hand_has(&h, "{quiet:内容与 }{quiet:shots/tracking.png}{quiet: 相同}"));
	SAME_NUMBER(find_block(find_section(h.plan, "appendix"), BLOCK_TABLE, 0)->u.table.n_rows, 7);
	hand_drop(&h);
}

static void test_russian(void)
{
	struct hand h = hand_new_full("ozon");
	hand_plan(&h);
	SAME_TEXT(h.plan->language, "ru");
	CHECK(hand_has(&h, "Приложение № 4"));
	CHECK(hand_has(&h, "= 238,00 ₽"));
	CHECK(hand_has(&h, "4 сообщения"));
	CHECK(hand_has(&h, "до 23.01.2025, 15:00 (московское время, UTC+03:00)"));
	CHECK(hand_has(&h, "2 дня 17 часов"));
	hand_drop(&h);
}

static void test_english(void)
{
	struct hand h = hand_new_full("generic");
	h.c->timezone = case_text("+01:00");
	h.c->timezone_minutes = 60;
	h.c->has_timezone = true;
	case_add_item(&h, "Lid", 1, "5");
	hand_plan(&h);
	SAME_TEXT(h.plan->language, "en");
	CHECK(hand_has(&h, "Exhibit 3, message 3->chat:3"));
	CHECK(hand_has(&h, "23 Jan 2025, 13:00 (UTC+01:00)"));
	CHECK(hand_has(&h, "× 2 and 1 more item\n"));
	CHECK(hand_has(&h, "4 messages"));
	h.c->language = case_text("zh-CN"); /* the case's word wins over the platform's */
	hand_plan(&h);
	SAME_TEXT(h.plan->language, "zh-CN");
	hand_drop(&h);
}

static void test_unknown_names(void)
{
	struct hand h = hand_new("pinduodou");
	hand_plan(&h);
	const char *said = hand_said(&h);
	CHECK(strstr(said, "[unknown-platform]") && strstr(said, "did you mean \"pinduoduo\"?"));
	hand_drop(&h);
	h = hand_new("../words/en");
	hand_plan(&h);
	CHECK(strstr(hand_said(&h), "[unknown-platform]") != NULL);
	hand_drop(&h);
	h = hand_new("ozon");
	h.c->complaint = case_text("not-recieved");
	h.c->language = case_text("ru");
	hand_plan(&h);
	said = hand_said(&h);
	CHECK(strstr(said, "[unknown-complaint]") && strstr(said, "did you mean \"not-received\"?"));
	hand_drop(&h);
	h = hand_new(NULL); /* none named: generic */
	h.c->language = case_text("xx");
	hand_plan(&h);
	said = hand_said(&h);
	CHECK(strstr(said, "[unknown-language]") && strstr(said, "known: de, en, ru, zh-CN"));
	hand_drop(&h);
}

/* A platform may leave sections out or order them anew: the numbers follow. */
static void test_sections_of_a_platform(void)
{
	char folder[] = "/tmp/plan-sections-XXXXXX";
	const char *const folders[] = {"templates", folder};
	CHECK(mkdtemp(folder));
	struct hand h = hand_new_full("own");
	h.c->complaint.s = NULL;
	mkdir(arena_printf(h.a, "%s/platforms", folder), 0700);
	const char *own = arena_printf(h.a, "%s/platforms/own.yaml", folder);
	FILE *f = fopen(own, "w");
	fputs("name: {en: Own}\nlanguage: en\nsections: [statement, pictures, order, cover, order, what]\n", f);
	fclose(f);
	struct shelf *shelf = shelf_new(h.a, h.d, folders, 2);
	struct plan_input input = hand_input(&h, shelf);
	const struct plan *p = plan_make(h.a, h.d, &input);
	SAME_NUMBER(p->n_sections, 4);
	SAME_NUMBER(p->n_exhibits, 2);
	SAME_TEXT(p->exhibits[0].id, "review");
	SAME_TEXT(p->exhibits[1].id, "order");
	SAME_TEXT(p->sections[3].id, "cover");
	SAME_NUMBER(diag_count(h.d, LEVEL_ERROR), 2); /* order twice, what is unknown */
	remove(own);
	remove(arena_printf(h.a, "%s/platforms", folder));
	remove(folder);
	hand_drop(&h);
}

static void test_same_plan_twice(void)
{
	case_line = 0;
	struct hand one = hand_new_full("pinduoduo");
	case_line = 0;
	struct hand two = hand_new_full("pinduoduo");
	hand_plan(&one);
	hand_plan(&two);
	SAME_TEXT((const char *)one.dump.data, (const char *)two.dump.data);
	hand_drop(&one);
	hand_drop(&two);
}

/* Nothing that the case says of a party is lost, with a statement or without one. */
static void test_parties(void)
{
	static const char *const said[] = {"=1=", "=2=", "=3=", "=4=", "=5=", "=6=", "=7=", "=8=", "=9="};
	for (int statement = 0; statement < 2; statement++) {
		struct hand h = hand_new("ozon");
		struct party *parties[] = {&h.c->seller, &h.c->logistics.consignee};
		for (size_t i = 0; i < 2; i++) {
			struct text *fields[] = {&parties[i]->name, &parties[i]->shop, &parties[i]->account,
				&parties[i]->company, &parties[i]->contact, &parties[i]->phone, &parties[i]->email,
				&parties[i]->address, &parties[i]->id};
			for (size_t f = 0; f < 9; f++)
				*fields[f] = case_text(arena_printf(h.a, "%c%s", i ? 'c' : 's', said[f]));
		}
		h.c->logistics.given = true;
		h.c->logistics.id = case_text("logistics");
		if (statement)
			h.c->statement = case_text("Товар вручён.");
		hand_plan(&h);
		for (size_t f = 0; f < 9; f++) {
			CHECK(hand_has(&h, arena_printf(h.a, "s%s", said[f])));
			CHECK(hand_has(&h, arena_printf(h.a, "c%s", said[f])));
		}
		const struct section *below = find_section(h.plan, statement ? "statement" : "cover");
		CHECK(find_block(below, BLOCK_PARA, statement ? 1 : 0) != NULL);
		hand_drop(&h);
	}
}

int main(void)
{
	test_chinese();
	test_references();
	test_sections_in_order();
	test_empty_sections_are_left_out();
	test_numbering();
	test_every_link_leads_somewhere();
	test_order();
	test_chat();
	test_validity();
	test_bare_card();
	test_appendix();
	test_russian();
	test_english();
	test_unknown_names();
	test_sections_of_a_platform();
	test_same_plan_twice();
	test_parties();
	return test_end();
}
