"""lengths.py ROOT - functions, lines and files are short, headers are guarded, files say what they are.

Prints functions over 40 lines to standard error and what breaks a limit to standard output.
lengths.exceptions beside it, "PATH FUNCTION LINES" a line, lists functions that may be as long as that
and no longer. It only shrinks: a function that became shorter is named until its line says so."""
import os
import re
import sys

import source

COLUMNS = {"c": 110, "h": 110}
COLUMNS_OF_SCRIPTS = 120  # they hold texts and patterns
FILE_LINES = 600
MOST, MANY, MEDIAN = 80, 40, 15  # no function above; nine in ten below; half of them
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
OURS = ["src", "include", "tests"]


def functions(text):
	"""Name, first line and number of lines of every function, from its return type to its brace."""
	text = DIRECTIVE.sub(lambda m: "\n" * m.group().count("\n"), source.bare(text))
	depth, start, opened = 0, 0, None
	for i, c in enumerate(text):
		if c == "{":
			if depth == 0:
				head = text[start:i]
				name = re.search(r"(\w+)\s*\(.*\)\s*$", head, re.S)
				opened = None
				if name and "=" not in head:
					opened = name.group(1), start + len(head) - len(head.lstrip())
			depth += 1
		elif c == "}":
			depth -= 1
			if depth == 0:
				if opened:
					first = text.count("\n", 0, opened[1]) + 1
					yield opened[0], first, text.count("\n", 0, i) + 2 - first
				start = i + 1
		elif c == ";" and depth == 0:
			start = i + 1


def guard_of(path):
	"""src/room/noun.h is DOSSIER_ROOM_NOUN_H; src/room/room_int.h may leave the second room out."""
	words = path[:-2].upper().split("/")
	if words[0] == "INCLUDE":
		return {words[1] + "_H"}
	if words[0] == "TESTS":
		return {"DOSSIER_TESTS_" + words[-1] + "_H"}
	return {f"DOSSIER_{words[1]}_{words[2]}_H", f"DOSSIER_{words[2]}_H"}


def width(line):
	return len(line.expandtabs(4))


class Lengths:
	def __init__(self, root):
		self.root, self.faults, self.lengths, self.allowed = root, [], [], {}
		name = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lengths.exceptions")
		if os.path.exists(os.path.join(root, "lengths.exceptions")):
			name = os.path.join(root, "lengths.exceptions")
		for line in open(name, encoding="utf-8"):
			if line.strip() and not line.startswith("#"):
				path, function, lines = line.split()
				self.allowed[path, function] = int(lines)

	def check_functions(self, path, text):
		for name, first, lines in functions(text):
			self.lengths.append(lines)
			most = self.allowed.pop((path, name), None)
			if most is not None and (lines < most or lines <= MOST):
				self.faults.append(f"{path}:{first}: {name} shrank to {lines} lines: lengths.exceptions may, too")
			elif lines > (most or MOST):
				self.faults.append(f"{path}:{first}: {name} has {lines} lines")
			elif lines > MANY:
				print(f"{path}:{first}: {name} has {lines} lines", file=sys.stderr)

	def check_lines(self, path, text):
		lines = text.splitlines()
		if len(lines) > FILE_LINES:
			self.faults.append(f"{path}:1: the file has {len(lines)} lines")
		most = COLUMNS.get(path.split(".")[-1], COLUMNS_OF_SCRIPTS)
		for number, line in enumerate(lines, 1):
			if width(line) > most:
				self.faults.append(f"{path}:{number}: the line has {width(line)} columns")
			if line != line.rstrip():
				self.faults.append(f"{path}:{number}: blanks at the end of the line")

	def check_c(self, path, text):
		if not text.startswith("/* "):
			self.faults.append(f"{path}:1: the first line does not say what the file is for")
		if path.endswith(".h"):
			names = re.findall(r"^#ifndef (\w+)\n#define (\w+)\n", text, re.M)
			if not names or names[0][0] != names[0][1] or names[0][0] not in guard_of(path):
				self.faults.append(f"{path}:1: the guard is not {min(guard_of(path))}")
		self.check_functions(path, text)

	def check(self):
		for path in source.files(self.root, OURS, (".c", ".h", ".py", ".sh", ".bash")):
			text = source.read(self.root, path)
			self.check_lines(path, text)
			if path.endswith((".c", ".h")):
				self.check_c(path, text)
		for path, name in self.allowed:
			self.faults.append(f"lengths.exceptions: there is no {name} in {path}")
		lengths = sorted(self.lengths)
		median, ninth = lengths[len(lengths) // 2], lengths[len(lengths) * 9 // 10]
		if median > MEDIAN or ninth > MANY:
			self.faults.append(f"the median function has {median} lines, nine in ten have up to {ninth}")
		print(f"{len(lengths)} functions: median {median}, nine in ten up to {ninth}, longest {lengths[-1]}",
			file=sys.stderr)


if __name__ == "__main__":
	checker = Lengths(sys.argv[1])
	checker.check()
	print("\n".join(checker.faults), end="\n" if checker.faults else "")
	sys.exit(1 if checker.faults else 0)
