"""turned.py draw KIND ORIENTATION PATH - a chat of 1080 x 6000 pixels, stored so that EXIF shows it upright.
turned.py compare ONE.pdf OTHER.pdf - tells where the pages that show pictures differ."""
import io
import subprocess
import sys

import numpy
from PIL import Image

import pictures

TURNS = {1: lambda p: p, 2: lambda p: p[:, ::-1], 3: lambda p: p[::-1, ::-1], 4: lambda p: p[::-1],
	5: lambda p: p.swapaxes(0, 1), 6: lambda p: p.swapaxes(0, 1)[::-1],
	7: lambda p: p.swapaxes(0, 1)[::-1, ::-1], 8: lambda p: p.swapaxes(0, 1)[:, ::-1]}


def chat():
	"""Bubbles of three colours, and rows of many, all different at the left and at the right."""
	grey = numpy.array([list(row) for row in pictures.chat_rows(1080, 6000)], dtype=numpy.uint8)
	pixels = numpy.stack([grey, numpy.minimum(grey, 240), grey], axis=2)
	pixels[:, 500:520, 0] = (numpy.arange(6000) // 37 % 256)[:, None]
	return pixels


def draw(kind, orientation, path):
	exif = Image.Exif()
	exif[0x0112] = orientation
	image = Image.fromarray(numpy.ascontiguousarray(TURNS[orientation](chat())))
	if kind == "jpeg":
		image.save(path, "JPEG", quality=90, subsampling=2, exif=exif)
		return
	if kind == "rgba":
		image = image.convert("RGBA")
	elif kind == "palette":
		image = image.quantize(200, dither=Image.Dither.NONE)
	elif kind == "bits":
		image = image.convert("1", dither=Image.Dither.NONE)
	image.save(path, "PNG", exif=exif)


def pages(path):
	texts = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True).stdout.decode().split("\f")
	for number, text in enumerate(texts[:-1], 1):
		if "The chat" in text and "SHA-256" not in text:
			page = subprocess.run(["pdftoppm", "-r", "60", "-f", str(number), "-l", str(number), path], check=True,
				capture_output=True).stdout
			image = Image.open(io.BytesIO(page)).convert("RGB")
			# viewers shrink a turned picture from the other end: fine lines fall elsewhere
			yield number, numpy.asarray(image.reduce(8)).astype(int)


def compare(one, other):
	a, b = list(pages(one)), list(pages(other))
	if len(a) != len(b) or not a:
		print(f"{len(b)} pages, not {len(a)}")
	for (number, x), (_, y) in zip(a, b):
		difference = numpy.abs(x - y)
		if difference.mean() > 1.5:
			print(f"page {number} differs by {difference.mean():.2f} in the mean, {difference.max()} at most")


if __name__ == "__main__":
	if sys.argv[1] == "draw":
		draw(sys.argv[2], int(sys.argv[3]), sys.argv[4])
	else:
		compare(*sys.argv[2:])
