/* strip.c - JPEG and JPEG 2000 data without what tells of the camera and its place. What is malformed ends
 * the copy: viewers show what there is. */
#include "enclosure/enclosure_int.h"

#include <string.h>

/* ---- JPEG ---- */

enum { MARK_START = 0xD8, MARK_END = 0xD9, MARK_SCAN = 0xDA, MARK_APP0 = 0xE0, MARK_APP14 = 0xEE,
       MARK_APP15 = 0xEF, MARK_COMMENT = 0xFE };

static bool stands_alone(int mark)
{
	return mark == MARK_START || mark == 1 || (mark >= 0xD0 && mark <= 0xD7);
}

/* A JFIF head without its thumbnail, and nothing of the other. */
static void put_jfif(struct buf *out, const uint8_t *segment, size_t n)
{
	enum { HEAD = 14 };
	static const uint8_t start[] = {0xFF, MARK_APP0, 0, HEAD + 2};
	if (n < HEAD + 2 || memcmp(segment + 2, "JFIF", 5) != 0)
		return;
	buf_add(out, start, sizeof start);
	buf_add(out, segment + 2, HEAD - 2);
	buf_add(out, "\0", 2);
}

/* A segment from its length on. */
static void put_segment(struct buf *out, int mark, const uint8_t *segment, size_t n)
{
	bool is_application = mark >= MARK_APP0 && mark <= MARK_APP15;
	if (mark == MARK_APP0)
		put_jfif(out, segment, n);
	if (mark == MARK_COMMENT || (is_application && mark != MARK_APP14))
		return;
	buf_add_byte(out, 0xFF);
	buf_add_byte(out, mark);
	buf_add(out, segment, n);
}

/* The data of a scan: up to the next marker. */
static size_t end_of_scan(const uint8_t *bytes, size_t n, size_t i)
{
	for (; i + 1 < n; i++)
		if (bytes[i] == 0xFF && bytes[i + 1] != 0 && !(bytes[i + 1] >= 0xD0 && bytes[i + 1] <= 0xD7))
			return i;
	return n;
}

/* false: it is malformed, or has no end. */
static bool strip(struct buf *out, const uint8_t *bytes, size_t n, size_t *length)
{
	for (size_t i = 0; i + 1 < n && bytes[i] == 0xFF;) {
		int mark = bytes[i + 1];
		i += mark == 0xFF ? 1 : 2;
		if (mark == 0xFF)
			continue;
		if (mark == MARK_END || stands_alone(mark)) {
			buf_add_byte(out, 0xFF);
			buf_add_byte(out, mark);
			*length = i;
			if (mark == MARK_END)
				return true;
			continue;
		}
		size_t size = i + 2 <= n ? (size_t)bytes[i] << 8 | bytes[i + 1] : 0;
		if (size < 2 || size > n - i)
			return false;
		put_segment(out, mark, bytes + i, size);
		i += size;
		if (mark != MARK_SCAN)
			continue;
		size_t end = end_of_scan(bytes, n, i);
		buf_add(out, bytes + i, end - i);
		i = end;
	}
	return false;
}

void strip_jpeg(struct buf *out, const uint8_t *bytes, size_t n)
{
	size_t length;
	strip(out, bytes, n, &length);
}

size_t strip_length(const uint8_t *bytes, size_t n)
{
	struct buf out = {0};
	size_t length = 0;
	bool is_whole = strip(&out, bytes, n, &length);
	buf_drop(&out);
	return is_whole ? length : 0;
}

/* The frame, and whether one scan has all of its components. */
struct jpeg_frame strip_look(const uint8_t *bytes, size_t n)
{
	enum { FRAME_BASE = 0xC0, FRAME_PROGRESSIVE = 0xC2 };
	struct jpeg_frame frame = {0};
	for (size_t i = 2; i + 10 <= n && bytes[i] == 0xFF;) {
		int mark = bytes[i + 1];
		if (mark >= FRAME_BASE && mark <= FRAME_PROGRESSIVE)
			frame = (struct jpeg_frame){.bits = bytes[i + 4], .components = bytes[i + 9],
				.height = (unsigned)bytes[i + 5] << 8 | bytes[i + 6],
				.width = (unsigned)bytes[i + 7] << 8 | bytes[i + 8],
				.is_buffered = mark == FRAME_PROGRESSIVE};
		if (mark == MARK_SCAN) {
			frame.is_buffered |= bytes[i + 4] < frame.components;
			return frame;
		}
		i += 2 + ((size_t)bytes[i + 2] << 8 | bytes[i + 3]);
	}
	return (struct jpeg_frame){0};
}

/* ---- JPEG 2000: boxes, or a code stream by itself ---- */

static uint64_t get32(const uint8_t *p)
{
	return (uint64_t)p[0] << 24 | (uint64_t)p[1] << 16 | (uint64_t)p[2] << 8 | p[3];
}

static bool tells(const uint8_t *kind)
{
	static const char kinds[][5] = {"uuid", "xml ", "uinf", "jp2i", "asoc", "lbl ", "nlst", "free"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (memcmp(kind, kinds[i], 4) == 0)
			return true;
	return false;
}

void strip_jpeg_2000(struct buf *out, const uint8_t *bytes, size_t n)
{
	if (n < 12 || memcmp(bytes + 4, "jP  ", 4) != 0) {
		buf_add(out, bytes, n);
		return;
	}
	for (size_t i = 0; i + 8 <= n;) {
		uint64_t length = get32(bytes + i);
		if (length == 1 && i + 16 <= n)
			length = get32(bytes + i + 8) << 32 | get32(bytes + i + 12);
		if (length == 0)
			length = n - i;
		if (length < 8 || length > n - i)
			return;
		if (!tells(bytes + i + 4))
			buf_add(out, bytes + i, (size_t)length);
		i += (size_t)length;
	}
}
