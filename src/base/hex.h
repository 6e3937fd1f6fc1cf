/* hex.h - a digit of base 16. */
#ifndef DOSSIER_BASE_HEX_H
#define DOSSIER_BASE_HEX_H

/* -1: it is none. */
static inline int hex_value(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

#endif
