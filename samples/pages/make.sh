#!/bin/sh
# Draws the picture of two pages that the READMEs show: pages.png, from the PDF that render.sh makes.
#
#   sh samples/pages/make.sh [SAMPLE [PAGE PAGE]]
set -eu
cd "$(dirname "$0")/../.."
. cmake/packages.sh
need_packages poppler-utils python3 python3-pil

sample=${1:-pinduoduo-counterfeit} left=${2:-1} right=${3:-3}
sh samples/render.sh "$sample" >/dev/null
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for page in "$left" "$right"; do
	pdftoppm -r 96 -png -singlefile -f "$page" -l "$page" "build/$sample.pdf" "$folder/$page"
done

/usr/bin/python3 - "$folder/$left.png" "$folder/$right.png" samples/pages/pages.png <<'PYTHON'
import sys
from PIL import Image, ImageDraw, ImageFilter

GROUND, SHADOW, EDGE = (238, 240, 242), (120, 128, 136), (214, 218, 222)
MARGIN, GAP, BLUR = 44, 36, 7

pages = [Image.open(path).convert("RGB") for path in sys.argv[1:3]]
width, height = pages[0].size
sheet = Image.new("RGB", (2 * MARGIN + GAP + 2 * width, 2 * MARGIN + height), GROUND)
places = [(MARGIN + i * (width + GAP), MARGIN) for i in range(2)]

mask = Image.new("L", sheet.size, 0)
for x, y in places:
	ImageDraw.Draw(mask).rectangle((x, y + 4, x + width - 1, y + height + 3), fill=110)
sheet.paste(Image.new("RGB", sheet.size, SHADOW), mask=mask.filter(ImageFilter.GaussianBlur(BLUR)))
for page, (x, y) in zip(pages, places):
	sheet.paste(page, (x, y))
	ImageDraw.Draw(sheet).rectangle((x - 1, y - 1, x + width, y + height), outline=EDGE)

# a palette is enough for text and emoji, and a third of the bytes
sheet.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(sys.argv[3], optimize=True)
PYTHON
echo "samples/pages/pages.png, $(wc -c <samples/pages/pages.png) bytes"
