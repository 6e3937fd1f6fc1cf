"""grid.py - pictures to draw a grid over, and a look at what was made.

    grid.py make          0.png and 255.png, black and white with a red square at 130..229, 90..149 in each
    grid.py look FILE     prints the size that lies symmetrically around the picture, where the square ends, and
                          which lines are missing
    grid.py wide          wide-WIDTHxHEIGHT.png, white
    grid.py numbers FILE  do the numbers above the picture stand apart?
    grid.py span FILE     how wide and tall the grid is
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


def wide():
    for width, height in ((3000, 1000), (4000, 800), (8000, 1000), (9000, 300), (20000, 200)):
        Image.new("RGB", (width, height), "white").save(f"wide-{width}x{height}.png")


def numbers(path):
    """Digits of a number are nearer to each other than to the next number, and no number is very long."""
    page = numpy.asarray(Image.open(path).convert("L")).astype(int)
    rows = numpy.nonzero((page < 128).any(axis=1))[0]
    end = int(rows[numpy.nonzero(numpy.diff(rows) > 1)[0][0]]) if (numpy.diff(rows) > 1).any() else int(rows[-1])
    top = int(rows[0])
    inked = numpy.nonzero((page[top:end + 1] < 128).any(axis=0))[0]
    size = end - top + 1  # of a digit
    gaps = numpy.diff(inked)
    ends = numpy.nonzero(gaps > 0.4 * size)[0]
    lengths = numpy.diff(numpy.concatenate(([-1], ends, [len(inked) - 1])))
    widest = max(int(inked[b] - inked[a + 1]) for a, b in zip(
        numpy.concatenate(([-1], ends)), numpy.concatenate((ends, [len(inked) - 1]))))
    print("apart" if len(lengths) >= 10 and widest < 5 * size else f"{len(lengths)} numbers, {widest / size:.1f}")


def span(path):
    """Its lines cross the page."""
    page = numpy.asarray(Image.open(path).convert("L")).astype(int) < 160
    lines = numpy.nonzero(page.sum(axis=1) > page.shape[1] * 0.9)[0]
    print(*(int(round(n / 100) * 100) for n in (page[lines[0]].sum(), lines[-1] - lines[0])))


{"make": make, "look": look, "wide": wide, "numbers": numbers, "span": span}[sys.argv[1]](*sys.argv[2:])
