/* json.h - text as JSON wants it. */
#ifndef DOSSIER_BASE_JSON_H
#define DOSSIER_BASE_JSON_H

#include "base/buf.h"

/* In quotes, with what must be escaped; malformed UTF-8 becomes U+FFFD. NULL is null. */
void json_add_text(struct buf *b, const char *text);

#endif
