#!/usr/bin/python3
"""draw.py - draws the pages of text in this folder: SCRIPT-SIZE-THEME.png is set in type of SIZE pixels.

    apt-get install python3-pil fonts-noto-cjk fonts-noto-core
    tests/letters/draw.py

The pictures are committed: this is only needed to change them. Lines are as long as messages are, with a gap now and
then, and every tenth is of smaller type, as names and times are. The names say what image_letters.c must find.
"""
import pathlib
import random

from PIL import Image, ImageDraw, ImageFont

HERE = pathlib.Path(__file__).resolve().parent
SCRIPTS = {
    "han": ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
            "您好，这款杯子已经按照订单发出，快递单号请您查收。收到时外包装如有破损，"
            "请先拍照再签收，"
            "我们会第一时间补发或者退款。"),
    "latin": ("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
              "The parcel was handed over on 14 May and its number is shown below. Could you send a photo of the "
              "label, please? We will gladly exchange it at our cost. "),
    "cyrillic": ("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                 "Посылка передана курьеру, номер отправления указан ниже. Пришлите, пожалуйста, фотографию этикетки; "
                 "обменяем товар за наш счёт и вернём деньги. "),
}
SIZES = (11, 14, 18, 24, 32, 42, 60)
THEMES = {"light": ((51, 51, 51), (255, 255, 255)), "dark": ((216, 216, 216), (25, 25, 25)),
          "faint": ((153, 153, 153), (245, 245, 245))}


def draw(script, size, theme):
    face, words = SCRIPTS[script]
    ink, ground = THEMES[theme]
    width = min(max(size * 22, 320), 900)
    picture = Image.new("RGB", (width, width * 3 // 4), ground)
    pen, chance, at, y = ImageDraw.Draw(picture), random.Random(size), 0, size
    while y < width * 3 // 4 - 2 * size:
        font = ImageFont.truetype(face, size if chance.random() > .1 else size * 3 // 4)
        line, most = "", width * chance.uniform(.3, .9)
        while pen.textlength(line, font=font) < most:
            line += words[at % len(words)]
            at += 1
        pen.text((width // 20, y), line, font=font, fill=ink)
        y += int(size * (1.45 if chance.random() > .2 else 2.6))
    picture.quantize(16).save(HERE / f"{script}-{size}-{theme}.png", optimize=True)


for script in SCRIPTS:
    for theme in THEMES:
        for size in SIZES:
            draw(script, size, theme)
