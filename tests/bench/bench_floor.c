/* bench_floor.c - what cannot be avoided, alone.
 *
 *     bench_floor PICTURE...        (bench_run measures it) */
#include "floor.h"

static void do_file(const char *place)
{
	struct arena *a = arena_new();
	struct fs_file f;
	struct floor x;
	if (!fs_open(&f, place))
		exit(1);
	floor_hash(&f);
	if (floor_load(&x, &f, a)) {
		floor_inflate(&x);
		floor_recompress(&x);
	}
	floor_drop(&x);
	fs_close(&f);
	arena_drop(a);
}

int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		do_file(argv[i]);
	return 0;
}
