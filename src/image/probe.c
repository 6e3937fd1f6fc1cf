/* probe.c - what a file is, by its first bytes, and what is known of it without decoding a pixel. */
#define _GNU_SOURCE /* memmem */
#include <string.h>

#include "base/message.h"
#include "image/foreign.h"

/* [px] of a side. No screen or camera makes more; memory and bands by the row would be without bound. */
#define SIDE_MOST 1000000u
/* [px] that a picture has whose points are made square. Of faxes and scans; others are decoded row by row. */
#define SQUARED_MOST 100000000u

#define ADVICE_PNG N_("convert it to PNG, for example: convert FILE NEW.png")
#define ADVICE_HEIC N_("convert it to JPEG, for example: heif-convert FILE NEW.jpg")
#define ADVICE_PDF N_("make pictures of its pages, for example: pdftoppm -r 200 -png FILE page")

static const struct kind {
	enum image_format format;
	unsigned at; /* where in the file the magic bytes stand */
	const char *magic;
	unsigned n;
	const char *name, *advice;
} kinds[] = {
	{IMAGE_JPEG, 0, "\xFF\xD8\xFF", 3, "JPEG", NULL},
	{IMAGE_PNG, 0, "\x89PNG\r\n\x1A\n", 8, "PNG", NULL},
	{IMAGE_GIF, 0, "GIF8", 4, N_("a GIF"), ADVICE_PNG},
	{IMAGE_WEBP, 8, "WEBP", 4, N_("a WebP picture"),
	 N_("convert it to PNG, for example: dwebp FILE -o NEW.png")},
	{IMAGE_AVIF, 4, "ftypavi", 7, N_("an AVIF picture"),
	 N_("convert it to PNG, for example: avifdec FILE NEW.png")},
	{IMAGE_HEIC, 4, "ftyphei", 7, N_("a HEIC photo"), ADVICE_HEIC},
	{IMAGE_HEIC, 4, "ftyphev", 7, N_("a HEIC photo"), ADVICE_HEIC},
	{IMAGE_HEIC, 4, "ftypmif1", 8, N_("a HEIC photo"), ADVICE_HEIC},
	{IMAGE_HEIC, 4, "ftypmsf1", 8, N_("a HEIC photo"), ADVICE_HEIC},
	{IMAGE_TIFF, 0, "II*\0", 4, N_("a TIFF"), ADVICE_PNG},
	{IMAGE_TIFF, 0, "MM\0*", 4, N_("a TIFF"), ADVICE_PNG},
	{IMAGE_BMP, 0, "BM", 2, N_("a BMP"), ADVICE_PNG},
};

static const struct kind pdf = {IMAGE_PDF, 0, "%PDF-", 5, N_("a PDF"), ADVICE_PDF};

/* The kind whose magic bytes these are. Fewer bytes than that, but right so far, will do too: a file
 * cut off so early is better called truncated than unknown. */
static const struct kind *find_kind(const uint8_t *p, size_t n)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct kind *k = &kinds[i];
		size_t compare = n < k->at ? 0 : n - k->at < k->n ? n - k->at : k->n;
		if (compare >= 2 && memcmp(p + k->at, k->magic, compare) == 0)
			return k;
	}
	return NULL;
}

enum { PDF_HEAD = 1024 }; /* its head is within so many bytes: ISO 32000-1 for readers, Annex H.3, note 13 */

/* What was taken from the web may begin with a line of its own. */
static bool has_pdf_head(const struct fs_file *f)
{
	char head[PDF_HEAD];
	size_t n = f->bytes < sizeof head ? (size_t)f->bytes : sizeof head;
	return fs_read_at(f, head, n, 0) && memmem(head, n, pdf.magic, pdf.n);
}

bool image_is_pdf(const struct fs_file *f)
{
	uint8_t head[16];
	size_t n = f->bytes < sizeof head ? (size_t)f->bytes : sizeof head;
	return fs_read_at(f, head, n, 0) && !find_kind(head, n) && has_pdf_head(f);
}

/* Converted it can be shown in any case. */
static void fail_unread(const struct kind *k, struct image_fault *fault)
{
	const char *lack = foreign_lack(k->format);
	if (k->format == IMAGE_PDF)
		image_fail(fault, "image-unsupported", k->advice, "is a PDF, where only a picture can be shown");
	else if (lack)
		image_fail(fault, "image-unsupported", k->advice, "is %s: %s", _(k->name), lack);
	else
		image_fail(fault, "image-unsupported", k->advice, "is %s, which this program was built without",
		           _(k->name));
}

