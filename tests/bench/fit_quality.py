#!/usr/bin/python3
"""fit_quality.py - how good are photos that were made to fit, beside those of a fixed ladder at the same size?

    fit_quality.py DOSSIER FOLDER [WIDTH]

FOLDER holds photo-*.jpg (make_pictures.py, or any others). For each step of the ladder (quality 80; 60 at 2000 px; 40
at 1200 px) each photo is encoded by Pillow; then dossiers of it alone are built, and of their copies the largest that
has no more bytes is taken. Both copies are compared with the original, WIDTH pixels wide (its own size, to which
smaller copies are enlarged again): structural similarity of the brightness (python3-skimage; 1 is the same) and,
where butteraugli_main (libjxl-devtools) is there, what the eye sees of the difference (its 3-norm; 0 is the same).
Prints a table in Markdown: means, and how many of ours are better.
"""
import glob
import io
import os
import shutil
import subprocess
import sys
import tempfile

import numpy
from PIL import Image
from skimage.metrics import structural_similarity

LADDER = ((80, None), (60, 2000), (40, 1200))
TIMES = 4
SPARE = 4000 # that is left for what the appendix may have to say


def ladder_copy(picture, quality, width):
	if width:
		scale = width / max(picture.size)
		picture = picture.resize([round(v * scale) for v in picture.size], Image.Resampling.LANCZOS)
	out = io.BytesIO()
	picture.save(out, "JPEG", quality=quality)
	return out.getvalue()


def build(dossier, photo, most):
	"""The copy in the PDF, and what else has bytes in it."""
	with tempfile.TemporaryDirectory() as folder:
		os.symlink(os.path.abspath(photo), f"{folder}/photo.jpg")
		with open(f"{folder}/case.yaml", "w", encoding="utf-8") as case:
			case.write("dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: en\nnumber: B-1\n"
				f"statement: Bench.\nlimit: {{bytes: {most}}}\nexhibits: [{{file: photo.jpg, title: Photo}}]\n")
		subprocess.run([dossier, "build", "-q", "--warning-exit-0", "--allow-outside", f"{folder}/case.yaml"],
			check=True)
		subprocess.run(["pdfimages", "-j", f"{folder}/case.pdf", f"{folder}/out"], check=True)
		with open(glob.glob(f"{folder}/out-*.jpg")[0], "rb") as copy:
			found = copy.read()
		return found, os.path.getsize(f"{folder}/case.pdf") - len(found)


def build_as_large(dossier, photo, most):
	"""The largest copy of at most so many bytes that a few limits lead to: of an equal size as the other's."""
	_, rest = build(dossier, photo, most + 100000)
	limit, best = most + rest + SPARE, b""
	for _ in range(TIMES):
		copy, _ = build(dossier, photo, limit)
		if len(best) < len(copy) <= most:
			best = copy
		limit += most - len(copy) - (most // 200 if len(copy) > most else 0)
	return best


def seen(picture, width):
	size = (width or picture.width, (width or picture.width) * picture.height // picture.width)
	return lambda copy: copy if copy.size == size else copy.resize(size, Image.Resampling.BICUBIC)


def similarity(original, copy):
	a, b = (numpy.asarray(picture.convert("L")) for picture in (original, copy))
	return structural_similarity(a, b, gaussian_weights=True, sigma=1.5, use_sample_covariance=False)


def distance(original, copy):
	if not shutil.which("butteraugli_main"):
		return float("nan")
	with tempfile.TemporaryDirectory() as folder:
		for name, picture in (("a", original), ("b", copy)):
			picture.save(f"{folder}/{name}.png", compress_level=1)
		result = subprocess.run(["butteraugli_main", f"{folder}/a.png", f"{folder}/b.png"], check=True,
			capture_output=True, text=True)
		return float(result.stdout.split()[-1])


def compare(dossier, photos, step, width):
	quality, most_width = step
	rows = []
	for photo in photos:
		original = Image.open(photo).convert("RGB")
		theirs = ladder_copy(original, quality, most_width)
		ours = build_as_large(dossier, photo, len(theirs))
		view = seen(original, width)
		copies = [view(Image.open(io.BytesIO(copy)).convert("RGB")) for copy in (theirs, ours)]
		rows.append([len(theirs), len(ours), *(similarity(view(original), copy) for copy in copies),
			*(distance(view(original), copy) for copy in copies)])
	means = numpy.mean(rows, axis=0)
	better = [sum(row[3] > row[2] for row in rows), sum(row[5] < row[4] for row in rows)]
	name = f"q{quality}" + (f", {most_width} px" if most_width else "")
	print(f"| {name} | {means[0] / 1000:.0f} KB | {means[1] / 1000:.0f} KB "
		f"| {means[2]:.4f} | {means[3]:.4f} | {better[0]} of {len(rows)} "
		f"| {means[4]:.3f} | {means[5]:.3f} | {better[1]} of {len(rows)} |", flush=True)


def main(dossier, folder, width=None):
	photos = sorted(glob.glob(f"{folder}/photo-*.jpg"))
	print("| ladder | bytes | ours | SSIM | ours | better | butteraugli | ours | better |")
	print("|---|---|---|---|---|---|---|---|---|")
	for step in LADDER:
		compare(dossier, photos, step, width and int(width))


if __name__ == "__main__":
	main(*sys.argv[1:])
