"""everything.py DUMP TEXT - is every text that a case gives to be read in its dossier?

DUMP is a dump of the case file, TEXT the PDF's text. Prints what is not."""
import re
import sys

# Keys whose values are names for the program, or are printed in other words.
OTHER_WORDS = re.compile(r"(platform|complaint|recipient|hide|language|timezone|order\.currency|fonts\..*"
	r"|.*\.(id|proof|kind|from|mark|delivered|file|shows|state|outcome))$")
DATES = re.compile(r"\d{4}-\d\d-\d\d")
IDS_TO_READ = {"seller.id", "logistics.consignee.id"}


def pieces(value):
	"""What must stand in the text: words between references, days of dates."""
	if DATES.match(value):
		return [value[:10]]
	return ["".join(part.split()) for part in re.split(r"\[\[.*?\]\]|\\n", value) if part.strip()]


def given(path):
	for line in open(path, encoding="utf-8"):
		place, _, value = line.rstrip("\n").partition(" = ")
		key = re.sub(r"\[\d+\]", "", place.split(": ")[-1])
		if ": " in place and not key.startswith(("file ", "input")) and \
				(key in IDS_TO_READ or not OTHER_WORDS.match(key)):
			yield place, key, value


def main(dump, text):
	read = "".join(open(text, encoding="utf-8").read().split())
	count = missing = 0
	for place, _, value in given(dump):
		count += 1
		if any(piece not in read for piece in pieces(value)):
			missing += 1
			print(f"{place} = {value}")
	print(count, file=sys.stderr)
	return missing > 0


if __name__ == "__main__":
	sys.exit(main(*sys.argv[1:]))
