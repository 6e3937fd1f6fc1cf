/* libheif.c - HEIC as phones write it, and AVIF. libheif turns and mirrors by itself what the file says is to
 * be turned; the orientation in EXIF is then of no concern. */
#include "image/foreign.h"

#include <stdlib.h>

#include <libheif/heif.h>

struct heif {
	struct heif_context *context;
	struct heif_image_handle *handle; /* of the picture that is to be shown */
};

static bool open_heif(struct heif *h, const struct foreign *f)
{
	*h = (struct heif){.context = heif_context_alloc()};
	struct heif_error e = heif_context_read_from_memory_without_copy(h->context, f->bytes, f->n, NULL);
	if (e.code == heif_error_Ok)
		e = heif_context_get_primary_image_handle(h->context, &h->handle);
	return e.code == heif_error_Ok || foreign_corrupt(f);
}

static void close_heif(struct heif *h)
{
	heif_image_handle_release(h->handle);
	heif_context_free(h->context);
}

/* Four bytes tell where in the block its TIFF structure begins. */
static void read_exif(struct foreign_facts *facts, const struct heif *h, heif_item_id id)
{
	size_t n = heif_image_handle_get_metadata_size(h->handle, id);
	uint8_t *block = mem_alloc(n + 1);
	struct heif_error e = heif_image_handle_get_metadata(h->handle, id, block);
	size_t start = n >= 4 && e.code == heif_error_Ok ? 4 + (size_t)get32(block) : n;
	if (start < n)
		exif_read(&facts->exif, block + start, n - start);
	facts->exif.orientation = 1;
	free(block);
}

bool heif_probe(struct foreign_facts *facts, const struct foreign *f)
{
	struct heif h;
	heif_item_id id;
	bool is_good = open_heif(&h, f);
	if (is_good) {
		facts->width = (uint32_t)heif_image_handle_get_width(h.handle);
		facts->height = (uint32_t)heif_image_handle_get_height(h.handle);
		facts->has_alpha = heif_image_handle_has_alpha_channel(h.handle);
		facts->has_metadata = heif_image_handle_get_number_of_metadata_blocks(h.handle, NULL) > 0;
		if (heif_image_handle_get_list_of_metadata_block_IDs(h.handle, "Exif", &id, 1) == 1)
			read_exif(facts, &h, id);
		int n = heif_context_get_number_of_top_level_images(h.context);
		facts->n_more = n > 1 ? (uint32_t)n - 1 : 0;
	}
	close_heif(&h);
	return is_good;
}

static void take_profile(struct image_whole *out, const struct foreign *f, const struct heif *h)
{
	size_t n = heif_image_handle_get_raw_color_profile_size(h->handle);
	uint8_t *icc = n > 0 && n <= ICC_MAX_BYTES ? mem_alloc(n) : NULL;
	if (icc && heif_image_handle_get_raw_color_profile(h->handle, icc).code == heif_error_Ok)
		foreign_take_profile(out, f, icc, n, 3);
	free(icc);
}

static bool take_pixels(struct image_whole *out, const struct foreign *f, const struct heif_image *image)
{
	int stride = 0;
	const uint8_t *rgba = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
	int width = heif_image_get_width(image, heif_channel_interleaved);
	int height = heif_image_get_height(image, heif_channel_interleaved);
	if (!rgba || width <= 0 || height <= 0)
		return foreign_corrupt(f);
	uint8_t *to = foreign_room(out, f, (uint32_t)width, (uint32_t)height);
	for (int y = 0; to && y < height; y++)
		for (int x = 0; x < width; x++, to += 3)
			foreign_blend(to, rgba + (ptrdiff_t)y * stride + 4 * (ptrdiff_t)x);
	return out->rgb;
}

bool heif_decode(struct image_whole *out, const struct foreign *f)
{
	struct heif h;
	struct heif_image *image = NULL;
	bool is_good = open_heif(&h, f);
	if (is_good) {
		struct heif_error e = heif_decode_image(h.handle, &image, heif_colorspace_RGB,
		                                        heif_chroma_interleaved_RGBA, NULL);
		is_good = e.code == heif_error_Ok ? take_pixels(out, f, image) : foreign_corrupt(f);
		take_profile(out, f, &h);
		out->is_photo = true;
	}
	heif_image_release(image);
	close_heif(&h);
	return is_good;
}
