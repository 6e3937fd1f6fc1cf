/* check.h - what a careful colleague would say about a case before its one try is spent.
 *
 * A rule looks at the case, its evidence and the playbook of its complaint, and reports under one code. Rules
 * change nothing; what is printed does not depend on them. The table in rules.c is the list of all. */
#ifndef DOSSIER_CHECK_CHECK_H
#define DOSSIER_CHECK_CHECK_H

#include <stdint.h>

#include "casefile/casefile.h"
#include "image/evidence.h"
#include "templates/limits.h"

struct platform; /* templates/platform.h */
struct pieces;   /* templates/playbook.h */
struct playbook;

struct check_count { /* of the statement for a field of the form */
	size_t n;
	const char *unit; /* "characters", "bytes in gbk" */
};

struct check_print { /* [mpt] how wide a picture is where it is printed largest; 0: nowhere */
	int32_t narrow; /* on pages or on sheets, if it is on both: as these count, drawn as wide as a page */
	int32_t wide;   /* the wider of the two */
	int32_t type;   /* how tall most letters of a page of a PDF are there; 0: nobody looked */
};

struct check_form { /* what is handed in; 0: it is not made, or not known yet */
	size_t n_pages, n_images; /* of volumes, the pages of the one that has most */
	size_t n_volumes;         /* 0: the PDF is one */
	uint64_t pdf_bytes, all_bytes; /* of the largest volume, and of all of them */
	struct check_count characters, bytes;
	const char *pdf_path; /* NULL: none, or to no file */
	const struct check_print *prints; /* casefile.n_files of them; where files are the same, of the first */
	const char *ranks;    /* of pages or volumes that are too many: which exhibits have them; or NULL */
};

struct check_input {
	const struct casefile *casefile;
	const struct casefile *disclosed; /* the same as its recipient sees it; NULL: unknown */
	const struct evidence *evidence; /* casefile.n_files of them; NULL: nothing is known */
	struct shelf *shelf;
	const struct platform *platform; /* NULL: unknown, which is reported elsewhere */
	const struct pieces *pieces;
	const struct playbook *playbook; /* NULL: there is none */
	const struct limits *limits; /* of the form */
	bool is_whole; /* nothing of the case was refused when it was read: what is missing is missing */
	int64_t now;   /* seconds since 1970; 0: unknown */
	const struct check_form *form; /* check_form */
};

void check_case(struct arena *a, struct diag *d, const struct check_input *input);
/* When the time to answer is over, as the rules tell it: by the case's own word, else by the platform's time
 * [seconds since 1970]. 0: nobody knows, or it was answered. *zone: the clock of the case [minutes]. */
int64_t check_deadline(struct arena *a, const struct check_input *input, int *zone);
/* The rules about what is handed in, which need casefile, evidence, limits and form of the input: those that
 * look at the pages, and those that look at the PDF once it is written. */
void check_form(struct arena *a, struct diag *d, const struct check_input *input);
void check_written(struct arena *a, struct diag *d, const struct check_input *input);

/* Every rule, for lists; a code may have more than one. */
struct check_rule {
	const char *code, *about; /* what it finds, in a few words to be translated */
	enum level level;
};
const struct check_rule *check_rules(struct arena *a, size_t *n);

#endif
