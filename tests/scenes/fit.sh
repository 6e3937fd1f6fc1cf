# fit.sh - the PDF is made to fit what the form takes: its pictures are encoded again, and it is told what was done.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/fit.py" draw || fail "no pictures"

case_of() { # LIMIT
	cat >case.yaml <<-YAML
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: F-1
		statement: Fitted.
		$1
		exhibits:
		  - {file: photo-1.jpg, title: One}
		  - {file: photo-2.jpg, title: Two}
		  - {file: photo-3.jpg, title: Three}
		  - {file: photo-4.jpg, title: Four}
		  - {file: shot.png, title: Words}
	YAML
}
build() { # LIMIT OPTION...
	case_of "$1"
	shift
	try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22 "$@"
}
pictures() { "$python" "$scenes/fit.py" list out.pdf; }
size() { wc -c <out.pdf; }

build ""
whole=$(size)
same "as they are" "$(pictures | grep -c '^1600 1200 jpeg')" 4
places() { pdfimages -list out.pdf | awk 'NR > 2 { print $1, int($4 * 20 / $13 + 0.5), int($5 * 20 / $14 + 0.5) }'; }
at_first=$(places)

for share in 70 40 20; do
	limit=$((whole * share / 100))
	build "limit: {bytes: $limit}"
	holds "within $share %" "$(size)" -le "$limit"
	holds "the room of $share % is used" "$(size)" -ge $((limit * 93 / 100))
	has "it is told" "$err" "for what the form takes"
	has "of each picture" "$err" "photo-4.jpg "
	spread=$(pictures | awk '/jpeg/ { if (!n++ || $5 < a) a = $5; if ($5 > b) b = $5 } END { print b - a }')
	holds "all photos are as fine as each other" "$spread" -le 4
	same "words keep their pixels" "$(pictures | grep -c '^900 1400 palette\|^900 1400 flate')" 1
	has "the appendix" "$(pdftotext out.pdf - | tr '\n' ' ')" "encoded again for what the form takes"
	try 0 qpdf --check out.pdf
done
same "as large on the pages" "$(places)" "$at_first"
has "the digest of a copy" "$(pdftotext out.pdf - | tr '\n' ' ')" "SHA-256 of this copy"
cp out.pdf first.pdf
build "limit: {bytes: $limit}" -j1
holds "one thread or two" "$(sha256sum <out.pdf)" = "$(sha256sum <first.pdf)"

# a photo in a dark screenshot is not cut down to a few colours, and the words around it stay sharp
dark_of() { # LIMIT
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-2' \
		'statement: Fitted.' "limit: {bytes: $1}" 'exhibits: [{file: dark.png, title: Dark}]' >dark.yaml
	try 0 "$release" build --warning-exit-0 dark.yaml -o dark.pdf --now 2025-01-22
}
dark_of 9000000
whole=$(wc -c <dark.pdf)
for share in 60 40 25; do
	dark_of $((whole * share / 100))
	read -r kind error sharp < <("$python" "$scenes/fit.py" dark dark.pdf)
	echo "dark, $share %: $kind, $error of 255 off in the photo, words as sharp as $sharp %"
	same "no palette at $share %" "$kind" jpeg
	holds "the photo at $share %: $error" "$error" -le 4
	holds "the words at $share %: $sharp" "$sharp" -ge $((share < 40 ? 75 : 95))
done

# a picture that is shown twice is as fine as the larger of both places asks for
printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-6' 'statement: Twice.' \
	'limit: {bytes: 700 KB}' 'exhibits:' '  - {title: Both, compare: [photo-1.jpg, photo-3.jpg]}' \
	'  - {title: One, file: photo-1.jpg}' '  - {title: Two, file: photo-2.jpg}' >twice.yaml
try 0 "$release" build --warning-exit-0 twice.yaml -o twice.pdf --now 2025-01-22
wide() { sed -n "s/.*photo-$1.jpg .* \([0-9]*\) px wide.*/\1/p" <<<"$err"; }
echo "twice: $(wide 1) px, large alone $(wide 2) px, small alone $(wide 3) px"
same "as wide as what is large alone" "$(wide 1)" "$(wide 2)"
holds "what is small alone is coarser" "$(wide 3)" -lt "$(wide 2)"

# a photo without colours gets none when it is encoded again, whatever it came as and is shown like
"$python" - <<-'PYTHON' || fail "no greys"
	from PIL import Image
	grey = Image.open("photo-2.jpg").convert("L")
	grey.save("grey.jpg", quality=92)
	grey.save("grey.png")
	grey.quantize(200).save("greys.png")
PYTHON
heif-enc -q 60 grey.png -o grey.heic >/dev/null || fail "no HEIC"
for file in grey.jpg grey.png greys.png grey.heic; do
	for edit in '' ', rotate: 90' ', crop: [0.1, 0.1, 0.9, 0.9]' ', redact: [{rect: [0.1, 0.1, 0.3, 0.3], why: a}]'; do
		for limit in '' 'limit: {dpi: 90}' 'limit: {bytes: 250 KB}'; do
			printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-7' \
				'statement: Grey.' "$limit" "exhibits: [{title: Grey, file: $file$edit}]" >grey.yaml
			try 0 "$release" build -q --warning-exit-0 grey.yaml -o grey.pdf --now 2025-01-22
			same "$file$edit $limit" "$(pdfimages -list grey.pdf | awk 'NR > 2 && !/ (gray|index) /' | wc -l)" 0
		done
	done
done

# no picture finer than that, and none that is coarser already touched
build "limit: {dpi: 150}"
same "dpi" "$(pictures | awk '$5 > 150' | wc -l)" 0
build "limit: {dpi: 1200}"
same "no cause" "$(grep -c fitted <<<"$err")" 0

# what cannot be is told, with what takes the room
case_of "limit: {bytes: 30 KB}"
rm -f out.pdf
try 2 "$release" build case.yaml -o out.pdf --now 2025-01-22
has "too little room" "$err" "the form takes 30 KB; with every picture as small as can be read the PDF has"
has "who takes it" "$err" "page"
holds "nothing is written" ! -e out.pdf
case_of "limit: {colour: true}"
try 2 "$release" check case.yaml --now 2025-01-22
has "no such limit" "$err" 'the PDF has no limit of the name "colour" [bad-limit]'
scene_end
