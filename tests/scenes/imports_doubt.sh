# imports_doubt.sh - what an export leaves in doubt is told and not guessed; no order falls out of it in silence.
source "${BASH_SOURCE%/*}/scene.bash"

# case_of PLATFORM FILE: a case beside it that takes its order from there
case_of() {
	mkdir -p case && mv "$2" case/
	printf '%s\n' "dossier: 1" "platform: $1" "complaint: other" "number: C-1" "respond_by: 2025-02-01 12:00" \
		"claims: [{says: a, fact: b}]" "statement: a" "request: c" "order:" "  from: $2" "${3:-}" >case/case.yaml
}
value() { sed -n "s/.*: $1 = //p" <<<"$out"; }
lines() { printf '%s\n' "$@"; }

# a comma before decimals; groups of three, by blanks and by the other sign
ozon=$'Номер заказа;Номер отправления;Название товара;Ваша цена;Сумма отправления'
counted() { sed '1s/$/;Количество/; 2,$s/$/;1/'; } # one piece a row
for pair in "1801,50 1801.50" "1.801,50 1801.50" "1,801.50 1801.50" "1 801,5 1801.50" "1'801.50 1801.50" \
	"1,23,456.00 123456.00" "1,234,567 1234567.00" "1801 1801.00" "1801.00₽ 1801.00" "RUB 1.019,95 1019.95" \
	"0,125 0.125"; do
	lines "$ozon" "1;1-1;a;900,75;${pair% *}" | counted >o.csv
	case_of ozon o.csv
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "${pair% *}" "$(value order.total) $(value 'order.items\[1\].price')" "${pair##* } 900.75"
done
for total in "10 20" "2 pcs of 10" .50 1,2345,6 1,23,45; do
	lines "$ozon" "1;1-1;a;900,75;$total" | counted >o.csv
	case_of ozon o.csv
	try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
	has "$total" "$err" "is no amount [bad-value]"
done

# what may be read in two ways is read as the others of its column are, or of the table; else refused
total_of() { # ROW...: the first
	lines "$ozon" "$@" | counted >o.csv
	case_of ozon o.csv "  where: {Номер отправления: 1-1}"
}
total_of '1;1-1;a;900,75;1,234' '2;2-2;b;1,00;5.50'
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "by its column" "$(value order.total)" 1234.00
total_of '1;1-1;a;900,75;1.234'
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "by the table" "$(value order.total)" 1234.00
total_of '1;1-1;a;900;1,234'
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "by none" "$err" 'o.csv:2:13: error: "1,234" may be 1234 or 1.234'

# nor are three decimals learnt from others that the currency has not: rather the others are written otherwise
total_of '1;1-1;a;900,75;1,234'
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "no three decimals" "$err" 'o.csv:2:16: error: "1,234" may be 1234 or 1.234: as the other amounts of case/o.csv are'
has "the way out" "$err" "order: {from: o.csv, decimal: comma}, or decimal: point"
said_of() { # LINE TOTAL ROW...: the total that the first row comes to with this line in the case
	total_of "${@:3}"
	sed -i "s/^  where:/  $1\n&/" case/case.yaml
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "$1" "$(value order.total)" "$2"
}
said_of "currency: KWD" 1.234 '1;1-1;a;900,75;1,234'
said_of "decimal: comma" 1.234 '1;1-1;a;900,75;1,234'
ebay='Order Number,Buyer Username,Item Title,Quantity,Sold For,Sale Date'
lines "$ebay" '12-3,bob,Mug,1,"10,000",Jan-10-26' '12-4,eve,Mug,1,"1,50",Jan-10-26' >o.csv
case_of ebay o.csv "  where: {Order Number: 12-3}"
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "eBay" "$err" '"10,000" may be 10000 or 10.000: as the other'
shopee='Order ID,Order Status,SKU Reference No.,Product Name,Quantity,Deal Price,Order Creation Date'
lines "$shopee" 'A1,Completed,S,Kopi,2,15.000,2026-01-10 10:00' 'A2,Completed,S,Teh,1,7.50,2026-01-10 10:00' >o.csv
cp o.csv kopi.csv
case_of shopee o.csv "  where: {Order ID: A1}
  currency: IDR"
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "Shopee" "$err" '"15.000" may be 15.000 or 15000: as the other'
try 0 "$DOSSIER" import kopi.csv --currency=IDR --platform shopee --complaint other -o kopi
holds "no sign is written" -z "$(grep decimal: kopi/*/case.yaml)"

