# imports_parcels.sh - an order in several parcels: nothing of one of them is said of the whole order, the case says
# which it is about, and a tracking record is of a parcel of the order.
source "${BASH_SOURCE%/*}/scene.bash"

lines() { printf '%s\n' "$@"; }
# dump STATUS PLATFORM [LINE...]: of a case with these lines, which takes its order from o.csv
dump() {
	local currency=", currency: SGD"
	case $2 in taobao | tmall | pinduoduo | 1688) currency= ;; esac # whose exports have their own
	lines "dossier: 1" "platform: $2" "language: en" "complaint: other" "number: C-1" "respond_by: 2026-05-01 12:00" \
		"claims: [{says: a, fact: b}]" "statement: a" "request: c" "order: {from: o.csv$currency}" "${@:3}" \
		>case.yaml
	try "$1" "$DOSSIER" dump --stage=casefile case.yaml
}
value() { sed -n "s/.*: $1 = //p" <<<"$out"; }
parcel() { echo "$(value logistics.tracking)|$(value logistics.carrier)"; }
dates() { echo "$(value order.shipped)|$(value order.received)"; }

lazada=orderItemId,orderNumber,itemName,unitPrice,createTime,deliveredDate,shippingProvider,trackingCode
both() { # two rows, each its delivery, carrier and number
	lines "$lazada" "1,100,Mug,10.50,10 Jan 2026 10:00,$1" "2,100,Cup,9.50,10 Jan 2026 10:00,$2" >o.csv
}

# each row its parcel: none is shown, all are told, and the case says which
both "13 Jan 2026 10:00,J&T,LZ111" "20 Jan 2026 18:00,Ninja,LZ222"
dump 3 lazada
same "no parcel, no date" "$(parcel) $(dates)" "| |"
has "the parcels" "$err" "o.csv:3:58: warning: this order came in several parcels, none of which is shown: LZ111"
has "all of them" "$err" "LZ111 (row 2); LZ222 (row 3) [import-parcels]"
has "the way out" "$err" '= say which the case is about: logistics: {tracking: "LZ111"}'
has "the dates" "$err" 'o.csv:3:34: warning: "order.received" is not the same in all rows of this order, and is left'
has "each with its row" "$err" "out: 2026-01-13 10:00 +08:00 (row 2); 2026-01-20 18:00 +08:00 (row 3) [imp"
for number in LZ222 lz-222 "L Z222"; do
	dump 3 lazada "logistics: {tracking: $number}"
	same "$number" "$(parcel) $(dates)" "$number|Ninja |"
	has "$number: the other is told" "$err" "note: this order came in several parcels, and the case has one of them"
done
dump 3 lazada "logistics: {tracking: LZ333}"
same "another number" "$(parcel)" "LZ333|"
has "is told" "$err" "this order came in several parcels, and none has the number of the case"
dump 3 lazada "logistics: {tracking: LZ111, carrier: Van}"
same "the case wins" "$(parcel)" "LZ111|Van"
sed -i 's/currency: SGD/&, received: 2026-01-20 18:00/' case.yaml
try 0 "$DOSSIER" dump --stage=casefile case.yaml
same "with its date, too" "$(dates)" "|2026-01-20 18:00"
same "and nothing is open" "$(grep -c 'is left out' <<<"$err")" 0

# a row that says nothing is not received, and not sent with the others
both "13 Jan 2026 10:00,J&T,LZ111" ",J&T,"
dump 3 lazada
same "one item alone" "$(parcel) $(dates)" "LZ111|J&T |"
has "its date" "$err" "left out: 2026-01-13 10:00 +08:00 (row 2); none (row 3)"
has "its parcel" "$err" "warning: LZ111 is of some rows of this order alone; others have no tracking number: 3"
dump 3 lazada "logistics: {tracking: LZ111}"
same "where the case says it" "$(grep -c 'some rows' <<<"$err")" 0

# one parcel, whose items were scanned one after the other, was received with the last of them
both "13 Jan 2026 10:00,J&T,LZ111" "13 Jan 2026 10:02,J&T,LZ111"
dump 0 lazada
same "the later minute" "$(parcel) $(dates)" "LZ111|J&T |2026-01-13 10:02 +08:00"
both "13 Jan 2026 10:00,J&T,LZ111" "13 Jan 2026 10:00,J&T,LZ111"
dump 0 lazada
same "the minute" "$(dates)" "|2026-01-13 10:00 +08:00"
both ",J&T," ",Ninja,"
dump 3 lazada
same "two carriers" "$(parcel)" "|"
has "told" "$err" '"logistics.carrier" is not the same in all rows of this order, and is left out: J&T (row 2); Ninja'

