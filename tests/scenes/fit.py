"""fit.py - pictures to be fitted, and what became of them.

    fit.py draw            photo-1.jpg ... photo-4.jpg, shot.png, dark.png in the current folder
    fit.py shots           shot-1.jpg ... shot-3.jpg: chats that were saved as JPEG
    fit.py chats           light.png and night.png: words, a red label, a green price and faces
    fit.py room            noise.jpg, of nothing but grain, and grain-1.jpg ... grain-12.jpg, with more and more of it
    fit.py shapes          shape-1.jpg ... shape-6.jpg: photos, each of a shape of its own
    fit.py tries FILE      of JPEGs of those shapes, WIDTH HEIGHT a line: how many there were of each
    fit.py chat PDF NAME   WIDTH KIND of what became of NAME.png, by how much the label and the price are off, of
                           255, and how sharp its words are, in percent of the steps that they have at that width
    fit.py list PDF        WIDTH HEIGHT KIND of each picture: jpeg or palette, grey or colour
    fit.py dark PDF        KIND of what became of dark.png (words and a photo), the mean error in its photo and how
                           sharp its words are, in percent of the steps that they have in the file
"""
import glob
import random
import subprocess
import sys

import numpy
from PIL import Image, ImageDraw, ImageFont

PHOTO = (120, 700, 820, 1200)
WORDS = (100, 40, 1000, 660)


def draw():
	dice = random.Random(7)
	for i in range(1, 5):
		small = Image.frombytes("RGB", (160, 120), dice.randbytes(160 * 120 * 3))
		grain = Image.frombytes("L", (1600, 1200), dice.randbytes(1600 * 1200)).convert("RGB")
		Image.blend(small.resize((1600, 1200), Image.Resampling.BICUBIC), grain, 0.2).save(f"photo-{i}.jpg", quality=92)
	shot = Image.new("RGB", (900, 1400), (237, 237, 237))
	pen = ImageDraw.Draw(shot)
	font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 24)
	for i in range(30):
		words = f"message {i}: not as described, 129.00"
		pen.text((40 + i % 3 * 120, 22 + i * 44), words, font=font, fill=(20, 20, 20))
	for i in range(60):
		pen.ellipse((800, 30 + i * 22, 815, 45 + i * 22), fill=(20 + 3 * i, 90, 200 - 2 * i))
	shot.save("shot.png", compress_level=1)
	draw_dark(dice)


def draw_dark(dice):
	"""A dark chat with a photo in it: soft slopes and some grain, as few colours show first."""
	size = (PHOTO[2] - PHOTO[0], PHOTO[3] - PHOTO[1])
	small = Image.frombytes("RGB", (7, 5), dice.randbytes(105)).resize(size, Image.Resampling.BICUBIC)
	grain = Image.frombytes("L", size, dice.randbytes(size[0] * size[1])).convert("RGB")
	dark = Image.new("RGB", (1080, 1600), (17, 17, 17))
	pen = ImageDraw.Draw(dark)
	font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 30)
	for i in range(12):
		pen.text((110, 50 + i * 50), f"{i}: it came broken, see the photo, 129.00", font=font, fill=(226, 226, 226))
	dark.paste(Image.blend(small, grain, 0.03), PHOTO[:2])
	dark.save("dark.png", compress_level=1)


def draw_shots():
	dice = random.Random(11)
	font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 24)
	words = "parcel buyer signed 129.00 broken kettle refund street photo invoice 2025-01-12 carrier".split()
	for i in range(1, 4):
		shot = Image.new("RGB", (900, 1200), (237, 237, 237))
		pen = ImageDraw.Draw(shot)
		for row in range(26):
			pen.rounded_rectangle((30 + row % 2 * 60, 20 + row * 45, 780 + row % 2 * 60, 58 + row * 45), 10,
				fill=(255, 255, 255) if row % 2 else (149, 236, 105))
			text = " ".join(dice.choices(words, k=6))
			pen.text((50 + row % 2 * 60, 20 + row * 45), text, font=font, fill=(25, 25, 25))
		shot.save(f"shot-{i}.jpg", quality=90 + i)


def draw_room():
	dice = random.Random(13)
	Image.frombytes("RGB", (1600, 1200), dice.randbytes(1600 * 1200 * 3)).save("noise.jpg", quality=92)
	grain = Image.frombytes("L", (1200, 900), dice.randbytes(1200 * 900)).convert("RGB")
	for i in range(1, 13):
		soft = Image.frombytes("RGB", (120, 90), dice.randbytes(120 * 90 * 3)).resize((1200, 900))
		Image.blend(soft, grain, 0.02 * i).save(f"grain-{i}.jpg", quality=80 + i)


SHAPES = [(1200, 500 + 130 * i) for i in range(1, 7)]


def draw_shapes():
	dice = random.Random(17)
	for i, size in enumerate(SHAPES, 1):
		soft = Image.frombytes("RGB", (120, 90), dice.randbytes(120 * 90 * 3)).resize(size)
		grain = Image.frombytes("L", size, dice.randbytes(size[0] * size[1])).convert("RGB")
		Image.blend(soft, grain, 0.03 * i).save(f"shape-{i}.jpg", quality=90)


