/* image_probe.c - what is no picture, or a bad one, is told apart and told why. */
#include <time.h>

#include "image_make.h"
#include "test.h"

static void expect(const struct buf *picture, const char *code, const char *word)
{
	struct developed d;
	develop(&d, picture, 0);
	CHECK(!d.is_encoded);
	if (!SAME_TEXT(d.fault.code, code) || !CHECK(strstr(d.fault.why, word) || strstr(d.fault.advice, word)))
		fprintf(stderr, "    \"%s\" (%s), looking for \"%s\"\n", d.fault.why, d.fault.advice, word);
	develop_end(&d);
}

static void expect_bytes(const void *bytes, size_t n, const char *code, const char *word)
{
	struct buf b = {0};
	if (n)
		buf_add(&b, bytes, n);
	expect(&b, code, word);
	buf_drop(&b);
}

/* Known by its first bytes: damaged where a library reads its kind, else of a kind that is not read. */
static void expect_foreign(enum image_format format, const char *bytes, const char *name)
{
	if (image_is_foreign(format))
		expect_bytes(bytes, 16, "image-corrupt", "is damaged");
	else
		expect_bytes(bytes, 16, "image-unsupported", name);
}

static void test_kinds(void)
{
	expect_bytes("", 0, "image-empty", "0 bytes");
	expect_bytes("hello, world, how are you?", 26, "image-unknown", "no picture");
	expect_foreign(IMAGE_GIF, "GIF89a..........", "GIF");
	expect_foreign(IMAGE_WEBP, "RIFF....WEBPVP8 ", "dwebp");
	expect_foreign(IMAGE_HEIC, "\0\0\0\x18" "ftypheic....", "HEIC");
	expect_foreign(IMAGE_HEIC, "\0\0\0\x18" "ftypmif1....", "heif-convert");
	expect_foreign(IMAGE_AVIF, "\0\0\0\x18" "ftypavif....", "AVIF");
	expect_foreign(IMAGE_TIFF, "II*\0............", "TIFF");
	expect_foreign(IMAGE_BMP, "BM..............", "BMP");
	expect_bytes("%PDF-1.7........", 16, "image-unsupported", "pdftoppm");
	expect_bytes("\x89PNG", 4, "image-truncated", "first bytes");
	expect_bytes("\xFF\xD8", 2, "image-truncated", "first bytes");
	expect_bytes("\xFF\xD8\xFF", 3, "image-truncated", "headers");
}

/* Head, one IDAT that inflates to `n` bytes of `fill`, end. */
static void make_simple(struct buf *b, uint32_t width, uint32_t height, int colour, size_t n, int fill)
{
	struct buf packed = {0};
	uint8_t *raw = mem_alloc(n + 1);
	memset(raw, fill, n + 1);
	deflate_bytes(&packed, raw, n, 9);
	buf_clear(b);
	make_head(b, width, height, 8, colour, 0);
	make_chunk(b, "IDAT", packed.data, packed.n);
	make_chunk(b, "IEND", "", 0);
	buf_drop(&packed);
	free(raw);
}

static void test_sizes(void)
{
	struct buf b = {0};
	struct developed d;
	make_simple(&b, 10, 10, 0, 110, 0);
	develop(&d, &b, 0);
	CHECK(d.is_encoded);
	develop_end(&d);
	make_simple(&b, 0, 10, 0, 10, 0);
	expect(&b, "image-empty", "0 x 10");
	make_simple(&b, 30000, 30000, 6, 1000, 0);
	expect(&b, "image-too-large", "30000 x 30000");
	make_simple(&b, 2, 1000001, 0, 3000003, 0);
	expect(&b, "image-too-large", "side");
	buf_clear(&b); /* next to nothing in it, and libpng to decode it */
	make_head(&b, 14000, 14000, 16, 6, 1);
	make_chunk(&b, "IDAT", "x", 1);
	make_chunk(&b, "IEND", "", 0);
	expect(&b, "image-truncated", "ends inside");
	make_simple(&b, 14000, 14000, 6, 1000, 0); /* allowed, but there is next to nothing in it */
	expect(&b, "image-truncated", "ends inside");
	make_simple(&b, 10, 10, 0, 109, 0);
	expect(&b, "image-truncated", "ends inside");
	make_simple(&b, 10, 10, 0, 50000000, 0);
	expect(&b, "image-corrupt", "more picture data");
	make_simple(&b, 10, 10, 0, 110, 5);
	expect(&b, "image-corrupt", "rows of no known kind");
	buf_drop(&b);
}

