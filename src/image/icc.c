/* icc.c - what a PDF may carry of a colour profile: the tags that colour is computed from, nothing else.
 *
 * A profile tells more than colours: macOS writes the serial number of the screen into the one that
 * its screenshots carry, calibration the name that the owner gave and the hour. So a new profile is made
 * (ICC.1:2010, clause 7): a header without origin and date, a description that says nothing, and the
 * tags of `kept` as they were. What does not suit the picture is left out whole: what a viewer does
 * with a wrong profile is worse than none. */
#include <string.h>

#include "image/image_int.h"

enum { HEADER_BYTES = 128, AT_VERSION = 8, AT_CLASS = 12, AT_SPACE = 16, AT_DATE = 24, AT_SIGNATURE = 36 };
enum { ENTRY_BYTES = 12, MOST_TAGS = 100 };

static const char kept[][5] = {"A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2", "gamt", "cicp", "chad",
	"wtpt", "bkpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC", "kTRC", "cprt"};
enum { N_KEPT = sizeof kept / sizeof *kept };

/* Types of their data: numbers, and the notice of who owns the profile. */
static const char types[][5] = {"XYZ ", "curv", "para", "sf32", "mft1", "mft2", "mAB ", "mBA ", "cicp",
	"text", "mluc"};

struct tag {
	const uint8_t *data; /* NULL: the profile has none */
	uint32_t n;
	uint32_t at; /* in the new profile */
};

static bool is_one_of(const uint8_t *name, const char (*names)[5], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (memcmp(name, names[i], 4) == 0)
			return true;
	return false;
}

/* ---- reading ---- */

static bool header_suits(const uint8_t *profile, size_t n, int components)
{
	static const char classes[][5] = {"scnr", "mntr", "prtr", "spac"}; /* ISO 32000, 8.6.5.5 */
	const char *space = components == 1 ? "GRAY" : components == 3 ? "RGB " : "CMYK";
	return n >= HEADER_BYTES + 4 && n <= ICC_MAX_BYTES && get32(profile) == n
		&& memcmp(profile + AT_SIGNATURE, "acsp", 4) == 0 && is_one_of(profile + AT_CLASS, classes, 4)
		&& memcmp(profile + AT_SPACE, space, 4) == 0;
}

static int kept_index(const uint8_t *name)
{
	int i = 0;
	while (i < N_KEPT && memcmp(name, kept[i], 4) != 0)
		i++;
	return i;
}

static bool read_tags(struct tag *tags, const uint8_t *profile, size_t n)
{
	uint32_t count = get32(profile + HEADER_BYTES);
	if (count > MOST_TAGS || HEADER_BYTES + 4 + (size_t)count * ENTRY_BYTES > n)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		const uint8_t *entry = profile + HEADER_BYTES + 4 + (size_t)i * ENTRY_BYTES;
		uint32_t at = get32(entry + 4), bytes = get32(entry + 8);
		int k = kept_index(entry);
		if (k == N_KEPT || tags[k].data)
			continue;
		if (at > n || bytes > n - at || bytes < 8 || !is_one_of(profile + at, types, sizeof types / 5))
			return false;
		tags[k] = (struct tag){.data = profile + at, .n = bytes};
	}
	return true;
}

static bool has(const struct tag *tags, const char *name)
{
	return tags[kept_index((const uint8_t *)name)].data != NULL;
}

static bool can_compute(const struct tag *tags, int components)
{
	bool has_matrix = has(tags, "rXYZ") && has(tags, "gXYZ") && has(tags, "bXYZ") && has(tags, "rTRC")
		&& has(tags, "gTRC") && has(tags, "bTRC");
	return has(tags, "A2B0") || (components == 3 && has_matrix) || (components == 1 && has(tags, "kTRC"));
}

/* ---- writing ---- */

static void put32(struct buf *b, uint32_t v)
{
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_add_byte(b, v >> shift & 255);
}

