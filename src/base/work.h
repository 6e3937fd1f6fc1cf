/* work.h - the same job for many items, on all cores, within a budget of memory. */
#ifndef DOSSIER_BASE_WORK_H
#define DOSSIER_BASE_WORK_H

#include <stddef.h>

#define WORK_THREADS_MOST 64

struct work {
	size_t n; /* items 0 .. n-1 */
	/* Called once for each item; `worker` (below WORK_THREADS_MOST) tells the threads apart, so that each
	 * can have an arena of its own. */
	void (*run)(void *context, size_t i, unsigned worker);
	void *context;
	const size_t *cost_bytes;              /* memory each needs while it runs, or NULL */
	size_t budget_bytes;                   /* sum of costs running at once; one item always may */
	void (*done)(void *context, size_t n_done); /* progress, one thread at a time, or NULL */
	void *done_context;
};

/* Those that this process may use: taskset and containers leave fewer than the machine has. At least 1. */
unsigned work_cores(void);
/* Returns when all items are done. threads 0: one per core; 1: no thread is made. */
void work_run(const struct work *w, unsigned threads);

#endif
