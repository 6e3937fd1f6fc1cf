"""enclosure_make.py FOLDER - writes PDFs such as sellers have, and such as nobody should have: each with what
makes it special, a pattern that shows which way up it is, and words that must or must not be found."""
import base64
import io
import os
import random
import subprocess
import sys
import zlib

from PIL import Image, ImageCms

folder = sys.argv[1]


class Pdf:
	"""Objects by number; bodies are bytes or str."""

	def __init__(self):
		self.objects = {}

	def add(self, body, number=None):
		number = number or max(self.objects, default=10) + 1
		self.objects[number] = body.encode("latin-1") if isinstance(body, str) else body
		return number

	def stream(self, data, entries="", number=None):
		data = data.encode("latin-1") if isinstance(data, str) else data
		head = f"<<{entries}/Length {len(data)}>>stream\n".encode("latin-1")
		return self.add(head + data + b"\nendstream", number)

	def flate(self, data, entries="", number=None):
		data = data.encode("latin-1") if isinstance(data, str) else data
		return self.stream(zlib.compress(data), entries + "/Filter/FlateDecode", number)

	def packed(self, data, entries="", number=None):
		"""What zlib made, and what became of it."""
		return self.stream(data, entries + "/Filter/FlateDecode", number)

	def bytes(self, trailer="", break_xref=False):
		out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
		offsets = {}
		for number, body in sorted(self.objects.items()):
			offsets[number] = len(out)
			out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
		start = len(out) + (7 if break_xref else 0)
		size = max(self.objects) + 1
		out += b"xref\n0 %d\n" % size
		for number in range(size):
			at = offsets.get(number)
			out += b"0000000000 65535 f \n" if at is None else b"%010d 00000 n \n" % (at + (33 if break_xref else 0))
		out += f"trailer\n<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
		return bytes(out)

	def save(self, name, **how):
		with open(os.path.join(folder, name), "wb") as f:
			f.write(self.bytes(**how))


# Not the same whichever way it is turned or mirrored.
DRAWING = """0.9 0.3 0.2 rg 20 300 60 80 re f 0.1 0.5 0.9 rg 200 30 80 40 re f 0 0.6 0 RG 6 w 30 30 m 120 200 l S
q 80 0 0 60 150 200 cm /Im0 Do Q BT /F1 24 Tf 0 g 60 250 Td (Total 42) Tj ET
"""
RESOURCES = "<</Font<</F1 3 0 R>>/XObject<</Im0 4 0 R>>/ProcSet[/PDF/Text]>>"
BOX = "/MediaBox[0 0 300 400]"


def base(page="", content=DRAWING, catalog="", tree="", resources="/Resources " + RESOURCES, box=BOX):
	"""A PDF of one page: catalog 1, tree 2, font 3, picture 4, page 5, content 6."""
	pdf = Pdf()
	pdf.add(f"<</Type/Catalog/Pages 2 0 R{catalog}>>", 1)
	pdf.add(f"<</Type/Pages/Kids[5 0 R]/Count 1{tree}>>", 2)
	pdf.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", 3)
	rgb = bytes(c for y in range(6) for x in range(8) for c in (x * 36, y * 50, 255 - x * 36))
	pdf.flate(rgb, "/Type/XObject/Subtype/Image/Width 8/Height 6/BitsPerComponent 8/ColorSpace/DeviceRGB", 4)
	pdf.add(f"<</Type/Page/Parent 2 0 R{box}{resources}/Contents 6 0 R{page}>>", 5)
	pdf.flate(content, number=6)
	return pdf


def qpdf(source, name, *options):
	subprocess.run(["qpdf", *options, os.path.join(folder, source), os.path.join(folder, name)], check=True)


def make_plain():
	base().save("plain.pdf")
	for turn in (90, 180, 270, -90, 450):
		base(f"/Rotate {turn}").save(f"turn{turn}.pdf")
	base("/CropBox[50 20 250 340]").save("crop.pdf")
	base("/CropBox[50 20 250 340]/Rotate 90").save("cropturn.pdf")
	base("/CropBox[-900 -900 2000 340]").save("cropwide.pdf")
	hidden = DRAWING + " BT /F1 12 Tf 0 g 60 8 Td (Hidden text) Tj ET"
	base("/CropBox[50 20 250 340]", hidden).save("crophidden.pdf")
	base("/CropBox[1 1 299 399]").save("cropsliver.pdf")
	base(content="1 0 0 1 -100 -50 cm " + DRAWING, box="/MediaBox[200 350 -100 -50]").save("origin.pdf")
	base("/UserUnit 2").save("unit.pdf")
	base(resources="", box="", tree="/Resources " + RESOURCES + BOX + "/Rotate 270").save("inherited.pdf")
	pdf = base()
	half = DRAWING.index("(Total")
	pdf.flate(DRAWING[:40], number=7)
	pdf.stream(DRAWING[40:half].encode().hex() + ">", "/Filter/ASCIIHexDecode", 8)
	pdf.stream(DRAWING[half:], "", 9)
	pdf.objects[5] = pdf.objects[5].replace(b"/Contents 6 0 R", b"/Contents[7 0 R 8 0 R 9 0 R]")
	pdf.save("parts.pdf")
	base(content="").save("blank.pdf")


