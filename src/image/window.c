/* window.c - a file seen through 64 KB that slide along it. */
#include <errno.h>
#include <string.h>

#include "base/message.h"
#include "image/image_int.h"

void window_open(struct window *w, const struct fs_file *file)
{
	w->file = file;
	w->offset = 0;
	w->n = 0;
	w->trouble = 0;
}

static bool slide(struct window *w, uint64_t offset)
{
	uint64_t rest = w->file->bytes - offset;
	w->offset = offset;
	w->n = rest < WINDOW_BYTES ? (size_t)rest : WINDOW_BYTES;
	if (fs_read_at(w->file, w->bytes, w->n, offset))
		return true;
	w->trouble = errno ? errno : EIO;
	w->n = 0;
	return false;
}

const uint8_t *window_look(struct window *w, uint64_t offset, size_t want, size_t *n)
{
	if (offset > w->file->bytes || w->file->bytes - offset < want || want > WINDOW_BYTES)
		return NULL;
	bool is_inside = offset >= w->offset && offset - w->offset <= w->n && w->n - (offset - w->offset) >= want;
	if (!is_inside && !slide(w, offset))
		return NULL;
	*n = w->n - (size_t)(offset - w->offset);
	return w->bytes + (offset - w->offset);
}

bool window_fail(const struct window *w, struct image_fault *f, const char *where)
{
	if (w->trouble)
		return image_fail(f, "image-read", NULL, "cannot be read: %s", message_errno(w->trouble));
	return image_fail(f, "image-truncated", image_advice_again, "ends inside %s", _(where));
}
