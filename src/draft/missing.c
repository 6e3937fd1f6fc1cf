/* missing.c - the end of the case file, all of it comments: evidence that the playbook asks for and the
 * folder has not, where to get it and what to write then; files that were left out; the steps in order. */
#include <string.h>

#include "draft/draft_int.h"

/* ---- what to write once a piece is there ---- */

static const struct recipe { /* of pieces that are told by something else than a file; * is a blank */
	const char *selector, *key, *entry;
} recipes[] = {
	{"contact", "contact", "- {at: 2025-01-17 09:05, how: *, offer: *}"},
	{"events", "timeline", "- {at: 2025-01-17 09:05, what: *}"},
	{"supplements", "supplements", "../first/case.yaml"},
	{"chat.marked", "chat.messages", "- {at: 2025-01-15 20:01, from: buyer, text: *, mark: true}"},
	{"logistics.delivered", "logistics.events", "- {at: 2025-01-13 12:05, what: *, delivered: true}"},
	{"logistics.signed_by", "logistics.signed_by", "*"},
};

static const char *with_blanks(const struct draft *k, const char *entry)
{
	const char *all = "";
	for (size_t n; *entry; entry += n + (entry[n] == '*')) {
		n = strcspn(entry, "*");
		all = arena_printf(k->a, "%s%.*s%s", all, (int)n, entry,
		                   entry[n] ? draft_word(k, WORD_PHRASE_BLANK) : "");
	}
	return all;
}

static const char *entry_of(const struct draft *k, const struct piece *p, const char **key)
{
	const char *kind, *file = arena_printf(k->a, "%s.jpg", draft_word(k, WORD_PHRASE_BLANK));
	const char *selector = p->from->n > 0 && p->from->items[0]->text ? p->from->items[0]->text : "";
	enum place place = sort_place(p, &kind);
	for (size_t i = 0; i < sizeof recipes / sizeof *recipes; i++)
		if (strcmp(recipes[i].selector, selector) == 0) {
			*key = recipes[i].key;
			return with_blanks(k, recipes[i].entry);
		}
	*key = draft_key(place);
	if (place == PLACE_EXHIBIT)
		return arena_printf(k->a, "- {id: %s, shows: %s, file: %s}", p->id, p->id, file);
	if (place != PLACE_CERTIFICATE)
		return arena_printf(k->a, "- %s", file);
	const char *shows = p->kind ? arena_printf(k->a, "shows: %s, ", p->id) : "";
	return arena_printf(k->a, "- {id: %s, kind: %s, %spages: [%s]}", p->id, kind, shows, file);
}

/* ---- wanted ---- */

struct told { /* pieces whose hint was given already */
	const struct piece **v;
	size_t n;
};

static bool is_told(const struct told *told, const struct piece *p)
{
	for (size_t i = 0; i < told->n; i++)
		if (told->v[i] == p)
			return true;
	return false;
}

static void add_piece(const struct draft *k, struct buf *b, struct told *told, const struct piece *p)
{
	const char *key, *entry = entry_of(k, p, &key), *name = draft_pick(k, p->name);
	const char *hint = is_told(told, p) ? "" : draft_pick(k, p->hint);
	const char *line = words_fill(k->a, draft_word(k, WORD_PARTY_FACT), "label", name, "value", hint, NULL);
	yaml_add_comment(b, 0, arena_printf(k->a, "  %s", *hint ? line : name));
	if (!*hint)
		return;
	*ARENA_PUSH(k->a, told->v, told->n) = p;
	line = words_fill(k->a, draft_word(k, WORD_DRAFT_ADD), "key", key, NULL);
	buf_printf(b, "#     %s\n#       %s\n", line, entry);
}

/* An export tells of the order, too. */
static bool is_told_by_order(const struct draft *k, const struct piece *p)
{
	const char *kind;
	return k->in->order && sort_place(p, &kind) == PLACE_ORDER;
}

static bool is_there(const struct draft *k, const struct wanted *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (sort_has(k, w->pieces[i]) || is_told_by_order(k, w->pieces[i]))
			return true;
	return false;
}

static bool is_all_told(const struct told *told, const struct wanted *w)
{
	for (size_t i = 0; i < w->n; i++)
		if (!is_told(told, w->pieces[i]))
			return false;
	return true;
}

static void add_wanted(const struct draft *k, struct buf *b, struct told *told, const struct wanted *w)
{
	buf_add_string(b, "#\n");
	yaml_add_comment(b, 0, draft_pick(k, w->why));
	if (w->n > 1)
		yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_ONE_OF));
	for (size_t i = 0; i < w->n; i++)
		add_piece(k, b, told, w->pieces[i]);
}

static void add_need(const struct draft *k, struct buf *b, struct told *told, enum need need, enum word head)
{
	bool has_head = false;
	for (size_t i = 0; k->book && i < k->book->n_wanted; i++) {
		const struct wanted *w = &k->book->wanted[i];
		if (w->need != need || is_there(k, w) || is_all_told(told, w))
			continue;
		if (!has_head) {
			buf_add_byte(b, '\n');
			yaml_add_comment(b, 0, draft_word(k, head));
		}
		has_head = true;
		add_wanted(k, b, told, w);
	}
}

/* ---- files and steps ---- */

static void add_left_out(const struct draft *k, struct buf *b)
{
	bool has_head = false;
	for (size_t i = 0; i < k->n_files; i++) {
		if (!k->files[i].left_out)
			continue;
		if (!has_head) {
			buf_add_byte(b, '\n');
			yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_LEFT_OUT));
		}
		has_head = true;
		buf_add_string(b, "#   ");
		yaml_add_text(b, k->files[i].path);
		buf_add_byte(b, '\n');
	}
}

static void add_steps(const struct draft *k, struct buf *b)
{
	size_t n = k->book && !k->is_general ? k->book->n_steps : 0;
	if (n == 0)
		return;
	buf_add_byte(b, '\n');
	yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_STEPS));
	for (size_t i = 0; i < n; i++) {
		const struct step *s = &k->book->steps[i];
		const char *what = draft_pick(k, s->what);
		if (s->within)
			what = words_fill(k->a, draft_word(k, WORD_DRAFT_STEP), "what", what, "time",
			                  write_time(k, s->within), NULL);
		yaml_add_comment(b, 0, arena_printf(k->a, "%zu. %s", i + 1, what));
	}
}

void write_missing(const struct draft *k, struct buf *b)
{
	struct told told = {0};
	add_left_out(k, b);
	add_need(k, b, &told, NEED_REQUIRED, WORD_DRAFT_REQUIRED);
	add_need(k, b, &told, NEED_RECOMMENDED, WORD_DRAFT_RECOMMENDED);
	add_steps(k, b);
}
