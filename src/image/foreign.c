/* foreign.c - HEIC, AVIF, WebP, GIF, TIFF and BMP: which library reads which, and what all have in common. */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "base/plug.h"
#include "image/foreign.h"

#if HAVE_GIFLIB
#include <gif_lib.h>
#endif

enum { BYTES_MOST = 256 << 20 }; /* of a file; most are read whole */

struct reader {
	foreign_probe *probe;
	foreign_decode *decode;
};

static const struct module { /* a library that is slow to map: see base/plug.h */
	enum image_format format;
	const char *name, *probe, *decode, *library;
	bool is_built;
} modules[] = {
	{IMAGE_HEIC, "dossier-heif.so", "heif_probe", "heif_decode", "libheif", HAVE_LIBHEIF},
	{IMAGE_AVIF, "dossier-heif.so", "heif_probe", "heif_decode", "libheif", HAVE_LIBHEIF},
	{IMAGE_WEBP, "dossier-webp.so", "webp_probe", "webp_decode", "libwebp", HAVE_LIBWEBP},
	{IMAGE_TIFF, "dossier-tiff.so", "tiff_probe", "tiff_decode", "libtiff", HAVE_LIBTIFF},
};

/* probe NULL: nobody reads that format. */
static struct reader find_reader(enum image_format format)
{
	for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
		if (modules[i].format == format)
			return (struct reader){(foreign_probe *)plug_find(modules[i].name, modules[i].probe),
				(foreign_decode *)plug_find(modules[i].name, modules[i].decode)};
#if HAVE_GIFLIB
	if (format == IMAGE_GIF)
		return (struct reader){gif_probe, gif_decode};
#endif
	return format == IMAGE_BMP ? (struct reader){bmp_probe, bmp_decode} : (struct reader){NULL, NULL};
}

bool image_is_foreign(enum image_format format)
{
	return find_reader(format).probe;
}

const char *foreign_lack(enum image_format format)
{
	for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
		if (modules[i].format == format && modules[i].is_built)
			return plug_lack(modules[i].name, modules[i].library, true);
	return NULL;
}

bool foreign_corrupt(const struct foreign *f)
{
	return image_fail(f->fault, "image-corrupt", image_advice_again,
	                  "is damaged: its picture data cannot be decoded");
}

uint8_t *foreign_room(struct image_whole *out, const struct foreign *f, uint32_t width, uint32_t height)
{
	if (width != out->width || height != out->height) {
		foreign_corrupt(f);
		return NULL;
	}
	return out->rgb = mem_alloc(3 * (size_t)width * height);
}

void foreign_take_profile(struct image_whole *out, const struct foreign *f, const uint8_t *icc, size_t n,
                          int components)
{
	struct buf clean = {0};
	if (n <= ICC_MAX_BYTES && image_clean_profile(&clean, icc, n, components)) {
		out->icc = arena_copy(f->arena, clean.data, clean.n);
		out->n_icc = clean.n;
		out->components = components;
	}
	buf_drop(&clean);
}

/* Faxes of standard resolution have 204 x 98 dots in an inch; what is less than a fifth off is a scanner's
 * idea of square. */
void foreign_square_size(uint32_t *width, uint32_t *height, double across, double down)
{
	const double least = 1.2, most = 4, sides = 1e8;
	double ratio = across > 0 && down > 0 ? across / down : 1; /* not so of what is no number */
	if (ratio >= least && ratio <= most && *height < sides)
		*height = (uint32_t)(*height * ratio + 0.5);
	else if (ratio <= 1 / least && ratio >= 1 / most && *width < sides)
		*width = (uint32_t)(*width / ratio + 0.5);
}

void foreign_tell_squared(struct foreign_facts *facts, uint32_t width, uint32_t height)
{
	if (facts->width == width && facts->height == height)
		return;
	facts->file_width = width;
	facts->file_height = height;
}

void foreign_square(struct image_whole *out, uint32_t width, uint32_t height)
{
	image_square(out->rgb, 3, width, height, out->width, out->height);
	out->is_squared = true;
}

