# scene.bash - what scenes share. A scene sources it, works in its own folder and ends with scene_end.
#
#   try STATUS COMMAND...    run it; its output in $out, its messages in $err
#   same WHAT GOT WANT       holds WHAT BASH-TEST...
#   make_case [FOLDER]       a small case with two pictures
#   need_release             the program without sanitizers in $release
set -u
: "${DOSSIER:?the program to test}" "${DOSSIER_SOURCE:?the root of the sources}"
unset SOURCE_DATE_EPOCH NO_COLOR LC_ALL LANGUAGE
export LC_MESSAGES=C # goldens are English
scene_folder=$(mktemp -d) || exit 1
trap 'rm -rf "$scene_folder"' EXIT
cd "$scene_folder" || exit 1
export PYTHONDONTWRITEBYTECODE=1
scenes=$DOSSIER_SOURCE/tests/scenes
python=/usr/bin/python3 # Debian's, which has Pillow and NumPy
for tool in "$python" qpdf pdfinfo pdfimages pdftoppm pdftotext exiftool valgrind mandoc flock; do
	type "$tool" >/dev/null 2>&1 || { echo "a scene needs $tool; cmake/packages.sh lists its package" >&2; exit 1; }
done
scene_checks=0
scene_failures=0

fail() {
	scene_failures=$((scene_failures + 1))
	printf '%s:%s: %s\n' "${BASH_SOURCE[-1]##*/}" "${BASH_LINENO[-2]}" "$*" >&2
}

same() {
	scene_checks=$((scene_checks + 1))
	[[ $2 == "$3" ]] || fail "$1: got \"$2\", want \"$3\""
}

# holds "the file is there" -e file
holds() {
	local what=$1
	shift
	scene_checks=$((scene_checks + 1))
	test "$@" || fail "$what"
}

# has WHAT TEXT PART: does the text contain the part?
has() {
	scene_checks=$((scene_checks + 1))
	[[ $2 == *"$3"* ]] || fail "$1: \"$3\" is not in: $2"
}

try() {
	local want=$1 status
	shift
	scene_checks=$((scene_checks + 1))
	"$@" >.out 2>.err </dev/null
	status=$?
	out=$(<.out) err=$(<.err)
	rm -f .out .err
	[[ $status == "$want" ]] || fail "status $status, want $want: $* ${err:0:600}"
}

# The program as users get it, in $release: for what a sanitizer would only slow down. Built if need be.
need_release() {
	release=${DOSSIER_RELEASE:-$DOSSIER_SOURCE/build/release/dossier}
	[[ -z ${DOSSIER_RELEASE:-} ]] || return 0
	(
		flock 9
		cd "$DOSSIER_SOURCE" && cmake --preset release && cmake --build --preset release
	) >release.log 2>&1 9>"${TMPDIR:-/tmp}/dossier-release.lock" || fail "no release build: $(tail release.log)"
}

# An RGB PNG of WIDTH x HEIGHT in a pattern that depends on SEED.
make_png() {
	"$python" - "$@" <<-'PYTHON'
		import struct, sys, zlib
		path, width, height, seed = sys.argv[1], *map(int, sys.argv[2:5])
		row = lambda y: b"\0" + bytes((x * seed + y // 9 * 5) & 255 for x in range(3 * width))
		chunk = lambda kind, body: struct.pack(">I", len(body)) + kind + body \
			+ struct.pack(">I", zlib.crc32(kind + body))
		open(path, "wb").write(b"\x89PNG\r\n\x1a\n"
			+ chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
			+ chunk(b"IDAT", zlib.compress(b"".join(map(row, range(height)))))
			+ chunk(b"IEND", b""))
	PYTHON
}

make_case() {
	local folder=${1:-.}
	mkdir -p "$folder/shots"
	make_png "$folder/shots/order.png" 200 300 3
	make_png "$folder/shots/parcel.png" 300 200 5
	cat >"$folder/case.yaml" <<-'YAML'
		dossier: 1
		platform: generic
		complaint: not-as-described
		language: en
		number: C-17
		timezone: +00:00
		respond_by: 2025-02-01 12:00
		opened: 2025-01-20
		seller:
		  name: Anna Seller
		claims:
		  - says: The kettle is broken.
		    fact: The kettle left whole.
		    proof: [parcel, logistics, order]
		statement: |
		  The parcel was whole, see [[parcel]].
		request: Please close the complaint.
		order:
		  number: "1001"
		  buyer: B. Buyer
		  currency: EUR
		  created: 2025-01-10 10:00
		  paid: 2025-01-10 10:01
		  shipped: 2025-01-11
		  received: 2025-01-14
		  items:
		    - {name: Kettle, quantity: 2, price: 10.50}
		  total: 21.00
		  screenshots: [shots/order.png]
		logistics:
		  carrier: Post
		  tracking: RR123456785DE
		  events:
		    - {at: 2025-01-11 09:00, place: Bonn, what: Accepted}
		    - {at: 2025-01-14 11:30, place: Paris, what: Delivered, delivered: true}
		exhibits:
		  - id: parcel
		    file: shots/parcel.png
		    title: The parcel
		    caption: Packed on the day of dispatch
		    source: Seller's photo
		    taken: 2025-01-11
		    shows: [listing, product-photos, comparison, buyer-photos, packing-photo, test-report,
		      return-policy, chat, contact]
	YAML
}

scene_end() {
	echo "$scene_checks checks, $scene_failures failed"
	[[ $scene_checks -gt 0 && $scene_failures -eq 0 ]]
	exit
}
