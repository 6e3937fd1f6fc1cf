/* fittries.c - loaded before libjpeg: WIDTH HEIGHT of every JPEG go to the file that JPEGS names. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

void jpeg_start_compress(j_compress_ptr to, boolean all)
{
	void (*start)(j_compress_ptr, boolean) = (void (*)(j_compress_ptr, boolean))dlsym(RTLD_NEXT,
		"jpeg_start_compress");
	FILE *f = fopen(getenv("JPEGS"), "a");
	fprintf(f, "%u %u\n", to->image_width, to->image_height);
	fclose(f);
	start(to, all);
}
