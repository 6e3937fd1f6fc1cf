/* fields.c - the table of all keys. A key is added here, in casefile.h and in dossier-case(5). */
#include <string.h>

#include "base/buf.h"
#include "base/message.h"
#include "casefile/casefile_int.h"

#define AT(type, member) offsetof(struct type, member)
#define TABLE_LIKE(name, type, fields, at, given, example) \
	{ name, fields, sizeof fields / sizeof *fields, sizeof(struct type), at, given, example }
#define TABLE(name, type, fields, at, given) TABLE_LIKE(name, type, fields, at, given, NULL)
#define REQUIRED .flags = FIELD_REQUIRED
#define REFERS .flags = FIELD_REFERS
#define CHOICE .flags = FIELD_CHOICE
#define QUOTED .flags = FIELD_QUOTED

static const char *const sender_words[] = { "buyer", "seller", "platform", "other", NULL };

static const char *const certificate_words[] = {
	"authorization", "purchase", "customs", "receipt", "test-report", "other-platform-order", "identity",
	"warranty", "declaration", "conformity", "inspection", "expert-opinion", "handover", "production",
	"rights", "licence", "invoice", "letter", "agreement", "other", NULL,
};

static const char *const state_words[] = { "drafted", "submitted", "decided", NULL };
static const char *const outcome_words[] = { "upheld", "rejected", "partly", NULL };

#define NO_LIST_OF_PAGES N_("write it as pages: 2 or pages: \"1-3, 7\"")

static const char *const recipient_words[] = { "platform", "public", "counterparty", "association", NULL };

/* Read by from.c. */
#define FROM \
	{ "from", FIELD_ELSEWHERE, .doc = "the path of an export to read" }, \
	{ "where", FIELD_ELSEWHERE, .doc = "which of its rows or entries is meant: columns and their values" }, \
	{ "format", FIELD_ELSEWHERE, .doc = "the kind of export it is, where that is not recognised" }, \
	{ "encoding", FIELD_ELSEWHERE, .doc = "the encoding of its text, where that is not recognised" }, \
	{ "decimal", FIELD_ELSEWHERE, .doc = "what stands before the decimals of its amounts: point or comma" }, \
	{ "extract", FIELD_ELSEWHERE, .doc = "of which export, rows and SHA-256 it is an extract" }

static const struct field party_fields[] = {
	{ "name", FIELD_TEXT, AT(party, name), .doc = "the person's name" },
	{ "shop", FIELD_TEXT, AT(party, shop), .doc = "the name of the shop" },
	{ "account", FIELD_TEXT, AT(party, account), .doc = "the account on the platform" },
	{ "company", FIELD_TEXT, AT(party, company), .doc = "the company as registered" },
	{ "contact", FIELD_TEXT, AT(party, contact), .doc = "the person to ask" },
	{ "phone", FIELD_CODE, AT(party, phone), .doc = "a phone number" },
	{ "email", FIELD_TEXT, AT(party, email), .doc = "an e-mail address" },
	{ "address", FIELD_TEXT, AT(party, address), .doc = "a postal address" },
	{ "id", FIELD_CODE, AT(party, id), .doc = "the registration or tax number" },
};

static const struct table seller_table = TABLE("seller", party, party_fields, AT(party, at), NOWHERE);
static const struct table consignee_table = TABLE("consignee", party, party_fields, AT(party, at), NOWHERE);

static const struct field redaction_fields[] = {
	{ "rect", FIELD_NUMBERS, AT(redaction, rect), .flags = FIELD_REQUIRED | FIELD_RECT, .count = 4,
	  .doc = N_("left, top, right and bottom of the part to cover") },
	{ "why", FIELD_TEXT, AT(redaction, why), REQUIRED, .doc = N_("what is covered, such as a phone number") },
};

static const struct table redaction_table =
	TABLE_LIKE(N_("a redaction"), redaction, redaction_fields, AT(redaction, at), NOWHERE,
	           N_("{rect: [60, 410, 980, 470], why: the buyer's telephone number}"));

static const char *const turn_words[] = { "90", "180", "270", NULL };
static const char *const trim_words[] = { "repeats", NULL };

