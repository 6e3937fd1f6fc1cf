# imports_places.sh - the appendix says from which rows and columns of which file values came, and names no row of
# another order; of a case that `dossier import` made it names the export, too.
source "${BASH_SOURCE%/*}/scene.bash"
need_release
mkdir case

printed() { # the appendix, a line
	try 0 "$release" build -q --warning-exit-0 --deliver=pdf "${1:-case/case.yaml}" -o out.pdf --now 2026-01-20
	try 0 pdftotext -layout out.pdf -
	out=$(sed -n '/Records of the platform/,$p' <<<"$out" | tr -s ' \n' '  ')
}
case_with() { # PLATFORM ORDER
	printf 'dossier: 1\nplatform: %s\ncomplaint: other\nlanguage: en\nnumber: T-1\nstatement: Places.\n%s\n' "$@" \
		>case/case.yaml
}

# rows of others stand between those of the order
head='Order Number,Buyer Username,Item Title,Quantity,Sold For,Sale Date'
printf '%s\n' "$head" '12-3,bob,Mug,1,$10.00,Jan-10-26' '12-4,eve,Bowl,1,$7.50,Jan-10-26' \
	'12-4,eve,Lid,1,$7.50,Jan-10-26' '12-3,bob,Jug,1,$20.00,Jan-10-26' '12-3,bob,Cup,1,$3.00,Jan-10-26' >case/o.csv
case_with ebay 'order: {from: o.csv, where: {Order Number: 12-3}, currency: USD}'
printed
has "its rows" "$out" "o.csv, rows 2, 5–6 "
has "its columns" "$out" "Columns: Order Number, Buyer Username, Item Title, Quantity, Sold For, Sale Date "
has "the file" "$out" "$(sha256sum case/o.csv | cut -d' ' -f1)"
sed -i 's/12-3}/12-4}/' case/case.yaml
printed
has "neighbours" "$out" "o.csv, rows 3–4 "

# rows that end as those of an old Mac have numbers, too, and a message shows its own row alone
printf '%s\r' "$head" '12-3,bob,Mug,1,$10.00,Jan-10-26' '' '12-4,eve,Bowl,1,$7.50,bad' '12-5,al,Cup,1,$7.50,bad' \
	>case/o.csv
case_with ebay 'order: {from: o.csv, where: {Order Number: 12-5}, currency: USD}'
try 2 "$release" check case/case.yaml --now 2026-01-20
has "its line" "$err" 'case/o.csv:5:21: error: "bad" is no date [bad-date]'
has "what to do" "$err" "download the export anew, and do not save it with a spreadsheet; or write into the case when"
has "its row" "$err" '    5 | 12-5,al,Cup,1,$7.50,bad'
sed -i 's/12-5}/12-3}/' case/case.yaml
printed
has "row 2" "$out" "o.csv, row 2 "

# columns without a value are none that one was taken from
printf '%s\n' "$head" '12-5,,Mug,1,$10.00,' >case/o.csv
case_with ebay 'order: {from: o.csv, currency: USD, buyer: Bob}'
printed
has "one row" "$out" "o.csv, row 2 "
has "columns with values" "$out" "Columns: Order Number, Item Title, Quantity, Sold For "

# what the case has itself is from no column, and which one is told; what is the same is from both
printf '%s\n' "$head" '12-5,bob,Mug,1,$10.00,Jan-10-26' >case/o.csv
case_with ebay 'order: {from: o.csv, currency: USD, buyer: Bob, created: 2026-01-11, number: 12-5}'
printed
has "columns that count" "$out" "Columns: Order Number, Item Title, Quantity, Sold For "
try 3 "$release" check case/case.yaml
has "those that do not" "$err" \
	"note: what the case says itself stands in place of columns of o.csv: order.buyer (Buyer Username), order.created"
has "and no more" "$err" "order.created (Sale Date) [import-replaced]"
same "the number is the same" "$(grep -c "the case says order" <<<"$err")" 0
sed -i 's/number: 12-5}/number: 12-6}/' case/case.yaml
try 3 "$release" check case/case.yaml
has "the data of another order" "$err" \
	"warning: the case says order 12-6, and what is taken from o.csv is of order 12-5 [import-replaced]"

# JSON: where its entry begins
agency=$DOSSIER_SOURCE/samples/agency/ozon
printed "$agency/19-not-received.yaml" # in Russian
try 0 pdftotext -layout out.pdf -
number=$(sed -n 's/.*cdek.json, начиная со строки[^0-9]*\([0-9]*\).*/\1/p' <<<"$out")
holds "a line of the JSON" -n "$number"
has "it is that of the parcel" "$(sed -n "$number,$((number + 12))p" "$agency/cdek.json")" \
	"$(sed -n 's/.*where: {[a-z_]*: "*\([0-9]*\).*/\1/p' "$agency/19-not-received.yaml" | tail -1)"

