# imports_state.sh - times of an export are those that were, on the clock they were told by; its last word counts.
source "${BASH_SOURCE%/*}/scene.bash"

lines() { printf '%s\n' "$@"; }
# dump STATUS PLATFORM SECTION FILE [KEYS]: a case that takes this section from there
dump() {
	lines "dossier: 1" "platform: $2" "language: en" "complaint: other" "number: C-1" \
		"respond_by: 2026-05-01 12:00" "claims: [{says: a, fact: b}]" "statement: a" "request: c" \
		"$3: {from: $4${5:-}}" >case.yaml
	try "$1" "$DOSSIER" dump --stage=casefile case.yaml
}
value() { sed -n "s/.*: $1 = //p" <<<"$out"; }
delivered() { sed -n 's/.*logistics.events\[[0-9]*\].delivered = //p' <<<"$out" | tr '\n' ' '; }

# what was planned is no time of dispatch
ozon="Номер заказа;Номер отправления;Принят в обработку;Статус;Наименование товара;Ваша цена;Дата отгрузки"
lines "$ozon;Количество;Фактическая дата передачи в доставку" \
	'1;1-1;2026-02-01 10:00;Доставлен;лампа;300,00;2026-02-03 10:00;1;' >o.csv
dump 0 ozon order o.csv
same "planned" "$(value order.shipped)" ""
sed -i '2s/$/2026-02-04 11:00/' o.csv
dump 0 ozon order o.csv
same "handed over" "$(value order.shipped)" "2026-02-04 11:00 +03:00"
same "no status of what goes its way" "$(value order.status)" ""

# a word before the number of a parcel is none of it
lines '订单编号,买家会员名,买家应付货款,总金额,买家实际支付金额,订单状态,宝贝标题,宝贝总数量,物流单号' \
	'4402234409125503817,tb1,129.00,129.00,129.00,交易成功,mug,1,No:YT2118830467752' >n.csv
dump 0 taobao order n.csv
same "No:" "$(value logistics.tracking)" "YT2118830467752"

# an order that was cancelled is told to seller and reader
sed -i 's/Доставлен/Отменён/' o.csv
dump 3 ozon order o.csv
has "Ozon" "$err" 'o.csv:2:24: warning: by the export this order is cancelled: "Отменён" [import-cancelled]'
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "on its record" "$out" "{quiet:Status} = Отменён"
lines '订单编号,买家会员名,买家应付货款,总金额,买家实际支付金额,订单状态,宝贝标题,宝贝总数量' \
	'4402234409125503817,tb1,129.00,129.00,0,交易关闭,mug,1' >o.csv
dump 3 taobao order o.csv
same "Taobao" "$(value order.status)" "交易关闭"
lines 'Name,Financial Status,Lineitem name,Lineitem quantity,Lineitem price,Total,Cancelled at' \
	'#1,voided,mug,1,10,15,2026-01-10 10:00:00 +0800' ',,cup,1,5,,' >o.csv
dump 3 shopify order o.csv
same "Shopify" "$(value order.status)" "Cancelled"
same "and when" "$(value order.closed)" "2026-01-10 10:00:00 +08:00"
has "told as it stands there" "$err" 'order is cancelled: "Cancelled at: 2026-01-10 10:00:00 +0800" [imp'
lines '订单号,商品,商品数量(件),用户实付金额(元),订单状态,售后状态' \
	'251110-1,mug,2,238.00,已取消，退款成功,退款成功' >o.csv
dump 3 pinduoduo order o.csv
same "Pinduoduo" "$(value order.status)" "已取消，退款成功"
has "cancelled" "$err" 'this order is cancelled: "已取消，退款成功" [import-cancelled]'

