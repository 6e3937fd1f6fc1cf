/* catalog.c - what a viewer shows around the pages: title, language, outline, page labels. */
#include "paint/paint_int.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH = 8 }; /* of the outline, at most */

static void put_entry(struct buf *b, const char *key, const char *text)
{
	if (!text || !*text)
		return;
	pdf_put(b, key);
	pdf_text(b, text, strlen(text));
}

/* ---- information ---- */

/* libharu made the dictionary with its own Producer; ours replaces it. */
static void fill_info(struct press *p)
{
	const struct paint_job *job = p->job;
	struct buf *b = &p->body;
	if (!p->doc->info)
		return;
	HPDF_Dict_RemoveElement(p->doc->info, "Producer");
	buf_clear(b);
	put_entry(b, "/Title", job->pages->title);
	put_entry(b, "/Author", job->author);
	put_entry(b, "/Producer", job->producer);
	if (job->date != INT64_MIN) {
		char text[32];
		struct date d = date_from_seconds(job->date, 0);
		date_format(text, sizeof text, "'D:'YYYYMMDDhhmmss'Z'", &d);
		put_entry(b, "/CreationDate", text);
	}
	object_body(p, object_adopt(p, p->doc->info), b);
}

/* ---- page labels ---- */

struct label { /* a folio: a prefix, then a number if it ends in one */
	const char *text;
	size_t n_prefix;
	long number; /* 0: none */
};

static struct label parse_folio(const char *folio)
{
	struct label l = { .text = folio ? folio : "" };
	size_t n = strlen(l.text), digits = n;
	while (digits > 0 && n - digits < 9 && l.text[digits - 1] >= '0' && l.text[digits - 1] <= '9')
		digits--;
	l.n_prefix = digits;
	if (digits == n || l.text[digits] == '0')
		l.n_prefix = n; /* "007" would come out as 7 */
	else
		l.number = strtol(l.text + digits, NULL, 10);
	return l;
}

static bool follows(const struct label *before, const struct label *l)
{
	return before->number && l->number == before->number + 1 && l->n_prefix == before->n_prefix &&
	       memcmp(l->text, before->text, l->n_prefix) == 0;
}

static void put_label(struct buf *b, size_t page, const struct label *l)
{
	pdf_int(b, (long long)page);
	pdf_put(b, "<<");
	if (l->n_prefix) {
		pdf_put(b, "/P");
		pdf_text(b, l->text, l->n_prefix);
	}
	if (l->number) {
		pdf_put(b, "/S/D/St ");
		pdf_int(b, l->number);
	}
	pdf_put(b, ">>");
}

/* One entry where a run of consecutive folios starts. */
static void put_labels(struct buf *b, const struct pages *pages)
{
	struct label before = { .text = "" };
	pdf_put(b, "/PageLabels<</Nums[");
	for (size_t i = 0; i < pages->n; i++) {
		struct label l = parse_folio(pages->v[i].folio);
		if (i == 0 || !follows(&before, &l))
			put_label(b, i, &l);
		before = l;
	}
	pdf_put(b, "]>>");
}

/* ---- outline ---- */

static HPDF_Outline add_entry(struct press *p, HPDF_Outline parent, const struct outline_entry *e)
{
	HPDF_Outline item = HPDF_Outline_New(p->doc->mmgr, parent, "", NULL, p->doc->xref);
	if (!item)
		return NULL;
	HPDF_Dict_RemoveElement(item, "Title"); /* it knows no character above U+FFFF */
	buf_clear(&p->body);
	pdf_put(&p->body, "/Title");
	pdf_text(&p->body, e->title, strlen(e->title));
	if (e->page < p->job->pages->n) {
		pdf_put(&p->body, "/Dest");
		link_destination(p, &p->body, e->page, e->y);
	}
	object_body(p, object_adopt(p, item), &p->body);
	return item;
}

static void add_outline(struct press *p)
{
	const struct pages *pages = p->job->pages;
	HPDF_Outline last[DEPTH] = { HPDF_OutlineRoot_New(p->doc->mmgr, p->doc->xref) };
	int depth = 0; /* last[0 .. depth] are good */
	if (last[0])
		HPDF_Dict_Add(p->doc->catalog, "Outlines", last[0]);
	for (size_t i = 0; i < pages->n_outline && press_check(p); i++) {
		int level = pages->outline[i].level;
		level = level < 1 ? 1 : level > depth + 1 ? depth + 1 : level;
		depth = level < DEPTH ? level : DEPTH - 1;
		last[depth] = add_entry(p, last[depth - 1], &pages->outline[i]);
	}
}

void catalog_fill(struct press *p)
{
	if (!press_check(p))
		return;
	fill_info(p);
	if (p->job->pages->n_outline)
		add_outline(p);
	buf_clear(&p->body);
	put_entry(&p->body, "/Lang", p->job->pages->language);
	pdf_put(&p->body, "/ViewerPreferences<</DisplayDocTitle true>>");
	put_labels(&p->body, p->job->pages);
	enclosed_put_layers(p, &p->body);
	object_body(p, object_adopt(p, p->doc->catalog), &p->body);
}
