# redact.sh - what a seller covers is in no byte of the dossier: not in a picture, however it is stored, cut, cropped
# or turned, not in a sheet. What is not covered stays.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

case_of() { # FILE SETTINGS
	cat >case.yaml <<-YAML
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: R-1
		statement: Covered.
		exhibits:
		  - {id: shot, file: $1, title: The picture, $2}
	YAML
}

build() { # FILE SETTINGS
	case_of "$1" "$2"
	try 0 "$release" build -q --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22 --deliver="${3:-pdf}"
	try 0 qpdf --check out.pdf
}

why="why: the buyer's phone"
for kind in "PNG 6" "JPEG 1" "JPEG 7"; do
	# shellcheck disable=SC2086
	"$python" "$scenes/redact.py" draw shot $kind 600 800 120,200,300,260 400,500,520,640 || fail "no picture"
	build shot "caption: Shown"
	holds "$kind: the secret is there, uncovered" "$("$python" "$scenes/redact.py" search out.pdf)" -gt 20000
	for more in "" ", rotate: 270, crop: [50, 100, 600, 800]"; do
		# a JPEG's blocks carry colour over their edge by 15 pixels at most
		build shot "redact: [{rect: [104, 184, 316, 276], $why}, {rect: [384, 484, 536, 656], $why}]$more"
		same "$kind$more" "$("$python" "$scenes/redact.py" search out.pdf)" 0
		holds "$kind$more: black" "$("$python" "$scenes/redact.py" black out.pdf)" -ge 44000
		has "$kind$more: it says so" "$(pdftotext out.pdf - | tr '\n' ' ')" "covered in black: the buyer's phone"
	done
done

# whatever else it is stored as; of a page of a PDF nothing but the picture that was drawn of it is left
for kind in HEIC TIFF WEBP BMP CMYK PDF; do
	"$python" "$scenes/redact.py" draw shot $kind 1 600 800 120,200,300,260 400,500,520,640 || fail "no picture"
	build shot "caption: Shown"
	holds "$kind: the secret is there, uncovered" "$("$python" "$scenes/redact.py" search out.pdf)" -gt 20000
	for more in "" ", rotate: 270, crop: [0.1, 0.125, 1, 1]"; do
		for limit in "" "limit: {dpi: 90}"; do
			case_of shot "redact: [{rect: [0.16, 0.23, 0.54, 0.345], $why}, \
				{rect: [0.64, 0.605, 0.9, 0.82], $why}]$more"
			echo "$limit" >>case.yaml
			try 0 "$release" build -q --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22 --deliver=pdf
			same "$kind$more $limit" "$("$python" "$scenes/redact.py" search out.pdf)" 0
			holds "$kind$more $limit: black" "$("$python" "$scenes/redact.py" black out.pdf)" -ge \
				$([[ $limit ]] && echo 8000 || echo 40000)
			same "$kind$more $limit: no words of it" "$(grep -ac magenta out.pdf)" 0
		done
	done
done

"$python" "$scenes/redact.py" draw shot JPEG 7 600 800 120,200,300,260 400,500,520,640 || fail "no picture"

# the appendix says where, in pixels of the whole picture as it is upright, and what is whole; of many how many
appendix() { pdftotext out.pdf - | tr '\n' ' ' | sed 's/\xc2\xa0/ /g; s/  */ /g'; }
two="redact: [{rect: [104, 184, 316, 276], $why}, {rect: [0.1, 0.2, 0.2, 0.205], why: a name}"
build shot "$two, {rect: [384, 484, 536, 656], $why}], rotate: 270, crop: [50, 100, 600, 800]"
has "cropped where" "$(appendix)" "part of the picture shown: (50, 100)–(600, 800) px of 600 × 800;"
has "covered where" "$(appendix)" \
	"covered in black at (104, 184)–(316, 276), (384, 484)–(536, 656) px: the buyer's phone; covered in black"
