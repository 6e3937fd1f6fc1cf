# pagegrid.sh - the grid is drawn over a page of a PDF or TIFF as well, with the places that the page has in a case;
# what cannot be done with pages is said as it is.
source "${BASH_SOURCE%/*}/scene.bash"

"$python" - <<-'PYTHON'
	from PIL import Image, ImageDraw
	pages = []
	for k in range(3):  # a red square, further down on each
	    page = Image.new("RGB", (600, 900), "white")
	    ImageDraw.Draw(page).rectangle((150, 90 + 180 * k, 299, 239 + 180 * k), fill=(255, 0, 0))
	    pages.append(page)
	pages[0].save("m.pdf", save_all=True, append_images=pages[1:], resolution=100)
	pages[0].save("m.tif", save_all=True, append_images=pages[1:])
	pages[0].save("m.png")
PYTHON

# Where the square is in the grid, in tenths of what lies symmetrically around the page
square() {
	"$python" - "$1" <<-'PYTHON'
		import sys
		import numpy
		from PIL import Image
		page = numpy.asarray(Image.open(sys.argv[1]).convert("RGB")).astype(int)
		rows, columns = numpy.nonzero((page[:, :, 0] > 200) & (page[:, :, 1] < 60) & (page[:, :, 2] < 60))
		wide, tall = columns.max() - columns.min() + 1, rows.max() - rows.min() + 1
		print(round(wide / tall, 1), round((rows.min() - page.shape[0] / 2) / tall, 1))
	PYTHON
}
for kind in pdf tif; do
	try 0 "$DOSSIER" grid m.$kind
	same "$kind: the first page" "$(square m.$kind-grid.png)" "1.0 -2.4"
	try 0 "$DOSSIER" grid m.$kind --page 3
	same "$kind: the third page" "$(square m.$kind-3-grid.png)" "1.0 0.0"
	rm -f m.*-grid.png
	try 2 "$DOSSIER" grid m.$kind --page 4
	has "$kind: one too many" "$err" "m.$kind has 3 pages, and no page 4 [pdf-page-missing]"
done
try 2 "$DOSSIER" grid m.png --page 2
has "a picture" "$err" "m.png has 1 page, and no page 2 [pdf-page-missing]"
try 2 "$DOSSIER" grid m.pdf --page 0
has "no number" "$err" "--page takes the number of a page such as 2, not \"0\""

make_of() { # SHOT
	cat >case.yaml <<-YAML
		dossier: 1
		platform: generic
		complaint: damaged
		language: en
		number: P-1
		statement: Pages.
		exhibits:
		  - {title: The page, $1}
	YAML
}

# what the grid shows is what the case takes
make_of "file: m.pdf, pages: 2, crop: [9000, 9000, 9100, 9100]"
try 2 "$DOSSIER" check case.yaml --now 2025-01-22
has "outside" "$err" "this lies outside of m.pdf, which is 1800 x 2700 pixels"
has "how to see places" "$err" '"dossier grid m.pdf --page 2" shows them'
"$DOSSIER" grid m.pdf --page 2 -o grid.png
try 0 "$python" -c 'from PIL import Image; print(Image.open("grid.png").size)'
holds "a grid" -s grid.png

# neither joined nor trimmed
make_of "stitch: [m.pdf, m.png]"
try 2 "$DOSSIER" check case.yaml --now 2025-01-22
has "joined" "$err" "m.pdf is a PDF: pages cannot be joined as screenshots are [bad-value]"
has "what then" "$err" "show its pages as exhibits of their own"
for kind in pdf tif; do
	make_of "file: m.$kind, trim: repeats"
	try 2 "$DOSSIER" check case.yaml --now 2025-01-22
	same "$kind, trimmed" "$(grep -c "m.$kind has pages: heads and feet are left out of screenshots alone" <<<"$err")" 1
	same "$kind: nothing else is blamed" "$(grep -c 'build again\|neither PNG' <<<"$err")" 0
done
scene_end
