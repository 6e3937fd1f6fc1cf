# bilevel.sh - what is black and white stays so, a bit a pixel and no pixel changed, however it came and is shown.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/bilevel.py" draw || fail "no pictures"
pdf_of() { # NAME LIMIT EXHIBIT...
	local name=$1 limit=$2
	shift 2
	{
		printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: B-1' \
			'statement: Scans.' "$limit" 'exhibits:'
		printf -- '- {title: Scan, %s}\n' "$@"
	} >"$name.yaml"
	try 0 "$release" build --warning-exit-0 "$name.yaml" -o "$name.pdf" --now 2025-01-22
	try 0 qpdf --check "$name.pdf"
}
list() { "$python" "$scenes/bilevel.py" list "$1" | uniq -c | awk '{ $1 = $1; print }' | paste -sd,; }
is_same() { # PDF N FILE [PAGE]
	same "$1 $2 is $3 ${4:-}" "$("$python" "$scenes/bilevel.py" same "$@")" same
}

# as many bits as in the file, and no more bytes than a little
pdf_of fax "" "file: fax.tif"
same "a fax of five pages" "$(list fax.pdf)" "5 1 ccitt 1728"
for page in 0 1 2 3 4; do is_same fax.pdf "$page" fax.tif "$page"; done
holds "$(wc -c <fax.pdf) bytes of $(wc -c <fax.tif)" "$(wc -c <fax.pdf)" -le $(($(wc -c <fax.tif) + 60000))

pdf_of plain "" "file: black.tif" "file: white.tif" "file: page.png" "file: dots.png"
same "TIFFs packed, PNGs as they are" "$(list plain.pdf)" "2 1 ccitt 1728,1 1 image 1728,1 1 image 900"
is_same plain.pdf 0 black.tif
is_same plain.pdf 1 white.tif
is_same plain.pdf 2 page.png
is_same plain.pdf 3 dots.png

# in views
pdf_of views "" "file: page.png, redact: [{rect: [90, 80, 700, 300], why: name}]" \
	"file: fax.tif, pages: 2, redact: [{rect: [90, 80, 700, 300], why: name}], rotate: 90"
same "covered" "$(list views.pdf)" "2 1 ccitt 1728"
same "a PNG" "$("$python" "$scenes/bilevel.py" covered views.pdf 0 page.png 90 80 700 300)" same
has "nothing of it is left" "$(pdftotext views.pdf - | tr '\n' ' ')" "covered"

# to fit: packed tighter first, of fewer pixels then
pdf_of whole "" "file: page.png" "file: dots.png" "file: fax.tif, pages: 1-2"
limit=$(($(wc -c <whole.pdf) * 97 / 100))
pdf_of tight "limit: {bytes: $limit}" "file: page.png" "file: dots.png" "file: fax.tif, pages: 1-2"
holds "tight: $(wc -c <tight.pdf) of $limit" "$(wc -c <tight.pdf)" -le "$limit"
is_same tight.pdf 0 page.png
is_same tight.pdf 1 dots.png
is_same tight.pdf 2 fax.tif 0
same "all of one bit" "$(list tight.pdf | grep -o '[0-9]* [a-z]* [0-9]*' | cut -d' ' -f1 | sort -u)" 1
limit=$(($(wc -c <fax.pdf) * 70 / 100))
pdf_of tighter "limit: {bytes: $limit}" "file: fax.tif"
holds "tighter: $(wc -c <tighter.pdf) of $limit" "$(wc -c <tighter.pdf)" -le "$limit"
same "still black and white" "$("$python" "$scenes/bilevel.py" list tighter.pdf | cut -d' ' -f1,2 | sort -u)" "1 ccitt"
pdf_of coarse "limit: {dpi: 150}" "file: fax.tif"
holds "no finer than asked for" "$("$python" "$scenes/bilevel.py" list coarse.pdf | awk '$3 > 1100' | wc -l)" -eq 0

# on sheets as ever, and where no colours are taken
pdf_of mono "limit: {mono: true}" "file: fax.tif"
same "nothing to do" "$(list mono.pdf)" "5 1 ccitt 1728"
try 0 "$release" build --warning-exit-0 fax.yaml --deliver=pdf,images -o sheets.pdf --now 2025-01-22
"$python" - <<-'PYTHON' || fail "a sheet does not show the fax"
	import glob, numpy
	from PIL import Image
	light = [numpy.asarray(Image.open(path).convert("L")).mean() for path in sorted(glob.glob("sheets-*.jpg"))]
	assert len(light) >= 5 and all(150 < v < 253 for v in light[-6:]), light
PYTHON
scene_end
