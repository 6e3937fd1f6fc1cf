"""hostile.py FOLDER - writes case files and evidence that mean harm."""
import os
import random
import struct
import sys
import zlib

import pictures

HEAD = "dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: en\nnumber: H-1\n"


def nested(before, after, depth):
	return HEAD + "statement: " + before * depth + "x" + after * depth + "\n"


def blocks(depth):
	return HEAD + "seller:\n" + "".join("  " * (i + 1) + "a:\n" for i in range(depth))


def bomb():
	rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
	rows += [f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, 12)]
	return HEAD + "\n".join(rows) + "\n"


CASES = {
	"bomb": bomb(),
	"flow": nested("[", "]", 1000),
	"braces": nested("{a: ", "}", 1000),
	"open": HEAD + "statement: " + "[" * 100000,
	"dashes": HEAD + "chat: " + "- " * 5000 + "x\n",
	"block": blocks(1000),
	"twice": HEAD + "number: H-2\n",
	"tabs": HEAD + "seller:\n\tname: x\n",
	"tags": HEAD + "seller: !!python/object:os.system {name: x}\n",
	"merge": HEAD + "seller: {<<: {name: x}}\n",
	"keys": HEAD + "".join(f"key{i}: x\n" for i in range(20000)),
	"claims": HEAD + "claims:\n" + "  - {}\n" * 50000,
	"references": HEAD + "statement: |\n  " + "[[x]] " * 50000 + "\n",
	"long-key": HEAD + "k" * 1000000 + ": x\n",
	"long-line": HEAD + "unknown: '" + "ж" * 1000000 + "'\n",
	"dates": HEAD + "opened: 9999999999999999-01-01\nrespond_by: 2025-02-30 25:61\n",
	"amounts": HEAD + "order: {number: 1, total: 99999999999999999999999.99,"
		" items: [{name: x, quantity: -1, price: 1e99}]}\n",
	"controls": HEAD + 'statement: "\\u001b[31mred\\u0007 \\u202e"\ntitel: "\\u001b]0;x\\u0007"\n',
}
RAW = {
	"utf8": HEAD.encode() + b"statement: \xff\xfe\xc0\xaf\xed\xa0\x80\n",
	"latin1": HEAD.encode() + "statement: naïve\n".encode("latin-1"),
	"nul": HEAD.encode() + b"statement: a\0b\n",
	"random": random.Random(1).randbytes(100000),
	"png": b"\x89PNG\r\n\x1a\n" + bytes(1000),
}


def big(path, row):
	with open(path, "wb") as file:
		file.write(HEAD.encode())
		for _ in range(100):
			file.write((row * (1 << 20))[:1 << 20])


def png(width, height, depth=8, colour=0, body=b"", crc=0, kind=b"IHDR"):
	head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
	ihdr = pictures.png_chunk(kind, head)
	return (b"\x89PNG\r\n\x1a\n" + ihdr[:-1] + bytes([ihdr[-1] ^ crc]) + pictures.png_chunk(b"IDAT", body)
		+ pictures.png_chunk(b"IEND", b""))


def evidence():
	"""Name, bytes."""
	good = pictures.KINDS["text"](120, 160)
	photo = pictures.photo(160, 120)
	yield "empty.png", b""
	yield "text.png", b"no picture at all\n"
	yield "zero.png", png(0, 10, body=zlib.compress(b""))
	yield "huge.png", png(100000, 100000, body=zlib.compress(bytes(100)))
	yield "most.png", png(0x7FFFFFFF, 0x7FFFFFFF, 16, 6, body=zlib.compress(bytes(100)))
	yield "crc.png", png(10, 10, body=zlib.compress(bytes(110)), crc=1)
	yield "short.png", png(100, 100, body=zlib.compress(bytes(500)))
	yield "no-stream.png", png(100, 100, body=b"garbage of no compressor")
	yield "depth.png", png(10, 10, depth=7, body=zlib.compress(bytes(110)))
	yield "colour.png", png(10, 10, colour=5, body=zlib.compress(bytes(110)))
	yield "palette.png", png(10, 10, colour=3, body=zlib.compress(bytes(110)))
	yield "head.png", png(10, 10, kind=b"IHDX", body=zlib.compress(bytes(110)))
	yield "length.png", good[:33] + struct.pack(">I", 0xFFFFFFFF) + good[37:]
	yield "bomb.png", png(50000, 50000, depth=1, body=zlib.compress(bytes(6251 * 50000), 9))
	for part in (9, 30, 50, 500, len(good) - 20):
		yield f"cut-{part}.png", good[:part]
	for part in (3, 20, 100, 300, len(photo) - 100):
		yield f"cut-{part}.jpg", photo[:part]
	yield "huge.jpg", photo.replace(struct.pack(">HH", 120, 160), struct.pack(">HH", 65000, 65000))
	yield "zero.jpg", photo.replace(struct.pack(">HH", 120, 160), struct.pack(">HH", 0, 160))
	yield "tables.jpg", photo.replace(b"\xff\xc4", b"\xff\xfe")
	yield "marker.jpg", photo[:2] + b"\xff\xe1\xff\xff" + photo[2:]
	yield "gif.png", b"GIF89a" + bytes(100)
	yield "heic.jpg", b"\0\0\0\x18ftypheic" + bytes(100)


def main(folder):
	for name, text in CASES.items():
		with open(os.path.join(folder, name + ".yaml"), "w", encoding="utf-8") as file:
			file.write(text)
	for name, data in RAW.items():
		with open(os.path.join(folder, name + ".yaml"), "wb") as file:
			file.write(data)
	big(os.path.join(folder, "big-lines.yaml"), b"key: value\n")
	big(os.path.join(folder, "big-line.yaml"), b"x")
	os.mkdir(os.path.join(folder, "e"))
	rows = []
	for i, (name, data) in enumerate(evidence()):
		with open(os.path.join(folder, "e", name), "wb") as file:
			file.write(data)
		rows.append(f"  - {{id: e{i}, file: e/{name}, title: {name}}}\n")
	with open(os.path.join(folder, "evidence.yaml"), "w", encoding="utf-8") as file:
		file.write(HEAD + "statement: x\nexhibits:\n" + "".join(rows))


if __name__ == "__main__":
	main(sys.argv[1])
