/* image_int.h - what the files of the darkroom know of each other. Nothing outside includes it.
 *
 * A picture's bytes are read through a window, so that a file's size never is a memory's size. The
 * structure of a file (walk_*) is separate from its facts (probe.c) and its encoding (encode_*.c):
 * the same walk serves both, so what was promised by the probe is what the encoder meets. */
#ifndef DOSSIER_IMAGE_INT_H
#define DOSSIER_IMAGE_INT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/deflate.h"
#include "image/image.h"

extern const char image_advice_again[]; /* the file is damaged: get it once more */

/* ---- window.c ---- */
enum { WINDOW_BYTES = 1 << 16 }; /* holds any JPEG segment whole */

struct window {
	const struct fs_file *file;
	uint64_t offset; /* in the file, of bytes[0] */
	size_t n;
	int trouble; /* errno of a failed read; 0: the file just ended */
	uint8_t bytes[WINDOW_BYTES];
};

void window_open(struct window *w, const struct fs_file *file);
/* The file's bytes from `offset` on, at least `want` of them; *n tells how many there are. NULL when
 * the file ends before, or cannot be read. Lent until the next look. */
const uint8_t *window_look(struct window *w, uint64_t offset, size_t want, size_t *n);
/* Why window_look gave NULL: "ends inside <where>", or the system's words. */
bool window_fail(const struct window *w, struct image_fault *f, const char *where);

static inline uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }
static inline uint32_t larger(uint32_t a, uint32_t b) { return a > b ? a : b; }

static inline uint32_t get16(const uint8_t *p) { return (uint32_t)p[0] << 8 | p[1]; }
static inline uint32_t get32(const uint8_t *p) { return get16(p) << 16 | get16(p + 2); }

/* ---- exif.c ---- */
struct exif {
	int orientation; /* 1..8 */
	struct date taken;
	bool has_location;
	double across, down; /* points in an inch or a cm; 0: it does not tell */
};
struct tiff {
	const uint8_t *bytes;
	size_t n;
	bool is_little;
};
struct tiff_entry {
	uint32_t tag, type, count;
	size_t value; /* offset of the four bytes that hold the value or point to it */
};
uint32_t tiff32(const struct tiff *t, size_t at);
/* The entry of the first directory; false if it is not there. */
bool tiff_find(struct tiff_entry *e, const struct tiff *t, uint32_t tag);

/* n bytes of a TIFF structure. Whatever is malformed in it is passed over: metadata is thrown away
 * in the end, so it never makes a picture unusable. */
void exif_read(struct exif *e, const uint8_t *tiff, size_t n);
/* Does an XMP packet or any other text speak of a place? */
bool exif_text_has_location(const uint8_t *text, size_t n);

/* ---- icc.c ---- */
enum { ICC_MAX_BYTES = 4 << 20 };

/* ---- tables_jpeg.c ---- */
enum { JPEG_BASELINE, JPEG_EXTENDED, JPEG_PROGRESSIVE };

struct jpeg_frame {
	int kind;
	uint32_t width, height;
	int components;
	int ids[4], h[4], v[4]; /* sampling factors */
	int quantisation[4];    /* which table */
	int h_max, v_max; /* columns and rows of blocks in an MCU */
	int blocks;       /* in an MCU, of all components */
	unsigned n_scans;
};

struct jpeg_tables { /* that have been defined so far */
	int first_steps[4]; /* of the quantisation tables: by what the means of blocks are divided; 0: no table */
	int step_sums[4];   /* of all 64 of a table */
	struct jpeg_huffman {
		int shortest; /* [bits] of its codes; 0: not defined */
		bool has_end_runs;
		uint8_t counts[16];   /* codes by length, from 1 */
		uint8_t symbols[256];
	} huffman[2][4]; /* DC and AC */
};

struct jpeg_scan {
	int n;               /* components */
	unsigned components; /* which, bits */
	int which[4];        /* in their order */
	int blocks[4];       /* in an MCU, of each */
	int tables[4][2];    /* DC and AC */
	int first, end;      /* coefficients */
	int high, low;       /* their bits */
	int least_bits;      /* that an MCU takes */
};

