/* write.c - the case file itself: what is known stands, what is not is a blank or a comment to fill in. */
#include <string.h>

#include "draft/draft_int.h"
#include "templates/limits.h"

/* How values look; where one is to be filled in, it stands behind a #. */
#define EXAMPLE_DAY "2025-01-20"
#define EXAMPLE_TIME "2025-01-10 09:12"

/* ---- pieces of YAML ---- */

static const char *blank(const struct draft *k)
{
	return draft_word(k, WORD_PHRASE_BLANK);
}

/* key: ____ # label */
static void add_blank(const struct draft *k, struct buf *b, int indent, const char *key, enum word label)
{
	buf_printf(b, "%*s%s: %s # %s\n", indent, "", key, blank(k), draft_word(k, label));
}

/* # key: example # label */
static void add_place(const struct draft *k, struct buf *b, int indent, const char *key, const char *example,
                      enum word label)
{
	buf_printf(b, "%*s# %s: %s # %s\n", indent, "", key, example ? example : blank(k), draft_word(k, label));
}

static void add_value(struct buf *b, int indent, const char *key, const char *value)
{
	buf_printf(b, "%*s%s: ", indent, "", key);
	yaml_add_text(b, value);
	buf_add_byte(b, '\n');
}

static void add_labelled(const struct draft *k, struct buf *b, int indent, enum word label, const char *text)
{
	const char *pattern = draft_word(k, WORD_PARTY_FACT);
	const char *line = words_fill(k->a, pattern, "label", draft_word(k, label), "value", text, NULL);
	yaml_add_comment(b, indent, line);
}

/* A picture of a list; `shows` where its place does not tell what it is. */
static void add_picture(struct buf *b, int indent, const struct found *f, bool is_told)
{
	buf_printf(b, "%*s- ", indent, "");
	if (!is_told)
		buf_add_string(b, "{file: ");
	yaml_add_text(b, f->path);
	if (!is_told)
		buf_printf(b, ", shows: %s}", f->piece->id);
	buf_add_byte(b, '\n');
}

static const struct entry *find_entry(const struct draft *k, enum place place)
{
	for (size_t i = 0; i < k->n_entries; i++)
		if (k->entries[i].place == place)
			return &k->entries[i];
	return NULL;
}

static void add_pictures(const struct draft *k, struct buf *b, int indent, const char *key, enum place place)
{
	const struct entry *e = find_entry(k, place);
	if (!e)
		return;
	buf_printf(b, "%*s%s:\n", indent, "", key);
	for (size_t i = 0; i < e->n_files; i++)
		add_picture(b, indent + 2, e->files[i], sort_is_told_by_place(e->files[i]));
}

/* ---- the head ---- */

static const char *complaint_title(const struct draft *k)
{
	const char *id = k->in->complaint.s;
	const char *title = k->book && !k->is_general ? draft_pick(k, k->book->title) : "";
	const char *word = words_lookup(k->words, "complaints", id);
	return *title ? title : word ? word : id;
}

static void add_head(const struct draft *k, struct buf *b)
{
	const char *kicker = words_fill(k->a, draft_word(k, WORD_DOCUMENT_KICKER), "platform",
	                                draft_pick(k, k->platform->name), "complaint", complaint_title(k), NULL);
	yaml_add_comment(b, 0, kicker);
	buf_add_string(b, "#\n");
	yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_MADE));
	yaml_add_comment(b, 0, words_fill(k->a, draft_word(k, WORD_DRAFT_FILL), "blank", blank(k), NULL));
	if (!k->book)
		return;
	buf_add_string(b, "#\n");
	yaml_add_comment(b, 0, k->is_general ? draft_word(k, WORD_DRAFT_GENERAL) : draft_pick(k, k->book->about));
	if (!k->is_general)
		yaml_add_comment(b, 0, words_fill(k->a, draft_word(k, WORD_DRAFT_DECIDES), "text",
		                                  draft_pick(k, k->book->verdict), NULL));
}

