/* fit.h - how large pictures may be and how well encoded, so that together they take no more bytes than a
 * form does. Pure: models of pictures in, settings out; no pixel is seen.
 *
 * All pictures are held at one level of legibility, from 1000 (as they are) to 0 (below it nothing is read).
 * At a level a picture has a density in print and a quality: a photo gives both early, words on plain ground
 * stay sharp much longer. What a picture weighs at a level is told by what encodings of it weighed. The level
 * is the highest at which the sum fits: so the least legible picture is as legible as can be. */
#ifndef DOSSIER_FIT_FIT_H
#define DOSSIER_FIT_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/len.h"
#include "image/facts.h"

enum { FIT_LEVEL_MOST = 1000, FIT_LEVEL_FLOOR = 250, FIT_TRIES = 3 };
/* FLOOR: below it words of the smallest print begin to be lost. TRIES: encodings of a picture, whatever
 * limits there are. */

struct fit_sample { /* an encoding, weighed */
	struct image_fit made;
	uint64_t bytes;
	int level; /* at which it was asked for */
};

struct fit_picture {
	uint64_t bytes;  /* as it is */
	uint32_t width;  /* [px] its own */
	uint32_t finest; /* [px] at most; its width, unless the form wants it coarser */
	int quality;     /* of a JPEG, as it is: tenths of libjpeg's; 0: not known */
	len print;       /* its width on the page, the largest */
	bool has_few_colours; /* a palette will do: no JPEG, as far as is known */
	int colours;     /* of the palette that it has; 0: none */
	bool is_screen;
	int least;       /* colours of a palette that is enough for it, as is known from a sample; 0: not yet */
	int exact;       /* colours that it has as wide as `finest`: more are of no use; 0: not known, or many */
	bool is_covered; /* in parts, which stay black to the edge */
	bool is_loud;    /* around them: no JPEG is coarser than that takes, as is known from a sample */
	bool is_grey;    /* is to be */
	int mix;         /* of colours to greys, as is known from a sample, */
	bool loses;      /* and that writing is lost in them */
	bool is_words;   /* that do in black and white, as is known from a sample; of grey ones */
	bool is_bilevel; /* black and white as it is, and as finely as `finest` without loss */
	bool is_fax;     /* and packed as tightly as can be */
	bool must;       /* cannot stay as it is, whatever it weighs */
	bool is_stuck;   /* has to: it turned out that it cannot be encoded again */
	struct fit_sample samples[FIT_TRIES];
	size_t n_samples;
};

/* What it is to become at a level. */
struct image_fit fit_setting(const struct fit_picture *p, int level);
uint64_t fit_weigh(const struct fit_picture *p, const struct image_fit *setting); /* about */
/* The same, with what the first try may come to instead, which finds out what the picture shows. */
struct image_wish fit_wish(const struct fit_picture *p, int level);
/* It was made for that wish, with so many colours if it is a palette, and is a sample from now on. The first
 * of what is no JPEG is made elsewhere than at that level: a palette as fine as the picture is, since there
 * it is seen how many colours it takes; and a JPEG where most is learned from it. */
void fit_learn(struct fit_picture *p, const struct image_fit *made, int n_colours, uint64_t bytes, int level);
/* The lowest level at which words are as fine as they are, once they are known to be words; 0: not known. */
int fit_level_fine(const struct fit_picture *p);
uint64_t fit_weigh_all(const struct fit_picture *pictures, size_t n, int level);
/* The highest level at which the sum is at most `most`; 0 if there is none. is_sure: even if what is left out
 * saves much less than is to be expected. */
int fit_solve(const struct fit_picture *pictures, size_t n, uint64_t most, bool is_sure);
/* The sample that was made with about this setting, NULL if there is none. */
const struct fit_sample *fit_sample_of(const struct fit_picture *p, const struct image_fit *setting);

/* ---- tries.c: one try after the other ---- */
enum { FIT_WHOLE = -1, FIT_UNBOUND = -1 };

struct fit_share { /* what some of the pictures may weigh together: all, or those of one volume */
	const size_t *which; /* NULL: all */
	size_t n;
	uint64_t most;  /* UINT64_MAX: as much as they like */
	uint64_t bytes; /* of what is taken: more than `most` if there is no way */
	uint64_t meant, aim; /* of the try: what it is to weigh, as far as is known */
	bool is_sure;        /* surely so, since nothing was light enough yet */
	bool keeps_words;    /* as fine as they are, at the expense of photos, though its level is lower */
	int level;           /* that they have, unless another share asks for less; FIT_UNBOUND: not solved yet */
};

struct fit_search {
	const struct fit_picture *pictures; /* to which the caller adds a sample of each try */
	size_t n;
	struct fit_share *shares; /* a picture may be in several, or in none */
	size_t n_shares;
	int most_tries, spare; /* and so many of these are kept for later, once all shares are well filled */
	int *taken;  /* by picture: the sample that is taken, or FIT_WHOLE: it stays as it is */
	int *levels; /* by picture: of the try */
	int *bound;  /* by picture: the share that asks for the least; FIT_UNBOUND */
	int n_tries;
	bool is_done; /* fit_next was false */
};

/* true: all pictures are to be encoded as fit_setting says for their levels, unless fit_sample_of has it or
 * they have FIT_TRIES samples; false: s->taken is the result. */
bool fit_next(struct fit_search *s);
int fit_level_taken(const struct fit_search *s, size_t picture);
/* Was it tried as small as can be read? */
bool fit_is_least(const struct fit_picture *p);

#endif
