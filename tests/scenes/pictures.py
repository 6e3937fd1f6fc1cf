"""pictures.py KIND PATH WIDTH HEIGHT [SETTING]... - evidence for scenes, byte for byte the same on every machine.

KIND is
  chat    a PNG: bubbles of dark rows on white, quiet rows between them
  text    a PNG: rows of a page
  words   a PNG: lines of upright strokes in words, as high as text=N says (20), each half as far from the next
  photo   a JPEG of 8 x 8 blocks: light above, dark below, red at the upper left corner
  pages   a PDF: pages=N of so many points, each with a line across it
SETTING is
  orientation=N    EXIF orientation: the stored picture is turned so that a reader of EXIF sees it upright
  gps              EXIF with a position, a camera and an XMP packet, as phones write them
  cmyk             the JPEG is of four inks
  text=N           the height of lines

Both encoders are written out here: those of libraries change from version to version, and dumps show digests."""
import struct
import sys
import zlib


# ---- PNG: 8-bit grey, one IDAT ----

def png_chunk(kind, body):
	return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def stored(data):
	"""A zlib stream of stored blocks: no compressor, no version of it."""
	blocks = [data[i:i + 65535] for i in range(0, len(data), 65535)]
	packed = b"".join(struct.pack("<BHH", i == len(blocks) - 1, len(b), len(b) ^ 0xFFFF) + b
		for i, b in enumerate(blocks))
	return b"\x78\x01" + packed + struct.pack(">I", zlib.adler32(data))


def png(rows):
	head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
	pixels = b"".join(b"\0" + bytes(row) for row in rows)
	return (b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", stored(pixels))
		+ png_chunk(b"IEND", b""))


def bar(width, left, right, grey):
	return bytes(grey if left <= x < right else 255 for x in range(width))