# only rows of the same currency tell, where the row has one
amazon=$'amazon-order-id\torder-status\tproduct-name\tquantity\tcurrency\titem-price'
mixed_of() { # CURRENCY OTHERS...: of the first order 1,250
	local currency=$1 n=1
	lines "$amazon" $'1-1\tShipped\tMug\t1\t'"$currency"$'\t1,250' >o.txt
	for other in "${@:2}"; do
		n=$((n + 1))
		lines "1-$n"$'\tShipped\tMug\t1\t'"${other% *}"$'\t'"${other#* }" >>o.txt
	done
	cp o.txt mixed.txt
	case_of amazon o.txt "  where: {amazon-order-id: 1-1}"
}
mixed_of KWD "EUR 12,50"
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "another currency" "$err" '"1,250" may be 1250 or 1.250, and no other amount of case/o.txt tells which'
mixed_of USD "EUR 12,50"
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "nor of two" "$err" '"1,250" may be 1250 or 1.250, and no other amount of case/o.txt tells which'
mixed_of USD "EUR 12,50" "USD 7.50"
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "its own" "$(value 'order.items\[1\].price')" 1250.00
try 0 "$DOSSIER" import mixed.txt --platform amazon --complaint other -o mixed
same "and alone" "$(grep -l decimal: mixed/*/case.yaml)" mixed/1-1/case.yaml

# a title is no amount, and tells nothing of points and commas; nor does a column that is read as none
total_of '1;1-1;Cable 1,50;900;1,234' '2;2-2;9,99;1;1'
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "by no title" "$err" 'o.csv:2:22: error: "1,234" may be 1234 or 1.234'
has "the way out" "$err" "order: {from: o.csv, decimal: comma}, or decimal: point"
said_of "decimal: comma" 1.234 '1;1-1;Cable 1,50;900;1,234'
said_of "decimal: point" 1234.00 '1;1-1;Cable 1,50;900;1,234'
sed -i 's/decimal: point/decimal: dot/' case/case.yaml
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "which words" "$err" '"decimal" takes point or comma [bad-value]'

# each order by itself keeps what the whole table told of it, and only where it has to
lines "$ozon" '1;1-1;a;900,75;1,234' '2;2-2;b;1,00;5.50' '3;3-3;c;7;8' '4;4-4;d;2.345;9,876' '5;5-5;e;1;1,5' \
	'6;6-6;f;2,345;9,876' | counted >all.csv
try 2 "$DOSSIER" import all.csv --platform ozon --complaint other -o signs
same "all but one" "$(ls signs | tr '\n' ' ')" "1-1 2-2 3-3 5-5 6-6 "
has "that is written in two ways" "$err" "all.csv:5:15: error: amounts of this order are written in two ways"
same "its sign" "$(sed -n '/^order:/,/^$/p' signs/1-1/case.yaml | grep decimal)" "  decimal: point"
same "no other" "$(grep -l decimal: signs/*/case.yaml)" signs/1-1/case.yaml
total=$("$DOSSIER" dump --stage=casefile signs/1-1/case.yaml 2>/dev/null | sed -n 's/.*: order.total = //p')
same "as in the whole" "$total" 1234.00

# what is in doubt in the whole export is not settled by the few amounts of the order alone
lines "$ozon" '1;1-1;a;900.75;1,234' '2;2-2;b;1,00;5,50' '3;3-3;c;7.00;8.50' | counted >open.csv
try 2 "$DOSSIER" import open.csv --platform ozon --complaint other -o open
has "which amount" "$err" 'open.csv:2:16: error: "1,234" may be 1234 or 1.234'
has "the way out" "$err" "say what stands before decimals: --decimal=comma or --decimal=point"
same "the others" "$(ls open | tr '\n' ' ')" "2-2 3-3 "
for sign in "comma 1.234" "point 1234.00"; do
	try 0 "$DOSSIER" import open.csv --platform ozon --complaint other -o "said-${sign% *}" --decimal "${sign% *}"
	same "said" "$(grep -h '^  decimal' "said-${sign% *}"/1-1/case.yaml) $(ls "said-${sign% *}" | wc -l)" \
		"  decimal: ${sign% *} 3"
	try 3 "$DOSSIER" dump --stage=casefile "said-${sign% *}/1-1/case.yaml"
	same "as said" "$(value order.total)" "${sign#* }"
done
try 2 "$DOSSIER" import open.csv --platform ozon --complaint other -o none --decimal dot
has "which words" "$err" '--decimal takes point or comma, not "dot"'

# currencies: one without decimals leaves no doubt, and has none; another than the order's is refused
coded="$ozon;Код валюты отправления"
for row in "JPY 1,234 1234.00" "KRW 1.234 1234.00" "JPY 1,234,567 1234567.00" "RUB 1801.00₽ 1801.00"; do
	read -r code text want <<<"$row"
	lines "$coded" "1;1-1;a;900;$text;$code" | counted >o.csv
	case_of ozon o.csv
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "$row" "$(value order.total)" "$want"
done
for row in "JPY|12.50|12.50 has decimals, and JPY has none" "RUB|€ 12,50|\"€ 12,50\" is in another currency" \
	"USD|12.50 JPY|\"12.50 JPY\" is in another currency"; do
	IFS='|' read -r code text words <<<"$row"
	lines "$coded" "1;1-1;a;900;$text;$code" | counted >o.csv
	case_of ozon o.csv
	try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
	has "$row" "$err" "o.csv:2:13: error: $words"
