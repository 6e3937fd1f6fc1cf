/* image_jpeg.c - JPEGs keep their picture and lose all else: what decodes from the stream that goes
 * into a PDF is what decodes from the file, and none of the planted words is in it. */
#include <stdint.h>
#include <stdio.h>

#include "image_make.h"
#include "jpeg_make.h"
#include "test.h"

/* ---- metadata, planted by hand ---- */

static void add_segment(struct buf *b, int marker, const void *bytes, size_t n)
{
	uint8_t head[4] = {0xFF, (uint8_t)marker, (uint8_t)((n + 2) >> 8), (uint8_t)(n + 2)};
	buf_add(b, head, 4);
	buf_add(b, bytes, n);
}

static void put16(struct buf *b, unsigned v, bool is_little)
{
	buf_add_byte(b, (int)(is_little ? v & 255 : v >> 8));
	buf_add_byte(b, (int)(is_little ? v >> 8 : v & 255));
}

static void put32(struct buf *b, unsigned v, bool is_little)
{
	put16(b, is_little ? v & 65535 : v >> 16, is_little);
	put16(b, is_little ? v >> 16 : v & 65535, is_little);
}

static void put_entry(struct buf *b, unsigned tag, unsigned type, unsigned count, unsigned value,
                      bool is_little)
{
	put16(b, tag, is_little);
	put16(b, type, is_little);
	put32(b, count, is_little);
	if (type == 3) {
		put16(b, value, is_little);
		put16(b, 0, is_little);
	} else {
		put32(b, value, is_little);
	}
}

static void make_exif(struct buf *b, int orientation, bool is_little, bool has_gps)
{
	buf_add(b, "Exif\0", 6);
	buf_add(b, is_little ? "II*\0" : "MM\0*", 4);
	put32(b, 8, is_little);
	put16(b, 3, is_little); /* 8: IFD0, 42 bytes */
	put_entry(b, 0x0112, 3, 1, (unsigned)orientation, is_little);
	put_entry(b, 0x8769, 4, 1, 50, is_little);
	put_entry(b, 0x8825, 4, 1, 110, is_little);
	put32(b, 0, is_little);
	put16(b, 2, is_little); /* 50: Exif IFD, 30 bytes */
	put_entry(b, 0x9003, 2, 20, 80, is_little);
	put_entry(b, 0x9011, 2, 7, 100, is_little);
	put32(b, 0, is_little);
	buf_add(b, "2025:01:10 09:12:33", 20); /* 80 */
	buf_add(b, "+08:00\0\0\0", 10);        /* 100 */
	put16(b, has_gps ? 2 : 1, is_little);   /* 110: GPS IFD */
	put_entry(b, 0, 1, 4, 0x02030000, is_little);
	put_entry(b, has_gps ? 2 : 0, 5, 3, 0, is_little);
	buf_add_string(b, "SECRET-CAMERA");
}

static void plant(struct buf *out, const struct buf *jpeg, int orientation, bool is_little, bool has_gps)
{
	static const char jfxx[] = "JFXX\0\x13SECRET-THUMBNAIL";
	static const char xmp[] = "http://ns.adobe.com/xap/1.0/\0SECRET-XMP";
	uint8_t profile[3000], chunk[2014];
	struct buf exif = {0};
	make_profile(profile, sizeof profile, "RGB ");
	make_exif(&exif, orientation, is_little, has_gps);
	buf_add(out, jpeg->data, 2);
	add_segment(out, 0xE1, exif.data, exif.n);
	add_segment(out, 0xE0, jfxx, sizeof jfxx);
	add_segment(out, 0xE1, xmp, sizeof xmp);
	for (int i = 2; i >= 1; i--) { /* the chunks of the profile in the wrong order */
		size_t n = i == 1 ? 2000 : 1000;
		memcpy(chunk, "ICC_PROFILE\0", 12);
		chunk[12] = (uint8_t)i;
		chunk[13] = 2;
		memcpy(chunk + 14, profile + (i - 1) * 2000, n);
		add_segment(out, 0xE2, chunk, n + 14);
	}
	add_segment(out, 0xED, "SECRET-IPTC", 11);
	add_segment(out, 0xFE, "SECRET-COMMENT", 14);
	buf_add(out, jpeg->data + 2, jpeg->n - 2);
	buf_add_string(out, "SECRET-TRAILER");
	buf_drop(&exif);
}

/* ---- tests ---- */

