/* columns.h - how many columns of a terminal a text takes: Han and emoji take two, combining marks none. */
#ifndef DOSSIER_BASE_COLUMNS_H
#define DOSSIER_BASE_COLUMNS_H

#include <stdint.h>

int columns_of_char(uint32_t cp); /* 0, 1 or 2 */
int columns_of_text(const char *text);

#endif
