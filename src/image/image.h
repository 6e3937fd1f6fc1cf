/* image.h - the darkroom: probe by magic bytes, pass bytes through where that is honest, else
 * decode and encode again without loss; cut long screenshots in quiet rows. Input is hostile.
 *
 * Only privacy hands pictures on: nothing outside src/privacy includes this header but run and draft (probe)
 * and type (emoji bitmaps). */
#ifndef DOSSIER_IMAGE_IMAGE_H
#define DOSSIER_IMAGE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "image/facts.h"
#include "image/fault.h"

/* A PDF, for all that can be seen at its head, which need not be its first line. */
bool image_is_pdf(const struct fs_file *f);

/* Look at the first bytes, headers and (JPEG) the structure of the whole file; no pixel is decoded.
 * max_pixels caps width x height. false: *fault says why. Thread-safe. */
bool image_probe(struct image_facts *facts, const struct fs_file *f, uint64_t max_pixels,
                 struct image_fault *fault);
/* The same of one page, from 1, of a file that has pages; who decodes it gets that page, too. */
bool image_probe_page(struct image_facts *facts, const struct fs_file *f, uint32_t page, uint64_t max_pixels,
                      struct image_fault *fault);
/* 0: it is one picture; -1: that cannot be told, since it is none that is read, or damaged. */
int image_count_pages(const struct fs_file *f);

/* ---- what goes into a page description: an encoded picture, still compressed ---- */
enum image_coding {
	CODING_JPEG,  /* DCTDecode */
	CODING_FLATE, /* zlib over rows, each with a PNG filter byte in front: Predictor 15 */
	CODING_FAX,   /* CCITT group 4, of black and white: made here */
	CODING_ROWS,  /* zlib over plain rows: in sellers' PDFs, read and never made */
};

/* A run of bytes that lies in the original file, in the spool or in memory. */
struct image_bytes {
	enum { BYTES_FILE, BYTES_SPOOL, BYTES_MEMORY } where;
	uint64_t offset;     /* FILE, SPOOL */
	const uint8_t *data; /* MEMORY, in the arena */
	size_t n;
};

struct image_band { /* one picture XObject */
	uint32_t width, height; /* [px] before it is turned */
	enum image_coding coding;
	int components;         /* 1 grey or indexed, 3 RGB, 4 CMYK */
	int bits;               /* per component: 1 2 4 8 16 */
	bool inverted;          /* Adobe CMYK: Decode [1 0 1 0 1 0 1 0] */
	struct image_bytes *runs; /* one after the other they are the stream */
	size_t n_runs;
	uint64_t stream_bytes;  /* their sum */
	bool is_buffered;       /* JPEG: decoding holds all of its coefficients */
};

struct image_encoding {
	struct image_band *bands; /* top to bottom, as they are seen; one unless cut */
	size_t n_bands;
	int orientation;          /* EXIF 1..8: how each band is yet to be turned */
	const uint8_t *palette;   /* RGB triples of an indexed picture, or NULL */
	int n_palette;
	const uint8_t *icc;       /* profile that matches `components` (RGB for an indexed one), or NULL */
	size_t n_icc;
	unsigned steps;           /* enum image_step */
	uint32_t text_height;     /* [px] of its lines of text; 0: none were found, or nobody looked */
	int quality;              /* JPEG: tenths of libjpeg's 1 to 100 whose steps are as coarse; 0: unknown */
};

/* What band_height is of a picture whose lines of text are so tall [px]: those of small print are lower. */
typedef uint32_t image_band_fit(const void *context, uint32_t text_height);

struct image_rows_of { /* [px] a part of a picture, from side to side */
	uint32_t from, end;
};

struct image_job {
	const struct fs_file *file;
	const struct image_facts *facts;
	struct fs_spool *spool;    /* re-encoded bytes go here; NULL: they are thrown away (a check) */
	uint32_t band_height;      /* [px] cut what is over 1.15 of this into bands of at most this; 0: never.
	                            * JPEGs less than 2:1 tall or CMYK are left whole */
	image_band_fit *fit;       /* asked once more, where text was found; NULL: it makes no difference */
	const void *fit_context;
	size_t slack_bytes;        /* by how much a copy may outgrow the original before more effort is made */
	unsigned threads;          /* that may pack bands side by side; 0: one per core */
	bool is_made;              /* the file was: nobody will look for its own bytes */
	const struct image_rows_of *kept; /* of it as it is seen: no cut goes through them */
	size_t n_kept;
};

