/* makefile.c - the Makefile of a case's folder. What a build makes, and of what, it has from the depfile of
 * the last one. Of all outputs the first takes its name last: where that is new, all are. */
#include "draft/draft_int.h"

static const char rules[] =
	"DOSSIER ?= dossier\n"
	"OPTIONS =\n"
	"MADE := $(shell sed 's/: .*//;q' .case.d 2>/dev/null)\n"
	"FIRST := $(firstword $(MADE) case.pdf)\n"
	"LOST := $(filter-out $(wildcard $(MADE) .case.d),$(MADE) .case.d)\n"
	"\n"
	"$(FIRST): case.yaml\n"
	"\t$(DOSSIER) build $(OPTIONS) --warning-exit-0 --depfile=.case.d case.yaml\n"
	"\n"
	"check:\n"
	"\t$(DOSSIER) check $(OPTIONS) case.yaml\n"
	"\n"
	"clean:\n"
	"\trm -f $(MADE) .case.d\n"
	"\n"
	".PHONY: check clean $(if $(LOST),$(FIRST))\n"
	"-include .case.d\n";

void write_makefile(const struct draft *k, struct buf *b)
{
	yaml_add_comment(b, 0, draft_word(k, WORD_DRAFT_MAKEFILE)); /* # is that of both */
	buf_add_string(b, rules);
}
