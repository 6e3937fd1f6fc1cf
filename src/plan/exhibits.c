/* exhibits.c - decides what is an exhibit and gives each its number, its names and its pictures.
 *
 * plan.c calls the exhibits_number functions in the order of the sections, so that the numbers rise
 * through the document; in a case that supplements another, those of what is new in it. Names come
 * last, since a title may refer to any exhibit. Anchors: "@id" an exhibit, "@id/2" its second picture,
 * "id:3" the third line of a chat. */
#include "plan/plan_int.h"

#include <string.h>

#include "base/fs.h"

/* The pictures of an exhibit come from one or two lists of the case. */
struct shot_list {
	const struct shots *shots;
	struct text title; /* of each plate */
	struct text source; /* of each, where it is not that of the exhibit */
};

static struct text own_text(const char *s)
{
	return (struct text){.s = s};
}

static struct text first_given(const struct text *a, const struct text *b)
{
	return a->s && *a->s ? *a : *b;
}

/* ---- labels ---- */
static const char *number_string(const struct desk *k, size_t n)
{
	return arena_printf(k->a, "%zu", n);
}

/* Are they pages of one file? */
static bool is_one_file(const struct desk *k, const struct shown *x)
{
	size_t i = 1;
	while (i < x->n_pictures && k->c->files[x->pictures[i].shot->file].original
	                            == k->c->files[x->pictures[0].shot->file].original)
		i++;
	return i >= x->n_pictures;
}

/* A page of a PDF has the number that it has there; where a document is made of several files, all are
 * counted. */
static const char *page_title(const struct desk *k, const struct text *title, const struct shown *x,
                              const struct picture *p, size_t place)
{
	bool is_counted = x->kind == EXHIBIT_CERTIFICATE && !is_one_file(k, x);
	size_t page = is_counted ? 0 : k->c->files[p->shot->file].page;
	return desk_fill(k, WORD_EXHIBIT_PAGE, "title", title->s, "i", number_string(k, page ? page : place + 1),
	                 NULL);
}

/* Pictures that are all named alike say which of them they are: "The parcel, picture 2 of 3". */
static struct text number_title(const struct desk *k, const struct shown *x, const struct picture *p,
                                size_t place, size_t n)
{
	const struct text *title = &p->title;
	const char *i = number_string(k, place + 1), *of = number_string(k, n);
	if (x->kind == EXHIBIT_CERTIFICATE && x->n_pictures > 1)
		return (struct text){page_title(k, title, x, p, (size_t)(p - x->pictures)), title->at};
	if (n < 2 || x->kind == EXHIBIT_LOGISTICS || x->kind == EXHIBIT_CERTIFICATE)
		return *title;
	if (k->c->files[p->shot->file].page)
		return (struct text){page_title(k, title, x, p, place), title->at};
	const char *part = desk_fill(k, WORD_EXHIBIT_PART, "title", title->s, "i", i, "of", of, NULL);
	return (struct text){part, title->at};
}

static void name_picture(struct desk *k, const struct exhibit *e, const struct shown *x, size_t i)
{
	struct picture *p = &x->pictures[i];
	bool is_page = k->c->files[p->shot->file].page; /* the earlier case knew its file alone */
	const struct booked *old = is_page ? NULL : x->old;
	size_t place = old ? earlier_place(k, old, p->shot->file) : i;
	const char *n = number_string(k, (size_t)e->number), *of = number_string(k, place + 1);
	size_t n_pictures = old ? old->n_digests : x->n_pictures;
	bool is_only = x->n_pictures == 1 && n_pictures <= 1;
	p->title = number_title(k, x, p, place, n_pictures);
	p->anchor = arena_printf(k->a, "@%s/%zu", e->id, i + 1);
	p->label = desk_fill(k, WORD_EXHIBIT_PICTURE, "n", n, "i", of, NULL);
	p->label_short = desk_fill(k, WORD_EXHIBIT_PICTURE_SHORT, "n", n, "i", of, NULL);
	p->number = desk_fill(k, WORD_EXHIBIT_PICTURE_NUMBER, "n", n, "i", of, NULL);
	if (is_only) {
		p->number = n;
		p->label = e->label;
		p->label_short = x->label_short;
	}
}

/* References in a title become words: a heading leads nowhere. */
static void name_exhibit(struct desk *k, struct exhibit *e, struct shown *x)
{
	const char *given = x->title.s;
	struct rich title = spans_prose(k, &x->title);
	e->title = x->title.s = spans_words(k, &title);
	x->heading = desk_fill(k, WORD_EXHIBIT_HEADING, "label", x->label_shown, "title", e->title, NULL);
	for (size_t i = 0; i < x->n_pictures; i++) {
		if (x->pictures[i].title.s == given)
			x->pictures[i].title = x->title;
		name_picture(k, e, x, i);
	}
}

