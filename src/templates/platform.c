/* platform.c - reads the template of a platform. */
#include "templates/platform.h"

#include <string.h>

#include "base/date.h"
#include "base/money.h"

const struct platform *platform_load(struct shelf *s, const struct text *name)
{
	const struct text generic = {.s = "generic"};
	if (!name->s)
		name = &generic;
	const struct node *root = shelf_find(s, "platforms", name, "unknown-platform");
	if (!root)
		return NULL;
	struct platform *p = ARENA_NEW(s->a, struct platform);
	const struct node *zone = tree_lookup(root, "timezone");
	*p = (struct platform){
		.id = name->s,
		.language = tree_text(root, "language", "en"),
		.currency = tree_text(root, "currency", NULL),
		.name = tree_lookup(root, "name"),
		.zone_name = tree_lookup(zone, "name"),
		.complaints = shelf_lookup_list(root, "complaints"),
		.sections = shelf_lookup_list(root, "sections"),
		.shows_originals = strcmp(tree_text(root, "originals", "behind"), "behind") == 0,
		.black_marks = strcmp(tree_text(root, "marks", "accent"), "black") == 0,
		.root = root,
	};
	if (!date_parse_offset(&p->zone, tree_text(zone, "offset", "Z")))
		diag_error(s->d, zone->at, "bad-template", "the offset of the time zone is none");
	return p;
}

int platform_decimals(struct shelf *s, const char *currency)
{
	const struct node *known = currency ? tree_lookup(shelf_load(s, "", "currencies"), "decimals") : NULL;
	const char *digit = known ? tree_text(known, currency, "") : "";
	return *digit >= '0' && *digit <= '4' && !digit[1] ? *digit - '0' : MONEY_DECIMALS;
}

bool platform_check_complaint(struct shelf *s, const struct platform *p, const struct text *complaint)
{
	const char **known = NULL;
	size_t n = 0;
	for (size_t i = 0; p->complaints && i < p->complaints->n; i++) {
		const char *id = p->complaints->items[i]->text;
		if (id && strcmp(id, complaint->s) == 0)
			return true;
		if (id)
			*ARENA_PUSH(s->a, known, n) = id;
	}
	shelf_report_unknown(s, complaint, "unknown-complaint", known, n);
	return false;
}
