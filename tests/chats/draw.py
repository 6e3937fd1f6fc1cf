#!/usr/bin/python3
"""draw.py - draws the long chats of this folder in headless Chromium, in few colours, with what must not be cut.

    apt-get install chromium python3-pil python3-numpy optipng fonts-noto-cjk fonts-noto-core fonts-noto-color-emoji
    tests/chats/draw.py [NAME ...]          # all, or those whose name contains a NAME

Those called clear have no ground: tests put photos behind them.

The pictures are committed: this is only needed to change them. NAME.boxes begins with the height of the body's text in
pixels; each line below has the top and the bottom of a bubble, picture, sticker, card or line between them.
"""
import html
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
SCALES = {"wechat": 2, "qianniu": 1.5, "pinduoduo": 2, "telegram": 2, "whatsapp": 2, "ozon": 1.5}
CLEAR = [("wechat", "light", 2), ("telegram", "light", 3), ("whatsapp", "dark", 4)]
WORK = tempfile.mkdtemp(prefix="dossier-chats.")


def chromium(*options):
    return subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
         f"--user-data-dir={WORK}/profile", *options], check=True, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL).stdout.decode()


def reduce(picture):
    """Few colours, but those of grounds, bubbles and letters as they are."""
    pixels = numpy.asarray(picture).reshape(-1, 3)
    codes = pixels.astype(int) @ [65536, 256, 1]
    colours, index, counts = numpy.unique(codes, return_inverse=True, return_counts=True)
    colours = numpy.stack([colours >> 16, colours >> 8 & 255, colours & 255], axis=1)
    rest = numpy.asarray(picture.quantize(64, Image.Quantize.MAXCOVERAGE, kmeans=2).getpalette()).reshape(-1, 3)[:64]
    palette = numpy.concatenate([colours[numpy.argsort(-counts)[:96]], rest])
    nearest = numpy.concatenate([((part[:, None] - palette[None]) ** 2).sum(2).argmin(1)
                                 for part in numpy.array_split(colours, len(colours) // 4096 + 1)])
    out = Image.fromarray(nearest.astype("uint8")[index.reshape(-1)].reshape(picture.height, picture.width), "P")
    out.putpalette(palette.astype("uint8").tobytes())
    return out


def reduce_clear(picture):
    """The same, with what shines through."""
    opaque = reduce(picture.convert("RGB")).convert("RGB")
    opaque.putalpha(picture.getchannel("A").point(lambda alpha: round(alpha / 51) * 51))
    return opaque.quantize(256, Image.Quantize.FASTOCTREE)


def draw(app, theme, seed, scale, clear=""):
    name = f"{app}-{theme}" + clear
    page = f"file://{HERE}/chat.html#{app},{theme},{seed}{clear and ',clear'}"
    dom = chromium("--dump-dom", "--window-size=360,4000", page)
    lines = html.unescape(re.search(r'<pre id="boxes">(.*?)</pre>', dom, re.S).group(1)).split("\n")
    height, font = map(float, lines[0].split())
    out = HERE / (name + ".png")
    chromium(f"--force-device-scale-factor={scale}", f"--window-size=360,{int(height)}", f"--screenshot={out}",
             *["--default-background-color=00000000"] * bool(clear), page)
    picture = Image.open(out)
    (reduce_clear(picture) if clear else reduce(picture.convert("RGB"))).save(out, optimize=True)
    subprocess.run(["optipng", "-quiet", "-o2", out], check=False)
    boxes = [tuple(float(v) * scale for v in line.split()) for line in lines[1:] if line]
    text = f"{font * scale:g}\n" + "".join(f"{math.ceil(a)} {math.floor(b)}\n" for a, b in boxes)
    (HERE / (name + ".boxes")).write_text(text)
    print(name, Image.open(out).size, out.stat().st_size, len(boxes), flush=True)


def main():
    for number, app in enumerate(SCALES):
        for theme in ("light", "dark"):
            if len(sys.argv) < 2 or any(word in f"{app}-{theme}" for word in sys.argv[1:]):
                draw(app, theme, 11 + 2 * number + (theme == "dark"), SCALES[app])
    for number, (app, theme, scale) in enumerate(CLEAR):
        if len(sys.argv) < 2 or any(word in f"{app}-{theme}-clear" for word in sys.argv[1:]):
            draw(app, theme, 31 + number, scale, "-clear")


main()
