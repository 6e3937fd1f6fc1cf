/* farm.c - worker processes, forked one a job. */
#include "batch/farm.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "base/arena.h"

/* A sanitizer's shadow would count as memory of the worker's. */
enum { LIMITS_MEMORY = !ADDRESS_SANITIZED };

enum { KEPT_MOST = 24 << 20 }; /* [bytes] what a screenshot takes decoded, not what a large photo does */

/* [bytes] of what a worker says: a library that prints for ever must not fill our memory. */
enum { TEXT_MOST = 1 << 20 };

struct pipe_end {
	int fd; /* -1: at its end */
	bool is_cut; /* more came than is kept */
	struct buf bytes;
};

struct worker {
	pid_t pid; /* 0: idle */
	size_t job;
	int64_t started; /* [ms] */
	bool is_late;
	struct pipe_end record, text;
};

struct farm {
	struct arena *arena;
	struct farm_rules rules;
	struct worker *workers; /* rules.n_most */
	struct pollfd *polls;   /* twice as many */
};

struct farm *farm_new(const struct farm_rules *rules)
{
	struct arena *a = arena_new();
	struct farm *f = ARENA_NEW(a, struct farm);
	f->arena = a;
	f->rules = *rules;
	f->workers = ARENA_ARRAY(a, struct worker, rules->n_most);
	f->polls = ARENA_ARRAY(a, struct pollfd, 2 * (size_t)rules->n_most);
	return f;
}

static void close_pipe(struct pipe_end *p)
{
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
}

void farm_drop(struct farm *f)
{
	if (!f)
		return;
	farm_kill(f, SIGKILL);
	for (unsigned i = 0; i < f->rules.n_most; i++) {
		struct worker *w = &f->workers[i];
		if (w->pid > 0) {
			waitpid(w->pid, NULL, 0);
			close_pipe(&w->record);
			close_pipe(&w->text);
		}
		buf_drop(&w->record.bytes);
		buf_drop(&w->text.bytes);
	}
	arena_drop(f->arena);
}

static struct worker *find_idle(const struct farm *f)
{
	for (unsigned i = 0; i < f->rules.n_most; i++)
		if (!f->workers[i].pid)
			return &f->workers[i];
	return NULL;
}

bool farm_is_full(const struct farm *f)
{
	return !find_idle(f);
}

bool farm_is_empty(const struct farm *f)
{
	for (unsigned i = 0; i < f->rules.n_most; i++)
		if (f->workers[i].pid)
			return false;
	return true;
}

/* ---- a worker begins ---- */

static void set_limits(const struct farm_rules *rules)
{
	struct rlimit bytes = {rules->bytes_most, rules->bytes_most};
	struct rlimit no_core = {0, 0}; /* a picture of the memory would hold evidence */
	if (LIMITS_MEMORY && rules->bytes_most)
		setrlimit(RLIMIT_DATA, &bytes);
	setrlimit(RLIMIT_CORE, &no_core);
}

/* A killed batch leaves no worker that writes on. */
static void end_with(pid_t parent)
{
#ifdef __linux__
	prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
	if (getppid() != parent)
		_exit(1);
}

static _Noreturn void work(struct farm *f, const struct worker *w, pid_t parent, int record, int text)
{
	end_with(parent);
	dup2(text, STDOUT_FILENO);
	dup2(text, STDERR_FILENO);
	close(text);
	for (unsigned i = 0; i < f->rules.n_most; i++) /* of the others */
		if (&f->workers[i] != w && f->workers[i].pid) {
			close_pipe(&f->workers[i].record);
			close_pipe(&f->workers[i].text);
		}
	set_limits(&f->rules);
	mem_keep(KEPT_MOST);
	int status = f->rules.run(f->rules.context, w->job, record);
	fflush(NULL);
	_exit(status); /* nothing is left to do: what the parent would do at its end is the parent's */
}

static bool open_pipes(int record[2], int text[2])
{
	if (pipe(record) != 0)
		return false;
	if (pipe(text) == 0)
		return true;
	close(record[0]);
	close(record[1]);
	return false;
}

static void begin(struct pipe_end *p, const int fds[2])
{
	close(fds[1]);
	p->fd = fds[0];
	fcntl(p->fd, F_SETFL, O_NONBLOCK);
	buf_clear(&p->bytes);
	p->is_cut = false;
}

