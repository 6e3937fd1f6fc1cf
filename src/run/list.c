/* list.c - dossier list: what the templates and the font table know, and the cases that are there. */
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "base/message.h"
#include "check/check.h"
#include "run/listing.h"
#include "run/run.h"
#include "templates/platform.h"
#include "templates/playbook.h"
#include "templates/words.h"

struct list { /* one call */
	struct run *run;
	struct shelf *shelf;
	struct listing out;
	const char *language; /* of what is shown */
	const struct words *words;
	const struct pieces *pieces;
};

static const char *pick(const struct list *l, const struct node *by_language)
{
	return shelf_pick(by_language, l->language, NULL);
}

static const struct platform *load_platform(struct list *l, const char *id)
{
	return platform_load(l->shelf, &(struct text){.s = id});
}

static const char **read_texts(struct list *l, const struct node *list, size_t *n)
{
	const char **v = NULL;
	*n = 0;
	for (size_t i = 0; list && i < list->n; i++)
		if (list->items[i]->kind == NODE_SCALAR)
			*ARENA_PUSH(l->run->arena, v, *n) = list->items[i]->text;
	return v;
}

/* ---- limits ---- */

/* "500 KB", "jpg, png" */
static const char *limit_value(struct list *l, const struct limit *limit)
{
	size_t n;
	const char **texts = read_texts(l, limit->list, &n);
	const char *all = n > 0 ? texts[0] : limit->written;
	for (size_t i = 1; i < n; i++)
		all = arena_printf(l->run->arena, "%s, %s", all, texts[i]);
	return all;
}

/* From when a time runs: the words of templates that we know. */
static const char *show_start(const char *from)
{
	static const struct {
		const char *from, *shown;
	} starts[] = {
		{"notice", N_("notice")}, {"decision", N_("decision")}, {"submission", N_("submission")},
		{"payment", N_("payment")}, {"click", N_("click")},
	};
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		if (strcmp(starts[i].from, from) == 0)
			return _(starts[i].shown);
	return from;
}

/* "48 h from notice (reported)" */
static const char *show_limit(struct list *l, const struct limit *limit)
{
	struct arena *a = l->run->arena;
	const char *value = limits_say_time(a, limit_value(l, limit));
	const char *sure = _(limits_sure_word(limit->sure));
	return limit->from ? arena_printf(a, _("%s from %s (%s)"), value, show_start(limit->from), sure)
	                   : arena_printf(a, _("%s (%s)"), value, sure);
}

static void add_limit_json(struct list *l, struct buf *b, const struct limit *limit)
{
	const char *const pairs[] = {
		"value", limit_value(l, limit), "from", limit->from, "sure", limits_sure_word(limit->sure),
		"seen", limit->seen, "source", limit->source,
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i += 2) {
		buf_add_string(b, i ? ", " : "{");
		json_add_text(b, pairs[i]);
		buf_add_string(b, ": ");
		json_add_text(b, pairs[i + 1]);
	}
	buf_add_byte(b, '}');
}

static void add_limits(struct list *l, const struct limits *limits)
{
	struct buf json = {0};
	const char *shown = "";
	buf_add_byte(&json, '{');
	for (int i = 0; i < LIMIT_COUNT; i++) {
		const struct limit *limit = &limits->v[i];
		const char *key = limits_key((enum limit_id)i);
		if (!limit->given)
			continue;
		shown = arena_printf(l->run->arena, "%s%s%s %s", shown, *shown ? "; " : "", key,
		                     show_limit(l, limit));
		buf_add_string(&json, json.n > 1 ? ", " : "");
		json_add_text(&json, key);
		buf_add_string(&json, ": ");
		add_limit_json(l, &json, limit);
	}
	buf_add_byte(&json, '}');
	listing_add(&l->out, shown, &json);
}

/* ---- platforms ---- */

static const struct listing_column platform_columns[] = {
	{N_("platform"), false}, {N_("name"), false}, {N_("language"), false}, {N_("currency"), false},
	{N_("delivers"), true}, {N_("limits"), true}, {N_("complaints"), true},
};

static void list_platform(struct list *l, const char *id)
{
	const struct platform *p = load_platform(l, id);
	struct limits limits = {0};
	size_t n;
	if (!p)
		return;
	limits_lay(l->shelf, &limits, tree_lookup(p->root, "limits"), false);
	listing_add_text(&l->out, p->id);
	listing_add_text(&l->out, pick(l, p->name));
	listing_add_text(&l->out, p->language);
	listing_add_text(&l->out, p->currency);
	const char **texts = read_texts(l, shelf_lookup_list(p->root, "deliver"), &n);
	listing_add_texts(&l->out, texts, n);
	add_limits(l, &limits);
	texts = read_texts(l, p->complaints, &n);
	listing_add_texts(&l->out, texts, n);
}

