/* exports.h - any bytes as an export, to the end: whatever comes of them, a value that is filled in stands
 * where its mark says, and what comes of none is told. For the mutants and the fuzzer. */
#ifndef DOSSIER_TESTS_EXPORTS_H
#define DOSSIER_TESTS_EXPORTS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "imports/imports.h"

/* ---- workbooks: parts, with EXPORTS_CUT between, in an archive that does not pack ---- */

#define EXPORTS_CUT '\1'

static inline void zip_number(struct buf *b, uint32_t value, int bytes)
{
	for (; bytes > 0; bytes--, value >>= 8)
		buf_add_byte(b, (int)(value & 255));
}

/* What a file's own head and the directory's entry have in common. */
static inline void zip_head(struct buf *b, const char *name, const void *bytes, size_t n)
{
	zip_number(b, 20, 2); /* version */
	zip_number(b, 0, 8);  /* flags, how it is packed, its time: none */
	zip_number(b, 0, 0);
	zip_number(b, (uint32_t)crc32(0, bytes, (unsigned)n), 4);
	zip_number(b, (uint32_t)n, 4);
	zip_number(b, (uint32_t)n, 4);
	zip_number(b, (uint32_t)strlen(name), 2);
	zip_number(b, 0, 2);
}

static inline void zip_add(struct buf *zip, struct buf *directory, const char *name, const void *bytes,
                           size_t n)
{
	buf_add_string(directory, "PK\1\2");
	zip_number(directory, 20, 2);
	zip_head(directory, name, bytes, n);
	zip_number(directory, 0, 2 + 2 + 2);
	zip_number(directory, 0, 4);
	zip_number(directory, (uint32_t)zip->n, 4);
	buf_add_string(directory, name);
	buf_add_string(zip, "PK\3\4");
	zip_head(zip, name, bytes, n);
	buf_add_string(zip, name);
	buf_add(zip, bytes, n);
}

static inline void exports_pack(struct buf *zip, const char *parts, size_t n)
{
#define RELATION(id, kind, target) "<Relationship Id='" id "' Type='/" kind "' Target='" target "'/>"
	static const char root[] = "<r>" RELATION("a", "officeDocument", "xl/workbook.xml") "</r>";
	static const char relations[] = "<r>" RELATION("a", "worksheet", "sheet.xml")
		RELATION("b", "worksheet", "sheet.xml") RELATION("c", "sharedStrings", "strings.xml")
		RELATION("d", "styles", "styles.xml") "</r>";
	static const char *const names[] = {"xl/sheet.xml", "xl/strings.xml", "xl/styles.xml", "xl/workbook.xml"};
	static const char book[] = "<workbook><sheet name='A' id='a'/></workbook>";
	struct buf directory = {0};
	zip_add(zip, &directory, "_rels/.rels", root, strlen(root));
	zip_add(zip, &directory, "xl/_rels/workbook.xml.rels", relations, strlen(relations));
	for (size_t i = 0; i < 4; i++) {
		const char *cut = n > 0 ? memchr(parts, EXPORTS_CUT, n) : NULL;
		size_t n_part = cut ? (size_t)(cut - parts) : n;
		if (n_part > 0)
			zip_add(zip, &directory, names[i], parts, n_part);
		else
			zip_add(zip, &directory, names[i], i == 3 ? book : "<a/>", i == 3 ? strlen(book) : 4);
		parts += n_part + (cut != NULL);
		n -= n_part + (cut != NULL);
	}
	size_t start = zip->n;
	buf_add(zip, directory.data, directory.n);
	buf_add_string(zip, "PK\5\6");
	zip_number(zip, 0, 4);
	zip_number(zip, 6, 2);
	zip_number(zip, 6, 2);
	zip_number(zip, (uint32_t)directory.n, 4);
	zip_number(zip, (uint32_t)start, 4);
	zip_number(zip, 0, 2);
	buf_drop(&directory);
#undef RELATION
}

/* ---- templates, which are read once ---- */

static inline struct shelf *exports_shelf(void)
{
	static const char *const folders[] = {"templates"};
	static struct shelf *shelf;
	if (shelf)
		return shelf;
	struct arena *a = arena_new();
	shelf = shelf_new(a, diag_new(a), folders, 1);
	size_t n;
	const char **names = shelf_list(shelf, "imports", &n);
	for (size_t i = 0; i < n; i++)
		shelf_load(shelf, "imports", names[i]);
	shelf_load(shelf, "", "currencies");
	shelf_load(shelf, "platforms", "ebay");
	return shelf;
}

/* ---- what must hold ---- */

static inline void must(bool holds)
{
	if (!holds)
		abort();
}

static inline void look_at(const struct node *node)
{
	const struct mark *m = &node->at;
	must(m->source && m->line > 0 && m->column > 0 && m->offset <= m->source->n);
	must(m->source->text[m->source->n] == '\0' && m->length <= m->source->n - m->offset);
	must(node->kind != NODE_SCALAR || (node->text && *node->text));
	for (size_t i = 0; i < node->n; i++)
		look_at(node->items[i]);
}

/* Was there anything in it? */
static inline bool exports_read(struct shelf *s, const char *section, const void *bytes, size_t n)
{
	const struct node from = {.text = "export"}, with = {.text = "Ann"};
	const struct import_ask ask = {.section = section, .platform = "ebay", .from = &from, .place = "export",
		.with = &with};
	struct import found = {.section = section, .place = "export"};
	enum level before = diag_worst(s->d);
	const struct node *tree = imports_read(s, &ask, bytes, n, &found);
	must(tree || diag_worst(s->d) >= LEVEL_ERROR || before >= LEVEL_ERROR);
	for (size_t i = 0; i < found.n_rows; i++)
		must(found.rows[i].first <= found.rows[i].last &&
		     (i == 0 || found.rows[i - 1].last + 1 < found.rows[i].first));
	if (tree)
		look_at(tree);
	return tree;
}

static inline void exports_split(struct shelf *s, const void *bytes, size_t n)
{
	const struct node from = {.text = "export"};
	const struct import_ask ask = {.section = "order", .from = &from, .place = "export"};
	size_t n_orders;
	struct import_order *orders = imports_split(s, &ask, "export", bytes, n, &n_orders);
	for (size_t i = 0; i < n_orders; i++)
		must(orders[i].number && !orders[i].text == !orders[i].n && !orders[i].text == !orders[i].rows);
}

static inline bool exports_try(const void *bytes, size_t n)
{
	static const char *const sections[] = {"order", "logistics", "chat"};
	struct shelf s = *exports_shelf();
	s.a = arena_new();
	s.d = diag_new(s.a);
	FILE *nowhere = fopen("/dev/null", "w");
	bool is_found = false;
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
		is_found = exports_read(&s, sections[i], bytes, n) || is_found;
	exports_split(&s, bytes, n);
	diag_print(s.d, nowhere, false, LEVEL_NOTE);
	fclose(nowhere);
	arena_drop(s.a);
	return is_found;
}

#endif
