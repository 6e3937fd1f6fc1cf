"""source.py - what the scenes that read C share: files, and C without its comments and strings."""
import os
import re

# Comments, strings and characters. A comment becomes its newlines, a string keeps its quotes only.
TOKENS = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)


def bare(text):
	"""The text with as many lines, but nothing in it that is not code."""
	def blank(match):
		token = match.group()
		return token[0] * 2 if token[0] in "\"'" else " " + "\n" * token.count("\n")
	return TOKENS.sub(blank, text)


def files(root, folders, endings):
	"""Paths relative to root, sorted."""
	found = []
	for folder in folders:
		for place, _, names in os.walk(os.path.join(root, folder)):
			found += [os.path.relpath(os.path.join(place, name), root)
				for name in names if name.endswith(endings)]
	return sorted(found)


def read(root, path):
	with open(os.path.join(root, path), encoding="utf-8") as file:
		return file.read()
