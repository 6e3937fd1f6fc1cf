#!/usr/bin/python3
"""Make the pictures of the benchmark: photos, screenshots and long screenshots as sellers have them.

    make_pictures.py FOLDER [--photos 12] [--shots 8] [--long 2]

Photos are 12 MP JPEGs of about 3 MB with EXIF (every third on its side, all with a GPS position);
screenshots are chats in light and dark, every third one RGBA and opaque. Nothing in them is real.
Needs python3-pil and the Noto CJK fonts. The same call makes the same files.
"""
import argparse
import os
import random

from PIL import Image, ImageChops, ImageDraw, ImageFont

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
WORDS = ("您好 这个 商品 是 正品 吗 请问 什么 时候 发货 已经 收到 谢谢 物流 显示 签收 但是 包裹 没有 损坏 可以 退款 "
         "我们 会 尽快 处理 订单 尺码 颜色 和 图片 一样 质量 很好 OK 2025-01-12 SF1039284756 ¥129.00 ，。？！").split()
THEMES = (
    {"ground": (237, 237, 237), "left": (255, 255, 255), "right": (149, 236, 105), "ink": (25, 25, 25)},
    {"ground": (17, 17, 17), "left": (44, 44, 44), "right": (62, 178, 92), "ink": (226, 226, 226)},
)


def noise(size, cell, sigma, dice):
    """Grey noise with grains of `cell` pixels."""
    small = (size[0] // cell + 2, size[1] // cell + 2)
    grey = Image.frombytes("L", small, dice.randbytes(small[0] * small[1]))
    grey = Image.eval(grey, lambda v: max(0, min(255, int(128 + (v - 128) * sigma / 74))))
    return grey.resize(size, Image.Resampling.BICUBIC)


def photo(size, dice, fine=10):
    """Something like a parcel on a table: soft light, edges, texture, sensor noise."""
    planes = [ImageChops.overlay(noise(size, 400, 70, dice), noise(size, 60, 20, dice)) for _ in range(3)]
    picture = Image.merge("RGB", planes)
    draw = ImageDraw.Draw(picture)
    for _ in range(40):
        x, y = dice.randrange(size[0]), dice.randrange(size[1])
        w, h = dice.randrange(20, size[0] // 3), dice.randrange(20, size[1] // 3)
        draw.rectangle((x, y, x + w, y + h), fill=tuple(dice.randrange(40, 220) for _ in range(3)))
    grain = Image.merge("RGB", [noise(size, 2, fine, dice)] * 3)
    texture = Image.merge("RGB", [noise(size, 7, 14, dice)] * 3)
    return ImageChops.add(ImageChops.add(picture, grain, 1, -128), texture, 1, -128)


def exif(number):
    e = Image.Exif()
    e[0x010F], e[0x0110] = "Aurora", "Aurora P7"
    e[0x0112] = 6 if number % 3 == 1 else 1
    folder = e.get_ifd(0x8769)
    folder[0x9003] = f"2025:01:{10 + number % 20:02d} 09:{number % 60:02d}:00"
    folder[0x9011] = "+08:00"
    gps = e.get_ifd(0x8825)
    gps[1], gps[2] = "N", (31.0, 13.0, 49.5)
    gps[3], gps[4] = "E", (121.0, 28.0, 25.0)
    return e


def bubble(draw, y, width, theme, font, dice):
    """One message; returns the y below it."""
    is_right = dice.random() < 0.45
    lines, line = [], ""
    for _ in range(dice.randrange(2, 26)):
        line += dice.choice(WORDS)
        if font.getlength(line) > width * 0.55:
            lines.append(line)
            line = ""
    lines += [line] if line else []
    w, h = int(max(map(font.getlength, lines))) + 56, 62 * len(lines) + 36
    x = width - 150 - w if is_right else 150
    draw.rounded_rectangle((x, y, x + w, y + h), 18, fill=theme["right" if is_right else "left"])
    face = width - 130 if is_right else 30
    draw.rounded_rectangle((face, y, face + 100, y + 100), 12, fill=tuple(dice.randrange(60, 230) for _ in range(3)))
    for i, text in enumerate(lines):
        draw.text((x + 28, y + 14 + 62 * i), text, font=font, fill=theme["ink"])
    return y + max(h, 100) + 44


def chat(width, height, theme, dice):
    picture = Image.new("RGB", (width, height), theme["ground"])
    draw = ImageDraw.Draw(picture)
    font, small = ImageFont.truetype(FONT, 42), ImageFont.truetype(FONT, 30)
    draw.text((50, 24), "09:41", font=small, fill=theme["ink"])
    draw.text((width // 2 - 90, 90), "客服 小林", font=font, fill=theme["ink"])
    draw.line((0, 178, width, 178), fill=theme["left"], width=2)
    y = 220
    while y < height - 120:
        kind = dice.random()
        if kind < 0.08:
            draw.text((width // 2 - 70, y), f"{dice.randrange(24):02d}:{dice.randrange(60):02d}", font=small,
                      fill=(150, 150, 150))
            y += 80
        elif kind < 0.17:
            picture.paste(photo((540, 400), dice, 4), (150, y))
            y += 400 + 44
        else:
            y = bubble(draw, y, width, theme, font, dice)
    return picture


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--photos", type=int, default=12)
    parser.add_argument("--shots", type=int, default=8)
    parser.add_argument("--long", type=int, default=2)
    args = parser.parse_args()
    os.makedirs(args.folder, exist_ok=True)
    dice = random.Random(7)
    bases = [photo((4300, 3300), dice) for _ in range(min(args.photos, 3))]
    for i in range(args.photos):
        x, y = dice.randrange(300), dice.randrange(300)
        view = bases[i % 3].crop((x, y, x + 4000, y + 3000))
        view.save(f"{args.folder}/photo-{i + 1:03d}.jpg", quality=86, exif=exif(i))
    for i in range(args.shots + args.long):
        height = 2400 if i < args.shots else 20000
        picture = chat(1080, height, THEMES[i % 2], dice)
        if i % 3 == 2:
            picture.putalpha(255)
        name = "shot" if i < args.shots else "long"
        picture.save(f"{args.folder}/{name}-{i + 1:03d}.png", compress_level=6)


if __name__ == "__main__":
    main()