/* How a picture is shown: keys of a picture, and of an exhibit of one picture. */
#define EDITS(type, member) \
	{ "stitch", FIELD_PARTS, AT(type, member.stitch), \
	  .doc = "in place of file: the list of overlapping screenshots that are joined to one" }, \
	{ "trim", FIELD_WORD, AT(type, member.trim), .words = trim_words, \
	  .doc = "repeats: a head and foot that stand in it again and again are shown once" }, \
	{ "crop", FIELD_NUMBERS, AT(type, member.crop), .flags = FIELD_RECT, .count = 4, \
	  .doc = "left, top, right and bottom of the part to show" }, \
	{ "rotate", FIELD_WORD, AT(type, member.rotate), .words = turn_words, \
	  .doc = "by how many degrees it is turned clockwise: 90, 180 or 270" }, \
	{ "redact", FIELD_MAPS, AT(type, member.redactions), AT(type, member.n_redactions), \
	  .table = &redaction_table, .doc = "the list of parts that nobody is to see" }

#define DRAWN(which, n) FIELD_NUMBERS, AT(annotation, places[which]), .count = n

static const struct field annotation_fields[] = {
	{ "circle", DRAWN(DRAWN_CIRCLE, 3), .doc = "the centre and radius of a circle" },
	{ "box", DRAWN(DRAWN_BOX, 4), .flags = FIELD_RECT,
	  .doc = "left, top, right and bottom of a frame" },
	{ "arrow", DRAWN(DRAWN_ARROW, 4), .doc = "where an arrow begins and where it points" },
	{ "underline", DRAWN(DRAWN_UNDERLINE, 4), .doc = "where a line begins and ends" },
	{ "highlight", DRAWN(DRAWN_HIGHLIGHT, 4), .flags = FIELD_RECT,
	  .doc = "left, top, right and bottom of what is tinted" },
	{ "callout", DRAWN(DRAWN_CALLOUT, 2), .doc = "the point that a number points to" },
	{ "note", FIELD_TEXT, AT(annotation, note), REFERS, .doc = "what is to be seen there" },
	{ "on", FIELD_COUNT, AT(annotation, on), .doc = "which of the exhibit's pictures, 1 for the first" },
};

#define A_MARK N_("{circle: [540, 300, 80], note: the code agrees}")

static const struct table annotation_table =
	TABLE_LIKE(N_("a mark"), annotation, annotation_fields, AT(annotation, at), NOWHERE, A_MARK);

/* Of a picture: all but `on`. */
static const struct table own_annotation_table = { "a mark", annotation_fields,
	sizeof annotation_fields / sizeof *annotation_fields - 1, sizeof(struct annotation), AT(annotation, at),
	NOWHERE, A_MARK };

#define MARKS(type, which) \
	{ "marks", FIELD_MAPS, AT(type, marks), AT(type, n_marks), .table = which, \
	  .doc = "the list of what is drawn above it" }

static const struct field shot_fields[] = {
	{ "file", FIELD_FILE, AT(shot, file), REQUIRED, .instead = "stitch", .doc = N_("the path of a picture") },
	{ "caption", FIELD_TEXT, AT(shot, caption), REFERS, .doc = "the words below the picture" },
	{ "taken", FIELD_DATE, AT(shot, taken), .doc = "when the picture was taken" },
	{ "shows", FIELD_NAMES, AT(shot, shows), .doc = "the piece of evidence it is, such as listing" },
	EDITS(shot, edits),
	MARKS(shot, &own_annotation_table),
	{ "pages", FIELD_TEXT, AT(shot, pages), CHOICE, .doc = "the pages to show of a PDF, such as 1-3, 7",
	  .no_list = NO_LIST_OF_PAGES },
};

const struct table shot_table = TABLE("a picture", shot, shot_fields, AT(shot, at), NOWHERE);

static const struct field claim_fields[] = {
	{ "says", FIELD_TEXT, AT(claim, says), .flags = FIELD_REQUIRED | FIELD_REFERS,
	  .doc = N_("what the buyer says") },
	{ "fact", FIELD_TEXT, AT(claim, fact), .flags = FIELD_REQUIRED | FIELD_REFERS,
	  .doc = N_("what is true") },
	{ "proof", FIELD_PROOF, AT(claim, proof),
	  .doc = "the list of ids that prove it, such as [invoice, chat:3]" },
};

