#!/bin/sh
# An agency's night, in one command: thirty cases of three shops, made from what their platforms exported. Three of
# them are broken on purpose, so it ends with 27 dossiers, three messages and a summary.
#
#   sh samples/agency/run.sh [FOLDER]        # build/agency if none is named
#
# Installs what is missing and builds the program, unless DOSSIER names one.
set -eu
cd "$(dirname "$0")/../.."
. cmake/packages.sh

if [ -z "${DOSSIER:-}" ]; then
	need_packages $packages_build $packages_fonts
	mkdir -p build
	[ -x build/release/dossier ] || echo "building the program, which takes about a minute"
	{ cmake --preset release && cmake --build --preset release; } >build/release.log 2>&1 ||
		{ cat build/release.log >&2; exit 1; }
	DOSSIER=$PWD/build/release/dossier
fi
export DOSSIER

out=${1:-build/agency}
status=0
sh samples/agency/night.sh "$out" -q || status=$?
[ "$status" -eq 2 ] || exit "$status"
cat <<END

The summary is        $out/summary.pdf and $out/summary.csv
The dossiers are in   $out/samples/agency
The report is         $out/report.jsonl

Mend one of the three and run this again: only what failed is built.
END