static void test_structure(void)
{
	struct buf good = {0}, b = {0};
	make_simple(&good, 10, 10, 0, 110, 0);
	buf_add(&b, good.data, good.n);
	b.data[b.n - 12 - 5] ^= 1; /* the checksum of IDAT */
	expect(&b, "image-corrupt", "checksum");
	memcpy(b.data, good.data, good.n);
	b.data[20] ^= 1; /* the width */
	expect(&b, "image-corrupt", "checksum");
	make_simple(&b, 10, 10, 3, 110, 0);
	expect(&b, "image-corrupt", "no palette");
	buf_clear(&b);
	buf_add(&b, good.data, good.n - 12);
	make_chunk(&b, "teST", "x", 1);
	make_chunk(&b, "IDAT", "x", 1);
	make_chunk(&b, "IEND", "", 0);
	expect(&b, "image-corrupt", "two places");
	buf_clear(&b);
	make_head(&b, 10, 10, 8, 0, 0);
	make_chunk(&b, "IEND", "", 0);
	expect(&b, "image-corrupt", "no picture data");
	buf_clear(&b);
	make_head(&b, 10, 10, 3, 2, 0);
	expect(&b, "image-corrupt", "makes no sense");
	buf_clear(&b); /* cut off amid its only IDAT, and before */
	buf_add(&b, good.data, good.n - 12 - 6);
	expect(&b, "image-truncated", "inside its picture data");
	b.n = 8 + 25 + 6;
	expect(&b, "image-truncated", "inside its headers");
	buf_clear(&b);
	buf_add(&b, good.data, 8);
	make_chunk(&b, "CgBI", "\x50\0\x20\2", 4);
	buf_add(&b, good.data + 8, good.n - 8);
	expect(&b, "image-unsupported", "Apple");
	buf_drop(&good);
	buf_drop(&b);
}

/* Of an animation the first picture is shown, and that there are more is told. */
static void test_animation(void)
{
	struct buf good = {0};
	make_simple(&good, 10, 10, 0, 110, 0);
	for (int frames = 0; frames <= 3; frames++) {
		struct buf b = {0};
		struct developed d;
		buf_add(&b, good.data, 8 + 25);
		make_chunk(&b, "acTL", (const uint8_t[]){0, 0, 0, (uint8_t)frames, 0, 0, 0, 0}, 8);
		buf_add(&b, good.data + 8 + 25, good.n - 8 - 25);
		develop(&d, &b, 0);
		CHECK(d.is_encoded);
		SAME_NUMBER(d.facts.n_more, frames > 1 ? frames - 1 : 0);
		CHECK(((d.encoding.steps & STEP_FIRST_ONLY) != 0) == (frames > 1));
		develop_end(&d);
		buf_drop(&b);
	}
	buf_drop(&good);
}

