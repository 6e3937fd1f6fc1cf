/* mpf.c - the index of a JPEG file that holds several pictures (Multi-Picture Format, CIPA DC-007): stereo
 * pairs, panoramas, several angles. Phones put gain maps and thumbnails there, too; these are smaller than
 * the photo. As with EXIF nothing is believed, and what is malformed is passed over. */
#include <string.h>

#include "image/image_int.h"

enum { TAG_ENTRIES = 0xB002, ENTRY_BYTES = 16, PICTURES_MOST = 64, SEGMENTS_MOST = 64 };

/* The size in the frame header of the JPEG that begins at `at`; false if there is none. */
static bool find_size(struct window *w, uint64_t at, uint32_t *width, uint32_t *height)
{
	size_t got;
	const uint8_t *p = window_look(w, at, 4, &got);
	if (!p || p[0] != 0xFF || p[1] != 0xD8)
		return false;
	at += 2;
	for (int i = 0; i < SEGMENTS_MOST && (p = window_look(w, at, 9, &got)) && p[0] == 0xFF; i++) {
		if (p[1] >= 0xC0 && p[1] <= 0xC2) {
			*height = get16(p + 5);
			*width = get16(p + 7);
			return true;
		}
		at += 2 + get16(p + 2);
	}
	return false;
}

uint32_t mpf_count_pictures(struct window *w, uint64_t start, size_t n, const struct jpeg_frame *first)
{
	uint64_t places[PICTURES_MOST];
	uint32_t width, height, n_places = 0, count = 0;
	size_t got;
	const uint8_t *p = window_look(w, start, n, &got);
	struct tiff_entry e;
	struct tiff t = {p, n, p && p[0] == 'I'};
	if (!p || !tiff_find(&e, &t, TAG_ENTRIES) || e.count % ENTRY_BYTES)
		return 0;
	size_t entries = tiff32(&t, e.value);
	for (size_t i = 1; i < e.count / ENTRY_BYTES && n_places < PICTURES_MOST; i++) {
		size_t at = entries + ENTRY_BYTES * i;
		if (at > n || n - at < ENTRY_BYTES)
			break;
		places[n_places++] = start + tiff32(&t, at + 8);
	}
	for (uint32_t i = 0; i < n_places; i++)
		if (find_size(w, places[i], &width, &height) && width >= first->width && height >= first->height)
			count++;
	return count;
}
