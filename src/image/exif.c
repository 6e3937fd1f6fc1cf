/* exif.c - the few facts we want from EXIF: which way is up, when, whether a place is told, what shape points
 * have. A reader of TIFF's directories that believes nothing: every offset is checked, nothing is followed
 * twice. */
#include <string.h>

#include "image/image_int.h"

enum { /* TIFF tags */
	TAG_ORIENTATION = 0x0112,
	TAG_ACROSS = 0x011A, /* XResolution */
	TAG_DOWN = 0x011B,
	TAG_EXIF_FOLDER = 0x8769,
	TAG_GPS_FOLDER = 0x8825,
	TAG_TAKEN = 0x9003,
	TAG_TAKEN_OFFSET = 0x9011,
	TAG_GPS_VERSION = 0x0000,
};

enum { TYPE_ASCII = 2, TYPE_SHORT = 3, TYPE_LONG = 4, TYPE_RATIO = 5 };

static uint32_t tiff16(const struct tiff *t, size_t at)
{
	const uint8_t *p = t->bytes + at;
	return t->is_little ? (uint32_t)p[1] << 8 | p[0] : get16(p);
}

uint32_t tiff32(const struct tiff *t, size_t at)
{
	const uint8_t *p = t->bytes + at;
	return t->is_little ? tiff16(t, at + 2) << 16 | tiff16(t, at) : get32(p);
}

/* Entry i of the directory at `at`; false past its end or the file's. */
static bool read_entry(struct tiff_entry *e, const struct tiff *t, size_t at, size_t i)
{
	if (at < 8 || at > t->n - 2 || i >= tiff16(t, at))
		return false;
	size_t place = at + 2 + 12 * i;
	if (place + 12 > t->n)
		return false;
	e->tag = tiff16(t, place);
	e->type = tiff16(t, place + 2);
	e->count = tiff32(t, place + 4);
	e->value = place + 8;
	return true;
}

static uint32_t entry_number(const struct tiff *t, const struct tiff_entry *e)
{
	return e->type == TYPE_SHORT ? tiff16(t, e->value) : e->type == TYPE_LONG ? tiff32(t, e->value) : 0;
}

/* 0 if it is none. */
static double entry_ratio(const struct tiff *t, const struct tiff_entry *e)
{
	size_t at = tiff32(t, e->value);
	if (e->type != TYPE_RATIO || e->count != 1 || at > t->n || t->n - at < 8)
		return 0;
	uint32_t of = tiff32(t, at + 4);
	return of ? (double)tiff32(t, at) / of : 0;
}

/* The text of an entry, cut to fit; "" if it is none. */
static void entry_text(char *to, size_t max, const struct tiff *t, const struct tiff_entry *e)
{
	size_t n = e->count;
	size_t at = n <= 4 ? e->value : tiff32(t, e->value);
	to[0] = '\0';
	if (e->type != TYPE_ASCII || n >= max || at > t->n || t->n - at < n)
		return;
	memcpy(to, t->bytes + at, n);
	to[n] = '\0';
}

/* "2025:01:10 09:12:33" and "+08:00" */
static void read_taken(struct exif *e, char *when, const char *offset)
{
	struct date d;
	if (strlen(when) < 19 || when[4] != ':' || when[7] != ':')
		return;
	when[4] = when[7] = '-';
	when[19] = '\0';
	if (!date_parse(&d, when))
		return;
	d.has_offset = date_parse_offset(&d.offset_minutes, offset);
	if (!d.has_offset)
		d.offset_minutes = 0;
	e->taken = d;
}

static void read_exif_folder(struct exif *e, const struct tiff *t, size_t at)
{
	char when[32] = "", offset[16] = "";
	struct tiff_entry x;
	for (size_t i = 0; read_entry(&x, t, at, i); i++) {
		if (x.tag == TAG_TAKEN)
			entry_text(when, sizeof when, t, &x);
		else if (x.tag == TAG_TAKEN_OFFSET)
			entry_text(offset, sizeof offset, t, &x);
	}
	read_taken(e, when, offset);
}

/* Many cameras write a GPS directory with nothing but its version in it. */
static bool gps_folder_tells(const struct tiff *t, size_t at)
{
	struct tiff_entry x;
	for (size_t i = 0; read_entry(&x, t, at, i); i++)
		if (x.tag != TAG_GPS_VERSION)
			return true;
	return false;
}

static bool tiff_is_good(const struct tiff *t)
{
	return t->n >= 8 && (memcmp(t->bytes, "II*\0", 4) == 0 || memcmp(t->bytes, "MM\0*", 4) == 0);
}

bool tiff_find(struct tiff_entry *e, const struct tiff *t, uint32_t tag)
{
	if (!tiff_is_good(t))
		return false;
	for (size_t i = 0; read_entry(e, t, tiff32(t, 4), i); i++)
		if (e->tag == tag)
			return true;
	return false;
}

void exif_read(struct exif *e, const uint8_t *bytes, size_t n)
{
	struct tiff t = {bytes, n, n >= 8 && bytes[0] == 'I'};
	struct tiff_entry x;
	if (!tiff_is_good(&t))
		return;
	size_t first = tiff32(&t, 4), exif_folder = 0, gps_folder = 0;
	for (size_t i = 0; read_entry(&x, &t, first, i); i++) {
		uint32_t number = entry_number(&t, &x);
		if (x.tag == TAG_ORIENTATION && number >= 1 && number <= 8)
			e->orientation = (int)number;
		else if (x.tag == TAG_ACROSS)
			e->across = entry_ratio(&t, &x);
		else if (x.tag == TAG_DOWN)
			e->down = entry_ratio(&t, &x);
		else if (x.tag == TAG_EXIF_FOLDER)
			exif_folder = number;
		else if (x.tag == TAG_GPS_FOLDER)
			gps_folder = number;
	}
	/* one of each, or five thousand entries that lead to one folder would have it read as often */
	read_exif_folder(e, &t, exif_folder);
	if (gps_folder_tells(&t, gps_folder))
		e->has_location = true;
}

bool exif_text_has_location(const uint8_t *text, size_t n)
{
	static const char word[] = "GPSL"; /* GPSLatitude, GPSLongitude of XMP */
	for (size_t i = 0; i + 4 <= n; i++) {
		const uint8_t *g = memchr(text + i, 'G', n - i);
		if (!g || (size_t)(text + n - g) < 4)
			return false;
		if (memcmp(g, word, 4) == 0)
			return true;
		i = (size_t)(g - text);
	}
	return false;
}
