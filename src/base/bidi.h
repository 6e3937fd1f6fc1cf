/* bidi.h - Unicode's directional controls (UAX 9): words of strangers may use them, and reach no further. */
#ifndef DOSSIER_BASE_BIDI_H
#define DOSSIER_BASE_BIDI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { BIDI_PDF = 0x202C, BIDI_LRI = 0x2066, BIDI_RLI = 0x2067, BIDI_FSI = 0x2068, BIDI_PDI = 0x2069 };

struct bidi_open { /* what a text has begun and not ended; embeddings outside of isolates only */
	unsigned isolates, embeddings;
};

bool bidi_opens_isolate(uint32_t cp);
/* The next character of a text. False if it is a control that would end what the text did not begin. */
bool bidi_pass(struct bidi_open *open, uint32_t cp);

/* A text to be set among other words: as it is, unless it might turn them round; then between FSI and PDI,
 * with every control in it ended. */
const char *bidi_isolate(struct arena *a, const char *text);

#endif