/* Memory that image_encode needs at most while it runs, for the budget: what the picture takes decoded
 * (facts->decoded_bytes) and no more than 30 MB beside it, however large it is. */
size_t image_cost_bytes(const struct image_facts *facts, uint32_t band_height);

/* Points as the file has them: its facts must not tell that they are to be square, see image_as_filed.
 * PNG: IDAT bytes pass through when whole, honest (chunk CRCs, exact inflated size), not interlaced
 * and without alpha; else rows are decoded and encoded again. JPEG: runs of the file without
 * metadata segments. Cutting never loses or doubles a pixel row; what is cut of a turned PNG is upright, of a
 * turned JPEG it is yet to be turned. false: *fault. Thread-safe; the
 * result lives in `a` (one arena a thread). */
bool image_encode(struct image_encoding *out, struct arena *a, const struct image_job *job,
                  struct image_fault *fault);

/* Decode a PNG in memory to 8-bit RGB and alpha planes (mem_alloc'd into the bufs): emoji bitmaps of
 * fonts. false if it is no good PNG of at most 1024 x 1024. */
bool image_decode_rgba(const void *png, size_t n, uint32_t *width, uint32_t *height, struct buf *rgb,
                       struct buf *alpha);

/* ---- for sheets: a cleared band as pixels, and pixels as a file ---- */
struct image_stream { /* a band's bytes in order; *got 0 at the end; false: they cannot be read */
	bool (*read)(void *context, void *to, size_t n, size_t *got);
	void *context;
};

/* The band, not turned, shrunk to width x height (neither more than its own) by the mean of what falls into
 * each pixel. JPEGs are decoded as small as will do and all is read row by row: what is in memory is the
 * result and some rows (a progressive JPEG's coefficients beside it). false: the stream is broken or not
 * what the band says. Thread-safe. */
bool image_shrink(uint8_t *rgb, uint32_t width, uint32_t height, const struct image_encoding *e, size_t band,
                  const struct image_stream *stream);
/* n pixels of that profile become sRGB; as they are if there is none, or nobody to read it. One of greys
 * means triples that are grey, and they stay so. */
void image_to_srgb(uint8_t *rgb, size_t n, const uint8_t *icc, size_t n_icc);
bool image_reads_profiles(void); /* is there somebody? */
/* Appends a profile with the same colours and nothing else in it, for pictures of that many components;
 * false if this one is not sound or does not suit them. */
bool image_clean_profile(struct buf *out, const uint8_t *profile, size_t n, int components);
/* All pixels of a band of four inks, as many as it has: 0 is all of the ink, 255 none, whatever the file
 * holds. false likewise. */
bool image_read_inks(uint8_t *cmyk, const struct image_encoding *e, size_t band,
                     const struct image_stream *stream);
/* The same with an eye to edges, which stay sharper: for what is read. */
bool image_shrink_sharp(uint8_t *rgb, uint32_t width, uint32_t height, const struct image_encoding *e,
                        size_t band, const struct image_stream *stream);
/* Memory that takes beside the result. */
size_t image_shrink_bytes(const struct image_encoding *e, size_t band);

struct byte_sink; /* base/deflate.h */

struct image_pixels {
	uint32_t width, height;
	/* Row y as RGB triples, written to `rgb`. */
	void (*row)(void *context, uint32_t y, uint8_t *rgb);
	void *context;
	unsigned dpi;
};
/* Appends a baseline JPEG (quality 1 to 100, colours not subsampled: letters stay sharp) or a PNG, grey if
 * all pixels are, of one bit if they are black and white. Nothing but the picture is in it, and the same
 * pixels give the same bytes. */
void image_write_jpeg(struct buf *out, const struct image_pixels *pixels, int quality);
void image_write_png(struct buf *out, const struct image_pixels *pixels);
/* The same PNG as it comes, with no more than a band of it in memory; rows are asked for twice. keeps_rgb:
 * three samples a pixel even if all are grey, since they have a profile. false: the sink failed. */
