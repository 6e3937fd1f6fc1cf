/* plan.c - the editor: lays a case on the desk, numbers its exhibits, has each section written and
 * puts them in order. It may not know points, fonts or PDF. */
#include "plan/plan_int.h"

#include <stdlib.h>
#include <string.h>

/* The usual order; a platform's `sections:` may name another, or fewer. */
static const struct section_kind {
	const char *id;
	enum word title;
	bool new_page;
	void (*write)(struct desk *k, struct section *s);
	void (*number)(struct desk *k); /* the exhibits it shows, or NULL */
} section_kinds[] = {
	{"cover", WORD_SECTION_COVER, true, section_cover, NULL},
	{"explain", WORD_SECTION_EXPLAIN, true, section_explain, NULL},
	{"exhibits", WORD_SECTION_EXHIBITS, true, section_exhibits, NULL},
	{"statement", WORD_SECTION_STATEMENT, false, section_statement, NULL},
	{"timeline", WORD_SECTION_TIMELINE, false, section_timeline, NULL},
	{"order", WORD_SECTION_ORDER, false, section_order, exhibits_number_order},
	{"logistics", WORD_SECTION_LOGISTICS, false, section_logistics, exhibits_number_logistics},
	{"chat", WORD_SECTION_CHAT, true, section_chat, exhibits_number_chats},
	{"certificates", WORD_SECTION_CERTIFICATES, true, section_certificates, exhibits_number_certificates},
	{"pictures", WORD_SECTION_PICTURES, true, section_pictures, exhibits_number_entries},
	{"appendix", WORD_SECTION_APPENDIX, true, section_appendix, NULL},
};
enum { N_SECTIONS = sizeof section_kinds / sizeof section_kinds[0] };

/* ---- the desk ---- */
static struct words *load_words(struct desk *k)
{
	struct text language = k->c->language;
	if (!language.s)
		language.s = k->platform->language;
	k->plan->language = language.s;
	return words_load(k->shelf, &language);
}

/* "+08:00" */
static const char *print_offset(const struct desk *k, int minutes)
{
	return arena_printf(k->a, "%c%02d:%02d", minutes < 0 ? '-' : '+', abs(minutes) / 60, abs(minutes) % 60);
}

/* The platform's name for its zone holds only while the case keeps to that zone. */
static void set_zone(struct desk *k)
{
	k->zone = k->c->has_timezone ? k->c->timezone_minutes : k->platform->zone;
	const char *offset = print_offset(k, k->zone);
	const char *name = tree_text(k->platform->zone_name, k->words->language, NULL);
	if (name && k->zone == k->platform->zone)
		k->zone_name = desk_fill(k, WORD_ZONE_NAMED, "name", name, "offset", offset, NULL);
	else
		k->zone_name = desk_fill(k, WORD_ZONE_OFFSET, "offset", offset, NULL);
}

static void set_complaint(struct desk *k)
{
	const struct text *complaint = &k->c->complaint;
	if (!complaint->s || !k->c->platform.s) /* reported as missing by the casefile */
		return;
	if (!platform_check_complaint(k->shelf, k->platform, complaint))
		return;
	k->complaint = words_lookup(k->words, "complaints", complaint->s);
	if (k->complaint)
		return;
	diag_error(k->d, (struct mark){.source = k->words->source}, "missing-word",
	           "no word \"complaints.%s\" in the language \"%s\"", complaint->s, k->words->language);
	diag_advise(k->d, "add it to this file, below complaints:");
}

/* false after an error: without platform or words nothing can be written. */
static bool lay_out(struct desk *k)
{
	if (k->platform || k->c->language.s) /* so that one run tells of both */
		k->words = load_words(k);
	if (!k->platform || !k->words->root)
		return false;
	k->currency = k->c->order.currency.s ? k->c->order.currency.s : k->platform->currency;
	set_zone(k);
	set_complaint(k);
	return true;
}

/* ---- the document ---- */
static void name_document(struct desk *k)
{
	struct plan *p = k->plan;
	const char *platform = names_platform(k);
	const char *number = k->c->number.s, *title = k->c->title.s;
	if (!title)
		title = names_document(k);
	p->title = title;
	p->running_left = platform;
	if (number) {
		p->title = desk_fill(k, WORD_DOCUMENT_NAMED, "title", title, "number", number, NULL);
		p->running_left = desk_fill(k, WORD_DOCUMENT_RUNNING, "number", number, "platform", platform, NULL);
	}
	p->folio = desk_word(k, WORD_DOCUMENT_FOLIO);
	p->part = desk_word(k, WORD_DOCUMENT_PART);
	p->black_marks = k->platform->black_marks;
	p->continued = desk_word(k, WORD_DOCUMENT_CONTINUED);
	p->rest = desk_word(k, WORD_DOCUMENT_REST);
	p->contents = desk_word(k, WORD_DOCUMENT_CONTENTS);
}

static const struct section_kind *find_section(const struct desk *k, const struct node *name)
{
	for (size_t i = 0; i < N_SECTIONS; i++)
		if (name->text && strcmp(section_kinds[i].id, name->text) == 0)
			return &section_kinds[i];
	diag_error(k->d, name->at, "bad-template", "no section of this name");
	diag_advise(k->d, "take it out, or compare it with the sections of templates/platforms/generic.yaml");
	return NULL;
}

struct outline {
	const struct section_kind *kinds[N_SECTIONS];
	size_t n;
};

