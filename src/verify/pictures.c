/* pictures.c - the pictures of the finished PDF: decoded by qpdf, and looked at by code that knows nothing of
 * how they were made. */
#include "verify/verify_int.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "base/plug.h"

#include <qpdf/qpdf-c.h>

enum {
	BLACK_MOST = 48, MEAN_MOST = 8, /* of 255 */
	/* Where black meets a colour, a JPEG rings, within the block that both are in. Measured at quality 80,
	 * with the most saturated noise around: 116, 42 in one block, 12 on the mean. */
	RING_MOST = 144, RING_BLOCK_MOST = 48, RING_MEAN_MOST = 16,
	BLOCK = 8, /* [px] of a JPEG */
	LABEL_JFIF = 0xE0, LABEL_ADOBE = 0xEE, START_OF_SCAN = 0xDA,
};

/* ---- what was covered ---- */

struct pixels {
	uint8_t *bytes;
	size_t n;
	uint32_t width, height;
	size_t unit; /* bytes a pixel */
	bool is_jpeg;
	uint32_t block_width, block_height; /* [px] what is encoded together; else as is handy */
};

static uint32_t entry(qpdf_data q, qpdf_oh dictionary, const char *key)
{
	long long v = qpdf_oh_get_int_value(q, qpdf_oh_get_key(q, dictionary, key));
	return v > 0 && v <= UINT32_MAX ? (uint32_t)v : 0;
}

static bool has_filter(qpdf_data q, qpdf_oh dictionary, const char *name)
{
	qpdf_oh filter = qpdf_oh_get_key(q, dictionary, "/Filter");
	return qpdf_oh_is_name(q, filter) && strcmp(qpdf_oh_get_name(q, filter), name) == 0;
}

/* Rows of bits to bytes: black is `black`, and becomes 0. */
static bool spread(struct pixels *p, unsigned black)
{
	size_t stride = ((size_t)p->width + 7) / 8;
	if (!p->bytes || p->n != stride * p->height)
		return false;
	uint8_t *bits = p->bytes;
	p->n = (size_t)p->width * p->height;
	p->bytes = mem_alloc(p->n + 1);
	for (uint32_t y = 0; y < p->height; y++)
		for (uint32_t x = 0; x < p->width; x++)
			p->bytes[(size_t)y * p->width + x] =
				(bits[stride * y + x / 8] >> (7 - x % 8) & 1) == black ? 0 : 255;
	free(bits);
	return true;
}

/* What qpdf hands on as it is. */
static bool read_fax(struct pixels *p, qpdf_data q, qpdf_oh stream)
{
	__typeof__(&fax_read) read = PLUG_FIND("dossier-fax.so", fax_read);
	unsigned char *bytes = NULL;
	size_t n = 0;
	qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, NULL, &bytes, &n);
	p->n = ((size_t)p->width + 7) / 8 * p->height;
	p->bytes = mem_alloc(p->n + 1);
	bool is_read = read && bytes && read(p->bytes, bytes, n, p->width, p->height);
	free(bytes);
	return is_read && spread(p, 1);
}

/* Of a JPEG's frame, where its components are counted; n if it has none. */
static size_t find_frame(const uint8_t *s, size_t n)
{
	enum { FRAME = 0xC0, FRAME_LAST = 0xC2, COMPONENTS = 9 };
	for (size_t i = 2; i + COMPONENTS < n && s[i] == 0xFF && s[i + 1] != START_OF_SCAN;
	     i += 2 + ((size_t)s[i + 2] << 8 | s[i + 3]))
		if (s[i + 1] >= FRAME && s[i + 1] <= FRAME_LAST)
			return i + COMPONENTS;
	return n;
}

