/* image_png.c - every kind of PNG comes out as it went in: colour types x depths x interlacing x
 * transparency x filters, whole and cut. */
#include "image_make.h"
#include "test.h"

static const struct kind {
	int colour, bits;
} kinds[] = {{0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8},
	{4, 8}, {4, 16}, {6, 8}, {6, 16}};

enum { N_KINDS = sizeof kinds / sizeof *kinds };
enum alpha { ALPHA_OPAQUE, ALPHA_MIXED };

static const char *label(const struct kind *k, const char *what, bool is_interlaced)
{
	static char text[80];
	snprintf(text, sizeof text, "colour %d, %d bits, %s%s", k->colour, k->bits, what,
	         is_interlaced ? ", interlaced" : "");
	return text;
}

static void make_palette(uint8_t *palette, uint8_t *alphas)
{
	for (int i = 0; i < 256; i++) {
		palette[3 * i] = (uint8_t)i;
		palette[3 * i + 1] = (uint8_t)(255 - i);
		palette[3 * i + 2] = (uint8_t)(i * 5);
		alphas[i] = (uint8_t)(i * 85);
	}
}

static void set_alpha(struct canvas *c, enum alpha alpha)
{
	unsigned white = (1u << c->bits) - 1;
	uint32_t seed = 5;
	for (uint32_t y = 0; y < c->height; y++)
		for (uint32_t x = 0; x < c->width; x++)
			canvas_set(c, x, y, c->channels - 1, alpha == ALPHA_OPAQUE ? white : make_random(&seed) & white);
}

/* What the canvas is on white paper, by the definition. */
static struct canvas on_white(const struct canvas *c)
{
	struct canvas out = canvas_new(c->width, c->height, c->colour - 4, c->bits);
	uint64_t white = (1u << c->bits) - 1;
	memset(out.rows, 0, out.row_bytes * out.height);
	for (uint32_t y = 0; y < c->height; y++)
		for (uint32_t x = 0; x < c->width; x++)
			for (int k = 0; k < out.channels; k++) {
				uint64_t v = canvas_get(c, x, y, k), alpha = canvas_get(c, x, y, out.channels);
				uint64_t twice = 2 * (v * alpha + white * (white - alpha));
				canvas_set(&out, x, y, k, (unsigned)((twice + white) / (2 * white)));
			}
	return out;
}

static bool is_same(const struct developed *d, const struct canvas *want)
{
	struct buf got = {0};
	bool is_good = d->is_encoded && decode_all(&got, d);
	const struct image_band *b = d->encoding.bands;
	is_good = is_good && b->components == want->channels && b->bits == want->bits && b->width == want->width
		&& got.n == want->row_bytes * want->height;
	size_t used = (size_t)want->width * (size_t)want->channels * (size_t)want->bits;
	for (uint32_t y = 0; is_good && y < want->height; y++) {
		const uint8_t *g = got.data + y * want->row_bytes, *w = want->rows + y * want->row_bytes;
		is_good = memcmp(g, w, used / 8) == 0;
		if (used % 8) /* what pads a row is nobody's */
			is_good = is_good && (g[used / 8] ^ w[used / 8]) >> (8 - used % 8) == 0;
	}
	buf_drop(&got);
	return is_good;
}

static void check_same(const struct developed *d, const struct canvas *want, unsigned steps, const char *what)
{
	if (!CHECK(d->is_encoded))
		fprintf(stderr, "    %s: %s\n", what, d->fault.why);
	else if (!CHECK(is_same(d, want)) || !SAME_NUMBER(d->encoding.steps & ~(unsigned)STEP_CUT, steps))
		fprintf(stderr, "    %s\n", what);
}

/* ---- without transparency ---- */

static void test_plain(const struct kind *k, uint32_t width, uint32_t height, bool is_interlaced,
                       uint32_t band)
{
	struct canvas c = canvas_new(width, height, k->colour, k->bits);
	uint8_t palette[768], alphas[256];
	struct buf png = {0};
	struct developed d;
	make_palette(palette, alphas);
	canvas_paint(&c, 1, 0);
	struct png_wish wish = {.is_interlaced = is_interlaced};
	if (k->colour == 3) {
		wish.palette = palette;
		wish.n_palette = 1 << k->bits;
	}
	make_png(&png, &c, &wish);
	develop(&d, &png, band);
	bool is_cut = d.encoding.n_bands > 1;
	unsigned steps = is_interlaced ? STEP_RECODED : is_cut ? 0 : STEP_UNTOUCHED;
	check_same(&d, &c, steps, label(k, band ? "cut" : "plain", is_interlaced));
	SAME_NUMBER(d.facts.has_alpha, false);
	CHECK(is_cut == (band > 0));
	if (k->colour == 3 && d.is_encoded)
		CHECK(d.encoding.n_palette == 1 << k->bits
		      && memcmp(d.encoding.palette, palette, 3u << k->bits) == 0);
	develop_end(&d);
	buf_drop(&png);
	free(c.rows);
}

