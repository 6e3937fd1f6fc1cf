# lengths.sh - short functions, lines and files, guarded headers; what is too long is named.
source "${BASH_SOURCE%/*}/scene.bash"
lengths=("$python" "$scenes/lengths.py")

try 0 "${lengths[@]}" "$DOSSIER_SOURCE"
same "nothing breaks a limit" "$out" ""
echo "$err"
holds "it read the sources" "$(sed -n 's/ functions:.*//p' <<<"$err")" -gt 1000

# one fault of each kind
lines() { # FIRST LAST: statements
	printf '\tx++; /* { */\n%.0s' $(seq "$1" "$2")
}
mkdir -p src/base include tests
{
	printf '/* long.c - two long functions */\nstatic const int table[] = {\n'
	lines 1 200
	printf '};\nstruct { int a; } b = { f(1) };\n#define M(x) do { \\\n } while (0)\nint seen(void)\n{\n'
	lines 1 50
	printf '}\n\nstatic int\ntoo_long(int x,\n\tint y)\n{\n\tif (x == \x27{\x27) { char *s = "{";\n'
	lines 1 80
	printf '\t}\n}\nint allowed(void) {\n'
	lines 1 88
	printf '}\nint shrunk(void) {\n'
	lines 1 81
	printf '}\n'
	printf '/* %0120d */\n' 1
	printf 'int x; \n'
} >src/base/long.c
{ echo '/* huge.c - one line too many */'; yes 'int x;' | head -600; } >src/base/huge.c
printf 'int no_word_of_it;\n' >src/base/bare.c
printf '/* odd.h - */\n#ifndef ODD_H\n#define ODD_H\n#endif\n' >src/base/odd.h
printf '/* good_int.h - */\n#ifndef DOSSIER_GOOD_INT_H\n#define DOSSIER_GOOD_INT_H\n#endif\n' >src/base/good_int.h
printf 'src/base/long.c allowed 90\nsrc/base/long.c shrunk 90\nsrc/base/long.c gone 90\n' >lengths.exceptions
try 1 "${lengths[@]}" .
same "the faults" "$(sed -E 's/:[0-9]+:/:/' <<<"$out" | sort)" "$(sort <<-'FAULTS'
	lengths.exceptions: there is no gone in src/base/long.c
	src/base/bare.c: the first line does not say what the file is for
	src/base/huge.c: the file has 601 lines
	src/base/long.c: blanks at the end of the line
	src/base/long.c: shrunk shrank to 83 lines: lengths.exceptions may, too
	src/base/long.c: the line has 126 columns
	src/base/long.c: too_long has 87 lines
	src/base/odd.h: the guard is not DOSSIER_BASE_ODD_H
	the median function has 87 lines, nine in ten have up to 90
FAULTS
)"
has "a warning" "$err" "seen has 53 lines"
scene_end
