/* shrink.c - a picture for a sheet: rows go by once, from the top, and each pixel of the smaller picture
 * becomes the mean of what falls into it, parts of pixels counted as parts. Sums are whole, so that every
 * machine comes to the same bytes. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/deflate.h"
#include "image/image_int.h"

/* ---- the mean ---- */

static bool is_worth_it(const struct shrunk *to, uint32_t from_width, uint32_t from_height)
{
	bool is_smaller = to->width < from_width || to->height < from_height;
	return to->is_sharp && is_smaller && resampler_suits(from_width, to->width)
		&& resampler_suits(from_height, to->height);
}

void shrinker_start(struct shrinker *s, const struct shrunk *to, uint32_t from_width, uint32_t from_height)
{
	uint32_t width = to->width;
	*s = (struct shrinker){.from_width = from_width, .from_height = from_height, .width = width,
		.height = to->height, .rgb = to->rgb, .is_sharp = is_worth_it(to, from_width, from_height)};
	if (s->is_sharp) {
		resampler_start(&s->sharp, to->rgb, from_width, from_height, width, to->height);
		return;
	}
	s->line = mem_alloc(3 * (size_t)width * sizeof *s->line);
	s->sums = mem_alloc(3 * (size_t)width * sizeof *s->sums);
	memset(s->sums, 0, 3 * (size_t)width * sizeof *s->sums);
}

/* Of the interval [at, at + n) what lies before `end`. */
static inline uint64_t share_before(uint64_t at, uint64_t n, uint64_t end)
{
	return at + n <= end ? n : end - at;
}

/* A pixel counts `width` where it lies in one pixel of the result, a result's pixel is from_width wide. */
static void shrink_line(struct shrinker *s, const uint8_t *row)
{
	uint32_t *to = s->line;
	uint64_t at = 0, end = s->from_width;
	memset(s->line, 0, 3 * (size_t)s->width * sizeof *s->line);
	for (uint32_t x = 0; x < s->from_width; x++, row += 3, at += s->width) {
		uint32_t first = (uint32_t)share_before(at, s->width, end), rest = s->width - first;
		for (int k = 0; k < 3; k++)
			to[k] += row[k] * first;
		if (at + s->width < end)
			continue;
		to += 3;
		end += s->from_width;
		for (int k = 0; rest && k < 3; k++)
			to[k] += row[k] * rest;
	}
}

static void add_line(struct shrinker *s, uint64_t weight)
{
	for (size_t i = 0; i < 3 * (size_t)s->width; i++)
		s->sums[i] += weight * s->line[i];
}

static void finish_row(struct shrinker *s)
{
	uint64_t all = (uint64_t)s->from_width * s->from_height;
	uint8_t *to = s->rgb + 3 * (size_t)s->width * s->done++;
	for (size_t i = 0; i < 3 * (size_t)s->width; i++)
		to[i] = (uint8_t)((s->sums[i] + all / 2) / all);
	memset(s->sums, 0, 3 * (size_t)s->width * sizeof *s->sums);
}

void shrinker_take(struct shrinker *s, const uint8_t *row)
{
	if (s->is_sharp)
		resampler_take(&s->sharp, row);
	if (s->is_sharp || s->y >= s->from_height) {
		s->y++;
		return;
	}
	uint64_t at = (uint64_t)s->y++ * s->height, end = (uint64_t)(s->done + 1) * s->from_height;
	uint64_t first = share_before(at, s->height, end), rest = s->height - first;
	if (s->width == s->from_width && s->height == s->from_height) {
		memcpy(s->rgb + 3 * (size_t)s->width * s->done++, row, 3 * (size_t)s->width);
		return;
	}
	shrink_line(s, row);
	add_line(s, first);
	if (at + s->height < end)
		return;
	finish_row(s);
	if (rest)
		add_line(s, rest);
}

void shrinker_drop(struct shrinker *s)
{
	if (s->is_sharp)
		resampler_drop(&s->sharp);
	free(s->line);
	free(s->sums);
}

/* ---- rows of PNG's kind, as they come out of inflate ---- */

struct flow {
	const struct image_encoding *encoding;
	const struct image_band *band;
	const struct image_stream *stream;
	struct shrinker shrinker;
	struct rows shape;      /* of one row; no data */
	uint8_t *row, *prior;   /* filter byte and row; the plain row above */
	size_t n;               /* bytes of the row so far */
	size_t n_head;          /* of them there is none in the stream: plain rows have no filter byte */
	uint8_t *rgb;           /* the row, for the shrinker */
	uint8_t in[1 << 14];
};

static bool on_source(void *context, const uint8_t **bytes, size_t *n)
{
	struct flow *f = context;
	*bytes = f->in;
	return f->stream->read(f->stream->context, f->in, sizeof f->in, n);
}

