/* gbk.h - characters of GBK, in which Chinese shops' older pages escape theirs: "%CD%F5". */
#ifndef DOSSIER_BASE_GBK_H
#define DOSSIER_BASE_GBK_H

#include <stddef.h>
#include <stdint.h>

/* The code point at s[*i] and *i moved past its one or two bytes; UTF8_BAD (and one byte on) if there is
 * none, or where the C library has no such table. Thread-safe. */
uint32_t gbk_next(const char *s, size_t n, size_t *i);

#endif
