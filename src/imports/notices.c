/* notices.c - what the program of a chat says in it of itself, as that somebody withdrew a message: nobody of
 * the chat wrote that, and it is in nobody's mouth. Nor are words of others that an answer repeats in that of
 * who answered: a template leaves them out, and with the key `quote` of the message says that it did. */
#include "base/message.h"
#include "imports/imports_int.h"

static bool is_notice(const struct node *message)
{
	return tree_lookup(message, "notice");
}

size_t notices_count(const struct node *messages)
{
	size_t n = 0;
	for (size_t i = 0; i < messages->n; i++)
		n += is_notice(messages->items[i]);
	return n;
}

static void report_all(struct import_job *j, size_t n)
{
	diag_error(j->d, j->ask->from->at, "import-where",
	           "all %zu messages of %s that are meant are notices of the program", n, j->ask->from->text);
	diag_advise(j->d, "look whether it is the right chat, and of the right days");
}

static void tell_quotes(struct import_job *j, struct node *messages)
{
	struct told quotes = {0};
	for (size_t i = 0; i < messages->n; i++) {
		struct node *message = messages->items[i];
		if (tree_lookup(message, "quote") && quotes.n++ == 0)
			quotes.first = message->at;
		fill_take_out(message, "quote");
	}
	if (quotes.n == 0)
		return;
	diag_note(j->d, quotes.first, "import-notice",
	          "%zu messages of %s answer others, this one first; the words that they repeat are left out",
	          quotes.n, j->ask->from->text);
	diag_advise(j->d, "these stand in the message that was answered; if it is not among those taken, add it");
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
	tell_quotes(j, messages);
	return n > 0;
}
