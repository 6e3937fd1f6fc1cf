/* rules.c - the table of all rules. A rule is added here, in its file, and in dossier(1). */
#include "base/message.h"
#include "check/check_int.h"

static const struct rule rules[] = {
	{"evidence-missing", LEVEL_WARNING, check_required_evidence, true},
	{"evidence-recommended", LEVEL_NOTE, check_recommended_evidence, true},
	{"evidence-useless", LEVEL_NOTE, check_useless_evidence, false},
};
enum { N_RULES = sizeof rules / sizeof *rules };

/* ---- reporting ---- */

void check_say(struct check *k, struct mark at, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	diag_report(k->d, k->rule->level, at, k->rule->code, fmt, ap);
	va_end(ap);
}

void check_advise(struct check *k, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	diag_advise_with(k->d, fmt, ap);
	va_end(ap);
}

/* ---- all rules ---- */

/* The case with what templates know of it. */
static struct check prepare(struct arena *a, struct diag *d, const struct check_input *input)
{
	const struct casefile *c = input->casefile;
	struct check k = {
		.a = a,
		.d = d,
		.c = c,
		.evidence = input->evidence,
		.shelf = input->shelf,
		.now = input->now,
		.language = message_language(),
		.platform = platform_load(input->shelf, &c->platform),
		.pieces = pieces_load(input->shelf),
	};
	k.found = found_make(k.shelf, c, k.pieces);
	if (k.platform && c->complaint.s)
		k.playbook = playbook_load(k.shelf, k.pieces, k.platform->id, c->complaint.s);
	return k;
}

void check_case(struct arena *a, struct diag *d, const struct check_input *input)
{
	if (!input->casefile->source)
		return;
	bool is_whole = diag_worst(d) < LEVEL_ERROR;
	struct check k = prepare(a, d, input);
	for (size_t i = 0; i < N_RULES; i++) {
		k.rule = &rules[i];
		if (is_whole || !rules[i].whole)
			rules[i].look(&k);
	}
}

const struct check_rule *check_rules(struct arena *a, size_t *n)
{
	struct check_rule *list = ARENA_ARRAY(a, struct check_rule, N_RULES);
	*n = N_RULES;
	for (size_t i = 0; i < N_RULES; i++)
		list[i] = (struct check_rule){rules[i].code, rules[i].level};
	return list;
}
