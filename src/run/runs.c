/* runs.c - "2, 5-7": which of many, for messages. */
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
		const char *part = to > from + 1 ? "%s%s%zu-%zu" : "%s%s%zu";
		list = arena_printf(a, part, list, *n_in ? ", " : "", from + 1, to);
		*n_in += to - from;
	}
	return list;
}
