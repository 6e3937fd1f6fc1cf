/* pictures.c - can a picture be shown, and does it say of itself what the case says of it? */
#include "base/message.h"
#include "check/check_int.h"

/* ---- shape ---- */

/* A panorama, or screenshots side by side: across the page it becomes a ribbon. */
#define WIDE_ASPECT 5
#define WIDE_PX 2000 /* less is hardly made smaller */

static bool is_wide(const struct image_facts *f)
{
	return f->width > WIDE_PX && f->width / WIDE_ASPECT >= f->height;
}

/* A long picture is cut into parts, but for one in CMYK: that is shown whole. */
static bool is_tall(const struct image_facts *f)
{
	return f->is_cmyk && f->height > WIDE_PX && f->height / WIDE_ASPECT >= f->width;
}

/* Of what is printed; `says` of a path, a width and a height, N_(). */
static void tell_each(struct check *k, bool (*is_such)(const struct image_facts *f), const char *says,
                      const char *advice)
{
	for (size_t i = 0; i < k->c->n_files; i++) {
		const struct image_facts *f = &k->evidence[i].facts;
		if (!check_find_print(k, i) || !is_such(f))
			continue;
		check_say(k, k->c->files[i].at, says, k->c->files[i].path, f->width, f->height);
		check_advise(k, "%s", _(advice));
	}
}

void check_wide_pictures(struct check *k)
{
	tell_each(k, is_wide, N_("%s is %u x %u pixels, a thin strip when printed"),
	          N_("cut it into parts that overlap, and list them from left to right"));
}

void check_tall_pictures(struct check *k)
{
	tell_each(k, is_tall, N_("%s is %u x %u pixels in CMYK, which is not cut: a thin strip when printed"),
	          N_("save it as RGB; then it is cut into parts and stays legible"));
}

/* ---- date ---- */

#define DAY 86400

/* A camera knows no time zone, and its clock may be that of home. */
static bool is_far(const struct check *k, const struct date *said, const struct date *found)
{
	int64_t a = date_seconds(said, k->zone), b = date_seconds(found, k->zone);
	int64_t low = a, high = a + (said->precision == DATE_DAY ? DAY : 0);
	return b < low - DAY || b > high + DAY;
}

static void compare_date(struct check *k, const struct shot *shot, const struct when *said)
{
	const struct when *when = shot->taken.date.precision ? &shot->taken : said;
	const struct image_facts *f = &k->evidence[shot->file].facts;
	char found[32];
	if (!when->date.precision || !f->taken.precision || !is_far(k, &when->date, &f->taken))
		return;
	date_format(found, sizeof found, "YYYY-MM-DD hh:mm", &f->taken);
	check_say(k, when->at, "%s says of itself that it was taken at %s", k->c->files[shot->file].path, found);
	check_advise(k, "the platform can read that too: correct taken:, or show the original");
}

static void compare_all(struct check *k, const struct shots *shots, const struct when *said)
{
	for (size_t i = 0; i < shots->n; i++)
		compare_date(k, &shots->v[i], said);
}

void check_taken(struct check *k)
{
	static const struct when unsaid;
	const struct casefile *c = k->c;
	if (!k->evidence)
		return;
	compare_all(k, &c->order.screenshots, &unsaid);
	compare_all(k, &c->logistics.screenshots, &unsaid);
	compare_all(k, &c->logistics.photos, &unsaid);
	for (size_t i = 0; i < c->n_chats; i++)
		compare_all(k, &c->chats[i].screenshots, &unsaid);
	for (size_t i = 0; i < c->n_certificates; i++)
		compare_all(k, &c->certificates[i].pages, &unsaid);
	for (size_t i = 0; i < c->n_exhibits; i++)
		compare_all(k, &c->exhibits[i].files, &c->exhibits[i].taken);
}
