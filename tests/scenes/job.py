"""job.py FILE - what is wrong with a Kubernetes object, a line each, by the models of the API: keys that are none,
values of another type, what is required and missing. Nothing is converted, as the API server converts nothing."""
import datetime
import re
import sys

import yaml
from kubernetes.client import models

KINDS = {("batch/v1", "Job"): "V1Job"}
PLAIN = {"str": str, "int": int, "bool": bool, "float": (int, float), "datetime": (str, datetime.datetime)}


def check(value, wanted, at):
	"""Faults of a value where the API wants `wanted`, such as dict(str, str), list[V1Container], int or object."""
	entries = re.fullmatch(r"list\[(.*)\]|dict\(str, (.*)\)", wanted)
	if wanted == "object":
		return
	if entries and entries[1]:
		yield from check_entries(value, list, entries[1], at)
	elif entries:
		yield from check_entries(value, dict, entries[2], at)
	elif wanted in PLAIN:
		if not isinstance(value, PLAIN[wanted]) or isinstance(value, bool) != (wanted == "bool"):
			yield f"{at}: {value!r} is no {wanted}"
	else:
		yield from check_model(value, getattr(models, wanted), at)


def check_entries(value, kind, wanted, at):
	if not isinstance(value, kind):
		yield f"{at}: {value!r} is no {kind.__name__}"
		return
	for key, entry in enumerate(value) if kind is list else value.items():
		yield from check(entry, wanted, f"{at}[{key}]")


def check_model(value, model, at):
	if not isinstance(value, dict):
		yield f"{at}: {value!r} is no map"
		return
	fields = {name: field for field, name in model.attribute_map.items()}
	given = {fields[name]: entry for name, entry in value.items() if name in fields}
	for name in value.keys() - fields.keys():
		yield f"{at}: there is no {name}"
	for field, entry in given.items():
		yield from check(entry, model.openapi_types[field], f"{at}.{model.attribute_map[field]}")
	try:
		model(**given) # its setters know what is required, and values that a key may have
	except ValueError as fault:
		yield f"{at}: {fault}"


def check_job(job):
	"""What no model says of one key alone: an indexed Job needs completions, and pods that end."""
	spec = job.get("spec", {})
	if spec.get("completionMode") not in ("Indexed", "NonIndexed", None):
		yield f"completionMode: {spec['completionMode']}"
	if spec.get("completionMode") == "Indexed" and not spec.get("completions"):
		yield "completionMode Indexed without completions"
	pod = spec.get("template", {}).get("spec", {})
	if pod.get("restartPolicy") not in ("Never", "OnFailure"):
		yield f"restartPolicy: {pod.get('restartPolicy')}"
	volumes = {volume["name"] for volume in pod.get("volumes", [])}
	for container in pod.get("containers", []):
		if not container.get("image"):
			yield f"container {container['name']} has no image"
		for mount in container.get("volumeMounts", []):
			if mount["name"] not in volumes:
				yield f"there is no volume {mount['name']}"


def main():
	job = yaml.safe_load(open(sys.argv[1], encoding="utf-8"))
	model = KINDS.get((job.get("apiVersion"), job.get("kind")))
	unknown = f"{job.get('apiVersion')} {job.get('kind')} is not known"
	faults = list(check(job, model, job["kind"])) if model else [unknown]
	print("\n".join(faults or check_job(job)))


if __name__ == "__main__":
	main()