static void test_jpegs(void)
{
	static const char tables[] = "\xFF\xD8\xFF\xDB\0\x43\0"
		"1234567812345678123456781234567812345678123456781234567812345678"
		"\xFF\xC4\0\x14\0" "\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" "\0"
		"\xFF\xC4\0\x14\x10" "\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" "\0";
	static const struct {
		const char *frame;
		size_t n;
		const char *code, *word;
	} frames[] = {
		{"\xFF\xC0\0\x0B\x0C\0\x10\0\x10\1\1\x11\0", 13, "image-unsupported", "8 bits"},
		{"\xFF\xC9\0\x0B\x08\0\x10\0\x10\1\1\x11\0", 13, "image-unsupported", "arithmetic"},
		{"\xFF\xC3\0\x0B\x08\0\x10\0\x10\1\1\x11\0", 13, "image-unsupported", "lossless"},
		{"\xFF\xC0\0\x0B\x08\0\0\0\x10\1\1\x11\0", 13, "image-unsupported", "height"},
		{"\xFF\xC0\0\x0B\x08\0\x10\0\0\1\1\x11\0", 13, "image-empty", "0 pixels"},
		{"\xFF\xC0\0\x0B\x08\0\x10\0\x10\1\1\x51\0", 13, "image-corrupt", "sampling"},
		{"\xFF\xC0\0\x0B\x08\0\x10\0\x10\1\1\x11\0\xFF\xD9", 15, "image-corrupt", "lacks"},
		{"\xFF\xC0\0\x0B\x08\0\x10\0\x10\1\1\x11\0\xFF\xDA\0\x08\1\1\0\0\x3F\0" "abc", 26, "image-truncated",
		 "picture data"},
		{"\xFF\xC0\0\x0B\x08\0\x10\0\x10\1\1\x11\0\xFF\xDA\0\x08\1\1\0\0\x3F\0" "a\xFF\xD1" "c\xFF\xD9", 28,
		 "image-corrupt", "lost a part"},
		{"\xFF\xC0\0\x0B\x08\0\x10\0\x18\1\1\x11\0\xFF\xDA\0\x08\1\1\0\0\x3F\0" "a\xFF\xD9", 26,
		 "image-corrupt", "lost a part"}, /* six blocks take twelve bits */
	};
	struct buf b = {0};
	for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
		buf_clear(&b);
		buf_add(&b, tables, sizeof tables - 1);
		buf_add(&b, frames[i].frame, frames[i].n);
		expect(&b, frames[i].code, frames[i].word);
	}
	buf_drop(&b);
}

static void put16(uint8_t *to, unsigned v)
{
	to[0] = (uint8_t)(v >> 8);
	to[1] = (uint8_t)v;
}

/* Two densities, and when it was taken. */
static void add_exif(struct buf *b, unsigned across, unsigned down, bool is_taken)
{
	uint8_t e[2 + 2 + 6 + 8 + 2 + 3 * 12 + 4 + 16 + 2 + 12 + 4 + 20] = {0xFF, 0xE1};
	uint8_t *t = e + 10, *entry = t + 10, *ratios = t + 50, *folder = t + 66;
	put16(e + 2, sizeof e - 2);
	memcpy(e + 4, "Exif\0\0MM\0*\0\0\0\x08\0\3", 16);
	memcpy(entry, "\1\x1A\0\5\0\0\0\1\0\0\0\x32" "\1\x1B\0\5\0\0\0\1\0\0\0\x3A"
		"\x87\x69\0\4\0\0\0\1\0\0\0\x42", 36);
	put16(ratios + 2, 10 * across);
	put16(ratios + 6, 10);
	put16(ratios + 10, 10 * down);
	put16(ratios + 14, 10);
	memcpy(folder, "\0\1\x90\3\0\2\0\0\0\x14\0\0\0\x54\0\0\0\0" "2025:01:10 09:12:33", 38);
	folder[1] = is_taken;
	buf_add(b, e, sizeof e);
}

static void grey_row(void *width, uint32_t y, uint8_t *rgb)
{
	memset(rgb, (int)(y & 255), 3 * (size_t)*(uint32_t *)width);
}

static void expect_shape(const struct buf *b, uint32_t width, uint32_t height, uint32_t file_width)
{
	const char *path = make_place();
	struct fs_file f;
	struct image_facts facts;
	struct image_fault fault;
	if (!CHECK(make_file(&f, path, b->data, b->n)) || !CHECK(image_probe(&facts, &f, UINT64_MAX, &fault)))
		return;
	SAME_NUMBER(facts.width, width);
	SAME_NUMBER(facts.height, height);
	SAME_NUMBER(facts.file_width, file_width);
	fs_close(&f);
}

