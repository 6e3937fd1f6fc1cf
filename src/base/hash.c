/* hash.c - FNV-1a, then a mix, because FNV leaves the low bits of short keys too alike for tables. */
#include "base/hash.h"

#define FNV_PRIME UINT64_C(0x100000001b3)

uint64_t hash_bytes(uint64_t start, const void *bytes, size_t n)
{
	const uint8_t *p = bytes;
	uint64_t h = start;
	for (size_t i = 0; i < n; i++)
		h = (h ^ p[i]) * FNV_PRIME;
	h ^= h >> 32;
	h *= UINT64_C(0x9e3779b97f4a7c15); /* 2^64 over the golden ratio */
	return h ^ h >> 29;
}
