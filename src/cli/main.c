/* main.c - the program: command line and environment to a request, one command, its status. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/message.h"
#include "cli/cli.h"

const struct command *const commands[] = {
	&cmd_init, &cmd_import, &cmd_build, &cmd_batch, &cmd_check, &cmd_list, &cmd_grid, &cmd_dump,
	NULL,
};

static void print_help(FILE *out)
{
	fputs(_("Usage: dossier COMMAND [OPTION]... [CASE.yaml|WORD]\n"
	        "Turn a seller's case folder into a dossier for a marketplace appeal.\n\n"
	        "Commands:\n"), out);
	for (size_t i = 0; commands[i]; i++)
		fprintf(out, "  %-8s  %s\n", commands[i]->name, _(commands[i]->does));
	fputs(_("\nA folder, or nothing for the current one, means its case.yaml; - is standard\n"
	        "input.\n\nOptions:\n"), out);
	options_print(out);
	fputs(_("\nExit status: 0 done; 2 the case or the command line has errors, 4 the system\n"
	        "failed, and nothing was written; 3 done, with warnings.\n"
	        "dossier(1) explains every message, dossier-case(5) every key of a case file.\n"), out);
}

static void print_version(struct arena *a, FILE *out)
{
	size_t n;
	const char **languages = languages_list(a, &n);
	fputs("dossier " DOSSIER_VERSION "\n", out);
	dossier_libraries(out);
	fprintf(out, "messages: en");
	for (size_t i = 0; i < n; i++)
		fprintf(out, " %s", languages[i]);
	fputs(n > 0 ? "\n" : _(" alone; there was no gettext when it was built\n"), out);
}

static int refuse(const struct request *r)
{
	fprintf(stderr, "dossier: %s: %s\n", _("error"), r->bad_option);
	if (r->advice)
		fprintf(stderr, "  = %s\n", r->advice);
	return DOSSIER_ERRORS;
}

/* Standard output may be a full disk or a closed pipe, and that shows only now. */
static int close_output(int status)
{
	bool is_written = !ferror(stdout);
	if (fclose(stdout) == 0 && is_written)
		return status;
	if (status != DOSSIER_FAILED)
		fprintf(stderr, _("dossier: error: standard output cannot be written: %s\n"
		                  "  = make room on the disk, or look at the program that was to read it\n"),
		        message_errno(errno));
	return DOSSIER_FAILED;
}

static int run_request(struct request *r)
{
	if (!r->wants_help && !r->wants_version && !r->bad_option)
		r->command->take(r);
	if (r->bad_option)
		return refuse(r);
	if (r->wants_help)
		print_help(stdout);
	else if (r->wants_version)
		print_version(r->arena, stdout);
	if (r->wants_help || r->wants_version)
		return DOSSIER_OK;
	environment_finish(r);
	progress_start(r);
	enum dossier_status status = r->command->run(r);
	return status == DOSSIER_WARNINGS && r->warnings_are_fine ? DOSSIER_OK : status;
}

int main(int argc, char **argv)
{
	struct request r = {.arena = arena_new()};
	environment_guard();
	environment_level();
	signals_catch();
	environment_find_modules(r.arena);
	language_choose(r.arena);
	environment_read(&r);
	options_read(&r, argc, argv);
	int status = close_output(run_request(&r));
	arena_drop(r.arena);
	return status;
}