has "of shares" "$(appendix)" "in black at (60, 160)–(120, 164) px: a name"
many=
for top in 100 120 140 160 180 200 220; do many+="{rect: [100, $top, 300, $((top + 9))], why: names}, "; done
build shot "redact: [${many%, }]"
has "many" "$(appendix)" "covered in black at 7 places within (100, 100)–(300, 229) px of 600 × 800: names"

build shot "redact: [{rect: [0.1, 0.2, 0.9, 0.9], $why}]" images
same "sheets" "$("$python" "$scenes/redact.py" search out-*.jpg)" 0

# long ones are cut, through what is covered, too
"$python" "$scenes/redact.py" draw shot PNG 1 1080 9000 100,2900,500,3900 || fail "no picture"
build shot "redact: [{rect: [100, 2900, 500, 3900], $why}]"
holds "it is cut" "$(pdfimages -list out.pdf | grep -c image)" -gt 1
same "a long one" "$("$python" "$scenes/redact.py" search out.pdf)" 0
same "a long one: black" "$("$python" "$scenes/redact.py" black out.pdf)" 400000
same "no metadata" "$(grep -ac magenta out.pdf)" 0

# what is beside a covered part is as it was
"$python" "$scenes/redact.py" draw shot PNG 1 600 800 120,200,300,260 || fail "no picture"
build shot "redact: [{rect: [400, 500, 520, 640], $why}]"
same "the rest is shown" "$("$python" "$scenes/redact.py" search out.pdf)" 10800

# what is encoded again within the same pixels rings where it is covered, which is no failure
for seed in 1 2 3 4 5 6; do
	"$python" "$scenes/redact.py" noise "loud-$seed.jpg" "$seed" || fail "no picture"
done
for share in 65 60 55; do
	limit=$(($(cat loud-?.jpg | wc -c) * share / 100 + 25000))
	{
		printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: R-8' \
			'statement: Covered.' "limit: {bytes: $limit}" 'exhibits:'
		for seed in 1 2 3 4 5 6; do
			at="$((90 + seed * 3)), $((50 + seed * 5)), $((180 + seed * 37)), $((90 + seed * 29))"
			echo "- {title: Loud, file: loud-$seed.jpg, redact: [{rect: [$at], $why}]}"
		done
	} >loud.yaml
	try 0 "$release" build --warning-exit-0 loud.yaml -o loud.pdf --now 2025-01-22
	has "loud, $share %" "$err" "640 px wide"
	same "no coarser than stays black, $share %" "$(grep -o 'quality [1-7][0-9]$' <<<"$err")" ""
done

# most photos ring less, and are as coarse as they would be uncovered: more pixels in the same room
cp "$DOSSIER_SOURCE/samples/ozon-not-received/photos/label.jpg" .
for covers in '' ', redact: [{rect: [320, 300, 640, 600], why: a name}]'; do
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: R-10' \
		'statement: Covered.' 'limit: {bytes: 60 KB}' "exhibits: [{file: label.jpg, title: Label$covers}]" >quiet.yaml
	try 0 "$release" build --warning-exit-0 quiet.yaml -o quiet.pdf --now 2025-01-22
	holds "fine enough${covers:+, covered}" "$(grep -o '[0-9]* px wide' <<<"$err" | cut -d' ' -f1)" -ge 580
	has "coarse enough${covers:+, covered}" "$err" ", quality $([[ $covers ]] && echo 5 || echo 6)"
done
holds "and it is black" "$("$python" "$scenes/redact.py" black quiet.pdf)" -ge 15000

# below a cropped copy and in the appendix stands what is covered in it, not elsewhere in the picture
"$python" "$scenes/redact.py" draw shot PNG 1 600 800 120,200,300,260 400,500,520,640 || fail "no picture"
build shot "redact: [{rect: [10, 10, 90, 90], why: above}, {rect: [10, 400, 90, 500], why: inside}, \
	{rect: [10, 700, 90, 790], why: below}], crop: [0, 300, 600, 600]"
