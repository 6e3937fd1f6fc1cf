"""messages.py - what the program says, and its translations.

	messages.py catalogue TEMPLATE PO      each message of the sources is translated, and nothing else is
	messages.py strays ROOT TEMPLATE       xgettext saw every text of words in the sources
	messages.py compare ENGLISH TRANSLATED the same diagnostics, all of them in Chinese
	messages.py help                       --help on standard input: wide enough for a terminal, all in Chinese

What is wrong is printed to standard output, how much was looked at to standard error."""
import re
import sys
import unicodedata

import source

STRING = r'"(?:\\.|[^"\\\n])*"'
HAN = re.compile("[\u4e00-\u9fff]")
ENGLISH = re.compile(r"(?<![\w./-])[A-Za-z]+ [a-z]+ [a-z]+\b")
# what stands as it is
TYPED = re.compile(r"apt-get install [\w -]+|dossier (build|list) [\w.]+|“[^”]*”|YAML：.*")
TWO_WORDS = re.compile("[a-z]{2,} [a-z]{2,}")
# Nobody reads these: keys that need not be there are not explained; libyaml's words; PDF, forms of numbers,
# dumps, libpng; what make reads.
SILENT = re.compile(
	r"\.doc = $|^src/tree/speech.c: .*\{ $|^src/(paint/|draft/makefile|privacy/forms|casefile/walk|image/libpng)", re.S)
PLACE = re.compile(r" *\d* \| ")
REPORT = re.compile(r"^(\S+): (error|warning|note|错误|警告|提示): (.*?)( \[[a-z0-9-]+\])?$")


def unquoted(text):
	return "".join(part[1:-1] for part in re.findall(STRING, text))


def entries(path):
	"""Message and translation of each entry, obsolete and fuzzy ones marked by a None."""
	with open(path, encoding="utf-8") as file:
		for block in file.read().split("\n\n"):
			found = re.search(rf"^msgid ((?:{STRING}\n?)+)msgstr ((?:{STRING}\n?)+)", block, re.M)
			message = unquoted(found[1]) if found else ""
			if "#~" in block or (message and ", fuzzy" in block):
				yield block, None
			elif message:
				yield message, unquoted(found[2])


def catalogue(template, po):
	wanted = {message for message, _ in entries(template)}
	have = dict(entries(po))
	for message in sorted(wanted - {m for m, translation in have.items() if translation}):
		print(f"not translated: {message}")
	for message in sorted(set(have) - wanted):
		print(f"nobody says: {message}")
	for message, translation in have.items():
		for space in "\\n", " ":
			if message.endswith(space) != (translation or "").endswith(space):
				print(f"ends otherwise: {message}")
	print(len(wanted), file=sys.stderr)


def strays(root, template):
	known = {message for message, _ in entries(template)}
	n = 0
	for path in source.files(root, ["src"], (".c",)):
		text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), source.read(root, path), flags=re.S)
		for found in re.finditer(rf"(?:{STRING}\s*)+", text):
			said, before = unquoted(found[0]), text[:found.start()]
			n += 1
			if TWO_WORDS.search(said) and said not in known and not SILENT.search(f"{path}: {before[-9:]}"):
				print(f'{path}:{before.count(chr(10)) + 1}: _() or N_() is missing around "{said}"')
	print(n, file=sys.stderr)


def left_in_english(text):
	return not HAN.search(text) or ENGLISH.search(TYPED.sub("", text))


def shape(lines):
	"""The lines without the words: place and code of a report, a mark for advice, the rest as it is."""
	in_advice = False
	for line in lines:
		report = REPORT.match(line)
		in_advice = line.startswith("  = ") or (in_advice and line.startswith("    ") and not PLACE.match(line))
		if report:
			yield f"{report[1]}:{report[4] or ''}", report[3]
		elif in_advice:
			yield line[:4], line[4:]
		else:
			yield line, None


def compare(english, translated):
	before, after = (list(shape(open(path, encoding="utf-8").read().splitlines()))
		for path in (english, translated))
	if [line for line, _ in before] != [line for line, _ in after]:
		print(f"{english} and {translated} have other lines")
	for line, words in after:
		if words is not None and left_in_english(words):
			print(f"English: {line} {words}")
	print(sum(words is not None for _, words in after), file=sys.stderr)


def help_text():
	lines = sys.stdin.read().splitlines()
	for line in lines:
		if sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) > 80:
			print(f"wider than a terminal: {line}")
		if line and not HAN.search(line) and not re.match(r" +--[a-z-]+=\S+$", line):
			print(f"English: {line}")
	print(len(lines), file=sys.stderr)


{"catalogue": catalogue, "strays": strays, "compare": compare, "help": help_text}[sys.argv[1]](*sys.argv[2:])