static const struct table claim_table = TABLE("a claim", claim, claim_fields, AT(claim, at), NOWHERE);

static const struct field contact_fields[] = {
	{ "at", FIELD_DATE, AT(contact, at_time), REQUIRED,
	  .doc = N_("when the buyer was written or called to") },
	{ "how", FIELD_TEXT, AT(contact, how), REFERS, .doc = "the way: the platform's chat, a call" },
	{ "offer", FIELD_TEXT, AT(contact, offer), .flags = FIELD_REQUIRED | FIELD_REFERS,
	  .doc = N_("what the buyer was shown, asked or offered") },
	{ "answer", FIELD_TEXT, AT(contact, answer), REFERS, .doc = "what the buyer answered" },
	{ "proof", FIELD_PROOF, AT(contact, proof), .doc = "the list of ids that prove it" },
};

static const struct table contact_table =
	TABLE("a contact", contact, contact_fields, AT(contact, at), NOWHERE);

static const struct field item_fields[] = {
	{ "name", FIELD_TEXT, AT(line_item, name), REQUIRED, .doc = N_("what was sold") },
	{ "sku", FIELD_CODE, AT(line_item, sku), .doc = "the stock keeping unit" },
	{ "spec", FIELD_TEXT, AT(line_item, spec), .doc = "size, colour and so on" },
	{ "quantity", FIELD_COUNT, AT(line_item, quantity), .doc = "how many" },
	{ "price", FIELD_MONEY, AT(line_item, price), .doc = "the price of one" },
};

static const struct table item_table = TABLE("an item", line_item, item_fields, AT(line_item, at), NOWHERE);

static const struct field order_fields[] = {
	{ "id", FIELD_NAME, AT(order, id), .doc = "the name that references use" },
	{ "number", FIELD_CODE, AT(order, number), REQUIRED,
	  .doc = N_("the order number, as the platform shows it") },
	{ "buyer", FIELD_TEXT, AT(order, buyer), .doc = "the buyer's account or name" },
	{ "created", FIELD_DATE, AT(order, created), .doc = "when the order was placed" },
	{ "paid", FIELD_DATE, AT(order, paid), .doc = "when it was paid" },
	{ "shipped", FIELD_DATE, AT(order, shipped), .doc = "when it was handed to the carrier" },
	{ "received", FIELD_DATE, AT(order, received), .doc = "when the buyer received it" },
	{ "closed", FIELD_DATE, AT(order, closed), .doc = "when the order was closed" },
	{ "status", FIELD_TEXT, AT(order, status), QUOTED, .doc = "its status, in the platform's words" },
	{ "items", FIELD_MAPS, AT(order, items), AT(order, n_items), .table = &item_table,
	  .doc = "the list of what was sold" },
	{ "shipping", FIELD_MONEY, AT(order, shipping), .doc = "what the buyer paid for shipping" },
	{ "discount", FIELD_MONEY, AT(order, discount), .doc = "what was taken off" },
	{ "tax", FIELD_MONEY, AT(order, tax), .doc = "the tax that is not within the prices" },
	{ "charges", FIELD_MONEY, AT(order, charges), .doc = "what else was paid, such as gift wrap" },
	{ "total", FIELD_MONEY, AT(order, total), .doc = "what the buyer paid in all" },
	{ "currency", FIELD_CURRENCY, AT(order, currency), .doc = "the currency's code, such as CNY" },
	{ "note", FIELD_TEXT, AT(order, note), REFERS, .doc = "a remark printed with the order" },
	{ "screenshots", FIELD_SHOTS, AT(order, screenshots), .doc = "the list of screenshots" },
	FROM,
};

static const struct table order_table = TABLE("order", order, order_fields, AT(order, at), AT(order, given));

static const struct field scan_fields[] = {
	{ "at", FIELD_DATE, AT(scan_event, at_time), REQUIRED, .doc = N_("when it was scanned") },
	{ "place", FIELD_TEXT, AT(scan_event, place), QUOTED, .doc = "where it was scanned" },
	{ "what", FIELD_TEXT, AT(scan_event, what), .flags = FIELD_REQUIRED | FIELD_QUOTED,
	  .doc = N_("what the carrier reports") },
	{ "delivered", FIELD_FLAG, AT(scan_event, delivered), .doc = "true for the scan that hands it over" },
};

