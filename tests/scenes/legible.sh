# legible.sh - pictures at the size at which they are printed: text that would be too small gets more slices,
# fewer columns or a page of its own, and where that does not help it is told; so are pictures with too few
# pixels. Check and build say the same.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
DOSSIER=$release
now=(--now 2025-01-22 --warning-exit-0)

mkdir shots certs
make() { "$python" "$scenes/pictures.py" "$@"; }
make words shots/desktop.png 1900 1000 text=14 # 3.5 pt across the measure
make words shots/long.png 1080 6000 text=30    # 4.1 pt in three columns
"$python" - <<'E' || fail "no pictures"
from PIL import Image
long = Image.open("shots/long.png").convert("RGB")
long.crop((0, 0, 1080, 4100)).save("shots/long.jpg", quality=90) # what may be a screen
long.crop((0, 0, 1080, 2000)).transpose(Image.Transpose.ROTATE_90).save("shots/side.png")
E
make words shots/tall.png 1080 6200 text=33    # 5.9 pt in two slices, below the title of a section
make words shots/a.png 1080 2400 text=25       # 5.4 pt side by side, 6.7 alone
make words shots/b.png 1080 2400 text=36
make words shots/page.png 800 1700 text=13     # 5.1 pt as high as a page
make words shots/order.png 540 1000 text=22
make photo shots/stamp.jpg 120 160
make photo shots/photo.jpg 640 480
make photo certs/coarse.jpg 600 848
make photo certs/scan.jpg 1240 1754

write_case() { # LINE... of exhibits and all else
	printf '%s\n' "dossier: 1" "platform: generic" "complaint: other" "language: en" >case.yaml
	printf '%s\n' "number: L-1" "$@" >>case.yaml
}
check_and_build() { # both must say the same of what is small: in $said
	try 0 "$DOSSIER" check case.yaml "${now[@]}"
	said=$(grep -A3 -E '\[(text|picture)-small\]$' <<<"$err")
	try 0 "$DOSSIER" build case.yaml -o out.pdf "${now[@]}"
	same "build says what check said" "$(grep -A3 -E '\[(text|picture)-small\]$' <<<"$err")" "$said"
}
# Of picture N (of the case's files): how it is placed, "PAGE WIDTH TEXT" a slice.
places() {
	"$DOSSIER" dump --stage=boxes case.yaml "${now[@]}" 2>/dev/null |
		awk -v n="$1" '$1 == "page" { page++ } $1 == "picture" && $8 ~ "^" n "[.]" { print page, $6, $NF }'
}
least() { # "legible", or the size of the smallest text
	places "$1" | awk '{ if (NR == 1 || $3 < least) least = $3 } END { print (least >= 6 ? "legible" : least) }'
}

# ---- nothing helps: it is told ----

write_case "exhibits: [{id: x, file: shots/desktop.png}]"
check_and_build
has "too wide a screen" "$said" "the text in shots/desktop.png is printed 3.5 pt high, and it takes 6 pt to be read"
has "and what to do" "$said" '= crop it to what matters; "dossier grid shots/desktop.png" shows places'
has "where it stands" "$said" "case.yaml:6:26: warning"
try 3 "$DOSSIER" check case.yaml --now 2025-01-22
for name in long.png long.jpg; do
	for crop in "" ", crop: [0, 0, 1, 0.9]"; do
		write_case "exhibits: [{id: x, file: shots/$name, rotate: 90$crop}]"
		check_and_build
		has "on its side, $name$crop" "$said" "the text in shots/$name is printed "
		has "what to do" "$said" "= take rotate: out"
	done
	write_case "exhibits: [{id: x, file: shots/$name}]"
	check_and_build
	same "upright $name" "$said" ""
