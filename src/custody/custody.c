/* custody.c - SHA-256 of originals and the lines of the manifest. Knows bytes, not pictures. */
#include "custody/custody.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <nettle/sha2.h>
#include <nettle/version.h>

#define WINDOW_BYTES ((size_t)256 << 10)

enum { FOLDERS_DEEP = 8, FOLDERS_MOST = 2000 }; /* that are looked into */

struct custody_hash {
	struct sha256_ctx context;
};

/* Nettle, since libcrypto takes longer to map and to start than a short dossier to hash and to lay out. */
struct custody_hash *custody_hash_new(void)
{
	struct custody_hash *h = mem_alloc(sizeof *h);
	sha256_init(&h->context);
	return h;
}

void custody_hash_add(struct custody_hash *h, const void *bytes, size_t n)
{
	sha256_update(&h->context, n, bytes);
}

void custody_hash_end(struct custody_hash *h, struct digest *out)
{
	if (out)
		sha256_digest(&h->context, sizeof out->bytes, out->bytes);
	free(h);
}

/* Is the file as long as when it was opened? */
static bool has_kept_length(const struct fs_file *f)
{
	struct stat st;
	if (fstat(f->fd, &st) != 0)
		return false;
	errno = ESTALE;
	return (uint64_t)st.st_size == f->bytes;
}

static bool hash_windows(struct custody_hash *h, const struct fs_file *f, uint8_t *window)
{
	for (uint64_t at = 0; at < f->bytes;) {
		uint64_t left = f->bytes - at;
		size_t n = left < WINDOW_BYTES ? (size_t)left : WINDOW_BYTES;
		if (!fs_read_at(f, window, n, at))
			return false;
		custody_hash_add(h, window, n);
		at += n;
	}
	return has_kept_length(f);
}

bool custody_hash_file(struct digest *out, const struct fs_file *f)
{
	struct custody_hash *h = custody_hash_new();
	uint8_t *window = mem_alloc(WINDOW_BYTES);
	posix_fadvise(f->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	bool ok = hash_windows(h, f, window);
	int kept = errno;
	free(window);
	custody_hash_end(h, ok ? out : NULL);
	errno = kept;
	return ok;
}

void custody_hex(char out[CUSTODY_HEX_BYTES], const struct digest *d)
{
	static const char digits[] = "0123456789abcdef";
	for (size_t i = 0; i < CUSTODY_DIGEST_BYTES; i++) {
		out[2 * i] = digits[d->bytes[i] >> 4];
		out[2 * i + 1] = digits[d->bytes[i] & 15];
	}
	out[CUSTODY_HEX_BYTES - 1] = '\0';
}

bool custody_hash_path(char out[CUSTODY_HEX_BYTES], const char *path)
{
	struct fs_file f;
	struct digest digest;
	if (!fs_open(&f, path))
		return false;
	bool ok = custody_hash_file(&digest, &f);
	if (ok)
		custody_hex(out, &digest);
	fs_close(&f);
	return ok;
}

struct walk {
	struct custody_hash *hash;
	struct arena *arena;
	bool with_content;
	int n_left; /* folders: links that lead back up would multiply at every depth */
};

static void add_text(struct custody_hash *h, const char *text)
{
	custody_hash_add(h, text, strlen(text) + 1);
}

static void add_content(struct custody_hash *h, const char *path)
{
	char sha256[CUSTODY_HEX_BYTES] = "";
	custody_hash_path(sha256, path);
	add_text(h, sha256);
}

/* `deep`: of folders below it, as deep as fonts are looked for. */
static void add_folder(struct walk *w, const char *folder, int deep)
{
	size_t n;
	const char **names = --w->n_left >= 0 ? fs_list(w->arena, folder, &n) : NULL;
	for (size_t i = 0; names && i < n; i++) {
		const char *path = fs_join(w->arena, folder, names[i]);
		bool is_folder = fs_is_folder(path);
		add_text(w->hash, names[i]);
		if (!is_folder && w->with_content) {
			add_content(w->hash, path);
		} else if (is_folder && deep > 0) {
			add_folder(w, path, deep - 1);
			add_text(w->hash, "");
		}
	}
}

bool custody_hash_folder(char out[CUSTODY_HEX_BYTES], const char *folder, bool with_content)
{
	struct digest digest;
	if (!fs_is_folder(folder))
		return false;
	struct walk w = {custody_hash_new(), arena_new(), with_content, FOLDERS_MOST};
	add_folder(&w, folder, FOLDERS_DEEP);
	custody_hash_end(w.hash, &digest);
	custody_hex(out, &digest);
	arena_drop(w.arena);
	return true;
}

void custody_manifest_line(struct buf *out, const struct digest *d, const char *name)
{
	char hex[CUSTODY_HEX_BYTES];
	custody_hex(hex, d);
	custody_manifest_hex(out, hex, name);
}

void custody_manifest_hex(struct buf *out, const char *hex, const char *name)
{
	if (strpbrk(name, "\\\n\r"))
		buf_add_byte(out, '\\');
	buf_printf(out, "%s  ", hex);
	for (; *name; name++) {
		switch (*name) {
		case '\\': buf_add_string(out, "\\\\"); break;
		case '\n': buf_add_string(out, "\\n"); break;
		case '\r': buf_add_string(out, "\\r"); break;
		default: buf_add_byte(out, *name);
		}
	}
	buf_add_byte(out, '\n');
}

#define TEXT_OF(number) #number
#define TEXT(number) TEXT_OF(number)

const char *custody_library(void)
{
	return "Nettle " TEXT(NETTLE_VERSION_MAJOR) "." TEXT(NETTLE_VERSION_MINOR);
}