static void check_profile(const struct developed *d, bool is_kept)
{
	uint8_t profile[3000];
	make_profile(profile, sizeof profile, "RGB ");
	if (is_kept)
		CHECK(is_cleaned(d->encoding.icc, d->encoding.n_icc, profile, sizeof profile));
	else
		SAME_NUMBER(d->encoding.n_icc, 0);
}

static void test_pass(const struct jpeg_wish *w, int components, bool is_inverted)
{
	struct buf jpeg = {0}, full = {0}, stream = {0}, want = {0}, got = {0};
	struct developed d;
	make_jpeg(&jpeg, w);
	plant(&full, &jpeg, 1, true, true);
	develop(&d, &full, 0);
	if (!CHECK(d.is_encoded)) {
		fprintf(stderr, "    %s\n", d.fault.why);
	} else {
		const struct image_band *b = d.encoding.bands;
		read_stream(&stream, &d, b);
		CHECK(view_jpeg(&want, &full, true) == JPEG_GOOD && view_jpeg(&got, &stream, true) == JPEG_GOOD);
		CHECK(want.n == got.n && memcmp(want.data, got.data, got.n) == 0);
		CHECK(buf_has(&full, "SECRET") && !buf_has(&stream, "SECRET"));
		CHECK(!buf_has(&stream, "Exif") && !buf_has(&stream, "ICC_PROFILE") && !buf_has(&stream, "JFXX"));
		CHECK(stream.n == b->stream_bytes && stream.n <= jpeg.n + 16);
		SAME_NUMBER(b->components, components);
		SAME_NUMBER(b->inverted, is_inverted);
		unsigned moved = components == 3 ? STEP_PROFILE : 0;
		SAME_NUMBER(d.encoding.steps, STEP_UNTOUCHED | STEP_METADATA_REMOVED | moved);
		check_profile(&d, components == 3);
	}
	develop_end(&d);
	buf_drop(&jpeg);
	buf_drop(&full);
	buf_drop(&stream);
	buf_drop(&want);
	buf_drop(&got);
}

static void test_exif(int orientation, bool is_little)
{
	struct buf jpeg = {0}, full = {0};
	struct developed d;
	bool has_gps = orientation % 2;
	make_jpeg(&jpeg, &(struct jpeg_wish){.stored = JCS_YCbCr, .width = 40, .height = 24});
	plant(&full, &jpeg, orientation, is_little, has_gps);
	develop(&d, &full, 0);
	SAME_NUMBER(d.facts.orientation, orientation);
	SAME_NUMBER(d.facts.width, orientation >= 5 ? 24 : 40);
	SAME_NUMBER(d.facts.height, orientation >= 5 ? 40 : 24);
	SAME_NUMBER(d.facts.has_location, has_gps);
	SAME_NUMBER(d.facts.taken.precision, DATE_SECOND);
	SAME_NUMBER(d.facts.taken.hour * 100 + d.facts.taken.minute, 912);
	SAME_NUMBER(d.facts.taken.has_offset ? d.facts.taken.offset_minutes : -1, 480);
	CHECK(((d.encoding.steps & STEP_TURNED) != 0) == (orientation != 1));
	SAME_NUMBER(d.encoding.bands[0].width, 40);
	develop_end(&d);
	buf_drop(&jpeg);
	buf_drop(&full);
}

/* Of two EXIF segments the first tells how the picture is turned, as all readers have it; a place in either
 * is told. */
static void test_first_exif(void)
{
	struct buf jpeg = {0}, full = {0}, twice = {0};
	struct developed d;
	make_jpeg(&jpeg, &(struct jpeg_wish){.stored = JCS_YCbCr, .width = 40, .height = 24});
	plant(&full, &jpeg, 3, true, true);
	plant(&twice, &full, 6, false, false);
	develop(&d, &twice, 0);
	SAME_NUMBER(d.facts.orientation, 6);
	CHECK(d.facts.has_location);
	develop_end(&d);
	buf_drop(&jpeg);
	buf_drop(&full);
	buf_drop(&twice);
}

/* A file of several pictures and their index; `n_entries` is what the index says. */
static void make_several(struct buf *out, const struct buf *first, const struct buf *others, size_t n_others,
                         size_t n_entries)
{
	struct buf index = {0};
	size_t bytes = 4 + 8 + 2 + 12 + 4 + 16 * n_entries, at = first->n + 4 + bytes;
	buf_add(&index, "MPF\0MM\0*\0\0\0\x08", 12);
	put16(&index, 1, false);
	put_entry(&index, 0xB002, 7, 16 * (unsigned)n_entries, 26, false);
	put32(&index, 0, false);
	for (size_t i = 0; i < n_entries; i++) {
		size_t from_index = i ? at - (2 + 4 + 4) : 0;
		put32(&index, i ? 0 : 0x30000, false);
		put32(&index, (unsigned)first->n, false);
		put32(&index, (unsigned)from_index, false);
		put32(&index, 0, false);
		at += i && i <= n_others ? others[i - 1].n : 0;
	}
	buf_add(out, first->data, 2);
	add_segment(out, 0xE2, index.data, index.n);
	buf_add(out, first->data + 2, first->n - 2);
	for (size_t i = 0; i < n_others; i++)
		buf_add(out, others[i].data, others[i].n);
	buf_drop(&index);
}

