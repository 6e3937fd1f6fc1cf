/* cli.h - what the files of the command line share. It knows the public header and base, no room. */
#ifndef DOSSIER_CLI_CLI_H
#define DOSSIER_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "dossier.h"

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* Everything the command line and the environment say. */
struct request {
	struct arena *arena;
	struct dossier_options options;
	const struct command *command;
	enum colour colour;
	enum dossier_stage stage;
	enum dossier_topic topic; /* of list */
	const char *operand;      /* the word that is no option, or NULL */
	struct dossier_batch batch;
	const char **more;        /* words behind it: of list cases, batch and grid alone */
	size_t n_more;
	bool wants_help, wants_version;
	bool warnings_are_fine; /* exit status 0 for them */
	uint64_t options_given; /* bits by place in the table */
	const char *bad_option; /* what is wrong with the command line; NULL: nothing */
	const char *advice;     /* or NULL */
};

/* ---- commands: one file each, cmd_NAME.c ---- */
struct command {
	const char *name, *does; /* "build", "make the PDF ..." */
	void (*take)(struct request *r); /* what the operand means; there may be none */
	enum dossier_status (*run)(const struct request *r);
};
extern const struct command cmd_init, cmd_import,
	cmd_build, cmd_batch, cmd_check, cmd_list, cmd_grid, cmd_dump;
extern const struct command *const commands[]; /* NULL at the end; main.c */

/* ---- options.c: one table, from which lines are read and help is printed ---- */

/* Fills r from argv; the first mistake stays in bad_option. */
void options_read(struct request *r, int argc, char **argv);
void options_print(FILE *out);
/* "did you mean ...?" in the request's arena, or NULL. */
const char *options_suggest(struct request *r, const char *word, const char *const *words, size_t n);
void options_take_words(struct request *r); /* `operand` and `more` to options.cases */
/* false: something was wrong before, and only the first mistake is told. */
bool request_refuse(struct request *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* ---- environment.c: what surrounds the program ---- */
void environment_guard(void);               /* first of all */
void environment_level(void); /* what would change the dossier */
const char *environment_program_folder(struct arena *a); /* or NULL */
void environment_find_modules(struct arena *a); /* base/plug.h */
void environment_read(struct request *r);   /* before the options */
/* The case file, where a folder or nothing is named: case.yaml in it. */
void environment_find_case(struct request *r);
/* after them: templates and fonts beside the program, colour, time */
void environment_finish(struct request *r);

/* ---- language.c: of messages ---- */
void language_choose(struct arena *a); /* before anything is said */
/* "zh-CN" or "ru", as templates call it, where there may be no catalogue; NULL: none is wanted. */
const char *language_of_titles(struct arena *a);
/* "zh_CN": languages with a catalogue beside the program. English needs none and is not among them. */
const char **languages_list(struct arena *a, size_t *n);

/* ---- signals.c ---- */
void signals_catch(void);

/* ---- progress.c ---- */
void progress_start(struct request *r);

#endif
