# deliver.sh - what the form takes: which files, the statement counted as the form counts, images within limits.
source "${BASH_SOURCE%/*}/scene.bash"
build=("$DOSSIER" build --color=never --now 2025-01-22 --warning-exit-0)

with() { # LINE...: case.yaml with these lines at its end
	cp base.yaml case/case.yaml
	printf '%s\n' "$@" >>case/case.yaml
}

made() { # what stands beside the case
	(cd case && ls | grep -v -e shots -e yaml -e sha256 | tr '\n' ' ')
}

make_case case
cp case/case.yaml base.yaml

# the platform, the case, the command line: the later wins
sed -i 's/^platform: generic/platform: ozon/' case/case.yaml
try 0 "${build[@]}" case/case.yaml
has "what Ozon takes" "$(made)" "case-1.jpg"
has "what Ozon takes" "$(made)" "case.pdf case.txt "
same "the statement" "$(<case/case.txt)" "The parcel was whole, see Exhibit 3."
rm case/case.txt case/case.pdf case/case-*
with 'deliver: [pdf, text]'
try 0 "${build[@]}" case/case.yaml
same "what the case says" "$(made)" "case.pdf case.txt "
(cd case && sha256sum --quiet --strict -c case.sha256) || fail "the manifest does not verify"
same "the statement is sealed" "$(grep -c '  case.txt$' case/case.sha256)" 1
rm case/case.txt
try 0 "${build[@]}" case/case.yaml --deliver=pdf
same "what the command line says" "$(made)" "case.pdf "
try 0 "${build[@]}" case/case.yaml -o out.pdf --deliver=text
same "text alone" "$(ls out.*)" "out.sha256
out.txt"
with 'deliver: [fax]'
try 2 "${build[@]}" case/case.yaml
has "nothing of this name" "$err" '"fax" is nothing that can be delivered [bad-value]'
with
sed -i 's/^platform: generic/platform: pinduoduo/' case/case.yaml
"$DOSSIER" build -q case/case.yaml -o - --now 2025-01-22 >stream.pdf
same "standard output takes the PDF" "$(head -c 5 stream.pdf)" "%PDF-"

# counted as the form counts
with 'limits: {text-characters: 36}' 'deliver: [pdf, text]'
try 0 "${build[@]}" case/case.yaml
has "the count" "$err" "the statement for the form takes 36 of 36 characters, 36 bytes in UTF-8 [text-count]"
same "as long as that" "$(wc -c <case/case.txt)" 36
with 'limits: {text-characters: 34}' 'deliver: [pdf, text]'
rm case/case.txt
try 2 "$DOSSIER" check case/case.yaml --color=never
has "a check tells it, too" "$err" "takes 36 characters and the form takes 34: 2 too many [text-too-long]"
try 2 "${build[@]}" case/case.yaml
holds "nothing is written" ! -e case/case.txt
cp case/case.yaml long.yaml
sed -i 's/^  The parcel was.*/  The parcel was whole, see ____. Nothing was missing./' case/case.yaml
try 3 "$DOSSIER" check case/case.yaml --color=never
has "a draft is only warned of" "$err" "warning: the statement takes 52 characters and the form takes 34: 18 too many"
mv long.yaml case/case.yaml
with 'limits: {text-characters-least: 40}' 'deliver: [text]'
try 2 "${build[@]}" case/case.yaml
has "too short" "$err" "has 36 characters and the form wants at least 40 [text-too-short]"
sed -i 's/^  The parcel was.*/  x/' case/case.yaml
try 2 "${build[@]}" case/case.yaml
has "one character" "$err" "has 1 character and the form wants at least 40 [text-too-short]"
with 'deliver: [text]'
sed -i 's/^  The parcel was.*/  x/' case/case.yaml
try 0 "${build[@]}" case/case.yaml
has "one byte" "$err" "the statement for the form takes 1 character, 1 byte in UTF-8 [text-count]"
with 'limits: {text-bytes: {value: 9, encoding: gbk}}' 'deliver: [text]'
sed -i 's/^  The parcel was.*/  包裹完好。😀/' case/case.yaml
try 2 "${build[@]}" case/case.yaml
has "bytes of GBK" "$err" "takes 11 bytes in gbk and the form takes 9: 2 too many [text-too-long]"
has "what GBK has not" "$err" "1 character of the statement is none in gbk: U+1F600 [text-encoding]"
# as a field on a web page counts: in UTF-16
with 'limits: {text-characters: 6}' 'deliver: [text]'
sed -i 's/^  The parcel was.*/  包裹完好。😀/' case/case.yaml
try 2 "$DOSSIER" check case/case.yaml --color=never
has "an emoji is two characters" "$err" "takes 7 characters and the form takes 6: 1 too many [text-too-long]"

