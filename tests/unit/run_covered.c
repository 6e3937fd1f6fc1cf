/* run_covered.c - the second look at pictures (verify/pictures.c): what should be black and is not is told,
 * and so is any picture that brings along more than itself. The PDFs are made here by hand. */
#include <stdlib.h>

#include "jpeg_make.h"
#include "modules.h"
#include "test.h"
#include "verify/verify.h"

enum { WIDTH = 64, HEIGHT = 48, PICTURE = 4 };

struct made {
	const char *entries; /* of the picture, beside the usual */
	const char *page;    /* of the page */
	const void *bytes;
	size_t n;
};

static int bits_of(const struct made *m)
{
	if (m->n == WIDTH / 8 * HEIGHT || strstr(m->entries, "Fax"))
		return 1;
	return m->n <= WIDTH / 2 * HEIGHT && strstr(m->entries, "Indexed") ? 4 : 8;
}

static void make_pdf(struct buf *out, const struct made *m)
{
	size_t offsets[5];
	buf_clear(out);
	buf_add_string(out, "%PDF-1.7\n");
	offsets[1] = out->n;
	buf_add_string(out, "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n");
	offsets[2] = out->n;
	buf_add_string(out, "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]>>\nendobj\n");
	offsets[3] = out->n;
	buf_printf(out, "3 0 obj\n<</Type/Page/Parent 2 0 R/Resources<</XObject<</I 4 0 R>>>>%s>>\nendobj\n",
	           m->page);
	offsets[4] = out->n;
	buf_printf(out, "4 0 obj\n<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d%s", WIDTH,
	           HEIGHT, bits_of(m), m->entries);
	buf_printf(out, "/Length %zu>>stream\n", m->n);
	buf_add(out, m->bytes, m->n);
	buf_add_string(out, "\nendstream\nendobj\n");
	size_t start = out->n;
	buf_add_string(out, "xref\n0 5\n0000000000 65535 f \n");
	for (int i = 1; i <= 4; i++)
		buf_printf(out, "%010zu 00000 n \n", offsets[i]);
	buf_printf(out, "trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n", start);
}

/* What is said; "" if nothing. */
static const char *verify(const struct made *m, const struct verify_area *area)
{
	static char said[2000];
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct buf pdf = {0};
	const struct verify_picture picture = {PICTURE, area, 1, "shot.png", {0}};
	make_pdf(&pdf, m);
	said[0] = '\0';
	FILE *to = fmemopen(said, sizeof said, "w");
	bool is_good = verify_pictures(pdf.data, pdf.n, &picture, area ? 1 : 0, d);
	diag_print(d, to, false, LEVEL_NOTE);
	fclose(to);
	CHECK(is_good == (diag_worst(d) < LEVEL_ERROR));
	buf_drop(&pdf);
	arena_drop(a);
	return said;
}

static const struct verify_area area = {8, 16, 24, 16};

/* Grey pixels, the area black, but for one of them. */
static void test_pixels(void)
{
	static uint8_t grey[WIDTH * HEIGHT];
	static const char entries[] = "/ColorSpace/DeviceGray";
	const struct made m = {entries, "", grey, sizeof grey};
	memset(grey, 200, sizeof grey);
	for (uint32_t y = area.y; y < area.y + area.height; y++)
		memset(grey + y * WIDTH + area.x, 0, area.width);
	SAME_TEXT(verify(&m, &area), "");
	CHECK(strstr(verify(&m, &(struct verify_area){8, 16, 25, 16}), "[redact-failed]"));
	CHECK(strstr(verify(&m, &(struct verify_area){8, 16, 24, 60}), "[redact-failed]"));
	CHECK(strstr(verify(&(struct made){entries, "", grey, 100}, &area), "[redact-failed]"));
	for (int corner = 0; corner < 4; corner++) {
		uint32_t x = area.x + (corner & 1 ? area.width - 1 : 0);
		uint32_t y = area.y + (corner & 2 ? area.height - 1 : 0);
		grey[y * WIDTH + x] = 90;
		CHECK(strstr(verify(&m, &area), "[redact-failed]"));
		grey[y * WIDTH + x] = 0;
	}
	for (uint32_t y = area.y; y < area.y + area.height; y++)
		memset(grey + y * WIDTH + area.x, 30, area.width); /* dark, and may yet be something */
	CHECK(strstr(verify(&m, &area), "[redact-failed]"));
}

