# tight.sh - too many pages are set more tightly, in as few steps as it takes; nothing is left out, and what is to be
# read keeps its size.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/fit.py" draw || fail "no pictures"
"$python" - <<-'PYTHON' || fail "no pictures"
	from PIL import Image
	for i in range(1, 13):
	    photo = Image.open(f"photo-{(i - 1) % 4 + 1}.jpg").resize((1600, 1200))
	    if i % 3 == 0:
	        photo = photo.rotate(90, expand=True)
	    photo.point(lambda v: v * (50 - i) // 50).save(f"p{i}.jpg", quality=60)
	Image.new("RGB", (1240, 1754), "white").save("paper.png")
PYTHON

build() { # STATUS LIMIT
	{
		printf '%s\n' "dossier: 1" "platform: generic" "complaint: damaged" "language: en" "number: T-1" \
			"statement: What happened." "exhibits:"
		for i in {1..12}; do
			echo "  - {id: p$i, file: p$i.jpg, title: Photo $i, caption: What is seen on photo $i}"
		done
		printf '%s\n' "  - {file: shot.png, title: Words}" "  - {file: paper.png, title: Paper}" "$2"
	} >case.yaml
	rm -f out.pdf
	try "$1" "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22
}
pages() { pdfinfo out.pdf | sed -n 's/^Pages: *//p'; }
words() { pdftotext out.pdf - | grep -oE 'What is seen on photo [0-9]+|Words|Paper|What happened' | sort -u; }
widths() { # [pt] on the page of what has so many pixels
	pdfimages -list out.pdf | awk -v w="$1" 'NR > 2 && $4 == w { print int($4 * 72 / $13) }'
}

build 0 ""
loose=$(pages)
all=$(words)
paper=$(widths 1240)
shot=$(widths 900)
build 0 "limit: {pages: $loose}"
same "it fits" "$(grep -c tightened <<<"$err")" 0
step=0
for ((most = loose - 1; most > loose - 7; most--)); do
	build 0 "limit: {pages: $most}"
	has "$most pages" "$err" "the pages are set more tightly for what the form takes: $loose -> "
	now=$(sed -n 's/.*, step \([1-4]\) of 4.*/\1/p' <<<"$err")
	holds "$most pages: no looser than for more" "$now" -ge "$step"
	holds "$most pages" "$(pages)" -le "$most"
	same "$most pages: nothing is left out" "$(words)" "$all"
	holds "$most pages: a paper is read" "$(widths 1240)" -ge $((paper * 69 / 100))
	holds "$most pages: a screenshot is read" "$(widths 900)" -ge $((shot * 59 / 100))
	try 0 qpdf --check out.pdf
	try 0 "$python" "$scenes/pdf.py" out.pdf 14
	step=$now
done
holds "more than one step" "$step" -ge 3
cp out.pdf first.pdf
build 0 "limit: {pages: $((most + 1))}"
try 0 cmp out.pdf first.pdf

build 2 "limit: {pages: 3}"
has "too few" "$err" "and the form takes 3 [pages-too-many]"
has "who has them" "$err" "Paper: 1 page"
has "the way out" "$err" "with split: true it comes in volumes"
holds "nothing is written" ! -e out.pdf
build 0 "limit: {pages: 5, split: true}"
same "volumes instead" "$(grep -c tightened <<<"$err")" 0
holds "volumes instead" -e out-1.pdf
scene_end
