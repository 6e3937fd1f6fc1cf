/* custody_hash.c - SHA-256 by the examples of FIPS 180, files of awkward sizes, manifest lines. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "custody/custody.h"
#include "test.h"

static void same_digest(const struct digest *d, const char *want)
{
	char hex[CUSTODY_HEX_BYTES];
	custody_hex(hex, d);
	SAME_TEXT(hex, want);
}

static void hash_bytes(struct digest *out, const void *bytes, size_t n)
{
	struct custody_hash *h = custody_hash_new();
	custody_hash_add(h, bytes, n);
	custody_hash_end(h, out);
}

static void test_examples(void)
{
	struct digest d;
	hash_bytes(&d, "", 0);
	same_digest(&d, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hash_bytes(&d, "abc", 3);
	same_digest(&d, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	static const char two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
	hash_bytes(&d, two_blocks, sizeof two_blocks - 1);
	same_digest(&d, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	struct custody_hash *h = custody_hash_new();
	for (int i = 0; i < 1000000; i++)
		custody_hash_add(h, "a", 1);
	custody_hash_end(h, &d);
	same_digest(&d, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* A file of n bytes; the caller closes it. */
static struct fs_file file_of(const char *path, size_t n)
{
	struct fs_output *o = fs_output_new(path);
	for (size_t i = 0; i < n; i++)
		fs_output_write(o, &(uint8_t){(uint8_t)(i * 31 >> 3)}, 1);
	CHECK(fs_output_commit(o));
	struct fs_file f = {0};
	CHECK(fs_open(&f, path));
	return f;
}

static void test_files(void)
{
	char folder[] = "/tmp/dossier-custody-XXXXXX";
	struct arena *a = arena_new();
	CHECK(mkdtemp(folder) != NULL);
	const char *path = fs_join(a, folder, "file");
	static const size_t sizes[] = {0, 1, 262143, 262144, 262145, 600000};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct digest whole, windowed;
		struct buf b = {0};
		struct fs_file f = file_of(path, sizes[i]);
		CHECK(fs_read_all(&b, path, 1 << 20));
		hash_bytes(&whole, b.data, b.n);
		CHECK(custody_hash_file(&windowed, &f));
		CHECK(memcmp(&whole, &windowed, sizeof whole) == 0);
		buf_drop(&b);
		fs_close(&f);
	}
	struct digest d;
	struct fs_file f = file_of(path, 1000);
	CHECK(truncate(path, 2000) == 0 && !custody_hash_file(&d, &f) && errno == ESTALE);
	CHECK(truncate(path, 10) == 0 && !custody_hash_file(&d, &f) && errno == EIO);
	fs_close(&f);
	unlink(path);
	rmdir(folder);
	arena_drop(a);
}

static void write_text(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	CHECK(f && fputs(text, f) >= 0 && fclose(f) == 0);
}

/* Of a folder what it is called inside, and with content what stands there; a link that leads back ends. */
static void test_folders(void)
{
	enum { NAMES, CONTENT, KINDS };
	char folder[] = "/tmp/dossier-custody-XXXXXX", first[KINDS][CUSTODY_HEX_BYTES], later[CUSTODY_HEX_BYTES];
	struct arena *a = arena_new();
	CHECK(mkdtemp(folder) != NULL);
	const char *below = fs_join(a, folder, "below"), *file = fs_join(a, below, "file");
	const char *other = fs_join(a, below, "other"), *loop = fs_join(a, below, "loop");
	CHECK(fs_make_folder(below) && symlink("..", loop) == 0);
	write_text(file, "one");
	for (int kind = NAMES; kind < KINDS; kind++)
		CHECK(custody_hash_folder(first[kind], folder, kind == CONTENT));
	CHECK(strcmp(first[NAMES], first[CONTENT]) != 0);
	write_text(file, "two");
	CHECK(custody_hash_folder(later, folder, false) && strcmp(later, first[NAMES]) == 0);
	CHECK(custody_hash_folder(later, folder, true) && strcmp(later, first[CONTENT]) != 0);
	write_text(file, "one");
	CHECK(custody_hash_folder(later, folder, true) && strcmp(later, first[CONTENT]) == 0);
	CHECK(rename(file, other) == 0);
	for (int kind = NAMES; kind < KINDS; kind++)
		CHECK(custody_hash_folder(later, folder, kind == CONTENT) && strcmp(later, first[kind]) != 0);
	CHECK(!custody_hash_folder(later, other, false));
	unlink(other);
	unlink(loop);
	rmdir(below);
	rmdir(folder);
	arena_drop(a);
}

static void same_line(const char *name, const char *start, const char *shown)
{
	struct digest d = {{0xAB}};
	struct buf b = {0};
	char want[256];
	snprintf(want, sizeof want, "%sab%062d  %s\n", start, 0, shown);
	custody_manifest_line(&b, &d, name);
	buf_add_byte(&b, 0);
	SAME_TEXT((const char *)b.data, want);
	buf_drop(&b);
}

int main(void)
{
	test_examples();
	test_files();
	test_folders();
	same_line("shots/a b.png", "", "shots/a b.png");
	same_line("证据.png", "", "证据.png");
	same_line("a\nb", "\\", "a\\nb");
	same_line("a\\b", "\\", "a\\\\b");
	CHECK(strncmp(custody_library(), "Nettle 3", 8) == 0);
	return test_end();
}