def make_packed():
	qpdf("plain.pdf", "objstm.pdf", "--object-streams=generate")
	aes = ["--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=y", "--"]
	qpdf("plain.pdf", "r2.pdf", "--allow-weak-crypto", "--encrypt", "", "owner", "40", "--")
	qpdf("plain.pdf", "r3.pdf", "--allow-weak-crypto", "--encrypt", "", "owner", "128", "--use-aes=n", "--")
	qpdf("plain.pdf", "r4.pdf", *aes)
	qpdf("objstm.pdf", "r6.pdf", "--encrypt", "", "owner", "256", "--")
	qpdf("plain.pdf", "password.pdf", "--encrypt", "secret", "owner", "256", "--")
	base().save("broken.pdf", break_xref=True)
	whole = base().bytes()
	noise = b"%PDF-1.4\n" + bytes(range(256)) * 40
	for name, data in (("cut.pdf", whole[: whole.index(b"5 0 obj")]), ("noise.pdf", noise),
			("short.pdf", b"%PDF-1.7\n"), ("tail.pdf", whole[: whole.index(b"xref\n0")])):
		with open(os.path.join(folder, name), "wb") as f:
			f.write(data)


def make_forms():
	pdf = base(content="/Fm0 Do /Fm1 Do",
		resources="/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 4 0 R/Fm0 20 0 R/Fm1 21 0 R>>>>")
	pdf.flate(DRAWING, "/Type/XObject/Subtype/Form/BBox[0 0 300 400]", 20)  # of its page's resources
	pdf.flate("0.5 g 10 10 15 15 re f /Fm1 Do",
		"/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject<</Fm1 21 0 R>>>>", 21)
	pdf.save("forms.pdf")
	# a group that multiplies with the paper, and a state that must not leak in
	pdf = base("/Group<</S/Transparency/CS/DeviceRGB/I true/K false>>", DRAWING + "/G0 gs 1 1 0 rg 0 100 300 150 re f",
		resources="/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 4 0 R>>/ExtGState<</G0<</BM/Multiply/ca 0.7>>>>>>")
	pdf.save("group.pdf")


def make_stamps():
	"""A stamp turned a quarter, a field, a box that is ticked, and what is not seen."""
	pdf = base("/Annots[20 0 R 21 0 R 22 0 R 23 0 R 24 0 R 25 0 R]", catalog="/AcroForm<</Fields[21 0 R 22 0 R]>>")
	form = "/Type/XObject/Subtype/Form/BBox[0 0 %s]/Resources<</Font<</F1 3 0 R>>>>%s"
	pdf.add("<</Type/Annot/Subtype/Stamp/Rect[200 90 240 190]/F 4/AP<</N 30 0 R>>/P 5 0 R"
		"/Contents(private remark)>>", 20)
	pdf.add("<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Field 77)/Rect[20 220 140 240]/AP<</N 31 0 R>>/AA<<"
		"/K<</S/JavaScript/JS(app.alert)>>>>/Parent 5 0 R>>", 21)
	pdf.add("<</Type/Annot/Subtype/Widget/FT/Btn/V/Yes/AS/Yes/Rect[260 360 290 390]"
		"/AP<</N<</Yes 32 0 R/Off 33 0 R>>>>>>", 22)
	pdf.add("<</Type/Annot/Subtype/Stamp/F 2/Rect[0 0 300 400]/AP<</N 33 0 R>>>>", 23)
	pdf.add("<</Type/Annot/Subtype/Link/Rect[0 0 300 400]/Border[0 0 0]/A<</S/URI/URI(http://evil.example)>>>>", 24)
	pdf.add("<</Type/Annot/Subtype/Popup/Rect[0 0 300 400]/Parent 20 0 R>>", 25)
	pdf.flate("1 0.8 0 rg 0 0 100 40 re f 0 g BT /F1 20 Tf 5 10 Td (PAID 9) Tj ET",
		form % ("100 40", "/Matrix[0 1 -1 0 7 3]"), 30)
	pdf.flate("BT /F1 12 Tf 2 5 Td (Field 77) Tj ET", form % ("120 20", ""), 31)
	pdf.flate("0 0.4 0 rg 0 0 10 10 re f", form % ("10 10", ""), 32)
	pdf.flate("1 0 1 rg 0 0 10 10 re f BT /F1 5 Tf (hidden thing) Tj ET", form % ("10 10", ""), 33)
	pdf.save("stamps.pdf")
	pdf.objects[5] = pdf.objects[5].replace(b"/Annots", b"/Rotate 90/CropBox[10 10 290 390]/Annots")
	pdf.save("stampsturn.pdf")
	pdf = base("/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/V(nobody drew me)/Rect[0 0 9 9]>>]")
	pdf.save("unshown.pdf")
	pdf = base("/Annots[30 0 R]")
	pdf.add("<</Type/Annot/Subtype/Widget/FT/Tx/V(nobody drew me)/Rect[0 0 200 20]/DA(/Helv 12 Tf 0 g)>>", 30)
	pdf.save("barefield.pdf")


