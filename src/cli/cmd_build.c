/* cmd_build.c - dossier build CASE.yaml [-o OUT.pdf] [--depfile=FILE] */
#include "base/fs.h"
#include "base/message.h"
#include "cli/cli.h"

/* Standard output holds one of them. */
static void take(struct request *r)
{
	environment_find_case(r);
	const struct dossier_options *o = &r->options;
	const char *output = o->output ? o->output : o->case_path;
	bool is_rule_there = o->depfile && fs_is_stdout(o->depfile);
	if (o->format == DOSSIER_FORMAT_TEXT || !output || !(fs_is_stdout(output) || is_rule_there))
		return;
	if (is_rule_there && request_refuse(r, "the rule and messages cannot both go to standard output"))
		r->advice = _("name a file for the rule with --depfile");
	else if (request_refuse(r, "PDF and messages cannot both go to standard output"))
		r->advice = _("name a file for the PDF with -o");
}

static enum dossier_status run(const struct request *r)
{
	return dossier_build(&r->options);
}

const struct command cmd_build = {"build", N_("make the PDF, and beside it a manifest for sha256sum -c"),
                                  take, run};
