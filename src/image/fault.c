/* fault.c - the one way to say why a picture cannot be used. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "image/image_int.h"

const char image_advice_again[] = "the file is damaged: copy it from the phone or download it again";

bool image_fail(struct image_fault *f, const char *code, const char *advice, const char *fmt, ...)
{
	va_list ap;
	f->code = code;
	va_start(ap, fmt);
	vsnprintf(f->why, sizeof f->why, fmt, ap);
	va_end(ap);
	snprintf(f->advice, sizeof f->advice, "%s", advice ? advice : "");
	return false;
}

bool image_fail_spool(struct image_fault *f, int trouble)
{
	return image_fail(f, "image-spool", "make room in the folder for temporary files (TMPDIR)",
	                  "cannot be kept in a temporary file: %s", strerror(trouble));
}
