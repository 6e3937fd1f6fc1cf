/* digits.h - what spreadsheets make of long numbers, of which they keep 15 digits. */
#ifndef DOSSIER_BASE_DIGITS_H
#define DOSSIER_BASE_DIGITS_H

#include <stdbool.h>
#include <stddef.h>

/* 2.5E+17, 2.5E17, and 2,5E+17 where a comma stands before decimals; but 12E345 may well be a number of its
 * own. */
bool digits_are_rounded(const char *s);

/* A number of more than 15 digits, and no more than any code has. */
bool digits_are_long(const char *s);
/* Such a one with nothing but zeros behind those that are kept. */
bool digits_are_cut(const char *s);
enum { DIGITS_KEPT = 15 };

#endif