static void list_platforms(struct list *l)
{
	size_t n;
	const char **ids = shelf_list(l->shelf, "platforms", &n);
	for (size_t i = 0; i < n; i++)
		list_platform(l, ids[i]);
}

/* ---- complaints ---- */

static const struct listing_column complaint_columns[] = {
	{N_("platform"), false}, {N_("complaint"), false}, {N_("title"), false}, {N_("rows"), false},
	{N_("playbook"), true}, {N_("requires"), true}, {N_("deadline"), true},
};

static const char *complaint_title(const struct list *l, const struct playbook *b, const char *complaint)
{
	const char *title = b ? pick(l, b->title) : NULL;
	if (!title)
		title = words_lookup(l->words, "complaints", complaint);
	return title ? title : complaint;
}

/* "order record; letter of authorisation or purchase record", and the ids of each for programs. */
static void add_required(struct list *l, const struct playbook *b)
{
	struct buf json = {0};
	const char *shown = "";
	buf_add_byte(&json, '[');
	for (size_t i = 0; b && i < b->n_wanted; i++) {
		const struct wanted *w = &b->wanted[i];
		if (w->need != NEED_REQUIRED)
			continue;
		shown = *shown ? arena_printf(l->run->arena, "%s; ", shown) : shown;
		buf_add_string(&json, json.n > 1 ? ", [" : "[");
		for (size_t k = 0; k < w->n; k++) {
			const char *name = shelf_pick(w->pieces[k]->name, l->language, w->pieces[k]->id);
			shown = arena_printf(l->run->arena, "%s%s%s", shown, k ? " / " : "", name);
			buf_add_string(&json, k ? ", " : "");
			json_add_text(&json, w->pieces[k]->id);
		}
		buf_add_byte(&json, ']');
	}
	buf_add_byte(&json, ']');
	listing_add(&l->out, shown, &json);
}

/* The time to answer, or else to appeal. */
static void add_deadline(struct list *l, const struct platform *p, const struct playbook *b)
{
	struct limits limits = {0};
	struct buf json = {0};
	limits_lay(l->shelf, &limits, tree_lookup(p->root, "limits"), false);
	limits_lay(l->shelf, &limits, b ? b->limits : NULL, false);
	enum limit_id id = limits.v[LIMIT_RESPOND].given ? LIMIT_RESPOND : LIMIT_APPEAL;
	const struct limit *limit = &limits.v[id];
	if (limit->given)
		add_limit_json(l, &json, limit);
	else
		json_add_text(&json, NULL);
	const char *nothing = limit->is_lifted ? _("none") : _("not known: the notice names it");
	listing_add(&l->out, limit->given ? show_limit(l, limit) : nothing, &json);
}

static void list_complaint(struct list *l, const struct platform *p, const char *complaint)
{
	size_t n_errors = diag_count(l->run->diag, LEVEL_ERROR);
	const struct playbook *b = playbook_load(l->shelf, l->pieces, p->id, complaint);
	if (diag_count(l->run->diag, LEVEL_ERROR) > n_errors)
		return; /* rather than the general one, or a half */
	listing_add_text(&l->out, p->id);
	listing_add_text(&l->out, complaint);
	listing_add_text(&l->out, complaint_title(l, b, complaint));
	listing_add_texts(&l->out, b ? b->rows : NULL, b ? b->n_rows : 0);
	listing_add_text(&l->out, b ? b->id : NULL);
	add_required(l, b);
	add_deadline(l, p, b);
}

static void list_complaints_of(struct list *l, const char *platform)
{
	size_t n = 0;
	const struct platform *p = load_platform(l, platform);
	const char **ids = p ? read_texts(l, p->complaints, &n) : NULL;
	for (size_t i = 0; i < n; i++)
		list_complaint(l, p, ids[i]);
}

/* Every playbook, once. */
static void list_playbooks(struct list *l)
{
	size_t n;
	const char **ids = shelf_list(l->shelf, "complaints", &n);
	for (size_t i = 0; i < n; i++) {
		const char *dot = strchr(ids[i], '.');
		const struct platform *p =
			dot ? load_platform(l, arena_strndup(l->run->arena, ids[i], (size_t)(dot - ids[i]))) : NULL;
		if (p)
			list_complaint(l, p, dot + 1);
	}
}

static void list_complaints(struct list *l)
{
	l->words = words_load(l->shelf, &(struct text){.s = l->language});
	l->pieces = pieces_load(l->shelf);
	if (l->run->options->platform)
		list_complaints_of(l, l->run->options->platform);
	else
		list_playbooks(l);
}

/* ---- checks ---- */

static const struct listing_column check_columns[] = {
	{N_("check"), false}, {N_("level"), false}, {N_("finds"), false},
};

