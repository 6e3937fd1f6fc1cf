#!/bin/bash
# Shows how the goldens of one case differ from what the program says now, and writes those you agree to.
#
#   tests/golden/accept.sh TOPIC/NAME [KIND]      KIND: diag zh_CN.diag casefile plan boxes, where there is none yet
#
# The program is $DOSSIER, or build/dev/dossier, or build/release/dossier.
source "${BASH_SOURCE%/*}/../accept.bash"
[[ ${1:-} == */* ]] || accept_usage
name=${1%.*}
here=$DOSSIER_SOURCE/tests/golden

accept_copy "$here/${name%/*}"/*
trap 'rm -rf "$scratch"' EXIT
for kind in $golden_kinds; do
	golden=$here/$name.$kind
	[[ -e $golden || $kind == "${2:-diag}" ]] || continue
	golden_output "${name#*/}" "$kind" >now
	[[ -e $golden || -s now ]] || continue
	diff -u --label "$name.$kind" --label now "$([[ -e $golden ]] && echo "$golden" || echo /dev/null)" now && continue
	accept_ask "write $name.$kind" && cp now "$golden"
done