static void align(struct buf *b)
{
	while (b->n % 4)
		buf_add_byte(b, 0);
}

/* The name of the colour space, as version 2 or 4 writes a description. */
static void put_description(struct buf *b, const uint8_t *profile)
{
	const uint8_t *space = profile + AT_SPACE;
	bool is_new = profile[AT_VERSION] >= 4;
	put32(b, is_new ? 0x6D6C7563 : 0x64657363); /* mluc, desc */
	put32(b, 0);
	if (is_new) {
		static const uint8_t record[] = {0, 0, 0, 1, 0, 0, 0, 12, 'e', 'n', 'U', 'S', 0, 0, 0, 8,
			0, 0, 0, 28};
		buf_add(b, record, sizeof record);
		for (int i = 0; i < 4; i++)
			buf_add(b, (const uint8_t[]){0, space[i]}, 2);
		return;
	}
	put32(b, 5);
	buf_add(b, space, 4);
	memset(buf_extend(b, 1 + 8 + 3 + 67), 0, 1 + 8 + 3 + 67); /* its end; no Unicode, no Macintosh text */
}

static void put_header(struct buf *b, const uint8_t *profile)
{
	static const struct {
		uint8_t at, n;
	} same[] = {{AT_VERSION, 16}, {AT_SIGNATURE, 4}, {56, 24}}; /* attributes, intent, illuminant */
	uint8_t *to = memset(buf_extend(b, HEADER_BYTES), 0, HEADER_BYTES);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		memcpy(to + same[i].at, profile + same[i].at, same[i].n);
	memcpy(to + AT_DATE, (const uint8_t[]){7, 208, 0, 1, 0, 1}, 6); /* 1 January 2000: there must be one */
}

/* Tags often share their data: curves of red, green and blue. */
static void place_tags(struct tag *tags, struct buf *b)
{
	for (int i = 0; i < N_KEPT; i++) {
		int k = 0;
		while (k < i && (tags[k].data != tags[i].data || tags[k].n != tags[i].n))
			k++;
		tags[i].at = k < i ? tags[k].at : (uint32_t)b->n;
		if (k < i || !tags[i].data)
			continue;
		buf_add(b, tags[i].data, tags[i].n);
		align(b);
	}
}

static void put_entry(struct buf *table, const char *name, size_t at, size_t n)
{
	buf_add(table, name, 4);
	put32(table, (uint32_t)at);
	put32(table, (uint32_t)n);
}

static void make_profile(struct buf *b, struct tag *tags, const uint8_t *profile)
{
	struct buf table = {0};
	uint32_t n = 1; /* the description */
	for (int i = 0; i < N_KEPT; i++)
		n += tags[i].data != NULL;
	put_header(b, profile);
	buf_extend(b, 4 + n * ENTRY_BYTES); /* the table */
	size_t start = b->n;
	put_description(b, profile);
	put32(&table, n);
	put_entry(&table, "desc", start, b->n - start);
	align(b);
	place_tags(tags, b);
	for (int i = 0; i < N_KEPT; i++)
		if (tags[i].data)
			put_entry(&table, kept[i], tags[i].at, tags[i].n);
	memcpy(b->data + HEADER_BYTES, table.data, table.n);
	for (int i = 0; i < 4; i++)
		b->data[i] = (uint8_t)(b->n >> (24 - 8 * i));
	buf_drop(&table);
}

bool image_clean_profile(struct buf *out, const uint8_t *profile, size_t n, int components)
{
	struct tag tags[N_KEPT] = {{0}};
	uint64_t sum = 0;
	if (!header_suits(profile, n, components) || !read_tags(tags, profile, n)
	    || !can_compute(tags, components))
		return false;
	for (int i = 0; i < N_KEPT; i++)
		sum += tags[i].n;
	if (sum > ICC_MAX_BYTES)
		return false; /* tags that overlap, to grow */
	make_profile(out, tags, profile);
	return true;
}
