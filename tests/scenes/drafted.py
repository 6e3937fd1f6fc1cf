"""drafted.py CASE.yaml - where a case puts which file, a line each, read by another reader of YAML than ours."""
import sys

import yaml


def name(picture):
	return picture["file"] + " shows " + picture["shows"] if isinstance(picture, dict) else picture


def show(place, pictures):
	for picture in pictures:
		print(f"{place}: {name(picture)!r}")


def main(path):
	with open(path, encoding="utf-8") as file:
		case = yaml.load(file, Loader=yaml.BaseLoader)
	logistics = case.get("logistics", {})
	show("order", case["order"].get("screenshots", []))
	show("tracking", logistics.get("screenshots", []))
	show("parcel", logistics.get("photos", []))
	for chat in case.get("chat", []):
		show("chat", chat["screenshots"])
	for paper in case.get("certificates", []):
		show(f"{paper['id']} {paper['kind']} {paper.get('shows', '-')}", paper["pages"])
	for exhibit in case.get("exhibits", []):
		show(f"{exhibit['id']} {exhibit.get('shows', '-')}", exhibit.get("files") or [exhibit["file"]])


main(sys.argv[1])