/* Black and white, as rows of bits and as a fax: the area black, or with a white pixel in it. */
static void test_bits(void)
{
	static uint8_t bits[WIDTH / 8 * HEIGHT];
	static const char entries[] = "/ColorSpace/DeviceGray";
	static const char fax[] = "/ColorSpace/DeviceGray/Filter/CCITTFaxDecode"
		"/DecodeParms<</K -1/Columns 64/Rows 48>>";
	CHECK(!HAVE_LIBTIFF == !plug_find("dossier-tiff.so", "fax_pack"));
	typedef bool packer(struct buf *, const uint8_t *, uint32_t, uint32_t);
	packer *pack = (packer *)plug_find("dossier-tiff.so", "fax_pack");
	memset(bits, 0xFF, sizeof bits);
	for (uint32_t y = area.y; y < area.y + area.height; y++)
		memset(bits + y * WIDTH / 8 + area.x / 8, 0, area.width / 8);
	for (int k = 0; k < 2; k++) {
		struct buf packed = {0};
		uint8_t black_is_1[sizeof bits];
		for (size_t i = 0; i < sizeof bits; i++)
			black_is_1[i] = (uint8_t)~bits[i];
		const struct made plain = {entries, "", bits, sizeof bits};
		CHECK((k == 0) == !*verify(&plain, &area));
		if (pack && CHECK(pack(&packed, black_is_1, WIDTH, HEIGHT))) {
			const struct made sent = {fax, "", packed.data, packed.n};
			const struct made cut = {fax, "", packed.data, packed.n / 3};
			CHECK((k == 0) == !*verify(&sent, &area));
			CHECK(strstr(verify(&cut, &area), "[redact-failed]"));
		}
		buf_drop(&packed);
		bits[(area.y + 5) * WIDTH / 8 + area.x / 8 + 1] |= 0x10;
	}
}

/* Numbers of colours: what they stand for is black, or is not, whatever they are. */
static void test_palettes(void)
{
	static uint8_t numbers[WIDTH * HEIGHT];
	static const char *const tables[] = { /* by number: white, black, a grey */
		"/ColorSpace[/Indexed/DeviceRGB 2<FFFFFF000000808080>]",
		"/ColorSpace[/Indexed/DeviceRGB 2<000000FFFFFF808080>]",
		"/ColorSpace[/Indexed/DeviceRGB 2<FFFFFF00003C808080>]",
		"/ColorSpace[/Indexed/DeviceRGB 2<FFFFFF>]",
	};
	memset(numbers, 0, sizeof numbers);
	for (uint32_t y = area.y; y < area.y + area.height; y++)
		memset(numbers + y * WIDTH + area.x, 1, area.width);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		const char *said = verify(&(struct made){tables[i], "", numbers, sizeof numbers}, &area);
		CHECK(i == 0 ? !*said : strstr(said, "[redact-failed]") != NULL);
	}
	static const char greys[] = "/ColorSpace[/Indexed/DeviceGray 2<FF0080>]";
	SAME_TEXT(verify(&(struct made){greys, "", numbers, sizeof numbers}, &area), "");
	static const char light[] = "/ColorSpace[/Indexed/DeviceGray 3<00C000FF>]";
	CHECK(strstr(verify(&(struct made){light, "", numbers, sizeof numbers}, &area), "[redact-failed]"));
	const struct made m = {tables[0], "", numbers, sizeof numbers};
	numbers[(area.y + 3) * WIDTH + area.x + 5] = 2;
	CHECK(strstr(verify(&m, &area), "[redact-failed]"));
	numbers[(area.y + 3) * WIDTH + area.x + 5] = 77; /* it stands for nothing */
	CHECK(strstr(verify(&m, &area), "[redact-failed]"));
}

/* Four bits each, two in a byte. */
static void test_short_numbers(void)
{
	static uint8_t numbers[WIDTH / 2 * HEIGHT];
	static const char table[] = "/ColorSpace[/Indexed/DeviceRGB 2<FFFFFF000000808080>]";
	const struct made m = {table, "", numbers, sizeof numbers};
	for (uint32_t y = area.y; y < area.y + area.height; y++)
		memset(numbers + (y * WIDTH + area.x) / 2, 0x11, area.width / 2);
	SAME_TEXT(verify(&m, &area), "");
	CHECK(strstr(verify(&m, &(struct verify_area){8, 16, 25, 16}), "[redact-failed]"));
	numbers[(area.y * WIDTH + area.x) / 2] = 0x12;
	CHECK(strstr(verify(&m, &area), "[redact-failed]"));
	numbers[(area.y * WIDTH + area.x) / 2] = 0x11;
	CHECK(strstr(verify(&(struct made){table, "", numbers, sizeof numbers - 1}, &area), "[redact-failed]"));
}

static void paint_hole(uint8_t *row, uint32_t y, uint32_t width, int components)
{
	for (uint32_t x = 0; x < width; x++)
		for (int k = 0; k < components; k++) {
			bool is_in = x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height;
			row[x * (uint32_t)components + (uint32_t)k] = is_in ? 0 : jpeg_blob(x, y, k);
		}
}

