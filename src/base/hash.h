/* hash.h - a quick 64-bit hash (FNV-1a with a final mix) for tables, subset tags and file ids.
 * Not for evidence: custody has SHA-256. */
#ifndef DOSSIER_BASE_HASH_H
#define DOSSIER_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0xcbf29ce484222325)

uint64_t hash_bytes(uint64_t start, const void *bytes, size_t n);

#endif