/* The finest component has blocks of 8 x 8, and a coarser one as many more pixels in its. */
static void read_blocks(struct pixels *p, const uint8_t *s, size_t n)
{
	size_t at = find_frame(s, n), n_components = at < n ? s[at] : 0;
	unsigned across = 1, down = 1;
	for (size_t i = at + 2; n_components > 0 && i < n; n_components--, i += 3) {
		unsigned h = s[i] >> 4, v = s[i] & 15u;
		across = h > across ? h : across;
		down = v > down ? v : down;
	}
	p->block_width = BLOCK * across;
	p->block_height = BLOCK * down;
}

static void find_blocks(struct pixels *p, qpdf_data q, qpdf_oh stream, qpdf_oh dictionary)
{
	unsigned char *bytes = NULL;
	size_t n = 0;
	p->block_width = p->block_height = BLOCK;
	p->is_jpeg = has_filter(q, dictionary, "/DCTDecode");
	if (!p->is_jpeg)
		return;
	qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, NULL, &bytes, &n);
	if (bytes)
		read_blocks(p, bytes, n);
	free(bytes);
}

struct palette {
	const uint8_t *entries; /* lent, until qpdf is asked for another text; NULL: there is none */
	size_t n, unit;         /* bytes; of an entry */
};

static size_t unit_of(qpdf_data q, qpdf_oh base)
{
	return qpdf_oh_is_name(q, base) && strcmp(qpdf_oh_get_name(q, base), "/DeviceGray") == 0 ? 1 : 3;
}

/* Of a picture in numbers of colours, or of greys. */
static struct palette find_palette(qpdf_data q, qpdf_oh dictionary)
{
	struct palette p = {0};
	enum { KIND, BASE, LAST, TABLE, PARTS };
	qpdf_oh space = qpdf_oh_get_key(q, dictionary, "/ColorSpace");
	if (!qpdf_oh_is_array(q, space) || qpdf_oh_get_array_n_items(q, space) != PARTS)
		return p;
	qpdf_oh kind = qpdf_oh_get_array_item(q, space, KIND), table = qpdf_oh_get_array_item(q, space, TABLE);
	bool is_indexed = qpdf_oh_is_name(q, kind) && strcmp(qpdf_oh_get_name(q, kind), "/Indexed") == 0;
	if (!is_indexed || !qpdf_oh_is_string(q, table))
		return p;
	p.unit = unit_of(q, qpdf_oh_get_array_item(q, space, BASE));
	p.entries = (const uint8_t *)qpdf_oh_get_binary_string_value(q, table, &p.n);
	return p;
}

/* Numbers to what they stand for; one that stands for nothing is as good as white. */
static bool colour(struct pixels *p, unsigned bits, const struct palette *palette)
{
	size_t stride = ((size_t)p->width * bits + 7) / 8, pixels = (size_t)p->width * p->height;
	if (!p->bytes || bits == 0 || bits > 8 || 8 % bits != 0 || p->n != stride * p->height)
		return false;
	uint8_t *numbers = p->bytes, *to = p->bytes = mem_alloc(palette->unit * pixels + 1);
	p->n = palette->unit * pixels;
	for (uint32_t y = 0; y < p->height; y++)
		for (uint32_t x = 0; x < p->width; x++, to += palette->unit) {
			size_t bit = (size_t)x * bits;
			unsigned shift = 8 - bits - bit % 8, mask = (1u << bits) - 1;
			size_t entry = palette->unit * (size_t)(numbers[stride * y + bit / 8] >> shift & mask);
			for (size_t k = 0; k < palette->unit; k++)
				to[k] = entry + k < palette->n ? palette->entries[entry + k] : 255;
		}
	free(numbers);
	return true;
}