done
write_case "exhibits: [{id: x, file: shots/order.png, rotate: 270}]"
check_and_build
same "large enough on its side" "$said" ""
write_case "exhibits: [{id: x, file: shots/side.png, rotate: 90}]"
check_and_build
same "no text that was not there before" "$(grep -c "text in shots/side" <<<"$said")" 0
write_case "exhibits: [{id: x, file: shots/desktop.png}]" "limits: {legible: 3.4 pt}"
check_and_build
same "as small as the case allows" "$said" ""
write_case "exhibits: [{id: x, file: shots/desktop.png}]" "limits: {legible: none}"
check_and_build
same "nobody minds" "$said" ""
write_case "exhibits: [{id: x, file: shots/desktop.png}]" \
	"silence: [{code: text-small, why: Only its shape matters.}]"
check_and_build
same "silenced" "$said" ""
"$DOSSIER" dump --stage=plan case.yaml "${now[@]}" >plan 2>&1
has "the appendix tells why" "$(<plan)" "Only its shape matters."
write_case "exhibits:" "  - id: x" "    file: shots/desktop.png" "    crop: [0, 0, 900, 400]"
check_and_build
same "a part that can be read is enough" "$said" ""
write_case "limits: {legible: six}"
try 2 "$DOSSIER" check case.yaml "${now[@]}"
has "what it wants" "$err" 'the limit "legible" is a size, such as 6 pt or 7.5 pt'

# ---- fewer columns, more slices, a page of its own ----

write_case "exhibits: [{id: x, file: shots/long.png}]"
check_and_build
same "a long screen can be read" "$said$(least 1)" "legible"
wide=$(places 1 | wc -l)
write_case "exhibits: [{id: x, file: shots/long.png}]" "limits: {legible: none}"
holds "it takes other slices than without that" "$(places 1)" != "$wide"
holds "where nobody minds it is smaller" "$(least 1)" != legible

for more in "" ", caption: What was agreed" ", trim: repeats" ", marks: [{box: [9, 9, 99, 99], note: Here}]"; do
	write_case "exhibits: [{id: x, file: shots/tall.png$more}]"
	check_and_build
	same "a tall screen below a title can be read$more" "$said" ""
done

write_case "exhibits: [{id: x, file: shots/a.png}, {id: y, file: shots/b.png}]"
check_and_build
same "a screen that would be lost in a pair" "$said$(least 1)" "legible"
holds "the two are on pages of their own" "$(places 1 | cut -d' ' -f1)" != "$(places 2 | cut -d' ' -f1)"
write_case "exhibits: [{id: x, file: shots/b.png}, {id: y, file: shots/b.png}]"
same "others share a page" "$(places 1 | cut -d' ' -f1 | uniq | wc -l)" 1

write_case "exhibits: [{id: x, file: shots/page.png}]"
check_and_build
same "a page that is high and has small print" "$said$(least 1)" "legible"
holds "it is cut" "$(places 1 | wc -l)" -gt 1

# whatever the heights of text and picture, with long captions too, below a section's title or not
same "all can be read" "$("$python" "$scenes/legible.py" "$DOSSIER" 20,33,44,50 1200,2800,5000,8000 | tail -1)" \
	"96 tried, 0 too small, 0 not told"
has "or it is told" "$("$python" "$scenes/legible.py" "$DOSSIER" 8,12 1200,4000 | tail -1)" "too small, 0 not told"

# a grid of screens takes as many columns as can be read, and its rows fill their pages
rows_of_grid() { # SCREENS TEXT: pictures on each page
	make words shots/screen.png 1080 2400 "text=$2"
	write_case "exhibits:" "  - id: g" "    title: All of it" "    sheet:" "$(for i in $(seq "$1"); do
		echo "      - {file: shots/screen-$i.png, caption: Screen $i and what was agreed with the buyer on it}"
		cp shots/screen.png "shots/screen-$i.png"
	done)"
	"$DOSSIER" dump --stage=boxes case.yaml "${now[@]}" 2>/dev/null |
		awk '$1 == "page" { page++ } $1 == "picture" { n[page]++; if ($NF < 6) small = " and too small" }
			END { for (i = 1; i <= page; i++) if (n[i]) printf "%s%d", sep++ ? " " : "", n[i]; print small }'
}
same "3 screens of small print" "$(rows_of_grid 3 36)" "2 1"
same "4 screens of small print" "$(rows_of_grid 4 36)" "2 2"
same "3 screens" "$(rows_of_grid 3 48)" 3
same "4 screens" "$(rows_of_grid 4 48)" "2 2"
same "6 screens" "$(rows_of_grid 6 48)" "3 3"
same "8 screens" "$(rows_of_grid 8 48)" "3 3 2"
same "6 screens of large print" "$(rows_of_grid 6 64)" 6
same "8 screens of large print" "$(rows_of_grid 8 64)" 8
write_case "exhibits: [{id: g, sheet: [{file: shots/screen.png}, {file: shots/desktop.png}]}]"
check_and_build
has "what cannot be read in a grid is told" "$said" "the text in shots/desktop.png is printed"