static const struct table scan_table =
	TABLE("a logistics event", scan_event, scan_fields, AT(scan_event, at), NOWHERE);

static const struct field logistics_fields[] = {
	{ "id", FIELD_NAME, AT(logistics, id), .doc = "the name that references use" },
	{ "carrier", FIELD_TEXT, AT(logistics, carrier), .doc = "who carried it" },
	{ "service", FIELD_TEXT, AT(logistics, service), .doc = "the carrier's product" },
	{ "tracking", FIELD_CODE, AT(logistics, tracking), .doc = "the tracking number" },
	{ "weight", FIELD_TEXT, AT(logistics, weight), .doc = "the weight with its unit" },
	{ "signed_by", FIELD_TEXT, AT(logistics, signed_by), .doc = "who signed for it" },
	{ "consignee", FIELD_MAP, AT(logistics, consignee), .table = &consignee_table,
	  .doc = "who was to receive it" },
	{ "events", FIELD_MAPS, AT(logistics, events), AT(logistics, n_events), .table = &scan_table,
	  .doc = "the list of the carrier's scans" },
	{ "screenshots", FIELD_SHOTS, AT(logistics, screenshots), .doc = "the list of screenshots" },
	{ "photos", FIELD_SHOTS, AT(logistics, photos), .doc = "the list of photos of waybill and parcel" },
	FROM,
};

static const struct table logistics_table =
	TABLE("logistics", logistics, logistics_fields, AT(logistics, at), AT(logistics, given));

static const struct field message_fields[] = {
	{ "at", FIELD_DATE, AT(message, at_time), .doc = "when it was sent" },
	{ "from", FIELD_SENDER, AT(message, from), REQUIRED, .words = sender_words,
	  .doc = N_("who wrote it: buyer, seller, platform or other") },
	{ "name", FIELD_TEXT, AT(message, name), QUOTED, .doc = "the writer's name, if it is to be shown" },
	{ "forwarded", FIELD_TEXT, AT(message, forwarded), QUOTED, .doc = "whose words the writer sent on" },
	{ "text", FIELD_TEXT, AT(message, text), .flags = FIELD_REQUIRED | FIELD_QUOTED,
	  .doc = N_("the words of the message") },
	{ "mark", FIELD_FLAG, AT(message, marked), .doc = "true for a line that must be seen" },
};

static const struct table message_table =
	TABLE("a chat message", message, message_fields, AT(message, at), NOWHERE);

static const struct field chat_fields[] = {
	{ "id", FIELD_NAME, AT(chat, id), .doc = "the name that references use" },
	{ "with", FIELD_TEXT, AT(chat, with), .doc = "who the chat is with" },
	{ "channel", FIELD_TEXT, AT(chat, channel), .doc = "the program or page of the chat" },
	{ "title", FIELD_TEXT, AT(chat, title), REFERS, .doc = "the heading above it" },
	{ "source", FIELD_TEXT, AT(chat, source), .doc = "where it was saved from" },
	{ "messages", FIELD_MAPS, AT(chat, messages), AT(chat, n_messages), .table = &message_table,
	  .doc = "the list of messages, oldest first" },
	{ "screenshots", FIELD_SHOTS, AT(chat, screenshots), .doc = "the list of screenshots" },
	{ "shows", FIELD_NAMES, AT(chat, shows), .doc = "the piece of evidence it is, such as threats" },
	FROM,
	{ "seller", FIELD_ELSEWHERE, .doc = "your names in the export, where it does not tell your side" },
	{ "since", FIELD_ELSEWHERE, .doc = "the first day, or time, of what is taken from the export" },
	{ "until", FIELD_ELSEWHERE, .doc = "the last day, or time, of what is taken" },
};

static const struct table chat_table = TABLE("a chat", chat, chat_fields, AT(chat, at), NOWHERE);