# Amazon in UTC: the day of both would be another one elsewhere; eBay's sums say nothing of parcels
head="amazon-order-id;purchase-date;shipment-date;shipment-item-id;product-name;quantity-shipped;currency;carrier"
row="1-1;2026-01-01T09:00:00+00:00;2026-01-02T%s:00:00+00:00;I%s;Mug;1;SGD;UPS;%s\n"
{ lines "$head;tracking-number"; printf "$row$row$row" 08 1 1Z1 23 2 TBA2 08 3 1Z1; } | tr ';' '\t' >o.csv
dump 3 amazon
same "Amazon" "$(parcel) $(dates)" "|UPS |"
has "its rows" "$err" "1Z1 (rows 2, 4); TBA2 (row 3)"
ebay="Order Number,Buyer Username,Item Title,Quantity,Sold For,Sale Date,Shipped On Date,Tracking Number"
lines "$ebay" '12-3,bob,,3,$30.00,Jan-10-26,,' '12-3,bob,Mug,2,$10.00,Jan-10-26,Jan-11-26,94001' \
	'12-3,bob,Cup,1,$10.00,Jan-10-26,Jan-11-26,94001' >o.csv
sed -i 's/\$/S$/g' o.csv
dump 0 ebay
same "eBay, one" "$(parcel) $(dates)" "94001| 2026-01-11|"
sed -i '4s/11-26,94001/14-26,94002/' o.csv
dump 3 ebay
same "eBay, two" "$(parcel) $(dates)" "| |"

# where further rows of an order leave its columns empty, the first speaks for all
lines 'Name,Financial Status,Lineitem name,Lineitem quantity,Lineitem price,Currency,Fulfilled at' \
	'#1,paid,mug,1,10,SGD,2026-01-10 10:00:00 +0800' '#1,,cup,1,5,,' >o.csv
dump 0 shopify
same "Shopify" "$(dates)" "2026-01-10 10:00:00 +08:00|"
lines '订单编号,买家会员名,货品标题,数量,运单号,物流公司' '1,a,mug,1,YT1,圆通' ',,cup,1,,' >o.csv
dump 0 1688
same "1688" "$(parcel)" "YT1|圆通"
sed -i '3s/,,$/,SF2,顺丰/' o.csv
dump 3 1688
same "1688, two" "$(parcel)" "|"

# a cell of 1688 has a carrier before each number, or before none; these go with their parcel
for cell in "中通快递:75312345678;圆通:YT123456789" "中通快递 75312345678 圆通 YT123456789" \
	"中通快递,75312345678，圆通,YT123456789" 中通快递75312345678、圆通YT123456789; do
	lines '订单编号,买家会员名,货品标题,数量,物流公司运单号' "1,a,mug,1,\"$cell\"" >o.csv
	dump 3 1688
	same "several: $cell" "$(parcel)" "|"
	has "are told: $cell" "$err" "o.csv:2:11: warning: this order came in several parcels, none of which is shown: "
	has "each: $cell" "$err" "75312345678 (row 2); YT123456789 (row 2) [import-parcels]"
	dump 0 1688 "logistics: {tracking: YT123456789}"
	same "one: $cell" "$(parcel)" "YT123456789|圆通"
	dump 0 1688 'logistics: {tracking: "75312345678, YT123456789"}'
	same "both: $cell" "$(parcel)" "75312345678, YT123456789|中通快递,圆通"
done
for cell in "75312345678/YT123456789|" "75312345678 YT123456789|" "圆通 75312345678,圆通 YT123456789|圆通"; do
	lines '订单编号,买家会员名,货品标题,数量,物流公司运单号' "1,a,mug,1,\"${cell%|*}\"" >o.csv
	dump 3 1688
	same "none is chosen: $cell" "$(parcel)" "|${cell#*|}"
	dump 0 1688 "logistics: {tracking: YT123456789}"
	same "one: $cell" "$(parcel)" "YT123456789|${cell#*|}"
