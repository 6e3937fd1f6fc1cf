"""complaints.py DOSSIER SOURCE FOLDER - every playbook has a sample case that builds, and a piece of evidence that
is required and taken away is named. Works in FOLDER, prints faults to standard output and a summary to standard error.

What is missing after the taking is worked out here anew, from evidence.yaml and the playbook."""
import concurrent.futures
import copy
import pathlib
import re
import shutil
import subprocess
import sys

import yaml

ROWS = {f"A{n}" for n in range(1, 32)}
LISTS = ("exhibits", "certificates", "chat")


def load(path):
	return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def join(under, over):
	"""As include does: maps key by key, everything else as a whole."""
	if not isinstance(under, dict) or not isinstance(over, dict):
		return over
	return {**under, **{k: join(under[k], v) if k in under else v for k, v in over.items()}}


def flatten(path):
	case = load(path)
	names = case.pop("include", [])
	under = {}
	for name in [names] if isinstance(names, str) else names:
		under = join(under, flatten(path.parent / name))
	return join(under, case)


def as_list(value):
	return value if isinstance(value, list) else [] if value is None else [value]


def maps(node):
	"""Every map of a case, and whether it may be dropped from the list that holds it."""
	for value in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
		yield from maps(value)
	if isinstance(node, dict):
		yield node


class Evidence:
	"""evidence.yaml: where a piece is found in a case, and how it is taken out of one."""

	def __init__(self, pieces):
		self.pieces = pieces

	def has(self, case, piece):
		if any(piece in as_list(m.get("shows")) for m in maps(case)):
			return True
		return any(self.selects(case, selector) for selector in as_list(self.pieces[piece]["from"]))

	@staticmethod
	def selects(case, selector):
		first, _, rest = selector.partition(".")
		if first == "certificate":
			return any(c["kind"] == rest for c in case.get("certificates", []))
		if selector == "chat.marked":
			return any(m.get("mark") for c in case.get("chat", []) for m in c.get("messages", []))
		if first == "chat" and rest:
			return any(c.get(rest) for c in case.get("chat", []))
		if selector == "logistics.delivered":
			return any(e.get("delivered") for e in case.get("logistics", {}).get("events", []))
		first = {"events": "timeline"}.get(first, first)
		return bool(case.get(first, {}).get(rest) if rest else case.get(first))

	def take(self, case, piece):
		for selector in as_list(self.pieces[piece]["from"]):
			self.take_selected(case, selector)
		for key in LISTS:
			case[key] = [e for e in case.get(key, []) if not set(as_list(e.get("shows"))) == {piece}]
		for holder in maps(case):
			holder["shows"] = [s for s in as_list(holder.get("shows")) if s != piece]
		self.tidy(case)

	@staticmethod
	def take_selected(case, selector):
		first, _, rest = selector.partition(".")
		if first == "certificate":
			case["certificates"] = [c for c in case.get("certificates", []) if c["kind"] != rest]
		elif selector == "chat.marked":
			for message in (m for c in case.get("chat", []) for m in c.get("messages", [])):
				message.pop("mark", None)
		elif first == "chat":
			for chat in case.get("chat", []):
				chat.pop(rest, None)
		elif selector == "logistics.delivered":
			for event in case.get("logistics", {}).get("events", []):
				event.pop("delivered", None)
		elif rest:
			case.get(first, {}).pop(rest, None)
		else:
			case.pop({"events": "timeline"}.get(first, first), None)
		if first == "supplements":
			case.pop("verdict", None)

	@staticmethod
	def tidy(case):
		"""Drop what is empty now, and every reference to what is gone."""
		case["chat"] = [c for c in case.get("chat", []) if c.get("messages") or c.get("screenshots")]
		for key in LISTS:
			if not case[key]:
				del case[key]
		ids = {c.get("id", "chat") for c in case.get("chat", [])} | {k for k in ("order", "logistics") if case.get(k)}
		ids |= {e["id"] for key in ("exhibits", "certificates") for e in case.get(key, [])}
		lines = any(c.get("messages") for c in case.get("chat", []))

		def stands(reference):
			name, _, line = reference.partition(":")
			return name in ids and (lines or not line)

		for holder in maps(case):
			for key, value in list(holder.items()):
				if key == "proof":
					holder[key] = [r for r in as_list(value) if stands(r)]
				elif isinstance(value, str):
					holder[key] = re.sub(r"\[\[([^]]+)\]\]", lambda m: m[0] if stands(m[1]) else m[1], value)
				if holder[key] == [] or holder[key] == {}:
					del holder[key]