static const struct field certificate_fields[] = {
	{ "id", FIELD_NAME, AT(certificate, id), .doc = "the name that references use" },
	{ "kind", FIELD_WORD, AT(certificate, kind), REQUIRED, .words = certificate_words,
	  .doc = N_("the kind of certificate") },
	{ "title", FIELD_TEXT, AT(certificate, title), REFERS, .doc = "the certificate's heading" },
	{ "number", FIELD_CODE, AT(certificate, number), .doc = "the certificate's number" },
	{ "issuer", FIELD_TEXT, AT(certificate, issuer), .doc = "who issued it" },
	{ "holder", FIELD_TEXT, AT(certificate, holder), .doc = "to whom it was issued" },
	{ "issued", FIELD_DATE, AT(certificate, issued), .doc = "when it was issued" },
	{ "valid", FIELD_VALIDITY, AT(certificate, valid_from), AT(certificate, valid_to),
	  .doc = "from when to when it is valid" },
	{ "source", FIELD_TEXT, AT(certificate, source), .doc = "where it comes from" },
	{ "note", FIELD_TEXT, AT(certificate, note), REFERS, .doc = "a remark printed with it" },
	{ "pages", FIELD_SHOTS, AT(certificate, pages), .doc = "the list of scans, one a page" },
	{ "shows", FIELD_NAMES, AT(certificate, shows), .doc = "the piece of evidence it is, such as invoice" },
};

static const struct table certificate_table =
	TABLE("a certificate", certificate, certificate_fields, AT(certificate, at), NOWHERE);

static const struct field event_fields[] = {
	{ "at", FIELD_DATE, AT(given_event, at_time), REQUIRED, .doc = N_("when it happened") },
	{ "what", FIELD_TEXT, AT(given_event, what), .flags = FIELD_REQUIRED | FIELD_REFERS,
	  .doc = N_("what happened") },
	{ "proof", FIELD_PROOF, AT(given_event, proof), .doc = "the list of ids that prove it" },
};

static const struct table event_table =
	TABLE("a timeline event", given_event, event_fields, AT(given_event, at), NOWHERE);

static const struct field exhibit_fields[] = {
	{ "id", FIELD_NAME, AT(exhibit_entry, id), .doc = "the name that references use" },
	{ "title", FIELD_TEXT, AT(exhibit_entry, title), REFERS, .doc = "the heading above it" },
	{ "caption", FIELD_TEXT, AT(exhibit_entry, caption), REFERS, .doc = "the words below it" },
	{ "source", FIELD_TEXT, AT(exhibit_entry, source), .doc = "where it comes from" },
	{ "taken", FIELD_DATE, AT(exhibit_entry, taken), .doc = "when it was taken" },
	{ "file", FIELD_SHOTS, AT(exhibit_entry, files), .flags = FIELD_ONE | FIELD_SHARED,
	  .doc = "the path of a picture" },
	{ "compare", FIELD_SHOTS, AT(exhibit_entry, files), AT(exhibit_entry, arranged), .flags = FIELD_SHARED,
	  .doc = "the list of pictures to be seen side by side" },
	{ "sheet", FIELD_SHOTS, AT(exhibit_entry, files), AT(exhibit_entry, arranged), .flags = FIELD_SHARED,
	  .doc = "the list of small pictures in a grid" },
	{ "files", FIELD_SHOTS, AT(exhibit_entry, files), .doc = "the list of pictures" },
	{ "shows", FIELD_NAMES, AT(exhibit_entry, shows), .doc = "the piece of evidence it is, such as listing" },
	EDITS(exhibit_entry, edits),
	MARKS(exhibit_entry, &annotation_table),
	{ "pages", FIELD_TEXT, AT(exhibit_entry, pages), CHOICE,
	  .doc = "the pages to show of a PDF, such as 1-3, 7", .no_list = NO_LIST_OF_PAGES },
};

static const struct table exhibit_table =
	TABLE("an exhibit", exhibit_entry, exhibit_fields, AT(exhibit_entry, at), NOWHERE);

static const struct field point_fields[] = {
	{ "says", FIELD_TEXT, AT(verdict_point, says), .flags = FIELD_REQUIRED | FIELD_REFERS,
	  .doc = N_("a reason that the platform gave") },
	{ "answer", FIELD_TEXT, AT(verdict_point, answer), .flags = FIELD_REQUIRED | FIELD_REFERS,
	  .doc = N_("the answer to it") },
	{ "proof", FIELD_PROOF, AT(verdict_point, proof), .doc = "the list of ids that prove it" },
};