/* ---- alpha channel ---- */

static void test_alpha(const struct kind *k, enum alpha alpha, bool is_interlaced, int filters, uint32_t band)
{
	struct canvas c = canvas_new(37, band ? 190 : 29, k->colour, k->bits);
	struct buf png = {0};
	struct developed d;
	canvas_paint(&c, 2, 0);
	set_alpha(&c, alpha);
	make_png(&png, &c, &(struct png_wish){.is_interlaced = is_interlaced, .filters = filters});
	develop(&d, &png, band);
	struct canvas want = on_white(&c);
	unsigned steps = alpha == ALPHA_OPAQUE ? STEP_ALPHA_DROPPED : STEP_ALPHA_FLATTENED | STEP_RECODED;
	check_same(&d, &want, is_interlaced ? steps | STEP_RECODED : steps,
	           label(k, alpha == ALPHA_OPAQUE ? "opaque" : "mixed", is_interlaced));
	SAME_NUMBER(d.facts.has_alpha, true);
	develop_end(&d);
	buf_drop(&png);
	free(c.rows);
	free(want.rows);
}

/* One pixel in a corner that is nearly opaque must not be taken for opaque, whatever the filter. */
static void test_nearly_opaque(const struct kind *k, int filters, uint32_t x, uint32_t y)
{
	struct canvas c = canvas_new(16, 9, k->colour, k->bits);
	struct buf png = {0};
	struct developed d;
	canvas_paint(&c, 3, 0);
	set_alpha(&c, ALPHA_OPAQUE);
	canvas_set(&c, x, y, c.channels - 1, (1u << k->bits) - 2);
	make_png(&png, &c, &(struct png_wish){.filters = filters});
	develop(&d, &png, 0);
	struct canvas want = on_white(&c);
	check_same(&d, &want, STEP_ALPHA_FLATTENED | STEP_RECODED, "nearly opaque");
	develop_end(&d);
	buf_drop(&png);
	free(c.rows);
	free(want.rows);
}

/* ---- tRNS ---- */

static void test_key(const struct kind *k, bool is_present, bool is_interlaced)
{
	struct canvas c = canvas_new(37, 29, k->colour, k->bits);
	struct buf png = {0};
	struct developed d;
	unsigned white = (1u << k->bits) - 1, limit = is_present ? 0 : white;
	canvas_paint(&c, 4, limit); /* without a limit all values occur, with it white does not */
	unsigned key[3] = {white, white, white};
	for (int i = 0; i < c.channels && is_present; i++)
		key[i] = canvas_get(&c, 11, 7, i);
	png_color_16 colour = {.gray = (png_uint_16)key[0], .red = (png_uint_16)key[0],
		.green = (png_uint_16)key[1], .blue = (png_uint_16)key[2]};
	make_png(&png, &c, &(struct png_wish){.is_interlaced = is_interlaced, .key = &colour});
	develop(&d, &png, 0);
	for (uint32_t y = 0; y < c.height; y++)
		for (uint32_t x = 0; x < c.width; x++) {
			bool is_key = true;
			for (int i = 0; i < c.channels; i++)
				is_key &= canvas_get(&c, x, y, i) == key[i];
			for (int i = 0; i < c.channels && is_key; i++)
				canvas_set(&c, x, y, i, white);
		}
	unsigned steps = is_present ? STEP_ALPHA_FLATTENED | STEP_RECODED : is_interlaced ? STEP_RECODED
		: STEP_UNTOUCHED;
	check_same(&d, &c, steps, label(k, is_present ? "key" : "absent key", is_interlaced));
	develop_end(&d);
	buf_drop(&png);
	free(c.rows);
}

