/* found.h - which pieces of evidence a case holds.
 *
 * A piece is there if one of the selectors in its `from` finds something, or if a picture, certificate, chat
 * or exhibit says `shows:` with its id. */
#ifndef DOSSIER_TEMPLATES_FOUND_H
#define DOSSIER_TEMPLATES_FOUND_H

#include "templates/playbook.h"

struct found {
	const struct pieces *pieces;
	struct mark *at; /* as many as pieces: where the case has it first; source NULL: nowhere */
};

/* Reports `unknown-evidence` where a `shows:` names no piece, and `bad-template` where a piece names no
 * selector. Never NULL. */
const struct found *found_make(struct shelf *s, const struct casefile *c, const struct pieces *pieces);

/* Where it is, or NULL. */
const struct mark *found_at(const struct found *f, const struct piece *piece);

#endif