# and one whose money went back
refunded="warning: by the export this order was refunded, or a part of it:"
has "and refunded" "$err" "o.csv:2:23: $refunded \"已取消，退款成功\" [import-refunded]"
sed -i 's/已取消，退款成功/已发货，待签收/' o.csv
dump 3 pinduoduo order o.csv
has "after the sale" "$err" "o.csv:2:31: $refunded \"退款成功\" [import-refunded]"
same "is no state of the order: it may be of a part" "$(value order.status)" ""
lines '主订单编号,选购商品,商品数量,商品金额,订单应付金额,售后状态' '1,mug,1,129,129,售后完成，部分退款成功' >o.csv
dump 3 douyin order o.csv
has "a part" "$err" 'refunded, or a part of it: "售后完成，部分退款成功"'
same "is not all" "$(value order.status)" ""
sed -i 's/售后完成，部分退款成功/已全额退款/' o.csv
dump 3 douyin order o.csv
same "all" "$(value order.status)" "已全额退款"
lines '订单号,商品,商品数量(件),用户实付金额(元),订单状态,售后状态' '251110-1,mug,2,238.00,已发货，待签收,退款成功' >o.csv
sed -i 's/退款成功/无售后或售后取消/' o.csv
dump 0 pinduoduo order o.csv
same "none" "$(value order.status)" ""
shopify='Name,Financial Status,Lineitem name,Lineitem quantity,Lineitem price,Total,Refunded Amount'
lines "$shopify" '#1,paid,mug,1,10,15,5.00' ',,cup,1,5,,' >o.csv
dump 3 shopify order o.csv
has "an amount" "$err" 'refunded, or a part of it: "Refunded Amount: 5.00" [import-refunded]'
same "is not all" "$(value order.status)" ""
for status in partially_refunded refunded; do
	lines "$shopify" "#1,$status,mug,1,10,15,5.00" >o.csv
	dump 3 shopify order o.csv
	same "$status" "$(value order.status)" "$(sed 's/^partially.*//' <<<"$status")"
done

# and one whose export has but an amount of it, beside a status that says nothing
taobao='订单编号,买家会员名,宝贝标题,宝贝总数量,买家应付货款,买家实际支付金额,订单状态,订单付款时间,退款金额,发货时间,确认收货时间'
row='1,tb1,mug,2,104.00,104.00,交易成功,2025-11-02 12:01:35'
for platform in taobao tmall; do
	lines "$taobao" "$row,52.00,2025-11-03 18:00:00,2025-11-13 09:00:00" >o.csv
	dump 3 $platform order o.csv
	has "$platform, a part" "$err" "o.csv:2:52: $refunded \"退款金额: 52.00\" [import-refunded]"
	same "$platform, no status" "$(value order.status)" ""
	same "$platform, what was paid" "$(value order.total)" 104.00
	same "$platform, sent" "$(value order.shipped)" "2025-11-03 18:00:00 +08:00"
	same "$platform, received" "$(value order.received)" "2025-11-13 09:00:00 +08:00"
done
for amount in 0.00 0 无 ""; do
	lines "$taobao" "$row,$amount,," >o.csv
	dump 0 taobao order o.csv
	same "Taobao, none: $amount" "$(value order.shipped)$(value order.received)" ""
done
lines 'orderItemId,orderNumber,itemName,unitPrice,status,refundAmount' '1,100,mug,290,delivered,290.00' \
	'2,100,cup,10,delivered,0.00' >o.csv
dump 3 lazada order o.csv ", currency: PHP"
has "Lazada" "$err" "o.csv:2:25: $refunded \"refundAmount: 290.00\" [import-refunded]"
same "Lazada, no status" "$(value order.status)" ""
sed -i '2s/290.00/0.00/' o.csv
dump 0 lazada order o.csv ", currency: PHP"

# one that nobody paid has no total
for status in pending authorized voided; do
	lines "$shopify" "#1,$status,mug,1,10,15," >o.csv
	dump 3 shopify order o.csv
	has "$status" "$err" \
		"o.csv:2:4: warning: by the export this order was not paid, or not all of it: \"$status\"; no total is shown"
	same "on its record" "$(value order.status)" "$status"
	same "no total" "$(value order.total)" ""
	try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
	same "nor is its column listed: $status" "$(grep -c "Columns: .*Lineitem price.*Total" <<<"$out")" 0
	has "but the others: $status" "$out" "Lineitem price"
done
lines "$shopify" "#1,pending,mug,1,10,15," >o.csv
dump 3 shopify order o.csv ", total: 15"
same "but the seller's own" "$(value order.total)" "15.00"
has "told as it is" "$err" 'this order was not paid, or not all of it: "pending" [import-unpaid]'
lines "$shopify" '#1,paid,mug,1,10,15,0.00' ',,cup,1,5,,' >o.csv
dump 0 shopify order o.csv
lines '子订单编号,主订单编号,标题,价格,购买数量,退款状态,退款金额' '1,100,mug,10,1,没有申请退款,0.00' \
	'2,100,cup,5,1,退款成功,5.00' >o.csv
dump 3 taobao order o.csv
has "one item" "$err" "o.csv:3:15: $refunded \"退款成功\""
same "is not all" "$(value order.status)" ""
shopee='Order ID,Order Status,Product Name,SKU Reference No.,Quantity,Return / Refund Status,Returned quantity'
for part in 1 ""; do
	lines "$shopee" "1,Completed,mug,m,2,Request Completed,$part" >o.csv
	dump 3 shopee order o.csv ", currency: SGD"
	has "some pieces" "$err" "o.csv:2:21: $refunded \"Request Completed\""
	same "are not all" "$(value order.status)" ""
