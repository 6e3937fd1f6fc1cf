/* farm.h - worker processes: one a job, some at a time. What a job does to its process, a crash, an abort in
 * a library, too much memory or time, ends that job alone. */
#ifndef DOSSIER_BATCH_FARM_H
#define DOSSIER_BATCH_FARM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

struct farm_rules {
	unsigned n_most;       /* workers at a time */
	int64_t (*clock)(void); /* [ms] */
	int64_t seconds_most;  /* for a job; 0: any */
	uint64_t bytes_most;   /* of memory that is a worker's own; 0: any */
	/* In the worker, which ends with it: what it returns is the exit status. To the file `record` it writes
	 * what is to be kept; what it says on standard output and error is caught. */
	int (*run)(void *context, size_t job, int record);
	void *context;
};

struct farm_end { /* of a job; drop its bufs */
	size_t job;
	int status;       /* as waitpid has it */
	bool is_late;     /* killed, for its time was up */
	int64_t ms;       /* how long it took */
	struct buf record, text; /* NUL behind both, not counted */
	bool is_cut;      /* it said more than is kept */
};

struct farm;
struct farm *farm_new(const struct farm_rules *rules);
void farm_drop(struct farm *f); /* kills what still runs */

bool farm_is_full(const struct farm *f);
bool farm_is_empty(const struct farm *f);
/* false and errno: no process could be made. */
bool farm_start(struct farm *f, size_t job);
/* Waits for a job to end, at most so long. false: none did, or a signal came. */
bool farm_wait(struct farm *f, int ms, struct farm_end *end);
/* A job that has run longest; false: none runs. */
bool farm_slowest(const struct farm *f, size_t *job, int64_t *ms);
void farm_kill(struct farm *f, int signal); /* all: they end as any others */

#endif