void exhibits_name(struct desk *k)
{
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		name_exhibit(k, &k->plan->exhibits[i], &k->shown[i]);
}

/* ---- numbers ---- */
static void add_picture(struct desk *k, struct shown *x, const struct shot_list *list,
                        const struct shot *shot)
{
	*ARENA_PUSH(k->a, x->pictures, x->n_pictures) = (struct picture){
		.shot = shot,
		.title = list->title,
		.source = first_given(&list->source, &x->source),
	};
}

/* Screens that could not all be joined, one picture after the other; what is said of them is said below the
 * first. */
static void add_apart(struct desk *k, struct shown *x, const struct shot_list *list, const struct shot *shot)
{
	const struct evidence *view = &k->evidence[shot->file];
	for (size_t i = 0; i < view->n_apart; i++) {
		struct shot *part = arena_copy(k->a, shot, sizeof *shot);
		part->file = view->apart[i];
		part->edits = (struct edits){0};
		part->n_marks = 0;
		if (i > 0)
			part->caption = (struct text){0};
		add_picture(k, x, list, part);
	}
}

static void add_pictures(struct desk *k, struct shown *x, const struct shot_list *lists, size_t n_lists)
{
	for (size_t l = 0; l < n_lists; l++)
		for (size_t i = 0; i < lists[l].shots->n; i++) {
			const struct shot *shot = &lists[l].shots->v[i];
			bool is_apart = shot->file < k->c->n_files && k->evidence[shot->file].is_apart;
			(is_apart ? add_apart : add_picture)(k, x, &lists[l], shot);
		}
}

/* Everything in a first case is new, and so not marked; nor is what an earlier one showed among others. */
static bool is_news(const struct desk *k, const struct shown *x, const struct booked *old)
{
	size_t n_known = 0;
	for (size_t i = 0; i < x->n_pictures; i++)
		n_known += k->evidence[x->pictures[i].shot->file].known;
	return k->c->first && !old && (x->n_pictures == 0 || n_known < x->n_pictures);
}

/* Give an exhibit its number and the labels that follow from it. */
static void add_exhibit(struct desk *k, const struct text *id, struct shown x, const struct shot_list *lists,
                        size_t n_lists)
{
	struct plan *p = k->plan;
	size_t n_shown = p->n_exhibits;
	struct exhibit *e = ARENA_PUSH(k->a, p->exhibits, p->n_exhibits);
	add_pictures(k, &x, lists, n_lists);
	x.old = earlier_take(k, id->s, &x);
	x.is_new = is_news(k, &x, x.old);
	e->number = x.old ? x.old->number : ++k->ledger->last;
	const char *n = number_string(k, (size_t)e->number);
	e->id = id->s;
	e->label = desk_fill(k, WORD_EXHIBIT_LABEL, "n", n, NULL);
	e->source = x.source.s;
	e->anchor = arena_printf(k->a, "@%s", id->s);
	e->n_evidence = x.n_pictures;
	e->evidence = ARENA_ARRAY(k->a, size_t, x.n_pictures);
	x.label_short = desk_fill(k, WORD_EXHIBIT_SHORT, "n", n, NULL);
	x.label_shown = x.is_new ? desk_fill(k, WORD_EXHIBIT_NEW, "label", e->label, NULL) : e->label;
	for (size_t i = 0; i < x.n_pictures; i++)
		e->evidence[i] = x.pictures[i].shot->file;
	*ARENA_PUSH(k->a, k->shown, n_shown) = x;
}

/* ---- the five kinds ---- */
void exhibits_number_order(struct desk *k)
{
	const struct order *o = &k->c->order;
	if (!o->given)
		return;
	const char *platform = names_platform(k);
	struct shot_list list = {.shots = &o->screenshots, .title = own_text(desk_word(k, WORD_SHOT_ORDER))};
	struct shown x = {
		.kind = EXHIBIT_ORDER,
		.title = own_text(desk_word(k, WORD_EXHIBIT_ORDER)),
		.source = own_text(desk_fill(k, WORD_SOURCE_ORDER, "platform", platform, NULL)),
		.at = o->at,
	};
	add_exhibit(k, &o->id, x, &list, 1);
}