/* The contents of a segment, or what is wrong with them; NULL: nothing. */
const char *jpeg_read_quantisation(struct jpeg_tables *t, const uint8_t *p, size_t n);
const char *jpeg_read_huffman(struct jpeg_tables *t, const uint8_t *p, size_t n);
const char *jpeg_read_scan(struct jpeg_scan *s, const struct jpeg_tables *t, const struct jpeg_frame *f,
                           const uint8_t *p, size_t n);
/* Of the first component, the brightness; see struct image_encoding. */
int jpeg_quality(const struct jpeg_tables *t, const struct jpeg_frame *f);
/* May so many bytes with so many restart markers in them be all of the scan's data? */
bool jpeg_scan_is_whole(const struct jpeg_scan *s, const struct jpeg_frame *f, uint64_t bytes,
                        uint64_t restarts, uint64_t interval);
/* How often the scan's data repeat their smallest group of blocks. */
uint64_t jpeg_count_groups(const struct jpeg_scan *s, const struct jpeg_frame *f);

/* ---- scan_jpeg.c ---- */
struct jpeg_history { /* what the scans of a progressive picture have told */
	bool known[4][64];
	int low[4][64];    /* the last bit of each coefficient */
	uint64_t *seen[4]; /* by block: coefficients that are not 0, a bit each */
};
void jpeg_history_drop(struct jpeg_history *h);

struct jpeg_data { /* of a scan, up to the marker behind it */
	struct window *window;
	uint64_t from, to;
	uint32_t restart_interval;
};
/* Reads every code of a scan that was found whole. What is wrong with them, or NULL. */
const char *jpeg_read_codes(struct jpeg_history *h, const struct jpeg_scan *s, const struct jpeg_tables *t,
                            const struct jpeg_frame *f, const struct jpeg_data *data);

/* ---- walk_jpeg.c ---- */

struct jpeg_structure {
	struct jpeg_frame frame;
	struct exif exif;
	bool has_jfif, has_adobe, has_metadata;
	double across, down; /* points in an inch, or their shape alone, by JFIF; 0: it does not tell */
	uint8_t jfif[14]; /* version and density; or what says nothing, where these are not as they should be */
	int adobe_transform;
	uint32_t n_more; /* see struct image_facts */
	int quality;     /* see struct image_encoding */
	struct image_bytes *runs; /* kept bytes after SOI, without APPn and COM; needs an arena */
	size_t n_runs;
	uint8_t *icc;
	size_t n_icc;
};

/* a NULL: facts only, no runs and no profile, and the codes of the picture data are not read. */
bool image_walk_jpeg(struct jpeg_structure *s, const struct fs_file *f, struct arena *a,
                     struct image_fault *fault);

/* ---- mpf.c: several pictures in one JPEG file (CIPA DC-007) ---- */
/* How many of the pictures that an MPF index tells of, beside the first, are as large as the first? The rest
 * is thumbnails, gain maps and the like. `start`: where in the file its TIFF structure begins. */
uint32_t mpf_count_pictures(struct window *w, uint64_t start, size_t n, const struct jpeg_frame *first);

/* ---- walk_png.c ---- */
enum png_colour { PNG_GREY = 0, PNG_RGB = 2, PNG_PALETTE = 3, PNG_GREY_ALPHA = 4, PNG_RGB_ALPHA = 6 };

enum { PNG_UNIT = 100000 }; /* of gamma and of places */

struct png_colours { /* as chunks beside a profile tell them */
	uint32_t gamma;     /* light to sample: 45455 is about sRGB; 0: it is not told */
	uint32_t points[8]; /* x and y of white, red, green and blue; 0: they are not told */
	bool is_srgb;
};