void foreign_print_inks(struct image_whole *out, const uint8_t *cmyk, size_t n_pixels, const uint8_t *icc,
                        size_t n)
{
	struct buf clean = {0};
	bool has_profile = icc && n <= ICC_MAX_BYTES && image_clean_profile(&clean, icc, n, 4);
	struct inks *inks = inks_open(has_profile ? clean.data : NULL, clean.n, false);
	inks_print(inks, out->rgb, cmyk, n_pixels);
	inks_close(inks);
	buf_drop(&clean);
	out->is_converted = true;
}

void foreign_show_lab(struct image_whole *out, uint8_t *lab, size_t n_pixels, bool is_signed)
{
	for (size_t i = 0; is_signed && i < n_pixels; i++) {
		lab[3 * i + 1] ^= 0x80;
		lab[3 * i + 2] ^= 0x80;
	}
	image_show_lab(out->rgb, lab, n_pixels);
	out->is_converted = true;
}

static bool is_small_enough(const struct fs_file *f, struct image_fault *fault)
{
	return f->bytes <= BYTES_MOST
		|| image_fail(fault, "image-too-large", N_("save it as JPEG or PNG"),
	                      "has more than %d MB, which is too much for its format", BYTES_MOST >> 20);
}

/* The whole file; NULL and a fault. */
static uint8_t *read_whole(const struct fs_file *f, struct image_fault *fault)
{
	uint8_t *bytes = mem_alloc((size_t)f->bytes + 1);
	if (fs_read_at(f, bytes, (size_t)f->bytes, 0))
		return bytes;
	free(bytes);
	image_fail(fault, "image-read", NULL, "cannot be read");
	return NULL;
}

/* A TIFF may have many pages, none of which needs the others: only what is told of all is looked for in
 * the whole file. */
static bool is_read_in_parts(const struct image_facts *facts, bool is_decoded)
{
	return facts->format == IMAGE_TIFF && (is_decoded || facts->page > 0);
}

static bool open_foreign(struct foreign *f, const struct image_facts *facts, const struct fs_file *file,
                         struct arena *a, struct image_fault *fault)
{
	*f = (struct foreign){
		.n = (size_t)file->bytes, .file = file, .read_at = fs_read_at, .page = facts->page, .fault = fault,
		.arena = a,
	};
	if (!is_small_enough(file, fault))
		return false;
	if (is_read_in_parts(facts, a))
		return true;
	f->bytes = read_whole(file, fault);
	return f->bytes;
}

bool foreign_look(struct foreign_facts *seen, const struct image_facts *facts, const struct fs_file *file,
                  struct image_fault *fault)
{
	struct foreign f;
	*seen = (struct foreign_facts){.exif = {.orientation = 1}};
	bool is_good = open_foreign(&f, facts, file, NULL, fault) && find_reader(facts->format).probe(seen, &f);
	free(f.bytes);
	return is_good;
}

bool image_decode_whole(struct image_whole *out, struct arena *a, const struct fs_file *file,
                        const struct image_facts *facts, struct image_fault *fault)
{
	struct foreign f;
	*out = (struct image_whole){.width = facts->stored_width, .height = facts->stored_height};
	bool is_good = open_foreign(&f, facts, file, a, fault) && find_reader(facts->format).decode(out, &f);
	free(f.bytes);
	if (is_good)
		return true;
	free(out->rgb);
	out->rgb = NULL;
	return false;
}

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

const char *const *image_foreign_libraries(void)
{
	static const char *list[] = {
#if HAVE_LIBHEIF
		LIBHEIF_NAME,
#else
		N_("no libheif: HEIC and AVIF are not read"),
#endif
#if HAVE_LIBWEBP
		LIBWEBP_NAME,
#else
		N_("no libwebp: WebP is not read"),
#endif
#if HAVE_LIBTIFF
		LIBTIFF_NAME,
#else
		N_("no libtiff: TIFF is not read, and black and white is packed less tightly"),
#endif
#if HAVE_GIFLIB
		"giflib " TEXT(GIFLIB_MAJOR) "." TEXT(GIFLIB_MINOR) "." TEXT(GIFLIB_RELEASE),
#else
		N_("no giflib: GIF is not read"),
#endif
#if HAVE_LCMS2
		LCMS_NAME,
#else
		N_("no Little CMS: sheets, and PNGs that tell a gamma, are taken for sRGB"),
#endif
		NULL,
	};
	return list;
}
