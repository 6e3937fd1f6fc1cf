#!/bin/sh
# Installs what is missing, builds the program, renders a sample dossier and says where it is.
#
#   sh samples/render.sh [SAMPLE]     pinduoduo-counterfeit (default), ozon-not-received, generic-not-as-described
set -eu
cd "$(dirname "$0")/.."
. cmake/packages.sh
need_packages $packages_build $packages_fonts

sample=${1:-pinduoduo-counterfeit}
[ -f "samples/$sample/case.yaml" ] || { echo "error: there is no samples/$sample/case.yaml" >&2; exit 2; }

mkdir -p build
{ cmake --preset release && cmake --build --preset release; } >build/release.log 2>&1 ||
	{ cat build/release.log >&2; exit 1; }

status=0
build/release/dossier build "samples/$sample/case.yaml" -o "build/$sample.pdf" || status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"
echo "The dossier is $PWD/build/$sample.pdf"
