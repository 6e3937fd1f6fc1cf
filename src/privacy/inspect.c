/* inspect.c - the second look. A JPEG stream that is about to leave is read once more from its first
 * byte to its last, against a table of what may be in it; all else is a leak. The darkroom's own
 * reader is not asked: two that were written apart seldom err alike. */
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "privacy/privacy_int.h"

enum { EOI = 0xD9, SOS = 0xDA, PIECE = 1 << 16 };

/* What a stream may hold. A segment with a head must start with it and be exactly so long. */
static const struct kept {
	int first, last;
	size_t bytes; /* of the segment with its length field; 0: any */
	const char *head;
	size_t n_head;
} kept[] = {
	{0xC0, 0xC2, 0, "", 0},  /* frame: size and colour components */
	{0xC4, 0xC4, 0, "", 0},  /* Huffman tables */
	{0xDA, 0xDB, 0, "", 0},  /* start of scan, quantisation tables */
	{0xDD, 0xDD, 4, "", 0},  /* restart interval */
	{0xE0, 0xE0, 16, "JFIF", 5}, /* no room for a thumbnail */
	{0xEE, 0xEE, 14, "Adobe", 5}, /* colour transform */
};

struct stream {
	const struct cleared_image *image;
	const struct fs_file *file;
	const struct image_band *band;
	size_t run;       /* the next piece comes from here */
	uint64_t in_run;
	size_t at, n;     /* in bytes */
	bool is_broken;   /* could not be read */
	uint8_t bytes[PIECE];
};

static bool refill(struct stream *s)
{
	if (s->run == s->band->n_runs)
		return false;
	const struct image_bytes *run = &s->band->runs[s->run];
	uint64_t rest = run->n - s->in_run;
	s->n = rest < PIECE ? (size_t)rest : PIECE;
	s->at = 0;
	s->is_broken = !privacy_read_run(s->image, s->file, run, s->bytes, s->n, s->in_run);
	s->in_run += s->n;
	if (s->in_run == run->n) {
		s->run++;
		s->in_run = 0;
	}
	return !s->is_broken;
}

/* The next byte, or -1 at the end. */
static int next(struct stream *s)
{
	while (s->at == s->n)
		if (!refill(s))
			return -1;
	return s->bytes[s->at++];
}

/* Reads a segment after its marker; false if it may not be in the stream. */
static bool segment_is_kept(struct stream *s, int marker)
{
	uint8_t head[8];
	size_t i = 0;
	while (i < sizeof kept / sizeof *kept && (marker < kept[i].first || marker > kept[i].last))
		i++;
	if (i == sizeof kept / sizeof *kept)
		return false;
	int high = next(s), low = next(s);
	size_t n = (size_t)(high & 255) << 8 | (size_t)(low & 255);
	if (low < 0 || n < 2 || (kept[i].bytes && n != kept[i].bytes))
		return false;
	for (size_t k = 0; k < n - 2; k++) {
		int byte = next(s);
		if (byte < 0)
			return false;
		if (k < sizeof head)
			head[k] = (uint8_t)byte;
	}
	return memcmp(head, kept[i].head, kept[i].n_head) == 0;
}

/* Past the data of a scan: the marker that ends it, or -1. */
static int skip_scan(struct stream *s)
{
	for (;;) {
		const uint8_t *p = memchr(s->bytes + s->at, 0xFF, s->n - s->at);
		s->at = p ? (size_t)(p - s->bytes) + 1 : s->n;
		if (!p && !refill(s))
			return -1;
		if (!p)
			continue;
		int marker = next(s);
		while (marker == 0xFF)
			marker = next(s);
		if (marker != 0 && (marker < 0xD0 || marker > 0xD7))
			return marker;
	}
}

static bool stream_is_clean(struct stream *s)
{
	if (next(s) != 0xFF || next(s) != 0xD8)
		return false;
	int marker = -1;
	for (;;) {
		if (marker < 0 && next(s) != 0xFF)
			return false;
		while (marker < 0 || marker == 0xFF) {
			marker = next(s);
			if (marker < 0)
				return false;
		}
		if (marker == EOI)
			return next(s) < 0 && !s->is_broken;
		if (!segment_is_kept(s, marker))
			return false;
		marker = marker == SOS ? skip_scan(s) : -1;
		if (s->is_broken)
			return false;
	}
}

bool privacy_inspect_jpeg(const struct cleared_image *c, const struct fs_file *file, size_t band,
                          struct image_fault *fault)
{
	struct stream s = {.image = c, .file = file, .band = &c->encoding.bands[band]};
	if (stream_is_clean(&s))
		return true;
	fault->code = s.is_broken ? "image-read" : "image-leak";
	snprintf(fault->why, sizeof fault->why, "%s",
	         s.is_broken ? _("cannot be read a second time")
	                     : _("cannot be cleared: what is left of it holds more than the picture"));
	snprintf(fault->advice, sizeof fault->advice, "%s", _("open it in a picture viewer and save it again"));
	return false;
}
