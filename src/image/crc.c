/* crc.c - the checksum of PNG's chunks, CRC-32 (ISO 3309), eight bytes a step. The tables are made anew
 * for each picture: two microseconds, and no global to guard. */
#include "image/image_int.h"

void crc_prepare(struct crc *c)
{
	for (uint32_t i = 0; i < 256; i++) {
		uint32_t value = i;
		for (int bit = 0; bit < 8; bit++)
			value = value & 1 ? UINT32_C(0xEDB88320) ^ value >> 1 : value >> 1;
		c->slices[0][i] = value;
	}
	for (int k = 1; k < 8; k++)
		for (uint32_t i = 0; i < 256; i++) {
			uint32_t before = c->slices[k - 1][i];
			c->slices[k][i] = c->slices[0][before & 255] ^ before >> 8;
		}
}

static uint32_t little32(const uint8_t *p)
{
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

uint32_t crc_of(const struct crc *c, uint32_t start, const void *bytes, size_t n)
{
	const uint32_t (*t)[256] = c->slices;
	const uint8_t *p = bytes;
	uint32_t v = ~start;
	for (; n >= 8; n -= 8, p += 8) {
		uint32_t low = v ^ little32(p), high = little32(p + 4);
		v = t[7][low & 255] ^ t[6][low >> 8 & 255] ^ t[5][low >> 16 & 255] ^ t[4][low >> 24]
			^ t[3][high & 255] ^ t[2][high >> 8 & 255] ^ t[1][high >> 16 & 255] ^ t[0][high >> 24];
	}
	for (; n > 0; n--, p++)
		v = t[0][(v ^ *p) & 255] ^ v >> 8;
	return ~v;
}
