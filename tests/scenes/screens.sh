# screens.sh - overlapping screenshots become the long picture that was scrolled through, pixel by pixel, or are shown
# one by one; of a pile of screens the bars are shown once. Every original is in the appendix and in the manifest.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

case_of() { # SETTINGS
	cat >case.yaml <<-YAML
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: R-1
		statement: Joined.
		exhibits:
		  - {id: shot, title: The chat, $1}
	YAML
}

build() { # SETTINGS
	case_of "$1"
	try "${2:-0}" "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
	try "${2:-0}" "$release" check --warning-exit-0 case.yaml --now 2025-01-22
}

chat=$DOSSIER_SOURCE/tests/chats/pinduoduo-light.png
"$python" "$scenes/screens.py" take "$chat" s 76 500 1100 || fail "no screens"
build "stitch: [s-1.png, s-2.png, s-3.png]"
same "joined" "$("$python" "$scenes/screens.py" same "$chat" out.pdf 0 1766)" same
text=$(pdftotext out.pdf - | tr '\n' ' ')
has "it says so" "$text" "Copy: overlapping screenshots joined"
has "which rows" "$text" "of s-3.png"
for i in 1 2 3; do
	has "s-$i.png is in the appendix" "$text" "$(sha256sum "s-$i.png" | cut -c1-64)"
	has "s-$i.png is in the manifest" "$(cat out.sha256)" "$(sha256sum "s-$i.png")"
done

