#!/bin/sh
# Installs what tests need, builds with AddressSanitizer and UndefinedBehaviorSanitizer, runs every test.
#
#   sh tests/run.sh [arguments for ctest]
set -eu
cd "$(dirname "$0")/.."
. cmake/packages.sh
need_packages $packages_build $packages_fonts $packages_tests

cmake --preset release >/dev/null
cmake --build --preset release
cmake --preset asan >/dev/null
cmake --build --preset asan
ctest --preset asan "$@"
