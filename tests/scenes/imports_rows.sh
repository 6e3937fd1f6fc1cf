# imports_rows.sh - which rows of an export are one order: no item of another buyer, no sum and no remark is one of
# this order; what is of none, or may be another's, is told.
source "${BASH_SOURCE%/*}/scene.bash"

# case_of PLATFORM FILE [KEYS]: a case beside it that takes its order from there
case_of() {
	mkdir -p case && cp "$2" case/
	printf '%s\n' "dossier: 1" "platform: $1" "complaint: other" "number: C-1" "respond_by: 2025-02-01 12:00" \
		"claims: [{says: a, fact: b}]" "statement: a" "request: c" "order:" "  from: $2" "${3:-}" >case/case.yaml
}
lines() { printf '%s\n' "$@"; }
items() { sed -n 's/.*: order.items\[[0-9]*\].name = //p' <<<"$out" | tr '\n' ' '; }
# read_as STATUS PLATFORM LINE...: the table as a case of the first order reads it
read_as() {
	lines "${@:3}" >o.csv
	case_of "$2" o.csv "$([[ $2 != lazada ]] || echo "  currency: SGD")"
	try "$1" "$DOSSIER" dump --stage=casefile case/case.yaml
}

jd=订单号,商品名称,订购数量,京东价,下单时间,客户姓名
first=250110123456,杯,1,10.00,2025-11-19,甲

# sums, remarks and rows without a number are no items of the order above, in any format
read_as 0 jd "$jd" "$first" ",合计,7,700.00,,"
same "no sum" "$(items)" "杯 "
has "told" "$err" "case/o.csv:3:1: note: rows of sums and remarks are left out: 3 [import-left]"
read_as 3 jd "$jd" "$first" ",锅,1,99.00,2025-11-20,乙" "" ",,,,," ",盘,1,9.00,,"
same "nobody else's" "$(items)" "杯 "
has "told, too" "$err" "o.csv:3:1: warning: rows without an order number belong to no order, and are left out: 3, 6"
ebay=$'Order Number,Buyer Username,Item Title,Quantity,Sold For,Sale Date\n12-3,bob,Mug,1,$10.00,Jan-10-26'
read_as 0 ebay "$ebay" ",,,,," "2,record(s) downloaded,,,," "Seller ID : shop,,,,,"
has "what eBay writes below" "$err" "rows of sums and remarks are left out: 4, 5 [import-left]"
for row in "总计,,7,700.00,," "Total:,,7,700.00,," "$jd" "以上数据仅供参考,,,,,"; do
	read_as 0 jd "$jd" "$first" "$row"
	same "$row" "$(items)" "杯 "
	has "$row: told" "$err" "rows of sums and remarks are left out: 3"
done

# in a case those below its order are told; with import all, or those below the orders that are meant
lines "$jd" ",无,1,1.00,,丙" "$first" ",锅,1,99.00,,乙" "250110123457,盘,1,5.00,2025-11-19,丁" ",合计,,,5.00," >many.csv
case_of jd many.csv '  where: {订单号: "250110123456"}'
try 3 "$DOSSIER" dump --stage=casefile case/case.yaml
same "below this order" "$(grep -c 'left out: 4 \[import-loose\]' <<<"$err") $(grep -c import-left <<<"$err")" "1 0"
sed -i 's/123456/123457/' case/case.yaml
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "below that one" "$(grep -c import-loose <<<"$err") $(grep -c 'left out: 6 \[import-left\]' <<<"$err")" "0 1"
case_of jd many.csv '  where: {客户姓名: 乙}'
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "such a row is none to ask for" "$err" 'row 4 of case/many.csv has "乙", and belongs to no order [import-where]'
try 3 "$DOSSIER" import many.csv --platform jd --complaint other -o many
has "all of them" "$err" "and are left out: 2, 4 [import-loose]"
same "a folder for each order" "$(ls many | tr '\n' ' ')" "250110123456 250110123457 "
same "with its own rows" "$(cat many/*/order.csv | grep -c '锅\|合计\|无')" 0
try 0 "$DOSSIER" import many.csv --platform jd --complaint other -o one --where 订单号=250110123457
same "below those that are meant" "$(grep -c 'import-l' <<<"$err")" 1
lines "$jd" ",锅,1,99.00,,乙" >loose.csv
try 2 "$DOSSIER" import loose.csv --platform jd --complaint other -o none
has "no order at all" "$err" "loose.csv tells of no order [import-where]"
has "but such a row" "$err" "and are left out: 2 [import-loose]"