struct png_structure {
	uint32_t width, height;
	int bits, colour;
	bool is_interlaced;
	uint8_t palette[256 * 3];
	int n_palette;
	uint8_t trns[256];
	int n_trns;
	struct image_bytes *runs; /* the data of the IDAT chunks; needs an arena */
	size_t n_runs;
	uint64_t idat_bytes;
	uint64_t icc_offset; /* data of the iCCP chunk */
	size_t n_icc;
	struct png_colours colours;
	bool has_metadata;
	uint32_t n_more; /* frames; see struct image_facts */
	double across, down; /* points in an inch, or their shape alone; 0: it does not tell */
	struct exif exif;
};

bool image_walk_png(struct png_structure *s, const struct fs_file *f, struct arena *a,
                    struct image_fault *fault);
int png_channels(int colour);

/* ---- rows*.c: rows as PNG holds them, each with a filter byte in front ---- */
enum filter { FILTER_NONE, FILTER_SUB, FILTER_UP, FILTER_AVERAGE, FILTER_PAETH };

struct rows {
	uint32_t width, height;
	int channels, bits;
	size_t row_bytes; /* without the filter byte */
	size_t unit;      /* bytes a filter looks back: a pixel, at least 1 */
	uint8_t *data;    /* height x (1 + row_bytes), mem_alloc'd by whoever made the rows */
};

void rows_shape(struct rows *r, uint32_t width, uint32_t height, int channels, int bits);
static inline size_t rows_bytes(const struct rows *r) { return (r->row_bytes + 1) * r->height; }
static inline uint8_t *rows_at(const struct rows *r, uint32_t y) { return r->data + (r->row_bytes + 1) * y; }

bool rows_have_good_filters(const struct rows *r);
/* Undo one row's filter: `to` may be row + 1 itself. prior: the plain row above (zeroes at the top). */
void rows_unfilter(uint8_t *to, const uint8_t *row, const uint8_t *prior, size_t n, size_t unit);
void rows_unfilter_all(struct rows *r); /* every filter byte becomes 0 */
/* Plain rows in, filtered rows out: for each row the filter whose sum of differences is smallest. */
void rows_filter_all(struct rows *r, bool is_palette);
/* A row that needs no row above: filter None or Sub, whichever is smaller. to: 1 + n bytes. */
void rows_filter_first(uint8_t *to, const uint8_t *plain, size_t n, size_t unit);

/* ---- alpha.c: the last channel ---- */
/* Filtered rows stay filtered. false: it is not opaque everywhere, and nothing has changed. */
bool rows_drop_alpha(struct rows *r);
void rows_flatten_alpha(struct rows *r);          /* plain rows: blend on white */
void rows_flatten_palette(struct png_structure *s);
/* Plain rows: pixels of the tRNS colour become white; false if there are none. */
bool rows_flatten_key(struct rows *r, const struct png_structure *s);

/* ---- noise.c ---- */
enum { NOISE_BYTES = 56 }; /* that this and the search for cuts take for a row */
enum { GROUND_ROWS = 15 }; /* see ground.c */
enum { BUBBLES_MOST = 16 };  /* see bubbles.c */

struct noise { /* a picture's restlessness, row by row as it is seen; the rows themselves are not kept */
	uint32_t width, height; /* as it is seen */
	uint32_t step, phase;   /* rows that may be cut: phase, and every `step` of them from there on */
	uint32_t n_taken, n_restless;
	struct steps {
		uint32_t plain, grainy; /* sums of steps between samples, faint ones left out */
	} *rows, *along, above;
	bool is_jpeg;   /* whose colours are blurred */
	uint32_t every; /* [px] from one sample to the next */
	uint8_t *taken; /* by row: what a cut would part there */
	struct ground { /* of the last rows, by channel */
		uint8_t ends[2][GROUND_ROWS];
		uint8_t left, right;   /* most of these */
		uint8_t *least, *most; /* by column: between the two */
	} ground[3];
	uint8_t *is_other; /* by column: than the ground */
	uint8_t *steps;    /* by column: from the one before it */
	struct bubble {    /* something flat that reaches down to here */
		uint32_t x, end; /* samples that the last rows have in common */
		uint8_t colour[3];
		uint32_t first, last, n_sharp; /* rows, and how many of them end sharply */
		uint32_t left, right, widest; /* of them all */
		uint32_t seen_x, seen_end; /* in the last row */
		uint64_t area; /* of all of its colour */
	} bubbles[BUBBLES_MOST], *ended;
	size_t n_bubbles, n_ended;
};
enum { TAKEN_WIDE = 1, TAKEN_BUBBLE = 2 }; /* by something wide on the ground; by a bubble, on a wallpaper */
void noise_start(struct noise *n, uint32_t width, uint32_t height); /* width at least 2 */
/* The next row and the one above it, in 8 bits a sample (grey is best). */
void noise_add(struct noise *n, const uint8_t *row, const uint8_t *above);
/* And with its colours, 1 or 3 channels one behind the other: what stands on the ground is told from it. */
void noise_add_seen(struct noise *n, const uint8_t *row, const uint8_t *above, const uint8_t *planes,
                    uint32_t channels);