# ---- pixels ----

write_case "order: {number: '1', total: 10, screenshots: [shots/order.png]}" \
	"certificates:" "  - {id: c, kind: other, pages: [certs/coarse.jpg]}" \
	"  - {id: d, kind: other, pages: [certs/scan.jpg]}" \
	"exhibits: [{id: p, file: shots/photo.jpg}, {id: s, file: shots/stamp.jpg}]"
check_and_build
has "a coarse scan" "$said" "certs/coarse.jpg is printed with 128 pixels to the inch, and it takes 150 to be read"
has "a preview" "$said" "shots/stamp.jpg is 120 x 160 pixels, too small to be read"
same "and no other" "$(grep -c small <<<"$said")" 2
write_case "exhibits: [{id: p, file: shots/photo.jpg, crop: [0, 0, 90, 80]}]"
check_and_build
has "a part of a photo" "$said" "the part of shots/photo.jpg that is shown is 90 x 80 pixels, too small to be read"
has "what to do with that" "$said" "= show more of it, or a picture that was taken from nearer"

# ---- sheets ----

write_case "limits: {images: 3}" "deliver: [images]" \
	"exhibits: [{id: x, file: shots/b.png}, {id: y, file: shots/desktop.png}]"
check_and_build
has "a sheet counts as if it were as wide as a page" "$said" "the text in shots/desktop.png is printed 3.5 pt high"
same "what can be read there is not told" "$(grep -c text-small <<<"$said")" 1

try 0 "$DOSSIER" list checks
has "it is listed" "$out" "text-small"
# a thin strip is what is shown, not what it was cut from
make photo shots/panorama.jpg 4000 400
crop() { # CROP
	write_case "exhibits:" "  - {id: strip, title: Panorama, files: [{file: shots/panorama.jpg, crop: $1}]}"
}
crop "[0, 0, 0.2, 1]"
try 0 "$DOSSIER" build case.yaml "${now[@]}" --warning-exit-0
same "a part of it is none" "$(grep -c picture-wide <<<"$err")" 0
crop "[0, 0, 1, 0.9]"
try 0 "$DOSSIER" build case.yaml "${now[@]}" --warning-exit-0
has "nearly all of it is one" "$err" "shots/panorama.jpg is 4000 x 360 pixels, a thin strip when printed"

# compared pictures of any shapes stand within the margins, equally tall, in as many rows as they take; but none
# is made a stamp by a strip beside it
for shape in 600x900 100x900 300x400 800x320 1000x250 1000x200 1600x200 2000x60; do
	make photo "shots/$shape.jpg" "${shape%x*}" "${shape#*x}"
