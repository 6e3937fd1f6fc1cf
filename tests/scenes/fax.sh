# fax.sh - a fax of standard resolution has dots that are twice as tall as wide: it is shown in its true shape, in
# black and white still, and places count in what is shown. Shapes that no dots have are not believed.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

fax() { "$python" "$scenes/fax.py" "$@" || fail "fax.py $*"; }
draw() { fax draw "$@"; }
build() { # FILE SETTINGS: its pictures to picture-00N.png
	cat >case.yaml <<-YAML
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: F-1
		statement: A fax.
		exhibits:
		  - {file: $1, title: The fax$2}
	YAML
	try 0 "$release" build -q --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
	try 0 qpdf --check out.pdf
	rm -f picture-*
	pdfimages -png out.pdf picture
}
shape() { pdfimages -list out.pdf | awk 'NR > 2 { printf "%s%s x %s, %s bit", sep, $4, $5, $8; sep = "; " }'; }
sizes() { pdftotext out.pdf - | fax sizes; }
says() { pdftotext out.pdf - | tr '\n' ' ' | grep -c 'points made square'; }
repeats() { fax repeats "$@"; }

draw fax.tif 204 98
build fax.tif ""
same "a fax" "$(shape)" "480 x 312, 1 bit"
same "its pixels" "$(repeats fax.tif picture-000.png)" True
same "the appendix" "$(says)" 1
same "the file's own size, and that of the copy" "$(sizes)" "480 x 150, 480 x 312"
draw high.tif 204 196
build high.tif ""
same "nearly square" "$(shape)" "480 x 150, 1 bit"
same "nothing is said" "$(says)" 0
draw across.tif 100 200 L tiff_lzw
build across.tif ""
same "the other way round" "$(shape)" "960 x 150, 1 bit"
same "its pixels, too" "$(repeats across.tif picture-000.png)" True

# a bitmap that was saved of one
draw fax.bmp 204 98
build fax.bmp ""
same "a bitmap" "$(shape)" "480 x 312, 1 bit"
same "its pixels as well" "$(repeats fax.bmp picture-000.png)" True
same "the appendix tells of it" "$(says)" 1
draw plain.bmp 96 96
build plain.bmp ""
same "a usual bitmap" "$(shape)" "480 x 150, 1 bit"

# PNG and JPEG tell it, too
draw fax.png 204 98
build fax.png ""
same "a PNG" "$(shape)" "480 x 312, 1 bit"
same "its pixels, no other" "$(repeats fax.png picture-000.png)" True
same "the appendix tells of a PNG" "$(says)" 1
same "its own size" "$(sizes)" "480 x 150, 480 x 312"
draw wide.png 98 204 L
build wide.png ", rotate: 90"
same "turned" "$(pdfimages -list out.pdf | awk 'NR > 2 { rows += $5 } END { print rows }')" 999
draw fax.jpg 204 98 L
build fax.jpg ""
same "a JPEG" "$(shape)" "480 x 312, 8 bit"
same "it looks as it did" "$(repeats fax.jpg picture-000.png 12)" True
same "the appendix tells of a JPEG" "$(says)" 1
build fax.jpg ", crop: [40, 42, 200, 125]"
same "its crop" "$(shape)" "160 x 83, 8 bit; 480 x 312, 8 bit"
same "the crop is black" "$("$python" -c 'from PIL import Image
print(Image.open("picture-000.png").convert("L").crop((16, 16, 144, 64)).getextrema()[1] < 24)')" True
draw exif.jpg 204 98 RGB exif
build exif.jpg ""
same "by EXIF alone" "$(shape)" "480 x 312, 8 bit"
for kind in png jpg; do
	draw usual.$kind 96 96 L
	build usual.$kind ""
	same "a usual $kind" "$(shape)" "480 x 150, 8 bit"
	same "nothing is said of it" "$(says)" 0
	draw screen.$kind 72 96 L
	build screen.$kind ""
	same "screens' densities, mixed, in $kind" "$(shape)" "480 x 150, 8 bit"
done

# places are those that the grid shows
try 0 "$release" grid fax.tif -o grid.png
build fax.tif ", crop: [40, 42, 200, 125]"
same "the crop" "$(shape | cut -d';' -f1)" "160 x 83, 1 bit"
extremes='from PIL import Image; print(Image.open("picture-000.png").convert("L").getextrema())'
same "it is black" "$("$python" -c "$extremes")" "(0, 0)"

# nobody's dots
for shape in "204 1" "1 204" "0 98" "204 0" "1e9 98" "1e-9 1e9"; do
	# shellcheck disable=SC2086
	draw odd.tif $shape
	build odd.tif ""
	same "$shape" "$(shape)" "480 x 150, 1 bit"
done
scene_end
