/* rows.c - libFuzzer's way past inflate: a PNG is made of the input's bytes as rows, and its pixels must come
 * out of the darkroom as they went in, whatever the filters, depths, alpha and cuts. Not part of the build:
 *
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -DHAVE_LIBDEFLATE=1 -Isrc -Itests/unit \
 *         tests/fuzz/rows.c src/image/?*.c src/base/?*.c -lpng -ljpeg -ldeflate -lz -lpthread
 *     ./a.out -max_len=4096 -timeout=5 CORPUS
 *
 * Input: kind of picture, width, height of a band, palette or key, then the filtered rows. */
#include "image_make.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct {
	uint8_t colour, bits;
} kinds[] = {{0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8}, {4, 8},
	{4, 16}, {6, 8}, {6, 16}};

struct wish { /* what the input asks for */
	struct canvas canvas;
	uint32_t band_height;
	bool has_trns;
	uint8_t palette[768], trns[256];
	size_t n_trns;
};

/* What the rows stand for, by the plainest code. */
static bool unfilter(struct canvas *c, const uint8_t *rows)
{
	struct buf plain = {0}, stream = {0};
	struct image_band b = {.width = c->width, .height = c->height, .components = c->channels,
		.bits = c->bits};
	deflate_bytes(&stream, rows, (c->row_bytes + 1) * c->height, 1);
	bool is_good = decode_flate(&plain, &stream, &b);
	if (is_good)
		memcpy(c->rows, plain.data, plain.n);
	buf_drop(&plain);
	buf_drop(&stream);
	return is_good;
}

static unsigned on_white(unsigned v, unsigned alpha, unsigned white)
{
	return (unsigned)(((uint64_t)v * alpha + (uint64_t)(white - alpha) * white) * 2 / white + 1) / 2;
}

/* Does pixel (x, y) match the colour that means transparent? */
static bool is_key(const struct wish *w, uint32_t x, uint32_t y)
{
	unsigned white = (1u << w->canvas.bits) - 1;
	for (int k = 0; k < w->canvas.channels; k++)
		if (canvas_get(&w->canvas, x, y, k) != (get16(w->trns + 2 * k) & white))
			return false;
	return true;
}

static unsigned wanted(const struct wish *w, uint32_t x, uint32_t y, int k)
{
	const struct canvas *c = &w->canvas;
	unsigned white = (1u << c->bits) - 1, v = canvas_get(c, x, y, k);
	if (c->colour >= 4)
		return on_white(v, canvas_get(c, x, y, c->channels - 1), white);
	return w->has_trns && c->colour != 3 && is_key(w, x, y) ? white : v;
}

static void compare(const struct wish *w, const struct developed *d)
{
	struct buf all = {0};
	if (!decode_all(&all, d))
		abort();
	struct canvas out = w->canvas;
	out.channels = w->canvas.channels - (w->canvas.colour >= 4);
	out.row_bytes = ((size_t)out.width * (size_t)out.channels * (size_t)out.bits + 7) / 8;
	out.rows = all.data;
	if (all.n != out.row_bytes * out.height)
		abort();
	for (uint32_t y = 0; y < out.height; y++)
		for (uint32_t x = 0; x < out.width; x++)
			for (int k = 0; k < out.channels; k++)
				if (canvas_get(&out, x, y, k) != wanted(w, x, y, k)) {
					fprintf(stderr, "pixel %u %u %d: %u, not %u\n", x, y, k,
					        canvas_get(&out, x, y, k), wanted(w, x, y, k));
					abort();
				}
	buf_drop(&all);
}

static void make(struct buf *out, const struct wish *w, const uint8_t *rows)
{
	const struct canvas *c = &w->canvas;
	struct buf stream = {0};
	make_head(out, c->width, c->height, c->bits, c->colour, 0);
	if (c->colour == 3)
		make_chunk(out, "PLTE", w->palette, 3u << c->bits);
	if (w->has_trns)
		make_chunk(out, "tRNS", w->trns, w->n_trns);
	deflate_bytes(&stream, rows, (c->row_bytes + 1) * c->height, 1);
	size_t half = stream.n / 2;
	make_chunk(out, "IDAT", stream.data, half);
	make_chunk(out, "IDAT", stream.data + half, stream.n - half);
	make_chunk(out, "IEND", NULL, 0);
	buf_drop(&stream);
}

static void try(struct wish *w, const uint8_t *rows)
{
	struct buf png = {0};
	struct developed d;
	w->canvas.rows = mem_alloc(w->canvas.row_bytes * w->canvas.height);
	if (unfilter(&w->canvas, rows)) {
		make(&png, w, rows);
		develop(&d, &png, w->band_height);
		if (!d.is_encoded)
			abort();
		compare(w, &d);
		develop_end(&d);
		buf_drop(&png);
	}
	free(w->canvas.rows);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	enum { HEAD = 16 };
	struct wish w = {0};
	if (n <= HEAD)
		return 0;
	size_t kind = data[0] % (sizeof kinds / sizeof *kinds);
	w.canvas = canvas_new(1 + data[1] % 70, 1, kinds[kind].colour, kinds[kind].bits);
	free(w.canvas.rows);
	w.canvas.height = (uint32_t)((n - HEAD) / (w.canvas.row_bytes + 1));
	w.band_height = data[2] % 64;
	w.has_trns = w.canvas.colour < 4 && data[3] % 2;
	w.n_trns = w.canvas.colour == 3 ? 1u << w.canvas.bits : w.canvas.colour == 2 ? 6 : 2;
	memcpy(w.trns, data + 4, 6);
	for (size_t i = 0; i < sizeof w.palette; i++)
		w.palette[i] = (uint8_t)(data[10 + i % 6] + i);
	if (w.canvas.height > 0)
		try(&w, data + HEAD);
	return 0;
}
