/* verify.h - the finished PDF is opened again and read as anybody may read it: the text of its pages,
 * what stands behind pictures for those who cannot see them, outline, titles, names of links, metadata.
 * Nothing that was hidden may be found there, however it is spaced or broken into lines, in capitals or
 * small letters.
 *
 * It reads with qpdf, which is optional; and with code of its own, not that which masked. */
#ifndef DOSSIER_VERIFY_VERIFY_H
#define DOSSIER_VERIFY_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/secret.h"

/* Can PDFs be read again? false: this program was built without qpdf. */
bool verify_is_able(void);

/* Every secret that can be read is reported once, as `leak`; a PDF that cannot be opened, or not here, as
 * `verify-failed`. true: there was nothing to report. */
bool verify_pdf(const void *pdf, size_t n_bytes, const struct secret *secrets, size_t n, struct diag *d);

/* The same for a text that is delivered by itself; it takes no qpdf. */
bool verify_text(const char *text, const struct secret *secrets, size_t n, struct diag *d);

const char *verify_library(void); /* "qpdf 11.3.0", for --version; NULL: built without */

#endif
