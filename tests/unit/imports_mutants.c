/* imports_mutants.c - exports of every platform with bytes that were changed, taken away and put in: as
 * tables of text, JSON, and parts of a workbook before they are packed. */
#include <dirent.h>
#include <unistd.h>

#include "base/fs.h"
#include "exports.h"
#include "modules.h"
#include "test.h"

enum { ROUNDS = 40, WORKBOOKS_ROUNDS = 1500 };

static char folder[64];
static uint32_t state = 20250121;
static size_t n_found, n_tried;

static uint32_t next_random(uint32_t below)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % below;
}

static void splice(struct buf *b, size_t at, size_t cut, const char *text)
{
	struct buf old = *b;
	*b = (struct buf){0};
	cut = cut < old.n - at ? cut : old.n - at;
	buf_add(b, old.data, at);
	buf_add_string(b, text);
	buf_add(b, old.data + at + cut, old.n - at - cut);
	buf_drop(&old);
}

static void change(struct buf *b)
{
	static const char *const words[] = {
		",", ";", "\t", "\n", "\"", "\r", "=\"", "2.5E+17", "99999999999999999999", "-", "[", "]", "{", "}",
		":", "null", "\\u0000", "\\ud83d", "#N/A", "\xEF\xBF\xBD", "\xFF", "0", "2025-13-45", "<c>",
		"</c>", "<row>", "</row>", "<v>", "</v>", "<f>", "<f/>",
		" r=\"A1\"", " t=\"s\"", " t=\"inlineStr\"", " s=\"1\"",
		"<is><t>", "</t></is>", "<rPh>", "_x000A_", "&#10;", "1E400", "45667.5", "-1", "<!DOCTYPE a>", "\1",
		"XFD1048576", "yyyy", "[h]", "<mergeCell ref='A3:A4'/>", "<mergeCell ref='B1:C1048576'/>", ":A9",
	};
	size_t at = next_random((uint32_t)b->n + 1), kind = next_random(4);
	if (kind == 0 && at < b->n)
		b->data[at] = (uint8_t)next_random(256);
	else if (kind == 1)
		splice(b, at, next_random(60), "");
	else
		splice(b, at, next_random(4), words[next_random(sizeof words / sizeof *words)]);
}

static void try_mutant(const struct buf *b)
{
	n_found += exports_try(b->data, b->n);
	n_tried++;
}

static void try_mutants(const struct buf *whole, int rounds, bool is_parts)
{
	for (int i = 0; i < rounds; i++) {
		struct buf b = {0}, zip = {0};
		buf_add(&b, whole->data, whole->n);
		for (uint32_t k = next_random(4); k > 0; k--)
			change(&b);
		if (is_parts)
			exports_pack(&zip, (const char *)b.data, b.n);
		try_mutant(is_parts ? &zip : &b);
		buf_drop(&b);
		buf_drop(&zip);
	}
}

static bool is_export(const char *name)
{
	return name[0] != '.' && strcmp(name, "case.yaml") != 0 && strcmp(name, "want") != 0;
}

static void try_file(const char *path, const char *name)
{
	char full[PATH_MAX];
	struct buf whole = {0};
	snprintf(full, sizeof full, "%s/%s", path, name);
	if (CHECK(fs_read_all(&whole, full, 1 << 20)))
		try_mutants(&whole, ROUNDS, false);
	buf_drop(&whole);
}

static void try_folder(const char *path)
{
	struct dirent *e;
	DIR *d = opendir(path);
	while (d && (e = readdir(d))) {
		if (is_export(e->d_name) && e->d_type == DT_REG)
			try_file(path, e->d_name);
		char below[PATH_MAX];
		snprintf(below, sizeof below, "%s/%s", path, e->d_name);
		if (e->d_name[0] != '.' && e->d_type == DT_DIR)
			try_folder(below);
	}
	if (d)
		closedir(d);
}

/* A workbook of every kind of cell. */
static void test_parts(void)
{
	static const char parts[] =
		"<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c t='s'>"
		"<v>2</v></c><c t='inlineStr'><is><t>Sale Date</t></is></c><c t='str'><v>Sold For</v></c>"
		"<c t='inlineStr'><is><t>Quantity</t></is></c></row>"
		"<row r='3'><c r='A3' t='inlineStr'><is><t>25-1</t></is></c><c t='inlineStr'><is>"
		"<t>Ann</t></is></c><c t='s'><v>3</v></c><c s='1'><v>45667.383715277778</v></c><c s='2'>"
		"<v>39.899999999999999</v></c><c><v>2</v></c></row><row r='4'><c r='C4'><v>1</v></c>"
		"<c r='F4'><v>1</v></c></row></sheetData>"
		"<mergeCells><mergeCell ref='A3:A4'/></mergeCells></worksheet>\1<sst><si><t>Order Number</t>"
		"</si><si><r><t>Buyer </t></r><r><t>Username</t></r></si><si><t>Item Title</t><rPh><t>no</t>"
		"</rPh></si><si><t>Tea_x000A_pot</t></si></sst>\1<styleSheet><numFmts><numFmt numFmtId='164' "
		"formatCode='yyyy/mm/dd hh:mm:ss'/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/>"
		"<xf numFmtId='2'/></cellXfs></styleSheet>\1<workbook><sheets><sheet name='A' id='b' "
		"state='hidden'/><sheet name='B' id='a'/></sheets></workbook>";
	const struct buf whole = {(uint8_t *)(uintptr_t)parts, sizeof parts - 1, 0};
	struct buf zip = {0};
	exports_pack(&zip, parts, sizeof parts - 1);
	CHECK(exports_try(zip.data, zip.n) == (HAVE_LIBZIP && HAVE_LIBCSV));
	buf_drop(&zip);
	try_mutants(&whole, WORKBOOKS_ROUNDS, true);
}

int main(void)
{
	char command[200];
	modules_find();
	test_parts();
	CHECK(!HAVE_LIBZIP || !HAVE_LIBCSV || (n_found > n_tried / 10 && n_found < n_tried));
	printf("of %zu mutants of a workbook %zu still told something\n", n_tried, n_found);
	snprintf(folder, sizeof folder, "/tmp/dossier-mutants-XXXXXX");
	if (!mkdtemp(folder))
		return 1;
	snprintf(command, sizeof command, "/usr/bin/python3 tests/scenes/imports.py %s", folder);
	CHECK(system(command) == 0);
	n_found = n_tried = 0;
	try_folder(folder);
	CHECK(!HAVE_LIBCSV || (n_found > n_tried / 4 && n_found < n_tried));
	printf("of %zu mutants of exports %zu\n", n_tried, n_found);
	snprintf(command, sizeof command, "rm -r %s", folder);
	CHECK(system(command) == 0);
	return test_end();
}
