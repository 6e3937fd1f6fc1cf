/* cmd_build.c - dossier build CASE.yaml [-o OUT.pdf] */
#include "base/message.h"
#include "cli/cli.h"

static enum dossier_status run(const struct request *r)
{
	return dossier_build(&r->options);
}

const struct command cmd_build = {"build", N_("make the PDF, and beside it a manifest for sha256sum -c"),
                                  environment_find_case, run};