done
lines "$coded" "1;1-1;a;900;1,250 JPY;USD" | counted >o.csv
case_of ozon o.csv "  currency: JPY"
try 3 "$DOSSIER" dump --stage=casefile case/case.yaml
same "not of a currency that its row denies" "$(value order.total)" ""
has "it is told" "$err" "o.csv:2:23: warning: amounts here are in USD, and the order is in JPY: they are left out"

# what makes another amount of it is refused at its place, and told what to do
for total in ,50 '(12.50)' 12.50- –12.50 '12.50 CR' 1.2万 1.5k '3,5 тыс.' 12% 12½ '100 200' 1234,567; do
	lines "$ozon" "1;1-1;a;900;$total" | counted >o.csv
	case_of ozon o.csv
	try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
	has "$total" "$err" "o.csv:2:13: error: \"$total\" "
done
lines "$ozon" "1;1-1;a;900.5;33.333333333333336" | counted >o.csv
case_of ozon o.csv
try 3 "$DOSSIER" dump --stage=casefile case/case.yaml
same "of a formula" "$(value order.total)" 33.33
has "told" "$err" "33.3333333333333 has more decimals than any amount: 33.33 is taken [import-rounded]"

# no order costs more in a large table: what the others tell is learnt once
{ lines "$ozon"; seq 100000 | awk '{printf "%d;%d-1;a;1,234;1,234\n", $1, $1}'; lines '0;0-1;b;1.00;1.00'; } |
	counted >large.csv
try 0 timeout 120 "$DOSSIER" import large.csv --platform ozon --complaint other -o large --where 'Номер заказа=77'
has "learnt from the last" "$(<large/77-1/case.yaml)" "decimal: point"

# no sum without one of its parts
pdd='订单成交时间,商品,订单号,店铺优惠折扣(元),平台优惠折扣(元),用户实付金额(元)'
lines "$pdd" "2025-01-10 09:12:33,杯,250110-118822334455667,15.00,很多,238.00" >o.csv
case_of pinduoduo o.csv
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "a part of a sum" "$err" '"很多" is no amount [bad-value]'

# tabs between, and quotes that are letters
amazon=$'amazon-order-id\torder-status\tproduct-name\tquantity\titem-price\tship-city'
lines "$amazon" $'111-1\tShipped\t"Mug" big\t1\t39,90\tBerlin' $'111-2\tShipped\t5" pipe\t2\t10,00\tPrag' \
	$'111-3\tShipped\t"open\t1\t1.00\tWien' >o.csv
cp o.csv all.txt
case_of amazon o.csv "  where: {amazon-order-id: 111-1}"
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "quotes are letters" "$(value 'order.items\[1\].name') $(value 'order.items\[1\].price')" '"Mug" big 39.90'
try 0 "$DOSSIER" import all.txt --platform amazon --complaint other -o tabs
same "a folder for each" "$(ls tabs | tr '\n' ' ')" "111-1 111-2 111-3 "

# a quote that is not closed would take the next orders, and their buyers, with it
taobao=订单编号,买家会员名,宝贝标题,收货地址
for cell in '"未闭合' '"Mug" big'; do
	lines "$taobao" "1001,甲,杯,一" "1002,乙,$cell,二" '1003,丙,"碗",三' "1004,丁,盘,四" >torn.csv
	try 2 "$DOSSIER" import torn.csv --platform taobao --complaint other -o torn
	has "$cell" "$err" "torn.csv:3:8: error: this cell opens with a quote and does not close with it [import-row]"
	holds "and nothing is made" ! -e torn
done
lines "$taobao" '="1001",甲,"杯, ""大""" ,一' '1002,乙,"两
行","二"	' >whole.csv
try 0 "$DOSSIER" import whole.csv --platform taobao --complaint other -o whole

# rows that are too long or too short are told of, and the long ones are not made
lines "$taobao" "1001,甲,杯,一" "1002,乙,杯,二,三" "1003,丙" >rows.csv
try 2 "$DOSSIER" import rows.csv --platform taobao --complaint other -o rows
has "too long" "$err" "rows.csv:3:12: error: row 3 has 5 cells, and there are 4 columns [import-row]"
has "too short" "$err" "row 4 has 2 cells, and there are 4 columns; the others count as empty [import-short]"
same "the others" "$(ls rows | tr '\n' ' ')" "1001 1003 "


