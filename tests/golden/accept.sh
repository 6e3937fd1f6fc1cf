#!/bin/bash
# Shows how the goldens of one case differ from what the program says now, and writes those you agree to.
#
#   tests/golden/accept.sh TOPIC/NAME [KIND]      KIND: diag casefile plan boxes, where there is none yet
#
# The program is $DOSSIER, or build/dev/dossier, or build/release/dossier.
set -u
case ${1:-} in
*/*) name=${1%.*} ;;
*) sed -n 's/^# \{0,1\}//p' "$0" | sed 1d && exit 2 ;;
esac
DOSSIER_SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
here=$DOSSIER_SOURCE/tests/golden
for built in "${DOSSIER:-}" "$DOSSIER_SOURCE/build/dev/dossier" "$DOSSIER_SOURCE/build/release/dossier"; do
	[[ -x $built ]] && break
done
DOSSIER=$built
source "$here/evidence.bash"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cp -r "$here/${name%/*}" "$folder" && golden_evidence "$folder/${name%/*}"
cd "$folder/${name%/*}" || exit 1
for kind in $golden_kinds; do
	golden=$here/$name.$kind
	[[ -e $golden || $kind == "${2:-diag}" ]] || continue
	golden_output "${name#*/}" "$kind" >now
	[[ -e $golden || -s now ]] || continue
	diff -u --label "$name.$kind" --label now "$([[ -e $golden ]] && echo "$golden" || echo /dev/null)" now && continue
	read -r -p "write $name.$kind? [y/N] " answer
	[[ $answer == y ]] && cp now "$golden"
done
