/* libtiff.c - pages of a TIFF: scanners and fax machines write them; and rows of black and white
 * as a fax machine would send them. */
#include "base/cursor.h"
#include "base/message.h"
#include "image/foreign.h"
#include "image/plane.h"

#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

enum { PAGES_MOST = 10000 };

struct file {
	struct cursor cursor; /* first: what only seeks takes the whole for one. Without bytes: */
	const struct foreign *from; /* where they are */
	unsigned n_bad_codes;
};

static tmsize_t on_read(thandle_t handle, void *to, tmsize_t n)
{
	struct file *file = handle;
	struct cursor *c = &file->cursor;
	uint64_t rest = c->at < c->n ? c->n - c->at : 0, wanted = (uint64_t)n < rest ? (uint64_t)n : rest;
	if (c->bytes || wanted == 0)
		return (tmsize_t)cursor_read(c, to, (size_t)wanted);
	if (!file->from->read_at(file->from->file, to, (size_t)wanted, c->at))
		return -1;
	c->at += wanted;
	return (tmsize_t)wanted;
}

static tmsize_t on_write(thandle_t handle, void *from, tmsize_t n)
{
	(void)handle, (void)from, (void)n;
	return -1;
}

static toff_t on_seek(thandle_t cursor, toff_t offset, int whence)
{
	return cursor_seek(cursor, offset, whence);
}

static int on_close(thandle_t handle)
{
	(void)handle;
	return 0;
}

static toff_t on_size(thandle_t cursor)
{
	return ((struct cursor *)cursor)->n;
}

/* libtiff's words mean nothing to a seller. */
static void be_silent(void)
{
	TIFFSetErrorHandler(NULL);
	TIFFSetWarningHandler(NULL);
}

#if TIFFLIB_VERSION >= 20221213 /* 4.5.0: before it nobody could tell whose words they were */

/* But it goes on behind bad codes of a fax, and gives what it makes of the rest: each is an error to it, or a
 * warning that a line has not the length it should have. */
static int count_bad(TIFF *t, void *file, const char *module, const char *format, va_list ap)
{
	(void)t, (void)format, (void)ap;
	if (module && strncmp(module, "Fax", 3) == 0)
		((struct file *)file)->n_bad_codes++;
	return 1; /* nobody else is to be told */
}

static TIFF *open_tiff(struct file *file)
{
	be_silent();
	TIFFOpenOptions *o = TIFFOpenOptionsAlloc();
	if (!o)
		return NULL;
	TIFFOpenOptionsSetErrorHandlerExtR(o, count_bad, file);
	TIFFOpenOptionsSetWarningHandlerExtR(o, count_bad, file);
	TIFF *t = TIFFClientOpenExt("picture", "rm", file, on_read, on_write, on_seek, on_close, on_size, NULL,
	                            NULL, o);
	TIFFOpenOptionsFree(o);
	return t;
}

#else

static TIFF *open_tiff(struct file *file)
{
	be_silent();
	return TIFFClientOpen("picture", "rm", file, on_read, on_write, on_seek, on_close, on_size, NULL, NULL);
}

#endif

static bool read_size(TIFF *t, uint32_t *width, uint32_t *height)
{
	return TIFFGetField(t, TIFFTAG_IMAGEWIDTH, width) && TIFFGetField(t, TIFFTAG_IMAGELENGTH, height)
		&& *width > 0 && *height > 0;
}

/* Whatever the unit is, or if there is none: the shape of a point is the same (TIFF 6.0, ResolutionUnit). */
static void read_squared(TIFF *t, uint32_t *width, uint32_t *height)
{
	float across = 0, down = 0;
	if (TIFFGetField(t, TIFFTAG_XRESOLUTION, &across) && TIFFGetField(t, TIFFTAG_YRESOLUTION, &down))
		foreign_square_size(width, height, (double)across, (double)down);
}

/* ---- pages: all but small copies of them, and masks ---- */