/* Sample i of a plain row, in 8 bits; an index as it is. */
static inline unsigned sample(const struct flow *f, const uint8_t *row, size_t i)
{
	int bits = f->band->bits;
	if (bits >= 8)
		return row[i * (size_t)(bits / 8)];
	size_t bit = i * (size_t)bits;
	unsigned mask = (1u << bits) - 1, v = row[bit / 8] >> (8 - (size_t)bits - bit % 8) & mask;
	return f->encoding->palette ? v : v * 255 / mask;
}

static void expand_row(struct flow *f, const uint8_t *row)
{
	uint8_t *to = f->rgb;
	for (size_t x = 0; x < f->band->width; x++, to += 3) {
		if (f->band->components == 3) {
			for (size_t k = 0; k < 3; k++)
				to[k] = (uint8_t)sample(f, row, 3 * x + k);
			continue;
		}
		unsigned v = sample(f, row, x);
		const uint8_t *entry = f->encoding->palette ? f->encoding->palette + 3 * (size_t)v : NULL;
		for (size_t k = 0; k < 3; k++)
			to[k] = !entry ? (uint8_t)v : v < (unsigned)f->encoding->n_palette ? entry[k] : 0;
	}
}

static bool finish_flow_row(struct flow *f)
{
	uint8_t *plain = f->row + 1;
	if (*f->row > FILTER_PAETH)
		return false;
	rows_unfilter(plain, f->row, f->prior + 1, f->shape.row_bytes, f->shape.unit);
	bool is_rgb = f->band->components == 3 && f->band->bits == 8;
	if (!is_rgb)
		expand_row(f, plain);
	shrinker_take(&f->shrinker, is_rgb ? plain : f->rgb);
	f->row = f->prior;
	f->prior = plain - 1;
	f->n = f->n_head;
	return true;
}

static bool on_sink(void *context, const uint8_t *bytes, size_t n)
{
	struct flow *f = context;
	size_t full = f->shape.row_bytes + 1;
	while (n > 0) {
		if (f->shrinker.y >= f->band->height)
			return false; /* however much may follow */
		size_t piece = n < full - f->n ? n : full - f->n;
		memcpy(f->row + f->n, bytes, piece);
		f->n += piece;
		bytes += piece;
		n -= piece;
		if (f->n == full && !finish_flow_row(f))
			return false;
	}
	return true;
}

static bool flow_deflated(struct flow *f)
{
	return inflate_flow(&(struct byte_sink){on_sink, f}, &(struct byte_source){on_source, f}) == INFLATE_OK;
}

static bool flow_fax(struct flow *f)
{
	size_t n = f->shape.row_bytes * f->band->height;
	uint8_t *rows = mem_alloc(n);
	bool is_read = image_read_fax(rows, f->band, f->stream) && on_sink(f, rows, n);
	free(rows);
	return is_read;
}

static bool shrink_rows(const struct shrunk *to, struct flow *f)
{
	const struct image_band *b = f->band;
	rows_shape(&f->shape, b->width, b->height, b->components, b->bits);
	size_t full = f->shape.row_bytes + 1;
	uint8_t *rows = mem_alloc(2 * full);
	memset(rows, 0, 2 * full);
	f->row = rows;
	f->prior = rows + full;
	f->n = f->n_head = b->coding != CODING_FLATE;
	f->rgb = mem_alloc(3 * (size_t)b->width);
	shrinker_start(&f->shrinker, to, b->width, b->height);
	bool is_whole = b->coding == CODING_FAX ? flow_fax(f) : flow_deflated(f);
	is_whole = is_whole && f->shrinker.y == b->height && f->n == f->n_head;
	shrinker_drop(&f->shrinker);
	free(f->rgb);
	free(rows);
	return is_whole;
}

/* ---- any band ---- */

static bool shrink(const struct shrunk *to, const struct image_encoding *e, size_t band,
                   const struct image_stream *stream)
{
	const struct image_band *b = &e->bands[band];
	if (b->coding == CODING_JPEG)
		return libjpeg_shrink(to, e, band, stream);
	struct flow *f = mem_alloc(sizeof *f);
	*f = (struct flow){.encoding = e, .band = b, .stream = stream};
	bool is_good = shrink_rows(to, f);
	free(f);
	return is_good;
}

bool image_shrink(uint8_t *rgb, uint32_t width, uint32_t height, const struct image_encoding *e, size_t band,
                  const struct image_stream *stream)
{
	return shrink(&(struct shrunk){rgb, width, height, false}, e, band, stream);
}

bool image_shrink_sharp(uint8_t *rgb, uint32_t width, uint32_t height, const struct image_encoding *e,
                        size_t band, const struct image_stream *stream)
{
	return shrink(&(struct shrunk){rgb, width, height, true}, e, band, stream);
}

size_t image_shrink_bytes(const struct image_encoding *e, size_t band)
{
	const struct image_band *b = &e->bands[band];
	size_t rows = (size_t)b->width * 64;
	size_t pixels = (size_t)b->width * b->height;
	if (b->coding == CODING_FAX)
		return rows + pixels / 8 + 2 * (size_t)b->stream_bytes;
	return b->is_buffered ? rows + 6 * pixels : rows;
}