def make_wide():
	"""As wide as a PDF's page may be, and a square in the middle."""
	pdf = base(content="1 0 0 rg 7000 100 200 200 re f")
	pdf.objects[5] = pdf.objects[5].replace(BOX.encode(), b"/MediaBox[0 0 14400 400]")
	pdf.save("wide.pdf")


def make_strip():
	"""The capture of a long page, in letters of 12 pt."""
	lines = "".join("BT /F1 12 Tf 20 %d Td (Line %d of what was said) Tj ET " % (2980 - 20 * i, i) for i in range(149))
	pdf = base(content=lines)
	pdf.objects[5] = pdf.objects[5].replace(BOX.encode(), b"/MediaBox[0 0 300 3000]")
	pdf.save("strip.pdf")
	for name, width, height in (("broad", 800, 4000), ("tall", 400, 30000)):
		pdf = base(content="1 0 0 rg 100 100 100 100 re f")
		pdf.objects[5] = pdf.objects[5].replace(BOX.encode(), b"/MediaBox[0 0 %d %d]" % (width, height))
		pdf.save(name + ".pdf")


def make_bare():
	"""Annotations that do not tell how they look: poppler draws some, others not, and some are not to be seen."""
	line = "/Subtype/Line/L[20 20 280 20]/C[1 0 0]/BS<</W 8>>/Rect[10 10 290 30]"
	note = "/Subtype/FreeText/Contents(NOTE)/DA(/Helv 14 Tf 1 0 0 rg)/Rect[20 220 140 240]"
	glow = "/Subtype/Highlight/QuadPoints[20 340 120 340 20 310 120 310]/C[1 1 0]/Rect[20 310 120 340]"
	caret = "/Subtype/Caret/Rect[20 220 40 240]"
	button = "/Subtype/Widget/Parent<</FT/Btn/V/Yes>>/Rect[20 220 40 240]"
	none = ("/Subtype/Popup/Rect[0 0 99 99]", "/Subtype/Link/Rect[0 0 99 99]", line + "/F 2", line + "/F 32",
		"/Subtype/Widget/FT/Tx/V()/Rect[0 0 99 99]", "/Subtype/Screen/Rect[0 0 99 99]", line + "/OC 20 0 R")
	for name, annotations in (("bare", (line, note, glow)), ("bareline", none + (line,)), ("bareundrawn", (caret,)),
			("barebutton", (button,)), ("barenone", none)):
		pdf = base("/Annots[%s]" % "".join("<</Type/Annot%s>>" % a for a in annotations),
			catalog="/OCProperties<</OCGs[20 0 R]/D<</OFF[20 0 R]>>>>")
		pdf.add("<</Type/OCG/Name(off)>>", 20)
		pdf.save(name + ".pdf")


def jpeg():
	picture = Image.radial_gradient("L").resize((64, 48)).convert("RGB")
	exif = Image.Exif()
	exif[0x010F] = "SecretCamera"
	out = io.BytesIO()
	picture.save(out, "JPEG", quality=90, exif=exif, comment=b"SecretComment")
	return out.getvalue() + b"SecretTail"


def make_private():
	"""All that must not come along, next to a page that is shown."""
	pdf = base("/AA<</O<</S/JavaScript/JS(SecretScript)>>>>/Metadata 20 0 R/PieceInfo<</X<</Private(SecretPiece)>>>>"
		"/Thumb 4 0 R/StructParents 0/Tabs/S/LastModified(SecretDate)",
		DRAWING + "q 100 0 0 75 30 80 cm /Im1 Do Q q 50 0 0 40 240 300 cm /Im3 Do Q"
		" /Cs9 cs 1 .5 0 sc 10 10 30 30 re f",
		"/OpenAction<</S/JavaScript/JS(SecretScript)>>"
		"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(SecretScript)>>]>>"
		"/EmbeddedFiles<</Names[(SecretFile)22 0 R]>>>>/StructTreeRoot 23 0 R/Metadata 20 0 R/AF[22 0 R]",
		resources="/Resources<</Font<</F1 3 0 R/F2 25 0 R>>/XObject<</Im0 4 0 R/Im1 24 0 R/Im2 26 0 R/Im3 27 0 R>>"
		"/ColorSpace<</Cs9[/ICCBased 28 0 R]>>/Properties<</M0<</Metadata 20 0 R/Secret(SecretProperty)>>>>>>")
	pdf.stream("<x>SecretXmp</x>", "/Type/Metadata/Subtype/XML", 20)
	pdf.stream("SecretFile", "/Type/EmbeddedFile", 21)
	pdf.add("<</Type/Filespec/F(SecretFile)/EF<</F 21 0 R>>>>", 22)
	pdf.add("<</Type/StructTreeRoot/K(SecretStructure)/P 5 0 R>>", 23)
	size = "/Width 64/Height 48/BitsPerComponent 8/ColorSpace/DeviceRGB"
	pdf.stream(jpeg(), f"/Type/XObject/Subtype/Image{size}/Filter/DCTDecode/Metadata 20 0 R/PieceInfo<</SecretPiece 1>>"
		"/OC 22 0 R/Alternates[22 0 R 5 0 R]", 24)
	pdf.add("<</Type/Font/Subtype/Type1/BaseFont/SecretFont>>", 25)  # of no use on this page
	pdf.flate(b"SecretPicture", "/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", 26)
	twice = "/Filter[/FlateDecode/DCTDecode]"
	pdf.stream(zlib.compress(jpeg()), f"/Type/XObject/Subtype/Image{size}{twice}", 27)
	pdf.flate(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), "/N 3", 28)
	pdf.save("private.pdf", trailer="/Info<</Author(SecretAuthor)>>")


