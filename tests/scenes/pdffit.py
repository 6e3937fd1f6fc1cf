"""pdffit.py - a seller's PDF with heavy pictures, and what became of them.

    pdffit.py draw         in.pdf in the current folder: two pages with text; on the first a photo as JPEG and one that
                           is packed, one with a soft mask, one of more rows than it says; the second shows the first
                           photo again, larger
    pdffit.py alike A B    mean difference of two rasters (PNG), in thousandths of white to black
"""
import io
import random
import sys
import zlib

import numpy
from PIL import Image

PAGES = [
	"q 300 0 0 225 50 400 cm /P0 Do Q q 200 0 0 150 50 100 cm /P1 Do Q q 200 0 0 150 300 100 cm /P2 Do Q "
	"q 90 0 0 60 450 500 cm /P3 Do Q BT /F1 24 Tf 0 g 60 780 Td (Invoice 4711) Tj ET 0 .4 0 RG 60 770 m 400 770 l S",
	"q 500 0 0 375 50 400 cm /P0 Do Q BT /F1 24 Tf 0 g 60 780 Td (Second page) Tj ET",
]


def photo(dice, width, height):
	small = Image.frombytes("RGB", (width // 10, height // 10), dice.randbytes(width // 10 * (height // 10) * 3))
	grain = Image.frombytes("L", (width, height), dice.randbytes(width * height)).convert("RGB")
	return Image.blend(small.resize((width, height), Image.Resampling.BICUBIC), grain, 0.1)


def jpeg(picture):
	out = io.BytesIO()
	picture.save(out, "JPEG", quality=93)
	return out.getvalue()


def draw():
	dice = random.Random(11)
	head = "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/%s"
	rgb, soft = photo(dice, 700, 525), photo(dice, 300, 225)
	streams = {
		20: (head % (1600, 1200, "DeviceRGB") + "/Filter/DCTDecode", jpeg(photo(dice, 1600, 1200))),
		21: (head % (700, 525, "DeviceRGB") + "/Filter/FlateDecode", zlib.compress(rgb.tobytes())),
		22: (head % (300, 225, "DeviceRGB") + "/Filter/FlateDecode/SMask 24 0 R", zlib.compress(soft.tobytes())),
		23: (head % (400, 300, "DeviceRGB") + "/Filter/FlateDecode", zlib.compress(photo(dice, 400, 301).tobytes())),
		24: (head % (300, 225, "DeviceGray") + "/Filter/FlateDecode",
			zlib.compress(Image.linear_gradient("L").resize((300, 225)).tobytes())),
		30: ("", PAGES[0].encode()),
		31: ("", PAGES[1].encode()),
	}
	objects = {
		1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[10 0 R 11 0 R]/Count 2>>",
		3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}
	names = "".join(f"/P{i} {20 + i} 0 R" for i in range(4))
	for i in (0, 1):
		objects[10 + i] = (f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {30 + i} 0 R/Resources<</Font<<"
			f"/F1 3 0 R>>/XObject<<{names}>>>>>>").encode()
	for number, (keys, data) in streams.items():
		objects[number] = f"<<{keys}/Length {len(data)}>>stream\n".encode() + data + b"\nendstream"
	with open("in.pdf", "wb") as f:
		f.write(b"%PDF-1.7\n")
		places = {}
		for number, body in sorted(objects.items()):
			places[number] = f.tell()
			f.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
		start = f.tell()
		f.write(b"xref\n0 1\n0000000000 65535 f \n")
		for number, place in places.items():
			f.write(b"%d 1\n%010d 00000 n \n" % (number, place))
		f.write(b"trailer\n<</Size 32/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)


def alike(a, b):
	a, b = (numpy.asarray(Image.open(path).convert("RGB"), dtype=float) for path in (a, b))
	return round(numpy.abs(a - b).mean() * 1000 / 255)


if sys.argv[1] == "draw":
	draw()
else:
	print(alike(*sys.argv[2:4]))
