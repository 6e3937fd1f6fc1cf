# workbook.sh - Excel workbooks say what a CSV of the same rows says, whoever wrote them; what is damaged, locked or
# hostile is told, and costs neither memory nor time.
source "${BASH_SOURCE%/*}/scene.bash"

"$python" "$scenes/workbook.py" books openpyxl || fail "no workbooks"

# the cases made of a workbook are those made of the CSV, but for the digest of it. All have one name, which they bear.
cases_of() {
	mkdir -p made "as/$1" && cp "books/$1" "as/$1/orders.export"
	try 0 "$DOSSIER" import "as/$1/orders.export" --platform ebay --currency USD --complaint other -o "made/$1"
}
cases_differ() { diff -r -I "^    sha256: " -I "^    sheet: " made/orders.csv "$1"; } # but where it was
cases_of orders.csv
same "two cases" "$(ls made/orders.csv | tr '\n' ' ')" "25-01182-23344 25-01182-23345 "
for name in text excel prefixed utf16 openpyxl; do
	cases_of $name.xlsx
	same "$name: the same cases" "$(cases_differ made/$name.xlsx)" ""
done
for file in books/path-*; do
	cases_of "${file##*/}"
	same "${file##*/}: the same cases" "$(cases_differ "made/${file##*/}")" ""
done
sed -i "/^    sheet: /d; /^    sha256: /s/: .*/: $(sha256sum books/orders.csv | cut -d' ' -f1)/" \
	made/excel.xlsx/25-01182-23344/case.yaml
try 3 "$DOSSIER" build made/orders.csv/25-01182-23344/case.yaml -o csv.pdf --now 2025-01-22
try 3 "$DOSSIER" build made/excel.xlsx/25-01182-23344/case.yaml -o xlsx.pdf --now 2025-01-22
try 0 cmp csv.pdf xlsx.pdf

# every number and date
case_of() { # FILE ORDER [KEYS]: in dollars, if no keys are given
	mkdir -p case && cp "books/$1" case/
	cat >case/case.yaml <<-CASE
		dossier: 1
		platform: ebay
		complaint: other
		number: C-1
		respond_by: 2025-02-01 12:00
		claims:
		  - {says: a, fact: b}
		statement: a
		request: c
		order: {from: $1, where: {Order Number: "$2"}${3-, currency: USD}}
	CASE
}
for name in values values1904; do
	try 0 "$DOSSIER" import books/$name.xlsx --platform ebay --complaint other -o $name
	for folder in "$name"/*/; do
		row=$("$python" -c 'import csv, sys; print("\t".join(list(csv.reader(open(sys.argv[1])))[1][1::2]))' \
			"$folder/order.csv")
		same "$name $(basename "$folder")" "${row#*$'\t'}" "${row%%$'\t'*}"
	done
done
same "each of them" "$(ls values values1904 | grep -c '^1')" 35
has "an escape of an escape" "$(<values/1031/order.csv)" ,a_x000A_b,

# a value knows its sheet, row and column; the appendix says so, in all languages
case_of excel.xlsx 25-01182-23345
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
has "its place" "$out" "case/excel.xlsx:Orders!F4: order.created = 2025-01-11"
has "of the sheet with the orders" "$out" "case/excel.xlsx:Orders!C4: order.items[1].name = Mug <blue>"
same "none of the hidden sheet" "$(grep -c 'Old!' <<<"$out")" 0
for language in "en:excel.xlsx, sheet Orders, row 4" "zh-CN:excel.xlsx 工作表“Orders” 第4行" \
	"ru:excel.xlsx, лист «Orders», строка 4" "de:excel.xlsx, Blatt „Orders“, Zeile 4"; do
	sed "s/^dossier: 1/&\nlanguage: ${language%%:*}/" case/case.yaml >case/spoken.yaml
	try 3 "$DOSSIER" build case/spoken.yaml --now 2025-01-22 -o spoken.pdf
	words=${language#*:}
	has "printed: $words" "$(pdftotext -layout spoken.pdf - | tr -d ' \240\n')" "$(tr -d ' ' <<<"$words")"
done
has "the manifest" "$(<spoken.sha256)" "excel.xlsx"

# amounts: a number is one whatever the texts beside it are, also in the case that is made of its row
try 0 "$DOSSIER" import books/amounts.xlsx --platform ebay --currency USD --complaint other -o amounts
for row in "25-1 1.234 1234.00 0" "25-2 900.75 33.33 1" "25-3 0.30 1234567.89 0" "25-4 1234.567 12.00 0"; do
	read -r number price total status <<<"$row"
	case_of amounts.xlsx "$number"
	for yaml in case/case.yaml amounts/$number/case.yaml; do
		"$DOSSIER" dump --stage=casefile "$yaml" >dump 2>err
		same "$yaml of $number" "$(sed -nE 's/.*: order\.(items\[1\]\.price|total) = //p' dump | tr '\n' ' ')" \
			"$price $total "
		same "$yaml of $number: rounded" "$(grep -c '\[import-rounded\]' err)" "$status"
	done
done
same "the text's sign" "$(grep -h '^  decimal: ' amounts/*/case.yaml)" "  decimal: comma"
has "the number in doubt" "$(<amounts/25-1/order.csv)" ",1.2340,1.234"

