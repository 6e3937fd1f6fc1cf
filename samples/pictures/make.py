#!/usr/bin/python3
"""make.py - draws every picture of the samples: screens and papers in headless Chromium, an invoice in WeasyPrint,
photographs in POV-Ray.

    apt-get install chromium povray povray-includes python3-pil python3-numpy libimage-exiftool-perl optipng zopfli weasyprint poppler-utils \
            fonts-noto-cjk fonts-noto-core fonts-noto-color-emoji
    samples/pictures/make.py [NAME ...]          # all, or those whose file name contains a NAME

The pictures are committed; this is only needed to change them. People, shops and numbers are invented.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageFilter, ImageOps

import complaints
import papers
import screens

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent
SHARED = SAMPLES / "complaints" / "shots"
WORK = pathlib.Path(tempfile.mkdtemp(prefix="dossier-pictures."))


def page(html, width, height, scale, out):
    """Render HTML of width x height CSS pixels at a device scale."""
    source = WORK / (out.stem + ".html")
    source.write_text(html, encoding="utf-8")
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
         f"--user-data-dir={WORK}/profile", f"--force-device-scale-factor={scale}",
         f"--window-size={width},{height}", f"--screenshot={out}", f"file://{source}"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def trim_foot(picture):
    """Cut the empty rows below the last one that differs from the very last."""
    rows = numpy.asarray(picture.convert("RGB"))
    different = numpy.nonzero((rows != rows[-1:]).any(axis=(1, 2)))[0]
    return picture.crop((0, 0, picture.width, int(different[-1]) + 1)) if len(different) else picture


def pack(picture, out):
    """As small as it gets with the kind of pixels that a phone's screenshot has: no palette, no alpha lost."""
    picture.save(out, optimize=True)
    subprocess.run(["optipng", "-quiet", "-o2", "-nc", "-nb", "-np", out], check=True)
    smaller = WORK / "smaller.png"
    subprocess.run(["zopflipng", "-y", out, smaller], check=True, stdout=subprocess.DEVNULL)
    if Image.open(smaller).mode == picture.mode:
        shutil.copyfile(smaller, out)


def screen(name, html, height, alpha=False):
    out = SAMPLES / name
    page(html, 360, height, 3, out)
    picture = trim_foot(Image.open(out).convert("RGB"))
    picture = picture.convert("RGBA") if alpha else picture
    pack(picture, out)


def scrolled(name, html, height, alpha, tall=1920):
    """A screen that is longer than the phone, as two captures: the second has the status bar again, another clock."""
    clocks = screens.CLOCKS[name]
    parts = []
    for clock in clocks:
        out = WORK / f"whole-{clock.replace(':', '')}.png"
        page(html.replace(clocks[0], clock), 360, height, 3, out)
        parts.append(trim_foot(Image.open(out).convert("RGB")))
    first, second = parts
    bar = screens.BAR
    phone = Image.new("RGB", (first.width, tall))
    phone.paste(second.crop((0, second.height - (tall - bar), second.width, second.height)), (0, bar))
    phone.paste(second.crop((0, 0, second.width, bar)), (0, 0))
    for number, picture in enumerate((first.crop((0, 0, first.width, tall)), phone), 1):
        out = SAMPLES / name.replace(".png", f"-{number}.png")
        pack(picture.convert("RGBA") if alpha else picture, out)


def print_pdf(name, html):
    """A page printed to PDF, as an issuer's own program makes it: vectors and text. cairo keeps of the fonts what is used."""
    source, printed = WORK / "print.html", WORK / "print.pdf"
    source.write_text(html, encoding="utf-8")
    subprocess.run(["weasyprint", source, printed], check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["pdftocairo", "-pdf", printed, SAMPLES / name], check=True)