bool image_send_png(const struct byte_sink *out, const struct image_pixels *pixels, bool keeps_rgb);

/* ---- formats that are decoded whole: HEIC, AVIF, WebP, GIF, TIFF, BMP ---- */
bool image_is_foreign(enum image_format format); /* is it one, and was this program built to read it? */
struct image_whole {
	uint32_t width, height; /* [px] as stored, with square points */
	uint8_t *rgb;           /* theirs, mem_alloc'd; what is clear is white */
	const uint8_t *icc;     /* cleaned, in the arena; or NULL */
	size_t n_icc;
	int components;         /* that icc is for: 1, all pixels are grey; or 3 */
	bool is_photo;          /* the format loses something: JPEG is good enough for it */
	bool is_converted;      /* they were inks */
	bool is_squared;        /* its points were not square: see image_square */
};
/* false: *fault. Thread-safe. */
bool image_decode_whole(struct image_whole *out, struct arena *a, const struct fs_file *file,
                        const struct image_facts *facts, struct image_fault *fault);

/* ---- to fit a limit: a band's pixels, smaller, for a page ---- */
struct image_jpeg {
	int quality;   /* in tenths: 10 to 1000 */
	bool is_grey;  /* no colours are kept */
	bool is_tight; /* progressive, colours at half the resolution: for photos, where nobody sees it */
	bool is_inks;  /* the rows are no RGB triples, but four inks a pixel, see image_read_inks */
};
void image_write_jpeg_as(struct buf *out, const struct image_pixels *pixels, const struct image_jpeg *how);

/* What pixels look like, counted: words on plain ground, or a photo? Zero it, then count one band or many. */
struct image_look {
	uint64_t pixels;
	uint64_t flat;      /* as their neighbour to the left */
	uint64_t extreme;   /* black or white, nearly */
};
void image_look(struct image_look *look, const uint8_t *rgb, uint32_t width, uint32_t height);
bool image_is_screen(const struct image_look *look);  /* words and areas of one colour */
bool image_is_bilevel(const struct image_look *look); /* a scan in black and white */

/* A palette of at most 256 colours for pixels that are counted first, a band or many: exact if they have no
 * more, else such that colours which are alike share one. keeps_black: black stays what it is, whatever is
 * like it: parts are covered. */
struct image_palette;
struct image_palette *image_palette_new(bool keeps_black);
void image_palette_count(struct image_palette *p, const uint8_t *rgb, uint32_t width, uint32_t height);
/* 16, 32, 64 or 256: the fewest with which no area of one colour, however small, is seen to become another,
 * and no photo among the words gets steps. 0: there are too many colours for that. */
int image_palette_least(struct image_palette *p, bool is_grey);
/* RGB triples, lent; *n of them, at most `most`. is_grey: all of them are. */
const uint8_t *image_palette_choose(struct image_palette *p, int most, bool is_grey, int *n);
/* Appends the zlib stream of the indexed rows (CODING_FLATE); returns the bits of an index. */
int image_palette_pack(struct buf *out, const struct image_palette *p, const uint8_t *rgb, uint32_t width,
                       uint32_t height);
void image_palette_drop(struct image_palette *p);
size_t image_palette_bytes(void); /* memory that all this takes */

/* ---- words in black and white: words.c, bilevel.c ---- */
struct image_words { /* of sampled rows; zero it, count one band or many, tell the rest */
	bool is_screen;   /* see image_is_screen: its ground is what it is, a scan's is paper */
	bool keeps_black; /* whatever it stands on: parts are covered */
	uint64_t n, ink, blurred, grounds[256]; /* pixels; grounds by lightness */
};
void image_words_count(struct image_words *w, const uint8_t *rgb, uint32_t width, uint32_t height);
/* Words on plain grounds, large enough that nothing is lost when each pixel becomes black or white. */
bool image_is_words(const struct image_words *w);
/* Appends the stream of the picture in black and white; returns how it is coded. What is no words becomes
 * dots. */
enum image_coding image_write_bilevel(struct buf *out, const uint8_t *rgb, uint32_t width, uint32_t height,
                                      const struct image_words *words);
