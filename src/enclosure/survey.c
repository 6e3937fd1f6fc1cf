/* survey.c - before qpdf is let at a file: how large does what is packed in it become? qpdf unpacks object
 * streams and cross-reference streams whole, and a few kilobytes can be made to swell to gigabytes. */
#include "enclosure/enclosure_int.h"

#include <string.h>

enum {
	LOOK_BACK = 4096,   /* [bytes] for the dictionary of a stream */
	SECRET_MOST = 4 << 20, /* [bytes] of packed objects that are encrypted: they cannot be unpacked here */
	LINE_MOST = 16,     /* [bytes] of "stream" and its end of line */
};

struct swelling {
	uint64_t bytes, most;
};

static bool count_bytes(void *context, const uint8_t *bytes, size_t n)
{
	struct swelling *s = context;
	(void)bytes;
	s->bytes += n;
	return s->bytes <= s->most;
}

static const uint8_t *find(const uint8_t *at, size_t n, const char *word)
{
	size_t length = strlen(word);
	const uint8_t *end = at + n;
	for (; n >= length && at && (size_t)(end - at) >= length; at++) {
		at = memchr(at, *word, (size_t)(end - at) - length + 1);
		if (!at || memcmp(at, word, length) == 0)
			return at;
	}
	return NULL;
}

/* Does the stream whose keyword is at `at` hold objects? A name that is written in codes may be any. */
static bool holds_objects(const uint8_t *bytes, size_t at)
{
	size_t start = at > LOOK_BACK ? at - LOOK_BACK : 0;
	const uint8_t *from = bytes + start, *next;
	size_t n = at - start;
	while ((next = find(from, n, " obj")) != NULL) { /* the last one opens this object */
		n -= (size_t)(next + 4 - from);
		from = next + 4;
	}
	return find(from, n, "ObjStm") || find(from, n, "XRef") || find(from, n, "#");
}

static size_t start_of_data(const uint8_t *bytes, size_t n, size_t at)
{
	at += strlen("stream");
	at += at < n && bytes[at] == '\r';
	at += at < n && bytes[at] == '\n';
	return at;
}

/* Data that are encrypted are no zlib stream: what they become is not known, but how long they are. */
static bool is_within(struct swelling *s, uint64_t *n_secret, const uint8_t *data, size_t n)
{
	const struct byte_sink sink = {count_bytes, s};
	enum inflate_result result = inflate_piece(&sink, data, n);
	const uint8_t *end = find(data, n, "endstream");
	if (result == INFLATE_CORRUPT)
		*n_secret += end ? (size_t)(end - data) : n;
	return result != INFLATE_STOPPED && *n_secret <= SECRET_MOST;
}

bool survey_streams(const uint8_t *bytes, size_t n)
{
	struct swelling s = {.most = SWELL_MOST};
	uint64_t n_secret = 0;
	const uint8_t *next;
	for (size_t at = 0; (next = find(bytes + at, n - at, "stream")) != NULL; at += LINE_MOST / 2) {
		at = (size_t)(next - bytes);
		bool is_end = at >= 3 && memcmp(next - 3, "end", 3) == 0;
		size_t data = start_of_data(bytes, n, at);
		bool is_sought = !is_end && data < n && holds_objects(bytes, at);
		if (is_sought && !is_within(&s, &n_secret, bytes + data, n - data))
			return false;
		if (n - at < LINE_MOST)
			break;
	}
	return true;
}