done
lines "$shopee" "1,Completed,mug,m,2,Request Completed,2" "1,Completed,cup,c,1,Request Completed," >o.csv
dump 3 shopee order o.csv ", currency: SGD"
same "all pieces" "$(value order.status)" "Request Completed"
lines 'orderItemId,orderNumber,itemName,unitPrice,status,status' '1,100,mug,10,delivered,returned' >o.csv
dump 3 lazada order o.csv ", currency: SGD"
has "the second of two columns" "$err" "o.csv:2:24: $refunded \"returned\""
same "says it, too" "$(value order.status)" "returned"
lazada='orderItemId,orderNumber,itemName,unitPrice,status'
lines "$lazada" '1,100,mug,10,canceled' '2,100,cup,10,delivered' >o.csv
dump 3 lazada order o.csv ", currency: SGD"
same "a part of it" "$(value order.status)" ""
has "told" "$err" 'by the export a part of this order is cancelled: "canceled" [import-cancelled]'
lines "$lazada" '1,100,mug,10,delivered' >o.csv
dump 0 lazada order o.csv ", currency: SGD"

# what was asked for and refused has an amount as what was granted has; of what nobody decided it is no status
items='子订单编号,主订单编号,标题,价格,购买数量,买家应付货款,买家实际支付金额,退款状态,退款金额,订单付款时间'
told() { grep -o 'import-\(refunded\|status\|returned\|unpaid\|total\)\]' <<<"$err" | sort -u | tr '\n' ' '; }
for status in 退款关闭 卖家拒绝退款 没有申请退款 -; do
	lines "$items" "1,100,mug,100,1,100.00,100.00,$status,100.00,2026-01-10 10:00:00" >o.csv
	dump 0 taobao order o.csv
	same "$status" "$(told)$(value order.status)" ""
	same "it was paid: $status" "$(value order.total)" "100.00"
done
asked="note: by the export a refund or return of this order, or of a part of it, was asked for:"
for status in "买家已经申请退款，等待卖家同意" "卖家已经同意退款，等待买家退货" "买家已经退货，等待卖家确认收货"; do
	lines "$items" "1,100,mug,100,1,100.00,100.00,$status,100.00,2026-01-10 10:00:00" \
		"2,100,cup,20,1,20.00,20.00,没有申请退款,,2026-01-10 10:00:00" >o.csv
	dump 0 taobao order o.csv
	has "$status" "$err" "o.csv:2:31: $asked \"$status\" [import-refunded]"
	same "is not decided: $status" "$(told)$(value order.status)" "import-refunded] "
	same "the total stays: $status" "$(value order.total)" "120.00"
done
lines "$items" "1,100,mug,100,1,100.00,100.00,,100.00,2026-01-10 10:00:00" >o.csv
dump 3 taobao order o.csv
has "the amount alone" "$err" "o.csv:2:32: $refunded \"退款金额: 100.00\""
same "is no word for a status" "$(value order.status)" ""
lines "${items/退款状态,}" "1,100,mug,100,1,100.00,100.00,100.00,2026-01-10 10:00:00" >o.csv
dump 3 taobao order o.csv
has "nor without the column" "$err" "$refunded \"退款金额: 100.00\""
lines "$items" "1,100,mug,100,1,100.00,100.00,退款飞走,100.00,2026-01-10 10:00:00" >o.csv
dump 0 taobao order o.csv
has "a word nobody knows" "$err" 'note: what the status "退款飞走" means is not known'
for status in Cancelled "Request Cancelled" "Request Rejected"; do
	lines "$shopee" "1,Completed,mug,m,2,$status,2" >o.csv
	dump 0 shopee order o.csv ", currency: SGD"
	same "Shopee: $status" "$(grep -c 'import-\(status\|refunded\)' <<<"$err")$(value order.status)" 0
done
for status in Requested "Request Approved"; do
	lines "$shopee" "1,Completed,mug,m,2,$status,2" >o.csv
	dump 0 shopee order o.csv ", currency: SGD"
	has "Shopee: $status" "$err" "o.csv:2:21: $asked \"$status\""
	same "no status: $status" "$(value order.status)" ""
