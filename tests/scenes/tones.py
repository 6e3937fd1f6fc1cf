"""tones.py - does a copy have the colours of the original beside it?

    tones.py draw            pictures with profiles of greys, colours and inks, and inks without one
    tones.py agree FILE...   compares what is seen of all pictures in these PDFs; prints what one has and another lacks
    tones.py spaces FILE     the colour space of each picture, as pdfimages tells it
"""
import io
import re
import struct
import subprocess
import sys

import numpy
from PIL import Image, ImageCms, PngImagePlugin

GREYS = [0, 40, 90, 128, 170, 215]
INKS = [(255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255), (200, 200, 0, 0), (60, 40, 40, 0),
        (0, 128, 255, 0), (100, 0, 100, 100), (255, 255, 255, 255)]
SIDE = 64  # [px] of a patch: JPEG's blocks end with it


# ---- profiles ----

def fixed(*values):
	return b"".join(struct.pack(">i", round(v * 65536)) for v in values)


def profile(space, kind, connection, tags):
	tags = [(b"cprt", b"text\0\0\0\0none\0"), (b"wtpt", b"XYZ \0\0\0\0" + fixed(0.9642, 1, 0.8249))] + tags
	at, table, data = 132 + 12 * len(tags), struct.pack(">I", len(tags)), b""
	for name, body in tags:
		body += b"\0" * (-len(body) % 4)
		table += name + struct.pack(">II", at + len(data), len(body))
		data += body
	head = struct.pack(">I4sI4s4s4s", 128 + len(table + data), b"none", 0x02400000, kind, space, connection)
	head += struct.pack(">6H", 2020, 1, 1, 0, 0, 0) + b"acsp" + b"\0" * 28 + fixed(0.9642, 1, 0.8249)
	return head.ljust(128, b"\0") + table + data


def curve(gamma):
	return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def grey_profile():
	return profile(b"GRAY", b"mntr", b"XYZ ", [(b"kTRC", curve(1))])


def rgb_profile():
	primaries = {b"r": (0.4360, 0.2225, 0.0139), b"g": (0.3851, 0.7169, 0.0971), b"b": (0.1431, 0.0606, 0.7141)}
	tags = [(k + b"XYZ", b"XYZ \0\0\0\0" + fixed(*v)) for k, v in primaries.items()]
	return profile(b"RGB ", b"mntr", b"XYZ ", tags + [(k + b"TRC", curve(1)) for k in primaries])


def ink_profile():
	"""Inks of invented looks: a table of their sixteen overlays in Lab."""
	ramp = bytes(range(256))
	lab = b"".join(bytes((255 - 40 * c - 50 * m - 20 * y - 90 * k, 128 - 30 * c + 60 * m, 128 - 30 * c + 70 * y))
	               for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1))
	table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + fixed(1, 0, 0, 0, 1, 0, 0, 0, 1) + ramp * 4 + lab + ramp * 3
	return profile(b"CMYK", b"prtr", b"Lab ", [(b"A2B0", table)])


# ---- pictures ----

def patches(mode, colours):
	picture = Image.new(mode, (SIDE * len(colours), 4 * SIDE))
	for i, colour in enumerate(colours):
		picture.paste(colour, (SIDE * i, 0, SIDE * i + SIDE, 4 * SIDE))
	return picture


def draw():
	greys, inks = patches("L", GREYS), patches("CMYK", INKS)
	for name in ("grey.png", "grey.jpg", "grey.tif"):
		greys.save(name, icc_profile=grey_profile())
	screen = numpy.random.default_rng(3).integers(0, 4, (900, 300), dtype="uint8") * 60
	Image.fromarray(screen[:600]).save("top.png", icc_profile=grey_profile())
	Image.fromarray(screen[300:]).save("below.png", icc_profile=grey_profile())
	Image.fromarray(screen[300:]).save("plain.png")
	greys.convert("RGB").save("neutral.png", icc_profile=rgb_profile())
	for name, options in (("ink.jpg", {"quality": 97}), ("ink.tif", {"compression": "tiff_lzw"})):
		inks.save(name, **options)
		inks.save("profile-" + name, icc_profile=ink_profile(), **options)
	draw_kinds(inks)
	draw_gammas()


def tiff(name, samples, photometric, planar=1, tile=0, more=()):
	"""A TIFF of rows x columns x samples, of 8 or 16 bits, as few programs write them: planes apart, or in tiles."""
	height, width, count = samples.shape
	deep = samples.dtype.itemsize
	if tile:
		samples = numpy.pad(samples, ((0, -height % tile), (0, -width % tile), (0, 0)))
		blocks = [samples[y:y + tile, x:x + tile] for y in range(0, height, tile) for x in range(0, width, tile)]
	else:
		blocks = [samples] if planar == 1 else [samples[:, :, k] for k in range(count)]
	data = [block.astype(f"<u{deep}").tobytes() for block in blocks]
	first, sizes = (324, 325) if tile else (273, 279)
	tags = {256: [width], 257: [height], 258: [8 * deep] * count, 259: [1], 262: [photometric], 277: [count],
	        284: [planar], first: [8 + sum(map(len, data[:i])) for i in range(len(data))],
	        sizes: [len(d) for d in data], **({322: [tile], 323: [tile]} if tile else {278: [height]}), **dict(more)}
	at, entries, long = 8 + sum(map(len, data)), b"", b""
	for tag, values in sorted(tags.items()):
		body = struct.pack(f"<{len(values)}I", *values)
		if len(values) > 1:
			body, long = struct.pack("<I", at + 6 + 12 * len(tags) + len(long)), long + body
		entries += struct.pack("<HHI", tag, 4, len(values)) + body
	with open(name, "wb") as f:
		f.write(struct.pack("<2sHI", b"II", 42, at) + b"".join(data) + struct.pack("<H", len(tags)) + entries)
		f.write(bytes(4) + long)


