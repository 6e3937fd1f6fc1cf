/* classes.c - what a character is, whatever font sets it.
 *
 * The classes of punctuation are those of W3C's Requirements for Chinese Text Layout (clreq), chapter
 * on punctuation: opening marks have their ink in the right half of the em, closing marks, stops and
 * commas in the left half, and it is the empty halves that layout squeezes. The rest comes from
 * Unicode's properties. */
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "type/type_int.h"

struct row {
	uint32_t cp;
	uint8_t class;
	uint32_t shadow; /* shown to the line breaker in a wide language; 0: the character itself */
};

/* Sorted by code point. The ambiguous ones are in the first block: only wide where quotes.c says so.
 * Their shadows are characters that UAX 14 treats as clreq treats them: an opening bracket, a closing
 * one, and for the middle dot one that never starts a line. */
static const struct row rows[] = {
	{0x00B7, CLASS_MIDDLE, 0x30FB}, /* middle dot, between parts of a foreign name */
	{0x2014, CLASS_HAN, 0},         /* em dash: two in a row are one mark */
	{0x2018, CLASS_OPEN, 0x300E},   /* single quotes */
	{0x2019, CLASS_CLOSE, 0x300F},
	{0x201C, CLASS_OPEN, 0x300C}, /* double quotes */
	{0x201D, CLASS_CLOSE, 0x300D},
	{0x2026, CLASS_HAN, 0}, /* ellipsis: two in a row are one mark */

	{0x3001, CLASS_CLOSE, 0}, /* enumeration comma */
	{0x3002, CLASS_CLOSE, 0}, /* full stop */
	{0x3008, CLASS_OPEN, 0},  /* title marks */
	{0x3009, CLASS_CLOSE, 0},
	{0x300A, CLASS_OPEN, 0},
	{0x300B, CLASS_CLOSE, 0},
	{0x300C, CLASS_OPEN, 0}, /* corner quotes */
	{0x300D, CLASS_CLOSE, 0},
	{0x300E, CLASS_OPEN, 0},
	{0x300F, CLASS_CLOSE, 0},
	{0x3010, CLASS_OPEN, 0}, /* brackets */
	{0x3011, CLASS_CLOSE, 0},
	{0x3014, CLASS_OPEN, 0},
	{0x3015, CLASS_CLOSE, 0},
	{0x3016, CLASS_OPEN, 0},
	{0x3017, CLASS_CLOSE, 0},
	{0x3018, CLASS_OPEN, 0},
	{0x3019, CLASS_CLOSE, 0},
	{0x301A, CLASS_OPEN, 0},
	{0x301B, CLASS_CLOSE, 0},
	{0x301D, CLASS_OPEN, 0},
	{0x301E, CLASS_CLOSE, 0},
	{0x301F, CLASS_CLOSE, 0},
	{0x30FB, CLASS_MIDDLE, 0},
	{0xFF01, CLASS_CLOSE, 0}, /* exclamation mark */
	{0xFF05, CLASS_LATIN, 0}, /* per cent: belongs to its number, no gap between the two */
	{0xFF08, CLASS_OPEN, 0},
	{0xFF09, CLASS_CLOSE, 0},
	{0xFF0C, CLASS_CLOSE, 0}, /* comma */
	{0xFF0D, CLASS_HAN, 0x301C}, /* connectors and the solidus do not start a line */
	{0xFF0E, CLASS_CLOSE, 0},
	{0xFF0F, CLASS_HAN, 0x301C},
	{0xFF1A, CLASS_CLOSE, 0},    /* colon, semicolon, question mark */
	{0xFF1B, CLASS_CLOSE, 0},
	{0xFF1F, CLASS_CLOSE, 0},
	{0xFF3B, CLASS_OPEN, 0},
	{0xFF3D, CLASS_CLOSE, 0},
	{0xFF5B, CLASS_OPEN, 0},
	{0xFF5D, CLASS_CLOSE, 0},
	{0xFF5E, CLASS_HAN, 0x301C},
	{0xFF5F, CLASS_OPEN, 0},
	{0xFF60, CLASS_CLOSE, 0},
	{0xFFE0, CLASS_LATIN, 0}, /* cent, pound, yen, won: as per cent */
	{0xFFE1, CLASS_LATIN, 0},
	{0xFFE5, CLASS_LATIN, 0},
	{0xFFE6, CLASS_LATIN, 0},
};

