/* chats.h - the long chats of tests/chats, and what a messenger makes of them. */
#ifndef DOSSIER_TESTS_CHATS_H
#define DOSSIER_TESTS_CHATS_H

#include <stdio.h>

#include <jpeglib.h>

#include "image_make.h"

enum { BOXES_MOST = 200 };

static const char *const chat_names[] = {"wechat-light", "wechat-dark", "qianniu-light", "qianniu-dark",
	"pinduoduo-light", "pinduoduo-dark", "telegram-light", "telegram-dark", "whatsapp-light", "whatsapp-dark",
	"ozon-light", "ozon-dark"};
enum { N_CHATS = sizeof chat_names / sizeof *chat_names };

struct chat {
	const char *name;
	uint32_t width, height, text_height;
	uint8_t *rgb;
	struct box { uint32_t top, bottom; } boxes[BOXES_MOST];
	size_t n_boxes;
};

static inline const char *chat_place(const char *name, const char *ending)
{
	static char place[128];
	snprintf(place, sizeof place, "tests/chats/%s.%s", name, ending);
	return place;
}

static inline bool chat_load(struct chat *c, const char *name)
{
	png_image png = {.version = PNG_IMAGE_VERSION};
	FILE *boxes = fopen(chat_place(name, "boxes"), "r");
	*c = (struct chat){.name = name};
	if (!boxes || !png_image_begin_read_from_file(&png, chat_place(name, "png")))
		return false;
	png.format = PNG_FORMAT_RGB;
	c->width = png.width;
	c->height = png.height;
	c->rgb = mem_alloc(PNG_IMAGE_SIZE(png));
	bool is_good = png_image_finish_read(&png, NULL, c->rgb, 0, NULL)
		&& fscanf(boxes, "%u", &c->text_height) == 1;
	while (c->n_boxes < BOXES_MOST
	       && fscanf(boxes, "%u %u", &c->boxes[c->n_boxes].top, &c->boxes[c->n_boxes].bottom) == 2)
		c->n_boxes++;
	fclose(boxes);
	return is_good;
}

static inline uint8_t *chat_row(const struct chat *c, uint32_t y)
{
	return c->rgb + 3 * (size_t)c->width * y;
}

/* What a messenger makes of a screenshot on its way. */
static inline void chat_pass_through_jpeg(struct chat *c, int quality)
{
	struct jpeg_error_mgr errors;
	struct jpeg_compress_struct to = {.err = jpeg_std_error(&errors)};
	struct jpeg_decompress_struct from = {.err = &errors};
	unsigned char *bytes = NULL;
	unsigned long n = 0;
	jpeg_create_compress(&to);
	jpeg_mem_dest(&to, &bytes, &n);
	to.image_width = c->width;
	to.image_height = c->height;
	to.input_components = 3;
	to.in_color_space = JCS_RGB;
	jpeg_set_defaults(&to);
	jpeg_set_quality(&to, quality, TRUE);
	jpeg_start_compress(&to, TRUE);
	while (to.next_scanline < c->height)
		jpeg_write_scanlines(&to, &(JSAMPROW){chat_row(c, to.next_scanline)}, 1);
	jpeg_finish_compress(&to);
	jpeg_destroy_compress(&to);
	jpeg_create_decompress(&from);
	jpeg_mem_src(&from, bytes, n);
	jpeg_read_header(&from, TRUE);
	jpeg_start_decompress(&from);
	while (from.output_scanline < c->height)
		jpeg_read_scanlines(&from, &(JSAMPROW){chat_row(c, from.output_scanline)}, 1);
	jpeg_finish_decompress(&from);
	jpeg_destroy_decompress(&from);
	free(bytes);
}

#endif
