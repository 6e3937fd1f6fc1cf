/* words.h - every printed word, by name. The words stand in templates/words/LANGUAGE.yaml.
 *
 * WORDS is the only list of keys: a file that lacks one is an error when it is loaded, and a
 * key in a file that is not in the list fails tests/unit/templates_words.c. {name} in a word is a
 * slot; every language has the same slots. */
#ifndef DOSSIER_TEMPLATES_WORDS_H
#define DOSSIER_TEMPLATES_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "templates/shelf.h"

#define WORDS(X) \
	X(DOCUMENT_TITLE, "document.title") \
	X(DOCUMENT_SUPPLEMENT, "document.supplement") \
	X(DOCUMENT_NAMED, "document.named") \
	X(DOCUMENT_KICKER, "document.kicker") \
	X(DOCUMENT_RUNNING, "document.running") \
	X(DOCUMENT_FOLIO, "document.folio") \
	X(DOCUMENT_PART, "document.part") \
	X(DOCUMENT_CONTINUED, "document.continued") \
	X(DOCUMENT_REST, "document.rest") \
	X(DOCUMENT_CONTENTS, "document.contents") \
	X(SUMMARY_TITLE, "summary.title") \
	X(SUMMARY_COUNTS, "summary.counts") \
	X(SUMMARY_FAILED, "summary.failed") \
	X(SUMMARY_OTHER, "summary.other") \
	X(SUMMARY_PLATFORM, "summary.platform") \
	X(SUMMARY_CASES, "summary.cases") \
	X(SUMMARY_BUILT, "summary.built") \
	X(SUMMARY_FIRST, "summary.first") \
	X(SUMMARY_COMPLAINT, "summary.complaint") \
	X(SUMMARY_RESPOND, "summary.respond_by") \
	X(SUMMARY_OVERDUE, "summary.overdue") \
	X(SUMMARY_NUMBER, "summary.number") \
	X(SUMMARY_CASE, "summary.case") \
	X(SUMMARY_PAGES, "summary.pages") \
	X(SUMMARY_WHY, "summary.why") \
	X(SUMMARY_NOTE, "summary.note") \
	X(VOLUME_OF, "volume.of") \
	X(VOLUME_TITLE, "volume.title") \
	X(VOLUME_FOLIO, "volume.folio") \
	X(VOLUME_CONTENTS, "volume.contents") \
	X(VOLUME_COLUMN, "volume.column") \
	X(VOLUME_REFERENCE, "volume.reference") \
	X(VOLUME_PAGE, "volume.page") \
	X(SECTION_COVER, "section.cover") \
	X(SECTION_EXPLAIN, "section.explain") \
	X(SECTION_EXHIBITS, "section.exhibits") \
	X(SECTION_STATEMENT, "section.statement") \
	X(SECTION_TIMELINE, "section.timeline") \
	X(SECTION_ORDER, "section.order") \
	X(SECTION_LOGISTICS, "section.logistics") \
	X(SECTION_CHAT, "section.chat") \
	X(SECTION_CERTIFICATES, "section.certificates") \
	X(SECTION_PICTURES, "section.pictures") \
	X(SECTION_APPENDIX, "section.appendix") \
	X(EXHIBIT_LABEL, "exhibit.label") \
	X(EXHIBIT_SHORT, "exhibit.short") \
	X(EXHIBIT_PICTURE, "exhibit.picture") \
	X(EXHIBIT_PICTURE_SHORT, "exhibit.picture_short") \
	X(EXHIBIT_PICTURE_NUMBER, "exhibit.picture_number") \
	X(EXHIBIT_SEVERAL, "exhibit.several") \
	X(EXHIBIT_RANGE, "exhibit.range") \
	X(EXHIBIT_LINE, "exhibit.line") \
	X(EXHIBIT_LINE_SHORT, "exhibit.line_short") \
	X(EXHIBIT_LINES, "exhibit.lines") \
	X(EXHIBIT_LINES_SHORT, "exhibit.lines_short") \
	X(EXHIBIT_HEADING, "exhibit.heading") \
	X(EXHIBIT_NEW, "exhibit.new") \
	X(EXHIBIT_COPY, "exhibit.copy") \
	X(EXHIBIT_JOINED, "exhibit.joined") \
	X(EXHIBIT_MARKED, "exhibit.marked") \
	X(EXHIBIT_ORIGINAL, "exhibit.original") \
	X(EXHIBIT_ALTERNATIVE, "exhibit.alternative") \
	X(EXHIBIT_ALTERNATIVE_CAPTION, "exhibit.alternative_caption") \
	X(EXHIBIT_PAGE, "exhibit.page") \
	X(EXHIBIT_PART, "exhibit.part") \
	X(EXHIBIT_ORDER, "exhibit.order") \
	X(EXHIBIT_LOGISTICS, "exhibit.logistics") \
	X(EXHIBIT_CHAT, "exhibit.chat") \
	X(EXHIBIT_CHAT_WITH, "exhibit.chat_with") \
	X(EXHIBIT_UNTITLED, "exhibit.untitled") \
	X(SHOT_ORDER, "shot.order") \
	X(SHOT_TRACKING, "shot.tracking") \
	X(SHOT_PARCEL, "shot.parcel") \
	X(SHOT_CHAT, "shot.chat") \
	X(SOURCE_ORDER, "source.order") \
	X(SOURCE_LOGISTICS, "source.logistics") \
	X(SOURCE_CARRIER, "source.carrier") \
	X(SOURCE_CHAT, "source.chat") \
	X(SOURCE_CERTIFICATE, "source.certificate") \
	X(SOURCE_SELLER, "source.seller") \
	X(PROVES_ORDER, "proves.order") \
	X(PROVES_DELIVERED, "proves.delivered") \
	X(PROVES_SHIPPED, "proves.shipped") \
	X(PROVES_CHAT, "proves.chat") \
	X(PROVES_PICTURE, "proves.picture") \
	X(PROVES_DOCUMENT, "proves.document") \
	X(PROVES_CLAIM, "proves.claim") \
	X(PROVES_POINT, "proves.point") \
	X(PROVES_CLAIMS, "proves.claims") \
	X(COVER_NUMBER, "cover.number") \
	X(COVER_SUPPLEMENTS, "cover.supplements") \
	X(COVER_OPENED, "cover.opened") \
	X(COVER_SELLER, "cover.seller") \
	X(COVER_COMPANY, "cover.company") \
	X(COVER_BUYER, "cover.buyer") \
	X(COVER_ORDER, "cover.order") \
	X(COVER_ORDERED, "cover.ordered") \
	X(COVER_GOODS, "cover.goods") \
	X(COVER_AMOUNT, "cover.amount") \
	X(COVER_TRACKING, "cover.tracking") \
	X(COVER_FILED_BY, "cover.filed_by") \
	X(COVER_REQUEST, "cover.request") \
	X(COVER_DEADLINE, "cover.deadline") \
	X(COVER_DEADLINE_AT, "cover.deadline_at") \
	X(PARTY_SHOP, "party.shop") \
	X(PARTY_NAME, "party.name") \
	X(PARTY_COMPANY, "party.company") \
	X(PARTY_ACCOUNT, "party.account") \
	X(PARTY_CONTACT, "party.contact") \
	X(PARTY_PHONE, "party.phone") \
	X(PARTY_EMAIL, "party.email") \
	X(PARTY_ADDRESS, "party.address") \
	X(PARTY_ID, "party.id") \
	X(PARTY_FACT, "party.fact") \
	X(CLAIMS_TITLE, "claims.title") \
	X(CLAIMS_NUMBER, "claims.number") \
	X(CLAIMS_SAYS, "claims.says") \
	X(CLAIMS_FACT, "claims.fact") \
	X(CLAIMS_EXHIBITS, "claims.exhibits") \
	X(VERDICT_TITLE, "verdict.title") \
	X(VERDICT_OF, "verdict.of") \
	X(VERDICT_NUMBERED, "verdict.numbered") \
	X(VERDICT_BOTH, "verdict.both") \
	X(VERDICT_POINT, "verdict.point") \
	X(VERDICT_SAYS, "verdict.says") \
	X(VERDICT_ANSWER, "verdict.answer") \
	X(CONTACT_TITLE, "contact.title") \
	X(CONTACT_OFFER, "contact.offer") \
	X(CONTACT_ANSWER, "contact.answer") \
	X(LIST_NUMBER, "list.number") \
	X(LIST_NAME, "list.name") \
	X(LIST_SOURCE, "list.source") \
	X(LIST_PROVES, "list.proves") \
	X(LIST_PAGE, "list.page") \
	X(EXPLAIN_TERMS, "explain.terms") \
	X(EXPLAIN_NOTE, "explain.note") \
	X(LIST_NEW, "list.new") \
	X(LIST_EARLIER, "list.earlier") \
	X(TIMELINE_CREATED, "timeline.created") \
	X(TIMELINE_PAID, "timeline.paid") \
	X(TIMELINE_SHIPPED, "timeline.shipped") \
	X(TIMELINE_SHIPPED_BY, "timeline.shipped_by") \
	X(TIMELINE_RECEIVED, "timeline.received") \
	X(TIMELINE_CLOSED, "timeline.closed") \
	X(TIMELINE_SCAN, "timeline.scan") \
	X(TIMELINE_MERGED, "timeline.merged") \
	X(TIMELINE_SAYS, "timeline.says") \
	X(TIMELINE_CONTACT, "timeline.contact") \
	X(TIMELINE_CONTACT_BY, "timeline.contact_by") \
	X(TIMELINE_ISSUED, "timeline.issued") \
	X(TIMELINE_VALID_FROM, "timeline.valid_from") \
	X(TIMELINE_VALID_TO, "timeline.valid_to") \
	X(TIMELINE_OPENED, "timeline.opened") \
	X(TIMELINE_OPENED_FOR, "timeline.opened_for") \
	X(TIMELINE_DEADLINE, "timeline.deadline") \
	X(TIMELINE_VERDICT, "timeline.verdict") \
	X(TIMELINE_ZONE, "timeline.zone") \
	X(ZONE_NAMED, "zone.named") \
	X(ZONE_OFFSET, "zone.offset") \
	X(ORDER_NUMBER, "order.number") \
	X(ORDER_BUYER, "order.buyer") \
	X(ORDER_CREATED, "order.created") \
	X(ORDER_PAID, "order.paid") \
	X(ORDER_SHIPPED, "order.shipped") \
	X(ORDER_RECEIVED, "order.received") \
	X(ORDER_CLOSED, "order.closed") \
	X(ORDER_STATUS, "order.status") \
	X(ORDER_NOTE, "order.note") \
	X(ORDER_ITEM, "order.item") \
	X(ORDER_SKU, "order.sku") \
	X(ORDER_QUANTITY, "order.quantity") \
	X(ORDER_PRICE, "order.price") \
	X(ORDER_SUM, "order.sum") \
	X(ORDER_ITEMS_SUM, "order.items_sum") \
	X(ORDER_SHIPPING, "order.shipping") \
	X(ORDER_DISCOUNT, "order.discount") \
	X(ORDER_TAX, "order.tax") \
	X(ORDER_CHARGES, "order.charges") \
	X(ORDER_TOTAL, "order.total") \
	X(ORDER_ADDS_UP, "order.adds_up") \
	X(ORDER_DIFFERS, "order.differs") \
	X(ORDER_ADDS_UP_ALL, "order.adds_up_all") \
	X(ORDER_DIFFERS_ALL, "order.differs_all") \
	X(LOGISTICS_CARRIER, "logistics.carrier") \
	X(LOGISTICS_SERVICE, "logistics.service") \
	X(LOGISTICS_TRACKING, "logistics.tracking") \
	X(LOGISTICS_WEIGHT, "logistics.weight") \
	X(LOGISTICS_CONSIGNEE, "logistics.consignee") \
	X(LOGISTICS_PHONE, "logistics.phone") \
	X(LOGISTICS_ADDRESS, "logistics.address") \
	X(LOGISTICS_DELIVERED, "logistics.delivered") \
	X(LOGISTICS_SIGNED_BY, "logistics.signed_by") \
	X(LOGISTICS_EVENTS, "logistics.events") \
	X(LOGISTICS_TIME, "logistics.time") \
	X(LOGISTICS_PLACE, "logistics.place") \
	X(LOGISTICS_EVENT, "logistics.event") \
	X(CHAT_WITH, "chat.with") \
	X(CHAT_CHANNEL, "chat.channel") \
	X(CHAT_SOURCE, "chat.source") \
	X(CHAT_PERIOD, "chat.period") \
	X(CHAT_COUNT, "chat.count") \
	X(CHAT_MARK, "chat.mark") \
	X(CHAT_MARK_NOTE, "chat.mark_note") \
	X(CHAT_MARK_NOTE_MASKED, "chat.mark_note_masked") \
	X(CHAT_DELETED, "chat.deleted") \
	X(SENDER_BUYER, "sender.buyer") \
	X(SENDER_SELLER, "sender.seller") \
	X(SENDER_PLATFORM, "sender.platform") \
	X(SENDER_OTHER, "sender.other") \
	X(SENDER_FORWARDED, "sender.forwarded") \
	X(CERTIFICATE_KIND, "certificate.kind") \
	X(CERTIFICATE_NUMBER, "certificate.number") \
	X(CERTIFICATE_ISSUER, "certificate.issuer") \
	X(CERTIFICATE_HOLDER, "certificate.holder") \
	X(CERTIFICATE_ISSUED, "certificate.issued") \
	X(CERTIFICATE_VALID, "certificate.valid") \
	X(CERTIFICATE_SOURCE, "certificate.source") \
	X(CERTIFICATE_NOTE, "certificate.note") \
	X(CERTIFICATE_ORDER, "certificate.order") \
	X(CERTIFICATE_COVERS, "certificate.covers") \
	X(CERTIFICATE_MISSES, "certificate.misses") \
	X(CERTIFICATE_ENDLESS, "certificate.endless") \
	X(ORIGIN_SOURCE, "origin.source") \
	X(ORIGIN_TAKEN, "origin.taken") \
	X(ORIGIN_FILE, "origin.file") \
	X(ORIGIN_PAGE, "origin.page") \
	X(ORIGIN_SEPARATOR, "origin.separator") \
	X(APPENDIX_PURPOSE, "appendix.purpose") \
	X(APPENDIX_LIMITS, "appendix.limits") \
	X(APPENDIX_EXHIBIT, "appendix.exhibit") \
	X(APPENDIX_FILE, "appendix.file") \
	X(APPENDIX_SIZE, "appendix.size") \
	X(APPENDIX_COPY, "appendix.copy") \
	X(APPENDIX_PIXELS, "appendix.pixels") \
	X(APPENDIX_PIXELS_PAGE, "appendix.pixels_page") \
	X(APPENDIX_PIXELS_PAGES, "appendix.pixels_pages") \
	X(APPENDIX_PIXELS_SHOWN, "appendix.pixels_shown") \
	X(APPENDIX_TAKEN, "appendix.taken") \
	X(APPENDIX_SAME, "appendix.same") \
	X(APPENDIX_MASKED, "appendix.masked") \
	X(APPENDIX_REMARKS, "appendix.remarks") \
	X(APPENDIX_VIEW, "appendix.view") \
	X(APPENDIX_VIEW_PAGE, "appendix.view_page") \
	X(APPENDIX_DIGEST, "appendix.digest") \
	X(APPENDIX_DIGEST_PARTS, "appendix.digest_parts") \
	X(APPENDIX_DIGEST_PAGES, "appendix.digest_pages") \
	X(APPENDIX_DIGEST_STREAMS, "appendix.digest_streams") \
	X(APPENDIX_DIGEST_LIST, "appendix.digest_list") \
	X(APPENDIX_STREAMS, "appendix.streams") \
	X(APPENDIX_LISTS, "appendix.lists") \
	X(APPENDIX_LISTS_KEPT, "appendix.lists_kept") \
	X(APPENDIX_PAGES, "appendix.pages") \
	X(APPENDIX_PAGES_GREYED, "appendix.pages_greyed") \
	X(APPENDIX_PAGES_FITTED, "appendix.pages_fitted") \
	X(APPENDIX_PAGES_GREYED_FITTED, "appendix.pages_greyed_fitted") \
	X(APPENDIX_PAGES_DRAWN, "appendix.pages_drawn") \
	X(APPENDIX_PAGES_COPIED, "appendix.pages_copied") \
	X(APPENDIX_PAGE_OF, "appendix.page_of") \
	X(APPENDIX_PAGES_OF, "appendix.pages_of") \
	X(APPENDIX_ROWS, "appendix.rows") \
	X(APPENDIX_IMPORTS, "appendix.imports") \
	X(APPENDIX_IMPORT_SHEET, "appendix.import_sheet") \
	X(APPENDIX_IMPORT_ROW, "appendix.import_row") \
	X(APPENDIX_IMPORT_ROWS, "appendix.import_rows") \
	X(APPENDIX_RUN, "appendix.run") \
	X(APPENDIX_IMPORT_LINE, "appendix.import_line") \
	X(APPENDIX_IMPORT_ENTRY, "appendix.import_entry") \
	X(APPENDIX_IMPORT_PART, "appendix.import_part") \
	X(APPENDIX_IMPORT_COLUMNS, "appendix.import_columns") \
	X(APPENDIX_IMPORT_WHOLE, "appendix.import_whole") \
	X(STEP_METADATA, "step.metadata") \
	X(STEP_TURNED, "step.turned") \
	X(STEP_ALPHA_DROPPED, "step.alpha_dropped") \
	X(STEP_ALPHA_FLATTENED, "step.alpha_flattened") \
	X(STEP_CUT, "step.cut") \
	X(STEP_PARTS, "step.parts") \
	X(STEP_RECODED, "step.recoded") \
	X(STEP_UNTOUCHED, "step.untouched") \
	X(STEP_PROFILE, "step.profile") \
	X(STEP_DRAWN, "step.drawn") \
	X(STEP_SEEN, "step.seen") \
	X(STEP_REMARKED, "step.remarked") \
	X(STEP_FIRST_ONLY, "step.first_only") \
	X(STEP_CROPPED, "step.cropped") \
	X(STEP_CROPPED_TO, "step.cropped_to") \
	X(STEP_COVERED, "step.covered") \
	X(STEP_COVERED_AT, "step.covered_at") \
	X(STEP_PLACE, "step.place") \
	X(STEP_PLACES_MANY, "step.places_many") \
	X(STEP_WHERE, "step.where") \
	X(STEP_WHERE_OF, "step.where_of") \
	X(STEP_MARKED, "step.marked") \
	X(STEP_ROTATED, "step.rotated") \
	X(STEP_REENCODED, "step.reencoded") \
	X(STEP_FITTED, "step.fitted") \
	X(STEP_SQUARED, "step.squared") \
	X(STEP_CONVERTED, "step.converted") \
	X(STEP_GREYED, "step.greyed") \
	X(STEP_BILEVEL, "step.bilevel") \
	X(STEP_JOINED, "step.joined") \
	X(STEP_TRIMMED, "step.trimmed") \
	X(SIZE_BYTES, "size.bytes") \
	X(SIZE_KILOBYTES, "size.kilobytes") \
	X(SIZE_MEGABYTES, "size.megabytes") \
	X(NUMBER_GROUP, "number.group") \
	X(NUMBER_POINT, "number.point") \
	X(NUMBER_MINUS, "number.minus") \
	X(NUMBER_TIMES, "number.times") \
	X(NUMBER_NONE, "number.none") \
	X(NUMBER_OTHER_CURRENCY, "number.other_currency") \
	X(PHRASE_SEPARATOR, "phrase.separator") \
	X(PHRASE_CITATIONS, "phrase.citations") \
	X(PHRASE_STEPS, "phrase.steps") \
	X(PHRASE_CUT, "phrase.cut") \
	X(PHRASE_BLANK, "phrase.blank") \
	X(PHRASE_BLANK_FOR, "phrase.blank_for") \
	X(DRAFT_MADE, "draft.made") \
	X(DRAFT_MAKEFILE, "draft.makefile") \
	X(DRAFT_FILL, "draft.fill") \
	X(DRAFT_GENERAL, "draft.general") \
	X(DRAFT_DECIDES, "draft.decides") \
	X(DRAFT_DEADLINE, "draft.deadline") \
	X(DRAFT_DEADLINE_UNKNOWN, "draft.deadline_unknown") \
	X(DRAFT_CLAIMS, "draft.claims") \
	X(DRAFT_STATEMENT, "draft.statement") \
	X(DRAFT_CONTACT, "draft.contact") \
	X(DRAFT_REQUIRED, "draft.required") \
	X(DRAFT_RECOMMENDED, "draft.recommended") \
	X(DRAFT_ONE_OF, "draft.one_of") \
	X(DRAFT_ADD, "draft.add") \
	X(DRAFT_USELESS, "draft.useless") \
	X(DRAFT_UNKNOWN, "draft.unknown") \
	X(DRAFT_LEFT_OUT, "draft.left_out") \
	X(DRAFT_STEPS, "draft.steps") \
	X(DRAFT_STEP, "draft.step") \
	X(RANGE_BOTH, "range.both") \
	X(RANGE_NUMBERS, "range.numbers") \
	X(RANGE_FROM, "range.from") \
	X(RANGE_TO, "range.to") \
	X(RANGE_ENDLESS, "range.endless") \
	X(DATE_DAY, "date.day") \
	X(DATE_MINUTE, "date.minute") \
	X(DATE_SECOND, "date.second") \
	X(DATE_TIME, "date.time") \
	X(ELAPSED_TWO, "elapsed.two")

