/* cmd_grid.c - dossier grid [-o OUT.png] FILE... */
#include "base/message.h"
#include "cli/cli.h"

static void take(struct request *r)
{
	r->options.case_path = r->operand;
	options_take_words(r);
	if (r->n_more && r->options.page && request_refuse(r, "pages of a file are not joined with others"))
		r->advice = _("draw the grid over one page: dossier grid scan.pdf --page 2");
	if (!r->operand && request_refuse(r, "grid needs the name of a picture"))
		r->advice = _("write: dossier grid photo.jpg");
}

static enum dossier_status run(const struct request *r)
{
	return dossier_grid(&r->options);
}

const struct command cmd_grid = {"grid", N_("draw a grid over a picture, to read off places"), take, run};