const char *write_time(const struct draft *k, const char *written)
{
	enum { HOUR = 3600, DAY = 24 * HOUR, HOURS_MOST = 72 };
	int64_t seconds;
	enum pace pace;
	if (!limits_parse_time(written, &seconds, &pace) || pace || seconds % HOUR != 0)
		return written;
	bool in_days = seconds % DAY == 0 && seconds > HOURS_MOST * HOUR;
	long n = (long)(seconds / (in_days ? DAY : HOUR));
	const char *pattern = words_plural(k->words, in_days ? PLURAL_DAYS : PLURAL_HOURS, n);
	return words_fill(k->a, pattern, "n", arena_printf(k->a, "%ld", n), NULL);
}

static const char *deadline(const struct draft *k)
{
	struct limits limits = {0};
	limits_lay(k->shelf, &limits, tree_lookup(k->platform->root, "limits"), false);
	limits_lay(k->shelf, &limits, k->book ? k->book->limits : NULL, false);
	enum limit_id id = limits.v[LIMIT_RESPOND].given ? LIMIT_RESPOND : LIMIT_APPEAL;
	if (!limits.v[id].given)
		return draft_word(k, WORD_DRAFT_DEADLINE_UNKNOWN);
	const char *time = write_time(k, limits.v[id].written);
	return words_fill(k->a, draft_word(k, WORD_DRAFT_DEADLINE), "time", time, NULL);
}

static void add_particulars(const struct draft *k, struct buf *b)
{
	buf_add_string(b, "\ndossier: 1\n");
	add_value(b, 0, "platform", k->platform->id);
	add_value(b, 0, "complaint", k->in->complaint.s);
	if (k->book && k->book->recipient)
		add_value(b, 0, "recipient", k->book->recipient);
	add_blank(k, b, 0, "number", WORD_COVER_NUMBER);
	add_place(k, b, 0, "opened", EXAMPLE_DAY, WORD_COVER_OPENED);
	add_labelled(k, b, 0, WORD_COVER_DEADLINE, deadline(k));
	add_place(k, b, 0, "respond_by", EXAMPLE_DAY " 20:00", WORD_COVER_DEADLINE);
	buf_add_string(b, "\nseller:\n");
	add_blank(k, b, 2, "shop", WORD_PARTY_SHOP);
	add_place(k, b, 2, "company", NULL, WORD_PARTY_COMPANY);
}

/* ---- claims and texts ---- */

/* The strongest exhibits, as the playbook presents them. */
static void add_proof(const struct draft *k, struct buf *b)
{
	enum { PROOF_MOST = 6 };
	const char *ids[PROOF_MOST];
	size_t n = 0;
	for (size_t i = 0; i < k->n_entries && n < PROOF_MOST; i++) {
		const struct entry *e = &k->entries[i];
		bool is_new = e->piece && !sort_useless(k, e->piece) && sort_plays_a_part(k, e->piece);
		for (size_t j = 0; j < n; j++)
			is_new &= strcmp(ids[j], e->id) != 0;
		if (is_new)
			ids[n++] = e->id;
	}
	buf_add_string(b, n > 0 ? "    proof: [" : "    # proof: [order");
	for (size_t i = 0; i < n; i++)
		buf_printf(b, "%s%s", i ? ", " : "", ids[i]);
	buf_printf(b, "] # %s\n", draft_word(k, WORD_CLAIMS_EXHIBITS));
}

static void add_claims(const struct draft *k, struct buf *b)
{
	buf_add_byte(b, '\n');
	yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_CLAIMS));
	buf_printf(b, "claims:\n  - says: %s # %s\n", blank(k), draft_word(k, WORD_CLAIMS_SAYS));
	add_blank(k, b, 4, "fact", WORD_CLAIMS_FACT);
	add_proof(k, b);
}

/* A block whose lines YAML takes as they are. */
static void add_block(struct buf *b, const char *key, const char *text)
{
	buf_printf(b, "%s: |\n", key);
	while (*text) {
		size_t n = strcspn(text, "\n");
		buf_add_string(b, n > 0 ? "  " : "");
		buf_add(b, text, n);
		buf_add_byte(b, '\n');
		text += n + (text[n] == '\n');
	}
}

