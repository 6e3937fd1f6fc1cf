/* cmd_check.c - dossier check CASE.yaml */
#include "base/message.h"
#include "cli/cli.h"

static enum dossier_status run(const struct request *r)
{
	return dossier_check(&r->options);
}

const struct command cmd_check = {"check", N_("tell what build would tell, and write nothing"),
                                  environment_find_case, run};
