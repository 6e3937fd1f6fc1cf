/* limits_say.c - limits in messages to the seller, in the language of these. */
#include <string.h>

#include "base/arena.h"
#include "base/message.h"
#include "templates/limits.h"

const char *limits_sure_word(enum sureness sure)
{
	static const char *const words[] = {N_("of the case"), N_("confirmed"), N_("reported"),
	                                    N_("unconfirmed")};
	return words[sure];
}

const char *limits_say_time(struct arena *a, const char *written)
{
	static const char *const units[] = {
		N_("min"), N_("h"), N_("hours"), N_("working hours"), N_("working hour"),
		N_("day"), N_("days"), N_("working days"), N_("working day"),
	};
	size_t n = strcspn(written, " ");
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (written[n] && strcmp(written + n + 1, units[i]) == 0)
			return arena_printf(a, "%.*s %s", (int)n, written, _(units[i]));
	return written;
}

const char *limits_say_source(struct arena *a, const struct limit *l)
{
	if (l->sure == SURE_OF_CASE)
		return arena_printf(a, _("the limit is the case's own, below %s:"), l->below);
	return arena_printf(a, _("the limit: %s, seen on %s in %s"), _(limits_sure_word(l->sure)),
	                    l->seen ? l->seen : "?", l->source ? l->source : l->at.source->name);
}