static void test_palette_alpha(const struct kind *k, bool is_interlaced)
{
	struct canvas c = canvas_new(37, 29, 3, k->bits);
	uint8_t palette[768], alphas[256];
	struct buf png = {0};
	struct developed d;
	int n = 1 << k->bits;
	make_palette(palette, alphas);
	canvas_paint(&c, 6, 0);
	make_png(&png, &c, &(struct png_wish){.is_interlaced = is_interlaced, .palette = palette, .n_palette = n,
		.trns = alphas, .n_trns = n - 1});
	develop(&d, &png, 0);
	check_same(&d, &c, STEP_ALPHA_FLATTENED | (is_interlaced ? STEP_RECODED : STEP_UNTOUCHED),
	           label(k, "palette with alphas", is_interlaced));
	for (int i = 0; i < 3 * n && d.is_encoded; i++) {
		int alpha = i / 3 < n - 1 ? alphas[i / 3] : 255;
		SAME_NUMBER(d.encoding.palette[i], (2 * (palette[i] * alpha + 255 * (255 - alpha)) + 255) / 510);
	}
	develop_end(&d);
	buf_drop(&png);
	free(c.rows);
}

/* ---- what goes along and what does not ---- */

static void test_profile(const char *space, bool is_kept)
{
	struct canvas c = canvas_new(20, 20, 2, 8);
	uint8_t profile[3000];
	struct buf png = {0}, stream = {0};
	struct developed d;
	canvas_paint(&c, 8, 0);
	make_profile(profile, sizeof profile, "RGB ");
	make_png(&png, &c, &(struct png_wish){.has_text = true});
	/* libpng would refuse to write a wrong profile: the chunk is made by hand, behind IHDR */
	struct buf chunk = {0}, whole = {0};
	memcpy(profile + 16, space, 4);
	buf_add(&chunk, "any name\0", 10);
	deflate_bytes(&chunk, profile, sizeof profile, 6);
	buf_add(&whole, png.data, 33);
	make_chunk(&whole, "iCCP", chunk.data, chunk.n);
	buf_add(&whole, png.data + 33, png.n - 33);
	develop(&d, &whole, 0);
	check_same(&d, &c, STEP_UNTOUCHED | STEP_METADATA_REMOVED, "profile");
	CHECK(d.facts.has_metadata);
	CHECK((d.encoding.icc != NULL) == is_kept);
	if (is_kept && d.encoding.icc)
		CHECK(is_cleaned(d.encoding.icc, d.encoding.n_icc, profile, sizeof profile));
	read_stream(&stream, &d, d.encoding.bands);
	CHECK(buf_has(&whole, "SECRET-TEXT") && !buf_has(&stream, "SECRET-TEXT"));
	develop_end(&d);
	buf_drop(&png);
	buf_drop(&stream);
	buf_drop(&chunk);
	buf_drop(&whole);
	free(c.rows);
}

/* One pixel, the last of its row, of a colour that the palette has or just lacks. What pads a row is none. */
static void test_short_palette(int bits, int filter, bool is_interlaced, bool is_lacking)
{
	struct canvas c = canvas_new(13, 9, 3, bits);
	uint8_t palette[768], alphas[256];
	int n = (1 << bits) - 1;
	struct buf png = {0}, full = {0};
	struct developed d;
	make_palette(palette, alphas);
	canvas_paint(&c, 3, (unsigned)n);
	canvas_set(&c, 12, 4, 0, (unsigned)(is_lacking ? n : n - 1));
	if (!is_lacking && bits < 8)
		c.rows[c.row_bytes * 5 - 1] |= (1u << (8 - 13 * bits % 8) % 8) - 1;
	make_png(&png, &c, &(struct png_wish){.is_interlaced = is_interlaced, .filters = filter,
		.palette = palette, .n_palette = 1 << bits});
	/* libpng would not write it: the palette is shortened by hand, behind IHDR */
	buf_add(&full, png.data, 33);
	make_chunk(&full, "PLTE", palette, 3 * (size_t)n);
	size_t behind = 33 + 12 + (3u << bits);
	buf_add(&full, png.data + behind, png.n - behind);
	develop(&d, &full, 0);
	CHECK(d.is_probed && d.is_encoded == !is_lacking);
	SAME_TEXT(d.fault.code, is_lacking ? "image-corrupt" : NULL);
	if (!is_lacking)
		SAME_NUMBER(d.encoding.n_palette, n);
	develop_end(&d);
	buf_drop(&png);
	buf_drop(&full);
	free(c.rows);
}

static void test_short_palettes(int filter)
{
	for (int bits = 1; bits <= 8; bits *= 2)
		for (int i = 0; i < 4; i++)
			test_short_palette(bits, filter, i & 1, i & 2);
}

