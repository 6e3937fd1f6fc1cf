/* message.c - the message that a playbook has for the buyer before the appeal, filled from the case. */
#include "plan/plan_int.h"

#include <string.h>

#include "templates/playbook.h"

static void advise_writing(const struct desk *k)
{
	diag_advise(k->d, "write it in complaints/%s.%s.yaml of a folder, and name that with --templates",
	            k->platform->id, k->c->complaint.s);
}

/* In the language of the case, else in that of the platform, else in English. That of what was found. */
static const char *find_message(const struct desk *k, const char **language)
{
	const struct text *complaint = &k->c->complaint;
	const char *languages[] = {k->words->language, k->platform->language, "en"}, *message = NULL;
	for (size_t i = 0; k->playbook && !message && i < sizeof languages / sizeof *languages; i++)
		message = tree_text(k->playbook->message, *language = languages[i], NULL);
	if (message)
		return message;
	diag_error(k->d, complaint->at, "no-message", "there is no message to the buyer for \"%s\" in \"%s\"",
	           complaint->s, k->words->language);
	advise_writing(k);
	return NULL;
}

/* The desk that writes in this language, dates and sums, too: half in another it would be of no use. */
static struct desk desk_of(const struct desk *k, const char *language)
{
	struct desk other = *k;
	if (strcmp(language, k->words->language) == 0)
		return other;
	const struct words *words = words_load(k->shelf, &(struct text){.s = language, .at = k->c->complaint.at});
	other.words = words ? words : k->words;
	diag_note(k->d, k->c->complaint.at, "message-language",
	          "the message to the buyer is in \"%s\": the playbook has none in \"%s\"", language,
	          k->words->language);
	advise_writing(k);
	return other;
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

const char *message_as_text(const struct desk *of_case)
{
	const char *language, *pattern = find_message(of_case, &language);
	if (!pattern)
		return "";
	struct desk desk = desk_of(of_case, language), *k = &desk;
	const struct slots_filled filled = fill_slots(k, pattern, "");
	report_blanks(k, &filled);
	const struct text text = {.s = filled.text};
	const struct rich prose = spans_prose(k, &text);
	return spans_plain(k, spans_words(k, &prose));
}
