"""walls.py ROOT - compares src/ with src/WALLS, and prints what stands against it, a line each.

A line is PATH:LINE: what is wrong. No output and status 0: the walls hold."""
import re
import sys

import source

# What every room may include, and what one room alone.
LIBC = set("""ctype.h dirent.h errno.h fcntl.h inttypes.h limits.h signal.h stdalign.h stdarg.h stdatomic.h
	stdbool.h stddef.h stdint.h stdio.h stdlib.h stdnoreturn.h string.h strings.h unistd.h
	sys/mman.h sys/stat.h sys/types.h""".split())
LIBC_OF = {"setjmp.h": ("image",), "time.h": ("cli",), "sys/time.h": ("cli",), "sys/ioctl.h": ("cli",),
	"glob.h": ("base",), "sys/file.h": ("base",), "sys/resource.h": ("base", "batch"), "sys/wait.h": ("batch",),
	"poll.h": ("batch",), "sys/prctl.h": ("batch",)}
DOORS = {"run", "batch", "cli"}  # who may include dossier.h
# Words of code, the paths that may hold them, and why nobody else may.
FENCES = [
	(r"setjmp|longjmp|sigsetjmp|siglongjmp|png_jmpbuf", r"src/image/lib(png|jpeg)[a-z_]*\.[ch]$",
		"jumps stay with the two decoders"),
	(r"time|clock|clock_gettime|gettimeofday|localtime|localtime_r|setitimer|alarm", r"src/cli/",
		"the clock is read in cli"),
	(r"fork|vfork|posix_spawnp?|exec[lv]p?e?|wait|waitpid|wait4", r"src/batch/", "processes are made by batch"),
	(r"getenv|secure_getenv|environ|setenv|setlocale", r"src/(cli/|base/fs_spool\.c$)",
		"the environment is read in cli"),
	(r"rand|srand|random|srandom|drand48|arc4random|getrandom", r"$", "the same case gives the same bytes"),
	(r"fopen|open|openat|creat|mkstemp|opendir|tmpfile|unlink|rename", r"src/(base|cli)/",
		"files are opened by base"),
	(r"v?sprintf|strcpy|strcat|gets|strtok|alloca|system|popen|tmpnam|mktemp|atoi|atof|s?scanf", r"$",
		"there is a safer function"),
]
NO_FLOATS = {"layout", "plan"}
NO_FLOATS_WORDS = re.compile(r"\b(float|double|lround|floor|ceil|sqrt)\b")
# Structs that one room alone may make, since they promise something.
MAKERS = {"cleared_image": "privacy", "disclosed": "privacy", "enclosed": "enclosure"}
MADE = re.compile(r"\bstruct\s+(" + "|".join(MAKERS) + r")\s*\{")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]*)[>"]')


class Walls:
	def __init__(self, root):
		self.root = root
		self.rooms, self.libraries = {}, {}
		self.faults = []
		for number, line in enumerate(source.read(root, "src/WALLS").splitlines(), 1):
			if line and not line.startswith("#"):
				self.read_row(number, line)

	def fault(self, path, number, what):
		self.faults.append(f"{path}:{number}: {what}")

	def read_row(self, number, line):
		room, known, libraries = (field.strip() for field in line.split(":"))
		for other in known.split():
			if other not in self.rooms:
				self.fault("src/WALLS", number, f"{room} knows {other}, which is no room above it")
		self.rooms[room] = known.split()
		self.libraries[room] = libraries.split()

	def names_library(self, header):
		"""The rooms whose row has this header."""
		return [room for room, names in self.libraries.items()
			if any(header == name or not name.endswith(".h") and header.startswith(name) for name in names)]

	def check_library(self, path, number, room, header):
		holders = self.names_library(header)
		if holders and room not in holders:
			self.fault(path, number, f"<{header}> belongs to {' and '.join(holders)}")
		elif header in LIBC_OF and room not in LIBC_OF[header]:
			self.fault(path, number, f"<{header}> belongs to {' and '.join(LIBC_OF[header])}")
		elif not holders and header not in LIBC and header not in LIBC_OF:
			self.fault(path, number, f"<{header}> is in no row of src/WALLS")

	def check_room(self, path, number, room, header):
		if header == "dossier.h":
			if room not in DOORS:
				self.fault(path, number, f"{room} may not include dossier.h")
			return
		if "/" not in header or ".." in header:
			self.fault(path, number, f'"{header}" does not say its room')
			return
		other = header.split("/")[0]
		if other == room:
			return
		if other not in self.rooms[room]:
			self.fault(path, number, f"{room} may not include {other}")
		elif header.endswith("_int.h"):
			self.fault(path, number, f'"{header}" is for {other} alone')

	def check_includes(self, path, room, text):
		for number, line in enumerate(text.splitlines(), 1):
			match = INCLUDE.match(line)
			if match and match.group(1) == "<":
				self.check_library(path, number, room, match.group(2))
			elif match:
				self.check_room(path, number, room, match.group(2))

	def check_words(self, path, room, text):
		for number, line in enumerate(source.bare(text).splitlines(), 1):
			if INCLUDE.match(line):
				continue
			for words, places, why in FENCES:
				called = re.search(rf"(?<!->)(?<!\.)\b({words})\(", line)
				if called and not re.match(places, path):
					self.fault(path, number, f"{called.group(1)}: {why}")
			if room in NO_FLOATS and NO_FLOATS_WORDS.search(line):
				self.fault(path, number, f"no floats in {room}")
			made = MADE.search(line)
			if made and room != MAKERS[made.group(1)]:
				self.fault(path, number, f"only {MAKERS[made.group(1)]} makes what is {made.group(1)}")

	def check(self):
		paths = source.files(self.root, ["src"], (".c", ".h"))
		for path in paths:
			room = path.split("/")[1]
			if room not in self.rooms:
				self.fault(path, 1, f"{room} is not in src/WALLS")
				continue
			text = source.read(self.root, path)
			self.check_includes(path, room, text)
			self.check_words(path, room, text)
		return len(paths)


if __name__ == "__main__":
	walls = Walls(sys.argv[1])
	count = walls.check()
	print("\n".join(walls.faults), end="\n" if walls.faults else "")
	print(f"{count} files", file=sys.stderr)
	sys.exit(1 if walls.faults else 0)