/* Others are told where they are as large as the first; smaller ones serve it, and lies are passed over. */
static void test_several(void)
{
	static const struct {
		uint32_t width, height;
		size_t n_others, n_entries, n_more;
	} files[] = {{40, 24, 1, 2, 1}, {40, 24, 3, 4, 3}, {20, 12, 2, 3, 0}, {40, 24, 0, 2, 0},
		{40, 24, 1, 4000, 1}, {40, 24, 1, 1, 0}};
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct buf first = {0}, other = {0}, whole = {0};
		struct developed d;
		make_jpeg(&first, &(struct jpeg_wish){.width = 40, .height = 24});
		make_jpeg(&other, &(struct jpeg_wish){.width = files[i].width, .height = files[i].height});
		struct buf others[] = {other, other, other};
		make_several(&whole, &first, others, files[i].n_others, files[i].n_entries);
		develop(&d, &whole, 0);
		CHECK(d.is_encoded);
		SAME_NUMBER(d.facts.n_more, files[i].n_more);
		CHECK(((d.encoding.steps & STEP_FIRST_ONLY) != 0) == (files[i].n_more > 0));
		SAME_NUMBER(d.encoding.bands[0].stream_bytes, first.n);
		develop_end(&d);
		buf_drop(&first);
		buf_drop(&other);
		buf_drop(&whole);
	}
}

static int painted_orientation; /* what paint_stored paints for */
static uint32_t painted_height;

/* The blobs, as a file of that orientation stores them. */
static void paint_stored(uint8_t *row, uint32_t y, uint32_t width, int components)
{
	for (uint32_t x = 0; x < width; x++) {
		uint32_t seen_x, seen_y;
		make_upright(painted_orientation, width, painted_height, x, y, &seen_x, &seen_y);
		for (int k = 0; k < components; k++)
			*row++ = jpeg_blob(seen_x, seen_y, k);
	}
}

/* `seen` as a file of that orientation, with its EXIF. */
static void make_turned(struct buf *full, struct buf *jpeg, const struct jpeg_wish *seen, int orientation)
{
	struct jpeg_wish w = *seen;
	if (orientation >= 5) {
		w.width = seen->height;
		w.height = seen->width;
	}
	painted_orientation = orientation;
	painted_height = w.height;
	w.paint = paint_stored;
	make_jpeg(jpeg, &w);
	plant(full, jpeg, orientation, false, false);
}

static void view_turned(struct buf *to, const struct buf *jpeg, uint32_t width, uint32_t height, size_t unit,
                        int orientation)
{
	struct buf pixels = {0};
	CHECK(view_jpeg(&pixels, jpeg, false) == JPEG_GOOD && pixels.n == unit * width * height);
	if (pixels.n == unit * width * height)
		turn_pixels(to, pixels.data, width, height, unit, orientation);
	buf_drop(&pixels);
}

/* Bands put together are the picture, sample for sample, whichever way it is stored; cuts are in quiet rows
 * between rows of MCUs. */
static void test_cut(const struct jpeg_wish *w, int orientation)
{
	struct buf jpeg = {0}, full = {0}, stream = {0}, want = {0}, got = {0};
	struct developed d;
	uint32_t height = 0, below = w->height;
	size_t unit = w->stored == JCS_GRAYSCALE ? 1 : 3;
	make_turned(&full, &jpeg, w, orientation);
	develop(&d, &full, 200);
	CHECK(d.is_encoded && d.encoding.n_bands > w->height / 200);
	for (size_t i = 0; i < d.encoding.n_bands; i++) {
		const struct image_band *b = &d.encoding.bands[i];
		uint32_t tall = orientation >= 5 ? b->width : b->height;
		height += tall;
		below -= tall;
		SAME_NUMBER(orientation >= 5 ? b->height : b->width, w->width);
		CHECK(tall <= 200);
		if (i + 1 < d.encoding.n_bands)
			CHECK(height % 40 > 20 && (turn_is_reversed(orientation) ? below : height) % 8 == 0);
		read_stream(&stream, &d, b);
		view_turned(&got, &stream, b->width, b->height, unit, orientation);
		CHECK(!buf_has(&stream, "SECRET"));
	}
	SAME_NUMBER(height, w->height);
	view_turned(&want, &jpeg, d.facts.stored_width, d.facts.stored_height, unit, orientation);
	CHECK(want.n == got.n && memcmp(want.data, got.data, got.n) == 0);
	CHECK(d.encoding.steps & STEP_CUT && !(d.encoding.steps & STEP_RECODED));
	CHECK(((d.encoding.steps & STEP_TURNED) != 0) == (orientation != 1));
	SAME_NUMBER(d.encoding.orientation, orientation);
	check_profile(&d, w->stored != JCS_GRAYSCALE);
	develop_end(&d);
	buf_drop(&jpeg);
	buf_drop(&full);
	buf_drop(&stream);
	buf_drop(&want);
	buf_drop(&got);
}

