# shared.sh - the same picture with the same edits is prepared once and embedded once, in however many exhibits it is.
# Each of them still tells what was done to it and why, and each is looked at in the finished PDF.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/fit.py" draw || fail "no pictures"
cp photo-1.jpg twin.jpg
"$python" "$scenes/screens.py" take "$DOSSIER_SOURCE/tests/chats/pinduoduo-light.png" s 76 500 1100 || fail "no screens"
cp s-2.png t-2.png
"$python" "$DOSSIER_SOURCE/tests/unit/enclosure_make.py" pdfs || fail "no PDFs"
cp pdfs/plain.pdf plain.pdf
cp plain.pdf plain-2.pdf

build() { # MORE-KEYS EXHIBIT...
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: S-1' \
		'statement: Shared.' "$1" 'exhibits:' >case.yaml
	printf -- '- {title: Shown, %s}\n' "${@:2}" >>case.yaml
	rm -f out*
	try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
	told=$err
}
pictures() { pdfimages -list out.pdf | awk 'NR > 2 { print $11 }' | sort -u | wc -l; }
words() { pdftotext out.pdf - | tr '\n' ' ' | sed 's/\xc2\xa0/ /g; s/  */ /g'; }
copies() { words | grep -o 'SHA-256 of this copy[^0-9a-f]*[0-9a-f]\{64\}' | wc -l; }

part='crop: [0.1, 0.1, 0.9, 0.9]'
black='redact: [{rect: [320, 300, 640, 600], why: a name}]'
other='redact: [{rect: [320, 300, 640, 600], why: an address}]'
file='file: photo-1.jpg'

build '' "$file, $part, $black, rotate: 90"
one=$(wc -c <out.pdf)
build '' "$file, $part, $black, rotate: 90" "$file, $part, $other, rotate: 90"
same "one picture" "$(pictures)" 1
holds "hardly more bytes" "$(wc -c <out.pdf)" -le $((one + 12000))
same "both are edited copies" "$(words | grep -o '(edited copy)' | wc -l)" 2
has "below the first" "$(words)" "covered in black: a name"
has "below the second" "$(words)" "covered in black: an address"
appendix="Copy Exhibit 1: metadata removed (location, device and the like); part of the picture shown: "
[[ $(words) == *"$appendix"* ]] || appendix="Copy Exhibit 1: part of the picture shown: "
place="(160, 120)–(1440, 1080) px of 1600 × 1200; turned by the seller; re-encoded as JPEG; covered in black at"
has "the appendix on the first" "$(words)" "$appendix$place (320, 300)–(640, 600) px: a name"
has "the appendix on the second" "$(words)" "${appendix/ 1:/ 2:}$place (320, 300)–(640, 600) px: an address"
same "each with the digest" "$(copies)" 2
same "which is one" "$(words | grep -o 'SHA-256 of this copy: [0-9a-f]*' | sort -u | wc -l)" 1

# two files of the same bytes, and the same places in other words
build '' "$file, $black" "file: twin.jpg, redact: [{rect: [0.2, 0.25, 0.4, 0.5], why: a name}]"
same "twins" "$(pictures), $(copies)" "1, 2"
# what is drawn above it is no matter
build '' "$file, $black" "$file, $black, marks: [{box: [900, 300, 1200, 500]}]"
same "marks" "$(pictures), $(copies)" "1, 2"
two='{rect: [100, 100, 300, 200], why: a}, {rect: [400, 500, 900, 600], why: b}'
back='{rect: [400, 500, 900, 600], why: b}, {rect: [100, 100, 300, 200], why: a}'
build '' "$file, redact: [$two]" "$file, redact: [$back]"
same "in another order" "$(pictures), $(copies)" "1, 2"
# what differs is not shared
for edits in "$part, $black" "$part, $black, rotate: 180" "crop: [0.1, 0.1, 0.9, 0.8], $black, rotate: 90" \
	"$black, rotate: 90"; do
	build '' "$file, $part, $black, rotate: 90" "$file, $edits"
	same "$edits" "$(pictures)" 2
done
cover='{rect: [320, 300, 640, 600], why: b}' less='{rect: [400, 400, 600, 500], why: a}'
build '' "$file, redact: [$cover]" "$file, redact: [$cover, $less]"
same "another cover" "$(pictures)" 2
build '' "$file" "$file, $part"
same "whole and in part" "$(pictures)" 2
build '' "$file, $part, $black" "file: photo-2.jpg, $part, $black"
same "two photos" "$(pictures)" 2
# a crop of all of it is the file
build '' "$file" "$file, crop: [0, 0, 1, 1]"
same "all of it" "$(pictures), $(words | grep -c '(edited copy)')" "1, 0"

# joined and trimmed screens, and parts of pages
stitch='stitch: [s-1.png, s-2.png, s-3.png]'
build '' "$stitch" "stitch: [s-1.png, t-2.png, s-3.png]"
once=$(pictures)
build '' "$stitch"
same "joined" "$once" "$(pictures)"
hide='redact: [{rect: [10, 10, 90, 90], why: a name}]'
some="$stitch, $hide, crop: [0, 0, 1"
build '' "$some, 0.4]" "$some, 0.4]" "$some, 0.3]"
same "parts of what is joined" "$(pictures), $(copies)" "2, 3"
build '' "file: plain.pdf, pages: 1, $hide" "file: plain-2.pdf, pages: 1, $hide"
same "parts of pages" "$(pictures), $(copies)" "1, 2"
build '' "file: pdfs/shared.pdf, pages: 1-2, $hide"
same "of two pages" "$(pictures)" 2

# made to fit, in volumes, on sheets, and beside others
build 'limit: {bytes: 150 KB}' "$file, $part, $black" "$file, $part, $other" "file: photo-2.jpg"
same "fitted" "$(pictures)" 2
same "once" "$(grep -c 'photo-1.jpg .* px wide' <<<"$told")" 1
same "it is told of both" "$(words | grep -o 'Copy Exhibit [12]:[^:]*:[^:]*encoded again for what the form takes' |
	wc -l)" 2
same "with one digest" "$(copies), $(words | grep -o 'this copy: [0-9a-f]\{64\}' | sort -u | wc -l)" "3, 2"
try 0 qpdf --check out.pdf
build 'limit: {split: true, pages: 3}' "$file, $part, $black" "$file, $part, $other" "$file, $part, $black"
holds "volumes" -e out-2.pdf
build '' "compare: [{$file, $part, $black}, {$file, $part, $black}, photo-2.jpg]" "$file, $part, $black"
same "compared" "$(pictures), $(copies)" "2, 3"
try 0 "$release" build --warning-exit-0 case.yaml -o all.pdf --now 2025-01-22 --deliver=images
holds "sheets" -e all-1.jpg
try 0 "$release" check --warning-exit-0 case.yaml --now 2025-01-22
scene_end