/* Something hidden in IDAT behind the end of the zlib stream does not get through. */
static void test_hidden(bool is_hidden)
{
	struct canvas c = canvas_new(10, 11, 0, 8);
	struct buf png = {0}, packed = {0}, stream = {0};
	struct developed d;
	uint8_t raw[11 * 11];
	canvas_paint(&c, 4, 0);
	for (uint32_t y = 0; y < 11; y++) {
		raw[11 * y] = 0;
		memcpy(raw + 11 * y + 1, c.rows + 10 * y, 10);
	}
	deflate_bytes(&packed, raw, sizeof raw, 6);
	if (is_hidden)
		buf_add_string(&packed, "SECRET");
	make_head(&png, 10, 11, 8, 0, 0);
	make_chunk(&png, "IDAT", packed.data, packed.n);
	make_chunk(&png, "IEND", "", 0);
	develop(&d, &png, 0);
	check_same(&d, &c, is_hidden ? STEP_RECODED : STEP_UNTOUCHED, "hidden");
	read_stream(&stream, &d, d.encoding.bands);
	CHECK(!buf_has(&stream, "SECRET"));
	develop_end(&d);
	buf_drop(&png);
	buf_drop(&packed);
	buf_drop(&stream);
	free(c.rows);
}

static void test_emoji(void)
{
	struct canvas c = canvas_new(17, 9, 6, 8);
	struct buf png = {0}, rgb = {0}, alpha = {0};
	uint32_t width, height;
	bool is_same_pixel = true;
	canvas_paint(&c, 9, 0);
	make_png(&png, &c, &(struct png_wish){0});
	CHECK(image_decode_rgba(png.data, png.n, &width, &height, &rgb, &alpha));
	CHECK(width == 17 && height == 9 && rgb.n == 17 * 9 * 3 && alpha.n == 17 * 9);
	for (size_t i = 0; i < 17 * 9; i++)
		is_same_pixel &= memcmp(rgb.data + 3 * i, c.rows + 4 * i, 3) == 0
			&& alpha.data[i] == c.rows[4 * i + 3];
	CHECK(is_same_pixel);
	CHECK(!image_decode_rgba(png.data, png.n / 2, &width, &height, &rgb, &alpha));
	CHECK(!image_decode_rgba("no", 2, &width, &height, &rgb, &alpha));
	buf_drop(&png);
	buf_drop(&rgb);
	buf_drop(&alpha);
	free(c.rows);
}

static void test_transparency(int interlace)
{
	for (size_t i = 0; i < N_KINDS; i++) {
		const struct kind *k = &kinds[i];
		if (k->colour == 3)
			test_palette_alpha(k, interlace);
		if (k->colour == 0 || k->colour == 2) {
			test_key(k, true, interlace);
			test_key(k, false, interlace);
		}
		for (uint32_t band = 0; band <= 40 && k->colour >= 4; band += 40) {
			test_alpha(k, ALPHA_OPAQUE, interlace, 0, band);
			test_alpha(k, ALPHA_MIXED, interlace, 0, band);
		}
	}
}

int main(void)
{
	static const int filters[] = {PNG_FILTER_NONE, PNG_FILTER_SUB, PNG_FILTER_UP, PNG_FILTER_AVG,
		PNG_FILTER_PAETH};
	static const uint32_t sizes[][2] = {{37, 29}, {1, 1}, {8, 3}, {3, 40}, {5, 1}, {1, 9}};
	for (int interlace = 0; interlace <= 1; interlace++) {
		for (size_t i = 0; i < N_KINDS; i++) {
			for (size_t s = 0; s < sizeof sizes / sizeof *sizes && kinds[i].colour < 4; s++)
				test_plain(&kinds[i], sizes[s][0], sizes[s][1], interlace, 0);
			for (uint32_t width = 37; width <= 801 && kinds[i].colour < 4; width += 764)
				test_plain(&kinds[i], width, 190, interlace, 40);
		}
		test_transparency(interlace);
	}
	for (size_t f = 0; f < 5; f++) {
		test_short_palettes(filters[f]);
		for (size_t i = 0; i < N_KINDS; i++)
			if (kinds[i].colour >= 4) {
				test_alpha(&kinds[i], ALPHA_OPAQUE, false, filters[f], 0);
				test_nearly_opaque(&kinds[i], filters[f], 0, 0);
				test_nearly_opaque(&kinds[i], filters[f], 15, 8);
				test_nearly_opaque(&kinds[i], filters[f], 0, 5);
				test_nearly_opaque(&kinds[i], filters[f], 7, 4);
			}
	}
	test_profile("RGB ", true);
	test_profile("CMYK", false);
	test_hidden(false);
	test_hidden(true);
	test_emoji();
	return test_end();
}
