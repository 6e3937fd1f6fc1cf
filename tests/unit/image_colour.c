/* image_colour.c - pixels of a phone's wide colours become those of sRGB that look the same; what has no
 * profile, or one that is none, stays. */
#include "image_make.h"
#include "test.h"

#if HAVE_LCMS2

#include <lcms2.h>

static const cmsCIExyY d65 = {0.3127, 0.3290, 1};
static const cmsCIExyYTRIPLE p3 = {{0.680, 0.320, 1}, {0.265, 0.690, 1}, {0.150, 0.060, 1}};

/* Display P3 with the curve of sRGB, as phones write it. */
static size_t make_p3(uint8_t *to, cmsUInt32Number most)
{
	double curve[5] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
	cmsToneCurve *one = cmsBuildParametricToneCurve(NULL, 4, curve);
	cmsToneCurve *three[3] = {one, one, one};
	cmsHPROFILE profile = cmsCreateRGBProfile(&d65, &p3, three);
	if (!cmsSaveProfileToMem(profile, to, &most))
		abort();
	cmsCloseProfile(profile);
	cmsFreeToneCurve(one);
	return most;
}

/* By the matrices and the curve of CSS Color 4, rounded. */
static const struct {
	uint8_t p3[3], srgb[3];
} colours[] = {
	{{0, 0, 0}, {0, 0, 0}}, {{255, 255, 255}, {255, 255, 255}},
	{{128, 128, 128}, {128, 128, 128}}, {{200, 100, 50}, {215, 93, 31}},
	{{90, 160, 80}, {61, 162, 68}}, {{40, 60, 180}, {34, 61, 187}},
	{{180, 150, 140}, {186, 149, 138}}, {{255, 0, 0}, {255, 0, 0}},
};

static void test_wide(void)
{
	uint8_t icc[4096];
	size_t n = make_p3(icc, sizeof icc);
	for (size_t i = 0; i < sizeof colours / sizeof *colours; i++) {
		uint8_t rgb[3];
		memcpy(rgb, colours[i].p3, 3);
		image_to_srgb(rgb, 1, icc, n);
		for (int k = 0; k < 3; k++)
			if (!CHECK(abs(rgb[k] - colours[i].srgb[k]) <= 3))
				fprintf(stderr, "    colour %zu, sample %d: %d, not %d\n", i, k, rgb[k], colours[i].srgb[k]);
	}
}

#else

static void test_wide(void)
{
	CHECK(true); /* nobody reads profiles */
}

#endif

static void test_none(void)
{
	uint8_t rgb[3] = {200, 100, 50}, rubbish[200] = {0};
	image_to_srgb(rgb, 1, NULL, 0);
	image_to_srgb(rgb, 1, rubbish, sizeof rubbish);
	CHECK(rgb[0] == 200 && rgb[1] == 100 && rgb[2] == 50);
}

int main(void)
{
	test_wide();
	test_none();
	return test_end();
}
