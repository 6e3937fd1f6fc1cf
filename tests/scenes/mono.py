"""mono.py - has a PDF colours? In what it says, and in what is seen of it.

    mono.py said FILE    a line for each colour that a content, a picture or a dictionary names
    mono.py seen FILE... pixels of images that are not grey
    mono.py pictures FILE  WIDTH HEIGHT BITS FILTER SPACE of each picture
"""
import re
import subprocess
import sys

import numpy
from PIL import Image

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


if __name__ == "__main__":
    {"said": lambda a: said(a[0]), "seen": seen, "pictures": lambda a: pictures(a[0])}[sys.argv[1]](sys.argv[2:])
