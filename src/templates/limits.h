/* limits.h - what a form takes: so many images, so many bytes, so much time. Each limit says where it was
 * seen and how sure we are; what nobody has found is not there.
 *
 * A case's own limits win over its playbook's, and those over its platform's. */
#ifndef DOSSIER_TEMPLATES_LIMITS_H
#define DOSSIER_TEMPLATES_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

#include "templates/shelf.h"

/* Name, key, kind, least value. DPI: with fewer a letter of 9 pt would have less than 9 pixels. */
#define LIMITS(X) \
	X(IMAGES, "images", NUMBER, 1)             /* how many image files */ \
	X(IMAGE_BYTES, "image-bytes", BYTES, 1)    /* each */ \
	X(IMAGE_PIXELS, "image-pixels", NUMBER, 1) /* each: width times height */ \
	X(IMAGE_FORMATS, "image-formats", LIST, 0) /* jpg, png ... */ \
	X(UNTOUCHED, "untouched", LIST, 0)         /* kinds of certificates that are taken only as they are */ \
	X(TOTAL_BYTES, "total-bytes", BYTES, 1)    /* all files together */ \
	X(PDF_BYTES, "pdf-bytes", BYTES, 1) \
	X(PAGES, "pages", NUMBER, 1) \
	X(SPLIT, "split", FLAG, 0)                 /* a PDF that would be more than it takes comes in several */ \
	X(FILES, "files", NUMBER, 1) \
	X(FILE_NAME, "file-name", NUMBER, 1)       /* letters and digits of a file's name */ \
	X(DPI, "dpi", NUMBER, 72) \
	X(MONO, "mono", FLAG, 0)                   /* black and white */ \
	X(LEGIBLE, "legible", POINTS, 0)           /* text in pictures, at least */ \
	X(LEGIBLE_PAPER, "legible-paper", NUMBER, 0) /* pixels to the inch of what is printed, at least */ \
	X(LEGIBLE_SCREEN, "legible-screen", NUMBER, 0) \
	X(LEGIBLE_PHOTO, "legible-photo", NUMBER, 0) \
	X(TEXT_CHARACTERS, "text-characters", NUMBER, 1) \
	X(TEXT_CHARACTERS_LEAST, "text-characters-least", NUMBER, 0) \
	X(TEXT_BYTES, "text-bytes", BYTES, 1)      /* in UTF-8, or in the `encoding` named beside it */ \
	X(RESPOND, "respond", TIME, 0) \
	X(APPEAL, "appeal", TIME, 0) \
	X(CHAT_AGE, "chat-age", TIME, 0) \
	X(ATTEMPTS, "attempts", NUMBER, 0)         /* 0: there is no appeal */

#define ENUM(name, key, kind, least) LIMIT_##name,
enum limit_id { LIMITS(ENUM) LIMIT_COUNT };
#undef ENUM

enum sureness { SURE_OF_CASE, SURE_CONFIRMED, SURE_REPORTED, SURE_UNCONFIRMED };

enum pace { PACE_ALWAYS, PACE_DAYS, PACE_HOURS }; /* a time runs always, on working days, in working hours */

struct limit {
	bool given;
	bool is_lifted;           /* "none": what was known before does not hold here */
	int64_t value;            /* a number, bytes, seconds, mpt; a flag is 0 or 1 */
	enum pace pace;           /* TIME */
	int opens, closes;        /* PACE_HOURS: seconds since midnight; the same: unknown */
	const struct node *list;  /* LIST */
	const char *below;        /* the key of the case that has it: "limits", "limit"; NULL: a template's */
	const char *written;      /* "500 KB", as it stands in the template or the case */
	const char *encoding;     /* TEXT_BYTES: "gbk"; NULL: UTF-8 */
	const char *from;         /* TIME: "notice", "payment" ... or NULL */
	const char *source, *seen; /* NULL: the case's own */
	enum sureness sure;
	struct mark at;
};

struct limits {
	struct limit v[LIMIT_COUNT];
};

/* Lay the limits in `map` (`limits:` of a platform, a playbook or a case; may be NULL) over those in `l`.
 * In a case a limit is its bare value. Mistakes are reported as `bad-template`, in a case as `bad-limit`. */
void limits_lay(struct shelf *s, struct limits *l, const struct node *map, bool of_case);

/* The same of a case's `limit:`, which means the PDF alone: bytes, pages, dpi, mono, name, split. */
void limits_lay_pdf(struct shelf *s, struct limits *l, const struct node *map);

/* The same of a case's `split:`; its s NULL: it has none. */
void limits_lay_split(struct shelf *s, struct limits *l, const struct text *flag);

const char *limits_key(enum limit_id id);

/* "500 KB", "4.5 MB", "1000", "5mb": decimal units, up to 3 decimals. false: none of these. */
bool limits_parse_bytes(const char *text, int64_t *bytes);
/* "6 pt", "7.5 pt" [mpt] */
bool limits_parse_points(const char *text, int64_t *points);
/* "48 h", "90 min", "7 days", "4 working hours" */
bool limits_parse_time(const char *text, int64_t *seconds, enum pace *pace);

/* ---- limits_say.c: for messages to the seller, in the language of these ---- */
/* "reported", as templates have it, to be translated */
const char *limits_sure_word(enum sureness sure);
/* "3 days" of a limit's `written` */
const char *limits_say_time(struct arena *a, const char *written);
/* Where it was seen, and how sure that is: a sentence for advice. */
const char *limits_say_source(struct arena *a, const struct limit *l);

#endif
