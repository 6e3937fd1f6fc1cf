/* utf8_int.h - what the files of utf8 share. */
#ifndef DOSSIER_BASE_UTF8_INT_H
#define DOSSIER_BASE_UTF8_INT_H

#include "base/utf8.h"

uint32_t utf8_fold_han(uint32_t cp);

#endif
