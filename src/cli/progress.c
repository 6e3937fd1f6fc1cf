/* progress.c - one line on a terminal, once a second has passed; nothing anywhere else. */
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

#define QUIET_MS 1000  /* most builds are over by then */
#define REDRAW_MS 100

static struct { /* one line on one terminal: a process has one of each */
	long long started, drawn; /* [ms] */
	bool is_shown;
} line;

static long long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void show(void *context, const char *doing, size_t done, size_t of)
{
	(void)context;
	long long now = now_ms();
	if (!doing && line.is_shown) {
		fputs("\r\033[K", stderr);
		line.is_shown = false;
	}
	if (!doing || now - line.started < QUIET_MS || now - line.drawn < REDRAW_MS)
		return;
	fprintf(stderr, "\r\033[K%s", doing);
	if (of > 1)
		fprintf(stderr, " %zu/%zu", done, of);
	fflush(stderr);
	line.drawn = now;
	line.is_shown = true;
}

void progress_start(struct request *r)
{
	if (!isatty(STDERR_FILENO) || r->options.quiet)
		return;
	line.started = now_ms();
	r->options.progress = show;
}
