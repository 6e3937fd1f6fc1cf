"""memory.py - writes cases of pictures that take as much memory as pictures can, and prints for each case its name
and the bytes of its largest picture, decoded.

Noise packs to nothing less than itself: what is held packed is as large as what is held decoded."""
import io
import struct
import zlib

import numpy
from PIL import Image

import pictures

COLOURS = {1: 0, 2: 4, 3: 2, 4: 6}
PASSES = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def noise(width, height, channels, seed):
	pixels = numpy.random.default_rng(seed).integers(0, 256, (height, width, channels), dtype=numpy.uint8)
	if channels == 4:
		pixels[..., 3] = 255
	return pixels


def rows_of(pixels):
	"""Bytes of the rows, each with filter 0 in front."""
	height, width, channels = pixels.shape
	rows = numpy.zeros((height, 1 + width * channels), dtype=numpy.uint8)
	rows[:, 1:] = pixels.reshape(height, -1)
	return rows.tobytes()


def png(pixels, level, interlaced=False):
	height, width, channels = pixels.shape
	parts = [pixels[y::dy, x::dx] for x, y, dx, dy in PASSES] if interlaced else [pixels]
	head = struct.pack(">IIBBBBB", width, height, 8, COLOURS[channels], 0, 0, interlaced)
	return (b"\x89PNG\r\n\x1a\n" + pictures.png_chunk(b"IHDR", head)
		+ pictures.png_chunk(b"IDAT", zlib.compress(b"".join(map(rows_of, parts)), level))
		+ pictures.png_chunk(b"IEND", b""))


def jpeg(pixels, subsampling, orientation=1):
	file, exif = io.BytesIO(), Image.Exif()
	exif[0x0112] = orientation
	Image.fromarray(pixels).save(file, "JPEG", quality=90, subsampling=subsampling, exif=exif)
	return file.getvalue()


def turned(file, orientation):
	"""The PNG file with EXIF behind its header."""
	exif = struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)
	return file[:33] + pictures.png_chunk(b"eXIf", exif) + file[33:]


def write_case(name, largest, files, edits=""):
	with open(name + ".yaml", "w", encoding="utf-8") as case:
		case.write("dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: en\nnumber: M-1\nstatement: x\n"
			"exhibits:\n")
		for i, data in enumerate(files):
			with open(f"{name}-{i}", "wb") as file:
				file.write(data)
			case.write(f"  - {{id: e{i}, file: {name}-{i}, title: Picture {i}{edits}}}\n")
	print(name, largest)


def write_screens(name, wide, tall, n, step):
	"""Screens that overlap, each `step` below the one before; what they become is the largest picture."""
	rows = numpy.repeat(noise(wide // 4, tall + (n - 1) * step, 3, 11), 4, axis=1)
	for i in range(n):
		with open(f"{name}-{i}", "wb") as file:
			file.write(png(rows[i * step:i * step + tall], 6))
	with open(name + ".yaml", "w", encoding="utf-8") as case:
		case.write("dossier: 1\nplatform: generic\ncomplaint: damaged\nlanguage: en\nnumber: M-1\nstatement: x\n"
			f"exhibits:\n  - {{id: e, title: Joined, stitch: [{', '.join(f'{name}-{i}' for i in range(n))}]}}\n")
	print(name, rows.nbytes)


def main():
	wide, tall = 1080, 20000
	write_case("opaque", wide * tall * 4, [png(noise(wide, tall, 4, i), 0) for i in range(2)])
	write_case("solid", 3000 * 6000 * 4, [png(noise(3000, 6000, 4, 1), 0), png(noise(5000, 4000, 3, 2), 0, True)])
	# to be cut, a JPEG is held as its coefficients: two bytes each
	write_case("tall", wide * tall * 2 * 3, [jpeg(noise(wide, tall, 3, i), 0) for i in range(2)])
	# on their side, to be turned and cut
	write_case("turned", wide * tall * 2 * 3, [turned(png(noise(tall, wide, 4, 7), 0), 6),
		turned(png(noise(tall, wide, 3, 8), 0, True), 8), jpeg(noise(tall, wide, 3, 9), 0, 7)])
	write_case("turned-png", wide * tall * 3, [turned(png(noise(tall, wide, 3, i), 0), 5 + i) for i in range(2)])
	write_case("cropped", 3000 * 6000 * 3, [png(noise(3000, 6000, 3, 12), 0)], ", crop: [0, 8, 3000, 6000]")
	write_screens("joined", wide, 2400, 12, 1800)
	empty = numpy.full((tall, wide, 4), 255, dtype=numpy.uint8)
	write_case("mixed", 5000 * 6000 * 3, [png(empty, 1), png(noise(wide, tall, 3, 3), 0), png(empty[..., :3], 1, True),
		png(noise(5000, 6000, 3, 4), 0), jpeg(noise(wide, tall, 3, 5), 2), jpeg(noise(4000, 3000, 3, 6), 2)])


if __name__ == "__main__":
	main()
