/* encode.c - the way from a probed file to an encoding, and what all formats share. */
#include <stdio.h>

#include <png.h>
#include <jpeglib.h>

#include "base/message.h"
#include "image/image_int.h"

bool image_has_changed(const struct image_job *job, uint32_t width, uint32_t height,
                       struct image_fault *fault)
{
	if (width == job->facts->stored_width && height == job->facts->stored_height)
		return false;
	image_fail(fault, "image-read", N_("run again when no other program writes to it"),
	           "was changed while it was being read");
	return true;
}

bool image_encode(struct image_encoding *out, struct arena *a, const struct image_job *job,
                  struct image_fault *fault)
{
	bool is_good = false;
	*out = (struct image_encoding){.orientation = job->facts->orientation};
	if (job->facts->format == IMAGE_PNG)
		is_good = image_encode_png(out, a, job, fault);
	else if (job->facts->format == IMAGE_JPEG)
		is_good = image_encode_jpeg(out, a, job, fault);
	else
		image_fail(fault, "image-unsupported", N_("save it as PNG or JPEG"), "is neither PNG nor JPEG");
	if (job->facts->has_metadata)
		out->steps |= STEP_METADATA_REMOVED;
	if (job->facts->n_more > 0)
		out->steps |= STEP_FIRST_ONLY;
	if (job->facts->orientation != 1)
		out->steps |= STEP_TURNED;
	return is_good;
}

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

const char *image_libraries(void)
{
#ifdef LIBJPEG_TURBO_VERSION
	return "libpng " PNG_LIBPNG_VER_STRING ", libjpeg-turbo " TEXT(LIBJPEG_TURBO_VERSION);
#else
	return "libpng " PNG_LIBPNG_VER_STRING ", libjpeg " TEXT(JPEG_LIB_VERSION);
#endif
}
