/* draft.c - dossier init, room side: from a folder and two names to the text of a case file. */
#include "draft/draft_int.h"

const char *draft_word(const struct draft *k, enum word w)
{
	return k->words->word[w];
}

const char *draft_pick(const struct draft *k, const struct node *by_language)
{
	return shelf_pick(by_language, k->platform->language, "");
}

const char *draft_key(enum place place)
{
	static const char *const keys[] = {
		[PLACE_ORDER] = "order.screenshots", [PLACE_TRACKING] = "logistics.screenshots",
		[PLACE_PARCEL] = "logistics.photos", [PLACE_CHAT] = "chat.screenshots",
		[PLACE_CERTIFICATE] = "certificates", [PLACE_EXHIBIT] = "exhibits",
	};
	return keys[place];
}

/* Where a complaint has no playbook, that of any complaint tells what a statement looks like. */
static void load_book(struct draft *k)
{
	const char *platform = k->platform->id, *complaint = k->in->complaint.s;
	k->book = playbook_load(k->shelf, k->pieces, platform, complaint);
	if (k->book)
		return;
	k->is_general = true;
	k->book = playbook_load(k->shelf, k->pieces, platform, "other");
	diag_note(k->d, (struct mark){0}, "no-playbook", "there is no playbook for \"%s\" on %s", complaint,
	          platform);
	diag_advise(k->d, "the outline is that of any complaint; dossier list complaints tells which there are");
}

/* What was wrong before, with other orders of an export, is no matter of this case. */
static bool load_templates(struct draft *k)
{
	size_t n_errors = diag_count(k->d, LEVEL_ERROR);
	k->platform = platform_load(k->shelf, &k->in->platform);
	if (!k->platform || !platform_check_complaint(k->shelf, k->platform, &k->in->complaint))
		return false;
	k->words = words_load(k->shelf, &(struct text){.s = k->platform->language});
	k->pieces = pieces_load(k->shelf);
	load_book(k);
	return diag_count(k->d, LEVEL_ERROR) == n_errors && diag_worst(k->d) < LEVEL_SYSTEM;
}

bool draft_make(struct arena *a, const struct draft_input *in, struct buf *yaml,
                struct buf *makefile)
{
	struct draft k = {.a = a, .d = in->shelf->d, .in = in, .shelf = in->shelf};
	if (!load_templates(&k) || !collect_files(&k))
		return false;
	sort_files(&k);
	sort_entries(&k);
	write_case(&k, yaml);
	if (makefile)
		write_makefile(&k, makefile);
	return true;
}
