/* plan_case.h - casefiles made by hand, for the tests of the plan: what casefile_load would give. */
#ifndef DOSSIER_TESTS_PLAN_CASE_H
#define DOSSIER_TESTS_PLAN_CASE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "plan/plan.h"
#include "privacy/mask.h"
#include "templates/platform.h"

static const struct source case_source = {"case.yaml", "", 0, NULL};
static int case_line;

static inline struct shelf *case_shelf(struct arena *a, struct diag *d)
{
	static const char *const folders[] = {"templates"};
	return shelf_new(a, d, folders, 1);
}

struct hand { /* everything a test needs, dropped together */
	struct arena *a;
	struct diag *d;
	struct casefile *c;
	struct evidence *evidence;
	struct buf dump;
	struct plan *plan;
};

static inline struct mark case_mark(void)
{
	return (struct mark){.source = &case_source, .line = ++case_line, .column = 1};
}

static inline struct text case_text(const char *s)
{
	return (struct text){s, case_mark()};
}

static inline struct when case_when(const char *s)
{
	struct when w = {.at = case_mark()};
	if (!date_parse(&w.date, s)) {
		fprintf(stderr, "no date: %s\n", s);
		abort();
	}
	return w;
}

static inline struct amount case_amount(const char *s)
{
	struct amount m = {.given = true, .at = case_mark()};
	if (!money_parse(&m.value, s)) {
		fprintf(stderr, "no amount: %s\n", s);
		abort();
	}
	return m;
}

/* "a, b" */
static inline struct texts case_texts(struct arena *a, const char *list)
{
	struct texts t = {0};
	while (*list) {
		size_t n = strcspn(list, ",");
		*ARENA_PUSH(a, t.v, t.n) = case_text(arena_strndup(a, list, n));
		list += n;
		list += strspn(list, ", ");
	}
	return t;
}

static inline void case_add_shot(struct hand *h, struct shots *shots, const char *path)
{
	size_t file = 0;
	while (file < h->c->n_files && strcmp(h->c->files[file].path, path) != 0)
		file++;
	if (file == h->c->n_files) {
		*ARENA_PUSH(h->a, h->c->files, h->c->n_files) =
			(struct file){.path = path, .place = path, .at = case_mark(), .original = file, .is_shown = true};
		size_t n = file;
		struct evidence *e = ARENA_PUSH(h->a, h->evidence, n);
		*e = (struct evidence){.path = path, .bytes = 1234567, .same_as = file,
			.steps = STEP_METADATA_REMOVED | STEP_UNTOUCHED};
		e->facts.width = 1080;
		e->facts.height = 2400;
		memset(e->sha256, 'a' + (int)(file % 6), 64);
	}
	*ARENA_PUSH(h->a, shots->v, shots->n) = (struct shot){.file = file, .at = case_mark()};
}

static inline void case_add_claim(struct hand *h, const char *says, const char *fact, const char *proof)
{
	*ARENA_PUSH(h->a, h->c->claims, h->c->n_claims) = (struct claim){
		.says = case_text(says), .fact = case_text(fact), .proof = case_texts(h->a, proof),
		.at = case_mark()};
}

static inline void case_add_item(struct hand *h, const char *name, long quantity, const char *price)
{
	*ARENA_PUSH(h->a, h->c->order.items, h->c->order.n_items) = (struct line_item){
		.name = case_text(name), .quantity = quantity, .price = case_amount(price), .at = case_mark()};
}

static inline void case_add_scan(struct hand *h, const char *at, const char *place, const char *what,
                                 bool delivered)
{
	*ARENA_PUSH(h->a, h->c->logistics.events, h->c->logistics.n_events) = (struct scan_event){
		.at_time = case_when(at), .place = case_text(place), .what = case_text(what), .delivered = delivered,
		.at = case_mark()};
}

static inline void case_add_message(struct hand *h, struct chat *chat, const char *at, enum sender from,
                                    const char *text, bool marked)
{
	*ARENA_PUSH(h->a, chat->messages, chat->n_messages) = (struct message){
		.at_time = case_when(at), .from = from, .text = case_text(text), .marked = marked, .at = case_mark()};
}

static inline struct certificate *case_add_certificate(struct hand *h, const char *id, const char *kind)
{
	struct certificate *c = ARENA_PUSH(h->a, h->c->certificates, h->c->n_certificates);
	*c = (struct certificate){.id = case_text(id), .kind = case_text(kind), .at = case_mark()};
	return c;
}

static inline struct exhibit_entry *case_add_exhibit(struct hand *h, const char *id, const char *title)
{
	struct exhibit_entry *e = ARENA_PUSH(h->a, h->c->exhibits, h->c->n_exhibits);
	*e = (struct exhibit_entry){.id = case_text(id), .title = case_text(title), .at = case_mark()};
	return e;
}

static inline struct hand hand_new(const char *platform)
{
	struct hand h = {.a = arena_new()};
	h.d = diag_new(h.a);
	h.c = ARENA_NEW(h.a, struct casefile);
	h.c->source = &case_source;
	h.c->folder = ".";
	if (platform)
		h.c->platform = case_text(platform);
	return h;
}

static inline void hand_drop(struct hand *h)
{
	buf_drop(&h->dump);
	arena_drop(h->a);
}

/* No-break spaces look like others in a test's source: make them so. */
static inline char *case_plain_spaces(char *s)
{
	for (char *nbsp; (nbsp = strstr(s, "\xC2\xA0"));) {
		*nbsp = ' ';
		memmove(nbsp + 1, nbsp + 2, strlen(nbsp + 2) + 1);
	}
	return s;
}

/* Nothing is hidden from the reader of these cases. */
static inline const struct disclosed *hand_disclose(struct hand *h)
{
	static const struct recipient shows_all = {.id = "platform"};
	return privacy_disclose(h->a, h->c, &shows_all);
}

