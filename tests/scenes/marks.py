"""marks.py - what is drawn above pictures: pictures to draw on, and a look at pages for the ink.

    marks.py make FOLDER GROUND   eight exhibits of one picture, all turns, whole and cropped; a red square in it
                                  has a box around it, and black stripes on white are highlighted
    marks.py look INK PAGE...     prints how many red squares have their box, and what is wrong

The places of the box are found from the red square alone, so that nothing is taken from the program.
"""
import sys

import numpy
from PIL import Image, ImageDraw

from areas import areas

SIDE, MARGIN = 24, 20  # of the red square, and from it to the box [px]
SQUARE = (250, 90)
STRIPES = (40, 180, 140, 240)
INKS = {"accent": (0x1B, 0x4B, 0x66), "black": (0, 0, 0)}


def make(folder, ground):
    picture = Image.new("RGB", (400, 300), (int(ground),) * 3)
    draw = ImageDraw.Draw(picture)
    x, y = SQUARE
    draw.rectangle((x, y, x + SIDE - 1, y + SIDE - 1), fill=(255, 0, 0))
    picture.save(f"{folder}/square.png")
    picture = Image.new("RGB", (400, 300), (255, 255, 255))
    draw = ImageDraw.Draw(picture)
    for top in range(0, 300, 20):
        draw.rectangle((0, top, 399, top + 9), fill=(0, 0, 0))
    draw.rectangle((x, y, x + SIDE - 1, y + SIDE - 1), fill=(255, 0, 0))
    picture.save(f"{folder}/stripes.png")
    box = [x - MARGIN, y - MARGIN, x + SIDE + MARGIN, y + SIDE + MARGIN]
    entries = []
    for crop in ("", ", crop: [100, 40, 380, 260]"):
        for turn in ("", ", rotate: 90", ", rotate: 180", ", rotate: 270"):
            entries.append(f"  - {{file: square.png{crop}{turn}, title: square, marks: [{{box: {box}}}]}}\n")
    entries.append("  - {file: stripes.png, title: stripes, marks: [{highlight: [40, 180, 140, 240]}]}\n")
    with open(f"{folder}/case.yaml", "a", encoding="utf-8") as case:
        case.write("exhibits:\n" + "".join(entries))


def squares(page):
    """Left, top, right, bottom of each red area."""
    return areas((page[:, :, 0] > 170) & (page[:, :, 1] < 90) & (page[:, :, 2] < 90))


def profiles(page, found):
    """From the middle of each side outward, by the pixel."""
    left, top, right, bottom = found
    x, y = (left + right) // 2, (top + bottom) // 2
    reach = int((right - left + 1) * 2 * MARGIN / SIDE)
    yield [page[y, left - i] for i in range(1, reach) if left - i >= 0]
    yield [page[y, right + i] for i in range(1, reach) if right + i < page.shape[1]]
    yield [page[top - i, x] for i in range(1, reach) if top - i >= 0]
    yield [page[bottom + i, x] for i in range(1, reach) if bottom + i < page.shape[0]]


def side_of(profile, scale, ink):
    """Is there ink where the box is to be, and white on both sides of it?"""
    at = MARGIN * scale - 0.5
    near = [i for i in range(len(profile)) if abs(i - at) <= 3]
    if not any(max(abs(int(profile[i][k]) - ink[k]) for k in range(3)) < 40 for i in near):
        return False
    light = [i for i in range(len(profile)) if abs(i - at) <= 8 and min(profile[i]) > 215]
    return any(i < at for i in light) and any(i > at for i in light)


def grey(pixel):
    return (299 * int(pixel[0]) + 587 * int(pixel[1]) + 114 * int(pixel[2])) / 1000


def contrast(profile, scale):
    at = MARGIN * scale - 0.5
    near = [grey(profile[i]) for i in range(len(profile)) if abs(i - at) <= 8]
    return max(near) - min(near)


def look_at_stripes(page, found, ink):
    """The highlighted stripes: black stays black, and white has a tint, but for black marks."""
    scale = (found[2] - found[0] + 1) / SIDE
    left, top = found[0] - SQUARE[0] * scale, found[1] - SQUARE[1] * scale
    spot = lambda x, y: grey(page[int(top + y * scale), int(left + x * scale)])
    black, white = spot(90, 205), spot(90, 215)
    bare = ink == "black"
    if black > 45 or not (white > 245 if bare else 190 < white < 240):
        print(f"what is highlighted: black {black:.0f}, white {white:.0f}")


def look(ink, paths):
    boxed = bare = 0
    for path in paths:
        page = numpy.asarray(Image.open(path).convert("RGB"))
        for found in squares(page):
            scale = (found[2] - found[0] + 1) / SIDE
            sides = list(profiles(page, found))
            good = [side_of(side, scale, INKS[ink]) for side in sides]
            if all(good):
                boxed += 1
                if min(contrast(side, scale) for side in sides) < 120:
                    print(f"{path}: a box of little contrast at {found}")
            elif any(good):
                print(f"{path}: a box with sides missing at {found}: {good}")
            else:
                bare += 1
                # the first square among stripes is that of the highlighted copy
                ground = grey(page[found[1] + 2, max(found[0] - 12, 0)])
                around = {round(grey(side[int(k * scale)]) / 255) for side in sides[2:] for k in (4, 14)}
                if bare and len(around) == 2 and not hasattr(look, "done") and ground in (0, 255):
                    look.done = True
                    look_at_stripes(page, found, ink)
    print(f"{boxed} boxes")


if sys.argv[1] == "make":
    make(*sys.argv[2:])
else:
    look(sys.argv[2], sys.argv[3:])
