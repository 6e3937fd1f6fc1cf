/* work.c - a free thread takes the first item whose memory fits beside what is running. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* sched_getaffinity */
#endif
#include "base/work.h"

#include <pthread.h>
#ifdef __linux__
#include <sched.h>
#endif
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

struct crew {
	const struct work *work;
	pthread_mutex_t lock;
	pthread_cond_t memory_freed;
	unsigned n_workers;
	bool *is_taken;
	size_t n_taken, n_running, n_done;
	size_t first; /* all before it are taken */
	size_t bytes_running;
};

static size_t cost_of(const struct work *w, size_t i)
{
	return w->cost_bytes ? w->cost_bytes[i] : 0;
}

/* An item may start if it fits beside those running, or is alone. */
static bool may_start(const struct crew *c, size_t i)
{
	size_t budget = c->work->budget_bytes;
	size_t cost = cost_of(c->work, i);
	return c->n_running == 0 || !c->work->cost_bytes
		|| (c->bytes_running <= budget && cost <= budget - c->bytes_running);
}

/* The first item that may start; work->n if there is none now. */
static size_t find_item(struct crew *c)
{
	while (c->first < c->work->n && c->is_taken[c->first])
		c->first++;
	size_t i = c->first;
	while (i < c->work->n && (c->is_taken[i] || !may_start(c, i)))
		i++;
	return i;
}

/* Both with the lock held. */
static bool take_item(struct crew *c, size_t *i)
{
	*i = find_item(c);
	while (*i == c->work->n && c->n_taken < c->work->n) {
		pthread_cond_wait(&c->memory_freed, &c->lock);
		*i = find_item(c);
	}
	if (*i == c->work->n)
		return false;
	c->is_taken[*i] = true;
	c->n_taken++;
	c->n_running++;
	c->bytes_running += cost_of(c->work, *i);
	return true;
}

static void finish_item(struct crew *c, size_t i)
{
	c->n_running--;
	c->n_done++;
	c->bytes_running -= cost_of(c->work, i);
	if (c->work->done)
		c->work->done(c->work->done_context, c->n_done);
	pthread_cond_broadcast(&c->memory_freed);
}

static void *worker(void *crew)
{
	struct crew *c = crew;
	size_t i;
	pthread_mutex_lock(&c->lock);
	unsigned self = c->n_workers++;
	while (take_item(c, &i)) {
		pthread_mutex_unlock(&c->lock);
		c->work->run(c->work->context, i, self);
		pthread_mutex_lock(&c->lock);
		finish_item(c, i);
	}
	pthread_mutex_unlock(&c->lock);
	return NULL;
}

unsigned work_cores(void)
{
#ifdef __linux__
	cpu_set_t usable; /* EINVAL where there are more than it holds */
	if (sched_getaffinity(0, sizeof usable, &usable) == 0 && CPU_COUNT(&usable) > 0)
		return (unsigned)CPU_COUNT(&usable);
#endif
	long online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (unsigned)online : 1;
}

static size_t crew_size(const struct work *w, unsigned threads)
{
	size_t n = threads ? threads : work_cores();
	if (n > w->n)
		n = w->n;
	return n < WORK_THREADS_MOST ? n : WORK_THREADS_MOST;
}

void work_run(const struct work *w, unsigned threads)
{
	struct crew c = {.work = w, .lock = PTHREAD_MUTEX_INITIALIZER, .memory_freed = PTHREAD_COND_INITIALIZER};
	pthread_t made[WORK_THREADS_MOST];
	size_t n_made = 0, wanted = crew_size(w, threads);
	c.is_taken = mem_alloc(w->n);
	memset(c.is_taken, 0, w->n);
	/* the caller works too; where a thread cannot be made, fewer do the same */
	while (n_made + 1 < wanted && pthread_create(&made[n_made], NULL, worker, &c) == 0)
		n_made++;
	worker(&c);
	for (size_t i = 0; i < n_made; i++)
		pthread_join(made[i], NULL);
	pthread_cond_destroy(&c.memory_freed);
	pthread_mutex_destroy(&c.lock);
	free(c.is_taken);
}
