/* check_int.h - what the rules share: the case with all that is known of it, and how they report. */
#ifndef DOSSIER_CHECK_CHECK_INT_H
#define DOSSIER_CHECK_CHECK_INT_H

#include "check/check.h"
#include "templates/found.h"
#include "templates/platform.h"
#include "templates/playbook.h"

struct check {
	struct arena *a;
	struct diag *d;
	const struct casefile *c, *disclosed; /* disclosed: NULL, unknown */
	const struct evidence *evidence; /* NULL: nothing is known */
	struct shelf *shelf;
	int64_t now;          /* 0: unknown */
	const char *language; /* of the messages, as templates name it */
	const struct platform *platform; /* NULL: unknown, which is reported elsewhere */
	const struct playbook *playbook; /* NULL: there is none */
	const struct pieces *pieces;
	const struct found *found;
	const struct limits *limits;
	const struct tones *tones; /* NULL: not loaded yet */
	struct arena *scratch;     /* of one text, while tones are looked for */
	struct own_texts *own; /* personal.c */
	const struct check_form *form; /* NULL: not made yet */
	int zone;                  /* [minutes] of dates without offset */
	const struct rule *rule;   /* that looks at it now */
};

enum when_to_look {
	LOOK_ALWAYS,
	LOOK_WHOLE, /* for what is missing: not if parts of the case were refused */
	LOOK_CLEAN, /* for what an error elsewhere may explain */
	TOLD_BEFORE, /* by those who read the case and its files; there is nothing to look */
	LOOK_FORM,   /* at what is made of the case: from here on they wait for pages */
	LOOK_WRITTEN, /* at the PDF */
	TOLD_LATER,  /* by those who set and paint its pages */
};

struct rule {
	const char *code;
	enum level level;
	void (*look)(struct check *k); /* NULL: another room does */
	enum when_to_look when;
	const char *about; /* what it finds */
};

/* Report under the rule's code and level; then what to do. */
void check_say(struct check *k, struct mark at, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void check_advise(struct check *k, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Is it told only once there are pages? */
bool rules_wait_for_pages(const char *code);

/* ---- own.c ---- */
typedef void own_visitor(struct check *k, const struct text *t);
/* Texts that are not given have s NULL here too. */
void check_each_own(struct check *k, own_visitor *visit);

/* ---- slots.c ---- */
void check_slots(struct check *k);

/* ---- silence.c ---- */
/* Before any looks; what other rooms told is taken back. */
void silence_check(struct check *k);
/* Once all rules have looked. */
void silence_tell_unused(struct check *k);

/* ---- evidence.c ---- */
void check_required_evidence(struct check *k);
void check_recommended_evidence(struct check *k);
void check_useless_evidence(struct check *k);

/* ---- deadlines.c ---- */
int64_t deadlines_end(const struct check *k); /* as check_deadline has it */
void check_deadline_passed(struct check *k);
void check_deadline_near(struct check *k);
void check_appeal(struct check *k);
void check_chat_age(struct check *k);

/* ---- order.c ---- */
void check_date_order(struct check *k);
void check_validity_order(struct check *k);

/* ---- progress.c ---- */
void check_status(struct check *k);
void check_status_date(struct check *k);
void check_submitted(struct check *k);
void check_answers(struct check *k);
void check_same_order(struct check *k);

/* ---- proof.c ---- */
void check_proof(struct check *k);
void check_empty(struct check *k);
void check_scans(struct check *k);
void check_pictures_given(struct check *k);
void check_citations(struct check *k);

/* ---- sums.c ---- */
void check_sum_possible(struct check *k);
void check_sum(struct check *k);

/* ---- dates.c ---- */
void check_future(struct check *k);
void check_zones(struct check *k);
void check_zones_hint(struct check *k);

/* ---- certificates.c ---- */
void check_validity(struct check *k);
void check_issue(struct check *k);
void check_holder(struct check *k);

/* ---- numbers.c ---- */
void check_tracking_form(struct check *k);
void check_numbers(struct check *k);

/* ---- pictures.c ---- */
void check_wide_pictures(struct check *k);
void check_tall_pictures(struct check *k);
void check_taken(struct check *k);
void check_news(struct check *k);

/* ---- legible.c ---- */
/* How it is printed; NULL: not at all, or as a page of a PDF, or there is no need to look. */
const struct check_print *check_find_print(const struct check *k, size_t file);

void check_small_pictures(struct check *k);
void check_small_text(struct check *k);

/* ---- form.c ---- */
void check_long_text(struct check *k);
void check_short_text(struct check *k);
void check_pages(struct check *k);
void check_pdf_bytes(struct check *k);
void check_total_bytes(struct check *k);
void check_volumes(struct check *k);
void check_pdf_name(struct check *k);
void check_image_names(struct check *k);

/* ---- copies.c ---- */
void check_touched_copies(struct check *k);

/* ---- people.c ---- */
void check_people_in_pictures(struct check *k);
/* ---- personal.c ---- */
void check_personal(struct check *k);

/* ---- tones.c ---- */
void check_insults(struct check *k);
void check_vagueness(struct check *k);

#endif
