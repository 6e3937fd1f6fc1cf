# alone.sh - a program without the modules that belong beside it: it says where it looked for them, and not that
# it was built without the libraries.
source "${BASH_SOURCE%/*}/scene.bash"

mkdir alone && cp "$DOSSIER" alone/dossier
make_case case
sed -i 's/B. Buyer/Hanna Weber/' case/case.yaml
try 3 alone/dossier build case/case.yaml -o a.pdf --now 2025-01-22
has "hidden, and not proven" "$err" "alone/dossier-qpdf.so is missing or cannot be opened: personal data is hidden"
has "what to do" "$err" "install the program again, with the modules that belong to it"
try 2 alone/dossier build case/case.yaml -o a.pdf --deliver=message --now 2025-01-22
has "no proof, no packet" "$err" "alone/dossier-qpdf.so is missing or cannot be opened: the PDF cannot be read again"
try 4 alone/dossier build case/case.yaml -o a.pdf --deliver=images --now 2025-01-22
has "no images" "$err" "alone/dossier-cairo.so is missing or cannot be opened: no sheets are drawn [sheet-missing]"
make_case orders
printf 'PK\3\4 and so on' >orders/orders.xlsx
sed -i '/^order:/,/^  total/c\order: {from: orders.xlsx}' orders/case.yaml
sed -i '/^  screenshots: .shots.order/d' orders/case.yaml
try 2 alone/dossier check orders/case.yaml --now 2025-01-22
has "no workbook" "$err" "is an Excel workbook, which takes libzip: "
has "nor its module" "$err" "alone/dossier-workbook.so is missing or cannot be opened [not-built]"
has "what to do then" "$err" "open it and save it as CSV in UTF-8, or download it anew as CSV"
same "it was built with both" "$(grep -c 'built without' <<<"$err")" 0

# pictures and pages that modules read
"$python" -c '
from PIL import Image
for name in ("a.webp", "a.tif"):
	Image.new("L", (60, 40)).save(name)'
for kind in webp:WebP tif:TIFF; do
	make_case pictures
	mv a.${kind%:*} pictures/
	echo "  - {file: a.${kind%:*}, title: A picture}" >>pictures/case.yaml
	try 2 alone/dossier check pictures/case.yaml --now 2025-01-22
	has "${kind#*:}" "$err" ".so is missing or cannot be opened [image-unsupported]"
	same "${kind#*:}: nobody says that it was built without" "$(grep -c 'built without' <<<"$err")" 0
	rm -rf pictures
done

scene_end
