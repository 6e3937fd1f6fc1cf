"""mono.py - has a PDF colours? In what it says, and in what is seen of it.

    mono.py said FILE    a line for each colour that a content, a picture or a dictionary names
    mono.py seen FILE... pixels of images that are not grey
    mono.py pictures FILE  WIDTH HEIGHT BITS FILTER SPACE of each picture
    mono.py draw           words on light and dark ground, as screens and as a scan; a photo; and truth.png, where
                           these words are black on white
    mono.py faint          a page with a pale stamp, and writing that is as light as its ground
    mono.py chats          screens with coloured bubbles as JPEGs
    mono.py across         pages of text as scans: one, and one for each colour of a pale stamp across its lines
    mono.py contrast PICTURE  how much lighter or darker the faint writing is than its ground
    mono.py agree PICTURE TRUTH  thousandths of the pixels that differ, or of their opposites
"""
import re
import subprocess
import sys

import numpy
from PIL import Image, ImageDraw, ImageFont

COLOURED = re.compile(rb"/(DeviceRGB|DeviceCMYK|CalRGB|Lab|Separation|DeviceN|RGB|CMYK)\b")
OPERATORS = {b"rg", b"RG", b"k", b"K"}
SPACES = {b"sc", b"scn", b"SC", b"SCN"}
STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)"
TOKEN = re.compile(STRING + rb"|<<|>>|<[^>]*>|/[^\s()<>\[\]{}/%]*|[\[\]]|[^\s()<>\[\]{}/%]+", re.S)


def objects(path):
    """Number, dictionary and (decoded) stream of each object."""
    qdf = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--decode-level=generalized", path, "-"],
                         check=True, capture_output=True).stdout
    for match in re.finditer(rb"^(\d+) 0 obj\n(.*?)^endobj$", qdf, re.S | re.M):
        body = match.group(2)
        head, _, rest = body.partition(b"\nstream\n")
        yield int(match.group(1)), head, rest.rpartition(b"\nendstream")[0] if rest else None


def is_content(head):
    kinds = (b"/Subtype /Image", b"/Length1", b"/FontFile", b"CIDFontType0C", b"Type1C", b"/Metadata", b"/N ",
             b"OpenType", b"/XRef")
    return not any(kind in head for kind in kinds)


def coloured_operators(content):
    operands = 0
    for token in TOKEN.findall(content):
        if re.fullmatch(rb"[-+.0-9]+", token):
            operands += 1
            continue
        if token in OPERATORS or (token in SPACES and operands > 1) or token == b"BI":
            yield token
        operands = 0


def said(path):
    for number, head, stream in objects(path):
        profile = stream is not None and re.search(rb"/N [34]\b", head) and stream[16:20] in (b"RGB ", b"CMYK", b"Lab ")
        for name in COLOURED.findall(head):
            print(number, name.decode())
        if profile:
            print(number, "profile")
        if stream is not None and is_content(head) and b"begincmap" not in stream:
            for token in coloured_operators(stream):
                print(number, token.decode())


def seen(paths):
    n = 0
    for path in paths:
        rgb = numpy.asarray(Image.open(path).convert("RGB")).astype(int)
        n += int(((rgb[..., 0] != rgb[..., 1]) | (rgb[..., 1] != rgb[..., 2])).sum())
    print(n)


def entry(head, key):
    found = re.search(rb"/" + key + rb"\s*(\[[^\]]*\]|/?\w+)", head)
    return re.sub(r"\s+", "", found.group(1).decode("latin-1")) if found else "-"


def pictures(path):
    raw = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "--stream-data=preserve", path, "-"], check=True,
                         capture_output=True).stdout
    for match in re.finditer(rb"^\d+ 0 obj\n(.*?)(?=^stream\n|^endobj$)", raw, re.S | re.M):
        head = match.group(1)
        if b"/Subtype /Image" in head and b"/Width" in head:
            print(entry(head, b"Width"), entry(head, b"Height"), entry(head, b"BitsPerComponent"),
                  entry(head, b"Filter"), entry(head, b"ColorSpace")[:40])