done
lines "$shopee" "1,Completed,mug,m,2,,2" >o.csv
dump 3 shopee order o.csv ", currency: SGD"
has "pieces alone" "$err" "$refunded \"Returned quantity: 2\""
same "are no status" "$(value order.status)" ""
for status in "To return" Return/Refund; do
	lines "$shopee" "1,$status,mug,m,2,," >o.csv
	dump 0 shopee order o.csv ", currency: SGD"
	has "Shopee: $status" "$err" "o.csv:2:3: $asked \"$status\""
done
pdd='订单号,商品,商品数量(件),用户实付金额(元),订单状态,售后状态,支付时间'
lines "$pdd" '251110-1,mug,2,238.00,已签收,售后处理中,2026-01-10 10:00:00' >o.csv
dump 0 pinduoduo order o.csv
has "Pinduoduo" "$err" "$asked \"售后处理中\""
same "its total stays" "$(value order.total)" "238.00"

# nobody paid: no total of any platform
# unpaid PLATFORM STATUS [KEYS]
unpaid() {
	dump 3 "$1" order o.csv "${3:-}"
	has "$1, $2" "$err" "this order was not paid, or not all of it: \"$2\"; no total is shown [import-unpaid]"
	same "its status: $1, $2" "$(value order.status)" "$2"
	same "its total: $1, $2" "$(value order.total)" ""
}
lines '主订单编号,选购商品,商品数量,商品金额,订单应付金额,订单状态' '1,mug,1,129,129,待支付' >o.csv
unpaid douyin 待支付
lines '订单编号,买家会员名,货品标题,单价(元),数量,实付款(元),订单状态' '1,a,mug,10,1,10,等待买家付款' >o.csv
unpaid 1688 等待买家付款
lines "$lazada,paidPrice,shippingFee" '1,100,mug,10,unpaid,10,2' >o.csv
unpaid lazada unpaid ", currency: SGD"
lines "$shopee,Grand Total" '1,Unpaid,mug,m,2,,,20' >o.csv
unpaid shopee Unpaid ", currency: SGD"
lines '订单编号,买家会员名,买家应付货款,买家实际支付金额,订单状态,宝贝标题,宝贝总数量' '1,tb1,129.00,129.00,等待买家付款,mug,1' >o.csv
unpaid taobao 等待买家付款
lines "$items,订单状态" "1,100,mug,100,1,100.00,100.00,没有申请退款,,,等待买家付款" >o.csv
unpaid tmall 等待买家付款
lines "$pdd" '251110-1,mug,2,238.00,待支付,,' >o.csv
unpaid pinduoduo 待支付
for status in 等待付款 未付款; do
	lines '订单号,商品名称,订购数量,京东价,应付金额,订单状态' "1,mug,1,10,10,$status" >o.csv
	unpaid jd $status
done
lines '订单号,商品名称,订购数量,京东价,应付金额,订单状态' "1,mug,1,10,10,(删除)等待付款" >o.csv
dump 3 jd order o.csv
has "deleted" "$err" 'this order is cancelled: "(删除)等待付款" [import-cancelled]'

# nor has one of eBay that has no date of payment
paid_on='Order Number,Buyer Username,Item Title,Quantity,Sold For,Total Price,Sale Date,Paid On Date'
lines "$paid_on" '12-3,bob,mug,1,$5,$5,Jan-10-26,' >o.csv
dump 3 ebay order o.csv
has "no date" "$err" 'o.csv:2:1: warning: by the export this order was not paid, or not all of it: "Paid On Date: -";'
same "no total" "$(value order.total)$(value order.status)" ""
lines "$paid_on" '12-3,bob,mug,1,$5,$5,Jan-10-26,Jan-11-26' >o.csv
dump 0 ebay order o.csv
same "with one" "$(value order.total)" "5.00"
lines "$paid_on" '12-3,bob,,2,$8,$8,Jan-10-26,Jan-11-26' '12-3,bob,mug,1,$5,,Jan-10-26,' \
	'12-3,bob,cup,1,$3,,Jan-10-26,' >o.csv
dump 0 ebay order o.csv
same "of the order as a whole" "$(value order.total)$(grep -c import-unpaid <<<"$err")" "8.000"
lines "${paid_on%,*}" '12-3,bob,mug,1,$5,$5,Jan-10-26' >o.csv
dump 0 ebay order o.csv
same "without the column" "$(value order.total)" "5.00"

# one of which a part was not sent is told
partly='note: by the export a part of this order was not sent:'
lines 'Name,Financial Status,Fulfillment Status,Lineitem name,Lineitem quantity,Lineitem price,Total' \
	'#1,paid,partial,mug,1,10,15' ',,,cup,1,5,' >o.csv
