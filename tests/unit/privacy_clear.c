/* privacy_clear.c - what leaves the booth: read back in pieces of any size it is the same, it holds
 * nothing planted, and a file that was changed in between is not read. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "jpeg_make.h"
#include "privacy/privacy_int.h"
#include "privacy_booth.h"

static void make_talkative_jpeg(struct buf *out, uint32_t height)
{
	make_jpeg(out, &(struct jpeg_wish){.width = 64, .height = height,
		.segments = {{0xE1, "Exif\0\0SECRET", 12}, {0xFE, "SECRET", 6}}});
	buf_add_string(out, "SECRET");
}

static bool read_band(struct buf *to, const struct cleared_image *c, size_t band, size_t piece)
{
	struct cleared_reader r;
	size_t got = 1;
	if (!cleared_read_start(&r, c, band))
		return false;
	bool is_good = true;
	while (is_good && got > 0) {
		uint8_t bytes[4096];
		is_good = cleared_read(&r, bytes, piece, &got);
		buf_add(to, bytes, got);
	}
	cleared_read_end(&r);
	return is_good;
}

static void test_reading(const struct buf *picture, uint32_t band_height, size_t n_bands)
{
	static const size_t pieces[] = {1, 2, 7, 4096};
	struct booth b;
	booth_enter(&b, picture, NULL, band_height, true);
	if (!CHECK(b.cleared))
		fprintf(stderr, "    %s\n", b.fault.why);
	else {
		struct image_parts parts = privacy_parts(b.cleared, b.arena);
		uint32_t height = 0;
		uint64_t sum = 0;
		SAME_NUMBER(parts.n, n_bands);
		for (size_t i = 0; i < parts.n; i++) {
			struct buf all[4] = {{0}};
			for (size_t p = 0; p < 4; p++) {
				CHECK(read_band(&all[p], b.cleared, i, pieces[p]));
				CHECK(all[p].n == all[0].n && memcmp(all[p].data, all[0].data, all[0].n) == 0);
				CHECK(!buf_has(&all[p], "SECRET"));
			}
			sum += all[0].n;
			height += parts.heights[i];
			for (size_t p = 0; p < 4; p++)
				buf_drop(&all[p]);
		}
		SAME_NUMBER(height, b.facts.height);
		SAME_NUMBER(sum, privacy_bytes(b.cleared));
	}
	booth_leave(&b);
}

static void test_changed(const struct buf *picture)
{
	struct booth b;
	struct cleared_reader r;
	struct fs_file other;
	booth_enter(&b, picture, NULL, 0, true);
	if (CHECK(b.cleared && cleared_read_start(&r, b.cleared, 0)))
		cleared_read_end(&r);
	unlink(make_place());
	CHECK(make_file(&other, make_place(), picture->data, picture->n - 1));
	fs_close(&other);
	CHECK(b.cleared && !cleared_read_start(&r, b.cleared, 0));
	SAME_NUMBER(errno, ESTALE);
	unlink(make_place());
	CHECK(b.cleared && !cleared_read_start(&r, b.cleared, 0));
	SAME_NUMBER(errno, ENOENT);
	booth_leave(&b);
}

/* A check clears without a spool: everything is looked at, nothing can be painted. */
static void test_without_spool(const struct buf *picture, uint32_t band_height, bool is_spooled)
{
	struct booth b;
	struct buf bytes = {0};
	booth_enter(&b, picture, NULL, band_height, false);
	CHECK(b.cleared != NULL);
	CHECK(b.cleared && read_band(&bytes, b.cleared, 0, 100) == !is_spooled);
	buf_drop(&bytes);
	booth_leave(&b);
}