/* Words that depend on a number: one form for each category of the language's plural rule. */
#define PLURALS(X) \
	X(DAYS, "elapsed.days") \
	X(HOURS, "elapsed.hours") \
	X(MINUTES, "elapsed.minutes") \
	X(SECONDS, "elapsed.seconds") \
	X(MESSAGES, "count.messages") \
	X(MORE_GOODS, "count.more_goods")

#define ENUM(name, key) WORD_##name,
enum word { WORDS(ENUM) WORD_COUNT };
#undef ENUM
#define ENUM(name, key) PLURAL_##name,
enum plural { PLURALS(ENUM) PLURAL_COUNT };
#undef ENUM

enum plural_form { FORM_ONE, FORM_FEW, FORM_MANY, FORM_OTHER, FORM_COUNT };

/* Which forms a language has and which a number takes; `plural:` in the words file. */
struct plural_rule {
	const char *name;
	enum plural_form (*form)(long n);
	bool has[FORM_COUNT];
};

struct words {
	const char *language;
	const struct source *source;
	const struct node *root;
	const struct plural_rule *rule;
	const char *word[WORD_COUNT];
	const char *plural[PLURAL_COUNT][FORM_COUNT];
};

/* templates/words/LANGUAGE.yaml. Everything that is missing is reported as `missing-word` with the file and
 * the key. Never NULL; root is NULL after an error. */
struct words *words_load(struct shelf *s, const struct text *language);

/* A word of an open group ("complaints", "counterfeit"), or NULL. */
const char *words_lookup(const struct words *w, const char *group, const char *key);

/* The form for n, its {n} not yet filled. */
const char *words_plural(const struct words *w, enum plural p, long n);

/* `pattern` with its slots filled: name, value, name, value, NULL. A slot that is not named is dropped. */
const char *words_fill(struct arena *a, const char *pattern, ...) __attribute__((sentinel));

const struct plural_rule *words_find_rule(const char *name); /* NULL if there is none */

const char *words_key(enum word w);
const char *words_plural_key(enum plural p);
/* Groups whose keys are data: complaints, certificate kinds, currencies, checks ... */
bool words_is_open_group(const char *group);

#endif