static void list_checks(struct list *l)
{
	static const char *const levels[] = {"none", "note", "warning", "error", "system"};
	size_t n;
	const struct check_rule *v = check_rules(l->run->arena, &n);
	for (size_t i = 0; i < n; i++) {
		listing_add_text(&l->out, v[i].code);
		listing_add_text(&l->out, levels[v[i].level]);
		listing_add_word(&l->out, v[i].about);
	}
}

/* ---- languages ---- */

static const struct listing_column language_columns[] = {
	{N_("language"), false}, {N_("name"), false}, {N_("platforms"), true},
};

static void list_language(struct list *l, const char *id, const char *const *platforms, size_t n)
{
	const struct node *root = shelf_load(l->shelf, "words", id);
	const char **speaking = NULL;
	size_t n_speaking = 0;
	if (!root)
		return;
	for (size_t i = 0; i < n; i++) {
		const struct platform *p = load_platform(l, platforms[i]);
		if (p && strcmp(p->language, id) == 0)
			*ARENA_PUSH(l->run->arena, speaking, n_speaking) = p->id;
	}
	listing_add_text(&l->out, id);
	listing_add_text(&l->out, tree_text(root, "name", NULL));
	listing_add_texts(&l->out, speaking, n_speaking);
}

static void list_languages(struct list *l)
{
	size_t n, n_platforms;
	const char **ids = shelf_list(l->shelf, "words", &n);
	const char **platforms = shelf_list(l->shelf, "platforms", &n_platforms);
	for (size_t i = 0; i < n; i++)
		list_language(l, ids[i], platforms, n_platforms);
}

/* ---- fonts ---- */

static const struct listing_column font_columns[] = {
	{N_("family"), false}, {N_("found"), false}, {N_("package"), false}, {N_("regular"), true},
	{N_("bold"), true},
};

static void list_fonts(struct list *l)
{
	const struct dossier_options *o = l->run->options;
	const struct type_config config = {
		.table = run_data_path(l->run->arena, o->fonts_table, "fonts/faces.yaml"),
		.folders = o->font_folders,
		.n_folders = o->n_font_folders,
	};
	size_t n;
	const struct font_family *v = type_list_families(l->run->arena, l->run->diag, &config, &n);
	for (size_t i = 0; i < n; i++) {
		listing_add_text(&l->out, v[i].name);
		listing_add_word(&l->out, v[i].regular || v[i].bold ? N_("yes") : N_("no"));
		listing_add_text(&l->out, v[i].package);
		listing_add_text(&l->out, v[i].regular);
		listing_add_text(&l->out, v[i].bold);
	}
}

/* ---- cases ---- */

static const struct listing_column case_columns[] = {
	{N_("case"), false}, {N_("number"), false}, {N_("platform"), false}, {N_("complaint"), false},
	{N_("state"), false}, {N_("since"), false}, {N_("outcome"), false}, {N_("respond_by"), false},
};

static void list_the_cases(struct list *l)
{
	list_cases(l->run, &l->out);
}

/* ---- the command ---- */

static const struct topic {
	const struct listing_column *columns;
	size_t n_columns;
	void (*list)(struct list *l);
} topics[] = {
#define TOPIC_OF(name, list) {name##_columns, sizeof name##_columns / sizeof *name##_columns, list}
#define TOPIC(name) TOPIC_OF(name, list_##name##s)
	[DOSSIER_LIST_PLATFORMS] = TOPIC(platform),
	[DOSSIER_LIST_COMPLAINTS] = TOPIC(complaint),
	[DOSSIER_LIST_CHECKS] = TOPIC(check),
	[DOSSIER_LIST_LANGUAGES] = TOPIC(language),
	[DOSSIER_LIST_FONTS] = TOPIC(font),
	[DOSSIER_LIST_CASES] = TOPIC_OF(case, list_the_cases),
#undef TOPIC
#undef TOPIC_OF
};

/* Titles are in the user's language if there are words in it. */
static const char *choose_language(struct shelf *s, const char *wanted)
{
	size_t n;
	const char **ids = shelf_list(s, "words", &n);
	for (size_t i = 0; wanted && i < n; i++)
		if (strcmp(ids[i], wanted) == 0)
			return wanted;
	return "en";
}

void run_list(struct run *r, enum dossier_topic topic, FILE *out)
{
	const struct topic *t = &topics[topic];
	struct list l = {.run = r, .shelf = run_open_shelf(r)};
	l.out = (struct listing){.a = r->arena, .columns = t->columns, .n_columns = t->n_columns};
	l.language = choose_language(l.shelf, r->options->language);
	t->list(&l);
	if (l.out.n_cells > 0 || diag_worst(r->diag) < LEVEL_ERROR) /* what is in order, whatever is not */
		listing_print(&l.out, out, r->options->json);
}
