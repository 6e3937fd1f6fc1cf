/* recipient.c - reads the profile of a recipient. What a template leaves out is hidden. */
#include "templates/recipient.h"

#include <string.h>

static const char *const persons[PERSON_COUNT] = {"buyer", "consignee", "seller", "couriers", "others"};
static const char *const details[DETAIL_COUNT] = {
	"name", "company", "account", "phone", "email", "address", "id", "card",
};
static const char *const showings[] = {"show", "mask", "remove"};
enum { N_SHOWINGS = sizeof showings / sizeof *showings };

static enum showing read_showing(struct shelf *s, const struct node *of_person, const char *detail)
{
	const struct node *value = tree_lookup(of_person, detail);
	for (int i = 0; value && value->text && i < N_SHOWINGS; i++)
		if (strcmp(value->text, showings[i]) == 0)
			return (enum showing)i;
	if (value) {
		diag_error(s->d, value->at, "bad-template", "\"%s\" is neither show nor mask nor remove", detail);
		diag_advise(s->d, "write one of the three");
	}
	return SHOWING_NOTHING;
}

static void read_persons(struct shelf *s, struct recipient *p, const struct node *row)
{
	for (int i = 0; i < PERSON_COUNT; i++)
		for (int k = 0; k < DETAIL_COUNT; k++)
			p->of[i][k] = read_showing(s, tree_lookup(row, persons[i]), details[k]);
}

/* `leave-out: {keys: [request], sections: [certificates]}`, keys of the case and sections of the dossier. */
static void read_omissions(struct shelf *s, struct recipient *p, const struct node *row)
{
	static const char *const keys[ADDRESSED_COUNT] = {"request", "respond_by", "statement"};
	const struct node *omissions = tree_lookup(row, "leave-out");
	const struct node *list = shelf_lookup_list(omissions, "keys");
	p->without = shelf_lookup_list(omissions, "sections");
	for (size_t i = 0; list && i < list->n; i++) {
		const char *name = list->items[i]->text;
		int key = 0;
		while (key < ADDRESSED_COUNT && (!name || strcmp(keys[key], name) != 0))
			key++;
		if (key < ADDRESSED_COUNT) {
			p->leaves_out[key] = true;
			continue;
		}
		diag_error(s->d, list->items[i]->at, "bad-template", "no key of this name can be left out");
		diag_advise(s->d, "it is one of request, respond_by, statement");
	}
}

/* `show: {consignee: true}` of a platform. One that is unknown is reported by the plan. */
static void read_insistence(struct shelf *s, struct recipient *p, const struct text *platform)
{
	const struct node *root = shelf_load(s, "platforms", platform->s ? platform->s : "generic");
	const struct node *show = tree_lookup(root, "show");
	for (int i = 0; i < PERSON_COUNT; i++) {
		p->insists[i] = strcmp(tree_text(show, persons[i], "false"), "true") == 0;
		for (int k = 0; p->insists[i] && k < DETAIL_ID; k++) /* numbers of papers and cards it never needs */
			p->of[i][k] = SHOWING_FULL;
	}
}

/* Words that stand in the dossier whatever the case is: those of its language, and "Beijing time". */
static void load_printed(struct shelf *s, struct recipient *p, const struct casefile *c)
{
	const struct node *root = shelf_load(s, "platforms", c->platform.s ? c->platform.s : "generic");
	const char *language = c->language.s ? c->language.s : tree_text(root, "language", NULL);
	p->printed = language ? shelf_load(s, "words", language) : NULL;
	p->clock = tree_lookup(tree_lookup(root, "timezone"), "name");
}

const struct recipient *recipient_load(struct shelf *s, const struct casefile *c)
{
	const char *id = c->recipient.s ? c->recipient.s : "platform";
	const struct node *root = shelf_load(s, "", "recipients");
	const struct node *row = tree_lookup(tree_lookup(root, "recipients"), id);
	struct recipient *p = ARENA_NEW(s->a, struct recipient);
	if (!row) {
		diag_error(s->d, c->recipient.at, "no-templates", "recipients.yaml tells nothing of \"%s\"", id);
		diag_advise(s->d, "look at recipients.yaml in the folder of templates");
		return NULL;
	}
	p->id = id;
	read_persons(s, p, row);
	read_omissions(s, p, row);
	if (strcmp(id, "platform") == 0)
		read_insistence(s, p, &c->platform);
	p->roles = shelf_lookup_list(root, "roles");
	p->couriers = shelf_lookup_list(root, "couriers");
	p->tails = shelf_lookup_list(root, "tails");
	p->no_names = shelf_lookup_list(root, "no-names");
	load_printed(s, p, c);
	p->words = shelf_lookup_list(root, "words");
	p->endings = shelf_lookup_list(root, "endings");
	p->streets = shelf_lookup_list(root, "streets");
	p->han_streets = shelf_lookup_list(root, "han-streets");
	p->han_doors = shelf_lookup_list(root, "han-doors");
	p->han_levels = shelf_lookup_list(root, "han-levels");
	p->surnames = tree_text(root, "surnames", "");
	return p;
}