static const struct table point_table =
	TABLE("a point of the verdict", verdict_point, point_fields, AT(verdict_point, at), NOWHERE);

static const struct field verdict_fields[] = {
	{ "at", FIELD_DATE, AT(verdict, at_time), .doc = "when it was given" },
	{ "number", FIELD_CODE, AT(verdict, number), .doc = "the number of the decision" },
	{ "points", FIELD_MAPS, AT(verdict, points), AT(verdict, n_points), .table = &point_table,
	  .doc = "the list of its reasons, each with the answer" },
};

static const struct table verdict_table = TABLE("verdict", verdict, verdict_fields, AT(verdict, at), NOWHERE);

static const struct field status_fields[] = {
	{ "state", FIELD_WORD, AT(status, state), REQUIRED, .words = state_words,
	  .doc = N_("how far the case has come: drafted, submitted or decided") },
	{ "at", FIELD_DATE, AT(status, at_time), .doc = "when it was submitted or decided" },
	{ "outcome", FIELD_WORD, AT(status, outcome), .words = outcome_words,
	  .doc = "how the appeal was decided: upheld, rejected or partly" },
	{ "reason", FIELD_TEXT, AT(status, reason), QUOTED, .doc = "the reason that the platform gave" },
};

static const struct table status_table =
	TABLE("status", status, status_fields, AT(status, at), AT(status, given));

static const struct field fonts_fields[] = {
	{ "folder", FIELD_TEXT, AT(fonts_choice, folder), CHOICE, .doc = "a folder of font files" },
	{ "text", FIELD_TEXT, AT(fonts_choice, text), CHOICE, .doc = "the family of running text" },
	{ "strong", FIELD_TEXT, AT(fonts_choice, strong), CHOICE, .doc = "the family of headings" },
	{ "mono", FIELD_TEXT, AT(fonts_choice, mono), CHOICE,
	  .doc = "the family of numbers and digests" },
	{ "emoji", FIELD_TEXT, AT(fonts_choice, emoji), CHOICE, .doc = "the family of emoji" },
};

static const struct field silence_fields[] = {
	{ "code", FIELD_TEXT, AT(silence, code), .flags = FIELD_REQUIRED | FIELD_CHOICE,
	  .doc = N_("the code of a check, such as picture-small") },
	{ "why", FIELD_TEXT, AT(silence, why), REQUIRED, .doc = N_("why it is not to be told") },
};

static const struct table silence_table =
	TABLE("an entry of silence", silence, silence_fields, AT(silence, at), NOWHERE);

static const struct table fonts_table = TABLE("fonts", fonts_choice, fonts_fields, NOWHERE, NOWHERE);

