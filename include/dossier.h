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

/* ---- what a build came to, for records and for make ---- */

enum dossier_origin { /* where an input belongs */
	DOSSIER_OF_CASE,     /* case files, evidence, exports */
	DOSSIER_OF_TEMPLATES,
	DOSSIER_OF_FONTS,
};

struct dossier_file {
	const char *path;  /* as opened: as given, or below a path that was given */
	enum dossier_origin origin; /* of inputs */
	uint64_t bytes;    /* of outputs */
	char sha256[65];   /* lower-case hex; "": nobody had to know */
};

struct dossier_outcome { /* lent for as long as the call */
	enum dossier_status status;
	const struct dossier_file *inputs, *outputs; /* outputs: those that were written */
	size_t n_inputs, n_outputs;
	size_t n_pages;         /* of the PDF, or of all its volumes */
	size_t n_errors, n_warnings;
	/* of the case, NULL where it does not say */
	const char *platform, *complaint, *number, *respond_by, *language;
	const char *answer_by;  /* respond_by, or else when the platform's time is over, on the case's clock */
	int64_t deadline;       /* to answer, the platform's if the case has none [s since 1970]; 0: unknown */
	const char *messages;   /* the diagnostics, a JSON list without line breaks */
};

/* What cases share, loaded once: templates, and fonts that were opened. For whoever makes a process of its
 * own for each case, which then has a copy: a stock serves one case a process. */
struct dossier_stock;

struct dossier_options {
	const char *case_path;   /* "-": standard input */
	const char *output;      /* NULL: beside the case, its name with .pdf; "-": standard output */
	const char *depfile;     /* build: a rule for make and ninja goes here; NULL: none is wanted */
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
	const char *const *where; /* import: "COLUMN=VALUE" of the orders that are meant; none: all */
	size_t n_where;
	const char *encoding;    /* import: of the export's text, as iconv names it; NULL: it is recognised */
	const char *currency;    /* import: the code of the one that buyers paid in; NULL: the export tells */
	const char *decimal;     /* import: "point" or "comma" stands before decimals; NULL: amounts tell */
	const char *language;    /* of what is listed, "zh-CN"; NULL: English */
	bool json;               /* list: for programs */
	/* grid: these pictures, the first of which is case_path */
	const char *const *cases; /* list: these case files and folders of them; none: this folder */
	size_t n_cases;
	unsigned page;           /* grid: of a PDF or TIFF, from 1; 0: the first */
	FILE *messages;          /* diagnostics go here */
	enum dossier_format format; /* of diagnostics */
	bool colour, quiet;
	bool without_notes;      /* of diagnostics as text: warnings and errors */
	void (*progress)(void *context, const char *doing, size_t done, size_t of); /* or NULL */
	void *progress_context;
	struct dossier_stock *stock; /* made with these options, or NULL */
	/* Of a build, or NULL: what the case says of itself, as soon as it is read; and what it came to. */
	void (*was_read)(void *context, const struct dossier_outcome *outcome);
	void (*ended)(void *context, const struct dossier_outcome *outcome);
	void *ended_context; /* of both */
};

struct dossier_stock *dossier_stock_new(const struct dossier_options *options);
void dossier_stock_drop(struct dossier_stock *s);
/* What is in stock: all templates, and the folders in which fonts are looked for with the names in them. Two
 * stocks with the same digest make the same of the same case and the same font files. */
const char *dossier_stock_sha256(const struct dossier_stock *s);
/* Paths of the font files that are in it; lent. */
const char *const *dossier_stock_fonts(const struct dossier_stock *s, size_t *n);

enum dossier_status dossier_build(const struct dossier_options *options);
/* The same diagnostics; writes nothing. */
enum dossier_status dossier_check(const struct dossier_options *options);
/* What a stage decided, as text to `out`. */
enum dossier_status dossier_dump(const struct dossier_options *options, enum dossier_stage stage, FILE *out);

/* The case files that `cases` name, or that lie in folders among them and below; and what cannot be read of
 * these, which may hold more, with what is said of it and what to do: reported as well. */
enum dossier_status dossier_find(const struct dossier_options *options,
                                 void (*found)(void *context, const char *path),
                                 void (*unread)(void *context, const char *path, const char *said,
                                                const char *advice),
                                 void *context);

/* ---- many cases, each in a process of its own ---- */

struct dossier_batch {
	const char *report;     /* JSON, a line a case; NULL: none */
	const char *const *summaries; /* FILE.csv, FILE.pdf */
	size_t n_summaries;
	bool goes_on;           /* what the report has as done is not done again */
	bool skips_unchanged;   /* nor what would become what it is, by the content of all that it is made of */
	unsigned shard, n_shards; /* of the cases the share 1 .. n_shards; 0: all */
	int64_t seconds_most;   /* for a case; 0: any */
	uint64_t bytes_most;    /* of memory, for a case; 0: any */
	unsigned (*columns)(void); /* of the terminal that a line of progress is drawn on; NULL: none is */
	int64_t (*clock)(void); /* [ms] since whenever: how long things take */
};

struct dossier_listed { /* a case of a batch; NULL: nobody knows */
	const char *path, *platform, *complaint, *number, *answer_by;
	const char *said, *advice; /* the first thing that is to be said of it, and what to do */
	size_t n_pages;
	bool is_failed;
	int64_t deadline; /* as answer_by has it [s since 1970]; 0: none */
	bool is_overdue;
};
/* The cases as a PDF to `output`: they come with failed ones first, then by platform and deadline. Why that
 * cannot be written is for the caller to tell: an errno in `error`, else 0. */
enum dossier_status dossier_print_summary(const struct dossier_options *options,
                                          const struct dossier_listed *cases, size_t n, int *error);

/* Is this PDF such a one? */
bool dossier_is_summary(const char *path);

/* Builds the cases that `options->cases` name, which are case files, folders, or lists of these; `output` is
 * the folder that their dossiers go to, `threads` how many are built at a time. Tells of each on standard
 * output, as it ends, and what there is to say on `messages`. The worst status of all. */
enum dossier_status dossier_batch(const struct dossier_options *options, const struct dossier_batch *batch);

/* A case.yaml for the files in the folder `case_path`, and a Makefile; none that is there is touched. */
enum dossier_status dossier_init(const struct dossier_options *options);
/* A case folder for each order of the export `case_path`, in the folder `output` or else in `cases`; none
 * that is there is touched. */
enum dossier_status dossier_import(const struct dossier_options *options);
/* A copy of the picture `case_path` with a grid over it, to `output` or beside it as NAME-grid.png; of
 * several in `cases`, of which that is the first, the picture that they are joined to. */
enum dossier_status dossier_grid(const struct dossier_options *options);
/* What there is, as a table or JSON to `out`. */
enum dossier_status dossier_list(const struct dossier_options *options, enum dossier_topic topic, FILE *out);

/* Versions of the libraries in use, one a line. */
void dossier_libraries(FILE *out);

#endif