/* The second look, asked directly about streams that the darkroom would never make. */
static void test_inspection(void)
{
	static const struct {
		const char *bytes;
		size_t n;
		bool is_clean;
	} streams[] = {
		{"\xFF\xD8\xFF\xDB\0\3x\xFF\xDA\0\3xabc\xFF\0z\xFF\xD0q\xFF\xD9", 23, true},
		{"\xFF\xD8\xFF\xDB\0\3x\xFF\xDA\0\3xabc\xFF\0z\xFF\xD0q\xFF\xD9x", 24, false},
		{"\xFF\xD8\xFF\xDB\0\3x\xFF\xDA\0\3xabc\xFF\0z\xFF\xD0q\xFF", 22, false},
		{"\xFF\xD8\xFF\xE1\0\3x\xFF\xDA\0\3xabc\xFF\xD9", 17, false},
		{"\xFF\xD8\xFF\xDA\0\3xabc\xFF\xFE\0\3x\xFF\xD9", 17, false},
		{"\xFF\xD8\xFF\xDA\0\3xabc\xFF\xC4\0\3x\xFF\xDA\0\3xabc\xFF\xD9", 25, true},
		{"\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xFF\xD9", 22, true},
		{"\xFF\xD8\xFF\xE0\0\x11JFIF\0\1\1\0\0\1\0\1\0\0T\xFF\xD9", 23, false},
		{"\xFF\xD8\xFF\xE0\0\x10JFXX\0\1\1\0\0\1\0\1\0\0\xFF\xD9", 22, false},
		{"\xFF\xD8\xFF\xEE\0\x0E" "Adobe\0\x64\0\0\0\0\1\xFF\xD9", 20, true},
		{"\xFF\xD8\xFF\xEE\0\x0F" "Adobe\0\x64\0\0\0\0\1?\xFF\xD9", 21, false},
		{"\xFF\xD8?\xFF\xD9", 5, false},
		{"", 0, false},
	};
	for (size_t i = 0; i < sizeof streams / sizeof *streams; i++)
		for (size_t at = 0; at <= streams[i].n; at++) {
			const uint8_t *bytes = (const uint8_t *)streams[i].bytes;
			struct image_bytes runs[2] = {
				{.where = BYTES_MEMORY, .data = bytes, .n = at},
				{.where = BYTES_MEMORY, .data = bytes + at, .n = streams[i].n - at},
			};
			struct image_band band = {.runs = runs, .n_runs = 2};
			struct cleared_image c = {.encoding = {.bands = &band, .n_bands = 1}};
			struct image_fault fault = {0};
			bool is_clean = privacy_inspect_jpeg(&c, NULL, 0, &fault);
			if (!CHECK(is_clean == streams[i].is_clean) || !CHECK(is_clean || fault.code))
				fprintf(stderr, "    stream %zu, parted at %zu\n", i, at);
		}
}

int main(void)
{
	struct buf jpeg = {0}, tall = {0}, png = {0}, clear = {0};
	struct canvas c = canvas_new(30, 300, 2, 8), alpha = canvas_new(30, 300, 6, 8);
	make_talkative_jpeg(&jpeg, 80);
	make_talkative_jpeg(&tall, 800);
	canvas_paint(&c, 1, 0);
	canvas_paint(&alpha, 1, 0);
	make_png(&png, &c, &(struct png_wish){.has_text = true});
	make_png(&clear, &alpha, &(struct png_wish){.has_text = true});
	test_reading(&jpeg, 0, 1);
	test_reading(&png, 0, 1);
	test_reading(&clear, 0, 1);
	test_reading(&png, 150, 3);
	test_reading(&clear, 150, 3);
	test_reading(&tall, 400, 3);
	test_changed(&jpeg);
	test_changed(&png);
	test_without_spool(&jpeg, 0, false);
	test_without_spool(&png, 0, false);
	test_without_spool(&png, 150, true);
	test_without_spool(&tall, 400, true);
	test_inspection();
	buf_drop(&jpeg);
	buf_drop(&tall);
	buf_drop(&png);
	buf_drop(&clear);
	free(c.rows);
	free(alpha.rows);
	return test_end();
}
