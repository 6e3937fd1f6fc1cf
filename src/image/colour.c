/* colour.c - colour profiles, where pixels leave their own colour space: on a sheet all colours are sRGB, and
 * so are inks that become colours. In a PDF pictures keep their profile, and need none of this. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "image/image_int.h"

#if HAVE_LCMS2
#include <lcms2.h>
#endif

struct inks {
	void *change; /* NULL: by the look of process inks */
	bool inverted;
};

/* ---- by a profile ---- */

#if HAVE_LCMS2

/* The first sample of a triple. */
#define GREY_OF_RGB (COLORSPACE_SH(PT_GRAY) | CHANNELS_SH(1) | EXTRA_SH(2) | BYTES_SH(1))

bool image_reads_profiles(void)
{
	return true;
}

static bool is_of_greys(const uint8_t *icc, size_t n)
{
	return icc && n >= 128 && memcmp(icc + 16, "GRAY", 4) == 0;
}

/* Greys as sRGB has them. */
static cmsHPROFILE open_greys(void)
{
	const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
	cmsToneCurve *tones = cmsBuildParametricToneCurve(NULL, 4, curve);
	cmsHPROFILE profile = tones ? cmsCreateGrayProfile(cmsD50_xyY(), tones) : NULL;
	cmsFreeToneCurve(tones);
	return profile;
}

/* NULL: a profile that is none, or not of what the samples are. */
static cmsHTRANSFORM open_colours(const uint8_t *icc, size_t n, cmsUInt32Number samples)
{
	cmsHTRANSFORM change = NULL;
	bool is_grey = samples == GREY_OF_RGB;
	cmsHPROFILE from = icc ? cmsOpenProfileFromMem(icc, (cmsUInt32Number)n) : NULL;
	cmsHPROFILE to = !from ? NULL : is_grey ? open_greys() : cmsCreate_sRGBProfile();
	if (to)
		change = cmsCreateTransform(from, samples, to, is_grey ? samples : TYPE_RGB_8,
		                            INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_BLACKPOINTCOMPENSATION);
	cmsCloseProfile(to);
	cmsCloseProfile(from);
	return change;
}

static void spread_greys(uint8_t *rgb, size_t n)
{
	for (size_t i = 0; i < n; i++, rgb += 3)
		rgb[1] = rgb[2] = rgb[0];
}

void image_to_srgb(uint8_t *rgb, size_t n, const uint8_t *icc, size_t n_icc)
{
	bool is_grey = is_of_greys(icc, n_icc);
	cmsHTRANSFORM change = open_colours(icc, n_icc, is_grey ? GREY_OF_RGB : TYPE_RGB_8);
	if (!change)
		return;
	cmsDoTransform(change, rgb, rgb, (cmsUInt32Number)n);
	cmsDeleteTransform(change);
	if (is_grey)
		spread_greys(rgb, n);
}

void image_show_lab(uint8_t *rgb, const uint8_t *lab, size_t n)
{
	cmsHPROFILE from = cmsCreateLab2Profile(NULL), to = cmsCreate_sRGBProfile();
	cmsHTRANSFORM change = from && to ? cmsCreateTransform(from, TYPE_Lab_8, to, TYPE_RGB_8,
	                                                       INTENT_RELATIVE_COLORIMETRIC, 0) : NULL;
	if (!change)
		mem_exhausted();
	cmsDoTransform(change, lab, rgb, (cmsUInt32Number)n);
	cmsDeleteTransform(change);
	cmsCloseProfile(to);
	cmsCloseProfile(from);
}

/* ---- a profile of what a PNG tells ---- */

enum { GAMMA_OF_SRGB = 45455, GAMMA_LEAST = PNG_UNIT / 10, GAMMA_MOST = PNG_UNIT * 10 };
enum { POINT_NEAR = PNG_UNIT / 100 };

static const uint32_t points_of_srgb[8] = {31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000};

static bool are_near(const uint32_t *points)
{
	for (size_t i = 0; i < 8; i++)
		if (points[i] > points_of_srgb[i] + POINT_NEAR || points[i] + POINT_NEAR < points_of_srgb[i])
			return false;
	return true;
}

static bool are_sound(const uint32_t *points)
{
	for (size_t i = 0; i < 8; i += 2)
		if (points[i] > PNG_UNIT || points[i + 1] > PNG_UNIT - points[i] || points[i + 1] == 0)
			return false;
	return true;
}

static cmsCIExyY point(const uint32_t *at)
{
	return (cmsCIExyY){(double)at[0] / PNG_UNIT, (double)at[1] / PNG_UNIT, 1};
}

static cmsHPROFILE make_profile(uint32_t gamma, const uint32_t *points, int components)
{
	const cmsCIExyYTRIPLE primaries = {point(points + 2), point(points + 4), point(points + 6)};
	cmsCIExyY white = point(points);
	cmsToneCurve *curve = cmsBuildGamma(NULL, (double)PNG_UNIT / gamma), *curves[] = {curve, curve, curve};
	cmsHPROFILE profile = !curve ? NULL : components == 1 ? cmsCreateGrayProfile(cmsD50_xyY(), curve)
	                                                      : cmsCreateRGBProfile(&white, &primaries, curves);
	cmsFreeToneCurve(curve);
	return profile;
}

