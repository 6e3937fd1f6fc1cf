/* libwebp.c - WebP; of an animation the first frame, as it is first seen. */
#include "image/foreign.h"

#include <stdlib.h>

#include <webp/decode.h>
#include <webp/demux.h>

static void read_exif(struct foreign_facts *facts, const WebPDemuxer *demuxer)
{
	WebPChunkIterator chunk;
	if (WebPDemuxGetChunk(demuxer, "EXIF", 1, &chunk)) {
		exif_read(&facts->exif, chunk.chunk.bytes, chunk.chunk.size);
		facts->has_metadata = true;
		WebPDemuxReleaseChunkIterator(&chunk);
	}
	if (WebPDemuxGetChunk(demuxer, "XMP ", 1, &chunk)) {
		facts->exif.has_location |= exif_text_has_location(chunk.chunk.bytes, chunk.chunk.size);
		facts->has_metadata = true;
		WebPDemuxReleaseChunkIterator(&chunk);
	}
}

bool webp_probe(struct foreign_facts *facts, const struct foreign *f)
{
	const WebPData data = {f->bytes, f->n};
	WebPDemuxer *demuxer = WebPDemux(&data);
	if (!demuxer)
		return foreign_corrupt(f);
	facts->width = WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_WIDTH);
	facts->height = WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_HEIGHT);
	facts->has_alpha = WebPDemuxGetI(demuxer, WEBP_FF_FORMAT_FLAGS) & ALPHA_FLAG;
	uint32_t n = WebPDemuxGetI(demuxer, WEBP_FF_FRAME_COUNT);
	facts->n_more = n > 1 ? n - 1 : 0;
	read_exif(facts, demuxer);
	WebPDemuxDelete(demuxer);
	return true;
}

static void take_profile(struct image_whole *out, const struct foreign *f)
{
	const WebPData data = {f->bytes, f->n};
	WebPDemuxer *demuxer = WebPDemux(&data);
	WebPChunkIterator chunk;
	if (demuxer && WebPDemuxGetChunk(demuxer, "ICCP", 1, &chunk)) {
		foreign_take_profile(out, f, chunk.chunk.bytes, chunk.chunk.size, 3);
		WebPDemuxReleaseChunkIterator(&chunk);
	}
	WebPDemuxDelete(demuxer);
}

static bool take_pixels(struct image_whole *out, const struct foreign *f, const uint8_t *rgba, uint32_t width,
                        uint32_t height)
{
	uint8_t *to = foreign_room(out, f, width, height);
	for (size_t i = 0; to && i < (size_t)width * height; i++)
		foreign_blend(to + 3 * i, rgba + 4 * i);
	return to;
}

static bool decode_animation(struct image_whole *out, const struct foreign *f)
{
	const WebPData data = {f->bytes, f->n};
	WebPAnimDecoder *decoder = WebPAnimDecoderNew(&data, NULL);
	WebPAnimInfo info = {0};
	uint8_t *rgba = NULL;
	int time = 0;
	bool is_good = decoder && WebPAnimDecoderGetInfo(decoder, &info)
		&& WebPAnimDecoderGetNext(decoder, &rgba, &time)
		? take_pixels(out, f, rgba, info.canvas_width, info.canvas_height) : foreign_corrupt(f);
	WebPAnimDecoderDelete(decoder);
	return is_good;
}

static bool decode_still(struct image_whole *out, const struct foreign *f)
{
	int width = 0, height = 0;
	uint8_t *rgba = WebPDecodeRGBA(f->bytes, f->n, &width, &height);
	bool is_good = rgba ? take_pixels(out, f, rgba, (uint32_t)width, (uint32_t)height) : foreign_corrupt(f);
	WebPFree(rgba);
	return is_good;
}

bool webp_decode(struct image_whole *out, const struct foreign *f)
{
	WebPBitstreamFeatures features;
	if (WebPGetFeatures(f->bytes, f->n, &features) != VP8_STATUS_OK)
		return foreign_corrupt(f);
	out->is_photo = features.format != 2; /* 2: kept without loss */
	take_profile(out, f);
	return features.has_animation ? decode_animation(out, f) : decode_still(out, f);
}
