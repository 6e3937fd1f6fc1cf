"""digests.py - what the appendix says of the pictures in a PDF, against the PDF.

    digests.py make           page.pdf, three pages of words on a blend of colours, which cannot be made grey;
                              many.pdf, 14 such pages; forty.pdf, 40 without the blend;
                              pages.tif, a page of noise and a light one; photo.jpg and other.jpg, to be turned
    digests.py kinds          the same picture as files of all kinds, of which other bytes are embedded than are in
                              the file, and of which not; prints their names
    digests.py look PDF       prints how many digests of copies are printed, how many different pictures are in the
                              PDF, and how many of these a digest is of: of one, or of several one after the other
    digests.py pages PDF...   of all volumes: prints how many digests of streams of pages are printed, and how many of
                              these are those of a form XObject that is placed on a page, worked out as dossier(1) says
    digests.py list PDF MANIFEST FILE
                              prints how many digests of pages of FILE the manifest lists, how many of these are of
                              what is in the PDF, and whether their list has the digest that is printed
    digests.py files PDF FILE...
                              prints of each file whether the appendix has a digest of its copy, and there are such
                              pictures; or the data of the file itself are in the PDF; or neither
"""
import base64
import hashlib
import json
import random
import re
import struct
import subprocess
import sys

from PIL import Image, ImageCms, PngImagePlugin

LONGEST = 8  # pictures that a digest is of together


def make_pdf(n, ground=b"/S sh"):
	objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
	kids = []
	for i in range(n):
		content = ground + b" BT /F1 30 Tf 60 %d Td (Invoice, page %d) Tj ET" % (700 - 80 * (i % 8), i + 1)
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
	with open("many.pdf", "wb") as f:
		f.write(make_pdf(14))
	with open("forty.pdf", "wb") as f:
		f.write(make_pdf(40, b""))
	light = Image.new("RGB", (300, 400), (240, 240, 200))
	noise(dice, 1200, 1600).save("pages.tif", save_all=True, append_images=[light], compression="tiff_lzw")
	exif = Image.Exif()
	exif[0x0112] = 6
	for name in ("photo.jpg", "other.jpg"):
		noise(dice, 1600, 1200).save(name, quality=93, exif=exif)


def kinds():
	dice = random.Random(6)
	said, exif = PngImagePlugin.PngInfo(), Image.Exif()
	said.add_text("Comment", "made at home")
	exif[0x0112] = 6

	def picture():
		return noise(dice, 480, 360)

	def tall():
		image = Image.new("RGB", (300, 2400), "white")
		for y in range(0, 2400, 100):
			image.paste(noise(dice, 240, 60), (20, y + 20))
		return image

	picture().save("plain.png")
	picture().save("said.png", pnginfo=said)
	picture().convert("RGBA").save("opaque.png")
	Image.merge("RGBA", (*picture().split(), picture().getchannel(0))).save("clear.png")
	picture().save("turned.png", exif=exif)
	few = picture().quantize(8)  # the same pixels of other colours
	few.save("few.png", pnginfo=said)
	few.putpalette([255 - level for level in few.getpalette()])
	few.save("others.png", pnginfo=said)
	tall().save("tall.png")
	picture().save("plain.jpg", quality=90)
	picture().save("dense.jpg", quality=90, dpi=(300, 300))
	profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
	picture().save("icc.jpg", quality=90, icc_profile=profile)
	picture().save("odd.jpg", quality=90, dpi=(300, 200))
	picture().save("said.jpg", quality=90, exif=exif)
	tall().save("tall.jpg", quality=90)
	picture().save("lossy.webp", quality=90)
	picture().save("exact.webp", lossless=True)
	picture().save("one.tif", compression="tiff_lzw")
	picture().save("one.bmp")
	picture().quantize(64).save("one.gif")
	subprocess.run(["heif-enc", "-q", "90", "-o", "one.heic", "plain.png"], check=True, capture_output=True)
	print("plain.png said.png opaque.png clear.png turned.png few.png others.png tall.png",
		"plain.jpg dense.jpg icc.jpg odd.jpg said.jpg tall.jpg",
		"lossy.webp exact.webp one.tif one.bmp one.gif one.heic")


def objects_of(path):
	done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=none", path],
		capture_output=True, check=True)
	return json.loads(done.stdout)["qpdf"][1]


def streams(path):
	"""The pictures of a PDF, as they are stored, in the order of their objects, each behind its colours."""
	objects = objects_of(path)
	numbered = sorted((int(key[4:].split()[0]), o) for key, o in objects.items() if key.startswith("obj:"))
	for _, o in numbered:
		if isinstance(o, dict) and "stream" in o and o["stream"]["dict"].get("/Subtype") == "/Image":
			yield colours(objects, o["stream"]["dict"].get("/ColorSpace")), base64.b64decode(o["stream"]["data"])


def colours(objects, space):
	"""Those that the pixels of an indexed picture are numbers of."""
	def found(o):
		o = objects.get(f"obj:{o}", o) if isinstance(o, str) else o
		return o.get("value", o) if isinstance(o, dict) else o
	space = found(space)
	if not isinstance(space, list) or space[0] != "/Indexed":
		return b""
	table = found(space[3])
	if isinstance(table, dict):
		return base64.b64decode(table["stream"]["data"])
	return bytes.fromhex(table[2:]) if table.startswith("b:") else table[2:].encode("latin-1")


