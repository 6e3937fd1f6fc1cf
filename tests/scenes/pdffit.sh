# pdffit.sh - pictures in pages of sellers' PDFs take part in the fit; text, lines and odd pictures stay as they are.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
"$python" "$scenes/pdffit.py" draw || fail "no PDF"

build() { # STATUS LIMIT OPTION...
	printf '%s\n' 'dossier: 1' 'platform: generic' 'complaint: damaged' 'language: en' 'number: F-1' \
		'statement: "Fitted: [[invoice]]"' 'exhibits: [{id: invoice, file: in.pdf, title: The invoice}]' "$2" >case.yaml
	try "$1" "$release" build --warning-exit-0 case.yaml -o out.pdf --now 2025-01-22 "${@:3}"
}
size() { wc -c <out.pdf; }
pictures() { pdfimages -list out.pdf | awk 'NR > 2 { print $4 "x" $5, $3, $9 }'; }
words() { pdftotext out.pdf - | tr '\n' ' '; }
page() { pdftoppm -r 50 -png -f "$2" -l "$2" -singlefile "$1" "$3"; }

build 0 ""
whole=$(size)
same "nothing has to fit" "$(grep -c '\[fitted\]' <<<"$err")" 0
has "as they are" "$(words)" "text and lines unchanged: pages 1–2 of 2"
page out.pdf 3 whole
"$release" dump --stage=boxes case.yaml --now 2025-01-22 >boxes 2>/dev/null

for share in 60 45 30; do
	limit=$((whole * share / 100))
	build 0 "limit: {bytes: $limit}"
	holds "within $share %: $(size)" "$(size)" -le "$limit"
	holds "the room of $share % is used: $(size) of $limit" "$(size)" -ge $((limit * 85 / 100))
	has "it is told" "$err" "encoded again for what the form takes"
	has "which" "$err" "in.pdf, page 1 "
	has "the appendix" "$(words)" "pictures in them encoded again for what the form takes: pages 1–2 of 2"
	for part in "Invoice 4711" "Second page"; do
		has "text is text" "$(words)" "$part"
	done
	has "a soft mask: both stay" "$(pictures)" $'300x225 image image\n300x225 smask image'
	has "so does what is not what it says" "$(pictures)" "400x300 image image"
	same "a picture of two pages is there once" "$(pdfimages -list out.pdf | awk '$9 == "jpeg" { print $11 }' |
		sort -u | wc -l)" 2
	page out.pdf 3 fitted
	differs=$("$python" "$scenes/pdffit.py" alike whole.png fitted.png)
	echo "$share %: $(size) of $limit bytes, $differs of 1000 off: $(pictures | tr '\n' ';')"
	holds "the page at $share % looks the same: $differs of 1000" "$differs" -le 20
	try 0 qpdf --check out.pdf
	try 0 sha256sum --quiet -c out.sha256
done
cp out.pdf first.pdf
build 0 "limit: {bytes: $limit}" -j1
try 0 cmp out.pdf first.pdf
try 0 "$release" check --warning-exit-0 case.yaml --now 2025-01-22
has "a check tells the same" "$err" "encoded again for what the form takes"

# what one page alone shows is told of that page alone
build 0 "limit: {bytes: $((whole * 80 / 100))}"
has "the other page" "$(words)" "lines unchanged: page 2 of 2"
has "the page" "$(words)" "encoded again for what the form takes: page 1 of 2"

# no picture finer than that, where it is largest: those in PDFs as well; what cannot be made coarser is told
build 0 "limit: {dpi: 150}"
same "as fine as that" "$(pdfimages -list out.pdf | awk '$9 == "jpeg" { if (!($11 in d) || $13 < d[$11]) d[$11] = $13 }
	END { for (i in d) print d[i] }' | sort -u)" 150
dpi="in.pdf, page 1: a picture has 153 pixels to the inch and cannot be made coarser; the form takes 150 [form-dpi]"
has "a soft mask" "$err" "$dpi"
try 0 "$release" check --warning-exit-0 case.yaml --now 2025-01-22
has "a check tells it" "$err" "$dpi"
build 0 "limit: {dpi: 155}"
same "nothing to tell" "$(grep -c form-dpi <<<"$err")" 0

# what cannot be: the exhibit counts with all that is in its pages
rm out.pdf
build 2 "limit: {bytes: 90 KB}"
has "too little room" "$err" "the form takes 90 KB; with every picture as small as can be read the PDF has"
has "who takes it" "$err" "The invoice: 2 pages, "
has "the way out" "$err" 'The invoice" it should fit'
holds "nothing is written" ! -e out.pdf
scene_end