# numbers with one name for their folders, be it in another letter case, as on a Mac; names that Windows refuses.
# The second time all are known again, and by themselves they have the same names as among the others.
lines "$taobao" "A/1,甲,杯,一" "A1,乙,碗,二" "a1,丙,盘,三" "con,丁,杯,四" "Com1.x,戊,杯,五" "7..,己,杯,六" \
	"订单,庚,杯,七" >names.csv
folders() { ls "$1" | LC_ALL=C sort | tr '\n' ' '; }
for again in "" .; do
	try 0 "$DOSSIER" import names.csv --platform taobao --complaint other -o deep/er/names
	same "a folder for each$again" "$(folders deep/er/names | sed -E 's/-[0-9a-f]{6} / -x /g')" \
		"7 A1 A1 -x a1 -x order-Com1.x order-con row-8 "
	same "in any letter case$again" "$(ls deep/er/names | tr A-Z a-z | sort -u | wc -l)" 7
	same "with its own buyer$again" "$(cat deep/er/names/[Aa]1*/order.csv | grep -oE '甲|乙|丙' | sort | tr -d '\n')" 丙乙甲
done
second=$(basename deep/er/names/A1-*) third=$(basename deep/er/names/a1-*)
has "both are kept" "$err" "deep/er/names/$second/case.yaml is there already"
for order in "a1 $third" "A1 $second" "con order-con"; do
	try 0 "$DOSSIER" import names.csv --platform taobao --complaint other -o "one/${order% *}" \
		--where "订单编号=${order% *}"
	same "${order% *} alone" "$(folders "one/${order% *}")" "${order#* } "
done

# half a folder is made whole; a table that the seller changed stays
cp deep/er/names/A1/case.yaml whole.yaml
rm deep/er/names/A1/case.yaml "deep/er/names/$third/case.yaml"
sed -i 's/盘/盆/' "deep/er/names/$third/order.csv"
try 0 "$DOSSIER" import names.csv --platform taobao --complaint other -o deep/er/names
holds "the other, too" -s "deep/er/names/$third/case.yaml"
has "its table stays" "$err" "deep/er/names/$third/order.csv is there already, and stays as it is"
holds "as it was" -n "$(grep 盆 "deep/er/names/$third/order.csv")"
holds "and is told of only if it differs" -z "$(grep "A1/order.csv is there" <<<"$err")"
try 0 cmp deep/er/names/A1/case.yaml whole.yaml

# an order of another export, of the same name, has a folder of its own
lines "$taobao" "A-1,甲,杯,一" >first.csv
lines "$taobao" "A-/1,乙,碗,二" >second.csv
for file in first second; do
	try 0 "$DOSSIER" import $file.csv --platform taobao --complaint other -o shared
done
same "of two exports" "$(folders shared)" "A-1 A-1-2 "

# nor is a folder of another order taken that is the same on Windows or a Mac
lines "$taobao" "AB-1,甲,杯,一" >first.csv
lines "$taobao" "ab-1,乙,碗,二" >second.csv
for again in "" .; do
	try 0 "$DOSSIER" import first.csv --platform taobao --complaint other -o caseless
	try 0 "$DOSSIER" import second.csv --platform taobao --complaint other -o caseless
	same "one that differs$again" "$(folders caseless)" "AB-1 ab-1-2 "
	has "is told$again" "$err" "note: caseless/ab-1 is of another order than ab-1, and stays as it is [case-kept]"
	same "each its own buyer$again" "$(grep -l 甲 caseless/*/order.csv) $(grep -l 乙 caseless/*/order.csv)" \
		"caseless/AB-1/order.csv caseless/ab-1-2/order.csv"
done

# what is wrong with all of them is told before a folder is made
for wrong in "taobaoo other" "taobao othre" "ozon other"; do
	try 2 "$DOSSIER" import names.csv --platform "${wrong% *}" --complaint "${wrong#* }" -o wrong
	holds "nothing is made" ! -e wrong
done
has "another platform" "$err" "names.csv is an export of taobao, and not of ozon [import-platform]"

# in a case, too; what carriers, chats and those who only pay have to do with it is no question of the platform
lines "$taobao" "1001,甲,杯,一" >foreign.csv
told_of() { # PLATFORM COUNT [KEYS]
	cp foreign.csv o.csv
	case_of "$1" o.csv "${3:-}"
	try $((3 * $2)) "$DOSSIER" dump --stage=casefile case/case.yaml
	same "$1 ${3:-}" "$(grep -c import-platform <<<"$err")" "$2"
}
told_of ozon 1
has "at the key" "$err" "case/case.yaml:10:9: warning: o.csv is an export of taobao, and not of ozon"
has "what to do" "$err" "if it is right, add format: taobao.orders"
told_of 1688 1
told_of ozon 0 "  format: taobao.orders"
for platform in taobao tmall stripe generic temu; do
	told_of $platform 0