# images
with 'limits: {image-bytes: 60 KB, image-pixels: 900000}' 'deliver: [images]'
try 0 "${build[@]}" case/case.yaml
same "too large" "$(find case -name '*.jpg' -size +59k)" ""
read -r width height mode < <("$python" "$scenes/sheets.py" size case/case-1.jpg)
holds "within the pixels" $((width * height)) -le 900000
holds "and hardly less" $((width * height)) -ge 850000
with 'limits: {image-formats: [png, gif], mono: true}' 'deliver: [images]'
try 0 "${build[@]}" case/case.yaml
same "JPEGs of the earlier build" "$(ls case | grep -c jpg)" 0
same "grey" "$("$python" "$scenes/sheets.py" size case/case-1.png | cut -d' ' -f3)" L
with 'limits: {image-bytes: 2 KB}' 'deliver: [images]'
try 2 "${build[@]}" case/case.yaml
has "no sheet is so small" "$err" "[sheet-too-large]"
same "the sheets before stay" "$(ls case | grep -c png)" 6

# few slots: the case in one view, then pictures, the strongest first; what is left out is told
cp -r "$DOSSIER_SOURCE/samples/pinduoduo-counterfeit" few
few() { # LIMITS
	rm -f few/case-*
	sed "s/^deliver:.*/deliver: [images]/; \$a limits: $1" \
		"$DOSSIER_SOURCE/samples/pinduoduo-counterfeit/case.yaml" >few/case.yaml
	try 0 "${build[@]}" few/case.yaml
	err=$(sed 's/\xc2\xa0/ /g' <<<"$err")
}
few '{images: 3}'
same "three images" "$(ls few | grep -c jpg)" 3
has "what is on none" "$err" \
	"7 of 11 pictures and parts of long ones are on them, without 证据 3, 证据 7 [sheets-few]"
for sheet in few/case-?.jpg; do
	read -r width height mode < <("$python" "$scenes/sheets.py" size "$sheet")
	same "$sheet is for a phone" "$width" 1080
	holds "$sheet is not endless" "$height" -le 4320
done
sed -i '$a silence: [{code: sheets-few, why: The rest is in the statement.}]' few/case.yaml
try 0 "${build[@]}" few/case.yaml
same "what is on none can be silenced" "$(grep -c 'sheets-few\|silence-unused' <<<"$err")" 0
few '{images: 2, image-bytes: 200 KB}'
same "two images" "$(find few -maxdepth 1 -name '*.jpg' -size -201k | wc -l)" 2
same "the playbook's strongest are on them" "$(grep -c '证据 [45][,] ' <<<"$err")" 0
has "others are not" "$err" "证据 6"
few '{images: 1}'
same "one image" "$(ls few | grep -c jpg)" 1
same "it has the case, and what was said" "$(grep -c "no room for" <<<"$err")" 0
has "and no picture" "$err" \
	"takes 1 image: 0 of 11 pictures and parts of long ones are on it, without 证据 1 to 证据 7 [sheets-few]"

# a long screenshot is in parts: those that have marks come before others, and what is missing is named
mkdir long
"$python" "$scenes/redact.py" draw long/long.png PNG 1 1080 19000 100,17200,900,17900 || fail "no picture"
for photo in 1 2; do
	"$python" "$scenes/redact.py" draw "long/photo-$photo.png" PNG 1 1080 "1${photo}00" 1,1,2,2 || fail "no picture"
done
long() { # LIMITS
	rm -f long/case-*
	printf '%s\n' 'dossier: 1' 'platform: pinduoduo' 'complaint: counterfeit' 'number: X-1' \
		'deliver: [images]' "limits: $1" 'chat:' '  - with: 买家' \
		'    screenshots: [{file: long.png, marks: [{box: [0, 0.9, 1, 0.95], note: 承认}]}]' \
		'exhibits: [{title: Photo, file: photo-1.png}, {title: Other, file: photo-2.png}]' >long/case.yaml
	try 0 "${build[@]}" long/case.yaml
	err=$(sed 's/\xc2\xa0/ /g' <<<"$err")
}
long '{images: 2}'
has "the part with the mark is shown, and the others are named" "$err" \
	"1 of 8 pictures and parts of long ones are on them, without 证据 1 (parts 1-5), 证据 2, 证据 3 [sheets-few]"
