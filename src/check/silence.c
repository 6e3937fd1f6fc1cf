/* silence.c - rules that the case says are not to be told. What is an error is told all the same. */
#include <string.h>

#include "check/check_int.h"

static void report_unknown(struct check *k, const struct text *code)
{
	size_t n, n_known = 0;
	const struct check_rule *rules = check_rules(k->a, &n);
	const char **known = ARENA_ARRAY(k->a, const char *, n);
	for (size_t i = 0; i < n; i++)
		if (rules[i].level < LEVEL_ERROR)
			known[n_known++] = rules[i].code;
	const char *near = diag_nearest(code->s, known, n_known);
	diag_error(k->d, code->at, "unknown-check", "no check that can be silenced has the code \"%s\"", code->s);
	if (near)
		diag_advise(k->d, "did you mean \"%s\"?", near);
	else
		diag_advise(k->d, "take the entry out; \"dossier list checks\" tells which there are");
}

void silence_check(struct check *k)
{
	size_t n;
	const struct check_rule *rules = check_rules(k->a, &n);
	for (size_t i = 0; i < k->c->n_silences; i++) {
		const struct text *code = &k->c->silences[i].code;
		bool is_known = false;
		for (size_t r = 0; code->s && r < n && !is_known; r++)
			is_known = rules[r].level < LEVEL_ERROR && strcmp(rules[r].code, code->s) == 0;
		if (is_known)
			diag_silence(k->d, code->s);
		else if (code->s)
			report_unknown(k, code);
	}
}

void silence_tell_unused(struct check *k)
{
	for (size_t i = 0; i < k->c->n_silences; i++) {
		const struct text *code = &k->c->silences[i].code;
		if (!code->s || diag_has_silenced(k->d, code->s) || rules_wait_for_pages(code->s))
			continue;
		diag_note(k->d, code->at, "silence-unused", "there is nothing to silence under this code");
		diag_advise(k->d, "take the entry out, so that it hides nothing later");
	}
}
