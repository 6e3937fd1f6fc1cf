/* bench_run.c - runs a command several times and prints what it took: best and median of CPU, median of
 * wall time, largest peak of memory. The command is a child of a small process, for a peak counts from
 * before exec.
 *
 *     bench_run TIMES COMMAND [ARGUMENT...]
 *
 * Prints "BEST MEDIAN WALL PEAK": ms of CPU (user + system), ms, ms, KiB. What the command prints is
 * thrown away; an exit status other than 0 and 3 ("done, with warnings") ends the bench. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TIMES_MOST = 1000 };

struct result {
	double cpu_ms[TIMES_MOST], wall_ms[TIMES_MOST];
	long peak_kb;
};

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double ms_of(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

static _Noreturn void become(char **command)
{
	int nowhere = open("/dev/null", O_RDWR);
	dup2(nowhere, STDOUT_FILENO);
	dup2(nowhere, STDERR_FILENO);
	execvp(command[0], command);
	_exit(127);
}

static void run_once(struct result *r, int i, char **command)
{
	struct rusage usage;
	int status;
	double start = now_ms();
	pid_t child = fork();
	if (child == 0)
		become(command);
	if (child < 0 || wait4(child, &status, 0, &usage) != child)
		exit(1);
	if (!WIFEXITED(status) || (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 3)) {
		fprintf(stderr, "bench_run: %s failed\n", command[0]);
		exit(1);
	}
	r->wall_ms[i] = now_ms() - start;
	r->cpu_ms[i] = ms_of(usage.ru_utime) + ms_of(usage.ru_stime);
	if (usage.ru_maxrss > r->peak_kb)
		r->peak_kb = usage.ru_maxrss;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	static struct result r;
	int times = argc > 2 ? atoi(argv[1]) : 0;
	if (times < 1 || times > TIMES_MOST)
		return 2;
	for (int i = 0; i < times; i++)
		run_once(&r, i, argv + 2);
	qsort(r.cpu_ms, (size_t)times, sizeof *r.cpu_ms, compare);
	qsort(r.wall_ms, (size_t)times, sizeof *r.wall_ms, compare);
	printf("%.1f %.1f %.1f %ld\n", r.cpu_ms[0], r.cpu_ms[times / 2], r.wall_ms[times / 2], r.peak_kb);
	return 0;
}