/* Or columns, as the picture is seen, of `height` samples; then tell their end. */
void noise_add_column(struct noise *n, const uint8_t *column, const uint8_t *before);
void noise_end_columns(struct noise *n);
void noise_end_rows(struct noise *n); /* that were told with their colours */
void noise_reverse(struct noise *n); /* all was told bottom up */
void noise_keep(struct noise *n, const struct image_job *job); /* rows that are not to be parted */
void noise_drop(struct noise *n);

/* ---- ground.c ---- */
/* Does row n->n_taken hold something wide that is not of the colour of the ground on which it stands? */
bool ground_is_taken(struct noise *n, const uint8_t *planes, uint32_t channels);

/* ---- bubbles.c ---- */
/* Follow what is flat down to row n->n_taken; what ends there is marked in n->taken. */
void bubbles_add(struct noise *n, const uint8_t *planes, uint32_t channels);
void bubbles_end(struct noise *n); /* that was the last row */
size_t bubbles_most(const struct noise *n); /* that may be kept */

/* ---- letters.c ---- */
struct letters { /* what is known of lines of text, while rows come from the top */
	uint32_t cell, every; /* [samples] wide; [px] from one sample to the next */
	uint32_t stretch;     /* rows from one stretch that is looked at to the next; 0: all are */
	uint32_t y, n;
	int stroke;           /* steps of grey that a letter makes at least */
	uint32_t *marks;      /* of each row that was looked at: which cells hold letters, a bit each */
};
/* Rows of so many samples, every so many pixels, are about to come; at most `height` of them. */
void letters_start(struct letters *l, uint32_t samples, uint32_t every, uint32_t height);
void letters_expect_jpeg(struct letters *l); /* whose letters have shadows */
void letters_add(struct letters *l, const uint8_t *grey);
void letters_repeat(struct letters *l); /* a row like the one before; not the first */
/* [px] of a line, as most of them are; 0: there is no text, or too little to tell. Lets go of all. */
uint32_t letters_end(struct letters *l);

/* ---- cuts.c ---- */
/* Where bands end, in ascending order (0 < y < height), so that they are at most `band_height` tall and cut
 * in quiet rows where one is near. */
uint32_t *noise_find_cuts(const struct noise *n, struct arena *a, uint32_t band_height, size_t *n_cuts);
/* Is the picture tall enough that it is to be cut into bands of that height? */
bool cuts_are_wanted(const struct image_job *job, uint32_t band_height);
/* [px] of bands in which lines so tall (0: unknown) can be read; 0: it is never cut. */
uint32_t cuts_band_height(const struct image_job *job, uint32_t text_height);

/* ---- survey.c: one pass over filtered rows to see where they may be cut ---- */
enum { SURVEY_WIDE = 640 }; /* [px] from here on every second column shows all that matters */

