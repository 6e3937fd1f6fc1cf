#!/usr/bin/python3
"""fit_quality.py - how good are photos that were made to fit, beside those of a fixed ladder at the same size?

    fit_quality.py DOSSIER FOLDER [WIDTH]

FOLDER holds photo-*.jpg (make_pictures.py). For each step of the ladder (quality 80; 60 at 2000 px; 40 at 1200 px) the
photos are encoded by Pillow and their bytes added up; then a dossier of them is built within as many, and both are
compared with the originals: structural similarity (python3-skimage) of the brightness, WIDTH pixels wide (their own).
Prints a table in Markdown: mean and worst of both, and how many of ours are better.
"""
import glob
import io
import os
import subprocess
import sys
import tempfile

import numpy
from PIL import Image
from skimage.metrics import structural_similarity

LADDER = ((80, None), (60, 2000), (40, 1200))
REST = 60000 # what else is in the PDF, about


def ladder_copy(picture, quality, width):
	if width:
		scale = width / max(picture.size)
		picture = picture.resize([round(v * scale) for v in picture.size], Image.Resampling.LANCZOS)
	out = io.BytesIO()
	picture.save(out, "JPEG", quality=quality)
	return out.getvalue()


def our_copies(dossier, photos, most):
	with tempfile.TemporaryDirectory() as folder:
		lines = ["dossier: 1", "platform: generic", "complaint: damaged", "language: en", "number: B-1",
			"statement: Bench.", f"limit: {{bytes: {most}}}", "exhibits:"]
		for i, path in enumerate(photos):
			os.symlink(os.path.abspath(path), f"{folder}/{i}.jpg")
			lines.append(f"  - {{file: {i}.jpg, title: Photo {i + 1}}}")
		open(f"{folder}/case.yaml", "w", encoding="utf-8").write("\n".join(lines) + "\n")
		build = [dossier, "build", "-q", "--warning-exit-0", "--allow-outside", f"{folder}/case.yaml"]
		subprocess.run(build, check=True)
		subprocess.run(["pdfimages", "-j", f"{folder}/case.pdf", f"{folder}/out"], check=True)
		return [open(path, "rb").read() for path in sorted(glob.glob(f"{folder}/out-*.jpg"))]


def brightness(picture, size):
	return numpy.asarray(picture.convert("L").resize(size, Image.Resampling.BICUBIC))


def similarity(original, copy, view):
	width = view or original.width
	size = (width, original.height * width // original.width)
	return structural_similarity(brightness(original, size), brightness(copy, size), gaussian_weights=True, sigma=1.5,
		use_sample_covariance=False)


def compare(dossier, photos, quality, width, view):
	originals = [Image.open(path).convert("RGB") for path in photos]
	theirs = [ladder_copy(picture, quality, width) for picture in originals]
	ours = our_copies(dossier, photos, sum(map(len, theirs)) + REST)
	rows = [[similarity(picture, Image.open(io.BytesIO(copy)), view) for copy in pair]
		for picture, *pair in zip(originals, theirs, ours, strict=True)]
	step = f"q{quality}" + (f", {width} px" if width else "")
	their, our = zip(*rows)
	print(f"| {step} | {sum(map(len, theirs)) / 1e6:.2f} MB | {sum(map(len, ours)) / 1e6:.2f} MB "
		f"| {numpy.mean(their):.4f} | {min(their):.4f} | {numpy.mean(our):.4f} | {min(our):.4f} "
		f"| {sum(b > a for a, b in rows)} of {len(rows)} |", flush=True)


def main(dossier, folder, view=None):
	photos = sorted(glob.glob(f"{folder}/photo-*.jpg"))
	print("| ladder | its bytes | ours | its SSIM, mean | worst | ours, mean | worst | better |")
	print("|---|---|---|---|---|---|---|---|")
	for quality, width in LADDER:
		compare(dossier, photos, quality, width, int(view) if view else None)


if __name__ == "__main__":
	main(*sys.argv[1:])