# 1688 and Shopify go on below an order, in rows that say nothing else of it
ali='订单编号,买家会员名,货品标题,单价(元),数量,运费(元),实付款(元),订单创建时间'
order="12345678901234,bob,杯,12.50,2,5.00,50.00,2026-01-10 10:00:00"
read_as 0 1688 "$ali" "$order" ",,碗,10.00,2,,," "" ",bob,盘,1.00,1,5.00,50.00,2026-01-10 10:00:00" ",,合计,,5,,,"
same "its items" "$(items)" "杯 碗 盘 "
has "but no sum" "$err" "rows of sums and remarks are left out: 6"
for row in ",eve,碗,10.00,2,,,|2|买家会员名" ",,碗,10.00,2,,20.00,|14|实付款(元)" \
	",,碗,10.00,2,,,2026-01-11 10:00:00|15|订单创建时间"; do
	IFS='|' read -r cells column name <<<"$row"
	read_as 2 1688 "$ali" "$order" "$cells"
	has "$name" "$err" "case/o.csv:3:$column: error: row 3 has no order number, and not the \"$name\" of row 2"
	has "$name: its code" "$err" "which it would go on with [import-mixed]"
done
shopify="Name,Financial Status,Email,Lineitem name,Lineitem quantity,Lineitem price,Total"
read_as 0 shopify "$shopify" "#1,paid,a@example.com,Mug,1,2.00,5.00" "#1,,,Cup,1,3.00," ",,,Jug,1,3.00,"
same "Shopify" "$(items)" "Mug Cup Jug "

# one number, and two buyers or dates: they are never one order
lines "$jd" "4402234409125500000,杯,1,10.00,2025-11-19,甲" "4402234409125500000,锅,1,99.00,2025-11-19,乙" \
	"250110123457,盘,1,5.00,2025-11-19,丁" >alike.csv
case_of jd alike.csv '  where: {订单号: "4402234409125500000"}'
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "two buyers" "$err" \
	'alike.csv:3:42: error: rows 2 and 3 have one order number, and not the same "客户姓名" [import-mixed]'
try 2 "$DOSSIER" import alike.csv --platform jd --complaint other -o alike
has "told" "$err" "alike.csv:3:42: error: rows 2 and 3 have one order number"
same "the other is made" "$(ls alike)" 250110123457
lines "$jd" "4402234409125500000,杯,1,10.00,2025-11-19,甲" "4402234409125500000,锅,1,99.00,2025-11-20," >dates.csv
case_of jd dates.csv
try 2 "$DOSSIER" dump --stage=casefile case/case.yaml
has "two dates" "$err" 'rows 2 and 3 have one order number, and not the same "下单时间"'
lines "$jd" "250110123456,杯,1,10.00,2025-11-19,甲" "250110123456,锅,1,99.00,2025-11-19," >part.csv
case_of jd part.csv
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "what a row leaves empty is no other" "$(items)" "杯 锅 "

# an item that is there twice counts once; where nothing tells items apart, rows that are alike are told
lazada=orderItemId,orderNumber,itemName,unitPrice,status,createTime
read_as 3 lazada "$lazada" "1,100,Mug,10.50,packed,10 Jan 2026 10:00" "2,100,Mug,10.50,packed,10 Jan 2026 10:00" \
	"1,100,Mug,10.50,delivered,10 Jan 2026 10:00"
same "each once" "$(items)" "Mug Mug "
has "told" "$err" "o.csv:4:1: warning: rows have an item that is above already, and are left out: 4 [import-twice]"
read_as 2 lazada "$lazada" "1,100,Mug,10.50,packed,10 Jan 2026 10:00" "1,100,Mug,9.50,packed,10 Jan 2026 10:00"
has "as it was at two times" "$err" \
	'case/o.csv:3:11: error: rows 2 and 3 are of one item, and have not the same "unitPrice" [import-mixed]'
read_as 3 jd "$jd" "$first" "$first" "250110123456,锅,1,99.00,2025-11-19,甲"
same "they stay" "$(items)" "杯 杯 锅 "
has "and are told" "$err" "rows say the same as one above, and may be that item a second time: 3 [import-twice]"
pdd="订单号,商品,商品总价(元),商品数量(件),用户实付金额(元),订单成交时间"
order=250110-1,杯,20.00,2,20.00,2026-01-10
for row in "$order|3" "250110-1,杯,20.00,2,,2026-01-10|2"; do
	read_as "${row#*|}" pinduoduo "$pdd" "$order" "${row%|*}"
