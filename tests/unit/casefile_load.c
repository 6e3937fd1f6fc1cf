/* A case with every key: what is read, from where, and what is made up where it says nothing. */
#include <stdlib.h>

#include "base/fs.h"
#include "casefile/casefile.h"
#include "test.h"

#define FULL "tests/golden/casefile/full.yaml"

static struct casefile *load(struct arena *a, struct diag *d, const char *path)
{
	struct casefile *c = casefile_load(a, d, path, NULL);

	casefile_check(c, d);
	if (diag_worst(d) > LEVEL_NOTE)
		diag_print(d, stderr, false, LEVEL_NOTE);
	return c;
}

static void test_values(const struct casefile *c)
{
	SAME_TEXT(c->order.number.s, "250110-118822334455667");
	SAME_NUMBER(c->order.items[0].price.value, 129 * MONEY_UNIT);
	SAME_NUMBER(c->order.items[1].price.value, 99 * MONEY_UNIT / 10);
	SAME_NUMBER(c->order.items[0].quantity, 2);
	SAME_NUMBER(c->order.items[1].quantity, 1);
	CHECK(c->order.given && c->logistics.given);
	SAME_NUMBER(c->order.created.date.second, 33);
	SAME_NUMBER(c->order.closed.date.precision, DATE_DAY);
	CHECK(c->logistics.events[1].delivered && !c->logistics.events[0].delivered);
	SAME_NUMBER(c->chats[0].messages[1].from, SENDER_SELLER);
	CHECK(c->chats[0].messages[2].marked);
	SAME_NUMBER(c->certificates[0].valid_to.date.year, 2026);
	SAME_NUMBER(c->certificates[1].valid_to.date.precision, DATE_UNSET);
	SAME_NUMBER(c->certificates[2].valid_from.date.precision, DATE_UNSET);
	SAME_TEXT(c->claims[0].proof.v[1].s, "chat:3");
	CHECK(c->logistics.consignee.phone.s[0] == '1');
	CHECK(c->title.s != NULL && c->order.buyer.at.line == 34);
}

static void test_includes(const struct casefile *c)
{
	SAME_TEXT(c->seller.shop.s, "晴川家居专营店");
	SAME_TEXT(c->seller.shop.at.source->name, "tests/golden/casefile/seller.yaml");
	SAME_NUMBER(c->seller.shop.at.line, 4);
	SAME_TEXT(c->seller.phone.s, "02088887777"); /* the including file wins */
	SAME_NUMBER(c->n_certificates, 3);           /* lists are replaced whole */
	SAME_TEXT(c->fonts.text.s, "Noto Sans CJK SC");
	SAME_TEXT(c->fonts.mono.s, "Noto Sans Mono");
	SAME_NUMBER(c->n_inputs, 2);
	SAME_TEXT(c->folder, "tests/golden/casefile");
}

static void test_ids(const struct casefile *c)
{
	SAME_TEXT(c->chats[0].id.s, "chat");
	SAME_TEXT(c->chats[1].id.s, "chat-2");
	SAME_TEXT(c->certificates[2].id.s, "certificate-3");
	SAME_TEXT(c->exhibits[1].id.s, "exhibit-2");
	CHECK(casefile_has_exhibit(c, "order", 0));
	CHECK(casefile_has_exhibit(c, "certificate-3", 0));
	CHECK(casefile_has_exhibit(c, "chat", 3));
	CHECK(!casefile_has_exhibit(c, "chat", 4));
	CHECK(!casefile_has_exhibit(c, "chat-2", 1));
	CHECK(!casefile_has_exhibit(c, "chat-3", 0));
	CHECK(!casefile_has_exhibit(c, "", 0));
}

static void test_files(const struct casefile *c)
{
	size_t scan = c->certificates[1].pages.v[0].file, again = c->certificates[2].pages.v[0].file;

	SAME_NUMBER(scan, again);
	SAME_NUMBER(c->chats[1].screenshots.v[0].file, c->exhibits[1].files.v[1].file); /* another spelling */
	SAME_TEXT(c->files[scan].path, "certs/customs-1.jpg");
	SAME_TEXT(c->files[scan].place, "tests/golden/casefile/certs/customs-1.jpg");
	SAME_NUMBER(c->files[scan].at.line, 105);
	SAME_TEXT(c->logistics.photos.v[0].caption.s, "面单,见 [[order]]");
	SAME_NUMBER(c->logistics.photos.v[0].taken.date.minute, 30);
}

static void test_dump(struct arena *a, const struct casefile *c)
{
	struct buf got = { 0 }, want = { 0 };

	casefile_dump(&got, c);
	buf_add_byte(&got, '\0');
	if (CHECK(fs_read_all(&want, "tests/golden/casefile/full.dump", 1 << 20)))
		SAME_TEXT((const char *)got.data, arena_strndup(a, (const char *)want.data, want.n));
	buf_drop(&got);
	buf_drop(&want);
}

/* The first date with an offset stands in for a missing "timezone:". */
static void test_timezone(struct arena *a)
{
	const char *path = "/tmp/dossier-test-timezone.yaml";
	struct diag *d = diag_new(a);
	struct casefile *c;
	FILE *to = fopen(path, "w");

	if (!CHECK(to != NULL))
		return;
	fputs("dossier: 1\nplatform: ozon\ncomplaint: lost\nnumber: 1\nopened: 2025-01-01\n"
	      "respond_by: 2025-01-02 10:00 +03:00\ntimeline: {at: 2025-01-01 10:00 +05:00, what: x}\n", to);
	fclose(to);
	c = load(a, d, path);
	CHECK(diag_worst(d) == LEVEL_NONE);
	CHECK(c->has_timezone);
	SAME_NUMBER(c->timezone_minutes, 180);
	SAME_NUMBER(c->n_events, 1);
	SAME_TEXT(c->order.id.s, "order");
	CHECK(!c->order.given && !casefile_has_exhibit(c, "order", 0));
	remove(path);
}

static void test_missing(struct arena *a)
{
	struct diag *d = diag_new(a);
	struct casefile *c = casefile_load(a, d, "tests/golden/casefile/none.yaml", NULL);

	casefile_check(c, d);
	SAME_NUMBER(diag_count(d, LEVEL_ERROR), 1);
	CHECK(c->source == NULL);
	SAME_NUMBER(diag_count(d, LEVEL_SYSTEM), 0);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct casefile *c = load(a, d, FULL);

	if (argc > 1 && strcmp(argv[1], "dump") == 0) {
		struct buf b = { 0 };
		casefile_dump(&b, c);
		fwrite(b.data, 1, b.n, stdout);
		buf_drop(&b);
	}
	CHECK(diag_worst(d) == LEVEL_NONE);
	SAME_NUMBER(c->timezone_minutes, 480);
	test_values(c);
	test_includes(c);
	test_ids(c);
	test_files(c);
	test_dump(a, c);
	test_timezone(a);
	test_missing(a);
	arena_drop(a);
	return test_end();
}
