/* libtiff.c - pages of a TIFF: scanners and fax machines write them; and rows of black and white
 * as a fax machine would send them. */
#include "base/cursor.h"
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

static bool probe(struct foreign_facts *facts, const struct foreign *f, TIFF *t)
{
	uint32_t n;
	if (!go_to_shown(t, f) || !read_size(t, &facts->width, &facts->height))
		return false;
	read_squared(t, &facts->width, &facts->height);
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
	bool is_good = probe(facts, f, t);
	TIFFClose(t);
	return is_good || foreign_corrupt(f);
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

/* Rows of inks as they are: libtiff's own way to colours knows no profile. */
static void put_inks(TIFFRGBAImage *image, uint32_t *to, uint32_t x, uint32_t y, uint32_t width,
                     uint32_t height, int32_t skew, int32_t to_skew, unsigned char *inks)
{
	(void)image, (void)x, (void)y;
	for (; height > 0; height--, to += to_skew, inks += 4 * (ptrdiff_t)skew)
		for (uint32_t i = 0; i < width; i++, inks += 4)
			memcpy(to++, inks, 4);
}

static bool has_inks(const TIFFRGBAImage *image)
{
	return image->photometric == PHOTOMETRIC_SEPARATED && image->bitspersample == 8
		&& image->samplesperpixel == 4 && image->isContig;
}

/* Words of libtiff's colours, or of inks. */
static bool read_raster(uint32_t *raster, TIFF *t, uint32_t width, uint32_t height, bool *are_inks)
{
	char why[1024];
	TIFFRGBAImage image;
	if (!TIFFRGBAImageOK(t, why) || !TIFFRGBAImageBegin(&image, t, 1, why))
		return false;
	image.req_orientation = ORIENTATION_TOPLEFT;
	*are_inks = has_inks(&image);
	if (*are_inks)
		image.put.contig = put_inks;
	bool is_good = TIFFRGBAImageGet(&image, raster, width, height);
	TIFFRGBAImageEnd(&image);
	return is_good;
}

static void take_colours(struct image_whole *out, const struct foreign *f, TIFF *t, const uint32_t *raster,
                         size_t n_pixels, bool are_inks)
{
	uint32_t n = 0;
	void *icc = NULL;
	uint16_t kind = PHOTOMETRIC_RGB;
	bool has_profile = TIFFGetField(t, TIFFTAG_ICCPROFILE, &n, &icc);
	TIFFGetField(t, TIFFTAG_PHOTOMETRIC, &kind);
	if (are_inks) {
		foreign_print_inks(out, (const uint8_t *)raster, n_pixels, has_profile ? icc : NULL, n);
		return;
	}
	take_pixels(out->rgb, raster, n_pixels);
	out->is_converted = kind == PHOTOMETRIC_SEPARATED;
	if (has_profile && kind != PHOTOMETRIC_SEPARATED)
		foreign_take_profile(out, f, icc, n, kind <= PHOTOMETRIC_MINISBLACK ? 1 : 3);
}

/* As stored: the page turns it. */
static bool decode(struct image_whole *out, const struct foreign *f, TIFF *t)
{
	uint32_t width, height;
	bool are_inks = false;
	if (!read_size(t, &width, &height))
		return false;
	uint32_t seen_width = width, seen_height = height;
	read_squared(t, &seen_width, &seen_height);
	if (!foreign_room(out, f, seen_width, seen_height))
		return false;
	size_t n = (size_t)width * height;
	uint32_t *raster = mem_alloc(n * sizeof *raster);
	TIFFSetField(t, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
	bool is_good = read_raster(raster, t, width, height, &are_inks);
	if (is_good)
		take_colours(out, f, t, raster, n, are_inks);
	free(raster);
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
