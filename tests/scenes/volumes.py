"""volumes.py - a dossier in volumes, as its reader has it: does what stands in another one stand there?

    volumes.py case KIND   a case on standard output: photos (and photo-1.jpg ... in the folder), chat, mixed
    volumes.py pictures    of the mixed one: c1.jpg, c2.jpg, large.jpg and paper.pdf, with grain in which JPEG saves
                           little
    volumes.py read NAME   of NAME-1.pdf ...: every "Exhibit 7 (volume 2, page 14)" and every row of the contents is
                           looked up; prints what is wrong, then how many references and rows there were
    volumes.py kill WHEN COMMAND...
                           kill -9 after so many seconds, or as soon as the file of that name is another one"""
import glob
import os
import random
import re
import subprocess
import sys
import time

from PIL import Image

WHERE = re.compile(r"Exhibit (\d+)(?:, messages? ([\d, and]+?))? \(volume (\d+), page (\d+)\)")
ROW = re.compile(r"^\s*Exhibit (\d+)\. .*?\s+(\d+)\s+(\d+)$", re.M)
FOLIO = re.compile(r"Volume (\d+) of (\d+) · Page (\d+) of (\d+)")
HEAD = """dossier: 1
platform: generic
complaint: damaged
language: en
number: V-1
seller: {name: Anna Seller}
"""


def photos():
	ids = range(1, 9)
	return HEAD + "claims:\n  - {says: Broken., fact: 'Whole, see [[p3]].', proof: [p1, p4, p7]}\n" \
		+ "statement: First [[p1]], then [[p5]] and [[p8]].\nexhibits:\n" \
		+ "".join(f"  - {{id: p{i}, file: photo-{(i - 1) % 4 + 1}.jpg, title: Photo {i},"
			f" caption: 'Compare [[p{9 - i}]]'}}\n" for i in ids)


def chat():
	messages = "".join(f"      - {{at: 2025-01-05 10:{i // 3:02}, from: {'buyer' if i % 2 else 'seller'},"
		f" text: 'This is message {i + 1} of a very long conversation.'}}\n" for i in range(150))
	return HEAD + "statement: 'At first [[chat:2]], then [[chat:75]], and in the end [[chat:149]].'\n" \
		+ "chat:\n  - id: chat\n    with: Buyer\n    messages:\n" + messages


def mixed():
	return HEAD + "statement: First [[pair]], then [[large]], [[paper]], [[again]] and [[shot]].\nexhibits:\n" \
		"  - {id: pair, title: Compared, compare: [c1.jpg, c2.jpg]}\n  - {id: large, file: large.jpg, title: Large}\n" \
		"  - {id: paper, file: paper.pdf, title: Paper}\n  - {id: again, file: c2.jpg, title: Again}\n" \
		"  - {id: shot, file: shot.png, title: Words}\n"


def pictures():
	dice = random.Random(5)
	for name, width, height in (("c1", 1600, 1200), ("c2", 1600, 1200), ("large", 4000, 3000), ("paper", 1654, 2339)):
		soft = Image.frombytes("RGB", (160, 120), dice.randbytes(160 * 120 * 3)).resize((width, height))
		grain = Image.frombytes("L", (width, height), dice.randbytes(width * height)).convert("RGB")
		Image.blend(soft, grain, 0.2).save(f"{name}.jpg", quality=92)
	Image.open("paper.jpg").save("paper.pdf", resolution=200)


def words(pdf):
	return subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout


def flat(text):
	return re.sub(r"\s+", " ", text.replace("\u00a0", " "))


def read(name):
	faults, pages, total, rows, n = [], {}, 0, [], 0
	volumes = sorted(glob.glob(f"{name}-*.pdf"))
	for v, pdf in enumerate(volumes, 1):
		for page in words(pdf).split("\f")[:-1]:
			total += 1
			folio = FOLIO.search(flat(page))
			if not folio or (int(folio[1]), int(folio[2]), int(folio[3])) != (v, len(volumes), total):
				faults.append(f"{pdf}: the foot of page {total} says {folio and folio[0]}")
			pages[v, total] = page
	contents = []
	for (v, page), text in pages.items():
		found = [(int(e), int(w), int(p)) for e, w, p in ROW.findall(text)]
		contents += [(v, row) for row in found]
		for exhibit, lines, volume, at in WHERE.findall(flat(text)):
			n += 1
			there = flat(pages.get((int(volume), int(at)), ""))
			last = re.findall(r"\d+", lines)[-1:]
			is_there = re.search(rf"(?<!\d){last[0]}(?!\d)", there) if last \
				else f"Exhibit {exhibit} " in there or f"Exhibit {exhibit}." in there
			if not is_there or int(volume) == v:
				faults.append(f"volume {v}, page {page}: Exhibit {exhibit} {lines} is not on page {at} of {volume}")
	lists = [[row for v, row in contents if v == volume] for volume in range(1, len(volumes) + 1)]
	for exhibit, volume, page in lists[0]:
		if f"Exhibit {exhibit}" not in flat(pages.get((volume, page), "")):
			faults.append(f"the contents: Exhibit {exhibit} is not on page {page} of volume {volume}")
	if any(rows != lists[0] for rows in lists):
		faults.append("the contents differ")
	if any(words(pdf).count("Contents of all volumes") < 1 for pdf in volumes):
		faults.append("a volume without contents")
	print("\n".join(faults), end="\n" if faults else "")
	print(n, len(lists[0]), total)


def kill(when, command):
	is_time = when[0].isdigit()
	before = None if is_time else os.stat(when).st_ino
	process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
	if is_time:
		time.sleep(float(when))
	while not is_time and process.poll() is None and os.stat(when).st_ino == before:
		pass
	process.kill()
	process.wait()


if sys.argv[1] == "kill":
	kill(sys.argv[2], sys.argv[3:])
elif sys.argv[1] == "pictures":
	pictures()
elif sys.argv[1] == "case":
	print({"photos": photos, "chat": chat, "mixed": mixed}[sys.argv[2]](), end="")
else:
	read(sys.argv[2])