def draw_kinds(inks):
	"""The same inks in other TIFFs; and Lab, whose bytes the first of each name has signed."""
	flat = numpy.asarray(inks)
	deep = flat.astype("uint16") * 257
	tiff("ink-deep.tif", deep, 5)
	tiff("ink-apart.tif", flat, 5, planar=2)
	tiff("ink-deep-apart.tif", deep, 5, planar=2)
	tiff("ink-tiled.tif", flat, 5, tile=48)
	tiff("ink-alpha.tif", numpy.dstack([flat, flat[:, :, :1] * 0 + 7]), 5, more={338: [0]})
	tiff("inks-of-another-set.tif", flat, 5, more={332: [2]})
	colours = patches("RGB", [(200, 30, 30), (70, 120, 80), (40, 60, 160), (128, 128, 128), (90, 20, 120)])
	colours.save("colours.png")
	to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
	lab = numpy.asarray(ImageCms.applyTransform(colours, to_lab))
	tiff("lab.tif", lab, 8)
	tiff("lab-deep.tif", lab.astype("uint16") * 257, 8)
	tiff("lab-icc.tif", lab ^ numpy.array([0, 128, 128], "uint8"), 9)


COLOURS = [(200, 60, 60), (70, 120, 80), (60, 70, 160), (128, 128, 128), (90, 40, 120), (32, 32, 32),
           (0, 0, 0)]
SRGB_POINTS = (31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
P3_POINTS = (31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000)
P3_TO_SRGB = numpy.array([[1.2249, -0.2247, 0], [-0.0420, 1.0419, 0], [-0.0197, -0.0786, 1.0979]])


def as_browsers_show(picture, gamma, wide):
	"""sRGB of what a PNG's gamma and primaries make of samples."""
	light = (numpy.asarray(picture.convert("RGB")) / 255) ** (100000 / gamma)
	light = (light @ P3_TO_SRGB.T if wide else light).clip(0, 1)
	samples = numpy.where(light > 0.0031308, 1.055 * light ** (1 / 2.4) - 0.055, 12.92 * light)
	return Image.fromarray((255 * samples + 0.5).astype("uint8"))


def draw_gammas():
	"""PNGs that tell their gamma, and beside each how it looks: NAME.png and NAME-seen.png."""
	colours, greys = patches("RGB", COLOURS), patches("L", GREYS)
	for name, picture, gamma, points, is_heeded in (
		("mac", colours, 55556, None, True), ("linear", greys, 100000, SRGB_POINTS, True),
		("few", colours.quantize(8), 55556, None, True), ("wide", colours, 45455, P3_POINTS, True),
		("near", colours, 47000, None, False), ("said", colours, 55556, None, False),
		("points", colours, None, P3_POINTS, False), ("nonsense", colours, 1, None, False),
		("senseless", colours, 55556, (0,) * 8, True), ("line", colours, 45455, (31270, 32900) * 4, False)):
		info = PngImagePlugin.PngInfo()
		if gamma:
			info.add(b"gAMA", struct.pack(">I", gamma))
		if points:
			info.add(b"cHRM", struct.pack(">8I", *points))
		if name == "said":
			info.add(b"sRGB", b"\0")
		picture.save(f"{name}.png", pnginfo=info)
		seen_as = as_browsers_show(picture, gamma, points == P3_POINTS) if is_heeded else picture
		seen_as.save(f"{name}-seen.png")


# ---- what is seen ----

def seen(path):
	"""Of each page with pictures: the colours that take much of it, but for paper and its tints."""
	table = subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True, text=True).stdout
	for page in sorted({int(line.split()[0]) for line in table.splitlines()[2:]}):
		shot = subprocess.run(["pdftoppm", "-r", "50", "-f", str(page), "-l", str(page), path], check=True,
		                      stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout  # it complains of our profile
		pixels = numpy.asarray(Image.open(io.BytesIO(shot)).convert("RGB")).reshape(-1, 3)
		rounded, counts = numpy.unique(pixels // 2 * 2, axis=0, return_counts=True)
		yield f"{path}, page {page}", rounded[(counts > 400) & (rounded.min(axis=1) < 190)].astype(int)


def lacks(some, other):
	return [tuple(int(v) for v in c) for c in some if numpy.abs(other - c).max(axis=1).min() > 5]


def agree(paths):
	all_seen = [picture for path in paths for picture in seen(path)]
	first_name, first = all_seen[0]
	print(len(all_seen), "pages of", "many" if len(first) > 3 else "few", "colours")
	for name, colours in all_seen[1:]:
		for lacking in lacks(first, colours):
			print(name, "lacks", lacking, "of", first_name)
		for lacking in lacks(colours, first):
			print(first_name, "lacks", lacking, "of", name)


def spaces(path):
	table = subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True, text=True).stdout
	print(*(re.split(r"\s+", line.strip())[5] for line in table.splitlines()[2:]))


if __name__ == "__main__":
	{"draw": lambda: draw(), "agree": lambda: agree(sys.argv[2:]), "spaces": lambda: spaces(sys.argv[2])}[sys.argv[1]]()
