/* batch_farm.c - workers that say too much, and where each ends. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "batch/farm.h"
#include "test.h"

enum { SECONDS = 1, BRIEF_MOST = 100, TEXT_MOST = 1 << 20 };

static int64_t now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Job 0 prints for ever, as fast as it can; the others say their number and end with it. */
static int run(void *context, size_t job, int record)
{
	static const char noise[1 << 12] = "noise";
	(void)context;
	while (job == 0)
		if (write(STDOUT_FILENO, noise, sizeof noise) < 0 && errno != EINTR)
			return 99;
	dprintf(record, "job %zu\n", job);
	printf("brief\n");
	return (int)job;
}

int main(void)
{
	struct farm_rules rules = {.n_most = 2, .clock = now, .seconds_most = SECONDS, .run = run};
	struct farm *f = farm_new(&rules);
	struct farm_end end;
	size_t n_brief = 0, n_late = 0;
	int64_t started = now();
	CHECK(farm_start(f, 0));
	while (n_late == 0 && now() - started < 60000) {
		if (!farm_is_full(f) && n_brief < BRIEF_MOST)
			CHECK(farm_start(f, n_brief % 7 + 1));
		if (!farm_wait(f, 50, &end))
			continue;
		if (end.job == 0) {
			n_late++;
			CHECK(end.is_late && end.is_cut);
			SAME_NUMBER(end.text.n, TEXT_MOST);
		} else {
			n_brief++;
			CHECK(!end.is_late && !end.is_cut);
			SAME_TEXT((const char *)end.text.data, "brief\n");
			CHECK(strncmp((const char *)end.record.data, "job ", 4) == 0);
		}
		buf_drop(&end.record);
		buf_drop(&end.text);
	}
	SAME_NUMBER(n_late, 1);
	CHECK(n_brief > 0); /* those beside it were not kept waiting */
	farm_drop(f);
	return test_end();
}
