/* image_icc.c - what is left of a colour profile: colours, and no word about whose screen it was. */
#include "image_make.h"
#include "test.h"

struct made { /* a tag of a profile that is made */
	const char *name, *data;
	size_t n;
};

#define XYZ "XYZ \0\0\0\0\0\0\x6F\xA2\0\0\x38\xF5\0\0\x03\x90"
#define CURVE "curv\0\0\0\0\0\0\0\1\2\x33\0\0"
#define SECRET "desc\0\0\0\0\0\0\0\x13SECRET-OWNER-NAME\0"
#define TAG(name, data) {name, data, sizeof data - 1}

static const struct made matrix[] = {TAG("desc", SECRET), TAG("cprt", "text\0\0\0\0Mine\0\0\0"),
	TAG("wtpt", XYZ), TAG("rXYZ", XYZ), TAG("gXYZ", XYZ), TAG("bXYZ", XYZ), TAG("rTRC", CURVE),
	TAG("gTRC", CURVE), TAG("bTRC", CURVE), TAG("mmod", SECRET), TAG("vcgt", SECRET), TAG("priv", SECRET)};
enum { N_MATRIX = sizeof matrix / sizeof *matrix };

static void put32(struct buf *b, size_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_add_byte(b, v >> shift & 255);
}

/* Curves share their data, as they usually do. */
static void make(struct buf *b, const struct made *tags, size_t n, const char *space, int version)
{
	struct buf data = {0};
	uint8_t head[128] = {0};
	size_t at = sizeof head + 4 + 12 * n, curve = 0;
	head[8] = (uint8_t)version;
	memcpy(head + 4, "SECR", 4);
	memcpy(head + 12, "mntr", 4);
	memcpy(head + 16, space, 4);
	memcpy(head + 20, "XYZ ", 4);
	memcpy(head + 24, "\7\xE9\0\1\0\x0A", 6); /* 10 January 2025 */
	memcpy(head + 36, "acspSECR\0\0\0\0SECRSECR", 20);
	memset(head + 80, 'S', 20); /* creator and digest */
	buf_add(b, head, sizeof head);
	put32(b, n);
	for (size_t i = 0; i < n; i++) {
		bool is_shared = curve && strcmp(tags[i].name + 1, "TRC") == 0;
		size_t start = is_shared ? curve : at + data.n;
		buf_add(b, tags[i].name, 4);
		put32(b, start);
		put32(b, tags[i].n);
		if (strcmp(tags[i].name + 1, "TRC") == 0)
			curve = start;
		if (!is_shared)
			buf_add(&data, tags[i].data, tags[i].n);
	}
	buf_add(b, data.data, data.n);
	b->data[2] = (uint8_t)(b->n >> 8);
	b->data[3] = (uint8_t)b->n;
	buf_drop(&data);
}

static const uint8_t *find(const struct buf *icc, const char *name, size_t *n)
{
	for (uint32_t i = 0; i < get32(icc->data + 128); i++) {
		const uint8_t *entry = icc->data + 132 + 12 * i;
		*n = get32(entry + 8);
		if (memcmp(entry, name, 4) == 0 && CHECK(get32(entry + 4) + *n <= icc->n))
			return icc->data + get32(entry + 4);
	}
	return NULL;
}

static void test_clean(int version)
{
	struct buf profile = {0}, icc = {0}, again = {0};
	size_t n;
	make(&profile, matrix, N_MATRIX, "RGB ", version);
	CHECK(buf_has(&profile, "SECRET"));
	if (CHECK(image_clean_profile(&icc, profile.data, profile.n, 3))) {
		CHECK(!buf_has(&icc, "SECR") && !buf_has(&icc, "SSSS") && !buf_has(&icc, "mmod"));
		CHECK(icc.n == get32(icc.data) && icc.n % 4 == 0 && icc.n < profile.n);
		for (size_t i = 1; i <= 8; i++) {
			const uint8_t *data = find(&icc, matrix[i].name, &n);
			CHECK(data && n == matrix[i].n && memcmp(data, matrix[i].data, n) == 0);
		}
		CHECK(find(&icc, "rTRC", &n) == find(&icc, "bTRC", &n));
		CHECK(memcmp(find(&icc, "desc", &n), version >= 4 ? "mluc" : "desc", 4) == 0);
		CHECK(!find(&icc, "priv", &n) && !find(&icc, "vcgt", &n));
		CHECK(image_clean_profile(&again, icc.data, icc.n, 3) && again.n == icc.n);
		CHECK(memcmp(again.data, icc.data, icc.n) == 0);
	}
	buf_drop(&profile);
	buf_drop(&icc);
	buf_drop(&again);
}

static bool is_taken(const struct buf *profile, int components)
{
	struct buf icc = {0};
	bool is = image_clean_profile(&icc, profile->data, profile->n, components);
	buf_drop(&icc);
	return is;
}

static void test_refused(void)
{
	struct buf b = {0};
	make(&b, matrix, N_MATRIX - 4, "RGB ", 2); /* no blue curve */
	CHECK(!is_taken(&b, 3));
	buf_clear(&b);
	make(&b, matrix, N_MATRIX, "GRAY", 2); /* no grey curve */
	CHECK(!is_taken(&b, 1) && !is_taken(&b, 3));
	buf_clear(&b);
	make(&b, matrix, N_MATRIX, "RGB ", 2);
	CHECK(is_taken(&b, 3) && !is_taken(&b, 4));
	for (size_t i = 0; i < N_MATRIX; i++) { /* data that lie beyond the end */
		uint8_t *at = b.data + 132 + 12 * i + 4, old = *at;
		bool is_needed = i >= 1 && i <= 8;
		*at = 0x7F;
		SAME_NUMBER(is_taken(&b, 3), !is_needed);
		*at = old;
	}
	b.data[128 + 2] = 1; /* 268 tags */
	CHECK(!is_taken(&b, 3));
	buf_drop(&b);
}

/* Whatever byte is changed, or where it is cut off: nothing is read beyond the end. */
static void test_damaged(void)
{
	struct buf whole = {0};
	make(&whole, matrix, N_MATRIX, "RGB ", 4);
	for (size_t i = 0; i < whole.n; i++) {
		uint8_t *copy = mem_alloc(whole.n);
		memcpy(copy, whole.data, whole.n);
		copy[i] ^= 0xFF;
		is_taken(&(struct buf){.data = copy, .n = whole.n}, 3);
		memcpy(copy, whole.data, i);
		is_taken(&(struct buf){.data = copy, .n = i}, 3);
		free(copy);
	}
	buf_drop(&whole);
}

int main(void)
{
	test_clean(2);
	test_clean(4);
	test_refused();
	test_damaged();
	return test_end();
}
