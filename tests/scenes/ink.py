"""ink.py - does every character leave ink in its place, its own and in colour where it should?

    ink.py case       a case file with one character or emoji a paragraph, numbered
    ink.py look PDF   prints those that are blank, look like another one or like a missing one, or lack colour
    ink.py words PDF  prints the words of any dossier that are blank"""
import html
import io
import re
import subprocess
import sys

import numpy
from PIL import Image

RESOLUTION = 288  # four pixels a point: all paragraphs start at whole pixels
FIRST = 10  # the number of the first paragraph: all numbers are as wide
PLAIN = """汉 漢 𠮷 吉 㐂 喜 龘 々 〇 ， 。 、 “ … — A a fi ffi g Q ß Ł ẞ é ñ И Й и й Е Ё е ё ж ъ ы щ Ґ ї
	₽ ¥ € £ № ％ § ½ ² ± × − ≥ → • ™""".split()
COLOURED = """😀 😟 🫖 📦 🎉 👍 👍🏻 👍🏼 👍🏽 👍🏾 👍🏿 👩🏻‍💻 👩🏿‍💻 👩‍❤️‍👨 🏳️‍🌈 🇨🇳 🇷🇺 🇬🇧 🇪🇺 🏴󠁧󠁢󠁳󠁣󠁴󠁿
	1️⃣ 2️⃣ #️⃣ ❤️ ☎️ ⭐️ ❌ 🔟""".split()
GREY_EMOJI = "🏴‍☠️ 👨‍👩‍👧 👨‍👩‍👧‍👦".split()  # the font draws families as grey outlines
MISSING = ["\ue123", "\U000f0001"]
ALL = PLAIN + COLOURED + GREY_EMOJI + MISSING
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def case():
	print("dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: en\nnumber: I-1\nstatement: |")
	for number, character in enumerate(ALL, FIRST):
		print(f"  {number}) {character}\n")


def read(path):
	"""Pages, each its words with their places, and its picture."""
	text = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], check=True, capture_output=True).stdout
	pages = text.decode("utf-8").split("<page ")[1:]
	for number, page in enumerate(pages, 1):
		picture = subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-f", str(number), "-l", str(number), path],
			check=True, capture_output=True).stdout
		pixels = numpy.asarray(Image.open(io.BytesIO(picture)).convert("RGB")).astype(int)
		yield [(*map(float, m[:4]), html.unescape(m[4])) for m in WORD.findall(page)], pixels


def cut(pixels, word):
	left, top, right, bottom = (int(round(v * RESOLUTION / 72)) for v in word[:4])
	return pixels[max(0, top):bottom, max(0, left):right]


def has_ink(piece):
	"""Against its own ground: words may stand on a tint, or light on dark."""
	return piece.size > 0 and piece.max() - piece.min() > 60


def colour(piece):
	return int((piece.max(axis=2) - piece.min(axis=2)).max()) if piece.size else 0


def look(path):
	"""The picture of each numbered character, from the word that follows its number."""
	looks = {}
	for words, pixels in read(path):
		for mark, word in zip(words, words[1:]):
			number = re.fullmatch(r"(\d+)\)", mark[4])
			if number and abs(mark[1] - word[1]) < 8:
				looks[int(number.group(1))] = cut(pixels, word)
	return looks


def same(one, other):
	"""The same but for a pixel's rounding of its place."""
	if abs(one.shape[0] - other.shape[0]) > 1 or abs(one.shape[1] - other.shape[1]) > 1:
		return False
	height, width = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
	return numpy.abs(one[:height, :width] - other[:height, :width]).mean() < 0.8


def check_looks(path):
	looks, faults = look(path), []
	missing = looks.get(FIRST + len(ALL) - 1)
	for number, character in enumerate(ALL, FIRST):
		piece = looks.get(number)
		if piece is None or not has_ink(piece):
			faults.append(f"{character} leaves no ink")
			continue
		if character not in MISSING and missing is not None and same(piece, missing):
			faults.append(f"{character} looks like a missing character")
		if (character in COLOURED) != (colour(piece) > 30):
			faults.append(f"{character} has a colour of {colour(piece)}")
		faults += [f"{character} looks like {ALL[other - FIRST]}" for other in range(FIRST, number)
			if other in looks and character not in MISSING and same(piece, looks[other])]
	return faults


def check_words(path):
	return [f"{word[4]} on page {number}" for number, (words, pixels) in enumerate(read(path), 1)
		for word in words if not has_ink(cut(pixels, word))]


if __name__ == "__main__":
	if sys.argv[1] == "case":
		sys.exit(case())
	found = check_looks(sys.argv[2]) if sys.argv[1] == "look" else check_words(sys.argv[2])
	print("\n".join(found), end="\n" if found else "")
	sys.exit(1 if found else 0)
