"""sheets.py - image sheets beside the PDF of the same pages.

    sheets.py same PDF SHEET...   prints the pages that differ from pdftoppm's picture by more than rounding
    sheets.py turned CASE-FOLDER  a case with eight photographs, each stored turned another way
    sheets.py size SHEET          its width, height and mode"""
import io
import subprocess
import sys

import numpy
from PIL import Image

MEAN, MOST = 3, 130  # of 255, in squares of 4 x 4 pixels: viewers place letters on quarters of a pixel


def squares(picture):
	"""The mean of each 4 x 4 pixels."""
	pixels = numpy.asarray(picture.convert("RGB")).astype(float)
	height, width = (n // 4 * 4 for n in pixels.shape[:2])
	return pixels[:height, :width].reshape(height // 4, 4, width // 4, 4, 3).mean(axis=(1, 3))


def page_of(pdf, number, resolution):
	ppm = subprocess.run(["pdftoppm", "-r", str(resolution), "-f", str(number), "-l", str(number), pdf],
		check=True, capture_output=True).stdout
	return Image.open(io.BytesIO(ppm))


def compare(pdf, sheets):
	for number, path in enumerate(sheets, 1):
		sheet = Image.open(path)
		resolution = round(sheet.info["dpi"][0])
		page = page_of(pdf, number, resolution)
		if page.size != sheet.size:
			print(f"{path} is {sheet.size}, page {number} {page.size}")
			continue
		difference = abs(squares(page) - squares(sheet))
		if difference.mean() > MEAN or difference.max() > MOST:
			print(f"{path} differs from page {number}: {difference.mean():.2f} on the mean, "
				f"{difference.max():.0f} at most")


def turned(folder):
	print("dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: en\nnumber: T-1\nexhibits:")
	for orientation in range(1, 9):
		subprocess.run([sys.executable, f"{sys.path[0]}/pictures.py", "photo", f"{folder}/{orientation}.jpg", "400",
			"240", f"orientation={orientation}"], check=True)
		print(f"  - {{id: p{orientation}, file: {orientation}.jpg, title: Photograph {orientation}}}")


def main(command, *arguments):
	if command == "same":
		compare(arguments[0], arguments[1:])
	elif command == "turned":
		turned(arguments[0])
	else:
		picture = Image.open(arguments[0])
		print(*picture.size, picture.mode)


main(*sys.argv[1:])
