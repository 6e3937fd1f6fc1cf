/* casefile.c - libFuzzer's way into tree and casefile. Not part of the build:
 *
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -DHAVE_LIBDEFLATE=0 -Isrc \
 *         tests/fuzz/casefile.c src/tree/?*.c src/casefile/?*.c src/base/?*.c -lyaml -lz -lpthread
 *     ./a.out -max_len=8192 CORPUS tests/golden/diag */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "casefile/casefile.h"
#include "tree/tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* A case is read from a file: one for each process, written anew each time. */
static const char *write_case(const uint8_t *data, size_t n)
{
	static char path[64];
	FILE *to;

	if (!path[0])
		snprintf(path, sizeof path, "/tmp/dossier-fuzz-%ld.yaml", (long)getpid());
	to = fopen(path, "wb");
	if (n > 0)
		fwrite(data, 1, n, to);
	fclose(to);
	return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct buf dump = { 0 };
	struct casefile *c = casefile_load(a, d, write_case(data, n), NULL);
	FILE *nowhere = fopen("/dev/null", "w");

	casefile_check(c, d);
	casefile_dump(&dump, c);
	diag_print(d, nowhere, false, LEVEL_NOTE);
	fclose(nowhere);
	buf_drop(&dump);
	arena_drop(a);
	return 0;
}
