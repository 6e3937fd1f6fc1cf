/* disclose.c - the case is masked for its recipient: from here on nobody sees another, except to tell
 * the seller what is wrong with his. */
#include <string.h>

#include "base/message.h"
#include "run/run.h"
#include "templates/recipient.h"

bool run_hides(const struct run *r)
{
	size_t n = 0;
	if (r->disclosed) /* a grid is drawn without a case */
		disclosed_secrets(r->disclosed, &n);
	return n > 0;
}

/* What is written is named after the case, or as asked. */
static void warn_of_output(struct run *r)
{
	const char *name = r->writes && r->output ? fs_name_of(r->output) : "";
	if (!disclosed_betrays(r->disclosed, name))
		return;
	diag_warning(r->diag, (struct mark){0}, "private-name",
	             "the name %s tells what is hidden from the recipient", name);
	diag_advise(r->diag, "choose another name with -o");
}

/* Names of files stay in the manifest, which tells them to whoever gets it. */
static void warn_of_name(struct run *r, const char *path, struct mark at)
{
	if (!disclosed_betrays(r->disclosed, path))
		return;
	diag_warning(r->diag, at, "private-name", "the name %s tells what is hidden from the recipient", path);
	diag_advise(r->diag, "the PDF masks it, the manifest cannot: rename the file, or keep the manifest");
}

static void warn_of_names(struct run *r)
{
	for (size_t i = 0; i < r->given->n_files; i++)
		warn_of_name(r, r->given->files[i].path, r->given->files[i].at);
	for (size_t i = 0; i < r->given->n_imports; i++)
		warn_of_name(r, r->given->imports[i].path, r->given->imports[i].at);
}

/* Built without qpdf. The platform knows its buyers; what others get is not made without a second look. */
static void tell_blind(struct run *r)
{
	if (!run_hides(r) || verify_is_able())
		return;
	if (strcmp(disclosed_recipient(r->disclosed), "platform") == 0) {
		diag_warning(r->diag, r->given->recipient.at, "cannot-verify",
		             "%s: personal data is hidden, and the PDF cannot be read again to see that none is left",
		             verify_lack());
		diag_advise(r->diag, HAVE_QPDF ? N_("install the program again, with the modules that belong to it")
		                               : N_("build it with libqpdf-dev, or look through the PDF yourself"));
		return;
	}
	diag_error(r->diag, r->given->recipient.at, "cannot-verify",
	           "%s: the PDF cannot be read again to see that no personal data is left in it", verify_lack());
	diag_advise(r->diag, HAVE_QPDF ? N_("install the program again, with the modules that belong to it")
	                               : N_("build it with libqpdf-dev"));
}

void run_disclose_case(struct run *r)
{
	static const struct recipient nothing_hidden = {.id = "platform"}; /* after an error: nor printed */
	const struct recipient *recipient = recipient_load(run_open_shelf(r), r->given);
	r->disclosed = privacy_disclose(r->arena, r->given, recipient ? recipient : &nothing_hidden);
	r->casefile = disclosed_casefile(r->disclosed);
	warn_of_names(r);
	warn_of_output(r);
	tell_blind(r);
}
