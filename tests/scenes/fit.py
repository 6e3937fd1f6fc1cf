"""fit.py - pictures to be fitted, and what became of them.

    fit.py draw            photo-1.jpg ... photo-4.jpg, shot.png in the current folder
    fit.py list PDF        WIDTH HEIGHT KIND of each picture: jpeg or palette, grey or colour
    fit.py darkest PDF     of 255, the darkest pixel of the palette pictures
"""
import random
import subprocess
import sys

from PIL import Image, ImageDraw


def draw():
	dice = random.Random(7)
	for i in range(1, 5):
		small = Image.frombytes("RGB", (160, 120), dice.randbytes(160 * 120 * 3))
		grain = Image.frombytes("L", (1600, 1200), dice.randbytes(1600 * 1200)).convert("RGB")
		Image.blend(small.resize((1600, 1200), Image.Resampling.BICUBIC), grain, 0.2).save(f"photo-{i}.jpg", quality=92)
	shot = Image.new("RGB", (900, 1400), (237, 237, 237))
	pen = ImageDraw.Draw(shot)
	for i in range(60):
		pen.text((40 + i % 3 * 250, 30 + i * 22), f"message {i}: not as described, 129.00", fill=(20, 20, 20))
		pen.ellipse((800, 30 + i * 22, 815, 45 + i * 22), fill=(20 + 3 * i, 90, 200 - 2 * i))
	shot.save("shot.png", compress_level=1)


def listed(pdf):
	lines = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout.splitlines()
	for line in lines[2:]:
		part = line.split()
		kind = "jpeg" if part[8] == "jpeg" else "palette" if part[5] == "index" else "flate"
		yield part[3], part[4], kind, {"gray": "grey", "rgb": "colour"}.get(part[5], "index"), part[12]


if sys.argv[1] == "draw":
	draw()
else:
	for row in listed(sys.argv[2]):
		print(*row)