bool farm_start(struct farm *f, size_t job)
{
	struct worker *w = find_idle(f);
	int record[2], text[2];
	pid_t parent = getpid();
	if (!w || !open_pipes(record, text))
		return false;
	w->job = job;
	fflush(NULL); /* else the worker would print it, too */
	pid_t pid = fork();
	if (pid == 0)
		work(f, w, parent, record[1], text[1]);
	begin(&w->record, record);
	begin(&w->text, text);
	if (pid < 0) {
		int error = errno;
		close_pipe(&w->record);
		close_pipe(&w->text);
		errno = error;
		return false;
	}
	w->pid = pid;
	w->started = f->rules.clock();
	w->is_late = false;
	return true;
}

/* ---- and ends ---- */

/* A piece of what is there, so that none keeps the others waiting; `most` of all is kept. At its end the pipe
 * is closed. */
static void take(struct pipe_end *p, size_t most)
{
	uint8_t bytes[1 << 16];
	if (p->fd < 0)
		return;
	ssize_t got = read(p->fd, bytes, sizeof bytes);
	if (got > 0) {
		size_t n = (size_t)got < most - p->bytes.n ? (size_t)got : most - p->bytes.n;
		buf_add(&p->bytes, bytes, n);
		p->is_cut |= n < (size_t)got;
	} else if (got == 0 || (errno != EAGAIN && errno != EINTR)) {
		close_pipe(p);
	}
}

static void kill_late(struct farm *f)
{
	int64_t most = f->rules.seconds_most * 1000, now = f->rules.clock();
	for (unsigned i = 0; most && i < f->rules.n_most; i++) {
		struct worker *w = &f->workers[i];
		if (!w->pid || w->is_late || now - w->started < most)
			continue;
		w->is_late = true;
		kill(w->pid, SIGKILL);
	}
}

static struct buf take_bytes(struct pipe_end *p)
{
	struct buf b = p->bytes;
	buf_add_byte(&b, '\0');
	b.n--;
	p->bytes = (struct buf){0};
	return b;
}

/* Both its pipes are closed: it has ended or is about to. */
static bool has_ended(const struct farm *f, struct worker *w, struct farm_end *end)
{
	int status;
	if (!w->pid || w->record.fd >= 0 || w->text.fd >= 0)
		return false;
	while (waitpid(w->pid, &status, 0) < 0)
		if (errno != EINTR) {
			status = SIGKILL; /* somebody else waited for it */
			break;
		}
	*end = (struct farm_end){
		.job = w->job,
		.status = status,
		.is_late = w->is_late,
		.ms = f->rules.clock() - w->started,
		.is_cut = w->text.is_cut,
		.record = take_bytes(&w->record),
		.text = take_bytes(&w->text),
	};
	w->pid = 0;
	return true;
}

static bool find_ended(struct farm *f, struct farm_end *end)
{
	for (unsigned i = 0; i < f->rules.n_most; i++)
		if (has_ended(f, &f->workers[i], end))
			return true;
	return false;
}

bool farm_wait(struct farm *f, int ms, struct farm_end *end)
{
	nfds_t n = 0;
	if (find_ended(f, end))
		return true;
	for (unsigned i = 0; i < f->rules.n_most; i++)
		if (f->workers[i].pid) {
			f->polls[n++] = (struct pollfd){.fd = f->workers[i].record.fd, .events = POLLIN};
			f->polls[n++] = (struct pollfd){.fd = f->workers[i].text.fd, .events = POLLIN};
		}
	int ready = poll(f->polls, n, ms);
	kill_late(f);
	for (unsigned i = 0; ready > 0 && i < f->rules.n_most; i++)
		if (f->workers[i].pid) {
			take(&f->workers[i].record, SIZE_MAX);
			take(&f->workers[i].text, TEXT_MOST);
		}
	return ready > 0 && find_ended(f, end);
}

bool farm_slowest(const struct farm *f, size_t *job, int64_t *ms)
{
	const struct worker *slowest = NULL;
	for (unsigned i = 0; i < f->rules.n_most; i++) {
		const struct worker *w = &f->workers[i];
		if (w->pid && (!slowest || w->started < slowest->started))
			slowest = w;
	}
	if (!slowest)
		return false;
	*job = slowest->job;
	*ms = f->rules.clock() - slowest->started;
	return true;
}

void farm_kill(struct farm *f, int signal)
{
	for (unsigned i = 0; i < f->rules.n_most; i++)
		if (f->workers[i].pid)
			kill(f->workers[i].pid, signal);
}
