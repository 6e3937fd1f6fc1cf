/* cff.c - libFuzzer's way to the knife: any bytes as a CFF table, cut by hand. Not part of the build:
 *
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -Isrc tests/fuzz/cff.c \
 *         src/type/cff.c src/type/cff_cut.c src/type/charstring.c src/base/arena.c src/base/buf.c \
 *         src/base/fs*.c -lpthread
 *     bash tests/fuzz/seeds.sh SEEDS
 *     ./a.out -max_len=16384 -timeout=2 CORPUS SEEDS/cff */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "type/cff.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* What was cut must be a font that can be cut again, to the same. */
static void cut_again(const struct buf *once, const uint16_t *cids, size_t n)
{
	uint32_t all[64];
	uint16_t again[64];
	struct buf twice = {0};
	for (uint32_t i = 0; i < n; i++)
		all[i] = i + 1;
	if (!cff_cut(&twice, again, (struct cff_span){once->data, once->n}, all, n))
		abort();
	if (memcmp(cids, again, n * sizeof *cids) != 0 || twice.n != once->n)
		abort();
	buf_drop(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const uint32_t glyphs[] = {1, 2, 3, 5, 8, 13, 21};
	uint16_t cids[sizeof glyphs / sizeof *glyphs];
	for (size_t most = sizeof glyphs / sizeof *glyphs; most > 0; most--) {
		struct buf out = {0};
		bool is_cut = cff_cut(&out, cids, (struct cff_span){data, n}, glyphs, most);
		if (is_cut)
			cut_again(&out, cids, most);
		buf_drop(&out);
		if (is_cut)
			break;
	}
	return 0;
}
