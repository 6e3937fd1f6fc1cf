/* utf8.h - code points in and out of UTF-8 (RFC 3629: no surrogates, shortest form). */
#ifndef DOSSIER_BASE_UTF8_H
#define DOSSIER_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_BAD 0xFFFFFFFFu

/* The code point at s[*i] and *i moved past it; UTF8_BAD (and one byte on) if malformed. */
uint32_t utf8_next(const char *s, size_t n, size_t *i);

/* Writes 1 to 4 bytes, returns how many. */
size_t utf8_put(char out[4], uint32_t cp);

/* Offset of the first malformed byte, or n when all is well. */
size_t utf8_check(const char *s, size_t n);

size_t utf8_count(const char *s, size_t n); /* code points */

/* The character as texts are compared: small, of normal width and style, without accents (yo is ye); digits
 * of other scripts are 0 to 9; a Chinese radical is the character that looks so. Latin, Greek, Cyrillic. */
uint32_t utf8_fold(uint32_t cp);
/* Of a folded Greek or Cyrillic letter the Latin one whose capital looks alike; others as they are. */
uint32_t utf8_alike_of(uint32_t folded); /* one of those letters */
static inline uint32_t utf8_alike(uint32_t folded)
{
	return folded < 0x3B1 || folded > 0x458 ? folded : utf8_alike_of(folded);
}
bool utf8_is_capital(uint32_t cp);

/* Is this UTF-16 instead? By its mark, or by every other byte of the first four being zero. */
bool utf8_is_utf16(const void *text, size_t n);

/* UTF-16BE code units of a code point; returns 1 or 2. */
size_t utf8_to_utf16(uint16_t out[2], uint32_t cp);

#endif
