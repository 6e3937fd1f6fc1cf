/* foreign.h - pictures of other formats than PNG and JPEG, which are decoded whole: by a library each, which
 * the program may have been built without. Files of this room only. */
#ifndef DOSSIER_IMAGE_FOREIGN_H
#define DOSSIER_IMAGE_FOREIGN_H

#include "image/image_int.h"

typedef bool foreign_reader(const struct fs_file *f, void *to, size_t n, uint64_t offset);

struct foreign { /* a file */
	uint8_t *bytes; /* all of it; NULL: it is read where it is wanted */
	size_t n;
	const struct fs_file *file;
	foreign_reader *read_at; /* fs_read_at, which a module may not have at hand */
	uint32_t page; /* see struct image_facts */
	struct image_fault *fault;
	struct arena *arena; /* NULL: facts only */
};

/* What is seen of a picture without decoding it. */
struct foreign_facts {
	uint32_t width, height; /* [px] as decoded */
	uint32_t file_width, file_height; /* [px] before points became square; 0: they were */
	struct exif exif;       /* orientation: still to be applied to what is decoded */
	bool has_metadata, has_alpha;
	uint32_t n_more;
};

/* One a format. false: *fault, by image_fail or foreign_corrupt. */
typedef bool foreign_probe(struct foreign_facts *facts, const struct foreign *f);
typedef bool foreign_decode(struct image_whole *out, const struct foreign *f);

/* In modules, by name: see foreign.c. */
foreign_probe heif_probe, webp_probe, tiff_probe;
foreign_decode heif_decode, webp_decode, tiff_decode;
/* In the program. */
foreign_probe gif_probe;
foreign_decode gif_decode;
foreign_probe bmp_probe;
foreign_decode bmp_decode;

/* Why the module that reads a format is not there; lent until the next call. NULL: the program was built
 * without it, or nobody reads such a format. */
const char *foreign_lack(enum image_format format);
/* What is seen of a file that image_is_foreign: of the page that the facts name. */
bool foreign_look(struct foreign_facts *seen, const struct image_facts *facts, const struct fs_file *file,
                  struct image_fault *fault);

bool foreign_corrupt(const struct foreign *f); /* false, and says that it is damaged */
/* Room for the pixels of a picture; NULL and a fault if that is not what was probed. */
uint8_t *foreign_room(struct image_whole *out, const struct foreign *f, uint32_t width, uint32_t height);
/* A pixel with its alpha on white. */
static inline void foreign_blend(uint8_t *rgb, const uint8_t *rgba)
{
	for (int k = 0; k < 3; k++)
		rgb[k] = (uint8_t)((rgba[k] * rgba[3] + 255 * (255 - rgba[3]) + 127) / 255);
}
/* A copy of the profile with nothing but colours in it; none if it does not suit. 1: all pixels are grey. */
void foreign_take_profile(struct image_whole *out, const struct foreign *f, const uint8_t *icc, size_t n,
                          int components);
/* Of points that the file gives other resolutions across and down: the size [px] with square ones, to which
 * rows or columns are repeated; the same where that is no shape that points have. */
void foreign_square_size(uint32_t *width, uint32_t *height, double across, double down);
/* Tells that of the picture that the file has so large. */
void foreign_tell_squared(struct foreign_facts *facts, uint32_t width, uint32_t height);
/* Repeats them: the first width x height pixels of out->rgb become all of it. */
void foreign_square(struct image_whole *out, uint32_t width, uint32_t height);
/* The first pixels are these inks (255: all of it), of that profile if there is one. */
void foreign_print_inks(struct image_whole *out, const uint8_t *cmyk, size_t n_pixels, const uint8_t *icc,
                        size_t n);
/* The first pixels are these of Lab, white as print has it (D50); only if image_reads_profiles. L: 255 is
 * 100; a and b: signed numbers, or else 128 is none. Their bytes are changed. */
void foreign_show_lab(struct image_whole *out, uint8_t *lab, size_t n_pixels, bool is_signed);

#endif