def make_marked():
	"""Marks with words of their own, operators and keys that nobody knows, nested, beside what draws."""
	picture = b"q 30 0 0 30 240 200 cm BI /W 3 /Foo (Secret 1) /H 2 /Bar[<</A(Secret 2)>>/X <</B<41>>>]/BPC 8 " \
		b"/Secret3 true /CS /RGB /I false ID abcdefghijklmnopqr EI Q "
	content = b"/Span<</ActualText(Secret 4)/X<</Y[(Secret 5)]>>>>BDC " + DRAWING.encode() + b" /Secret6 BMC q EMC\n" \
		b"0 1 0 rg /T/P0 BDC 300 300 40 40 re(Secret 7) foo f EMC Q EMC EMC /M /P0 DP/Secret8 MP BX(Secret 9)bar EX " \
		+ picture + b"BT /F1 12 Tf 0 g 20 380 Td[(Mar)-20(ked)]TJ ET null(Secret 10)"
	pdf = base(content=content, resources="/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 4 0 R>>/Properties<</P0"
		"<</ActualText(Secret 11)/E(Secret 12)>>/M<</T(Secret 13)>>>>>>")
	pdf.save("marked.pdf")


def make_stray():
	"""Operands that nobody takes: before operators and pictures, glued to words, in arrays and behind data."""
	mask = b"BI /W 16 /H 2 /IM true /F (Secret 1) /D[1 0] ID \xaa\xaa\x55\x55 Secret 2 WEIGHT EI "
	pixel = b"q 30 0 0 30 240 200 cm BI /W 1 /H 1 /BPC#20 (Secret 3)/BPC 8/C#53/G /F Secret4 /I [(Secret 5)]ID \x60" \
		b"(Secret 6) Tj EI Q "
	strings = b"(Secret 7) q /Secret8(Secret 9)[(Secret 10)]20 360 40 30 re f(Secret 11)Q <536563726574> n 0Secret12 " \
		b"(Secret 13) 0Secret14 [3(Secret 15)2]0 d 4 w 100 340 m 180 340 l S (Secret 16) w []0 d " \
		b"(Secret 17)1 0 0rg 90 360 20 30 re f .3 .9 .1 rg --5 120 360 20 30 re f " + b"7 " * 29 \
		+ b"200 250 30 40(Secret 18)/Secret19 re f ) Secret20 <</Secret21(Secret 22)>> f "
	text = b"BT /F1 12 Tf 0 g 20 380 Td [(Odd )/Secret23(array)Secret24 <</A(Secret 25)>>[(Secret 26)]] TJ ET " \
		b"9 /Secret27 Q "
	content = DRAWING.encode() + b"q 60 0 0 9 20 220 cm " + mask + b"Q " + pixel + strings + text + b"(Secret 28)"
	base(content=content).save("stray.pdf")
	few = DRAWING.encode() + b"(Secret 1) 9 l 1 0 0 rg 20 20 99 99 re f"
	base(content=few).save("strayfew.pdf")


def packed_lzw(data):
	"""Codes of 9 to 12 bits, one a byte: longer than the bytes."""
	bits, size, out = 9, 257, "100000000"
	for byte in data:
		out += f"{byte:0{bits}b}"
		size += 1
		bits = 9 + (size + 1 >= 512) + (size + 1 >= 1024) + (size + 1 >= 2048)
	out += f"{257:0{bits}b}"
	return bytes(int(out[i:i + 8].ljust(8, "0"), 2) for i in range(0, len(out), 8))


def make_behind():
	"""Pictures in a content, each packed in another way; behind the data, and in a photo's, is what nobody sees."""
	rows = bytes(255 - (x * y * 3 + c * 40) % 200 for y in range(20) for x in range(20) for c in range(3))
	runs = b"".join(bytes([len(row) - 1]) + row for row in (rows[i:i + 100] for i in range(0, 1200, 100))) + b"\x80"
	ways = [(b"/Fl", zlib.compress(rows)), (b"[/Fl]", zlib.compress(rows)), (b"/AHx", rows.hex().encode() + b">"),
		(b"/ASCII#38#35Decode", base64.a85encode(rows) + b"~>"), (b"[/A85 /Fl]", base64.a85encode(zlib.compress(rows))
		+ b"~>"), (b"/RL", runs), (b"/LZW", packed_lzw(rows)), (b"/DCT", jpeg())]
	content = DRAWING.encode()
	for i, (way, data) in enumerate(ways):
		size = b"/W 64 /H 48" if way == b"/DCT" else b"/W 20 /H 20"
		for k, tail in enumerate((b"", b" Secret%d\x80\xff(<\n" % i, b"\n%%Secret%d " % i)):
			content += b"q 30 0 0 30 %d %d cm BI %s /BPC 8 /CS /RGB /F %s ID %s%s\nEI Q\n" % (
				10 + 34 * i, 10 + 34 * k, size, way, data, tail)
	content += b"q 9 0 0 9 280 380 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /Fl ID " + zlib.compress(b"q") + b"EI Q % Secret8\n"
	content += b"q 9 0 0 9 280 380 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q(\xff\x80\xff) pop % Secret9\n"
	pdf = base(content=content)
	rgb = bytes(c for y in range(6) for x in range(8) for c in (x * 36, y * 50, 255 - x * 36))
	pdf.packed(zlib.compress(rgb) + b"\nSecretNumber 79161234567", "/Type/XObject/Subtype/Image/Width 8/Height 6"
		"/BitsPerComponent 8/ColorSpace/DeviceRGB", 4)
	pdf.save("behind.pdf")