done
lines '订单编号,买家会员名,货品标题,数量,物流公司运单号' "1,a,mug,1,圆通 YT123456789;圆通 YT123456789" >o.csv
dump 0 1688
same "the same twice" "$(parcel)" "YT123456789|圆通"

# one cell may have several, each of which is a parcel; a cell may say one twice, and a number may have blanks
lines "$ebay" '12-3,bob,Mug,2,S$10.00,Jan-10-26,Jan-11-26,"T1, T2"' >o.csv
dump 3 ebay
same "a cell with two" "$(parcel)" "|"
has "are told" "$err" "o.csv:2:44: warning: this order came in several parcels, none of which is shown: T1 (row 2); T2"
dump 0 ebay "logistics: {tracking: T2}"
same "the one of the case" "$(parcel)" "T2|"
has "and the other" "$err" "note: this order came in several parcels, and the case has one of them: T1 (row 2); T2 (row"
dump 0 ebay 'logistics: {tracking: "T1 / T2"}'
same "both in the case" "$(parcel)" "T1 / T2|"
sed -i '2s/T1, T2/T1;T1/' o.csv
dump 0 ebay
same "one of them twice" "$(parcel)" "T1|"
for one in "1Z 999 AA1 01 2345 6784" "SF1390008812345 顺丰速运" "SF1390008812345, two boxes" "T1-2"; do
	sed -i "2s/\"[^\"]*\"\$/\"$one\"/" o.csv
	dump 0 ebay
	same "one number" "$(parcel)" "$one|"
done
for two in SF1390008812345{" ","　","，","、","/"," | "}SF1390008812346; do
	sed -i "2s:\"[^\"]*\"\$:\"$two\":" o.csv
	dump 3 ebay
	has "two numbers" "$err" "none of which is shown: SF1390008812345 (row 2); SF1390008812346 (row 2) [import-parcels]"
done
taobao=订单编号,买家会员名,订单创建时间,订单付款时间,宝贝标题,宝贝总数量,物流公司,物流单号
two="4402178835016629347,a,2026-01-08 9:12,2026-01-08 9:13,杯,1"
lines "$taobao" "$two,\"顺丰速运,圆通速递\",\"No:SF1390008812345,No:YT2118830467752\"" >o.csv
dump 0 taobao "logistics: {tracking: YT2118830467752}"
same "carriers in pairs" "$(parcel)" "YT2118830467752|圆通速递"
dump 3 taobao
has "each without what stands before it" "$err" "SF1390008812345 (row 2); YT2118830467752 (row 2)"

# the appendix names no column that nothing was taken from
both "13 Jan 2026 10:00,J&T,LZ111" "20 Jan 2026 18:00,J&T,LZ222"
dump 3 lazada
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
same "of the numbers" "$(grep -c 'LZ111\|trackingCode\|deliveredDate' <<<"$out")" 0
has "but of all others" "$out" "createTime, shippingProvider"

# a tracking record of another parcel is refused, unless the case says that it is this one
record() { lines "{\"nu\": \"$1\", \"com\": \"shunfeng\", \"state\": \"3\", \"data\": [" \
	'{"time": "2026-01-09 12:05:00", "context": "signed", "status": "签收"},' \
	'{"time": "2026-01-08 18:22:00", "context": "taken", "status": "揽收"}]}' >t.json; }
lines "$taobao" '4402178835016629347,a,2026-01-08 9:12,2026-01-08 9:13,杯,1,圆通速递,No:YT2118830467752' >o.csv
record SF1390008812345
dump 2 taobao "logistics: {from: t.json}"
has "another" "$err" "t.json:1:8: error: this record is of the parcel SF1390008812345, and the order has YT211883"
has "both places" "$err" "0467752 (o.csv:2:64): they are two parcels [import-parcels]"
dump 0 taobao "logistics: {from: t.json, tracking: SF1390008812345}"
same "as the case says" "$(parcel)" "SF1390008812345|顺丰速运"
dump 3 taobao "logistics: {from: t.json, tracking: YT2118830467752}"
has "another than the case says" "$err" \
	"warning: the case has the parcel YT2118830467752, and its record is of SF1390008812345 (t.json:1:8)"
