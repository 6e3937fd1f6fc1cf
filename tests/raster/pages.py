"""pages.py draw|compare PDF PREFIX | sheet PNG PREFIX... - the pages of a PDF as small grey pictures.

draw writes them as PREFIX-1.png and on; compare prints the pages that differ by more than another version of a
rasteriser would; sheet puts the pictures of several prefixes below each other."""
import glob
import io
import os
import subprocess
import sys

import numpy
from PIL import Image, ImageFilter

RESOLUTION = 45
# Of 255 levels, after a blur of a pixel: a page on the whole, and its worst place.
MEAN, WORST = 0.4, 30


def draw(path):
	"""The pages in order, each drawn at four times the size and made smaller: steadier than thin lines at once."""
	count = int(subprocess.run(["qpdf", "--show-npages", path], check=True, capture_output=True).stdout)
	for page in range(1, count + 1):
		data = subprocess.run(["pdftoppm", "-gray", "-r", str(4 * RESOLUTION), "-f", str(page), "-l", str(page), path],
			check=True, capture_output=True).stdout
		picture = Image.open(io.BytesIO(data))
		yield picture.resize((picture.width // 4, picture.height // 4), Image.Resampling.BOX)


def soft(picture):
	return numpy.asarray(picture.filter(ImageFilter.BoxBlur(1))).astype(int)


def difference(one, other):
	if one.size != other.size:
		return 255.0, 255
	apart = numpy.abs(soft(one) - soft(other))
	return float(apart.mean()), int(apart.max())


def compare(path, prefix):
	faults, pages = 0, list(draw(path))
	stored = len(glob.glob(glob.escape(prefix) + "-[0-9]*.png"))
	if stored != len(pages):
		faults += 1
		print(f"{os.path.basename(prefix)}: {len(pages)} pages, {stored} are stored")
	for number, page in enumerate(pages, 1):
		name = f"{prefix}-{number}.png"
		if not os.path.exists(name):
			continue
		mean, worst = difference(page, Image.open(name).convert("L"))
		print(f"{os.path.basename(name)}: {mean:.2f} {worst}", file=sys.stderr)
		if mean > MEAN or worst > WORST:
			faults += 1
			print(f"{os.path.basename(name)} differs: by {mean:.2f} on the whole, by {worst} in one place")
	return faults > 0


def store(path, prefix):
	for old in glob.glob(glob.escape(prefix) + "-[0-9]*.png"):
		os.remove(old)
	for number, page in enumerate(draw(path), 1):
		page.save(f"{prefix}-{number}.png", optimize=True)


def stored_pages(prefix):
	names = glob.glob(glob.escape(prefix) + "-[0-9]*.png")
	return [Image.open(name).convert("L") for name in sorted(names, key=lambda name: (len(name), name))]


def sheet(path, *prefixes):
	rows = [row for row in map(stored_pages, prefixes) if row]
	wide, high = (size + 8 for size in rows[-1][0].size)
	together = Image.new("L", (max(map(len, rows)) * wide, len(rows) * high), 128)
	for y, pictures in enumerate(rows):
		for x, picture in enumerate(pictures):
			together.paste(picture, (x * wide, y * high))
	together.save(path)


if __name__ == "__main__":
	sys.exit({"compare": compare, "draw": store, "sheet": sheet}[sys.argv[1]](*sys.argv[2:]))