/* Samples of 8 bits, or of one, or numbers of colours: other views are not made. */
static bool decode(struct pixels *p, qpdf_data q, unsigned object)
{
	QPDF_BOOL is_decoded = QPDF_FALSE;
	qpdf_oh stream = qpdf_get_object_by_id(q, (int)object, 0);
	if (!qpdf_oh_is_stream(q, stream))
		return false;
	qpdf_oh dictionary = qpdf_oh_get_dict(q, stream);
	uint32_t bits = entry(q, dictionary, "/BitsPerComponent");
	p->width = entry(q, dictionary, "/Width");
	p->height = entry(q, dictionary, "/Height");
	find_blocks(p, q, stream, dictionary);
	if (has_filter(q, dictionary, "/CCITTFaxDecode"))
		is_decoded = read_fax(p, q, stream);
	else
		qpdf_oh_get_stream_data(q, stream, qpdf_dl_all, &is_decoded, &p->bytes, &p->n);
	struct palette palette = find_palette(q, dictionary);
	if (palette.entries && is_decoded)
		is_decoded = colour(p, bits, &palette);
	else if (bits == 1 && is_decoded && !has_filter(q, dictionary, "/CCITTFaxDecode"))
		is_decoded = spread(p, 0);
	size_t pixels = (size_t)p->width * p->height;
	p->unit = pixels ? p->n / pixels : 0;
	bool is_known = palette.entries || bits == 8 || bits == 1;
	return is_decoded && p->bytes && is_known && p->unit > 0 && p->n == pixels * p->unit;
}

struct shade { /* of samples */
	uint64_t sum, n;
	unsigned most;
};

static void add(struct shade *to, const struct shade *s)
{
	to->sum += s->sum;
	to->n += s->n;
	to->most = s->most > to->most ? s->most : to->most;
}

static bool is_within(const struct shade *s, unsigned most, unsigned mean)
{
	return s->most <= most && s->sum <= mean * s->n;
}

static struct shade look_at(const struct pixels *p, const struct verify_area *r)
{
	struct shade s = {.n = (uint64_t)r->width * r->height * p->unit};
	for (uint32_t y = r->y; y < r->y + r->height; y++) {
		const uint8_t *row = p->bytes + ((size_t)y * p->width + r->x) * p->unit;
		for (size_t i = 0; i < r->width * p->unit; i++) {
			s.sum += row[i];
			s.most = row[i] > s.most ? row[i] : s.most;
		}
	}
	return s;
}

/* From `at` to where the next block begins, or the area ends. */
static uint32_t reach(uint32_t at, uint32_t block, uint32_t end)
{
	uint32_t next = (at / block + 1) * block;
	return next < end ? next : end;
}

/* Does the area have all of the block, as far as the picture goes? */
static bool is_whole(const struct pixels *p, const struct verify_area *part)
{
	uint32_t right = part->x + part->width, bottom = part->y + part->height;
	return part->x % p->block_width == 0 && part->y % p->block_height == 0
		&& (right % p->block_width == 0 || right == p->width)
		&& (bottom % p->block_height == 0 || bottom == p->height);
}

/* Where the block is covered in part only, it rings. */
static bool is_black(const struct pixels *p, const struct verify_area *a)
{
	struct shade inside = {0}, ringing = {0};
	bool is_good = true;
	if (a->x + (uint64_t)a->width > p->width || a->y + (uint64_t)a->height > p->height)
		return false;
	uint32_t right = a->x + a->width, bottom = a->y + a->height, next_x, next_y;
	for (uint32_t y = a->y; y < bottom; y = next_y) {
		next_y = reach(y, p->block_height, bottom);
		for (uint32_t x = a->x; x < right; x = next_x) {
			next_x = reach(x, p->block_width, right);
			const struct verify_area part = {x, y, next_x - x, next_y - y};
			struct shade s = look_at(p, &part);
			bool is_inside = !p->is_jpeg || is_whole(p, &part);
			is_good = is_good && (is_inside || is_within(&s, RING_MOST, RING_BLOCK_MOST));
			add(is_inside ? &inside : &ringing, &s);
		}
	}
	return is_good && is_within(&inside, BLACK_MOST, MEAN_MOST)
		&& is_within(&ringing, RING_MOST, RING_MEAN_MOST);
}

static bool is_covered(qpdf_data q, const struct verify_picture *picture)
{
	struct pixels p = {0};
	bool is_covered = decode(&p, q, picture->object);
	for (size_t i = 0; is_covered && i < picture->n; i++)
		is_covered = is_black(&p, &picture->covered[i]);
	free(p.bytes);
	return is_covered;
}

