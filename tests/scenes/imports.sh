# imports.sh - exports of every platform fill the case; what came from where is told, and hashed.
source "${BASH_SOURCE%/*}/scene.bash"

"$python" "$scenes/imports.py" exports || fail "no exports"
for folder in exports/*/; do
	name=$(basename "$folder")
	cd "$folder" || exit 1
	try 0 "$DOSSIER" dump --stage=casefile case.yaml
	sed -E 's/^[^ ]*:[0-9]+:[0-9]+: //' <<<"$out" >got
	while IFS= read -r line; do
		has "$name" $'\n'"$(<got)"$'\n' $'\n'"$line"$'\n'
	done <want
	cd ../..
done
same "a template for each" "$(for f in "$DOSSIER_SOURCE"/templates/imports/*.yaml; do
	grep -q "$(sed -n 's/^known_by: \[\([^],]*\).*/\1/p' "$f")" "$scenes/imports.py" || echo "$f"
done)" ""

# the place of a value: by row and column of the export, also behind a line end in a cell
place() { "$DOSSIER" dump --stage=casefile "$1/case.yaml" | sed -n "s/: $2 = .*//p"; }
same "the first row" "$(place exports/taobao order.number)" exports/taobao/ExportOrderList202501.csv:2:1
same "behind a line end" "$(place exports/taobao logistics.consignee.name)" exports/taobao/ExportOrderList202501.csv:3:5
same "of the second row" "$(place exports/shopify 'order.items\[2\].name')" exports/shopify/orders_export_1.csv:3:36

# a postal code without its zero, but not one of a country whose codes have fewer digits
make_case zip
cp "$DOSSIER_SOURCE/tests/golden/imports/zip.csv" zip/
sed -i '/^order:/,/^  total/c\order: {from: zip.csv, where: {Order Number: 25-1}}' zip/case.yaml
sed -i '/^  screenshots: .shots.order/d; /^logistics:/,/^[a-z]*:/{/^logistics:/d;/^ /d}' zip/case.yaml
try 2 "$DOSSIER" dump --stage=casefile zip/case.yaml
has "a zero is lost" "$err" "zip/zip.csv:2:32: error: 1103 has fewer digits than such a number"
for row in 5:1067 6:600001; do
	sed -i "s/Number: 25-./Number: 25-${row%%:*}/" zip/case.yaml
	try 2 "$DOSSIER" dump --stage=casefile zip/case.yaml
	has "elsewhere, too" "$err" "error: ${row#*:} has fewer digits than such a number"
done
for row in "2:Springfield, MA, 01103, United States" "3:Odense, 1103, Denmark" \
	"4:Springfield, MA, 1103-2101, United States" "7:Oslo, 0150, Norway"; do
	sed -i "s/Number: 25-./Number: 25-${row%%:*}/" zip/case.yaml
	try 0 "$DOSSIER" dump --stage=casefile zip/case.yaml
	has "an address" "$out" "logistics.consignee.address = ${row#*:}"
done

# as seen from another folder, with keys of the seller over those of the export
make_case case
cp exports/pinduoduo-gbk/订单.csv case/orders.csv
sed -i '/^order:/,/^  total/c\order:\n  from: orders.csv\n  buyer: B. Buyer\n  received: 2025-01-13' case/case.yaml
sed -i 's/^platform: .*/platform: pinduoduo/; s/^complaint: .*/complaint: not-received/' case/case.yaml
try 3 "$DOSSIER" build case/case.yaml --now 2025-01-22
pdftotext -layout case/case.pdf text
for words in 250110-118822334455667 云岭保温杯 "orders.csv, row 2" \
	"$(sha256sum case/orders.csv | cut -d' ' -f1)" RR123456785DE; do
	holds "printed: $words" -n "$(grep -F -e "$words" text)"
done
same "the seller's carrier" "$(grep -c 圆通 text)" 0
(cd case && sha256sum --quiet --strict -c case.sha256) || fail "the manifest does not verify"
has "the manifest" "$(<case/case.sha256)" "  orders.csv"
has "an input" "$("$DOSSIER" dump case/case.yaml)" "input = case/orders.csv"
try 2 "$DOSSIER" build case/case.yaml --now 2025-01-22 -o case/orders.csv
has "never written over" "$err" "[output-is-input]"

# the same bytes twice, whatever the locale
cp case/case.pdf first.pdf
try 3 env LC_ALL=C TZ=Asia/Shanghai "$DOSSIER" build case/case.yaml --now 2025-01-22
try 0 cmp case/case.pdf first.pdf

