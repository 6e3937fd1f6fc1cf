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
	status=0
	"${DOSSIER:-dossier}" batch samples/agency -o "$out" --report "$out/report-${share%/*}.jsonl" --continue \
		--shard "$share" "$@" || status=$?
	[ "$status" -eq 4 ] || exit 0 # what is wrong with a case is in the report, and trying again mends nothing
	exit 4
fi
for report in "$out"/report-*.jsonl; do
	[ -e "$report" ] || continue
	awk 1 "$report" >>"$out/report.jsonl" # a line that a killed machine left open is ended
	rm "$report"
done
exec "${DOSSIER:-dossier}" batch samples/agency -o "$out" --report "$out/report.jsonl" --continue \
	--summary "$out/summary.csv" --summary "$out/summary.pdf" "$@"