dump 0 shopify order o.csv
has "Shopify" "$err" "o.csv:2:9: $partly \"partial\" [import-status]"
same "is no status, and paid" "$(value order.status)$(value order.total)" "15.00"
lines 'amazon-order-id;order-status;product-name;quantity;currency;item-price' '1-1;Partially Shipped;mug;1;USD;20' |
	tr ';' '\t' >o.txt
dump 0 amazon order o.txt
has "Amazon" "$err" "$partly \"Partially Shipped\""
lines '主订单编号,选购商品,商品数量,商品金额,订单应付金额,订单状态' '1,mug,1,129,129,部分发货' >o.csv
dump 0 douyin order o.csv
has "Douyin" "$err" "$partly \"部分发货\""

# a word that nobody knows is told, and one of an ordinary order is not
# known PLATFORM HEAD ROW STATUS ... [-- KEYS]: STATUS stands for @ in the row
known() {
	local platform=$1 head=$2 row=$3 status
	shift 3
	for status; do
		lines "$head" "${row/@/$status}" >o.csv
		dump 0 "$platform" order o.csv "$keys"
		same "$platform, $status" "$(grep -c 'import-status\|warning' <<<"$err")" "${unknown:-0}"
	done
}
while IFS='|' read -r platform head row words keys; do
	IFS=/ read -ra words <<<"$words"
	known "$platform" "$head" "$row" "${words[@]}"
	unknown=1 known "$platform" "$head" "$row" Eaten
done <<-'END'
	taobao|订单编号,买家会员名,宝贝标题,宝贝总数量,订单状态|1,tb1,mug,1,"@"|买家已付款，等待卖家发货/卖家已发货，等待买家确认/交易成功|
	tmall|子订单编号,主订单编号,标题,价格,购买数量,订单状态|1,100,mug,10,1,"@"|买家已付款,等待卖家发货/交易成功|
	pinduoduo|订单号,商品,商品数量(件),用户实付金额(元),订单状态|1,mug,1,10,"@"|待发货/已发货，待签收/已签收/已收货|
	pinduoduo|订单号,商品,商品数量(件),用户实付金额(元),售后状态|1,mug,1,10,"@"|无售后或售后取消|
	douyin|主订单编号,选购商品,商品数量,商品金额,订单应付金额,订单状态|1,mug,1,10,10,"@"|备货中/已发货/已完成|
	douyin|主订单编号,选购商品,商品数量,商品金额,订单应付金额,售后状态|1,mug,1,10,10,"@"|-/无售后/售后关闭/售后取消|
	shopify|Name,Lineitem name,Financial Status,Lineitem quantity,Fulfillment Status|#1,mug,paid,1,"@"|unfulfilled|
	1688|订单编号,买家会员名,货品标题,单价(元),数量,订单状态|1,a,mug,10,1,"@"|等待卖家发货/等待买家确认收货/交易成功|
	jd|订单号,商品名称,订购数量,京东价,应付金额,订单状态|1,mug,1,10,10,"@"|等待出库/等待确认收货/完成|
	lazada|orderItemId,orderNumber,itemName,unitPrice,status|1,100,mug,10,"@"|delivered/shipped|, currency: SGD
	shopify|Name,Lineitem name,Lineitem quantity,Total,Financial Status|#1,mug,1,15,"@"|paid|, currency: USD
	ozon|Номер заказа,Номер отправления,Наименование товара,Количество,Статус|1,1-1,лампа,1,"@"|Доставлен/Ожидает в ПВЗ|
END
lines "$shopee" "1,Eaten,mug,m,2,," >o.csv
dump 0 shopee order o.csv ", currency: SGD"
same "not where not all are known" "$(grep -c import-status <<<"$err")" 0

# one that did not stay with the buyer
amazon="amazon-order-id;order-status;product-name;item-status;quantity;currency;item-price"
returned='warning: by the export this order, or a part of it, did not stay with the buyer:'
lines 'Номер заказа,Номер отправления,Наименование товара,Количество,Статус' '1,1-1,лампа,1,Возврат' >o.csv
dump 3 ozon order o.csv
has "Ozon" "$err" "o.csv:2:15: $returned \"Возврат\" [import-returned]"
lines "$shopee" "1,Failed Delivery,mug,m,2,," >o.csv
dump 3 shopee order o.csv ", currency: SGD"
has "Shopee" "$err" "o.csv:2:3: $returned \"Failed Delivery\" [import-returned]"
same "its status" "$(value order.status)" "Failed Delivery"
for status in "Returned to Seller" "Rejected by Buyer" "Lost in Transit"; do
	lines "$amazon" "113-1;Shipped - $status;mug;Shipped;1;USD;20.00" | tr ';' '\t' >o.txt
	dump 3 amazon order o.txt
	has "$status" "$err" "o.txt:2:7: $returned \"Shipped - $status\" [import-returned]"
	same "on its record" "$(value order.status)" "Shipped - $status"
