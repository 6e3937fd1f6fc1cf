"""drawn.py - where each kind of mark is drawn above a picture, by the pixel.

    drawn.py make FOLDER GROUND   eight exhibits of one picture, all turns, whole and cropped, with a circle, an arrow,
                                  a line below, a highlight and a callout
    drawn.py look INK GROUND PAGE...
                                  prints how many pictures have all five, how many are bare, and what is wrong

A magenta and a green square in the picture tell where, how large and how turned it is: nothing is taken from the
program. Lengths are in points of the page: they are those that src/layout/marks.c promises."""
import cmath
import sys

import numpy
from PIL import Image, ImageDraw

from areas import areas

SIDE, MAGENTA, GREEN = 24, (250, 90), (120, 200)  # squares in the picture [px]
CENTRE, RADIUS = 170 + 110j, 35
TAIL, TIP = 290 + 235j, 350 + 150j
START, END = 165 + 180j, 250 + 180j
CORNER, OPPOSITE = 300 + 60j, 360 + 90j
POINT = 205 + 216j
LINE, THIN, EDGE = 1.5, 0.7, 0.9
INKS = {"accent": (0x1B, 0x4B, 0x66), "black": (0, 0, 0)}
DISCS = {True: 0.82 * 8, False: 0.82 * 10}  # radius of a callout's, on a page and on a sheet


def make(folder, ground):
	picture = Image.new("RGB", (400, 300), (int(ground),) * 3)
	draw = ImageDraw.Draw(picture)
	for (x, y), colour in ((MAGENTA, (255, 0, 255)), (GREEN, (0, 255, 0))):
		draw.rectangle((x, y, x + SIDE - 1, y + SIDE - 1), fill=colour)
	picture.save(f"{folder}/places.png")
	marks = ("marks: [{circle: [170, 110, 35]}, {arrow: [290, 235, 350, 150]}, {underline: [165, 180, 250, 180]}, "
		"{highlight: [300, 60, 360, 90]}, {callout: [205, 216], note: here}]")
	with open(f"{folder}/case.yaml", "a", encoding="utf-8") as case:
		case.write("exhibits:\n")
		for crop in ("", ", crop: [100, 40, 380, 260]"):
			for turn in ("", ", rotate: 90", ", rotate: 180", ", rotate: 270"):
				case.write(f"  - {{file: places.png{crop}{turn}, title: Places, {marks}}}\n")


class View:
	"""A picture on a page; places are complex numbers, those of the page in its pixels."""

	def __init__(self, page, magenta, green):
		self.page = page
		is_page = 1.40 < page.shape[0] / page.shape[1] < 1.43
		self.point = page.shape[1] / (595.276 if is_page else 360)
		self.disc = DISCS[is_page]
		self.first, self.at = complex(*MAGENTA) + complex(SIDE, SIDE) / 2, magenta
		self.turn = (green - magenta) / (complex(*GREEN) - complex(*MAGENTA))

	def place(self, spot):
		return self.at + (spot - self.first) * self.turn

	def step(self, spot, towards, along, across=0.0):
		"""Points from a place of the picture in a direction of it."""
		way = towards * self.turn / abs(towards * self.turn)
		return self.place(spot) + way * complex(along, across) * self.point

	def around(self, spot, reach):
		x, y = round(spot.real - 0.5), round(spot.imag - 0.5)
		return self.page[max(y - reach, 0):y + reach + 1, max(x - reach, 0):x + reach + 1].reshape(-1, 3).astype(int)


def is_like(pixels, colour, most):
	return (abs(pixels - numpy.array(colour)).max(axis=1) < most).any()


# What is to be at places of each kind: its line, its white edge, or what the picture shows.

def line(view, kind, spot, towards, half):
	yield kind, "ink" if half > 0.5 else "thin ink", view.step(spot, towards, 0)
	for side in (-1, 1):
		yield kind, "white", view.step(spot, towards, 0, side * (half + EDGE / 2))
		yield kind, "ground", view.step(spot, towards, 0, side * (half + EDGE + 3))


def circle(view):
	for i in range(16):
		way = cmath.rect(1, i * cmath.pi / 8)
		yield from line(view, "circle", CENTRE + RADIUS * way, way * 1j, LINE / 2)
	yield "circle", "ground", view.place(CENTRE)


def underline(view):
	for share in (0.05, 0.3, 0.5, 0.7, 0.95):
		yield from line(view, "underline", START + share * (END - START), END - START, LINE / 2)
	yield "underline", "ground", view.step(START, END - START, -4)
	yield "underline", "ground", view.step(END, END - START, 4)


