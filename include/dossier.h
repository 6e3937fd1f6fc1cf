/* dossier.h - turn a seller's case folder into a dossier. The whole public interface.
 *
 *     case.yaml --> casefile --> plan --> layout --> paint, sheet --> NAME.pdf, NAME-1.jpg ...
 *                      |           ^        ^          ^
 *                  custody    templates    type     privacy <-- image
 *
 * See src/README.md for the rooms. One call is one case; calls share nothing. */
#ifndef DOSSIER_H
#define DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define DOSSIER_VERSION "0.1.0"

enum dossier_status { /* also the exit status of the program */
	DOSSIER_OK = 0,
	DOSSIER_ERRORS = 2,   /* the case has errors, nothing was written */
	DOSSIER_WARNINGS = 3, /* done, with warnings */
	DOSSIER_FAILED = 4,   /* the system failed, nothing was written */
};

enum dossier_topic {
	DOSSIER_LIST_PLATFORMS, DOSSIER_LIST_COMPLAINTS, DOSSIER_LIST_CHECKS, DOSSIER_LIST_LANGUAGES,
	DOSSIER_LIST_FONTS, DOSSIER_LIST_CASES,
};

enum { /* what is made, bits */
	PRODUCT_PDF = 1 << 0,    /* NAME.pdf */
	PRODUCT_IMAGES = 1 << 1, /* NAME-1.jpg ... */
	PRODUCT_TEXT = 1 << 2,   /* NAME.txt */
	PRODUCT_MESSAGE = 1 << 3, /* NAME.message.txt; all is for the counterparty, by itself a PDF */
};

enum dossier_format { DOSSIER_FORMAT_TEXT, DOSSIER_FORMAT_JSON, DOSSIER_FORMAT_SARIF };

enum dossier_stage { DOSSIER_STAGE_CASEFILE, DOSSIER_STAGE_PLAN, DOSSIER_STAGE_BOXES };

struct dossier_options {
	const char *case_path;   /* "-": standard input */
	const char *output;      /* NULL: beside the case, its name with .pdf; "-": standard output */
	unsigned deliver;        /* PRODUCT_...; 0: what the case says, else what the platform takes */
	const char *templates;   /* the built-in ones; NULL: found beside the program or as installed */
	const char *const *template_folders; /* laid over them, later ones win */
	size_t n_template_folders;
	const char *fonts_table; /* NULL: as templates */
	const char *const *font_folders;
	size_t n_font_folders;
	const char *font_text, *font_strong, *font_mono, *font_emoji; /* families, or NULL */
	bool allow_outside;      /* evidence outside the case folder */
	uint64_t max_pixels;     /* 0: 200 million */
	unsigned threads;        /* 0: one per core */
	int64_t now;             /* seconds since 1970, from the caller */
	int64_t source_date;     /* SOURCE_DATE_EPOCH, or INT64_MIN */
	const char *platform, *complaint; /* init; list: complaints of this platform, NULL: all */
	const char *language;    /* of what is listed, "zh-CN"; NULL: English */
	bool json;               /* list: for programs */
	const char *const *cases; /* list: these case files and folders of them; none: this folder */
	size_t n_cases;
	FILE *messages;          /* diagnostics go here */
	enum dossier_format format; /* of diagnostics */
	bool colour, quiet;
	void (*progress)(void *context, const char *doing, size_t done, size_t of); /* or NULL */
	void *progress_context;
};

enum dossier_status dossier_build(const struct dossier_options *options);
/* The same diagnostics; writes nothing. */
enum dossier_status dossier_check(const struct dossier_options *options);
/* What a stage decided, as text to `out`. */
enum dossier_status dossier_dump(const struct dossier_options *options, enum dossier_stage stage, FILE *out);

/* A case.yaml for the files in the folder `case_path`; none that is there is touched. */
enum dossier_status dossier_init(const struct dossier_options *options);
/* A copy of the picture `case_path` with a grid over it, to `output` or beside it as NAME-grid.png. */
enum dossier_status dossier_grid(const struct dossier_options *options);
/* What there is, as a table or JSON to `out`. */
enum dossier_status dossier_list(const struct dossier_options *options, enum dossier_topic topic, FILE *out);

/* Versions of the libraries in use, one a line. */
void dossier_libraries(FILE *out);

#endif
