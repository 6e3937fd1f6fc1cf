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
