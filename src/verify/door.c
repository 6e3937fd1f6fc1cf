/* door.c - stands for this room in the program: what reads PDFs lies in a module, since qpdf and all that it
 * needs take long to map and few cases have something to hide. Without the module nothing is read, and it
 * says so. */
#include "base/message.h"
#include "base/plug.h"
#include "verify/verify.h"

static const char module[] = "dossier-qpdf.so";

bool verify_is_able(void)
{
	return PLUG_FIND(module, verify_is_able);
}

const char *verify_lack(void)
{
	return plug_lack(module, "qpdf", HAVE_QPDF);
}

static bool report_blind(struct diag *d)
{
	diag_system(d, (struct mark){0}, "verify-failed", "the finished PDF cannot be read again: %s",
	            verify_lack());
	diag_advise(d, HAVE_QPDF ? N_("install the program again, with the modules that belong to it")
	                         : N_("build it with libqpdf-dev"));
	return false;
}

bool verify_pdf(const void *pdf, size_t n_bytes, const struct secret *secrets, size_t n, struct diag *d)
{
	__typeof__(&verify_pdf) verify = PLUG_FIND(module, verify_pdf);
	return verify ? verify(pdf, n_bytes, secrets, n, d) : report_blind(d);
}

bool verify_pictures(const void *pdf, size_t n_bytes, const struct verify_picture *covered, size_t n,
                     struct diag *d)
{
	__typeof__(&verify_pictures) verify = PLUG_FIND(module, verify_pictures);
	return verify ? verify(pdf, n_bytes, covered, n, d) : report_blind(d);
}

const char *verify_library(void)
{
	__typeof__(&verify_library) library = PLUG_FIND(module, verify_library);
	return library ? library() : NULL;
}
