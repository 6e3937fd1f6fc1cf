#!/bin/bash
# The benchmark of `dossier batch`: cases of about 4 pages with 4 screenshots each, 20, 200 and 2,000 of them; beside
# it each by a run of its own, and by Typst. Prints a table in Markdown; see run.sh of how to read it.
#
#   [SIZES="20 200"] bash tests/bench/batch.sh [TIMES]    each is run so often (3)
set -eu
cd "$(dirname "$0")/../.."
times=${1:-3}
python=${PYTHON:-/usr/bin/python3}
tools=build/release/tests/bench
dossier=$PWD/build/release/dossier
data=build/bench
single=40 # runs one by one, of the first cases
mkdir -p "$data"

{ cmake --preset release && cmake --build --preset release && cmake --build --preset release --target bench_run; } \
	>"$data/build.log" 2>&1 || { cat "$data/build.log" >&2; exit 1; }
[ -e "$data/shots.made" ] || {
	/usr/bin/python3 tests/bench/make_pictures.py "$data/shots" --photos 0 --shots 40 --long 0
	touch "$data/shots.made"
}
for n in ${SIZES:-20 200 2000}; do
	[ -e "$data/batch-$n" ] || /usr/bin/python3 tests/bench/make_batch.py "$data/shots" "$data/batch-$n" "$n"
done

measure() { "$tools/bench_run" "$@"; }

batch() { # N
	rm -rf "$data/out"
	measure "$times" "$dossier" batch "$data/batch-$1" -o "$data/out" --deliver=pdf --now=2025-01-22 -q
}

# [KiB] The most memory that any one worker has for itself, looked at again and again.
watch_workers() { # N
	"$dossier" batch "$data/batch-$1" -o "$data/out" --deliver=pdf --now=2025-01-22 -q >/dev/null 2>&1 &
	local parent=$! most=0 worker kb
	while kill -0 $parent 2>/dev/null; do
		for worker in $(pgrep -P $parent); do
			kb=$(awk '/^Private_/ { kb += $2 } END { print kb + 0 }' "/proc/$worker/smaps_rollup" 2>/dev/null) ||
				continue
			[ "${kb:-0}" -le "$most" ] || most=$kb
		done
	done
	echo "$most"
}

one_by_one() { # COMMAND... with {} for the case's folder
	local n=0 folder command
	for folder in "$data"/batch-200/*; do
		[ $((n += 1)) -le $single ] || break
		command=$(sed "s#{}#$folder#g" <<<"$*")
		$command >/dev/null 2>&1 || true
	done
}
export -f one_by_one
export data single

row() { # NAME N FIGURES NOTE
	echo "$3" | awk -v name="$1" -v n="$2" -v note="$4" '{
		printf "| %s | %d | %.1f | %.1f | %.1f | %s |\n", name, n, $1 / n, $2 / n, $3 / n, note }'
}

echo "$(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg), $("$dossier" --version | head -1), $(date -u +%F)"
echo
echo "| | cases | CPU a case, best ms | median ms | wall a case ms | |"
echo "|---|---|---|---|---|---|"
for n in ${SIZES:-20 200 2000}; do
	figures=$(batch $n)
	pages=$(pdfinfo "$(find "$data/out" -name '*.pdf' | head -1)" | awk '/^Pages/ { print $2 }')
	row "dossier batch" $n "$figures" "$pages pages each"
done
ours=$(batch 200)
row "dossier build, one by one" $single "$(measure 1 bash -c \
	"one_by_one $dossier build --deliver=pdf --now=2025-01-22 -q {}/case.yaml -o $data/one.pdf")" ""
if type -P typst >/dev/null; then
	typst="$(type -P typst) compile --font-path /usr/share/fonts/opentype/noto"
else
	typst="$python tests/bench/compare_typst.py"
fi
theirs=$(measure 1 bash -c "one_by_one $typst {}/case.typ $data/one.pdf")
row "Typst, one by one" $single "$theirs" "$(awk -v a="${theirs%% *}" -v b="${ours%% *}" -v n=$single \
	'BEGIN { printf "%.1f x", a / n / (b / 200) }') of dossier batch"
echo
echo "A worker's own memory: at most $(($(watch_workers 200) / 1024)) MiB"
