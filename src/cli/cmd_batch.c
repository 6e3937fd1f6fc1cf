/* cmd_batch.c - dossier batch FOLDER|LIST|CASE.yaml... [-j N] [-o FOLDER] [--report=FILE.jsonl] */
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/message.h"
#include "cli/cli.h"

/* A folder and files that are called "-" nobody means. */
static bool names_stdout(const struct request *r)
{
	bool does = (r->options.output && strcmp(r->options.output, "-") == 0)
	            || (r->batch.report && strcmp(r->batch.report, "-") == 0);
	for (size_t i = 0; i < r->batch.n_summaries; i++)
		does |= strcmp(r->batch.summaries[i], "-") == 0;
	return does;
}

static void take(struct request *r)
{
	if (!r->operand)
		r->operand = ".";
	options_take_words(r);
	if (!r->batch.report && (r->batch.goes_on || r->batch.skips_unchanged)
	    && request_refuse(r, "nothing tells what an earlier batch made"))
		r->advice = _("name its report with --report=FILE.jsonl, and let each batch write one");
	if (names_stdout(r) && request_refuse(r, "a batch writes files, not to standard output"))
		r->advice = _("name a folder with -o, a file with --report and --summary");
}

static int64_t clock_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static unsigned columns(void)
{
	struct winsize w;
	return ioctl(STDERR_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col > 0 ? w.ws_col : 80;
}

static enum dossier_status run(const struct request *r)
{
	struct dossier_batch batch = r->batch;
	batch.columns = isatty(STDERR_FILENO) ? columns : NULL;
	batch.clock = clock_ms;
	return dossier_batch(&r->options, &batch);
}

const struct command cmd_batch = {"batch", N_("build many cases, each in a process of its own"), take, run};
