/* base_work.c - every item once, never more memory at a time than the budget. */
#include <pthread.h>
#include <stdint.h>
#include <time.h>

#include "base/work.h"
#include "test.h"

struct job {
	pthread_mutex_t lock;
	unsigned runs[200];
	const size_t *costs;
	size_t running_bytes, most_bytes, running, most_running;
	size_t last_done;
	bool done_in_order, worker_is_shared;
	unsigned worker_runs[WORK_THREADS_MOST];
};

static void run(void *context, size_t i, unsigned worker)
{
	struct job *j = context;
	pthread_mutex_lock(&j->lock);
	j->runs[i]++;
	j->running++;
	j->worker_is_shared |= j->worker_runs[worker]++ > 0;
	j->running_bytes += j->costs[i];
	if (j->running_bytes > j->most_bytes && j->running > 1)
		j->most_bytes = j->running_bytes;
	if (j->running > j->most_running)
		j->most_running = j->running;
	pthread_mutex_unlock(&j->lock);
	nanosleep(&(struct timespec){.tv_nsec = 200000}, NULL);
	pthread_mutex_lock(&j->lock);
	j->running--;
	j->worker_runs[worker]--;
	j->running_bytes -= j->costs[i];
	pthread_mutex_unlock(&j->lock);
}

static void done(void *context, size_t n_done)
{
	struct job *j = context;
	j->done_in_order &= n_done == ++j->last_done;
}

static void test_budget(unsigned threads, size_t budget)
{
	size_t costs[200];
	for (size_t i = 0; i < 200; i++)
		costs[i] = i % 17 == 0 ? 1000 : i % 7 * 10; /* some exceed every budget alone */
	struct job j = {.lock = PTHREAD_MUTEX_INITIALIZER, .costs = costs, .done_in_order = true};
	struct work w = {.n = 200, .run = run, .context = &j, .cost_bytes = costs, .budget_bytes = budget,
		.done = done, .done_context = &j};
	work_run(&w, threads);
	for (size_t i = 0; i < 200; i++)
		SAME_NUMBER(j.runs[i], 1);
	CHECK(j.most_bytes <= budget);
	CHECK(j.done_in_order && j.last_done == 200);
	CHECK(!j.worker_is_shared);
	CHECK(j.most_running <= threads);
	CHECK(threads == 1 ? j.most_running == 1 : j.most_running > 1);
}

/* What does not fit beside the first waits; what stands behind it and fits does not. */
struct overtaking {
	pthread_mutex_t lock;
	bool large_is_running, was_overtaken;
	size_t n_small;
};

static void run_overtaking(void *context, size_t i, unsigned worker)
{
	struct overtaking *o = context;
	(void)worker;
	for (int waits = 0; i == 0 && waits < 5000; waits++) { /* until both small ones are done */
		pthread_mutex_lock(&o->lock);
		bool is_over = o->n_small == 2;
		o->large_is_running = !is_over;
		pthread_mutex_unlock(&o->lock);
		if (is_over)
			return;
		nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
	}
	pthread_mutex_lock(&o->lock);
	o->n_small += i > 1;
	o->was_overtaken |= i == 1 && o->n_small == 2 && !o->large_is_running;
	pthread_mutex_unlock(&o->lock);
}

static void test_overtaking(void)
{
	static const size_t costs[] = {90, 80, 10, 10};
	struct overtaking o = {.lock = PTHREAD_MUTEX_INITIALIZER};
	struct work w = {.n = 4, .run = run_overtaking, .context = &o, .cost_bytes = costs, .budget_bytes = 100};
	work_run(&w, 2);
	CHECK(o.was_overtaken);
}

int main(void)
{
	test_overtaking();
	test_budget(1, 100);
	test_budget(4, 100);
	test_budget(8, 500);
	struct work none = {.n = 0, .run = run};
	work_run(&none, 0);
	return test_end();
}