def make_comments():
	"""Comments wherever operators stand, and what seems to be some; after data of a picture that cannot be told from
	what follows they may come along."""
	secret = "% Secret {}\n"
	inline = b"q 30 0 0 30 240 200 cm BI /W 3 /H 2 /BPC 8 /CS /RGB ID %Se\n(<%EI EI \xff%\x80\n%/ EI Q "
	drawing = DRAWING.replace("80 re f", "80 % Secret 1\rre f").replace("q 80", secret.format(2) + "q 80")
	text = "BT /F1 12 Tf 0 g 20 380 Td (100% sure (50% \\) %) of it) Tj <4142> Tj ET % Secret 3"
	content = (secret.format(0) + drawing).encode() + inline + text.encode()
	drawn = "/Fm0 Do /Pattern cs /P0 scn 20 300 60 60 re f BT /F9 20 Tf 20 20 Td (a) Tj ET % Secret 5"
	pdf = base("/Annots[20 0 R]", content + b"\n" + drawn.encode() + b"\n%Secret 6",
		resources="/Resources<</Font<</F1 3 0 R/F9 24 0 R>>/XObject<</Im0 4 0 R/Fm0 22 0 R>>/Pattern<</P0 23 0 R>>>>")
	form = "/Type/XObject/Subtype/Form/BBox[0 0 100 40]/Resources<</Shading<</S0<</ShadingType 1/ColorSpace/DeviceRGB" \
		"/Domain[0 40 0 40]/Function 26 0 R>>>>>>"
	pdf.add("<</Type/Annot/Subtype/Stamp/Rect[200 90 240 190]/F 4/AP<</N 21 0 R>>>>", 20)
	pdf.flate(secret.format(7) + "1 0.8 0 rg 0 0 100 40 re f", form, 21)
	pdf.flate(secret.format(8) + "q 1 0 0 1 9 9 cm 0 0 40 40 re W n /S0 sh Q", form, 22)
	pdf.flate("0 .5 .9 rg 0 0 5 10 re f\n" + secret.format(9), "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]"
		"/XStep 10/YStep 10/Resources<<>>", 23)
	pdf.add("<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]"
		"/Encoding<</Differences[97/a]>>/CharProcs<</a 25 0 R>>/Resources<<>>>>", 24)
	pdf.flate("1 0 d0\n" + secret.format(10) + "1 0 0 rg 0 0 1 1 re f", number=25)
	pdf.flate("{ " + secret.format(11) + " exch pop 40 div dup 0.5 }", "/FunctionType 4/Domain[0 40 0 40]"
		"/Range[0 1 0 1 0 1]", 26)
	pdf.save("comments.pdf")
	open_data = b"q 9 0 0 9 9 9 cm BI /W 8 /H 1 /IM true /F /CCF ID aa EI Q(\xff\x80\xff) pop\n" \
		b"% Secret 12, anna@shop.example\n"
	base(content=DRAWING.encode() + open_data).save("commentsopen.pdf")


def make_named():
	"""A picture whose name says whom it is of, and a name of nothing."""
	content = DRAWING.replace("/Im0", "/Im_Anna_79161234567") + "/Gs_#379161234568 gs"
	base(content=content, resources="/Resources " + RESOURCES.replace("/Im0", "/Im_Anna_79161234567")).save("named.pdf")


def make_shared():
	"""Four pages with one font and one picture."""
	pdf = base()
	pdf.objects[2] = b"<</Type/Pages/Kids[5 0 R 20 0 R 21 0 R 22 0 R]/Count 4>>"
	for number in (20, 21, 22):
		pdf.add(f"<</Type/Page/Parent 2 0 R{BOX}/Resources {RESOURCES}/Contents {number + 10} 0 R>>", number)
		pdf.flate(DRAWING.replace("42", str(number)), number=number + 10)
	pdf.save("shared.pdf")