# a number format that shows a currency says which it is
try 0 "$DOSSIER" import books/signs.xlsx --platform ebay --complaint other -o signs
for yaml in case/case.yaml signs/25-1/case.yaml; do
	case_of signs.xlsx 25-1 ""
	try 0 "$DOSSIER" dump --stage=casefile --warning-exit-0 "$yaml"
	has "$yaml: euros" "$out" "order.currency = EUR"
	has "said" "$out" "order.items[1].price = 1.234"
	has "thousands" "$out" "order.total = 1234.567"
	sed -i 's/^order: {/&currency: USD, /; s/^  from: order.csv/&\n  currency: USD/' "$yaml"
	try 2 "$DOSSIER" dump --stage=casefile "$yaml"
	has "are no dollars" "$err" 'is in another currency than the order, which is in USD [import-amount]'
	has "whatever the case says" "$err" 'amounts here are in EUR, and the case says order: {currency: USD}'
done
case_of signs.xlsx 25-2
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
has "dollars" "$out" "order.items[1].price = 12.5"
has "a sign that is not known" "$out" "order.total = 12.5"

# merged cells: each row of an order has what they say; its amounts count once
all_of() { # FILE PLATFORM NUMBER: what the case of this order and that made of its rows alone say
	case_of "$1" "$3" ""
	sed -i "s/^platform: .*/platform: $2/; s/Order Number/$number/" case/case.yaml
	[[ $2 != lazada ]] || sed -i 's/^order: {/&currency: SGD, /; s/^  from: order.csv/&\n  currency: SGD/' \
		case/case.yaml "merged/$1/$3/case.yaml"
	"$DOSSIER" dump --stage=casefile case/case.yaml 2>err | said >of-all
	"$DOSSIER" dump --stage=casefile "merged/$1/$3/case.yaml" 2>err-alone | said >of-one
	same "$1 $3: alone as among others" "$(<of-one)" "$(<of-all)"
}
said() { sed -nE 's/.*order\.(items\[.\]\.(name|quantity|price)|total|shipping|buyer|created) = //p' | tr '\n' ' '; }
for name in merged.xlsx:1688 merged-douyin.xlsx:douyin merged-prices.xlsx:1688 \
	merged-lazada.xlsx:lazada; do
	"$DOSSIER" import "books/${name%:*}" --platform "${name#*:}" --complaint other -o "merged/${name%:*}" 2>err
done
same "no note of an order's own amounts" "$(ls merged/merged.xlsx | tr '\n' ' ')" "1001 1002 1003 "
number=订单编号
all_of merged.xlsx 1688 1001
same "two items" "$(<of-all)" "甲 2026-01-10 10:00:00 +08:00 杯 2 12.50 碗 1 10.00 5.00 40.00 "
same "and nothing to tell" "$(grep -c import- err)" 0
all_of merged.xlsx 1688 1002
same "of the next" "$(<of-all)" "乙 2026-01-11 10:00:00 +08:00 盘 1 1.00 壶 1 9.00 0.00 10.234 "
all_of merged.xlsx 1688 1003
number=主订单编号
all_of merged-douyin.xlsx douyin 6931122334455667788
same "where no row goes on by itself" "$(<of-all)" "2026-01-10 10:00:00 +08:00 杯 2 129.00 碗 1 10.00 "
all_of merged-douyin.xlsx douyin 6931122334455667799
same "a row below that was not merged" "$(<of-all)" "2026-01-10 11:00:00 +08:00 盘 1 5.00 5.00 "
has "is told" "$(<err)" "Orders!A6: warning: rows without an order number belong to no order, and are left out: 6"
number=订单编号
number=orderNumber
all_of merged-lazada.xlsx lazada 100
same "what is added counts once" "$(<of-all)" "2026-01-10 10:00:00 +08:00 Mug 1 10.00 Cup 1 5.00 4.00 18.00 "
number=订单编号
all_of merged-prices.xlsx 1688 1001
same "a price of two items" "$(<of-all)" "甲 2026-01-10 10:00:00 +08:00 杯 2 碗 1 盘 1 3.00 5.00 40.00 "
has "is told" "$(<err)" "Orders!D2: note: 12.5 is of several rows, whose cells were merged: no item has it"
case_of merged-pieces.xlsx 1001
sed -i "s/^platform: .*/platform: 1688/; s/Order Number/$number/" case/case.yaml
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "so many of two" "$err" "Orders!E2: error: 2 pieces are of several rows, whose cells were merged [import-merged]"
try 2 "$DOSSIER" import books/merged-pieces.xlsx --platform 1688 --complaint other -o merged/pieces
same "the other is made" "$(ls merged/pieces)" 1002
case_of merged-own.xlsx 1001
sed -i "s/^platform: .*/platform: 1688/; s/{from.*/{from: merged-own.xlsx}/" case/case.yaml
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "what stands below is its own" "$err" "3 orders of case/merged-own.xlsx are meant: 1001, 1002, 1003"

