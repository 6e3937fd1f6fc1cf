# pdfs.sh - PDFs among the evidence: each page a picture of the case, as it is; which pages; what is wrong with
# one; pages that are covered; images of pages; sorted by init.
source "${BASH_SOURCE%/*}/scene.bash"
"$python" "$DOSSIER_SOURCE/tests/unit/enclosure_make.py" pdfs || fail "no PDFs"
echo "leak:libfontconfig" >known-leaks # which poppler asks for fonts that a PDF does not hold
export LSAN_OPTIONS=suppressions=$PWD/known-leaks:print_suppressions=0

# with KEYS: the case with one more exhibit
with() {
	rm -rf case && make_case case
	cp pdfs/{shared,stamps,plain,password,cut,broken,unshown,private,swollen,crophidden,layershidden}.pdf case/shots/
	cp pdfs/{bare*,wide,strip,broad,tall,comments*,named}.pdf case/shots/
	cat >>case/case.yaml
}
build() { # STATUS
	rm -f case/case.pdf
	try "$1" "$DOSSIER" build case/case.yaml --deliver=pdf --now 2025-01-22 --warning-exit-0
}

# ---- all pages, or those that are named ----
with <<-'YAML'
	  - id: invoice
	    file: shots/shared.pdf
	    title: The invoice
	  - id: pages
	    files: [{file: shots/shared.pdf, pages: "2-3, 4"}, shots/stamps.pdf]
YAML
build 0
try 0 qpdf --check case/case.pdf
try 0 pdftotext -layout case/case.pdf -
for words in "The invoice, page 1" "The invoice, page 4" "shots/shared.pdf, page 2 of 4" "PAID 9" "Field 77"; do
	has "the text of the pages" "$out" "$words"
done
same "each page as often as it is shown" "$(grep -o 'Total [0-9]*' <<<"$out" | sort | uniq -c | tr -s ' \n' ' ')" \
	" 2 Total 20 2 Total 21 2 Total 22 2 Total 42 "
has "what the appendix says" "$out" "pages 1–4 of 4"
has "the digest of the file" "$out" "$(sha256sum <case/shots/shared.pdf | cut -c1-64)"
has "the manifest" "$(<case/case.sha256)" "$(sha256sum <case/shots/shared.pdf | cut -c1-64)  shots/shared.pdf"
same "it stands there once" "$(grep -c shared.pdf case/case.sha256)" 1
fonts=$(qpdf --qdf --object-streams=disable case/case.pdf - | grep -ac '/BaseFont /Helvetica')
same "one font of each file" "$fonts" 2
cp case/case.pdf first.pdf
build 0
same "the same bytes" "$(cmp case/case.pdf first.pdf && echo same)" same
try 0 "$DOSSIER" check case/case.yaml --now 2025-01-22 --warning-exit-0
try 0 "$DOSSIER" dump --stage=plan case/case.yaml --now 2025-01-22 --warning-exit-0
has "a page is a plate of the plan" "$out" $'The invoice, page\xc2\xa04'

# ---- one whose head is not its first line, as from the web ----
with <<<"  - {id: invoice, files: [shots/late.pdf, {file: shots/late.pdf, crop: [0, 0, 1, 0.5]}]}"
{ printf '\xef\xbb\xbfHTTP/1.1 200 OK\n\n'; cat pdfs/plain.pdf; } >case/shots/late.pdf
build 0
try 0 qpdf --check case/case.pdf
try 0 pdftotext case/case.pdf -
has "its text" "$out" "$(pdftotext pdfs/plain.pdf - | head -1)"
with <<<"  - {id: invoice, file: shots/late.pdf}"
{ head -c 1100 /dev/zero | tr '\0' 'x'; cat pdfs/plain.pdf; } >case/shots/late.pdf
build 2
has "far from it" "$err" "shots/late.pdf is no picture of a known kind [image-unknown]"

# ---- what is wrong ----
wrong() { # PART KEYS...
	local part=$1
	shift
	with <<<"  - {id: invoice, $*}"
	build 2
	has "$*" "$err" "$part"
}
wrong "shots/shared.pdf has 4 pages, and no page 5 [pdf-page-missing]" "file: shots/shared.pdf, pages: 5"
wrong "shots/plain.pdf has 1 page, and no page 2 [pdf-page-missing]" 'file: shots/plain.pdf, pages: "1,2"'
for pages in 0 3-2 '"1,"' '"1 2"' all '"-1"' '"1-2-3"'; do
	wrong "names no pages [bad-value]" "file: shots/shared.pdf, pages: $pages"
