#!/bin/sh
# Installs what is missing, builds the program, renders a sample dossier and says where it is.
#
#   sh samples/render.sh [SAMPLE]
#
# SAMPLE: pinduoduo-counterfeit (if none is named), ozon-not-received, generic-not-as-described or
# generic-second-appeal.
set -eu
cd "$(dirname "$0")/.."
. cmake/packages.sh

# A day on which the seller of each sample still had time to answer.
sample=${1:-pinduoduo-counterfeit}
case $sample in
pinduoduo-counterfeit) now="2025-01-16 12:00 +08:00" ;;
ozon-not-received) now="2025-03-12 12:00 +03:00" ;;
generic-not-as-described) now="2025-05-22 12:00 +00:00" ;;
generic-second-appeal) now="2025-05-30 12:00 +00:00" ;;
*)
	echo "error: there is no sample \"$sample\"; there are:" >&2
	echo "  pinduoduo-counterfeit  ozon-not-received  generic-not-as-described  generic-second-appeal" >&2
	exit 2 ;;
esac

need_packages $packages_build $packages_fonts

mkdir -p build
[ -x build/release/dossier ] || echo "building the program, which takes about a minute"
{ cmake --preset release && cmake --build --preset release; } >build/release.log 2>&1 ||
	{ cat build/release.log >&2; exit 1; }

status=0
build/release/dossier build "samples/$sample/case.yaml" -o "build/$sample.pdf" --now "$now" || status=$?
[ "$status" -eq 0 ] || [ "$status" -eq 3 ] || exit "$status"
cat <<END

The dossier is    $PWD/build/$sample.pdf
It was made from  $PWD/samples/$sample/case.yaml

Change something there and run this again, or try a case of your own:
  $PWD/build/release/dossier build CASE.yaml
END