static void add_kind(const struct desk *k, struct outline *o, const struct section_kind *kind,
                     const struct node *name)
{
	for (size_t i = 0; i < o->n; i++) {
		if (o->kinds[i] == kind) {
			diag_error(k->d, name->at, "bad-template", "this section is named twice");
			diag_advise(k->d, "take one of the two out");
			return;
		}
	}
	o->kinds[o->n++] = kind;
}

/* A platform that chooses its sections may not have thought of readers who do not know it. */
static void add_explanation(const struct desk *k, struct outline *o)
{
	const struct section_kind *cover = &section_kinds[0], *explain = &section_kinds[1];
	size_t at = o->n > 0 && o->kinds[0] == cover;
	for (size_t i = 0; i < o->n; i++)
		if (o->kinds[i] == explain)
			return;
	if (!explain_is_wanted(k))
		return;
	memmove(&o->kinds[at + 1], &o->kinds[at], (o->n++ - at) * sizeof o->kinds[0]);
	o->kinds[at] = explain;
}

/* What the recipient does not get. */
static void take_out(const struct desk *k, struct outline *o)
{
	const struct node *without = disclosed_without(k->disclosed);
	for (size_t i = 0; without && i < without->n; i++) {
		const struct section_kind *kind = find_section(k, without->items[i]);
		size_t n = o->n;
		o->n = 0;
		for (size_t s = 0; s < n; s++)
			if (o->kinds[s] != kind)
				o->kinds[o->n++] = o->kinds[s];
	}
}

static struct outline choose_sections(const struct desk *k)
{
	const struct node *chosen = k->platform->sections;
	struct outline o = {0};
	for (size_t i = 0; !chosen && i < N_SECTIONS; i++)
		o.kinds[o.n++] = &section_kinds[i];
	for (size_t i = 0; chosen && i < chosen->n; i++) {
		const struct section_kind *kind = find_section(k, chosen->items[i]);
		if (kind)
			add_kind(k, &o, kind, chosen->items[i]);
	}
	add_explanation(k, &o);
	take_out(k, &o);
	return o;
}

static void write_section(struct desk *k, const struct section_kind *kind)
{
	struct plan *p = k->plan;
	struct section s = {.id = kind->id, .title = desk_word(k, kind->title), .new_page = kind->new_page};
	kind->write(k, &s);
	if (s.n_blocks)
		*ARENA_PUSH(k->a, p->sections, p->n_sections) = s;
}

static struct outline number_exhibits(struct desk *k)
{
	struct outline o = choose_sections(k);
	for (size_t i = 0; i < o.n; i++)
		if (o.kinds[i]->number)
			o.kinds[i]->number(k);
	exhibits_name(k);
	return o;
}

/* As its own dossier was numbered: by the sections of its own platform. */
static void number_earlier(const struct desk *k, const struct earlier *earlier)
{
	struct desk own = *k;
	const char *platform = earlier->casefile->platform.s;
	own.c = earlier->casefile;
	own.evidence = earlier->evidence;
	own.plan = ARENA_NEW(k->a, struct plan);
	own.shown = NULL;
	if (!platform || !k->c->platform.s || strcmp(platform, k->c->platform.s) != 0)
		own.platform = platform_load(k->shelf, &earlier->casefile->platform);
	if (!own.platform)
		return;
	number_exhibits(&own);
	earlier_book(&own);
}

/* All exhibits have their numbers before the first section is written: any may be cited in it. */
static void write_sections(struct desk *k)
{
	struct outline o = number_exhibits(k);
	exhibits_say_proves(k);
	wanted_mark_needed(k);
	for (size_t i = 0; i < o.n; i++)
		write_section(k, o.kinds[i]);
}

static struct desk sit_down(struct arena *a, struct diag *d, const struct plan_input *input)
{
	return (struct desk){
		.a = a,
		.d = d,
		.disclosed = input->disclosed,
		.c = disclosed_casefile(input->disclosed),
		.evidence = input->evidence,
		.shelf = input->shelf,
		.platform = input->platform,
		.playbook = input->playbook,
		.has_manifest = input->has_manifest,
		.plan = ARENA_NEW(a, struct plan),
		.ledger = ARENA_NEW(a, struct ledger),
	};
}

void plan_check_names(struct arena *a, struct diag *d, const struct plan_input *input)
{
	struct desk k = sit_down(a, d, input);
	lay_out(&k);
}

bool desk_open(struct desk *k, struct arena *a, struct diag *d, const struct plan_input *input)
{
	*k = sit_down(a, d, input);
	struct plan *p = k->plan;
	p->evidence = input->evidence;
	p->n_evidence = k->c->n_files;
	p->legible = input->legible;
	p->language = p->title = p->running_left = p->folio = p->part = "";
	p->continued = p->rest = p->statement = "";
	if (!lay_out(k))
		return false;
	name_document(k);
	for (size_t i = 0; i < input->n_earlier; i++)
		number_earlier(k, &input->earlier[i]);
	return true;
}

void desk_number(struct desk *k)
{
	number_exhibits(k);
	exhibits_say_proves(k);
}

bool plan_write(struct desk *k, struct arena *a, struct diag *d, const struct plan_input *input)
{
	if (!desk_open(k, a, d, input))
		return false;
	write_sections(k);
	k->plan->statement = statement_as_text(k);
	if (input->wants_message)
		k->plan->message = message_as_text(k);
	return true;
}

struct plan *plan_make(struct arena *a, struct diag *d, const struct plan_input *input)
{
	struct desk k;
	plan_write(&k, a, d, input);
	return k.plan;
}