def words(width, height):
    """Ink from 0 to 255."""
    small = Image.new("L", (width // 4, height // 4), 0)
    pen = ImageDraw.Draw(small)
    for line in range(height // 4 // 16):
        pen.text((6, 4 + 16 * line), f"Line {line}: parcel 4711 was left at the door", 255, ImageFont.load_default())
    return numpy.asarray(small.resize((width, height), Image.LANCZOS)).astype(float) / 255


def draw():
    width, height = 1080, 1440
    ink = words(width, height)
    y, x = numpy.mgrid[0:height, 0:width]
    noise = numpy.random.default_rng(5).normal(0, 2, ink.shape)
    for name, ground, colour in (("light", (250, 250, 245), (30, 60, 120)), ("dark", (18, 24, 32), (210, 225, 215))):
        pixels = [g + (c - g) * ink for g, c in zip(ground, colour)]
        Image.fromarray(numpy.stack(pixels, axis=2).round().astype(numpy.uint8)).save(name + ".png")
    paper = (240 - 190 * ink) * (1 - .15 * x / width) + noise
    scan = numpy.stack([paper, paper * .98, paper * .94], axis=2)
    Image.fromarray(scan.clip(0, 255).astype(numpy.uint8)).save("scan.jpg", quality=88)
    hills = 128 + 60 * numpy.sin(x / 90) + 50 * numpy.cos(y / 70 + x / 300) + 4 * noise
    photo = numpy.stack([hills, hills * .8, 255 - hills], axis=2)
    Image.fromarray(photo.clip(0, 255).astype(numpy.uint8)).save("photo.jpg", quality=88)
    Image.fromarray(((ink < .45) * 255).astype(numpy.uint8)).save("truth.png")


def faint():
    """A page with a pale stamp; tags in red on green; tags that no one mix of colours shows."""
    width, height = 1080, 1440
    page = Image.fromarray((255 - 235 * words(width, height)).astype(numpy.uint8)).convert("RGB")
    page.paste((255, 255, 255), (0, 800, width, 1200))

    def written(ground, ink, top):
        mask = Image.fromarray((words(width, 200) * 255).astype(numpy.uint8))
        mask.paste(0, (0, 0, 20, 200))
        page.paste(ground, (0, top, width, top + 200))
        page.paste(ink, (0, top), mask)

    written((255, 255, 255), (255, 236, 236), 900)
    page.save("stamp.png")
    page.save("stamp.jpg", quality=85)
    written((90, 140, 90), (255, 77, 79), 900)
    page.save("tags.png")
    for top, first, second in ((700, (200, 60, 0), (60, 132, 0)), (900, (0, 60, 200), (0, 100, 0)),
                               (1100, (120, 80, 120), (80, 88, 184)), (500, (200, 100, 100), (100, 151, 100))):
        written(first, second, top)
    page.save("alike.png")


def enlarged(lines, size, times, left, top, pitch):
    """Ink from 0 to 1 of lines of text."""
    ink = Image.new("L", size, 0)
    for i, line in enumerate(lines):
        small = Image.new("L", (7 * len(line), 12), 0)
        ImageDraw.Draw(small).text((0, 0), line, 255, ImageFont.load_default())
        ink.paste(small.resize((small.width * times, small.height * times), Image.LANCZOS), (left, top + pitch * i))
    return numpy.asarray(ink).astype(float)[..., None] / 255


def across():
    size = width, height = 1654, 2339
    lines = [f"Line {i}: the goods were left at the door, {517 * i} of them" for i in range(46)]
    page = 1 - .9 * enlarged(lines, size, 3, 150, 150, 42)
    stamp = enlarged(["HARBOUR OFFICE", "No 4711", "2025-01-09"], size, 4, 570, 1100, 58)
    noise = numpy.random.default_rng(7).normal(0, 3, (height, width, 1))
    for name, colour in (("plain", (255, 255, 255)), ("red", (255, 150, 150)),
                         ("blue", (190, 200, 255)), ("grey", (170, 170, 170)), ("pale", (220, 220, 220))):
        seen = page * (1 - stamp * (1 - numpy.array(colour) / 255)) * 248 + noise
        Image.fromarray(seen.clip(0, 255).astype(numpy.uint8)).save(f"across-{name}.jpg", quality=85)


def chat(name, ground, bubbles, ink, quality):
    """Words on coloured bubbles, as a screen that was saved as JPEG: all of it does in black and white."""
    width, height = 1080, 2000
    page = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(page)
    for i in range(14):
        top = 60 + 138 * i
        draw.rounded_rectangle((120 + 180 * (i % 2), top, 790 + 180 * (i % 2), top + 90), 18, fill=bubbles[i % 2])
        draw.ellipse((1000 if i % 2 else 20, top, 1070 if i % 2 else 90, top + 70), fill=(70 + 13 * i, 90, 200))
        mask = enlarged([f"Hello, order {i} left our store today"], (width, 40), 2, 150 + 180 * (i % 2), 8, 0)
        page.paste(ink, (0, top + 25), Image.fromarray((mask[..., 0] * 255).astype(numpy.uint8)))
    page.save(name, quality=quality)


def chats():
    for quality in (60, 75):
        light, dark = ((237, 237, 237), ((255, 255, 255), (149, 236, 105)), (20, 20, 20)), \
            ((17, 17, 17), ((44, 44, 44), (41, 110, 60)), (230, 230, 230))
        chat(f"light-{quality}.jpg", *light, quality)
        chat(f"dark-{quality}.jpg", *dark, quality)


def contrast(picture):
    """How many greys are between the ink and the ground from row 900 to 1100."""
    part = numpy.asarray(Image.open(picture).convert("L")).astype(int)[910:1090, 10:]
    ground = int(numpy.median(part))
    print(int(numpy.percentile(abs(part - ground), 96)))


def agree(picture, truth):
    a, b = (numpy.asarray(Image.open(path).convert("L")) > 127 for path in (picture, truth))
    differs = int((a != b).sum()) * 1000 // a.size
    print(min(differs, 1000 - differs), "as it is" if differs < 500 else "the other way round")


if __name__ == "__main__":
    {"said": lambda a: said(a[0]), "seen": seen, "pictures": lambda a: pictures(a[0]), "draw": lambda a: draw(),
     "faint": lambda a: faint(), "across": lambda a: across(), "chats": lambda a: chats(),
     "contrast": lambda a: contrast(a[0]), "agree": lambda a: agree(*a)}[sys.argv[1]](sys.argv[2:])