# what a spreadsheet damaged
for name in "rounded:Bestellungen!A4:a spreadsheet rounded this number to 2.50110118822334E+17" \
	"rounded17:Bestellungen!A4:a spreadsheet rounded this number" \
	"error:Bestellungen!C4:#N/A stands here" "divided:Bestellungen!C4:#DIV/0! stands here" \
	"undated:Bestellungen!D4:a spreadsheet made a number of this date: 45667.38" \
	"uncalculated:Bestellungen!C4:this cell is a formula, and its value was not saved with it" \
	"uncalculated-code:Bestellungen!A4:this cell is a formula" "stale:Bestellungen!B4:this cell is a formula" \
	"uncalculated-text:Bestellungen!C4:this cell is a formula"; do
	IFS=: read -r file place words <<<"$name"
	case_of "$file.xlsx" 25-1
	sed -i 's/, where: .*}/}/' case/case.yaml
	try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
	has "$file: where" "$err" "case/$file.xlsx:$place: error: "
	has "$file: what" "$err" "$words"
	has "$file: code" "$err" "[import-damaged]"
done
# a formula without its value is no empty cell; a formula's empty text is one
has "what to do" "$err" "open the workbook in Excel or LibreOffice and save it again"
try 2 "$DOSSIER" import books/uncalculated.xlsx --platform ebay --complaint other -o uncalculated
has "nor is a case made of it" "$err" "Bestellungen!C4: error: this cell is a formula"
holds "not at all" ! -e uncalculated
case_of calculated.xlsx 25-1
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
has "the value of a formula" "$out" "Bestellungen!C4: order.items[1].name = Kettle"
same "a formula's empty text" "$(grep -c order.buyer <<<"$out")" 0

# a number that was rounded is none to ask for, and so is never advised
case_of rounded-two.xlsx 440110118822334455
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "it may be the rounded one" "$err" "it may be that of row 2, which this file does not have as it was"
has "which is told" "$err" "case/rounded-two.xlsx:Orders!A2: error: a spreadsheet rounded this number to 4.40110"
same "and not advised" "$(grep -c 'did you mean\|the first is' <<<"$err")" 0
sed -i 's/, where: .*}/}/' case/case.yaml
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "of two the one that is whole" "$err" 'say which: where: {Order Number: "44-2"}'
case_of rounded-all.xlsx 4.4E+17
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
same "none of them" "$(grep -c 'did you mean\|say which' <<<"$err")" 0
sed -i 's/, where: .*}/}/' case/case.yaml
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "what then" "$err" "their numbers are damaged: download it anew, with that column as text"

case_of excel.xlsx 25-9
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "no such order" "$err" "no row of case/excel.xlsx has \"25-9\""