def paper(name, html, angle, seed, quality=54):
    """A sheet rendered at 150 dpi, then scanned: a little askew, with a lamp's falloff and grain."""
    flat = WORK / "paper.png"
    page(html, 794, 1123, 1.5625, flat)
    sheet = Image.open(flat).convert("RGB").rotate(angle, Image.BICUBIC, fillcolor=(236, 235, 231))
    light = numpy.random.default_rng(seed)
    rows = numpy.asarray(sheet).astype(float)
    height, width, _ = rows.shape
    y, x = numpy.mgrid[0:height, 0:width]
    lamp = 1.0 - 0.05 * (x / width) - 0.04 * ((y / height - 0.4) ** 2)
    rows = rows * lamp[..., None] * numpy.array([1.0, 0.995, 0.975]) + light.normal(0, 1.6, (height, width, 1))
    scan = Image.fromarray(rows.clip(0, 255).astype("uint8")).filter(ImageFilter.GaussianBlur(0.5))
    scan.save(SAMPLES / name, quality=quality, dpi=(150, 150))


def photo(name, scene, width, height, seed, turn=False, exif=()):
    """A rendered scene with a phone sensor's grain; turned ones are stored lying, with orientation 6."""
    raw = WORK / (scene + ".png")
    subprocess.run(
        ["nice", "povray", f"+I{HERE}/scenes/{scene}.pov", f"+O{raw}", f"+W{width}", f"+H{height}", "+A0.3", "+R2", "-D",
         f"+L{HERE}/scenes", f"+L{WORK}", "-GA"], check=True, stderr=subprocess.DEVNULL, cwd=WORK)
    rows = numpy.asarray(Image.open(raw).convert("RGB")).astype(float)
    grain = numpy.random.default_rng(seed).normal(0, 1.0, rows.shape)
    rows = rows + Blur(grain) * (2.2 + 3.0 * (1 - rows / 255))
    picture = Image.fromarray(rows.clip(0, 255).astype("uint8"))
    if turn:
        picture = picture.transpose(Image.ROTATE_90)
    out = SAMPLES / name
    picture.save(out, quality=74)
    tags = ["-Make=Mori", "-Model=Mori M5", "-Software=Camera 4.1", *exif]
    if turn:
        tags.append("-Orientation#=6")
    subprocess.run(["exiftool", "-q", "-overwrite_original", *tags, out], check=True)


def forwarded(name, scene, width, height, seed):
    """A photo that came by chat: smaller, without a word of its camera."""
    raw = WORK / (scene + ".jpg")
    photo(raw, scene, width, height, seed)
    Image.open(raw).convert("RGB").save(SAMPLES / name, quality=64)


def Blur(grain):
    """Neighbouring pixels of a real sensor share noise: average pairs in both directions."""
    grain = grain + numpy.roll(grain, 1, 0)
    return (grain + numpy.roll(grain, 1, 1)) / 2


def small(name, html, width, colours, scale):
    """A picture of samples/complaints: few colours, so that all of them together weigh less than one long chat."""
    out = SHARED / name
    page(html, width, 2400, scale, out)
    drawn = Image.open(out).convert("RGB")
    picture = drawn.crop((0, 0, drawn.width, trim_foot(drawn).height + int(16 * scale)))
    picture.quantize(colours, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE).save(out, optimize=True)
    subprocess.run(["optipng", "-quiet", "-o3", out], check=True)


def small_photo(name, source, when):
    """The photo of a large sample as another camera file: smaller, taken on another day."""
    picture = ImageOps.exif_transpose(Image.open(SAMPLES / source)).convert("RGB")
    picture.thumbnail((640, 640), Image.LANCZOS)
    picture.save(SHARED / name, quality=58)
    subprocess.run(["exiftool", "-q", "-overwrite_original", "-Make=Mori", "-Model=Mori M5", f"-DateTimeOriginal={when}", SHARED / name],
                   check=True)


def labelled(name, scene, texture, html, height, when):
    """A scene whose parcel wears a label of its own."""
    page(html, 400, height, 3, WORK / texture)
    raw = WORK / name
    photo(raw, scene, 540, 720, len(name))
    small_photo(name, raw, when)
    textures()


def taken(text, north, east):
    return [f"-DateTimeOriginal={text}", f"-GPSLatitude={north}", "-GPSLatitudeRef=N", f"-GPSLongitude={east}",
            "-GPSLongitudeRef=E"]


