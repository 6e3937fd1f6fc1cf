/* diag.h - what is wrong with the input, where, and what to do about it.
 *
 * Bad input is data, not failure: a stage reports and goes on, so that one run tells
 * every mistake. Stages are entered only while the worst level is below LEVEL_ERROR. Printed as
 *
 *     case.yaml:14:7: error: unknown key "nubmer" [unknown-key]
 *        14 |   nubmer: GD-250121-0042
 *           |   ^~~~~~
 *       = did you mean "number"?
 *
 * Codes are stable words; dossier(1) explains each. A diag belongs to one thread. */
#ifndef DOSSIER_BASE_DIAG_H
#define DOSSIER_BASE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"

enum level {
	LEVEL_NONE,
	LEVEL_NOTE,    /* worth knowing, changes nothing */
	LEVEL_WARNING, /* the result may differ from what was meant */
	LEVEL_ERROR,   /* the case is wrong: nothing is written */
	LEVEL_SYSTEM,  /* disk, memory or a library failed: nothing is written */
};

/* A text that marks point into. Lives as long as the arena of the case. */
struct source {
	const char *name; /* as the user gave it; relative stays relative */
	const char *text; /* NUL-terminated; `n` bytes */
	size_t n;
	const char *sheet; /* of a workbook, whose rows and columns marks count; NULL: it is text */
};

/* A place in a source. line 0: the whole source. source NULL: nowhere. */
struct mark {
	const struct source *source;
	int line;      /* from 1; of a sheet: the row */
	int column;    /* from 1, in code points; of a sheet: A is 1 */
	size_t offset; /* bytes from the start of the source */
	size_t length; /* bytes that the caret line underlines; 0: one character */
};

struct diag;

struct diag *diag_new(struct arena *a);

void diag_note(struct diag *d, struct mark at, const char *code, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
void diag_warning(struct diag *d, struct mark at, const char *code, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
void diag_error(struct diag *d, struct mark at, const char *code, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));
void diag_system(struct diag *d, struct mark at, const char *code, const char *fmt, ...)
	__attribute__((format(printf, 4, 5)));

/* For those who report in the name of others. */
void diag_report(struct diag *d, enum level level, struct mark at, const char *code, const char *fmt,
                 va_list ap) __attribute__((format(printf, 5, 0)));

/* What to do, for the diagnostic reported last: printed on a line of its own after "= ". A newline in it
 * ends a line. */
void diag_advise(struct diag *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void diag_advise_with(struct diag *d, const char *fmt, va_list ap) __attribute__((format(printf, 2, 0)));

/* Notes and warnings with this code are not wanted: those before are taken back, those to come not taken. */
void diag_silence(struct diag *d, const char *code);
/* Was there one? */
bool diag_has_silenced(const struct diag *d, const char *code);

/* ---- paths that fail, diag_path.c; `error` is an errno ---- */

/* Is the path wrong or forbidden, rather than the disk or the machine at fault? */
bool diag_blames_path(int error);
/* diag_error or diag_system, as diag_blames_path says. */
void diag_failure(struct diag *d, struct mark at, const char *code, int error, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
/* What to do: `place` was opened, and stands as `written` in the case or on the command line. */
void diag_advise_reading(struct diag *d, const char *place, const char *written, int error);
/* option: by which another place is chosen, such as N_("-o FOLDER/NAME.pdf") */
void diag_advise_writing(struct diag *d, int error, const char *option);

enum level diag_worst(const struct diag *d);
size_t diag_count(const struct diag *d, enum level level);

/* Sorted by source (in order of first appearance) and place, the placeless last; equal ones once.
 * colour: ANSI colours. Those below `least` are left out. */
void diag_print(const struct diag *d, FILE *to, bool colour, enum level least);

/* A text as it is printed: on one line, with U+FFFD for what a terminal would obey and no reader sees. */
const char *diag_plain(struct arena *a, const char *text);

/* ---- for programs, diag_export.c: the same in the same order ---- */

struct diag_run { /* what they may want to know of it all */
	const char *case_name; /* of the case file; for what has no place */
	const char *version;   /* of the program */
	int status;            /* of its exit */
	bool quiet;            /* errors only */
	const struct diag_rule { /* what codes mean; those that are not here have no help */
		const char *code, *about;
		enum level level;
	} *rules;
	size_t n_rules;
};

/* All messages, notes too, as a list on one line. */
void diag_add_json_line(struct buf *b, const struct diag *d);
/* One object; dossier(1) tells of its keys. */
void diag_print_json(const struct diag *d, FILE *to, const struct diag_run *run);
/* SARIF 2.1.0, as editors and review tools read it. */
void diag_print_sarif(const struct diag *d, FILE *to, const struct diag_run *run);

/* "case.yaml:14:7", "orders.xlsx:Sheet1!B14"; the name alone without a place. A source it must have. */
void mark_print(struct buf *b, const struct mark *m);

/* The mark of the first occurrence of code point `cp` at or after `m` in its source, or
 * `m` itself: where in a long text a character that no font has stands. */
struct mark mark_find_char(struct mark m, unsigned cp);

/* Where the bytes start .. end - 1 of a text that begins at `m` stand in its source. An escaped or
 * folded text may not hold them letter for letter: then `m` itself, the whole. */
struct mark mark_find_part(struct mark m, const char *text, size_t start, size_t end);

/* By how many insertions, deletions, substitutions and swaps of neighbours two words differ, letter case
 * aside; of their first 96 characters. */
size_t diag_distance(const char *a, const char *b);

/* The candidate nearest to `word` (edit distance, at most a third of its length), or NULL. */
const char *diag_nearest(const char *word, const char *const *candidates, size_t n);

#endif