done
wrong "shots/parcel.png is one picture: it has no pages to choose from [bad-value]" "file: shots/parcel.png, pages: 1"
wrong "it is not said which of them is meant [bad-value]" "files: [shots/plain.pdf, shots/order.png], pages: 1"
wrong "is a PDF that opens with a password alone [pdf-password]" "file: shots/password.pdf"
wrong "is a damaged PDF" "file: shots/cut.pdf"
wrong "does not exist [file-missing]" "file: shots/none.pdf, pages: 1"
wrong '"compare" takes 2 to 4 pictures, not 5 [bad-value]' "compare: [shots/shared.pdf, shots/parcel.png]"
wrong "[bad-value]" "file: shots/shared.pdf, trim: repeats"
same "one mistake, one error" "$(grep -c ": error: " <<<"$err")" 1

# one PDF compares its own pages
with <<<"  - {id: invoice, compare: [{file: shots/shared.pdf, pages: 2-3}]}"
build 0
page=$(pdftotext -layout case/case.pdf - | grep -c 'Total 20 .*Total 21')
same "side by side" "$page" 1
wrong '"compare" takes 2 to 4 pictures, and of shots/plain.pdf it shows 1 page [bad-value]' "compare: [shots/plain.pdf]"
wrong '"compare" takes 2 to 4 pictures, not 1 [bad-value]' "compare: [shots/parcel.png]"

# two parts of a page are followed by it once
with <<-'YAML'
	  - id: parts
	    files:
	      - {file: shots/shared.pdf, pages: 1, crop: [0, 0, 1, 0.3]}
	      - {file: shots/shared.pdf, pages: 1, crop: [0, 0.5, 1, 0.8]}
YAML
build 0
same "one original" "$(pdftotext case/case.pdf - | tr '\n' ' ' | grep -o '(original)' | wc -l)" 1
for edit in "redact: [{rect: [0, 0, 0.5, 0.5], why: the total}]" "crop: [0, 0, 1, 0.5]"; do
	wrong "unpacks to more than a PDF of pages should [pdf-too-complex]" "file: shots/swollen.pdf, $edit"
