"""kinds.py make FOLDER | compare PDF BOXES - one picture of sixteen fields in every kind of PNG and JPEG.

`make` writes the files and a case that shows them; `compare` looks at each field of each on its page.
BOXES is a dump of boxes: it says where the pictures are."""
import os
import struct
import sys
import zlib

import numpy
from PIL import Image, ImageCms

import orientations
import pictures

SIDE, FIELD = 4, 12  # fields, and pixels of one
GREYS = [0, 17, 51, 68, 85, 102, 119, 136, 153, 170, 187, 204, 221, 238, 34, 255]
COLOURS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255), (255, 0, 255), (0, 0, 0),
	(255, 255, 255), (128, 0, 0), (0, 128, 0), (0, 0, 128), (128, 128, 128), (200, 100, 50), (50, 100, 200),
	(250, 240, 230), (30, 20, 10)]
ALPHAS = [255, 255, 255, 255, 0, 0, 0, 0, 128, 128, 128, 128, 64, 64, 192, 192]
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def spread(values):
	"""Rows of pixels from the values of the fields."""
	return [[values[y // FIELD * SIDE + x // FIELD] for x in range(SIDE * FIELD)] for y in range(SIDE * FIELD)]


def pack_row(row, depth):
	if depth == 16:
		return b"".join(struct.pack(">H", v) for pixel in row for v in pixel)
	bits = "".join(format(v, f"0{depth}b") for pixel in row for v in pixel)
	return int(bits + "0" * (-len(bits) % 8), 2).to_bytes((len(bits) + 7) // 8, "big")


def png(rows, depth, colour, interlaced=False, chunks=b""):
	"""Rows of tuples of samples."""
	parts = [rows]
	if interlaced:
		parts = [[row[x::dx] for row in rows[y::dy]] for x, y, dx, dy in PASSES]
	data = b"".join(b"\0" + pack_row(row, depth) for part in parts for row in part if row)
	head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), depth, colour, 0, 0, interlaced)
	return (b"\x89PNG\r\n\x1a\n" + pictures.png_chunk(b"IHDR", head) + chunks
		+ pictures.png_chunk(b"IDAT", zlib.compress(data)) + pictures.png_chunk(b"IEND", b""))


def on_white(colour, alpha):
	return tuple((v * alpha + 255 * (255 - alpha)) // 255 for v in colour)


def all_png():
	"""Name, bytes and the sixteen colours that it should show."""
	grey = [(v, v, v) for v in GREYS]
	for depth in (1, 2, 4, 8, 16):
		most = 2 ** depth - 1
		samples = [v * most // 255 for v in GREYS]
		shown = [(v * 255 // most,) * 3 for v in samples]
		for laced in (False, True):
			yield f"grey-{depth}-{laced}", png(spread([(v,) for v in samples]), depth, 0, laced), shown
			if depth <= 8:
				n = min(16, 2 ** depth)
				table = pictures.png_chunk(b"PLTE", b"".join(bytes(c) for c in COLOURS[:n]))
				index = [(i % n,) for i in range(16)]
				shown_index = [COLOURS[i % n] for i in range(16)]
				yield f"palette-{depth}-{laced}", png(spread(index), depth, 3, laced, table), shown_index
				clear = table + pictures.png_chunk(b"tRNS", bytes(ALPHAS[:n]))
				yield (f"palette-clear-{depth}-{laced}", png(spread(index), depth, 3, laced, clear),
					[on_white(COLOURS[i % n], ALPHAS[i % n]) for i in range(16)])
	for depth, scale in ((8, 1), (16, 257)):
		for laced in (False, True):
			colours = [tuple(v * scale for v in c) for c in COLOURS]
			yield f"rgb-{depth}-{laced}", png(spread(colours), depth, 2, laced), COLOURS
			key = pictures.png_chunk(b"tRNS", struct.pack(">3H", *colours[0]))
			yield f"rgb-key-{depth}-{laced}", png(spread(colours), depth, 2, laced, key), [(255,) * 3] + COLOURS[1:]
			clear = [(*c, a * scale) for c, a in zip(colours, ALPHAS)]
			yield (f"rgba-{depth}-{laced}", png(spread(clear), depth, 6, laced),
				[on_white(c, a) for c, a in zip(COLOURS, ALPHAS)])
			both = [(v * scale, a * scale) for v, a in zip(GREYS, ALPHAS)]
			yield (f"grey-alpha-{depth}-{laced}", png(spread(both), depth, 4, laced),
				[on_white(c, a) for c, a in zip(grey, ALPHAS)])
			solid = [(*c, 255 * scale) for c in colours]
			yield f"rgba-solid-{depth}-{laced}", png(spread(solid), depth, 6, laced), COLOURS
	key = pictures.png_chunk(b"tRNS", struct.pack(">H", 0))
	yield "grey-key", png(spread([(v,) for v in GREYS]), 8, 0, False, key), [(255,) * 3] + grey[1:]


def all_jpeg(folder):
	"""Written by a library: what a reader of them shows is the measure."""
	picture = Image.fromarray(numpy.array(spread(COLOURS), dtype="uint8"))
	profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
	kinds = {
		"jpeg": (picture, {}), "jpeg-420": (picture, {"subsampling": 2}),
		"jpeg-progressive": (picture, {"progressive": True}), "jpeg-icc": (picture, {"icc_profile": profile}),
		"jpeg-grey": (picture.convert("L"), {}), "jpeg-cmyk": (picture.convert("CMYK"), {}),
		"jpeg-cmyk-progressive": (picture.convert("CMYK"), {"progressive": True}),
	}
	for name, (image, settings) in kinds.items():
		path = os.path.join(folder, name + ".jpg")
		image.save(path, quality=95, **settings)
		middles = numpy.asarray(Image.open(path).convert("RGB"))[FIELD // 2::FIELD, FIELD // 2::FIELD]
		yield name + ".jpg", [tuple(int(v) for v in c) for c in middles.reshape(-1, 3)]


def expected(folder):
	"""Name of the file and its colours, in the order of the case. Writes the files."""
	rows = []
	for name, data, colours in all_png():
		with open(os.path.join(folder, name + ".png"), "wb") as file:
			file.write(data)
		rows.append((name + ".png", colours))
	return rows + list(all_jpeg(folder))


def make(folder):
	os.makedirs(folder, exist_ok=True)
	rows = expected(folder)
	with open(os.path.join(folder, "case.yaml"), "w", encoding="utf-8") as file:
		file.write("dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: en\nnumber: K-1\nstatement: All.\n"
			"exhibits:\n")
		file.writelines(f"  - {{id: e{i}, file: {name}, title: {name}}}\n" for i, (name, _) in enumerate(rows))


def compare(path, boxes):
	rows, sheets, faults = expected(os.path.dirname(path)), {}, 0
	places = list(orientations.places(boxes))
	if len(places) != len(rows):
		print(f"{len(places)} pictures, not {len(rows)}")
		faults += 1
	for (name, colours), (page, (left, top, wide, high)) in zip(rows, places):
		sheet = sheets.setdefault(page, None) or orientations.draw(path, page, 144)
		sheets[page] = sheet
		allowed = 120 if "cmyk" in name else 16  # ink is duller than light, but never its opposite
		for i, colour in enumerate(colours):
			x, y = left + (i % SIDE + 0.5) * wide / SIDE, top + (i // SIDE + 0.5) * high / SIDE
			shown = sheet.getpixel((round(2 * x), round(2 * y)))
			if max(abs(a - b) for a, b in zip(shown, colour)) > allowed:
				faults += 1
				print(f"{name}, field {i + 1}: {shown}, not {colour}")
	print(len(rows), file=sys.stderr)
	return faults


if __name__ == "__main__":
	sys.exit(make(sys.argv[2]) if sys.argv[1] == "make" else compare(sys.argv[2], sys.argv[3]) != 0)