def make_layers():
	layers = ("/OC /L0 BDC 1 0 1 rg 0 0 150 150 re f EMC 7 /OC /L0 BDC 0 0 99 99 re f EMC "
		"/OC /L1 BDC 0 1 1 rg 150 300 99 99 re f EMC")
	pdf = base(content=DRAWING + layers,
		catalog="/OCProperties<</OCGs[20 0 R 21 0 R]/D<</OFF[20 0 R]/Order[20 0 R 21 0 R]>>>>",
		resources="/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 4 0 R>>/Properties<</L0 20 0 R/L1 21 0 R>>>>")
	pdf.add("<</Type/OCG/Name(off)>>", 20)
	pdf.add("<</Type/OCG/Name(on)>>", 21)
	pdf.save("layers.pdf")
	pdf.flate(DRAWING + "/OC /L0 BDC BT /F1 12 Tf 60 8 Td (Hidden text) Tj ET EMC", number=6)
	pdf.save("layershidden.pdf")
	pdf.flate(DRAWING + "/OC /L1 BDC 1 0 1 rg 0 0 150 150 re f EMC", number=6)
	pdf.save("layerson.pdf")
	pdf.flate(DRAWING + "/O#43 /#4C0 BDC 1 0 1 rg 0 0 150 150 re f EMC", number=6)
	pdf.save("layersspelt.pdf")


def make_hostile():
	pdf = base()
	pdf.objects[2] = b"<</Type/Pages/Kids[2 0 R 5 0 R 20 0 R]/Count 3>>"
	pdf.add("<</Type/Pages/Kids[2 0 R 20 0 R]/Parent 20 0 R>>", 20)
	pdf.save("circle.pdf")
	pdf = base(resources="/Resources 20 0 R")
	pdf.add("<</Font<</F1 3 0 R/F2<</Subtype/Type3/Resources 20 0 R>>/F3<</Subtype/Type3/Resources 20 0 R>>"
		"/F4 21 0 R>>/XObject<</Im0 4 0 R>>/ColorSpace<</C [/Indexed 22 0 R 1 22 0 R]>>>>", 20)
	pdf.add("[21 0 R[21 0 R]]", 21)
	pdf.add("[22 0 R 23 0 R]", 22)
	pdf.add("23 0 R", 23)
	pdf.objects[6] = b""
	pdf.flate(DRAWING + " /F2 1 Tf /F3 1 Tf /F4 1 Tf /C cs", number=6)
	pdf.save("loops.pdf")
	deep = base()
	deep.objects[2] = b"<</Type/Pages/Kids[100 0 R]>>"
	for i in range(100, 20100):
		deep.add(f"<</Type/Pages/Kids[{i + 1} 0 R]>>", i)
	deep.add("<</Type/Pages/Kids[5 0 R]>>", 20100)
	deep.save("deep.pdf")
	wide = base()
	wide.objects[2] = b"<</Type/Pages/Kids[20 0 R]>>"
	for i in range(20, 60):
		wide.add("<</Type/Pages/Kids[" + f"{i + 1} 0 R " * 4 + "]>>", i)
	wide.save("fan.pdf")
	nested = base("/Group<</S/Transparency/CS " + "[" * 400 + "]" * 400 + ">>")
	nested.save("nested.pdf")
	bomb = Pdf()
	bomb.objects = dict(base().objects)
	del bomb.objects[2]
	zeros = zlib.compressobj(9)
	data = b"".join(zeros.compress(b" " * (1 << 20)) for _ in range(600)) + zeros.flush()
	bomb.stream(data, "/Type/ObjStm/N 1/First 5/Filter/FlateDecode", 40)
	bomb.save("bomb.pdf")
	swollen = base()
	swollen.stream(data, "/Filter/FlateDecode", 6)
	swollen.save("swollen.pdf")
	base(box="/MediaBox[0 0 1e30 nan]").save("nobox.pdf")
	base(box="/MediaBox[10 10 10 10]").save("nosize.pdf")


# In every way a content can name a colour: of lights, of inks, by a profile, in a pattern, in a form.
COLOURS = """0.9 0.3 0.2 rg 20 300 60 80 re f 0.1 0.5 0.9 rg 200 30 80 40 re f 0 0.6 0 RG 6 w 30 30 m 120 200 l S
0 0 0 .6 k 100 300 4 4 re f 0 0 0 .2 K 100 340 m 104 340 l S /Cs1 cs 1 .5 0 sc 140 300 30 30 re f
/DeviceRGB CS .2 .2 .9 SCN 140 340 30 30 re S /Pattern cs /P1 scn 180 300 60 60 re f
0 0 0 1 0 .5 0 rg % .9 0 0 rg
250 300 20 20 re f q 1 0 0 1 150 200 cm /Fm0 Do Q
BT /F1 24 Tf 0 g 60 250 Td (Total 42) Tj <2031> Tj [(1 0 0 rg) -20 (k)] TJ ET
/Span <</ActualText (1 0 0 rg)>> BDC EMC /DeviceGray cs .5 sc 250 340 20 20 re f"""


def colours(content=COLOURS, more="", **how):
	profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
	pdf = base(content=content, resources="/Resources <</Font<</F1 3 0 R>>/ColorSpace<</Cs1[/ICCBased 20 0 R]>>"
		"/XObject<</Fm0 21 0 R/Im0 23 0 R>>/Pattern<</P1 22 0 R>>" + more + ">>", **how)
	pdf.flate(profile, "/N 3", 20)
	pdf.flate("0.8 .9 .1 rg 0 0 60 40 re f", "/Type/XObject/Subtype/Form/BBox[0 0 60 40]"
		"/Group<</S/Transparency/CS/DeviceRGB>>", 21)
	pdf.flate("0 .5 .9 rg 0 0 5 10 re f", "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 10 10]/XStep 10/YStep 10"
		"/Resources<<>>", 22)
	pdf.flate(bytes(range(48)), "/Type/XObject/Subtype/Image/Width 8/Height 6/BitsPerComponent 8/ColorSpace/DeviceGray",
		23)
	return pdf