static bool is_page(TIFF *t)
{
	uint32_t kind = 0;
	TIFFGetField(t, TIFFTAG_SUBFILETYPE, &kind);
	return !(kind & (FILETYPE_REDUCEDIMAGE | FILETYPE_MASK));
}

/* false: the file has no such page, or is damaged on the way there. */
static bool go_to(TIFF *t, uint32_t page)
{
	uint32_t seen = is_page(t);
	while (seen < page && TIFFReadDirectory(t))
		seen += is_page(t);
	return seen == page && is_page(t);
}

/* false: damaged. */
static bool count_pages(TIFF *t, uint32_t *n)
{
	*n = is_page(t);
	while (!TIFFLastDirectory(t) && *n < PAGES_MOST) {
		if (!TIFFReadDirectory(t))
			return false;
		*n += is_page(t);
	}
	return true;
}

/* A file without a page shows what it has. */
static bool go_to_shown(TIFF *t, const struct foreign *f)
{
	return f->page ? go_to(t, f->page) : go_to(t, 1) || TIFFSetDirectory(t, 0);
}

static int read_orientation(TIFF *t)
{
	uint16_t orientation = ORIENTATION_TOPLEFT;
	TIFFGetFieldDefaulted(t, TIFFTAG_ORIENTATION, &orientation);
	return orientation >= ORIENTATION_TOPLEFT && orientation <= ORIENTATION_LEFTBOT ? orientation : 1;
}

/* ---- kinds of pictures ---- */

struct samples {
	uint16_t kind, n, bits, planes; /* tags */
	uint16_t n_taken; /* behind them stand alpha and spot colours */
};

enum { SAMPLES_MOST = 64 };

static bool are_apart(const struct samples *s)
{
	return s->planes == PLANARCONFIG_SEPARATE;
}

/* Of inks libtiff knows no profile, nor such of 16 bits; of Lab another white. */
static bool is_of_samples(struct samples *s, TIFF *t)
{
	uint16_t ink_set = INKSET_CMYK;
	*s = (struct samples){.kind = PHOTOMETRIC_RGB};
	TIFFGetField(t, TIFFTAG_PHOTOMETRIC, &s->kind);
	TIFFGetFieldDefaulted(t, TIFFTAG_INKSET, &ink_set);
	TIFFGetFieldDefaulted(t, TIFFTAG_SAMPLESPERPIXEL, &s->n);
	TIFFGetFieldDefaulted(t, TIFFTAG_BITSPERSAMPLE, &s->bits);
	TIFFGetFieldDefaulted(t, TIFFTAG_PLANARCONFIG, &s->planes);
	bool are_inks = s->kind == PHOTOMETRIC_SEPARATED && ink_set == INKSET_CMYK;
	bool is_lab = (s->kind == PHOTOMETRIC_CIELAB || s->kind == PHOTOMETRIC_ICCLAB) && image_reads_profiles();
	s->n_taken = are_inks ? 4 : 3;
	return (are_inks || is_lab) && s->n >= s->n_taken && s->n <= SAMPLES_MOST
		&& (s->bits == 8 || s->bits == 16);
}

static bool is_shown(const struct foreign *f, TIFF *t)
{
	char why[1024];
	struct samples samples;
	return is_of_samples(&samples, t) || TIFFRGBAImageOK(t, why)
		|| image_fail(f->fault, "image-unsupported", N_("open it in a viewer and save it as PNG or JPEG"),
		              "is a TIFF of a rare kind");
}

static bool probe(struct foreign_facts *facts, const struct foreign *f, TIFF *t)
{
	uint32_t n;
	if (!go_to_shown(t, f) || !read_size(t, &facts->width, &facts->height) || !is_shown(f, t))
		return false;
	uint32_t width = facts->width, height = facts->height;
	read_squared(t, &facts->width, &facts->height);
	foreign_tell_squared(facts, width, height);
	facts->exif.orientation = read_orientation(t);
	if (f->page)
		return true;
	if (!TIFFSetDirectory(t, 0) || !count_pages(t, &n))
		return false;
	facts->n_more = n > 1 ? n - 1 : 0;
	return true;
}