struct survey {
	struct noise noise;
	uint8_t *anchors;  /* plain rows 0, ANCHOR_STEP, ... to start unfiltering from */
	size_t row_bytes;
	uint32_t text_height; /* see letters_end */
};
void survey_rows(struct survey *s, const struct rows *r, const struct png_structure *png);
/* Make row y independent of the one above. Cuts must be detached in ascending order of y, from rows
 * that are as they were surveyed between the anchor and y. */
void survey_detach(const struct survey *s, struct rows *r, uint32_t y);
void survey_drop(struct survey *s);
/* The height of lines alone, in some of a screen's rows: that tells enough, and costs little. */
uint32_t survey_letters(const struct rows *r, const struct png_structure *png);
/* What it holds at most for a picture of that height and of so many bytes in rows. */
size_t survey_bytes(uint32_t height, size_t rows_bytes);

/* ---- pack.c: filtered rows to bands in the spool ---- */
bool image_pack_rows(struct image_encoding *out, struct arena *a, const struct image_job *job,
                     const struct rows *rows, const uint32_t *cuts, size_t n_cuts, uint64_t source_bytes,
                     struct image_fault *fault);
/* Plain rows of black and white as CCITT group 4, in bands likewise. false: that takes `most` bytes or more,
 * or cannot be done; then nothing is changed. */
bool image_pack_fax(struct image_encoding *out, struct arena *a, const struct image_job *job,
                    const struct rows *r, const uint32_t *cuts, size_t n_cuts, uint64_t most);
/* Its rows of bits once more, white as 1. */
bool image_read_fax(uint8_t *rows, const struct image_band *b, const struct image_stream *stream);

/* Memory that takes beside the rows. */
size_t image_pack_bytes(uint64_t source_bytes, uint64_t rows_bytes, uint32_t height, uint32_t band_height);

/* ---- libpng.c, libjpeg*.c: the only files that name these libraries and their setjmp ---- */
bool libpng_decode(struct rows *r, const struct fs_file *f, struct image_fault *fault);
/* Cut a tall JPEG between rows of MCUs; coefficients stay as they are. out->n_bands stays 0 and true
 * is returned when it had better be left whole. */
bool libjpeg_cut(struct image_encoding *out, struct arena *a, const struct image_job *job,
                 const struct jpeg_frame *frame, struct image_fault *fault);

/* The height of lines of text (see letters_end) in a JPEG that is not decoded otherwise. */
uint32_t libjpeg_letters(const struct image_job *job, const struct jpeg_frame *frame);

/* ---- resample.c ---- */
enum { TAPS_MOST = 40 };

struct taps { /* of each pixel along a side */
	int n;
	int16_t *weights;
	uint32_t *first; /* in the source */
};
struct resampler {
	uint32_t from_width, from_height, width, height;
	uint32_t y, done; /* rows taken, rows made */
	struct taps across, down;
	uint8_t *ring;    /* the last down.n rows */
	int16_t *line;    /* a row of the result, as wide as they are */
	int32_t *sums;
	uint8_t *rgb;
};
bool resampler_suits(uint32_t from, uint32_t to); /* so few taps that it is worth it */
void resampler_start(struct resampler *r, uint8_t *rgb, uint32_t from_width, uint32_t from_height,
                     uint32_t width, uint32_t height);
void resampler_take(struct resampler *r, const uint8_t *row);
void resampler_drop(struct resampler *r);

/* ---- shrink.c: rows come in from the top, a smaller picture grows ---- */
struct shrunk {
	uint8_t *rgb;
	uint32_t width, height;
	bool is_sharp; /* resample.c, rather than the mean */
};
struct shrinker {
	bool is_sharp;   /* resample.c does it */
	struct resampler sharp;
	uint32_t from_width, from_height, width, height;
	uint32_t y;      /* rows taken so far */
	uint32_t done;   /* of the result's */
	uint32_t *line;  /* a row shrunk sideways: sums of from_width weights */
	uint64_t *sums;  /* of from_height weights of lines */
	uint8_t *rgb;
};
void shrinker_start(struct shrinker *s, const struct shrunk *to, uint32_t from_width,
                    uint32_t from_height);
