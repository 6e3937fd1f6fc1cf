/* image_turn.c - a long PNG that is stored turned comes out as the same bands as the upright one, pixel for
 * pixel; a short one keeps its bytes, for the page to turn. */
#include "image_make.h"
#include "test.h"

static const struct kind {
	int colour, bits;
} kinds[] = {{0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8},
	{4, 8}, {4, 16}, {6, 8}, {6, 16}};

enum { N_KINDS = sizeof kinds / sizeof *kinds };
enum alpha { ALPHA_NONE, ALPHA_OPAQUE, ALPHA_MIXED, ALPHA_KEY };

struct wish {
	const struct kind *kind;
	uint32_t width, height; /* as it is seen */
	uint32_t band;
	enum alpha alpha;
	bool is_interlaced;
};

static struct canvas paint(const struct wish *w)
{
	struct canvas c = canvas_new(w->width, w->height, w->kind->colour, w->kind->bits);
	unsigned white = (1u << c.bits) - 1;
	uint32_t seed = 5;
	canvas_paint(&c, 1, 0);
	if (c.colour < 4)
		return c;
	for (uint32_t y = 0; y < c.height; y++)
		for (uint32_t x = 0; x < c.width; x++)
			canvas_set(&c, x, y, c.channels - 1,
			           w->alpha == ALPHA_OPAQUE || y % 3 ? white : make_random(&seed) & white);
	return c;
}

/* The canvas as a PNG of that orientation: 1 has no EXIF. */
static void make_file_of(struct buf *out, const struct canvas *seen, const struct wish *w, int orientation)
{
	struct canvas stored = canvas_stored(seen, orientation);
	uint8_t palette[768], exif[] = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\0\0\0\0\0\0\0";
	struct png_wish wish = {.is_interlaced = w->is_interlaced, .has_big_idats = seen->height > 1000};
	png_color_16 key = {.gray = 1, .red = 1, .green = 1, .blue = 1};
	struct buf png = {0};
	for (size_t i = 0; i < sizeof palette; i++)
		palette[i] = (uint8_t)(i * 7);
	if (seen->colour == 3) {
		wish.palette = palette;
		wish.n_palette = 1 << seen->bits;
	}
	if (w->alpha == ALPHA_KEY)
		wish.key = &key;
	make_png(&png, &stored, &wish);
	exif[19] = (uint8_t)orientation;
	buf_add(out, png.data, 33);
	if (orientation != 1)
		make_chunk(out, "eXIf", exif, sizeof exif - 1);
	buf_add(out, png.data + 33, png.n - 33);
	buf_drop(&png);
	free(stored.rows);
}

static bool is_same_picture(const struct developed *want, const struct developed *got)
{
	const struct image_encoding *a = &want->encoding, *b = &got->encoding;
	struct buf pixels[2] = {{0}, {0}};
	bool is_same = want->is_encoded && got->is_encoded && a->n_bands == b->n_bands
		&& a->n_palette == b->n_palette && decode_all(&pixels[0], want) && decode_all(&pixels[1], got)
		&& pixels[0].n == pixels[1].n && memcmp(pixels[0].data, pixels[1].data, pixels[0].n) == 0;
	for (size_t i = 0; is_same && i < a->n_bands; i++)
		is_same = a->bands[i].width == b->bands[i].width && a->bands[i].height == b->bands[i].height
			&& a->bands[i].components == b->bands[i].components && a->bands[i].bits == b->bands[i].bits;
	buf_drop(&pixels[0]);
	buf_drop(&pixels[1]);
	return is_same;
}

static void test_long(const struct wish *w, int least, int most)
{
	struct canvas seen = paint(w);
	struct buf png = {0}, turned = {0};
	struct developed upright, d;
	make_file_of(&png, &seen, w, 1);
	develop(&upright, &png, w->band);
	CHECK(upright.encoding.n_bands > 1);
	unsigned steps = upright.encoding.steps | STEP_METADATA_REMOVED | STEP_TURNED | STEP_RECODED;
	for (int orientation = least; orientation <= most; orientation++) {
		buf_clear(&turned);
		make_file_of(&turned, &seen, w, orientation);
		develop(&d, &turned, w->band);
		SAME_NUMBER(d.facts.orientation, orientation);
		SAME_NUMBER(d.encoding.orientation, 1);
		bool is_good = CHECK(is_same_picture(&upright, &d)) & SAME_NUMBER(d.encoding.steps, steps);
		if (!is_good)
			fprintf(stderr, "    colour %d, %d bits, %u x %u, orientation %d, alpha %d%s: %s\n", seen.colour,
			        seen.bits, w->width, w->height, orientation, w->alpha,
			        w->is_interlaced ? ", interlaced" : "", d.fault.why);
		develop_end(&d);
	}
	develop_end(&upright);
	buf_drop(&png);
	buf_drop(&turned);
	free(seen.rows);
}

