/* giflib.c - the first picture of a GIF, on its screen; what is clear is white. Those behind it are
 * counted. */
#include "base/cursor.h"
#include "image/foreign.h"

#if HAVE_GIFLIB

#include <stdlib.h>
#include <string.h>

#include <gif_lib.h>

enum { MORE_MOST = 10000 };

static int on_read(GifFileType *gif, GifByteType *to, int n)
{
	return (int)cursor_read(gif->UserData, to, (size_t)n);
}

/* Extensions up to the next picture; what is clear in it, -1: nothing. false: there is none. */
static bool next_picture(GifFileType *gif, int *clear)
{
	GifRecordType type;
	GifByteType *extension;
	GraphicsControlBlock control;
	int code;
	*clear = NO_TRANSPARENT_COLOR;
	while (DGifGetRecordType(gif, &type) == GIF_OK && type != TERMINATE_RECORD_TYPE) {
		if (type == IMAGE_DESC_RECORD_TYPE)
			return DGifGetImageDesc(gif) == GIF_OK;
		if (type != EXTENSION_RECORD_TYPE || DGifGetExtension(gif, &code, &extension) == GIF_ERROR)
			return false;
		if (code == GRAPHICS_EXT_FUNC_CODE && extension
		    && DGifExtensionToGCB(extension[0], extension + 1, &control) == GIF_OK)
			*clear = control.TransparentColor;
		while (extension)
			if (DGifGetExtensionNext(gif, &extension) == GIF_ERROR)
				return false;
	}
	return false;
}

static bool skip_picture(GifFileType *gif)
{
	GifByteType *block;
	int size;
	bool is_good = DGifGetCode(gif, &size, &block) == GIF_OK;
	while (is_good && block)
		is_good = DGifGetCodeNext(gif, &block) == GIF_OK;
	return is_good;
}

bool gif_probe(struct foreign_facts *facts, const struct foreign *f)
{
	struct cursor c = {f->bytes, f->n, 0};
	int error = 0, clear;
	GifFileType *gif = DGifOpen(&c, on_read, &error);
	uint32_t n = 0;
	if (!gif)
		return foreign_corrupt(f);
	facts->width = (uint32_t)gif->SWidth;
	facts->height = (uint32_t)gif->SHeight;
	while (n < MORE_MOST && next_picture(gif, &clear)) {
		facts->has_alpha |= n == 0 && clear != NO_TRANSPARENT_COLOR;
		n++;
		if (!skip_picture(gif))
			break;
	}
	facts->n_more = n > 1 ? n - 1 : 0;
	DGifCloseFile(gif, &error);
	return n > 0 || foreign_corrupt(f);
}

struct frame {
	uint8_t *rgb; /* the screen's */
	uint32_t width, height;
	const ColorMapObject *colours;
	int clear;
};

/* A line of the frame; what lies outside of the screen is lost on every viewer. */
static void put_line(const struct frame *s, const GifImageDesc *d, int line, const GifPixelType *pixels)
{
	uint32_t y = (uint32_t)(d->Top + line);
	for (int i = 0; y < s->height && i < d->Width; i++) {
		uint32_t x = (uint32_t)(d->Left + i);
		if (x >= s->width || pixels[i] == s->clear || pixels[i] >= s->colours->ColorCount)
			continue;
		const GifColorType *c = &s->colours->Colors[pixels[i]];
		memcpy(s->rgb + 3 * ((size_t)y * s->width + x), (const uint8_t[]){c->Red, c->Green, c->Blue}, 3);
	}
}

static bool read_lines(GifFileType *gif, const struct frame *s)
{
	static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
	const GifImageDesc *d = &gif->Image;
	GifPixelType *line = mem_alloc((size_t)d->Width + 1);
	bool is_good = true;
	for (int pass = 0; pass < (d->Interlace ? 4 : 1); pass++) {
		int step = d->Interlace ? steps[pass] : 1;
		for (int y = starts[pass]; is_good && y < d->Height; y += step) {
			is_good = DGifGetLine(gif, line, d->Width) == GIF_OK;
			if (is_good)
				put_line(s, d, y, line);
		}
	}
	free(line);
	return is_good;
}

bool gif_decode(struct image_whole *out, const struct foreign *f)
{
	struct cursor c = {f->bytes, f->n, 0};
	int error = 0;
	GifFileType *gif = DGifOpen(&c, on_read, &error);
	struct frame frame = {.clear = NO_TRANSPARENT_COLOR};
	bool is_good = gif && next_picture(gif, &frame.clear);
	if (is_good) {
		frame.colours = gif->Image.ColorMap ? gif->Image.ColorMap : gif->SColorMap;
		frame.width = (uint32_t)gif->SWidth;
		frame.height = (uint32_t)gif->SHeight;
		frame.rgb = foreign_room(out, f, frame.width, frame.height);
		is_good = frame.colours && frame.rgb;
	}
	if (is_good) {
		memset(frame.rgb, 255, 3 * (size_t)frame.width * frame.height);
		is_good = read_lines(gif, &frame);
	}
	if (gif)
		DGifCloseFile(gif, &error);
	return is_good || foreign_corrupt(f);
}

#endif