done
has "a row an order" "$err" 'rows 2 and 3 are of one item, and have not the same "用户实付金额(元)"'
lines "$lazada" "1,100,Mug,10.50,a,10 Jan 2026 10:00" "1,100,Mug,9.50,a,10 Jan 2026 10:00" \
	"2,101,Cup,1.50,a,10 Jan 2026 10:00" "2,101,Cup,1.50,a,10 Jan 2026 10:00" >twice.csv
try 2 "$DOSSIER" import twice.csv --platform lazada --complaint other -o twice
same "that order alone fails" "$(ls twice)" 101
sed -i 's/^  from: order.csv/&\n  currency: SGD/' twice/101/case.yaml
try 3 "$DOSSIER" dump --stage=casefile twice/101/case.yaml
same "and its rows are as they were" "$(items)$(wc -l <twice/101/order.csv)" "Cup 3"

# returns and fees of Wildberries, rows of no piece, and the sums of an order on eBay are no items
wb="Номер поставки;Srid;Предмет;Артикул поставщика;Дата заказа покупателем;Дата продажи;Кол-во;Цена розничная"
wb="$wb;Обоснование для оплаты;Тип документа"
sale="1;s1;Лампа;A1;2026-01-01;2026-01-05;1;1000,00;Продажа;Продажа"
read_as 3 wildberries "$wb" "$sale" "1;s1;Лампа;A1;2026-01-01;2026-01-15;1;1000,00;Возврат;Возврат" \
	"1;s1;Лампа;A1;2026-01-01;2026-01-16;0;0;Логистика;Продажа" \
	"1;s1;Лампа;A1;2026-01-01;2026-01-17;0;5,00;Коррекция;Продажа"
same "the sale" "$(items)$(sed -n 's/.*order.received = //p' <<<"$out")" "Лампа 2026-01-05"
has "a return" "$err" "o.csv:3:47: warning: by the export this order was refunded, or a part of it: \"Возврат\""
same "is no state of all" "$(sed -n 's/.*order.status = //p' <<<"$out")" ""
has "returns and fees" "$err" "rows of returns and fees are no items of the order, and are left out: 3, 4 [import-left]"
has "no piece" "$err" "rows of no piece are no items of the order, and are left out: 5 [import-left]"
# without its column of numbers nothing is one: not that of a delivery to the warehouse, nor that of a piece
wb="Номер поставки;ШК;Предмет;Артикул поставщика;Размер;Дата заказа покупателем;Кол-во"
read_as 2 wildberries "$wb" "77;8;Лампа;A1;0;2026-01-01;1"
has "no number" "$err" 'error: order needs "number"'
sed -i 's/^order:/&\n  number: N-1/' case/case.yaml
try 0 "$DOSSIER" dump --stage=casefile case/case.yaml
same "that of the case, and no size" "$(sed -nE 's/.*order.(number|items.*spec) = //p' <<<"$out")" "N-1"
try 2 "$DOSSIER" import o.csv --platform wildberries --complaint other -o nothing
has "no folders" "$err" 'o.csv:1:1: error: the column "Srid" is missing, which has the number of each order [impor'
same "of none" "$(ls)" "$(ls | grep -v nothing)"
amazon=$'amazon-order-id\torder-status\tproduct-name\tquantity\titem-price\tship-city'
read_as 0 amazon "$amazon" $'111-1\tShipped\tMug\t0\t\tBerlin' $'111-1\tShipped\tCup\t1\t2.00\t'
same "what was not cancelled" "$(items)" "Cup "
has "what such a row tells of the order" "$out" "address = Berlin"
for zero in 0 0.00 "0,0" "0 pcs"; do
	read_as 2 amazon "$amazon" $'111-1\tCancelled\tMug\t'"$zero"$'\t\tBerlin'
	has "nothing is left of it: $zero" "$err" \
		'o.csv:2:7: error: by the export this order is cancelled, and no item of it is left: "Cancelled" [import-row]'