done
try 0 "$DOSSIER" import foreign.csv --platform tmall --complaint other -o tmall

# two values that no row has together
try 2 "$DOSSIER" import names.csv --platform taobao --complaint other -o wrong --where 订单编号=A1 \
	--where 买家会员名=甲
has "each is there" "$err" "no row of names.csv has all of these values [import-where]"
try 2 "$DOSSIER" import names.csv --platform taobao --complaint other -o wrong --where 订单编号=A2 \
	--where 买家会员名=甲
has "one is not" "$err" 'has "A2" in its column "订单编号"'


# what is wrong with a file whose first line is right
fault() { # NAME WORDS
	try 2 "$DOSSIER" import "$1" --platform taobao --complaint other -o read
	has "$1" "$err" "$2 [import-format]"
}
: >empty.csv
fault empty.csv "empty.csv is empty"
printf '\xEF\xBB\xBF \r\n' >blank.csv
fault blank.csv "blank.csv is empty"
{ lines "$taobao" "1001,甲,杯,一"; lines "1002,乙,碗,二" | iconv -f UTF-8 -t GBK; } >mixed.csv
fault mixed.csv "line 3 of mixed.csv is in another encoding than its first"
{ lines "$taobao" "1001,甲,杯,一"; printf '1002,\0,b,c\n'; } >zero.csv
fault zero.csv "line 3 of zero.csv has a byte that no text has"
{ lines "$taobao"; printf '1002,\0,b,c\n'; } | iconv -f UTF-8 -t GBK >gbk.csv
fault gbk.csv "line 2 of gbk.csv has a byte that no text has"
lines a,b,c >other.csv
fault other.csv "the columns or keys of other.csv are those of no export that is known"
try 2 "$DOSSIER" import - --platform taobao --complaint other -o read
has "nothing came in" "$err" "- is empty [import-format]"
lines "$taobao" "1001,甲,杯,一" | iconv -f UTF-8 -t UTF-16 >wide.csv
try 0 "$DOSSIER" import wide.csv --platform taobao --complaint other -o read
has "wide letters" "$(<read/1001/order.csv)" "1001,甲,杯,一"

# the names of the columns decide the encoding: this row is right in both
lines "1001,一,丐,专" | iconv -f UTF-8 -t GBK | iconv -f UTF-8 -t UTF-8 >/dev/null || fail "the row is no UTF-8"
lines "$taobao" "1001,一,丐,专" | iconv -f UTF-8 -t GBK >gbk.csv
try 0 "$DOSSIER" import gbk.csv --platform taobao --complaint other -o both
has "as the head is" "$(<both/1001/order.csv)" "1001,一,丐,专"

# the time of the Pacific by its names; an amount of three pieces that gives no price of one
amazon=$'amazon-order-id\torder-status\tproduct-name\tquantity\titem-price\tpurchase-date'
for zone in "PST -08:00" "PDT -07:00" "UTC +00:00"; do
	lines "$amazon" $'111-1\tShipped\tMug\t3\t100.00\t2025-01-10 09:12:33 '"${zone% *}" >o.csv
	case_of amazon o.csv
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "$zone" "$(value order.created)" "2025-01-10 09:12:33 ${zone#* }"
done
has "no even price" "$err" "100.00 for 3 pieces is no even price: the price is left out [import-uneven]"
lines "$amazon" $'111-1\tShipped\tMug\t3\t100.00\t2025-01-10 09:12:33 XYZ' >o.csv
case_of amazon o.csv
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "an unknown zone" "$err" "[bad-date]"

# chats with what is no text: stickers and voices have a word, and not the inside of a program
chat_of() {
	case_of generic "$1"
	sed -i 's/^order:/chat:/' case/case.yaml
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
}
said() { sed -n 's/.*messages\[[0-9]*\].text = //p' <<<"$out" | tr '\n' '|'; }
lines localId,TalkerId,Type,IsSender,CreateTime,StrContent,StrTime,NickName \
	'1,5,1,0,1736471553,你好,2025-01-10 09:12:33,小云' \
	'2,5,3,0,1736471613,"<msg><img k=""x""/></msg>",2025-01-10 09:13:33,小云' \
	'3,5,34,1,1736471673,<msg/>,2025-01-10 09:14:33,小云' \
	'4,5,47,1,1736471733,<msg/>,2025-01-10 09:15:33,小云' >chat.csv
