"""formats.py make FOLDER - the same picture in the formats that phones, scanners and old programs write, and a case
that shows them.
formats.py damage FOLDER SEED - spoils each of them, by cutting it off or changing bytes.
formats.py compare PDF - tells which of them are not shown as they are. Their number goes to standard error."""
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy
from PIL import Image, ImageCms, TiffImagePlugin

from turned import TURNS

WIDTH, HEIGHT = 240, 320
EXACT, CLOSE = 0, 6 # mean difference of samples


def photo():
	y, x = numpy.mgrid[0:HEIGHT, 0:WIDTH]
	pixels = numpy.stack([x * 255 // WIDTH, y * 255 // HEIGHT, 255 - x * 200 // WIDTH], axis=2).astype(numpy.uint8)
	pixels[40:80, 30:140] = (220, 30, 30)
	pixels[200:280, 100:220] = (20, 60, 200)
	return Image.fromarray(pixels)


def clear():
	image = photo().convert("RGBA")
	image.paste((0, 0, 0, 0), (10, 100, 110, 180))
	return image


def on_white(image):
	white = Image.new("RGBA", image.size, "white")
	return Image.alpha_composite(white, image.convert("RGBA")).convert("RGB")


def exif(orientation):
	tags = Image.Exif()
	tags[0x0112] = orientation
	return tags


def turned(orientation):
	return Image.fromarray(numpy.ascontiguousarray(TURNS[orientation](numpy.asarray(photo()))))


def heif(folder, name, *options):
	with tempfile.TemporaryDirectory() as scratch:
		profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
		photo().save(scratch + "/p.png", icc_profile=profile)
		subprocess.run(["heif-enc", "-q", "90", *options, "-o", str(folder / name), scratch + "/p.png"], check=True,
			capture_output=True)


def make(folder):
	"""Yields name, what is to be seen, and how near."""
	folder.mkdir()
	p, few, ink = photo(), photo().quantize(16), photo().convert("1", dither=Image.Dither.NONE)
	heif(folder, "phone.heic")
	yield "phone.heic", p, CLOSE
	heif(folder, "web.avif", "-A")
	yield "web.avif", p, CLOSE
	p.save(folder / "lossy.webp", quality=90)
	yield "lossy.webp", p, CLOSE
	p.save(folder / "exact.webp", lossless=True)
	yield "exact.webp", p, EXACT
	clear().save(folder / "clear.webp", lossless=True, exact=True)
	yield "clear.webp", on_white(clear()), EXACT
	turned(6).save(folder / "turned.webp", lossless=True, exif=exif(6))
	yield "turned.webp", p, EXACT
	p.save(folder / "moves.webp", save_all=True, append_images=[p.rotate(180)], lossless=True, duration=100)
	yield "moves.webp", p, CLOSE # Pillow's are not without loss
	few.save(folder / "plain.gif")
	yield "plain.gif", few, EXACT
	few.save(folder / "rows.gif", interlace=1)
	yield "rows.gif", few, EXACT
	few.save(folder / "moves.gif", save_all=True, append_images=[few.rotate(180)], duration=100)
	yield "moves.gif", few, EXACT
	p.save(folder / "lzw.tif", compression="tiff_lzw")
	yield "lzw.tif", p, EXACT
	ink.save(folder / "fax.tif", compression="group4")
	yield "fax.tif", ink, EXACT
	ink.save(folder / "pages.tif", compression="group4", save_all=True, append_images=[ink.rotate(180)])
	yield "pages.tif", ink, EXACT
	yield "pages.tif", ink.rotate(180), EXACT
	p.convert("L").save(folder / "grey.tif")
	yield "grey.tif", p.convert("L"), EXACT
	clear().save(folder / "clear.tif")
	yield "clear.tif", on_white(clear()), EXACT
	turned(8).save(folder / "turned.tif", tiffinfo={0x0112: 8})
	yield "turned.tif", p, EXACT
	small_copy = turned(8).resize((32, 24)), {0x00FE: 1} # which is no page
	with TiffImagePlugin.AppendingTiffWriter(str(folder / "mixed.tif"), True) as tiff:
		for image, tags in (ink, {}), small_copy, (turned(8), {0x0112: 8}):
			image.save(tiff, format="TIFF", tiffinfo=tags)
			tiff.newFrame()
	yield "mixed.tif", ink, EXACT
	yield "mixed.tif turned", p, EXACT
	p.save(folder / "photo.tif", compression="jpeg", quality=92)
	yield "photo.tif", p, CLOSE
	for mode, image in (("1", ink), ("8", p.quantize(200)), ("24", p), ("grey", p.convert("L"))):
		image.save(folder / f"{mode}.bmp")
		yield f"{mode}.bmp", image, EXACT


def write_case(folder, names):
	lines = ["dossier: 1", "platform: generic", "complaint: damaged", "language: en", "number: F-1",
		"statement: Formats.", "exhibits:"]
	lines += [f"  - {{file: {name}, title: {name}}}" for name in names]
	(folder / "case.yaml").write_text("\n".join(lines) + "\n")


def shown(pdf):
	"""The pictures of a PDF in the order of its pages, as stored."""
	with tempfile.TemporaryDirectory() as scratch:
		subprocess.run(["pdfimages", "-png", pdf, scratch + "/p"], check=True)
		for path in sorted(Path(scratch).iterdir()):
			yield Image.open(path).convert("RGB")


def compare(pdf):
	with tempfile.TemporaryDirectory() as scratch:
		wanted = list(make(Path(scratch) / "again"))
	found = list(shown(pdf))
	if len(found) != len(wanted):
		print(f"{len(found)} pictures, not {len(wanted)}")
	for (name, image, limit), got in zip(wanted, found):
		want = numpy.asarray(image.convert("RGB")).astype(int)
		stored = numpy.asarray(got).astype(int)
		if "turned" in name: # the dossier's page turns it
			want = TURNS[6 if "webp" in name else 8](want)
		difference = numpy.abs(want - stored).mean() if want.shape == stored.shape else 255
		if difference > limit:
			print(f"{name} differs by {difference:.2f}")
	print(len(wanted), file=sys.stderr)


def damage(folder, seed):
	"""Every second file ends early; in the others some bytes behind the head change."""
	chance = random.Random(seed)
	for i, path in enumerate(sorted(folder.glob("*.*[!l]"))):
		data = bytearray(path.read_bytes())
		if i % 2 == seed % 2:
			data = data[:chance.randrange(20, len(data))]
		else:
			for _ in range(12):
				data[chance.randrange(16, len(data))] = chance.randrange(256)
		path.write_bytes(data)


if __name__ == "__main__":
	if sys.argv[1] == "make":
		target = Path(sys.argv[2])
		write_case(target, dict.fromkeys(name.split()[0] for name, _, _ in make(target)))
	elif sys.argv[1] == "damage":
		damage(Path(sys.argv[2]), int(sys.argv[3]))
	else:
		compare(sys.argv[2])
