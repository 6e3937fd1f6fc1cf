/* verify_leak.c - wherever a PDF can hold text, a secret planted there is found, however it is written;
 * what only looks like one is not. The PDFs are made here by hand. */
#include <stdarg.h>
#include <stdlib.h>

#include "base/buf.h"
#include "test.h"
#include "verify/verify.h"

/* ---- PDFs ---- */

struct pdf {
	struct buf bytes;
	size_t offsets[40];
	int n; /* objects so far */
};

static void pdf_object(struct pdf *p, const char *body)
{
	p->offsets[++p->n] = p->bytes.n;
	buf_printf(&p->bytes, "%d 0 obj\n%s\nendobj\n", p->n, body);
}

static void pdf_stream(struct pdf *p, const char *entries, const char *data)
{
	p->offsets[++p->n] = p->bytes.n;
	buf_printf(&p->bytes, "%d 0 obj\n<<%s/Length %zu>>stream\n%s\nendstream\nendobj\n", p->n, entries,
	           strlen(data), data);
}

static void pdf_end(struct pdf *p)
{
	size_t start = p->bytes.n;
	buf_printf(&p->bytes, "xref\n0 %d\n0000000000 65535 f \n", p->n + 1);
	for (int i = 1; i <= p->n; i++)
		buf_printf(&p->bytes, "%010zu 00000 n \n", p->offsets[i]);
	buf_printf(&p->bytes, "trailer\n<</Size %d/Root 1 0 R/Info 8 0 R>>\n", p->n + 1);
	buf_printf(&p->bytes, "startxref\n%zu\n%%%%EOF\n", start);
}

/* Codes 1 to 4 are 张, 伟, 敏 and "ffi"; 0x10 on are the digits. */
static const char cmap[] =
	"1 begincodespacerange <00><FF> endcodespacerange\n"
	"4 beginbfchar <01><5F20> <02><4F1F> <03><654F> <04><006600660069> endbfchar\n"
	"1 beginbfrange <10><19><0030> endbfrange\n";

struct places { /* what stands where; NULL: nothing */
	const char *content, *second, *info, *outline, *form, *metadata, *other, *drawn, *tile, *entries;
};

#define SHOWS(operators) (struct places){.content = "BT /F2 9 Tf " operators " ET"}
#define SHOWS_CODES(operators) (struct places){.content = "BT /F1 9 Tf " operators " ET"}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

