/* imports.c - libFuzzer's way into exports: any bytes as a table, as JSON or as a workbook, to filled nodes.
 * Not part of the build:
 *
 *     clang -g -O1 -fsanitize=fuzzer,address,undefined -D_GNU_SOURCE -DHAVE_LIBDEFLATE=0 -DHAVE_LIBCSV=1 \
 *         -DHAVE_LIBZIP=1 '-DWORKBOOK_NAMES=""' -Isrc -Itests/unit tests/fuzz/imports.c src/imports/?*.c \
 *         src/templates/?*.c src/casefile/?*.c src/tree/?*.c src/base/[!p]*.c -lcsv -lzip -lexpat -lyaml \
 *         -lz -lpthread
 *     bash tests/fuzz/seeds.sh SEEDS
 *     ./a.out -max_len=16384 -timeout=5 CORPUS SEEDS/imports
 *
 * What begins with < are the parts of a workbook, which are packed first: see tests/unit/exports.h. */
#include "base/plug.h"
#include "exports.h"
#include "imports/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

/* The module is part of this program. */
void plug_look_in(const char *folder)
{
	(void)folder;
}

plug_function *plug_find(const char *module, const char *function)
{
	(void)module;
	if (strcmp(function, "package_open") == 0)
		return (plug_function *)package_open;
	if (strcmp(function, "package_read") == 0)
		return (plug_function *)package_read;
	return strcmp(function, "package_close") == 0 ? (plug_function *)package_close : NULL;
}

const char *plug_lack(const char *module, const char *library, bool is_built)
{
	(void)library, (void)is_built;
	return module;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct buf zip = {0};
	bool is_parts = n > 0 && data[0] == '<';
	if (is_parts)
		exports_pack(&zip, (const char *)data, n);
	exports_try(is_parts ? zip.data : data, is_parts ? zip.n : n);
	buf_drop(&zip);
	return 0;
}
