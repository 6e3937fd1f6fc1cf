"""redact.py draw PATH FORMAT ORIENTATION WIDTH HEIGHT RECT... - a picture with a secret in each RECT (l,t,r,b of
the upright picture): noise of a magenta that is nowhere else in it.
redact.py noise PATH SEED - a JPEG of loud colours, cell by cell.
redact.py search FILE... - tells how many pixels of that magenta the pictures in PDFs, and pictures, have, by what
they decode to.
redact.py black FILE... - tells how many black pixels they have."""
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image

from turned import TURNS


def noise(path, seed):
	cells = numpy.random.default_rng(int(seed)).integers(0, 2, (240, 320, 3)).astype(numpy.uint8) * 255
	Image.fromarray(cells).resize((640, 480), Image.Resampling.NEAREST).save(path, quality=95, subsampling=0)


def draw(path, form, orientation, width, height, *rects):
	y, x = numpy.mgrid[0:height, 0:width]
	pixels = numpy.stack([120 + x % 90, 150 + y % 80, 200 - (x + y) % 60], axis=2).astype(numpy.uint8)
	for rect in rects:
		left, top, right, bottom = map(int, rect.split(","))
		noise = numpy.random.default_rng(7).integers(0, 30, (bottom - top, right - left))
		pixels[top:bottom, left:right] = numpy.stack([255 - noise, noise, 230 + noise % 25], axis=2)
	exif = Image.Exif()
	exif[0x0112] = orientation
	exif[0x010E] = "magenta"
	image = Image.fromarray(numpy.ascontiguousarray(TURNS[orientation](pixels)))
	if form in OTHERS:
		OTHERS[form](image, path)
	else:
		image.save(path, form, exif=exif, **({"quality": 92, "subsampling": 2} if form == "JPEG" else {}))


def write_heic(image, path):
	image.save("heic.png")
	subprocess.run(["heif-enc", "-q", "90", "heic.png", "-o", path], check=True, capture_output=True)


OTHERS = {  # none of them turned
	"HEIC": write_heic, "TIFF": lambda image, path: image.save(path, "TIFF", compression="tiff_lzw"),
	"WEBP": lambda image, path: image.save(path, "WEBP", lossless=True),
	"BMP": lambda image, path: image.save(path, "BMP"),
	"CMYK": lambda image, path: image.convert("CMYK").save(path, "JPEG", quality=95),
	"PDF": lambda image, path: image.save(path, "PDF", resolution=72, quality=95)}


def pictures(path):
	if not path.endswith(".pdf"):
		yield numpy.asarray(Image.open(path).convert("RGB")).astype(int)
		return
	with tempfile.TemporaryDirectory() as folder:
		subprocess.run(["pdfimages", "-png", path, folder + "/p"], check=True)
		for found in sorted(Path(folder).iterdir()):
			yield numpy.asarray(Image.open(found).convert("RGB")).astype(int)


def count(paths, is_wanted):
	return sum(int(is_wanted(p[..., 0], p[..., 1], p[..., 2]).sum()) for path in paths for p in pictures(path))


if __name__ == "__main__":
	task, *rest = sys.argv[1:]
	if task == "draw":
		draw(rest[0], rest[1], int(rest[2]), int(rest[3]), int(rest[4]), *rest[5:])
	elif task == "noise":
		noise(*rest)
	elif task == "search":
		print(count(rest, lambda r, g, b: (r > 170) & (g < 110) & (b > 110)))  # inks are less blue
	else:
		print(count(rest, lambda r, g, b: (r < 30) & (g < 30) & (b < 30)))