static void make(struct pdf *p, const struct places *where)
{
	char text[2000];
	*p = (struct pdf){0};
	buf_add_string(&p->bytes, "%PDF-1.7\n");
	snprintf(text, sizeof text, "<</Type/Catalog/Pages 2 0 R/Metadata 11 0 R %s>>", or_empty(where->other));
	pdf_object(p, text);
	pdf_object(p, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 99 99]>>");
	const char *fonts = "/Resources<</Font<</F1 7 0 R/F2 12 0 R/F3<</Type/Font/Encoding/UniGB-UCS2-H>>>>>>";
	snprintf(text, sizeof text, "<</Type/Page/Parent 2 0 R%s/Contents 5 0 R>>", fonts);
	pdf_object(p, text);
	snprintf(text, sizeof text, "<</Type/Page/Parent 2 0 R%.*s%s>>/Contents 6 0 R>>", (int)strlen(fonts) - 2,
	         fonts, or_empty(where->drawn));
	pdf_object(p, text);
	pdf_stream(p, "", or_empty(where->content));
	pdf_stream(p, "", or_empty(where->second));
	pdf_object(p, "<</Type/Font/Subtype/Type3/ToUnicode 9 0 R>>");
	snprintf(text, sizeof text, "<</Title(x)%s>>", or_empty(where->info));
	pdf_object(p, text);
	pdf_stream(p, "", cmap);
	snprintf(text, sizeof text, "/Type/XObject/Subtype/Form/BBox[0 0 1 1]%s%s", fonts,
	         or_empty(where->entries));
	pdf_stream(p, text, or_empty(where->form));
	pdf_stream(p, "/Type/Metadata/Subtype/XML", or_empty(where->metadata));
	pdf_object(p, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
	snprintf(text, sizeof text, "<<%s>>", or_empty(where->outline));
	pdf_object(p, text);
	snprintf(text, sizeof text, "/PatternType 1%s", fonts);
	pdf_stream(p, text, or_empty(where->tile));
	pdf_end(p);
}

/* What is said of the secrets; "" if nothing. */
static const char *verify(const struct places *where, const struct secret *secrets, size_t n)
{
	static char said[4000];
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct pdf pdf;
	make(&pdf, where);
	said[0] = '\0';
	FILE *to = fmemopen(said, sizeof said, "w");
	bool is_clean = verify_pdf(pdf.bytes.data, pdf.bytes.n, secrets, n, d);
	diag_print(d, to, false, LEVEL_NOTE);
	fclose(to);
	CHECK(is_clean == (diag_worst(d) < LEVEL_ERROR));
	buf_drop(&pdf.bytes);
	arena_drop(a);
	return said;
}

static void leaks(const char *secret, struct places where, const char *how)
{
	const struct secret s = {.text = secret};
	bool found = strstr(verify(&where, &s, 1), "[leak]") != NULL;
	if (!found)
		fprintf(stderr, "not found: %s\n", how);
	CHECK(found);
}

static void keeps(const char *secret, struct places where, const char *how)
{
	const struct secret s = {.text = secret};
	const char *said = verify(&where, &s, 1);
	if (*said)
		fprintf(stderr, "%s: %s\n", how, said);
	CHECK(!*said);
}

/* ---- where ---- */

static void test_places(void)
{
	static const char phone[] = "13805712345";
	leaks(phone, SHOWS("(call 13805712345) Tj"), "a string");
	leaks(phone, (struct places){.second = "BT /F2 9 Tf <3133383035373132333435> Tj ET"}, "hexadecimal");
	leaks(phone, (struct places){.info = "/Author(13805712345)"}, "information");
	leaks(phone, (struct places){.info = "/Author<FEFF0031003300380030003500370031003200330034"
	                                     "0035>"}, "UTF-16");
	leaks(phone, (struct places){.outline = "/Title<FFFE31003300380030003500370031003200330034003500>"},
	      "UTF-16, the other way round");
	leaks("\u0141ucja \u0152uf", (struct places){.outline = "/Title(\\225ucja \\226uf)"}, "PDFDocEncoding");
	leaks(phone, (struct places){.outline = "/Title(138 0571 2345)"}, "outline");
	leaks(phone, (struct places){.outline = "/Alt(\\1638, 13805712345)"}, "an alternative text");
	leaks(phone, (struct places){.outline = "/A[<</Deep[(13805712345)]>>]"}, "deep inside");
	leaks(phone, (struct places){.other = "/Dests<</tel13805712345[3 0 R/Fit]>>"}, "the name of a link");
	leaks(phone, (struct places){.other = "/X/tel#313805712345"}, "a name");
	leaks(phone, (struct places){.form = "BT /F2 9 Tf (13805712345) Tj ET"}, "a form");
	leaks(phone, (struct places){.metadata = "<x:xmpmeta>13805712345</x:xmpmeta>"}, "metadata");
	leaks("Анна Петровна", (struct places){.metadata = "<dc:creator>Анна Петровна</dc:creator>"}, "UTF-8");
}

/* ---- packs ---- */

struct row { /* of a cross-reference stream */
	char kind;
	size_t at;
	char index;
};

static void pdf_rows(struct pdf *p, const char *entries, const struct row *rows, int n)
{
	size_t start = p->bytes.n;
	buf_printf(&p->bytes, "6 0 obj\n<</Type/XRef/W[1 2 1]/Root 1 0 R%s/Length %d>>stream\n", entries, 4 * n);
	for (int i = 0; i < n; i++) {
		const uint8_t row[] = {(uint8_t)rows[i].kind, (uint8_t)(rows[i].at >> 8), (uint8_t)rows[i].at,
			(uint8_t)rows[i].index};
		buf_add(&p->bytes, row, sizeof row);
	}
	buf_printf(&p->bytes, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
}

/* Objects 2, 3 and 4 lie in a stream, object 5. Then 4 is written again, if so asked. */
static void make_packed(struct pdf *p, const char *packed, const char *added)
{
	static const char two[] = "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>> ";
	static const char three[] = "<</Type/Page/Parent 2 0 R>> ";
	char head[60], all[300], entries[80];
	*p = (struct pdf){0};
	buf_add_string(&p->bytes, "%PDF-1.7\n");
	pdf_object(p, "<</Type/Catalog/Pages 2 0 R>>");
	snprintf(head, sizeof head, "2 0 3 %zu 4 %zu ", sizeof two - 1, sizeof two + sizeof three - 2);
	snprintf(all, sizeof all, "%s%s%s%s", head, two, three, packed);
	snprintf(entries, sizeof entries, "/Type/ObjStm/N 3/First %zu", strlen(head));
	p->n = 4;
	pdf_stream(p, entries, all);
	size_t start = p->bytes.n;
	const struct row rows[] = {
		{0, 0, 0}, {1, p->offsets[1], 0}, {2, 5, 0}, {2, 5, 1}, {2, 5, 2},
		{1, p->offsets[5], 0}, {1, start, 0},
	};
	pdf_rows(p, "/Size 7", rows, 7);
	if (!added)
		return;
	p->n = 3;
	pdf_object(p, added);
	const struct row more[] = {{1, p->offsets[4], 0}, {1, p->bytes.n, 0}};
	snprintf(entries, sizeof entries, "/Size 7/Index[4 1 6 1]/Prev %zu", start);
	pdf_rows(p, entries, more, 2);
}

static bool leaks_packed(const char *packed, const char *added)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const struct secret s = {.text = "13805712345"};
	struct pdf pdf;
	make_packed(&pdf, packed, added);
	bool is_clean = verify_pdf(pdf.bytes.data, pdf.bytes.n, &s, 1, d);
	CHECK(diag_worst(d) < LEVEL_SYSTEM);
	buf_drop(&pdf.bytes);
	arena_drop(a);
	return !is_clean;
}

static void test_packs(void)
{
	CHECK(leaks_packed("<</Title(13805712345)>>", NULL));
	CHECK(!leaks_packed("[(138) (05712345)]", NULL));
	CHECK(!leaks_packed("<<>>", "<</Title(Ann)>>"));
	CHECK(leaks_packed("<<>>", "<</Title(13805712345)>>")); /* written later, outside of the pack */
}

static void test_fonts(void)
{
	leaks("张伟", SHOWS_CODES("<0102> Tj"), "by ToUnicode");
	leaks("13805712345", SHOWS_CODES("<1113181015171112131415> Tj"), "by a range");
	leaks("Graffiti", SHOWS("(Gra) Tj /F1 9 Tf <04> Tj /F2 9 Tf (ti) Tj"),
	      "a ligature, two fonts");
	leaks("张伟", SHOWS_CODES("q /F2 9 Tf Q [<01> -20 <02>] TJ"), "a font restored");
	leaks("张伟", (struct places){.content = "/Span<</ActualText<FEFF5F204F1F>>>BDC BT /F2 9 Tf (z) Tj ET EMC"},
	      "an ActualText");
	leaks("\u0152uf",
	      (struct places){.content = "/Span<</ActualText(\\226uf)>>BDC BT /F2 9 Tf (z) Tj ET EMC"},
	      "an ActualText in PDFDocEncoding");
	leaks("张伟", SHOWS("/F3 9 Tf <5F204F1F> Tj"), "by an encoding of Unicode");
	leaks("zw17", (struct places){.content = "/Span<</ActualText(none)>>BDC BT /F2 9 Tf (zw17) Tj ET EMC"},
	      "below an ActualText");
}

/* A form is a page of the seller's own PDF: it says so, and on which page, if it is drawn on one. */
static void test_enclosed_pages(void)
{
	const struct secret s = {.text = "13805712345"};
	struct places where = {.form = "BT /F2 9 Tf (13805712345) Tj ET"};
	CHECK(strstr(verify(&where, &s, 1), "in a PDF that is shown [leak]"));
	where.drawn = "/XObject<</P 10 0 R>>";
	CHECK(strstr(verify(&where, &s, 1), "in the PDF that is shown on page 2 [leak]"));
	where.form = "q /Fm_Holm_138#305712345 Do Q";
	CHECK(strstr(verify(&where, &s, 1), "in the PDF that is shown on page 2 [leak]"));
	leaks(s.text, (struct places){.form = "BI /F /CCF ID \x80\xff\x80 Tel. 13805712345 \x80 EI Q"},
	      "in data");
	leaks(s.text, (struct places){.form = "BI /F /A85 ID z~>EI BT /F2 9 Tf (13805712345) Tj ET"},
	      "behind data");
	leaks(s.text, (struct places){.form = "BI /F /Fl ID \x80\xfe/EI BT /F2 9 Tf (13805712345) Tj ET"},
	      "behind data that seem to have no end");
	keeps(s.text, (struct places){.form = "BI /F /AHx ID 01\n13805712345\n02> EI Q"}, "packed as text");
	leaks("张伟", (struct places){.form = "/A gs /\xe5\xbc\xa0#E4#BC#9F gs"}, "a name of what is not there");
	keeps("Anna Holm", (struct places){.form = "/Anna /Holm gs"}, "two names");
	where = (struct places){.entries = "/PieceInfo<</Fm_13805712345 1>>"};
	CHECK(strstr(verify(&where, &s, 1), "in a PDF that is shown [leak]"));
	where = (struct places){.tile = "BT /F2 9 Tf (13805712345) Tj ET"};
	CHECK(strstr(verify(&where, &s, 1), "in a PDF that is shown [leak]"));
}

/* ---- how ---- */

static void test_spellings(void)
{
	leaks("13805712345", SHOWS("[(138) 20 (-0571-)] TJ (2345) '"), "in groups");
	leaks("+86 138 0571 2345", SHOWS("(+86-138-0571-2345) Tj"), "with a code");
	leaks("Anna Petrova", SHOWS("(by ANNA) Tj 0 -9 Td (petrova.) Tj"), "over a line");
	leaks("12 High Street", SHOWS("(at 12  HighStreet) Tj"), "other blanks");
	leaks("a.b@mail.example", SHOWS("(\\(A.B@mail.example\\)) Tj"), "brackets");
	leaks("12 High Street, Bath", (struct places){
		.content = "BT /F2 9 Tf (Folio 1) Tj 0 -9 Td (to 12 High) Tj 0 -9 Td (Case 7) Tj ET",
		.second = "BT /F2 9 Tf (Case 7) Tj 0 -9 Td (Street, Bath) Tj 0 -9 Td (Folio 2) Tj ET"},
	      "over two pages");
	leaks("12 High Street, Bath", (struct places){
		.content = "BT /F2 9 Tf (to 12 High) Tj ET",
		.second = "BT /F2 9 Tf (Page 2) Tj 0 -9 Td ( Street, Bath) Tj ET"},
	      "over two pages, the second indented");
	leaks("Anna Holm", (struct places){.outline = "/Title<FEFF0410006E006E00610020041D043E006C006D>"},
	      "letters that look alike");
	leaks("文三路388号", (struct places){.outline = "/Title<FEFF2F424E098DEFFF13FF18FF1853F7>"},
	      "a radical, full-width digits");
	leaks("Сорока", (struct places){.outline = "/Title(by COPOKA)"}, "all of another alphabet");
	leaks("尾号2345", (struct places){.outline = "/Title<FEFF5C3E53F7FF1A00320033003400355143>"}, "a colon");
	leaks("שלום", (struct places){.outline = "/Title<FEFF05DD05D505DC05E9>"}, "turned round");
}

/* In the address of a page characters stand as bytes. */
static void test_escaped(void)
{
	leaks("张伟", (struct places){.outline = "/A<</URI(https://x.example/?name=%E5%BC%A0%E4%BC%9F&v=1)>>"},
	      "the address of a link");
	leaks("张伟", (struct places){.outline = "/A<</URI(https://x.example/?name=%e5%bc%a0%E4%BC%9F)>>"},
	      "small letters");
	leaks("张伟", SHOWS("(x.example/?name=%E5%BC%A) Tj 0 -9 Td (0%E4%BC) Tj 0 -9 Td (%9F) Tj"), "over lines");
	leaks("Анна Котова", (struct places){.metadata = "?q=%D0%90%D0%BD%D0%BD%D0%B0+%D0%9A%D0%BE%D1%82%D0%BE"
	                                                 "%D0%B2%D0%B0&amp;"}, "Cyrillic, in metadata");
	leaks("13805712345", SHOWS("(x.example/?tel=%2213805712345%22) Tj"), "behind a quote");
	leaks("13805712345", SHOWS("(x.example/?sale=5%13805712345) Tj"), "behind a per cent sign");
	leaks("anna@mail.example", SHOWS("(?u=anna%40mail.example) Tj"), "an e-mail address");
	leaks("张伟", (struct places){.outline = "/A<</URI(https://x.example/?nick=%D5%C5%CE%B0)>>"}, "GBK");
	leaks("张伟", SHOWS("(?nick=%d5%C) Tj 0 -9 Td (5%CE%B0) Tj"), "GBK over two lines");
	leaks("李镕", SHOWS("(?nick=%C0%EE%E9F&v=1) Tj"), "GBK, a byte that is a letter");
	leaks("小小", SHOWS("(?nick=%D0%A1%D0%A1) Tj"), "GBK that is UTF-8, too");
	keeps("张伟", (struct places){.outline = "/A<</URI(?a=%D5%C5&b=%CE%B0, %CE%B, %D5)>>"}, "not all in GBK");
	keeps("张伟", (struct places){.outline = "/A<</URI(?a=%E5%BC%A0&b=%E4%BC%9F)>>"}, "two that do not meet");
	keeps("张伟", (struct places){.outline = "/A<</URI(?a=%E5%BC%A0%E4%BC, %, %4, 100%)>>"}, "not all of it");
	keeps("张伟", (struct places){.outline = "/A[(%E5%BC%A0)(%E4%BC%9F)]"}, "two strings");
}

static void test_likenesses(void)
{
	keeps("Ann", SHOWS("(planned by Anna) Tj"), "inside of words");
	keeps("13805712345", SHOWS("(138057123456 and 1113805712345) Tj"), "longer");
	keeps("13805712345", SHOWS("(138****2345) Tj"), "masked");
	keeps("13805712345", SHOWS("(138                    ) Tj (                    05712345) Tj"),
	      "too far apart");
	keeps("13805712345", (struct places){.outline = "/T[(138)(0571)(2345)]"}, "three strings");
	keeps("Anna Holm", (struct places){.outline = "/Title<FEFF0410043D043D04300020043D043E043C>"},
	      "alike in part");
	keeps("48213", SHOWS("(9f3a48213cc0) Tj"), "in a digest");
	keeps("12 High Street, Bath", (struct places){
		.content = "BT /F2 9 Tf (to 12 High) Tj 0 -9 Td (Case 7) Tj ET",
		.second = "BT /F2 9 Tf (in Street, Bath) Tj ET"}, "two parts that do not meet");
	const struct secret word = {.text = "Mark", .is_word = true};
	CHECK(!*verify(&SHOWS("(the mark) Tj"), &word, 1));
	CHECK(*verify(&SHOWS("(by Mark.) Tj"), &word, 1));
}

/* ---- reports ---- */

static void test_reports(void)
{
	static const struct source source = {"case.yaml", "phone: 13805712345\nname: Ann Lee\n", 32, NULL};
	const struct secret secrets[] = {
		{.text = "13805712345", .at = {&source, 1, 8, 7, 11}},
		{.text = "Ann Lee", .at = {&source, 2, 7, 26, 7}},
	};
	const struct places where = {
		.content = "BT /F2 9 Tf (13805712345 13805712345) Tj ET", .info = "/Subject(Ann Lee)"};
	const char *said = verify(&where, secrets, 2);
	CHECK(strstr(said, "case.yaml:1:8: error: \"13805712345\" was hidden and can be read on page 1 of "));
	CHECK(strstr(said, "case.yaml:2:7: error: \"Ann Lee\" was hidden and can be read in the PDF's data"));
	CHECK(strstr(strstr(said, "page 1") + 1, "page 1") == NULL); /* once */
}

static void test_text(void)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const struct secret s = {.text = "13805712345"};
	CHECK(verify_text("138****2345", &s, 1, d));
	CHECK(!verify_text("ring 138 0571\n2345.", &s, 1, d));
	SAME_NUMBER(diag_count(d, LEVEL_ERROR), 1);
	arena_drop(a);
}

static void test_unreadable(void)
{
	static const char *const broken[] = {"", "%PDF-1.7\n", "no PDF", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"};
	for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
		struct arena *a = arena_new();
		struct diag *d = diag_new(a);
		const struct secret s = {.text = "x"};
		CHECK(!verify_pdf(broken[i], strlen(broken[i]), &s, 1, d));
		CHECK(diag_worst(d) == LEVEL_SYSTEM);
		arena_drop(a);
	}
}

int main(void)
{
	if (!verify_is_able()) {
		puts("built without qpdf");
		return 0;
	}
	test_places();
	test_packs();
	test_fonts();
	test_enclosed_pages();
	test_spellings();
	test_escaped();
	test_likenesses();
	test_reports();
	test_text();
	test_unreadable();
	return test_end();
}