# a case that was made of an export
printf '%s\n' "$head" '12-3,bob,Mug,1,$10.00,Jan-10-26' '12-4,eve,Bowl,1,$7.50,Jan-10-26' \
	'12-3,bob,Jug,1,$20.00,Jan-10-26' >export.csv
try 0 "$release" import export.csv --platform ebay --complaint other -o cases
same "of what it is an extract" "$(sed -n '/extract:/,/copy/p' cases/12-3/case.yaml)" "  extract:
    of: export.csv
    rows: \"2, 4\"
    sha256: $(sha256sum export.csv | cut -d' ' -f1)
    copy: $(sha256sum cases/12-3/order.csv | cut -d' ' -f1)"
sed -i 's/^language:.*//; $alanguage: en' cases/12-3/case.yaml
printed cases/12-3/case.yaml
has "the table beside the case" "$out" "order.csv, rows 2–3 "
has "and the export" "$out" "Copied out of export.csv, rows 2, 4; SHA-256 of the whole: $(sha256sum export.csv |
	cut -d' ' -f1)"
for extract in "sha256: 12" "of: [a]" "rows: {a: 1}" "copy: 12"; do
	key=${extract%%:*}
	sed "s/^    $key:.*/    $extract/" cases/12-3/case.yaml >cases/12-3/other.yaml
	try 2 "$release" check cases/12-3/other.yaml
	has "$extract" "$err" '"extract" tells of: an export, rows: of it, and its sha256: [wrong-type]'
	same "$extract: one error" "$(grep -c ": error: " <<<"$err")" 1
done
# what was changed since is called no copy
sed 's/10.00/998.00/' cases/12-3/order.csv >edited.csv
sed -i '/^    copy:/d' cases/12-4/case.yaml # of an older dossier
mv edited.csv cases/12-3/order.csv
printed cases/12-3/case.yaml
has "the table" "$out" "order.csv, rows 2–3 "
same "is no copy" "$(grep -c "Copied out of" <<<"$out")" 0
try 3 "$release" check cases/12-3/case.yaml
has "told" "$err" 'warning: order.csv is not as "dossier import" wrote it [import-edited]'
printed cases/12-4/case.yaml
has "one that does not tell" "$out" "export.csv"
try 0 "$release" import export.csv --platform ebay --complaint other -o cases
has "imported again" "$err$out" "cases/12-3/case.yaml is there already, and stays as it is; the export says other"
has "as it was" "$err$out" "cases/12-4/case.yaml is there already, and stays as it is [case-kept]"

# a table that is gone is made again as its case knows it, and nothing is written beside a link that leads nowhere
rm -r cases
try 0 "$release" import export.csv --platform ebay --complaint other -o cases
cp cases/12-3/order.csv was.csv
rm cases/12-3/order.csv
ln -sf nowhere.yaml cases/12-4/case.yaml && rm cases/12-4/order.csv
try 2 "$release" import export.csv --platform ebay --complaint other -o cases
has "made again" "$err" "cases/12-3/order.csv was gone, and is there again as its case knows it [case-kept]"
same "with the same bytes" "$(sha256sum <cases/12-3/order.csv)" "$(sha256sum <was.csv)"
has "a link" "$err" "error: cases/12-4/case.yaml is a link that leads nowhere [write-failed]"
same "nothing beside it" "$(ls cases/12-4)" case.yaml
# so is that of an older case, which has the digest of the export alone
rm cases/12-3/order.csv && sed -i '/^    copy:/d' cases/12-3/case.yaml
cp -r cases/12-3 older
rm cases/12-4/case.yaml
try 0 "$release" import export.csv --platform ebay --complaint other -o cases
has "made again" "$err" "cases/12-3/order.csv was gone, and is there again as its case knows it [case-kept]"
same "with the same bytes" "$(sha256sum <cases/12-3/order.csv)" "$(sha256sum <was.csv)"
printf '%s\n' '12-5,ann,Pan,1,$3.00,Jan-10-26' >>export.csv
rm -r cases/12-3 && cp -r older cases/12-3
try 3 "$release" import export.csv --platform ebay --complaint other -o cases
has "of another export it is not" "$err" \
	"cases/12-3/order.csv is gone, and this export has not what its case was made of [case-kept]
  = import once more from the export that the case names under extract:"
same "and is not made" "$(ls cases/12-3)" case.yaml
sed -i 's/from: order.csv/from: all.csv/' cases/12-3/case.yaml
try 0 "$release" import export.csv --platform ebay --complaint other -o cases
has "of a case without a table" "$err" "cases/12-3/case.yaml is there already, and stays as it is [case-kept]"
# of a case that cannot be read nobody knows
for broken in 'order: {from: order.csv' '- a list' ''; do
	printf '%s\n' "$broken" >cases/12-3/case.yaml
	try 3 "$release" import export.csv --platform ebay --complaint other -o cases
	has "of a broken case: $broken" "$err" \
		"warning: cases/12-3/case.yaml is no case that can be read, and order.csv is gone: nothing tells what"
	same "it stays: $broken" "$(cat cases/12-3/*)" "$broken"
done
scene_end
