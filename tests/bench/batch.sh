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

# [KiB] The most memory that any one worker has for itself, and the whole batch, looked at again and again.
watch_memory() { # N
	"$dossier" batch "$data/batch-$1" -o "$data/out" --deliver=pdf --now=2025-01-22 -q >/dev/null 2>&1 &
	local parent=$! own=0 all=0 kb
	while kill -0 $parent 2>/dev/null; do
		kb=$(for process in $parent $(pgrep -P $parent); do
			awk -v of="$process" '/^Pss:/ { all = $2 } /^Private_/ { own += $2 }
				END { print of, own + 0, all + 0 }' "/proc/$process/smaps_rollup" 2>/dev/null
		done | awk -v parent=$parent '{ all += $3 } $1 != parent && $2 > own { own = $2 }
			END { print own + 0, all + 0 }')
		[ "${kb% *}" -le "$own" ] || own=${kb% *}
		[ "${kb#* }" -le "$all" ] || all=${kb#* }
	done
	echo "$own $all"
}

one_by_one() { # COMMAND... with {} for the case's folder
	local n=0 folder command
	for folder in "$data"/batch-200/*; do
		[ $((n += 1)) -le $single ] || break
		command=$(sed "s#{}#$folder#g" <<<"$*")
		rm -f "$data/one.pdf"
		$command >"$data/one.log" 2>&1 || true # a case may have warnings
		[ -s "$data/one.pdf" ] || { echo "no document: $command" >&2; tail -3 "$data/one.log" >&2; exit 1; }
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
	costs+=" $(awk -v a="${figures%% *}" -v n=$n 'BEGIN { printf "%.1f", a / n }')"
	[ $n -ne 200 ] || ours=$figures
done
ours=${ours:-$(batch 200)}
row "dossier build, one by one" $single "$(measure 1 bash -c \
	"one_by_one $dossier build --deliver=pdf --now=2025-01-22 -q {}/case.yaml -o $data/one.pdf")" ""

verdict() { # WHAT VALUE <= MOST
	awk -v what="$1" -v value="$2" -v most="$3" \
		'BEGIN { printf "%s: %s, bound %s: %s\n", what, value, most, value + 0 <= most + 0 ? "held" : "BROKEN" }'
}
if type -P typst >/dev/null; then
	typst="$(type -P typst) compile --font-path /usr/share/fonts/opentype/noto"
elif "$python" -c 'import typst' 2>/dev/null; then
	typst="$python tests/bench/compare_typst.py"
else
	typst=
fi
if [ -n "$typst" ]; then
	theirs=$(measure 1 bash -c "one_by_one $typst {}/case.typ $data/one.pdf")
	row "Typst, one by one" $single "$theirs" ""
	share=$(awk -v a="${theirs%% *}" -v b="${ours%% *}" -v n=$single 'BEGIN { printf "%.3f", b / 200 / (a / n) }')
	echo
	verdict "CPU of a case in a batch, of Typst's" "$share" 0.2
else
	echo
	echo "Typst: absent (in PATH, or pip's, for the python3 that PYTHON names)"
fi
verdict "dearest of the batches' cases, of the cheapest" "$(tr ' ' '\n' <<<"$costs" | sort -n | awk \
	'NF { if (!least) least = $1; most = $1 } END { printf "%.2f", most / least }')" 1.25
read -r own all < <(watch_memory 200)
verdict "MiB that a worker has for itself" $((own / 1024)) 64
echo "MiB of the batch, parent and fonts with it: $((all / 1024))"
