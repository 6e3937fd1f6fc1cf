"""fax.py - pictures whose points are not square.

    fax.py draw FILE ACROSS DOWN [MODE [HOW]]  480 x 150 points with a black part, so many to the inch. HOW is a
                                               TIFF's compression, or of a JPEG "exif": that alone tells them
    fax.py repeats FILE PICTURE [OFF]          is each pixel one of the file's, in its place, or so much off in
                                               the mean?
    fax.py sizes                               "480 x 150, 480 x 312": those in a text on standard input
"""
import re
import sys

import numpy
from PIL import Image


def draw(path, across, down, mode="1", how="group3"):
	pixels = numpy.random.default_rng(4).integers(0, 2, (150, 480), dtype=numpy.uint8) * 255
	pixels[20:60, 40:200] = 0
	image, density = Image.fromarray(pixels).convert(mode), (float(across), float(down))
	if path.endswith("tif"):
		image.save(path, dpi=density, compression=how)
	elif how != "exif":
		image.save(path, dpi=density)
	else:
		exif = image.getexif()
		exif.update({282: density[0], 283: density[1], 296: 2})
		image.save(path, exif=exif)
		with open(path, "rb") as file:
			jpeg = file.read()
		with open(path, "wb") as file:
			file.write(jpeg[:2] + jpeg[20:] if jpeg[6:10] == b"JFIF" else jpeg)


def repeats(file, picture, off=0):
	stored, shown = (numpy.asarray(Image.open(p).convert("L")).astype(int) for p in (file, picture))
	rows, columns = (numpy.arange(b) * a // b for a, b in zip(stored.shape, shown.shape))
	print(numpy.abs(stored[rows][:, columns] - shown).mean() <= float(off))


def sizes():
	print(", ".join(" x ".join(size) for size in re.findall(r"(\d+)\s×\s(\d+)\spx", sys.stdin.read())))


{"draw": draw, "repeats": repeats, "sizes": sizes}[sys.argv[1]](*sys.argv[2:])