/* Platform and complaint are taken as they are: the plan says which there are. */
static const struct field case_fields[] = {
	{ "dossier", FIELD_ELSEWHERE, .doc = "the version of this format: 1" },
	{ "include", FIELD_ELSEWHERE, .doc = "a .yaml file with shared facts, or a list of them" },
	{ "platform", FIELD_TEXT, AT(casefile, platform), .flags = FIELD_REQUIRED | FIELD_CHOICE,
	  .doc = N_("the platform, such as pinduoduo") },
	{ "complaint", FIELD_TEXT, AT(casefile, complaint), .flags = FIELD_REQUIRED | FIELD_CHOICE,
	  .doc = N_("the kind of complaint, such as counterfeit") },
	{ "recipient", FIELD_WORD, AT(casefile, recipient), .words = recipient_words,
	  .doc = "who will read it, such as platform" },
	{ "language", FIELD_LANGUAGE, AT(casefile, language),
	  .doc = "the language of the dossier, such as zh-CN" },
	{ "number", FIELD_CODE, AT(casefile, number), REQUIRED,
	  .doc = N_("the number that the platform gave the case") },
	{ "title", FIELD_TEXT, AT(casefile, title), .doc = "the title on the cover" },
	{ "timezone", FIELD_OFFSET, AT(casefile, timezone), .doc = "the offset from UTC, such as +08:00" },
	{ "filed_by", FIELD_TEXT, AT(casefile, filed_by), .doc = "who hands the dossier in" },
	{ "opened", FIELD_DATE, AT(casefile, opened), .doc = "when the complaint was made" },
	{ "respond_by", FIELD_DATE, AT(casefile, respond_by), .doc = "until when an answer is due" },
	{ "statement", FIELD_TEXT, AT(casefile, statement), REFERS, .doc = "the seller's account in full" },
	{ "request", FIELD_TEXT, AT(casefile, request), REFERS, .doc = "what the seller asks for" },
	{ "seller", FIELD_MAP, AT(casefile, seller), .table = &seller_table, .doc = "who the seller is" },
	{ "claims", FIELD_MAPS, AT(casefile, claims), AT(casefile, n_claims), .table = &claim_table,
	  .doc = "the list of what the buyer says and what is true" },
	{ "contact", FIELD_MAPS, AT(casefile, contacts), AT(casefile, n_contacts), .table = &contact_table,
	  .doc = "the list of what was tried with the buyer before the appeal" },
	{ "order", FIELD_MAP, AT(casefile, order), .table = &order_table, .doc = "the order" },
	{ "logistics", FIELD_MAP, AT(casefile, logistics), .table = &logistics_table, .doc = "the shipment" },
	{ "chat", FIELD_MAPS, AT(casefile, chats), AT(casefile, n_chats), .table = &chat_table,
	  .doc = "the list of chats" },
	{ "certificates", FIELD_MAPS, AT(casefile, certificates), AT(casefile, n_certificates),
	  .table = &certificate_table, .doc = "the list of certificates" },
	{ "timeline", FIELD_MAPS, AT(casefile, events), AT(casefile, n_events), .table = &event_table,
	  .doc = "the list of events that stand nowhere else" },
	{ "exhibits", FIELD_MAPS, AT(casefile, exhibits), AT(casefile, n_exhibits), .table = &exhibit_table,
	  .doc = "the list of other pictures" },
	{ "supplements", FIELD_TEXT, AT(casefile, supplements), CHOICE,
	  .doc = "the path of the case file of the first appeal" },
	{ "verdict", FIELD_MAP, AT(casefile, verdict), .table = &verdict_table,
	  .doc = "what was decided on the first appeal" },
	{ "status", FIELD_MAP, AT(casefile, status), .table = &status_table,
	  .doc = "how far the case has come" },
	{ "hide", FIELD_NAMES, AT(casefile, hide), .doc = "the list of further texts that nobody is to read" },
	{ "deliver", FIELD_NAMES, AT(casefile, deliver),
	  .doc = "the list of what is made: pdf, images, text" },
	{ "limits", FIELD_NODE, AT(casefile, limits), .doc = "what the form takes" },
	{ "limit", FIELD_NODE, AT(casefile, limit), .doc = "what the PDF is to fit" },
	{ "split", FIELD_TEXT, AT(casefile, split), CHOICE,
	  .doc = "whether a PDF that is too large comes in volumes: true or false" },
	{ "silence", FIELD_MAPS, AT(casefile, silences), AT(casefile, n_silences), .table = &silence_table,
	  .doc = "the list of checks that are not to be told" },
	{ "fonts", FIELD_MAP, AT(casefile, fonts), .table = &fonts_table,
	  .doc = "other fonts than the usual" },
};

const struct table case_table = TABLE("a case file", casefile, case_fields, NOWHERE, NOWHERE);

/* ---- questions to the table ---- */

const struct field *fields_lookup(const struct table *t, const char *key)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->fields[i].key, key) == 0)
			return &t->fields[i];
	return NULL;
}

const char *fields_list(struct arena *a, const struct table *t)
{
	const char *list = t->fields[0].key;

	for (size_t i = 1; i < t->n; i++)
		list = arena_printf(a, "%s, %s", list, t->fields[i].key);
	return list;
}

const char *fields_home(const char *key)
{
	if (fields_lookup(&case_table, key))
		return case_table.name;
	for (size_t i = 0; i < case_table.n; i++) {
		const struct table *t = case_table.fields[i].table;
		if (!t)
			continue;
		if (fields_lookup(t, key))
			return t->name;
		for (size_t k = 0; k < t->n; k++)
			if (t->fields[k].table && fields_lookup(t->fields[k].table, key))
				return t->fields[k].table->name;
	}
	return NULL;
}