chat_of chat.csv
same "WeChat" "$(said)" "你好|[图片]|[语音]|[表情]|"
link() { # TYPE SUBTYPE CONTENT
	lines localId,TalkerId,Type,SubType,IsSender,CreateTime,StrContent,StrTime,NickName \
		"1,5,$1,$2,0,1736471553,\"$3\",2025-01-10 09:12:33,小云" >chat.csv
	chat_of chat.csv
}
app='<msg><appmsg appid=""""><title>R&amp;D &lt;1&gt; &#x4E91;</title><des><![CDATA[<title>]]></des></appmsg></msg>'
link 49 57 "$app"
same "an answer" "$(said)" "R&D <1> 云|"
for kind in "5 [链接]" "6 [文件]" "999 [分享]"; do
	link 49 "${kind% *}" "$app"
	same "shared, $kind" "$(said)" "${kind#* } R&D <1> 云|"
done
link 49 "" "<msg><appmsg><title><![CDATA[a <b> & c]]></title></appmsg></msg>"
same "as it stands" "$(said)" "[分享] a <b> & c|"
for xml in "<msg/>" "<title>" "<title></title>" "<title>a &b; c</title>" "<title>a<b/></title>" \
	"<title>&#0;</title>" "<title>&#xD800;</title>"; do
	link 49 5 "$xml"
	same "no title: $xml" "$(said)" "[链接]|"
done
link 1 0 "<msg>words</msg>"
same "words" "$(said)" "<msg>words</msg>|"

# messages of several buyers are not one chat, be their names the same
memo=TalkerId,IsSender,StrContent,StrTime,CreateTime,Type,NickName
memo() {
	lines $memo '5,0,hi,2026-01-10 10:00:00,1768010400,1,Bob' '6,0,secret,2026-01-10 11:00:00,1768014000,1,Bob' \
		'5,1,ok,2026-01-10 12:00:00,1768017600,1,Bob' >chat.csv
}
chatlog() {
	lines Time,Sender,SenderName,Talker,TalkerName,Content '2026-01-10 10:00:00,wxid_a,A,wxid_a,A,hi' \
		'2026-01-10 10:01:00,wxid_b,B,wxid_b,A,secret' '2026-01-10 10:02:00,me,C,wxid_a,A,ok' >chat.csv
}
for several in "memo TalkerId 5 6 NickName Bob" "chatlog Talker wxid_a wxid_b TalkerName A"; do
	read -r program column one other names name <<<"$several"
	for where in "" "  where: {$names: $name}"; do
		$program
		case_of generic chat.csv "$where"
		sed -i 's/^order:/chat:/' case/case.yaml
		try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
		has "$program$where" "$err" "error: 2 chats of case/chat.csv are meant: $one, $other [import-where]"
		has "which" "$err" "say which: where: {$column: \"$one\"}"
	done
	$program
	case_of generic chat.csv "  where: {$column: \"$one\"}"
	sed -i 's/^order:/chat:/' case/case.yaml
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "$program of one" "$(said)" "hi|ok|"
done

cat >chat.json <<'END'
{"name": "Anna", "type": "personal_chat", "messages": [
{"date": "2025-01-10T09:12:33", "date_unixtime": "1736471553", "from": "Anna", "text": "", "media_type": "sticker",
"file": "(File not included. Change data exporting settings to download.)", "sticker_emoji": "👍"},
{"date": "2025-01-10T09:13:33", "date_unixtime": "1736471613", "from": "Shop", "text": "",
"media_type": "voice_message", "file": "(File not included. Change data exporting settings to download.)"},
{"date": "2025-01-10T09:14:33", "date_unixtime": "1736471673", "from": "Anna", "text": "", "photo": "photos/1.jpg"},
{"date": "2025-01-10T09:15:33", "date_unixtime": "1736471733", "actor": "Anna", "action": "phone_call", "text": ""},
{"date": "2025-01-10T09:16:33", "date_unixtime": "1736471793", "from": "Anna", "text": "",
"contact_information": {"first_name": "Eve", "phone_number": "+79161234567"}},
{"date": "2025-01-10T09:17:33", "date_unixtime": "1736471853", "from": "Anna", "text": "",
"location_information": {"latitude": 1, "longitude": 2}},
{"date": "2025-01-10T09:18:33", "date_unixtime": "1736471913", "from": "Anna", "text": "",
"poll": {"question": "Which?", "answers": []}},
{"date": "2025-01-10T09:19:33", "date_unixtime": "1736471973", "from": "Anna", "text": "",
"file": "(File not included. Change data exporting settings to download.)", "media_type": "unheard_of"}]}
END
chat_of chat.json
same "Telegram" "$(said)" "👍|[Voice message]|photos/1.jpg|[Contact]|[Location]|[Poll] Which?|[File]|"
has "a call" "$err" "chat.json:7:1: note: 1 messages of chat.json are notices of the program, this one first; they are"
sed -i '/^dossier:/a language: ru' case/case.yaml
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
has "in the language of the case" "$(said)" "[Голосовое сообщение]"

