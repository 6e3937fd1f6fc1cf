/* image_chats.c - long chats of six programs, light and dark, as tests/chats/draw.py drew them, are cut
 * between bubbles: no bubble, picture, sticker, card or line between them is parted that is shorter
 * than a band. Each is looked at from many first rows and cut into bands of many heights, as it is and
 * as JPEG brings it. */
#include "chats_cut.h"

enum { STARTS = 3 };

static void test_bands(const struct chat *c, const struct noise *noise, uint32_t start, uint32_t band,
                       const char *how)
{
	CHECK(count_parted(c, noise, start, band, how).n_bad == 0);
}

static void test_chat(const struct chat *c, uint32_t step, const char *how)
{
	for (uint32_t k = 0; k < STARTS; k++) {
		uint32_t start = k * (c->height / 13);
		struct noise noise = step == 1 ? look_at_png(c, start) : look_at_jpeg(c, start, step);
		for (uint32_t i = 0; i < HEIGHTS; i++)
			test_bands(c, &noise, start, c->width * (13 + 3 * i) / 10, how);
		noise_drop(&noise);
	}
}

int main(void)
{
	for (size_t i = 0; i < N_CHATS; i++) {
		struct chat c;
		if (CHECK(chat_load(&c, chat_names[i]))) {
			test_chat(&c, 1, "");
			chat_pass_through_jpeg(&c, 80);
			test_chat(&c, 8, " as JPEG");
			chat_pass_through_jpeg(&c, 70);
			if (strcmp(c.name, "telegram-dark") != 0) /* dark pictures on a dark wallpaper are lost in it */
				test_chat(&c, 16, " as a worse JPEG");
		}
		free(c.rgb);
	}
	return test_end();
}
