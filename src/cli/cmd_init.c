/* cmd_init.c - dossier init --platform NAME --complaint NAME [FOLDER] */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/message.h"
#include "cli/cli.h"

/* One line from the terminal, without spaces around it; NULL: none was given. */
static const char *ask(struct request *r, const char *question)
{
	char line[256];
	fputs(_(question), stderr);
	fflush(stderr);
	if (!fgets(line, sizeof line, stdin))
		return NULL;
	const char *word = line + strspn(line, " \t\r\n");
	size_t n = strcspn(word, " \t\r\n");
	return n > 0 ? arena_strndup(r->arena, word, n) : NULL;
}

static bool has_terminal(void)
{
	return isatty(STDIN_FILENO) && isatty(STDERR_FILENO);
}

static void need(struct request *r, const char **value, const char *option, const char *question,
                 const char *advice)
{
	if (!*value && has_terminal() && !r->bad_option)
		*value = ask(r, question);
	if (!*value && request_refuse(r, "init needs --%s", option))
		r->advice = _(advice);
}

static void take(struct request *r)
{
	struct dossier_options *o = &r->options;
	o->case_path = r->operand ? r->operand : ".";
	need(r, &o->platform, "platform", N_("Which platform? "),
	     N_("dossier list platforms tells which there are"));
	need(r, &o->complaint, "complaint", N_("Which complaint? "),
	     N_("dossier list complaints --platform=NAME tells which there are"));
}

static enum dossier_status run(const struct request *r)
{
	return dossier_init(&r->options);
}

const struct command cmd_init = {"init", N_("draft a case.yaml from the files in a folder"), take, run};
