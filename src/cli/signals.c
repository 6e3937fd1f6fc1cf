/* signals.c - an interrupted build leaves no temporary file behind, and dies by the signal it got. */
#include <signal.h>
#include <stddef.h>

#include "base/fs.h"
#include "cli/cli.h"

static void clean_and_die(int number)
{
	fs_output_abandon_all();
	/* SA_RESETHAND put the default action back: now it ends us */
	raise(number);
}

void signals_catch(void)
{
	static const int ends[] = {SIGINT, SIGTERM, SIGHUP};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct sigaction old, action = {.sa_handler = clean_and_die, .sa_flags = SA_RESETHAND | SA_NODEFER};
		sigemptyset(&action.sa_mask);
		/* what a shell or nohup made us ignore stays ignored */
		if (sigaction(ends[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(ends[i], &action, NULL);
	}
	/* a closed pipe or a limit on a file's size is an error of writing, told like any other */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
}