bool tiff_probe(struct foreign_facts *facts, const struct foreign *f)
{
	struct file file = {.cursor = {f->bytes, f->n, 0}, .from = f};
	TIFF *t = open_tiff(&file);
	if (!t)
		return foreign_corrupt(f);
	if (f->bytes) /* its own tags are EXIF's; they tell of the file */
		exif_read(&facts->exif, f->bytes, f->n);
	facts->has_metadata = true; /* the file's structure is not passed on */
	f->fault->code = NULL;
	bool is_good = probe(facts, f, t);
	TIFFClose(t);
	return is_good || (!f->fault->code && foreign_corrupt(f));
}

/* libtiff's rows come in words of alpha, blue, green and red. */
static void take_pixels(uint8_t *to, const uint32_t *raster, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		uint32_t v = raster[i];
		uint8_t a = (uint8_t)TIFFGetA(v), white = (uint8_t)(255 - a);
		/* colours come multiplied by their alpha */
		to[3 * i] = (uint8_t)(TIFFGetR(v) + white);
		to[3 * i + 1] = (uint8_t)(TIFFGetG(v) + white);
		to[3 * i + 2] = (uint8_t)(TIFFGetB(v) + white);
	}
}

static bool is_lossy(TIFF *t)
{
	uint16_t compression = COMPRESSION_NONE;
	TIFFGetField(t, TIFFTAG_COMPRESSION, &compression);
	return compression == COMPRESSION_JPEG || compression == COMPRESSION_OJPEG
		|| compression == COMPRESSION_WEBP;
}

/* ---- inks and Lab ---- */

struct block { /* a tile, or a row as wide as the picture */
	uint32_t width, height;
	void *samples;
};

/* false: it is larger than pictures of that size have any. */
static bool open_block(struct block *b, TIFF *t, const struct samples *s, uint32_t width)
{
	const uint64_t most = UINT64_C(1) << 26;
	*b = (struct block){.width = width, .height = 1};
	if (TIFFIsTiled(t) && (!TIFFGetField(t, TIFFTAG_TILEWIDTH, &b->width)
	                       || !TIFFGetField(t, TIFFTAG_TILELENGTH, &b->height)))
		return false;
	uint64_t n = TIFFIsTiled(t) ? TIFFTileSize64(t) : TIFFScanlineSize64(t);
	uint64_t n_row = (uint64_t)b->width * (are_apart(s) ? 1 : s->n) * (s->bits / 8);
	if (n == 0 || n > most || n != n_row * b->height)
		return false;
	b->samples = mem_alloc((size_t)n);
	return true;
}

static bool read_block(const struct block *b, TIFF *t, uint32_t x, uint32_t y, uint16_t plane)
{
	return TIFFIsTiled(t) ? TIFFReadTile(t, b->samples, x, y, 0, plane) > 0
	                      : TIFFReadScanline(t, b->samples, y, plane) == 1;
}

/* The upper byte of each that is taken. */
static void take_row(uint8_t *to, const struct block *b, uint32_t row, const struct samples *s, uint32_t n)
{
	uint16_t taken = are_apart(s) ? 1 : s->n_taken, step = are_apart(s) ? 1 : s->n;
	size_t at = (size_t)row * b->width * step;
	for (uint32_t x = 0; x < n; x++, to += s->n_taken, at += step)
		for (size_t k = 0; k < taken; k++)
			to[k] = s->bits == 8 ? ((const uint8_t *)b->samples)[at + k]
			                     : (uint8_t)(((const uint16_t *)b->samples)[at + k] >> 8);
}

static bool read_plane(uint8_t *to, TIFF *t, const struct samples *s, const struct block *b, uint16_t plane,
                       uint32_t width, uint32_t height)
{
	for (uint32_t y = 0; y < height; y += b->height)
		for (uint32_t x = 0; x < width; x += b->width) {
			uint32_t n = width - x < b->width ? width - x : b->width;
			if (!read_block(b, t, x, y, plane))
				return false;
			for (uint32_t row = 0; row < b->height && row < height - y; row++)
				take_row(to + ((size_t)(y + row) * width + x) * s->n_taken + plane, b, row, s, n);
		}
	return true;
}

