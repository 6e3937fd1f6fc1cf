/* libjpeg_ends.c - what libjpeg calls of ours to read, to write and to give up. */
#include "base/arena.h"
#include "image/libjpeg_int.h"

/* ---- errors ---- */

static _Noreturn void on_error(j_common_ptr j)
{
	struct jpeg_ends *e = j->client_data;
	if (j->err->msg_code == JERR_OUT_OF_MEMORY)
		mem_exhausted();
	longjmp(e->jump, 1);
}

static void on_message(j_common_ptr j, int level)
{
	j->err->num_warnings += level < 0;
}

struct jpeg_error_mgr *ends_errors(struct jpeg_ends *e)
{
	jpeg_std_error(&e->errors);
	e->errors.error_exit = on_error;
	e->errors.emit_message = on_message;
	return &e->errors;
}

/* ---- reading ---- */

static void on_start(j_decompress_ptr j)
{
	(void)j;
}

static boolean on_more(j_decompress_ptr j)
{
	struct jpeg_ends *e = j->client_data;
	size_t n = 0;
	const uint8_t *p = e->more(e, &n);
	if (!p)
		ERREXIT(j, JERR_INPUT_EOF);
	e->source.next_input_byte = p;
	e->source.bytes_in_buffer = n;
	return TRUE;
}

static void on_skip(j_decompress_ptr j, long n)
{
	struct jpeg_ends *e = j->client_data;
	while (n > (long)e->source.bytes_in_buffer) {
		n -= (long)e->source.bytes_in_buffer;
		on_more(j);
	}
	e->source.next_input_byte += n > 0 ? n : 0;
	e->source.bytes_in_buffer -= n > 0 ? (size_t)n : 0;
}

void ends_read(struct jpeg_ends *e, struct jpeg_decompress_struct *j)
{
	e->source = (struct jpeg_source_mgr){.init_source = on_start, .fill_input_buffer = on_more,
		.skip_input_data = on_skip, .resync_to_restart = jpeg_resync_to_restart, .term_source = on_start};
	j->client_data = e;
	j->src = &e->source;
}

/* ---- writing ---- */

static void on_target_start(j_compress_ptr j)
{
	struct jpeg_ends *e = j->client_data;
	e->target.next_output_byte = e->bytes;
	e->target.free_in_buffer = sizeof e->bytes;
}

static boolean on_target_full(j_compress_ptr j)
{
	struct jpeg_ends *e = j->client_data;
	buf_add(e->out, e->bytes, sizeof e->bytes);
	on_target_start(j);
	return TRUE;
}

static void on_target_end(j_compress_ptr j)
{
	struct jpeg_ends *e = j->client_data;
	buf_add(e->out, e->bytes, sizeof e->bytes - e->target.free_in_buffer);
}

void ends_write(struct jpeg_ends *e, struct jpeg_compress_struct *j)
{
	e->target = (struct jpeg_destination_mgr){.init_destination = on_target_start,
		.empty_output_buffer = on_target_full, .term_destination = on_target_end};
	j->client_data = e;
	j->dest = &e->target;
}
