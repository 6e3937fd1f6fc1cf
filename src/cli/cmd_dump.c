/* cmd_dump.c - dossier dump --stage=casefile|plan|boxes CASE.yaml */
#include "base/message.h"
#include "cli/cli.h"

static enum dossier_status run(const struct request *r)
{
	return dossier_dump(&r->options, r->stage, stdout);
}

const struct command cmd_dump = {"dump", N_("print what a stage decided, as text"),
                                 environment_find_case, run};
