/* cmd_import.c - dossier import --platform NAME --complaint NAME [--where COLUMN=VALUE] [--encoding NAME]
 * [--decimal SIGN] [--currency CODE] [-o CASES] EXPORT */
#include "base/message.h"
#include "cli/cli.h"

static void need(struct request *r, const char *value, const char *option, const char *advice)
{
	if (!value && request_refuse(r, "import needs --%s", option))
		r->advice = _(advice);
}

static void take(struct request *r)
{
	r->options.case_path = r->operand;
	if (!r->operand && request_refuse(r, "import needs the name of an export"))
		r->advice = _("write: dossier import orders.csv --platform=NAME --complaint=NAME");
	need(r, r->options.platform, "platform", N_("dossier list platforms tells which there are"));
	need(r, r->options.complaint, "complaint",
	     N_("dossier list complaints --platform=NAME tells which there are"));
}

static enum dossier_status run(const struct request *r)
{
	return dossier_import(&r->options);
}

const struct command cmd_import = {"import", N_("make a case folder for each order of an export"), take, run};
