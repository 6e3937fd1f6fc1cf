/* image.c - libFuzzer's way into probe, darkroom and booth: any bytes as a picture. Not part of the build:
 *
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -DHAVE_LIBDEFLATE=1 -Isrc \
 *         tests/fuzz/image.c src/privacy/{clear,inspect,read}.c src/image/?*.c src/base/?*.c \
 *         -lpng -ljpeg -ldeflate -lz -lpthread
 *     bash tests/fuzz/seeds.sh SEEDS
 *     ./a.out -max_len=16384 -timeout=5 CORPUS SEEDS/image
 *
 * Half of the mutants of a PNG get right checksums again, so that what lies behind them is met too. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "image/image_int.h"
#include "privacy/privacy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t most, unsigned seed);
size_t LLVMFuzzerMutate(uint8_t *data, size_t n, size_t most);

enum { MOST_PIXELS = 1 << 20 };

static void mend_checksums(uint8_t *p, size_t n)
{
	for (size_t at = 8; at + 12 <= n;) {
		size_t length = get32(p + at);
		if (length > n - at - 12)
			return;
		uint32_t sum = (uint32_t)crc32(0, p + at + 4, (unsigned)length + 4);
		for (size_t k = 0; k < 4; k++)
			p[at + 8 + length + k] = (uint8_t)(sum >> (24 - 8 * k));
		at += 12 + length;
	}
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t n, size_t most, unsigned seed)
{
	n = LLVMFuzzerMutate(data, n, most);
	if (seed % 2 && n > 8 && memcmp(data, "\x89PNG", 4) == 0)
		mend_checksums(data, n);
	return n;
}

/* A picture is read from a file: one for each process, written anew each time. */
static const char *write_picture(const uint8_t *data, size_t n)
{
	static char path[64];
	if (!path[0])
		snprintf(path, sizeof path, "/tmp/fuzz-dossier-%ld", (long)getpid());
	FILE *to = fopen(path, "wb");
	if (!to || fwrite(data, 1, n, to) != n || fclose(to) != 0)
		abort();
	return path;
}

/* As the press reads it: each band gives as many bytes as it promised. */
static void read_bands(const struct cleared_image *c)
{
	const struct image_encoding *e = privacy_encoding(c);
	uint8_t bytes[4096];
	for (size_t i = 0; i < e->n_bands; i++) {
		struct cleared_reader r;
		uint64_t sum = 0;
		size_t got = 0;
		if (!cleared_read_start(&r, c, i))
			abort();
		while (cleared_read(&r, bytes, sizeof bytes, &got) && got > 0)
			sum += got;
		cleared_read_end(&r);
		if (sum != e->bands[i].stream_bytes || e->bands[i].height == 0)
			abort();
	}
}

static void check_heights(const struct cleared_image *c, struct arena *a, const struct image_facts *facts)
{
	struct image_parts parts = privacy_parts(c, a);
	uint64_t sum = 0;
	for (size_t i = 0; i < parts.n; i++)
		sum += parts.heights[i];
	if (sum != facts->height)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct image_facts facts;
	struct image_fault fault;
	struct fs_file file;
	const char *path = write_picture(data, n);
	if (!fs_open(&file, path))
		abort();
	if (image_probe(&facts, &file, MOST_PIXELS, &fault)) {
		struct arena *a = arena_new();
		struct fs_spool *spool = fs_spool_new();
		struct clearance clearance = {path, &facts, spool, n % 2 ? 40 : 0, &file};
		struct cleared_image *c = privacy_clear(a, &clearance, &fault);
		if (c) {
			read_bands(c);
			check_heights(c, a, &facts);
		}
		fs_spool_drop(spool);
		arena_drop(a);
	}
	fs_close(&file);
	return 0;
}
