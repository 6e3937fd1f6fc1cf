"""sarif.py FILE... - holds logs against what SARIF 2.1.0 asks of the parts that dossier writes.

Prints what is wrong, a line each. It knows these parts only: a property that is new here is added below, from the
standard (section 3 names the object). The standard's own JSON schema is not kept here: it is as long as a room."""
import json
import sys
import urllib.parse

LEVELS = ("none", "note", "warning", "error")


class Log:
	def __init__(self, log):
		self.faults = []
		self.object("", log, FILE)

	def fault(self, path, what):
		self.faults.append(f"{path or '/'}: {what}")

	def object(self, path, value, shape):
		"""shape: property -> (is required, what it must be)."""
		if not isinstance(value, dict):
			self.fault(path, "is no object")
			return
		for name in value.keys() - shape.keys():
			self.fault(path, f"has {name}, which is not known here")
		for name, (is_required, check) in shape.items():
			if name in value:
				self.value(f"{path}/{name}", value[name], check)
			elif is_required:
				self.fault(path, f"has no {name}")

	def value(self, path, value, check):
		if isinstance(check, dict):
			self.object(path, value, check)
		elif isinstance(check, list):
			if not isinstance(value, list):
				self.fault(path, "is no list")
				return
			for i, item in enumerate(value):
				self.value(f"{path}/{i}", item, check[0])
		elif not check(value):
			self.fault(path, f"cannot be {value!r}")


def is_text(value):
	return isinstance(value, str) and value != ""


def is_count(value):
	return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def is_index(value):
	return value == 0 and value is not False or is_count(value)


def is_uri(value):
	"""A URI reference (RFC 3986): ASCII, escapes whole, and no scheme but file."""
	if not is_text(value) or not value.isascii() or set(value) & set(' "<>\\^`{|}'):
		return False
	escapes = value.split("%")[1:]
	return all(len(e) >= 2 and set(e[:2]) <= set("0123456789ABCDEFabcdef") for e in escapes) \
		and urllib.parse.urlsplit(value).scheme in ("", "file")


MESSAGE = {"text": (True, is_text)}
REGION = {"startLine": (True, is_count), "startColumn": (False, is_count), "endColumn": (False, is_count)}
LOCATION = {"physicalLocation": (False, {
	"artifactLocation": (True, {"uri": (True, is_uri)}), "region": (False, REGION)})}
RESULT = {"ruleId": (False, is_text), "ruleIndex": (False, is_index), "level": (False, lambda v: v in LEVELS),
	"message": (True, MESSAGE), "locations": (False, [LOCATION])}
RULE = {"id": (True, is_text), "shortDescription": (False, MESSAGE), "help": (False, MESSAGE),
	"defaultConfiguration": (False, {"level": (False, lambda v: v in LEVELS)})}
DRIVER = {"name": (True, is_text), "version": (False, is_text), "rules": (False, [RULE])}
RUN = {"tool": (True, {"driver": (True, DRIVER)}),
	"invocations": (False, [{"executionSuccessful": (True, lambda v: isinstance(v, bool)),
		"exitCode": (False, lambda v: isinstance(v, int))}]),
	"columnKind": (False, lambda v: v in ("utf16CodeUnits", "unicodeCodePoints")), "results": (False, [RESULT])}
FILE = {"$schema": (False, lambda v: is_text(v) and v.startswith("https://") and "sarif" in v),
	"version": (True, lambda v: v == "2.1.0"), "runs": (True, [RUN])}


def across(run):
	"""What a schema cannot say: results name their rules, and a region is not empty."""
	rules = run["tool"]["driver"].get("rules", [])
	if len({r["id"] for r in rules}) < len(rules):
		yield "two rules have one id"
	for i, result in enumerate(run["results"]):
		index = result.get("ruleIndex")
		if (index is None) != ("ruleId" not in result) or \
				index is not None and (index >= len(rules) or rules[index]["id"] != result["ruleId"]):
			yield f"result {i} has the index of another rule"
		for location in result.get("locations", []):
			region = location["physicalLocation"].get("region", {})
			if region.get("endColumn", 1 << 30) <= region.get("startColumn", 1):
				yield f"result {i} ends before it begins"
			if "startColumn" in region and "columnKind" not in run:
				yield "nobody says what columns count"


def faults(text):
	log = json.loads(text)
	found = Log(log).faults
	if not found:
		found = [fault for run in log["runs"] for fault in across(run)]
		if next(iter(log)) != "version":
			found.append("the version should come first (3.13.2)")
	return found


def main(paths):
	wrong = [f"{path}: {fault}" for path in paths for fault in faults(open(path, encoding="utf-8").read())]
	print("\n".join(wrong))
	return 1 if wrong else 0


if __name__ == "__main__":
	sys.exit(main(sys.argv[1:]))
