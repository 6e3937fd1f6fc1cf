"""manual.py ROOT - compares dossier(1) with the sources, and prints what differs, a line each.

Compared are the codes of diagnostics, the options, the commands, the exit statuses and the variables
of the environment, both ways: what the sources have and what the page has. A code must be written at
the place that reports it, or at every call of the function that passes it on, or in the table of rules."""
import re
import sys

import source

# Who takes a code, and as which argument.
REPORTERS = {"diag_note": 2, "diag_warning": 2, "diag_error": 2, "diag_system": 2, "diag_failure": 2,
	"image_fail": 1, "run_fault": 1, "press_fail": 1}
RULES = "src/check/rules.c"
# Notes and warnings that are no judgement on a case: they tell of the YAML, the machine or the command.
NO_RULES = {"cannot-verify", "case-errors", "case-kept", "comment", "drafted", "empty-list", "font-missing", "guess",
	"left-out", "makefile", "makefile-exists", "no-cases", "no-playbook", "silence-unused", "stale-file", "text-count"}
RULE = re.compile(r'^\t\{"([a-z-]+)", LEVEL_', re.M)
CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"')
CALL = re.compile(r"(?<![\w.>])([a-z_]+)\s*\(")
FUNCTION = re.compile(r"^(static )?(?:\w[\w \t*]*?[ \t*])(\w+)\(([^;{]*?)\)\s*\{", re.M | re.S)
PAGE = "man/dossier.1"


def skip(text, at):
	"""The index behind the string or character that begins at `at`."""
	quote, at = text[at], at + 1
	while text[at] != quote:
		at += 2 if text[at] == "\\" else 1
	return at + 1


def arguments(text, at):
	"""What stands between the commas of a call, from behind its opening parenthesis."""
	found, depth, start = [], 0, at
	while depth >= 0:
		c = text[at]
		if c in "\"'":
			at = skip(text, at)
			continue
		depth += (c in "([{") - (c in ")]}")
		if depth < 0 or c == "," and depth == 0:
			found.append(text[start:at].strip())
			start = at + 1
		at += 1
	return found


def without_comments(text):
	return source.TOKENS.sub(lambda m: m.group() if m.group()[0] in "\"'" else " ", text)


class Sources:
	"""Codes and where they are reported. A function that hands on a code it was given is a reporter too."""

	def __init__(self, root):
		self.texts = {path: without_comments(source.read(root, path))
			for path in source.files(root, ["src"], (".c", ".h"))}
		self.codes, self.mild, self.unclear = {}, set(), []
		self.reporters = {(None, name): place for name, place in REPORTERS.items()}
		grown = True
		while grown:
			before = dict(self.reporters)
			self.codes, self.unclear = {}, []
			for path, text in self.texts.items():
				self.read(path, text)
			grown = self.reporters != before

	def function(self, path, text, at):
		"""The function around `at` as a key of reporters, and the names of its parameters."""
		inside = list(FUNCTION.finditer(text, 0, at))
		if not inside:
			return None, []
		is_static, name, parameters = inside[-1].groups()
		names = [re.search(r"(\w*)(\[\w*\])?$", p.strip())[1] for p in parameters.split(",")]
		return (path if is_static else None, name), names

	def is_definition(self, text, call):
		line = text[text.rfind("\n", 0, call.start()) + 1:call.start()]
		return bool(re.match(r"(static |extern |const |struct |void |bool |char |\*|\w+ \*?)+$", line)) \
			and not line.strip().startswith("return")

	def read(self, path, text):
		for code in RULE.findall(text) if path == RULES else []:
			self.codes.setdefault(code, path)
		for m in re.finditer(r"(?:\.|->)code\s*=\s*([^,;}]*)", text):
			for code in CODE.findall(m[1]):
				self.codes.setdefault(code, path)
		for call in CALL.finditer(text):
			place = self.reporters.get((path, call[1]), self.reporters.get((None, call[1])))
			if place is None or self.is_definition(text, call):
				continue
			given = arguments(text, call.end())
			if place < len(given):
				self.take(path, text, call, given[place])

	def take(self, path, text, call, argument):
		codes = CODE.findall(argument)
		for code in codes:
			self.codes.setdefault(code, path)
		if codes:
			self.mild |= set(codes) if call[1] in ("diag_note", "diag_warning") else set()
			return
		function, parameters = self.function(path, text, call.start())
		if argument in parameters:
			self.reporters.setdefault(function, parameters.index(argument))
		elif not re.search(r"(->|\.)(code|fault\.code)$", argument):
			self.unclear.append(f"{path}: which code is {argument} in a call of {call[1]}?")


def section(page, title):
	found = re.search(rf"^\.Sh {title}\n(.*?)(?=^\.Sh |\Z)", page, re.M | re.S)
	return found[1] if found else ""


def items(text, macro):
	"""The first word of every .It MACRO."""
	return re.findall(rf"^\.It {macro} (\S+)", text, re.M)


def compare(what, ours, theirs):
	for name in sorted(set(ours) - set(theirs)):
		yield f"{PAGE}: {what} {name} is missing"
	for name in sorted(set(theirs) - set(ours)):
		yield f"{PAGE}: {what} {name} is not in the sources"


def sorted_wrong(names):
	return [f"{PAGE}: {b} stands behind {a}" for a, b in zip(names, names[1:]) if b <= a]


def statuses(root):
	return re.findall(r"DOSSIER_[A-Z]+ = (\d+)", source.read(root, "include/dossier.h"))


def main(root):
	page = source.read(root, PAGE)
	sources = Sources(root)
	faults = list(sources.unclear)
	codes = items(section(page, "DIAGNOSTICS"), "Sy")
	table = sources.texts["src/cli/options.c"]
	options = {f"{name} {letter}" if letter else name
		for name, letter in re.findall(r'^\t\{"([a-z0-9-]+)", (?:0|\'(\w)\'),', table, re.M)}
	described = {f"{name} {letter}" if letter else name
		for letter, name in re.findall(r"^\.It (?:Fl (\w)(?: Ar \S+)? , )?Fl -([a-z0-9-]+)", page, re.M)}
	commands = {name for path, text in sources.texts.items() if path.startswith("src/cli/cmd_")
		for name in re.findall(r"struct command cmd_\w+ = \{\"(\w+)\"", text)}
	environment = {name for text in sources.texts.values()
		for name in re.findall(r'getenv\("(\w+)"\)', text)}
	faults += compare("the code", sources.codes, codes)
	faults += sorted_wrong(codes)
	rules = set(RULE.findall(sources.texts[RULES]))
	faults += [f"{RULES}: {code} is told and is no rule" for code in sorted(sources.mild - rules - NO_RULES)]
	faults += [f"NO_RULES: {code} needs no exception" for code in sorted(NO_RULES - sources.mild | NO_RULES & rules)]
	faults += compare("the option", options, described)
	faults += compare("the command", commands, items(section(page, "COMMANDS"), "Cm"))
	faults += compare("the status", statuses(root), items(section(page, r"EXIT STATUS"), "Li"))
	faults += compare("the variable", environment, items(section(page, "ENVIRONMENT"), "Ev"))
	for fault in faults:
		print(fault)
	print(f"{len(sources.codes)} codes, {len(options)} options", file=sys.stderr)
	return 1 if faults else 0


if __name__ == "__main__":
	sys.exit(main(sys.argv[1]))
