/* libtiff.c - what a picture of CCITT group 4 shows, for pictures.c: its data as the one strip of a TIFF. In
 * a module of its own (base/plug.h), and nothing but the floor is shared with those who packed the data. */
#include "base/cursor.h"
#include "verify/verify_int.h"

#include <stdlib.h>
#include <string.h>

#include <tiffio.h>

/* ---- a TIFF around the data ---- */

static void put(struct buf *b, uint32_t v, int n)
{
	for (int i = 0; i < n; i++)
		buf_add_byte(b, (int)(v >> 8 * i & 255));
}

static void put_entry(struct buf *b, uint32_t tag, uint32_t value)
{
	put(b, tag, 2);
	put(b, TIFF_LONG, 2);
	put(b, 1, 4);
	put(b, value, 4);
}

static struct buf wrap(const uint8_t *bytes, size_t n, uint32_t width, uint32_t height)
{
	enum { HEAD = 8, ENTRIES = 9 };
	const uint32_t entries[ENTRIES][2] = {{TIFFTAG_IMAGEWIDTH, width}, {TIFFTAG_IMAGELENGTH, height},
		{TIFFTAG_BITSPERSAMPLE, 1}, {TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4},
		{TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE}, {TIFFTAG_STRIPOFFSETS, HEAD + 2 + 12 * ENTRIES + 4},
		{TIFFTAG_SAMPLESPERPIXEL, 1}, {TIFFTAG_ROWSPERSTRIP, height}, {TIFFTAG_STRIPBYTECOUNTS, (uint32_t)n}};
	struct buf b = {0};
	put(&b, 0x2A4949, 4);
	put(&b, HEAD, 4);
	put(&b, ENTRIES, 2);
	for (int i = 0; i < ENTRIES; i++)
		put_entry(&b, entries[i][0], entries[i][1]);
	put(&b, 0, 4);
	buf_add(&b, bytes, n);
	return b;
}

/* ---- read by libtiff ---- */

static tmsize_t on_read(thandle_t cursor, void *to, tmsize_t n)
{
	return (tmsize_t)cursor_read(cursor, to, (size_t)n);
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

static void be_silent(const char *module, const char *format, va_list ap)
{
	(void)module, (void)format, (void)ap;
}

bool fax_read(uint8_t *bits, const uint8_t *bytes, size_t n, uint32_t width, uint32_t height)
{
	struct buf file = wrap(bytes, n, width, height);
	struct cursor c = {file.data, file.n, 0};
	tmsize_t all = (tmsize_t)(((size_t)width + 7) / 8 * height);
	TIFFSetErrorHandler(be_silent);
	TIFFSetWarningHandler(be_silent);
	TIFF *t = TIFFClientOpen("fax", "rm", &c, on_read, on_write, on_seek, on_close, on_size, NULL, NULL);
	bool is_good = t && TIFFReadEncodedStrip(t, 0, bits, all) == all;
	if (t)
		TIFFClose(t);
	buf_drop(&file);
	return is_good;
}
