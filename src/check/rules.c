/* rules.c - the table of all rules. A rule is added here, in its file, and in dossier(1). */
#include <string.h>

#include "base/message.h"
#include "check/check_int.h"

static const struct rule rules[] = {
	/* the try itself */
	{"deadline-passed", LEVEL_WARNING, check_deadline_passed, LOOK_ALWAYS,
	 N_("the time to respond is over")},
	{"deadline-near", LEVEL_NOTE, check_deadline_near, LOOK_ALWAYS,
	 N_("less than a day is left to respond")},
	{"no-appeal", LEVEL_WARNING, check_appeal, LOOK_ALWAYS,
	 N_("the platform takes no appeal against this")},
	{"submitted", LEVEL_WARNING, check_submitted, LOOK_ALWAYS,
	 N_("the one try is spent already")},
	{"status", LEVEL_WARNING, check_status, LOOK_ALWAYS,
	 N_("state, outcome and day of the case do not fit together")},
	{"verdict", LEVEL_WARNING, check_answers, LOOK_ALWAYS,
	 N_("the reasons of the first decision are not answered")},
	{"supplements", LEVEL_WARNING, check_same_order, LOOK_ALWAYS,
	 N_("the first case is about another order")},
	/* evidence */
	{"evidence-missing", LEVEL_WARNING, check_required_evidence, LOOK_WHOLE,
	 N_("evidence that the playbook requires is missing")},
	{"evidence-recommended", LEVEL_NOTE, check_recommended_evidence, LOOK_CLEAN,
	 N_("evidence that would help is not there")},
	{"evidence-useless", LEVEL_NOTE, check_useless_evidence, LOOK_ALWAYS,
	 N_("evidence that does not help")},
	{"no-evidence", LEVEL_WARNING, check_pictures_given, LOOK_CLEAN,
	 N_("the case has no picture at all")},
	{"nothing-new", LEVEL_WARNING, check_news, LOOK_CLEAN,
	 N_("another appeal without new evidence")},
	{"no-proof", LEVEL_WARNING, check_proof, LOOK_WHOLE,
	 N_("a claim that nothing proves")},
	{"nothing-to-show", LEVEL_ERROR, check_empty, LOOK_WHOLE,
	 N_("a chat or an exhibit with nothing in it")},
	{"nothing-to-show", LEVEL_WARNING, check_scans, LOOK_WHOLE,
	 N_("a certificate without a scan")},
	{"exhibit-not-cited", LEVEL_NOTE, check_citations, LOOK_CLEAN,
	 N_("an exhibit that no claim or text refers to")},
	{"chat-old", LEVEL_NOTE, check_chat_age, LOOK_ALWAYS,
	 N_("a chat older than the platform keeps")},
	/* contradictions */
	{"sum", LEVEL_ERROR, check_sum_possible, LOOK_ALWAYS,
	 N_("amounts too large to be added up")},
	{"sum", LEVEL_WARNING, check_sum, LOOK_ALWAYS,
	 N_("items, shipping and discount do not make the total")},
	{"date-order", LEVEL_ERROR, check_validity_order, LOOK_ALWAYS,
	 N_("a certificate that ends before it begins")},
	{"date-order", LEVEL_WARNING, check_date_order, LOOK_ALWAYS,
	 N_("dates that contradict each other")},
	{"date-order", LEVEL_WARNING, check_status_date, LOOK_ALWAYS,
	 N_("a case decided before it began")},
	{"date-future", LEVEL_WARNING, check_future, LOOK_CLEAN,
	 N_("dates that lie in the future")},
	{"zone-mixed", LEVEL_WARNING, check_zones, LOOK_ALWAYS,
	 N_("dates in more than one time zone")},
	{"zone-mixed", LEVEL_NOTE, check_zones_hint, LOOK_ALWAYS,
	 N_("dates with offsets of more than one time zone")},
	{"number-differs", LEVEL_WARNING, check_numbers, LOOK_ALWAYS,
	 N_("a number in a text that differs a little from the order's")},
	{"tracking-form", LEVEL_WARNING, check_tracking_form, LOOK_ALWAYS,
	 N_("a tracking number in none of its carrier's forms")},
	{"not-valid", LEVEL_WARNING, check_validity, LOOK_ALWAYS,
	 N_("a certificate that was not valid when the order was placed")},
	{"certificate-late", LEVEL_WARNING, check_issue, LOOK_ALWAYS,
	 N_("a certificate issued only after the order was placed")},
	{"certificate-holder", LEVEL_WARNING, check_holder, LOOK_ALWAYS,
	 N_("a certificate issued to somebody else")},
	/* pictures */
	{"picture-small", LEVEL_WARNING, check_small_pictures, LOOK_FORM,
	 N_("a picture with too few pixels for the size at which it is printed")},
	{"text-small", LEVEL_WARNING, check_small_text, LOOK_FORM,
	 N_("text in a picture that is printed too small to be read")},
	{"picture-wide", LEVEL_WARNING, check_wide_pictures, LOOK_FORM,
	 N_("a picture that becomes a thin strip")},
	{"picture-tall", LEVEL_WARNING, check_tall_pictures, LOOK_FORM,
	 N_("a long picture that cannot be cut")},
	{"picture-people", LEVEL_WARNING, check_people_in_pictures, LOOK_ALWAYS,
	 N_("pictures that show people to strangers")},
	{"picture-taken", LEVEL_WARNING, check_taken, LOOK_ALWAYS,
	 N_("a photo taken on another day than the case says")},
	{"copy-refused", LEVEL_ERROR, check_touched_copies, LOOK_ALWAYS,
	 N_("a paper cropped, covered or marked where the platform takes none such")},
	{"copy-refused", LEVEL_WARNING, check_touched_copies, LOOK_ALWAYS,
	 N_("a paper cropped, covered or marked where the platform is said to take none such")},
	/* what the form takes */
	{"text-too-long", LEVEL_ERROR, check_long_text, LOOK_FORM,
	 N_("a statement longer than the form takes")},
	{"text-too-long", LEVEL_WARNING, check_long_text, LOOK_FORM,
	 N_("a statement with blanks, longer than the form takes")},
	{"text-too-short", LEVEL_ERROR, check_short_text, LOOK_FORM,
	 N_("a statement shorter than the form wants")},
	{"pages-too-many", LEVEL_ERROR, check_pages, LOOK_FORM,
	 N_("more pages than the form takes")},
	{"pages-too-many", LEVEL_WARNING, check_pages, LOOK_FORM,
	 N_("more pages than the form is said to take")},
	{"pdf-too-large", LEVEL_ERROR, check_pdf_bytes, LOOK_WRITTEN,
	 N_("a PDF larger than the form takes")},
	{"pdf-too-large", LEVEL_WARNING, check_pdf_bytes, LOOK_WRITTEN,
	 N_("a PDF larger than the form is said to take")},
	{"pdf-too-large", LEVEL_ERROR, check_total_bytes, LOOK_WRITTEN,
	 N_("a PDF larger than the form takes files")},
	{"pdf-too-large", LEVEL_WARNING, check_total_bytes, LOOK_WRITTEN,
	 N_("a PDF larger than the form is said to take files")},
	{"files-too-many", LEVEL_ERROR, check_volumes, LOOK_FORM,
	 N_("more volumes than the form takes files")},
	{"files-too-many", LEVEL_WARNING, check_volumes, LOOK_FORM,
	 N_("more volumes than the form is said to take files")},
	{"file-name", LEVEL_ERROR, check_pdf_name, LOOK_FORM,
	 N_("a name of the PDF that the form does not take")},
	{"file-name", LEVEL_WARNING, check_pdf_name, LOOK_FORM,
	 N_("a name of the PDF that the form is said not to take")},
	{"file-name", LEVEL_NOTE, check_image_names, LOOK_FORM,
	 N_("names of images or volumes that the form may not take")},
	/* words */
	{"personal-data", LEVEL_NOTE, check_personal, LOOK_ALWAYS,
	 N_("personal data in a sentence that its recipient may not see")},
	{"unfilled", LEVEL_WARNING, check_slots, LOOK_WHOLE,
	 N_("a place in the statement for which the case says nothing")},
	{"tone-insulting", LEVEL_WARNING, check_insults, LOOK_ALWAYS,
	 N_("words that may offend or decide")},
	{"tone-vague", LEVEL_NOTE, check_vagueness, LOOK_ALWAYS,
	 N_("words that say nothing exact")},
	/* told by others, where they meet it: here so that it is listed and can be silenced */
	{"number-precision", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a number that a spreadsheet may have rounded")},
	{"unfilled", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a text with a blank in it")},
	{"reference", LEVEL_ERROR, NULL, TOLD_BEFORE,
	 N_("a reference to nothing")},
	{"reference", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("brackets that are no reference")},
	{"image-more", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a file with more pictures than the one shown")},
	{"pdf-damaged", LEVEL_ERROR, NULL, TOLD_BEFORE,
	 N_("a page of a PDF of which nothing can be read")},
	{"pdf-damaged", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("parts of a PDF are damaged")},
	{"pdf-repaired", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a PDF that is damaged and was mended")},
	{"form-mono", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("writing in a picture that is as light as its ground, where no colours are taken")},
	{"form-mono", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a page of a PDF that loses its colours only as a picture")},
	{"pdf-hidden", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a page of a PDF with parts that are not seen, and come along")},
	{"pdf-hidden", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a page of a PDF with parts that are not seen, and are left out")},
	{"pdf-long", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a page of a PDF that is too long to be read on one of paper, and is cut into parts")},
	{"pdf-unshown", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("remarks or fields of a PDF that do not say how they look, and are not shown")},
	{"pdf-unshown", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a page of a PDF with remarks or fields that do not say how they look, which is drawn")},
	{"stitch-apart", LEVEL_ERROR, NULL, TOLD_BEFORE,
	 N_("a joined picture that there is not")},
	{"stitch-apart", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("screenshots that cannot be joined")},
	{"stitch-single", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("screenshots that a message alone joins, or a few")},
	{"trim-covered", LEVEL_ERROR, NULL, TOLD_BEFORE,
	 N_("a covered part of a picture that is left out, and stays uncovered elsewhere")},
	{"trim-nothing", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a picture in which no head or foot is repeated")},
	{"earlier-missing", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("files of the first case that are not there any more")},
	{"import-uneven", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("an amount of several pieces or kinds of goods that gives no price")},
	{"import-short", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a row of an export with fewer cells than it has columns")},
	{"import-encoding", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an export that does not tell its encoding, which is guessed")},
	{"import-encoding", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("an export whose encoding its letters tell")},
	{"import-hidden", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("rows of a workbook that are hidden, and are read as all others")},
	{"import-sheet", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a sheet of a workbook with orders that are not read")},
	{"import-sheet", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a hidden sheet of a workbook with orders that are not read")},
	{"import-platform", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an export of another platform than that of the case")},
	{"import-rounded", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an amount of an export with more decimals than an amount has")},
	{"import-left", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("rows of an export that are no items of an order, and are left out")},
	{"import-loose", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("rows of an export without an order number, or messages of no chat, which are left out")},
	{"import-unpriced", LEVEL_ERROR, NULL, TOLD_BEFORE,
	 N_("an export that does not tell in which currency its amounts are")},
	{"import-damaged", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a column of an export of which all values are damaged")},
	{"import-currency", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("amounts of an export in another currency than the order")},
	{"import-cancelled", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an order that the export calls cancelled")},
	{"import-cancelled", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("cancelled orders without an item, of which no case is made")},
	{"import-refunded", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an order that the export calls refunded, all of it or a part")},
	{"import-refunded", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("an order of which by the export a refund or return was asked for")},
	{"import-returned", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an order that by the export came back, was refused or was lost")},
	{"import-unpaid", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an order that by the export was not paid")},
	{"import-status", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a status of an order or parcel that is not known")},
	{"import-double", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("two columns of one name that do not say the same")},
	{"import-empty", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a record of a parcel without a scan")},
	{"import-edited", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a table beside a case that is not as \"dossier import\" wrote it")},
	{"import-parcels", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("parcels or dates of an order that its rows do not say alike")},
	{"import-parcels", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("an order in several parcels, of which the case has one, or without a tracking number")},
	{"import-uncounted", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("an export of which no column says how many pieces an item has")},
	{"import-undelivered", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("a parcel that did not arrive, or came back")},
	{"import-untimed", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("scans of a parcel that do not tell when, and are left out")},
	{"import-delivered", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a parcel that was handed over by a scan that does not say so")},
	{"import-clock", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("times on a clock that is not known, of which the days are taken")},
	{"import-total", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("an amount of the whole order that an export does not tell, or not clearly")},
	{"import-replaced", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an order whose number in the case is not that of the row it is taken from")},
	{"import-replaced", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("columns of an export in whose place the case has values of its own")},
	{"import-side", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("the export of a chat does not say who wrote a message of it")},
	{"import-merged", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("an amount that several items have in merged cells, and is left out")},
	{"import-twice", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("an item of an order that is in the export twice")},
	{"import-notice", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("messages of a chat that its program wrote, and nobody, and words in them that they answer")},
	{"import-part", LEVEL_NOTE, NULL, TOLD_BEFORE,
	 N_("a chat of which some days were taken")},
	{"private-name", LEVEL_WARNING, NULL, TOLD_BEFORE,
	 N_("names of files that tell what is hidden")},
	{"message-language", LEVEL_NOTE, NULL, TOLD_LATER,
	 N_("a message to the buyer in another language than the case")},
	{"missing-glyph", LEVEL_WARNING, NULL, TOLD_LATER,
	 N_("characters that no font has")},
	{"overfull", LEVEL_WARNING, NULL, TOLD_LATER,
	 N_("what does not fit its column or page")},
	{"overfull", LEVEL_NOTE, NULL, TOLD_LATER,
	 N_("a row split between two pages")},
	{"text-encoding", LEVEL_WARNING, NULL, TOLD_LATER,
	 N_("characters that the form does not know")},
	{"fitted", LEVEL_NOTE, NULL, TOLD_LATER,
	 N_("pictures made smaller for what the form takes")},
	{"fitted-coarse", LEVEL_WARNING, NULL, TOLD_LATER,
	 N_("pictures made so small that words in them may be lost")},
	{"form-dpi", LEVEL_WARNING, NULL, TOLD_LATER,
	 N_("a picture in a PDF that is finer than the form takes")},
	{"tightened", LEVEL_NOTE, NULL, TOLD_LATER,
	 N_("pages set more tightly for what the form takes")},
	{"volumes", LEVEL_NOTE, NULL, TOLD_LATER,
	 N_("a PDF that comes in volumes")},
	{"volume-parted", LEVEL_NOTE, NULL, TOLD_LATER,
	 N_("an exhibit that two volumes share")},
	{"sheets-few", LEVEL_NOTE, NULL, TOLD_LATER,
	 N_("fewer images than the pictures need")},
	{"sheet-too-large", LEVEL_ERROR, NULL, TOLD_LATER,
	 N_("a sheet that cannot be as small as the form takes")},
};
enum { N_RULES = sizeof rules / sizeof *rules };

/* ---- reporting ---- */

void check_say(struct check *k, struct mark at, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	diag_report(k->d, k->rule->level, at, k->rule->code, fmt, ap);
	va_end(ap);
}

void check_advise(struct check *k, const char *fmt, ...)
{
	va_list ap;
	va_start(ap, fmt);
	diag_advise_with(k->d, fmt, ap);
	va_end(ap);
}

/* ---- all rules ---- */

/* The case with what templates know of it. */
static struct check prepare(struct arena *a, struct diag *d, const struct check_input *input)
{
	const struct casefile *c = input->casefile;
	struct check k = {
		.a = a,
		.d = d,
		.c = c,
		.disclosed = input->disclosed,
		.evidence = input->evidence,
		.shelf = input->shelf,
		.now = input->now,
		.language = message_language(),
		.platform = input->platform,
		.pieces = input->pieces,
		.playbook = input->playbook,
		.limits = input->limits,
	};
	k.zone = c->has_timezone ? c->timezone_minutes : k.platform ? k.platform->zone : 0;
	return k;
}

void check_case(struct arena *a, struct diag *d, const struct check_input *input)
{
	if (!input->casefile->source)
		return;
	bool is_clean = diag_worst(d) < LEVEL_ERROR;
	enum when_to_look most = is_clean ? LOOK_CLEAN : input->is_whole ? LOOK_WHOLE : LOOK_ALWAYS;
	struct check k = prepare(a, d, input);
	k.found = found_make(k.shelf, k.c, k.pieces);
	silence_check(&k);
	for (size_t i = 0; i < N_RULES; i++) {
		k.rule = &rules[i];
		if (rules[i].when <= most)
			rules[i].look(&k);
	}
	if (is_clean)
		silence_tell_unused(&k);
}

int64_t check_deadline(struct arena *a, const struct check_input *input, int *zone)
{
	*zone = 0;
	if (!input->casefile->source)
		return 0;
	const struct check k = prepare(a, NULL, input);
	*zone = k.zone;
	return deadlines_end(&k);
}

static void look_at_form(struct arena *a, struct diag *d, const struct check_input *input,
                         enum when_to_look when)
{
	struct check k = {
		.a = a,
		.d = d,
		.c = input->casefile,
		.evidence = input->evidence,
		.limits = input->limits,
		.form = input->form,
	};
	for (size_t i = 0; i < N_RULES; i++) {
		k.rule = &rules[i];
		if (rules[i].when == when)
			rules[i].look(&k);
	}
}

void check_form(struct arena *a, struct diag *d, const struct check_input *input)
{
	look_at_form(a, d, input, LOOK_FORM);
}

void check_written(struct arena *a, struct diag *d, const struct check_input *input)
{
	look_at_form(a, d, input, LOOK_WRITTEN);
}

bool rules_wait_for_pages(const char *code)
{
	for (size_t i = 0; i < N_RULES; i++)
		if (rules[i].when >= LOOK_FORM && strcmp(rules[i].code, code) == 0)
			return true;
	return false;
}

const struct check_rule *check_rules(struct arena *a, size_t *n)
{
	struct check_rule *list = ARENA_ARRAY(a, struct check_rule, N_RULES);
	*n = N_RULES;
	for (size_t i = 0; i < N_RULES; i++)
		list[i] = (struct check_rule){rules[i].code, rules[i].about, rules[i].level};
	return list;
}
