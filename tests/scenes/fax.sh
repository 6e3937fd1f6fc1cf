# fax.sh - a fax of standard resolution has dots that are twice as tall as wide: it is shown in its true shape, in
# black and white still, and places count in what is shown. Shapes that no dots have are not believed.
source "${BASH_SOURCE%/*}/scene.bash"
need_release

draw() { # FILE ACROSS DOWN [MODE COMPRESSION]
	"$python" - "$@" <<-'PYTHON'
		import sys
		import numpy
		from PIL import Image
		path, across, down, mode, compression = (sys.argv[1:] + ["1", "group3"])[:5]
		pixels = numpy.random.default_rng(4).integers(0, 2, (150, 480), dtype=numpy.uint8) * 255
		pixels[20:60, 40:200] = 0
		Image.fromarray(pixels).convert(mode).save(path, compression=compression, dpi=(float(across), float(down)))
	PYTHON
}
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
says() { pdftotext out.pdf - | tr '\n' ' ' | grep -c 'points made square'; }
repeats() { # FILE PICTURE: is each pixel one of the file's, in its place?
	"$python" - "$@" <<-'PYTHON'
		import sys
		import numpy
		from PIL import Image
		stored, shown = (numpy.asarray(Image.open(p).convert("L")) for p in sys.argv[1:])
		rows, columns = (numpy.arange(b) * a // b for a, b in zip(stored.shape, shown.shape))
		print((stored[rows][:, columns] == shown).all())
	PYTHON
}

draw fax.tif 204 98
build fax.tif ""
same "a fax" "$(shape)" "480 x 312, 1 bit"
same "its pixels" "$(repeats fax.tif picture-000.png)" True
same "the appendix" "$(says)" 1
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
