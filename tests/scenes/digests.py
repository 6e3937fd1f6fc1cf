"""digests.py - what the appendix says of the pictures in a PDF, against the PDF.

    digests.py make           page.pdf, three pages of words on a blend of colours, which cannot be made grey;
                              pages.tif, a page of noise and a light one; photo.jpg and other.jpg, to be turned
    digests.py look PDF       prints how many digests of copies are printed, how many different pictures are in the
                              PDF, and how many of these a digest is of: of one, or of several one after the other
"""
import base64
import hashlib
import json
import random
import re
import subprocess
import sys

from PIL import Image

LONGEST = 8  # pictures that a digest is of together


def make_pdf(n):
	objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
	kids = []
	for i in range(n):
		content = b"/S sh BT /F1 30 Tf 60 %d Td (Invoice, page %d) Tj ET" % (700 - 80 * i, i + 1)
		objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
		objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
			b"/Resources<</Font<</F1 3 0 R>>/Shading<</S<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 0 842]"
			b"/Function<</FunctionType 2/Domain[0 1]/C0[1 .9 .8]/C1[.7 .8 1]/N 1>>>>>>>>>>" % len(objects))
		kids.append(b"%d 0 R" % len(objects))
	objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (n, b" ".join(kids))
	out, places = b"%PDF-1.4\n", []
	for i, body in enumerate(objects):
		places.append(len(out))
		out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, body)
	table = b"".join(b"%010d 00000 n \n" % place for place in places)
	return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
		len(objects) + 1, table, len(objects) + 1, len(out))


def noise(dice, width, height):
	return Image.frombytes("RGB", (width // 4, height // 4), dice.randbytes(width * height * 3 // 16)).resize(
		(width, height), Image.Resampling.BICUBIC)


def make():
	dice = random.Random(5)
	with open("page.pdf", "wb") as f:
		f.write(make_pdf(3))
	light = Image.new("RGB", (300, 400), (240, 240, 200))
	noise(dice, 1200, 1600).save("pages.tif", save_all=True, append_images=[light], compression="tiff_lzw")
	exif = Image.Exif()
	exif[0x0112] = 6
	for name in ("photo.jpg", "other.jpg"):
		noise(dice, 1600, 1200).save(name, quality=93, exif=exif)


def streams(path):
	"""The pictures of a PDF, as they are stored, in the order of their objects."""
	done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=none", path],
		capture_output=True, check=True)
	objects = json.loads(done.stdout)["qpdf"][1]
	numbered = sorted((int(key[4:].split()[0]), o) for key, o in objects.items() if key.startswith("obj:"))
	for _, o in numbered:
		if isinstance(o, dict) and "stream" in o and o["stream"]["dict"].get("/Subtype") == "/Image":
			yield base64.b64decode(o["stream"]["data"])


def look(path):
	text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
	words = re.sub(r"\s+", " ", text)
	printed = set(re.findall(r"SHA-256 of th[a-z ,]+: ([0-9a-f]{64})", words))
	found, told, pictures = set(), set(), list(streams(path))
	for i in range(len(pictures)):
		for end in range(i + 1, min(len(pictures), i + LONGEST) + 1):
			digest = hashlib.sha256(b"".join(pictures[i:end])).hexdigest()
			if digest in printed:
				found.add(digest)
				told |= set(pictures[i:end])
	wrong = len(printed - found)
	return f"{len(printed)} of {len(set(pictures))}: {len(told)}" + (f", {wrong} of nothing" if wrong else "")


if sys.argv[1] == "make":
	make()
else:
	print(look(sys.argv[2]))