class Samples:
	def __init__(self, dossier, source, folder):
		self.dossier, self.source, self.folder = dossier, source, folder / "complaints"
		self.evidence = Evidence(load(source / "templates" / "evidence.yaml"))
		shutil.copytree(source / "samples" / "complaints", self.folder)

	def run(self, *arguments):
		done = subprocess.run([self.dossier, *arguments], capture_output=True, text=True, check=False)
		return done.returncode, done.stderr

	def now(self, case):
		"""Within the time to respond."""
		return case.get("opened", "2025-03-17 18:00 +08:00")

	def missing(self, messages):
		"""The sets of pieces that the program says are missing."""
		lines = re.findall(r"required evidence is missing: (.*) \[evidence-missing\]", messages)
		named = [re.findall(r"\(([a-z-]+)\)", line) for line in lines]
		return sorted(sorted(set(names) & set(self.evidence.pieces)) for names in named)

	def look(self, path):
		"""Faults and the number of things taken away for one playbook."""
		name, playbook = path.stem, load(path)
		sample = self.folder / (name + ".yaml")
		if not sample.exists():
			return [f"{name}: there is no sample"], 0
		case = flatten(sample)
		if f"{case['platform']}.{case['complaint']}" != name:
			return [f"{name}: the sample is about something else"], 0
		faults = self.build(name, sample, case)
		wanted = [as_list(w.get("piece")) + w.get("any", []) for w in playbook["evidence"]["required"]]
		for number, pieces in enumerate(wanted):
			faults += self.without(f"{name}.{number}", case, pieces, wanted)
		return faults, len(wanted)

	def build(self, name, sample, case):
		status, messages = self.run("build", str(sample), "--deliver", "pdf,text", "--now", self.now(case))
		if status not in (0, 3) or self.missing(messages):
			return [f"{name}: status {status}: {messages}"]
		return [] if sample.with_suffix(".pdf").stat().st_size > 10000 else [f"{name}: no dossier"]

	def without(self, name, case, pieces, wanted):
		poorer = copy.deepcopy(case)
		for piece in pieces:
			self.evidence.take(poorer, piece)
		gone = sorted(sorted(w) for w in wanted if not any(self.evidence.has(poorer, p) for p in w))
		if sorted(pieces) not in gone:
			return [f"{name}: {pieces} cannot be taken away"]
		file = self.folder / (name + ".yaml")
		file.write_text(yaml.dump(poorer, allow_unicode=True, sort_keys=False), encoding="utf-8")
		status, messages = self.run("check", str(file), "--now", self.now(case))
		if status != 3 or self.missing(messages) != gone:
			return [f"{name}: status {status}, {self.missing(messages)} is missing and not {gone}: {messages}"]
		return []


def table(source, rows):
	"""What the table of templates/README.md says otherwise than the playbooks."""
	text = (source / "templates" / "README.md").read_text(encoding="utf-8")
	for path in re.findall(r"\]\(([^)]+)\)", re.sub(r"`[^`]*`", "", text)): # what is code is no link
		if not (source / "templates" / path).exists():
			yield f"templates/README.md: there is no {path}"
	told = {row: rest for row, rest in re.findall(r"^\| (A\d+) \|(.*)$", text, re.M)}
	for row in sorted(ROWS):
		for links in (r"\(complaints/([^)]+)\.yaml\)", r"\(\.\./samples/complaints/([^)]+)\.yaml\)"):
			names = set(re.findall(links, told.get(row, "")))
			if names != rows.get(row, set()):
				yield f"templates/README.md: {row} has {sorted(names)}, the playbooks {sorted(rows.get(row, set()))}"


def main(dossier, source, folder):
	source = pathlib.Path(source)
	samples = Samples(dossier, source, pathlib.Path(folder))
	playbooks = sorted((source / "templates" / "complaints").glob("*.yaml"))
	with concurrent.futures.ThreadPoolExecutor(2) as pool:
		results = list(pool.map(samples.look, playbooks))
	for fault in (f for faults, _ in results for f in faults):
		print(fault)
	rows = {}
	for path in playbooks:
		for row in load(path)["rows"]:
			rows.setdefault(row, set()).add(path.stem)
	if set(rows) != ROWS:
		print(f"rows without a playbook, or unknown: {sorted(set(rows) ^ ROWS)}")
	for fault in table(source, rows):
		print(fault)
	print(f"{len(playbooks)} playbooks, {sum(n for _, n in results)} pieces taken away", file=sys.stderr)


if __name__ == "__main__":
	main(*sys.argv[1:])