static int compare_row(const void *key, const void *row)
{
	uint32_t a = *(const uint32_t *)key, b = ((const struct row *)row)->cp;
	return (a > b) - (a < b);
}

static const struct row *lookup_row(uint32_t cp)
{
	return bsearch(&cp, rows, sizeof rows / sizeof *rows, sizeof *rows, compare_row);
}

bool class_is_ambiguous(uint32_t cp)
{
	return cp < 0x3000 && lookup_row(cp) != NULL;
}

static bool is_newline(uint32_t cp)
{
	return (cp >= 0x0A && cp <= 0x0D) || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static bool is_wide(uint32_t cp)
{
	int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

enum cluster_class class_of(uint32_t cp, bool wide)
{
	const struct row *row = lookup_row(cp);
	if (row && (wide || !class_is_ambiguous(cp)))
		return row->class;
	if (is_newline(cp))
		return CLASS_NEWLINE;
	if (cp == '\t' || (cp != 0x3000 && u_charType((UChar32)cp) == U_SPACE_SEPARATOR))
		return CLASS_SPACE; /* U+3000 is as fixed as an ideograph */
	if (is_wide(cp))
		return CLASS_HAN;
	return CLASS_LATIN;
}

static bool may_turn(uint32_t cp)
{
	switch (u_charDirection((UChar32)cp)) {
	case U_RIGHT_TO_LEFT:
	case U_RIGHT_TO_LEFT_ARABIC:
	case U_ARABIC_NUMBER:
	case U_RIGHT_TO_LEFT_EMBEDDING:
	case U_RIGHT_TO_LEFT_OVERRIDE:
	case U_RIGHT_TO_LEFT_ISOLATE:
		return true;
	default:
		return false;
	}
}

/* Wide ones are set by the language's own face, whoever else uses them. */
static bool is_shared(uint32_t cp)
{
	UErrorCode error = U_ZERO_ERROR;
	UScriptCode own = uscript_getScript((UChar32)cp, &error);
	bool common = own == USCRIPT_COMMON || own == USCRIPT_INHERITED;
	return common && !uscript_hasScript((UChar32)cp, own) && !is_wide(cp);
}

bool class_is_used_by(uint32_t cp, hb_script_t script)
{
	UErrorCode error = U_ZERO_ERROR;
	UScriptCode code;
	const char name[] = {HB_UNTAG(script), '\0'};
	return uscript_getCode(name, &code, 1, &error) == 1 && uscript_hasScript((UChar32)cp, code);
}

unsigned class_properties(uint32_t cp)
{
	static const struct {
		UProperty property;
		unsigned flag;
	} table[] = {
		{UCHAR_DEFAULT_IGNORABLE_CODE_POINT, ENTRY_IGNORABLE},
		{UCHAR_EMOJI_PRESENTATION, ENTRY_EMOJI},
		{UCHAR_EXTENDED_PICTOGRAPHIC, ENTRY_PICTOGRAPH},
		{UCHAR_EMOJI_MODIFIER, ENTRY_MODIFIER},
	};
	unsigned flags = 0;
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (u_hasBinaryProperty((UChar32)cp, table[i].property))
			flags |= table[i].flag;
	if (is_wide(cp))
		flags |= ENTRY_WIDE;
	if (cp >= '0' && cp <= '9')
		flags |= ENTRY_DIGIT;
	if (is_shared(cp))
		flags |= ENTRY_SHARED;
	if (may_turn(cp))
		flags |= ENTRY_TURNS;
	return flags;
}

uint8_t class_segment(uint32_t cp)
{
	return (uint8_t)u_getIntPropertyValue((UChar32)cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
}

uint32_t class_shadow(uint32_t cp, enum cluster_class class)
{
	if (class == CLASS_LATIN || (cp > 0xB7 && cp < 0x2014) || (cp > 0x30FB && cp < 0xFF01))
		return cp; /* most are none of the rows */
	const struct row *row = lookup_row(cp);
	return row && row->shadow ? row->shadow : cp;
}
