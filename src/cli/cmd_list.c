/* cmd_list.c - dossier list platforms|complaints|checks|languages|fonts|cases */
#include <string.h>

#include "base/message.h"
#include "cli/cli.h"

static const char *const topics[] = {
	[DOSSIER_LIST_PLATFORMS] = "platforms",
	[DOSSIER_LIST_COMPLAINTS] = "complaints",
	[DOSSIER_LIST_CHECKS] = "checks",
	[DOSSIER_LIST_LANGUAGES] = "languages",
	[DOSSIER_LIST_FONTS] = "fonts",
	[DOSSIER_LIST_CASES] = "cases",
};

enum { N_TOPICS = sizeof topics / sizeof *topics };

static const char *join_topics(struct arena *a)
{
	const char *all = "";
	for (size_t i = 0; i < N_TOPICS; i++)
		all = arena_printf(a, "%s%s%s", all, i ? ", " : "", topics[i]);
	return all;
}

static void take(struct request *r)
{
	for (size_t i = 0; r->operand && i < N_TOPICS; i++)
		if (strcmp(r->operand, topics[i]) == 0) {
			r->topic = (enum dossier_topic)i;
			r->options.cases = r->more;
			r->options.n_cases = r->n_more;
			if (r->options.platform && r->topic != DOSSIER_LIST_COMPLAINTS)
				request_refuse(r, "--platform is for the complaints alone: dossier list complaints");
			return;
		}
	if (r->operand && request_refuse(r, "there is no list of \"%s\"", r->operand))
		r->advice = options_suggest(r, r->operand, topics, N_TOPICS);
	else
		request_refuse(r, "a word is missing: what is to be listed");
	if (!r->advice)
		r->advice = arena_printf(r->arena, _("it is one of %s"), join_topics(r->arena));
}

static enum dossier_status run(const struct request *r)
{
	return dossier_list(&r->options, r->topic, stdout);
}

const struct command cmd_list = {"list", N_("tell which platforms, complaints, checks ... there are"),
                               take, run};