# a caption does not hide its picture or file, and what was edited later says so
cat >chat.json <<'END'
{"name": "Anna", "type": "personal_chat", "messages": [
{"date": "2025-01-10T09:12:33", "date_unixtime": "1736471553", "from": "Anna", "text": "a crack", "photo": "p/1.jpg"},
{"date": "2025-01-10T09:13:33", "date_unixtime": "1736471613", "from": "Shop", "text": "the invoice",
"file": "files/i.pdf", "file_name": "i.pdf"},
{"date": "2025-01-10T09:14:33", "date_unixtime": "1736471673", "from": "Shop", "text": ["see ", {"text": "this"}],
"file": "(File not included. Change data exporting settings to download.)", "media_type": "video_file"},
{"date": "2025-01-10T09:15:33", "date_unixtime": "1736471733", "edited": "2025-01-12T13:01:00",
"edited_unixtime": "1736658060", "from": "Shop", "text": "we refund you"}]}
END
chat_of chat.json
same "captions" "$(said | sed 's/\\n/+/g')" \
	"a crack+p/1.jpg|the invoice+i.pdf|see this+[Video]|we refund you+[Edited] 2025-01-12 13:01:00 +08:00|"

# an account that was deleted has no name: it is told so, in the language of the case, and nothing it wrote is lost
cat >gone.json <<'END'
{"name": null, "type": "personal_chat", "id": 1, "messages": [
{"date": "2025-01-10T09:12:33", "date_unixtime": "1736471553", "from": null, "from_id": "user1",
"text": "Where is it?"},
{"date": "2025-01-10T09:13:33", "date_unixtime": "1736471613", "from": "Shop", "from_id": "user2", "text": "Tomorrow"},
{"date": "2025-01-10T09:14:33", "date_unixtime": "1736471673", "from": null, "text": "Hello?"}]}
END
for pair in "zh-CN:已注销的账号" "en:Deleted account" "ru:Удалённый аккаунт" "de:Gelöschtes Konto"; do
	cp gone.json chat.json
	chat_of chat.json
	sed -i "s/^dossier: 1/&\nlanguage: ${pair%%:*}/" case/case.yaml
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "whom ${pair%%:*}" "$(value 'chats*\[1\].with')" "${pair#*:}"
	same "who ${pair%%:*}" "$(sed -n 's/.*messages\[[0-9]*\].from = //p' <<<"$out" | tr '\n' ' ')" \
		"buyer seller buyer "
	same "named ${pair%%:*}" "$(value '.*messages\[[13]\].name' | tr '\n' '|')" "${pair#*:}|${pair#*:}|"
done
same "what was said" "$(said)" "Where is it?|Tomorrow|Hello?|"
sed -i '/^language:/d; s/^platform: .*/platform: ozon/' case/case.yaml
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
has "the language of the platform" "$out" "Удалённый аккаунт"
sed -i 's/^platform: .*/&\nlanguage: en\nrecipient: public/' case/case.yaml
try 3 "$DOSSIER" build case/case.yaml --now 2025-01-22 -o gone.pdf
has "nobody's name is hidden" "$(pdftotext -layout gone.pdf -)" "Deleted account"

# times of carriers keep their zone
lines '{"entity": {"cdek_number": "1234567890", "statuses": [{"code": "CREATED", "name": "Создан", "city": "Омск",' \
	'"date_time": "2025-01-12T09:12:33+0700"}]}}' >cdek.json
case_of generic cdek.json && sed -i 's/^order:/logistics:/' case/case.yaml
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "CDEK" "$(value 'logistics.events\[1\].at')" "2025-01-12 09:12:33 +07:00"