text=$(pdftotext -layout out.pdf - | tr -s ' \n' ' ')
has "what is covered in the crop" "$text" "inside"
same "what is covered elsewhere" "$(grep -o 'above\|below' <<<"$text")" ""

# a copy that lacks something is not said to have lost no pixel
"$python" "$scenes/redact.py" draw long PNG 1 1080 9000 100,2900,500,3900 || fail "no picture"
build long "crop: [0, 100, 1080, 8900]"
text=$(pdftotext -layout out.pdf - | tr -s ' \n' ' ')
has "shown in parts" "$text" "px of 1080 × 9000; shown in parts; re-encoded"

# outside of the picture
case_of shot "redact: [{rect: [700, 10, 800, 20], $why}], crop: [0, 900, 100, 950]"
rm -f out.pdf
try 2 "$release" build case.yaml -o out.pdf --now 2025-01-22
has "outside" "$err" "this lies outside of shot, which is 600 x 800 pixels [edit-outside]"
same "both are told" "$(grep -c 'edit-outside' <<<"$err")" 2
holds "nothing is written" ! -e out.pdf
# numbers of a copy of another size: what was meant is not what they cover; a hand may slip over the edge
for edit in "redact: [{rect: [500, 0, 9999, 800], $why}]" "crop: [0, 0, 900, 800]" "crop: [300, 0, 600, 2000]" \
	"marks: [{circle: [300, 400, 5000]}]"; do
	case_of shot "$edit"
	try 2 "$release" build case.yaml -o out.pdf --now 2025-01-22
	has "$edit" "$err" "[edit-outside]"
	has "$edit: how to find the place" "$err" "dossier grid shot"
done
case_of shot "redact: [{rect: [500, 0, 605, 806], $why}], marks: [{circle: [100, 400, 150]}]"
try 0 "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22

# what is covered is packed again, and about as small as the file was
cp "$DOSSIER_SOURCE/samples/generic-not-as-described/shots/messages-long.png" long.png
for covers in '' ', redact: [{rect: [150, 300, 850, 400], why: private}]'; do
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: R-9' \
		'statement: Covered.' "exhibits: [{file: long.png, title: Long$covers}]" >long.yaml
	try 0 "$release" build --warning-exit-0 -q --deliver pdf long.yaml -o "long${covers:+-covered}.pdf" \
		--now 2025-01-22
done
holds "no larger for being covered" "$(wc -c <long-covered.pdf)" -le $(($(wc -c <long.pdf) * 110 / 100))

# what is covered from side to side is no gap between two messages: it is cut where it was
"$python" - <<-'PYTHON' || fail "no picture"
	from PIL import Image, ImageDraw
	image = Image.new("RGB", (1080, 7000), (237, 237, 237))
	draw = ImageDraw.Draw(image)
	for top in range(30, 6400, 1100):
	    draw.rectangle((40, top, 900, top + 1040), fill="white")
	    for line in range(top + 20, top + 1000, 60):
	        draw.rectangle((60, line, 860, line + 30), fill=(60, 60, 60))
	image.save("tall.png")
PYTHON
cuts() { # how many there are, and how many of them part a message
	"$release" dump --stage=boxes case.yaml --now 2025-01-22 2>/dev/null | awk '
		$1 == "picture" && y < 6990 { part += n && (y - 30) % 1100 < 1035; y += $7 * 1080 / $6; n++ }
		END { print (n > 1 ? "some," : "none,"), part + 0 }'
}
case_of tall.png "caption: Long"
same "cut between messages" "$(cuts)" "some, 0"
for middle in 520 620 720; do
	bands=""
	for top in $(seq $middle 1100 6900); do
		bands+="${bands:+, }{rect: [0, $top, 1080, $((top + 60))], $why}"
	done
	case_of tall.png "redact: [$bands]"
	same "also where they are covered, at $middle" "$(cuts)" "some, 0"
done
scene_end