static const struct kind *identify(const struct fs_file *f, struct image_fault *fault)
{
	uint8_t head[16];
	size_t n = f->bytes < sizeof head ? (size_t)f->bytes : sizeof head;
	if (n == 0) {
		image_fail(fault, "image-empty", image_advice_again, "is empty (0 bytes)");
		return NULL;
	}
	if (!fs_read_at(f, head, n, 0)) {
		image_fail(fault, "image-read", NULL, "cannot be read");
		return NULL;
	}
	const struct kind *k = find_kind(head, n);
	if (!k && has_pdf_head(f))
		k = &pdf;
	if (!k)
		image_fail(fault, "image-unknown", N_("save it as PNG or JPEG, or print it to a PDF"),
		           "is no picture of a known kind");
	else if (k->advice && !image_is_foreign(k->format))
		fail_unread(k, fault);
	else if (n < k->n)
		image_fail(fault, "image-truncated", image_advice_again, "ends inside its first bytes");
	return k;
}

/* A coefficient has 16 bits, and 1 in a history. */
enum { HISTORY_PART = 16 };

static uint64_t larger64(uint64_t a, uint64_t b) { return a > b ? a : b; }

static uint64_t mcus_of(uint32_t side, unsigned factor) { return (side + 8 * factor - 1) / (8 * factor); }

static uint64_t coefficient_bytes(const struct jpeg_frame *f)
{
	uint64_t mcus = mcus_of(f->width, (unsigned)f->h_max) * mcus_of(f->height, (unsigned)f->v_max);
	return mcus * (unsigned)f->blocks * 64 * 2;
}

static void set_sizes(struct image_facts *facts, uint32_t width, uint32_t height, const struct exif *exif)
{
	bool is_on_its_side = turn_is_on_its_side(exif->orientation);
	facts->stored_width = width;
	facts->stored_height = height;
	facts->orientation = exif->orientation;
	facts->width = is_on_its_side ? height : width;
	facts->height = is_on_its_side ? width : height;
	facts->has_location = exif->has_location;
	facts->taken = exif->taken;
}

/* [points in an inch] of screens: one of these across and the other down is a mistake of two programs. */
static bool is_of_screen(double density)
{
	return (density > 71 && density < 73) || (density > 95 && density < 97);
}

/* Cameras have square points, whatever their files say. */
static void square(struct image_facts *facts, double across, double down)
{
	uint32_t width = facts->stored_width, height = facts->stored_height;
	foreign_square_size(&width, &height, across, down);
	bool is_square = width == facts->stored_width && height == facts->stored_height;
	if (is_square || facts->taken.precision || (is_of_screen(across) && is_of_screen(down))
	    || (uint64_t)width * height > SQUARED_MOST)
		return;
	facts->file_width = facts->stored_width;
	facts->file_height = facts->stored_height;
	facts->stored_width = width;
	facts->stored_height = height;
	image_orient(facts, facts->orientation);
	facts->decoded_bytes = larger64(facts->decoded_bytes, 4 * (uint64_t)width * height);
}

/* By JFIF or EXIF; where the two tell different shapes neither is believed. */
static void square_jpeg(struct image_facts *facts, const struct jpeg_structure *s)
{
	const struct exif *e = &s->exif;
	bool has_jfif = s->across > 0 && s->down > 0, has_exif = e->across > 0 && e->down > 0;
	double jfif = s->across * e->down, exif = e->across * s->down;
	if (has_jfif && has_exif && (jfif > exif * 1.02 || exif > jfif * 1.02))
		return;
	square(facts, has_jfif ? s->across : e->across, has_jfif ? s->down : e->down);
}

/* Only tall JPEGs may have to be decoded, to be cut; then each sample is a 16-bit coefficient. */
static bool probe_jpeg(struct image_facts *facts, const struct fs_file *f, struct image_fault *fault)
{
	struct jpeg_structure s;
	if (!image_walk_jpeg(&s, f, NULL, fault))
		return false;
	set_sizes(facts, s.frame.width, s.frame.height, &s.exif);
	facts->has_metadata = s.has_metadata;
	facts->n_more = s.n_more;
	facts->is_cmyk = s.frame.components == 4;
	if (facts->height / 2 > facts->width)
		facts->decoded_bytes = coefficient_bytes(&s.frame);
	else if (s.frame.kind == JPEG_PROGRESSIVE)
		facts->decoded_bytes = coefficient_bytes(&s.frame) / HISTORY_PART;
	square_jpeg(facts, &s);
	return true;
}

