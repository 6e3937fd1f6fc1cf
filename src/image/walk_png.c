/* walk_png.c - the chunks of a PNG file from IHDR to IEND, without inflating. Reads what decoding needs
 * and finds where the compressed rows are; all else is metadata and stays behind. */
#include <string.h>

#include "base/deflate.h"
#include "base/message.h"
#include "image/image_int.h"

#define NAME(a, b, c, d) ((uint32_t)(a) << 24 | (uint32_t)(b) << 16 | (uint32_t)(c) << 8 | (uint32_t)(d))

enum { MAX_IDATS = 1 << 16, MAX_SMALL = 1 << 15, PER_METRE = 1 };
enum stage { BEFORE_IDAT, IN_IDAT, AFTER_IDAT };

struct walk {
	struct window window;
	struct png_structure *s;
	struct arena *arena;
	struct image_fault *fault;
	uint64_t at; /* the chunk that is being read */
	enum stage stage;
	bool has_exif;
};

static bool corrupt(struct walk *w, const char *what)
{
	return image_fail(w->fault, "image-corrupt", image_advice_again, "%s", _(what));
}

int png_channels(int colour)
{
	return colour == PNG_RGB ? 3 : colour == PNG_RGB_ALPHA ? 4 : colour == PNG_GREY_ALPHA ? 2 : 1;
}

static bool depth_is_allowed(int colour, int bits)
{
	static const unsigned depths[] = { /* by colour type: sums of allowed depths, which are powers of 2 */
		[PNG_GREY] = 1 | 2 | 4 | 8 | 16, [PNG_RGB] = 8 | 16, [PNG_PALETTE] = 1 | 2 | 4 | 8,
		[PNG_GREY_ALPHA] = 8 | 16, [PNG_RGB_ALPHA] = 8 | 16,
	};
	bool is_power = bits > 0 && (bits & (bits - 1)) == 0;
	return colour <= PNG_RGB_ALPHA && is_power && (depths[colour] & (unsigned)bits);
}

/* ---- one function a kind of chunk; p are its n bytes of data ---- */

static bool read_header(struct walk *w, const uint8_t *p, size_t n)
{
	struct png_structure *s = w->s;
	if (n != 13 || s->width)
		return corrupt(w, "has a damaged header");
	s->width = get32(p);
	s->height = get32(p + 4);
	s->bits = p[8];
	s->colour = p[9];
	s->is_interlaced = p[12] == 1;
	if (s->width == 0 || s->height == 0)
		return image_fail(w->fault, "image-empty", image_advice_again, "is %u x %u pixels", s->width,
		                  s->height);
	bool is_sane = s->width <= INT32_MAX && s->height <= INT32_MAX && depth_is_allowed(s->colour, s->bits)
		&& p[10] == 0 && p[11] == 0 && p[12] <= 1;
	return is_sane || corrupt(w, "has a header that makes no sense");
}

static bool read_palette(struct walk *w, const uint8_t *p, size_t n)
{
	struct png_structure *s = w->s;
	if (s->n_palette || n == 0 || n % 3 || n > sizeof s->palette || w->stage != BEFORE_IDAT)
		return corrupt(w, "has a damaged palette");
	memcpy(s->palette, p, n);
	s->n_palette = (int)(n / 3);
	return true;
}

static bool read_transparency(struct walk *w, const uint8_t *p, size_t n)
{
	struct png_structure *s = w->s;
	size_t key = s->colour == PNG_GREY ? 2 : 6;
	bool fits = s->colour == PNG_PALETTE ? n > 0 && n <= (size_t)s->n_palette
		: (s->colour == PNG_GREY || s->colour == PNG_RGB) && n == key;
	if (!fits || s->n_trns || w->stage != BEFORE_IDAT)
		return corrupt(w, "has a damaged transparency chunk");
	memcpy(s->trns, p, n);
	s->n_trns = (int)n;
	return true;
}

static bool read_exif(struct walk *w, const uint8_t *p, size_t n)
{
	struct exif more = {0};
	exif_read(w->has_exif ? &more : &w->s->exif, p, n); /* the first counts, but for places */
	w->s->exif.has_location |= more.has_location;
	w->s->has_metadata = w->has_exif = true;
	return true;
}

/* An animation: its frames but for the first, which is mostly the picture itself. */
static bool read_animation(struct walk *w, const uint8_t *p, size_t n)
{
	w->s->has_metadata = true;
	if (n == 8 && get32(p) > 1)
		w->s->n_more = get32(p) - 1;
	return true;
}

static bool read_density(struct walk *w, const uint8_t *p, size_t n)
{
	w->s->has_metadata = true;
	if (n != 9)
		return true;
	double inch = p[8] == PER_METRE ? 0.0254 : 1;
	w->s->across = inch * get32(p);
	w->s->down = inch * get32(p + 4);
	return true;
}

static bool read_gamma(struct walk *w, const uint8_t *p, size_t n)
{
	if (n == 4 && w->stage == BEFORE_IDAT)
		w->s->colours.gamma = get32(p);
	return true;
}

static bool read_points(struct walk *w, const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < 8 && n == 32 && w->stage == BEFORE_IDAT; i++)
		w->s->colours.points[i] = get32(p + 4 * i);
	return true;
}

static bool read_srgb(struct walk *w, const uint8_t *p, size_t n)
{
	(void)p, (void)n;
	w->s->colours.is_srgb = w->stage == BEFORE_IDAT;
	return true;
}

static bool read_text(struct walk *w, const uint8_t *p, size_t n)
{
	w->s->has_metadata = true;
	if (exif_text_has_location(p, n))
		w->s->exif.has_location = true;
	return true;
}

