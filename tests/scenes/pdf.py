"""pdf.py PDF [NUMBERED [FIRST TOTAL]] - reads a dossier as a reader's viewer does, and prints what is wrong.

Every link, outline entry and page label leads where it says:
  - destinations are pages of the document, at a height that the page has
  - a link on a bare number, as in the exhibit list, leads to the page that prints this number as its folio;
    there are at least NUMBERED of them
  - a link on "Exhibit 7" (证据 7, Приложение № 7, Anlage 7) leads to where these words stand, one on "Exhibit 3,
    message 4" to where a 4 does, and so does a number that follows it: "messages 4, 6"
  - folios count the pages, in a volume from FIRST on, and page labels are the folios
  - the outline goes forward; title and language are set"""
import html
import json
import re
import subprocess
import sys
from unicodedata import east_asian_width

FOLIO = re.compile(r"Page (\d+) of (\d+)|第(\d+)页/共(\d+)页|Стр\. ?(\d+) из (\d+)|Seite (\d+) von (\d+)")
LABEL = re.compile(r"(?:Exhibit|证据|Приложение №|Прил\. №|Anlage)\s*(\d+)")
MESSAGE = re.compile(r"(?:messages? |сообщ(?:\.|ения|ение) |第 |Nachricht(?:en)? )(\d+)")
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def run(*command):
	return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def has_number(text, number):
	return re.search(rf"(?<!\d){number}(?!\d)", text)


