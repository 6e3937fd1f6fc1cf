"""paint_pictures.py FOLDER - makes the pictures that paint_pictures.c prints. Four fields of colour tell
which way up a picture is:   red    green
                             blue   yellow"""
import sys

from PIL import Image, ImageCms, ImageDraw, ImageOps

FOLDER = sys.argv[1]
W, H = 96, 64
RED, GREEN, BLUE, YELLOW = (220, 30, 30), (30, 160, 60), (30, 60, 200), (240, 220, 40)


def fields(mode="RGB", size=(W, H)):
	image = Image.new("RGB", size)
	draw = ImageDraw.Draw(image)
	w, h = size
	for colour, x, y in ((RED, 0, 0), (GREEN, 1, 0), (BLUE, 0, 1), (YELLOW, 1, 1)):
		draw.rectangle((x * w // 2, y * h // 2, (x + 1) * w // 2, (y + 1) * h // 2), fill=colour)
	return image.convert(mode)


def save(image, name, **options):
	image.save(FOLDER + "/" + name, **options)


def corners(image):
	w, h = image.size
	return [image.getpixel((x * w // 4, y * h // 4)) for y in (1, 3) for x in (1, 3)]


# What every orientation must look like, checked against another reader of EXIF.
STORED = fields()
NAMES = {RED: "A", GREEN: "B", BLUE: "C", YELLOW: "D"}
WANTED = ["ABCD", "BADC", "DCBA", "CDAB", "ACBD", "CADB", "DBCA", "BDAC"]
for orientation in range(1, 9):
	exif = Image.Exif()
	exif[0x0112] = orientation
	save(STORED, "turn%d.jpg" % orientation, quality=95, subsampling=0, exif=exif)
	copy = STORED.copy()
	copy.getexif()[0x0112] = orientation
	upright = ImageOps.exif_transpose(copy)
	assert "".join(NAMES[c] for c in corners(upright)) == WANTED[orientation - 1], orientation

save(fields("CMYK"), "cmyk.jpg", quality=95)
save(fields("L"), "grey.jpg", quality=95)
profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
save(fields(), "icc1.jpg", quality=95, icc_profile=profile, progressive=True)
save(fields(size=(W + 8, H)), "icc2.jpg", quality=95, icc_profile=profile)
save(fields(), "rgb.png")
save(fields("L"), "grey.png")
save(fields("RGBA"), "rgba.png")
save(fields().quantize(4), "palette.png")
save(fields("1"), "bit.png")
save(fields("L").point(lambda v: v * 257, "I").convert("I;16"), "deep.png")

# A screenshot of 40 bubbles with quiet rows between them.
TALL = Image.new("RGB", (270, 4000), (240, 240, 240))
draw = ImageDraw.Draw(TALL)
for i in range(40):
	draw.rectangle((20, i * 100 + 10, 200, i * 100 + 80), fill=(i * 6, 200 - i * 5, 90))
save(TALL, "tall.png")
