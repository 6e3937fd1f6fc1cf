/* fault.h - why a picture, or a page that stands for one, cannot be used. Names no library. */
#ifndef DOSSIER_IMAGE_FAULT_H
#define DOSSIER_IMAGE_FAULT_H

#include <stdbool.h>

/* `why` is a sentence part ("ends inside the scan data"), `code` a diagnostic code (image-empty,
 * image-truncated, image-corrupt, image-too-large, image-unsupported, image-unknown, image-read; image-spool
 * when the temporary folder is full; image-leak when privacy's second look finds what should be gone; and
 * what enclosure.h tells of PDFs). */
struct image_fault {
	const char *code;
	char why[320]; /* translated: three bytes a character */
	char advice[320];
};

/* Always returns false, so that "return image_fail(...)" reads as it acts. advice NULL: there is none. */
bool image_fail(struct image_fault *f, const char *code, const char *advice, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
bool image_fail_spool(struct image_fault *f, int trouble); /* an errno */

#endif
