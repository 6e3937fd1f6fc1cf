/* facts.h - what is known of a picture without understanding it. Names no library. */
#ifndef DOSSIER_IMAGE_FACTS_H
#define DOSSIER_IMAGE_FACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum image_format { IMAGE_UNKNOWN, IMAGE_JPEG, IMAGE_PNG, IMAGE_GIF, IMAGE_WEBP, IMAGE_HEIC, IMAGE_AVIF,
	IMAGE_TIFF, IMAGE_BMP, IMAGE_PDF };

struct image_facts {
	enum image_format format;
	uint32_t stored_width, stored_height; /* [px] as in the file, but with square points */
	uint32_t file_width, file_height;     /* [px] as in the file; 0: its points are square anyway */
	uint32_t width, height;               /* [px] upright, after the orientation is applied */
	int orientation;                      /* EXIF 1..8; 1 where none is given */
	bool is_cmyk;                         /* a JPEG of ink colours, which is never cut */
	bool has_alpha;                       /* declared; it may still be opaque */
	bool has_location;                    /* EXIF GPS present in the original */
	bool has_metadata;                    /* any EXIF, XMP, IPTC, comment, text chunk or thumbnail */
	uint32_t n_more;                      /* pictures of its size beside the one that is shown, or frames */
	struct date taken;                    /* EXIF DateTimeOriginal; DATE_UNSET if none */
	uint32_t page;                        /* of a TIFF, from 1; 0: the only picture, or the first */
	uint64_t file_bytes;
	uint64_t decoded_bytes;               /* what encoding holds decoded; 0: a JPEG, read through */
};

struct image_rect { /* [px] */
	uint32_t x, y, width, height;
};

/* How a picture is to be shown otherwise than it is; places are those of the upright picture. */
struct image_recipe {
	struct image_rect crop;     /* what is shown */
	struct image_rect *covered; /* filled with black before anything else is done */
	size_t n_covered;
	int turn;                   /* [degrees] clockwise, last: 0 90 180 270 */
};

/* How a copy is encoded again to fit a limit. */
struct image_fit {
	/* FIRST: as suits what it shows; BILEVEL: words in black and white */
	enum { FIT_KEEP, FIT_FIRST, FIT_PALETTE, FIT_JPEG, FIT_BILEVEL } coding;
	uint32_t width; /* [px] upright; at most its own */
	int quality;    /* JPEG: tenths of libjpeg's 1 to 100, which alone are steps of 5 % in bytes */
	int colours;    /* PALETTE: at most, 2 to 256 */
	int most;       /* FIRST: up to so many colours, if it takes more to look as it does */
	bool is_screen; /* words on plain ground rather than a photo; FIRST finds out */
	int least;      /* PALETTE: so many does it take; FIRST finds out, else 0 */
	bool is_grey;   /* no colours; FIRST may come to BILEVEL */
	bool is_covered; /* in parts, which stay black */
	bool is_loud;    /* and would not in a JPEG below IMAGE_QUALITY_LOUD; the first try finds out */
	int mix;         /* is_grey: of colours to greys, see image_to_greys; FIRST finds out */
	bool loses;      /* and writing is lost even so */
};
enum {
	IMAGE_QUALITY_LOUD = 800, /* tenths: what is covered stays black whatever is around, by far; measured */
	IMAGE_QUALITY_LEAST = 500, /* of any */
};

struct image_wish {
	struct image_fit fit; /* FIRST: looked at as wide as that, and a palette of its colours if they do */
	struct image_fit photo, screen; /* the JPEG that it becomes where they do not */
};

struct image_stretch { /* rows of one of the pictures that another is made of */
	uint32_t part, first, end;
};

/* n rows of one of them, from `first` on, that the other has from `other_first` on; both may be one. */
struct image_twin {
	uint32_t part, first, other_part, other_first, n;
	unsigned n_said; /* messages or lines by which alone the two were joined, and which may stand there
	                  * twice; 0: there are more, or these are no such rows */
};

/* How a picture is cut: one part for most, bands for a long screenshot (top to bottom). */
struct image_parts {
	uint32_t *heights; /* [px], upright; they add up to facts.height */
	size_t n;
};

/* What was done to the copy that is shown; bits of a set, for the appendix. */
enum image_step {
	STEP_METADATA_REMOVED = 1 << 0,
	STEP_TURNED = 1 << 1,         /* by the page matrix, or (STEP_RECODED) its pixels */
	STEP_ALPHA_DROPPED = 1 << 2,  /* it was opaque */
	STEP_ALPHA_FLATTENED = 1 << 3, /* blended on white */
	STEP_CUT = 1 << 4,            /* into bands, no pixel lost */
	STEP_RECODED = 1 << 5,        /* decoded and encoded again without loss */
	STEP_UNTOUCHED = 1 << 6,      /* the file's own compressed bytes */
	STEP_FIRST_ONLY = 1 << 7,     /* further pictures in the file are left out */
	STEP_CROPPED = 1 << 8,        /* to what the case asks for */
	STEP_COVERED = 1 << 9,        /* parts are filled with black: what was there is gone */
	STEP_ROTATED = 1 << 10,       /* as the case asks for */
	STEP_REENCODED = 1 << 11,     /* decoded and encoded again as JPEG, which is not without loss */
	STEP_ENCLOSED = 1 << 12,      /* a page of a PDF, its text and lines as they are */
	STEP_DRAWN = 1 << 13,         /* a page of a PDF as a picture */
	STEP_FITTED = 1 << 14,        /* encoded again to fit a limit, see struct image_fit */
	STEP_JOINED = 1 << 15,        /* of screens that overlap */
	STEP_TRIMMED = 1 << 16,       /* heads and feet that are repeated are left out */
	STEP_GREYED = 1 << 17,        /* colours became the greys that are as light */
	STEP_BILEVEL = 1 << 18,       /* each pixel became black or white */
	STEP_SQUARED = 1 << 20,       /* its points were not square: rows or columns are repeated */
	STEP_CONVERTED = 1 << 19,     /* inks, or the greys of a profile, became the colours that look the same */
	STEP_SEEN = 1 << 21,          /* a page of a PDF that has more than is seen: that is left out */
	STEP_REMARKED = 1 << 22,      /* a page of a PDF: remarks that do not tell how they look are drawn */
	STEP_PROFILE = 1 << 23,       /* a JPEG that is else UNTOUCHED: its profile stands beside it in the PDF */
};

#endif