void exhibits_number_logistics(struct desk *k)
{
	const struct logistics *l = &k->c->logistics;
	if (!l->given)
		return;
	const char *source = desk_word(k, WORD_SOURCE_LOGISTICS);
	if (l->carrier.s)
		source = desk_fill(k, WORD_SOURCE_CARRIER, "carrier", l->carrier.s, NULL);
	struct shot_list lists[] = {
		{.shots = &l->screenshots, .title = own_text(desk_word(k, WORD_SHOT_TRACKING))},
		{&l->photos, own_text(desk_word(k, WORD_SHOT_PARCEL)), own_text(desk_word(k, WORD_SOURCE_SELLER))},
	};
	struct shown x = {
		.kind = EXHIBIT_LOGISTICS,
		.title = own_text(desk_word(k, WORD_EXHIBIT_LOGISTICS)),
		.source = {source, l->carrier.at},
		.at = l->at,
	};
	add_exhibit(k, &l->id, x, lists, 2);
}

static void add_chat(struct desk *k, size_t index)
{
	const struct chat *c = &k->c->chats[index];
	struct text named = own_text(desk_word(k, WORD_EXHIBIT_CHAT));
	struct text channel = own_text(desk_word(k, WORD_SOURCE_CHAT));
	if (c->with.s)
		named = (struct text){desk_fill(k, WORD_EXHIBIT_CHAT_WITH, "with", c->with.s, NULL), c->with.at};
	channel = first_given(&c->channel, &channel);
	struct shot_list list = {.shots = &c->screenshots, .title = own_text(desk_word(k, WORD_SHOT_CHAT))};
	struct shown x = {
		.kind = EXHIBIT_CHAT,
		.index = index,
		.title = first_given(&c->title, &named),
		.source = first_given(&c->source, &channel),
		.at = c->at,
	};
	add_exhibit(k, &c->id, x, &list, 1);
}

static void add_certificate(struct desk *k, size_t index)
{
	const struct certificate *c = &k->c->certificates[index];
	struct text kind = {names_kind(k, c), c->kind.at};
	struct text source = own_text(desk_word(k, WORD_SOURCE_SELLER));
	if (c->issuer.s) {
		const char *issued = desk_fill(k, WORD_SOURCE_CERTIFICATE, "issuer", c->issuer.s, NULL);
		source = (struct text){issued, c->issuer.at};
	}
	struct shown x = {
		.kind = EXHIBIT_CERTIFICATE,
		.index = index,
		.title = first_given(&c->title, &kind),
		.source = first_given(&c->source, &source),
		.at = c->at,
	};
	struct shot_list list = {.shots = &c->pages, .title = x.title};
	add_exhibit(k, &c->id, x, &list, 1);
}

static void add_entry(struct desk *k, size_t index)
{
	const struct exhibit_entry *e = &k->c->exhibits[index];
	struct text title = own_text(desk_word(k, WORD_EXHIBIT_UNTITLED));
	struct text source = own_text(desk_word(k, WORD_SOURCE_SELLER));
	title = first_given(&e->caption, &title);
	title = first_given(&e->title, &title);
	struct shown x = {
		.kind = EXHIBIT_ENTRY,
		.index = index,
		.title = title,
		.is_captioned = title.s == e->caption.s,
		.source = first_given(&e->source, &source),
		.at = e->at,
	};
	struct shot_list list = {.shots = &e->files, .title = x.title};
	add_exhibit(k, &e->id, x, &list, 1);
}

void exhibits_number_chats(struct desk *k)
{
	for (size_t i = 0; i < k->c->n_chats; i++)
		add_chat(k, i);
}

void exhibits_number_certificates(struct desk *k)
{
	for (size_t i = 0; i < k->c->n_certificates; i++)
		add_certificate(k, i);
}

void exhibits_number_entries(struct desk *k)
{
	for (size_t i = 0; i < k->c->n_exhibits; i++)
		add_entry(k, i);
}

/* ---- finding ---- */
struct shown *exhibits_find(const struct desk *k, const char *id)
{
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		if (strcmp(k->plan->exhibits[i].id, id) == 0)
			return &k->shown[i];
	return NULL;
}

struct shown *exhibits_of(const struct desk *k, enum exhibit_kind kind, size_t index)
{
	for (size_t i = 0; i < k->plan->n_exhibits; i++)
		if (k->shown[i].kind == kind && k->shown[i].index == index)
			return &k->shown[i];
	return NULL;
}

struct exhibit *exhibits_entry(const struct desk *k, const struct shown *s)
{
	return &k->plan->exhibits[s - k->shown];
}