static void add_texts(const struct draft *k, struct buf *b)
{
	const char *statement = k->book ? draft_pick(k, k->book->statement) : "";
	if (*statement) {
		buf_add_byte(b, '\n');
		yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_STATEMENT));
		add_block(b, "statement", outline_make(k, statement));
	}
	buf_add_byte(b, '\n');
	add_blank(k, b, 0, "request", WORD_COVER_REQUEST);
	buf_add_byte(b, '\n');
	yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_CONTACT));
	buf_printf(b, "# contact:\n#   - {at: " EXAMPLE_TIME ", how: %s, offer: %s, answer: %s}\n", blank(k),
	           blank(k), blank(k));
}

/* ---- order, logistics, chat ---- */

/* What it tells of consignee and parcel needs no logistics: either. */
static void add_order_from(const struct draft *k, struct buf *b)
{
	buf_add_byte(b, '\n');
	buf_add_string(b, "order:\n");
	add_value(b, 2, "from", k->in->order);
	buf_add_string(b, "  extract:\n");
	add_value(b, 4, "of", k->in->extract.of);
	if (k->in->extract.sheet)
		add_value(b, 4, "sheet", k->in->extract.sheet);
	add_value(b, 4, "rows", k->in->extract.rows);
	add_value(b, 4, "sha256", k->in->extract.sha256);
	add_value(b, 4, "copy", k->in->extract.copy);
	if (k->in->order_decimal)
		add_value(b, 2, "decimal", k->in->order_decimal);
	if (k->in->order_currency)
		add_value(b, 2, "currency", k->in->order_currency);
	else if (k->in->lacks_currency)
		add_place(k, b, 2, "currency", NULL, WORD_ORDER_TOTAL);
	add_pictures(k, b, 2, "screenshots", PLACE_ORDER);
}

static void add_order(const struct draft *k, struct buf *b)
{
	if (k->in->order) {
		add_order_from(k, b);
		return;
	}
	buf_add_string(b, "\norder:\n");
	add_blank(k, b, 2, "number", WORD_ORDER_NUMBER);
	add_place(k, b, 2, "buyer", NULL, WORD_ORDER_BUYER);
	add_place(k, b, 2, "created", EXAMPLE_TIME, WORD_ORDER_CREATED);
	add_place(k, b, 2, "paid", EXAMPLE_TIME, WORD_ORDER_PAID);
	add_place(k, b, 2, "shipped", EXAMPLE_TIME, WORD_ORDER_SHIPPED);
	add_place(k, b, 2, "received", EXAMPLE_TIME, WORD_ORDER_RECEIVED);
	buf_printf(b, "  # items: # %s\n  #   - {name: %s, quantity: 1, price: 129.00}\n",
	           draft_word(k, WORD_ORDER_ITEM), blank(k));
	add_place(k, b, 2, "shipping", "0.00", WORD_ORDER_SHIPPING);
	add_place(k, b, 2, "total", "129.00", WORD_ORDER_TOTAL);
	if (!k->platform->currency)
		add_place(k, b, 2, "currency", "EUR", WORD_ORDER_TOTAL);
	add_pictures(k, b, 2, "screenshots", PLACE_ORDER);
}

/* Without pictures all of it is a comment: a map of comments alone would be empty. */
static void add_logistics(const struct draft *k, struct buf *b)
{
	bool given = find_entry(k, PLACE_TRACKING) || find_entry(k, PLACE_PARCEL);
	const char *inside = given ? "" : "  ";
	int indent = given ? 2 : 0;
	buf_printf(b, "\n%slogistics:\n", given ? "" : "# ");
	add_place(k, b, indent, given ? "carrier" : "  carrier", NULL, WORD_LOGISTICS_CARRIER);
	add_place(k, b, indent, given ? "tracking" : "  tracking", NULL, WORD_LOGISTICS_TRACKING);
	add_place(k, b, indent, given ? "signed_by" : "  signed_by", NULL, WORD_LOGISTICS_SIGNED_BY);
	buf_printf(b, "%*s# %sevents: # %s\n", indent, "", inside, draft_word(k, WORD_LOGISTICS_EVENTS));
	buf_printf(b, "%*s#   %s- {at: " EXAMPLE_TIME ", place: %s, what: %s, delivered: true}\n", indent, "",
	           inside, blank(k), blank(k));
	add_pictures(k, b, 2, "screenshots", PLACE_TRACKING);
	add_pictures(k, b, 2, "photos", PLACE_PARCEL);
}

