/* bidi.c - keeps directional controls inside of the words that they came with. */
#include "base/bidi.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* The blocks of scripts from right to left, and the controls. */
static bool may_turn(uint32_t cp)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{0x0590, 0x08FF}, {0x200F, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069},
		{0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF},
	};
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (cp >= ranges[i].first && cp <= ranges[i].last)
			return true;
	return false;
}

bool bidi_opens_isolate(uint32_t cp)
{
	return cp == BIDI_LRI || cp == BIDI_RLI || cp == BIDI_FSI;
}

static bool opens_embedding(uint32_t cp)
{
	return cp >= 0x202A && cp <= 0x202E && cp != BIDI_PDF;
}

static bool take_one(unsigned *n)
{
	bool has = *n > 0;
	*n -= has;
	return has;
}

bool bidi_pass(struct bidi_open *open, uint32_t cp)
{
	if (cp == BIDI_PDI)
		return take_one(&open->isolates);
	open->isolates += bidi_opens_isolate(cp);
	if (open->isolates > 0)
		return true;
	if (cp == BIDI_PDF)
		return take_one(&open->embeddings);
	open->embeddings += opens_embedding(cp);
	return true;
}

/* What is isolated already turns nothing. */
static bool text_may_turn(const char *text, size_t n)
{
	struct bidi_open open = {0};
	for (size_t i = 0; i < n;) {
		uint32_t cp = utf8_next(text, n, &i);
		bool ends = cp == BIDI_PDI && open.isolates > 0;
		bidi_pass(&open, cp);
		if (open.isolates == 0 && !ends && may_turn(cp))
			return true;
	}
	return open.isolates > 0;
}

static void add(struct buf *b, uint32_t cp)
{
	char bytes[4];
	buf_add(b, bytes, utf8_put(bytes, cp));
}

const char *bidi_isolate(struct arena *a, const char *text)
{
	size_t n = strlen(text);
	if (!text_may_turn(text, n))
		return text;
	struct buf b = {0};
	struct bidi_open open = {0};
	add(&b, BIDI_FSI);
	for (size_t i = 0, from = 0; i < n; from = i)
		if (bidi_pass(&open, utf8_next(text, n, &i)))
			buf_add(&b, text + from, i - from);
	for (; open.isolates > 0; open.isolates--)
		add(&b, BIDI_PDI);
	add(&b, BIDI_PDI); /* ends the embeddings too */
	const char *out = arena_strndup(a, (char *)b.data, b.n);
	buf_drop(&b);
	return out;
}