def chat_rows(width, height):
	"""Bubbles of 3 to 7 dark lines, turn by turn at the left and at the right."""
	white = bytes([255]) * width
	rows, turn = [white] * 12, 0
	while len(rows) < height:
		lines, left = 3 + turn * 7 % 5, width // 12 if turn % 2 == 0 else width * 4 // 12
		for line in range(lines):
			ink = bar(width, left, left + width * (5 + (turn + line) % 3) // 12, 70)
			rows += [ink] * 6 + [bar(width, left, left + width * 7 // 12, 225)] * 4
		rows += [white] * 18
		turn += 1
	return rows[:height]


def words_rows(width, height, text):
	"""Strokes of a sixth of the height, six to a word, in lines that are not all of one length."""
	white, pitch, stroke = bytes([255]) * width, max(text // 2, 3), max(text // 6, 1)
	margin, lines = width // 16, []
	for i in range(5):
		end = width * (9 + i * 3 % 5) // 15
		lines.append(bytes(50 if margin <= x < end and (x - margin) // pitch % 7 < 6 and (x - margin) % pitch < stroke
			else 255 for x in range(width)))
	step = text * 8 // 5
	return [lines[y // step % 5] if y % step < text and text < y < height - 2 * text else white for y in range(height)]


def text_rows(width, height):
	white = bytes([255]) * width
	lines = [bar(width, width // 10, width // 10 + width * (4 + i * 5 % 5) // 10, 60) for i in range(9)]
	return [lines[y // 20 % 9] if 8 <= y % 20 < 14 and 10 < y < height - 10 else white for y in range(height)]


# ---- JPEG: baseline, YCbCr 4:4:4, one DC coefficient a block, Huffman tables of the standard ----

DC_COUNTS = bytes([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
DC_CODES = {0: "00", 1: "010", 2: "011", 3: "100", 4: "101", 5: "110", 6: "1110", 7: "11110", 8: "111110",
	9: "1111110", 10: "11111110", 11: "111111110"}
END_OF_BLOCK = "0"  # the only symbol of our AC table


def dc_bits(difference):
	size = abs(difference).bit_length()
	value = difference if difference >= 0 else difference + (1 << size) - 1
	return DC_CODES[size] + (format(value, f"0{size}b") if size else "")


def ycc(red, green, blue):
	"""In steps of the quantiser, 8: a DC of 8 levels is one step."""
	y = (299 * red + 587 * green + 114 * blue) // 1000
	return y - 128, (blue - y) * 564 // 1000, (red - y) * 713 // 1000


def segment(marker, body):
	return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def inks(red, green, blue):
	return 127 - red, 127 - green, 127 - blue, -128


def jpeg(blocks, width, height, extra=b"", levels=ycc):
	"""`blocks` are rows of (red, green, blue), one for each 8 x 8 pixels."""
	n = len(levels(0, 0, 0))
	bits, last = [], [0] * n
	for row in blocks:
		for colour in row:
			for i, level in enumerate(levels(*colour)):
				bits += [dc_bits(level - last[i]), END_OF_BLOCK]
				last[i] = level
	text = "".join(bits)
	text += "1" * (-len(text) % 8)
	scan = int(text, 2).to_bytes(len(text) // 8, "big").replace(b"\xff", b"\xff\0")
	components = b"".join(bytes([i, 0x11, 0]) for i in range(1, n + 1))
	tables = b"".join(bytes([i, 0]) for i in range(1, n + 1))
	return (b"\xff\xd8" + extra + segment(0xDB, b"\0" + bytes([8]) * 64)
		+ segment(0xC0, struct.pack(">BHHB", 8, height, width, n) + components)
		+ segment(0xC4, b"\0" + DC_COUNTS + bytes(range(12)))
		+ segment(0xC4, b"\x10" + bytes([1] + [0] * 15) + b"\0")
		+ segment(0xDA, bytes([n]) + tables + b"\0\x3f\0") + scan + b"\xff\xd9")


def photo_blocks(width, height):
	"""Blocks of the upright picture: a sky, a ground, a red corner."""
	columns, rows = (width + 7) // 8, (height + 7) // 8

	def colour(x, y):
		if x < columns // 4 and y < rows // 4:
			return 200, 30, 30
		if y < rows // 2:
			return 150 + x * 60 // columns, 190, 220
		return 60, 80 + x * 40 // columns, 50
	return [[colour(x, y) for x in range(columns)] for y in range(rows)]


def turned(blocks, orientation):
	"""What a camera stores so that EXIF `orientation` shows `blocks`."""
	if orientation >= 5:
		blocks = [list(row) for row in zip(*blocks)]
	if orientation in (2, 3, 6, 7):
		blocks = [row[::-1] for row in blocks] if orientation in (2, 3) else blocks[::-1]
	if orientation in (3, 4, 7, 8):
		blocks = blocks[::-1] if orientation in (3, 4) else [row[::-1] for row in blocks]
	return blocks


# ---- EXIF ----

def entry(tag, kind, count, value):
	return struct.pack("<HHI", tag, kind, count) + value.ljust(4, b"\0")


def exif(orientation, gps):
	"""IFD0 with the orientation; with `gps` also make, model and a position."""
	entries = [entry(0x112, 3, 1, struct.pack("<H", orientation))]
	tail, gps_ifd = b"", b""
	if gps:
		tail_at = 8 + 2 + 4 * 12 + 4
		tail = b"Mori Optical\0" + b"Mori M5 Secret\0"
		gps_at = tail_at + len(tail)
		place = struct.pack("<6I", 30, 1, 16, 1, 1234, 100)
		gps_ifd = struct.pack("<H", 2) + entry(1, 2, 2, b"N\0") + entry(2, 5, 3, struct.pack("<I", gps_at + 30)) \
			+ struct.pack("<I", 0) + place
		entries = [entry(0x10F, 2, 13, struct.pack("<I", tail_at)),
			entry(0x110, 2, 15, struct.pack("<I", tail_at + 13))] + entries \
			+ [entry(0x8825, 4, 1, struct.pack("<I", gps_at))]
	ifd = struct.pack("<H", len(entries)) + b"".join(entries) + struct.pack("<I", 0)
	return segment(0xE1, b"Exif\0\0II*\0" + struct.pack("<I", 8) + ifd + tail + gps_ifd)


XMP = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
	b"<exif:GPSLatitude>30,16.2N</exif:GPSLatitude></x:xmpmeta>")


def exif_taken(taken):
	"""IFD0 that leads to an EXIF IFD with the time at which the photo was taken, 20250108183000."""
	t = str(taken)
	words = f"{t[:4]}:{t[4:6]}:{t[6:8]} {t[8:10]}:{t[10:12]}:{t[12:14]}".encode() + b"\0"
	ifd = struct.pack("<H", 1) + entry(0x8769, 4, 1, struct.pack("<I", 26)) + struct.pack("<I", 0)
	sub = struct.pack("<H", 1) + entry(0x9003, 2, 20, struct.pack("<I", 44)) + struct.pack("<I", 0)
	return segment(0xE1, b"Exif\0\0II*\0" + struct.pack("<I", 8) + ifd + sub + words)


def photo(width, height, orientation=0, gps=False, taken=0, cmyk=False):
	extra = exif(orientation or 1, gps) if orientation or gps else exif_taken(taken) if taken else b""
	if gps:
		extra += XMP + segment(0xFE, b"shot at home, Secret Street 7")
	blocks = turned(photo_blocks(width, height), orientation)
	if orientation >= 5:
		width, height = height, width
	return jpeg(blocks, width, height, extra, inks if cmyk else ycc)


def pdf(width, height, pages=1):
	objects = ["<</Type/Catalog/Pages 2 0 R>>", ""]
	for i in range(pages):
		content = f"20 {20 + 9 * i} m {width - 20} {height - 20} l S"
		objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
		objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Contents {len(objects)} 0 R>>")
	kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(pages))
	objects[1] = f"<</Type/Pages/Count {pages}/Kids[{kids}]>>"
	out, places = "%PDF-1.4\n", []
	for i, body in enumerate(objects):
		places.append(len(out))
		out += f"{i + 1} 0 obj\n{body}\nendobj\n"
	table = "".join(f"{place:010} 00000 n \n" for place in places)
	return (out + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
		f"<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n").encode()


KINDS = {
	"chat": lambda width, height: png(chat_rows(width, height)),
	"text": lambda width, height: png(text_rows(width, height)),
	"words": lambda width, height, text=20: png(words_rows(width, height, text)),
	"photo": photo,
	"pages": pdf,
}


def setting(word):
	name, _, value = word.partition("=")
	return name, int(value) if value else True


def main(kind, path, width, height, *settings):
	data = KINDS[kind](int(width), int(height), **dict(map(setting, settings)))
	with open(path, "wb") as file:
		file.write(data)


if __name__ == "__main__":
	main(*sys.argv[1:])
