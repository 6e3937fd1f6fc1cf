"""orientations.py PDF BOXES BLOCKS - is every picture of the PDF upright, whole and in its place?

BOXES is a dump of boxes: "picture ... X Y W H ..." below "page N". Each place of the page is compared with the
blocks that pictures.py drew. Prints what differs, and the number of pictures."""
import io
import subprocess
import sys

import numpy
from PIL import Image

import pictures


def places(path):
	page = 0
	for line in open(path, encoding="utf-8"):
		words = line.split()
		if words[0] == "page":
			page = int(words[1])
		elif words[0] == "picture":
			yield page, list(map(float, words[3:7]))


def draw(path, page, dpi=72):
	data = subprocess.run(["pdftoppm", "-r", str(dpi), "-f", str(page), "-l", str(page), path],
		check=True, capture_output=True).stdout
	return Image.open(io.BytesIO(data)).convert("RGB")


def differs(sheet, place, width, height):
	"""The largest difference of a block's middle from what was drawn."""
	left, top, wide, high = place
	blocks = numpy.array(pictures.photo_blocks(width, height))
	shown = sheet.crop((round(left), round(top), round(left + wide), round(top + high)))
	shown = numpy.asarray(shown.resize((blocks.shape[1] * 8, blocks.shape[0] * 8), Image.Resampling.BILINEAR))
	middles = shown[4::8, 4::8].astype(int)
	inner = numpy.abs(middles - blocks)[2:-2, 2:-2].max(axis=2)
	return float((inner > 40).mean()), wide / high - width / height


def main(path, boxes, width, height):
	count = faults = 0
	for page, place in places(boxes):
		count += 1
		part, shape = differs(draw(path, page), place, width, height)
		if part > 0.04 or abs(shape) > 0.02:  # the edges of its colours are soft
			faults += 1
			print(f"picture {count} on page {page}: {part:.0%} of it differs, its shape by {shape:.2f}")
	print(count, file=sys.stderr)
	return faults


if __name__ == "__main__":
	sys.exit(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])) != 0)
