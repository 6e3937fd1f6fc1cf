/* fault.c - the one way to say why a picture cannot be used. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "image/image_int.h"

const char image_advice_again[] = N_("the file is damaged: copy it from the phone or download it again");

bool image_fail(struct image_fault *f, const char *code, const char *advice, const char *fmt, ...)
{
	va_list ap;
	f->code = code;
	va_start(ap, fmt);
	vsnprintf(f->why, sizeof f->why, _(fmt), ap);
	va_end(ap);
	snprintf(f->advice, sizeof f->advice, "%s", advice ? _(advice) : "");
	return false;
}

bool image_fail_spool(struct image_fault *f, int trouble)
{
	return image_fail(f, "image-spool", N_("make room in the folder for temporary files (TMPDIR)"),
	                  "cannot be kept in a temporary file: %s", message_errno(trouble));
}