done
with <<<"  - {id: invoice, files: [shots/broken.pdf, shots/unshown.pdf]}"
build 0
has "mended" "$err" "note: shots/broken.pdf is damaged, and was mended as far as that goes [pdf-repaired]"
has "fields that nobody drew" "$err" "[pdf-unshown]"
has "and that poppler does not draw" "$err" "warning: 1 page of shots/unshown.pdf has remarks or fields"
with <<<"  - {id: invoice, file: shots/barefield.pdf}"
build 0
has "that it draws" "$err" "note: 1 page of shots/barefield.pdf has remarks or fields"
pdfimages -png case/case.pdf field
same "it is seen" "$("$python" - field-*.png <<-'PYTHON'
	import sys
	from PIL import Image
	pages = [i.convert("L") for i in map(Image.open, sys.argv[1:]) if i.height > i.width > 1000]
	print(*(p.crop((0, p.height * 95 // 100, p.width // 2, p.height)).getextrema()[0] < 99 for p in pages))
	PYTHON
)" True

# ---- remarks that do not say how they look: drawn, in the copy and in the original ----
with <<<"  - {id: invoice, file: shots/bare.pdf, crop: [0, 0, 1, 0.97]}"
build 0
same "both are pictures" "$(pdfimages -list case/case.pdf | grep -c ' 1250  *16[0-9][0-9] ')" 2
pdfimages -png case/case.pdf bare
same "with a line, a highlight and a note in each" "$("$python" - bare-*.png <<-'PYTHON'
	import sys
	import numpy
	from PIL import Image
	for path in sys.argv[1:]:
	    page = numpy.asarray(Image.open(path).convert("RGB")).astype(int)
	    if page.shape[1] != 1250:
	        continue
	    red = (page[:, :, 0] > 200) & (page[:, :, 1] < 60) & (page[:, :, 2] < 60)
	    yellow = (page[:, :, 0] > 240) & (page[:, :, 1] > 240) & (page[:, :, 2] < 60)
	    print(red[1500:].any(), red[:1000].any(), yellow[200:400, 80:500].any())
PYTHON
)" $'True True True\nTrue True True'
has "it is told" "$err" "note: 1 page of shots/bare.pdf has remarks or fields that do not say how they look: it becomes"
same "in the appendix, too, of the part and of the whole" \
	"$(pdftotext case/case.pdf - | tr '\n' ' ' | grep -o "remarks in it drawn as viewers show them" | wc -l)" 2
told=$(grep pdf-unshown <<<"$err")
try 0 "$DOSSIER" check case/case.yaml --now 2025-01-22 --warning-exit-0
same "a check tells the same" "$(grep pdf-unshown <<<"$err")" "$told"
with <<<"  - {id: invoice, files: [shots/bareundrawn.pdf, shots/barenone.pdf]}"
build 0
has "what nobody draws" "$err" "warning: 1 page of shots/bareundrawn.pdf has remarks or fields that do not say"
with <<<"  - {id: invoice, file: shots/bareundrawn.pdf, redact: [{rect: [0, 0, 0.5, 0.5], why: the total}]}"
build 0
has "nor in a page that is covered" "$err" "warning: 1 page of shots/bareundrawn.pdf has remarks or fields that"
with <<<"  - {id: invoice, files: [shots/bareundrawn.pdf, shots/barenone.pdf]}"
build 0
same "what is not to be seen is nothing" "$(grep -c 'of shots/barenone' <<<"$err")" 0
same "both as they are" "$(pdftotext case/case.pdf - | grep -c 'Total 42')" 2

# ---- nothing private ----
with <<<"  - {id: invoice, file: shots/private.pdf}"
build 0
same "nothing private" "$(qpdf --qdf --object-streams=disable case/case.pdf - | grep -ac Secret)" 0
with <<-'YAML'
	  - {id: invoice, file: shots/plain.pdf}
	recipient: public
	hide: [Total 42]
YAML
build 2
has "what is hidden is read in it" "$err" '"Total 42" was hidden and can be read in the PDF that is shown on page'
for number in 79161234567 79161234568; do
	with <<-YAML
		  - {id: invoice, file: shots/named.pdf}
		recipient: public
		hide: [$number]
	YAML
	build 2
	has "a name in its content" "$err" "\"$number\" was hidden and can be read in the PDF that is shown on page"
done
for name in comments commentsopen; do
	with <<-YAML
		  - {id: invoice, file: shots/$name.pdf}
		recipient: public
		hide: [anna@shop.example, Secret]
	YAML
	build $([[ $name == comments ]] && echo 0 || echo 2)
done
has "a comment that could not be left out" "$err" '"anna@shop.example" was hidden and can be read in the PDF that is'

# ---- too wide for 300 dots to the inch: of fewer ----
with <<<"  - {id: invoice, file: shots/wide.pdf, redact: [{rect: [0.48, 0.2, 0.52, 0.8], why: a square}]}"
build 0
has "so many" "$(pdftotext case/case.pdf - | tr -s '\n ' ' ' | sed 's/\xc2\xa0/ /g')" "px of 20000 × 556"
try 0 "$DOSSIER" grid case/shots/wide.pdf -o wide.png
same "a grid over it" "$("$python" -c 'from PIL import Image; print(Image.open("wide.png").width > 2000)')" True

# ---- what is not seen: the page becomes a picture ----
with <<<"  - {id: invoice, files: [shots/crophidden.pdf, shots/layershidden.pdf, shots/plain.pdf]}"
build 0
same "what is not seen cannot be read" "$(pdftotext case/case.pdf - | grep -c Hidden)" 0
same "nor is it in there" "$(qpdf --qdf --object-streams=disable case/case.pdf - | grep -ac Hidden)" 0
same "other pages are still text" "$(pdftotext case/case.pdf - | grep -c 'Total 42')" 1
for name in crophidden layershidden; do
	has "it is told" "$err" "note: 1 page of shots/$name.pdf has parts that are not seen: it becomes a picture"
done
has "in the appendix, too" "$(pdftotext case/case.pdf - | tr '\n' ' ')" "parts that are not seen left out"
told=$(grep pdf-hidden <<<"$err")
try 0 "$DOSSIER" check case/case.yaml --now 2025-01-22 --warning-exit-0
same "a check tells the same" "$(grep pdf-hidden <<<"$err")" "$told"

# ---- too long for a page ----
parts() { # of the strip, as wide as it is drawn
	pdfimages -list case/case.pdf | awk -v w="$1" '$4 == w { n++; sum += $5 } END { print n + 0, sum + 0 }'
}
with <<<"  - {id: said, file: shots/strip.pdf}"
build 0
same "a strip comes in parts, and nothing is lost" "$(parts 1250)" "4 12500"
has "it is told" "$err" "note: 1 page of shots/strip.pdf is too long to be read on one of paper: it becomes a picture"
has "in the appendix, too" "$(pdftotext case/case.pdf - | tr '\n' ' ')" "page drawn as a picture; shown in parts"
same "its letters are large enough" "$(grep -c text-small <<<"$err")" 0
pages=$(pdfinfo case/case.pdf | awk '/^Pages/ { print $2 }')
try 0 "$DOSSIER" dump --stage=boxes case/case.yaml --now 2025-01-22 --warning-exit-0
same "without a PDF there are as many pages" "$(grep -c '^page ' <<<"$out")" "$pages"
with <<<"  - {id: said, file: shots/strip.pdf, crop: [0, 0, 1, 0.5]}"
build 0
same "so does a part of it, before the whole" "$(parts 1250)" "6 18750"
with <<<"  - {id: said, file: shots/broad.pdf, marks: [{box: [0.125, 0.95, 0.25, 0.975], note: here}]}"
try 0 "$DOSSIER" dump --stage=boxes case/case.yaml --now 2025-01-22 --warning-exit-0
same "a mark is where it was, though it has fewer pixels" "$(awk '/^path artifact accent.* width/ {
	printf "%d %d\n", $11 * 1000 / $6 + .5, $14 * 1000 / $6 + .5; exit }' <<<"$out")" "125 250"
with <<<"  - {id: said, file: shots/tall.pdf}"
build 0
has "of the tallest nothing is lost" "$(parts 267)" " 20000"
try 0 "$DOSSIER" build case/case.yaml --deliver=images --now 2025-01-22 --warning-exit-0
has "in images, too" "$err" "too long to be read on one of paper"

# ---- covered, cropped, turned ----
with <<-'YAML'
	  - {id: invoice, file: shots/shared.pdf, pages: "1, 3", redact: [{rect: [0.1, 0.3, 0.6, 0.5], why: the total}]}
	recipient: public
	hide: [Total 42]
YAML
build 0
try 0 pdftotext -layout case/case.pdf -
done_to=$(tr -s ' \n' ' ' <<<"${out//$'\xc2\xa0'/ }")
has "a copy, and what was done" "$done_to" "page drawn as a picture; covered in black at (125, 500)–(750, 834) px"
has "of which size" "$done_to" "px of 1250 × 1667: the total"
same "it cannot be read" "$(grep -c 'Total' <<<"$out")" 0
pdfimages -list case/case.pdf >list
same "two pages of 300 dpi" "$(grep -c ' 1250  *1667 ' list)" 2
with <<<"  - {id: invoice, file: shots/plain.pdf, crop: [0, 0, 1, 0.5], rotate: 90}"
build 0
pdfimages -list case/case.pdf >list
same "half of a page" "$(grep -c ' 1250  *834 ' list)" 1
try 0 pdftotext -layout case/case.pdf -
same "followed by the whole page, its text still text" "$(grep -c 'Total' <<<"$out")" 1
with <<<"  - {id: invoice, file: shots/plain.pdf, crop: [0, 0, 1, 1.0]}"
build 0
try 0 pdftotext -layout case/case.pdf -
same "all of a page is that page, and no copy" \
	"$(grep -c 'Total' <<<"$out"), $(grep -cE '\((edited copy|original)\)' <<<"$out")" "1, 0"

# ---- marked ----
with <<<"  - {id: invoice, file: shots/shared.pdf, pages: 2, marks: [{box: [0.1, 0.3, 0.6, 0.5], note: what was paid}]}"
build 0
try 0 pdftotext -layout case/case.pdf -
has "a note" "$out" "what was paid"
same "the page twice, with marks and without" "$(grep -c 'Total 20' <<<"$out")" 2
wrong "it is not said which of them has the marks [bad-value]" \
	"file: shots/shared.pdf, marks: [{box: [0.1, 0.3, 0.6, 0.5]}]"

# ---- image files ----
with <<<"  - {id: invoice, file: shots/stamps.pdf}"
try 0 "$DOSSIER" build case/case.yaml --deliver=images --now 2025-01-22 --warning-exit-0
same "the stamp's colour is in an image" "$("$python" - case/case-*.jpg <<-'PYTHON'
	import sys
	from PIL import Image
	yellow = lambda p: p[0] > 240 and 190 < p[1] < 220 and p[2] < 40
	print(max(sum(map(yellow, Image.open(path).convert("RGB").getdata())) > 4000 for path in sys.argv[1:]))
PYTHON
)" True

# ---- init ----
mkdir folder && cp pdfs/shared.pdf "folder/invoice.pdf" && cp pdfs/password.pdf folder/locked.pdf
try 0 "$DOSSIER" init --platform generic --complaint not-as-described --warning-exit-0 folder
has "a PDF is evidence" "$(<folder/case.yaml)" "invoice.pdf"
has "unless it is locked" "$err" "locked.pdf is a PDF that opens with a password alone [left-out]"
scene_end
