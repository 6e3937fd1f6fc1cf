/* verify.h - the finished PDF is opened again and read as anybody may read it: the text of its pages,
 * what stands behind pictures for those who cannot see them, outline, titles, names of links, metadata.
 * Nothing that was hidden may be found there, however it is spaced or broken into lines, in capitals or
 * small letters, or as bytes in an address (RFC 3986, 2.1).
 *
 * Pictures are looked at as well: where something was covered all is black, and no picture brings along more
 * than itself.
 *
 * It reads with qpdf, which is optional; and with code of its own, not that which masked. */
#ifndef DOSSIER_VERIFY_VERIFY_H
#define DOSSIER_VERIFY_VERIFY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/secret.h"

/* Can PDFs be read again? false: this program was built without qpdf, or its module is missing. */
bool verify_is_able(void);
const char *verify_lack(void); /* then: which of these, for messages; lent until the next call */

/* Every secret that can be read is reported once, as `leak`; a PDF that cannot be opened, or not here, as
 * `verify-failed`. true: there was nothing to report. */
bool verify_pdf(const void *pdf, size_t n_bytes, const struct secret *secrets, size_t n, struct diag *d);

/* The same for a text that is delivered by itself; it takes no qpdf. */
bool verify_text(const char *text, const struct secret *secrets, size_t n, struct diag *d);

struct verify_area { /* [px] of a picture as it is stored */
	uint32_t x, y, width, height;
};

struct verify_picture { /* one with parts covered */
	unsigned object; /* its number in the PDF */
	const struct verify_area *covered;
	size_t n;
	const char *name; /* for messages */
	struct mark at;
};

/* `redact-failed` where a covered area is not solid black (but for how a JPEG rings in the blocks at its
 * edge) or cannot be seen; `image-leak` where any picture of the PDF holds metadata or a thumbnail. true:
 * there was nothing to report. */
bool verify_pictures(const void *pdf, size_t n_bytes, const struct verify_picture *covered, size_t n,
                     struct diag *d);

const char *verify_library(void); /* "qpdf 11.3.0", for --version; NULL: built without */

#endif