static bool read_end(struct walk *w, const uint8_t *p, size_t n)
{
	(void)p;
	return n == 0 || corrupt(w, "has a damaged end");
}

static bool refuse_apple(struct walk *w, const uint8_t *p, size_t n)
{
	(void)p, (void)n;
	return image_fail(w->fault, "image-unsupported",
	                  N_("open it in a picture viewer and save it as a PNG again"),
	                  "is in Apple's own variety of PNG (CgBI)");
}

static const struct {
	uint32_t name;
	bool (*read)(struct walk *w, const uint8_t *p, size_t n);
} chunks[] = { /* those whose content matters, but for IDAT and iCCP, which may be large */
	{NAME('I', 'H', 'D', 'R'), read_header},
	{NAME('P', 'L', 'T', 'E'), read_palette},
	{NAME('t', 'R', 'N', 'S'), read_transparency},
	{NAME('e', 'X', 'I', 'f'), read_exif},
	{NAME('a', 'c', 'T', 'L'), read_animation},
	{NAME('p', 'H', 'Y', 's'), read_density},
	{NAME('g', 'A', 'M', 'A'), read_gamma},
	{NAME('c', 'H', 'R', 'M'), read_points},
	{NAME('s', 'R', 'G', 'B'), read_srgb},
	{NAME('t', 'E', 'X', 't'), read_text},
	{NAME('i', 'T', 'X', 't'), read_text},
	{NAME('z', 'T', 'X', 't'), read_text},
	{NAME('I', 'E', 'N', 'D'), read_end},
	{NAME('C', 'g', 'B', 'I'), refuse_apple},
};

static bool note_idat(struct walk *w, size_t n)
{
	struct png_structure *s = w->s;
	if (w->stage == AFTER_IDAT)
		return corrupt(w, "has its picture data in two places");
	if (w->stage == BEFORE_IDAT && s->colour == PNG_PALETTE && s->n_palette == 0)
		return corrupt(w, "has no palette");
	w->stage = IN_IDAT;
	s->idat_bytes += n;
	if (!w->arena || n == 0)
		return true;
	if (s->n_runs == MAX_IDATS)
		return corrupt(w, "is chopped into more pieces than any program writes");
	*ARENA_PUSH(w->arena, s->runs, s->n_runs) =
		(struct image_bytes){.where = BYTES_FILE, .offset = w->at + 8, .n = n};
	return true;
}

/* A chunk whose content matters: read it whole, if it is small, and compare its checksum. */
static bool read_small(struct walk *w, size_t i, size_t n)
{
	size_t got;
	bool is_critical = !(chunks[i].name & 0x20000000);
	if (n > MAX_SMALL) {
		w->s->has_metadata = true;
		return !is_critical || corrupt(w, "has a header chunk of impossible size");
	}
	const uint8_t *p = window_look(&w->window, w->at, 12 + n, &got);
	if (!p)
		return window_fail(&w->window, w->fault, N_("its headers"));
	if (crc32_bytes(0, p + 4, 4 + n) == get32(p + 8 + n))
		return chunks[i].read(w, p + 8, n);
	w->s->has_metadata |= !is_critical;
	bool matters = is_critical || chunks[i].read == read_transparency;
	return !matters || corrupt(w, "is damaged: a header chunk and its checksum disagree");
}

static bool read_chunk(struct walk *w, uint32_t name, size_t n)
{
	if (name == NAME('I', 'D', 'A', 'T'))
		return note_idat(w, n);
	if (w->stage == IN_IDAT)
		w->stage = AFTER_IDAT;
	if (name == NAME('i', 'C', 'C', 'P') && w->stage == BEFORE_IDAT) {
		w->s->icc_offset = w->at + 8;
		w->s->n_icc = n;
		return true;
	}
	for (size_t i = 0; i < sizeof chunks / sizeof *chunks; i++)
		if (chunks[i].name == name)
			return read_small(w, i, n);
	w->s->has_metadata = true;
	bool is_ancillary = name & 0x20000000;
	return is_ancillary || corrupt(w, "has an unknown chunk that its makers deemed essential");
}

static bool walk_chunks(struct walk *w)
{
	for (;;) {
		size_t got;
		const char *where = w->stage == BEFORE_IDAT ? N_("its headers") : N_("its picture data");
		const uint8_t *p = window_look(&w->window, w->at, 12, &got);
		if (!p)
			return window_fail(&w->window, w->fault, where);
		uint32_t n = get32(p), name = get32(p + 4);
		if (name == NAME('I', 'D', 'A', 'T'))
			where = N_("its picture data");
		bool is_first = w->at == 8, is_header = name == NAME('I', 'H', 'D', 'R');
		if (n > INT32_MAX || (is_first != is_header && name != NAME('C', 'g', 'B', 'I')))
			return corrupt(w, "has a damaged chunk");
		if (w->at + 12 + n > w->window.file->bytes)
			return image_fail(w->fault, "image-truncated", image_advice_again, "ends inside %s", _(where));
		if (!read_chunk(w, name, n))
			return false;
		w->at += 12 + (uint64_t)n;
		if (name == NAME('I', 'E', 'N', 'D'))
			return true;
	}
}

bool image_walk_png(struct png_structure *s, const struct fs_file *f, struct arena *a,
                    struct image_fault *fault)
{
	struct walk w = {.s = s, .arena = a, .fault = fault, .at = 8};
	memset(s, 0, sizeof *s);
	s->exif.orientation = 1;
	window_open(&w.window, f);
	if (!walk_chunks(&w))
		return false;
	if (s->idat_bytes == 0)
		return corrupt(&w, "holds no picture data");
	if (w.at < f->bytes)
		s->has_metadata = true;
	return true;
}
