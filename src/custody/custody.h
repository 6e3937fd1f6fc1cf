/* custody.h - originals are hashed when they arrive, and sealed when the dossier leaves.
 *
 * Originals are opened read-only. custody knows bytes, not pictures. */
#ifndef DOSSIER_CUSTODY_CUSTODY_H
#define DOSSIER_CUSTODY_CUSTODY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"

#define CUSTODY_DIGEST_BYTES 32
#define CUSTODY_HEX_BYTES (2 * CUSTODY_DIGEST_BYTES + 1)

struct digest {
	uint8_t bytes[CUSTODY_DIGEST_BYTES]; /* SHA-256 */
};

/* Digest of a whole open file, read once in windows. false and errno on a read error or when the
 * file changes length under us. Thread-safe. */
bool custody_hash_file(struct digest *out, const struct fs_file *f);
void custody_hex(char out[CUSTODY_HEX_BYTES], const struct digest *d);
/* Of the file at that path, in hex; false, and `out` as it was: it cannot be read. */
bool custody_hash_path(char out[CUSTODY_HEX_BYTES], const char *path);

/* Of the names in a folder and below it, or of what is behind them, too; false, and `out` as it was: it is no
 * folder. */
bool custody_hash_folder(char out[CUSTODY_HEX_BYTES], const char *folder, bool with_content);

/* Digest of what is being written, piece by piece. */
struct custody_hash;
struct custody_hash *custody_hash_new(void);
void custody_hash_add(struct custody_hash *h, const void *bytes, size_t n);
void custody_hash_end(struct custody_hash *h, struct digest *out); /* frees h; out may be NULL */

/* A line of the manifest as sha256sum writes it: names with a backslash or a newline are escaped
 * and the line starts with a backslash. */
void custody_manifest_line(struct buf *out, const struct digest *d, const char *name);
/* The same, of a digest in hex. */
void custody_manifest_hex(struct buf *out, const char *hex, const char *name);

const char *custody_library(void); /* "Nettle 3.8", for --version */

#endif
