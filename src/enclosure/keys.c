/* keys.c - the keys that draw. Whatever else a dictionary holds (actions, scripts, metadata, thumbnails,
 * structure, private data) is not taken along. */
#include "enclosure/enclosure_int.h"

#include <stdlib.h>
#include <string.h>

/* In the order of bytes. Length, Filter and DecodeParms of streams and Resources are written otherwise. */
static const char *const keys[] = {
	"AIS", "Alternate", "AntiAlias", "Ascent", "AvgWidth", "BBox", "BC", "BG", "BG2", "BM",
	"Background", "BaseEncoding", "BaseFont", "BitsPerComponent", "BitsPerCoordinate", "BitsPerFlag",
	"BitsPerSample", "BlackIs1", "BlackPoint", "Bounds", "C0", "C1", "CA", "CIDSet", "CIDSystemInfo",
	"CIDToGIDMap", "CMapName", "CS", "CapHeight", "CharProcs", "CharSet", "ColorSpace", "ColorTransform",
	"Colorants", "Colors", "Columns", "Components", "Coords", "D", "DW", "DW2", "DamagedRowsBeforeError",
	"Decode", "DescendantFonts", "Descent", "Differences", "Domain", "EarlyChange", "Encode",
	"EncodedByteAlign", "Encoding", "EndOfBlock", "EndOfLine", "ExtGState", "Extend", "FL", "FirstChar",
	"Flags", "Font", "FontBBox", "FontDescriptor", "FontFamily", "FontFile", "FontFile2", "FontFile3",
	"FontMatrix", "FontName", "FontStretch", "FontWeight", "FormType", "Function", "FunctionType",
	"Functions", "G", "Gamma", "Group", "Height", "I", "ImageMask", "Intent", "Interpolate", "ItalicAngle",
	"JBIG2Globals", "K", "LC", "LJ", "LW", "LastChar", "Leading", "Length1", "Length2", "Length3", "ML",
	"Mask", "Matrix", "Matte", "MaxWidth", "MissingWidth", "N", "OC", "OCGs", "OP", "OPM", "Order",
	"Ordering", "P", "PaintType", "PatternType", "Predictor", "Process", "RI", "Range", "Registry", "Rows",
	"S", "SA", "SM", "SMask", "SMaskInData", "Shading", "ShadingType", "Size", "StemH", "StemV", "Subtype",
	"Supplement", "TK", "TR", "TR2", "TilingType", "ToUnicode", "Type", "UCR", "UCR2", "UseCMap", "VE",
	"VerticesPerRow", "W", "W2", "WMode", "WhitePoint", "Width", "Widths", "XHeight", "XStep", "YStep", "ca",
	"op",
};

static int compare(const void *key, const void *entry)
{
	return strcmp(key, *(const char *const *)entry);
}

bool key_draws(const char *key)
{
	return bsearch(key, keys, sizeof keys / sizeof *keys, sizeof *keys, compare) != NULL;
}

enum scope key_leads_to(const char *key)
{
	if (strcmp(key, "CharProcs") == 0)
		return SCOPE_GLYPHS;
	return strcmp(key, "Colorants") == 0 ? SCOPE_NAMES : SCOPE_OBJECT;
}