done
lines "$amazon" "113-1;Shipped - Delivered to Buyer;mug;Shipped;1;USD;20.00" | tr ';' '\t' >o.txt
dump 0 amazon order o.txt
same "nothing to tell" "$(grep -c 'import-\(status\|returned\)' <<<"$err")" 0
lines "$amazon" "113-1;Shipped - Eaten;mug;Shipped;1;USD;20.00" | tr ';' '\t' >o.txt
dump 0 amazon order o.txt
has "not known" "$err" \
	'o.txt:2:7: note: what the status "Shipped - Eaten" means is not known: it is not read [import-status]'
for status in failed failed_delivery lost_by_3pl shipped_back_success "Package Returned" "Lost by 3PL"; do
	lines "$lazada" "1,100,mug,10,$status" >o.csv
	dump 3 lazada order o.csv ", currency: SGD"
	has "$status" "$err" "o.csv:2:14: $returned \"$status\""
done
lines "$lazada" '1,100,mug,10,delivered' '2,100,cup,10,shipped_back' >o.csv
dump 3 lazada order o.csv ", currency: SGD"
has "a part" "$err" "o.csv:3:14: $returned \"shipped_back\""
same "is not all" "$(value order.status)" ""
lines "$lazada" '1,100,mug,10,foo' >o.csv
dump 0 lazada order o.csv ", currency: SGD"
has "not known" "$err" 'note: what the status "foo" means is not known'