static void test_jpegs(void)
{
	static const char entries[] = "/ColorSpace/DeviceRGB/Filter/DCTDecode";
	static const struct jpeg_wish wishes[] = {
		{.paint = paint_hole},
		{.paint = NULL},
		{.paint = paint_hole, .segments = {{0xE1, "Exif\0\0MM", 8}}},
		{.paint = paint_hole, .segments = {{0xFE, "words", 5}}},
		{.paint = paint_hole, .segments = {{0xED, "Photoshop 3.0", 14}}},
	};
	static const char *const codes[] = {NULL, "[redact-failed]", "[image-leak]", "[image-leak]",
		"[image-leak]"};
	for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
		struct jpeg_wish wish = wishes[i];
		struct buf jpeg = {0};
		wish.width = WIDTH;
		wish.height = HEIGHT;
		make_jpeg(&jpeg, &wish);
		const char *said = verify(&(struct made){entries, "", jpeg.data, jpeg.n}, &area);
		CHECK(codes[i] ? strstr(said, codes[i]) != NULL : !*said);
		buf_drop(&jpeg);
	}
}

/* ---- what is encoded again rings where black meets a colour ---- */

static struct verify_area hole; /* that is black in truth */
static int ground;              /* what is around it */

static uint8_t ground_at(uint32_t x, uint32_t y, int k)
{
	uint32_t noise = (x * 7919 + y * 104729 + (uint32_t)k * 1299709) * 2654435761u >> 13;
	switch (ground) {
	case 0: return (uint8_t)noise;
	case 1: return noise & 1 ? 255 : 0;
	case 2: return k == 2 ? 255 : 0;
	case 3: return y / 2 % 4 && (x / 3 + y / 8) % 2 ? 30 : 255; /* words */
	default: return 255;
	}
}

static void paint_ground(uint8_t *row, uint32_t y, uint32_t width, int components)
{
	for (uint32_t x = 0; x < width; x++)
		for (int k = 0; k < components; k++) {
			bool is_in = x >= hole.x && x < hole.x + hole.width && y >= hole.y && y < hole.y + hole.height;
			*row++ = is_in ? 0 : ground_at(x, y, k);
		}
}

static const char *verify_painted(const struct verify_area *covered, int quality)
{
	struct jpeg_wish wish = {.width = WIDTH, .height = HEIGHT, .paint = paint_ground, .sampling = 1,
		.quality = quality};
	struct buf jpeg = {0};
	make_jpeg(&jpeg, &wish);
	const struct made m = {"/ColorSpace/DeviceRGB/Filter/DCTDecode", "", jpeg.data, jpeg.n};
	const char *said = verify(&m, covered);
	buf_drop(&jpeg);
	return said;
}

/* Wherever it lies and however well it is encoded, from the worst that the fit makes of it. */
static void test_ringing_is_no_failure(void)
{
	static const int qualities[] = {80, 86, 92, 95};
	for (uint32_t i = 0; i < 400; i++) {
		ground = (int)(i % 5);
		hole = (struct verify_area){i % 19, i % 17, 5 + i % 31, 3 + i % 23};
		SAME_TEXT(verify_painted(&hole, qualities[i / 5 % 4]), "");
	}
}

/* A side of it lies as little as two pixels off, or it is not there, or what it hides shines through. */
static void test_what_can_be_seen_is_a_failure(void)
{
	enum { SIDES = 4 };
	for (uint32_t i = 0; i < 400; i++) {
		uint32_t off = 2 + i / 20 % 6;
		struct verify_area covered = {8 + i % 11, 8 + i % 9, 12 + i % 17, 10 + i % 13};
		ground = 3 + (int)(i & 1);
		hole = covered;
		hole.x += i % SIDES == 0 ? off : 0;
		hole.y += i % SIDES == 1 ? off : 0;
		hole.width -= i % SIDES == 0 || i % SIDES == 2 ? off : 0;
		hole.height -= i % SIDES == 1 || i % SIDES == 3 ? off : 0;
		CHECK(strstr(verify_painted(&covered, 80 + (int)(i % 16)), "[redact-failed]"));
		hole.width = 0;
		CHECK(strstr(verify_painted(&covered, 80 + (int)(i % 16)), "[redact-failed]"));
	}
}

static void test_riders(void)
{
	static uint8_t grey[WIDTH * HEIGHT];
	static const char *const entries[] = {"/ColorSpace/DeviceGray/Metadata 1 0 R",
		"/ColorSpace/DeviceGray/PieceInfo<<>>", "/ColorSpace/DeviceGray/Thumb 1 0 R"};
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
		CHECK(strstr(verify(&(struct made){entries[i], "", grey, sizeof grey}, NULL), "[image-leak]"));
	const struct made thumbnail = {"/ColorSpace/DeviceGray", "/Thumb 4 0 R", grey, sizeof grey};
	CHECK(strstr(verify(&thumbnail, NULL), "[image-leak]"));
}

int main(void)
{
	modules_find();
	test_pixels();
	test_bits();
	test_palettes();
	test_short_numbers();
	test_jpegs();
	test_ringing_is_no_failure();
	test_what_can_be_seen_is_a_failure();
	test_riders();
	return test_end();
}