class Pdf:
	def __init__(self, path):
		read = json.loads(run("qpdf", "--json=2", path))
		self.objects, self.json = read["qpdf"][1], read
		self.pages = [page["object"] for page in read["pages"]]
		self.words = [self.read_words(text) for text in run("pdftotext", "-bbox", path, "-").split("<page ")[1:]]
		self.faults, self.n_links, self.n_numbered, self.n_labels, self.n_messages = [], 0, 0, 0, 0
		self.first, self.total = 1, len(self.pages)
		self.message = None  # where the last link led, if to a message of a chat

	@staticmethod
	def read_words(text):
		return [(float(m[0]), float(m[1]), float(m[2]), float(m[3]), html.unescape(m[4]))
			for m in WORD.findall(text)]

	@staticmethod
	def cut_word(word, left, right):
		"""The characters of a word between two sides: where Chinese runs on, a word is a line of it."""
		x0, _, x1, _, text = word
		widths = [2 if east_asian_width(c) in "WF" else 1 for c in text]
		scale, x, kept = (x1 - x0) / max(1, sum(widths)), x0, ""
		for c, width in zip(text, widths):
			if left - 1 <= x + width * scale / 2 <= right + 1:
				kept += c
			x += width * scale
		return kept

	def value(self, reference):
		if not (isinstance(reference, str) and re.fullmatch(r"\d+ 0 R", reference)):
			return reference
		return self.objects["obj:" + reference]["value"]

	def fault(self, page, what):
		self.faults.append(f"page {page + 1}: {what}")

	def text_in(self, page, left, top, right, bottom):
		found = [self.cut_word(word, left, right) for word in self.words[page]
			if top - 1 <= (word[1] + word[3]) / 2 <= bottom + 1]
		return " ".join(filter(None, found))

	def folio(self, page):
		text = " ".join(word[4] for word in self.words[page])
		found = FOLIO.findall(text) or FOLIO.findall(text.replace(" ", ""))
		numbers = {tuple(int(n) for n in match if n) for match in found}
		return numbers.pop() if len(numbers) == 1 else None

	def height(self, page):
		return float(self.value(self.objects["obj:" + self.pages[page]]["value"]["/MediaBox"])[3])

	def check_folios(self):
		labels = self.json["pagelabels"]
		if labels != [{"index": 0, "label": {"/S": "/D", "/St": self.first}}]:
			self.fault(0, f"page labels are {labels}")
		for page in range(len(self.pages)):
			if self.folio(page) != (page + self.first, self.total):
				self.fault(page, f"the folio is {self.folio(page)}")

	def check_destination(self, page, where, what):
		"""The index of the page it leads to, and the height from the top."""
		if not where or where[0] not in self.pages:
			self.fault(page, f"{what} leads nowhere")
			return None
		to = self.pages.index(where[0])
		top = self.height(to) - where[3]
		if where[1] != "/XYZ" or not 0 <= top < self.height(to):
			self.fault(page, f"{what} leads to {where}")
		return to, top

	def check_number(self, page, text, to, there):
		if self.folio(to)[0] == int(text):
			self.n_numbered += 1
			self.message = None
		elif not self.message or not has_number(there, text):
			self.fault(page, f"the number {text} leads to page {to + 1}")

	def check_words(self, page, text, to, top):
		label, message = LABEL.match(text), MESSAGE.search(text)
		there = self.text_in(to, 0, top - 2, 1000, top + 60)
		if re.fullmatch(r"\d+", text):
			return self.check_number(page, text, to, there)
		self.message = message
		self.n_messages += bool(message)
		self.n_labels += bool(label and not message)
		if message and not has_number(there, message.group(1)):
			self.fault(page, f'"{text}" leads to "{there[:60]}" on page {to + 1}')
		if not message and LABEL.fullmatch(text) and label.group(1) not in LABEL.findall(there):
			self.fault(page, f'"{text}" leads to "{there[:60]}" on page {to + 1}')

	def check_link(self, page, link):
		left, low, right, high = link["/Rect"]
		rect = (left, self.height(page) - high, right, self.height(page) - low)
		text = self.text_in(page, *rect)
		self.n_links += 1
		if not (0 <= left < right <= 596 and 0 <= rect[1] < rect[3] <= 842):
			self.fault(page, f"a link is at {rect}")
		if not text:
			self.fault(page, f"a link at {rect} has no words")
		to = self.check_destination(page, link.get("/Dest"), f'the link "{text}"')
		if to:
			self.check_words(page, text, *to)

	def check_links(self):
		for page, name in enumerate(self.pages):
			for reference in self.value(self.objects["obj:" + name]["value"].get("/Annots", [])):
				self.check_link(page, self.value(reference))

	def check_outline(self, entries, last=0):
		for entry in entries:
			to = self.check_destination(0, entry["dest"], f'the outline\'s "{entry["title"]}"')
			if not entry["title"] or to and to[0] < last:
				self.fault(0, f'the outline\'s "{entry["title"]}" is out of order')
			last = self.check_outline(entry["kids"], to[0] if to else last)
		return last

	def check_about(self):
		catalog = self.value(self.objects["trailer"]["value"]["/Root"])
		about = self.value(self.objects["trailer"]["value"]["/Info"])
		if not catalog.get("/Lang", "").startswith("u:") or len(about.get("/Title", "")) < 5:
			self.fault(0, "title and language are missing")

	def check(self, numbered):
		self.check_folios()
		self.check_links()
		self.check_outline(self.json["outlines"])
		self.check_about()
		if not self.json["outlines"]:
			self.fault(0, "there is no outline")
		if self.n_numbered < numbered:
			self.fault(0, f"{self.n_numbered} links on page numbers, of {numbered}")


if __name__ == "__main__":
	pdf = Pdf(sys.argv[1])
	if len(sys.argv) > 4:
		pdf.first, pdf.total = int(sys.argv[3]), int(sys.argv[4])
	pdf.check(int(sys.argv[2]) if len(sys.argv) > 2 else 0)
	print("\n".join(pdf.faults), end="\n" if pdf.faults else "")
	print(f"{len(pdf.pages)} pages, {pdf.n_links} links, {pdf.n_numbered} of them page numbers,",
		f"{pdf.n_labels} exhibits, {pdf.n_messages} messages", file=sys.stderr)
	sys.exit(1 if pdf.faults else 0)