static inline struct plan_input hand_input(struct hand *h, struct shelf *shelf)
{
	return (struct plan_input){
		.disclosed = hand_disclose(h),
		.evidence = h->evidence,
		.shelf = shelf,
		.platform = platform_load(shelf, &h->c->platform),
	};
}

/* Makes the plan and its dump. */
static inline void hand_plan(struct hand *h)
{
	struct plan_input input = hand_input(h, case_shelf(h->a, h->d));
	h->plan = plan_make(h->a, h->d, &input);
	buf_clear(&h->dump);
	plan_dump(&h->dump, h->plan);
	buf_add_byte(&h->dump, '\0');
	case_plain_spaces((char *)h->dump.data);
	if (getenv("SHOW_PLAN")) {
		fputs((const char *)h->dump.data, stdout);
		diag_print(h->d, stdout, false, LEVEL_NOTE);
	}
}

static inline bool hand_has(const struct hand *h, const char *text)
{
	bool has = strstr((const char *)h->dump.data, text) != NULL;
	if (!has)
		fprintf(stderr, "the plan lacks: %s\n", text);
	return has;
}

static inline bool hand_lacks(const struct hand *h, const char *text)
{
	return strstr((const char *)h->dump.data, text) == NULL;
}

/* What diag_print says. */
static inline const char *hand_said(struct hand *h)
{
	char *text = NULL;
	size_t n = 0;
	FILE *to = open_memstream(&text, &n);
	diag_print(h->d, to, false, LEVEL_NOTE);
	fclose(to);
	const char *kept = arena_strndup(h->a, text, n);
	free(text);
	return kept;
}

static inline void hand_add_order(struct hand *h, const char *total)
{
	struct order *o = &h->c->order;
	o->given = true;
	o->at = case_mark();
	o->id = case_text("order");
	o->number = case_text("250110-118822334455667");
	o->buyer = case_text("云***6");
	o->created = case_when("2025-01-10 09:12:33 +08:00");
	o->paid = case_when("2025-01-10 09:12:51 +08:00");
	o->shipped = case_when("2025-01-10 17:40");
	o->received = case_when("2025-01-13 12:05");
	case_add_item(h, "云岭保温杯 500ml 曜石黑", 2, "129.00");
	o->shipping = case_amount("0.00");
	o->discount = case_amount("20.00");
	o->total = case_amount(total);
	case_add_shot(h, &o->screenshots, "shots/order.png");
}

static inline void hand_add_logistics(struct hand *h)
{
	struct logistics *l = &h->c->logistics;
	l->given = true;
	l->at = case_mark();
	l->id = case_text("logistics");
	l->carrier = case_text("顺丰速运");
	l->tracking = case_text("SF1390008812345");
	l->consignee.name = case_text("李某某");
	case_add_scan(h, "2025-01-10 18:22", "广州", "已揽收", false);
	case_add_scan(h, "2025-01-13 12:05", "杭州", "已签收，签收人：本人", true);
	case_add_shot(h, &l->screenshots, "shots/tracking.png");
	case_add_shot(h, &l->photos, "photos/waybill.jpg");
}

static inline void hand_add_chat(struct hand *h, const char *id)
{
	struct chat *chat = ARENA_PUSH(h->a, h->c->chats, h->c->n_chats);
	*chat = (struct chat){.id = case_text(id), .with = case_text("买家 云***6"), .at = case_mark()};
	chat->channel = case_text("拼多多商家后台");
	case_add_message(h, chat, "2025-01-15 20:01", SENDER_BUYER, "这是假货吧😟", false);
	case_add_message(h, chat, "2025-01-15 20:03", SENDER_SELLER, "您好，本店商品均为品牌授权正品。", false);
	case_add_message(h, chat, "2025-01-15 20:04", SENDER_BUYER, "不用了，先退款再说", true);
	case_add_message(h, chat, "2025-01-16 08:00", SENDER_BUYER, "在吗", false);
}

/* The example of the case format: a counterfeit complaint on Pinduoduo. */
static inline struct hand hand_new_full(const char *platform)
{
	struct hand h = hand_new(platform);
	h.c->complaint = case_text("counterfeit");
	h.c->number = case_text("GD-250121-0042");
	h.c->respond_by = case_when("2025-01-23 20:00 +08:00");
	h.c->seller.shop = case_text("晴川家居专营店");
	case_add_claim(&h, "买家称收到的保温杯为假冒品牌。", "商品由授权经销商供货。", "auth-letter, invoice, chat:3");
	h.c->statement = case_text("我店已取得授权（见 [[auth-letter]]）。\n买家在 [[chat:3]] 中要求退款，[[nothing]]。\n");
	h.c->request = case_text("请平台驳回该投诉。");
	hand_add_order(&h, "238.00");
	hand_add_logistics(&h);
	hand_add_chat(&h, "chat");
	struct certificate *c = case_add_certificate(&h, "auth-letter", "authorization");
	c->title = case_text("品牌授权书");
	c->issuer = case_text("云岭（杭州）日用品有限公司");
	c->valid_from = case_when("2024-06-11");
	c->valid_to = case_when("2026-06-10");
	case_add_shot(&h, &c->pages, "certs/authorization.jpg");
	c = case_add_certificate(&h, "invoice", "purchase");
	case_add_shot(&h, &c->pages, "certs/invoice-1.jpg");
	case_add_shot(&h, &c->pages, "certs/invoice-2.jpg");
	struct exhibit_entry *e = case_add_exhibit(&h, "review", "买家评价截图");
	e->caption = case_text("买家评价与投诉内容不一致。");
	case_add_shot(&h, &e->files, "shots/review.png");
	return h;
}

#endif
