/* leap.c - a clock that leaps ten minutes forward, and more, each time that somebody looks at it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

int clock_gettime(clockid_t clock, struct timespec *t)
{
	static int (*real)(clockid_t, struct timespec *);
	static time_t leapt;
	if (!real)
		*(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
	int status = real(clock, t);
	if (clock == CLOCK_MONOTONIC)
		t->tv_sec += leapt += 600;
	return status;
}
