/* bench_clear.c - what clearing pictures costs beside what cannot be avoided (floor.h), in ms of CPU.
 *
 *     bench_clear [-b BAND_HEIGHT] PICTURE...      (tests/bench/make_pictures.py makes some)
 *
 * One thread, files in the cache. */
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#include "floor.h"
#include "privacy/privacy.h"

static double cpu_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static long peak_kb(void)
{
	struct rusage usage;
	getrusage(RUSAGE_SELF, &usage);
	return usage.ru_maxrss;
}

struct costs {
	double hash, inflate, recompress, probe, clear, read;
	uint64_t bytes_in, bytes_out;
};

static void measure_floor(struct costs *costs, const struct fs_file *f, struct arena *a)
{
	struct floor x;
	double start = cpu_ms();
	floor_hash(f);
	double hashed = cpu_ms();
	bool is_png = floor_load(&x, f, a);
	double loaded = cpu_ms();
	if (is_png)
		floor_inflate(&x);
	double inflated = cpu_ms();
	if (is_png)
		floor_recompress(&x);
	costs->hash += hashed - start;
	costs->inflate += inflated - loaded;
	costs->recompress += cpu_ms() - inflated;
	floor_drop(&x);
}

static void read_back(struct costs *costs, const struct cleared_image *cleared, size_t n_bands)
{
	static uint8_t bytes[65536];
	struct cleared_reader r;
	size_t got = 1;
	for (size_t i = 0; i < n_bands; i++) {
		if (!cleared_read_start(&r, cleared, i))
			continue;
		for (got = 1; got && cleared_read(&r, bytes, sizeof bytes, &got);)
			costs->bytes_out += got;
		cleared_read_end(&r);
	}
}

static void measure(struct costs *costs, const char *place, uint32_t band_height, struct fs_spool *spool)
{
	struct fs_file f;
	struct image_facts facts;
	struct image_fault fault;
	if (!fs_open(&f, place)) {
		perror(place);
		return;
	}
	struct arena *a = arena_new();
	costs->bytes_in += f.bytes;
	double start = cpu_ms();
	bool is_good = image_probe(&facts, &f, 200000000, &fault);
	double probed = cpu_ms();
	bool is_tall = facts.height > 3 * facts.width;
	struct clearance clearance = {.place = place, .facts = &facts, .spool = spool, .file = &f,
		.band_height = is_tall ? band_height : 0, .threads = 1};
	struct cleared_image *cleared = is_good ? privacy_clear(a, &clearance, &fault) : NULL;
	double cleared_at = cpu_ms();
	if (!cleared)
		printf("%s: %s\n", place, fault.why);
	else
		read_back(costs, cleared, privacy_encoding(cleared)->n_bands);
	double end = cpu_ms();
	costs->probe += probed - start;
	costs->clear += cleared_at - probed;
	costs->read += end - cleared_at;
	if (getenv("EACH") && cleared)
		printf("%-40s probe %6.1f clear %7.1f ms, %8llu -> %8llu bytes, %zu bands, steps %02x, peak %ld MB\n",
		       fs_name_of(place), probed - start, cleared_at - probed, (unsigned long long)f.bytes,
		       (unsigned long long)privacy_bytes(cleared), privacy_encoding(cleared)->n_bands,
		       privacy_steps(cleared), peak_kb() / 1024);
	measure_floor(costs, &f, a);
	fs_close(&f);
	arena_drop(a);
}

int main(int argc, char **argv)
{
	struct costs c = {0};
	int first = argc > 2 && strcmp(argv[1], "-b") == 0 ? 3 : 1;
	uint32_t band_height = first == 3 ? (uint32_t)atoi(argv[2]) : 2400;
	struct fs_spool *spool = fs_spool_new();
	for (int i = first; i < argc; i++)
		measure(&c, argv[i], band_height, spool);
	double floor = c.hash + c.inflate + c.recompress, ours = c.probe + c.clear + c.read;
	printf("unavoidable  hash %.0f + inflate %.0f + recompress %.0f = %.0f ms\n", c.hash, c.inflate,
	       c.recompress, floor);
	printf("ours         probe %.0f + clear %.0f + read %.0f = %.0f ms; with the hash %.0f ms = %.2f x\n",
	       c.probe, c.clear, c.read, ours, ours + c.hash, (ours + c.hash) / floor);
	printf("bytes        %llu in, %llu out\n", (unsigned long long)c.bytes_in,
	       (unsigned long long)c.bytes_out);
	fs_spool_drop(spool);
	return 0;
}