# one that lies outside is not read, unless that is allowed
mkdir far && mv case/orders.csv far/ && sed -i 's,from: ,from: ../far/,' case/case.yaml
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "outside" "$err" "[outside]"
try 3 "$DOSSIER" check case/case.yaml --now 2025-01-22 --allow-outside

# of a long chat the days that matter, as JSON and as a table; what was not taken is told, and rows are right
"$python" "$scenes/imports.py" chats 20000 || fail "no chats"
chat_of() { # FILE KEYS
	cp "$1" case/ && sed -i '/^chat:/,$d' case/case.yaml
	printf 'chat: {from: %s%s}\n' "${1##*/}" "$2" >>case/case.yaml
}
make_case case
cp case/case.yaml plain.yaml
for chat in chats/result.json chats/chat.csv; do
	cp plain.yaml case/case.yaml
	chat_of $chat ""
	try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
	has "too many" "$err" "${chat##*/} has 20000 messages; at most 10000 are read [too-large]"
	has "from when on" "$err" "such as since: 2025-01-08 06:40:00"
	chat_of $chat ", since: 2025-01-15 05:00"
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "the last of them" "$(grep -c ': chat.*messages\[[0-9]*\].text = ' <<<"$out")" 20
	has "which" "$out" "Message 19999"
	try 0 "$DOSSIER" check case/case.yaml --now 2025-01-22
	has "told" "$err" "20 of the 20000 messages of ${chat##*/} are taken [import-part]"
	chat_of $chat ", since: 2025-01-03, until: 2025-01-03"
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "a day" "$(grep -c ': chat.*messages\[[0-9]*\].text = ' <<<"$out")" 1440
	chat_of $chat ", until: 2024-12-31"
	try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
	has "none" "$err" "no message of ${chat##*/} is of that time [import-where]"
	has "when it was" "$err" "its messages are of 2025-01-01 08:00:00"
	chat_of $chat ", since: yesterday"
	try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
	has "no date" "$err" '"since" takes a date [bad-date]'
done
cp plain.yaml case/case.yaml
chat_of chats/chat.csv ", since: 2025-01-15 05:18, until: 2025-01-15"
try 0 "$DOSSIER" build case/case.yaml --now 2025-01-22 -o chat.pdf
has "its rows" "$(pdftotext -layout chat.pdf - | tr '\240' ' ')" "chat.csv, rows"
same "those two" "$(pdftotext -layout chat.pdf - | grep -o '20000–20001')" "20000–20001"
sed -i 's/from: chat.csv, //' case/case.yaml
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "since alone" "$err" "this says which part of a file is meant, and no file is named"

# one that is too large to be read at once: with since: or until: it is cut before; all else is as if it were not
cp plain.yaml case/case.yaml
"$python" "$scenes/imports.py" pad chats/result.json chats/small.json chats/large.json || fail "no large chat"
holds "it is large" "$(stat -c %s chats/large.json)" -gt $((16 << 20))
for file in small large; do
	cp plain.yaml case/case.yaml
	chat_of chats/$file.json ", since: 2025-01-05, until: 2025-01-05 04:00"
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	sed "s/$file.json/chat.json/" <<<"$out" >$file.dump
	has "$file: how many of them" "$err" "of the 20000 messages of $file.json are taken"
done
try 0 cmp small.dump large.dump
has "and they are there" "$(<large.dump)" "chat[1].messages[241].text"
chat_of chats/large.json ""
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "all of it" "$err" "MiB; at most 16 are read at once [too-large]"
has "what to do" "$err" "say of which days with since: and until:, or of fewer"
chat_of chats/large.json ", until: 2024-12-31"
try 2 "$DOSSIER" check case/case.yaml --now 2025-01-22
has "none" "$err" "no message of large.json is of that time [import-where]"
has "when it was" "$err" "its messages are of 2025-01-01 08:00:00 to 2025-01-15 05:19:00"
need_release
cp chats/large.json case/huge.json && truncate -s $((257 << 20)) case/huge.json
sed -i 's/large.json/huge.json/' case/case.yaml
(ulimit -v 700000 && "$release" check case/case.yaml --now 2025-01-22) 2>err
has "larger than any" "$(<err)" "huge.json has more than 256 MiB [too-large]"

