/* batch_int.h - what the files of this room share. */
#ifndef DOSSIER_BATCH_BATCH_INT_H
#define DOSSIER_BATCH_BATCH_INT_H

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "batch/farm.h"
#include "dossier.h"

enum { REDRAW_MS = 200 }; /* of the line of progress on a terminal */

/* How a case ended. */
enum ending {
	ENDING_DONE, ENDING_WARNINGS, ENDING_ERRORS, ENDING_FAILED, /* as the program's exit status says */
	ENDING_CRASHED,  /* by a signal */
	ENDING_LATE,     /* its time was up */
	ENDING_NONE,     /* not yet */
};

/* A line of the report, as it was written or read. */
struct record {
	const char *line;   /* JSON, without the newline; NULL: it was kept without */
	enum ending ending;
	const char *path;   /* of the case file, as found */
	const char *platform, *complaint, *number, *respond_by; /* NULL: not said */
	const char *answer_by; /* respond_by, or else until when the platform wants an answer */
	const char *output; /* the first file that was written, NULL: none */
	const char *said, *advice; /* the first error, else the first warning, and what to do; NULL: nothing */
	bool is_abrupt;     /* no process of its own has said it */
	const char *stock;  /* digest of what all cases share */
	int64_t deadline;   /* to answer [s since 1970], by which cases are in order; 0: none is known */
	bool was_over;      /* when it was built */
	size_t n_errors, n_warnings, n_pages;
	uint64_t bytes;     /* of all that was written */
	int64_t ms;
	const struct node *inputs, *outputs; /* lists of maps with path and sha256 */
};

struct found { /* a case, of whatever share */
	const char *path;     /* the case file; of one that is refused what can be told of it */
	struct refusal {      /* said NULL: it is not refused */
		const char *code, *said, *advice;
		bool is_told;
	} refusal;
	const char *output;   /* its PDF; NULL: beside it */
	const char *place;    /* the one name of the file, whatever links lead to it */
	size_t order;         /* in which it was found */
};

struct job {
	const char *path, *output; /* as found */
	struct refusal refusal;
	const char *old;      /* its line in the report of an earlier batch; NULL: none */
	struct record record; /* of this one */
	bool is_kept;         /* what the earlier batch made is still right */
	const char *made;     /* the topmost of the folders that were made for it; NULL: all were there */
};

struct batch {
	const struct dossier_options *options;
	const struct dossier_batch *wish;
	struct arena *arena;
	struct diag *diag;
	struct found *found;     /* all, in the order of their paths */
	size_t n_found;
	struct job *jobs;        /* those of this share, in the same order */
	size_t n_jobs;
	struct dossier_stock *stock;
	struct digests *digests; /* of files that were hashed here */
	FILE *report;            /* or NULL */
	int64_t report_start;    /* [bytes] of what stood in it before; -1: it is no file */
	struct buf was;          /* the report of an earlier batch; its lines end in '\0' */
	const char **others;     /* those of its lines, of cases that do not take part */
	size_t n_others;
	size_t n_done, n_failed, n_kept;
	int64_t started;         /* [ms] */
	int64_t told;            /* [ms] how far it is, on the terminal */
	bool has_left_out;       /* what could not be read, which was told */
	bool has_failed;         /* the summary could not be printed, which was told */
	bool is_drawn;           /* a line of progress is on the terminal */
};

extern const char *const ending_words[]; /* by ending, as the report has them */

static inline bool ending_is_good(enum ending e)
{
	return e == ENDING_DONE || e == ENDING_WARNINGS;
}

/* ---- jobs.c: which cases, and where their dossiers go; reported where that cannot be ---- */
void jobs_list(struct batch *b);
/* Where its PDF goes: `output`, or NULL: beside it. */
const char *jobs_output(struct arena *a, const char *path, const char *output);

/* ---- record.c ---- */
/* The worker's part of the line, written when its case ends: to a file descriptor. */
struct outcome_writer {
	int fd;
	struct batch *batch;
};
void record_write_head(void *outcome_writer, const struct dossier_outcome *o); /* once the case is read */
void record_write_outcome(void *outcome_writer, const struct dossier_outcome *o);
/* The whole line, from the worker's part and how it ended. */
struct record record_of_end(struct arena *a, const struct job *job, const struct farm_end *end);
/* Of a case that gets no worker, for these errors. */
struct record record_of_refused(struct arena *a, const struct job *job, const struct diag *why);
/* What the end of a batch tells of it, in this arena: lines and lists of files of many cases are long. */
struct record record_keep(struct arena *a, const struct record *r);
/* NULL: it is no line of a report. */
const struct record *record_read(struct arena *a, const char *line, size_t n);

/* ---- places.c: nothing is written over that is not ours ---- */
bool places_are_free(struct batch *b);
/* Of a summary, by its number, once folders and dossiers were made. */
bool place_is_free(struct batch *b, size_t summary);

/* ---- report.c ---- */
/* The records of an earlier batch go to the jobs they are of. */
void report_read(struct batch *b);
/* Opened after that: to go on with it, or anew. false: reported. */
bool report_open(struct batch *b);
void report_add(struct batch *b, const struct record *r);
/* Closes it; one that lines were added to, but to go on with it, has a line a case then. */
void report_end(struct batch *b);

/* ---- unchanged.c ---- */
/* Would its job make what the earlier batch made, and is that still there? NULL: it is not. */
bool unchanged(struct batch *b, const struct record *old);
bool unchanged_is_over(const struct batch *b, int64_t deadline); /* as of now */
const char *unchanged_digest(struct batch *b, const char *path); /* hex, of names of a folder; "": unread */

/* ---- tell.c: standard output and error ---- */
void tell_search(struct batch *b, size_t n_found);
void tell_progress(struct batch *b, const struct farm *f);
void tell_erase(struct batch *b); /* either */
void tell_end(struct batch *b, const struct job *job, const char *text);
void tell_all(struct batch *b, bool is_stopped);

/* ---- summary.c ---- */
#define SUMMARY_HEAD "\xEF\xBB\xBFplatform,respond_by,number,complaint,status" /* a table begins so */
bool summary_is_pdf(const char *path);
void summary_write(struct batch *b);
void summary_refuse(struct batch *b, const char *path); /* it cannot be written, as errno says */

#endif