void shrinker_take(struct shrinker *s, const uint8_t *row); /* RGB triples */
void shrinker_drop(struct shrinker *s);

/* colour.c: those of a PNG as a profile of one or three components, for image_clean_profile; false where they
 * are, but for 5 %, those of sRGB, make no sense, or nobody writes profiles. */
bool image_profile_colours(struct buf *to, const struct png_colours *colours, int components);

/* colour.c: Lab as an ICC profile connects colours by it, in bytes, as sRGB; nothing if none is read. */
void image_show_lab(uint8_t *rgb, const uint8_t *lab, size_t n);

/* ---- colour.c: inks, as their profile says they look ---- */
struct inks;
/* Without a profile of four inks, or somebody to read it, as they look by themselves. inverted: 255 is no
 * ink. */
struct inks *inks_open(const uint8_t *icc, size_t n, bool inverted);
void inks_print(struct inks *inks, uint8_t *rgb, const uint8_t *cmyk, size_t n);
void inks_close(struct inks *inks); /* NULL is fine */

/* ---- libjpeg_rows.c ---- */
bool libjpeg_shrink(const struct shrunk *to, const struct image_encoding *e, size_t band,
                    const struct image_stream *stream);

/* ---- turn.c: stored pixels to where they are seen ---- */
struct stored_row { /* pixels x, x + every, ... of row y of the file, n of them */
	uint32_t x, y, every, n;
};
bool turn_is_on_its_side(int orientation);
/* In the file's order the rows that are seen (or columns, of a picture on its side) come bottom up. */
bool turn_is_reversed(int orientation);
/* `to` is as large as what is seen, and was all zeroes. `plain` has no filter byte. */
void turn_put(const struct rows *to, int orientation, const uint8_t *plain, const struct stored_row *row);

/* ---- load_png.c, turn_png.c: a PNG's rows ---- */
struct png_work {
	const struct image_job *job;
	struct image_fault *fault;
	struct png_structure png;
	struct rows rows;
	bool is_plain;   /* filters are undone */
	bool is_changed; /* the file's IDAT bytes will no longer do */
	bool is_upright; /* rows are turned, and stripped of transparency but for a palette's */
	unsigned steps;
	uint32_t text_height; /* see letters_end */
};
bool png_load(struct png_work *s);
/* Rows as they are seen, plain, from the packed data. INFLATE_STOPPED: s->fault tells why. */
enum inflate_result png_turn_rows(struct png_work *s, const struct byte_source *source);
/* Memory that a PNG's packed data take while they are read. */
size_t image_load_bytes(uint64_t packed_bytes);

/* ---- colours.c: many to few ---- */
struct colour {
	uint8_t rgb[3], index; /* of the few */
	uint32_t weight;       /* of its error; colours_choose knows it */
	uint32_t n, area;      /* pixels, those of them in areas of it ... */
	uint32_t toned;        /* ... and those among others that are alike */
};
/* At most so many (2 to 256) for n_colours > 0, and which of them is for each; how many there are. */
int colours_choose(uint8_t *rgb, int most, struct colour *colours, size_t n_colours);
/* By how much does a component of one become another at most, of colours that have so large an area? */
int colours_moved(const uint8_t *rgb, const struct colour *colours, size_t n_colours, uint64_t least);
/* The sum of squared distances of those that are toned. */
uint64_t colours_tones_moved(const uint8_t *rgb, const struct colour *colours, size_t n_colours);

/* ---- palette.c ---- */
/* Rows may be filtered. Where the palette is as long as can be they are not looked at. */
bool palette_has_all(const struct png_structure *png, const struct rows *r);

/* ---- encode_jpeg.c, encode_png.c ---- */
bool image_encode_jpeg(struct image_encoding *out, struct arena *a, const struct image_job *job,
                       struct image_fault *fault);
bool image_encode_png(struct image_encoding *out, struct arena *a, const struct image_job *job,
                      struct image_fault *fault);
bool image_has_changed(const struct image_job *job, uint32_t width, uint32_t height,
                       struct image_fault *fault);

#endif