# a message about the joined picture names more than the first of them
case_of "stitch: [s-1.png, s-2.png, s-3.png]}
limit: {dpi: 72"
try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
has "made coarser" "$err" "s-1.png and 2 more "
has "as wide as the form takes" "$err" " px wide"

# what is marked or shown in part is followed by the screens as they are; what is covered in them is not shown
for edit in 'marks: [{box: [0, 0.2, 1, 0.3]}]' 'crop: [0, 0, 1, 0.5]'; do
	build "stitch: [s-1.png, s-2.png, s-3.png], $edit"
	has "originals follow, side by side: $edit" "$(pdftotext out.pdf - | tr -s '\n ' ' ')" "picture 3 of 3 of 3 of 3"
	same "as they are: $edit" "$("$python" "$scenes/screens.py" shows out.pdf s-1.png s-2.png s-3.png | tr '\n' ' ')" \
		"s-1.png True s-2.png True s-3.png True "
done
build "stitch: [s-1.png, s-2.png], redact: [{rect: [0, 0, 1, 0.1], why: a name}], marks: [{callout: [0.5, 0.5]}]"
same "no originals of what is covered" "$(pdftotext out.pdf - | grep -c "(original)")" 0

# screens that a phone or a messenger saved as JPEG meet, too; what is encoded again is not said to have lost nothing
"$python" - <<-'PY' || fail "no JPEGs"
	from PIL import Image
	for i in (1, 2, 3):
	    Image.open(f"s-{i}.png").convert("RGB").save(f"s-{i}.jpg", quality=75)
PY
build "stitch: [s-1.jpg, s-2.jpg, s-3.jpg]"
text=$(pdftotext out.pdf - | tr -s '\n ' ' ')
has "joined" "$text" "overlapping screenshots joined"
has "with loss" "$text" "shown in parts; re-encoded as JPEG"
same "not without" "$(grep -c "no pixel lost" <<<"$text")" 0

# the first does not lead to the third
build "stitch: [s-1.png, s-3.png], caption: Both"
has "the pair is named" "$err" "s-3.png does not continue s-1.png"
has "one by one" "$(pdftotext out.pdf -)" "Exhibit 1-2"
same "as they are" "$("$python" "$scenes/screens.py" shows out.pdf s-1.png s-3.png | tr '\n' ' ')" \
	"s-1.png True s-3.png True "

same "nothing to turn round" "$(grep -c "the other way round" <<<"$err")" 0

# what is said twice looks the same as what is in both: where a few messages alone join them it is told
starts=(0 1599 1544 1446 1290) # of one, two and three messages, and of four
for n in 1 2 3 4; do
	"$python" "$scenes/screens.py" take "$chat" "m$n" 988 "${starts[n]}" || fail "no screens"
	"$python" - "m$n" <<-'PY' || fail "no JPEGs"
		import sys
		from PIL import Image
		for i in (1, 2):
		    Image.open(f"{sys.argv[1]}-{i}.png").convert("RGB").save(f"{sys.argv[1]}-{i}.jpg", quality=90)
	PY
	for kind in png jpg; do
		build "stitch: [m$n-1.$kind, m$n-2.$kind]"
		same "joined by $n ($kind)" "$(grep -c "stitch-apart" <<<"$err")" 0
		same "told of $n ($kind)" \
			"$(grep -c "note: m$n-2.$kind continues m$n-1.$kind by $n messages\? or lines\? alone" <<<"$err")" \
			$((n < 4))
	done
done

# in the wrong order: nothing is turned round by itself, but it is told
build "stitch: [s-2.png, s-1.png], caption: Both"
has "the order" "$err" "s-1.png does not continue s-2.png"
has "is reversed" "$err" "name them the other way round: s-2.png continues s-1.png"
same "as they are given" "$("$python" "$scenes/screens.py" shows out.pdf s-2.png s-1.png | tr '\n' ' ')" \
	"s-2.png True s-1.png True "

# each run that meets is one picture, what meets nothing stays as it is, and each gap is named
"$python" "$scenes/screens.py" take "$chat" r 76 400 1500 1750 || fail "no screens"
build "stitch: [r-1.png, r-2.png, r-3.png, r-4.png, r-1.png], caption: Five"
text=$(pdftotext out.pdf - | tr '\n' ' ')
has "one gap" "$err" "r-3.png does not continue r-2.png"
has "another gap" "$err" "r-1.png does not continue r-4.png"
same "two gaps" "$(grep -c 'stitch-apart' <<<"$err")" 2
has "three pictures" "$text" "picture 3 of 3"
has "files of the first" "$text" "File: r-1.png; r-2.png"
has "files of the second" "$text" "File: r-3.png; r-4.png"
has "the second run has a digest" "$text" "Copy Exhibit 1-2: overlapping screenshots joined"
same "the last is as it is" "$("$python" "$scenes/screens.py" shows out.pdf r-1.png | tr '\n' ' ')" "r-1.png True "
same "all rows of both runs" "$("$python" "$scenes/screens.py" runs "$chat" out.pdf 76 1066 1500 2416)" same
for i in 1 2 3 4; do
	has "r-$i.png is in the appendix" "$text" "$(sha256sum "r-$i.png" | cut -c1-64)"
	has "r-$i.png is in the manifest" "$(cat out.sha256)" "$(sha256sum "r-$i.png")"
done
build "stitch: [r-1.png, r-2.png, r-3.png], crop: [0, 0, 1, 0.5]" 2
has "what is not whole is not cropped" "$err" "r-3.png does not continue r-2.png: there is no joined picture"
build "stitch: [r-1.png, r-2.png, r-3.png], marks: [{box: [0, 0, 1, 0.1]}]" 2
has "nor marked" "$err" "there is no joined picture to draw this on"
build "stitch: [s-1.png, s-3.png], redact: [{rect: [0, 0, 1, 0.1], why: a name}]" 2
has "nothing to cover" "$err" "there is no joined picture"
build "stitch: [s-1.png, s-3.png], marks: [{box: [0, 0, 1, 0.1]}]" 2
has "nothing to mark" "$err" "there is no joined picture"

# what would be too large is told before anything is decoded
"$python" "$scenes/screens.py" blank blank.png 10000 || fail "no picture"
for i in {1..30}; do ln blank.png "blank-$i.png"; done
build "stitch: [blank.png$(printf ', blank-%d.png' {1..30})]" 2
has "too large" "$err" "joined with others to 3100 million pixels, more than the limit of 200 million"
has "what to do" "$err" "join fewer of them"
has "where" "$err" "[image-too-large]"
case_of "stitch: [blank.png$(printf ', blank-%d.png' {1..30})]"
try 2 "$python" "$scenes/measure.py" measured "$release" check case.yaml -q --now 2025-01-22
holds "nothing was decoded: $(<measured) KiB" "$(<measured)" -lt 65536

# what is covered and cropped in the joined picture
build "stitch: [s-1.png, s-2.png, s-3.png], redact: [{rect: [0, 0, 720, 3000], why: a name}], crop: [0, 0, 720, 3000]"
rm -f band-*; pdfimages -png out.pdf band
same "covered" "$("$python" "$scenes/screens.py" brightest band-*)" 0

# a pile: bars once, the rest as it was
"$python" "$scenes/screens.py" take "$chat" t 76 742 1408 || fail "no screens"
"$python" "$scenes/screens.py" pile pile.png t-1.png t-2.png t-3.png || fail "no pile"
build "file: pile.png, trim: repeats"
same "trimmed" "$("$python" "$scenes/screens.py" same "$chat" out.pdf 0 2074)" same
has "it says so" "$(pdftotext out.pdf - | tr '\n' ' ')" "repeated head and foot left out"
# places are those of the file, though rows above them are left out: of its second screen 40 rows, and what stays of
# those around a seam; a bar alone that is left out takes nothing with it
cp out.pdf plain.pdf
tall=$("$python" -c 'from PIL import Image; print(Image.open("pile.png").height // 3)')
wide=$("$python" -c 'from PIL import Image; print(Image.open("pile.png").width)')
covered() { # FIRST END WANT
	build "file: pile.png, trim: repeats, redact: [{rect: [0, $1, $wide, $2], why: a name}]"
	same "covered $1 to $2" "$("$python" "$scenes/screens.py" covered out.pdf plain.pdf pile.png "$1" "$2")" "$3"
}
covered $((tall + tall / 2)) $((tall + tall / 2 + 40)) "40 black its rows"
foot=$((58 * wide / 360))
covered $((tall - foot - 10)) $((tall - foot)) "10 black its rows"
# what is left out was covered in vain, unless the same rows are covered where they stay
bars="{rect: [0, $((tall - foot + 2)), $wide, $((tall + 6))], why: a name}"
head="{rect: [0, 0, $wide, 6], why: a name}"
last="{rect: [0, $((3 * tall - foot)), $wide, $((3 * tall))], why: a name}"
build "file: pile.png, trim: repeats, redact: [$bars]" 2
has "which stays elsewhere" "$err" "they stay [trim-covered]"
edge="{rect: [0, $((tall - foot - 10)), $wide, $((tall - foot + 4))], why: a name}"
build "file: pile.png, trim: repeats, redact: [$edge]" 2
has "rows of the foot alone" "$err" "they stay [trim-covered]"
for one in "$head" "$last"; do
	build "file: pile.png, trim: repeats, redact: [$bars, $one]" 2
	same "one of two" "$(grep -c '\[trim-covered\]' <<<"$err")" 1
done
build "file: pile.png, trim: repeats, redact: [$bars, $head, $last]"
same "both" "$(grep -c 'trim-covered' <<<"$err")" 0
build "file: pile.png, trim: repeats, redact: [$bars], crop: [0, $tall, $wide, $((2 * tall))]"
same "none is seen" "$(grep -c 'trim-covered' <<<"$err")" 0
name="redact: [{rect: [0, $((2 * tall - 300)), $wide, $((2 * tall - 200))], why: a name}]"
build "file: pile.png, trim: repeats, $name}
  - {file: pile.png, title: Whole" 2
has "what is covered in one must be in the other" "$err" "[redact-undone]"
build "file: pile.png, trim: repeats, $name}
  - {file: pile.png, title: Whole, $name"
build "file: pile.png, trim: repeats}
  - {file: pile.png, title: Whole, $name" 2
has "or the other way round" "$err" "[redact-undone]"
build "file: pile.png, trim: repeats, crop: [0, $tall, $wide, $((2 * tall))], marks: [{box: [0, $((tall + 200)), 40, $((
	tall + 300))]}]"
same "a part" "$(pdfimages -list out.pdf | awk 'NR == 3 {print $5 < '$tall'}')" 1
has "the whole follows what is marked" "$(pdftotext out.pdf -)" "(original)"
build "file: pile.png, trim: repeats, marks: [{callout: [20, $((tall - foot + 4))]}]" 2
has "what is marked is left out" "$err" "[edit-outside]"
build "file: pile.png, trim: repeats, crop: [0, $((tall - foot + 4)), $wide, $tall]" 2
has "all is left out" "$err" 'all of this is left out by "trim" [edit-outside]'
build "file: s-1.png, trim: repeats, redact: [{rect: [0, 0, $wide, 40], why: a name}]"
has "covered, though nothing is left out" "$err" "trim-nothing"
build "file: s-1.png, trim: repeats"
has "nothing to trim" "$err" "trim-nothing"
same "no copy" "$(pdftotext out.pdf - | grep -c "edited")" 0
scene_end