/* Is writing no longer there in black and white, since it is too faint for it, or as light as its ground? */
bool image_bilevel_loses(const uint8_t *rgb, uint32_t width, uint32_t height,
                         const struct image_words *words);
/* Memory these take for so many pixels beside them. */
size_t image_bilevel_bytes(size_t pixels);

/* ---- without colours: traces.c ---- */
enum { IMAGE_MIXES = 7 }; /* of red, green and blue to greys; the first makes them as light as the colours */
struct image_greys { /* zero it, count one band or many */
	uint64_t lost[IMAGE_MIXES]; /* pixels of writing, about, that differs from its ground in colour alone */
};
/* In the first mix, or in all of them. */
void image_greys_count(struct image_greys *g, const uint8_t *rgb, uint32_t width, uint32_t height, bool all);
int image_greys_choose(const struct image_greys *g); /* the mix in which the least is lost */
void image_to_greys(uint8_t *rgb, size_t n_pixels, int mix);

/* ---- pictures made of screens ---- */
struct image_raster {
	uint32_t width, height;
	const uint8_t *rgb;
	bool is_exact; /* no JPEG: what is the same has the same pixels */
};
struct image_strip; /* what is known of the rows of one of them, which it borrows */
struct image_strip *image_strip_new(const struct image_raster *raster);
void image_strip_drop(struct image_strip *s); /* NULL is fine */
/* Which rows of each, one after the other, make the long picture that was scrolled through: all of them once,
 * but for the head and the foot that both have. Of those that may still be taken some are given up where the
 * two meet; false: they do not, and nothing is changed. *twins: what both have, taken or not; n 0 where that
 * is nothing but ground. */
enum { IMAGE_TWINS = 3 };
bool image_join(const struct image_strip *above, const struct image_strip *below,
                struct image_stretch *of_above, struct image_stretch *of_below,
                struct image_twin twins[IMAGE_TWINS]);
struct image_repeat { /* rows that are left out, since the same ones stay from `stays` on */
	uint32_t first, end, stays;
};
struct image_trimmed {
	struct image_stretch *stretches; /* one: nothing is repeated */
	struct image_repeat *repeats;
	size_t n, n_repeats;
};
/* The same of screens that stand one above the other, each with its head and foot. */
struct image_trimmed image_trim(struct arena *a, const struct image_raster *raster);

/* ---- orientations, EXIF's 1 to 8 ---- */
/* Of a picture that is turned clockwise by 0, 90, 180 or 270 degrees more. */
int image_turn(int orientation, int degrees);
/* The facts of the picture before its points become square; the same if they are. */
struct image_facts image_as_filed(const struct image_facts *facts);
/* The facts of the same stored picture, if that were its orientation. */
void image_orient(struct image_facts *facts, int orientation);
/* Points that are not square: rows or columns are repeated. The first pixels, of the size that the file has,
 * of n samples each, become all of width x height, for which there is room. */
void image_square(uint8_t *samples, size_t n, uint32_t file_width, uint32_t file_height, uint32_t width,
                  uint32_t height);
/* Where in the stored picture of that size lies what is seen upright at r? */
struct image_rect image_stored(struct image_rect r, int orientation, uint32_t width, uint32_t height);
struct image_size {
	uint32_t width, height;
};
/* Of what is shrunk to that size: the pixels of r that nothing from beyond its edge went into; or none. */
struct image_rect image_shrunk(struct image_rect r, struct image_size from, struct image_size to);

/* A point [millionths of a px] of the upright picture, as it is seen once the recipe was followed. */
void image_carry(const struct image_recipe *recipe, int64_t *x, int64_t *y);
/* A row [millionths of a px] of a picture of which these stretches alone are left, in their order: where it
 * is then; of one that is left out, where it was. */
int64_t image_carry_row(const struct image_stretch *stretches, size_t n, int64_t y);

/* Of formats that are decoded whole, one library a string, with its version; or what is not read without it,
 * to be translated. NULL at the end. */
const char *const *image_foreign_libraries(void);
const char *image_libraries(void); /* "libpng 1.6.39, libjpeg-turbo 2.1.5", for --version */

#endif
