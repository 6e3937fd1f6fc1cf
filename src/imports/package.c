/* package.c - the parts of an Office document, by libzip and expat. */
#define _GNU_SOURCE /* memmem */
#include "imports/package.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <expat.h>
#include <zip.h>

#include "base/arena.h"

enum {
	ENTRIES_MOST = 65536,   /* of an archive: pictures are entries, too */
	HELD_MOST = 2 << 20,    /* [bytes] by expat: open elements, the names of all, and one tag as a whole */
	PIECE = 64 << 10,       /* [bytes] unpacked at a time */
	SMALL = 8 << 20,        /* [bytes] so much may be unpacked whatever the ratio */
};

struct package {
	zip_t *zip;
	uint64_t left; /* [bytes] that may still be unpacked */
};

/* ---- the archive ---- */

/* libzip makes room for every entry at once. */
static bool has_many_entries(const char *bytes, size_t n)
{
	size_t n_found = 0;
	for (const char *at = bytes; (at = memmem(at, n - (size_t)(at - bytes), "PK\1\2", 4)); at += 4)
		if (++n_found > ENTRIES_MOST)
			return true;
	return false;
}

struct package *package_open(const void *bytes, size_t n, enum package_fault *fault)
{
	zip_error_t error;
	zip_error_init(&error);
	*fault = has_many_entries(bytes, n) ? PACKAGE_HUGE : PACKAGE_BROKEN;
	if (*fault == PACKAGE_HUGE)
		return NULL;
	zip_source_t *source = zip_source_buffer_create(bytes, n, 0, &error);
	zip_t *zip = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
	if (!zip && zip_error_code_zip(&error) == ZIP_ER_MEMORY)
		mem_exhausted();
	if (!zip && source)
		zip_source_free(source);
	zip_error_fini(&error);
	if (!zip)
		return NULL;
	struct package *p = mem_alloc(sizeof *p);
	uint64_t most = SMALL + PACKAGE_MAX_RATIO * (uint64_t)n;
	*p = (struct package){zip, most < PACKAGE_MAX_BYTES ? most : PACKAGE_MAX_BYTES};
	return p;
}

void package_close(struct package *p)
{
	if (p)
		zip_discard(p->zip);
	free(p);
}

/* ---- what expat may hold ---- */

/* A block's size stands before it. */
union block {
	size_t bytes;
	max_align_t align;
};

/* Of all that are read: expat has no place for whose it is. A variable of each thread, in a module, breaks
 * LeakSanitizer. */
static _Atomic size_t held;

static void *hold_again(void *p, size_t bytes)
{
	union block *old = p ? (union block *)p - 1 : NULL;
	size_t before = old ? old->bytes : 0;
	if (bytes > HELD_MOST - (held - before))
		return NULL;
	union block *b = mem_resize(old, sizeof *b + bytes);
	held += bytes - before;
	b->bytes = bytes;
	return b + 1;
}

static void *hold(size_t bytes)
{
	return hold_again(NULL, bytes);
}

static void let_go(void *p)
{
	if (!p)
		return;
	held -= ((union block *)p - 1)->bytes;
	free((union block *)p - 1);
}

/* ---- XML ---- */

struct parse {
	XML_Parser parser;
	const struct package_reader *reader;
};

static void stop(struct parse *s, enum package_fault fault)
{
	if (*s->reader->fault == PACKAGE_GOOD)
		*s->reader->fault = fault;
	XML_StopParser(s->parser, XML_FALSE);
}

static void stop_if_enough(struct parse *s)
{
	if (*s->reader->fault != PACKAGE_GOOD)
		XML_StopParser(s->parser, XML_FALSE);
}

static const char *without_prefix(const char *name)
{
	const char *colon = strchr(name, ':');
	return colon ? colon + 1 : name;
}

static void XMLCALL on_start(void *parse, const XML_Char *name, const XML_Char **attributes)
{
	struct parse *s = parse;
	for (size_t i = 0; attributes[i]; i += 2)
		attributes[i] = without_prefix(attributes[i]);
	s->reader->start(s->reader->context, without_prefix(name), attributes);
	stop_if_enough(s);
}

static void XMLCALL on_end(void *parse, const XML_Char *name)
{
	struct parse *s = parse;
	s->reader->end(s->reader->context, without_prefix(name));
	stop_if_enough(s);
}

static void XMLCALL on_text(void *parse, const XML_Char *text, int n)
{
	struct parse *s = parse;
	s->reader->text(s->reader->context, text, (size_t)n);
	stop_if_enough(s);
}

static void XMLCALL on_doctype(void *parse, const XML_Char *name, const XML_Char *system,
                               const XML_Char *public, int has_subset)
{
	(void)name, (void)system, (void)public, (void)has_subset;
	stop(parse, PACKAGE_BROKEN);
}

static void tell_error(struct parse *s)
{
	stop(s, XML_GetErrorCode(s->parser) == XML_ERROR_NO_MEMORY ? PACKAGE_HUGE : PACKAGE_BROKEN);
}

static void parse_file(struct package *p, struct parse *s, zip_file_t *file)
{
	char *piece = mem_alloc(PIECE);
	bool is_last = false;
	while (!is_last && *s->reader->fault == PACKAGE_GOOD) {
		zip_int64_t n = zip_fread(file, piece, PIECE);
		is_last = n == 0;
		if (n < 0 || (uint64_t)n > p->left)
			stop(s, n < 0 ? PACKAGE_BROKEN : PACKAGE_HUGE);
		else if (XML_Parse(s->parser, piece, (int)n, is_last) != XML_STATUS_OK)
			tell_error(s);
		p->left -= n > 0 && (uint64_t)n <= p->left ? (uint64_t)n : 0;
	}
	free(piece);
}

static void parse_part(struct package *p, struct parse *s, zip_file_t *file)
{
	static const XML_Memory_Handling_Suite memory = {hold, hold_again, let_go};
	s->parser = XML_ParserCreate_MM(NULL, &memory, NULL);
	if (!s->parser)
		mem_exhausted();
	XML_SetUserData(s->parser, s);
	XML_SetElementHandler(s->parser, on_start, on_end);
	XML_SetCharacterDataHandler(s->parser, on_text);
	XML_SetStartDoctypeDeclHandler(s->parser, on_doctype);
	parse_file(p, s, file);
	XML_ParserFree(s->parser);
}

enum package_fault package_read(struct package *p, const char *part, const struct package_reader *r)
{
	struct parse s = {.reader = r};
	zip_stat_t stat;
	zip_int64_t i = zip_name_locate(p->zip, part, ZIP_FL_NOCASE);
	*r->fault = PACKAGE_GOOD;
	if (i < 0)
		return PACKAGE_ABSENT;
	if (zip_stat_index(p->zip, (zip_uint64_t)i, 0, &stat) != 0)
		return PACKAGE_BROKEN;
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
		return PACKAGE_LOCKED;
	zip_file_t *file = zip_fopen_index(p->zip, (zip_uint64_t)i, 0);
	if (!file)
		return PACKAGE_BROKEN;
	parse_part(p, &s, file);
	zip_fclose(file);
	return *r->fault;
}
