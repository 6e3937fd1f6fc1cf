# digests.sh - the appendix tells of every copy that is shown otherwise than its file is what was done to it, and the
# digest of what is embedded, with or without a limit of the form.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/digests.py" make || fail "no pictures"
"$python" "$scenes/screens.py" take "$DOSSIER_SOURCE/tests/chats/pinduoduo-light.png" s 76 500 1100 || fail "no screens"

build() { # LIMIT PICTURE...
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: D-1' \
		'statement: Digests.' "$1" 'exhibits:' >case.yaml
	printf -- '- {title: Shown, %s}\n' "${@:2}" >>case.yaml
	try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
}
look() { "$python" "$scenes/digests.py" look out.pdf; }
words() { pdftotext out.pdf - | tr '\n' ' ' | sed 's/\xc2\xa0/ /g; s/  */ /g'; }
count() { words | grep -o "$1" | wc -l; }

part='crop: [0.1, 0.1, 0.9, 0.9]'
black='redact: [{rect: [0.3, 0.3, 0.5, 0.5], why: a name}]'
edits=("file: page.pdf, pages: 1, $part, rotate: 90" "file: other.jpg, $black" "stitch: [s-1.png, s-2.png, s-3.png]"
	"file: photo.jpg, rotate: 180")
for limit in '' 'limit: {mono: true}' 'limit: {dpi: 72}' 'limit: {bytes: 1 MB}'; do
	build "$limit" "${edits[@]}"
	echo "$limit: $(look)"
	same "$limit: every digest is of a picture, and of every picture there is one" \
		"$(look | sed 's/.* of \(.*\): \(.*\)/\1 \2/' | awk '{ print $1 == $2 }')" 1
	has "$limit: cut and turned" "$(words)" "Copy: part of the picture shown; turned by the seller "
	has "$limit: so it is in the appendix" "$(words)" "Copy Exhibit 1, page 1: page drawn as a picture; part of"
	same "$limit: three of them are edited" "$(count '(edited copy)')" 3
	same "$limit: one is joined" "$(count '(joined screenshots)')" 1
	[[ $limit ]] || continue
	same "$limit: what lost something is not said to have lost nothing" "$(count 'no pixel lost\|without loss')" 0
done

# a turn that the seller asks for is not the camera's
build '' "file: s-1.png, rotate: 90"
same "turned by one" "$(count 'turned upright as taken')" 0
build '' "file: photo.jpg, rotate: 270"
has "turned by both" "$(words)" "turned upright as taken; turned by the seller "

# of the pages of one file each that is encoded for itself has its own
build 'limit: {mono: true}' "file: page.pdf"
same "three pages" "$(look)" "3 of 3: 3"
for number in 1 2 3; do
	has "page $number" "$(words)" "Drawn as pictures without colours; pages: $number of 3 SHA-256 of this copy: "
done
build '' "file: pages.tif"
same "of both pages together" "$(look)" "1 of 2: 2"
build 'limit: {dpi: 100}' "file: pages.tif"
same "of one that is encoded again, and of the other" "$(look)" "2 of 2: 2"
build 'limit: {mono: true}' "file: pages.tif"
same "of each" "$(look)" "2 of 2: 2"
scene_end
