# bare.sh - a program built without any library that is optional: it does what it can, and says what it cannot.
source "${BASH_SOURCE%/*}/scene.bash"

without="libdeflate;libcsv;libzip;libheif;libwebp;libtiff;giflib;lcms2;cairo;qpdf;poppler;gettext"
cmake -G Ninja -S "$DOSSIER_SOURCE" -B build -DBUILD_TESTING=OFF -DDOSSIER_WERROR=ON -DCMAKE_C_FLAGS=-O0 \
	"-DDOSSIER_WITHOUT=$without" >log 2>&1 &&
	ninja -C build -j2 dossier >>log 2>&1 || fail "no build: $(tail log)"
bare=$PWD/build/dossier
try 0 "$bare" --version
for words in "no cairo: without image sheets" "no libcsv: " "no libzip: " "no qpdf: " "no libheif: HEIC and AVIF" \
	"no libtiff: " "zlib 1." "there was no gettext when it was built"; do
	has "--version" "$out" "$words"
done
optional='cairo\|libcsv\|libzip\|expat\|qpdf\|poppler\|deflate\|heif\|webp\|tiff\|gif\|lcms'
same "nothing optional is linked" "$(ldd "$bare" | grep -c "$optional")" 0

# the same pages, packed by zlib; nobody has read them again
make_case case
sed -i 's/B. Buyer/Hanna Weber/' case/case.yaml
try 3 "$bare" build case/case.yaml -o bare.pdf --now 2025-01-22
has "hidden, and not proven" "$err" "warning: this program was built without qpdf: "
same "nothing else" "$(grep -c 'warning\|error' <<<"$err")" 1
try 0 "$DOSSIER" build case/case.yaml -o full.pdf --now 2025-01-22
try 0 qpdf --check bare.pdf
same "its text" "$(pdftotext -layout bare.pdf -)" "$(pdftotext -layout full.pdf -)"
for name in bare full; do
	pdftoppm -r 50 $name.pdf $name || fail "no pages"
	cat $name-*.ppm >$name.pages
done
try 0 cmp bare.pages full.pages
(sha256sum --quiet --strict -c bare.sha256) || fail "the manifest does not verify"

# what must be proven is not made; nor images, unless it is the platform alone that would like them
rm bare*
try 2 "$bare" build case/case.yaml -o bare.pdf --deliver=message --now 2025-01-22
has "no proof, no packet" "$err" "error: this program was built without qpdf: "
try 4 "$bare" build case/case.yaml -o bare.pdf --deliver=images --now 2025-01-22
has "no images" "$err" "this program was built without cairo: no sheets are drawn [sheet-missing]"
same "nothing is written" "$(echo bare*)" "bare*"
cp -r "$DOSSIER_SOURCE/samples/pinduoduo-counterfeit" images
sed -i '/^deliver:/d; /^limits:/d; /invoice.pdf/d' images/case.yaml
try 3 "$bare" build images/case.yaml --now 2025-01-16
same "the PDF in their place" "$(cd images && ls case.* | tr '\n' ' ')" "case.pdf case.sha256 case.txt case.yaml "

try 2 env LC_ALL=zh_CN.UTF-8 "$bare" bild
has "English alone" "$err" "error: there is no command"

# a PDF as evidence cannot be read, and that is said
make_case pdf
printf '%%PDF-1.4\n' >pdf/shots/invoice.pdf
echo "  - {id: invoice, file: shots/invoice.pdf}" >>pdf/case.yaml
try 2 "$bare" check pdf/case.yaml --now 2025-01-22
has "no qpdf, no PDF" "$err" "this program was built without qpdf [not-built]"

# nor an export
make_case orders
printf 'Order Number,Buyer Username,Item Title\n1,b,Kettle\n' >orders/orders.csv
sed -i '/^order:/,/^  total/c\order: {from: orders.csv}' orders/case.yaml
sed -i '/^  screenshots: .shots.order/d' orders/case.yaml
try 2 "$bare" check orders/case.yaml --now 2025-01-22
has "no libcsv, no table" "$err" "built without libcsv, which reads them [not-built]"

scene_end
