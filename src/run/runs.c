/* runs.c - "2, 5-7": which of many, for messages. */
#include "base/message.h"
#include "run/run.h"

const char *run_say_runs(struct arena *a, const bool *is_in, size_t n, size_t *n_in)
{
	const char *list = "";
	*n_in = 0;
	for (size_t from = 0, to; from < n; from = to + 1) {
		for (to = from; to < n && is_in[to]; to++)
			;
		if (to == from)
			continue;
		list = message_add_run(a, list, from + 1, to);
		*n_in += to - from;
	}
	return list;
}