done
read_as 2 amazon "$amazon" $'111-1\tShipped\tMug\t0\t\tBerlin'
has "nor of one that was not cancelled" "$err" \
	"o.csv:2:1: error: no item of the order is left: its rows are returns, fees, or of no piece [import-row]"
ebay="Order Number,Buyer Username,Item Title,Quantity,Sold For,Shipping And Handling,Total Price,Sale Date"
read_as 0 ebay "$ebay" '12-3,bob,,3,$30.00,Free,$35.00,Jan-10-26' '12-3,bob,Mug,2,$10.00,--,$20.00,Jan-10-26' \
	'12-3,bob,Cup,1,$10.00,,,Jan-10-26'
same "the sums of the order" "$(items)$(sed -nE 's/.*order.(total|shipping) = //p' <<<"$out")" "Mug Cup 35.00"
read_as 0 ebay "$ebay" '12-3,bob,Mug,1,$10.00,Free,$10.00,Jan-10-26'
same "an order of one row" "$(items)$(sed -nE 's/.*order.(total|shipping) = //p' <<<"$out")" "Mug 10.00"

# an empty number of pieces is not one, nor that of kinds
taobao="订单编号,买家会员名,宝贝标题,宝贝种类,宝贝总数量,买家应付货款"
for row in "1001,甲,杯,3,,30.00" "1001,甲,杯,3,null,30.00"; do
	read_as 2 taobao "$taobao" "$row"
	has "no number" "$err" "o.csv:2:1: error: row 2 does not say how many pieces its item has [import-row]"
done
for name in 备注 数量 "宝贝总数量(件)"; do
	read_as 2 taobao "${taobao/宝贝总数量/$name}" "1001,甲,杯,1,2,30.00"
	has "no such column: $name" "$err" 'o.csv:1:1: error: no column says how many pieces an item has, as "'
	has "its code" "$err" '"宝贝总数量" does in such exports [import-uncounted]'
	same "$name: once" "$(grep -c ': error:' <<<"$err")" 1
done
try 2 "$DOSSIER" import o.csv --platform taobao --complaint other -o none
has "nor is a case made" "$err" "error: no column says how many pieces an item has"
holds "none at all" ! -e none
read_as 2 pinduoduo "订单号,商品,商品总价(元),商品数量,用户实付金额(元)" "250110-1,杯,20.00,2,20.00"
has "Pinduoduo" "$err" 'as "商品数量(件)" does in such exports [import-uncounted]'
read_as 0 lazada "orderItemId,orderNumber,itemName,unitPrice" "1,100,Mug,10.50" "2,100,Mug,10.50"
same "a row a piece" "$(sed -n 's/.*\.quantity = //p' <<<"$out" | tr '\n' ' ')" "1 1 "
read_as 0 taobao "订单编号,买家会员名,宝贝标题" "1001,甲,杯"
has "without prices" "$err" "o.csv:1:1: note: no column says how many pieces an item has"
same "it is not known" "$(items)$(sed -n 's/.*\.quantity = //p' <<<"$out")" "杯 0"
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case/case.yaml
same "nor printed" "$(sed -n 's/^ *row 杯 |//p' <<<"$out" | grep -c '[0-9]')" 0
lines "dossier: 1" "platform: taobao" "complaint: other" "number: C-1" "order: {number: 1001}" \
	"logistics: {from: o.csv}" >case/case.yaml
lines "${taobao/宝贝总数量/物流单号}" "1001,甲,杯,1,SF1,30.00" >case/o.csv
try 0 "$DOSSIER" dump --stage=casefile --warning-exit-0 case/case.yaml
has "a parcel needs no number of pieces" "$out" "logistics.tracking = SF1"

# several kinds of goods in one row have no price of a piece
for kinds in "1 75.00" "2 " " 75.00"; do
	read_as 0 taobao "$taobao" "1001,甲,杯,${kinds%% *},2,150.00"
	same "kinds: $kinds" "$(sed -n 's/.*\.price = //p' <<<"$out")" "${kinds#* }"
	[[ $kinds != 2* ]] ||
		has "told" "$err" "o.csv:2:10: note: 2 kinds of goods are in this row: the price is left out [import-uneven]"
done
lines "$taobao" "1001,甲,杯,1,,30.00" "1002,乙,碗,1,2,30.00" >counts.csv
try 2 "$DOSSIER" import counts.csv --platform taobao --complaint other -o counts
same "the other is made" "$(ls counts)" 1002

scene_end