record "yt 2118830467752"
dump 0 taobao "logistics: {from: t.json}"
same "the same" "$(parcel)" "yt 2118830467752|顺丰速运"
both "13 Jan 2026 10:00,J&T,LZ111" "20 Jan 2026 18:00,Ninja,LZ222"
record LZ222
dump 3 lazada "logistics: {from: t.json}"
same "one of several" "$(parcel)" "LZ222|顺丰速运"
has "the other is told" "$err" "note: this order came in several parcels, and the case has one of them: LZ111"
record LZ333
dump 2 lazada "logistics: {from: t.json}"
has "none of several" "$err" "this record is of the parcel LZ333, and the order has LZ111 (o.csv:2:"

lines "$taobao" "$two,顺丰速运,\"No:LZ111,No:LZ333\"" >o.csv
dump 0 taobao "logistics: {from: t.json}"
same "one of a cell's" "$(parcel)" "LZ333|顺丰速运"
has "of which it is told" "$err" "and the case has one of them: LZ111 (row 2); LZ333 (row 2) [import-parcels]"

# a record with a number of its sender that looks like another order's is told; one of his own kind is ordinary
cdek() { lines "{\"entity\": {\"cdek_number\": \"1604471825\", \"number\": $1, \"statuses\": [" \
	'{"code": "DELIVERED", "name": "x", "date_time": "2025-11-10T10:00:00+0000"}]}}' >t.json; }
hook() { lines "[{\"attributes\": {\"cdek_number\": \"1604471825\", \"number\": $1, \"code\": \"DELIVERED\"," \
	'"status_date_time": "2025-11-10T10:00:00+0000"}}]' >t.json; }
ozon="Номер заказа;Номер отправления;Принят в обработку;Наименование товара;Количество;Оплачено покупателем"
lines "$ozon" "70410002-0002;70410002-0002-1;2025-11-01 10:00:11;Лампа;1;100" >o.csv
for kind in cdek hook; do
	$kind '"70412233-0185-1"'
	dump 3 ozon "logistics: {from: t.json}"
	has "$kind: another order" "$err" "this record is of a parcel with the number 70412233-0185-1 of its sender,"
	has "$kind: which" "$err" "and the order is 70410002-0002-1 (o.csv:2:15) [import-parcels]"
	dump 0 ozon 'logistics: {from: t.json, tracking: "1604471825"}'
	same "$kind: as the case says" "$(grep -c import-parcels <<<"$err")" 0
done
for number in 70410002-0002-1 70410002-0002 "70410002 0002 1" 15 2025-11-0001 A-70410002-0003-1 1604471825; do
	cdek "\"$number\""
	dump 0 ozon "logistics: {from: t.json}"
	same "ordinary: $number" "$(grep -c import-parcels <<<"$err")" 0
done
for number in null '""' '["a", {}]' '"№"'; do
	cdek "$number"
	dump 0 ozon "logistics: {from: t.json}"
	same "none: $number" "$(grep -c import-parcels <<<"$err")" 0
done
for number in 70410002-0002-2 107041000-0002-1 70410002-0003; do
	cdek "\"$number\""
	dump 3 ozon "logistics: {from: t.json}"
	has "another: $number" "$err" "with the number $number of its sender"
done
# of a case that has the order itself: "theirs ours warnings"
for row in "1054 1055 1" "1054 54 0" "1054 1054 0" "wb1054 WB1055 1" "WB1054 OZ1055 0" "R-1 R-2 1" "a b 0" \
	"1054 A1055 0"; do
	set -- $row
	cdek "\"$1\""
	sed -i "s/^order:.*/order: {number: $2}/" case.yaml
	try "$(($3 * 3))" "$DOSSIER" dump --stage=casefile case.yaml
	same "$row" "$(grep -c 'import-parcels' <<<"$err")" "$3"
done

# nothing is delivered before it was ordered or paid
lines "$taobao" '4402178835016629347,a,2026-01-10 9:12,,杯,1,顺丰,SF1' >o.csv
record SF1
dump 0 taobao "logistics: {from: t.json}"
try 2 "$DOSSIER" check case.yaml --now 2026-02-01
has "ordered" "$err" "warning: the delivery (2026-01-09 12:05:00) lies before order.created (2026-01-10 09:12)"
sed -i 's/9:12,,/9:12,2026-01-10 9:13,/' o.csv
try 2 "$DOSSIER" check case.yaml --now 2026-02-01
has "paid" "$err" "lies before order.paid (2026-01-10 09:13) [date-order]"
scene_end