/* It stays as it is, for the page to turn. */
static void test_whole(const struct jpeg_wish *w, int orientation)
{
	struct buf jpeg = {0}, full = {0};
	struct developed d;
	make_turned(&full, &jpeg, w, orientation);
	develop(&d, &full, 200);
	CHECK(d.is_encoded && d.encoding.steps & STEP_UNTOUCHED);
	SAME_NUMBER(d.encoding.n_bands, 1);
	SAME_NUMBER(d.encoding.orientation, orientation);
	develop_end(&d);
	buf_drop(&jpeg);
	buf_drop(&full);
}

static void test_passes(bool is_progressive, unsigned restart)
{
	static const struct {
		J_COLOR_SPACE stored;
		bool has_no_markers;
		int components;
		bool is_inverted;
	} kinds[] = {
		{JCS_GRAYSCALE, false, 1, false}, {JCS_YCbCr, false, 3, false}, {JCS_YCbCr, true, 3, false},
		{JCS_RGB, true, 3, false}, {JCS_RGB, false, 3, false}, {JCS_CMYK, false, 4, true},
		{JCS_YCCK, false, 4, true}, {JCS_CMYK, true, 4, false},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct jpeg_wish w = {.stored = kinds[i].stored, .is_progressive = is_progressive,
			.has_no_markers = kinds[i].has_no_markers, .restart = restart, .width = 133, .height = 77};
		test_pass(&w, kinds[i].components, kinds[i].is_inverted);
	}
}

static void test_cuts(bool is_progressive, int orientation)
{
	struct jpeg_wish w = {.is_progressive = is_progressive, .width = 133, .height = 1003};
	w.stored = JCS_YCbCr;
	test_cut(&w, orientation);
	w.sampling = 1;
	test_cut(&w, orientation);
	w.restart = 5;
	test_cut(&w, orientation);
	w.stored = JCS_GRAYSCALE;
	test_cut(&w, orientation);
	w.stored = JCS_RGB;
	test_cut(&w, orientation);
	w.width = 2;
	test_cut(&w, orientation);
	w.width = 1;
	test_whole(&w, orientation);
	w.width = 512; /* less than 2:1 */
	test_whole(&w, orientation);
	w.width = 133;
	w.stored = JCS_CMYK;
	test_whole(&w, orientation);
}

/* How coarse its steps are is told by the tables alone. Below 20 libjpeg lets none grow further. */
static void test_quality(bool is_progressive)
{
	for (int quality = 20; quality <= 98; quality += 3) {
		struct jpeg_wish w = {.is_progressive = is_progressive, .quality = quality};
		struct buf jpeg = {0};
		w.width = w.height = 40;
		struct developed d;
		make_jpeg(&jpeg, &w);
		develop(&d, &jpeg, 0);
		CHECK(d.is_encoded);
		if (!CHECK(d.encoding.quality >= 10 * quality - 10 && d.encoding.quality <= 10 * quality + 10))
			fprintf(stderr, "    %d: told as %d\n", quality, d.encoding.quality);
		develop_end(&d);
		buf_drop(&jpeg);
	}
}

int main(void)
{
	for (int progressive = 0; progressive <= 1; progressive++) {
		test_passes(progressive, 0);
		test_passes(progressive, 3);
		test_quality(progressive);
		for (int orientation = 1; orientation <= 8; orientation++)
			test_cuts(progressive, orientation);
	}
	test_first_exif();
	test_several();
	for (int orientation = 1; orientation <= 8; orientation++) {
		test_exif(orientation, true);
		test_exif(orientation, false);
	}
	return test_end();
}