# a case folder for each order, or for those that are meant; each builds, none that is there is touched
export_of() { echo exports/"$1"/*.csv; }
try 0 "$DOSSIER" import "$(export_of shopify)" --platform generic --complaint other -o made
same "a folder for each" "$(ls made | tr '\n' ' ')" "1001 1002 "
same "what is in it" "$(ls made/1001 | tr '\n' ' ')" "case.yaml order.csv "
same "its own rows alone" "$(wc -l <made/1001/order.csv) $(grep -c '#1002' made/1001/order.csv)" "3 0"
has "its order" "$("$DOSSIER" dump made/1001/case.yaml 2>/dev/null)" "order.items[2].name = Spoon"
try 3 "$DOSSIER" build made/1001/case.yaml --now 2025-01-22
holds "it builds" -s made/1001/case.pdf
echo "# mine" >>made/1002/case.yaml
cp made/1002/case.yaml mine
try 0 "$DOSSIER" import "$(export_of shopify)" --platform generic --complaint other -o made
has "told" "$err" "[case-kept]"
try 0 cmp mine made/1002/case.yaml
try 0 "$DOSSIER" import "$(export_of taobao)" --platform taobao --complaint other -o few --where 买家会员名=山水
same "that order" "$(ls few)" 250111000000000002
try 2 "$DOSSIER" import "$(export_of taobao)" --platform taobao --complaint other -o none \
	 --where 订单编号=250111000000000003
has "did you mean" "$err" 'did you mean "250111000000000002"?'
holds "and nothing is made" ! -e none
head -1 "$(export_of shopify)" >empty.csv
try 2 "$DOSSIER" import empty.csv --platform shopify --complaint other -o none
has "no orders" "$err" "empty.csv tells of no order [import-where]"
try 2 "$DOSSIER" import "$(export_of taobao)" --platform taobao --complaint other --where 山水
has "a column and a value" "$err" "takes COLUMN=VALUE"
try 2 "$DOSSIER" import --platform taobao --complaint other
has "an export" "$err" "import needs the name of an export"
try 2 "$DOSSIER" import "$(export_of taobao)" --platform taobao
has "a complaint" "$err" "import needs --complaint"
cp "$DOSSIER_SOURCE/tests/golden/imports/damaged.csv" .
try 2 "$DOSSIER" import damaged.csv --platform taobao --complaint other -o sound
has "what is damaged is told" "$err" "[import-damaged]"
has "and what is too long" "$err" "[import-row]"
same "and the others made" "$(ls sound/*/case.yaml sound/*/order.csv | wc -l)" 6

# what the export tells the statement of a draft says, and its blanks give way to it
dump_of() { "$DOSSIER" dump --stage=casefile --warning-exit-0 "$1" 2>/dev/null; }
drafted() { # FOLDER PLATFORM: the first order's case, built; its statement in $text
	local export
	export=$(find "exports/$1" -type f ! -name case.yaml ! -name want ! -name got)
	rm -rf drafts
	"$DOSSIER" import "$export" --platform "$2" --complaint not-received -o drafts >/dev/null 2>&1
	case=$(find drafts -name case.yaml | sort | head -1)
	try 0 "$DOSSIER" build --warning-exit-0 --deliver=pdf,text "$case"
	text=$(<"${case%yaml}txt")
}
drafted taobao taobao
has "Taobao" "$text" \
	"订单 250110118822334455（云岭保温杯）于 ＿＿发货时间＿＿ 交 顺丰速运 寄出，运单号 SF1390008812345。"
has "what is still to be said" "$err" "says nothing for {shipped}, {delivered}, {signed_by} of the statement: blanks"
mkdir exports/shop
printf '%s\n' '订单编号,买家会员名,宝贝标题,宝贝总数量,店铺名称' '1001,甲,杯,1,晴川家居专营店' >exports/shop/o.csv
drafted shop taobao
same "the shop, once" "$(dump_of "$case" | grep -c 'seller.shop = 晴川家居专营店')$(grep -c 'seller.shop' <<<"$err")" 10
drafted ozon ozon
has "Ozon" "$text" "Заказ № 12345678-0042-1 оформлен"
drafted ebay ebay
has "eBay" "$text" "was placed on"
drafted jd jd
has "evidence that the export is" "$text" "见 证据 1。"
sed -i 's/^  [^ ].*{order}.*/  {order}, {order, {ordre}, {items}: {certificates}./' "$case"
try 0 "$DOSSIER" build --warning-exit-0 --deliver=pdf,text "$case"
has "other braces stay" "$(<"${case%yaml}txt")" "301122334455, {order, {ordre}, "
scene_end
