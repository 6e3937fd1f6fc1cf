"""paint_links.py FILE.pdf - prints every link as qpdf sees it: page -> page, top, rectangle."""
import json
import subprocess
import sys

run = subprocess.run(["qpdf", "--json=1", sys.argv[1]], check=True, capture_output=True)
document = json.loads(run.stdout)
objects = document["objects"]
pages = [page["object"] for page in document["pages"]]
for number, page in enumerate(pages):
	for reference in objects[page].get("/Annots", []):
		link = objects[reference]
		assert link["/Subtype"] == "/Link" and link["/Border"] == [0, 0, 0], link
		to, how, left, top, zoom = link["/Dest"]
		assert how == "/XYZ" and left == 0 and zoom is None, link
		print(number, "->", pages.index(to), top, "[" + ",".join(map(str, link["/Rect"])) + "]")