def references(value):
	if isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
		yield value
	for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
		yield from references(part)


def profiles(value):
	"""What is referred to as a profile of colours."""
	if isinstance(value, list) and value[:1] == ["/ICCBased"]:
		yield value[1]
	for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
		yield from profiles(part)


def digest_of_streams(objects, form, left_out):
	met, waiting, digests = {form}, [form], set()
	while waiting:
		reference = waiting.pop()
		o = objects[f"obj:{reference}"]
		if "stream" in o and reference not in left_out:
			digests.add(hashlib.sha256(base64.b64decode(o["stream"]["data"])).hexdigest())
		for other in references(o["stream"]["dict"] if "stream" in o else o["value"]):
			if other not in met:
				met.add(other)
				waiting.append(other)
	return hashlib.sha256("".join(digest + "\n" for digest in sorted(digests)).encode()).hexdigest()


def digests_of_pages(path):
	"""Of each form that is placed on a page."""
	objects = objects_of(path)
	values = [o["stream"]["dict"] if "stream" in o else o["value"] for o in objects.values()]
	left_out = {reference for value in values for reference in profiles(value)}
	held = [value["/Resources"] for value in values if isinstance(value, dict) and value.get("/Type") == "/Page"]
	held = [objects[f"obj:{value}"]["value"] if isinstance(value, str) else value for value in held]
	placed = {reference for value in held for reference in references(value.get("/XObject", {}))}
	return [digest_of_streams(objects, reference, left_out) for reference in placed
		if objects[f"obj:{reference}"]["stream"]["dict"]["/Subtype"] == "/Form"]


def look_at_pages(paths):
	words = " ".join(words_of(path) for path in paths).replace("\xa0", " ")
	told = re.findall(r"Streams of page \d+: ([0-9a-f]{64})", words)
	found = [digest for path in paths for digest in digests_of_pages(path)]
	return f"{len(told)}: {len(set(told) & set(found))} of {len(found)}"


def look_at_list(path, manifest, name):
	with open(manifest, encoding="utf-8") as f:
		listed = re.findall(rf"^# ([0-9a-f]{{64}})  {re.escape(name)}#page=(\d+)$", f.read(), re.M)
	told = re.findall(r"List of their digests: ([0-9a-f]{64})", words_of(path))
	found = set(digests_of_pages(path)) | {hashlib.sha256(prefix + data).hexdigest() for prefix, data in streams(path)}
	pages = [int(page) for _, page in listed]
	digest = hashlib.sha256("".join(of_page + "\n" for of_page, _ in listed).encode()).hexdigest()
	is_good = told == [digest] and pages == sorted(set(pages))
	return f"{len(listed)}: {sum(of_page in found for of_page, _ in listed)}, {'the list' if is_good else told}"


def words_of(path):
	text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True).stdout
	return re.sub(r"\s+", " ", text)


def printed(words):
	return set(re.findall(r"SHA-256 of th[a-z ,]+: ([0-9a-f]{64})", words))


def runs(pictures):
	"""Pictures that follow one another, by their digest."""
	for i in range(len(pictures)):
		for end in range(i + 1, min(len(pictures), i + LONGEST) + 1):
			data = pictures[i][0] + b"".join(data for _, data in pictures[i:end])
			yield hashlib.sha256(data).hexdigest(), pictures[i:end]


def look(path):
	told, pictures, digests = set(), list(streams(path)), printed(words_of(path))
	found = {digest: run for digest, run in runs(pictures) if digest in digests}
	for run in found.values():
		told |= set(run)
	wrong = len(digests - set(found))
	return f"{len(digests)} of {len(set(pictures))}: {len(told)}" + (f", {wrong} of nothing" if wrong else "")


def own_data(data):
	"""What of a file can be embedded: a JPEG whole, of a PNG its packed pixels."""
	at, packed = 8, b""
	while data.startswith(b"\x89PNG") and at < len(data):
		n, name = struct.unpack(">I4s", data[at:at + 8])
		packed += data[at + 8:at + 8 + n] if name == b"IDAT" else b""
		at += 12 + n
	return packed or data


def look_at_files(path, names):
	pictures, words = list(streams(path)), words_of(path)
	digests = {digest for digest, _ in runs(pictures)}
	data = {name: open(name, "rb").read() for name in names}
	places = {name: words.index(hashlib.sha256(data[name]).hexdigest()) for name in names}
	for name in names:
		end = min([at for at in places.values() if at > places[name]] + [len(words)])
		of_copy = printed(words[places[name]:end])
		is_own = own_data(data[name]) in [stored for _, stored in pictures]
		is_copy = len(of_copy) == 1 and of_copy <= digests
		print(name + ":", "a copy" if is_copy else "of nothing" if of_copy else "the file's" if is_own else "untold")


if sys.argv[1] == "make":
	make()
elif sys.argv[1] == "kinds":
	kinds()
elif sys.argv[1] == "pages":
	print(look_at_pages(sys.argv[2:]))
elif sys.argv[1] == "list":
	print(look_at_list(*sys.argv[2:]))
elif sys.argv[1] == "look":
	print(look(sys.argv[2]))
else:
	look_at_files(sys.argv[2], sys.argv[3:])
