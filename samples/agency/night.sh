#!/bin/sh
# night.sh OUT [I/N] [OPTION...] - the night's cases; or share I of N of them, on one of N machines that see this
# folder and OUT.
#
# Without a share it joins the reports of all shares, builds what none of them has, be it that a machine was lost,
# and writes the summary. Killed at any time, the same command goes on from there.
set -eu
out=$1
shift
share=
case ${1:-} in [0-9]*/[0-9]*) share=$1; shift ;; esac

# The night of the sample; for your own cases take the clock: set -- "$@"
set -- --now "2025-11-21 20:00 +08:00" "$@"

mkdir -p "$out"
if [ -n "$share" ]; then
	status=0 report=$out/report-${share%/*}.jsonl tried=$out/tried-${share%/*}
	"${DOSSIER:-dossier}" batch samples/agency -o "$out" --report "$report" --continue --shard "$share" "$@" ||
		status=$?
	# What is wrong with a case is in the report, and trying again mends nothing. Whether a crash was the case's
	# fault or the machine's a second try shows, elsewhere perhaps. All else is to be tried again: no program, no
	# such share, a kill.
	case $status in
	0 | 2 | 3) [ -e "$report" ] || exit $((status ? status : 1)) ;;
	4) [ -e "$tried" ] || { : >"$tried"; exit 4; } ;;
	*) exit "$status" ;;
	esac
	rm -f "$tried"
	exit 0
fi
rm -f "$out"/tried-*
for report in "$out"/report-*.jsonl; do
	[ -e "$report" ] || continue
	awk 1 "$report" >>"$out/report.jsonl" # a line that a killed machine left open is ended
	rm "$report"
done
exec "${DOSSIER:-dossier}" batch samples/agency -o "$out" --report "$out/report.jsonl" --continue \
	--summary "$out/summary.csv" --summary "$out/summary.pdf" "$@"