# a parcel was handed over where a code of its carrier says so: words of what was not, of a way back, or of a status
# that was withdrawn, have the same in them
cainiao() { echo '{"module": [{"mailNo": "LP1", "detailList": [{"timeStr": "2025-12-30 10:00:00", '"$1"'}]}]}'; }
kuaidi() { # STATE SCAN
	echo '{"nu": "SF1", "com": "shunfeng", "state": "'"$1"'", "data": [{"time": "2025-12-30 10:00:00", '"$2"'}]}'
}
cdek() { # ENTITY STATUS
	echo '{"entity": {"cdek_number": "1", '"$1"'"statuses": [{"code": "NOT_DELIVERED", "name": "Не вручен",
		"date_time": "2026-01-09T10:00:00+0000"}, {"code": "DELIVERED", "name": "Вручен",
		"date_time": "2026-01-10T10:00:00+0000"'"$2"'}]}}'
}
hook() {
	echo '{"attributes": {"cdek_number": "1", "status_date_time": "2026-01-10T10:00:00+0700",
		"code": "DELIVERED"'"$1"'}}'
}
seventeen() {
	echo '{"data": {"accepted": [{"number": "RR1", "track_info": {"tracking": {"providers": [{"events": [
		{"time_iso": "2025-12-29T10:00:00+08:00", "description": "Delivered", '"$1"'}]}]}}}]}}'
}
handed() { # NAME WANT JSON [STATUS]
	echo "$3" >t.json
	case_of generic t.json && sed -i 's/^order:/logistics:/' case/case.yaml
	try "${4:-0}" "$DOSSIER" dump --stage=casefile case/case.yaml
	holds "$1 is read" -n "$(value 'logistics.events\[1\].at')"
	same "$1" "$(grep -c 'events.*delivered = true' <<<"$out")" "$2"
}
handed "could not be" 0 "$(cainiao '"desc": "The parcel could not be delivered", "standerdDesc": "Failed"')"
handed "will be" 0 "$(cainiao '"desc": "Your parcel will be delivered tomorrow"')"
handed "not signed" 0 "$(cainiao '"desc": "Not Signed: recipient absent", "actionCode": "GTMS_SIGN_FAILURE"')" 3
handed "a failed call of that name" 0 "$(cainiao '"desc": "x", "actionCode": "LAST_MILE_GTMS_SIGNED_CALLBACK"')"
handed "its words alone" 0 "$(cainiao '"desc": "Delivered", "standerdDesc": "Delivered"')"
handed "its code" 1 "$(cainiao '"desc": "At the door", "actionCode": "GTMS_SIGNED"')"
handed "signed by the sender" 0 "$(kuaidi 3 '"context": "退回件寄件人已签收", "status": "退签"')" 3
handed "if it is shown as signed" 0 "$(kuaidi 5 '"context": "如您未收到而显示已签收，请致电", "status": "派件"')"
handed "words without a status" 0 "$(kuaidi 0 '"context": "已签收"')"
handed "a status of the parcel alone" 1 "$(kuaidi 3 '"context": "x"')"
handed "signed" 1 "$(kuaidi 3 '"context": "已取件", "status": "签收"')"
handed "by a locker, or from it" 0 "$(kuaidi 304 '"context": "已取件", "status": "投柜或站签收"')"
for state in 4 401 6 14; do
	handed "signed, of a parcel on its way back: $state" 0 "$(kuaidi $state '"context": "已签收", "status": "签收"')" 3
done
handed "withdrawn" 0 "$(cdek '' ', "deleted": true')" 3
handed "a way back" 0 "$(cdek '"is_return": true, ' '')" 3
handed "a reverse order" 0 "$(cdek '"is_return": false, "is_reverse": true, ' '')" 3
handed "neither" 1 "$(cdek '"is_return": false, ' ', "deleted": false')"
handed "a hook of a way back" 0 "$(hook ', "is_return": true')" 3
handed "a hook of a buyer's return" 0 "$(hook ', "is_return": false, "is_client_return": true')" 3
handed "a hook" 1 "$(hook '')"
handed "no stage of that name" 0 "$(seventeen '"stage": "", "sub_status": "NotDelivered"')"
handed "returned" 0 "$(seventeen '"stage": "Returned", "sub_status": "Delivered_Other"')" 3
handed "a stage" 1 "$(seventeen '"stage": "Delivered"')"

# a number of pieces is read whole, or refused at its place
pieces='Номер заказа;Номер отправления;Название товара;Ваша цена;Количество'
for pair in "2 2" "2.00 2" "2,0 2" "2件 2" "2 шт. 2" "3 pcs 3" \
	"1 000 1000" "1’000 1000" "1'000 pcs 1000" "1 000 шт. 1000"; do
	lines "$pieces" "1;1-1;a;900.75;${pair% *}" >o.csv
	case_of ozon o.csv
	try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
	same "${pair% *}" "$(sed -n 's/.*items.1..quantity = //p' <<<"$out")" "${pair##* }"
done
for count in "1 000" 1万 2打 "2 x 3" 2–3 "2 of 3" "件2" -2 2.5 2.000 1,000 "2件套" 2e3 "2 pcs of 10"; do
	lines "$pieces" "1;1-1;a;900.75;$count" >o.csv
	case_of ozon o.csv
	try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
	has "$count" "$err" "o.csv:2:16: error: \"$count\" is no plain number of pieces [bad-value]"
	has "what to do" "$err" "= beside its digits only a word such as pcs may stand behind them"
done
lines "$amazon" $'111-1\tShipped\tMug\t2打\t100.00\t2025-01-10 09:12:33 UTC' >o.csv
case_of amazon o.csv
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
same "told once" "$(grep -c 'is no plain number' <<<"$err")" 1
holds "no price of them" -z "$(grep 'even price' <<<"$err")"

scene_end
