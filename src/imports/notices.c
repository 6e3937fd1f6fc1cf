/* notices.c - what the program of a chat says in it of itself, as that somebody withdrew a message: nobody of
 * the chat wrote that, and it is in nobody's mouth. */
#include "base/message.h"
#include "imports/imports_int.h"

static bool is_notice(const struct node *message)
{
	return tree_lookup(message, "notice");
}

static void report_all(struct import_job *j, size_t n)
{
	diag_error(j->d, j->ask->from->at, "import-where",
	           "all %zu messages of %s that are meant are notices of the program", n, j->ask->from->text);
	diag_advise(j->d, "look whether it is the right chat, and of the right days");
}

bool notices_leave(struct import_job *j, struct node *messages)
{
	struct mark first = messages->at;
	size_t n = 0, n_all = messages->n;
	for (size_t i = 0; i < n_all; i++) {
		struct node *message = messages->items[i];
		if (!is_notice(message))
			messages->items[n++] = message;
		else if (n == i)
			first = message->at;
	}
	messages->n = n;
	if (n == 0) {
		report_all(j, n_all);
	} else if (n < n_all) {
		diag_note(j->d, first, "import-notice",
		          "%zu messages of %s are notices of the program, this one first; they are left out",
		          n_all - n, j->ask->from->text);
		diag_advise(j->d, "nobody of the chat wrote them; tell what matters of them in the statement");
	}
	return n > 0;
}
