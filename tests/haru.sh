#!/bin/sh
# Does the program work with another libharu than the installed one? Builds that from its sources, the program against
# both, and compares what they make of the samples: the bytes are to be the same. Run by hand.
#
#   sh tests/haru.sh FOLDER        the sources of libharu, such as those of https://github.com/libharu/libharu at v2.4.6
set -eu
sources=$(cd "${1:?the folder of libharu sources}" && pwd)
cd "$(dirname -- "$0")/.."
build=$PWD/build/haru

cmake -S "$sources" -B "$build/library" -DCMAKE_BUILD_TYPE=Release -DCMAKE_INSTALL_PREFIX="$build/installed" >/dev/null
cmake --build "$build/library" --target install >/dev/null
cmake --preset release >/dev/null
cmake --build --preset release >/dev/null
cmake -S . -B "$build/program" -G Ninja -DCMAKE_BUILD_TYPE=Release -DBUILD_TESTING=OFF \
	-DHaru_ROOT="$build/installed" >/dev/null
cmake --build "$build/program" >/dev/null

differing=0
for case in samples/*/case.yaml; do
	name=$(basename "$(dirname "$case")")
	for program in build/release "$build/program"; do
		"$program/dossier" build -q --deliver=pdf --warning-exit-0 -o "$build/$name.pdf" "$case"
		sha256sum <"$build/$name.pdf"
	done >"$build/$name.sums"
	if [ "$(sort -u "$build/$name.sums" | wc -l)" = 1 ]; then
		echo "$name: the same bytes"
	else
		echo "$name: other bytes"
		differing=$((differing + 1))
	fi
done
for program in build/release "$build/program"; do
	"$program/dossier" --version | grep libharu
done
exit "$((differing > 0))"
