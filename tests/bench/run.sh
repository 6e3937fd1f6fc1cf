#!/bin/bash
# The benchmark: builds the release program, makes its inputs once and prints a table in Markdown.
#
#   bash tests/bench/run.sh [TIMES]      each is run so often (9)
#
# Everything lies in build/bench (700 MB). CPU is user + system; a peak counts the font files that are
# mapped. Machines differ and are noisy: what counts are the ratios, which come from the same minutes.
# To compare, where they are there: typst (in PATH, or pip's, for the python3 that PYTHON names), img2pdf.
set -eu
cd "$(dirname "$0")/../.."
times=${1:-9}
python=${PYTHON:-/usr/bin/python3}
tools=build/release/tests/bench
dossier=build/release/dossier
data=build/bench
mkdir -p "$data"

# ---- program and inputs ----

{ cmake --preset release &&
	cmake --build --preset release --target dossier bench_run bench_floor; } >"$data/build.log" 2>&1 ||
	{ cat "$data/build.log" >&2; exit 1; }

make_pictures() { # FOLDER OPTION...
	[ -e "$data/$1.made" ] && return
	echo "making $data/$1" >&2
	/usr/bin/python3 tests/bench/make_pictures.py "$data/$@"
	touch "$data/$1.made"
}
make_case() { # KIND WHAT FILE
	/usr/bin/python3 tests/bench/make_cases.py "$1" "$2" >"$data/$3"
}

make_pictures pictures
make_pictures photos --photos 200 --shots 0 --long 0
make_case text 60 text-short.yaml
make_case text 600 text-middle.yaml
make_case text 6600 text-long.yaml
make_case hidden 60 hidden-short.yaml
make_case hidden 6600 hidden-long.yaml
make_case typst 60 text-short.typ
make_case typst 6600 text-long.typ
make_case pictures "$data/pictures" pictures.yaml
make_case pictures "$data/photos" photos.yaml

# ---- measuring: each prints "BEST MEDIAN WALL PEAK" ----

measure() { "$tools/bench_run" "$@"; }

pages_of() { pdfinfo "$1" 2>/dev/null | awk '/^Pages/ { print $2; found = 1 } END { if (!found) print "?" }'; }

bytes_of() { cat "$@" | wc -c; }

row() { # NAME "BEST MEDIAN WALL PEAK" PAGES INPUT OUTPUT NOTE
	echo "$2" | awk -v name="$1" -v pages="$3" -v input="$4" -v output="$5" -v note="$6" '{
		size = output == "" ? "" : sprintf("%.1f KB", output / 1000)
		if (input != "") size = size sprintf(" (inputs %+.1f KB)", (output - input) / 1000)
		printf "| %s | %s | %.1f | %.1f | %.0f | %.0f | %s | %s |\n", name, pages, $1, $2, $3, $4 / 1024, size, note }'
}

ratio() { awk -v a="${1%% *}" -v b="${2%% *}" 'BEGIN { printf "%.2f x", a / b }'; }

per_page() { awk -v a="${1%% *}" -v pages="$2" 'BEGIN { if (pages > 0) printf "%.2f ms a page", a / pages }'; }

absent() { echo "| $1 | | | | | | | absent |"; }

text() { # NAME FILE TIMES
	local figures pages
	figures=$(measure "$3" "$dossier" build --deliver pdf "$data/$2.yaml")
	pages=$(pages_of "$data/$2.pdf")
	row "$1" "$figures" "$pages" "" "$(bytes_of "$data/$2.pdf")" \
		"$(per_page "$figures" "$pages")"
	ours=$figures
}

typst() { # FILE TIMES
	local command figures
	if type -P typst >/dev/null; then
		command="$(type -P typst) compile --font-path /usr/share/fonts/opentype/noto"
	elif "$python" -c 'import typst' 2>/dev/null; then
		command="$python tests/bench/compare_typst.py"
	else
		absent "Typst, the same text"
		return
	fi
	# shellcheck disable=SC2086 # the command is words
	figures=$(measure "$2" $command "$data/$1.typ" "$data/$1-typst.pdf")
	row "Typst, the same text" "$figures" "$(pages_of "$data/$1-typst.pdf")" "" \
		"$(bytes_of "$data/$1-typst.pdf")" "$(ratio "$figures" "$ours") of dossier's CPU"
}

pictures() { # NAME FOLDER TIMES
	local floor figures
	floor=$(measure "$3" "$tools/bench_floor" "$data/$2"/*)
	figures=$(measure "$3" "$dossier" build --deliver pdf "$data/$2.yaml")
	row "$1" "$figures" "$(pages_of "$data/$2.pdf")" "$(bytes_of "$data/$2"/*)" "$(bytes_of "$data/$2.pdf")" \
		"$(ratio "$figures" "$floor") the floor"
	row "$1: the floor" "$floor" "" "" "" ""
	ours=$figures
}

# It takes no PNG with an alpha channel.
img2pdf() { # FOLDER TIMES
	local command files figures
	command=$(type -P img2pdf) || { absent "img2pdf"; return; }
	mapfile -t files < <(file "$data/$1"/* | grep -v RGBA | cut -d: -f1)
	figures=$(measure "$2" "$command" "${files[@]}" -o "$data/$1-img2pdf.pdf")
	row "img2pdf, but for the RGBA PNGs, which it refuses" "$figures" "${#files[@]}" "" \
		"$(bytes_of "$data/$1-img2pdf.pdf")" "$(ratio "$figures" "$ours") of dossier's CPU"
}

few=$(((times + 2) / 3))
echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $("$dossier" --version | head -1), $(date -u +%F)"
echo
echo "| case | pages | CPU best ms | CPU median ms | wall ms | peak MiB | output | |"
echo "|---|---|---|---|---|---|---|---|"
text "text, 60 messages, cold, somebody to hide" hidden-short $((times * 4))
text "text, 60 messages, cold" text-short $((times * 4))
typst text-short "$few"
text "text, 600 messages" text-middle "$times"
text "text, 6,600 messages, somebody to hide" hidden-long "$few"
text "text, 6,600 messages" text-long "$few"
typst text-long 1
pictures "12 photos, 8 screenshots, 2 long ones" pictures "$times"
img2pdf pictures "$few"
pictures "200 photos" photos "$few"
