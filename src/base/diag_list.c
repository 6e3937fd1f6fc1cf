/* diag_list.c - reports in the order in which they are told, each once. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/diag_int.h"

struct entry {
	const struct report *report;
	size_t source; /* index of the report that first named the source; SIZE_MAX: placeless */
	size_t i;      /* as reported, so that the sort is stable */
};

static int compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

static int compare_entries(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;
	const struct mark *p = &a->report->at, *q = &b->report->at;
	int order = compare_numbers(a->source, b->source);
	if (order == 0)
		order = compare_numbers((size_t)p->line, (size_t)q->line);
	if (order == 0)
		order = compare_numbers((size_t)p->column, (size_t)q->column);
	return order ? order : compare_numbers(a->i, b->i);
}

static bool is_same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same(const struct report *a, const struct report *b)
{
	return a->level == b->level && a->at.source == b->at.source && a->at.line == b->at.line
		&& a->at.column == b->at.column && is_same_text(a->code, b->code)
		&& is_same_text(a->message, b->message);
}

/* Was an equal one printed already? Equal places stand together, so only those are looked at. */
static bool is_repeated(const struct entry *entries, size_t i)
{
	for (size_t k = i; k-- > 0;) {
		struct entry probe = entries[k];
		probe.i = entries[i].i;
		if (compare_entries(&probe, &entries[i]) != 0)
			return false;
		if (is_same(entries[k].report, entries[i].report))
			return true;
	}
	return false;
}

static size_t first_of_source(const struct diag *d, const struct entry *entries, size_t i)
{
	const struct source *source = d->reports[i].at.source;
	if (!source)
		return SIZE_MAX;
	if (i > 0 && d->reports[i - 1].at.source == source)
		return entries[i - 1].source; /* the usual case; else this would be quadratic */
	for (size_t k = 0; k < i; k++)
		if (d->reports[k].at.source == source)
			return k;
	return i;
}

const struct report **diag_list(const struct diag *d, enum level least, size_t *n)
{
	struct entry *entries = mem_alloc((d->n + 1) * sizeof *entries);
	const struct report **list = mem_alloc((d->n + 1) * sizeof *list);
	*n = 0;
	for (size_t i = 0; i < d->n; i++)
		entries[i] = (struct entry){&d->reports[i], first_of_source(d, entries, i), i};
	qsort(entries, d->n, sizeof *entries, compare_entries);
	for (size_t i = 0; i < d->n; i++)
		if (entries[i].report->level >= least && !is_repeated(entries, i))
			list[(*n)++] = entries[i].report;
	free(entries);
	return list;
}
