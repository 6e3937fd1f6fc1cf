/* libjpeg_letters.c - the first rows of a screenshot that is a JPEG are decoded, in grey, to see how large
 * its text is. Only of what may be one: no date of a camera, no more pixels than a screen has, and
 * sequential, so that the rows below cost nothing. Trouble of any kind is no fault: nothing is known then. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"
#include "image/libjpeg_int.h"

enum { PIXELS_MOST = 4500000, ROWS = 1024 };

struct reader {
	struct jpeg_ends ends;
	struct jpeg_decompress_struct from;
	struct window window;
	uint64_t at;
	struct letters letters;
	uint8_t *grey;
	uint32_t text_height;
};

static const uint8_t *on_more(struct jpeg_ends *e, size_t *n)
{
	struct reader *r = e->context;
	const uint8_t *p = window_look(&r->window, r->at, 1, n);
	r->at += p ? *n : 0;
	return p;
}

static void look(struct reader *r, const struct jpeg_frame *frame)
{
	struct jpeg_decompress_struct *j = &r->from;
	uint32_t n_rows = frame->height < ROWS ? frame->height : ROWS;
	if (setjmp(r->ends.jump))
		return;
	jpeg_read_header(j, TRUE);
	if (j->image_width != frame->width || j->image_height != frame->height)
		return;
	j->out_color_space = JCS_GRAYSCALE;
	j->dct_method = JDCT_IFAST;
	jpeg_start_decompress(j);
	r->grey = mem_alloc(frame->width);
	letters_start(&r->letters, frame->width, 1, n_rows);
	letters_expect_jpeg(&r->letters);
	while (j->output_scanline < n_rows) {
		jpeg_read_scanlines(j, &r->grey, 1);
		letters_add(&r->letters, r->grey);
	}
	r->text_height = letters_end(&r->letters);
}

static bool may_be_screen(const struct image_facts *facts, const struct jpeg_frame *frame)
{
	return !facts->taken.precision && frame->n_scans == 1
		&& (frame->components == 1 || frame->components == 3)
		&& (uint64_t)frame->width * frame->height <= PIXELS_MOST;
}

uint32_t libjpeg_letters(const struct image_job *job, const struct jpeg_frame *frame)
{
	if (!may_be_screen(job->facts, frame))
		return 0;
	struct reader *r = mem_alloc(sizeof *r);
	memset(r, 0, sizeof *r);
	window_open(&r->window, job->file);
	r->ends.more = on_more;
	r->ends.context = r;
	r->from.err = ends_errors(&r->ends);
	jpeg_create_decompress(&r->from);
	ends_read(&r->ends, &r->from);
	look(r, frame);
	uint32_t text_height = r->text_height;
	jpeg_destroy_decompress(&r->from);
	free(r->letters.marks);
	free(r->grey);
	free(r);
	return text_height;
}