# the last status of a parcel decides
cdek() { # CODE TIME ...
	local statuses=
	while (($#)); do
		statuses="$statuses{\"code\":\"$1\",\"name\":\"$1\",\"date_time\":\"2026-01-$2T10:00:00+0000\"},"
		shift 2
	done
	lines "{\"entity\": {\"cdek_number\": \"1\", \"statuses\": [${statuses%,}]}}" >t.json
}
cdek DELIVERED 10 CREATED 09
dump 0 ozon logistics t.json
same "delivered" "$(delivered)" "true "
for code in NOT_DELIVERED RETURNED_TO_SENDER_WAREHOUSE; do
	cdek DELIVERED 10 $code 11
	dump 3 ozon logistics t.json
	same "then $code" "$(delivered | tr ' ' '\n' | grep -c true)" 0
	has "told" "$err" "t.json:1:125: warning: \"$code\" of 2026-01-11 10:00:00 +00:00 comes after \"DELIVERED\" of"
done
cdek DELIVERED 12 NOT_DELIVERED 11
dump 0 ozon logistics t.json
same "at the second try" "$(delivered | tr ' ' '\n' | grep -c true)" 1
lines '{"data": {"accepted": [{"number": "RR1", "track_info": {"tracking": {"providers": [{"events": [' \
	'{"time_iso": "2025-12-30T10:00:00+08:00", "description": "back", "stage": "Returned"},' \
	'{"time_iso": "2025-12-29T10:00:00+08:00", "description": "left", "stage": "Delivered"}]}]}}}]}}' >t.json
dump 3 generic logistics t.json
same "17TRACK" "$(delivered | tr ' ' '\n' | grep -c true)" 0

# what 17TRACK has no time of, but the day as the carrier writes it, is of that day; what has neither is left out
event() { # TIMES TEXT
	printf '{"time_iso": null, "time_utc": null, %s"description": "%s", "stage": "InTransit"}' "$1" "$2"
}
lines '{"data": {"accepted": [{"number": "RR1", "track_info": {"tracking": {"providers": [{"events": [' \
	'{"time_iso": "2025-12-30T10:00:00+08:00", "description": "left", "stage": "Delivered"},' \
	"$(event '"time_raw": {"date": "2025-12-29", "time": "08:00:00", "timezone": null}, ' arrived)," \
	"$(event '"time_raw": {"date": "soon"}, ' odd), $(event "" none)]}]}}}]}}" >t.json
dump 3 generic logistics t.json
same "what is told" "$(sed -n 's/.*events\[[0-9]*\].\(at\|what\) = //p' <<<"$out" | tr '\n' '|')" \
	"2025-12-29|arrived|2025-12-30 10:00:00 +08:00|left|"
has "the day" "$err" "t.json:3:59: note: t.json does not tell on which clock 1 of its times are, this one first;"
has "left out" "$err" "t.json:4:1: warning: 2 entries of t.json do not tell when it was, or what, this one first;"

# of the parcel, and of no scan
kuaidi() { # STATE KEYS-OF-THE-LAST KEYS-OF-THE-FIRST
	lines "{\"nu\": \"1\", \"com\": \"ems\", \"state\": \"$1\", \"data\": [" \
		"{\"time\": \"2025-12-30 10:00:00\", \"context\": \"handed over\"${2:-}}," \
		"{\"time\": \"2025-12-29 10:00:00\", \"context\": \"sent\"${3:-}}]}" >t.json
	dump "${4:-0}" taobao logistics t.json
}
given() { sed -n 's/.*logistics.events\[\([0-9]*\)\].delivered = true/\1/p' <<<"$out" | tr '\n' ' '; }
kuaidi 3
same "the last" "$(given)" "2 "
has "told" "$err" 'note: t.json says of the parcel that it was handed over, and of no scan: the last is taken, "handed'
kuaidi 3 "" ', "status": "签收"'
same "the one that says it" "$(given)" "1 "
same "nothing to tell" "$(grep -c import-delivered <<<"$err")" 0
kuaidi 3 ', "statusCode": "301"'
same "by its code" "$(given)" "2 "
same "nothing to tell" "$(grep -c import-delivered <<<"$err")" 0
kuaidi "" ', "statusCode": "3"'
same "by its code alone" "$(given)" "2 "
kuaidi 0 ', "statusCode": "3"' "" 3
same "not against that of the parcel" "$(given)" ""
for last in '3|, "status": "在途"' '3|, "statusCode": "5"' '0|' '5|'; do
	kuaidi "${last%%|*}" "${last#*|}"
	same "none: $last" "$(given)" ""
done
# one that was refused or goes back contradicts an order that says it was received
for last in '4|' '4|, "statusCode": "4"' '6|, "status": "退回"' '0|, "status": "拒签"'; do
	kuaidi "${last%%|*}" "${last#*|}" "" 3
	same "none: $last" "$(given)" ""
	has "told: $last" "$err" "warning: by the carrier's record this parcel was not handed over, or came back: \"handed"
	has "of what time" "$err" "of 2025-12-30 10:00:00 +08:00 [import-undelivered]"
done
kuaidi 6 ', "statusCode": "14"' ', "statusCode": "3"' 3
same "refused" "$(given)" ""
sed -i '/^statement/s/.*/statement: "{received}: delivered {delivered}"/' case.yaml
lines "order: {number: 1, received: 2025-12-31 10:00}" >>case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "what the order says is no carrier's record" "$out" "10:00: delivered ___Delivered___"
has "a blank" "$err" \
	"the case says nothing for {delivered} of the statement: blanks are printed"
has "what to write" "$err" "add to the case what is known of: logistics.events.delivered"
kuaidi 3
sed -i '/^statement/s/.*/statement: "delivered {delivered}"/' case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "by its scan" "${out//$'\xc2\xa0'/ }" "delivered 30 Dec 2025, 10:00:00"
kuaidi 0 ', "statusCode": "14"' ', "statusCode": "3"' 3
same "taken back" "$(given)" ""

# Kuaidi100 tells Beijing's time, whoever asks
lines '{"nu": "1", "com": "ems", "data": [{"time": "2025-12-30 10:00:00", "context": "a", "status": "签收"},' \
	'{"time": "2025-12-29", "context": "b"}]}' >t.json
sed -i 's/"2025-12-29"/"2025-12-29 09:00"/' t.json
dump 0 ozon logistics t.json
same "its clock" "$(value 'logistics.events\[2\].at')" "2025-12-30 10:00:00 +08:00"
same "and its delivery" "$(delivered)" "true "
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "in Moscow" "$out" "05:00"
same "the rest is on the platform's" "$(grep -c zone-mixed <<<"$err")" 0
has "as it says" "$out" "All times are in Moscow time"

# an order is on its platform's clock, whatever that of the case is
lines "$ozon;Количество" '1;1-1;2026-02-01 10:00;Доставлен;лампа;300,00;;1' >o.csv
dump 0 ozon order o.csv
sed -i '1a timezone: "+05:00"' case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "an hour of another zone" "$out" "12:00"
has "which it says" "$out" "All times are in UTC+05:00"
lines '{"entity": {"cdek_number": "1", "statuses": [{"code": "CREATED", "name": "a",' \
	'"date_time": "2026-02-01T10:00:00+0000"}]}}' >t.json
dump 0 ozon order o.csv
lines "logistics: {from: t.json}" >>case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
same "offsets of exports leave the others alone" "$(grep -c "warning: .*zone-mixed" <<<"$err")" 0
lines 'timeline: [{at: 2026-02-03 10:00 +08:00, what: a}, {at: 2026-02-03 10:00 +03:00, what: b}]' >>case.yaml
sed -i 's/^respond_by:.*/&\nopened: 2026-02-02 10:00/' case.yaml
try 0 "$DOSSIER" dump --stage=plan --warning-exit-0 case.yaml
has "those of the case do not" "$err" "[zone-mixed]"
lines '订单编号,买家会员名,买家应付货款,总金额,买家实际支付金额,订单状态,宝贝标题,宝贝总数量,订单创建时间' \
	'4402234409125503817,tb1,129.00,129.00,129.00,交易成功,mug,1,2026-02-01 10:00:00' >o.csv
dump 0 taobao order o.csv
same "Taobao" "$(value order.created)" "2026-02-01 10:00:00 +08:00"
lines 'Order ID,Order Status,SKU Reference No.,Product Name,Deal Price,Quantity,Order Creation Date,Ship Time' \
	'1,Completed,M,Mug,10,1,2026-02-01 10:00,2026-02-02 10:00' >o.csv
for currency in SGD:+08:00 VND:+07:00 THB:+07:00; do
	dump 0 shopee order o.csv ", currency: ${currency%%:*}"
	same "Shopee, $currency" "$(value order.created)" "2026-02-01 10:00 ${currency#*:}"
done
dump 0 shopee order o.csv ", currency: IDR"
same "a country of several zones" "$(value order.created) $(value order.shipped)" "2026-02-01 2026-02-02"
has "told" "$err" "o.csv:2:24: note: o.csv does not tell on which clock 2 of its times are, this one first; their days"
sed -i '1a timezone: "+09:00"' case.yaml
try 0 "$DOSSIER" dump --stage=casefile case.yaml
same "unless the case says it" "$(value order.created)" "2026-02-01 10:00"

# months are words, and not what begins like one
ebay() { lines 'Order Number,Buyer Username,Item Title,Quantity,Sold For,Sale Date' "12-3,bob,mug,1,\$5,$1" >o.csv; }
for month in Sep Sept September sep. SEPTEMBER; do
	ebay "$month-10-26"
	dump 0 ebay order o.csv
	same "$month" "$(value order.created)" "2026-09-10"
done
for month in Septem Junk Mayo Ma; do
	ebay "$month-10-26"
	dump 2 ebay order o.csv
	has "$month" "$err" "is no date [bad-date]"
done

# what a spreadsheet made of a date is damage; and nobody is asked to write into an export
for damaged in 09:12.0 9:12 09:12:33 '"45971,3837"' 45971.3837; do
	ebay "$damaged"
	dump 2 ebay order o.csv
	has "$damaged" "$err" "[import-damaged]"
	has "its advice, $damaged" "$err" "download the export anew, and do not save it with a spreadsheet"
done
for other in 11/10/2025 "2025/11/10 9:12 AM" 2025年11月10日 2025-02-30; do
	ebay "$other"
	dump 2 ebay order o.csv
	has "$other" "$err" "\"$other\" is no date [bad-date]"
	has "its advice, $other" "$err" "do not save it with a spreadsheet; or write into the case when it was: 2025-"
	dump 0 ebay order o.csv ", created: 2025-11-10"
	same "$other, written" "$(value order.created)" 2025-11-10
done
for json in '{"nu": "1", "com": "ems", "data": [{"time": "2025-12-30 10:00:00", "context": "a"},' \
	'{"nu": "1", "com": "ems", "data": [{"time": "2025-12-30 10:00:00" "context": "a"}]}' '{"nu": "1'; do
	lines "$json" >t.json
	dump 2 ozon logistics t.json
	has "$json" "$err" "error: this JSON breaks off or is damaged here [syntax]"
	has "anew" "$err" "it may have been cut, or edited by hand: download it anew"
done

# since: and until: the wrong way round
lines Time,Sender,SenderName,Talker,TalkerName,Content '2026-01-10 10:00:00,a,A,a,A,hi' >chat.csv
dump 2 taobao chat chat.csv ", since: 2026-01-12, until: 2026-01-11"
has "turned" "$err" 'error: "until" is before "since", which is 2026-01-12 [bad-date]'
dump 0 taobao chat chat.csv ", since: 2026-01-10, until: 2026-01-10"
scene_end
