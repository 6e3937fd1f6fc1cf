/* message.h - what the program says to the seller, in the seller's language.
 *
 * Messages stand in the code in English, and the English text is the key to its translation, as gettext has
 * it: xgettext collects them, po/LANGUAGE.po translates them, msgfmt compiles that to a catalogue (.mo).
 * Only reading the catalogue is our own. The C library looks into one for installed locales alone, and a
 * machine that was set up in haste has none: there a seller with LANG=zh_CN.UTF-8 would read English.
 *
 * The functions that report (diag_error, diag_advise, image_fail, ...) translate their format themselves, so
 * a plain literal is all they need. _() is for words that go into a message, N_() marks those in tables.
 * po/update.sh knows by name who takes messages. */
#ifndef DOSSIER_BASE_MESSAGE_H
#define DOSSIER_BASE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Once, before the first message and the first thread. false: there is no catalogue, all stays English. */
bool message_load(const char *path);

/* The translation, or the text itself. Lent for ever. */
const char *message_translate(const char *english) __attribute__((format_arg(1)));

/* What errno means, as strerror says it. */
const char *message_errno(int error);
/* The same of a file that fs.h did not open: EINVAL is one that it opens none of. */
const char *message_unread(int error);

/* "2, 5-7" with these behind it, in the arena; the list is "" at first. */
const char *message_add_run(struct arena *a, const char *list, size_t from, size_t to);

/* A path within a command: as a shell reads it, in quotes where it has blanks, or signs with a meaning. */
const char *message_word(struct arena *a, const char *word);

/* The language of the messages as templates name it, "en" or "zh-CN": for their texts by language. */
const char *message_language(void);

#define _(english) message_translate(english)
#define N_(english) english

#endif