/* Neither long nor one pixel wide: the file's own bytes. */
static void test_short(const struct wish *w)
{
	struct canvas seen = paint(w);
	for (int orientation = 2; orientation <= 8; orientation++) {
		struct buf png = {0};
		struct developed d;
		make_file_of(&png, &seen, w, orientation);
		develop(&d, &png, w->band);
		SAME_NUMBER(d.encoding.orientation, orientation);
		SAME_NUMBER(d.encoding.steps, STEP_UNTOUCHED | STEP_METADATA_REMOVED | STEP_TURNED);
		CHECK(d.encoding.n_bands == 1 && d.encoding.bands[0].runs[0].where == BYTES_FILE);
		develop_end(&d);
		buf_drop(&png);
	}
	free(seen.rows);
}

static void test_kind(const struct kind *k, bool is_interlaced)
{
	static const uint32_t sizes[][2] = {{37, 190}, {2, 101}, {3, 67}, {7, 95}, {641, 97}};
	enum alpha first = k->colour >= 4 ? ALPHA_OPAQUE : ALPHA_NONE;
	for (size_t i = 0; i < (is_interlaced ? 3 : sizeof sizes / sizeof *sizes); i++) {
		struct wish w = {k, sizes[i][0], sizes[i][1], 40, first, is_interlaced};
		test_long(&w, 2, 8);
		if (k->colour == 3 || i > 0)
			continue;
		w.alpha = k->colour >= 4 ? ALPHA_MIXED : ALPHA_KEY;
		test_long(&w, 2, 8);
	}
	if (k->colour >= 4 || is_interlaced)
		return;
	test_short(&(struct wish){k, 37, 29, 40, ALPHA_NONE, false});
	test_short(&(struct wish){k, 1, 190, 40, ALPHA_NONE, false});
	test_short(&(struct wish){k, 190, 1, 40, ALPHA_NONE, false});
}

/* A phone's. */
static void test_screenshot(int colour, int bits)
{
	const struct kind k = {colour, bits};
	test_long(&(struct wish){&k, 1080, 6000, 2300, ALPHA_NONE, false}, 6, 6);
}

/* ---- damage ---- */

/* What is damaged is refused as it is upright. */
static void test_damage(const char *code, bool (*damage)(struct buf *rows))
{
	static const char exif[] = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0\6\0\0\0\0\0\0";
	for (int is_turned = 0; is_turned <= 1; is_turned++) {
		struct buf png = {0}, rows = {0}, packed = {0};
		struct developed d;
		uint32_t width = is_turned ? 200 : 20, height = is_turned ? 20 : 200;
		memset(buf_extend(&rows, (width + 1) * height), 0, (width + 1) * height);
		bool ends_early = damage(&rows);
		deflate_bytes(&packed, rows.data, rows.n, 6);
		make_head(&png, width, height, 8, 0, 0);
		if (is_turned)
			make_chunk(&png, "eXIf", exif, sizeof exif - 1);
		make_chunk(&png, "IDAT", packed.data, ends_early ? packed.n - 6 : packed.n);
		make_chunk(&png, "IEND", "", 0);
		develop(&d, &png, 40);
		SAME_TEXT(d.is_encoded ? "" : d.fault.code, code);
		develop_end(&d);
		buf_drop(&png);
		buf_drop(&rows);
		buf_drop(&packed);
	}
}

static bool no_damage(struct buf *rows) { return rows->n == 0; }

static bool one_byte_less(struct buf *rows)
{
	rows->n--;
	return false;
}

static bool one_byte_more(struct buf *rows)
{
	buf_add_byte(rows, 0);
	return false;
}

static bool no_such_filter(struct buf *rows)
{
	rows->data[0] = 5;
	return false;
}

static bool end_is_lost(struct buf *rows)
{
	return rows->n > 0;
}

int main(void)
{
	for (size_t i = 0; i < N_KINDS; i++) {
		test_kind(&kinds[i], false);
		test_kind(&kinds[i], true);
	}
	test_screenshot(3, 8);
	test_screenshot(0, 1);
	test_damage("", no_damage);
	test_damage("image-truncated", one_byte_less);
	test_damage("image-corrupt", one_byte_more);
	test_damage("image-corrupt", no_such_filter);
	test_damage("image-corrupt", end_is_lost);
	return test_end();
}