def arrow(view):
	way = TIP - TAIL
	yield from line(view, "arrow", (TAIL + TIP) / 2, way, LINE / 2)
	for along in (2.5, 4, 8):
		yield "arrow's tip", "ink", view.step(TIP, way, -along)
		yield "arrow's tail", "ink", view.step(TAIL, way, along)
	for side in (-1, 1):
		yield "arrow's head", "ink", view.step(TIP, way, -8, side * 2.6)
		yield "arrow's neck", "ground", view.step(TIP, way, -13.5, side * 3.5)
		yield "arrow's tail", "ground", view.step(TAIL, way, 8, side * 3.5)
	yield "arrow's tip", "ground", view.step(TIP, way, 4)
	yield "arrow's tail", "ground", view.step(TAIL, way, -4)


def highlight(view, ink):
	"""A frame; in black and white brackets at both sides, as they are seen, and nothing between them."""
	size = OPPOSITE - CORNER
	corners = [CORNER, CORNER + size.real, OPPOSITE, CORNER + 1j * size.imag]
	for i in range(4):
		a, b = corners[i], corners[(i + 1) % 4]
		is_upright = abs(((b - a) * view.turn).imag) > abs(((b - a) * view.turn).real)
		if ink == "accent":
			frame = line(view, "highlight", (a + b) / 2, b - a, THIN / 2)
			yield from (probe for probe in frame if probe[1] != "ground")
		elif is_upright:
			yield from line(view, "bracket", (a + b) / 2, b - a, LINE / 2)
		else:
			yield "bracket", "ground", view.place((a + b) / 2)
			yield "bracket", "ink", view.step(a, b - a, 2)
			yield "bracket", "ink", view.step(b, a - b, 2)


def callout(view):
	"""Its disc is above its point, as it is seen."""
	up = -1j / view.turn
	disc = view.step(POINT, up, 13)
	for along in (2.5, 5):
		yield "callout's point", "ink", view.step(POINT, up, along)
	yield "callout's point", "ground", view.step(POINT, up, -4)
	for side in (-4, 4):
		yield "callout's point", "ground", view.step(POINT, up, 0, side)
	for i in range(12):
		way = cmath.rect(view.point, i * cmath.pi / 6)
		yield "callout", "ink", disc + way * (view.disc - 0.8)
		if way.imag < 0.1 * view.point:
			yield "callout", "white", disc + way * (view.disc + EDGE / 2)
			yield "callout", "ground", disc + way * (view.disc + EDGE + 2)
	yield "callout's number", "number", disc


def number_share(view, disc):
	"""Of white in the middle of a disc: that of a digit."""
	half = int(view.disc * view.point / 2)
	x, y = int(disc.real), int(disc.imag)
	return (view.page[y - half:y + half, x - half:x + half].min(axis=2) > 190).mean()


def is_there(view, what, spot, ink, ground):
	if what == "number":
		return 0.05 < number_share(view, spot) < 0.5
	pixels = view.around(spot, 2 if what == "thin ink" else 1)  # edges of the squares are known to a pixel
	if what == "white":
		return (pixels.min(axis=1) > 205).any()
	if what == "ground":
		return is_like(pixels, (ground,) * 3, 45)
	return is_like(pixels, INKS[ink], 90 if what == "thin ink" else 45)


def look(ink, ground, paths):
	marked = bare = 0
	for path in paths:
		page = numpy.asarray(Image.open(path).convert("RGB"))
		red, green, blue = (page[:, :, i] for i in range(3))
		starts = list(areas((red > 170) & (green < 110) & (blue > 170)))
		ends = list(areas((red < 110) & (green > 170) & (blue < 110)))
		for area in starts:
			at = complex(area[0] + area[2] + 1, area[1] + area[3] + 1) / 2
			reach = abs(complex(*GREEN) - complex(*MAGENTA)) * (area[2] - area[0] + 1) / SIDE
			others = [complex(a[0] + a[2] + 1, a[1] + a[3] + 1) / 2 for a in ends]
			other = min(others, key=lambda spot: abs(abs(spot - at) - reach))
			view = View(page, at, other)
			probes = [*circle(view), *underline(view), *arrow(view), *highlight(view, ink), *callout(view)]
			if all(is_there(view, "ground", spot, ink, ground) for _, _, spot in probes):
				bare += 1
				continue
			wrong = sorted({f"{kind}: {what}" for kind, what, spot in probes
				if not is_there(view, what, spot, ink, ground)})
			marked += not wrong
			if wrong:
				print(f"{path}, at {at:.0f}: no {', no '.join(wrong)}")
	print(f"{marked} with all marks, {bare} bare")


if sys.argv[1] == "make":
	make(*sys.argv[2:])
else:
	look(sys.argv[2], int(sys.argv[3]), sys.argv[4:])