/* Browsers take less than 5 % for none, and primaries without gamma for none. */
bool image_profile_colours(struct buf *to, const struct png_colours *colours, int components)
{
	uint32_t gamma = colours->gamma;
	const uint32_t *points = are_sound(colours->points) ? colours->points : points_of_srgb;
	bool is_far = gamma > GAMMA_OF_SRGB + GAMMA_OF_SRGB / 20 || gamma < GAMMA_OF_SRGB - GAMMA_OF_SRGB / 20;
	bool is_wide = components == 3 && !are_near(points);
	if (colours->is_srgb || gamma < GAMMA_LEAST || gamma > GAMMA_MOST || (!is_far && !is_wide)
	    || (components != 1 && components != 3))
		return false;
	cmsHPROFILE profile = make_profile(gamma, points, components);
	cmsUInt32Number n = 0;
	bool is_good = profile && cmsSaveProfileToMem(profile, NULL, &n)
		&& cmsSaveProfileToMem(profile, buf_extend(to, n), &n);
	cmsCloseProfile(profile);
	return is_good;
}

static void *open_inks(const uint8_t *icc, size_t n, bool inverted)
{
	return open_colours(icc, n, inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8);
}

static void convert_inks(void *change, uint8_t *rgb, const uint8_t *cmyk, size_t n)
{
	cmsDoTransform(change, cmyk, rgb, (cmsUInt32Number)n);
}

static void close_inks(void *change)
{
	cmsDeleteTransform(change);
}

#else

bool image_reads_profiles(void)
{
	return false;
}

bool image_profile_colours(struct buf *to, const struct png_colours *colours, int components)
{
	(void)to, (void)colours, (void)components;
	return false;
}

void image_to_srgb(uint8_t *rgb, size_t n, const uint8_t *icc, size_t n_icc)
{
	(void)rgb, (void)n, (void)icc, (void)n_icc;
}

void image_show_lab(uint8_t *rgb, const uint8_t *lab, size_t n)
{
	(void)rgb, (void)lab, (void)n;
}

static void *open_inks(const uint8_t *icc, size_t n, bool inverted)
{
	(void)icc, (void)n, (void)inverted;
	return NULL;
}

static void convert_inks(void *change, uint8_t *rgb, const uint8_t *cmyk, size_t n)
{
	(void)change, (void)rgb, (void)cmyk, (void)n;
}

static void close_inks(void *change)
{
	(void)change;
}

#endif

/* ---- without one ---- */

/* Paper and the process inks of offset printing (SWOP), none of which is as pure as the light that it
 * lets pass: alone and over each other. Bits: 8 cyan, 4 magenta, 2 yellow, 1 black. What lies between is
 * mixed in proportion, as where dots of ink meet by chance (Neugebauer); so viewers show them, too. */
static const uint8_t prints[16][3] = {
	{255, 255, 255}, {35, 31, 32}, {255, 242, 0}, {28, 26, 0},
	{236, 0, 140}, {36, 0, 0}, {237, 28, 36}, {34, 0, 0},
	{0, 173, 239}, {0, 15, 36}, {0, 166, 80}, {0, 19, 0},
	{46, 49, 146}, {0, 0, 2}, {54, 54, 57}, {0, 0, 0},
};

/* How much of each of two inks lies over the other, in 255ths of 255ths: none, the second, first, both. */
static void overlay(uint32_t to[4], uint32_t first, uint32_t second)
{
	to[0] = (255 - first) * (255 - second);
	to[1] = (255 - first) * second;
	to[2] = first * (255 - second);
	to[3] = first * second;
}

static void print_pixel(uint8_t *rgb, const uint8_t *cmyk, unsigned flip)
{
	const uint64_t all = UINT64_C(255) * 255 * 255 * 255;
	uint32_t cm[4], yk[4];
	uint64_t sums[3] = {all / 2, all / 2, all / 2};
	overlay(cm, cmyk[0] ^ flip, cmyk[1] ^ flip);
	overlay(yk, cmyk[2] ^ flip, cmyk[3] ^ flip);
	for (size_t i = 0; i < 16; i++) {
		uint64_t part = (uint64_t)cm[i / 4] * yk[i % 4];
		for (size_t k = 0; k < 3; k++)
			sums[k] += part * prints[i][k];
	}
	for (size_t k = 0; k < 3; k++)
		rgb[k] = (uint8_t)(sums[k] / all);
}

struct inks *inks_open(const uint8_t *icc, size_t n, bool inverted)
{
	struct inks *inks = mem_alloc(sizeof *inks);
	*inks = (struct inks){open_inks(icc, n, inverted), inverted};
	return inks;
}

void inks_print(struct inks *inks, uint8_t *rgb, const uint8_t *cmyk, size_t n)
{
	if (inks->change) {
		convert_inks(inks->change, rgb, cmyk, n);
		return;
	}
	for (size_t i = 0; i < n; i++, rgb += 3, cmyk += 4)
		print_pixel(rgb, cmyk, inks->inverted ? 255 : 0);
}

void inks_close(struct inks *inks)
{
	if (inks && inks->change)
		close_inks(inks->change);
	free(inks);
}