static void add_chat(const struct draft *k, struct buf *b)
{
	const struct entry *e = find_entry(k, PLACE_CHAT);
	const char *hash = e ? "" : "# ";
	buf_printf(b, "\n%schat:\n%s  - id: chat\n", hash, hash);
	buf_printf(b, "%s    # with: %s # %s\n", hash, blank(k), draft_word(k, WORD_CHAT_WITH));
	buf_printf(b, "%s    # messages:\n", hash);
	buf_printf(b, "%s    #   - {at: " EXAMPLE_TIME ", from: buyer, text: %s, mark: true}\n", hash, blank(k));
	add_pictures(k, b, 4, "screenshots", PLACE_CHAT);
}

/* ---- certificates and exhibits ---- */

static void add_warning(const struct draft *k, struct buf *b, const struct entry *e)
{
	const struct wanted *useless = e->piece ? sort_useless(k, e->piece) : NULL;
	if (useless)
		yaml_add_comment(b, 2, words_fill(k->a, draft_word(k, WORD_DRAFT_USELESS),
		                                  "name", draft_pick(k, e->piece->name),
		                                  "why", draft_pick(k, useless->why), NULL));
	if (!e->piece)
		yaml_add_comment(b, 2, draft_word(k, WORD_DRAFT_UNKNOWN));
}

/* Its id, what it shows and its title. */
static void add_identity(const struct draft *k, struct buf *b, const struct entry *e)
{
	add_warning(k, b, e);
	buf_printf(b, "  - id: %s\n", e->id);
	if (e->place == PLACE_CERTIFICATE)
		add_value(b, 4, "kind", e->kind);
	if (e->piece && !sort_is_told_by_place(e->files[0]))
		add_value(b, 4, "shows", e->piece->id);
	if (e->piece)
		add_value(b, 4, "title", draft_pick(k, e->piece->name));
	else
		add_place(k, b, 4, "title", NULL, WORD_LIST_NAME);
}

static void add_certificate(const struct draft *k, struct buf *b, const struct entry *e)
{
	add_identity(k, b, e);
	add_place(k, b, 4, "number", NULL, WORD_CERTIFICATE_NUMBER);
	add_place(k, b, 4, "issuer", NULL, WORD_CERTIFICATE_ISSUER);
	add_place(k, b, 4, "holder", NULL, WORD_CERTIFICATE_HOLDER);
	add_place(k, b, 4, "valid", "2024-06-11 .. 2026-06-10", WORD_CERTIFICATE_VALID);
	buf_add_string(b, "    pages:\n");
	for (size_t i = 0; i < e->n_files; i++)
		add_picture(b, 6, e->files[i], true);
}

static void add_exhibit(const struct draft *k, struct buf *b, const struct entry *e)
{
	add_identity(k, b, e);
	if (e->n_files == 1) {
		add_value(b, 4, "file", e->files[0]->path);
		return;
	}
	buf_add_string(b, "    files:\n");
	for (size_t i = 0; i < e->n_files; i++)
		add_picture(b, 6, e->files[i], true);
}

static void add_list(const struct draft *k, struct buf *b, enum place place,
                     void (*add)(const struct draft *k, struct buf *b, const struct entry *e))
{
	if (!find_entry(k, place))
		return;
	buf_printf(b, "\n%s:\n", draft_key(place));
	for (size_t i = 0; i < k->n_entries; i++)
		if (k->entries[i].place == place)
			add(k, b, &k->entries[i]);
}

void write_case(const struct draft *k, struct buf *b)
{
	add_head(k, b);
	add_particulars(k, b);
	add_claims(k, b);
	add_texts(k, b);
	add_order(k, b);
	add_logistics(k, b);
	add_chat(k, b);
	add_list(k, b, PLACE_CERTIFICATE, add_certificate);
	add_list(k, b, PLACE_EXHIBIT, add_exhibit);
	write_missing(k, b);
}