def tries(path):
	with open(path, encoding="ascii") as file:
		sizes = [[int(v) for v in line.split()] for line in file]
	shapes = [min(range(6), key=lambda i: abs(h / w - SHAPES[i][1] / SHAPES[i][0])) + 1 for w, h in sizes]
	return ", ".join(f"{i} {shapes.count(i)}" for i in sorted(set(shapes)))


LABEL, PRICE = (880, 215, 960, 240), (845, 742, 895, 756)
LOOKS = {"light": ((237, 237, 237), (255, 255, 255), (149, 236, 105), (25, 25, 25), (224, 32, 32), (18, 161, 80)),
	"night": ((17, 17, 17), (44, 44, 44), (62, 181, 117), (213, 213, 213), (240, 62, 62), (40, 200, 110))}


def draw_chat(name):
	"""At twice the size, then halved: all edges are soft, as on a screen."""
	ground, left, right, ink, label, price = LOOKS[name]
	dice = random.Random(3)
	font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 84)
	words = "parcel signed broken kettle refund street photo invoice carrier 收到 不符 退款 149.00 2025-01-12".split()
	chat = Image.new("RGB", (2160, 3840), ground)
	pen = ImageDraw.Draw(chat)
	faces = [tuple(dice.randrange(60, 200) for _ in range(3)) for _ in range(2)]
	for i in range(20):
		x, y = 220 + i % 2 * 100, 40 + 190 * i
		pen.rounded_rectangle((x, y, x + 1500, y + 150), 24, fill=(left, right)[i % 2])
		pen.text((x + 40, y + 8), " ".join(dice.choices(words, k=5)), font=font, fill=ink, anchor="la")
		pen.rounded_rectangle((60, y, 190, y + 130), 20, fill=faces[i % 2])
		pen.ellipse((95, y + 25, 155, y + 85), fill=tuple(255 - v for v in faces[i % 2]))
	chat = chat.resize((1080, 1920), Image.Resampling.BOX)
	pen = ImageDraw.Draw(chat)
	pen.rectangle(LABEL, fill=label)
	pen.rectangle(PRICE, fill=price)
	chat.save(f"{name}.png", compress_level=1)


def patch(picture, original, box):
	"""The colour in the middle of it."""
	scale = picture.width / original.width
	return picture.getpixel((int((box[0] + box[2]) / 2 * scale), int((box[1] + box[3]) / 2 * scale)))


def chat(pdf, name):
	subprocess.run(["pdfimages", "-png", pdf, "chat-out"], check=True)
	copy, original = Image.open(sorted(glob.glob("chat-out-*.png"))[0]).convert("RGB"), Image.open(f"{name}.png")
	off = [max(abs(a - b) for a, b in zip(patch(copy, original, box), colour))
		for box, colour in ((LABEL, LOOKS[name][4]), (PRICE, LOOKS[name][5]))]
	shrunk = original.resize(copy.size, Image.Resampling.LANCZOS)
	a, b = (numpy.asarray(p, dtype=float)[:, copy.width // 5:copy.width * 4 // 5] for p in (shrunk, copy))
	return copy.width, next(listed(pdf))[2], *off, round(100 * steps(b) / steps(a))


def steps(pixels):
	return float((numpy.abs(numpy.diff(pixels, axis=1)) ** 2).sum())


def dark(pdf):
	subprocess.run(["pdfimages", "-png", pdf, "dark-out"], check=True)
	copy = Image.open(sorted(glob.glob("dark-out-*.png"))[0]).convert("RGB")
	original = Image.open("dark.png")
	a, b = (numpy.asarray(p.convert("RGB").resize(original.size), dtype=float) for p in (original, copy))
	error = numpy.abs(a - b)[PHOTO[1]:PHOTO[3], PHOTO[0]:PHOTO[2]].mean()
	words = [p[WORDS[1]:WORDS[3], WORDS[0]:WORDS[2]] for p in (a, b)]
	kind = next(listed(pdf))[2]
	return kind, round(error), round(100 * steps(words[1]) / steps(words[0]))


def listed(pdf):
	lines = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout.splitlines()
	for line in lines[2:]:
		part = line.split()
		kind = "jpeg" if part[8] == "jpeg" else "palette" if part[5] == "index" else "flate"
		yield part[3], part[4], kind, {"gray": "grey", "rgb": "colour"}.get(part[5], "index"), part[12]


if sys.argv[1] == "draw":
	draw()
elif sys.argv[1] == "shots":
	draw_shots()
elif sys.argv[1] == "shapes":
	draw_shapes()
elif sys.argv[1] == "tries":
	print(tries(sys.argv[2]))
elif sys.argv[1] == "room":
	draw_room()
elif sys.argv[1] == "chats":
	draw_chat("light")
	draw_chat("night")
elif sys.argv[1] == "chat":
	print(*chat(sys.argv[2], sys.argv[3]))
elif sys.argv[1] == "dark":
	print(*dark(sys.argv[2]))
else:
	for row in listed(sys.argv[2]):
		print(*row)
