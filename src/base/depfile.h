/* depfile.h - a rule "outputs: inputs" that GNU make and ninja read alike, and behind it each input as a
 * target of nothing, so that one that is gone does not stop make.
 *
 * Sources: "Rule Syntax" and "What Makefiles Contain" in the manual of GNU make; depfile_parser.in.cc of
 * ninja; both tried, as make 4.3 and ninja 1.11. */
#ifndef DOSSIER_BASE_DEPFILE_H
#define DOSSIER_BASE_DEPFILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Is there a spelling by which both read this name? */
bool depfile_can_name(const char *path, bool is_output);
/* Every name is one that can be written. */
void depfile_write(struct buf *b, const char *const *outputs, size_t n_outputs, const char *const *inputs,
                   size_t n_inputs);

#endif