def textures():
    for name, (html, width, height, scale) in papers.TEXTURES.items():
        page(html, width, height, scale, WORK / name)
        if "clear" in html:
            picture = Image.open(WORK / name).convert("RGBA")
            rows = numpy.asarray(picture).copy()
            rows[..., 3] = 255 - rows[..., :3].min(axis=2)
            if "clear white" in html:
                rows[..., 3] = rows[..., :3].max(axis=2)
            Image.fromarray(rows).save(WORK / name)


def jobs():
    day = "2025:01:10 16:"
    yield "cup.jpg", lambda: photo("pinduoduo-counterfeit/photos/cup.jpg", "cup", 1080, 1440, 1,
                                   exif=["-DateTimeOriginal=" + day + "48:20"])
    yield "cup-base.jpg", lambda: photo("pinduoduo-counterfeit/photos/cup-base.jpg", "cup-base", 1440, 1080, 2,
                                        exif=["-DateTimeOriginal=" + day + "52:07"])
    yield "buyer.jpg", lambda: forwarded("pinduoduo-counterfeit/shots/buyer.jpg", "cup-buyer", 960, 720, 9)
    yield "waybill.jpg", lambda: photo("pinduoduo-counterfeit/photos/waybill.jpg", "waybill", 1080, 1440, 3, True,
                                       taken("2025:01:10 17:21:44", 30.38, 120.03))
    yield "parcel.jpg", lambda: photo("ozon-not-received/photos/parcel.jpg", "parcel", 1440, 1080, 4,
                                      exif=["-DateTimeOriginal=2025:03:02 14:02:10"])
    yield "label.jpg", lambda: photo("ozon-not-received/photos/label.jpg", "label", 1080, 1440, 5, True,
                                     taken("2025:03:02 13:15:30", 59.22, 39.89))
    yield "lamp.jpg", lambda: photo("ozon-not-received/photos/lamp.jpg", "lamp", 1080, 1440, 6,
                                    exif=["-DateTimeOriginal=2025:03:02 12:58:03"])
    yield "teapot-rule.jpg", lambda: photo("generic-not-as-described/photos/teapot-rule.jpg", "teapot-rule", 1440,
                                           1080, 7, exif=["-DateTimeOriginal=2025:05:07 11:02:18"])
    yield "teapot-base.jpg", lambda: photo("generic-not-as-described/photos/teapot-base.jpg", "teapot-base", 1200,
                                           1600, 8, True, taken("2025:05:07 11:05:41", 52.99, 2.18))
    for name, (html, height, alpha) in screens.SCREENS.items():
        draw = scrolled if name in screens.CLOCKS else screen
        yield name, lambda d=draw, n=name, h=html, t=height, a=alpha: d(n, h(WORK), t, a)
    for number, (name, html) in enumerate(papers.PAPERS.items()):
        yield name, lambda n=name, h=html, i=number: paper(n, h, (-0.5, 0.25, -0.3, 0.4, -0.2, 0.3)[i], (20, 22, 23, 24, 25, 26)[i])
    for name, html in papers.PRINTS.items():
        yield name, lambda n=name, h=html: print_pdf(n, h)
    yield from shared()


def shared():
    """What the cases of samples/complaints share."""
    for name, html in complaints.SCREENS.items():
        yield name, lambda n=name, h=html: small(n, h(), 360, 28, 1.5)
    for name, html in complaints.COMPARISONS.items():
        yield name, lambda n=name, h=html: small(n, h(), 480, 24, 1.5)
    for name, html in complaints.PAPERS.items():
        yield name, lambda n=name, h=html: small(n, h().replace("height:1123px;", ""), 794, 12, 1.1)
    for name, (source, when) in complaints.COPIES.items():
        yield name, lambda n=name, s=source, w=when: small_photo(n, s, w)
    for name, wanted in complaints.LABELS.items():
        yield name, lambda n=name, w=wanted: labelled(n, *w)


def make_wanted(all_jobs, wanted):
    """Those whose name has one of the words; all without a word."""
    for name, job in all_jobs:
        if not wanted or any(word in name for word in wanted):
            print(name, flush=True)
            job()


def main():
    textures()
    make_wanted(jobs(), sys.argv[1:])


if __name__ == "__main__":
    main()
