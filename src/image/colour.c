/* colour.c - colour profiles, where pixels leave their own colour space: on a sheet all colours are sRGB, and
 * so are inks that become colours. In a PDF pictures keep their profile, and need none of this. */
#include "image/image_int.h"

#if HAVE_LCMS2

#include <lcms2.h>

/* NULL: a profile that is none, or not of what the samples are. */
static cmsHTRANSFORM open_colours(const uint8_t *icc, size_t n, cmsUInt32Number samples)
{
	cmsHTRANSFORM change = NULL;
	cmsHPROFILE from = icc ? cmsOpenProfileFromMem(icc, (cmsUInt32Number)n) : NULL;
	cmsHPROFILE to = from ? cmsCreate_sRGBProfile() : NULL;
	if (to)
		change = cmsCreateTransform(from, samples, to, TYPE_RGB_8, INTENT_RELATIVE_COLORIMETRIC,
		                            cmsFLAGS_BLACKPOINTCOMPENSATION);
	cmsCloseProfile(to);
	cmsCloseProfile(from);
	return change;
}

void image_to_srgb(uint8_t *rgb, size_t n, const uint8_t *icc, size_t n_icc)
{
	cmsHTRANSFORM change = open_colours(icc, n_icc, TYPE_RGB_8);
	if (!change)
		return;
	cmsDoTransform(change, rgb, rgb, (cmsUInt32Number)n);
	cmsDeleteTransform(change);
}

struct inks *inks_open(const uint8_t *icc, size_t n, bool inverted)
{
	return open_colours(icc, n, inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8);
}

void inks_print(struct inks *inks, uint8_t *rgb, const uint8_t *cmyk, size_t n)
{
	cmsDoTransform(inks, cmyk, rgb, (cmsUInt32Number)n);
}

void inks_close(struct inks *inks)
{
	if (inks)
		cmsDeleteTransform(inks);
}

#else

void image_to_srgb(uint8_t *rgb, size_t n, const uint8_t *icc, size_t n_icc)
{
	(void)rgb, (void)n, (void)icc, (void)n_icc;
}

struct inks *inks_open(const uint8_t *icc, size_t n, bool inverted)
{
	(void)icc, (void)n, (void)inverted;
	return NULL;
}

void inks_print(struct inks *inks, uint8_t *rgb, const uint8_t *cmyk, size_t n)
{
	(void)inks, (void)rgb, (void)cmyk, (void)n;
}

void inks_close(struct inks *inks)
{
	(void)inks;
}

#endif