def make_colours():
	"""Colours that can be taken out of a page; and some that cannot."""
	colours().save("colours.pdf")
	more = colours(COLOURS + " q 80 0 0 60 20 200 cm /Im0 Do Q", page="/Annots[24 0 R]")
	more.add("<</Type/Annot/Subtype/Stamp/Rect[200 90 240 190]/F 4/AP<</N 21 0 R>>>>", 24)
	more.save("coloursmore.pdf")
	sun = "/Shading<</S1<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 300 0]/Function<</FunctionType 2/Domain[0 1]" \
		"/N 1/C0[1 0 0]/C1[0 0 1]>>>>>>"
	colours("/S1 sh", sun).save("shading.pdf")
	tint = "<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 .2 .8 0]>>"
	spot = f"/ColorSpace<</Cs2[/Separation/Gold/DeviceCMYK{tint}]>>"
	base(content="/Cs2 cs 1 scn 10 10 99 99 re f", resources=f"/Resources<<{spot}>>").save("spot.pdf")
	inline = "q 99 0 0 99 9 9 cm BI /W 2 /H 1 /BPC 8 /CS /RGB ID abcdef EI Q"
	base(content=inline).save("inline.pdf")
	base(content="1 0 0rg 10 10 99 99 re f").save("glued.pdf")
	drawn = colours("BT /F9 20 Tf 20 20 Td (a) Tj ET", "/Font<</F9<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]"
		"/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>"
		"/CharProcs<</a 24 0 R>>/Resources<<>>>>>>")
	drawn.flate("1 0 d0 1 0 0 rg 0 0 1 1 re f", number=24)
	drawn.save("type3.pdf")


def jpeg_of(picture, **how):
	out = io.BytesIO()
	picture.save(out, "JPEG", quality=90, **how)
	return out.getvalue()


def make_pictures():
	"""Pictures that could be encoded again, each another way, and such as have to stay what they are."""
	photo = Image.radial_gradient("L").resize((90, 60)).convert("RGB")
	rows, grey = photo.tobytes(), photo.convert("L")
	profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
	up = b"".join(b"\2" + bytes((a - b) % 256 for a, b in zip(rows[y * 270:y * 270 + 270],
		rows[y * 270 - 270:y * 270] if y else bytes(270))) for y in range(60))
	size = "/Type/XObject/Subtype/Image/Width 90/Height 60"
	rgb, of_grey = size + "/BitsPerComponent 8/ColorSpace/DeviceRGB", size + "/BitsPerComponent 8/ColorSpace/DeviceGray"
	jpeg, dct = jpeg_of(photo), "/Filter/DCTDecode"
	painted = [
		"q 30 0 0 20 10 10 cm /P0 Do Q q 60 0 0 40 10 40 cm /P0 Do Q",  # twice: the larger counts
		"q 0 60 -40 0 140 10 cm /P1 Do Q", "q .5 0 0 .5 0 0 cm /Fm Do Q", "q 60 0 0 40 10 90 cm /P3 Do Q",
		"q 60 0 0 40 80 90 cm /P4 Do Q", "BI /W 1 /H 1 /BPC 8 /CS /G ID q EI q 60 0 0 40 150 90 cm /P5 Do Q",
	] + [f"q 50 0 0 30 {10 + i % 5 * 55} {150 + i // 5 * 40} cm /S{i} Do Q" for i in range(11)]
	names = "".join(f"/P{i} {40 + i} 0 R" for i in range(6)) + "".join(f"/S{i} {50 + i} 0 R" for i in range(11))
	pdf = base(content="\n".join(painted), resources=f"/Resources<</XObject<<{names}/Fm 30 0 R>>>>")
	pdf.flate("q 1 0 0 1 .5 .5 cm /P#32 Do Q", "/Type/XObject/Subtype/Form/BBox[0 0 900 900]/Matrix[80 0 0 80 400 0]"
		"/Resources<</XObject<</P2 42 0 R>>>>", 30)
	pdf.flate(profile, "/N 3", 31)
	pdf.stream(jpeg, rgb + dct, 40)
	pdf.flate(rows, rgb, 41)
	pdf.flate(up, rgb + "/DecodeParms<</Predictor 15/Colors 3/Columns 90>>", 42)
	pdf.stream(jpeg_of(grey), of_grey + dct, 43)
	pdf.stream(jpeg_of(photo, progressive=True), size + f"/BitsPerComponent 8/ColorSpace[/ICCBased 31 0 R]{dct}", 44)
	pdf.stream(zlib.compress(jpeg), rgb + "/Filter[/FlateDecode/DCTDecode]", 45)
	pdf.flate(rows, rgb + "/SMask 51 0 R", 50)
	pdf.flate(grey.tobytes(), of_grey, 51)  # painted, and a mask of the one before
	pdf.flate(bytes(12 * 60), size + "/BitsPerComponent 1/ColorSpace/DeviceGray", 52)
	pdf.flate(bytes(12 * 60), size + "/ImageMask true/BitsPerComponent 1", 53)
	pdf.stream(jpeg_of(photo.convert("CMYK")), size + f"/BitsPerComponent 8/ColorSpace/DeviceCMYK{dct}", 54)
	pdf.flate(rows, rgb + "/Mask[0 9 0 9 0 9]", 55)
	pdf.flate(rows, rgb + "/Decode[1 0 1 0 1 0]", 56)
	pdf.stream(jpeg, of_grey + dct, 57)  # which the JPEG is not
	pdf.stream(zlib.compress(rows).hex() + ">", rgb + "/Filter[/ASCIIHexDecode/FlateDecode]", 58)
	pdf.flate(rows, rgb + "/DecodeParms<</Predictor 2/Colors 3/Columns 90>>", 59)
	pdf.flate(rows, size + "/BitsPerComponent 8/ColorSpace[/Lab<</WhitePoint[1 1 1]>>]", 60)
	pdf.save("pictures.pdf")


