# packages.sh - sourced by the two scripts of the README: installs the Debian packages that are missing.
#
#   need_packages NAME...

need_packages() {
	missing=""
	for package in "$@"; do
		dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q '^install ok installed$' ||
			missing="$missing $package"
	done
	[ -n "$missing" ] || return 0
	echo "installing:$missing"
	as_root=""
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null || {
			echo "error: run as root, or install these packages yourself:$missing" >&2
			return 1
		}
		as_root="sudo"
	fi
	export DEBIAN_FRONTEND=noninteractive
	# shellcheck disable=SC2086 # the names are words
	$as_root apt-get install -y --no-install-recommends $missing >/dev/null 2>&1 ||
		{ $as_root apt-get update -q >/dev/null && $as_root apt-get install -y -q --no-install-recommends $missing >/dev/null; }
}

packages_build="gcc libc6-dev cmake ninja-build pkg-config libhpdf-dev libpng-dev libjpeg62-turbo-dev libyaml-dev libharfbuzz-dev libicu-dev libdeflate-dev nettle-dev zlib1g-dev libcairo2-dev libqpdf-dev libpoppler-glib-dev libheif-dev libwebp-dev libtiff-dev libgif-dev liblcms2-dev libcsv-dev libzip-dev libexpat1-dev gettext"
packages_fonts="fonts-noto-cjk fonts-noto-core fonts-noto-mono fonts-noto-color-emoji fonts-dejavu-core"
packages_tests="poppler-utils qpdf valgrind mandoc python3 python3-pil python3-numpy python3-yaml python3-openpyxl libimage-exiftool-perl libheif-examples make jq strace parallel slurmctld slurmd python3-kubernetes"
