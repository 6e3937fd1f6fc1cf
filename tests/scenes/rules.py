"""rules.py - what a depfile says, against what a program did.

    rules.py inputs DEPFILE            the inputs of its rule, one a line, as make reads them
    rules.py opened TRACE FOLDER...    the files below these folders that were opened for reading, by strace
"""
import os
import re
import sys


def split(text):
	"""Words between spaces, with make's escapes taken away."""
	text = text.replace("\\\n", " ")
	words = re.findall(r"(?:\\.|[^\s\\])+", text)
	return [re.sub(r"\\([ #:%\\])", r"\1", word).replace("$$", "$") for word in words]


def inputs(path):
	rule = open(path, encoding="utf-8").read().split("\n\n")[0]
	return split(rule[re.search(r"(?<!\\):(?= )", rule).end():])


def opened(trace, folders):
	"""Whatever was opened to be read and is a file. Names come as octal escapes where they are not ASCII."""
	found = set()
	for line in open(trace, encoding="ascii", errors="surrogateescape"):
		call = re.search(r'open(?:at2?)?\((?:AT_FDCWD, )?"((?:[^"\\]|\\.)*)", .*?O_(?:RDONLY|RDWR).* = \d', line)
		if not call or "O_DIRECTORY" in line:
			continue
		raw = call[1].encode("ascii").decode("unicode_escape").encode("latin-1")
		path = os.path.realpath(raw.decode("utf-8"))
		if os.path.isfile(path) and any(path.startswith(os.path.realpath(f) + "/") for f in folders):
			found.add(path)
	return found


if sys.argv[1] == "inputs":
	print("\n".join(inputs(sys.argv[2])))
elif sys.argv[1] == "opened":
	print("\n".join(sorted(opened(sys.argv[2], sys.argv[3:]))))