# other sheets and hidden rows: nothing of an export is left out in silence
sheets_of() { # STATUS FILE
	try "$1" "$DOSSIER" import "books/$2" --currency=USD --platform ebay --complaint other -o "other/$2"
}
sheets_of 3 months.xlsx
has "another sheet" "$err" 'the sheet "February" of books/months.xlsx is an export, too, and nothing of it is read'
has "what to do" "$err" "put all rows into it, or save each as its own workbook"
has "its code" "$err" "[import-sheet]"
same "none without rows" "$(grep -c import-sheet <<<"$err")" 1
same "the first" "$(ls other/months.xlsx | tr '\n' ' ')" "25-01182-23344 25-01182-23345 "
case_of months.xlsx 25-02182-23344
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "of a case, too" "$err" "case/case.yaml:10:15: warning: the sheet \"February\" of case/months.xlsx is an export"
sheets_of 0 first-hidden.xlsx
has "a hidden sheet" "$err" 'note: the hidden sheet "January" of books/first-hidden.xlsx is an export, too'
same "the first that is visible" "$(ls other/first-hidden.xlsx)" 25-02182-23344
sheets_of 2 only-hidden.xlsx
has "a hidden sheet alone" "$err" 'the hidden sheet "February" of books/only-hidden.xlsx is an export, too'
has "is none" "$err" "the columns or keys of books/only-hidden.xlsx are those of no export that is known"
sheets_of 3 half-broken.xlsx
has "a broken one" "$err" 'the sheet "February" of books/half-broken.xlsx cannot be read'
sheets_of 0 filtered.xlsx
has "hidden rows" "$err" \
	'filtered.xlsx:January!A4: note: rows of the sheet "January" are hidden, of those that are meant 1'
same "are read" "$(ls other/filtered.xlsx | tr '\n' ' ')" "25-01182-23344 25-01182-23345 "
case_of filtered.xlsx 25-01182-23344
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "and told where they are meant" "$(grep -c import-hidden <<<"$err")" 0
sheets_of 2 lost-sheet.xlsx
has "a sheet that is not there" "$err" "lost-sheet.xlsx is a damaged Excel workbook"

# for programs: JSON has the sheet, SARIF a cell in place of a line
case_of rounded.xlsx 25-1
sed -i 's/, where: .*}/}/' case/case.yaml
"$DOSSIER" check case/case.yaml --format=json --now 2025-01-22 >json
same "JSON" "$("$python" -c 'import json; all = json.load(open("json"))["messages"]
m = [m for m in all if m["code"] == "import-damaged"][0]
print(m["file"], m["sheet"], m["line"], m["column"], m["end_column"])')" "case/rounded.xlsx Bestellungen 4 1 2"
"$DOSSIER" check case/case.yaml --format=sarif --now 2025-01-22 >sarif
same "SARIF" "$("$python" -c 'import json; results = json.load(open("sarif"))["runs"][0]["results"]
l = [r for r in results if r["ruleId"] == "import-damaged"][0]["locations"][0]
print(l["physicalLocation"].get("region"), l["logicalLocations"][0]["fullyQualifiedName"])')" "None Bestellungen!A4"

# what is none, or broken, or locked: told, and what to do
refused() { # FILE CODE WORDS
	case_of "$1" 1
	try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
	has "$1" "$err" "$3 [$2]"
	same "$1: and no more" "$(grep -c 'error:' <<<"$err")" 1
}
for name in truncated headless bad-doctype bad-unclosed bad-backward bad-far-row bad-far-cell bad-index bad-negative \
	bad-string bad-encoding bad-missing bad-outside bad-path bad-merge-empty bad-merge-one bad-merge-letters \
	bad-merge-far bad-merge-wide bad-merge-long bad-merge-signs; do
	refused $name.xlsx import-format "is a damaged Excel workbook: it cannot be read"
done
refused bad-archive.xlsx import-format "is an archive, and no Excel workbook (.xlsx)"
refused bad-xlsb.xlsx import-format "is an archive, and no Excel workbook (.xlsx)"
refused old.xls import-format "is an old Excel workbook (.xls), not a table of text"
refused locked.xlsx import-format "is an Excel workbook that opens with a password"
refused locked-zip.xlsx import-format "is an Excel workbook that opens with a password"
for file in books/huge-*; do
	refused "${file##*/}" too-large "holds more than any workbook of orders"
done
# half a million of merged cells, one over the other: no time is lost with them
case_of many-merges.xlsx 25-01182-23344
try 3 timeout 20 "$DOSSIER" dump --stage=casefile case/case.yaml # of 1000 items nothing tells the parcel
same "and all rows are read" "$(grep -c 'items.*name' <<<"$out")" 1001
# so much memory is enough for the worst of them
need_release
for file in books/huge-*; do
	case_of "${file##*/}" 1
	(ulimit -v 700000 && "$release" check case/case.yaml --now 2025-01-22) 2>err
	has "${file##*/} in 700 MB" "$(<err)" "[too-large]"
done

scene_end
