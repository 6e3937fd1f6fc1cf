"""bilevel.py - pages of black and white, and what became of them.

    bilevel.py draw           fax.tif (5 pages, group 4), white.tif and black.tif (no compression; 0 is white, 0 is
                              black), page.png, dots.png (of one bit), in the current folder
    bilevel.py list PDF       BITS CODING WIDTH of each picture, once each
    bilevel.py same PDF N FILE [PAGE]   is picture N (from 0) of the PDF pixel by pixel that page (from 0)?
    bilevel.py covered PDF N FILE X Y X Y   the same of what was covered there: black there, and as it was elsewhere
"""
import glob
import os
import random
import struct
import subprocess
import sys

import numpy
from PIL import Image, ImageChops, ImageDraw, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def page(dice, size=(1728, 2200)):
	sheet = Image.new("1", size, 1)
	pen = ImageDraw.Draw(sheet)
	pen.fontmode = "1"
	font = ImageFont.truetype(FONT, 40)
	words = "invoice parcel buyer 129.00 signed total street 2025-01-12 carrier weight".split()
	for y in range(80, size[1] - 100, 70):
		pen.text((90, y), " ".join(dice.choices(words, k=7)), font=font, fill=0)
	pen.rectangle((1200, 1500, 1500, 1700), fill=0)
	return sheet


def draw():
	dice = random.Random(5)
	pages = [page(dice) for _ in range(5)]
	pages[0].save("fax.tif", save_all=True, append_images=pages[1:], compression="group4", dpi=(204, 196))
	pages[0].save("black.tif")
	ImageChops.invert(pages[1].convert("L")).convert("1").save("white.tif")
	with open("white.tif", "r+b") as file: # whose numbers mean the contrary
		data = file.read()
		file.seek(data.index(struct.pack("<HHIH", 262, 3, 1, 1)))
		file.write(struct.pack("<HHIH", 262, 3, 1, 0))
	pages[2].save("page.png")
	slope = numpy.tile(numpy.arange(900, dtype=numpy.uint8) // 4, (700, 1))
	Image.fromarray(slope).convert("1").save("dots.png")


def found(pdf):
	for old in glob.glob("found-*.png"):
		os.remove(old)
	subprocess.run(["pdfimages", "-png", pdf, "found"], check=True)
	lines = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout
	rows = [line.split() for line in lines.splitlines()[2:]]
	seen = {}
	for row, path in zip(rows, sorted(glob.glob("found-*.png"))):
		seen.setdefault(row[10], (row, path))
	return list(seen.values())


def pixels(path, number=0):
	picture = Image.open(path)
	picture.seek(number)
	return numpy.asarray(picture.convert("L"))


def main(what, *args):
	if what == "draw":
		return draw()
	pictures = found(args[0])
	if what == "list":
		for row, _ in pictures:
			print(row[7], row[8], row[3])
		return None
	number = int(args[3]) if what == "same" and args[3:] else 0
	copy, original = pixels(pictures[int(args[1])][1]), pixels(args[2], number)
	if what == "covered":
		left, top, right, bottom = map(int, args[3:])
		original = original.copy()
		original[top:bottom, left:right] = 0
	print("same" if copy.shape == original.shape and (copy == original).all() else "other")
	return None


main(*sys.argv[1:])
