"""screens.py - screens of a long chat as a phone takes them, and the long picture read back out of a PDF.

    screens.py take CHAT NAME START ...      NAME-1.png ..., each with the chat's bars; START in rows of 360 across
    screens.py pile OUT FILE ...             one above the other
    screens.py same CHAT PDF FIRST END       are the PDF's pictures, one below the other, these rows of the chat?
    screens.py blank OUT SIDE                nothing, so many pixels on each side
    screens.py runs CHAT PDF FIRST END ...   do the PDF's pictures begin with these rows, each time between the bars?
    screens.py shows PDF FILE ...            is each, pixel by pixel, among the PDF's pictures?
    screens.py covered PDF PLAIN FILE FIRST END
                                             which rows of the PDF's picture are black, where those of the PDF PLAIN
                                             show these rows of the file, or some of them
    screens.py brightest FILE ...            their largest sample
"""
import glob
import subprocess
import sys

import numpy
from PIL import Image

HEAD, FOOT, HEIGHT = 76, 58, 800


def load(path):
    return numpy.asarray(Image.open(path).convert("RGB"))


def take(chat, name, starts):
    rows = load(chat)
    scale = rows.shape[1] / 360
    head, foot, height = (int(n * scale) for n in (HEAD, FOOT, HEIGHT))
    for i, start in enumerate(starts):
        first = int(float(start) * scale)
        screen = numpy.concatenate([rows[:head], rows[first:first + height - head - foot], rows[-foot:]])
        Image.fromarray(screen).save(f"{name}-{i + 1}.png")


def pictures(pdf):
    for old in glob.glob("band-*.png"):
        subprocess.run(["rm", old], check=True)
    subprocess.run(["pdfimages", "-png", pdf, "band"], check=True)
    return [load(path) for path in sorted(glob.glob("band-*.png"))]


def shows(pdf, paths):
    shown = pictures(pdf)
    for path in paths:
        rows = load(path)
        print(path, any(one.shape == rows.shape and (one == rows).all() for one in shown))


def covered(pdf, plain, path, first, end):
    before, after = numpy.concatenate(pictures(plain)), numpy.concatenate(pictures(pdf))
    changed = (before != after).any(axis=(1, 2))
    rows = [row.tobytes() for row in load(path)[int(first):int(end)]]
    ground = before[changed]
    was = all(row.tobytes() in rows for row in ground)
    print(int(changed.sum()), "black" if not after[changed].any() else "not black", "its rows" if was else "others")


def same(chat, pdf, first, end):
    got = numpy.concatenate(pictures(pdf))
    rows = load(chat)
    scale = rows.shape[1] / 360
    foot = int(FOOT * scale)
    want = numpy.concatenate([rows[int(float(first) * scale):int(float(end) * scale)], rows[-foot:]])
    print("same" if got.shape == want.shape and (got == want).all() else f"{got.shape} is not {want.shape}")


def runs(chat, pdf, places):
	rows, got = load(chat), numpy.concatenate(pictures(pdf))
	scale = rows.shape[1] / 360
	bars = rows[:int(HEAD * scale)], rows[-int(FOOT * scale):]
	ends = [int(float(place) * scale) for place in places]
	parts = [[bars[0], rows[first:end], bars[1]] for first, end in zip(ends[::2], ends[1::2])]
	want = numpy.concatenate(sum(parts, []))
	print("same" if (got[:len(want)] == want).all() else "others")


what, args = sys.argv[1], sys.argv[2:]
if what == "take":
    take(args[0], args[1], args[2:])
elif what == "pile":
    Image.fromarray(numpy.concatenate([load(path) for path in args[1:]])).save(args[0])
elif what == "covered":
    covered(*args)
elif what == "shows":
    shows(args[0], args[1:])
elif what == "blank":
	Image.new("L", (int(args[1]), int(args[1])), 255).save(args[0])
elif what == "runs":
	runs(args[0], args[1], args[2:])
elif what == "brightest":
    print(max(load(path).max() for path in args))
else:
    same(*args)
