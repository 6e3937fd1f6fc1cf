"""grid.py - pictures to draw a grid over, and a look at what was made.

    grid.py make          0.png and 255.png, black and white with a red square at 130..229, 90..149 in each
    grid.py look FILE     prints the size that lies symmetrically around the picture, where the square ends, and
                          which lines are missing
"""
import sys

import numpy
from PIL import Image, ImageDraw


def make():
    for ground in (0, 255):
        picture = Image.new("RGB", (1200, 800), (ground,) * 3)
        ImageDraw.Draw(picture).rectangle((130, 90, 229, 149), fill=(255, 0, 0))
        picture.save(f"{ground}.png")


def look(path):
    page = numpy.asarray(Image.open(path).convert("RGB")).astype(int)
    rows, columns = numpy.nonzero((page[:, :, 0] > 200) & (page[:, :, 1] < 60) & (page[:, :, 2] < 60))
    left, top = int(columns.min()) - 130, int(rows.min()) - 90
    print(page.shape[1] - 2 * left, page.shape[0] - 2 * top, int(columns.max()) - left, int(rows.max()) - top)
    for k in range(1, 10):  # each has dark and white in it, half way between those that cross it
        across = page[top + 680, left + 120 * k - 4:left + 120 * k + 5].sum(axis=1)
        down = page[top + 80 * k - 4:top + 80 * k + 5, left + 660].sum(axis=1)
        if min(across.max() - across.min(), down.max() - down.min()) < 200:
            print("no line at", k, across, down)


if sys.argv[1] == "make":
    make()
else:
    look(sys.argv[2])
