/* bmp.c - Windows bitmaps, as screenshots were once kept: 1, 4, 8, 16, 24 and 32 bits, not run-length coded.
 * No library of Debian's reads just these. Structure: "Bitmap storage", Win32 documentation. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "image/foreign.h"

enum { FILE_HEAD = 14, CORE_HEAD = 12, INFO_HEAD = 40, MASKS_HEAD = 52 };
enum { AT_PIXELS = 10, AT_SIZE = 14, AT_WIDTH = 18, AT_HEIGHT = 22, AT_CORE_HEIGHT = 20, AT_BITS = 28,
	AT_CORE_BITS = 24, AT_PACKING = 30, AT_ACROSS = 38, AT_DOWN = 42, AT_COLOURS = 46, AT_MASKS = 54 };
enum { PACKING_NONE = 0, PACKING_MASKS = 3 };

struct bmp {
	const struct foreign *f;
	uint32_t width, height;
	uint32_t seen_width, seen_height; /* with square points: see foreign_square_size */
	bool is_top_down;
	unsigned bits;
	uint32_t packing, pixels; /* where they begin */
	uint32_t masks[3];        /* red, green, blue of 16 and 32 bits */
	const uint8_t *palette;
	uint32_t n_palette, entry; /* bytes of one */
	size_t row;                /* bytes, a multiple of four */
};

static uint32_t le16(const uint8_t *p) { return (uint32_t)p[1] << 8 | p[0]; }
static uint32_t le32(const uint8_t *p) { return le16(p + 2) << 16 | le16(p); }

static void read_palette(struct bmp *b, uint32_t head)
{
	uint32_t colours = head == CORE_HEAD ? 0 : le32(b->f->bytes + AT_COLOURS), most = 1u << b->bits;
	b->n_palette = colours && colours < most ? colours : most;
	b->entry = head == CORE_HEAD ? 3 : 4;
	uint64_t start = FILE_HEAD + (uint64_t)head;
	uint64_t there = start < b->pixels ? (b->pixels - start) / b->entry : 0;
	b->palette = b->f->bytes + start;
	if (b->n_palette > there)
		b->n_palette = (uint32_t)there;
}

static void read_masks(struct bmp *b)
{
	static const uint32_t usual[2][3] = {{0x7C00, 0x3E0, 0x1F}, {0xFF0000, 0xFF00, 0xFF}};
	memcpy(b->masks, usual[b->bits == 32], sizeof b->masks);
	for (int k = 0; k < 3 && b->packing == PACKING_MASKS; k++)
		b->masks[k] = le32(b->f->bytes + AT_MASKS + 4 * k);
}

static bool is_known(const struct bmp *b)
{
	bool has_masks = b->packing == PACKING_MASKS && (b->bits == 16 || b->bits == 32);
	static const unsigned depths[] = {1, 4, 8, 16, 24, 32};
	size_t i = 0;
	while (i < 5 && depths[i] != b->bits)
		i++;
	return depths[i] == b->bits && (b->packing == PACKING_NONE || has_masks);
}

static void read_head(struct bmp *b, uint32_t head)
{
	const uint8_t *p = b->f->bytes;
	bool is_core = head == CORE_HEAD;
	uint32_t height = is_core ? le16(p + AT_CORE_HEIGHT) : le32(p + AT_HEIGHT);
	b->width = is_core ? le16(p + AT_WIDTH) : le32(p + AT_WIDTH);
	b->is_top_down = height > INT32_MAX;
	b->height = b->is_top_down ? 0u - height : height;
	b->bits = le16(p + (is_core ? AT_CORE_BITS : AT_BITS));
	b->packing = is_core ? PACKING_NONE : le32(p + AT_PACKING);
	b->pixels = le32(p + AT_PIXELS);
	b->row = ((size_t)b->width * b->bits + 31) / 32 * 4;
	b->seen_width = b->width;
	b->seen_height = b->height;
	if (!is_core) /* [per metre] */
		foreign_square_size(&b->seen_width, &b->seen_height, le32(p + AT_ACROSS), le32(p + AT_DOWN));
}

static bool open_bmp(struct bmp *b, const struct foreign *f)
{
	*b = (struct bmp){.f = f};
	uint32_t head = f->n > FILE_HEAD + INFO_HEAD + 12 ? le32(f->bytes + AT_SIZE) : 0;
	if (head != CORE_HEAD && (head < INFO_HEAD || head > 200))
		return foreign_corrupt(f);
	read_head(b, head);
	if (!is_known(b))
		return image_fail(f->fault, "image-unsupported", N_("save it as PNG"),
		                  "is a BMP of a kind that is not read");
	if (b->width == 0 || b->height == 0 || b->width > INT32_MAX || b->pixels > f->n)
		return foreign_corrupt(f);
	if (b->bits <= 8)
		read_palette(b, head);
	read_masks(b);
	return b->row * (uint64_t)b->height <= f->n - b->pixels
		|| image_fail(f->fault, "image-truncated", image_advice_again, "ends inside its picture data");
}

bool bmp_probe(struct foreign_facts *facts, const struct foreign *f)
{
	struct bmp b;
	if (!open_bmp(&b, f))
		return false;
	facts->width = b.seen_width;
	facts->height = b.seen_height;
	foreign_tell_squared(facts, b.width, b.height);
	return true;
}

/* The sample of a mask in 8 bits. */
static uint8_t masked(uint32_t v, uint32_t mask)
{
	if (mask == 0)
		return 0;
	while (!(mask & 1)) {
		mask >>= 1;
		v >>= 1;
	}
	return (uint8_t)((uint64_t)(v & mask) * 255 / mask);
}

static void put_indexed(uint8_t *rgb, const struct bmp *b, const uint8_t *row, uint32_t x)
{
	size_t bit = (size_t)x * b->bits;
	unsigned i = row[bit / 8] >> (8 - b->bits - bit % 8) & ((1u << b->bits) - 1);
	const uint8_t *c = b->palette + (size_t)i * b->entry;
	memcpy(rgb, i < b->n_palette ? (const uint8_t[]){c[2], c[1], c[0]} : (const uint8_t[]){0, 0, 0}, 3);
}

static void put_pixel(uint8_t *rgb, const struct bmp *b, const uint8_t *row, uint32_t x)
{
	if (b->bits <= 8) {
		put_indexed(rgb, b, row, x);
		return;
	}
	const uint8_t *p = row + (size_t)x * (b->bits / 8);
	if (b->bits == 24) {
		memcpy(rgb, (const uint8_t[]){p[2], p[1], p[0]}, 3);
		return;
	}
	uint32_t v = b->bits == 16 ? le16(p) : le32(p);
	for (int k = 0; k < 3; k++)
		rgb[k] = masked(v, b->masks[k]);
}

bool bmp_decode(struct image_whole *out, const struct foreign *f)
{
	struct bmp b;
	if (!open_bmp(&b, f) || !foreign_room(out, f, b.seen_width, b.seen_height))
		return false;
	for (uint32_t y = 0; y < b.height; y++) {
		const uint8_t *row = f->bytes + b.pixels + b.row * (b.is_top_down ? y : b.height - 1 - y);
		for (uint32_t x = 0; x < b.width; x++)
			put_pixel(out->rgb + 3 * ((size_t)y * b.width + x), &b, row, x);
	}
	if (b.seen_width != b.width || b.seen_height != b.height)
		foreign_square(out, b.width, b.height);
	return true;
}
