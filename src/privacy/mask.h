/* mask.h - the case as its recipient may read it.
 *
 * What a profile hides is masked or left out wherever it stands: in the field that gives it, and in
 * every other text of the case, however it is spaced there; so are telephone numbers, e-mail addresses
 * and numbers of identity papers and bank accounts that a text holds, and the names of couriers. What is
 * printed comes from a struct disclosed, which only privacy_disclose makes: a case that nobody masked does
 * not compile. */
#ifndef DOSSIER_PRIVACY_MASK_H
#define DOSSIER_PRIVACY_MASK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/secret.h"
#include "casefile/casefile.h"
#include "templates/recipient.h"

struct disclosed; /* opaque */

/* Never NULL; all of it lives in `a`. The casefile stays as it is. */
struct disclosed *privacy_disclose(struct arena *a, const struct casefile *c, const struct recipient *p);

const struct casefile *disclosed_casefile(const struct disclosed *d);
const char *disclosed_recipient(const struct disclosed *d); /* "platform" */
const struct node *disclosed_without(const struct disclosed *d); /* sections that he does not get, or NULL */
bool disclosed_is_masked(const struct disclosed *d); /* was anything masked or left out? */
bool disclosed_masks_chat(const struct disclosed *d, size_t chat); /* in what its messages say? */

/* What was hidden: nothing of it may be found in the finished dossier. */
const struct secret *disclosed_secrets(const struct disclosed *d, size_t *n);

/* Does a path or a file's name give away what was hidden? Such as the name of an original in the manifest. */
bool disclosed_betrays(const struct disclosed *d, const char *name);

#endif
