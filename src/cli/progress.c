/* progress.c - one line on a terminal, once a second has passed; nothing anywhere else.
 *
 * News comes when an item is done, which for one enormous picture is late. So an alarm after the
 * first second draws what was told last, and news redraws it from then on. The handler only
 * writes: the line is ready in one of two buffers, and `current` says in which. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

#define QUIET_SECONDS 1 /* most builds are over by then */
#define REDRAW_MS 100
#define CLEAR_LINE "\r\033[K"

static struct { /* one line on one terminal: a process has one of each */
	char text[2][96];
	int n[2];
	volatile sig_atomic_t current, is_shown, is_over;
	long long drawn; /* [ms] */
} line;

static long long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void draw(void)
{
	int at = line.current;
	ssize_t ignored = write(STDERR_FILENO, line.text[at], (size_t)line.n[at]);
	(void)ignored;
}

static void on_alarm(int number)
{
	int kept = errno;
	(void)number;
	if (!line.is_over && line.n[line.current] > 0) {
		line.is_shown = 1;
		draw();
	}
	errno = kept;
}

static void prepare(const char *doing, size_t done, size_t of)
{
	int next = !line.current;
	char *text = line.text[next];
	int n = of > 1 ? snprintf(text, sizeof *line.text, CLEAR_LINE "%s %zu/%zu", doing, done, of)
	               : snprintf(text, sizeof *line.text, CLEAR_LINE "%s", doing);
	line.n[next] = n < (int)sizeof *line.text ? n : (int)sizeof *line.text - 1;
	line.current = next;
}

static void erase(void)
{
	line.is_over = 1;
	if (line.is_shown)
		fputs(CLEAR_LINE, stderr);
}

static void show(void *context, const char *doing, size_t done, size_t of)
{
	(void)context;
	if (!doing) {
		erase();
		return;
	}
	prepare(doing, done, of);
	if (line.is_shown && now_ms() - line.drawn >= REDRAW_MS) {
		line.drawn = now_ms();
		draw();
	}
}

void progress_start(struct request *r)
{
	if (!isatty(STDERR_FILENO) || r->options.quiet)
		return;
	struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
	struct itimerval once = {.it_value = {.tv_sec = QUIET_SECONDS}};
	sigemptyset(&action.sa_mask);
	if (sigaction(SIGALRM, &action, NULL) == 0 && setitimer(ITIMER_REAL, &once, NULL) == 0)
		r->options.progress = show;
}