/* Rows as stored or as they are seen, whichever of the two will be needed. */
static uint64_t largest_rows(const struct image_facts *facts, const struct png_structure *s)
{
	struct rows stored, seen;
	rows_shape(&stored, s->width, s->height, png_channels(s->colour), s->bits);
	rows_shape(&seen, facts->width, facts->height, png_channels(s->colour), s->bits);
	return larger64(rows_bytes(&stored), rows_bytes(&seen));
}

static bool probe_png(struct image_facts *facts, const struct fs_file *f, struct image_fault *fault)
{
	struct png_structure s;
	if (!image_walk_png(&s, f, NULL, fault))
		return false;
	set_sizes(facts, s.width, s.height, &s.exif);
	facts->has_alpha = s.n_trns > 0 || s.colour >= PNG_GREY_ALPHA;
	facts->has_metadata = s.has_metadata;
	facts->n_more = s.n_more;
	facts->decoded_bytes = largest_rows(facts, &s);
	square(facts, s.across, s.down);
	return true;
}

static bool probe_foreign(struct image_facts *facts, const struct fs_file *f, struct image_fault *fault)
{
	struct foreign_facts seen;
	if (!foreign_look(&seen, facts, f, fault))
		return false;
	set_sizes(facts, seen.width, seen.height, &seen.exif);
	facts->has_alpha = seen.has_alpha;
	facts->has_metadata = seen.has_metadata;
	facts->n_more = seen.n_more;
	facts->file_width = seen.file_width;
	facts->file_height = seen.file_height;
	facts->decoded_bytes = 4 * (uint64_t)seen.width * seen.height;
	return true;
}

static bool probe_kind(struct image_facts *facts, const struct fs_file *f, struct image_fault *fault)
{
	if (facts->format == IMAGE_JPEG)
		return probe_jpeg(facts, f, fault);
	return facts->format == IMAGE_PNG ? probe_png(facts, f, fault) : probe_foreign(facts, f, fault);
}

bool image_probe(struct image_facts *facts, const struct fs_file *f, uint64_t max_pixels,
                 struct image_fault *fault)
{
	return image_probe_page(facts, f, 0, max_pixels, fault);
}

int image_count_pages(const struct fs_file *f)
{
	struct image_fault fault = {0};
	struct image_facts facts = {0};
	struct foreign_facts seen;
	const struct kind *k = identify(f, &fault);
	if (fault.code || k->format != IMAGE_TIFF)
		return fault.code ? -1 : 0;
	facts.format = k->format;
	if (!foreign_look(&seen, &facts, f, &fault))
		return -1;
	return seen.n_more > 0 ? (int)seen.n_more + 1 : 0;
}

bool image_probe_page(struct image_facts *facts, const struct fs_file *f, uint32_t page, uint64_t max_pixels,
                      struct image_fault *fault)
{
	*facts = (struct image_facts){.page = page};
	memset(fault, 0, sizeof *fault);
	const struct kind *k = identify(f, fault);
	facts->format = k ? k->format : IMAGE_UNKNOWN;
	facts->file_bytes = f->bytes;
	if (fault->code)
		return false;
	if (!probe_kind(facts, f, fault))
		return false;
	if (facts->width > SIDE_MOST || facts->height > SIDE_MOST)
		return image_fail(fault, "image-too-large", N_("cut it into several pictures"),
		                  "is %u x %u pixels, more than %u on a side", facts->width, facts->height,
		                  SIDE_MOST);
	if ((uint64_t)facts->width * facts->height <= max_pixels)
		return true;
	return image_fail(fault, "image-too-large", N_("make it smaller, or raise the limit with --max-pixels"),
	                  "is %u x %u pixels, more than the limit of %llu million", facts->width, facts->height,
	                  (unsigned long long)(max_pixels / 1000000));
}

/* What has no decoded form is read through windows. A PNG has its rows, and beside them in turn its packed
 * data, what the survey keeps and the streams in the making; a JPEG its coefficients, what the survey
 * keeps and the stream of a band. */
size_t image_cost_bytes(const struct image_facts *facts, uint32_t band_height)
{
	uint64_t packed = facts->file_bytes, decoded = facts->decoded_bytes, beside = 0, small = 1 << 19;
	uint32_t height = facts->height;
	if (decoded == 0)
		return (size_t)small;
	if (facts->format == IMAGE_JPEG)
		beside = height * (uint64_t)NOISE_BYTES + 2 * packed * band_height / height;
	else
		beside = larger64(larger64(image_load_bytes(packed), survey_bytes(height, decoded)),
		                image_pack_bytes(packed, decoded, height, band_height));
	return (size_t)(decoded + beside + small);
}