# a picture of two exhibits is one, and named once, as in the first
sed 's/^exhibits:.*/exhibits: [{file: photo-1.png}, {file: photo-2.png}, {title: Again, file: photo-1.png}]/
	s/^limits:.*/limits: {images: 1}/; /^chat:/,/screenshots:/d' long/case.yaml >long/twice.yaml
try 0 "${build[@]}" long/twice.yaml
told=$(grep -c sheets-few <<<"$err")
same "two pictures follow the case on the one image" "$(ls long | grep -c 'twice.*jpg') $told" "1 0"
{ echo "claims:"; printf '  - {says: Claim %d, fact: Is not true}\n' {1..25}; } >>long/twice.yaml
try 0 "${build[@]}" long/twice.yaml
has "named once" "$(sed 's/\xc2\xa0/ /g' <<<"$err")" \
	"takes 1 image: 0 of 2 pictures are on it, without 证据 1, 证据 2 [sheets-few]"

long '{images: 40}'
same "all parts fit" "$(grep -c sheets-few <<<"$err")" 0

# words that have no room are told as pictures are, and no list ends as if it were whole
crowd() { # IMAGES MESSAGE-MARK
	rm -f long/crowd-*
	{
		printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: counterfeit' 'language: en' 'number: X-1' \
			'deliver: [images]' "limits: {images: $1}" 'claims:'
		for i in {1..30}; do
			printf '  - {says: "Claim %s is made", fact: "and is not true", proof: [photo]}\n' $i
		done
		printf '%s\n' 'chat:' '  - with: B' '    messages:'
		for i in {1..40}; do
			printf '      - {from: buyer, text: "Message %s"%s}\n' $i "$2"
		done
		printf '%s\n' 'exhibits: [{id: photo, file: photo-1.png}]'
	} >long/crowd.yaml
	try 0 "${build[@]}" long/crowd.yaml
	err=$(sed 's/\xc2\xa0/ /g' <<<"$err")
}
crowd 1 ', mark: true'
has "claims and messages" "$err" "takes 1 image, on which there is no room for claims "
claim=$(sed -n 's/.*no room for claims \([0-9]*\) to 30, 40 of 40 marked messages of Exhibit 1 .*/\1/p' <<<"$err")
holds "the first claims are there" "$claim" -gt 5
holds "and as many as fit" "$("$python" "$scenes/sheets.py" size long/crowd-1.jpg | cut -d' ' -f2)" -gt 3900
crowd 3 ', mark: true'
has "messages" "$err" "no room for "
has "of which chat" "$err" " of 40 marked messages of Exhibit 1 [sheets-few]"
same "all claims are there" "$(grep -c 'room for claim' <<<"$err")" 0
crowd 3 ''
has "a chat of which nothing is seen" "$err" \
	"no room for the 40 messages of Exhibit 1, of which none is marked [sheets-few]"
same "the picture is there" "$(grep -c 'pictures are on' <<<"$err")" 0

# a picture stays with its notes, or is left out and named; what is behind it has the room
noted() { # NOTES
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: counterfeit' 'language: en' 'number: X-1' \
		'deliver: [images]' 'limits: {images: 2}' 'exhibits:' \
		'  - {title: First, file: photo-1.png}' '  - title: Noted' '    file: photo-1.png' '    marks:'
	for ((i = 0; i < $1; i++)); do
		printf '      - {callout: [0.5, 0.%02d], note: "Note %s"}\n' $((i + 10)) $i
	done
	printf '%s\n' '  - {title: Last, file: photo-2.png}'
}
noted 6 >long/noted.yaml
try 0 "${build[@]}" long/noted.yaml
same "all has room" "$(grep -c sheets-few <<<"$err")" 0
rm -f long/noted-*
noted 60 >long/noted.yaml
try 0 "${build[@]}" long/noted.yaml
has "a marked copy without room" "$(sed 's/\xc2\xa0/ /g' <<<"$err")" \
	"takes 2 images: 2 of 3 pictures are on them, without Exhibit 2 (marked copy) [sheets-few]"

few '{images: 40}'
holds "a slot for each page" "$(ls few | grep -c jpg)" -gt 12
same "nothing is left out" "$(grep -c sheets-few <<<"$err")" 0
scene_end