/* What shape points have; 40 x 100 of them. 0 of JFIF or EXIF: there is none. */
static const struct shape {
	unsigned unit, across, down, exif_across, exif_down;
	bool is_taken;
	uint32_t width, height, file_width;
} shapes[] = {
	{1, 204, 98, 0, 0, false, 40, 208, 40},
	{2, 80, 39, 0, 0, false, 40, 205, 40},
	{0, 1, 2, 0, 0, false, 80, 100, 40},
	{1, 100, 100, 0, 0, false, 40, 100, 0},
	{1, 110, 100, 0, 0, false, 40, 100, 0},
	{1, 500, 100, 0, 0, false, 40, 100, 0}, /* no points have that shape */
	{1, 204, 0, 0, 0, false, 40, 100, 0},
	{1, 72, 96, 0, 0, false, 40, 100, 0}, /* of two screens */
	{2, 38, 28, 0, 0, false, 40, 100, 0},
	{1, 204, 98, 204, 98, false, 40, 208, 40},
	{1, 204, 98, 98, 98, false, 40, 100, 0}, /* they differ */
	{1, 98, 98, 204, 98, false, 40, 100, 0},
	{1, 204, 98, 204, 98, true, 40, 100, 0}, /* a camera's are square */
	{9, 0, 0, 204, 98, false, 40, 208, 40},
	{9, 0, 0, 204, 0, false, 40, 100, 0},
};

static void test_shapes_of_jpeg(void)
{
	uint32_t width = 40;
	const struct image_pixels pixels = {40, 100, grey_row, &width, 72};
	struct buf plain = {0}, b = {0};
	image_write_jpeg(&plain, &pixels, 90);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const struct shape *s = &shapes[i];
		buf_clear(&b);
		buf_add(&b, plain.data, s->unit == 9 ? 2 : 20);
		if (s->unit != 9) {
			b.data[13] = (uint8_t)s->unit;
			put16(b.data + 14, s->across);
			put16(b.data + 16, s->down);
		}
		if (s->exif_across)
			add_exif(&b, s->exif_across, s->exif_down, s->is_taken);
		buf_add(&b, plain.data + 20, plain.n - 20);
		expect_shape(&b, s->width, s->height, s->file_width);
	}
	buf_drop(&b);
	buf_drop(&plain);
}

/* The density is in an inch above, and in a metre in a PNG, but where it is a shape alone. */
static void test_shapes_of_png(void)
{
	struct buf plain = {0}, b = {0};
	make_simple(&plain, 40, 100, PNG_GREY, 4100, 0);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		const struct shape *s = &shapes[i];
		uint8_t density[9] = {[8] = s->unit > 0};
		unsigned inch = s->unit == 2 ? 100 : 1;
		if (s->exif_across)
			continue;
		put16(density + 2, s->unit == 1 ? s->across * 5000 / 127 : s->across * inch);
		put16(density + 6, s->unit == 1 ? s->down * 5000 / 127 : s->down * inch);
		buf_clear(&b);
		buf_add(&b, plain.data, 33);
		make_chunk(&b, "pHYs", density, sizeof density);
		buf_add(&b, plain.data + 33, plain.n - 33);
		expect_shape(&b, s->width, s->height, s->file_width);
	}
	buf_drop(&b);
	buf_drop(&plain);
}

/* EXIF whose every entry leads to the same folder of as many entries: each is read once. */
static void test_exif_bomb(void)
{
	enum { ENTRIES = 5000, TIMES = 200, N = 6 + 8 + 2 + 12 * ENTRIES };
	static const uint8_t entry[] = {0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0};
	uint8_t *segment = mem_alloc(4 + N);
	struct buf b = {0};
	memcpy(segment, (const uint8_t[]){0xFF, 0xE1, (N + 2) >> 8, (N + 2) & 255}, 4);
	memcpy(segment + 4, "Exif\0\0II*\0\x08\0\0\0", 14);
	segment[18] = ENTRIES & 255;
	segment[19] = ENTRIES >> 8;
	for (size_t i = 0; i < ENTRIES; i++)
		memcpy(segment + 20 + 12 * i, entry, sizeof entry);
	buf_add(&b, "\xFF\xD8", 2);
	for (int i = 0; i < TIMES; i++)
		buf_add(&b, segment, 4 + N);
	clock_t start = clock();
	expect(&b, "image-truncated", "headers");
	CHECK(clock() - start < 4 * CLOCKS_PER_SEC);
	free(segment);
	buf_drop(&b);
}

int main(void)
{
	test_shapes_of_jpeg();
	test_shapes_of_png();
	test_exif_bomb();
	test_kinds();
	test_sizes();
	test_structure();
	test_animation();
	test_jpegs();
	return test_end();
}