done
compare() { # SHAPE...: "N HEIGHTS ROWS WRONG" of the pictures on the page
	write_case "exhibits:" "  - id: pair" "    title: Beside each other" "    compare:"
	printf '      - {file: shots/%s.jpg, caption: Part of the label}\n' "$@" >>case.yaml
	try 0 "$DOSSIER" dump --stage=boxes case.yaml "${now[@]}"
	same "$*: on one page" "$(grep -c '\[overfull\]' <<<"$err")" 0
	awk '$1 == "picture" { n++; tall[$7] = 1; rows[$5] = 1; out += $4 < 57 || $4 + $6 > 538.7 || $5 + $7 > 785
		out += $7 < 57 && $6 < 470 }
		END { for (t in tall) heights++; for (r in rows) n_rows++; print n, heights, n_rows, out + 0 }' <<<"$out"
}
same "two upright" "$(compare 300x400 300x400)" "2 1 1 0"
same "two wide ones" "$(compare 1000x250 1000x250)" "2 1 2 0"
same "just side by side" "$(compare 800x320 800x320)" "2 1 1 0"
same "a strip and three others" "$(compare 2000x60 300x400 300x400 300x400)" "4 2 4 0"
say=$(printf 'Part %d of the label. ' {1..40})
for arrangement in compare sheet; do
	write_case "exhibits:" "  - title: Long words" "    $arrangement:" "      - shots/600x900.jpg"
	printf '      - {file: shots/300x400.jpg, caption: "%s END"}\n' "$say" >>case.yaml
	try 0 "$DOSSIER" dump --stage=boxes case.yaml "${now[@]}"
	has "long words of $arrangement: all" "$out" "END"
	has "and the file below them" "$out" "File: shots/300x400.jpg"
done
columns=$(compare 600x900 600x900 600x900 600x900 >/dev/null; "$DOSSIER" dump --stage=boxes case.yaml "${now[@]}" |
	awk '$1 == "picture" { print $4 }' | sort -u | wc -l)
same "four upright stand two and two" "$columns" 2
for a in 100x900 300x400 800x320 1000x200 2000x60; do
	for b in 300x400 1000x250 1600x200; do
		for shapes in "$a $b" "$b $a $b" "$a $a $b $b"; do
			read -r n heights _ wrong <<<"$(compare $shapes)"
			[[ $shapes == *[12][06]00x[26]0* ]] && heights=1 # a strip
			same "$shapes" "$n $heights $wrong" "$(wc -w <<<"$shapes") 1 0"
		done
	done
done

# ---- pages of PDFs: by the size of most of their letters ----
"$python" - <<'E' || fail "no PDFs"
def make(name, width, height, size, lines):
	text = b" ".join(b"BT /F1 %d Tf 40 %d Td (Line %d of an invoice) Tj ET" % (size, height - 40 - i * 3 * size // 2, i)
		for i in range(lines))
	text += b" BT /F1 40 Tf 40 20 Td (X) Tj ET BT /F1 4 Tf 80 20 Td (small print of it) Tj ET"
	out, places = b"%PDF-1.4\n", []
	for n, o in enumerate([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
			b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
			% (width, height), b"<</Length %d>>stream\n%s\nendstream" % (len(text), text),
			b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"], 1):
		places.append(len(out))
		out += b"%d 0 obj\n%s\nendobj\n" % (n, o)
	table = b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
	trailer = b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
	open(name, "wb").write(out + table + trailer)

make("certs/tall.pdf", 390, 7000, 12, 300)  # a whole web page, as telephones save it
make("certs/a4.pdf", 595, 842, 9, 40)
make("certs/large.pdf", 595, 842, 26, 20)
make("certs/a3.pdf", 1684, 1191, 9, 60)
E
write_case "exhibits: [{id: x, file: certs/tall.pdf}]"
check_and_build
same "a long page, in parts" "$said" ""
write_case "exhibits: [{id: x, file: certs/tall.pdf, crop: [0, 0, 1, 0.08]}]"
check_and_build
same "of which a part is shown" "$said" ""
write_case "exhibits: [{id: x, compare: [certs/a4.pdf, certs/large.pdf]}]"
check_and_build
same "side by side, the one that is small" "$(grep -oE 'in certs/[a-z0-9]*.pdf is printed [0-9]' <<<"$said")" \
	"in certs/a4.pdf is printed 3"
write_case "exhibits: [{id: x, file: certs/a3.pdf}]"
check_and_build
has "a large page" "$said" "the text in certs/a3.pdf is printed 2.5 pt high"
write_case "exhibits: [{id: x, file: certs/a4.pdf}]"
check_and_build
same "a page as it is" "$said" ""
strace -f -qq -o trace -e trace=openat "$DOSSIER" check case.yaml "${now[@]}" 2>/dev/null
same "for which poppler does not come" "$(grep -c 'dossier-poppler.*= [0-9]' trace)" 0
scene_end