static bool read_samples(uint8_t *to, TIFF *t, const struct samples *s, uint32_t width, uint32_t height)
{
	struct block b;
	bool is_good = open_block(&b, t, s, width);
	for (uint16_t plane = 0; is_good && plane < (are_apart(s) ? s->n_taken : 1); plane++)
		is_good = read_plane(to, t, s, &b, plane, width, height);
	free(b.samples);
	return is_good;
}

static bool decode_samples(struct image_whole *out, TIFF *t, const struct samples *s, uint32_t width,
                           uint32_t height)
{
	uint32_t n_icc = 0;
	void *icc = NULL;
	size_t n = (size_t)width * height;
	uint8_t *samples = mem_alloc(n * s->n_taken);
	bool is_good = read_samples(samples, t, s, width, height);
	if (is_good && s->n_taken == 4 && TIFFGetField(t, TIFFTAG_ICCPROFILE, &n_icc, &icc))
		foreign_print_inks(out, samples, n, icc, n_icc);
	else if (is_good && s->n_taken == 4)
		foreign_print_inks(out, samples, n, NULL, 0);
	else if (is_good)
		foreign_show_lab(out, samples, n, s->kind == PHOTOMETRIC_CIELAB);
	free(samples);
	return is_good;
}

/* ---- colours by libtiff ---- */

static bool decode_colours(struct image_whole *out, const struct foreign *f, TIFF *t, uint32_t width,
                           uint32_t height)
{
	uint32_t n_icc = 0;
	void *icc = NULL;
	uint16_t kind = PHOTOMETRIC_RGB;
	uint32_t *raster = mem_alloc((size_t)width * height * sizeof *raster);
	bool is_good = TIFFReadRGBAImageOriented(t, width, height, raster, ORIENTATION_TOPLEFT, 1);
	if (is_good)
		take_pixels(out->rgb, raster, (size_t)width * height);
	free(raster);
	bool has_profile = TIFFGetField(t, TIFFTAG_ICCPROFILE, &n_icc, &icc);
	TIFFGetField(t, TIFFTAG_PHOTOMETRIC, &kind);
	out->is_converted = kind == PHOTOMETRIC_SEPARATED;
	if (is_good && has_profile && kind != PHOTOMETRIC_SEPARATED)
		foreign_take_profile(out, f, icc, n_icc, kind <= PHOTOMETRIC_MINISBLACK ? 1 : 3);
	return is_good;
}

