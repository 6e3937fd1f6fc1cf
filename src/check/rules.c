/* rules.c - the table of all rules. A rule is added here, in its file, and in dossier(1). */
#include "base/message.h"
#include "check/check_int.h"

static const struct rule rules[] = {
	/* the try itself */
	{"deadline-passed", LEVEL_WARNING, check_deadline_passed, LOOK_ALWAYS},
	{"deadline-near", LEVEL_NOTE, check_deadline_near, LOOK_ALWAYS},
	{"no-appeal", LEVEL_WARNING, check_appeal, LOOK_ALWAYS},
	{"submitted", LEVEL_WARNING, check_submitted, LOOK_ALWAYS},
	{"status", LEVEL_WARNING, check_status, LOOK_ALWAYS},
	{"verdict", LEVEL_WARNING, check_answers, LOOK_ALWAYS},
	{"supplements", LEVEL_WARNING, check_same_order, LOOK_ALWAYS},
	/* evidence */
	{"evidence-missing", LEVEL_WARNING, check_required_evidence, LOOK_WHOLE},
	{"evidence-recommended", LEVEL_NOTE, check_recommended_evidence, LOOK_CLEAN},
	{"evidence-useless", LEVEL_NOTE, check_useless_evidence, LOOK_ALWAYS},
	{"no-evidence", LEVEL_WARNING, check_pictures_given, LOOK_CLEAN},
	{"nothing-new", LEVEL_WARNING, check_news, LOOK_CLEAN},
	{"no-proof", LEVEL_WARNING, check_proof, LOOK_WHOLE},
	{"nothing-to-show", LEVEL_ERROR, check_empty, LOOK_WHOLE},
	{"nothing-to-show", LEVEL_WARNING, check_scans, LOOK_WHOLE},
	{"exhibit-not-cited", LEVEL_NOTE, check_citations, LOOK_CLEAN},
	{"chat-old", LEVEL_NOTE, check_chat_age, LOOK_ALWAYS},
	/* contradictions */
	{"sum", LEVEL_ERROR, check_sum_possible, LOOK_ALWAYS},
	{"sum", LEVEL_WARNING, check_sum, LOOK_ALWAYS},
	{"date-order", LEVEL_ERROR, check_validity_order, LOOK_ALWAYS},
	{"date-order", LEVEL_WARNING, check_date_order, LOOK_ALWAYS},
	{"date-order", LEVEL_WARNING, check_status_date, LOOK_ALWAYS},
	{"date-future", LEVEL_WARNING, check_future, LOOK_CLEAN},
	{"zone-mixed", LEVEL_WARNING, check_zones, LOOK_ALWAYS},
	{"number-differs", LEVEL_WARNING, check_numbers, LOOK_ALWAYS},
	{"tracking-form", LEVEL_WARNING, check_tracking_form, LOOK_ALWAYS},
	{"not-valid", LEVEL_WARNING, check_validity, LOOK_ALWAYS},
	{"certificate-late", LEVEL_WARNING, check_issue, LOOK_ALWAYS},
	{"certificate-holder", LEVEL_WARNING, check_holder, LOOK_ALWAYS},
	/* pictures */
	{"picture-small", LEVEL_WARNING, check_small_pictures, LOOK_ALWAYS},
	{"picture-wide", LEVEL_WARNING, check_wide_pictures, LOOK_ALWAYS},
	{"picture-taken", LEVEL_WARNING, check_taken, LOOK_ALWAYS},
	/* words */
	{"tone-insulting", LEVEL_WARNING, check_insults, LOOK_ALWAYS},
	{"tone-vague", LEVEL_NOTE, check_vagueness, LOOK_ALWAYS},
};
enum { N_RULES = sizeof rules / sizeof *rules };

/* ---- reporting ---- */

void check_say(struct check *k, struct mark at, const char *fmt, ...)
{
	va_list ap;
	k->is_silent = silence_covers(k, k->rule);
	if (k->is_silent)
		return;
	va_start(ap, fmt);
	diag_report(k->d, k->rule->level, at, k->rule->code, fmt, ap);
	va_end(ap);
}

void check_advise(struct check *k, const char *fmt, ...)
{
	va_list ap;
	if (k->is_silent)
		return;
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
		.limits = input->limits,
		.is_used = ARENA_ARRAY(a, bool, c->n_silences),
	};
	k.zone = c->has_timezone ? c->timezone_minutes : k.platform ? k.platform->zone : 0;
	k.found = found_make(k.shelf, c, k.pieces);
	if (k.platform && c->complaint.s)
		k.playbook = playbook_load(k.shelf, k.pieces, k.platform->id, c->complaint.s);
	return k;
}

void check_case(struct arena *a, struct diag *d, const struct check_input *input)
{
	if (!input->casefile->source)
		return;
	bool is_clean = diag_worst(d) < LEVEL_ERROR;
	enum when_to_look most = is_clean ? LOOK_CLEAN : input->is_whole ? LOOK_WHOLE : LOOK_ALWAYS;
	struct check k = prepare(a, d, input);
	silence_check(&k);
	for (size_t i = 0; i < N_RULES; i++) {
		k.rule = &rules[i];
		if (rules[i].when <= most)
			rules[i].look(&k);
	}
	if (is_clean)
		silence_tell_unused(&k);
}

const struct check_rule *check_rules(struct arena *a, size_t *n)
{
	struct check_rule *list = ARENA_ARRAY(a, struct check_rule, N_RULES);
	*n = N_RULES;
	for (size_t i = 0; i < N_RULES; i++)
		list[i] = (struct check_rule){rules[i].code, rules[i].level};
	return list;
}