static bool look_at_covered(qpdf_data q, const struct verify_picture *covered, size_t n, struct diag *d)
{
	bool is_good = true;
	for (size_t i = 0; i < n; i++) {
		if (!is_covered(q, &covered[i])) {
			diag_error(d, covered[i].at, "redact-failed",
			           "in the finished PDF what is covered in %s is not solid black", covered[i].name);
			diag_advise(d, "nothing was written; report this fault of the program together with the case");
			is_good = false;
		}
		qpdf_oh_release_all(q);
	}
	return is_good;
}

/* ---- what no picture may bring along ---- */

/* Of a JPEG's segments before its data: two kinds of labels of fixed size, and tables. */
static bool jpeg_is_bare(const uint8_t *s, size_t n)
{
	size_t i = 2;
	while (i + 4 <= n && s[i] == 0xFF && s[i + 1] != START_OF_SCAN) {
		unsigned marker = s[i + 1];
		size_t length = (size_t)s[i + 2] << 8 | s[i + 3];
		bool is_label = (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE;
		bool is_known = (marker == LABEL_JFIF && length == 16) || (marker == LABEL_ADOBE && length == 14);
		if (is_label && !is_known)
			return false;
		i += 2 + length;
	}
	return i + 4 <= n && s[i] == 0xFF;
}

static bool picture_is_bare(qpdf_data q, qpdf_oh stream, qpdf_oh dictionary)
{
	static const char *const riders[] = {"/Metadata", "/PieceInfo", "/Thumb", "/AF", "/Alternates"};
	unsigned char *bytes = NULL;
	size_t n = 0;
	for (size_t i = 0; i < sizeof riders / sizeof *riders; i++)
		if (qpdf_oh_has_key(q, dictionary, riders[i]))
			return false;
	if (!has_filter(q, dictionary, "/DCTDecode"))
		return true;
	qpdf_oh_get_stream_data(q, stream, qpdf_dl_none, NULL, &bytes, &n);
	bool is_bare = bytes && jpeg_is_bare(bytes, n);
	free(bytes);
	return is_bare;
}

static bool pages_are_bare(qpdf_data q)
{
	int n = qpdf_get_num_pages(q);
	for (int i = 0; i < n; i++) {
		bool has_thumbnail = qpdf_oh_has_key(q, qpdf_get_page_n(q, (size_t)i), "/Thumb");
		qpdf_oh_release_all(q);
		if (has_thumbnail)
			return false;
	}
	return true;
}

static bool all_are_bare(qpdf_data q)
{
	int size = qpdf_oh_get_int_value_as_int(q, qpdf_oh_get_key(q, qpdf_get_trailer(q), "/Size"));
	for (int id = 1; id < size; id++) {
		qpdf_oh object = qpdf_get_object_by_id(q, id, 0);
		bool is_bare = true;
		if (qpdf_oh_is_stream(q, object)) {
			qpdf_oh dictionary = qpdf_oh_get_dict(q, object);
			if (qpdf_oh_is_dictionary_of_type(q, dictionary, "", "/Image"))
				is_bare = picture_is_bare(q, object, dictionary);
		}
		qpdf_oh_release_all(q);
		if (!is_bare)
			return false;
	}
	return pages_are_bare(q);
}

bool verify_pictures(const void *pdf, size_t n_bytes, const struct verify_picture *covered, size_t n,
                     struct diag *d)
{
	qpdf_data q = pdf_open(pdf, n_bytes, d);
	if (!q)
		return false;
	bool is_good = look_at_covered(q, covered, n, d);
	if (!all_are_bare(q)) {
		diag_error(d, (struct mark){0}, "image-leak",
		           "in the finished PDF a picture holds more than itself: metadata or a thumbnail");
		diag_advise(d, "nothing was written; report this fault of the program together with the case");
		is_good = false;
	}
	qpdf_cleanup(&q);
	return is_good;
}