def corrupt(data):
	packed = bytearray(zlib.compress(data.encode() if isinstance(data, str) else data))
	at = len(packed) // 2
	packed[at:at + 4] = bytes(b ^ 0xFF for b in packed[at:at + 4])
	return bytes(packed)


def short_of(data, n):
	return zlib.compress(data.encode() if isinstance(data, str) else data)[:-n]


def make_damaged():
	"""Files that qpdf reads without a word, of whose streams not all can be read; and some that seem so."""
	long = DRAWING + "".join(f"{i * 7 % 290} {i * 13 % 390} 3 2 re f\n" for i in range(400))
	noise = random.Random(7).randbytes(90 * 60 * 3)
	size = "/Type/XObject/Subtype/Image/Width 90/Height 60/BitsPerComponent 8/ColorSpace/DeviceRGB"
	whole = jpeg_of(Image.radial_gradient("L").resize((90, 60)).convert("RGB"))

	def save(name, number, data, entries="", flate="/Filter/FlateDecode", **how):
		pdf = base(**how)
		pdf.stream(data, entries + flate, number)
		pdf.save(f"damaged{name}.pdf")

	save("flate", 4, corrupt(noise), size)
	save("cut", 4, short_of(noise, 3000), size)
	save("hex", 4, short_of(noise, 3000).hex() + ">", size, "/Filter[/AHx/Fl]")
	save("jpeg", 4, whole[:-400], size, "/Filter/DCTDecode")
	save("empty", 4, "", size, "")
	save("content", 6, corrupt(long))
	save("lost", 6, b"\x78\x9c" + b"\xff" * 99)
	save("filter", 6, "nobody knows", flate="/Filter/Secret")
	save("form", 20, corrupt(long), "/Type/XObject/Subtype/Form/BBox[0 0 300 400]", content="/Fm0 Do",
		resources="/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 4 0 R/Fm0 20 0 R>>>>")
	pdf = base(content=DRAWING.replace("Im0", "Im9"))
	pdf.save("damagedgone.pdf")
	pdf = base()
	del pdf.objects[6]
	pdf.save("damagedcontents.pdf")
	pdf = base()
	pdf.add("<</Type/Font/Subtype/TrueType/BaseFont/Odd/FirstChar 32/LastChar 32/Widths[300]"
		"/FontDescriptor<</Type/FontDescriptor/FontName/Odd/Flags 32/FontFile2 20 0 R>>>>", 3)
	pdf.packed(short_of(noise, 3000), "/Length1 16200", 20)
	pdf.save("damagedfont.pdf")
	pdf = base()
	pdf.objects[2] = b"<</Type/Pages/Kids[5 0 R 20 0 R 21 0 R 22 0 R 23 0 R]/Count 5>>"
	for number in (20, 21, 22, 23):
		pdf.add(f"<</Type/Page/Parent 2 0 R{BOX}/Resources<</Font<</F1 3 0 R>>/XObject<</Im0 {number + 20} 0 R>>>>"
			f"/Contents {number + 10} 0 R>>", number)
		pdf.flate(DRAWING.replace("42", str(number)), number=number + 10)
		pdf.packed(zlib.compress(noise) if number == 22 else short_of(noise, 3000), size, number + 20)
	pdf.save("damagedpages.pdf")
	pdf = base()
	pdf.packed(short_of(DRAWING, 4), number=6)  # a checksum that is not there
	pdf.packed(short_of(noise, 3), size, 4)
	pdf.save("wholenosum.pdf")
	pdf = base()
	pdf.packed(b"", number=6)
	pdf.save("wholeblank.pdf")
	pdf = base()
	pdf.stream(whole + b"\n", size + "/Filter/DCTDecode", 4)
	pdf.save("wholejpeg.pdf")


os.makedirs(folder, exist_ok=True)
for make in (make_plain, make_packed, make_forms, make_stamps, make_wide, make_strip,
		make_bare, make_private, make_stray, make_behind, make_comments, make_marked, make_named, make_shared,
		make_layers, make_hostile, make_colours, make_pictures, make_damaged):
	make()