/* As stored: the page turns it. */
static bool decode(struct image_whole *out, const struct foreign *f, TIFF *t)
{
	uint32_t width, height;
	struct samples samples;
	if (!read_size(t, &width, &height))
		return false;
	uint32_t seen_width = width, seen_height = height;
	read_squared(t, &seen_width, &seen_height);
	if (!foreign_room(out, f, seen_width, seen_height))
		return false;
	TIFFSetField(t, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
	bool is_good = is_of_samples(&samples, t) ? decode_samples(out, t, &samples, width, height)
	                                          : decode_colours(out, f, t, width, height);
	if (is_good && (seen_width != width || seen_height != height))
		foreign_square(out, width, height);
	out->is_photo = is_lossy(t);
	return is_good;
}

bool tiff_decode(struct image_whole *out, const struct foreign *f)
{
	struct file file = {.cursor = {f->bytes, f->n, 0}, .from = f};
	TIFF *t = open_tiff(&file);
	bool is_good = t && go_to_shown(t, f) && decode(out, f, t) && file.n_bad_codes == 0;
	if (t)
		TIFFClose(t);
	return is_good || foreign_corrupt(f);
}

/* ---- CCITT group 4: what a TIFF of one strip has in its strip ---- */

struct growing {
	struct file file; /* first, likewise */
	struct buf bytes;
};

static tmsize_t on_grow(thandle_t handle, void *from, tmsize_t n)
{
	struct growing *g = handle;
	uint64_t at = g->file.cursor.at, end = at + (uint64_t)n;
	while (g->bytes.n < end)
		buf_add_byte(&g->bytes, 0);
	memcpy(g->bytes.data + at, from, (size_t)n);
	g->file.cursor = (struct cursor){g->bytes.data, g->bytes.n, end};
	return n;
}

static TIFF *open_growing(struct growing *g)
{
	be_silent();
	return TIFFClientOpen("fax", "w", g, on_read, on_grow, on_seek, on_close, on_size, NULL, NULL);
}

static bool shape_strip(TIFF *t, uint32_t width, uint32_t height)
{
	return TIFFSetField(t, TIFFTAG_IMAGEWIDTH, width) && TIFFSetField(t, TIFFTAG_IMAGELENGTH, height)
		&& TIFFSetField(t, TIFFTAG_BITSPERSAMPLE, 1) && TIFFSetField(t, TIFFTAG_SAMPLESPERPIXEL, 1)
		&& TIFFSetField(t, TIFFTAG_ROWSPERSTRIP, height)
		&& TIFFSetField(t, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB)
		&& TIFFSetField(t, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE)
		&& TIFFSetField(t, TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4);
}

static tmsize_t bits_bytes(uint32_t width, uint32_t height)
{
	return (tmsize_t)(((size_t)width + 7) / 8 * height);
}

static bool write_strip(TIFF *t, const uint8_t *bits, uint32_t width, uint32_t height)
{
	tmsize_t n = bits_bytes(width, height);
	return shape_strip(t, width, height)
		&& TIFFWriteEncodedStrip(t, 0, (void *)(uintptr_t)bits, n) == n; /* which it only reads */
}

static bool take_strip(struct buf *out, TIFF *t, const struct growing *g)
{
	uint64_t *offsets, *counts;
	bool is_there = TIFFGetField(t, TIFFTAG_STRIPOFFSETS, &offsets)
		&& TIFFGetField(t, TIFFTAG_STRIPBYTECOUNTS, &counts);
	if (!is_there || offsets[0] > g->bytes.n || counts[0] > g->bytes.n - offsets[0])
		return false;
	buf_add(out, g->bytes.data + offsets[0], (size_t)counts[0]);
	return true;
}

bool fax_pack(struct buf *out, const uint8_t *bits, uint32_t width, uint32_t height)
{
	struct growing g = {0};
	TIFF *t = open_growing(&g);
	bool is_packed = t && write_strip(t, bits, width, height) && take_strip(out, t, &g);
	if (t)
		TIFFClose(t);
	buf_drop(&g.bytes);
	return is_packed;
}

/* The strip becomes a file again. */
static bool wrap(struct growing *g, const uint8_t *bytes, size_t n, uint32_t width, uint32_t height)
{
	TIFF *t = open_growing(g);
	bool is_there = t && shape_strip(t, width, height)
		&& TIFFWriteRawStrip(t, 0, (void *)(uintptr_t)bytes, (tmsize_t)n) == (tmsize_t)n
		&& TIFFWriteDirectory(t);
	if (t)
		TIFFClose(t);
	return is_there;
}

bool fax_unpack(uint8_t *bits, const uint8_t *bytes, size_t n, uint32_t width, uint32_t height)
{
	struct growing g = {0};
	bool is_there = wrap(&g, bytes, n, width, height);
	struct file file = {.cursor = {g.bytes.data, g.bytes.n, 0}};
	TIFF *t = is_there ? open_tiff(&file) : NULL;
	tmsize_t all = bits_bytes(width, height);
	bool is_good = t && TIFFReadEncodedStrip(t, 0, bits, all) == all && file.n_bad_codes == 0;
	if (t)
		TIFFClose(t);
	buf_drop(&g.bytes);
	return is_good;
}
