/* message.c - the message that a playbook has for the buyer before the appeal, filled from the case. */
#include "plan/plan_int.h"

#include <string.h>

#include "templates/playbook.h"
#include "templates/slots.h"

static const char *when_of(void *desk, const struct date *d)
{
	return print_when(desk, d);
}

static const char *money_of(void *desk, money m)
{
	return print_money(desk, m);
}

static const char *number_of(void *desk, long n)
{
	return print_number(desk, n);
}

/* In the language of the case alone: half in another it would be of no use. */
static const char *find_message(const struct desk *k)
{
	const struct text *complaint = &k->c->complaint;
	const struct playbook *book =
		playbook_load(k->shelf, pieces_load(k->shelf), k->platform->id, complaint->s);
	const char *message = book ? tree_text(book->message, k->words->language, NULL) : NULL;
	if (message)
		return message;
	diag_error(k->d, complaint->at, "no-message", "there is no message to the buyer for \"%s\" in \"%s\"",
	           complaint->s, k->words->language);
	diag_advise(k->d, "write it in complaints/%s.%s.yaml of a folder, and name that with --templates",
	            k->platform->id, complaint->s);
	return NULL;
}

static void report_blanks(const struct desk *k, const struct slots_filled *filled)
{
	for (size_t i = 0; i < filled->n_blanks; i++) {
		const char *key = slots_key(filled->blanks[i]);
		diag_error(k->d, (struct mark){.source = k->c->source}, "message-blank",
		           "the case says nothing for \"{%s}\" of the message to the buyer", filled->blanks[i]);
		if (key)
			diag_advise(k->d, "add %s to the case", key);
		else
			diag_advise(k->d, "take it out of the message");
	}
}

const char *message_as_text(struct desk *k)
{
	const char *pattern = find_message(k);
	if (!pattern)
		return "";
	const struct slots slots = {
		.arena = k->a,
		.casefile = k->c,
		.words = k->words,
		.platform = shelf_pick(k->platform->name, k->words->language, k->platform->id),
		.print_when = when_of,
		.print_money = money_of,
		.print_number = number_of,
		.printer = k,
	};
	const struct slots_filled filled = slots_fill(&slots, pattern, "");
	report_blanks(k, &filled);
	const struct text text = {.s = filled.text};
	const struct rich prose = spans_prose(k, &text);
	return spans_plain(k, spans_words(k, &prose));
}
