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

/* The character as texts are compared: small, of normal width, without accents (yo is ye); digits of other
 * scripts are 0 to 9. Latin, Greek, Cyrillic. */
uint32_t utf8_fold(uint32_t cp);
bool utf8_is_capital(uint32_t cp);

/* UTF-16BE code units of a code point; returns 1 or 2. */
size_t utf8_to_utf16(uint16_t out[2], uint32_t cp);

#endif
